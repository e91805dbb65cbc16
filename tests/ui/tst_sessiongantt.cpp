// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pivots/sessiongantt.h"
#include "ui/pivots/timewindowstrip.h"

#include <QSignalSpy>
#include <QTest>

using namespace nb;

namespace {

constexpr std::int64_t kSecond = 1'000'000; // µs
constexpr std::int64_t kNine = 1'772'442'000 * kSecond; ///< 2026-03-02T09:00:00Z

std::vector<GanttBar> chain()
{
    return {{"1", QStringLiteral("a → b"), QStringLiteral("ssh"), kNine, kNine + 600 * kSecond,
                true, false},
        {"2", QStringLiteral("b → c"), QStringLiteral("rdp"), kNine + 60 * kSecond,
            kNine + 480 * kSecond, false, true},
        {"3", QStringLiteral("c → d"), QStringLiteral("winrm"), kNine + 120 * kSecond,
            kNine + 120 * kSecond, false, false}};
}

} // namespace

class TestSessionGantt : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void barsLieOnOneAxis();
    void shortSessionIsStillSeen();
    void ticksAreRoundTimes();
    void keyboardWalksAndTells();
    void nothingIsNoCrash();
    void windowIsBrushedMovedAndKeptInside();
    void playingMovesTheWindowToTheEnd();
};

void TestSessionGantt::barsLieOnOneAxis()
{
    SessionGantt gantt;
    gantt.resize(800, 200);
    gantt.setBars(chain());
    const QRectF parent = gantt.barRect("1");
    const QRectF child = gantt.barRect("2");
    QVERIFY(child.left() > parent.left());
    QVERIFY(child.right() < parent.right());
    QVERIFY(child.top() >= parent.bottom());
    // 60 of 600 seconds from the left, 480 wide ones from there
    QVERIFY(std::abs((child.left() - parent.left()) / parent.width() - 0.1) < 0.01);
    QVERIFY(std::abs(child.width() / parent.width() - 0.7) < 0.01);
    QVERIFY(gantt.barRect("none").isNull());
}

void TestSessionGantt::shortSessionIsStillSeen()
{
    SessionGantt gantt;
    gantt.resize(800, 200);
    gantt.setBars(chain());
    QVERIFY(gantt.barRect("3").width() >= 3);
    QVERIFY(gantt.barRect("3").right() <= 800);
}

void TestSessionGantt::ticksAreRoundTimes()
{
    SessionGantt gantt;
    gantt.resize(800, 200);
    gantt.setBars(chain());
    const auto ticks = gantt.ticks();
    QVERIFY(ticks.size() >= 2);
    QCOMPARE(ticks.front().first, kNine);
    QCOMPARE(ticks.front().second, QStringLiteral("09:00:00"));
    for (const auto& [time, text] : ticks)
        QCOMPARE(time % (30 * kSecond), std::int64_t {0});
}

void TestSessionGantt::keyboardWalksAndTells()
{
    SessionGantt gantt;
    gantt.resize(800, 200);
    gantt.setBars(chain());
    QSignalSpy chosen(&gantt, &SessionGantt::barChosen);
    QTest::keyClick(&gantt, Qt::Key_Down);
    QTest::keyClick(&gantt, Qt::Key_Down);
    QCOMPARE(chosen.size(), 2);
    QCOMPARE(gantt.current(), std::string("2"));
    QVERIFY(gantt.accessibleDescription().contains(QStringLiteral("rdp")));
    QTest::mouseClick(&gantt, Qt::LeftButton, {}, gantt.barRect("3").center().toPoint());
    QCOMPARE(gantt.current(), std::string("3"));
    gantt.setBars({chain().front()});
    QVERIFY(gantt.current().empty());
}

void TestSessionGantt::nothingIsNoCrash()
{
    SessionGantt gantt;
    gantt.resize(10, 10);
    gantt.setBars({});
    QVERIFY(gantt.ticks().empty());
    QVERIFY(!gantt.grab().isNull());
    gantt.setBars(chain());
    QVERIFY(!gantt.grab().isNull());
}

void TestSessionGantt::windowIsBrushedMovedAndKeptInside()
{
    TimeWindowPlot plot;
    plot.resize(600, 40);
    plot.setHistogram({1, 0, 5, 2}, kNine, kNine + 600 * kSecond);
    QVERIFY(plot.isWhole());
    QSignalSpy changed(&plot, &TimeWindowPlot::windowChanged);
    QTest::mousePress(&plot, Qt::LeftButton, {}, {60, 20});
    QTest::mouseMove(&plot, {120, 20});
    QTest::mouseRelease(&plot, Qt::LeftButton, {}, {120, 20});
    QVERIFY(!changed.isEmpty());
    QVERIFY(std::abs(plot.from() - kNine - 60 * kSecond) <= kSecond);
    QVERIFY(std::abs(plot.to() - kNine - 120 * kSecond) <= kSecond);
    const std::int64_t width = plot.to() - plot.from();
    QTest::keyClick(&plot, Qt::Key_End);
    QCOMPARE(plot.to(), kNine + 600 * kSecond);
    QCOMPARE(plot.to() - plot.from(), width);
    QTest::keyClick(&plot, Qt::Key_Right);
    QCOMPARE(plot.to(), kNine + 600 * kSecond);
    QTest::keyClick(&plot, Qt::Key_Escape);
    QVERIFY(plot.isWhole());
    // another range: what was whole stays whole
    plot.setHistogram({3}, kNine, kNine + 60 * kSecond);
    QVERIFY(plot.isWhole());
}

void TestSessionGantt::playingMovesTheWindowToTheEnd()
{
    TimeWindowStrip strip;
    strip.plot()->setHistogram({1, 2, 3}, kNine, kNine + 600 * kSecond);
    strip.play(true);
    QVERIFY(strip.isPlaying());
    QVERIFY(!strip.plot()->isWhole());
    const std::int64_t from = strip.plot()->from();
    QTRY_VERIFY(strip.plot()->from() > from);
    strip.plot()->setWindow(kNine + 500 * kSecond, kNine + 599 * kSecond);
    QTRY_VERIFY(!strip.isPlaying());
    QCOMPARE(strip.plot()->to(), kNine + 600 * kSecond);
}

QTEST_MAIN(TestSessionGantt)
#include "tst_sessiongantt.moc"
