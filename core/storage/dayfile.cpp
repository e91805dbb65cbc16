// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/dayfile.h"

#include "core/storage/dayschema.h"
#include "core/storage/rowsums.h"

#include <QFile>

#include <algorithm>
#include <limits>

namespace nb {

namespace {

constexpr std::size_t kIdleConnections = 4;
constexpr std::int64_t kMaxChunks = 1'000'000;

Error damaged(const std::string& what)
{
    return Error {ErrorCode::Invalid, "the day file is damaged: " + what};
}

/// Walks a table (id, …) whose ids must be 1, 2, 3, … and hands each row to `take`.
template <typename F>
Result<void> readNumbered(SqliteDatabase& db, const std::string& sql, std::string_view table,
    std::stop_token stop, F&& take)
{
    auto select = db.prepare(sql);
    if (!select)
        return select.error();
    for (std::int64_t id = 1;; ++id) {
        const auto row = select->step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        if (select->integer(0) != id || id >= 0xffff'ffff)
            return damaged("ids of table " + std::string(table) + " are not consecutive");
        if (!take(*select))
            return damaged("a value in table " + std::string(table) + " cannot be read");
        if (id % 4096 == 0 && stop.stop_requested())
            return Error {ErrorCode::Cancelled, "cancelled"};
    }
}

} // namespace

Result<Dictionaries> readDictionaries(SqliteDatabase& db, std::stop_token stop)
{
    Dictionaries d;
    const std::array<std::vector<std::string>*, 8> texts {&d.names, &d.services, &d.applications,
        &d.rules, &d.exporters, &d.tunnels, &d.segments, &d.owners};
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::string table(kTextDictionaries[i]);
        const auto take = [&](SqliteStatement& row) {
            texts[i]->emplace_back(row.text(1));
            return true;
        };
        if (auto done
            = readNumbered(db, "SELECT id, text FROM " + table + " ORDER BY id", table, stop, take);
            !done)
            return done.error();
    }
    const auto takeMac = [&](SqliteStatement& row) {
        const auto mac = MacAddress::fromString(row.text(1));
        d.macs.push_back(mac.value_or(MacAddress {}));
        return mac.has_value();
    };
    if (auto done = readNumbered(db, "SELECT id, text FROM mac ORDER BY id", "mac", stop, takeMac);
        !done)
        return done.error();
    const auto takeHost = [&](SqliteStatement& row) {
        const auto address = IpAddress::fromString(row.text(1));
        const std::int64_t segment = row.integer(2);
        const std::int64_t owner = row.integer(3);
        if (!address || segment < 0 || owner < 0
            || segment >= static_cast<std::int64_t>(d.segments.size())
            || owner >= static_cast<std::int64_t>(d.owners.size()))
            return false;
        d.hosts.push_back(
            {*address, static_cast<std::uint32_t>(segment), static_cast<std::uint32_t>(owner)});
        return true;
    };
    if (auto done = readNumbered(
            db, "SELECT id, address, segment, owner FROM host ORDER BY id", "host", stop, takeHost);
        !done)
        return done.error();
    return d;
}

DayFile::DayFile(QString path, Trust trust)
    : m_path(std::move(path))
    , m_trust(trust)
{
}

DayFile::~DayFile() = default;

Result<std::unique_ptr<SqliteDatabase>> DayFile::connect() const
{
    auto db = m_trust == Trust::Own ? SqliteDatabase::openReadOnly(m_path)
                                    : SqliteDatabase::openUntrusted(m_copy->path());
    if (!db)
        return db.error();
    return std::make_unique<SqliteDatabase>(std::move(*db));
}

Result<std::shared_ptr<const DayFile>> DayFile::open(const QString& path, Trust trust)
{
    QFile probe(path);
    if (!probe.open(QIODevice::ReadOnly))
        return Error {ErrorCode::Unreadable,
            path.toStdString() + " cannot be read: " + probe.errorString().toStdString()};
    probe.close();
    std::shared_ptr<DayFile> file(new DayFile(path, trust));
    if (trust == Trust::Foreign) {
        auto copy = UntrustedCopy::make(path);
        if (!copy)
            return copy.error();
        file->m_copy.emplace(std::move(*copy));
    }
    auto db = file->connect();
    if (!db)
        return db.error();
    if (const auto version = checkDayFile(**db); !version)
        return version.error();
    if (trust == Trust::Foreign) {
        (*db)->interruptOn({}, std::chrono::minutes(5));
        if (auto done = checkDayShape(**db); !done)
            return done.error();
    }
    if (auto done = file->loadCatalogue(**db); !done)
        return done.error();
    file->m_idle.push_back(std::move(*db));
    return std::shared_ptr<const DayFile>(std::move(file));
}

Result<void> DayFile::loadCatalogue(SqliteDatabase& db)
{
    // files of the first version do not count unknown bytes
    const std::string sums = "SELECT id, rows, start_min, end_max, flows, packets, bytes,"
                             " reverse_packets, reverse_bytes, packets_unknown";
    auto chunks = db.prepare(sums + ", bytes_unknown FROM flow_chunk ORDER BY id");
    const bool counted = chunks.ok();
    if (!counted)
        chunks = db.prepare(sums + " FROM flow_chunk ORDER BY id");
    if (!chunks)
        return chunks.error();
    m_conversationsCount = db.prepare("SELECT bytes_unknown FROM conversation").ok();
    auto heads = db.prepare("SELECT id, encoding, width, base, scale, min, max FROM flow_column"
                            " ORDER BY id");
    if (!heads)
        return heads.error();
    for (;;) {
        const auto row = chunks->step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        const std::int64_t rows = chunks->integer(1);
        ChunkInfo chunk;
        chunk.id = chunks->integer(0);
        if (rows < 1 || rows > static_cast<std::int64_t>(FlowBatch::kMaxRows) || chunk.id < 1
            || chunk.id > kMaxChunks)
            return damaged("chunk " + std::to_string(chunk.id) + " has an impossible size");
        chunk.rows = static_cast<std::uint32_t>(rows);
        chunk.firstRow = m_rows;
        chunk.startMin = chunks->integer(2);
        chunk.endMax = chunks->integer(3);
        const auto sum
            = [&](int column) { return static_cast<std::uint64_t>(chunks->integer(column)); };
        chunk.totals = {chunk.rows, sum(4), sum(5), sum(6), sum(7), sum(8), sum(9)};
        for (std::size_t i = 0; i < kColumnCount; ++i) {
            // heads of other chunks (there are none in a good file) are passed over
            const std::int64_t wanted = columnRowId(chunk.id, columnAt(i));
            std::int64_t found = 0;
            while (found < wanted) {
                const auto head = heads->step();
                if (!head)
                    return head.error();
                if (!*head)
                    return damaged("a column is missing");
                found = heads->integer(0);
            }
            if (found != wanted || heads->integer(1) < 0 || heads->integer(1) > 2)
                return damaged("a column is missing or of unknown kind");
            chunk.columns[i] = {static_cast<ColumnEncoding>(heads->integer(1)),
                static_cast<std::uint8_t>(heads->integer(2)),
                static_cast<std::uint64_t>(heads->integer(3)),
                static_cast<std::uint32_t>(heads->integer(4)),
                {static_cast<std::uint64_t>(heads->integer(5)),
                    static_cast<std::uint64_t>(heads->integer(6))}};
        }
        const ColumnHead& bytes = chunk.columns[columnIndex(Column::Bytes)];
        chunk.bytesUnknownCounted
            = counted || !mayBeUnknown(bytes) || bytes.encoding == ColumnEncoding::Constant;
        if (counted)
            chunk.totals.bytesUnknown = sum(10);
        else if (chunk.bytesUnknownCounted && mayBeUnknown(bytes))
            chunk.totals.bytesUnknown = chunk.rows;
        m_rows += chunk.rows;
        m_chunks.push_back(chunk);
    }
}

std::optional<std::pair<Timestamp, Timestamp>> DayFile::span() const
{
    if (m_chunks.empty())
        return std::nullopt;
    const auto first = std::ranges::min_element(m_chunks, {}, &ChunkInfo::startMin);
    const auto last = std::ranges::max_element(m_chunks, {}, &ChunkInfo::endMax);
    return std::pair(fromMicroseconds(first->startMin), fromMicroseconds(last->endMax));
}

Result<std::shared_ptr<const Dictionaries>> DayFile::dictionaries(std::stop_token stop) const
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_dictionaries)
            return m_dictionaries;
    }
    auto db = connect();
    if (!db)
        return db.error();
    auto read = readDictionaries(**db, stop);
    if (!read)
        return read.error();
    auto shared = std::make_shared<const Dictionaries>(std::move(*read));
    const std::scoped_lock lock(m_mutex);
    if (!m_dictionaries)
        m_dictionaries = std::move(shared);
    return m_dictionaries;
}

