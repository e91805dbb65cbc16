// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/talkerbardelegate.h"

#include "ui/flows/toptalkersmodel.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace nb {

namespace {

double barHeight(const QStyleOptionViewItem& option)
{
    return std::max(3.0, option.fontMetrics.height() / 5.0);
}

} // namespace

void TalkerBarDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const double forward = index.data(TopTalkersModel::ForwardRole).toDouble();
    const double reverse = index.data(TopTalkersModel::ReverseRole).toDouble();
    const double height = barHeight(option);
    const QRectF lane(option.rect.left() + 3, option.rect.bottom() - height,
        std::max(option.rect.width() - 6, 0), height);
    QRectF bar(lane.left(), lane.top(), lane.width() * forward, lane.height());
    painter->fillRect(bar, themeColor(ColorRole::SeriesForward, option.widget));
    bar = QRectF(bar.right(), lane.top(), lane.width() * reverse, lane.height());
    painter->fillRect(bar, themeColor(ColorRole::SeriesReverse, option.widget));
}

QSize TalkerBarDelegate::sizeHint(
    const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.rheight() += 2 * static_cast<int>(barHeight(option));
    return size;
}

} // namespace nb
