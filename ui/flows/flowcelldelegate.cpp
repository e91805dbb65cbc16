// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/flowcelldelegate.h"

#include "ui/flows/flowtablemodel.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace nb {

namespace {

constexpr int kPaddingPx = 6;

/// Names and addresses differ at both ends; of numbers and times the beginning matters most.
Qt::TextElideMode elideModeOf(int column)
{
    const FlowField field = FlowTableModel::fieldAt(column);
    const bool leading = isQuantity(field) || fieldInfo(field).type == FieldType::Time;
    return leading ? Qt::ElideRight : Qt::ElideMiddle;
}

/// Told by the sign before the label too.
ColorRole draftColor(DraftVerdict verdict)
{
    return verdict == DraftVerdict::Other ? ColorRole::ErrorText
        : verdict == DraftVerdict::Kept   ? ColorRole::Link
                                          : ColorRole::TextMuted;
}

} // namespace

void FlowCellDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const bool selected = (option.state & QStyle::State_Selected) != 0;
    const QPalette::ColorGroup group
        = (option.state & QStyle::State_Active) != 0 ? QPalette::Active : QPalette::Inactive;
    if (selected)
        painter->fillRect(option.rect, option.palette.brush(group, QPalette::Highlight));
    const QString text = index.data(Qt::DisplayRole).toString();
    if (!text.isEmpty()) {
        const QRect area = option.rect.adjusted(kPaddingPx, 0, -kPaddingPx, 0);
        const bool muted = text.size() == 1 && (text.front() == u'–' || text.front() == u'…');
        const QPalette::ColorRole role = selected ? QPalette::HighlightedText
            : muted                               ? QPalette::PlaceholderText
                                                  : QPalette::Text;
        painter->setPen(option.palette.color(group, role));
        if (!selected && FlowTableModel::fieldAt(index.column()) == FlowField::Rule)
            if (const QVariant verdict = index.data(FlowTableModel::DraftRole); verdict.isValid())
                painter->setPen(themeColor(draftColor(static_cast<DraftVerdict>(verdict.toInt())),
                    isDark(option.palette)));
        const bool right = isQuantity(FlowTableModel::fieldAt(index.column()));
        const QFontMetrics& metrics = option.fontMetrics;
        const bool surelyFits = text.size() * metrics.maxWidth() <= area.width();
        QString shown = text;
        if (!surelyFits && metrics.horizontalAdvance(text) > area.width())
            shown = metrics.elidedText(text, elideModeOf(index.column()), area.width());
        painter->drawText(area,
            static_cast<int>(
                Qt::AlignVCenter | Qt::TextSingleLine | (right ? Qt::AlignRight : Qt::AlignLeft)),
            shown);
    }
    if ((option.state & QStyle::State_HasFocus) != 0) {
        QPen pen(option.palette.color(selected ? QPalette::HighlightedText : QPalette::Highlight));
        pen.setStyle(Qt::DotLine);
        painter->setPen(pen);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
}

QSize FlowCellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    return {option.fontMetrics.horizontalAdvance(text) + 2 * kPaddingPx + 2,
        option.fontMetrics.height() + 6};
}

bool FlowCellDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view,
    const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    // the model escapes it: a tool tip reads markup
    const QString tip = index.data(Qt::ToolTipRole).toString();
    QToolTip::showText(
        event->globalPos(), tip.isEmpty() ? tip : QStringLiteral("<p>%1</p>").arg(tip), view);
    return true;
}

} // namespace nb
