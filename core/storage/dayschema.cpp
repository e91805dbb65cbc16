// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/dayschema.h"

#include "core/storage/storedcolumns.h"

#include <string>

namespace nb {

namespace {

constexpr const char* kTables = R"sql(
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE import(id INTEGER PRIMARY KEY, name TEXT NOT NULL, rows INTEGER NOT NULL);
CREATE TABLE flow_chunk(id INTEGER PRIMARY KEY, import INTEGER NOT NULL, rows INTEGER NOT NULL,
    start_min INTEGER NOT NULL, end_max INTEGER NOT NULL, flows INTEGER NOT NULL,
    packets INTEGER NOT NULL, bytes INTEGER NOT NULL, reverse_packets INTEGER NOT NULL,
    reverse_bytes INTEGER NOT NULL, packets_unknown INTEGER NOT NULL,
    bytes_unknown INTEGER NOT NULL DEFAULT 0);
CREATE TABLE flow_column(id INTEGER PRIMARY KEY, encoding INTEGER NOT NULL, width INTEGER NOT NULL,
    base INTEGER NOT NULL, scale INTEGER NOT NULL, min INTEGER NOT NULL, max INTEGER NOT NULL,
    data BLOB);
CREATE TABLE host(id INTEGER PRIMARY KEY, address TEXT NOT NULL, segment INTEGER NOT NULL,
    owner INTEGER NOT NULL);
CREATE TABLE conversation(client INTEGER NOT NULL, server INTEGER NOT NULL,
    protocol INTEGER NOT NULL, server_port INTEGER NOT NULL, name INTEGER NOT NULL,
    rule INTEGER NOT NULL, service INTEGER NOT NULL, rows INTEGER NOT NULL, flows INTEGER NOT NULL,
    packets INTEGER NOT NULL, bytes INTEGER NOT NULL, reverse_packets INTEGER NOT NULL,
    reverse_bytes INTEGER NOT NULL, packets_unknown INTEGER NOT NULL, first INTEGER NOT NULL,
    last INTEGER NOT NULL, hours INTEGER NOT NULL, bytes_unknown INTEGER NOT NULL DEFAULT 0);
CREATE TABLE protocol(id INTEGER PRIMARY KEY, text TEXT NOT NULL);
)sql";

constexpr std::string_view kSamplerTable
    = "CREATE TABLE sampler(id INTEGER PRIMARY KEY, text TEXT NOT NULL, rate INTEGER NOT NULL);";

/// How many rows of that day each forwarding collector had stored here (see LiveSession).
constexpr std::string_view kForwardedTable
    = "CREATE TABLE forwarded(collector TEXT PRIMARY KEY, rows INTEGER NOT NULL) WITHOUT ROWID;";

std::string textTable(std::string_view name)
{
    return "CREATE TABLE " + std::string(name) + "(id INTEGER PRIMARY KEY, text TEXT NOT NULL);";
}

/// The 15 columns of NetBehave's daily file, one row a conversation; times in whole seconds, bytes
/// of both directions, '' for what is not known.
constexpr const char* kView = R"sql(
CREATE VIEW flow(srcip, dstip, proto, srcport, dstport, srcdomain, dstdomain, srcnetwork,
    dstnetwork, servicename, match, dateAdded, dateLastSeen, hits, bytes) AS
SELECT c.address, s.address, p.text, 0, v.server_port, '', coalesce(n.text, ''),
    coalesce(cs.text, ''), coalesce(ss.text, ''), coalesce(sv.text, ''), coalesce(r.text, ''),
    v.first / 1000000, v.last / 1000000, v.flows, v.bytes + v.reverse_bytes
FROM conversation v JOIN host c ON c.id = v.client JOIN host s ON s.id = v.server
LEFT JOIN protocol p ON p.id = v.protocol LEFT JOIN name n ON n.id = v.name
LEFT JOIN segment cs ON cs.id = c.segment LEFT JOIN segment ss ON ss.id = s.segment
LEFT JOIN service sv ON sv.id = v.service LEFT JOIN rule_label r ON r.id = v.rule;
)sql";

constexpr std::string_view kMetaColumns[] {"key", "value"};
constexpr std::string_view kImportColumns[] {"id", "name", "rows"};
constexpr std::string_view kChunkColumns[] {"id", "import", "rows", "start_min", "end_max", "flows",
    "packets", "bytes", "reverse_packets", "reverse_bytes", "packets_unknown", "bytes_unknown"};
