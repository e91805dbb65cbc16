// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/ipaddress.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <unordered_set>

namespace nb {

/// Addresses whose owner nobody here knows, on their way to whoever asks the registries. Takes
/// public addresses only, each once in an hour at most, and not more than kMaxWaiting at a time.
/// Any thread.
class OwnerQuestions
{
public:
    static constexpr std::size_t kMaxWaiting = 4096;
    static constexpr std::size_t kMaxRemembered = 65'536;

    /// Nothing is taken while nobody listens.
    void add(const IpAddress& address);
    [[nodiscard]] std::optional<IpAddress> take();
    [[nodiscard]] std::size_t waiting() const;

    /// `bell` is rung, in the thread that adds, when a question comes and none was waiting; empty:
    /// nobody listens any more, and what waits is dropped.
    void setListener(std::function<void()> bell);
    [[nodiscard]] bool hasListener() const;

private:
    mutable std::mutex m_mutex; ///< of everything here
    std::deque<IpAddress> m_waiting;
    std::unordered_set<IpAddress> m_remembered;
    std::chrono::steady_clock::time_point m_forgotten {}; ///< when m_remembered was emptied
    std::function<void()> m_bell;
};

} // namespace nb
