// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrichment/enrichment.h"
#include "tests/support/knowingsession.h"
#include "tests/support/memoryflowstore.h"
#include "tests/support/naivefilter.h"
#include "ui/drafts/draftbanner.h"
#include "ui/filter/filterbar.h"
#include "ui/filter/filterlibrary.h"
#include "ui/graph/graphnodeslist.h"
#include "ui/graph/graphview.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/map/mappage.h"
#include "ui/map/mapsidepanel.h"
#include "ui/map/mapstate.h"

#include <QCheckBox>
#include <QContextMenuEvent>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace nb;
using namespace nb::test;

namespace {

Flow flow(const char* client, const char* server, std::uint16_t port, const char* srcSegment,
    const char* dstSegment, const char* start = "2026-03-02T09:00:00Z")
{
    Flow f;
    f.start = *timestampFromString(start);
    f.end = f.start + std::chrono::seconds(1);
    f.srcIp = *IpAddress::fromString(client);
    f.dstIp = *IpAddress::fromString(server);
    f.dstPort = Port(port);
    f.protocol = kTcp;
    f.bytes = 1000;
    f.packets = 1;
    f.srcSegment = srcSegment;
    f.dstSegment = dstSegment;
    return f;
}

FlowStorePtr office()
{
    std::vector<Flow> flows {flow("10.1.0.1", "10.2.0.1", 443, "clients", "servers"),
        flow("10.1.0.2", "10.2.0.1", 443, "clients", "servers"),
        flow("10.1.0.2", "10.2.0.2", 22, "clients", "servers"),
        flow("10.1.0.1", "203.0.113.5", 443, "clients", "external"),
        flow("10.1.0.1", "10.2.0.1", 443, "clients", "servers", "2026-03-01T09:00:00Z")};
    return std::make_shared<MemoryFlowStore>(std::move(flows),
        [](const FilterPtr& filter, const Flow& f) { return naiveMatches(filter, f); });
}

/// Puts things in a row, wherever they were.
class RowEngine : public LayoutEngine
{
public:
    Result<GraphLayout> arrange(layout::Request request, std::stop_token) const override
    {
        GraphLayout result;
        double x = 0;
        for (const layout::Node& node : request.nodes) {
            result.answer.nodes.push_back({x, 0});
            x += node.width + 50;
        }
        return result;
    }
};

struct Fixture
{
    QTemporaryDir folder;
    LayoutEnginePtr engine = std::make_shared<WorkerLayoutEngine>(QString());
    UiStateStore state {folder.filePath(QStringLiteral("ui.ini"))};
    FilterLibrary library {state};
    Investigation investigation;
    std::shared_ptr<KnowingSession> session;
    std::unique_ptr<MapPage> page;

    explicit Fixture(bool known = false, LayoutEnginePtr other = nullptr)
    {
        if (other)
            engine = std::move(other);
        if (known)
            session = std::make_shared<KnowingSession>(
                folder.filePath(QStringLiteral("workspace")), Workspace::Mode::ReadWrite);
        start();
    }
    void start()
    {
        page = std::make_unique<MapPage>(state, investigation, library, engine);
        page->resize(1200, 800);
        page->show();
        if (session)
            page->setSession(session);
        page->setStore(office(), QStringLiteral("/somewhere"));
    }
    [[nodiscard]] QPoint centre(const char* id) const
    {
        const auto node = page->model().geometry()->nodeById(id);
        return page->view()
            ->transform()
            .map(page->model().geometry()->rect(*node))
            .center()
            .toPoint();
    }
    void undo() const { QTest::keyClick(page->view(), Qt::Key_Z, Qt::ControlModifier); }
    [[nodiscard]] bool ready() const { return page->isUpToDate() && page->model().geometry(); }
    [[nodiscard]] std::vector<std::string> ids() const
    {
        std::vector<std::string> all;
        for (const GraphNode& node : page->model().geometry()->graph().nodes)
            all.push_back(node.id);
        std::ranges::sort(all);
        return all;
    }
    [[nodiscard]] bool has(const char* id) const
    {
        return page->model().geometry()->nodeById(id).has_value();
    }
};

} // namespace

