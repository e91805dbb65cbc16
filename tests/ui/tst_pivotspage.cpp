// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakesession.h"
#include "tests/support/memoryflowstore.h"
#include "tests/support/naivefilter.h"
#include "ui/filter/filterlibrary.h"
#include "ui/graph/graphminimap.h"
#include "ui/graph/graphnodeslist.h"
#include "ui/graph/graphnodesmodel.h"
#include "ui/graph/graphview.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/pivots/evidencepanel.h"
#include "ui/pivots/findingspanel.h"
#include "ui/pivots/pathspanel.h"
#include "ui/pivots/pivotactions.h"
#include "ui/pivots/pivotcase.h"
#include "ui/pivots/pivotscenestate.h"
#include "ui/pivots/pivotspage.h"
#include "ui/pivots/pivottoolbar.h"
#include "ui/pivots/serviceclassesdialog.h"
#include "ui/pivots/serviceclassesmodel.h"
#include "ui/pivots/timewindowstrip.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>
#include <QUndoStack>

using namespace nb;
using namespace nb::test;

namespace {

Flow flow(const char* client, const char* server, std::uint16_t port, const char* start,
    int seconds, std::uint64_t answer = 5000)
{
    Flow f;
    f.start = *timestampFromString(start);
    f.end = f.start + std::chrono::seconds(seconds);
    f.srcIp = *IpAddress::fromString(client);
    f.dstIp = *IpAddress::fromString(server);
    f.srcPort = Port(50000);
    f.dstPort = Port(port);
    f.protocol = kTcp;
    f.bytes = 5000;
    f.packets = 6;
    f.reverseBytes = answer;
    f.reversePackets = answer == 0 ? 0 : 6;
    f.dstName = port == 3389 ? "desk.example" : "";
    return f;
}

/// S02 of the scenarios (a chain of four hosts), one more step out of its second host later on, and
/// a sweep that nobody answers.
std::vector<Flow> office()
{
    std::vector<Flow> flows {flow("10.0.0.1", "10.0.0.2", 22, "2026-03-02T09:00:00Z", 600),
        flow("10.0.0.2", "10.0.0.3", 3389, "2026-03-02T09:01:00Z", 440),
        flow("10.0.0.3", "10.0.0.4", 5985, "2026-03-02T09:02:00Z", 60),
        flow("10.0.0.2", "10.0.0.8", 8443, "2026-03-02T09:05:00Z", 5),
        flow("10.0.0.2", "10.0.0.7", 22, "2026-03-02T09:40:00Z", 5)};
    for (int i = 0; i < 40; ++i)
        flows.push_back(flow("10.0.0.9", ("10.0.1." + std::to_string(i + 1)).c_str(), 445,
            ("2026-03-02T09:30:" + std::string(i < 10 ? "0" : "") + std::to_string(i) + 'Z')
                .c_str(),
            0, 0));
    return flows;
}

struct Fixture
{
    QTemporaryDir folder;
    UiStateStore state {folder.filePath(QStringLiteral("ui.ini"))};
    FilterLibrary library {state};
    Investigation investigation;
    std::shared_ptr<FakeSession> session;
    std::unique_ptr<PivotsPage> page;

    explicit Fixture(bool readOnly = false, std::vector<Flow> flows = office())
        : session(std::make_shared<FakeSession>(QStringLiteral("/somewhere"), readOnly))
    {
        start(std::move(flows));
    }
    void start(std::vector<Flow> flows)
    {
        page = std::make_unique<PivotsPage>(
            state, investigation, library, std::make_shared<WorkerLayoutEngine>(QString()));
        page->resize(1200, 800);
        page->show();
        page->setSession(session);
        page->setStore(
            std::make_shared<MemoryFlowStore>(std::move(flows),
                [](const FilterPtr& filter, const Flow& f) { return naiveMatches(filter, f); }),
            QStringLiteral("/somewhere"));
    }
    [[nodiscard]] bool ready() const { return page->isUpToDate() && page->outcome(); }
    [[nodiscard]] bool has(const char* id) const
    {
        return page->model().geometry() && page->model().geometry()->nodeById(id);
    }
    [[nodiscard]] QPointF centre(const char* id) const
    {
        return page->model().geometry()->rect(*page->model().geometry()->nodeById(id)).center();
    }
    [[nodiscard]] int shown() const { return page->findings()->filter().rowCount(); }
    void choose(PivotRowKind kind) const
    {
        const auto& rows = page->outcome()->rows;
        const auto row = std::ranges::find(rows, kind, &PivotRow::kind);
        QVERIFY(row != rows.end());
        page->findings()->table()->setCurrentIndex(page->findings()->filter().mapFromSource(
            page->findings()->model().index(static_cast<int>(row - rows.begin()), 0)));
    }
    [[nodiscard]] static QAction* action(const QMenu& menu, const QString& part)
    {
        for (QAction* one : menu.actions()) {
            if (QString(one->text()).remove(u'&').contains(part))
                return one;
            if (one->menu() != nullptr)
                if (QAction* inner = action(*one->menu(), part))
                    return inner;
        }
        return nullptr;
    }
};

} // namespace

/// The page Pivots over a store in memory, arranged without a worker.
class TestPivotsPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sceneSurvivesARestart();
    void arrangeIsUndone();
    void detectorIsSetInTheBar();
    void serviceClassesAreEditedAndKept();
    void clocksAreAllowedFor();
    void hostsOfANetworkBecomeOne();
    void hostsAreGrouped();
    void caseIsHandedOver();
    void wrongCasesAreRefused_data();
    void wrongCasesAreRefused();
    void damagedCasesDoNoHarm();
    void bestFindingIsShownFromLeftToRight();
    void evidenceHoldsTheScore();
    void filtersHideFindingsAndSaySo();
    void sweepIsOneNodeUntilOpened();
    void goingToAnotherFindingIsOneStep();
    void expandingAddsWhatFitsInTimeAndMovesNothing();
    void pathsAreListedAndAdded();
    void verdictHidesCountsAndIsUndone();
    void readOnlyWorkspaceKeepsVerdictsForNow();
    void windowDimsWhatIsOutside();
    void modesListTheirRows();
    void flowsOfEdgeAndFinding();
    void menusOfferEverything();
    void nothingIsAskedWhileHiddenAndCancelIsTold();
    void listAndPictureSelectTheSame();
    void bytesAreThoseOfTheSessions();
    void sweepThatAnswersHasSessions();
    void ignoredSweepLeavesTheListAndIsCounted();
    void insideStaysInsideUnderAFilter();
    void emptyStatesSayWhy();
    void pictureAndTableAreCopied();
};

