// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/liveflowmodel.h"

#include "core/flow/fieldtext.h"
#include "ui/flows/flowtablemodel.h"

#include <algorithm>

namespace nb {

namespace {

int columnTotal()
{
    static const int total
        = static_cast<int>(std::ranges::count_if(allFields(), isColumn, &FieldInfo::field));
    return total;
}

} // namespace

LiveFlowModel::LiveFlowModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void LiveFlowModel::setFormat(const FlowFormat& format)
{
    m_format = format;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnTotal() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnTotal() - 1);
}

void LiveFlowModel::setCap(int rows)
{
    m_cap = rows;
    removeOldest(rowCount() - m_cap);
}

std::uint64_t LiveFlowModel::append(const std::vector<FlowBatchPtr>& batches)
{
    std::uint64_t added = 0;
    for (const FlowBatchPtr& batch : batches)
        added += batch->size();
    if (added == 0)
        return 0;
    const auto cap = static_cast<std::uint64_t>(m_cap);
    const std::uint64_t shown = m_nextRow - m_firstRow;
    const std::uint64_t leaving = shown + added > cap ? shown + added - cap : 0;
    // rows that would leave at once are never told to the views
    const std::uint64_t skipped = leaving > shown ? leaving - shown : 0;
    removeOldest(static_cast<int>(leaving - skipped));
    if (skipped > 0) {
        m_parts.clear();
        m_firstRow = m_nextRow + skipped;
    }
    const int before = rowCount();
    beginInsertRows({}, before, before + static_cast<int>(added - skipped) - 1);
    for (const FlowBatchPtr& batch : batches) {
        if (m_nextRow + batch->size() > m_firstRow)
            m_parts.push_back({batch, m_nextRow});
        m_nextRow += batch->size();
    }
    endInsertRows();
    return leaving;
}

void LiveFlowModel::removeOldest(int rows)
{
    if (rows <= 0)
        return;
    beginRemoveRows({}, 0, rows - 1);
    m_firstRow += static_cast<std::uint64_t>(rows);
    while (!m_parts.empty() && m_parts.front().first + m_parts.front().batch->size() <= m_firstRow)
        m_parts.pop_front();
    endRemoveRows();
}

void LiveFlowModel::clear()
{
    beginResetModel();
    m_parts.clear();
    m_firstRow = m_nextRow;
    endResetModel();
}

LiveFlowModel::Place LiveFlowModel::place(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    const std::uint64_t number = m_firstRow + static_cast<std::uint64_t>(row);
    const auto after = std::ranges::upper_bound(m_parts, number, {}, &Part::first);
    const Part& part = *std::prev(after);
    return {part.batch, static_cast<std::size_t>(number - part.first)};
}

int LiveFlowModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid() || m_nextRow < m_firstRow)
        return 0;
    return static_cast<int>(m_nextRow - m_firstRow);
}

int LiveFlowModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columnTotal();
}

QVariant LiveFlowModel::data(const QModelIndex& index, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole
        && role != ExactRole && role != Qt::TextAlignmentRole)
        return {};
    if (!index.isValid())
        return {};
    const FlowField field = FlowTableModel::fieldAt(index.column());
    if (role == Qt::TextAlignmentRole)
        return int((isQuantity(field) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    const Place at = place(index.row());
    if (!at.batch)
        return {};
    if (role == ExactRole)
        return QString::fromStdString(fieldText(*at.batch, at.row, field));
    if (role == Qt::ToolTipRole)
        // a tool tip reads markup unless it is escaped
        return plainLine(fieldText(*at.batch, at.row, field)).toHtmlEscaped();
    return m_format.cell(*at.batch, at.row, field);
}

QVariant LiveFlowModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnTotal())
        return {};
    const FlowField field = FlowTableModel::fieldAt(section);
    switch (role) {
    case Qt::DisplayRole:
        if (fieldInfo(field).type == FieldType::Time)
            return QStringLiteral("%1 (%2)").arg(fieldTitle(field), m_format.zone());
        return fieldTitle(field);
    case Qt::AccessibleTextRole:
        return fieldTitle(field);
    case Qt::ToolTipRole:
        return fieldTip(field);
    case Qt::TextAlignmentRole:
        return int((isQuantity(field) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

} // namespace nb
