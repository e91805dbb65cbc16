// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/netflow/sequencetracker.h"

#include <array>
#include <cstdint>
#include <optional>

namespace nb {

/// How an IPFIX exporter counts its sequence numbers. RFC 7011 §3.1 wants the records sent before
/// the message, those of options included; softflowd counts its own records too and leaves options
/// out, others do one of both. Taken at the RFC's word that would show as loss in every message, so
/// another habit is believed once it was right, and the one believed wrong, three times in a row.
class SequenceHabit
{
public:
    /// Looks at a message of `options` options records among its units; true when another habit is
    /// believed from this message on.
    [[nodiscard]] bool learn(const SequencePlace& place, std::uint32_t options);
    /// The place as the RFC would have it.
    [[nodiscard]] SequencePlace adjusted(SequencePlace place, std::uint32_t options) const;
    [[nodiscard]] bool isOfRfc() const { return m_believed == 0; }

private:
    /// Bits of a habit.
    enum Bit : std::size_t
    {
        LeavesOutOptions = 1,
        CountsItself = 2,
    };
    static constexpr std::size_t kHabits = 4;
    struct Message
    {
        std::uint32_t sequence = 0;
        std::uint32_t units = 0;
        std::uint32_t options = 0;
    };

    [[nodiscard]] static std::uint32_t unitsOf(const Message& message, std::size_t habit)
    {
        return message.units - ((habit & LeavesOutOptions) != 0 ? message.options : 0);
    }

    std::size_t m_believed = 0;
    std::array<unsigned, kHabits> m_right {}; ///< in a row, where the believed one was wrong
    std::optional<Message> m_last {};
};

} // namespace nb
