// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/chunkbuilder.h"

#include "core/storage/conversationrows.h"
#include "core/storage/dayfile.h"

#include <algorithm>

namespace nb {

namespace {

std::int64_t clampedTime(std::int64_t time)
{
    return std::clamp<std::int64_t>(time, 0, kLastMicrosecond);
}

template <typename T> bool allAre(const std::vector<T>& values, const T& value)
{
    return std::ranges::all_of(values, [&](const T& v) { return v == value; });
}

} // namespace

void ChunkSums::add(std::span<const ConversationRow> rows)
{
    for (const ConversationRow& row : rows) {
        first = totals.rows == 0 ? row.first : std::min(first, row.first);
        last = totals.rows == 0 ? row.last : std::max(last, row.last);
        addTo(totals,
            {1, row.flows, row.packets, row.bytes, row.reversePackets, row.reverseBytes,
                row.packetsUnknown, row.bytesUnknown});
    }
}

void ChunkSums::add(const ChunkSums& other)
{
    if (other.totals.rows == 0)
        return;
    first = totals.rows == 0 ? other.first : std::min(first, other.first);
    last = totals.rows == 0 ? other.last : std::max(last, other.last);
    addTo(totals, other.totals);
}

void ChunkBuilder::beginBatch(const FlowBatch& b)
{
    m_dictionaries.beginBatch(b);
    m_present.reset();
    const auto present
        = [this](Column column, bool is) { m_present.set(static_cast<std::size_t>(column), is); };
    present(Column::Received, b.received != b.end);
    present(Column::Domain, !allAre(b.domain, 0U));
    present(Column::Sampler, !allAre(b.sampling, 1U) || !allAre(b.sampler, TextId {0}));
    present(Column::Observers, !allAre(b.observers, TextId {0}));
    present(Column::Event, !allAre(b.event, TextId {0}));
    present(Column::NatSrcHost, !allAre(b.natSrcIp, IpAddress {}));
    present(Column::NatDstHost, !allAre(b.natDstIp, IpAddress {}));
    present(Column::NatSrcPort, !allAre(b.natSrcPort, std::uint16_t {0}));
    present(Column::NatDstPort, !allAre(b.natDstPort, std::uint16_t {0}));
    present(Column::InInterface, !allAre(b.inInterface, TextId {0}));
    present(Column::OutInterface, !allAre(b.outInterface, TextId {0}));
    present(Column::Vrf, !allAre(b.vrf, TextId {0}));
    present(Column::Marks, !allAre(b.marks, TextId {0}));
}

void ChunkBuilder::append(const FlowBatch& batch, std::span<const std::uint32_t> rows)
{
    appendColumns(batch, rows);
    appendTexts(batch, rows);
    appendExporterFacts(batch, rows);
}

template <typename T, typename F>
void ChunkBuilder::appendColumn(Column column, std::span<const std::uint32_t> rows, F&& value)
{
    std::vector<T>& values = m_columns.get<T>(column);
    const std::size_t base = values.size();
    values.resize(base + rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        values[base + i] = static_cast<T>(value(rows[i]));
}

/// For after the plain columns: the chunk has all its rows in them.
template <typename T, typename F>
void ChunkBuilder::appendOptional(Column column, std::span<const std::uint32_t> rows, F&& value)
{
    std::vector<T>& values = m_columns.get<T>(column);
    const bool present = m_present.test(static_cast<std::size_t>(column));
    if (!present && values.empty())
        return;
    values.resize(m_columns.rows());
    if (!present)
        return;
    const std::size_t base = values.size() - rows.size();
    for (std::size_t i = 0; i < rows.size(); ++i)
        values[base + i] = static_cast<T>(value(rows[i]));
}

void ChunkBuilder::appendColumns(const FlowBatch& b, std::span<const std::uint32_t> rows)
{
    using std::uint32_t, std::uint64_t, std::uint8_t;
    DictionaryWriter& d = m_dictionaries;
    const auto start = [&](uint32_t r) { return clampedTime(b.start[r]); };
    appendColumn<uint64_t>(Column::Start, rows, start);
    appendColumn<uint64_t>(Column::Duration, rows, [&](uint32_t r) {
        return std::clamp<std::int64_t>(b.end[r], start(r), kLastMicrosecond) - start(r);
    });
    appendColumn<uint32_t>(Column::SrcHost, rows, [&](uint32_t r) {
        return d.hostId(b.srcIp[r], d.textId(DictionaryWriter::Segment, b, b.srcSegment[r]),
            d.textId(DictionaryWriter::Owner, b, b.srcOwner[r]));
    });
    appendColumn<uint32_t>(Column::DstHost, rows, [&](uint32_t r) {
        return d.hostId(b.dstIp[r], d.textId(DictionaryWriter::Segment, b, b.dstSegment[r]),
            d.textId(DictionaryWriter::Owner, b, b.dstOwner[r]));
    });
    const auto copy = [&]<typename T>(Column column, const std::vector<T>& from) {
        appendColumn<T>(column, rows, [&](uint32_t r) { return from[r]; });
    };
    copy(Column::SrcPort, b.srcPort);
    copy(Column::DstPort, b.dstPort);
    copy(Column::Protocol, b.protocol);
    copy(Column::TcpFlags, b.tcpFlags);
    copy(Column::ReverseTcpFlags, b.reverseTcpFlags);
    copy(Column::Vlan, b.vlan);
    copy(Column::Confidence, b.confidence);
    const auto count = [&](Column column, const std::vector<uint64_t>& from) {
        appendColumn<uint64_t>(column, rows, [&](uint32_t r) { return storedCount(from[r]); });
    };
    count(Column::Packets, b.packets);
    count(Column::Bytes, b.bytes);
    count(Column::ReversePackets, b.reversePackets);
    count(Column::ReverseBytes, b.reverseBytes);
    appendColumn<uint32_t>(Column::SrcMac, rows, [&](uint32_t r) { return d.macId(b.srcMac[r]); });
    appendColumn<uint32_t>(Column::DstMac, rows, [&](uint32_t r) { return d.macId(b.dstMac[r]); });
    appendColumn<uint8_t>(Column::State, rows, [&](uint32_t r) { return b.state[r]; });
    appendColumn<uint32_t>(
        Column::Hits, rows, [&](uint32_t r) { return std::max<uint32_t>(b.hits[r], 1); });
    for (const uint32_t r : rows)
        d.useProtocol(b.protocol[r]);
}

void ChunkBuilder::appendTexts(const FlowBatch& b, std::span<const std::uint32_t> rows)
{
    using D = DictionaryWriter;
    const auto text = [&](Column column, D::Dictionary dictionary, const std::vector<TextId>& ids) {
        const auto value
            = [&](std::uint32_t r) { return m_dictionaries.textId(dictionary, b, ids[r]); };
        if (isOptional(column))
            appendOptional<std::uint32_t>(column, rows, value);
        else
            appendColumn<std::uint32_t>(column, rows, value);
    };
    text(Column::SrcName, D::Name, b.srcName);
    text(Column::DstName, D::Name, b.dstName);
    text(Column::Service, D::Service, b.service);
    text(Column::Application, D::Application, b.application);
    text(Column::Rule, D::Rule, b.rule);
    text(Column::Exporter, D::Exporter, b.exporter);
    text(Column::Tunnel, D::Tunnel, b.tunnel);
    text(Column::Observers, D::Observers, b.observers);
    text(Column::Event, D::Event, b.event);
    text(Column::InInterface, D::Interface, b.inInterface);
    text(Column::OutInterface, D::Interface, b.outInterface);
    text(Column::Vrf, D::Vrf, b.vrf);
    text(Column::Marks, D::Marks, b.marks);
}

void ChunkBuilder::appendExporterFacts(const FlowBatch& b, std::span<const std::uint32_t> rows)
{
    using std::uint32_t, std::uint64_t;
    appendOptional<uint64_t>(Column::Received, rows, [&](uint32_t r) {
        const std::int64_t end = std::clamp(b.end[r], clampedTime(b.start[r]), kLastMicrosecond);
        return zigzagOf(static_cast<uint64_t>(clampedTime(b.received[r]) - end));
    });
    appendOptional<uint32_t>(Column::Domain, rows, [&](uint32_t r) { return b.domain[r]; });
    appendOptional<uint32_t>(
        Column::Sampler, rows, [&](uint32_t r) { return m_dictionaries.samplerId(b, r); });
    appendOptional<uint32_t>(Column::NatSrcHost, rows,
        [&](uint32_t r) { return m_dictionaries.optionalHostId(b.natSrcIp[r]); });
    appendOptional<uint32_t>(Column::NatDstHost, rows,
        [&](uint32_t r) { return m_dictionaries.optionalHostId(b.natDstIp[r]); });
    appendOptional<std::uint16_t>(
        Column::NatSrcPort, rows, [&](uint32_t r) { return b.natSrcPort[r]; });
    appendOptional<std::uint16_t>(
        Column::NatDstPort, rows, [&](uint32_t r) { return b.natDstPort[r]; });
}

std::span<const ConversationRow> ChunkBuilder::conversations(std::size_t first, std::size_t count)
{
    m_conversations.resize(count);
    conversationRows(m_columns, first, m_conversations);
    const auto& samplers = m_columns.get<std::uint32_t>(Column::Sampler);
    if (!samplers.empty())
        scaleCounters(
            m_conversations, std::span(samplers).subspan(first, count), m_dictionaries.samplers());
    return m_conversations;
}

Result<void> ChunkBuilder::write(SqliteDatabase& db, std::int64_t id, std::int64_t import,
    std::size_t first, const ChunkSums& sums)
{
    auto insertChunk = db.prepare(
        "INSERT OR REPLACE INTO flow_chunk VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12)");
    if (!insertChunk)
        return insertChunk.error();
    const FlowTotals& t = sums.totals;
    int at = 0;
    for (const std::int64_t value :
        {id, import, static_cast<std::int64_t>(rows() - first), sums.first, sums.last,
            static_cast<std::int64_t>(t.flows), static_cast<std::int64_t>(t.packets),
            static_cast<std::int64_t>(t.bytes), static_cast<std::int64_t>(t.reversePackets),
            static_cast<std::int64_t>(t.reverseBytes), static_cast<std::int64_t>(t.packetsUnknown),
            static_cast<std::int64_t>(t.bytesUnknown)})
        insertChunk->bind(++at, value);
    if (auto done = insertChunk->run(); !done)
        return done;
    auto insert = db.prepare("INSERT OR REPLACE INTO flow_column VALUES(?1,?2,?3,?4,?5,?6,?7,?8)");
    if (!insert)
        return insert.error();
    for (std::size_t i = 0; i < kColumnCount; ++i) {
        const bool empty = std::visit(
            [&](const auto& values) {
                if (!values.empty())
                    m_encoder.encode(std::span(values).subspan(first), m_encoded);
                return values.empty();
            },
            m_columns.columns[i]);
        const bool isDefault = empty
            || (isOptional(columnAt(i)) && m_encoded.zone.min == 0 && m_encoded.zone.max == 0);
        if (isDefault)
            continue;
        if (auto done = writeColumn(*insert, columnRowId(id, columnAt(i))); !done)
            return done;
    }
    return {};
}

Result<void> ChunkBuilder::writeColumn(SqliteStatement& insert, std::int64_t rowId)
{
    insert.bind(1, rowId);
    insert.bind(2, static_cast<std::int64_t>(m_encoded.encoding));
    insert.bind(3, m_encoded.width);
    insert.bind(4, static_cast<std::int64_t>(m_encoded.base));
    insert.bind(5, m_encoded.scale);
    insert.bind(6, static_cast<std::int64_t>(m_encoded.zone.min));
    insert.bind(7, static_cast<std::int64_t>(m_encoded.zone.max));
    if (m_encoded.data.empty())
        insert.bindNull(8);
    else
        insert.bindBlob(8, m_encoded.data);
    return insert.run();
}

} // namespace nb