void TestPivotsPage::bestFindingIsShownFromLeftToRight()
{
    Fixture f;
    QTRY_VERIFY(f.ready() && f.has("host:10.0.0.4"));
    const auto& rows = f.page->outcome()->rows;
    QVERIFY(rows.front().kind == PivotRowKind::Pivot);
    QCOMPARE(rows.front().hosts.size(), std::size_t {4});
    QVERIFY(f.centre("host:10.0.0.1").x() < f.centre("host:10.0.0.2").x());
    QVERIFY(f.has("host:10.0.0.3"));
    QVERIFY(!f.has("host:10.0.0.9")); // another finding
    const auto desk = f.page->model().geometry()->nodeById("host:10.0.0.3");
    QCOMPARE(f.page->model().geometry()->graph().nodes[*desk].label, std::string("desk.example"));
    const auto& nodes = f.page->model().geometry()->graph().nodes;
    QCOMPARE(nodes[*desk].rank, 2);
    QVERIFY(f.page->findings()
                ->model()
                .index(0, FindingsModel::Hosts)
                .data()
                .toString()
                .contains(QStringLiteral("desk")));
    new QAbstractItemModelTester(&f.page->findings()->model(), f.page.get());
    new QAbstractItemModelTester(&f.page->evidence()->terms(), f.page.get());
}

void TestPivotsPage::evidenceHoldsTheScore()
{
    Fixture f;
    QTRY_VERIFY(f.ready() && f.page->shownRow());
    EvidencePanel* const evidence = f.page->evidence();
    QCOMPARE(evidence->gantt()->bars().size(), std::size_t {3});
    QVERIFY(evidence->reasonText().contains(QStringLiteral("while that session was open")));
    // sum of value times weight, then every factor
    const TermsModel& terms = evidence->terms();
    const auto number = [&terms](int row, int column) {
        return QLocale().toDouble(terms.index(row, column).data().toString());
    };
    double score = 0;
    for (int row = 0; row < 5; ++row)
        score += number(row, TermsModel::Value) * number(row, TermsModel::Weight);
    for (int row = 6; row < terms.rowCount() - 1; ++row)
        score *= number(row, TermsModel::Value);
    QVERIFY(std::abs(score - *f.page->shownRow()->score) < 0.002);
    QCOMPARE(terms.index(terms.rowCount() - 1, TermsModel::Value).data().toString(),
        pivottext::score(*f.page->shownRow()->score));
    // a bar is its line in the picture
    QTRY_VERIFY(f.has("host:10.0.0.4"));
    Q_EMIT evidence->gantt()->barChosen(evidence->gantt()->bars().front().id);
    QCOMPARE(f.page->model().selectedEdges().size(), std::size_t {1});
    QCOMPARE(evidence->linkBox()->count(), 2);
    const QString first = evidence->reasonText();
    evidence->linkBox()->setCurrentIndex(1 - evidence->linkBox()->currentIndex());
    QVERIFY(evidence->reasonText() != first);
}

void TestPivotsPage::filtersHideFindingsAndSaySo()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    const int all = f.shown();
    QVERIFY(all >= 2);
    FindingsPanel* const panel = f.page->findings();
    panel->kindBox()->setCurrentIndex(
        panel->kindBox()->findData(static_cast<int>(PivotRowKind::Sweep)));
    QCOMPARE(f.shown(), 1);
    QVERIFY(panel->countText().contains(QStringLiteral("1 of ")));
    panel->kindBox()->setCurrentIndex(0);
    panel->scoreBox()->setValue(1.0);
    QVERIFY(f.shown() < all); // findings without a score stay
    QVERIFY(f.shown() > 0);
    panel->scoreBox()->setValue(0);
    panel->textBox()->setText(QStringLiteral("desk"));
    QVERIFY(f.shown() >= 1 && f.shown() < all);
}

void TestPivotsPage::sweepIsOneNodeUntilOpened()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    f.choose(PivotRowKind::Sweep);
    QTRY_VERIFY(f.page->isUpToDate() && f.has("host:10.0.0.9"));
    const auto& nodes = f.page->model().geometry()->graph().nodes;
    QCOMPARE(nodes.size(), std::size_t {2});
    const auto bundle = std::ranges::find(nodes, NodeKind::More, &GraphNode::kind);
    QVERIFY(bundle != nodes.end());
    QVERIFY(bundle->label.starts_with("40"));
    const std::string id = bundle->id;
    f.page->expandNode(id);
    QTRY_COMPARE(f.page->model().geometry()->graph().nodes.size(), std::size_t {41});
    QTRY_VERIFY(f.page->isUpToDate());
    f.page->collapseNode("host:10.0.0.9");
    QTRY_COMPARE(f.page->model().geometry()->graph().nodes.size(), std::size_t {2});
}

void TestPivotsPage::goingToAnotherFindingIsOneStep()
{
    Fixture f;
    QTRY_VERIFY(f.ready() && f.has("host:10.0.0.4"));
    f.page->model().hide({"host:10.0.0.4"});
    f.page->model().moveBy({"host:10.0.0.3"}, {50, 90});
    QUndoStack& undo = f.page->model().undoStack();
    const int steps = undo.count();
    f.choose(PivotRowKind::Sweep);
    QTRY_VERIFY(f.page->isUpToDate() && f.has("host:10.0.0.9"));
    QCOMPARE(undo.count(), steps + 1);
    QVERIFY(f.page->model().edits().hidden.empty()); // nothing of it is missing
    undo.undo();
    QTRY_VERIFY(f.page->isUpToDate() && f.has("host:10.0.0.4"));
    QVERIFY(f.page->shownRow()->kind == PivotRowKind::Pivot);
    QCOMPARE(f.page->findings()->current()->kind == PivotRowKind::Pivot, true);
    undo.redo();
    QTRY_VERIFY(f.page->isUpToDate() && f.has("host:10.0.0.9"));
    while (undo.canUndo())
        undo.undo();
    QTRY_VERIFY(f.page->isUpToDate());
    QVERIFY(!f.page->shownRow());
}

