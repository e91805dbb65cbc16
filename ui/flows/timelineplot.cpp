// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/timelineplot.h"

#include "core/storage/metricvalue.h"
#include "ui/flows/quantitytext.h"
#include "ui/flows/timelinepainting.h"
#include "ui/text/plural.h"
#include "ui/theme/theme.h"

#include <QAreaSeries>
#include <QChart>
#include <QLineSeries>
#include <QLocale>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace nb {

namespace {

using std::chrono::microseconds;

constexpr double kLogFoot = 0.3; ///< height in decades of a value of one, so that it shows
constexpr int kMaxValueTicks = 4;

/// A step of the outline; bars apart from each other come down to the axis between them.
void appendBar(QList<QPointF>& outline, double left, double right, double height, bool apart)
{
    if (apart)
        outline << QPointF(left, 0);
    outline << QPointF(left, height) << QPointF(right, height);
    if (apart)
        outline << QPointF(right, 0);
}

} // namespace

TimelinePlot::TimelinePlot(QWidget* parent)
    : QChartView(parent)
{
    createChart();
    applyColors();
    setFrameShape(QFrame::NoFrame);
    // Bars have upright edges: without smoothing they are crisper, and much faster to fill.
    setRenderHint(QPainter::Antialiasing, false);
    connect(scene(), &QGraphicsScene::changed, this, &TimelinePlot::redraw);
    updateSeries();
}

void TimelinePlot::createChart()
{
    auto* plotted = new QChart;
    plotted->legend()->hide();
    plotted->setAnimationOptions(QChart::NoAnimation);
    plotted->setBackgroundRoundness(0);
    plotted->setMargins({});
    m_base = new QLineSeries(this);
    m_forwardTop = new QLineSeries(this);
    m_totalTop = new QLineSeries(this);
    m_forward = new QAreaSeries(m_forwardTop, m_base);
    m_reverse = new QAreaSeries(m_totalTop, m_forwardTop);
    m_timeAxis = new QValueAxis;
    m_valueAxis = new QValueAxis;
    plotted->addAxis(m_timeAxis, Qt::AlignBottom);
    plotted->addAxis(m_valueAxis, Qt::AlignLeft);
    for (QAreaSeries* series : {m_reverse, m_forward}) {
        plotted->addSeries(series);
        series->attachAxis(m_timeAxis);
        series->attachAxis(m_valueAxis);
        series->setPen(Qt::NoPen);
    }
    for (QValueAxis* axis : {m_timeAxis, m_valueAxis}) {
        axis->setLabelsVisible(false); // drawn by us: zones, dates and units
        axis->setTickType(QValueAxis::TicksDynamic);
        axis->setMinorTickCount(0);
    }
    setChart(plotted);
}

void TimelinePlot::applyColors()
{
    chart()->setBackgroundBrush(themeColor(ColorRole::Surface, this));
    setBackgroundBrush(themeColor(ColorRole::Surface, this));
    m_forward->setBrush(themeColor(ColorRole::SeriesForward, this));
    m_reverse->setBrush(themeColor(ColorRole::SeriesReverse, this));
    for (QValueAxis* axis : {m_timeAxis, m_valueAxis}) {
        axis->setGridLinePen(QPen(themeColor(ColorRole::GridLine, this), 1));
        axis->setLinePen(QPen(themeColor(ColorRole::Border, this), 1));
    }
}

void TimelinePlot::setTimeline(const Timeline& timeline, TimeRange shown)
{
    m_timeline = timeline;
    m_timeline.bucket = std::max(m_timeline.bucket, microseconds {1});
    m_cursor.reset();
    TimeRange span;
    if (!isEmpty())
        span = bucketRange(0, m_timeline.buckets.size() - 1);
    m_scale.from = shown.from.value_or(span.from.value_or(Timestamp {}));
    m_scale.to = shown.to.value_or(span.to.value_or(m_scale.from));
    updateSeries();
}

void TimelinePlot::setSelection(TimeRange selection)
{
    m_selection = selection;
    viewport()->update();
}

void TimelinePlot::setMetric(Metric metric)
{
    m_metric = metric;
    updateSeries();
}

void TimelinePlot::setLogarithmic(bool logarithmic)
{
    m_logarithmic = logarithmic;
    updateSeries();
}

void TimelinePlot::setZone(const QTimeZone& zone)
{
    m_zone = zone;
    updatePlotArea();
}

void TimelinePlot::setBinaryBytes(bool binary)
{
    m_binaryBytes = binary;
    updateSeries();
}

void TimelinePlot::redraw()
{
    m_sceneChanged = true;
    viewport()->update();
}

double TimelinePlot::forwardOf(const TimelineBucket& bucket) const
{
    // Stacking means nothing on a logarithmic scale: there the sum is one area.
    if (m_logarithmic || m_metric == Metric::Flows)
        return totalOf(bucket);
    return static_cast<double>(
        m_metric == Metric::Bytes ? bucket.totals.bytes : bucket.totals.packets);
}

double TimelinePlot::totalOf(const TimelineBucket& bucket) const
{
    return static_cast<double>(metricValue(m_metric, bucket.totals));
}

