// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/conversationtable.h"

#include "core/storage/flowstore.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace nb {

namespace {

constexpr int kColumns = 19;

std::string insertSql(std::size_t rows)
{
    std::string sql
        = "INSERT INTO conversation(rowid, client, server, protocol, server_port, name, rule, "
          "service, rows, flows, packets, bytes, reverse_packets, reverse_bytes, packets_unknown, "
          "first, last, hours, bytes_unknown) VALUES";
    for (std::size_t i = 0; i < rows; ++i)
        sql += i == 0 ? "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
                      : ",(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
    return sql;
}

// SQLite makes a floating point number of a sum that has no room
constexpr std::string_view kUpdate
    = "UPDATE conversation SET service=?2, rows=rows+?3, flows=flows+?4,"
      " packets=min(packets+?5, 9223372036854775807), bytes=min(bytes+?6, 9223372036854775807),"
      " reverse_packets=min(reverse_packets+?7, 9223372036854775807),"
      " reverse_bytes=min(reverse_bytes+?8, 9223372036854775807),"
      " packets_unknown=packets_unknown+?9, first=min(first, ?10), last=max(last, ?11),"
      " hours=hours|?12, bytes_unknown=bytes_unknown+?13 WHERE rowid=?1";
constexpr std::string_view kAddCounters
    = "UPDATE conversation SET packets=min(packets+?2, 9223372036854775807),"
      " bytes=min(bytes+?3, 9223372036854775807),"
      " reverse_packets=min(reverse_packets+?4, 9223372036854775807),"
      " reverse_bytes=min(reverse_bytes+?5, 9223372036854775807) WHERE rowid=?1";
static_assert(kMostSum == 9223372036854775807U);

/// Binds everything after the key from position `at` + 1 on.
void bindSums(SqliteStatement& statement, int at, const ConversationRow& r)
{
    const auto bind = [&](auto value) { statement.bind(++at, static_cast<std::int64_t>(value)); };
    bind(r.service);
    bind(r.rows);
    bind(r.flows);
    bind(r.packets);
    bind(r.bytes);
    bind(r.reversePackets);
    bind(r.reverseBytes);
    bind(r.packetsUnknown);
    bind(r.first);
    bind(r.last);
    bind(r.hours);
    bind(r.bytesUnknown);
}

} // namespace

bool keyBefore(const ConversationKey& a, const ConversationKey& b)
{
    const auto tuple = [](const ConversationKey& k) {
        return std::tie(k.client, k.server, k.protocol, k.serverPort, k.name, k.rule);
    };
    return tuple(a) < tuple(b);
}

std::uint64_t hashOfKey(const ConversationKey& k)
{
    const std::uint64_t hosts = (std::uint64_t {k.client} << 32) | k.server;
    const std::uint64_t rest = (std::uint64_t {k.serverPort} << 8) | k.protocol
        | (std::uint64_t {k.name} << 24) | (std::uint64_t {k.rule} << 48);
    std::uint64_t h
        = (hosts ^ (hosts >> 29)) * 0x9e3779b97f4a7c15ULL ^ rest * 0xc2b2ae3d27d4eb4fULL;
    h = (h ^ (h >> 32)) * 0x9e3779b97f4a7c15ULL;
    return h ^ (h >> 30);
}

Result<ConversationTable> ConversationTable::prepare(SqliteDatabase& db)
{
    ConversationTable table;
    table.m_db = &db;
    const auto prepare = [&db](SqliteStatement& to, std::string_view sql) -> Result<void> {
        auto statement = db.prepare(sql);
        if (!statement)
            return statement.error();
        to = std::move(*statement);
        return {};
    };
    if (auto done = prepare(table.m_insert, insertSql(1)); !done)
        return done.error();
    if (auto done = prepare(table.m_update, kUpdate); !done)
        return done.error();
    if (auto done = prepare(table.m_addCounters, kAddCounters); !done)
        return done.error();
    return table;
}

Result<void> ConversationTable::insert(const ConversationRow& row, std::int64_t rowId)
{
    m_new.push_back({&row, rowId});
    if (m_new.size() < kRowsAtOnce)
        return {};
    if (!m_insertMany) {
        auto statement = m_db->prepare(insertSql(kRowsAtOnce));
        if (!statement)
            return statement.error();
        m_insertMany = std::move(*statement);
    }
    auto done = insertAll(*m_insertMany, m_new);
    m_new.clear();
    return done;
}

Result<void> ConversationTable::flush()
{
    Result<void> done;
    for (std::size_t i = 0; i < m_new.size() && done; ++i)
        done = insertAll(m_insert, std::span(m_new).subspan(i, 1));
    m_new.clear();
    return done;
}

Result<void> ConversationTable::insertAll(SqliteStatement& statement, std::span<const New> rows)
{
    int at = 0;
    for (const New& one : rows) {
        const ConversationKey& key = one.row->key;
        if (one.rowId == 0)
            statement.bindNull(at + 1);
        else
            statement.bind(at + 1, one.rowId);
        statement.bind(at + 2, key.client);
        statement.bind(at + 3, key.server);
        statement.bind(at + 4, key.protocol);
        statement.bind(at + 5, key.serverPort);
        statement.bind(at + 6, key.name);
        statement.bind(at + 7, key.rule);
        bindSums(statement, at + 7, *one.row);
        at += kColumns;
    }
    return statement.run();
}