/// The page Map over a store in memory, arranged without a worker.
class TestMapPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void segmentsAreShownClosed();
    void draftOfRulesIsShownAndEnded();
    void outsideIsByCountry();
    void expandAndCollapse();
    void filterAndTimeOfTheInvestigationApply();
    void edgeLeadsToItsFlows();
    void nothingIsAskedWhileHidden();
    void comparisonTellsWhatIsNew();
    void groupOfTheUserIsOneNode();
    void expandingMovesNothingFar();
    void stateStaysWithTheWorkspace();
    void damagedStateIsLeftOut();
    void pictureIsSaved();
    void emptyMapSaysWhy();
    void whatIsShownCanBeTakenBack();
    void legendCanBeTakenBack();
    void arrangingCanBeTakenBack();
    void assetsHaveTheirNamesAndRoles();
    void droppedAssetChangesItsSegment();
    void listHasTheMenuOfNodes();
};

void TestMapPage::outsideIsByCountry()
{
    Fixture f(true);
    OwnerBlock block;
    block.first = *IpAddress::fromString("203.0.113.0");
    block.last = *IpAddress::fromString("203.0.113.255");
    block.owner = "EXAMPLE";
    block.country = "CH";
    block.source = "test";
    block.fetched = currentTime();
    block.expires = block.fetched + std::chrono::hours(24);
    QVERIFY(f.session->enrichment()->owners().keep({block}).ok());
    QTRY_VERIFY(f.ready());
    QVERIFY(f.has("outside:203.0.0.0/16"));
    f.page->toolbar()->setByCountry(true);
    QTRY_VERIFY(f.ready() && f.has("country:CH"));
    QVERIFY(!f.has("outside:203.0.0.0/16"));
    // as it was left
    f.page.reset();
    f.start();
    QVERIFY(f.page->toolbar()->byCountry());
    QTRY_VERIFY(f.ready() && f.has("country:CH"));
    f.page->toolbar()->setByCountry(false);
    QTRY_VERIFY(f.ready() && !f.has("country:CH"));
}

void TestMapPage::draftOfRulesIsShownAndEnded()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    const auto changes = [&f] {
        std::set<Change> all;
        for (const GraphEdge& edge : f.page->model().geometry()->graph().edges)
            all.insert(edge.change);
        return all;
    };
    QVERIFY(!f.page->draftBanner()->isVisible());
    f.page->setRuleDraft(std::make_shared<const RuleSet>(
        std::vector<Rule> {{"Web", "dst_port = 443", true, {}, {}}}));
    QVERIFY(f.page->draftBanner()->isVisible());
    QTRY_VERIFY(f.ready());
    QVERIFY(changes() == (std::set<Change> {Change::Relabelled})); // stored flows have no label
    QStringList legend;
    for (const QCheckBox* box : f.page->side()->findChildren<QCheckBox*>())
        legend << box->text();
    QVERIFY2(!legend.filter(QStringLiteral("Would be labelled otherwise")).isEmpty(),
        qPrintable(legend.join(u'|')));
    QSignalSpy ended(f.page.get(), &MapPage::draftEndRequested);
    f.page->draftBanner()->endButton()->click();
    QCOMPARE(ended.size(), 1);
    f.page->setRuleDraft(nullptr);
    QVERIFY(!f.page->draftBanner()->isVisible());
    QTRY_VERIFY(f.ready());
    QVERIFY(changes() == (std::set<Change> {Change::None}));
}

void TestMapPage::segmentsAreShownClosed()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    QCOMPARE(f.ids(),
        (std::vector<std::string> {
            "outside:203.0.0.0/16", "segment:clients", "segment:servers", "world"}));
    f.page->setTrusts({{"servers", "dmz"}});
    QTRY_VERIFY(f.ready());
    const auto servers = f.page->model().geometry()->nodeById("segment:servers");
    QCOMPARE(f.page->model().geometry()->graph().nodes[*servers].category, std::string("dmz"));
}

void TestMapPage::expandAndCollapse()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    Q_EMIT f.page->view()->nodeActivated("segment:servers");
    QTRY_VERIFY(f.ready() && f.has("host:10.2.0.1"));
    QVERIFY(f.page->isOpen("segment:servers"));
    f.page->collapse("host:10.2.0.1"); // its box is meant
    QTRY_VERIFY(f.ready() && !f.has("host:10.2.0.1"));
    f.page->showAssets(true);
    QTRY_VERIFY(f.ready() && f.has("host:10.1.0.2") && f.has("host:10.2.0.2"));
    f.page->collapse("segment:servers");
    QTRY_VERIFY(f.ready() && f.has("host:10.1.0.2") && !f.has("host:10.2.0.2"));
    f.page->expand("host:10.1.0.2");
    QTRY_VERIFY(f.ready() && f.has("host:10.2.0.2"));
}

