// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace nb {

/// Cuts bytes that come in pieces into lines. A line ends with LF; CR before it goes, too. What is
/// longer than kMostLine is dropped and counted. One thread.
class LineSplitter
{
public:
    static constexpr std::size_t kMostLine = 65'536;
    using Take = std::function<void(std::string_view)>;

    void feed(std::span<const char> bytes, const Take& take);
    /// The last line, which has no end. Not while it may still be written.
    void finish(const Take& take);
    /// Forgets a line that was begun.
    void reset();
    [[nodiscard]] std::uint64_t dropped() const { return m_dropped; }

private:
    void end(const Take& take);

    std::string m_line;
    bool m_tooLong = false;
    std::uint64_t m_dropped = 0;
};

} // namespace nb
