// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

#include <vector>

namespace nb {

class UiStateStore;

struct SavedFilter
{
    QString name;
    QString text;
    bool operator==(const SavedFilter&) const = default;
};

/// The filters a user has kept: the last 50 applied, and those saved under a name. Remembered in
/// the UiStateStore. As a file they are lines `name TAB filter`. GUI thread.
class FilterLibrary : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype kHistory = 50;
    static constexpr qsizetype kMaxSaved = 1000;

    struct Imported
    {
        int added = 0;
        std::vector<int> badLines; ///< line numbers from 1 that hold no valid filter
    };

    explicit FilterLibrary(UiStateStore& state, QObject* parent = nullptr);

    /// Newest first, each text once.
    [[nodiscard]] QStringList history() const { return m_history; }
    void remember(const QString& text);

    [[nodiscard]] const std::vector<SavedFilter>& saved() const { return m_saved; }
    /// Index in saved(), -1 when there is none of that name.
    [[nodiscard]] int find(const QString& name) const;
    /// Adds, or replaces the text of that name.
    void save(const QString& name, const QString& text);
    /// Refused (false) when another filter has the name.
    bool rename(const QString& from, const QString& to);
    void remove(const QString& name);

    [[nodiscard]] QString exportText() const;
    /// Takes the good lines. A name that stands for another filter already gets a number.
    Imported importText(const QString& text);

Q_SIGNALS:
    void savedChanged();
    void historyChanged();

private:
    void store();

    UiStateStore& m_state;
    QStringList m_history;
    std::vector<SavedFilter> m_saved;
};

} // namespace nb
