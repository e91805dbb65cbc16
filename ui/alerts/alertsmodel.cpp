// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertsmodel.h"

#include "ui/alerts/alerttext.h"
#include "ui/pages/datatable.h"

#include <QFont>

#include <algorithm>

namespace nb {

namespace {

template <typename T> int compareValues(const T& a, const T& b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

int compare(const AlertRow& a, const AlertRow& b, int column)
{
    switch (column) {
    case AlertsModel::Severity:
        return compareValues(a.alert.severity, b.alert.severity);
    case AlertsModel::Kind:
        return compareValues(a.alert.kind, b.alert.kind);
    case AlertsModel::Text:
        return a.text.compare(b.text, Qt::CaseInsensitive);
    case AlertsModel::Count:
        return compareValues(a.alert.count, b.alert.count);
    case AlertsModel::Condition:
        return compareValues(a.alert.condition, b.alert.condition);
    case AlertsModel::Acknowledged:
        return compareValues(a.alert.acknowledged, b.alert.acknowledged);
    default:
        return compareValues(a.alert.last, b.alert.last);
    }
}

} // namespace

AlertRows makeAlertRows(std::vector<Alert> alerts)
{
    auto rows = std::make_shared<std::vector<AlertRow>>();
    rows->reserve(alerts.size());
    for (Alert& alert : alerts) {
        AlertRow row;
        row.text = alertText(alert);
        row.search = (row.text + u'\n' + plainLine(alert.condition)).toLower();
        row.alert = std::move(alert);
        rows->push_back(std::move(row));
    }
    return rows;
}

AlertsModel::AlertsModel(QObject* parent)
    : QAbstractTableModel(parent)
    , m_rows(std::make_shared<const std::vector<AlertRow>>())
{
}

void AlertsModel::setRows(AlertRows rows)
{
    m_rows = std::move(rows);
    rebuild();
}

void AlertsModel::setChoice(const AlertChoice& choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    rebuild();
}

void AlertsModel::setFormat(const FlowFormat& format)
{
    m_format = format;
    if (!m_shown.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void AlertsModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column < 0 ? static_cast<int>(Time) : column;
    m_sortOrder = order;
    rebuild();
}

bool AlertsModel::isShown(const AlertRow& row) const
{
    return (!m_choice.openOnly || !row.alert.acknowledged) && row.alert.severity >= m_choice.least
        && (!m_choice.kind || row.alert.kind == *m_choice.kind)
        && (m_choice.text.isEmpty() || row.search.contains(m_choice.text.toLower()));
}

void AlertsModel::rebuild()
{
    beginResetModel();
    m_shown.clear();
    for (std::size_t i = 0; i < m_rows->size(); ++i)
        if (isShown((*m_rows)[i]))
            m_shown.push_back(static_cast<std::uint32_t>(i));
    const bool down = m_sortOrder == Qt::DescendingOrder;
    std::ranges::stable_sort(m_shown, [&](std::uint32_t a, std::uint32_t b) {
        const int order = compare((*m_rows)[a], (*m_rows)[b], m_sortColumn);
        return down ? order > 0 : order < 0;
    });
    endResetModel();
}

const Alert* AlertsModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &(*m_rows)[m_shown[static_cast<std::size_t>(row)]].alert
                                        : nullptr;
}

int AlertsModel::rowOf(std::int64_t id) const
{
    for (std::size_t i = 0; i < m_shown.size(); ++i)
        if ((*m_rows)[m_shown[i]].alert.id == id)
            return static_cast<int>(i);
    return -1;
}

int AlertsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int AlertsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AlertsModel::data(const QModelIndex& index, int role) const
{
    if (!at(index.row()))
        return {};
    const AlertRow& row = (*m_rows)[m_shown[static_cast<std::size_t>(index.row())]];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(row, index.column());
    case Qt::DecorationRole:
        return index.column() == Severity ? QVariant(severityIcon(row.alert.severity)) : QVariant();
    case Qt::ToolTipRole: {
        const QString words = tip(row, index.column());
        // a tool tip reads markup unless it is escaped
        return words.isEmpty() ? QVariant()
                               : QVariant(QStringLiteral("<p>%1</p>").arg(words.toHtmlEscaped()));
    }
    case Qt::FontRole:
        if (!row.alert.acknowledged) { // like mail that nobody read
            QFont font;
            font.setBold(true);
            return index.column() == Text ? QVariant(font) : QVariant();
        }
        return {};
    case Qt::TextAlignmentRole:
        return int((index.column() == Count ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case DataTable::ExactRole:
        return exact(row, index.column());
    default:
        return {};
    }
}

QString AlertsModel::text(const AlertRow& row, int column) const
{
    const Alert& alert = row.alert;
    switch (column) {
    case Time:
        return m_format.time(alert.last).left(19);
    case Severity:
        return severityText(alert.severity);
    case Kind:
        return kindText(alert.kind);
    case Text:
        return row.text;
    case Count:
        return m_format.count(alert.count);
    case Condition:
        return plainLine(alert.condition);
    case Acknowledged:
        if (!alert.acknowledged)
            return tr("no");
        return m_format.time(*alert.acknowledged).left(19);
    default:
        return {};
    }
}

QVariant AlertsModel::exact(const AlertRow& row, int column) const
{
    const Alert& alert = row.alert;
    switch (column) {
    case Time:
        return QString::fromStdString(toString(alert.last));
    case Count:
        return QString::number(alert.count);
    case Acknowledged:
        return alert.acknowledged ? QString::fromStdString(toString(*alert.acknowledged))
                                  : QString(QLatin1String(""));
    default:
        return {};
    }
}

QString AlertsModel::tip(const AlertRow& row, int column) const
{
    const Alert& alert = row.alert;
    if (column == Time)
        return tr("First %1, last %2 %3")
            .arg(m_format.time(alert.first).left(19), m_format.time(alert.last).left(19),
                m_format.zone());
    if (column == Text)
        return row.text;
    if (column == Count && alert.imported)
        return tr("Told by an import: it stands for all of them and was not sent anywhere.");
    if (column == Kind)
        return kindHelp(alert.kind);
    return {};
}

QVariant AlertsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const QStringList titles {tr("Last"), tr("Severity"), tr("Kind"), tr("What Happened"),
        tr("Times"), tr("Condition"), tr("Acknowledged")};
    if (role == Qt::DisplayRole)
        return titles[section];
    if (role == Qt::ToolTipRole && section == Count)
        return tr("How often the same happened before somebody acknowledged it");
    if (role == Qt::TextAlignmentRole)
        return int((section == Count ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

} // namespace nb
