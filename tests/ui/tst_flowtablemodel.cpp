// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakesession.h"
#include "tests/support/memoryflowstore.h"
#include "ui/flows/flowcelldelegate.h"
#include "ui/flows/flowtablemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace nb;
using namespace nb::test;

namespace {

FlowStorePtr storeOf(std::size_t rows)
{
    std::vector<Flow> flows;
    for (std::size_t i = 0; i < rows; ++i)
        flows.push_back(madeUpFlow(i));
    return std::make_shared<MemoryFlowStore>(std::move(flows));
}

FlowOrderPtr orderOf(const FlowStorePtr& store, std::optional<SortKey> key = {})
{
    return store->order({}, key, {}).value();
}

/// An order whose every row is made when asked for; as long as one likes.
class EndlessOrder : public FlowOrder
{
public:
    explicit EndlessOrder(std::uint64_t rows)
        : m_rows(rows)
    {
    }
    [[nodiscard]] std::uint64_t size() const override { return m_rows; }
    [[nodiscard]] const FlowTotals& totals() const override { return m_totals; }

private:
    std::uint64_t m_rows;
    FlowTotals m_totals {};
};

class EndlessStore : public MemoryFlowStore
{
public:
    EndlessStore()
        : MemoryFlowStore({})
    {
    }
    Result<FlowBatch> rows(const FlowOrder& order, std::uint64_t offset, std::size_t count,
        std::stop_token) const override
    {
        FlowBatch batch;
        for (std::uint64_t i = offset; i < order.size() && i < offset + count; ++i)
            batch.append(madeUpFlow(i));
        return batch;
    }
};

class FailingStore : public MemoryFlowStore
{
public:
    FailingStore()
        : MemoryFlowStore({madeUpFlow(0)})
    {
    }
    Result<FlowBatch> rows(
        const FlowOrder&, std::uint64_t, std::size_t, std::stop_token) const override
    {
        return Error {ErrorCode::Unreadable, "gone"};
    }
};

} // namespace

class FlowTableModelTest : public QObject
{
    Q_OBJECT

private:
    QThreadPool m_pool;

