// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/timestamp.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace nb {

/// How many rows of a day a core has, is sent, and are there.
struct ForwardProgress
{
    std::uint64_t acknowledged = 0;
    std::uint64_t sent = 0; ///< in this session or before
    std::uint64_t rows = 0; ///< stored here
    bool sealed = false; ///< and counted: it need not be looked at again
    [[nodiscard]] bool done() const { return acknowledged >= rows; }
};

/// All days of a workspace as far as they are forwarded to one core.
class ForwardPositions
{
public:
    /// Reads what text() wrote; Invalid for anything else.
    static Result<ForwardPositions> fromText(std::string_view text);
    [[nodiscard]] std::string text() const;

    [[nodiscard]] std::map<Day, ForwardProgress>& days() { return m_days; }
    [[nodiscard]] const std::map<Day, ForwardProgress>& days() const { return m_days; }
    /// What was not acknowledged has to be sent again.
    void rewind();
    [[nodiscard]] std::uint64_t unacknowledged() const; ///< rows sent
    [[nodiscard]] bool allSent() const;
    [[nodiscard]] std::uint64_t waiting() const; ///< rows stored and not acknowledged

private:
    std::map<Day, ForwardProgress> m_days;
};

} // namespace nb
