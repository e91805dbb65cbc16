// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace nb::dissect {

/// What a process that a packet has taken over might do, on purpose, so that tests see that it gets
/// nowhere. Nothing unless an argument asks for it.
class Misbehaviour
{
public:
    /// `--try=abort@N`: at packet N; also `connect`, `open`, `allocate`, `fork` and `hang`. False
    /// when it is none of these.
    bool set(std::string_view argument);
    void at(std::uint64_t packet) const
    {
        if (m_packet == packet)
            run();
    }

private:
    enum class Deed : std::uint8_t
    {
        Abort,
        Connect,
        Open,
        Allocate,
        Fork,
        Hang,
    };
    void run() const;

    Deed m_deed {};
    std::uint64_t m_packet = 0; ///< 0: never
};

} // namespace nb::dissect