void TestPivotsPage::expandingAddsWhatFitsInTimeAndMovesNothing()
{
    Fixture f;
    QTRY_VERIFY(f.ready() && f.has("host:10.0.0.4"));
    const IpAddress pivot = *IpAddress::fromString("10.0.0.2");
    // 10.0.0.7 was half an hour after the session had ended
    QCOMPARE(f.page->neighbours({pivot, ExpandDirection::Out, true}).size(), std::size_t {0});
    QCOMPARE(f.page->neighbours({pivot, ExpandDirection::Out, false}).size(), std::size_t {1});
    const QPointF before = f.centre("host:10.0.0.3");
    f.page->expand({pivot, ExpandDirection::Out, false});
    QTRY_VERIFY(f.page->isUpToDate() && f.has("host:10.0.0.8"));
    QVERIFY(!f.has("host:10.0.0.7"));
    QCOMPARE(f.centre("host:10.0.0.3"), before);
    QVERIFY(f.centre("host:10.0.0.8").x() > f.centre("host:10.0.0.2").x() - 1);
    f.page->model().undoStack().undo();
    QTRY_VERIFY(f.page->isUpToDate() && !f.has("host:10.0.0.8"));
    QCOMPARE(f.centre("host:10.0.0.3"), before);
    f.page->model().undoStack().redo();
    QTRY_VERIFY(f.has("host:10.0.0.8"));
}

void TestPivotsPage::pathsAreListedAndAdded()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    f.choose(PivotRowKind::Sweep);
    QTRY_VERIFY(f.page->isUpToDate() && f.has("host:10.0.0.9"));
    f.page->showPathEnds(QStringLiteral("10.0.0.1"), QStringLiteral("10.0.0.4"));
    QTRY_COMPARE(f.page->paths()->list()->topLevelItemCount(), 1);
    QVERIFY(f.page->paths()->statusText().contains(QStringLiteral("1")));
    f.page->paths()->list()->setCurrentItem(f.page->paths()->list()->topLevelItem(0));
    Q_EMIT f.page->paths()->list()->itemActivated(f.page->paths()->list()->topLevelItem(0), 0);
    QTRY_VERIFY(f.has("host:10.0.0.3"));
    f.page->showPathEnds(QStringLiteral("10.0.0.4"), QStringLiteral("10.0.0.1"));
    QTRY_VERIFY(f.page->paths()->statusText().contains(QStringLiteral("no way")));
    f.page->showPathEnds(QStringLiteral("10.9.9.9"), {});
    QVERIFY(f.page->paths()->statusText().contains(QStringLiteral("10.9.9.9")));
}

void TestPivotsPage::verdictHidesCountsAndIsUndone()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    const int open = f.shown();
    f.page->decide({"approve=10.0.0.1>10.0.0.2>10.0.0.3>10.0.0.4"}, true, QStringLiteral("ok"));
    QTRY_VERIFY(f.page->isUpToDate() && f.shown() == open - 1);
    QCOMPARE(f.page->outcome()->analysis->approvedChains().size(), std::size_t {1});
    f.page->findings()->stateBox()->setCurrentIndex(1);
    QCOMPARE(f.shown(), 1);
    QTRY_VERIFY(
        f.session->setting(PivotVerdicts::kSettingKey)->find("approve=") != std::string::npos);
    f.page->model().undoStack().undo();
    QTRY_VERIFY(f.page->isUpToDate() && f.shown() == 0);
    f.page->findings()->stateBox()->setCurrentIndex(0);
    QCOMPARE(f.shown(), open);
    QTRY_VERIFY(
        f.session->setting(PivotVerdicts::kSettingKey)->find("approve=") == std::string::npos);
    f.page->decide({"jump=10.0.0.2"}, true, QStringLiteral("jump"));
    QTRY_VERIFY(f.page->isUpToDate() && !f.page->outcome()->analysis->links().hidden.empty());
    f.page->findings()->stateBox()->setCurrentIndex(2);
    QVERIFY(f.shown() >= 1);
    // another page of the same workspace knows it
    const auto session = f.session;
    Fixture other;
    other.page->setSession(session);
    QTRY_VERIFY(other.ready() && other.page->verdicts().roles.size() == 1);
}

void TestPivotsPage::readOnlyWorkspaceKeepsVerdictsForNow()
{
    Fixture f(true);
    QTRY_VERIFY(f.ready());
    QSignalSpy told(f.page.get(), &PageWidget::message);
    f.page->decide({"ignore-host=10.0.0.1"}, true, QStringLiteral("ignored"));
    QVERIFY(told.last()[0].toString().contains(QStringLiteral("read-only")));
    QTRY_VERIFY(f.page->isUpToDate() && !f.page->outcome()->analysis->links().hidden.empty());
    QVERIFY(f.session->setting(PivotVerdicts::kSettingKey)->empty());
}

void TestPivotsPage::windowDimsWhatIsOutside()
{
    Fixture f;
    QTRY_VERIFY(f.ready() && f.has("host:10.0.0.4"));
    const auto start = toMicroseconds(*timestampFromString("2026-03-02T09:00:00Z"));
    constexpr std::int64_t kSecond = 1'000'000;
    f.page->strip()->plot()->setWindow(start, start + 30 * kSecond);
    const auto dimmed = [&f](const char* id) {
        return static_cast<bool>(
            f.page->model().marks().dimmedNodes[*f.page->model().geometry()->nodeById(id)]);
    };
    QVERIFY(!dimmed("host:10.0.0.2"));
    QVERIFY(dimmed("host:10.0.0.4"));
    f.page->strip()->plot()->reset();
    QVERIFY(f.page->model().marks().dimmedNodes.empty() || !dimmed("host:10.0.0.4"));
    f.page->strip()->plot()->setWindow(start + 1000 * kSecond, start + 1001 * kSecond);
    QVERIFY(dimmed("host:10.0.0.1"));
    // only this time is analysed
    Q_EMIT f.page->strip()->rangeRequested(
        {*timestampFromString("2026-03-02T09:20:00Z"), std::nullopt});
    QTRY_VERIFY(f.page->isUpToDate() && f.page->outcome()->rows.size() == 1);
}