void TestMapPage::filterAndTimeOfTheInvestigationApply()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    f.investigation.setFilter(*parseFilter("dst_port = 22"));
    QTRY_VERIFY(f.ready());
    QCOMPARE(f.ids(), (std::vector<std::string> {"segment:clients", "segment:servers"}));
    QVERIFY(equal(f.page->filterBar()->filter(), f.investigation.state().filter));
    f.investigation.clear();
    f.investigation.setRange({std::nullopt, *timestampFromString("2026-03-02")});
    QTRY_VERIFY(f.ready());
    QCOMPARE(f.page->model().geometry()->graph().edges.size(), std::size_t {1});
}

void TestMapPage::edgeLeadsToItsFlows()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    QSignalSpy flows(f.page.get(), &PageWidget::flowsRequested);
    QSignalSpy conversations(f.page.get(), &PageWidget::conversationsRequested);
    Q_EMIT f.page->view()->edgeActivated("segment:clients > segment:servers remote control");
    QCOMPARE(flows.size(), 1);
    QCOMPARE(conversations.size(), 1);
    const auto filter = flows[0][0].value<FilterPtr>();
    QVERIFY(equal(filter,
        *parseFilter("src_segment = clients and dst_segment = servers and protocol = tcp and "
                     "dst_port = 22")));
}

void TestMapPage::nothingIsAskedWhileHidden()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    f.page->hide();
    const NetworkMapPtr before = f.page->map();
    f.investigation.setFilter(*parseFilter("dst_port = 22"));
    QVERIFY(!f.page->isUpToDate());
    QCOMPARE(f.page->map(), before);
    f.page->show();
    QTRY_VERIFY(f.ready() && f.page->map() != before);
}

void TestMapPage::comparisonTellsWhatIsNew()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    f.investigation.setRange({*timestampFromString("2026-03-02"), std::nullopt});
    f.page->compare(TimeRange {std::nullopt, *timestampFromString("2026-03-02")}, true);
    f.page->showAssets(true);
    QTRY_VERIFY(f.ready() && f.has("host:10.1.0.2"));
    for (const GraphEdge& edge : f.page->model().geometry()->graph().edges)
        QVERIFY(edge.change == Change::Added);
    f.page->compare(std::nullopt, false);
    QTRY_VERIFY(f.ready());
    for (const GraphEdge& edge : f.page->model().geometry()->graph().edges)
        QVERIFY(edge.change == Change::None);
}

void TestMapPage::groupOfTheUserIsOneNode()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    f.page->model().gather({"segment:clients", "segment:servers"}, "inside");
    QTRY_VERIFY(f.ready() && f.has("group:inside"));
    QVERIFY(!f.has("segment:clients"));
    f.page->model().undoStack().undo();
    QTRY_VERIFY(f.ready() && f.has("segment:clients"));
}

void TestMapPage::expandingMovesNothingFar()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    const auto before = f.page->model().centres();
    f.page->expand("segment:servers");
    QTRY_VERIFY(f.ready() && f.has("host:10.2.0.1"));
    for (const auto& [id, at] : f.page->model().centres()) {
        const auto was = before.at(id);
        QVERIFY2(std::hypot(at.x - was.x, at.y - was.y) < 250, id.c_str());
    }
}

void TestMapPage::stateStaysWithTheWorkspace()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    f.page->model().moveBy({"segment:servers"}, {321, 123});
    f.page->model().setNote("segment:clients", QStringLiteral("ask Eve"));
    f.page->expand("segment:servers");
    QTRY_VERIFY(f.ready() && f.has("host:10.2.0.1"));
    const auto place = f.page->model().centres().at("segment:servers");
    f.page->saveState();
    f.page.reset();
    f.start();
    QTRY_VERIFY(f.ready() && f.has("host:10.2.0.1"));
    QCOMPARE(f.page->model().edits().notes.at("segment:clients"), QStringLiteral("ask Eve"));
    QVERIFY(f.page->model().edits().pinned.contains("segment:servers"));
    const auto again = f.page->model().centres().at("segment:servers");
    QVERIFY(std::hypot(again.x - place.x, again.y - place.y) < 1);
}

