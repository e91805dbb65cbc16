// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/texttable.h"
#include "ui/scope/scopestate.h"

#include <QAbstractTableModel>
#include <QVariant>

#include <cstdint>
#include <memory>
#include <vector>

namespace nb {

/// How a row stands out, besides its words.
enum class ScopeTone : std::uint8_t
{
    Plain,
    Muted,
    Good,
    Warning,
    Bad,
};

struct ScopeRow
{
    std::int64_t id = 0; ///< what the row is about, within its table
    QVariantList cells {}; ///< texts, or numbers, which stand right
    ScopeTone tone = ScopeTone::Plain;
};

/// A table as it is shown; made in a worker. Immutable.
struct ScopeTable
{
    QStringList columns {};
    std::vector<ScopeRow> rows {};
    ScopeStatePtr state {}; ///< to which the ids belong
    int toneColumn = -1; ///< where tones are shown; -1: all along the row
};
using ScopeTablePtr = std::shared_ptr<const ScopeTable>;

/// A table of the engine as it is; ids are row numbers. `columns` in the language of the window,
/// empty for those of the table.
[[nodiscard]] ScopeTablePtr scopeTableOf(
    const scope::TextTable& table, const QStringList& columns, ScopeStatePtr state);

/// Shows a ScopeTable. GUI thread.
class ScopeTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role
    {
        SortRole = Qt::UserRole, ///< the number, or the text
        IdRole, ///< qlonglong
    };
    using QAbstractTableModel::QAbstractTableModel;

    void setTable(ScopeTablePtr table);
    [[nodiscard]] const ScopeTablePtr& table() const { return m_table; }
    /// Colours of tones follow the palette.
    void setDark(bool dark);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QVariant colour(ScopeTone tone, bool background) const;

    ScopeTablePtr m_table;
    bool m_dark = false;
};

} // namespace nb
