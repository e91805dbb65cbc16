// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/ipaddress.h"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace nb {

/// Which clients asked for a name a short while ago; for logs whose answers do not say to whom they
/// go. Bounded. One thread.
class Askers
{
public:
    void ask(const std::string& name, const IpAddress& client, std::int64_t time);
    /// Clients that asked for `name` within the last seconds before `time`; the last one first.
    [[nodiscard]] std::vector<IpAddress> of(const std::string& name, std::int64_t time) const;

private:
    struct Question
    {
        IpAddress client {};
        std::int64_t time = 0;
    };
    struct Asked
    {
        std::int64_t time = 0;
        std::string name {};
    };
    void expire(std::int64_t time);

    std::unordered_map<std::string, std::vector<Question>> m_questions;
    std::deque<Asked> m_order;
};

} // namespace nb