double TimelinePlot::valueHeight(double value) const
{
    if (!m_logarithmic)
        return value;
    return value < 1 ? 0 : std::log10(value) + kLogFoot;
}

double TimelinePlot::valueInterval(double maximum) const
{
    if (m_logarithmic)
        return std::ceil(maximum / (kMaxValueTicks + 2));
    return m_binaryBytes && m_metric == Metric::Bytes ? binaryValueStep(maximum, kMaxValueTicks)
                                                      : valueStep(maximum, kMaxValueTicks);
}

namespace {

/// Range and ticks of an axis at once. One after the other, an old interval would meet a new range,
/// and Qt Charts would make millions of grid lines on the way.
void setAxis(QValueAxis& axis, std::pair<double, double> range, double anchor, double interval)
{
    axis.setTickType(QValueAxis::TicksFixed);
    axis.setRange(range.first, range.second);
    axis.setTickAnchor(anchor);
    axis.setTickInterval(interval);
    axis.setTickType(QValueAxis::TicksDynamic);
}

} // namespace

void TimelinePlot::updateSeries()
{
    // Abscissas count from the first bucket: microseconds since 1970 would leave no digits.
    QList<QPointF> base;
    QList<QPointF> forward;
    QList<QPointF> total;
    const auto width = static_cast<double>(m_timeline.bucket.count());
    const double gap = m_timeline.buckets.size() <= 120 ? width * 0.06 : 0;
    double maximum = 0;
    for (std::size_t i = 0; i < m_timeline.buckets.size(); ++i) {
        const TimelineBucket& bucket = m_timeline.buckets[i];
        const auto left
            = static_cast<double>((bucket.start - m_timeline.buckets.front().start).count());
        const double right = left + width;
        const double low = valueHeight(forwardOf(bucket));
        const double high = valueHeight(totalOf(bucket));
        maximum = std::max(maximum, high);
        base << QPointF(left, 0) << QPointF(right, 0);
        appendBar(forward, left + gap, right - gap, low, gap > 0);
        appendBar(total, left + gap, right - gap, high, gap > 0);
    }
    m_base->replace(base);
    m_forwardTop->replace(forward);
    m_totalTop->replace(total);
    m_reverse->setVisible(
        !m_logarithmic && m_metric != Metric::Flows); // else there is nothing on top
    m_step = std::max(1.0, valueInterval(maximum));
    setAxis(*m_valueAxis, {0, std::max(maximum * 1.08, m_logarithmic ? 1.0 : m_step)},
        m_logarithmic ? kLogFoot : 0, m_step);
    updatePlotArea();
}

void TimelinePlot::updatePlotArea()
{
    const QFontMetricsF metrics(font());
    const QSizeF area = viewport()->size();
    const double left = metrics.horizontalAdvance(QStringLiteral("888.8 MiB")) + 10;
    const double right = metrics.averageCharWidth() * 2;
    const double bottom = metrics.height() * 2 + 8;
    const double top = metrics.height() / 2 + 2;
    m_scale.plot = QRectF(left, top, std::max(area.width() - left - right, 1.0),
        std::max(area.height() - top - bottom, 1.0));
    chart()->setPlotArea(m_scale.plot);
    const TimeTicks ticks = timeTicks(m_scale, m_zone, TimelinePainting::tickWidth(*this));
    const Timestamp origin = isEmpty() ? m_scale.from : m_timeline.buckets.front().start;
    const auto from = static_cast<double>((m_scale.from - origin).count());
    const auto to = std::max(static_cast<double>((m_scale.to - origin).count()), from + 1);
    if (ticks.ticks.empty())
        setAxis(*m_timeAxis, {from, to}, from, to - from);
    else
        setAxis(*m_timeAxis, {from, to},
            static_cast<double>((ticks.ticks.front().time - origin).count()),
            static_cast<double>(ticks.step.count()));
    m_timeAxis->setVisible(!ticks.ticks.empty() && !isEmpty());
    m_valueAxis->setVisible(!isEmpty());
    redraw();
}

void TimelinePlot::drawForeground(QPainter* painter, const QRectF& rect)
{
    QChartView::drawForeground(painter, rect);
    const TimelinePainting paint(*this, m_scale, m_zone);
    if (isEmpty() || !m_scale.isValid()) {
        paint.message(*painter, tr("No flows to show over time"));
        return;
    }
    paint.timeLabels(*painter);
    std::vector<TimelinePainting::ValueLabel> labels;
    const double top = m_valueAxis->max();
    for (double at = m_logarithmic ? kLogFoot : 0; at <= top; at += m_step)
        labels.push_back({at / top,
            shortQuantityText(
                m_metric, m_logarithmic ? std::pow(10, at - kLogFoot) : at, m_binaryBytes)});
    paint.valueLabels(*painter, labels);
}

