// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/flowstore.h"
#include "ui/flows/timelinescale.h"

#include <QChartView>
#include <QPixmap>

#include <optional>

class QAreaSeries;
class QLineSeries;
class QValueAxis;

namespace nb {

/// Draws a timeline: two stacked step areas (client to server, server to client) with time and
/// value axes, the selected band and the facts of the bucket under the cursor. Knows nothing of
/// mouse and keyboard, see TimelineView. GUI thread; fed with finished timelines.
class TimelinePlot : public QChartView
{
    Q_OBJECT
public:
    explicit TimelinePlot(QWidget* parent = nullptr);

    /// `shown` is the time axis; an open end is taken from the buckets.
    virtual void setTimeline(const Timeline& timeline, TimeRange shown);
    void setSelection(TimeRange selection);
    void setMetric(Metric metric);
    void setLogarithmic(bool logarithmic);
    void setZone(const QTimeZone& zone);
    /// Bytes in KiB and MiB instead of kB and MB.
    void setBinaryBytes(bool binary);

    [[nodiscard]] TimeRange selection() const { return m_selection; }
    [[nodiscard]] std::optional<TimeRange> pending() const { return m_pending; }
    [[nodiscard]] std::optional<std::size_t> cursor() const { return m_cursor; }
    [[nodiscard]] TimeRange shown() const { return {m_scale.from, m_scale.to}; }
    [[nodiscard]] const TimelineScale& scale() const { return m_scale; }
    [[nodiscard]] const Timeline& timeline() const { return m_timeline; }
    [[nodiscard]] bool isEmpty() const { return m_timeline.buckets.empty(); }
    /// The whole picture in a sentence or two, for screen readers.
    [[nodiscard]] QString summary() const;
    /// What a bucket holds, a fact a line.
    [[nodiscard]] QString bucketText(std::size_t bucket) const;
    [[nodiscard]] TimeRange bucketRange(std::size_t first, std::size_t last) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    /// Another part of time, before buckets for it are there.
    void setShown(Timestamp from, Timestamp to);
    /// A range that is being chosen, drawn with a dashed edge.
    void setPending(std::optional<TimeRange> pending);
    void setCursorBucket(std::optional<std::size_t> bucket);

    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void createChart();
    void applyColors();
    void updateSeries();
    void updatePlotArea();
    void redraw();

    [[nodiscard]] double valueInterval(double maximum) const;
    [[nodiscard]] double valueHeight(double value) const;
    [[nodiscard]] double forwardOf(const TimelineBucket& bucket) const;
    [[nodiscard]] double totalOf(const TimelineBucket& bucket) const;

    Timeline m_timeline;
    TimelineScale m_scale;
    TimeRange m_selection;
    std::optional<TimeRange> m_pending;
    std::optional<std::size_t> m_cursor;
    Metric m_metric = Metric::Bytes;
    QTimeZone m_zone = QTimeZone::utc();
    bool m_logarithmic = false;
    bool m_binaryBytes = false;
    double m_step = 1; ///< between value labels, in heights
    QPixmap m_picture; ///< of the scene, without what moves with the pointer
    bool m_sceneChanged = true;
    QLineSeries* m_base = nullptr;
    QLineSeries* m_forwardTop = nullptr;
    QLineSeries* m_totalTop = nullptr;
    QAreaSeries* m_forward = nullptr;
    QAreaSeries* m_reverse = nullptr;
    QValueAxis* m_timeAxis = nullptr;
    QValueAxis* m_valueAxis = nullptr;
};

} // namespace nb
