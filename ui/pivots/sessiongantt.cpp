// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pivots/sessiongantt.h"

#include <QContextMenuEvent>
#include <QDateTime>
#include <QHelpEvent>
#include <QPainter>
#include <QTimeZone>
#include <QToolTip>

#include <algorithm>
#include <array>

namespace nb {

namespace {

constexpr std::int64_t kMillisecond = 1000; // µs
constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::array kSteps {10 * kMillisecond, 100 * kMillisecond, 500 * kMillisecond, kSecond,
    5 * kSecond, 10 * kSecond, 30 * kSecond, kMinute, 5 * kMinute, 10 * kMinute, 30 * kMinute,
    kHour, 3 * kHour, 6 * kHour, 12 * kHour, kDay, 7 * kDay, 30 * kDay, 365 * kDay};
constexpr double kMostLabel = 0.36; ///< share of the width that names may take
constexpr double kLeastBar = 4; ///< pixels, so that a short session is still seen
constexpr int kMargin = 6;

} // namespace

SessionGantt::SessionGantt(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Sessions over time"));
    setMouseTracking(true);
}

void SessionGantt::setBars(std::vector<GanttBar> bars)
{
    m_bars = std::move(bars);
    m_begin = 0;
    m_end = 1;
    if (!m_bars.empty()) {
        m_begin = std::ranges::min(m_bars, {}, &GanttBar::start).start;
        m_end = std::max(m_begin + kMillisecond, std::ranges::max(m_bars, {}, &GanttBar::end).end);
    }
    if (std::ranges::find(m_bars, m_current, &GanttBar::id) == m_bars.end())
        m_current.clear();
    describe();
    updateGeometry();
    update();
}

void SessionGantt::setFormat(const FlowFormat& format)
{
    m_format = format;
    describe();
    update();
}

void SessionGantt::setCurrent(const std::string& id)
{
    if (id == m_current)
        return;
    m_current = id;
    update();
}

int SessionGantt::rowHeight() const
{
    return fontMetrics().height() + 8;
}

double SessionGantt::labelWidth() const
{
    QFont bold = font();
    bold.setBold(true);
    const QFontMetricsF metrics(bold);
    double widest = 0;
    for (const GanttBar& bar : m_bars)
        widest = std::max(widest, metrics.horizontalAdvance(bar.label));
    return std::min(widest + 12, width() * kMostLabel);
}

QSize SessionGantt::sizeHint() const
{
    const int rows = std::max(1, static_cast<int>(m_bars.size()));
    return {fontMetrics().averageCharWidth() * 70, (rows + 1) * rowHeight() + 2 * kMargin};
}

QSize SessionGantt::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, sizeHint().height()};
}

double SessionGantt::xOf(std::int64_t time) const
{
    const double left = kMargin + labelWidth();
    const double room = std::max(10.0, width() - left - kMargin);
    return left + room * static_cast<double>(time - m_begin) / static_cast<double>(m_end - m_begin);
}

QRectF SessionGantt::barRectOf(std::size_t row) const
{
    const GanttBar& bar = m_bars[row];
    const double x = xOf(bar.start);
    const double right = std::max(x + kLeastBar, xOf(bar.end));
    // one at the very end still lies within the widget
    const double left = std::min(x, width() - kMargin - kLeastBar);
    return {left, kMargin + static_cast<double>(row) * rowHeight() + 3,
        std::max(kLeastBar, right - x), static_cast<double>(rowHeight() - 6)};
}

QRectF SessionGantt::barRect(const std::string& id) const
{
    const auto bar = std::ranges::find(m_bars, id, &GanttBar::id);
    return bar == m_bars.end() ? QRectF()
                               : barRectOf(static_cast<std::size_t>(bar - m_bars.begin()));
}

QString SessionGantt::timeText(std::int64_t time, bool milliseconds) const
{
    QDateTime when = QDateTime::fromMSecsSinceEpoch(time / kMillisecond, Qt::UTC);
    if (m_format.options().localTime)
        when = when.toLocalTime();
    if (m_end - m_begin > 2 * kDay)
        return when.toString(QStringLiteral("MM-dd HH:mm"));
    return when.toString(
        milliseconds ? QStringLiteral("HH:mm:ss.zzz") : QStringLiteral("HH:mm:ss"));
}

std::vector<std::pair<std::int64_t, QString>> SessionGantt::ticks() const
{
    std::vector<std::pair<std::int64_t, QString>> all;
    if (m_bars.empty())
        return all;
    const double text = fontMetrics().horizontalAdvance(QStringLiteral("00:00:00.000")) + 16;
    const double room = std::max(text, width() - labelWidth() - 2 * kMargin);
    const auto most = static_cast<std::int64_t>(room / text);
    const auto step = std::ranges::find_if(
        kSteps, [&](std::int64_t s) { return (m_end - m_begin) / s < most; });
    const std::int64_t width = step == kSteps.end() ? kSteps.back() : *step;
    for (std::int64_t at = (m_begin + width - 1) / width * width; at <= m_end; at += width)
        all.emplace_back(at, timeText(at, width < kSecond));
    return all;
}