constexpr std::string_view kColumnColumns[] {
    "id", "encoding", "width", "base", "scale", "min", "max", "data"};
constexpr std::string_view kHostColumns[] {"id", "address", "segment", "owner"};
constexpr std::string_view kConversationColumns[] {"client", "server", "protocol", "server_port",
    "name", "rule", "service", "rows", "flows", "packets", "bytes", "reverse_packets",
    "reverse_bytes", "packets_unknown", "first", "last", "hours", "bytes_unknown"};
constexpr std::string_view kSamplerColumns[] {"id", "text", "rate"};
constexpr std::string_view kForwardedColumns[] {"collector", "rows"};
constexpr std::string_view kTextColumns[] {"id", "text"};
constexpr std::string_view kViews[] {"flow"};

} // namespace

Result<void> createDaySchema(SqliteDatabase& db, Day day)
{
    std::string sql = kTables;
    sql += kSamplerTable;
    sql += kForwardedTable;
    for (const std::string_view name : kTextDictionaries)
        sql += textTable(name);
    sql += kView;
    sql += "INSERT INTO meta VALUES('day', '" + toString(day) + "'), ('sealed', '0');";
    sql += "PRAGMA application_id=" + std::to_string(kDayFileApplicationId) + ';';
    sql += "PRAGMA user_version=" + std::to_string(kDayFileVersion) + ';';
    return db.execute(sql.c_str());
}

Result<std::int64_t> checkDayFile(SqliteDatabase& db)
{
    const auto id = db.integer("PRAGMA application_id");
    if (!id)
        return id.error();
    const auto version = db.integer("PRAGMA user_version");
    if (!version)
        return version.error();
    if (*id != kDayFileApplicationId)
        return Error {ErrorCode::ForeignFile,
            "this SQLite file is not a flow day file of NetBehave (application id "
                + std::to_string(*id) + ")"};
    if (*version > kDayFileVersion)
        return Error {ErrorCode::NewerVersion,
            "this day file has format version " + std::to_string(*version)
                + ", this program reads up to " + std::to_string(kDayFileVersion)
                + ": please update the program"};
    if (*version < 1)
        return Error {ErrorCode::Invalid, "this day file was never finished"};
    return *version;
}

namespace {

/// Version 2: what exporters tell of a flow, sums of unknown byte counters, what was forwarded.
Result<void> migrateTo2(SqliteDatabase& db)
{
    std::string sql(kSamplerTable);
    sql += kForwardedTable;
    for (const std::string_view name : kTextDictionaries)
        if (isSinceVersion2(name))
            sql += textTable(name);
    sql += "ALTER TABLE flow_chunk ADD COLUMN bytes_unknown INTEGER NOT NULL DEFAULT 0;"
           "ALTER TABLE conversation ADD COLUMN bytes_unknown INTEGER NOT NULL DEFAULT 0;";
    return db.execute(sql.c_str());
}

} // namespace

Result<void> migrateDayFile(SqliteDatabase& db, std::int64_t fromVersion)
{
    if (fromVersion == kDayFileVersion)
        return {};
    SqliteTransaction transaction(db);
    if (auto done = transaction.begin(); !done)
        return done;
    if (fromVersion < 2) {
        if (auto done = migrateTo2(db); !done)
            return done;
        if (auto done = countUnknownBytes(db); !done)
            return done;
    }
    const std::string version = "PRAGMA user_version=" + std::to_string(kDayFileVersion);
    if (auto done = db.execute(version.c_str()); !done)
        return done;
    return transaction.commit();
}

Result<void> checkDayShape(SqliteDatabase& db, std::int64_t version)
{
    const auto without = [version](std::span<const std::string_view> columns) {
        return version < 2 ? columns.first(columns.size() - 1) : columns;
    };
    std::vector<TableShape> tables {{"meta", kMetaColumns}, {"import", kImportColumns},
        {"flow_chunk", without(kChunkColumns)}, {"flow_column", kColumnColumns},
        {"host", kHostColumns}, {"conversation", without(kConversationColumns)},
        {"protocol", kTextColumns}};
    for (const std::string_view name : kTextDictionaries)
        if (version >= 2 || !isSinceVersion2(name))
            tables.push_back({name, kTextColumns});
    if (version >= 2) {
        tables.push_back({"sampler", kSamplerColumns});
        tables.push_back({"forwarded", kForwardedColumns});
    }
    return checkSchema(db, tables, kViews, false);
}

} // namespace nb