Result<DayFile::Reader> DayFile::reader() const
{
    std::unique_ptr<SqliteDatabase> db;
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_idle.empty()) {
            db = std::move(m_idle.back());
            m_idle.pop_back();
        }
    }
    if (!db) {
        auto opened = connect();
        if (!opened)
            return opened.error();
        db = std::move(*opened);
    }
    auto select = db->prepare("SELECT data FROM flow_column WHERE id=?1");
    if (!select)
        return select.error();
    return Reader(*this, std::move(db), std::move(*select));
}

DayFile::Reader::Reader(
    const DayFile& file, std::unique_ptr<SqliteDatabase> db, SqliteStatement select)
    : m_file(&file)
    , m_db(std::move(db))
    , m_select(std::move(select))
{
}

DayFile::Reader::Reader(Reader&&) noexcept = default;

DayFile::Reader::~Reader()
{
    if (!m_db)
        return;
    m_select = {};
    const std::scoped_lock lock(m_file->m_mutex);
    if (m_file->m_idle.size() < kIdleConnections)
        m_file->m_idle.push_back(std::move(m_db));
}

/// The stored bytes of a column, valid until the statement is reset.
Result<EncodedColumnView> DayFile::Reader::open(const ChunkInfo& chunk, Column column)
{
    const ColumnHead& head = chunk.columns[columnIndex(column)];
    EncodedColumnView view {head.encoding, head.width, head.base, head.scale, {}};
    if (head.encoding == ColumnEncoding::Constant)
        return view;
    m_select.bind(1, columnRowId(chunk.id, column));
    const auto row = m_select.step();
    if (!row)
        return row.error();
    if (!*row)
        return damaged("a column is missing");
    view.data = m_select.blob(0);
    return view;
}

Result<void> DayFile::Reader::read(const ChunkInfo& chunk, Column column, ColumnVector& out)
{
    const auto view = open(chunk, column);
    if (!view)
        return view.error();
    auto done = std::visit(
        [&]<typename T>(std::vector<T>& values) {
            values.resize(chunk.rows);
            return m_decoder.decode<T>(*view, values);
        },
        out);
    if (view->encoding != ColumnEncoding::Constant)
        m_select.reset();
    return done;
}

Result<bool> DayFile::Reader::readNarrow(
    const ChunkInfo& chunk, Column column, std::vector<std::uint32_t>& out)
{
    const ColumnHead& head = chunk.columns[columnIndex(column)];
    if (head.zone.max > std::numeric_limits<std::uint32_t>::max())
        return false; // would be read twice
    const auto view = open(chunk, column);
    if (!view)
        return view.error();
    out.resize(chunk.rows);
    auto done = m_decoder.decodeNarrow(*view, out);
    if (view->encoding != ColumnEncoding::Constant)
        m_select.reset();
    return done;
}

} // namespace nb
