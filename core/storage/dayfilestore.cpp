// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/dayfilestore.h"

#include "core/filter/flowpredicate.h"
#include "core/storage/batchbuilder.h"
#include "core/storage/chunkreader.h"
#include "core/storage/fieldkeys.h"
#include "core/storage/floworder.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace nb {

namespace {

const Error kCancelled {ErrorCode::Cancelled, "cancelled"};

void matchingRows(
    std::span<const std::uint8_t> mask, std::size_t rows, std::vector<std::uint32_t>& out)
{
    if (!mask.empty())
        return listRows(mask, out);
    out.resize(rows);
    std::iota(out.begin(), out.end(), 0U);
}

} // namespace

DayFileStore::DayFileStore(std::vector<std::shared_ptr<const DayFile>> files, InsideTest inside)
    : m_files(std::move(files))
    , m_inside(std::move(inside))
{
    for (const auto& file : m_files) {
        m_firstRows.push_back(m_rowCount);
        m_rowCount += file->rows();
    }
}

DayFileStore::~DayFileStore() = default;

Result<FlowStorePtr> DayFileStore::openForeign(const QString& path)
{
    auto file = DayFile::open(path, DayFile::Trust::Foreign);
    if (!file)
        return file.error();
    std::vector<std::shared_ptr<const DayFile>> files {std::move(*file)};
    return FlowStorePtr(std::make_shared<DayFileStore>(std::move(files)));
}

std::optional<std::pair<Timestamp, Timestamp>> DayFileStore::span() const
{
    std::optional<std::pair<Timestamp, Timestamp>> all;
    for (const auto& file : m_files) {
        const auto span = file->span();
        if (!span)
            continue;
        if (!all)
            all = span;
        all->first = std::min(all->first, span->first);
        all->second = std::max(all->second, span->second);
    }
    return all;
}

Result<std::vector<std::shared_ptr<const Dictionaries>>> DayFileStore::allDictionaries(
    std::stop_token stop) const
{
    std::vector<std::shared_ptr<const Dictionaries>> all;
    for (const auto& file : m_files) {
        auto dictionaries = file->dictionaries(stop);
        if (!dictionaries)
            return dictionaries.error();
        all.push_back(std::move(*dictionaries));
    }
    return all;
}

Result<void> DayFileStore::forEachMatch(
    const FlowQuery& query, std::stop_token stop, const MatchFn& fn) const
{
    std::vector<std::uint8_t> mask;
    for (std::size_t f = 0; f < m_files.size(); ++f) {
        auto dictionaries = m_files[f]->dictionaries(stop);
        if (!dictionaries)
            return dictionaries.error();
        auto reader = m_files[f]->reader();
        if (!reader)
            return reader.error();
        const FlowPredicate predicate(query.filter, query.range, *dictionaries, m_inside);
        ChunkReader chunk(std::move(*reader), *dictionaries, query.raw);
        for (const ChunkInfo& info : m_files[f]->chunks()) {
            if (stop.stop_requested())
                return kCancelled;
            chunk.select(info);
            const auto zone = predicate.zone(chunk);
            if (zone == FlowPredicate::Zone::None)
                continue;
            Match match {f, chunk, {}, info.rows, query.raw && m_files[f]->isSampled(info)};
            if (zone == FlowPredicate::Zone::Some) {
                mask.resize(info.rows);
                match.rows = predicate.evaluate(chunk, mask);
                match.mask = mask;
            }
            if (match.rows > 0) {
                if (match.rows == info.rows)
                    match.mask = {};
                const auto goOn = fn(match);
                if (!goOn)
                    return goOn.error();
                if (chunk.error())
                    return *chunk.error();
                if (!*goOn)
                    return {};
            }
            if (chunk.error())
                return *chunk.error();
        }
    }
    return {};
}

FlowTotals DayFileStore::totalsOf(const Match& match, Sums sums)
{
    if (!match.mask.empty() || match.otherSums)
        return sumRows(match.chunk, match.mask, match.rows, sums);
    return match.chunk.chunk().totals;
}

CountFacts DayFileStore::countFacts() const
{
    CountFacts facts;
    for (const auto& file : m_files)
        for (const ChunkInfo& chunk : file->chunks())
            facts.add(chunk);
    return facts;
}

Result<FlowTotals> DayFileStore::totals(const FlowQuery& query, std::stop_token stop) const
{
    FlowTotals totals;
    const bool stored = !query.raw || std::ranges::none_of(m_files, [](const auto& file) {
        return file->samplers().size() > 1;
    });
    if (!query.filter && query.range.unbounded() && stored) {
        for (const auto& file : m_files)
            for (const ChunkInfo& chunk : file->chunks())
                addTo(totals, chunk.totals);
        return totals;
    }
    const auto done = forEachMatch(query, stop, [&](const Match& match) -> Result<bool> {
        addTo(totals, totalsOf(match, query.sums));
        return true;
    });
    if (!done)
        return done.error();
    return totals;
}

