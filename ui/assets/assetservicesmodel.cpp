// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assets/assetservicesmodel.h"

#include "ui/assets/assettext.h"
#include "ui/pages/datatable.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace nb {

AssetServicesModel::AssetServicesModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void AssetServicesModel::setAsset(const Asset& asset)
{
    beginResetModel();
    m_rows.clear();
    m_span = {};
    for (const AssetService& service : asset.provides)
        m_rows.push_back({service, false});
    for (const AssetService& service : asset.uses)
        m_rows.push_back({service, true});
    std::ranges::stable_sort(m_rows, [](const Row& a, const Row& b) {
        return std::pair(a.used, b.service.flows) < std::pair(b.used, a.service.flows);
    });
    for (const Row& row : m_rows)
        if (row.service.seen.known())
            m_span.add(row.service.seen);
    endResetModel();
    Q_EMIT headerDataChanged(Qt::Horizontal, When, When);
}

void AssetServicesModel::setFormat(const FlowFormat& format)
{
    m_format = format;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, When, When);
}

const AssetService* AssetServicesModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)].service : nullptr;
}

bool AssetServicesModel::isUsed(int row) const
{
    return at(row) && m_rows[static_cast<std::size_t>(row)].used;
}

int AssetServicesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AssetServicesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

double AssetServicesModel::place(Timestamp time) const
{
    const auto length = static_cast<double>((m_span.last - m_span.first).count());
    return length <= 0 ? 0 : static_cast<double>((time - m_span.first).count()) / length;
}

QVariant AssetServicesModel::data(const QModelIndex& index, int role) const
{
    if (!at(index.row()))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const bool known = row.service.seen.known();
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == When ? QVariant() : QVariant(text(row, index.column()));
    case Qt::AccessibleTextRole:
    case DataTable::ExactRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return index.column() == When || index.column() == Service
            ? QVariant(QStringLiteral("<p>%1</p>")
                           .arg((text(row, Service) + u'\n' + text(row, When)).toHtmlEscaped()))
            : QVariant();
    case Qt::TextAlignmentRole:
        return int((index.column() >= Flows ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case SortRole:
        return sortValue(row, index.column());
    case FirstRole:
        return known ? place(row.service.seen.first) : -1.0;
    case LastRole:
        return known ? place(row.service.seen.last) : -1.0;
    case UsesRole:
        return row.used;
    default:
        return {};
    }
}

QString AssetServicesModel::text(const Row& row, int column) const
{
    const AssetService& service = row.service;
    const bool observed = service.flows > 0;
    switch (column) {
    case Side:
        return row.used ? tr("uses") : tr("provides");
    case Service:
        return serviceText(service);
    case When:
        return service.seen.known() ? seenText(service.seen, m_format)
                                    : tr("never seen, from an import");
    case Flows:
        return observed ? m_format.count(service.flows) : tr("imported");
    case Bytes:
        return observed ? m_format.bytes(service.bytes) : QStringLiteral("–");
    case Peers:
        return observed ? tr("about %1").arg(m_format.count(service.peers.count()))
                        : QStringLiteral("–");
    default:
        return {};
    }
}

QVariant AssetServicesModel::sortValue(const Row& row, int column) const
{
    const AssetService& service = row.service;
    switch (column) {
    case When:
        return QVariant::fromValue<qlonglong>(toMicroseconds(service.seen.first));
    case Flows:
        return QVariant::fromValue<qulonglong>(service.flows);
    case Bytes:
        return QVariant::fromValue<qulonglong>(service.bytes);
    case Peers:
        return QVariant::fromValue<qulonglong>(service.peers.count());
    case Service:
        return service.port.number();
    default:
        return text(row, column);
    }
}

QVariant AssetServicesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const QString axis
        = m_span.known() ? m_format.shortRange({m_span.first, m_span.last}) : tr("Seen");
    const QStringList titles {{}, tr("Service"), axis, tr("Flows"), tr("Bytes"), tr("Peers")};
    if (role == Qt::DisplayRole)
        return section == Side ? tr("Side") : titles[section];
    if (role == Qt::ToolTipRole && section == When)
        return tr("When each was first and last seen; all bars have this axis") + u'\n'
            + seenText(m_span, m_format) + u' ' + m_format.zone();
    if (role == Qt::TextAlignmentRole)
        return int((section >= Flows ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

void ServiceSpanDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const double first = index.data(AssetServicesModel::FirstRole).toDouble();
    const double last = index.data(AssetServicesModel::LastRole).toDouble();
    if (first < 0)
        return;
    constexpr int kPaddingPx = 4;
    const QRectF lane = QRectF(option.rect)
                            .adjusted(kPaddingPx, option.rect.height() / 3.0, -kPaddingPx,
                                -option.rect.height() / 3.0);
    const bool selected = (option.state & QStyle::State_Selected) != 0;
    const bool uses = index.data(AssetServicesModel::UsesRole).toBool();
    const QColor color = selected
        ? option.palette.color(QPalette::HighlightedText)
        : themeColor(uses ? ColorRole::SeriesReverse : ColorRole::SeriesForward, option.widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(themeColor(ColorRole::GridLine, option.widget), 1));
    painter->drawLine(
        QPointF(lane.left(), lane.center().y()), QPointF(lane.right(), lane.center().y()));
    // something seen once is a dot
    const double width = std::max(lane.height(), (last - first) * lane.width());
    const double left = std::min(lane.left() + first * lane.width(), lane.right() - width);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawRoundedRect(
        QRectF(left, lane.top(), width, lane.height()), lane.height() / 2, lane.height() / 2);
    painter->restore();
}

} // namespace nb
