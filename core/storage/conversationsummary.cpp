// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/conversationsummary.h"

#include "core/storage/conversationtable.h"
#include "core/storage/flowstore.h"

#include <QTemporaryFile>
#include <queue>

#include <algorithm>
#include <array>

namespace nb {

namespace {

constexpr std::size_t kSlots = ConversationSummary::kMaxRows * 2;
constexpr std::size_t kRunBuffer = 4096; // rows read at a time of each run

bool before(const ConversationRow& a, const ConversationRow& b)
{
    return keyBefore(a.key, b.key);
}

/// Reads one sorted run of the spill file, or rows in memory, one at a time.
class RunReader
{
public:
    RunReader(QTemporaryFile* file, std::int64_t at, std::uint64_t rows)
        : m_file(file)
        , m_at(at)
        , m_left(rows)
    {
    }
    [[nodiscard]] const ConversationRow* current() const
    {
        return m_next < m_rows.size() ? &m_rows[m_next] : nullptr;
    }

    Result<void> advance()
    {
        ++m_next;
        return fill();
    }

    Result<void> fill()
    {
        if (m_next < m_rows.size() || m_left == 0)
            return {};
        m_rows.resize(static_cast<std::size_t>(std::min<std::uint64_t>(m_left, kRunBuffer)));
        m_next = 0;
        const auto bytes = static_cast<qint64>(m_rows.size() * sizeof(ConversationRow));
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): written by this process
        auto* data = reinterpret_cast<char*>(m_rows.data());
        if (!m_file->seek(m_at) || m_file->read(data, bytes) != bytes)
            return Error {ErrorCode::Unreadable, "a temporary file could not be read back"};
        m_at += bytes;
        m_left -= m_rows.size();
        return {};
    }

private:
    QTemporaryFile* m_file = nullptr;
    std::int64_t m_at = 0;
    std::uint64_t m_left = 0;
    std::vector<ConversationRow> m_rows;
    std::size_t m_next = 0;
};

constexpr std::size_t kBlock = 64; // keys looked up at a time, so that cache misses overlap

} // namespace

std::uint32_t hoursBetween(std::uint64_t start, std::uint64_t end)
{
    constexpr std::uint64_t kHour = 3'600'000'000;
    std::uint32_t hours = 0;
    const std::uint64_t first = start / kHour;
    for (std::uint64_t hour = first; hour <= end / kHour && hour < first + 24; ++hour)
        hours |= 1U << (hour % 24);
    return hours;
}

void ConversationRow::merge(const ConversationRow& other)
{
    service = other.service;
    hours |= other.hours;
    rows += other.rows;
    packetsUnknown += other.packetsUnknown;
    flows += other.flows;
    bytesUnknown += other.bytesUnknown;
    packets = addSum(packets, other.packets);
    bytes = addSum(bytes, other.bytes);
    reversePackets = addSum(reversePackets, other.reversePackets);
    reverseBytes = addSum(reverseBytes, other.reverseBytes);
    first = std::min(first, other.first);
    last = std::max(last, other.last);
}

ConversationSummary::ConversationSummary(QString spillFolder)
    : m_spillFolder(std::move(spillFolder))
    , m_slots(kSlots)
    , m_rows(kMaxRows)
{
}
ConversationSummary::~ConversationSummary() = default;
ConversationSummary::ConversationSummary(ConversationSummary&&) noexcept = default;

void ConversationSummary::clear()
{
    if (m_size != 0)
        std::ranges::fill(m_slots, 0U);
    m_size = 0;
}

ConversationRow* ConversationSummary::find(const ConversationKey& key)
{
    for (std::size_t slot = hashOfKey(key) & (kSlots - 1); m_slots[slot] != 0;
         slot = (slot + 1) & (kSlots - 1))
        if (ConversationRow& row = m_rows[m_slots[slot] - 1]; row.key == key)
            return &row;
    return nullptr;
}

ConversationRow& ConversationSummary::rowOf(const ConversationKey& key, std::uint64_t hash)
{
    for (std::size_t slot = hash & (kSlots - 1);; slot = (slot + 1) & (kSlots - 1)) {
        if (m_slots[slot] == 0) {
            ConversationRow& row = m_rows[m_size];
            row = {};
            row.key = key;
            m_slots[slot] = static_cast<std::uint32_t>(++m_size);
            return row;
        }
        if (ConversationRow& row = m_rows[m_slots[slot] - 1]; row.key == key)
            return row;
    }
}

Result<void> ConversationSummary::add(std::span<const ConversationRow> flows)
{
    std::array<std::uint64_t, kBlock> hashes {};
    while (!flows.empty()) {
        const auto block = flows.first(std::min(kBlock, flows.size()));
        flows = flows.subspan(block.size());
        if (m_size + block.size() > kMaxRows)
            if (auto done = spill(); !done)
                return done;
        for (std::size_t i = 0; i < block.size(); ++i) {
            hashes[i] = hashOfKey(block[i].key);
            prefetchForRead(&m_slots[hashes[i] & (kSlots - 1)]);
        }
        for (std::size_t i = 0; i < block.size(); ++i)
            if (const std::uint32_t index = m_slots[hashes[i] & (kSlots - 1)]; index != 0)
                prefetchForRead(&m_rows[index - 1]);
        for (std::size_t i = 0; i < block.size(); ++i) {
            ConversationRow& row = rowOf(block[i].key, hashes[i]);
            if (row.rows == 0)
                row = block[i];
            else
                row.merge(block[i]);
        }
    }
    return {};
}