Result<void> DayFileStore::scan(
    const FlowQuery& query, const ScanSink& sink, std::stop_token stop) const
{
    std::vector<std::uint32_t> rows;
    return forEachMatch(query, stop, [&](const Match& match) -> Result<bool> {
        const auto dictionaries = m_files[match.file]->dictionaries(stop);
        if (!dictionaries)
            return dictionaries.error();
        matchingRows(match.mask, match.rows, rows);
        FlowBatch batch;
        appendRows(match.chunk, **dictionaries, rows, batch);
        // what a damaged column gave is not handed out
        return match.chunk.error() ? true : sink(std::move(batch));
    });
}

Result<FlowOrderPtr> DayFileStore::order(
    const FlowQuery& query, std::optional<SortKey> key, std::stop_token stop) const
{
    if (m_rowCount > RowOrder::kMaxRows)
        return Error {
            ErrorCode::LimitExceeded, "more than 4 billion flows: choose fewer days to list them"};
    if (!key && !query.filter && query.range.unbounded()) {
        const auto all = totals(query, stop);
        if (!all)
            return all.error();
        return FlowOrderPtr(std::make_shared<RowOrder>(m_rowCount, *all, query.raw));
    }
    std::optional<FieldKeys> keys;
    std::vector<std::uint32_t> ranks;
    if (key) {
        const auto dictionaries = allDictionaries(stop);
        if (!dictionaries)
            return dictionaries.error();
        keys.emplace(key->field, *dictionaries, m_inside);
        ranks = keys->ranks();
    }
    RowSorter sorter(key && key->descending);
    FlowTotals totals;
    std::vector<std::uint64_t> values;
    const auto done = forEachMatch(query, stop, [&](const Match& match) -> Result<bool> {
        addTo(totals, totalsOf(match, query.sums));
        const auto firstRow
            = static_cast<std::uint32_t>(m_firstRows[match.file] + match.chunk.chunk().firstRow);
        if (keys) {
            keys->load(match.file, match.chunk, values);
            if (!ranks.empty())
                for (std::uint64_t& value : values)
                    value = ranks[value];
        }
        for (std::uint32_t i = 0; i < match.chunk.rows(); ++i)
            if (match.mask.empty() || match.mask[i])
                sorter.add(firstRow + i, keys ? values[i] : 0);
        return true;
    });
    if (!done)
        return done.error();
    auto rows = keys ? sorter.sorted(stop) : Result<std::vector<std::uint32_t>>(sorter.unsorted());
    if (!rows)
        return rows.error();
    return FlowOrderPtr(std::make_shared<RowOrder>(std::move(*rows), totals, query.raw));
}

Result<FlowBatch> DayFileStore::rows(
    const FlowOrder& order, std::uint64_t offset, std::size_t count, std::stop_token stop) const
{
    const auto& rowOrder = static_cast<const RowOrder&>(order);
    const std::uint64_t end = std::min(order.size(), offset + count);
    struct Wanted
    {
        std::size_t file;
        const ChunkInfo* chunk;
        std::uint32_t row; ///< in the chunk
        std::size_t place; ///< in the result
    };
    std::vector<Wanted> wanted;
    for (std::uint64_t at = offset; at < end; ++at) {
        const std::uint64_t row = rowOrder.row(at);
        const auto file = static_cast<std::size_t>(
            std::ranges::upper_bound(m_firstRows, row) - m_firstRows.begin() - 1);
        const std::uint64_t inFile = row - m_firstRows[file];
        const auto& chunks = m_files[file]->chunks();
        const auto chunk = std::ranges::upper_bound(chunks, inFile, {}, &ChunkInfo::firstRow) - 1;
        wanted.push_back({file, &*chunk, static_cast<std::uint32_t>(inFile - chunk->firstRow),
            static_cast<std::size_t>(at - offset)});
    }
    std::ranges::sort(
        wanted, {}, [](const Wanted& w) { return std::tuple(w.file, w.chunk, w.row); });

    FlowBatch grouped;
    std::vector<std::size_t> placeOf;
    std::vector<std::uint32_t> chunkRows;
    for (std::size_t begin = 0; begin < wanted.size();) {
        const std::size_t file = wanted[begin].file;
        const auto dictionaries = m_files[file]->dictionaries(stop);
        if (!dictionaries)
            return dictionaries.error();
        auto reader = m_files[file]->reader();
        if (!reader)
            return reader.error();
        ChunkReader chunk(std::move(*reader), *dictionaries, rowOrder.raw());
        while (begin < wanted.size() && wanted[begin].file == file) {
            if (stop.stop_requested())
                return kCancelled;
            const ChunkInfo* info = wanted[begin].chunk;
            chunk.select(*info);
            chunkRows.clear();
            for (; begin < wanted.size() && wanted[begin].chunk == info; ++begin) {
                chunkRows.push_back(wanted[begin].row);
                placeOf.push_back(wanted[begin].place);
            }
            appendRows(chunk, **dictionaries, chunkRows, grouped);
            if (chunk.error())
                return *chunk.error();
        }
    }
    std::vector<std::size_t> from(placeOf.size());
    for (std::size_t i = 0; i < placeOf.size(); ++i)
        from[placeOf[i]] = i;
    if (std::ranges::is_sorted(from))
        return grouped;
    FlowBatch result;
    result.reserve(from.size());
    for (const std::size_t row : from)
        result.append(grouped, row);
    return result;
}

} // namespace nb
