// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope/scopetable.h"

#include "ui/flows/flowformat.h"
#include "ui/theme/theme.h"

#include <QLocale>

namespace nb {

namespace {

bool isNumber(const QVariant& cell)
{
    const int type = cell.typeId();
    return type == QMetaType::LongLong || type == QMetaType::Double;
}

QString textOf(const QVariant& cell)
{
    if (cell.typeId() == QMetaType::LongLong)
        return QLocale().toString(cell.toLongLong());
    if (cell.typeId() == QMetaType::Double)
        return QLocale().toString(cell.toDouble(), 'g', 4);
    return plainLine(cell.toString());
}

} // namespace

ScopeTablePtr scopeTableOf(
    const scope::TextTable& table, const QStringList& columns, ScopeStatePtr state)
{
    auto made = std::make_shared<ScopeTable>();
    made->columns = columns;
    for (auto i = static_cast<std::size_t>(columns.size()); i < table.columns.size(); ++i)
        made->columns.append(QString::fromStdString(table.columns[i]));
    made->state = std::move(state);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        ScopeRow row;
        row.id = static_cast<std::int64_t>(i);
        for (const std::string& cell : table.rows[i])
            row.cells.append(QString::fromStdString(cell));
        made->rows.push_back(std::move(row));
    }
    return made;
}

void ScopeTableModel::setTable(ScopeTablePtr table)
{
    beginResetModel();
    m_table = std::move(table);
    endResetModel();
}

void ScopeTableModel::setDark(bool dark)
{
    if (dark == m_dark)
        return;
    m_dark = dark;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1),
            {Qt::ForegroundRole, Qt::BackgroundRole});
}

int ScopeTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_table ? 0 : static_cast<int>(m_table->rows.size());
}

int ScopeTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_table ? 0 : static_cast<int>(m_table->columns.size());
}

QVariant ScopeTableModel::colour(ScopeTone tone, bool background) const
{
    switch (tone) {
    case ScopeTone::Plain:
        return {};
    case ScopeTone::Muted:
        return background ? QVariant() : QVariant(themeColor(ColorRole::TextMuted, m_dark));
    case ScopeTone::Good:
        return themeColor(background ? ColorRole::ValidBackground : ColorRole::ValidText, m_dark);
    case ScopeTone::Warning:
        return themeColor(
            background ? ColorRole::WarningBackground : ColorRole::WarningText, m_dark);
    case ScopeTone::Bad:
        return themeColor(background ? ColorRole::ErrorBackground : ColorRole::ErrorText, m_dark);
    }
    return {};
}

QVariant ScopeTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ScopeRow& row = m_table->rows[static_cast<std::size_t>(index.row())];
    const QVariant cell
        = index.column() < row.cells.size() ? row.cells[index.column()] : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return textOf(cell);
    case Qt::ToolTipRole: {
        const QString text = textOf(cell);
        return text.size() > 20 ? text.toHtmlEscaped() : QString();
    }
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isNumber(cell) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ForegroundRole:
    case Qt::BackgroundRole: {
        const bool here = m_table->toneColumn < 0 || m_table->toneColumn == index.column()
            || row.tone == ScopeTone::Muted;
        return here ? colour(row.tone, role == Qt::BackgroundRole) : QVariant();
    }
    case SortRole:
        return isNumber(cell) ? cell : QVariant(textOf(cell));
    case IdRole:
        return qlonglong {row.id};
    default:
        return {};
    }
}

QVariant ScopeTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || !m_table || section < 0
        || section >= m_table->columns.size())
        return {};
    return m_table->columns[section];
}

} // namespace nb