Result<void> ConversationSummary::spill()
{
    if (!m_file) {
        m_file = std::make_unique<QTemporaryFile>(
            m_spillFolder + QStringLiteral("/.conversations-XXXXXX"));
        if (!m_file->open())
            return Error {ErrorCode::NoSpace, "no temporary file can be made in the workspace"};
    }
    std::sort(m_rows.begin(), m_rows.begin() + m_size, before);
    const auto bytes = static_cast<qint64>(m_size * sizeof(ConversationRow));
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): read back by this process only
    const auto* data = reinterpret_cast<const char*>(m_rows.data());
    if (!m_file->seek(m_file->size()) || m_file->write(data, bytes) != bytes)
        return Error {
            ErrorCode::NoSpace, "a temporary file could not be written: is the disk full?"};
    m_runRows.push_back(m_size);
    clear();
    return {};
}

Result<void> ConversationSummary::store(SqliteDatabase& db, bool tableEmpty)
{
    return drainRows([&]() { return storeRows(db, tableEmpty); });
}

Result<void> ConversationSummary::drain(const RowsSink& sink)
{
    return drainRows([&]() -> Result<void> {
        for (std::size_t at = 0; at < m_size; at += kSinkRows)
            if (auto done = sink({m_rows.data() + at, std::min(kSinkRows, m_size - at)}); !done)
                return done;
        clear();
        return {};
    });
}

Result<void> ConversationSummary::drainRows(const std::function<Result<void>()>& takeRows)
{
    if (m_runRows.empty())
        return takeRows();
    if (auto done = spill(); !done)
        return done;
    return mergeRuns(takeRows);
}

Result<void> ConversationSummary::mergeRuns(const std::function<Result<void>()>& takeRows)
{
    std::vector<RunReader> runs;
    std::int64_t at = 0;
    for (const std::uint64_t rows : m_runRows) {
        runs.emplace_back(m_file.get(), at, rows);
        at += static_cast<std::int64_t>(rows * sizeof(ConversationRow));
    }
    const auto later = [&runs](std::size_t a, std::size_t b) {
        return before(*runs[b].current(), *runs[a].current());
    };
    std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> heads(later);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (auto done = runs[i].fill(); !done)
            return done;
        if (runs[i].current())
            heads.push(i);
    }
    while (!heads.empty()) {
        const ConversationKey key = runs[heads.top()].current()->key;
        ConversationRow& row = rowOf(key, hashOfKey(key));
        while (!heads.empty() && runs[heads.top()].current()->key == key) {
            const std::size_t run = heads.top();
            heads.pop();
            if (row.rows == 0)
                row = *runs[run].current();
            else
                row.merge(*runs[run].current());
            if (auto done = runs[run].advance(); !done)
                return done;
            if (runs[run].current())
                heads.push(run);
        }
        if (m_size == kMaxRows || heads.empty())
            if (auto done = takeRows(); !done)
                return done;
    }
    m_file.reset();
    m_runRows.clear();
    return {};
}

Result<void> ConversationSummary::storeRows(SqliteDatabase& db, bool tableEmpty)
{
    if (!tableEmpty)
        if (auto done = updateExisting(db); !done)
            return done;
    auto table = ConversationTable::prepare(db);
    if (!table)
        return table.error();
    for (std::size_t i = 0; i < m_size; ++i)
        if (m_rows[i].rows != 0)
            if (auto done = table->insert(m_rows[i]); !done)
                return done;
    if (auto done = table->flush(); !done)
        return done;
    clear();
    return {};
}

/// The table has no index by key (keeping one costs more than everything else that is written), so
/// it is read once, and rows found there are added to and marked as done with rows = 0.
Result<void> ConversationSummary::updateExisting(SqliteDatabase& db)
{
    auto select = db.prepare("SELECT rowid, client, server, protocol, server_port, name, rule"
                             " FROM conversation");
    if (!select)
        return select.error();
    auto table = ConversationTable::prepare(db);
    if (!table)
        return table.error();
    for (;;) {
        const auto there = select->step();
        if (!there)
            return there.error();
        if (!*there)
            return {};
        const auto id
            = [&](int column) { return static_cast<std::uint32_t>(select->integer(column)); };
        const ConversationKey key {id(1), id(2), id(5), id(6), static_cast<std::uint16_t>(id(4)),
            static_cast<std::uint8_t>(id(3))};
        ConversationRow* row = find(key);
        if (row == nullptr || row->rows == 0)
            continue;
        if (auto done = table->update(select->integer(0), *row); !done)
            return done;
        row->rows = 0;
    }
}

} // namespace nb