    QString text(const FlowTableModel& model, int row, FlowField field)
    {
        return model.index(row, FlowTableModel::columnOf(field)).data().toString();
    }

private Q_SLOTS:
    void keepsTheRulesOfItemModels()
    {
        FlowTableModel model(m_pool);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const FlowStorePtr store = storeOf(1000);
        model.setSource(store, orderOf(store));
        QSignalSpy loaded(&model, &FlowTableModel::pageLoaded);
        QCOMPARE(text(model, 0, FlowField::SrcIp), QStringLiteral("…"));
        QVERIFY(loaded.wait());
        model.setSource(store, orderOf(store, SortKey {FlowField::Bytes, true}));
        QVERIFY(loaded.wait());
        model.setSource(nullptr, nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void rowThatIsNotThereIsAPlaceholderThenItsValues()
    {
        FlowTableModel model(m_pool);
        const FlowStorePtr store = storeOf(2000);
        model.setSource(store, orderOf(store));
        QCOMPARE(model.rowCount(), 2000);
        QCOMPARE(text(model, 1500, FlowField::DstName), QStringLiteral("…"));
        QTRY_COMPARE(text(model, 1500, FlowField::DstName), QStringLiteral("host0.example.com"));
        QCOMPARE(text(model, 1500, FlowField::SrcIp), QStringLiteral("10.0.0.100"));
        QVERIFY(!text(model, 1500, FlowField::SrcIp).isEmpty());
    }

    void rowsOfASortedOrderAreInThatOrder()
    {
        FlowTableModel model(m_pool);
        const FlowStorePtr store = storeOf(5000);
        model.setSource(store, orderOf(store, SortKey {FlowField::Bytes, true}));
        QTRY_VERIFY((text(model, 0, FlowField::Bytes), text(model, 4999, FlowField::Bytes),
            model.place(0) && model.place(4999)));
        const auto bytes = [&](int row) {
            return model.index(row, FlowTableModel::columnOf(FlowField::Bytes))
                .data(FlowTableModel::ExactRole)
                .toULongLong();
        };
        // madeUpFlow(): packets * 100 + i % 97, packets 1 to 1000
        QVERIFY(bytes(0) >= 100'000);
        QVERIFY(bytes(4999) < 200);
        for (int row = 1; row < 200; ++row)
            QVERIFY(bytes(row) <= bytes(row - 1));
    }

    void draftStandsBesideTheStoredLabel()
    {
        std::vector<Flow> flows {madeUpFlow(0), madeUpFlow(1), madeUpFlow(2)};
        for (Flow& flow : flows)
            flow.dstPort = Port(443);
        flows[0].rule = "Web";
        flows[1].rule = "Mail";
        flows[2].rule = kNoMatch;
        flows[2].dstPort = Port(1);
        const FlowStorePtr store = std::make_shared<MemoryFlowStore>(std::move(flows));
        FlowTableModel model(m_pool);
        model.setSource(store, orderOf(store));
        QTRY_VERIFY((static_cast<void>(text(model, 0, FlowField::Rule)), model.place(0)));
        QCOMPARE(text(model, 1, FlowField::Rule), QStringLiteral("Mail"));
        model.setDraft(std::make_shared<const RuleSet>(
            std::vector<Rule> {{"Web", "dst_port = 443", true, {}, {}}}));
        QTRY_COMPARE(text(model, 0, FlowField::Rule), QStringLiteral("● Web"));
        QCOMPARE(text(model, 1, FlowField::Rule), QStringLiteral("◆ Web (stored: Mail)"));
        QCOMPARE(text(model, 2, FlowField::Rule), QStringLiteral("○ NOMATCH"));
        const QModelIndex cell = model.index(1, FlowTableModel::columnOf(FlowField::Rule));
        QCOMPARE(cell.data(FlowTableModel::DraftRole).toInt(), int(DraftVerdict::Other));
        QCOMPARE(cell.data(FlowTableModel::ExactRole).toString(), QStringLiteral("Mail"));
        QVERIFY(!cell.siblingAtColumn(0).data(FlowTableModel::DraftRole).isValid());
        model.setDraft(nullptr);
        QTRY_COMPARE(text(model, 1, FlowField::Rule), QStringLiteral("Mail"));
    }

    void headerClickAsksForASort()
    {
        FlowTableModel model(m_pool);
        QSignalSpy asked(&model, &FlowTableModel::sortRequested);
        model.sort(FlowTableModel::columnOf(FlowField::Bytes), Qt::DescendingOrder);
        QCOMPARE(asked.size(), 1);
        const auto key = asked[0][0].value<std::optional<SortKey>>();
        QVERIFY(key == SortKey({FlowField::Bytes, true}));
        model.setSortKey(key);
        model.sort(FlowTableModel::columnOf(FlowField::Bytes), Qt::DescendingOrder);
        QCOMPARE(asked.size(), 1);
        model.sort(-1, Qt::AscendingOrder);
        QCOMPARE(asked.size(), 2);
        QVERIFY(!asked[1][0].value<std::optional<SortKey>>());
    }

    void lastRowsOfTenMillionAreReachable()
    {
        FlowTableModel model(m_pool);
        model.setSource(
            std::make_shared<EndlessStore>(), std::make_shared<EndlessOrder>(10'000'000));
        QCOMPARE(model.rowCount(), 10'000'000);
        // madeUpFlow(9'999'999): 9'999'999 mod 50 is 49
        QTRY_COMPARE(
            text(model, 9'999'999, FlowField::DstName), QStringLiteral("host49.example.com"));
    }

    void rowsBeyondTheLimitOfQtAreNotCounted()
    {
        FlowTableModel model(m_pool);
        model.setSource(
            std::make_shared<EndlessStore>(), std::make_shared<EndlessOrder>(5'000'000'000));
        QCOMPARE(model.rowCount(), 0x7fffffff);
        model.setRowLimit(1000);
        model.setSource(
            std::make_shared<EndlessStore>(), std::make_shared<EndlessOrder>(5'000'000'000));
        QCOMPARE(model.rowCount(), 1000);
    }

    void cacheStaysBoundedWhileScrollingThroughAll()
    {
        FlowTableModel model(m_pool);
        model.setSource(
            std::make_shared<EndlessStore>(), std::make_shared<EndlessOrder>(1'000'000));
        QSignalSpy loaded(&model, &FlowTableModel::pageLoaded);
        for (int row = 0; row < 1'000'000; row += 4000) {
            (void)text(model, row, FlowField::SrcIp);
            while (!model.place(row))
                QVERIFY(loaded.wait());
            QVERIFY(model.cachedPages() <= FlowTableModel::kMaxPages);
        }
        QVERIFY(model.cachedPages() > FlowTableModel::kMaxPages / 2);
        QVERIFY(loaded.size() >= 250);
    }

    void wishesOfAnOldSourceAreForgotten()
    {
        FlowTableModel model(m_pool);
        const FlowStorePtr store = storeOf(1000);
        model.setSource(store, orderOf(store));
        (void)text(model, 900, FlowField::SrcIp);
        const FlowStorePtr small = storeOf(3);
        model.setSource(small, orderOf(small));
        QTRY_COMPARE(text(model, 2, FlowField::SrcIp), QStringLiteral("10.0.0.2"));
        QVERIFY(!model.place(900));
    }

    void rowsThatCannotBeReadAreToldOnce()
    {
        FlowTableModel model(m_pool);
        const FlowStorePtr store = std::make_shared<FailingStore>();
        model.setSource(store, orderOf(store));
        QSignalSpy failed(&model, &FlowTableModel::loadFailed);
        (void)text(model, 0, FlowField::SrcIp);
        QVERIFY(failed.wait());
        QCOMPARE(failed[0][0].value<Error>().code, ErrorCode::Unreadable);
        (void)text(model, 0, FlowField::SrcIp);
        QTest::qWait(50);
        QCOMPARE(failed.size(), 1);
    }

    void unknownCountersAreADashAndCopyAsNothing()
    {
        Flow flow = madeUpFlow(0);
        flow.packets = kUnknownCount;
        const FlowStorePtr store = std::make_shared<MemoryFlowStore>(std::vector {flow});
        FlowTableModel model(m_pool);
        model.setSource(store, orderOf(store));
        QTRY_COMPARE(text(model, 0, FlowField::Packets), QStringLiteral("–"));
        QCOMPARE(text(model, 0, FlowField::PacketsTotal), QStringLiteral("–"));
        QCOMPARE(model.index(0, FlowTableModel::columnOf(FlowField::Packets))
                     .data(FlowTableModel::ExactRole)
                     .toString(),
            QString());
    }

    void foreignTextIsOneHarmlessLine()
    {
        Flow flow = madeUpFlow(0);
        flow.dstName = "<b>x</b>\n\x1b[31m\xe2\x80\xae"
                       "evil";
        const FlowStorePtr store = std::make_shared<MemoryFlowStore>(std::vector {flow});
        FlowTableModel model(m_pool);
        model.setSource(store, orderOf(store));
        QTRY_COMPARE(text(model, 0, FlowField::DstName), QStringLiteral("<b>x</b>··[31m·evil"));
        const QString tip = model.index(0, FlowTableModel::columnOf(FlowField::DstName))
                                .data(Qt::ToolTipRole)
                                .toString();
        QVERIFY(!tip.contains(u'<'));
        QVERIFY(tip.contains(u"&lt;b&gt;"));
    }

    void numbersFollowTheLocaleAndUnits()
    {
        const QLocale german(QLocale::German, QLocale::Germany);
        const FlowFormat si(DisplayOptions {.binaryBytes = false, .locale = german});
        QCOMPARE(si.count(88'310), QStringLiteral("88.310"));
        QCOMPARE(si.bytes(1'500'000), QStringLiteral("1,50 MB"));
        const FlowFormat iec(DisplayOptions {.binaryBytes = true, .locale = QLocale::c()});
        QCOMPARE(iec.bytes(1023), QStringLiteral("1023 B"));
        QCOMPARE(iec.bytes(1536), QStringLiteral("1.50 KiB"));
        QCOMPARE(iec.bytes(1'048'575), QStringLiteral("1.00 MiB"));
        QCOMPARE(iec.bytes(kUnknownCount), QStringLiteral("–"));
        QCOMPARE(iec.time(fromMicroseconds(0)), QStringLiteral("1970-01-01 00:00:00.000"));
        QCOMPARE(iec.duration(std::chrono::seconds {3725}), QStringLiteral("1 h 2 m"));
    }

    void everyFieldOfATableHasItsColumnAndTitle()
    {
        int shown = 0;
        for (const FieldInfo& info : allFields()) {
            QVERIFY(!fieldTitle(info.field).isEmpty());
            const int column = FlowTableModel::columnOf(info.field);
            QCOMPARE(column >= 0, isColumn(info.field));
            if (column < 0)
                continue;
            ++shown;
            QCOMPARE(FlowTableModel::fieldAt(column), info.field);
        }
        FlowTableModel model(m_pool);
        QCOMPARE(model.columnCount(), shown);
    }

    void timeRangesAreAsShortAsCanBe()
    {
        const FlowFormat format;
        const auto at = [](const char* text) { return *timestampFromString(text); };
        QCOMPARE(format.shortRange({}), QString());
        QCOMPARE(format.shortRange({at("2026-03-02T09:00:00Z"), at("2026-03-02T10:30:00Z")}),
            QStringLiteral("2026-03-02 09:00 – 10:30"));
        QCOMPARE(format.shortRange({at("2026-03-02T09:00:07Z"), at("2026-03-03T00:00:00.5Z")}),
            QStringLiteral("2026-03-02 09:00:07 – 2026-03-03 00:00:00.500"));
        QCOMPARE(format.shortRange({{}, at("2026-03-02T09:00:00Z")}),
            QStringLiteral("until 2026-03-02 09:00"));
        QVERIFY(format.longRange({at("2026-03-02T09:00:00Z"), {}}).endsWith(u"UTC"));
    }

    void headerTellsTheZoneAndTheSort()
    {
        FlowTableModel model(m_pool);
        const int start = FlowTableModel::columnOf(FlowField::Start);
        QCOMPARE(model.headerData(start, Qt::Horizontal, Qt::DisplayRole).toString(),
            QStringLiteral("Start (UTC)"));
        model.setSortKey(SortKey {FlowField::Start, true});
        QVERIFY(model.headerData(start, Qt::Horizontal, Qt::AccessibleTextRole)
                    .toString()
                    .contains(u"largest first"));
    }
};

QTEST_MAIN(FlowTableModelTest)
#include "tst_flowtablemodel.moc"
