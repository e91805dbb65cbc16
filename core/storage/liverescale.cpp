// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/conversationrows.h"
#include "core/storage/dayfile.h"
#include "core/storage/livedayfile.h"
#include "core/storage/storedcolumns.h"

#include <algorithm>
#include <array>

namespace nb {

namespace {

/// What conversationRows() asks for.
constexpr std::array kSummed {Column::Start, Column::Duration, Column::SrcHost, Column::DstHost,
    Column::DstPort, Column::Protocol, Column::Packets, Column::Bytes, Column::ReversePackets,
    Column::ReverseBytes, Column::DstName, Column::Service, Column::Rule, Column::Hits};

/// How much more a counter is with the rate than without.
std::uint64_t increase(std::uint64_t count, std::uint32_t rate)
{
    return std::min(scaledCount(count, rate), kMostSum) - count;
}

} // namespace

Result<void> LiveDayFile::announce(std::string_view sampler, std::uint32_t rate)
{
    const auto turn = takeTurn();
    if (m_imports > 0) {
        m_putOff.emplace_back(sampler, rate);
        return {};
    }
    if (auto done = reloadIfChanged(); !done)
        return done;
    return announceStored(sampler, rate);
}

Result<void> LiveDayFile::announceStored(std::string_view sampler, std::uint32_t rate)
{
    SqliteTransaction transaction(m_db);
    if (auto done = transaction.begin(); !done)
        return done;
    auto samplers = m_dictionaries.announce(m_db, sampler, rate);
    if (!samplers)
        return samplers.error();
    if (samplers->empty())
        return {};
    auto done = rescale(*samplers);
    if (done)
        done = transaction.commit();
    if (!done) {
        m_dictionaries.unannounce(*samplers);
        return done;
    }
    sumOpenChunk();
    return {};
}

Result<void> LiveDayFile::rescale(const std::vector<std::uint32_t>& samplers)
{
    auto chunks = m_db.prepare("SELECT c.id, c.rows FROM flow_chunk c JOIN flow_column s"
                               " ON s.id = c.id * 64 + ?1 WHERE s.min <= ?3 AND s.max >= ?2");
    if (!chunks)
        return chunks.error();
    chunks->bind(1, static_cast<std::int64_t>(Column::Sampler));
    chunks->bind(2, *std::ranges::min_element(samplers));
    chunks->bind(3, *std::ranges::max_element(samplers));
    std::vector<std::pair<std::int64_t, std::size_t>> found;
    for (;;) {
        const auto row = chunks->step();
        if (!row)
            return row.error();
        if (!*row)
            break;
        found.emplace_back(chunks->integer(0), static_cast<std::size_t>(chunks->integer(1)));
    }
    auto columns = StoredColumns::prepare(m_db);
    if (!columns)
        return columns.error();
    for (const auto& [id, rows] : found)
        if (auto done = rescaleChunk(*columns, id, rows, samplers); !done)
            return done;
    return {};
}

Result<void> LiveDayFile::rescaleChunk(StoredColumns& stored, std::int64_t chunk, std::size_t rows,
    const std::vector<std::uint32_t>& samplers)
{
    ChunkColumns columns;
    const auto read = [&](Column column) {
        return stored.read(chunk, rows, column, columns.columns[columnIndex(column)]);
    };
    if (auto done = read(Column::Sampler); !done)
        return done;
    for (const Column column : kSummed)
        if (auto done = read(column); !done)
            return done;
    std::vector<ConversationRow> sums(rows);
    conversationRows(columns, 0, sums);
    const auto& ids = columns.get<std::uint32_t>(Column::Sampler);
    std::vector<ConversationRow> more;
    ConversationRow chunkMore;
    for (std::size_t i = 0; i < rows; ++i) {
        if (std::ranges::find(samplers, ids[i]) == samplers.end())
            continue;
        const std::uint32_t rate = m_dictionaries.samplers()[ids[i]].rate;
        ConversationRow& row = sums[i];
        row.packets = increase(row.packets, rate);
        row.bytes = increase(row.bytes, rate);
        row.reversePackets = increase(row.reversePackets, rate);
        row.reverseBytes = increase(row.reverseBytes, rate);
        more.push_back(row);
        chunkMore.merge(row);
    }
    if (more.empty())
        return {};
    auto update = m_db.prepare("UPDATE flow_chunk SET packets=min(packets+?2, 9223372036854775807),"
                               " bytes=min(bytes+?3, 9223372036854775807),"
                               " reverse_packets=min(reverse_packets+?4, 9223372036854775807),"
                               " reverse_bytes=min(reverse_bytes+?5, 9223372036854775807)"
                               " WHERE id=?1");
    if (!update)
        return update.error();
    update->bind(1, chunk);
    update->bind(2, static_cast<std::int64_t>(chunkMore.packets));
    update->bind(3, static_cast<std::int64_t>(chunkMore.bytes));
    update->bind(4, static_cast<std::int64_t>(chunkMore.reversePackets));
    update->bind(5, static_cast<std::int64_t>(chunkMore.reverseBytes));
    if (auto done = update->run(); !done)
        return done;
    return m_conversations.addCounters(m_db, more);
}

void LiveDayFile::sumOpenChunk()
{
    m_open.sums = {};
    m_open.sums.add(m_chunk.conversations(0, m_open.rows));
    m_open.tailSums = {};
    m_open.tailSums.add(m_chunk.conversations(m_open.rows, m_open.tailRows));
}

} // namespace nb
