// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/dayfilewriter.h"

#include "core/storage/conversationrows.h"
#include "core/storage/dayfile.h"
#include "core/storage/dayschema.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace nb {

namespace {

/// The last microsecond of year 9999; times beyond (broken clocks) are held there.
constexpr std::int64_t kLastTime = 253'402'300'799'999'999;

/// `TCP`, `IPv6-ICMP`: the spelling of NetBehave's daily file.
std::string legacyProtocolName(std::uint8_t number)
{
    std::string name = Protocol(number).toString();
    std::ranges::transform(name, name.begin(),
        [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    if (name.starts_with("IPV6"))
        name[2] = 'v';
    if (name.starts_with("IPV"))
        name[2] = 'v';
    return name;
}

} // namespace

DayFileWriter::DayFileWriter(SqliteDatabase db, QString path, std::int64_t importId, bool created)
    : m_db(std::move(db))
    , m_path(std::move(path))
    , m_importId(importId)
    , m_created(created)
    , m_conversations(QFileInfo(m_path).absolutePath())
{
}

DayFileWriter::~DayFileWriter()
{
    m_insertChunk = {};
    m_insertColumn = {};
    m_insertHost = {};
    m_updateHost = {};
    m_transaction.reset();
    m_db = {};
    if (m_created && !m_committed) {
        QFile::remove(m_path);
        QFile::remove(m_path + QStringLiteral("-wal"));
        QFile::remove(m_path + QStringLiteral("-shm"));
    }
}

Result<std::unique_ptr<DayFileWriter>> DayFileWriter::open(
    const QString& path, Day day, std::int64_t importId)
{
    const bool created = !QFileInfo::exists(path);
    auto db = SqliteDatabase::openReadWrite(path, false);
    if (!db)
        return db.error();
    std::unique_ptr<DayFileWriter> writer(
        new DayFileWriter(std::move(*db), path, importId, created));
    if (!created) {
        const auto version = checkDayFile(writer->m_db);
        if (!version)
            return version.error();
        if (auto done = migrateDayFile(writer->m_db, *version); !done)
            return done.error();
    }
    writer->m_transaction.emplace(writer->m_db);
    if (auto done = writer->m_transaction->begin(); !done)
        return done.error();
    if (created) {
        if (auto done = createDaySchema(writer->m_db, day); !done)
            return done.error();
    } else if (auto done = writer->loadDictionaries(); !done) {
        return done.error();
    }
    if (auto done = writer->prepareStatements(); !done)
        return done.error();
    return writer;
}

Result<void> DayFileWriter::prepareStatements()
{
    const auto prepare = [this](SqliteStatement& to, std::string_view sql) -> Result<void> {
        auto statement = m_db.prepare(sql);
        if (!statement)
            return statement.error();
        to = std::move(*statement);
        return {};
    };
    if (auto done = prepare(
            m_insertChunk, "INSERT INTO flow_chunk VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11)");
        !done)
        return done;
    if (auto done
        = prepare(m_insertColumn, "INSERT INTO flow_column VALUES(?1,?2,?3,?4,?5,?6,?7,?8)");
        !done)
        return done;
    if (auto done = prepare(m_insertHost, "INSERT INTO host VALUES(?1,?2,?3,?4)"); !done)
        return done;
    return prepare(m_updateHost, "UPDATE host SET segment=?2, owner=?3 WHERE id=?1");
}

Result<void> DayFileWriter::loadDictionaries()
{
    const auto dictionaries = readDictionaries(m_db, {});
    if (!dictionaries)
        return dictionaries.error();
    const Dictionaries& d = *dictionaries;
    for (std::uint32_t id = 1; id < d.hosts.size(); ++id) {
        if (m_hosts.intern(d.hosts[id].address) != id)
            return Error {ErrorCode::Invalid, "the host table of the day file has a double entry"};
        m_hostAttributes.push_back({d.hosts[id].segment, d.hosts[id].owner});
    }
    m_writtenHosts = m_hosts.size();
    const std::array<const std::vector<std::string>*, MacDictionary> texts {&d.names, &d.services,
        &d.applications, &d.rules, &d.exporters, &d.tunnels, &d.segments, &d.owners};
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t id = 1; id < texts[i]->size(); ++id)
            if (m_texts[i].pool.intern((*texts[i])[id]) != id)
                return Error {
                    ErrorCode::Invalid, "a dictionary of the day file has a double entry"};
        m_texts[i].written = m_texts[i].pool.size();
    }
    for (std::uint32_t id = 1; id < d.macs.size(); ++id) {
        m_texts[MacDictionary].pool.intern(d.macs[id].toString());
        m_macs.emplace(d.macs[id].value(), id);
    }
    m_texts[MacDictionary].written = m_texts[MacDictionary].pool.size();
    auto protocols = m_db.prepare("SELECT id FROM protocol");
    if (!protocols)
        return protocols.error();
    for (auto row = protocols->step(); row && *row; row = protocols->step())
        m_protocols[static_cast<std::size_t>(protocols->integer(0) & 0xff)] = true;
    const auto chunk = m_db.integer("SELECT coalesce(max(id), 0) + 1 FROM flow_chunk");
    if (!chunk)
        return chunk.error();
    m_nextChunk = *chunk;
    m_hadConversations = m_nextChunk > 1;
    return {};
}

