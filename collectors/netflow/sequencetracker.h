// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace nb {

/// What a message header says about its place in the stream.
struct SequencePlace
{
    std::uint32_t sequence = 0;
    /// How far the message advances the sequence; nothing when that cannot be told, because a
    /// template is missing (rule B2).
    std::optional<std::uint32_t> units {};
    std::int64_t exportTime = 0; ///< µs
    std::optional<std::uint32_t> uptime {}; ///< ms
};

/// Follows the sequence numbers of one stream, modulo 2^32 (rule B1). Messages out of order within
/// the last 64 gaps are no loss; duplicates and restarts are told apart. It only counts: nothing
/// else is forgotten because of it (rule A8).
class SequenceTracker
{
public:
    enum class Verdict : std::uint8_t
    {
        InOrder,
        AfterGap,
        Late, ///< fills a gap
        Duplicate, ///< its numbers were seen
        Restart, ///< the exporter began anew
        Resynchronised, ///< the place was lost, and is taken from this message
    };

    Verdict take(const SequencePlace& place);

    /// A message with this number would be in order.
    [[nodiscard]] bool expects(std::uint32_t sequence) const
    {
        return m_taken == 0 || (m_known && sequence == m_next);
    }
    /// A message that is a copy of one that was taken.
    void addDuplicate() { ++m_duplicates; }

    [[nodiscard]] std::uint64_t lost() const { return m_lost; }
    [[nodiscard]] std::uint64_t unknown() const { return m_unknown; }
    [[nodiscard]] std::uint64_t duplicates() const { return m_duplicates; }
    [[nodiscard]] std::uint64_t reordered() const { return m_reordered; }
    [[nodiscard]] std::uint64_t restarts() const { return m_restarts; }

private:
    struct Gap
    {
        std::uint32_t first = 0;
        std::uint32_t length = 0;
    };

    void follow(const SequencePlace& place);
    bool fill(const SequencePlace& place);
    [[nodiscard]] bool isRestart(const SequencePlace& place) const;
    Verdict behind(const SequencePlace& place);

    std::uint64_t m_taken = 0; ///< messages so far
    std::uint32_t m_first = 0; ///< where the stream began, as far as was seen
    bool m_known = false; ///< m_next can be told
    std::uint32_t m_next = 0;
    std::int64_t m_exportTime = 0;
    std::optional<std::uint32_t> m_uptime {};
    std::vector<Gap> m_gaps {}; ///< at most kMaxGaps, oldest first
    std::uint32_t m_strayNext = 0; ///< where a run of old numbers goes on
    unsigned m_strays = 0; ///< length of that run
    unsigned m_straysCounted = 0; ///< of these, how many are in m_duplicates
    std::uint64_t m_lost = 0;
    std::uint64_t m_unknown = 0;
    std::uint64_t m_duplicates = 0;
    std::uint64_t m_reordered = 0;
    std::uint64_t m_restarts = 0;
};

} // namespace nb
