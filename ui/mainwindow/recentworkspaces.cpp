// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/recentworkspaces.h"

#include "ui/mainwindow/uistatestore.h"

namespace nb {

namespace {

const QString kFoldersKey = QStringLiteral("recent/folders");
const QString kTimesKey = QStringLiteral("recent/times");

} // namespace

QList<RecentWorkspaces::Entry> RecentWorkspaces::list() const
{
    const QStringList folders = m_state.texts(kFoldersKey);
    const QStringList times = m_state.texts(kTimesKey);
    QList<Entry> entries;
    for (qsizetype i = 0; i < folders.size() && i < kMax; ++i)
        entries.append({folders[i], QDateTime::fromString(times.value(i), Qt::ISODate)});
    return entries;
}

void RecentWorkspaces::store(const QList<Entry>& entries)
{
    QStringList folders;
    QStringList times;
    for (const Entry& entry : entries.mid(0, kMax)) {
        folders << entry.folder;
        times << entry.used.toString(Qt::ISODate);
    }
    m_state.setValue(kFoldersKey, folders);
    m_state.setValue(kTimesKey, times);
}

void RecentWorkspaces::add(const QString& folder)
{
    QList<Entry> entries = list();
    entries.removeIf([&](const Entry& entry) { return entry.folder == folder; });
    entries.prepend({folder, QDateTime::currentDateTimeUtc()});
    store(entries);
}

void RecentWorkspaces::remove(const QString& folder)
{
    QList<Entry> entries = list();
    if (entries.removeIf([&](const Entry& entry) { return entry.folder == folder; }) > 0)
        store(entries);
}

} // namespace nb