std::uint32_t DayFileWriter::textId(Dictionary dictionary, const FlowBatch& batch, TextId id)
{
    if (id == 0)
        return 0;
    TextDictionary& texts = m_texts[dictionary];
    std::uint32_t& mine = texts.fromBatch[id];
    if (mine == 0)
        mine = texts.pool.intern(batch.texts.text(id));
    return mine;
}

std::uint32_t DayFileWriter::macId(MacAddress mac)
{
    if (!mac.isKnown())
        return 0;
    const auto [it, added] = m_macs.try_emplace(mac.value(), 0);
    if (added)
        it->second = m_texts[MacDictionary].pool.intern(mac.toString());
    return it->second;
}

std::uint32_t DayFileWriter::hostId(
    const IpAddress& address, std::uint32_t segment, std::uint32_t owner)
{
    const std::uint32_t id = m_hosts.intern(address);
    if (id == m_hostAttributes.size())
        m_hostAttributes.push_back({});
    HostAttributes& attributes = m_hostAttributes[id];
    const HostAttributes wanted {
        segment ? segment : attributes.segment, owner ? owner : attributes.owner};
    if (wanted.segment != attributes.segment || wanted.owner != attributes.owner) {
        attributes = wanted;
        if (id <= m_writtenHosts)
            m_changedHosts.push_back(id);
    }
    return id;
}

Result<void> DayFileWriter::append(const FlowBatch& batch, std::span<const std::uint32_t> rows)
{
    for (TextDictionary& texts : m_texts)
        texts.fromBatch.assign(batch.texts.size(), 0);
    while (!rows.empty()) {
        const auto slice = rows.first(std::min(rows.size(), FlowBatch::kMaxRows - m_chunk.rows()));
        rows = rows.subspan(slice.size());
        appendColumns(batch, slice);
        if (auto done = summarise(m_chunk.rows() - slice.size()); !done)
            return done;
        if (m_chunk.rows() == FlowBatch::kMaxRows)
            if (auto done = flushChunk(); !done)
                return done;
    }
    return {};
}