void TestPivotsPage::modesListTheirRows()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    f.page->toolbar()->setMode(PivotMode::Epsilon);
    QTRY_VERIFY(f.page->isUpToDate() && f.page->outcome()->mode == PivotMode::Epsilon);
    // 60 s apart are more than 30
    QVERIFY(f.page->outcome()->rows.empty());
    f.page->toolbar()->setMode(PivotMode::Naive);
    QTRY_VERIFY(f.page->isUpToDate() && f.page->outcome()->mode == PivotMode::Naive);
    QVERIFY(!f.page->outcome()->rows.empty());
    QVERIFY(f.page->outcome()->rows.front().kind == PivotRowKind::Graph);
    QTRY_VERIFY(f.page->model().geometry());
    f.page->toolbar()->setMode(PivotMode::Lateral);
    QTRY_VERIFY(f.page->isUpToDate() && f.page->outcome()->mode == PivotMode::Lateral);
    const auto& hosts = f.page->outcome()->rows;
    QVERIFY(std::ranges::any_of(hosts, [](const PivotRow& row) {
        return !row.hosts.empty() && row.hosts.back() == *IpAddress::fromString("10.0.0.7");
    }));
}

void TestPivotsPage::flowsOfEdgeAndFinding()
{
    Fixture f;
    QTRY_VERIFY(f.ready() && f.has("host:10.0.0.4"));
    QSignalSpy flows(f.page.get(), &PageWidget::flowsRequested);
    const auto matching = [](const FilterPtr& filter) {
        const auto all = office();
        return std::ranges::count_if(
            all, [&](const Flow& one) { return naiveMatches(filter, one); });
    };
    f.page->showFlows({}, {});
    QCOMPARE(flows.size(), 1);
    QCOMPARE(matching(flows[0][0].value<FilterPtr>()), 3);
    const Graph& graph = f.page->model().geometry()->graph();
    Q_EMIT f.page->view()->edgeActivated(graph.edges.front().id);
    QCOMPARE(flows.size(), 2);
    QCOMPARE(matching(flows[1][0].value<FilterPtr>()), 1);
    f.page->showFlows("host:10.0.0.2", {});
    QCOMPARE(matching(flows[2][0].value<FilterPtr>()), 4);
    f.choose(PivotRowKind::Sweep);
    QTRY_VERIFY(f.page->isUpToDate() && f.has("host:10.0.0.9"));
    f.page->showFlows({}, {});
    QCOMPARE(matching(flows[3][0].value<FilterPtr>()), 40);
}

void TestPivotsPage::menusOfferEverything()
{
    Fixture f;
    QTRY_VERIFY(f.ready() && f.has("host:10.0.0.4"));
    auto* const actions = f.page->findChild<PivotActions*>();
    QMenu node;
    actions->addNodeActions(node, "host:10.0.0.2");
    for (const char* part : {"Went On", "Came In", "Paths from", "Paths to", "Show Flows",
             "Filter for", "Jump Host", "Copy Address", "Note", "Hide", "Collapse"})
        QVERIFY2(Fixture::action(node, QString::fromLatin1(part)), part);
    // the number is told before anything is added
    QVERIFY(!Fixture::action(node, QStringLiteral("Went On"))->isEnabled());
    QVERIFY(Fixture::action(node, QStringLiteral("Went On"))->text().contains(u'0'));
    QMenu edge;
    actions->addEdgeActions(edge, f.page->model().geometry()->graph().edges.front().id);
    for (const char* part : {"Show Flows", "Only This Time", "Paths between", "Ignore This Pair",
             "Ignore Port", "Copy"})
        QVERIFY2(Fixture::action(edge, QString::fromLatin1(part)), part);
    QMenu finding;
    actions->addFindingActions(finding);
    for (const char* part : {"Show Flows", "Approve", "Jump Host", "Copy as CSV"})
        QVERIFY2(Fixture::action(finding, QString::fromLatin1(part)), part);
    // and each host of it has the menu of addresses
    for (const char* part : {"10.0.0.1", "10.0.0.4", "Open Asset", "Look Up", "Add to Segment"})
        QVERIFY2(Fixture::action(finding, QString::fromLatin1(part)), part);
    QMenu hosts;
    actions->addHostMenus(
        hosts, {*IpAddress::fromString("10.0.0.1"), *IpAddress::fromString("10.0.0.2")});
    QCOMPARE(hosts.actions().size(), 2);
    for (const char* part : {"Went On", "Paths from", "Copy Address"})
        QVERIFY2(Fixture::action(*hosts.actions().back()->menu(), QString::fromLatin1(part)), part);
    Fixture::action(finding, QStringLiteral("Approve"))->trigger();
    QTRY_VERIFY(f.page->isUpToDate() && f.page->verdicts().approved.size() == 1);
    QMenu verdicts;
    actions->fillVerdicts(verdicts);
    QVERIFY(Fixture::action(verdicts, QStringLiteral("Take Back")));
    Fixture::action(verdicts, QStringLiteral("Take Back"))->trigger();
    QTRY_VERIFY(f.page->isUpToDate() && f.page->verdicts().empty());
    // by key
    f.page->findings()->selectFirst();
    actions->knowJumpHost();
    QCOMPARE(f.page->verdicts().roles.size(), std::size_t {1});
}

