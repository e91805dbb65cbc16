// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace nb {

struct PacketSummary;

/// Finds out from their packets which application metered flows belong to. Answers come later than
/// the packets; a ticket stands for a flow until then. One thread.
class FlowLabels
{
public:
    using Ticket = std::uint32_t; ///< 0: none

    struct Label
    {
        std::string_view application {}; ///< empty: unknown
        bool guessed = false; ///< by ports or addresses alone, nothing in the packets says so
    };

    virtual ~FlowLabels() = default;
    /// A packet of the flow in `slot` of the meter's table; `first` when the flow begins.
    virtual void packet(std::uint32_t slot, bool first, const PacketSummary& packet) = 0;
    /// The ticket of the flow in `slot`, which goes on.
    [[nodiscard]] virtual Ticket ticket(std::uint32_t slot) const = 0;
    /// The same for the last time: the flow is over.
    virtual Ticket end(std::uint32_t slot) = 0;
    /// A point in time; once reached() says so, flows that ended before it have their labels.
    virtual std::uint32_t mark() = 0;
    /// Never waits longer for anything than a stuck helper is given.
    virtual bool reached(std::uint32_t mark, bool wait) = 0;
    [[nodiscard]] virtual Label label(Ticket ticket) const = 0;
    /// The labels of a flow that is over is not needed any more.
    virtual void forget(Ticket ticket) = 0;
};

} // namespace nb