template <typename T, typename F>
void DayFileWriter::appendColumn(Column column, std::span<const std::uint32_t> rows, F&& value)
{
    std::vector<T>& values = m_chunk.get<T>(column);
    const std::size_t base = values.size();
    values.resize(base + rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        values[base + i] = static_cast<T>(value(rows[i]));
}

void DayFileWriter::appendColumns(const FlowBatch& b, std::span<const std::uint32_t> rows)
{
    using std::uint16_t, std::uint32_t, std::uint64_t, std::uint8_t;
    const auto start
        = [&](uint32_t r) { return std::clamp<std::int64_t>(b.start[r], 0, kLastTime); };
    appendColumn<uint64_t>(Column::Start, rows, start);
    appendColumn<uint64_t>(Column::Duration, rows, [&](uint32_t r) {
        return std::clamp<std::int64_t>(b.end[r], start(r), kLastTime) - start(r);
    });
    appendColumn<uint32_t>(Column::SrcHost, rows, [&](uint32_t r) {
        return hostId(b.srcIp[r], textId(SegmentDictionary, b, b.srcSegment[r]),
            textId(OwnerDictionary, b, b.srcOwner[r]));
    });
    appendColumn<uint32_t>(Column::DstHost, rows, [&](uint32_t r) {
        return hostId(b.dstIp[r], textId(SegmentDictionary, b, b.dstSegment[r]),
            textId(OwnerDictionary, b, b.dstOwner[r]));
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
    const auto text = [&](Column column, Dictionary dictionary, const std::vector<TextId>& from) {
        appendColumn<uint32_t>(
            column, rows, [&](uint32_t r) { return textId(dictionary, b, from[r]); });
    };
    text(Column::SrcName, NameDictionary, b.srcName);
    text(Column::DstName, NameDictionary, b.dstName);
    text(Column::Service, ServiceDictionary, b.service);
    text(Column::Application, ApplicationDictionary, b.application);
    text(Column::Rule, RuleDictionary, b.rule);
    text(Column::Exporter, ExporterDictionary, b.exporter);
    text(Column::Tunnel, TunnelDictionary, b.tunnel);
    appendColumn<uint32_t>(Column::SrcMac, rows, [&](uint32_t r) { return macId(b.srcMac[r]); });
    appendColumn<uint32_t>(Column::DstMac, rows, [&](uint32_t r) { return macId(b.dstMac[r]); });
    appendColumn<uint8_t>(Column::State, rows, [&](uint32_t r) { return b.state[r]; });
    appendColumn<uint32_t>(
        Column::Hits, rows, [&](uint32_t r) { return std::max<uint32_t>(b.hits[r], 1); });
}

Result<void> DayFileWriter::summarise(std::size_t firstRow)
{
    m_summary.resize(m_chunk.rows() - firstRow);
    conversationRows(m_chunk, firstRow, m_summary);
    for (std::size_t i = 0; i < m_summary.size(); ++i) {
        const ConversationRow& row = m_summary[i];
        m_protocols[row.key.protocol] = true;
        addTo(m_chunkTotals,
            {1, row.flows, row.packets, row.bytes, row.reversePackets, row.reverseBytes,
                row.packetsUnknown});
        const bool first = firstRow + i == 0;
        m_chunkFirst = first ? row.first : std::min(m_chunkFirst, row.first);
        m_chunkLast = first ? row.last : std::max(m_chunkLast, row.last);
    }
    return m_conversations.add(m_summary);
}

Result<void> DayFileWriter::flushDictionaries()
{
    for (std::uint32_t id = m_writtenHosts + 1; id <= m_hosts.size(); ++id) {
        m_insertHost.bind(1, id);
        m_insertHost.bind(2, m_hosts.address(id).toString());
        m_insertHost.bind(3, m_hostAttributes[id].segment);
        m_insertHost.bind(4, m_hostAttributes[id].owner);
        if (auto done = m_insertHost.run(); !done)
            return done;
    }
    m_writtenHosts = m_hosts.size();
    for (const std::uint32_t id : m_changedHosts) {
        m_updateHost.bind(1, id);
        m_updateHost.bind(2, m_hostAttributes[id].segment);
        m_updateHost.bind(3, m_hostAttributes[id].owner);
        if (auto done = m_updateHost.run(); !done)
            return done;
    }
    m_changedHosts.clear();
    for (std::size_t i = 0; i < DictionaryCount; ++i) {
        TextDictionary& texts = m_texts[i];
        if (texts.written == texts.pool.size())
            continue;
        auto insert
            = m_db.prepare("INSERT INTO " + std::string(kTextDictionaries[i]) + " VALUES(?1, ?2)");
        if (!insert)
            return insert.error();
        for (; texts.written < texts.pool.size(); ++texts.written) {
            insert->bind(1, static_cast<std::int64_t>(texts.written));
            insert->bind(2, texts.pool.text(static_cast<TextId>(texts.written)));
            if (auto done = insert->run(); !done)
                return done;
        }
    }
    return {};
}

Result<void> DayFileWriter::flushChunk()
{
    const std::size_t rows = m_chunk.rows();
    if (rows == 0)
        return {};
    if (auto done = flushDictionaries(); !done)
        return done;
    const FlowTotals& t = m_chunkTotals;
    int at = 0;
    for (const std::int64_t value :
        {m_nextChunk, m_importId, static_cast<std::int64_t>(rows), m_chunkFirst, m_chunkLast,
            static_cast<std::int64_t>(t.flows), static_cast<std::int64_t>(t.packets),
            static_cast<std::int64_t>(t.bytes), static_cast<std::int64_t>(t.reversePackets),
            static_cast<std::int64_t>(t.reverseBytes), static_cast<std::int64_t>(t.packetsUnknown)})
        m_insertChunk.bind(++at, value);
    if (auto done = m_insertChunk.run(); !done)
        return done;
    if (auto done = writeColumns(m_nextChunk); !done)
        return done;

    const bool first = m_addition.totals.rows == 0;
    const Timestamp chunkFirst = fromMicroseconds(m_chunkFirst);
    const Timestamp chunkLast = fromMicroseconds(m_chunkLast);
    m_addition.first = first ? chunkFirst : std::min(m_addition.first, chunkFirst);
    m_addition.last = first ? chunkLast : std::max(m_addition.last, chunkLast);
    addTo(m_addition.totals, t);
    m_chunkTotals = {};
    m_chunk.clear();
    ++m_nextChunk;
    return {};
}

Result<void> DayFileWriter::writeColumns(std::int64_t chunk)
{
    for (std::size_t i = 0; i < kColumnCount; ++i) {
        std::visit(
            [this](const auto& values) {
                m_encoder.encode(std::span(values.data(), values.size()), m_encoded);
            },
            m_chunk.columns[i]);
        m_insertColumn.bind(1, columnRowId(chunk, columnAt(i)));
        m_insertColumn.bind(2, static_cast<std::int64_t>(m_encoded.encoding));
        m_insertColumn.bind(3, m_encoded.width);
        m_insertColumn.bind(4, static_cast<std::int64_t>(m_encoded.base));
        m_insertColumn.bind(5, m_encoded.scale);
        m_insertColumn.bind(6, static_cast<std::int64_t>(m_encoded.zone.min));
        m_insertColumn.bind(7, static_cast<std::int64_t>(m_encoded.zone.max));
        if (m_encoded.data.empty())
            m_insertColumn.bindNull(8);
        else
            m_insertColumn.bindBlob(8, m_encoded.data);
        if (auto done = m_insertColumn.run(); !done)
            return done;
    }
    return {};
}

Result<DayFileAddition> DayFileWriter::commit(std::string_view importName, bool dayIsOver)
{
    if (auto done = flushChunk(); !done)
        return done.error();
    if (auto done = m_conversations.store(m_db, !m_hadConversations); !done)
        return done.error();
    auto protocol = m_db.prepare("INSERT OR IGNORE INTO protocol VALUES(?1, ?2)");
    if (!protocol)
        return protocol.error();
    for (std::size_t number = 0; number < m_protocols.size(); ++number) {
        if (!m_protocols[number])
            continue;
        protocol->bind(1, static_cast<std::int64_t>(number));
        protocol->bind(2, legacyProtocolName(static_cast<std::uint8_t>(number)));
        if (auto done = protocol->run(); !done)
            return done.error();
    }
    auto import = m_db.prepare("INSERT INTO import VALUES(?1, ?2, ?3)");
    if (!import)
        return import.error();
    import->bind(1, m_importId);
    import->bind(2, importName);
    import->bind(3, static_cast<std::int64_t>(m_addition.totals.rows));
    if (auto done = import->run(); !done)
        return done.error();
    if (auto done = m_transaction->commit(); !done)
        return done.error();
    m_committed = true;
    // committed is committed: a checkpoint that fails (disk full) is made up for by the next writer
    m_addition.sealed = seal(dayIsOver).ok() && dayIsOver;
    return m_addition;
}

Result<void> DayFileWriter::seal(bool dayIsOver)
{
    m_insertChunk = {};
    m_insertColumn = {};
    m_insertHost = {};
    m_updateHost = {};
    // a reader may hold the log open: then the checkpoint is done by the next writer
    if (auto done = m_db.execute("PRAGMA wal_checkpoint(TRUNCATE)"); !done)
        return done.error().code == ErrorCode::Locked ? Result<void> {} : done;
    if (!dayIsOver)
        return {};
    if (auto done = m_db.execute("UPDATE meta SET value='1' WHERE key='sealed';"
                                 "PRAGMA wal_checkpoint(TRUNCATE)");
        !done)
        return done;
    (void)m_db.execute("PRAGMA busy_timeout=0; PRAGMA journal_mode=DELETE");
    return {};
}

} // namespace nb