void TestMapPage::damagedStateIsLeftOut()
{
    GraphEdits edits;
    MapView view;
    for (const char* text :
        {"", "[]", "{\"centres\": {\"a\": [1e300, \"x\"]}, \"pinned\": [\"a\", 7]}",
            "{\"hidden\": 5, \"notes\": []"})
        readMapState(text, edits, view);
    QVERIFY(edits == GraphEdits());
}

void TestMapPage::pictureIsSaved()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    QSignalSpy told(f.page.get(), &PageWidget::message);
    for (const char* format : {"svg", "graphml"}) {
        const QString path = f.folder.filePath(QStringLiteral("map.") + QLatin1String(format));
        f.page->exportTo(path, QLatin1String(format));
        QTRY_VERIFY(QFile::exists(path) && QFile(path).size() > 300);
    }
    QTRY_COMPARE(told.size(), 2);
}

void TestMapPage::emptyMapSaysWhy()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    f.investigation.setFilter(*parseFilter("dst_port = 9"));
    QTRY_VERIFY(f.ready() && f.ids().empty());
    bool told = false;
    for (const QLabel* label : f.page->view()->findChildren<QLabel*>())
        told |= label->isVisible() && label->text().contains(QStringLiteral("No flows match"));
    QVERIFY(told);
}

void TestMapPage::whatIsShownCanBeTakenBack()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    const auto before = f.ids();
    const auto places = f.page->model().centres();
    f.page->view()->setFocus();
    QTest::mouseDClick(f.page->view(), Qt::LeftButton, {}, f.centre("segment:servers"));
    QTRY_VERIFY(f.ready() && f.has("host:10.2.0.1"));
    f.page->expand("host:10.1.0.2");
    QTRY_VERIFY(f.ready() && f.has("host:10.1.0.2"));
    f.undo();
    QTRY_VERIFY(f.ready() && !f.has("host:10.1.0.2") && f.has("host:10.2.0.1"));
    f.undo();
    QTRY_VERIFY(f.ready() && f.ids() == before);
    for (const auto& [id, at] : f.page->model().centres()) {
        const auto was = places.at(id);
        QVERIFY2(std::hypot(at.x - was.x, at.y - was.y) < 1, id.c_str());
    }
    f.page->model().undoStack().redo();
    QTRY_VERIFY(f.ready() && f.has("host:10.2.0.1"));
    f.page->collapse("segment:servers");
    QTRY_VERIFY(f.ready() && !f.has("host:10.2.0.1"));
    f.undo();
    QTRY_VERIFY(f.ready() && f.has("host:10.2.0.1"));
    f.page->showAssets(true);
    QTRY_VERIFY(f.ready() && f.has("host:10.1.0.1"));
    f.undo();
    QTRY_VERIFY(f.ready() && !f.has("host:10.1.0.1"));
    QVERIFY(!f.page->toolbar()->showsAssets());
}

void TestMapPage::legendCanBeTakenBack()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    const auto shown = f.page->model().geometry()->shownEdgeCount();
    QCheckBox* web = nullptr;
    for (QCheckBox* box : f.page->side()->findChildren<QCheckBox*>())
        if (box->text().startsWith(QStringLiteral("Web")))
            web = box;
    QVERIFY(web && web->isChecked());
    web->click();
    QVERIFY(f.page->model().geometry()->shownEdgeCount() < shown);
    f.page->view()->setFocus();
    f.undo();
    QCOMPARE(f.page->model().geometry()->shownEdgeCount(), shown);
    QVERIFY(web->isChecked());
    f.page->model().undoStack().redo();
    QVERIFY(!web->isChecked());
}

