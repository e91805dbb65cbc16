// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pivots/timewindowstrip.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace nb {

namespace {

constexpr double kGrip = 5; ///< pixels around an end of the window
constexpr std::int64_t kLeastWindow = 1000; // µs
constexpr int kFrameMs = 80;
constexpr std::int64_t kFrames = 120; ///< from one end to the other
constexpr std::int64_t kFirstWindow = 10; ///< playing begins with this part of the time

} // namespace

TimeWindowPlot::TimeWindowPlot(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Time window"));
    setToolTip(tr("Flows over time. Drag to choose a time; what lies outside turns pale. Double "
                  "click for all of it."));
}

QSize TimeWindowPlot::sizeHint() const
{
    return {300, fontMetrics().height() * 2 + 6};
}

void TimeWindowPlot::setHistogram(
    std::vector<std::uint32_t> counts, std::int64_t begin, std::int64_t end)
{
    const bool whole = isWhole();
    m_counts = std::move(counts);
    m_begin = begin;
    m_end = std::max(begin + kLeastWindow, end);
    if (whole)
        setWindow(m_begin, m_end);
    else
        setWindow(m_from, m_to);
    update();
}

void TimeWindowPlot::setWindow(std::int64_t from, std::int64_t to)
{
    from = std::clamp(from, m_begin, m_end - kLeastWindow);
    to = std::clamp(to, from + kLeastWindow, m_end);
    if (from == m_from && to == m_to)
        return;
    m_from = from;
    m_to = to;
    update();
    Q_EMIT windowChanged();
}

double TimeWindowPlot::xOf(std::int64_t time) const
{
    return width() * static_cast<double>(time - m_begin) / static_cast<double>(m_end - m_begin);
}

std::int64_t TimeWindowPlot::timeAt(double x) const
{
    return m_begin + std::llround(static_cast<double>(m_end - m_begin) * x / std::max(1, width()));
}

TimeWindowPlot::Drag TimeWindowPlot::dragAt(double x) const
{
    if (isWhole())
        return Drag::Brush;
    if (std::abs(x - xOf(m_from)) <= kGrip)
        return Drag::From;
    if (std::abs(x - xOf(m_to)) <= kGrip)
        return Drag::To;
    return x > xOf(m_from) && x < xOf(m_to) ? Drag::Move : Drag::Brush;
}

void TimeWindowPlot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeColor(ColorRole::Surface, this));
    const double highest = m_counts.empty() ? 1 : std::max(1U, std::ranges::max(m_counts));
    const double side = m_counts.empty() ? 1 : width() / static_cast<double>(m_counts.size());
    const QColor bar = themeColor(ColorRole::SeriesForward, this);
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        if (m_counts[i] == 0)
            continue;
        // logarithmic: one flow beside thousands is still seen
        const double part = std::log1p(m_counts[i]) / std::log1p(highest);
        const double high = std::max(2.0, part * (height() - 4));
        painter.fillRect(
            QRectF(static_cast<double>(i) * side, height() - high, std::max(1.0, side - 0.5), high),
            bar);
    }
    if (!isWhole()) {
        const QRectF window(xOf(m_from), 0, std::max(2.0, xOf(m_to) - xOf(m_from)), height());
        QColor veil = themeColor(ColorRole::Surface, this);
        veil.setAlphaF(0.7F);
        painter.fillRect(QRectF(0, 0, window.left(), height()), veil);
        painter.fillRect(QRectF(window.right(), 0, width() - window.right(), height()), veil);
        painter.setPen(QPen(themeColor(ColorRole::Accent, this), 1.5));
        painter.setBrush(themeColor(ColorRole::SelectionBand, this));
        painter.drawRect(window.adjusted(0.5, 0.5, -0.5, -0.5));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(themeColor(hasFocus() ? ColorRole::Accent : ColorRole::Border, this), 1));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void TimeWindowPlot::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_drag = dragAt(event->position().x());
    m_pressed = timeAt(event->position().x());
    m_pressedFrom = m_from;
    m_pressedTo = m_to;
}

void TimeWindowPlot::mouseMoveEvent(QMouseEvent* event)
{
    const double x = event->position().x();
    const Drag drag = m_drag == Drag::None ? dragAt(x) : m_drag;
    setCursor(drag == Drag::From || drag == Drag::To ? Qt::SizeHorCursor
            : drag == Drag::Move                     ? Qt::OpenHandCursor
                                                     : Qt::CrossCursor);
    const std::int64_t at = timeAt(x);
    switch (m_drag) {
    case Drag::None:
        return;
    case Drag::Brush:
        setWindow(std::min(at, m_pressed), std::max(at, m_pressed));
        return;
    case Drag::From:
        setWindow(std::min(at, m_pressedTo - kLeastWindow), m_pressedTo);
        return;
    case Drag::To:
        setWindow(m_pressedFrom, at);
        return;
    case Drag::Move:
        setWindow(m_pressedFrom, m_pressedTo);
        moveBy(at - m_pressed);
        return;
    }
}