void TestPivotsPage::nothingIsAskedWhileHiddenAndCancelIsTold()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    f.page->hide();
    const PivotOutcomePtr before = f.page->outcome();
    f.investigation.setFilter(*parseFilter("dst_port = 22"));
    QVERIFY(!f.page->isUpToDate());
    QCOMPARE(f.page->outcome(), before);
    f.page->show();
    QTRY_VERIFY(f.ready() && f.page->outcome() != before);
    // few flows may be analysed before it can be cancelled; a macro would try once more after
    // success
    bool cancelled = false;
    for (int attempt = 0; attempt < 1000 && !cancelled; ++attempt) {
        f.page->run();
        f.page->cancel();
        cancelled = f.page->emptyText().contains(QStringLiteral("cancelled"));
    }
    QVERIFY(cancelled);
    f.page->run();
    QTRY_VERIFY(f.ready());
    QVERIFY(!f.page->emptyText().contains(QStringLiteral("cancelled")));
}

void TestPivotsPage::listAndPictureSelectTheSame()
{
    Fixture f;
    QTRY_VERIFY(f.ready() && f.has("host:10.0.0.4"));
    GraphNodesList* const list = f.page->nodes();
    const auto rowOf = [list](const QString& name) {
        for (int row = 0; row < list->model()->rowCount(); ++row)
            if (list->model()->index(row, GraphNodesModel::Name).data().toString() == name)
                return row;
        return -1;
    };
    f.page->model().select({"host:10.0.0.2"}, {});
    QCOMPARE(list->selectionModel()->selectedRows().size(), 1);
    QCOMPARE(
        list->selectionModel()->selectedRows().front().row(), rowOf(QStringLiteral("10.0.0.2")));
    list->setCurrentIndex(list->model()->index(rowOf(QStringLiteral("10.0.0.1")), 0));
    QCOMPARE(f.page->model().selectedNodes(), GraphIds {"host:10.0.0.1"});
    QVERIFY(f.page->findChild<GraphMinimap*>());
    // the menu of a row is that of its node
    const QPoint at
        = list->visualRect(list->model()->index(rowOf(QStringLiteral("10.0.0.2")), 0)).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, list->viewport()->mapToGlobal(at));
    const QSignalBlocker noMenu(list);
    QCoreApplication::sendEvent(list->viewport(), &event);
    QCOMPARE(f.page->model().selectedNodes(), GraphIds {"host:10.0.0.2"});
}

void TestPivotsPage::bytesAreThoseOfTheSessions()
{
    Fixture f;
    QTRY_VERIFY(f.ready() && f.has("host:10.0.0.4"));
    GraphNodesModel list(f.page->model());
    const auto bytes = [&](const char* id) {
        return list.index(list.rowOf(id), GraphNodesModel::Bytes).data(GraphNodesModel::SortRole);
    };
    std::uint64_t sum = 0;
    for (const Episode& episode : f.page->outcome()->analysis->facts().episodes)
        if (f.page->outcome()->analysis->address(episode.server)
            == *IpAddress::fromString("10.0.0.4"))
            sum += episode.bytes + episode.reverseBytes;
    QVERIFY(sum > 100);
    QCOMPARE(bytes("host:10.0.0.4").toULongLong(), sum);
    // of what nobody answered no bytes are shown
    f.choose(PivotRowKind::Sweep);
    QTRY_VERIFY(f.ready() && f.has("host:10.0.0.9"));
    QVERIFY(list.index(list.rowOf("host:10.0.0.9"), GraphNodesModel::Bytes)
                .data()
                .toString()
                .isEmpty());
}

void TestPivotsPage::sweepThatAnswersHasSessions()
{
    std::vector<Flow> flows = office();
    for (Flow& one : flows)
        if (one.dstPort == Port(445)) {
            one.reverseBytes = 5000;
            one.reversePackets = 6;
        }
    Fixture f(false, flows);
    QTRY_VERIFY(f.ready());
    f.choose(PivotRowKind::Sweep);
    QTRY_VERIFY(f.ready() && f.has("host:10.0.0.9"));
    QCOMPARE(f.page->evidence()->gantt()->bars().size(), std::size_t {40});
}

void TestPivotsPage::ignoredSweepLeavesTheListAndIsCounted()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    const auto open = [&f](PivotRowKind kind) {
        return std::ranges::count_if(f.page->outcome()->rows, [kind](const PivotRow& row) {
            return row.kind == kind && row.state == PivotRowState::Open;
        });
    };
    QCOMPARE(open(PivotRowKind::Sweep), 1);
    f.choose(PivotRowKind::Sweep);
    QTRY_VERIFY(f.ready());
    f.page->findChild<PivotActions*>()->ignoreSource();
    QTRY_VERIFY(f.ready() && open(PivotRowKind::Sweep) == 0);
    const auto labels = f.page->findings()->findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(labels,
        [](const QLabel* label) { return label->text().contains(QStringLiteral("1 finding")); }));
    // it is still there to look at
    f.page->findings()->stateBox()->setCurrentIndex(2);
    f.choose(PivotRowKind::Sweep);
    QTRY_VERIFY(f.ready() && f.has("host:10.0.0.9"));
    QVERIFY(f.page->evidence()->reasonText().contains(QStringLiteral("40")));
    f.page->model().undoStack().undo();
    QTRY_VERIFY(f.ready() && open(PivotRowKind::Sweep) == 1);
}

/// The picture stays while the filter changes; some of its hosts have no flows then.
void TestPivotsPage::insideStaysInsideUnderAFilter()
{
    Fixture f;
    QTRY_VERIFY(f.ready() && f.has("host:10.0.0.4"));
    f.investigation.setFilter(*parseFilter("src_ip = 10.0.0.1 and dst_port = 22"));
    QTRY_VERIFY(f.page->isUpToDate() && f.page->model().geometry());
    QVERIFY(f.has("host:10.0.0.4"));
    for (const GraphNode& node : f.page->model().geometry()->graph().nodes)
        QVERIFY2(node.kind != NodeKind::Outside, node.id.c_str());
}

