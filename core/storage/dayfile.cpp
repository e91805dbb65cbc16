// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/dayfile.h"

#include "core/storage/dayschema.h"
#include "core/storage/storedcolumns.h"

#include <QFile>

#include <algorithm>
#include <limits>

namespace nb {

namespace {

constexpr std::size_t kIdleConnections = 4;
constexpr std::int64_t kMaxChunks = 1'000'000;
/// Chunks of imports that are complete, and those collected live (import 0).
constexpr std::string_view kComplete = " WHERE import = 0 OR import IN (SELECT id FROM import)";

/// How often the labels of the file were changed.
constexpr std::string_view kLabels
    = "coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key='labels'), 0)";

/// Columns that relabelDay() writes anew.
bool isLabel(Column column)
{
    return column == Column::SrcName || column == Column::DstName || column == Column::Service
        || column == Column::Application || column == Column::Rule;
}

Error damaged(const std::string& what)
{
    return Error {ErrorCode::Invalid, "the day file is damaged: " + what};
}

} // namespace

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
    const auto version = checkDayFile(**db);
    if (!version)
        return version.error();
    file->m_version = *version;
    if (trust == Trust::Foreign) {
        (*db)->interruptOn({}, std::chrono::minutes(5));
        if (auto done = checkDayShape(**db, *version); !done)
            return done.error();
    }
    if (auto done = file->load(**db); !done)
        return done.error();
    file->m_idle.push_back(std::move(*db));
    return std::shared_ptr<const DayFile>(std::move(file));
}

Result<void> DayFile::load(SqliteDatabase& db)
{
    SqliteTransaction transaction(db);
    if (auto done = transaction.beginReading(); !done)
        return done;
    if (auto done = loadCatalogue(db); !done)
        return done;
    const auto labels = db.integer("SELECT " + std::string(kLabels));
    if (!labels)
        return labels.error();
    m_labels = *labels;
    if (m_version < 2)
        return countUnknownBytesOfVersion1(db);
    auto samplers = readSamplers(db);
    if (!samplers)
        return samplers.error();
    m_samplers = std::move(*samplers);
    // nobody writes to a foreign file
    return m_trust == Trust::Own ? loadOpenChunks(db) : Result<void> {};
}

Result<void> DayFile::loadCatalogue(SqliteDatabase& db)
{
    auto chunks = db.prepare("SELECT id, rows, start_min, end_max, flows, packets, bytes,"
                             " reverse_packets, reverse_bytes, packets_unknown"
        + std::string(m_version < 2 ? ", 0, import FROM flow_chunk"
                                    : ", bytes_unknown, import FROM flow_chunk")
        + std::string(m_version < 2 ? "" : kComplete) + " ORDER BY id");
    if (!chunks)
        return chunks.error();
    auto heads = db.prepare("SELECT id, encoding, width, base, scale, min, max FROM flow_column"
                            " ORDER BY id");
    if (!heads)
        return heads.error();
    if (const auto first = heads->step(); !first)
        return first.error();
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
        chunk.live = chunks->integer(11) == 0;
        chunk.startMin = chunks->integer(2);
        chunk.endMax = chunks->integer(3);
        const auto sum
            = [&](int column) { return static_cast<std::uint64_t>(chunks->integer(column)); };
        chunk.totals = {chunk.rows, sum(4), sum(5), sum(6), sum(7), sum(8), sum(9), sum(10)};
        if (auto done = loadHeads(*heads, chunk); !done)
            return done;
        m_rows += chunk.rows;
        m_chunks.push_back(chunk);
    }
}

/// Moves on to the chunk's heads; `heads` stands on a row, or past the last one (all NULL).
Result<void> DayFile::loadHeads(SqliteStatement& heads, ChunkInfo& chunk)
{
    for (std::size_t i = 0; i < kColumnCount; ++i) {
        // heads of other chunks (of imports that are not complete) are passed over
        const std::int64_t wanted = columnRowId(chunk.id, columnAt(i));
        while (!heads.isNull(0) && heads.integer(0) < wanted)
            if (const auto head = heads.step(); !head)
                return head.error();
            else if (!*head)
                break;
        if (heads.isNull(0) || heads.integer(0) != wanted) {
            if (!isOptional(columnAt(i)))
                return damaged("a column is missing");
            chunk.columns[i].zone = {0, 0};
            continue;
        }
        if (heads.integer(1) < 0 || heads.integer(1) > 2)
            return damaged("a column is of unknown kind");
        chunk.columns[i] = {static_cast<ColumnEncoding>(heads.integer(1)),
            static_cast<std::uint8_t>(heads.integer(2)),
            static_cast<std::uint64_t>(heads.integer(3)),
            static_cast<std::uint32_t>(heads.integer(4)),
            {static_cast<std::uint64_t>(heads.integer(5)),
                static_cast<std::uint64_t>(heads.integer(6))}};
    }
    return {};
}

