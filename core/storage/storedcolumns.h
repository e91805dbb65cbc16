// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/chunkcolumns.h"
#include "core/storage/columncodec.h"
#include "core/storage/sqlite.h"

namespace nb {

/// Reads columns of a day file through the connection that writes it, so that what its open
/// transaction changed is seen. For the few places that look back at stored rows while writing;
/// queries use DayFile. One thread.
class StoredColumns
{
public:
    static Result<StoredColumns> prepare(SqliteDatabase& db);
    /// Decodes one column of a chunk of `rows` rows into `out`; an optional column that is not
    /// there is all 0.
    Result<void> read(std::int64_t chunk, std::size_t rows, Column column, ColumnVector& out);

private:
    explicit StoredColumns(SqliteStatement select)
        : m_select(std::move(select))
    {
    }
    SqliteStatement m_select;
    ColumnDecoder m_decoder;
};

/// What a day file of version 1 lacks: counts its rows with unknown bytes, in chunks and
/// conversations, in the caller's transaction.
Result<void> countUnknownBytes(SqliteDatabase& db);

} // namespace nb