void TestPivotsPage::emptyStatesSayWhy()
{
    Fixture f(false, {flow("10.0.0.1", "10.0.0.2", 22, "2026-03-02T09:00:00Z", 5)});
    QTRY_VERIFY(f.ready());
    QVERIFY(f.page->emptyText().contains(QStringLiteral("Nobody went on")));
    f.investigation.setFilter(*parseFilter("dst_port = 9"));
    QTRY_VERIFY(f.page->isUpToDate());
    QVERIFY(f.page->emptyText().contains(QStringLiteral("No flows match")));
}

void TestPivotsPage::pictureAndTableAreCopied()
{
    Fixture f;
    QTRY_VERIFY(f.ready() && f.has("host:10.0.0.4"));
    for (const char* format : {"svg", "graphml"}) {
        const QString path = f.folder.filePath(QStringLiteral("p.") + QLatin1String(format));
        f.page->exportTo(path, QLatin1String(format));
        QTRY_VERIFY(QFile::exists(path) && QFile(path).size() > 300);
    }
    const QString csv = f.page->findings()->copyText(FlowTextFormat::Csv);
    QVERIFY(csv.startsWith(QStringLiteral("score,kind,hosts")));
    QVERIFY(csv.contains(QStringLiteral("\"10.0.0.1 > 10.0.0.2 > 10.0.0.3 > 10.0.0.4\"")));
}

void TestPivotsPage::sceneSurvivesARestart()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    QTRY_VERIFY(f.has("host:10.0.0.2"));
    f.page->expand({*IpAddress::fromString("10.0.0.2"), ExpandDirection::Out, false});
    QTRY_VERIFY(f.ready() && f.has("host:10.0.0.8"));
    f.page->model().moveBy({"host:10.0.0.3"}, QPointF(70, 130));
    f.page->model().setNote("host:10.0.0.2", QStringLiteral("ask Anna"));
    f.page->model().hide({"host:10.0.0.4"});
    QTRY_VERIFY(f.ready());
    const PivotScene scene = f.page->scene();
    const PivotRow row = *f.page->shownRow();
    const QPointF moved = f.centre("host:10.0.0.3");
    const QPointF other = f.centre("host:10.0.0.1");
    f.page->saveState();
    f.page.reset();

    f.start(office());
    QTRY_VERIFY(f.ready() && f.has("host:10.0.0.8"));
    QVERIFY(f.page->scene() == scene);
    QVERIFY(f.page->shownRow() && f.page->shownRow()->hosts == row.hosts);
    QCOMPARE(f.centre("host:10.0.0.3") - f.centre("host:10.0.0.1"), moved - other);
    QVERIFY(f.page->model().edits().pinned.contains("host:10.0.0.3"));
    QVERIFY(f.page->model().edits().hidden.contains("host:10.0.0.4"));
    QCOMPARE(f.page->model().edits().notes.at("host:10.0.0.2"), QStringLiteral("ask Anna"));
    f.page.reset();

    // a damaged memory is no obstacle
    PivotCanvas canvas;
    GraphEdits edits;
    readPivotScene("{\"scene\":{\"hops\":{\"nonsense\":1},\"episodes\":[[1,2],7]}}", canvas, edits);
    QVERIFY(canvas.scene == PivotScene {} && !canvas.row);
}

void TestPivotsPage::arrangeIsUndone()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    QTRY_VERIFY(f.has("host:10.0.0.3"));
    f.page->model().moveBy({"host:10.0.0.3"}, QPointF(70, 130));
    f.page->model().setPinned({"host:10.0.0.3"}, false);
    QTRY_VERIFY(f.ready());
    const QPointF moved = f.centre("host:10.0.0.3") - f.centre("host:10.0.0.1");
    f.page->arrange();
    QTRY_VERIFY(f.ready() && f.centre("host:10.0.0.3") - f.centre("host:10.0.0.1") != moved);
    f.page->model().undoStack().undo();
    QTRY_VERIFY(f.ready() && f.centre("host:10.0.0.3") - f.centre("host:10.0.0.1") == moved);
    f.page->model().undoStack().redo();
    QTRY_VERIFY(f.ready() && f.centre("host:10.0.0.3") - f.centre("host:10.0.0.1") != moved);
}

void TestPivotsPage::detectorIsSetInTheBar()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    const auto parameters
        = [&f] { return f.page->outcome()->analysis->facts().settings.parameters; };
    QCOMPARE(parameters(), PivotParameters {});
    f.page->toolbar()->theta()->setValue(0.95);
    f.page->toolbar()->tail()->setValue(5);
    f.page->toolbar()->tailInteractive()->setValue(1);
    f.page->toolbar()->sigma()->setValue(1);
    QTRY_VERIFY(f.ready() && parameters().theta == 0.95 && parameters().sigma == 1'000'000);
    QCOMPARE(parameters().tail, std::int64_t {5'000'000});
    QCOMPARE(parameters().tailInteractive, std::int64_t {1'000'000});
    // lateral mode has tails of its own
    f.page->toolbar()->setMode(PivotMode::Lateral);
    QVERIFY(!f.page->toolbar()->tail()->isEnabled());
    QTRY_VERIFY(f.ready() && parameters().mode == PivotMode::Lateral);
    QVERIFY(parameters().tail > std::int64_t {5'000'000});
    f.page->toolbar()->setMode(PivotMode::Live);
    f.page->saveState();
    f.page.reset();
    f.start(office());
    QTRY_VERIFY(f.ready());
    QCOMPARE(f.page->toolbar()->theta()->value(), 0.95);
    f.page->toolbar()->resetDetector();
    QTRY_VERIFY(f.ready() && parameters() == PivotParameters {});
}