void TimeWindowPlot::mouseReleaseEvent(QMouseEvent* event)
{
    // a click without a drag chooses nothing
    if (m_drag == Drag::Brush && std::abs(xOf(m_pressed) - event->position().x()) < 3)
        reset();
    m_drag = Drag::None;
}

void TimeWindowPlot::mouseDoubleClickEvent(QMouseEvent*)
{
    reset();
}

void TimeWindowPlot::moveBy(std::int64_t by)
{
    by = std::clamp(by, m_begin - m_from, m_end - m_to);
    setWindow(m_from + by, m_to + by);
}

void TimeWindowPlot::keyPressEvent(QKeyEvent* event)
{
    constexpr std::int64_t kSteps = 50;
    const std::int64_t step = std::max(std::int64_t {1}, (m_end - m_begin) / kSteps);
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Left:
        shift ? setWindow(m_from, m_to - step) : moveBy(-step);
        return;
    case Qt::Key_Right:
        shift ? setWindow(m_from, m_to + step) : moveBy(step);
        return;
    case Qt::Key_Home:
        moveBy(m_begin - m_from);
        return;
    case Qt::Key_End:
        moveBy(m_end - m_to);
        return;
    case Qt::Key_Escape:
        if (!isWhole()) {
            reset();
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

TimeWindowStrip::TimeWindowStrip(QWidget* parent)
    : QWidget(parent)
    , m_plot(new TimeWindowPlot(this))
    , m_play(new QToolButton(this))
    , m_whole(new QToolButton(this))
    , m_only(new QToolButton(this))
    , m_text(new QLabel(this))
{
    m_play->setIcon(themeIcon(QStringLiteral("media-start")));
    m_play->setCheckable(true);
    m_play->setAccessibleName(tr("Play"));
    m_play->setToolTip(tr("Play: the window moves through the time"));
    m_whole->setText(tr("All"));
    m_whole->setToolTip(tr("Show the whole time"));
    m_only->setText(tr("Analyse This"));
    m_only->setToolTip(tr("Analyse only the flows of this time"));
    m_text->setTextFormat(Qt::PlainText);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_play);
    layout->addWidget(m_plot, 1);
    layout->addWidget(m_text);
    layout->addWidget(m_whole);
    layout->addWidget(m_only);
    m_timer.setInterval(kFrameMs);
    connect(&m_timer, &QTimer::timeout, this, &TimeWindowStrip::step);
    connect(m_play, &QToolButton::toggled, this, &TimeWindowStrip::play);
    connect(m_whole, &QToolButton::clicked, m_plot, [this] {
        play(false);
        m_plot->reset();
    });
    connect(m_only, &QToolButton::clicked, this, [this] {
        Q_EMIT rangeRequested({fromMicroseconds(m_plot->from()), fromMicroseconds(m_plot->to())});
    });
    connect(m_plot, &TimeWindowPlot::windowChanged, this, [this] {
        updateText();
        Q_EMIT windowChanged();
    });
    updateText();
}

void TimeWindowStrip::setFormat(const FlowFormat& format)
{
    m_format = format;
    updateText();
}

void TimeWindowStrip::play(bool on)
{
    if (on && m_plot->isWhole())
        m_plot->setWindow(
            m_plot->begin(), m_plot->begin() + (m_plot->end() - m_plot->begin()) / kFirstWindow);
    else if (on && m_plot->to() >= m_plot->end()) // at the end: once more from the start
        m_plot->setWindow(m_plot->begin(), m_plot->begin() + (m_plot->to() - m_plot->from()));
    on ? m_timer.start() : m_timer.stop();
    const QSignalBlocker blocker(m_play);
    m_play->setChecked(on);
    m_play->setIcon(themeIcon(on ? QStringLiteral("media-pause") : QStringLiteral("media-start")));
}

void TimeWindowStrip::step()
{
    const std::int64_t by = std::max(std::int64_t {1}, (m_plot->end() - m_plot->begin()) / kFrames);
    const std::int64_t room = m_plot->end() - m_plot->to();
    m_plot->setWindow(m_plot->from() + std::min(by, room), m_plot->to() + std::min(by, room));
    if (m_plot->to() >= m_plot->end())
        play(false);
}

void TimeWindowStrip::updateText()
{
    const bool whole = m_plot->isWhole();
    m_whole->setEnabled(!whole);
    m_only->setEnabled(!whole);
    const QString text = whole
        ? tr("all of the time")
        : m_format.shortRange({fromMicroseconds(m_plot->from()), fromMicroseconds(m_plot->to())});
    m_text->setText(text);
    m_plot->setAccessibleDescription(text);
}

} // namespace nb
