// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

namespace nb {

class UiStateStore;

/// Workspaces opened lately, newest first, in the state store. GUI thread.
class RecentWorkspaces
{
public:
    static constexpr int kMax = 10;
    struct Entry
    {
        QString folder;
        QDateTime used;
    };
    explicit RecentWorkspaces(UiStateStore& state)
        : m_state(state)
    {
    }
    void add(const QString& folder);
    void remove(const QString& folder);
    [[nodiscard]] QList<Entry> list() const;

private:
    void store(const QList<Entry>& entries);
    UiStateStore& m_state;
};

} // namespace nb