void TestPivotsPage::serviceClassesAreEditedAndKept()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    f.page->askServices();
    auto* const dialog = f.page->findChild<ServiceClassesDialog*>();
    QVERIFY(dialog != nullptr);
    QAbstractItemModel& rows = *dialog->table()->model();
    const auto rowOf = [&rows](int port) {
        for (int row = 0; row < rows.rowCount(); ++row)
            if (rows.index(row, ServiceClassesModel::PortNumber).data().toInt() == port)
                return row;
        return -1;
    };
    const auto set = [&rows](int row, int column, const QVariant& value) {
        return rows.setData(rows.index(row, column), value, Qt::EditRole);
    };
    QCOMPARE(rows.index(rowOf(22), ServiceClassesModel::Class).data().toString(),
        QStringLiteral("remote control"));
    const QModelIndex chosen = rows.index(rowOf(22), ServiceClassesModel::Class);
    dialog->table()->edit(chosen);
    auto* const box = dialog->table()->findChild<QComboBox*>();
    QVERIFY(box != nullptr);
    QCOMPARE(box->count(), 5);
    QCOMPARE(box->currentText(), chosen.data().toString());
    dialog->table()->closePersistentEditor(chosen);
    // a row with a name that another class has, and then two rows of one port
    QVERIFY(set(rowOf(2222), ServiceClassesModel::Class, 1));
    QVERIFY(!dialog->saveButton()->isEnabled());
    QVERIFY(dialog->problem().contains(QStringLiteral("ssh")));
    QVERIFY(set(rowOf(2222), ServiceClassesModel::Name, QStringLiteral("gate")));
    QVERIFY2(dialog->saveButton()->isEnabled(), qPrintable(dialog->problem()));
    QVERIFY(set(rowOf(2222), ServiceClassesModel::PortNumber, 23));
    QVERIFY(dialog->problem().contains(QStringLiteral("23")));
    QVERIFY(set(rowOf(23), ServiceClassesModel::PortNumber, 2223));
    // the session at 5985 is no remote control here
    dialog->table()->selectRow(rowOf(5985));
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("remove")), Qt::LeftButton);
    QCOMPARE(rowOf(5985), -1);
    QVERIFY2(dialog->saveButton()->isEnabled(), qPrintable(dialog->problem()));
    dialog->saveButton()->click();
    QTRY_VERIFY(f.ready()
        && f.page->outcome()->analysis->facts().settings.services.find("gate")
            != PivotServiceTable::kNone);
    const auto& services = f.page->outcome()->analysis->facts().settings.services;
    QCOMPARE(services.name(services.service(kTcpNumber, 5985)), std::string("tcp5985"));
    QTRY_VERIFY(f.session->setting(PivotServiceChanges::kSettingKey)->find("5985/tcp=O")
        != std::string::npos);
    // the next window knows
    f.page.reset();
    f.start(office());
    QTRY_VERIFY(f.ready());
    QVERIFY(f.page->outcome()->analysis->facts().settings.services.find("gate")
        != PivotServiceTable::kNone);
    f.page->setServices({});
    QTRY_VERIFY(f.ready()
        && f.page->outcome()->analysis->facts().settings.services.find("gate")
            == PivotServiceTable::kNone);
}

void TestPivotsPage::clocksAreAllowedFor()
{
    std::vector<Flow> flows;
    for (int i = 0; i < 9; ++i)
        for (const char* exporter : {"10.9.9.1", "10.9.9.2"}) {
            Flow one = flow("10.0.0.1", "10.0.0.2", 22, "2026-03-02T09:00:00Z", 20);
            one.srcPort = Port(static_cast<std::uint16_t>(40'000 + i));
            one.exporter = exporter;
            if (one.exporter == "10.9.9.2")
                one.start += std::chrono::milliseconds(1400);
            flows.push_back(one);
        }
    Fixture f(false, flows);
    QTRY_VERIFY(f.ready());
    QPushButton* const allow = f.page->toolbar()->allowClocks();
    QVERIFY(!allow->isHidden());
    QVERIFY(allow->text().contains(QStringLiteral("1.4")));
    allow->click();
    QTRY_VERIFY(f.ready() && f.page->outcome()->analysis->facts().parameters().sigma == 1'400'000);
    QVERIFY(allow->isHidden());
}

void TestPivotsPage::hostsOfANetworkBecomeOne()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    QTRY_VERIFY(f.has("host:10.0.0.3"));
    f.page->toolbar()->networks()->setChecked(true);
    QTRY_VERIFY(f.ready() && f.has("net:10.0.0.0/24") && !f.has("host:10.0.0.3"));
    QCOMPARE(f.page->hostsOf({"net:10.0.0.0/24"}).size(), std::size_t {4});
    const auto filter = f.page->filterOf("net:10.0.0.0/24", {});
    QVERIFY(filter.has_value());
    QVERIFY(printFilter(*filter).find("10.0.0.4") != std::string::npos);
    // opened by a double click, closed again at one of its hosts
    f.page->expandNode("net:10.0.0.0/24");
    QTRY_VERIFY(f.ready() && f.has("host:10.0.0.3") && !f.has("net:10.0.0.0/24"));
    f.page->collapseNode("host:10.0.0.3");
    QTRY_VERIFY(f.ready() && f.has("net:10.0.0.0/24"));
    f.page->model().undoStack().undo();
    QTRY_VERIFY(f.ready() && f.has("host:10.0.0.3"));
}

void TestPivotsPage::hostsAreGrouped()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    QTRY_VERIFY(f.has("host:10.0.0.3") && f.has("host:10.0.0.4"));
    f.page->model().gather({"host:10.0.0.3", "host:10.0.0.4"}, "desks");
    QTRY_VERIFY(f.ready() && f.has("group:desks") && !f.has("host:10.0.0.4"));
    QCOMPARE(f.page->hostsOf({"group:desks"}).size(), std::size_t {2});
    // kept, and taken apart again
    f.page->saveState();
    f.page.reset();
    f.start(office());
    QTRY_VERIFY(f.ready() && f.has("group:desks"));
    QMenu menu;
    PivotActions(*f.page).addNodeActions(menu, "group:desks");
    QAction* const ungroup = Fixture::action(menu, QStringLiteral("Ungroup"));
    QVERIFY(ungroup != nullptr);
    ungroup->trigger();
    QTRY_VERIFY(f.ready() && f.has("host:10.0.0.3") && f.has("host:10.0.0.4"));
    f.page->model().undoStack().undo();
    QTRY_VERIFY(f.ready() && f.has("group:desks"));
}

