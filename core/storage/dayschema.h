// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/timestamp.h"
#include "core/storage/sqlite.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace nb {

/// "NBDH" in the header of every day file.
inline constexpr std::int64_t kDayFileApplicationId = 0x4E42'4448;
/// Raised when a file of the new kind cannot be read by programs of the old one.
inline constexpr std::int64_t kDayFileVersion = 2;

/// The text dictionaries of a day file; each is a table (id INTEGER PRIMARY KEY, text TEXT).
inline constexpr std::array<std::string_view, 14> kTextDictionaries {"name", "service",
    "application", "rule_label", "exporter", "tunnel", "segment", "owner", "observers", "event",
    "interface", "vrf", "marks", "mac"};
/// Those of them that version 2 brought.
[[nodiscard]] constexpr bool isSinceVersion2(std::string_view textDictionary)
{
    return textDictionary == "observers" || textDictionary == "event"
        || textDictionary == "interface" || textDictionary == "vrf" || textDictionary == "marks";
}

/// Creates the tables and views of a new day file, in the caller's transaction.
Result<void> createDaySchema(SqliteDatabase& db, Day day);

/// Says whether `db` is a day file this program can read: ForeignFile, NewerVersion, Invalid (an
/// unfinished one) otherwise. Returns the schema version.
Result<std::int64_t> checkDayFile(SqliteDatabase& db);

/// Brings an older day file to kDayFileVersion in one transaction.
Result<void> migrateDayFile(SqliteDatabase& db, std::int64_t fromVersion);

/// checkSchema() with the shape of our day file of that version, for one that came from somebody
/// else.
Result<void> checkDayShape(SqliteDatabase& db, std::int64_t version);

} // namespace nb
