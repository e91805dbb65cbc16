// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/timelinechart.h"
#include "ui/flows/timelineview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QElapsedTimer>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>
#include <QWheelEvent>

using namespace nb;
using namespace std::chrono_literals;

namespace {

const Timestamp kStart = *timestampFromString("2026-03-02T09:00:00Z");

Timeline timelineOf(std::size_t buckets, std::chrono::microseconds width)
{
    Timeline timeline {width, {}};
    for (std::size_t i = 0; i < buckets; ++i) {
        TimelineBucket bucket {kStart + i * width, {}};
        bucket.totals.flows = i;
        bucket.totals.bytes = 100 * i;
        bucket.totals.reverseBytes = 1000 * i;
        timeline.buckets.push_back(bucket);
    }
    return timeline;
}

TimeRange rangeOf(const QSignalSpy& spy)
{
    return spy.isEmpty() ? TimeRange {} : spy.last().first().value<TimeRange>();
}

} // namespace

/// The chart as a person uses it: pointer and keys in, time ranges out.
class TestTimelineChart : public QObject
{
    Q_OBJECT

    static void show(TimelineChart& chart)
    {
        chart.resize(900, 240);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
    }
    static QPoint at(const TimelineChart& chart, Timestamp time, int dx = 0)
    {
        const TimelineScale& scale = chart.plot()->scale();
        return {qRound(scale.xOf(time)) + dx, qRound(scale.plot.center().y())};
    }
    static void drag(const TimelineChart& chart, QPoint from, QPoint to)
    {
        QWidget* area = chart.plot()->viewport();
        QTest::mousePress(area, Qt::LeftButton, {}, from);
        QTest::mouseMove(area, (from + to) / 2);
        QTest::mouseMove(area, to);
        QTest::mouseRelease(area, Qt::LeftButton, {}, to);
    }
    static void wheel(const TimelineChart& chart, QPoint where, int delta)
    {
        QWidget* area = chart.plot()->viewport();
        QWheelEvent event(
            where, area->mapToGlobal(where), {}, {0, delta}, {}, {}, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(area, &event);
    }

private Q_SLOTS:
    void aSpanOfYearsAfterOneOfSecondsIsDrawnAtOnce()
    {
        TimelineChart chart;
        show(chart);
        QElapsedTimer timer;
        timer.start();
        // grid lines of the old interval over the new range would be millions
        for (const auto width : {std::chrono::microseconds(1ms),
                 std::chrono::microseconds(24h * 40), std::chrono::microseconds(1ms)}) {
            chart.setTimeline(timelineOf(200, width), {});
            chart.grab();
        }
        Timeline loud = timelineOf(200, 1min);
        for (TimelineBucket& bucket : loud.buckets)
            bucket.totals.bytes = 8'000'000'000'000;
        chart.setTimeline(loud, {});
        chart.setTimeline(timelineOf(200, 1min), {});
        chart.grab();
        QVERIFY2(timer.elapsed() < 5000, "redrawing took seconds");
    }

    void dragSelectsWholeBucketsHalfOpen()
    {
        TimelineChart chart;
        chart.setTimeline(timelineOf(10, 1min), {});
        show(chart);
        QSignalSpy selected(&chart, &TimelineChart::rangeSelected);

        drag(chart, at(chart, kStart + 2min, 8), at(chart, kStart + 4min, 9));
        QCOMPARE(selected.count(), 1);
        QVERIFY(rangeOf(selected) == (TimeRange {kStart + 2min, kStart + 5min}));
        QVERIFY(chart.plot()->selection() == rangeOf(selected));
        QVERIFY(!chart.plot()->pending());

        // Pulled from right to left it is the same range.
        drag(chart, at(chart, kStart + 4min, 9), at(chart, kStart + 2min, 8));
        QVERIFY(rangeOf(selected) == (TimeRange {kStart + 2min, kStart + 5min}));
    }

    void dragOnBucketEdgesTakesNothingMore()
    {
        TimelineChart chart;
        chart.setTimeline(timelineOf(10, 1min), {});
        show(chart);
        QSignalSpy selected(&chart, &TimelineChart::rangeSelected);
        drag(chart, at(chart, kStart + 3min), at(chart, kStart + 6min));
        QVERIFY(rangeOf(selected) == (TimeRange {kStart + 3min, kStart + 6min}));
    }

    void dragBeyondTheEndsStaysInsideTheData()
    {
        TimelineChart chart;
        chart.setTimeline(timelineOf(10, 1min), {});
        show(chart);
        QSignalSpy selected(&chart, &TimelineChart::rangeSelected);
        drag(chart, at(chart, kStart + 8min, 5), at(chart, kStart + 10min, 400));
        QVERIFY(rangeOf(selected) == (TimeRange {kStart + 8min, kStart + 10min}));
    }

    void clickSelectsNothing()
    {
        TimelineChart chart;
        chart.setTimeline(timelineOf(10, 1min), {});
        show(chart);
        QSignalSpy selected(&chart, &TimelineChart::rangeSelected);
        QTest::mouseClick(
            chart.plot()->viewport(), Qt::LeftButton, {}, at(chart, kStart + 2min, 5));
        QCOMPARE(selected.count(), 0);
    }

    void wheelZoomsAboutThePointer()
    {
        TimelineChart chart;
        chart.setTimeline(timelineOf(100, 1min), {});
        show(chart);
        QSignalSpy zoomed(&chart, &TimelineChart::zoomRequested);
        const QPoint where = at(chart, kStart + 25min);
        wheel(chart, where, 120);
        QCOMPARE(zoomed.count(), 1);
        const TimeRange range = rangeOf(zoomed);
        QCOMPARE((*range.to - *range.from) / 1s, 80 * 60);
        QVERIFY(*range.from > kStart && *range.to < kStart + 100min);
        // What was under the pointer still is, to the pixel.
        QVERIFY(std::abs(chart.plot()->scale().xOf(kStart + 25min) - where.x()) <= 1.0);

        wheel(chart, where, 120);
        QCOMPARE((*rangeOf(zoomed).to - *rangeOf(zoomed).from) / 1s, 64 * 60);
        // Out again beyond the data: everything.
        for (int i = 0; i < 4; ++i)
            wheel(chart, where, -120);
        QVERIFY(rangeOf(zoomed).unbounded());
        QVERIFY(chart.plot()->shown() == (TimeRange {kStart, kStart + 100min}));
    }

    void zoomStopsAtAMillisecond()
    {
        TimelineChart chart;
        chart.setTimeline(timelineOf(2, 1ms), {});
        show(chart);
        for (int i = 0; i < 100; ++i)
            wheel(chart, at(chart, kStart + 1ms), 120);
        const TimeRange shown = chart.plot()->shown();
        QVERIFY(*shown.to - *shown.from == 1ms);
        QVERIFY(!chart.grab().isNull());
    }

    void doubleClickShowsAll()
    {
        TimelineChart chart;
        chart.setTimeline(timelineOf(100, 1min), {});
        show(chart);
        wheel(chart, at(chart, kStart + 25min), 240);
        QSignalSpy zoomed(&chart, &TimelineChart::zoomRequested);
        QTest::mouseDClick(chart.plot()->viewport(), Qt::LeftButton, {}, at(chart, kStart + 30min));
        QCOMPARE(zoomed.count(), 1);
        QVERIFY(rangeOf(zoomed).unbounded());
    }

    void keyboardMovesExtendsAndApplies()
    {
        TimelineChart chart;
        chart.setTimeline(timelineOf(10, 1min), {});
        show(chart);
        QSignalSpy selected(&chart, &TimelineChart::rangeSelected);
        QWidget* plot = chart.plot();
        QTest::keyClick(plot, Qt::Key_Home);
        QTest::keyClick(plot, Qt::Key_Right);
        QTest::keyClick(plot, Qt::Key_Right);
        QCOMPARE(chart.plot()->cursor().value(), std::size_t {2});
        QTest::keyClick(plot, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(plot, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(selected.count(), 0);
        QTest::keyClick(plot, Qt::Key_Return);
        QVERIFY(rangeOf(selected) == (TimeRange {kStart + 2min, kStart + 5min}));
        QTest::keyClick(plot, Qt::Key_End);
        QTest::keyClick(plot, Qt::Key_Return);
        QVERIFY(rangeOf(selected) == (TimeRange {kStart + 9min, kStart + 10min}));
        QTest::keyClick(plot, Qt::Key_Escape);
        QVERIFY(rangeOf(selected).unbounded());
        QCOMPARE(selected.count(), 3);

        QSignalSpy zoomed(&chart, &TimelineChart::zoomRequested);
        QTest::keyClick(plot, Qt::Key_Plus);
        QVERIFY(!rangeOf(zoomed).unbounded());
        QTest::keyClick(plot, Qt::Key_0);
        QVERIFY(rangeOf(zoomed).unbounded());
    }

    void emptyTimelineTakesAnyInput()
    {
        TimelineChart chart;
        chart.setTimeline({}, {});
        show(chart);
        QSignalSpy selected(&chart, &TimelineChart::rangeSelected);
        drag(chart, {100, 60}, {300, 60});
        wheel(chart, {200, 60}, 120);
        for (const Qt::Key key : {Qt::Key_Right, Qt::Key_Return, Qt::Key_Plus, Qt::Key_End})
            QTest::keyClick(chart.plot(), key);
        QCOMPARE(selected.count(), 0);
        QVERIFY(!chart.plot()->accessibleDescription().isEmpty());
        QVERIFY(!chart.grab().isNull());
    }

    void newDataDuringADragIsSafe()
    {
        TimelineChart chart;
        chart.setTimeline(timelineOf(50, 1min), {});
        show(chart);
        QSignalSpy selected(&chart, &TimelineChart::rangeSelected);
        QWidget* area = chart.plot()->viewport();
        QTest::mousePress(area, Qt::LeftButton, {}, at(chart, kStart + 40min));
        QTest::mouseMove(area, at(chart, kStart + 45min));
        chart.setTimeline(timelineOf(1, 1min), {});
        QTest::mouseMove(area, {400, 80});
        QTest::mouseRelease(area, Qt::LeftButton, {}, {400, 80});
        chart.setTimeline({}, {});
        QVERIFY(!chart.grab().isNull());
        QCOMPARE(selected.count(), 0);
    }

    void summaryNamesSumAndPeak()
    {
        TimelineChart chart;
        chart.setTimeline(timelineOf(4, 1h), {});
        // 1100 bytes times 0+1+2+3, the last bucket is the largest.
        const QString text = chart.plot()->accessibleDescription();
        QVERIFY2(text.contains(QStringLiteral("6.6 kB")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("3.3 kB")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("12:00")), qPrintable(text));
        QVERIFY(chart.plot()->bucketText(3).contains(QStringLiteral("3,000")));
    }

    void chosenUnitsAndZoneAreTakenAtOnce()
    {
        const QByteArray before = qgetenv("TZ");
        qputenv("TZ", "Asia/Kolkata"); // five and a half hours east
        const auto restore = qScopeGuard([&before] { qputenv("TZ", before); });
        if (QTimeZone::systemTimeZone().standardTimeOffset(QDateTime::currentDateTime()) == 0)
            QSKIP("no time zone database");
        TimelineChart chart;
        chart.setTimeline(timelineOf(4, 1h), {});
        QVERIFY(chart.plot()->bucketText(0).contains(QStringLiteral("UTC")));
        chart.setFormat({.localTime = true, .binaryBytes = true});
        const QString text = chart.plot()->accessibleDescription();
        QVERIFY2(text.contains(QStringLiteral("6.4 KiB")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("UTC+05:30")), qPrintable(text));
        chart.setFormat({});
        QVERIFY(chart.plot()->accessibleDescription().contains(QStringLiteral("6.6 kB")));
        QVERIFY(chart.plot()->bucketText(0).contains(QStringLiteral("UTC\n")));
    }

    void binaryAxisStepsAreRoundInTheirUnit()
    {
        QCOMPARE(binaryValueStep(4 * 1024, 4), 1024.0);
        QCOMPARE(binaryValueStep(900, 4), 500.0);
        QCOMPARE(binaryValueStep(70.0 * 1024 * 1024, 4), 20.0 * 1024 * 1024);
    }

    void axisLabelsAreRoundInTheZone()
    {
        const TimelineScale scale {kStart, kStart + 24h, QRectF(0, 0, 600, 100)};
        const QTimeZone kolkata("Asia/Kolkata"); // five and a half hours east
        if (!kolkata.isValid())
            QSKIP("no time zone database");
        const TimeTicks ticks = timeTicks(scale, kolkata, 100);
        QVERIFY(ticks.ticks.size() >= 3);
        for (const TimeTick& tick : ticks.ticks)
            QVERIFY2(tick.text.endsWith(QStringLiteral(":00")), qPrintable(tick.text));
        QVERIFY(!ticks.ticks.front().date.isEmpty());
    }

    void everyMetricAndScaleDraws()
    {
        TimelineChart chart;
        chart.setTimeline(timelineOf(300, 1min), {});
        show(chart);
        auto* metric = chart.findChild<QComboBox*>();
        for (int i = 0; i < metric->count(); ++i) {
            metric->setCurrentIndex(i);
            for (const bool log : {false, true}) {
                chart.findChild<QCheckBox*>()->setChecked(log);
                QVERIFY(!chart.grab().isNull());
            }
        }
    }

    void everyControlHasAName()
    {
        TimelineChart chart;
        for (const QWidget* control : chart.findChildren<QWidget*>())
            if (control->focusPolicy() != Qt::NoFocus && control->parentWidget() == &chart)
                QVERIFY(!control->accessibleName().isEmpty()
                    || !control->property("text").toString().isEmpty());
    }
};

QTEST_MAIN(TestTimelineChart)
#include "tst_timelinechart.moc"
