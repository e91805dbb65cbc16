// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakesession.h"
#include "tests/support/stallwatchdog.h"
#include "ui/collectors/collectorcontroller.h"
#include "ui/filter/filterbar.h"
#include "ui/filter/filtereditor.h"
#include "ui/filter/filterlibrary.h"
#include "ui/flows/flowtablemodel.h"
#include "ui/live/liveflowbuffer.h"
#include "ui/live/liveflowmodel.h"
#include "ui/live/livepage.h"
#include "ui/live/livetableview.h"
#include "ui/mainwindow/uistatestore.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <thread>

using namespace nb;
using namespace nb::test;

namespace {

FlowBatchPtr batchOf(std::uint64_t first, std::size_t rows)
{
    auto batch = std::make_shared<FlowBatch>();
    for (std::size_t i = 0; i < rows; ++i)
        batch->append(madeUpFlow(first + i));
    return batch;
}

QString portAt(const LiveFlowModel& model, int row)
{
    return model.index(row, FlowTableModel::columnOf(FlowField::SrcPort))
        .data(LiveFlowModel::ExactRole)
        .toString();
}

/// The source port of flow number `i`.
QString portOf(std::uint64_t i)
{
    return QString::number(madeUpFlow(i).srcPort.number());
}

/// A page over a collector that listens to a made-up network.
struct Fixture
{
    QTemporaryDir folder;
    std::shared_ptr<FakeSession> session;
    UiStateStore state {folder.filePath(QStringLiteral("ui.ini"))};
    FilterLibrary library {state};
    std::unique_ptr<WorkspaceController> workspace;
    std::unique_ptr<CollectorController> controller;
    std::unique_ptr<LivePage> page;

    explicit Fixture(bool listening = true)
    {
        WindowServices services;
        services.defaultWorkspace = folder.filePath(QStringLiteral("workspace"));
        services.open
            = [this](const QString& path, Workspace::Mode) -> Result<WorkspaceSessionPtr> {
            session = std::make_shared<FakeSession>(path, false);
            return WorkspaceSessionPtr(session);
        };
        workspace = std::make_unique<WorkspaceController>(services);
        controller = std::make_unique<CollectorController>(*workspace);
        page = std::make_unique<LivePage>(*controller, state, library);
        page->resize(1100, 600);
        page->show();
        if (!listening)
            return;
        controller->add({.url = "udp://0.0.0.0:2055"});
        [this] { QTRY_COMPARE(network().watches(), std::size_t {1}); }();
    }
    ~Fixture()
    {
        page.reset();
        controller.reset();
        workspace.reset();
    }
    [[nodiscard]] FakeNetwork& network() const
    {
        static FakeNetwork none;
        return session ? session->network() : none;
    }
    [[nodiscard]] LiveFlowModel& model() const { return *page->model(); }
    [[nodiscard]] QString texts() const
    {
        QStringList all;
        for (const QLabel* label : page->findChildren<QLabel*>())
            if (label->isVisible())
                all << label->text();
        return all.join(u'\n');
    }
    [[nodiscard]] QPushButton* button(QStringView text) const
    {
        for (auto* candidate : page->findChildren<QPushButton*>())
            if (candidate->text().remove(u'&').startsWith(text))
                return candidate;
        return nullptr;
    }
    void filter(const char* text) const
    {
        page->filterBar()->editor()->setText(QString::fromUtf8(text));
        page->filterBar()->apply();
    }
};

/// Sends flows at a rate for a time, from a thread as the pipeline has one.
class Sender
{
public:
    Sender(FakeNetwork& network, int batchesPerSecond, std::size_t rows)
        : m_thread([this, &network, batchesPerSecond, rows](const std::stop_token& stop) {
            std::mutex mutex;
            std::condition_variable_any pause;
            const auto began = std::chrono::steady_clock::now();
            const FlowBatchPtr batch = batchOf(0, rows);
            for (int i = 1; !stop.stop_requested(); ++i) {
                network.deliverAll(batch);
                m_sent += rows;
                std::unique_lock lock(mutex);
                pause.wait_until(lock, stop,
                    began + i * std::chrono::microseconds(1'000'000 / batchesPerSecond),
                    [] { return false; });
            }
        })
    {
    }
    [[nodiscard]] std::uint64_t sent() const { return m_sent; }

private:
    std::atomic<std::uint64_t> m_sent {0};
    std::jthread m_thread; ///< last: it uses what is above
};

} // namespace

class LivePageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void modelKeepsTheNewestRows()
    {
        LiveFlowModel model;
        const QAbstractItemModelTester tester(&model);
        model.setCap(5);
        QCOMPARE(model.append({batchOf(0, 3)}), std::uint64_t {0});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.append({batchOf(3, 3), batchOf(6, 1)}), std::uint64_t {2});
        QCOMPARE(model.rowCount(), 5);
        for (int row = 0; row < 5; ++row)
            QCOMPARE(portAt(model, row), portOf(static_cast<std::uint64_t>(row) + 2));
    }

    void moreRowsAtOnceThanFitKeepTheLast()
    {
        LiveFlowModel model;
        const QAbstractItemModelTester tester(&model);
        model.setCap(4);
        QCOMPARE(model.append({batchOf(0, 2)}), std::uint64_t {0});
        QCOMPARE(model.append({batchOf(2, 7), batchOf(9, 3)}), std::uint64_t {8});
        QCOMPARE(model.rowCount(), 4);
        for (int row = 0; row < 4; ++row)
            QCOMPARE(portAt(model, row), portOf(static_cast<std::uint64_t>(row) + 8));
        model.append({batchOf(12, 1)});
        QCOMPARE(portAt(model, 3), portOf(12));
        model.setCap(2);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(portAt(model, 1), portOf(12));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
        model.append({batchOf(20, 1)});
        QCOMPARE(portAt(model, 0), portOf(20));
    }

    void bufferIsBoundedAndCountsWhatItLetGo()
    {
        LiveFlowBuffer buffer(10);
        for (std::uint64_t i = 0; i < 100; ++i)
            buffer.add(batchOf(i * 3, 3));
        QCOMPARE(buffer.waiting(), std::uint64_t {300});
        const LiveFlowBuffer::Taken taken = buffer.take();
        QCOMPARE(taken.arrived, std::uint64_t {300});
        QCOMPARE(taken.batches.size(), std::size_t {4});
        QCOMPARE(taken.skipped, std::uint64_t {288});
        QVERIFY(buffer.take().batches.empty());
    }

    void flowsAppearAsTheyCome()
    {
        Fixture f;
        f.network().deliver({madeUpFlow(1), madeUpFlow(2)});
        QTRY_COMPARE(f.model().rowCount(), 2);
        QTRY_VERIFY(f.texts().contains(u"2 shown"));
        QVERIFY(f.page->table()->isVisible());
    }

    void onlyMatchingFlowsCome()
    {
        Fixture f;
        f.filter("dst_port = 443");
        QTRY_COMPARE(f.network().watches(), std::size_t {1});
        std::vector<Flow> flows;
        for (std::uint64_t i = 0; i < 30; ++i)
            flows.push_back(madeUpFlow(i));
        // the watch is set in the workspace's thread
        const auto deliver = [&] {
            f.network().deliver(flows);
            return f.model().rowCount() > 0;
        };
        QTRY_VERIFY(deliver());
        QTRY_COMPARE(f.model().rowCount() % 10, 0);
        for (int row = 0; row < f.model().rowCount(); ++row)
            QCOMPARE(f.model()
                         .index(row, FlowTableModel::columnOf(FlowField::DstPort))
                         .data(LiveFlowModel::ExactRole)
                         .toString(),
                QStringLiteral("443"));
    }

    void pausedPageStandsStillAndCountsOn()
    {
        Fixture f;
        f.network().deliver({madeUpFlow(1)});
        QTRY_COMPARE(f.model().rowCount(), 1);
        QPushButton* pause = f.button(u"Pause");
        QVERIFY(pause);
        pause->click();
        QVERIFY(f.page->isPaused());
        f.network().deliver({madeUpFlow(2), madeUpFlow(3)});
        QTRY_VERIFY(f.texts().contains(u"Paused, 2 came since"));
        QCOMPARE(f.model().rowCount(), 1);
        f.button(u"Resume")->click();
        QTRY_COMPARE(f.model().rowCount(), 3);
    }

    void oldestLeaveAndAreCounted()
    {
        Fixture f;
        auto* caps = f.page->findChild<QComboBox*>();
        QVERIFY(caps);
        caps->setCurrentIndex(caps->findData(1000));
        f.network().deliverAll(batchOf(0, 700));
        QTRY_COMPARE(f.model().rowCount(), 700);
        f.network().deliverAll(batchOf(700, 700));
        QTRY_COMPARE(f.model().rowCount(), 1000);
        QTRY_VERIFY(f.texts().contains(u"400 left the list"));
        QCOMPARE(portAt(f.model(), 999), portOf(1399 % 1000 + 1000));
    }

    void followingKeepsTheNewestInSight()
    {
        Fixture f;
        f.network().deliverAll(batchOf(0, 300));
        QTRY_COMPARE(f.model().rowCount(), 300);
        const QScrollBar* bar = f.page->table()->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0);
        QTRY_COMPARE(bar->value(), bar->maximum());
        f.network().deliverAll(batchOf(300, 100));
        QTRY_COMPARE(f.model().rowCount(), 400);
        QTRY_COMPARE(bar->value(), bar->maximum());
    }

    void rowsLookedAtStayWhileOthersComeAndGo()
    {
        Fixture f;
        f.page->findChild<QComboBox*>()->setCurrentIndex(0);
        f.network().deliverAll(batchOf(0, 1000));
        QTRY_COMPARE(f.model().rowCount(), 1000);
        f.page->table()->setFollowing(false);
        QVERIFY(!f.page->findChild<QCheckBox*>()->isChecked());
        QScrollBar* bar = f.page->table()->verticalScrollBar();
        bar->setValue(500);
        f.page->table()->selectRow(505);
        const QString top = portAt(f.model(), 500);
        f.network().deliverAll(batchOf(1000, 200));
        QTRY_COMPARE(bar->value(), 300);
        QCOMPARE(portAt(f.model(), 300), top);
        QCOMPARE(f.page->table()->currentIndex().row(), 305);
    }

    void selectedRowsAreCopied()
    {
        Fixture f;
        f.network().deliver({madeUpFlow(1), madeUpFlow(2)});
        QTRY_COMPARE(f.model().rowCount(), 2);
        f.page->table()->selectAll();
        const QSignalSpy told(f.page.get(), &LivePage::message);
        f.page->copy(FlowTextFormat::Csv);
        QCOMPARE(told.size(), 1);
        const QString text = QGuiApplication::clipboard()->text();
        QCOMPARE(text.trimmed().count(u'\n'), 2);
        QVERIFY(text.contains(u"192.0.2.1"));
    }

    void filterBecomesARuleOrSaysWhyNot()
    {
        Fixture f(false);
        QPushButton* save = f.button(u"Save as Rule");
        QVERIFY(save);
        QVERIFY(!save->isEnabled()); // no filter: it would label everything
        QVERIFY(!save->toolTip().isEmpty());
        f.filter("dst_port = 443");
        QVERIFY(save->isEnabled());
        QString asked;
        connect(
            f.page.get(), &LivePage::saveAsRuleRequested, this, [&asked](const FilterPtr& filter) {
                asked = QString::fromStdString(printFilter(filter));
            });
        save->click();
        QCOMPARE(asked, QStringLiteral("dst_port = 443"));
        f.page->filterBar()->editor()->setText(QStringLiteral("dst_port ="));
        QVERIFY(!save->isEnabled());
        f.page->filterBar()->editor()->setText(QStringLiteral("dst_port = 80"));
        QVERIFY(!save->isEnabled()); // typed, and not what the page shows
        QVERIFY(save->toolTip().contains(u"Apply"));
        f.filter("rule = NOMATCH");
        QVERIFY(!save->isEnabled());
        QVERIFY(save->toolTip().contains(u"rule of a flow"));
    }

    void filterBecomesAnAlert()
    {
        Fixture f(false);
        QPushButton* save = f.button(u"Save as Alert");
        QVERIFY(save && !save->isEnabled()); // every flow an alert
        QVERIFY(!save->toolTip().isEmpty());
        f.filter("rule = NOMATCH"); // no rule, and quite an alert
        QVERIFY(save->isEnabled());
        QString asked;
        connect(
            f.page.get(), &LivePage::saveAsAlertRequested, this, [&asked](const FilterPtr& filter) {
                asked = QString::fromStdString(printFilter(filter));
            });
        save->click();
        QCOMPARE(asked, QStringLiteral("rule = NOMATCH"));
    }

    void sameExpressionOpensOverThePast()
    {
        Fixture f;
        QPushButton* show = f.button(u"Show in Flows");
        QVERIFY(show);
        QVERIFY(!show->isEnabled());
        QVERIFY2(!show->toolTip().isEmpty(), "a disabled button says why");
        f.page->setStore(FakeSession(QString(), false, {madeUpFlow(1)}).store().value(), {});
        QVERIFY(show->isEnabled());
        f.filter("bytes > 100");
        FilterPtr asked;
        connect(f.page.get(), &LivePage::showInFlowsRequested, this,
            [&asked](const FilterPtr& filter) { asked = filter; });
        show->click();
        QVERIFY(equal(asked, parseFilter("bytes > 100").value()));
    }

    void stoppedCollectorIsExplained()
    {
        Fixture f(false);
        QVERIFY(f.texts().contains(u"Nothing is being collected"));
        const QSignalSpy asked(f.page.get(), &LivePage::startRequested);
        f.button(u"Start Collector")->click();
        QCOMPARE(asked.size(), 1);
    }

    void foreignTextStaysPlain()
    {
        Fixture f;
        Flow flow = madeUpFlow(1);
        flow.dstName = "<b>bold</b>\u202e";
        f.network().deliver({flow});
        QTRY_COMPARE(f.model().rowCount(), 1);
        const QModelIndex name = f.model().index(0, FlowTableModel::columnOf(FlowField::DstName));
        QCOMPARE(name.data().toString(), QStringLiteral("<b>bold</b>·"));
        QVERIFY(!name.data(Qt::ToolTipRole).toString().contains(u'<'));
    }

    void windowAnswersUnderLoad()
    {
        Fixture f;
        QVERIFY(QTest::qWaitForWindowExposed(f.page.get()));
        StallWatchdog watchdog;
        const Sender sender(f.network(), 100, 500); // 50,000 flows/s
        QTRY_VERIFY_WITH_TIMEOUT(sender.sent() >= 100'000, 20'000);
        QCOMPARE(f.model().rowCount(), LiveFlowModel::kDefaultCap);
        qInfo("longest stall %lld ms", static_cast<long long>(watchdog.longestMs()));
        QVERIFY2(watchdog.longestMs() <= StallWatchdog::kLimitMs / 2,
            qPrintable(QString::number(watchdog.longestMs())));
    }
};

QTEST_MAIN(LivePageTest)
#include "tst_livepage.moc"
