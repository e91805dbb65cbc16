// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"
#include "core/storage/sqlite.h"

namespace nb {

/// An alert from a row of `id, kind, severity, condition, key, text, facts, first, last, count,
/// acknowledged, imported`.
[[nodiscard]] Alert alertFromRow(const SqliteStatement& row);

/// What `make` makes of each row.
template <typename Row, typename Make>
Result<std::vector<Row>> allRows(Result<SqliteStatement> statement, Make&& make)
{
    if (!statement)
        return statement.error();
    std::vector<Row> rows;
    for (;;) {
        const auto more = statement->step();
        if (!more)
            return more.error();
        if (!*more)
            return rows;
        rows.push_back(make(*statement));
    }
}

} // namespace nb