void TestPivotsPage::caseIsHandedOver()
{
    const QTemporaryDir shelf;
    const QString path = shelf.filePath(QStringLiteral("Fall 7 – Ä.nbcase"));
    QPointF moved;
    {
        Fixture f;
        QTRY_VERIFY(f.ready() && f.has("host:10.0.0.3"));
        f.investigation.setFilter(*parseFilter("dst_port in {22, 3389, 5985}"));
        f.page->toolbar()->theta()->setValue(0.3);
        f.page->setInside({QStringLiteral("10.0.0.0/16")});
        f.page->decide({"ignore-port=8443", "dc=10.0.0.3"}, true, QStringLiteral("know"));
        PivotServiceChanges services;
        QVERIFY(services.add("8443=A:panel").ok());
        f.page->setServices(services);
        QTRY_VERIFY(f.ready());
        f.page->model().moveBy({"host:10.0.0.3"}, QPointF(70, 130));
        f.page->model().setNote("host:10.0.0.2", QStringLiteral("ask Anna"));
        QTRY_VERIFY(f.ready());
        moved = f.centre("host:10.0.0.3") - f.centre("host:10.0.0.1");
        const QSignalSpy told(f.page.get(), &PivotsPage::message);
        f.page->saveCase(path);
        QTRY_VERIFY(!told.isEmpty() && QFile::exists(path));
    }
    // somebody else, with the same flows
    Fixture f;
    QTRY_VERIFY(f.ready());
    f.page->openCase(path);
    QTRY_VERIFY(f.investigation.state().filter != nullptr);
    QTRY_VERIFY(f.ready() && f.page->shownRow() && f.has("host:10.0.0.3"));
    QCOMPARE(printFilter(f.investigation.state().filter),
        printFilter(*parseFilter("dst_port in {22, 3389, 5985}")));
    QCOMPARE(f.page->toolbar()->theta()->value(), 0.3);
    QCOMPARE(f.page->outcome()->analysis->facts().settings.internal.size(), std::size_t {1});
    QTRY_COMPARE(f.centre("host:10.0.0.3") - f.centre("host:10.0.0.1"), moved);
    QCOMPARE(f.page->model().edits().notes.at("host:10.0.0.2"), QStringLiteral("ask Anna"));
    // what was decided is only offered
    QVERIFY(f.page->verdicts().empty());
    auto* const box = f.page->findChild<QMessageBox*>();
    QVERIFY(box != nullptr);
    QVERIFY(box->text().contains(u'3'));
    QVERIFY(box->informativeText().contains(u"10.0.0.3"));
    QVERIFY(box->informativeText().contains(u"8443=A:panel"));
    for (QAbstractButton* const button : box->buttons())
        if (box->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    QTRY_COMPARE(f.page->verdicts().texts().size(), std::size_t {2});
    QTRY_VERIFY(f.ready()
        && f.page->outcome()->analysis->facts().settings.services.find("panel")
            != PivotServiceTable::kNone);

    // over flows of elsewhere it says so
    Fixture other(false, {flow("10.7.0.1", "10.7.0.2", 22, "2026-03-02T09:00:00Z", 20)});
    QTRY_VERIFY(other.ready());
    QSignalSpy told(other.page.get(), &PivotsPage::message);
    other.page->openCase(path);
    QTRY_VERIFY(other.ready() && !told.isEmpty());
    QVERIFY(told.last().at(0).toString().contains(u"None of the sessions"));
}

void TestPivotsPage::wrongCasesAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const QByteArray& text, const char* says) {
        QTest::newRow(name) << text << QString::fromUtf8(says);
    };
    const QByteArray head = R"({"netbehave_case":1,"mode":"live",)";
    row("no JSON", "start,end\n", "no case");
    row("other JSON", R"({"verdicts":[]})", "no case");
    row("newer", R"({"netbehave_case":2})", "newer version");
    row("filter", head + R"("filter":"dst_prt = 1"})", "dst_prt");
    row("time", head + R"("from":"yesterday"})", "yesterday");
    row("mode", R"({"netbehave_case":1,"mode":"magic"})", "mode");
    row("parameter", head + R"("parameters":{"theta":"7"}})", "theta");
    row("prefix", head + R"("inside":["10.0.0.0/40"]})", "10.0.0.0/40");
    row("verdicts", head + R"("verdicts":"{\"version\":1,\"verdicts\":[\"boss=1\"]}"})", "boss");
}

void TestPivotsPage::wrongCasesAreRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    Fixture f;
    QTRY_VERIFY(f.ready());
    const PivotScene before = f.page->scene();
    QFile file(f.folder.filePath(QStringLiteral("wrong.nbcase")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    file.close();
    QSignalSpy told(f.page.get(), &PivotsPage::message);
    f.page->openCase(file.fileName());
    QTRY_VERIFY(!told.isEmpty());
    const QString message = told.last().at(0).toString();
    QVERIFY2(message.contains(u"was not opened") && message.contains(says), qPrintable(message));
    QVERIFY(f.page->scene() == before);
}

void TestPivotsPage::damagedCasesDoNoHarm()
{
    PivotCase whole;
    whole.filter = "dst_port = 22";
    whole.verdicts.roles.emplace(*IpAddress::fromString("10.0.0.1"), PivotRole::JumpHost);
    whole.canvas.scene.hops.emplace(*IpAddress::fromString("10.0.0.1"), 3);
    whole.edits.notes.emplace("host:10.0.0.1", QStringLiteral("note"));
    const QByteArray good = writePivotCase(whole);
    QVERIFY(readPivotCase(good).ok());
    std::uint32_t random = 7;
    for (int i = 0; i < 3000; ++i) {
        QByteArray bad = good;
        random = random * 1'664'525 + 1'013'904'223;
        const auto at = static_cast<qsizetype>(random >> 8U) % bad.size();
        if (i % 3 == 0)
            bad.truncate(at);
        else
            bad[at] = static_cast<char>(random >> 3U);
        if (const auto read = readPivotCase(bad))
            QVERIFY(!writePivotCase(*read).isEmpty());
    }
}

QTEST_MAIN(TestPivotsPage)
#include "tst_pivotspage.moc"
