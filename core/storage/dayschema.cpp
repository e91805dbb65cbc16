// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/dayschema.h"

#include <string>

namespace nb {

namespace {

constexpr const char* kTables = R"sql(
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE import(id INTEGER PRIMARY KEY, name TEXT NOT NULL, rows INTEGER NOT NULL);
CREATE TABLE flow_chunk(id INTEGER PRIMARY KEY, import INTEGER NOT NULL, rows INTEGER NOT NULL,
    start_min INTEGER NOT NULL, end_max INTEGER NOT NULL, flows INTEGER NOT NULL,
    packets INTEGER NOT NULL, bytes INTEGER NOT NULL, reverse_packets INTEGER NOT NULL,
    reverse_bytes INTEGER NOT NULL, packets_unknown INTEGER NOT NULL);
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
    last INTEGER NOT NULL, hours INTEGER NOT NULL);
CREATE TABLE protocol(id INTEGER PRIMARY KEY, text TEXT NOT NULL);
)sql";

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
    "packets", "bytes", "reverse_packets", "reverse_bytes", "packets_unknown"};
constexpr std::string_view kColumnColumns[] {
    "id", "encoding", "width", "base", "scale", "min", "max", "data"};
constexpr std::string_view kHostColumns[] {"id", "address", "segment", "owner"};
constexpr std::string_view kConversationColumns[] {"client", "server", "protocol", "server_port",
    "name", "rule", "service", "rows", "flows", "packets", "bytes", "reverse_packets",
    "reverse_bytes", "packets_unknown", "first", "last", "hours"};
constexpr std::string_view kTextColumns[] {"id", "text"};
constexpr std::string_view kViews[] {"flow"};

} // namespace

Result<void> createDaySchema(SqliteDatabase& db, Day day)
{
    std::string sql = kTables;
    for (const std::string_view name : kTextDictionaries)
        sql += "CREATE TABLE " + std::string(name)
            + "(id INTEGER PRIMARY KEY, text TEXT NOT NULL);";
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

Result<void> migrateDayFile(SqliteDatabase&, std::int64_t fromVersion)
{
    // version 1 is the first: every later version adds its step here
    if (fromVersion != kDayFileVersion)
        return Error {ErrorCode::Internal,
            "no migration from day-file version " + std::to_string(fromVersion)};
    return {};
}

Result<void> checkDayShape(SqliteDatabase& db)
{
    std::vector<TableShape> tables {{"meta", kMetaColumns}, {"import", kImportColumns},
        {"flow_chunk", kChunkColumns}, {"flow_column", kColumnColumns}, {"host", kHostColumns},
        {"conversation", kConversationColumns}, {"protocol", kTextColumns}};
    for (const std::string_view name : kTextDictionaries)
        tables.push_back({name, kTextColumns});
    return checkSchema(db, tables, kViews, false);
}

} // namespace nb
