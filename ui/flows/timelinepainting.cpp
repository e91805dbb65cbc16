// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/timelinepainting.h"

#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QWidget>

#include <algorithm>

namespace nb {

TimelinePainting::TimelinePainting(
    const QWidget& widget, const TimelineScale& scale, const QTimeZone& zone)
    : m_widget(widget)
    , m_scale(scale)
    , m_zone(zone)
{
}

double TimelinePainting::tickWidth(const QWidget& widget)
{
    return QFontMetricsF(widget.font()).horizontalAdvance(QStringLiteral("28 May 2026")) * 1.3;
}

void TimelinePainting::timeLabels(QPainter& painter) const
{
    const QFontMetricsF metrics(m_widget.font());
    const QRectF plot = m_scale.plot;
    painter.setFont(m_widget.font());
    const double first = plot.bottom() + 3;
    const double second = first + metrics.height();
    const double width = m_widget.width();
    for (const TimeTick& tick : timeTicks(m_scale, m_zone, tickWidth(m_widget)).ticks) {
        const double x = m_scale.xOf(tick.time);
        const auto draw = [&](const QString& text, double y, ColorRole role) {
            const double textWidth = metrics.horizontalAdvance(text);
            const double left = std::clamp(x - textWidth / 2, plot.left(), width - textWidth - 1);
            painter.setPen(themeColor(role, &m_widget));
            painter.drawText(QPointF(left, y + metrics.ascent()), text);
        };
        draw(tick.text, first, ColorRole::Text);
        if (!tick.date.isEmpty())
            draw(tick.date, second, ColorRole::TextMuted);
    }
    painter.setPen(themeColor(ColorRole::TextMuted, &m_widget));
    painter.drawText(QRectF(0, second, plot.left() - 6, metrics.height()),
        Qt::AlignRight | Qt::AlignVCenter, zoneText(m_zone, m_scale.from));
}

void TimelinePainting::valueLabels(QPainter& painter, const std::vector<ValueLabel>& labels) const
{
    const QFontMetricsF metrics(m_widget.font());
    painter.setPen(themeColor(ColorRole::TextMuted, &m_widget));
    for (const ValueLabel& label : labels) {
        const double y = m_scale.plot.bottom() - label.share * m_scale.plot.height();
        painter.drawText(
            QRectF(0, y - metrics.height() / 2, m_scale.plot.left() - 6, metrics.height()),
            Qt::AlignRight | Qt::AlignVCenter, label.text);
    }
}

void TimelinePainting::band(QPainter& painter, const TimeRange& range, bool pending) const
{
    const QRectF plot = m_scale.plot;
    const double left = std::clamp(
        range.from ? m_scale.xOf(*range.from) : plot.left(), plot.left(), plot.right());
    const double right
        = std::clamp(range.to ? m_scale.xOf(*range.to) : plot.right(), plot.left(), plot.right());
    if (right <= left)
        return;
    painter.fillRect(QRectF(left, plot.top(), right - left, plot.height()),
        themeColor(ColorRole::SelectionBand, &m_widget));
    painter.setPen(QPen(themeColor(ColorRole::Accent, &m_widget), pending ? 1 : 2,
        pending ? Qt::DashLine : Qt::SolidLine));
    painter.drawLine(QPointF(left, plot.top()), QPointF(left, plot.bottom()));
    painter.drawLine(QPointF(right, plot.top()), QPointF(right, plot.bottom()));
}

void TimelinePainting::readout(
    QPainter& painter, const TimeRange& bucket, const QString& text) const
{
    const QRectF plot = m_scale.plot;
    const double left = std::clamp(m_scale.xOf(*bucket.from), plot.left(), plot.right());
    const double right = std::clamp(m_scale.xOf(*bucket.to), left, std::max(left, plot.right()));
    painter.setPen(QPen(themeColor(ColorRole::TextMuted, &m_widget), 1));
    painter.drawRect(QRectF(left, plot.top(), std::max(right - left, 1.0), plot.height()));

    const QFontMetricsF metrics(m_widget.font());
    const QStringList lines = text.split(QLatin1Char('\n'));
    double width = 0;
    for (const QString& line : lines)
        width = std::max(width, metrics.horizontalAdvance(line));
    const double pad = metrics.averageCharWidth();
    const QSizeF size(width + 2 * pad, metrics.height() * static_cast<double>(lines.size()) + pad);
    // Beside the bucket, on the side with room; never outside.
    double x = right + pad;
    if (x + size.width() > plot.right())
        x = left - pad - size.width();
    x = std::clamp(x, 2.0, std::max(2.0, m_widget.width() - size.width() - 2));
    const QRectF box(QPointF(x, plot.top() + 2), size);
    painter.setPen(QPen(themeColor(ColorRole::Border, &m_widget), 1));
    painter.setBrush(themeColor(ColorRole::Raised, &m_widget));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawRoundedRect(box, 3, 3);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(themeColor(ColorRole::Text, &m_widget));
    double y = box.top() + pad / 2 + metrics.ascent();
    for (const QString& line : lines) {
        painter.drawText(QPointF(box.left() + pad, y), line);
        y += metrics.height();
    }
    painter.setBrush(Qt::NoBrush);
}

void TimelinePainting::message(QPainter& painter, const QString& text) const
{
    painter.setPen(themeColor(ColorRole::TextMuted, &m_widget));
    painter.drawText(m_scale.plot, Qt::AlignCenter | Qt::TextWordWrap, text);
}

void TimelinePainting::focusRing(QPainter& painter, const QRect& area) const
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(themeColor(ColorRole::Accent, &m_widget), 1));
    painter.drawRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5));
}

} // namespace nb
