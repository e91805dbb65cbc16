// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pivots/findingsmodel.h"

#include "ui/theme/theme.h"

#include <QColor>
#include <QFont>

namespace nb {

namespace {

constexpr double kHigh = 0.7; ///< PivotParameters::thetaHigh's default

bool isNumber(int column)
{
    return column == FindingsModel::Score || column == FindingsModel::Duration
        || column == FindingsModel::Count;
}

} // namespace

FindingsModel::FindingsModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void FindingsModel::setRows(std::vector<PivotRow> rows, HostNames names)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_names = std::move(names);
    endResetModel();
}

void FindingsModel::setFormat(const FlowFormat& format)
{
    m_format = format;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int FindingsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FindingsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString FindingsModel::text(const PivotRow& row, int column) const
{
    const bool timed = row.start != 0 || row.end != 0;
    switch (column) {
    case Score:
        return row.score ? pivottext::score(*row.score) : QStringLiteral("–");
    case Kind:
        return pivottext::kind(row.kind);
    case Hosts:
        return pivottext::hosts(row, m_names);
    case Services:
        return pivottext::services(row);
    case Time:
        return timed ? m_format.time(fromMicroseconds(row.start)) : QString();
    case Duration:
        return timed ? m_format.duration(std::chrono::microseconds(row.end - row.start))
                     : QString();
    case Count:
        return m_format.count(row.count);
    case Verdict:
        return pivottext::verdict(row.verdict);
    default:
        return {};
    }
}

QVariant FindingsModel::sortValue(const PivotRow& row, int column) const
{
    switch (column) {
    case Score:
        return row.score.value_or(-1);
    case Time:
        return QVariant::fromValue<qlonglong>(row.start);
    case Duration:
        return QVariant::fromValue<qlonglong>(row.end - row.start);
    case Count:
        return QVariant::fromValue<qulonglong>(row.count);
    default:
        return text(row, column);
    }
}

QString FindingsModel::exactText(int row, int column) const
{
    const PivotRow& of = at(row);
    switch (column) {
    case Score:
        return of.score ? QString::number(*of.score, 'f', 3) : QString();
    case Kind:
        return QString::fromUtf8(toString(of.kind).data());
    case Hosts: {
        QStringList hosts;
        for (const IpAddress& host : of.hosts)
            hosts << QString::fromStdString(host.toString());
        return hosts.join(QStringLiteral(" > "));
    }
    case Services:
        return QString::fromStdString(of.services);
    case Time:
        return of.start == 0 ? QString()
                             : QString::fromStdString(toString(fromMicroseconds(of.start)));
    case Duration:
        return QString::number(static_cast<double>(of.end - of.start) / 1e6, 'f', 6);
    case Count:
        return QString::number(of.count);
    default:
        return QString::fromStdString(of.verdict);
    }
}

QVariant FindingsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const PivotRow& row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case SortRole:
        return sortValue(row, index.column());
    case Qt::TextAlignmentRole:
        return static_cast<int>(
            (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::FontRole: {
        QFont font;
        font.setBold(index.column() == Score && row.score.value_or(0) >= kHigh);
        return font;
    }
    case Qt::ToolTipRole:
        if (index.column() == Kind)
            return pivottext::kindTip(row.kind);
        return QStringLiteral("<p>%1</p>").arg(text(row, index.column()).toHtmlEscaped());
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(
            headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
            text(row, index.column()));
    default:
        return {};
    }
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(
            (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        switch (section) {
        case Score:
            return tr("0 to 1; in bold from 0.7. The evidence below shows what it is made of.");
        case Count:
            return tr("Sequences of sessions along the path, or targets of a finding");
        default:
            return {};
        }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Score:
        return tr("Score");
    case Kind:
        return tr("Kind");
    case Hosts:
        return tr("Hosts");
    case Services:
        return tr("Services");
    case Time:
        return tr("Start (%1)").arg(m_format.zone());
    case Duration:
        return tr("Duration");
    case Count:
        return tr("Count");
    case Verdict:
        return tr("Verdict");
    default:
        return {};
    }
}

FindingsFilter::FindingsFilter(FindingsModel& model, QObject* parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setSourceModel(&model);
    setSortRole(FindingsModel::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
}

void FindingsFilter::setKind(std::optional<PivotRowKind> kind)
{
    m_kind = kind;
    invalidateFilter();
}

void FindingsFilter::setState(std::optional<PivotRowState> state)
{
    m_state = state;
    invalidateFilter();
}

void FindingsFilter::setMinScore(double score)
{
    m_minScore = score;
    invalidateFilter();
}

void FindingsFilter::setText(const QString& text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

bool FindingsFilter::filterAcceptsRow(int row, const QModelIndex&) const
{
    const PivotRow& of = m_model.at(row);
    if ((m_kind && of.kind != *m_kind) || (m_state && of.state != *m_state)
        || (of.score && *of.score < m_minScore))
        return false;
    if (m_text.isEmpty())
        return true;
    // by address and by name: a person may know either
    for (const int column : {FindingsModel::Hosts, FindingsModel::Services, FindingsModel::Kind}) {
        const QString shown = m_model.index(row, column).data(Qt::DisplayRole).toString();
        if (shown.contains(m_text, Qt::CaseInsensitive)
            || m_model.exactText(row, column).contains(m_text, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

} // namespace nb
