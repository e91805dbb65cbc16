// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/memoryflowstore.h"
#include "tests/support/naivefilter.h"
#include "ui/flows/toptalkers.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

#include <condition_variable>
#include <mutex>

using namespace nb;
using namespace nb::test;

namespace {

Flow flow(const char* client, const char* server, std::uint16_t port, std::uint64_t bytes)
{
    Flow f;
    f.start = *timestampFromString("2026-03-02T09:00:00Z");
    f.end = f.start + std::chrono::seconds(1);
    f.srcIp = *IpAddress::fromString(client);
    f.dstIp = *IpAddress::fromString(server);
    f.dstPort = Port(port);
    f.protocol = kTcp;
    f.bytes = bytes;
    f.reverseBytes = bytes * 2;
    f.packets = 1;
    return f;
}

std::shared_ptr<MemoryFlowStore> storeOf(std::vector<Flow> flows)
{
    return std::make_shared<MemoryFlowStore>(std::move(flows),
        [](const FilterPtr& filter, const Flow& f) { return naiveMatches(filter, f); });
}

std::vector<Flow> office()
{
    std::vector<Flow> flows {flow("10.0.0.1", "192.0.2.1", 443, 1000),
        flow("10.0.0.1", "192.0.2.2", 22, 500), flow("10.0.0.2", "192.0.2.1", 443, 5000),
        flow("10.0.0.3", "2001:db8::1", 80, 10)};
    flows[0].service = "https";
    flows[2].service = "https";
    flows[1].dstName = "<b>x</b>, \"y\" or 1=1";
    return flows;
}

/// Answers aggregate() when told to, or fails; for what happens while a query runs.
class SlowStore : public MemoryFlowStore
{
public:
    using MemoryFlowStore::MemoryFlowStore;
    Result<AggregateResult> aggregate(
        const AggregateQuery& query, std::stop_token stop) const override
    {
        ++started;
        std::unique_lock lock(mutex);
        const std::stop_callback wake(stop, [this] { released.notify_all(); });
        released.wait(lock, [&] { return open || stop.stop_requested(); });
        if (stop.stop_requested()) {
            ++stopped;
            return Error {ErrorCode::Cancelled, "stopped"};
        }
        if (broken)
            return Error {ErrorCode::Unreadable, "disk <i>gone</i>"};
        return MemoryFlowStore::aggregate(query, stop);
    }
    void release()
    {
        const std::lock_guard lock(mutex);
        open = true;
        released.notify_all();
    }
    mutable std::mutex mutex; ///< guards open and broken
    mutable std::condition_variable released;
    bool open = false;
    bool broken = false;
    mutable std::atomic<int> started {0};
    mutable std::atomic<int> stopped {0};
};

struct Request
{
    std::string filter;
    FilterEdit edit = FilterEdit::Replace;
};

} // namespace

class TestTopTalkers : public QObject
{
    Q_OBJECT

