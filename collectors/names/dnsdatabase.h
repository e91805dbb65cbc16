// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ingest/importreport.h"
#include "core/names/namebinding.h"
#include "core/storage/sqlite.h"

#include <stop_token>

namespace nb {

/// Whether an opened foreign database holds NetBehave's cache of names (`dns.db`).
[[nodiscard]] Result<bool> hasDnsTable(SqliteDatabase& db);

/// Reads NetBehave's cache: name and address without the client, seen from dateAdded to
/// dateLastSeen. Rows without both are counted as `bad row`. Invalid when the table is not what it
/// should be.
[[nodiscard]] Result<ImportReport> importDnsDatabase(
    SqliteDatabase& db, NameSink& names, std::stop_token stop);

} // namespace nb
