// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/flows/timelineplot.h"

namespace nb {

/// A timeline to work with. Mouse: drag selects whole buckets, the wheel zooms about the pointer, a
/// double click shows all. Keys: arrows move the cursor, Shift extends, Enter applies, Esc takes
/// the selection back, + - 0 zoom. GUI thread.
class TimelineView : public TimelinePlot
{
    Q_OBJECT
public:
    explicit TimelineView(QWidget* parent = nullptr);

    void setTimeline(const Timeline& timeline, TimeRange shown) override;
    void showAll();

Q_SIGNALS:
    /// Half-open, on bucket edges; unbounded when the selection was taken back.
    void rangeSelected(nb::TimeRange range);
    /// Unbounded: everything.
    void zoomRequested(nb::TimeRange range);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void zoomBy(double factor, double x);
    void zoomBy(double factor);
    void stepCursor(int step, bool extend);
    void applyKeyboardChoice();
    [[nodiscard]] std::optional<std::size_t> bucketAt(double x) const;
    /// Whole buckets between two pixels; a pixel beyond an edge is forgiven.
    [[nodiscard]] TimeRange rangeBetween(double x1, double x2) const;

    std::optional<TimeRange> m_whole; ///< span of the data, where zooming out ends
    std::optional<double> m_pressX;
    bool m_dragging = false;
    std::optional<std::size_t> m_anchor; ///< where a keyboard selection began
};

} // namespace nb