    static QString cell(const TopTalkers& panel, int row, int column)
    {
        const auto* model = panel.findChild<QTreeView*>()->model();
        return model->index(row, column).data().toString();
    }
    static void choose(const TopTalkers& panel, int which, const QString& text)
    {
        auto* combo = panel.findChildren<QComboBox*>().at(which);
        combo->setCurrentIndex(combo->findText(text));
        QVERIFY(combo->currentText() == text);
    }
    static void click(const TopTalkers& panel, int row, Qt::KeyboardModifiers modifiers = {})
    {
        auto* view = panel.findChild<QTreeView*>();
        const QRect area = view->visualRect(view->model()->index(row, 0));
        QTest::mouseClick(view->viewport(), Qt::LeftButton, modifiers, area.center());
    }
    static void show(TopTalkers& panel)
    {
        panel.resize(320, 300);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
    }
    static std::vector<Request>& listen(TopTalkers& panel, std::vector<Request>& requests)
    {
        connect(&panel, &TopTalkers::filterRequested, &panel,
            [&requests](const FilterPtr& filter, FilterEdit edit) {
                requests.push_back({printFilter(filter), edit});
            });
        return requests;
    }

private Q_SLOTS:
    void listsLargestFirstWithShare()
    {
        TopTalkers panel;
        show(panel);
        panel.setStoreAndQuery(storeOf(office()), {});
        choose(panel, 0, QStringLiteral("Clients"));
        QTRY_COMPARE(cell(panel, 0, 0), QStringLiteral("10.0.0.2"));
        // 15000 of 19530 bytes, both directions.
        QCOMPARE(cell(panel, 0, 1), QStringLiteral("15 kB"));
        panel.setFormat({.binaryBytes = true});
        QCOMPARE(cell(panel, 0, 1), QStringLiteral("14.6 KiB"));
        QCOMPARE(cell(panel, 0, 2), QStringLiteral("76.8 %"));
        QCOMPARE(cell(panel, 1, 0), QStringLiteral("10.0.0.1"));
        const QAbstractItemModelTester tester(panel.findChild<QTreeView*>()->model(),
            QAbstractItemModelTester::FailureReportingMode::QtTest);

        choose(panel, 1, QStringLiteral("Flows"));
        QTRY_COMPARE(cell(panel, 0, 0), QStringLiteral("10.0.0.1"));
        QCOMPARE(cell(panel, 0, 1), QStringLiteral("2"));
    }

    void conversationsAreListedOnRequest()
    {
        TopTalkers panel;
        show(panel);
        panel.setStoreAndQuery(storeOf(office()), {});
        panel.listConversations();
        QCOMPARE(
            panel.findChildren<QComboBox*>().at(0)->currentText(), QStringLiteral("Conversations"));
        QTRY_VERIFY(cell(panel, 0, 0).contains(QStringLiteral("10.0.0.2")));
        QVERIFY(cell(panel, 0, 0).contains(QStringLiteral("192.0.2.1")));
    }

    void whatNobodyCountedIsUnknown()
    {
        std::vector<Flow> flows = office();
        flows[3].bytes = flows[3].reverseBytes = kUnknownCount;
        TopTalkers panel;
        show(panel);
        panel.setStoreAndQuery(storeOf(std::move(flows)), {});
        choose(panel, 0, QStringLiteral("Clients"));
        QTRY_COMPARE(cell(panel, 2, 0), QStringLiteral("10.0.0.3"));
        QCOMPARE(cell(panel, 2, 1), QStringLiteral("unknown"));
        QCOMPARE(cell(panel, 2, 2), QString());
        choose(panel, 1, QStringLiteral("Packets"));
        QTRY_COMPARE(cell(panel, 0, 1), QStringLiteral("2"));
        QVERIFY(cell(panel, 2, 1) == QStringLiteral("1"));
    }

    void clickFiltersByModifier()
    {
        TopTalkers panel;
        show(panel);
        panel.setStoreAndQuery(storeOf(office()), {});
        std::vector<Request> requests;
        listen(panel, requests);
        choose(panel, 0, QStringLiteral("Clients"));
        QTRY_COMPARE(cell(panel, 0, 0), QStringLiteral("10.0.0.2"));
        click(panel, 0);
        click(panel, 1, Qt::AltModifier);
        click(panel, 1, Qt::ControlModifier);
        QCOMPARE(requests.size(), std::size_t {3});
        QCOMPARE(requests[0].filter, std::string("src_ip = 10.0.0.2"));
        QCOMPARE(requests[0].edit, FilterEdit::AndSelected);
        QCOMPARE(requests[1].filter, std::string("src_ip = 10.0.0.1"));
        QCOMPARE(requests[1].edit, FilterEdit::AndNot);
        QCOMPARE(requests[2].edit, FilterEdit::Replace);
    }