void TestMapPage::arrangingCanBeTakenBack()
{
    Fixture f(false, std::make_shared<RowEngine>());
    QTRY_VERIFY(f.ready());
    f.page->expand("segment:servers");
    QTRY_VERIFY(f.ready() && f.has("host:10.2.0.1"));
    f.page->model().moveBy({"segment:clients"}, {900, 700});
    f.page->model().setPinned({"segment:clients"}, false);
    const auto before = f.page->model().centres();
    f.page->arrange();
    QTRY_VERIFY(f.ready() && f.page->model().centres() != before);
    f.undo();
    QTRY_VERIFY(f.ready());
    for (const auto& [id, at] : f.page->model().centres()) {
        const auto was = before.at(id);
        QVERIFY2(std::hypot(at.x - was.x, at.y - was.y) < 1, id.c_str());
    }
}

void TestMapPage::assetsHaveTheirNamesAndRoles()
{
    Fixture f(true);
    AssetEdits edits;
    edits.name = "ledger";
    edits.role = "file-server";
    QVERIFY(f.session->assets().edit(*IpAddress::fromString("10.2.0.1"), edits).ok());
    f.page->hide();
    f.page->show();
    QTRY_VERIFY(f.ready());
    f.page->expand("segment:servers");
    QTRY_VERIFY(f.ready() && f.has("host:10.2.0.1"));
    const auto node = f.page->model().geometry()->nodeById("host:10.2.0.1");
    const GraphNode& server = f.page->model().geometry()->graph().nodes[*node];
    QCOMPARE(server.label, std::string("ledger"));
    QCOMPARE(server.detail, std::string("10.2.0.1 · File server"));
}

void TestMapPage::droppedAssetChangesItsSegment()
{
    Fixture f(true);
    const auto keep = [&](std::vector<Segment>& kept) -> Result<void> {
        for (const auto& [name, prefix] :
            {std::pair("clients", "10.1.0.0/16"), std::pair("servers", "10.2.0.0/16")}) {
            Segment segment;
            segment.name = name;
            segment.prefixes = {*IpPrefix::fromString(prefix)};
            kept.push_back(std::move(segment));
        }
        return {};
    };
    QVERIFY(f.session->enrichment()->editSegments(keep).ok());
    QTRY_VERIFY(f.ready());
    f.page->expand("segment:clients");
    QTRY_VERIFY(f.ready() && f.has("host:10.1.0.2"));
    f.page->view()->fit();
    const QPoint from = f.centre("host:10.1.0.2");
    const QPoint to = f.centre("segment:servers");
    QTest::mousePress(f.page->view(), Qt::LeftButton, {}, from);
    for (const double part : {0.3, 0.6, 1.0}) {
        const QPoint at = from + (to - from) * part;
        QMouseEvent move(QEvent::MouseMove, at, f.page->view()->mapToGlobal(at), Qt::NoButton,
            Qt::LeftButton, {});
        QCoreApplication::sendEvent(f.page->view(), &move);
    }
    QTest::mouseRelease(f.page->view(), Qt::LeftButton, {}, to);
    auto* const question = f.page->findChild<QMessageBox*>();
    QVERIFY(question);
    QVERIFY(question->text().contains(QStringLiteral("10.1.0.2")));
    for (QAbstractButton* button : question->buttons())
        if (question->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    const auto prefixesOf = [&f](const std::string& name) {
        const auto& segments = f.session->enrichment()->segments()->segments();
        const auto at = std::ranges::find(segments, name, &Segment::name);
        return at == segments.end() ? std::vector<IpPrefix>() : at->prefixes;
    };
    const IpPrefix host = *IpPrefix::fromString("10.1.0.2/32");
    QTRY_COMPARE(std::ranges::count(prefixesOf("servers"), host), 1);
    QCOMPARE(std::ranges::count(prefixesOf("clients"), host), 0);
}

void TestMapPage::listHasTheMenuOfNodes()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    GraphNodesList* const list = f.page->side()->nodes();
    QSignalSpy asked(list, &GraphNodesList::menuRequested);
    const QModelIndex first = list->model()->index(0, 0);
    const QPoint at = list->visualRect(first).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, list->viewport()->mapToGlobal(at));
    QCoreApplication::sendEvent(list->viewport(), &event);
    QCOMPARE(asked.size(), 1);
    auto* const menu = f.page->findChild<QMenu*>(QString(), Qt::FindDirectChildrenOnly);
    QVERIFY(menu && !menu->actions().isEmpty());
    menu->close();
}

QTEST_MAIN(TestMapPage)
#include "tst_mappage.moc"