void TimelinePlot::paintEvent(QPaintEvent* event)
{
    // The scene is rendered once for each change of the data or the axes; cursor and bands, which
    // move with the pointer, are drawn over the picture of it.
    const QSize pixels = viewport()->size() * devicePixelRatioF();
    if (m_sceneChanged || m_picture.size() != pixels) {
        m_sceneChanged = false;
        m_picture = QPixmap(pixels);
        m_picture.setDevicePixelRatio(devicePixelRatioF());
        m_picture.fill(themeColor(ColorRole::Surface, this));
        QPainter scenePainter(&m_picture);
        render(&scenePainter, QRectF(viewport()->rect()), viewport()->rect());
    }
    QPainter painter(viewport());
    painter.setClipRegion(event->region());
    painter.drawPixmap(QPointF(0, 0), m_picture);
    const TimelinePainting paint(*this, m_scale, m_zone);
    if (!isEmpty() && m_scale.isValid()) {
        if (!m_selection.unbounded())
            paint.band(painter, m_selection, false);
        if (m_pending)
            paint.band(painter, *m_pending, true);
        if (m_cursor && *m_cursor < m_timeline.buckets.size())
            paint.readout(painter, bucketRange(*m_cursor, *m_cursor), bucketText(*m_cursor));
    }
    if (hasFocus())
        paint.focusRing(painter, viewport()->rect());
}

TimeRange TimelinePlot::bucketRange(std::size_t first, std::size_t last) const
{
    return {m_timeline.buckets[first].start, m_timeline.buckets[last].start + m_timeline.bucket};
}

QString TimelinePlot::bucketText(std::size_t index) const
{
    const TimelineBucket& bucket = m_timeline.buckets[index];
    const FlowTotals& totals = bucket.totals;
    const auto exact = [](std::uint64_t value) { return QLocale().toString(qulonglong {value}); };
    const auto sum = [&exact](std::uint64_t value, bool known) {
        //: a number of bytes or packets that nobody counted
        return known ? exact(value) : tr("unknown");
    };
    const bool bytes = bytesKnown(totals);
    const bool packets = packetsKnown(totals);
    const TimeRange range = bucketRange(index, index);
    QStringList lines {tr("%1 to %2 %3")
                           .arg(instantText(*range.from, m_zone, m_timeline.bucket, true),
                               instantText(*range.to, m_zone, m_timeline.bucket, false),
                               zoneText(m_zone, *range.from))};
    const auto byteText = [&](std::uint64_t value) {
        return tr("%1 bytes", nullptr, pluralOf(value)).arg(sum(value, bytes));
    };
    const auto packetText = [&](std::uint64_t value) {
        return tr("%1 packets", nullptr, pluralOf(value)).arg(sum(value, packets));
    };
    lines << tr("%1 flows started", nullptr, pluralOf(totals.flows)).arg(exact(totals.flows));
    lines << tr("to server: %1, %2").arg(byteText(totals.bytes), packetText(totals.packets));
    lines << tr("to client: %1, %2")
                 .arg(byteText(totals.reverseBytes), packetText(totals.reversePackets));
    if (totals.packetsUnknown > 0)
        lines << tr("packets unknown in %Ln flow(s)", nullptr,
            static_cast<int>(std::min<std::uint64_t>(totals.packetsUnknown, 2'000'000'000)));
    return lines.join(QLatin1Char('\n'));
}

QString TimelinePlot::summary() const
{
    if (isEmpty())
        return tr("No flows to show over time.");
    std::uint64_t sum = 0;
    const TimelineBucket* peak = &m_timeline.buckets.front();
    for (const TimelineBucket& bucket : m_timeline.buckets) {
        sum += metricValue(m_metric, bucket.totals);
        if (metricValue(m_metric, bucket.totals) > metricValue(m_metric, peak->totals))
            peak = &bucket;
    }
    const TimeRange all = bucketRange(0, m_timeline.buckets.size() - 1);
    return tr("%1 in all from %2 to %3 (%4), in steps of %5. Most: %6 at %7.")
        .arg(quantityText(m_metric, sum, m_binaryBytes),
            instantText(*all.from, m_zone, m_timeline.bucket, true),
            instantText(*all.to, m_zone, m_timeline.bucket, true), zoneText(m_zone, *all.from),
            durationText(m_timeline.bucket),
            quantityText(m_metric, metricValue(m_metric, peak->totals), m_binaryBytes),
            instantText(peak->start, m_zone, m_timeline.bucket, true));
}

void TimelinePlot::setShown(Timestamp from, Timestamp to)
{
    m_scale.from = from;
    m_scale.to = to;
    updatePlotArea();
}

void TimelinePlot::setPending(std::optional<TimeRange> pending)
{
    m_pending = pending;
    viewport()->update();
}

void TimelinePlot::setCursorBucket(std::optional<std::size_t> bucket)
{
    if (bucket == m_cursor)
        return;
    m_cursor = bucket;
    viewport()->update();
}

void TimelinePlot::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    updatePlotArea();
}

void TimelinePlot::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColors();
    if (event->type() == QEvent::FontChange)
        updatePlotArea();
}

QSize TimelinePlot::sizeHint() const
{
    const int unit = fontMetrics().height();
    return {unit * 40, unit * 10};
}

QSize TimelinePlot::minimumSizeHint() const
{
    const int unit = fontMetrics().height();
    return {unit * 14, unit * 7};
}

} // namespace nb
