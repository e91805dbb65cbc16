// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/storedcolumns.h"

#include "core/storage/conversationsummary.h"
#include "core/storage/dayfile.h"

#include <map>
#include <tuple>

namespace nb {

Result<StoredColumns> StoredColumns::prepare(SqliteDatabase& db)
{
    auto select
        = db.prepare("SELECT encoding, width, base, scale, data FROM flow_column WHERE id=?1");
    if (!select)
        return select.error();
    return StoredColumns(std::move(*select));
}

Result<void> StoredColumns::read(
    std::int64_t chunk, std::size_t rows, Column column, ColumnVector& out)
{
    m_select.bind(1, columnRowId(chunk, column));
    const auto row = m_select.step();
    if (!row)
        return row.error();
    EncodedColumnView view;
    if (*row)
        view = {static_cast<ColumnEncoding>(m_select.integer(0)),
            static_cast<std::uint8_t>(m_select.integer(1)),
            static_cast<std::uint64_t>(m_select.integer(2)),
            static_cast<std::uint32_t>(m_select.integer(3)), m_select.blob(4)};
    Result<void> done;
    if (!*row && !isOptional(column))
        done = Error {ErrorCode::Invalid, "the day file is damaged: a column is missing"};
    else
        done = std::visit(
            [&]<typename T>(std::vector<T>& values) {
                values.resize(rows);
                return m_decoder.decode<T>(view, std::span<T>(values));
            },
            out);
    m_select.reset();
    return done;
}

namespace {

using Key = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t,
    std::int64_t>;

constexpr std::array kKeyColumns {Column::SrcHost, Column::DstHost, Column::Protocol,
    Column::DstPort, Column::DstName, Column::Rule};

std::int64_t valueAt(const ColumnVector& column, std::size_t row)
{
    return std::visit(
        [row](const auto& values) { return static_cast<std::int64_t>(values[row]); }, column);
}

/// Adds the rows of one chunk whose bytes are unknown to `unknown`; returns how many.
Result<std::int64_t> collectUnknown(StoredColumns& columns, std::int64_t chunk, std::size_t rows,
    std::map<Key, std::int64_t>& unknown)
{
    ChunkColumns values;
    const auto read = [&](Column column) {
        return columns.read(chunk, rows, column, values.columns[columnIndex(column)]);
    };
    if (auto done = read(Column::Bytes); !done)
        return done.error();
    for (const Column column : kKeyColumns)
        if (auto done = read(column); !done)
            return done.error();
    const auto& bytes = values.get<std::uint64_t>(Column::Bytes);
    std::int64_t count = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        if (bytes[row] != 0)
            continue;
        ++count;
        const auto key = [&](std::size_t i) {
            return valueAt(values.columns[columnIndex(kKeyColumns[i])], row);
        };
        ++unknown[{key(0), key(1), key(2), key(3), key(4), key(5)}];
    }
    return count;
}

Result<void> updateConversations(SqliteDatabase& db, const std::map<Key, std::int64_t>& unknown)
{
    auto select = db.prepare("SELECT client, server, protocol, server_port, name, rule, rowid"
                             " FROM conversation");
    if (!select)
        return select.error();
    auto update = db.prepare("UPDATE conversation SET bytes_unknown=?2 WHERE rowid=?1");
    if (!update)
        return update.error();
    for (;;) {
        const auto row = select->step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        const auto id = [&](int column) { return select->integer(column); };
        const auto found = unknown.find({id(0), id(1), id(2), id(3), id(4), id(5)});
        if (found == unknown.end())
            continue;
        update->bind(1, id(6));
        update->bind(2, found->second);
        if (auto done = update->run(); !done)
            return done;
    }
}

} // namespace

Result<void> countUnknownBytes(SqliteDatabase& db)
{
    // a chunk has unknown bytes where the smallest stored value is 0
    auto chunks = db.prepare("SELECT c.id, c.rows FROM flow_chunk c JOIN flow_column b"
                             " ON b.id = c.id * 64 + 9 WHERE b.min = 0");
    if (!chunks)
        return chunks.error();
    auto update = db.prepare("UPDATE flow_chunk SET bytes_unknown=?2 WHERE id=?1");
    if (!update)
        return update.error();
    auto columns = StoredColumns::prepare(db);
    if (!columns)
        return columns.error();
    std::map<Key, std::int64_t> unknown;
    for (;;) {
        const auto row = chunks->step();
        if (!row)
            return row.error();
        if (!*row)
            break;
        const std::int64_t rows = chunks->integer(1);
        if (rows < 1 || rows > static_cast<std::int64_t>(FlowBatch::kMaxRows))
            return Error {
                ErrorCode::Invalid, "the day file is damaged: a chunk of impossible size"};
        const auto count
            = collectUnknown(*columns, chunks->integer(0), static_cast<std::size_t>(rows), unknown);
        if (!count)
            return count.error();
        update->bind(1, chunks->integer(0));
        update->bind(2, *count);
        if (auto done = update->run(); !done)
            return done;
    }
    return unknown.empty() ? Result<void> {} : updateConversations(db, unknown);
}

} // namespace nb