Result<void> ConversationTable::update(std::int64_t rowId, const ConversationRow& row)
{
    m_update.bind(1, rowId);
    bindSums(m_update, 1, row);
    return m_update.run();
}

Result<void> ConversationTable::addCounters(std::int64_t rowId, const ConversationRow& row)
{
    m_addCounters.bind(1, rowId);
    m_addCounters.bind(2, static_cast<std::int64_t>(row.packets));
    m_addCounters.bind(3, static_cast<std::int64_t>(row.bytes));
    m_addCounters.bind(4, static_cast<std::int64_t>(row.reversePackets));
    m_addCounters.bind(5, static_cast<std::int64_t>(row.reverseBytes));
    return m_addCounters.run();
}

Result<void> ConversationIndex::load(SqliteDatabase& db)
{
    auto select = db.prepare(
        "SELECT client, server, name, rule, server_port, protocol, rowid FROM conversation");
    if (!select)
        return select.error();
    for (;;) {
        const auto row = select->step();
        if (!row)
            return row.error();
        if (!*row)
            break;
        const auto id
            = [&](int column) { return static_cast<std::uint32_t>(select->integer(column)); };
        m_nextRow = std::max(m_nextRow, select->integer(6) + 1);
        if (m_size < kMaxConversations)
            insert({id(0), id(1), id(2), id(3), static_cast<std::uint16_t>(id(4)),
                       static_cast<std::uint8_t>(id(5))},
                id(6));
        else
            m_split = true;
    }
    keepAdded();
    return {};
}

ConversationIndex::Entry* ConversationIndex::find(const ConversationKey& key)
{
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t slot = hashOfKey(key) & mask; m_slots[slot] != 0; slot = (slot + 1) & mask)
        if (Entry& known = entry(m_slots[slot] - 1); known.key == key)
            return &known;
    return nullptr;
}

void ConversationIndex::insert(const ConversationKey& key, std::uint32_t row)
{
    if (m_size >> kBlockBits == m_blocks.size())
        m_blocks.emplace_back(std::size_t {1} << kBlockBits);
    entry(m_size++) = {key, row};
    if (m_size * 2 > m_slots.size()) {
        rebuildSlots(m_slots.size() * 2);
        return;
    }
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = hashOfKey(key) & mask;
    while (m_slots[slot] != 0)
        slot = (slot + 1) & mask;
    m_slots[slot] = static_cast<std::uint32_t>(m_size);
}

void ConversationIndex::rebuildSlots(std::size_t slots)
{
    m_slots = {}; // given back before the larger one is asked for
    m_slots = HugeBuffer<std::uint32_t>(slots);
    const std::size_t mask = slots - 1;
    for (std::size_t i = 0; i < m_size; ++i) {
        std::size_t slot = hashOfKey(entry(i).key) & mask;
        while (m_slots[slot] != 0)
            slot = (slot + 1) & mask;
        m_slots[slot] = static_cast<std::uint32_t>(i + 1);
    }
}

void ConversationIndex::forgetAdded()
{
    if (m_size <= m_kept)
        return;
    m_nextRow = entry(m_kept).row;
    m_size = m_kept;
    rebuildSlots(m_slots.size());
}

void ConversationIndex::sortAndMerge(std::span<const ConversationRow> rows)
{
    m_order.resize(rows.size());
    std::iota(m_order.begin(), m_order.end(), 0U);
    std::ranges::stable_sort(m_order,
        [rows](std::uint32_t a, std::uint32_t b) { return keyBefore(rows[a].key, rows[b].key); });
    m_merged.clear();
    for (const std::uint32_t i : m_order) {
        if (!m_merged.empty() && m_merged.back().key == rows[i].key)
            m_merged.back().merge(rows[i]);
        else
            m_merged.push_back(rows[i]);
    }
}

Result<void> ConversationIndex::add(SqliteDatabase& db, std::span<const ConversationRow> rows)
{
    auto table = ConversationTable::prepare(db);
    if (!table)
        return table.error();
    sortAndMerge(rows);
    if (m_size + m_merged.size() > kMaxConversations && m_kept == m_size) {
        m_size = 0;
        m_kept = 0;
        rebuildSlots(m_slots.size());
        m_split = true;
    }
    for (const ConversationRow& row : m_merged) {
        Result<void> done;
        if (const Entry* known = find(row.key)) {
            done = table->update(known->row, row);
        } else {
            done = table->insert(row, m_nextRow);
            if (done)
                insert(row.key, static_cast<std::uint32_t>(m_nextRow++));
        }
        if (!done)
            return done;
    }
    return table->flush();
}

Result<void> ConversationIndex::addCounters(
    SqliteDatabase& db, std::span<const ConversationRow> rows)
{
    auto table = ConversationTable::prepare(db);
    if (!table)
        return table.error();
    sortAndMerge(rows);
    for (const ConversationRow& row : m_merged)
        if (const Entry* known = find(row.key))
            if (auto done = table->addCounters(known->row, row); !done)
                return done;
    return {};
}

} // namespace nb