    void enterFiltersFromTheKeyboard()
    {
        TopTalkers panel;
        show(panel);
        panel.setStoreAndQuery(storeOf(office()), {});
        std::vector<Request> requests;
        listen(panel, requests);
        choose(panel, 0, QStringLiteral("Server ports"));
        QTRY_COMPARE(cell(panel, 0, 0), QStringLiteral("tcp 443 (https)"));
        auto* view = panel.findChild<QTreeView*>();
        view->setCurrentIndex(view->model()->index(0, 0));
        QTest::keyClick(view, Qt::Key_Return, Qt::AltModifier);
        QCOMPARE(requests.size(), std::size_t {1});
        QCOMPARE(requests[0].filter, std::string("protocol = tcp and dst_port = 443"));
        QCOMPARE(requests[0].edit, FilterEdit::AndNot);
        QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("tcp\t443\t18000"));
    }

    void everyGroupingGivesAFilterForItsOwnFlows()
    {
        const std::vector<Flow> flows = office();
        const auto store = storeOf(flows);
        for (const TalkerGrouping& grouping : talkerGroupings()) {
            AggregateQuery query;
            query.by = grouping.by;
            query.metric = Metric::Flows;
            const auto result = store->aggregate(query, {});
            QVERIFY(result.ok());
            TopTalkersModel model;
            model.setList(std::make_shared<const TalkerList>(
                TalkerList {grouping.by, grouping.column, Metric::Flows, *result}));
            for (int row = 0; row < model.rowCount(); ++row) {
                const FilterPtr filter = model.filterOf(row);
                QVERIFY2(filter, qPrintable(grouping.name));
                const auto matching = std::ranges::count_if(
                    flows, [&](const Flow& f) { return naiveMatches(filter, f); });
                const auto expected = result->rows[static_cast<std::size_t>(row)].totals.rows;
                QVERIFY2(
                    static_cast<std::uint64_t>(matching) == expected, printFilter(filter).c_str());
                // What a person reads in the bar means the same.
                const auto again = parseFilter(printFilter(filter));
                QVERIFY2(again.ok() && equal(*again, filter), printFilter(filter).c_str());
            }
        }
    }

    void hostileNamesStayPlainText()
    {
        TopTalkers panel;
        show(panel);
        panel.setStoreAndQuery(storeOf(office()), {});
        choose(panel, 0, QStringLiteral("Server names"));
        auto* model = panel.findChild<QTreeView*>()->model();
        QTRY_COMPARE(model->rowCount(), 2);
        bool found = false;
        for (int row = 0; row < 2; ++row) {
            const QString tip = model->index(row, 0).data(Qt::ToolTipRole).toString();
            QVERIFY(!tip.contains(QStringLiteral("<b>")));
            found = found || tip.contains(QStringLiteral("&lt;b&gt;"));
        }
        QVERIFY(found);
    }

    void otherRowHoldsTheRest()
    {
        std::vector<Flow> flows;
        for (std::uint32_t i = 0; i < 80; ++i) {
            Flow f = flow("10.0.0.1", "192.0.2.1", 443, 100);
            f.srcIp = IpAddress::fromV4(0x0a000000 + i);
            flows.push_back(f);
        }
        TopTalkers panel;
        show(panel);
        panel.setStoreAndQuery(storeOf(flows), {});
        choose(panel, 0, QStringLiteral("Clients"));
        auto* view = panel.findChild<QTreeView*>();
        QTRY_COMPARE(view->model()->rowCount(), 51);
        QTRY_COMPARE(cell(panel, 50, 0), QStringLiteral("Other (30 more)"));
        QCOMPARE(cell(panel, 50, 1), QStringLiteral("9 kB"));
        std::vector<Request> requests;
        listen(panel, requests);
        view->scrollToBottom();
        click(panel, 50);
        QVERIFY(requests.empty());
    }

    void eitherSideSaysWhySharesExceedTheWhole()
    {
        TopTalkers panel;
        show(panel);
        panel.setStoreAndQuery(storeOf(office()), {});
        const auto caption = [&panel] {
            for (const QLabel* label : panel.findChildren<QLabel*>())
                if (label->isVisible() && label->text().contains(QStringLiteral("200 %")))
                    return true;
            return false;
        };
        const auto tip = [&panel] {
            return panel.findChild<QTreeView*>()
                ->model()
                ->headerData(TopTalkersModel::ShareColumn, Qt::Horizontal, Qt::ToolTipRole)
                .toString();
        };
        choose(panel, 0, QStringLiteral("Hosts (either side)"));
        // 18000 of 19530 bytes are with this one, whichever end it is
        QTRY_COMPARE(cell(panel, 0, 0), QStringLiteral("192.0.2.1"));
        QCOMPARE(cell(panel, 0, 2), QStringLiteral("92.2 %"));
        QVERIFY(caption());
        QVERIFY2(tip().contains(QStringLiteral("both of its ends")), qPrintable(tip()));
        choose(panel, 0, QStringLiteral("Clients"));
        QTRY_VERIFY(!caption());
        QVERIFY(!tip().isEmpty() && !tip().contains(QStringLiteral("200 %")));
    }

    void restOfEitherSideIsNotGuessed()
    {
        std::vector<Flow> flows;
        for (std::uint32_t i = 0; i < 80; ++i) {
            Flow f = flow("10.0.0.1", "192.0.2.1", 443, 100);
            f.srcIp = IpAddress::fromV4(0x0a000000 + i);
            flows.push_back(f);
        }
        TopTalkers panel;
        show(panel);
        panel.setStoreAndQuery(storeOf(flows), {});
        QTRY_COMPARE(cell(panel, 50, 0), QStringLiteral("Other (31 more)"));
        QCOMPARE(cell(panel, 50, 1), QStringLiteral("–"));
        QCOMPARE(cell(panel, 50, 2), QStringLiteral("–"));
    }

    void newerQueryStopsTheOneBefore()
    {
        const auto slow = std::make_shared<SlowStore>(office());
        TopTalkers panel;
        show(panel);
        panel.setStoreAndQuery(slow, {});
        QTRY_COMPARE(slow->started.load(), 1);
        panel.setStoreAndQuery(storeOf({flow("10.9.9.9", "192.0.2.1", 1, 1)}), {});
        QTRY_COMPARE(cell(panel, 0, 0), QStringLiteral("10.9.9.9"));
        QTRY_COMPARE(slow->stopped.load(), 1);
        QCOMPARE(cell(panel, 0, 0), QStringLiteral("10.9.9.9"));
    }

    void failureIsSaidAndCanBeTriedAgain()
    {
        const auto store = std::make_shared<SlowStore>(office());
        store->broken = true;
        store->release();
        TopTalkers panel;
        show(panel);
        panel.setStoreAndQuery(store, {});
        auto* retry = panel.findChild<QPushButton*>();
        QTRY_VERIFY(retry->isVisible());
        for (const QLabel* label : panel.findChildren<QLabel*>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        {
            const std::lock_guard lock(store->mutex);
            store->broken = false;
        }
        QTest::mouseClick(retry, Qt::LeftButton);
        QTRY_VERIFY(panel.findChild<QTreeView*>()->isVisible());
    }

    void hiddenPanelAsksNothing()
    {
        const auto store = std::make_shared<SlowStore>(office());
        store->release();
        TopTalkers panel;
        panel.setStoreAndQuery(store, {});
        QVERIFY(!panel.isBusy());
        QCOMPARE(store->started.load(), 0);
        show(panel);
        QTRY_COMPARE(store->started.load(), 1);
        QTRY_VERIFY(!panel.isBusy());
    }

    void goesAwayWhileAQueryRuns()
    {
        const auto store = std::make_shared<SlowStore>(office());
        {
            TopTalkers panel;
            show(panel);
            panel.setStoreAndQuery(store, {});
            QTRY_COMPARE(store->started.load(), 1);
        }
        QTRY_COMPARE(store->stopped.load(), 1);
    }
};

QTEST_MAIN(TestTopTalkers)
#include "tst_toptalkers.moc"