void SessionGantt::paintAxis(QPainter& painter) const
{
    const double bottom = kMargin + static_cast<double>(m_bars.size()) * rowHeight();
    for (const auto& [time, text] : ticks()) {
        const double x = xOf(time);
        painter.setPen(QPen(themeColor(ColorRole::GridLine, this), 1));
        painter.drawLine(QPointF(x, kMargin), QPointF(x, bottom + 4));
        painter.setPen(themeColor(ColorRole::TextMuted, this));
        const double wide = painter.fontMetrics().horizontalAdvance(text);
        const double left = std::clamp(x - wide / 2, 0.0, std::max(0.0, this->width() - wide));
        painter.drawText(QPointF(left, bottom + 4 + painter.fontMetrics().ascent()), text);
    }
    const auto child = std::ranges::find_if(m_bars, &GanttBar::child);
    if (child == m_bars.end())
        return;
    // the moment everything is about
    painter.setPen(QPen(themeColor(ColorRole::Accent, this), 1, Qt::DashLine));
    painter.drawLine(QPointF(xOf(child->start), kMargin), QPointF(xOf(child->start), bottom));
}

void SessionGantt::paintRow(QPainter& painter, std::size_t row) const
{
    const GanttBar& bar = m_bars[row];
    const QRectF rect = barRectOf(row);
    const QRectF line(0, rect.top() - 3, width(), rowHeight());
    if (bar.id == m_current) {
        QColor band = themeColor(ColorRole::Accent, this);
        band.setAlphaF(hasFocus() ? 0.22F : 0.12F);
        painter.fillRect(line, band);
    }
    QFont font = painter.font();
    font.setBold(bar.parent || bar.child);
    painter.setFont(font);
    painter.setPen(themeColor(ColorRole::Text, this));
    const QFontMetricsF metrics(font);
    painter.drawText(QRectF(kMargin, line.top(), labelWidth() - 8, line.height()),
        static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter),
        metrics.elidedText(bar.label, Qt::ElideMiddle, labelWidth() - 8));
    font.setBold(false);
    painter.setFont(font);
    const ColorRole role = bar.parent ? ColorRole::SeriesForward
        : bar.child                   ? ColorRole::SeriesReverse
                                      : ColorRole::SeriesOther;
    QColor fill = themeColor(role, this);
    painter.setPen(QPen(fill, 1));
    fill.setAlphaF(0.45F);
    painter.setBrush(fill);
    painter.drawRoundedRect(rect, 2, 2);
    const double wide = QFontMetricsF(font).horizontalAdvance(bar.service);
    painter.setPen(themeColor(ColorRole::Text, this));
    QRectF text = rect.adjusted(5, 0, 0, 0);
    text.setWidth(wide + 2);
    if (rect.width() < wide + 10) // beside it where it is too short
        text.moveLeft(
            rect.right() + 5 + wide < width() ? rect.right() + 5 : rect.left() - wide - 5);
    painter.drawText(text, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), bar.service);
}

void SessionGantt::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeColor(ColorRole::Surface, this));
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_bars.empty()) {
        painter.setPen(themeColor(ColorRole::TextMuted, this));
        painter.drawText(rect(), static_cast<int>(Qt::AlignCenter), tr("No sessions to show."));
        return;
    }
    paintAxis(painter);
    for (std::size_t row = 0; row < m_bars.size(); ++row)
        paintRow(painter, row);
}

int SessionGantt::rowAt(const QPointF& pos) const
{
    const int row = static_cast<int>((pos.y() - kMargin) / rowHeight());
    return pos.y() >= kMargin && row < static_cast<int>(m_bars.size()) ? row : -1;
}

QString SessionGantt::tip(const GanttBar& bar) const
{
    const auto time = [this](std::int64_t t) { return m_format.time(fromMicroseconds(t)); };
    return tr("%1 by %2, %3 to %4, %5 long")
        .arg(bar.label, bar.service, time(bar.start), time(bar.end),
            m_format.duration(std::chrono::microseconds(bar.end - bar.start)));
}

bool SessionGantt::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int row = rowAt(help->pos());
        if (row < 0)
            QToolTip::hideText();
        else // plain text, whatever a name contains
            QToolTip::showText(help->globalPos(),
                QStringLiteral("<p>%1</p>")
                    .arg(tip(m_bars[static_cast<std::size_t>(row)]).toHtmlEscaped()),
                this);
        return true;
    }
    return QWidget::event(event);
}

void SessionGantt::choose(int row)
{
    if (row < 0 || row >= static_cast<int>(m_bars.size()))
        return;
    const GanttBar& bar = m_bars[static_cast<std::size_t>(row)];
    m_current = bar.id;
    setAccessibleDescription(tip(bar));
    update();
    Q_EMIT barChosen(m_current);
}

void SessionGantt::mousePressEvent(QMouseEvent* event)
{
    choose(rowAt(event->position()));
}

void SessionGantt::keyPressEvent(QKeyEvent* event)
{
    const auto at = std::ranges::find(m_bars, m_current, &GanttBar::id);
    const int row = at == m_bars.end() ? -1 : static_cast<int>(at - m_bars.begin());
    if (event->key() == Qt::Key_Down)
        choose(row + 1);
    else if (event->key() == Qt::Key_Up)
        choose(std::max(0, row - 1));
    else
        QWidget::keyPressEvent(event);
}

void SessionGantt::contextMenuEvent(QContextMenuEvent* event)
{
    QPoint place = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard)
        place = mapToGlobal(barRect(m_current).center().toPoint());
    else
        choose(rowAt(event->pos()));
    if (!m_current.empty())
        Q_EMIT barMenuRequested(place, m_current);
}

void SessionGantt::describe()
{
    QStringList all;
    for (const GanttBar& bar : m_bars)
        all << tip(bar);
    setAccessibleDescription(all.join(QStringLiteral("; ")));
}

} // namespace nb
