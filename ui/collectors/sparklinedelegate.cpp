// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/collectors/sparklinedelegate.h"

#include "ui/collectors/exportersmodel.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>

namespace nb {

namespace {

constexpr int kPaddingPx = 4;

int lineWidth(const QFontMetrics& metrics)
{
    return metrics.averageCharWidth() * 11;
}

/// The newest value stands at the right end; five minutes fill the lane.
QPolygonF curve(const QList<float>& history, const QRectF& lane)
{
    const float top = std::max(*std::ranges::max_element(history), 1.0F);
    const double step = lane.width() / static_cast<double>(ExportersModel::kHistory - 1);
    QPolygonF line;
    line.reserve(history.size());
    for (qsizetype i = 0; i < history.size(); ++i)
        line << QPointF(lane.right() - step * static_cast<double>(history.size() - 1 - i),
            lane.bottom() - lane.height() * static_cast<double>(history[i] / top));
    return line;
}

} // namespace

void SparklineDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const auto history = index.data(ExportersModel::HistoryRole).value<QList<float>>();
    if (history.size() < 2)
        return;
    const QRectF lane(option.rect.left() + kPaddingPx, option.rect.top() + kPaddingPx,
        lineWidth(option.fontMetrics), option.rect.height() - 2 * kPaddingPx);
    const bool selected = (option.state & QStyle::State_Selected) != 0;
    const QColor color = selected ? option.palette.color(QPalette::HighlightedText)
                                  : themeColor(ColorRole::SeriesForward, option.widget);
    const QPolygonF line = curve(history, lane);
    painter->save();
    painter->setClipRect(option.rect);
    painter->setRenderHint(QPainter::Antialiasing);
    QPolygonF area = line;
    area << QPointF(line.back().x(), lane.bottom()) << QPointF(line.front().x(), lane.bottom());
    QColor fill = color;
    fill.setAlphaF(0.25F);
    painter->setPen(Qt::NoPen);
    painter->setBrush(fill);
    painter->drawPolygon(area);
    painter->setPen(QPen(color, 1.25));
    painter->setBrush(Qt::NoBrush);
    painter->drawPolyline(line);
    painter->restore();
}

QSize SparklineDelegate::sizeHint(
    const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.rwidth() = lineWidth(option.fontMetrics) + option.fontMetrics.averageCharWidth() * 16;
    return size;
}

} // namespace nb
