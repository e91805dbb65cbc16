// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/aggregator.h"

#include "core/storage/conversationsummary.h"

#include <algorithm>

namespace nb {

namespace {

constexpr std::array kCounterSums {
    GroupSum::Packets, GroupSum::Bytes, GroupSum::ReversePackets, GroupSum::ReverseBytes};

FlowField clientSide(FlowField field)
{
    const auto sides = sidesOf(field);
    return sides.empty() ? field : sides[0];
}

template <typename T, typename RowOf>
void packColumn(const T* values, const std::uint32_t* map, std::size_t count, unsigned shift,
    std::uint64_t* out, const RowOf& rowOf)
{
    if (map)
        for (std::size_t i = 0; i < count; ++i)
            out[i] |= std::uint64_t {map[values[rowOf(i)]]} << shift;
    else
        for (std::size_t i = 0; i < count; ++i)
            out[i] |= static_cast<std::uint64_t>(values[rowOf(i)]) << shift;
}

} // namespace

Aggregator::Aggregator(std::span<const FlowField> by,
    std::span<const std::shared_ptr<const Dictionaries>> files, const Options& options)
    : m_sums(options.sums)
{
    unsigned used = 0;
    for (const FlowField field : by) {
        Part part {FieldKeys(clientSide(field), files, options.inside), {}};
        if (const auto sides = sidesOf(field); !sides.empty()) {
            part.serverSide.emplace(sides[1], files, options.inside);
            m_twoSided = true;
        }
        part.bits = std::max(part.keys.bits(), part.serverSide ? part.serverSide->bits() : 0U);
        if (used % 64 + part.bits > 64)
            used += 64 - used % 64;
        part.word = used / 64;
        part.shift = used % 64;
        used += part.bits;
        m_parts.push_back(std::move(part));
    }
    m_wordCount = std::max(1U, (used + 63) / 64);
    m_words.resize(m_wordCount);
    m_serverWords.resize(m_wordCount);
    GroupLayout numbered;
    numbered.keep(GroupSum::Number);
    for (unsigned word = 2; word < m_wordCount; ++word)
        m_leading.emplace_back(2, 64, numbered);
    makeLayout(options);
    m_groups.emplace(std::min(m_wordCount, 2U), std::min(used, 64U), m_layout);
}

void Aggregator::makeLayout(const Options& options)
{
    const auto keepIf = [this](bool kept, GroupSum sum) {
        if (kept)
            m_layout.keep(sum);
    };
    for (std::size_t i = 0; i < kCounterColumns.size(); ++i)
        keepIf(options.facts.counted[i] && needs(m_sums, kCounterColumns[i]), kCounterSums[i]);
    keepIf(options.facts.hits && contains(m_sums, Sums::Flows), GroupSum::Flows);
    keepIf(
        options.facts.packetsUnknown && contains(m_sums, Sums::Packets), GroupSum::PacketsUnknown);
    keepIf(options.facts.bytesUnknown && contains(m_sums, Sums::Bytes), GroupSum::BytesUnknown);
    for (const GroupSum sum : {GroupSum::First, GroupSum::Last, GroupSum::Hours})
        keepIf(options.withSpans, sum);
}

/// Decodes what the chunk's rows are grouped by and what is summed up of them.
void Aggregator::prepare(std::size_t file, ChunkReader& chunk)
{
    for (Part& part : m_parts) {
        part.column = part.keys.column(file, chunk, part.computed);
        if (m_twoSided)
            part.serverColumn = part.serverSide
                ? part.serverSide->column(file, chunk, part.serverComputed)
                : part.column;
    }
    m_counters.count = 0;
    m_counters.isNarrow = true;
    std::array<ColumnValues, 4> values;
    for (std::size_t i = 0; i < kCounterColumns.size(); ++i) {
        const auto same = chunk.constant(kCounterColumns[i]);
        if (!m_layout.keeps(kCounterSums[i]) || (same && *same <= 1))
            continue;
        values[m_counters.count] = chunk.values(kCounterColumns[i]);
        m_counters.isNarrow = m_counters.isNarrow
            && std::holds_alternative<std::span<const std::uint32_t>>(values[m_counters.count]);
        m_counters.places[m_counters.count++] = m_layout.place(kCounterSums[i]);
    }
    for (std::size_t i = 0; i < m_counters.count; ++i) {
        if (m_counters.isNarrow) {
            m_counters.narrow[i] = std::get<std::span<const std::uint32_t>>(values[i]);
            continue;
        }
        if (const auto* wide = std::get_if<std::span<const std::uint64_t>>(&values[i])) {
            m_counters.wide[i] = *wide;
            continue;
        }
        std::visit(
            [&](auto narrow) { m_widened[i].assign(narrow.begin(), narrow.end()); }, values[i]);
        m_counters.wide[i] = m_widened[i];
    }
    std::uint64_t most = 0;
    for (std::size_t i = 0; i < m_counters.count; ++i)
        most = std::max(
            most, m_counters.isNarrow ? mostOf(m_counters.narrow[i]) : mostOf(m_counters.wide[i]));
    m_counters.haveRoom = m_room.take(chunk.rows(), most);
}

void Aggregator::packKeys(const Block& block, Side side, Words& words) const
{
    for (auto& word : words)
        std::fill_n(word.begin(), block.count, std::uint64_t {0});
    for (const Part& part : m_parts) {
        const KeyColumn& column = side == Side::Server ? part.serverColumn : part.column;
        std::uint64_t* const out = words[part.word].data();
        std::visit(
            [&](auto values) {
                if (block.rows)
                    packColumn(values.data(), column.map, block.count, part.shift, out,
                        [rows = block.rows](std::size_t i) { return rows[i]; });
                else
                    packColumn(values.data() + block.first, column.map, block.count, part.shift,
                        out, [](std::size_t i) { return i; });
            },
            column.values);
    }
}

/// Only the rows whose server side has another key than the client side, with their server keys.
Aggregator::Block Aggregator::dropEqualSides(const Block& block)
{
    std::size_t kept = 0;
    for (std::size_t i = 0; i < block.count; ++i) {
        bool equal = true;
        for (std::size_t word = 0; word < m_words.size(); ++word)
            equal = equal && m_words[word][i] == m_serverWords[word][i];
        if (equal)
            continue;
        m_unequal[kept] = static_cast<std::uint32_t>(block.row(i));
        for (auto& word : m_serverWords)
            word[kept] = word[i];
        ++kept;
    }
    return {0, m_unequal.data(), kept};
}

Result<void> Aggregator::add(
    std::size_t file, ChunkReader& chunk, std::span<const std::uint8_t> mask)
{
    prepare(file, chunk);
    if (!mask.empty())
        listRows(mask, m_rows);
    const std::size_t rows = mask.empty() ? chunk.rows() : m_rows.size();
    for (std::size_t begin = 0; begin < rows; begin += kBlock) {
        const Block block {
            begin, mask.empty() ? nullptr : m_rows.data() + begin, std::min(kBlock, rows - begin)};
        packKeys(block, Side::Client, m_words);
        bool done = addBlock(chunk, block, m_words);
        if (m_twoSided) {
            packKeys(block, Side::Server, m_serverWords);
            done = done && addBlock(chunk, dropEqualSides(block), m_serverWords);
        }
        if (!done)
            return Error {ErrorCode::LimitExceeded,
                "more than 100 million groups: add a filter or group by fewer columns"};
    }
    return {};
}

bool Aggregator::addBlock(ChunkReader& chunk, const Block& block, const Words& words)
{
    const std::size_t count = block.count;
    const std::span<std::uint64_t*> groups(m_groupOf.data(), count);
    const std::uint64_t* first = words[0].data();
    const std::uint64_t* second = m_wordCount > 1 ? words[1].data() : nullptr;
    for (std::size_t level = 0; level < m_leading.size(); ++level) {
        if (!m_leading[level].find({first, count}, second, groups))
            return false;
        const std::size_t number = m_leading[level].layout().place(GroupSum::Number);
        for (std::size_t i = 0; i < count; ++i)
            m_numbers[i] = groups[i][number];
        first = m_numbers.data();
        second = words[level + 2].data();
    }
    if (!m_groups->find({first, count}, second, groups))
        return false;
    if (!m_counters.haveRoom)
        m_counters.isNarrow ? addCounters<std::uint32_t, true>(block, m_counters.narrow)
                            : addCounters<std::uint64_t, true>(block, m_counters.wide);
    else
        m_counters.isNarrow ? addCounters<std::uint32_t, false>(block, m_counters.narrow)
                            : addCounters<std::uint64_t, false>(block, m_counters.wide);
    addRarities(chunk, block);
    return true;
}

template <typename T, std::size_t Count, bool Checked>
void Aggregator::addCounters(const Block& block, const std::array<std::span<const T>, 4>& columns)
{
    std::array<const T*, 4> stored {};
    std::array<std::size_t, 4> places {};
    for (std::size_t k = 0; k < Count; ++k) {
        stored[k] = columns[k].data() + (block.rows ? 0 : block.first);
        places[k] = m_counters.places[k];
    }
    const auto addRow = [&](std::size_t i, std::size_t row) {
        std::uint64_t* const sums = m_groupOf[i];
        ++sums[0];
        for (std::size_t k = 0; k < Count; ++k)
            if constexpr (Checked)
                sums[places[k]] = addSum(sums[places[k]], knownCount(stored[k][row]));
            else
                sums[places[k]] += knownCount(stored[k][row]);
    };
    if (block.rows)
        for (std::size_t i = 0; i < block.count; ++i)
            addRow(i, block.rows[i]);
    else
        for (std::size_t i = 0; i < block.count; ++i)
            addRow(i, i);
}

template <typename T, bool Checked>
void Aggregator::addCounters(const Block& block, const std::array<std::span<const T>, 4>& columns)
{
    switch (m_counters.count) {
    case 0:
        return addCounters<T, 0, Checked>(block, columns);
    case 1:
        return addCounters<T, 1, Checked>(block, columns);
    case 2:
        return addCounters<T, 2, Checked>(block, columns);
    case 3:
        return addCounters<T, 3, Checked>(block, columns);
    default:
        return addCounters<T, 4, Checked>(block, columns);
    }
}

/// What is 1 a row, or not there, in most files.
void Aggregator::addRarities(ChunkReader& chunk, const Block& block)
{
    if (m_layout.keeps(GroupSum::Flows)) {
        const auto hits = chunk.get<std::uint32_t>(Column::Hits);
        const std::size_t place = m_layout.place(GroupSum::Flows);
        for (std::size_t i = 0; i < block.count; ++i)
            m_groupOf[i][place] += hits[block.row(i)];
    }
    if (m_layout.keeps(GroupSum::PacketsUnknown))
        addUnknown(chunk, block, Column::Packets, GroupSum::PacketsUnknown);
    if (m_layout.keeps(GroupSum::BytesUnknown))
        addUnknown(chunk, block, Column::Bytes, GroupSum::BytesUnknown);
    if (m_layout.keeps(GroupSum::First))
        addSpans(chunk, block);
}

void Aggregator::addUnknown(ChunkReader& chunk, const Block& block, Column counter, GroupSum sum)
{
    if (!mayBeUnknown(chunk.chunk().columns[columnIndex(counter)]))
        return;
    const std::size_t place = m_layout.place(sum);
    std::visit(
        [&](auto stored) {
            for (std::size_t i = 0; i < block.count; ++i)
                m_groupOf[i][place] += stored[block.row(i)] == 0 ? 1U : 0U;
        },
        chunk.values(counter));
}

void Aggregator::addSpans(ChunkReader& chunk, const Block& block)
{
    const auto start = chunk.get<std::uint64_t>(Column::Start);
    const auto duration = chunk.get<std::uint64_t>(Column::Duration);
    for (std::size_t i = 0; i < block.count; ++i) {
        const std::uint64_t first = start[block.row(i)];
        const std::uint64_t last = first + duration[block.row(i)];
        std::uint64_t* const sums = m_groupOf[i];
        std::uint64_t& earliest = sums[m_layout.place(GroupSum::First)];
        std::uint64_t& latest = sums[m_layout.place(GroupSum::Last)];
        earliest = std::max(earliest, ~first);
        latest = std::max(latest, last);
        sums[m_layout.place(GroupSum::Hours)] |= hoursBetween(first, last);
    }
}

FlowTotals Aggregator::totals(const std::uint64_t* sums) const
{
    const auto value = [&](GroupSum sum) { return m_layout.value(sums, sum); };
    FlowTotals totals;
    totals.rows = value(GroupSum::Rows);
    if (contains(m_sums, Sums::Flows)) // where none is kept, every row is one
        totals.flows = m_layout.keeps(GroupSum::Flows) ? value(GroupSum::Flows) : totals.rows;
    totals.packets = value(GroupSum::Packets);
    totals.bytes = value(GroupSum::Bytes);
    totals.reversePackets = value(GroupSum::ReversePackets);
    totals.reverseBytes = value(GroupSum::ReverseBytes);
    totals.packetsUnknown = value(GroupSum::PacketsUnknown);
    totals.bytesUnknown = value(GroupSum::BytesUnknown);
    return totals;
}

std::uint64_t Aggregator::wordOf(GroupKey key, unsigned word) const
{
    // the last word is in the group, the ones before in the chain of leading numbers
    if (m_wordCount <= 2)
        return key[word];
    for (unsigned level = m_wordCount - 1;; --level) {
        if (word == level)
            return key[1];
        if (level == 1)
            return key[0];
        key = m_leading[level - 2].key(static_cast<std::size_t>(key[0]));
    }
}

std::string Aggregator::text(const GroupKey& key, std::size_t by) const
{
    const Part& part = m_parts[by];
    const std::uint64_t word = wordOf(key, part.word);
    const std::uint64_t mask
        = part.bits == 64 ? ~std::uint64_t {0} : (std::uint64_t {1} << part.bits) - 1;
    return part.keys.text((word >> part.shift) & mask);
}

} // namespace nb
