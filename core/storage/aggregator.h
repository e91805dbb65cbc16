// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/fieldkeys.h"
#include "core/storage/grouptable.h"

#include <optional>
#include <span>
#include <vector>

namespace nb {

/// Groups flows by columns, over the chunks of several day files. Keys of up to 128 bits are packed
/// into two words; of wider ones the leading words are numbered until two remain. One thread.
class Aggregator
{
public:
    /// `by` may hold either-side fields: such a flow counts once for each of its two sides (the
    /// same side for all of them), and once only when both are equal.
    Aggregator(std::span<const FlowField> by,
        std::span<const std::shared_ptr<const Dictionaries>> files, bool withSpans);

    /// Adds the rows of the chunk whose mask is 1, all of them for an empty mask.
    Result<void> add(std::size_t file, ChunkReader& chunk, std::span<const std::uint8_t> mask);

    /// The groups, once all rows were added.
    [[nodiscard]] GroupTable& finish();
    /// The exact text of column `by` of a group.
    [[nodiscard]] std::string text(const Group& group, std::size_t by) const;

private:
    struct Part
    {
        FieldKeys keys; ///< of the field, or of its client side
        std::optional<FieldKeys> serverSide;
        unsigned word = 0;
        unsigned shift = 0;
        unsigned bits = 64;
    };
    enum class Side : std::uint8_t
    {
        Client,
        Server,
    };
    using Words = std::vector<std::vector<std::uint64_t>>; ///< by word, then by row

    void selectRows(ChunkReader& chunk, std::span<const std::uint8_t> mask);
    void packKeys(std::size_t file, ChunkReader& chunk, Side side, Words& words);
    void dropEqualSides();
    Result<void> addGroups(ChunkReader& chunk, const Words& words);
    [[nodiscard]] std::uint64_t wordOf(const Group& group, unsigned word) const;

    std::vector<Part> m_parts;
    unsigned m_wordCount = 1;
    bool m_twoSided = false;
    bool m_withSpans = false;
    std::optional<GroupTable> m_groups;
    std::vector<GroupTable> m_leading; ///< numbers (leading, next word) pairs of wide keys
    Words m_words;
    Words m_serverWords;
    std::vector<std::uint32_t> m_rows;
    std::vector<std::uint64_t> m_values;
    std::vector<GroupKey> m_keys;
    std::vector<std::uint32_t> m_indices;
};

} // namespace nb
