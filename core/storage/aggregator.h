// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/fieldkeys.h"
#include "core/storage/grouptable.h"
#include "core/storage/rowsums.h"

#include <optional>
#include <span>
#include <vector>

namespace nb {

/// Groups flows by columns, over the chunks of several day files. Keys of up to 128 bits are packed
/// into two words; of wider ones the leading words are numbered until two remain. Rows are taken in
/// blocks, so that what is made of them stays in the first-level cache. One thread.
class Aggregator
{
public:
    struct Options
    {
        Sums sums = Sums::All;
        CountFacts facts {}; ///< of all chunks that may be added
        bool withSpans = false; ///< first, last and hours of each group
        InsideTest inside {}; ///< for `internal` and `external`
    };
    /// `by` may hold either-side fields: such a flow counts once for each of its two sides (the
    /// same side for all of them), and once only when both are equal.
    Aggregator(std::span<const FlowField> by,
        std::span<const std::shared_ptr<const Dictionaries>> files, const Options& options);

    /// Adds the rows of the chunk whose mask is 1, all of them for an empty mask.
    Result<void> add(std::size_t file, ChunkReader& chunk, std::span<const std::uint8_t> mask);

    [[nodiscard]] const GroupTable& groups() const { return *m_groups; }
    /// The totals of a group's sums.
    [[nodiscard]] FlowTotals totals(const std::uint64_t* sums) const;
    /// A flow can be in two groups: the groups' totals do not add up to those of the flows.
    [[nodiscard]] bool twoSided() const { return m_twoSided; }
    /// The exact text of column `by` of a group.
    [[nodiscard]] std::string text(const GroupKey& key, std::size_t by) const;

private:
    static constexpr std::size_t kBlock = 1024;

    struct Part
    {
        FieldKeys keys; ///< of the field, or of its client side
        std::optional<FieldKeys> serverSide;
        unsigned word = 0;
        unsigned shift = 0;
        unsigned bits = 64;
        KeyColumn column {}; ///< of the chunk at hand
        KeyColumn serverColumn {};
        std::vector<std::uint64_t> computed {};
        std::vector<std::uint64_t> serverComputed {};
    };
    enum class Side : std::uint8_t
    {
        Client,
        Server,
    };
    using Words = std::vector<std::array<std::uint64_t, kBlock>>; ///< by word, then by row

    /// Rows of the chunk at hand: numbered ones, or `count` of them from `first` on.
    struct Block
    {
        std::size_t first = 0;
        const std::uint32_t* rows = nullptr;
        std::size_t count = 0;
        [[nodiscard]] std::size_t row(std::size_t i) const { return rows ? rows[i] : first + i; }
    };
    /// The counters of the chunk at hand that are added up, and where: all of one type.
    struct Counters
    {
        std::array<std::span<const std::uint32_t>, 4> narrow {};
        std::array<std::span<const std::uint64_t>, 4> wide {};
        std::array<std::size_t, 4> places {};
        std::size_t count = 0;
        bool isNarrow = true;
        bool haveRoom = true; ///< in every group's sums; see SumRoom
    };

    void makeLayout(const Options& options);
    void prepare(std::size_t file, ChunkReader& chunk);
    void packKeys(const Block& block, Side side, Words& words) const;
    Block dropEqualSides(const Block& block);
    bool addBlock(ChunkReader& chunk, const Block& block, const Words& words);
    template <typename T, std::size_t Count, bool Checked>
    void addCounters(const Block& block, const std::array<std::span<const T>, 4>& columns);
    template <typename T, bool Checked>
    void addCounters(const Block& block, const std::array<std::span<const T>, 4>& columns);
    void addRarities(ChunkReader& chunk, const Block& block);
    void addUnknown(ChunkReader& chunk, const Block& block, Column counter, GroupSum sum);
    void addSpans(ChunkReader& chunk, const Block& block);
    [[nodiscard]] std::uint64_t wordOf(GroupKey key, unsigned word) const;

    std::vector<Part> m_parts;
    unsigned m_wordCount = 1;
    bool m_twoSided = false;
    Sums m_sums = Sums::All;
    GroupLayout m_layout;
    std::optional<GroupTable> m_groups;
    std::vector<GroupTable> m_leading; ///< numbers (leading, next word) pairs of wide keys
    Counters m_counters;
    SumRoom m_room; ///< of the groups' sums
    std::array<std::vector<std::uint64_t>, 4> m_widened;
    Words m_words;
    Words m_serverWords;
    std::vector<std::uint32_t> m_rows;
    std::array<std::uint32_t, kBlock> m_unequal {};
    std::array<std::uint64_t, kBlock> m_numbers {};
    std::array<std::uint64_t*, kBlock> m_groupOf {}; ///< sums of each row's group
};

} // namespace nb