/// Keeps the data of chunks that the one who writes may still rewrite.
Result<void> DayFile::loadOpenChunks(SqliteDatabase& db)
{
    auto open = db.prepare("SELECT c.id, c.data FROM meta m JOIN flow_column c"
                           " ON c.id BETWEEN m.value * 64 AND m.value * 64 + 63"
                           " WHERE m.key IN ('open_chunk', 'open_tail') AND c.data IS NOT NULL");
    if (!open)
        return open.error();
    for (;;) {
        const auto row = open->step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        const auto data = open->blob(1);
        m_openData[open->integer(0)].assign(data.begin(), data.end());
    }
}

/// Version 1 does not say it; the few chunks that have unknown bytes are looked through.
Result<void> DayFile::countUnknownBytesOfVersion1(SqliteDatabase& db)
{
    auto columns = StoredColumns::prepare(db);
    if (!columns)
        return columns.error();
    ColumnVector bytes = makeColumnVector(Column::Bytes);
    for (ChunkInfo& chunk : m_chunks) {
        if (chunk.columns[columnIndex(Column::Bytes)].zone.min != 0)
            continue;
        // what cannot be read is told when a query asks for it
        if (!columns->read(chunk.id, chunk.rows, Column::Bytes, bytes))
            continue;
        chunk.totals.bytesUnknown = static_cast<std::uint64_t>(
            std::ranges::count(std::get<std::vector<std::uint64_t>>(bytes), 0U));
    }
    return {};
}

bool DayFile::isSampled(const ChunkInfo& chunk) const
{
    const ColumnZone zone = chunk.columns[columnIndex(Column::Sampler)].zone;
    for (std::uint64_t id = zone.min; id <= zone.max && id < m_samplers.size(); ++id)
        if (m_samplers[id].rate > 1)
            return true;
    return false;
}

Result<bool> DayFile::summaryIsCurrent(SqliteDatabase& db) const
{
    if (m_version < 2)
        return false; // it lacks the unknown bytes
    // ids only grow, and rows of a chunk too
    auto sums = db.prepare("SELECT count(*), total(rows), total(id),"
                           " (SELECT count(*) FROM meta WHERE key='summary'), "
        + std::string(kLabels) + " FROM flow_chunk" + std::string(kComplete));
    if (!sums)
        return sums.error();
    const auto row = sums->step();
    if (!row)
        return row.error();
    std::int64_t ids = 0;
    for (const ChunkInfo& chunk : m_chunks)
        ids += chunk.id;
    return sums->integer(0) == static_cast<std::int64_t>(m_chunks.size())
        && sums->integer(1) == static_cast<std::int64_t>(m_rows) && sums->integer(2) == ids
        && sums->integer(3) == 0 && sums->integer(4) == m_labels;
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
    SqliteTransaction transaction(**db);
    if (auto done = transaction.beginReading(); !done)
        return done.error();
    auto read = readDictionaries(**db, m_version, stop);
    if (!read)
        return read.error();
    // rates as the chunks' sums have them
    read->samplers = m_samplers;
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
    auto selectLabels = db->prepare(
        "SELECT data FROM flow_column WHERE id=?1 AND " + std::string(kLabels) + " = ?2");
    if (!selectLabels)
        return selectLabels.error();
    selectLabels->bind(2, m_labels);
    return Reader(*this, std::move(db), std::move(*select), std::move(*selectLabels));
}

DayFile::Reader::Reader(const DayFile& file, std::unique_ptr<SqliteDatabase> db,
    SqliteStatement select, SqliteStatement selectLabels)
    : m_file(&file)
    , m_db(std::move(db))
    , m_select(std::move(select))
    , m_selectLabels(std::move(selectLabels))
{
}

DayFile::Reader::Reader(Reader&&) noexcept = default;

DayFile::Reader::~Reader()
{
    if (!m_db)
        return;
    m_select = {};
    m_selectLabels = {};
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
    const std::int64_t id = columnRowId(chunk.id, column);
    if (const auto open = m_file->m_openData.find(id); open != m_file->m_openData.end()) {
        view.data = open->second;
        return view;
    }
    SqliteStatement& select = isLabel(column) ? m_selectLabels : m_select;
    select.bind(1, id);
    const auto row = select.step();
    if (!row)
        return row.error();
    if (!*row && isLabel(column))
        return Error {ErrorCode::Unreadable,
            "the labels of " + m_file->path().toStdString()
                + " were changed while it was read: ask again"};
    if (!*row)
        return damaged("a column is missing");
    view.data = select.blob(0);
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
        (isLabel(column) ? m_selectLabels : m_select).reset();
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
        (isLabel(column) ? m_selectLabels : m_select).reset();
    return done;
}

} // namespace nb
