// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/rowsums.h"

#include "core/base/processorclones.h"

#include <cstring>

namespace nb {

namespace {

constexpr std::size_t kSparse = 16; ///< below one row in so many they are looked at singly

NB_CLONES std::uint64_t sumCounts(std::span<const std::uint32_t> stored, const std::uint8_t* mask)
{
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < stored.size(); ++i)
        sum += knownCount(stored[i]) & (0U - std::uint32_t {mask[i]});
    return sum;
}

NB_CLONES std::uint64_t sumCounts(std::span<const std::uint64_t> stored, const std::uint8_t* mask)
{
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < stored.size(); ++i)
        sum += knownCount(stored[i]) & (0U - std::uint64_t {mask[i]});
    return sum;
}

/// The rows to be summed up: all, by mask, or by number where they are few.
struct Choice
{
    std::span<const std::uint8_t> mask;
    std::vector<std::uint32_t> rows;
    bool sparse = false;
    std::size_t count = 0;
};

template <typename F> void forEachRow(const Choice& choice, std::size_t rows, const F& fn)
{
    if (choice.sparse)
        for (const std::uint32_t row : choice.rows)
            fn(row);
    else if (choice.mask.empty())
        for (std::size_t i = 0; i < rows; ++i)
            fn(i);
    else
        for (std::size_t i = 0; i < rows; ++i)
            if (choice.mask[i] != 0)
                fn(i);
}

template <typename F>
std::uint64_t sumWhere(const Choice& choice, std::size_t rows, const F& valueOf)
{
    std::uint64_t sum = 0;
    forEachRow(choice, rows, [&](std::size_t row) { sum += valueOf(row); });
    return sum;
}

std::uint64_t sumOf(ChunkReader& chunk, Column column, const Choice& choice)
{
    if (const auto same = chunk.constant(column); same && *same <= 1)
        return 0;
    return std::visit(
        [&]<typename T>(std::span<const T> stored) -> std::uint64_t {
            const auto valueOf
                = [stored](std::size_t row) { return std::uint64_t {knownCount(stored[row])}; };
            if (!SumRoom().take(stored.size(), mostOf(stored))) {
                std::uint64_t sum = 0;
                forEachRow(choice, stored.size(),
                    [&](std::size_t row) { sum = addSum(sum, valueOf(row)); });
                return sum;
            }
            if constexpr (sizeof(T) >= 4)
                if (!choice.sparse && !choice.mask.empty())
                    return sumCounts(stored, choice.mask.data());
            return sumWhere(choice, stored.size(), valueOf);
        },
        chunk.values(column));
}

std::uint64_t unknownOf(ChunkReader& chunk, Column column, const Choice& choice)
{
    if (!mayBeUnknown(chunk.chunk().columns[columnIndex(column)]))
        return 0;
    return std::visit(
        [&](auto stored) {
            return sumWhere(choice, stored.size(),
                [stored](std::size_t row) -> std::uint64_t { return stored[row] == 0 ? 1 : 0; });
        },
        chunk.values(column));
}

std::uint64_t hitsOf(ChunkReader& chunk, const Choice& choice)
{
    if (const auto same = chunk.constant(Column::Hits))
        return *same * choice.count;
    const auto hits = chunk.get<std::uint32_t>(Column::Hits);
    return sumWhere(
        choice, hits.size(), [hits](std::size_t row) { return std::uint64_t {hits[row]}; });
}

} // namespace

bool mayBeUnknown(const ColumnHead& head)
{
    // every value of an Offset column is at least its base
    return head.encoding == ColumnEncoding::Delta || head.base == 0;
}

void CountFacts::add(const ChunkInfo& chunk)
{
    const auto head = [&chunk](Column column) -> const ColumnHead& {
        return chunk.columns[columnIndex(column)];
    };
    const ColumnHead& h = head(Column::Hits);
    hits = hits || h.encoding != ColumnEncoding::Constant || h.base != 1;
    for (std::size_t i = 0; i < kCounterColumns.size(); ++i) {
        const ColumnHead& counter = head(kCounterColumns[i]);
        counted[i] = counted[i] || counter.encoding != ColumnEncoding::Constant || counter.base > 1;
    }
    packetsUnknown = packetsUnknown || mayBeUnknown(head(Column::Packets));
    bytesUnknown = bytesUnknown || mayBeUnknown(head(Column::Bytes));
}

void listRows(std::span<const std::uint8_t> mask, std::vector<std::uint32_t>& rows)
{
    constexpr std::size_t kWord = sizeof(std::uint64_t);
    rows.resize(mask.size());
    std::size_t count = 0;
    std::size_t i = 0;
    for (; i + kWord <= mask.size(); i += kWord) {
        std::uint64_t word = 0;
        std::memcpy(&word, mask.data() + i, kWord);
        if (word == 0)
            continue;
        for (std::size_t row = i; row < i + kWord; ++row) {
            rows[count] = static_cast<std::uint32_t>(row);
            count += mask[row];
        }
    }
    for (; i < mask.size(); ++i) {
        rows[count] = static_cast<std::uint32_t>(i);
        count += mask[i];
    }
    rows.resize(count);
}

FlowTotals sumRows(
    ChunkReader& chunk, std::span<const std::uint8_t> mask, std::size_t matching, Sums sums)
{
    Choice choice {mask, {}, false, matching};
    if (!mask.empty() && matching < mask.size() / kSparse) {
        choice.sparse = true;
        listRows(mask, choice.rows);
    }
    FlowTotals totals;
    totals.rows = matching;
    if (contains(sums, Sums::Flows))
        totals.flows = hitsOf(chunk, choice);
    if (contains(sums, Sums::Packets)) {
        totals.packets = sumOf(chunk, Column::Packets, choice);
        totals.reversePackets = sumOf(chunk, Column::ReversePackets, choice);
        totals.packetsUnknown = unknownOf(chunk, Column::Packets, choice);
    }
    if (contains(sums, Sums::Bytes)) {
        totals.bytes = sumOf(chunk, Column::Bytes, choice);
        totals.reverseBytes = sumOf(chunk, Column::ReverseBytes, choice);
        totals.bytesUnknown = unknownOf(chunk, Column::Bytes, choice);
    }
    return totals;
}

} // namespace nb
