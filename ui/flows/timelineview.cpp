// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/timelineview.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace nb {

namespace {

using std::chrono::microseconds;

constexpr double kZoomStep = 0.8; ///< of the span, for one notch of the wheel
constexpr double kDragThresholdPx = 4;
constexpr int kFar = 1'000'000; ///< buckets: to the first or the last

} // namespace

TimelineView::TimelineView(QWidget* parent)
    : TimelinePlot(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
}

void TimelineView::setTimeline(const Timeline& timeline, TimeRange shown)
{
    m_anchor.reset();
    m_pressX.reset(); // the buckets of a drag are gone
    m_dragging = false;
    setPending({});
    TimelinePlot::setTimeline(timeline, shown);
    if (shown.unbounded() && !isEmpty())
        m_whole = this->shown();
}

TimeRange TimelineView::rangeBetween(double x1, double x2) const
{
    const auto [low, high] = std::minmax(x1, x2);
    const Timestamp origin = timeline().buckets.front().start;
    const microseconds width = timeline().bucket;
    const auto count = static_cast<std::int64_t>(timeline().buckets.size());
    const microseconds slack = std::min(scale().perPixel(), width / 2);
    const auto edge = [&](microseconds offset, bool up) {
        std::int64_t index = offset / width;
        if (offset < microseconds {0} && offset % width != microseconds {0})
            --index;
        if (up && offset % width != microseconds {0})
            ++index;
        return index;
    };
    const std::int64_t first
        = std::clamp<std::int64_t>(edge(scale().timeAt(low) - origin + slack, false), 0, count - 1);
    const std::int64_t last = std::clamp<std::int64_t>(
        edge(scale().timeAt(high) - origin - slack, true), first + 1, count);
    return {origin + first * width, origin + last * width};
}

void TimelineView::zoomBy(double factor, double x)
{
    if (!scale().isValid())
        return;
    TimeRange wanted = scale().zoomed(factor, x);
    if (m_whole && factor > 1) {
        if (*wanted.to - *wanted.from >= *m_whole->to - *m_whole->from) {
            showAll();
            return;
        }
        // Slide back over the data instead of running off its ends.
        const auto over = std::max(*m_whole->from - *wanted.from, microseconds {0})
            - std::max(*wanted.to - *m_whole->to, microseconds {0});
        wanted = {*wanted.from + over, *wanted.to + over};
    }
    setShown(
        *wanted.from, *wanted.to); // at once; finer buckets follow from whoever answers the request
    Q_EMIT zoomRequested(wanted);
}

void TimelineView::zoomBy(double factor)
{
    const double x = cursor()
        ? scale().xOf(timeline().buckets[*cursor()].start + timeline().bucket / 2)
        : scale().plot.center().x();
    zoomBy(factor, x);
}

void TimelineView::showAll()
{
    if (m_whole)
        setShown(*m_whole->from, *m_whole->to);
    Q_EMIT zoomRequested({});
}

void TimelineView::stepCursor(int step, bool extend)
{
    if (isEmpty())
        return;
    const auto last = static_cast<std::int64_t>(timeline().buckets.size()) - 1;
    const std::size_t before = cursor().value_or(step > 0 ? 0 : static_cast<std::size_t>(last));
    const bool first = !cursor();
    if (extend && !m_anchor)
        m_anchor = before;
    if (!extend)
        m_anchor.reset();
    const auto moved
        = static_cast<std::int64_t>(before) + (first && std::abs(step) < kFar ? 0 : step);
    setCursorBucket(static_cast<std::size_t>(std::clamp<std::int64_t>(moved, 0, last)));
    if (m_anchor)
        setPending(bucketRange(std::min(*m_anchor, *cursor()), std::max(*m_anchor, *cursor())));
    else
        setPending({});
    viewport()->update();
    setAccessibleDescription(bucketText(*cursor()));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void TimelineView::applyKeyboardChoice()
{
    if (!pending() && !cursor())
        return;
    const TimeRange chosen = pending() ? *pending() : bucketRange(*cursor(), *cursor());
    setPending({});
    m_anchor.reset();
    Q_EMIT rangeSelected(chosen);
}

void TimelineView::keyPressEvent(QKeyEvent* event)
{
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Left:
        return stepCursor(-1, extend);
    case Qt::Key_Right:
        return stepCursor(1, extend);
    case Qt::Key_PageUp:
        return stepCursor(-10, extend);
    case Qt::Key_PageDown:
        return stepCursor(10, extend);
    case Qt::Key_Home:
        return stepCursor(-kFar, extend);
    case Qt::Key_End:
        return stepCursor(kFar, extend);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return applyKeyboardChoice();
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(kZoomStep * kZoomStep);
    case Qt::Key_Minus:
        return zoomBy(1 / (kZoomStep * kZoomStep));
    case Qt::Key_0:
        return showAll();
    case Qt::Key_Escape:
        if (pending() || !selection().unbounded()) {
            const bool applied = !pending();
            setPending({});
            m_anchor.reset();
            viewport()->update();
            if (applied)
                Q_EMIT rangeSelected({});
            return;
        }
        break;
    default:
        break;
    }
    QChartView::keyPressEvent(event);
}

void TimelineView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && !isEmpty())
        m_pressX = event->position().x();
}

void TimelineView::mouseMoveEvent(QMouseEvent* event)
{
    const double x = event->position().x();
    if (m_pressX && !isEmpty()) {
        m_dragging = m_dragging || std::abs(x - *m_pressX) >= kDragThresholdPx;
        if (m_dragging)
            setPending(rangeBetween(*m_pressX, x));
        viewport()->update();
    }
    setCursorBucket(scale().plot.contains(event->position()) ? bucketAt(x) : std::nullopt);
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const bool dragged = m_dragging && pending();
    const TimeRange chosen = pending().value_or(TimeRange {});
    m_pressX.reset();
    m_dragging = false;
    if (dragged) {
        setPending({});
        viewport()->update();
        Q_EMIT rangeSelected(chosen);
    }
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        showAll();
}

void TimelineView::wheelEvent(QWheelEvent* event)
{
    const int delta = event->angleDelta().y();
    if (delta == 0 || !scale().plot.adjusted(0, -20, 0, 40).contains(event->position())) {
        event->ignore();
        return;
    }
    zoomBy(std::pow(kZoomStep, delta / 120.0), event->position().x());
    event->accept();
}

bool TimelineView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave)
        setCursorBucket(std::nullopt);
    return QChartView::viewportEvent(event);
}

std::optional<std::size_t> TimelineView::bucketAt(double x) const
{
    if (isEmpty() || !scale().isValid())
        return std::nullopt;
    const auto offset = scale().timeAt(x) - timeline().buckets.front().start;
    if (offset < microseconds {0})
        return std::nullopt;
    const auto index = static_cast<std::size_t>(offset / timeline().bucket);
    return index < timeline().buckets.size() ? std::optional(index) : std::nullopt;
}

} // namespace nb
