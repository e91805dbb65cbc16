// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/files/databaseimport.h"

#include "collectors/files/dayfileimport.h"
#include "collectors/files/netbehavedaily.h"
#include "collectors/files/unpackedcopy.h"
#include "collectors/names/dnsdatabase.h"
#include "core/storage/dayschema.h"
#include "core/storage/sqlite.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

namespace nb {

namespace {

/// Whether SQLite can open the file as it is: a regular file that is not compressed.
bool isPlainDatabase(const QString& path)
{
    if (!QFileInfo(path).isFile())
        return false;
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(16) == QByteArray("SQLite format 3\0", 16);
}

/// The hash of a write-ahead log beside the file, empty when there is none.
Result<std::string> logHash(const QString& path, const std::stop_token& stop)
{
    const QString log = path + QStringLiteral("-wal");
    if (QFileInfo(log).size() == 0)
        return std::string {};
    auto input = ImportInput::open(log);
    if (!input.ok())
        return input.error();
    const auto hashes = input->finish(stop);
    if (!hashes.ok())
        return hashes.error();
    return hashes->whole;
}

bool hasTable(SqliteDatabase& db, const char* name)
{
    const auto count = db.integer(
        std::string("SELECT count(*) FROM sqlite_schema WHERE lower(name) = '") + name + "'");
    return count && *count > 0;
}

/// Why a database holds no flows; files of NetBehave's that belong elsewhere are told by name.
std::string whatElseItIs(SqliteDatabase& db)
{
    if (hasTable(db, "asset"))
        return "an inventory (asset.db): import it on the page Assets or with assets import";
    if (hasTable(db, "whois"))
        return "a cache of owners (whois.db): import it on the page Names or with owners import";
    return "a database without a table of flows or names; neither a day file nor one of "
           "NetBehave's";
}

Result<ImportReport> importByContent(const QString& path, const std::string& name, FlowSink& sink,
    NameSink* names, const ProgressFn& progress, const std::stop_token& stop)
{
    const auto copy = UntrustedCopy::make(path);
    if (!copy.ok())
        return copy.error();
    auto db = SqliteDatabase::openUntrusted(copy->path());
    if (!db.ok())
        return db.error();
    const auto id = db->integer("PRAGMA application_id");
    if (!id.ok())
        return id.error();
    if (*id == kDayFileApplicationId)
        return importDayFile(copy->path(), sink, name, progress, stop);
    const auto daily = hasFlowTable(*db);
    if (!daily.ok())
        return daily.error();
    if (!*daily && names != nullptr) {
        const auto dns = hasDnsTable(*db);
        if (!dns.ok())
            return dns.error();
        if (*dns)
            return importDnsDatabase(*db, *names, stop);
    }
    if (!*daily)
        return Error {ErrorCode::ForeignFile, whatElseItIs(*db)};
    return importNetBehaveDaily(*db, sink, name, progress, stop);
}

} // namespace

Result<ImportReport> importDatabase(const QString& path, ImportInput& input, FlowSink& sink,
    NameSink* names, InputHashes& hashes, const ProgressFn& progress, std::stop_token stop)
{
    QTemporaryDir folder;
    const bool plain = isPlainDatabase(path);
    // SQLite refuses paths through symbolic links; this one was named by the user.
    QString file = QFileInfo(path).canonicalFilePath();
    if (!plain) {
        if (!folder.isValid())
            return Error {ErrorCode::NoSpace, "no temporary folder can be made"};
        file = QFileInfo(folder.path()).canonicalFilePath() + QStringLiteral("/flows.sqlite3");
        if (const auto unpacked = unpackTo(file, input.source(), stop); !unpacked.ok())
            return unpacked.error();
    }
    auto whole = input.finish(stop);
    if (!whole.ok())
        return whole.error();
    hashes = std::move(whole).value();
    if (plain) {
        const auto log = logHash(file, stop);
        if (!log.ok())
            return log.error();
        if (!log->empty())
            hashes.whole += "+" + *log;
    }
    return importByContent(file, input.name(), sink, names, progress, stop);
}

} // namespace nb
