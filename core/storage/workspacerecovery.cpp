// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/workspacerecovery.h"

#include "core/base/timestamp.h"
#include "core/storage/dayfilewriter.h"
#include "core/storage/dayimportsession.h"
#include "core/storage/dayschema.h"

#include <QDir>
#include <QFileInfo>

#include <chrono>

namespace nb {

namespace {

/// A day file that a crash left without a committed schema.
bool neverCommitted(const QString& path)
{
    auto db = SqliteDatabase::openReadOnly(path);
    if (!db)
        return false;
    const auto id = db->integer("PRAGMA application_id");
    const auto tables = db->integer("SELECT count(*) FROM sqlite_schema");
    return id && tables && *id == 0 && *tables == 0;
}

} // namespace

void removeDayFile(const QString& path)
{
    for (const QString& end : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")})
        QFile::remove(path + end);
}

Result<void> undoUnfinishedImports(WorkspaceCatalogue& catalogue, const QString& daysFolder)
{
    const auto unfinished = catalogue.unfinishedImports();
    if (!unfinished)
        return unfinished.error();
    for (const auto& import : *unfinished) {
        for (const Day day : import.days) {
            const QString path = dayFilePath(daysFolder, day);
            if (!QFileInfo::exists(path) || neverCommitted(path))
                continue;
            if (auto removed = DayFileWriter::removeImport(path, import.id); !removed)
                return removed.error();
        }
        if (auto done = catalogue.forgetImport(import.id); !done)
            return done;
    }
    const QDir days(daysFolder);
    for (const QString& name : days.entryList({QStringLiteral("flows-*.sqlite3")}, QDir::Files)) {
        const QString path = days.filePath(name);
        if (!neverCommitted(path))
            continue;
        removeDayFile(path);
    }
    for (const QString& name :
        days.entryList({QStringLiteral(".conversations-*")}, QDir::Files | QDir::Hidden))
        QFile::remove(days.filePath(name));
    return {};
}

Result<void> finishDays(WorkspaceCatalogue& catalogue, const QString& daysFolder)
{
    const auto days = catalogue.days();
    if (!days)
        return days.error();
    const Day today = dayOf(currentTime());
    for (const DayInfo& info : *days) {
        const QString path = dayFilePath(daysFolder, info.day);
        // a journal that a fault of the disk left beside a sealed file is rolled back by opening it
        if (info.sealed && !QFileInfo::exists(path + QStringLiteral("-journal")))
            continue;
        if (!QFileInfo::exists(path)) {
            if (info.rows == 0)
                if (auto done = catalogue.dropDay(info.day); !done)
                    return done;
            continue;
        }
        if (info.day >= today)
            continue;
        auto db = SqliteDatabase::openReadWrite(path, false);
        if (!db || !checkDayFile(*db))
            continue; // days() tells what is wrong with it
        const auto finished = finishDayFile(*db, true);
        if (finished && *finished)
            if (auto done = catalogue.setSealed(info.day); !done)
                return done;
    }
    return {};
}

} // namespace nb
