// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/graphs.h"
#include "ui/graph/graphimage.h"
#include "ui/graph/graphlegend.h"
#include "ui/graph/graphminimap.h"
#include "ui/graph/graphnodesmodel.h"
#include "ui/graph/graphsearchbox.h"
#include "ui/graph/graphview.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QElapsedTimer>
#include <QImage>
#include <QLineEdit>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QXmlStreamReader>

using namespace nb;
using namespace nb::test;

namespace {

layout::Box box(double x, double y)
{
    return {x, y, x + 120, y + 40};
}

/// Four nodes in a square, the last two in a box of their own.
PlacedTestGraph square()
{
    auto graph = std::make_shared<Graph>();
    const auto node = [&](const char* id, NodeKind kind, std::int32_t parent) {
        GraphNode made;
        made.id = id;
        made.label = std::string(id) + ".example";
        made.kind = kind;
        made.parent = parent;
        made.category = kind == NodeKind::Segment ? "internal" : "server";
        graph->nodes.push_back(made);
    };
    node("a", NodeKind::Segment, kNoParent);
    node("b", NodeKind::Segment, kNoParent);
    node("box", NodeKind::Segment, kNoParent);
    node("c", NodeKind::Asset, 2);
    node("d", NodeKind::Asset, 2);
    const auto edge = [&](std::uint32_t from, std::uint32_t to, const char* category) {
        GraphEdge made;
        made.id = std::to_string(from) + ">" + std::to_string(to);
        made.from = from;
        made.to = to;
        made.category = category;
        made.label = "https";
        made.weight = 1e6;
        made.attributes = {{"flows", std::int64_t {3}}};
        graph->edges.push_back(made);
    };
    edge(0, 1, "web");
    edge(0, 3, "data");
    edge(3, 4, "web");
    GraphPlaces places;
    places.boxes = {box(0, 0), box(300, 0), {-20, 180, 500, 280}, box(0, 220), box(300, 220)};
    return {graph, places};
}

struct Fixture
{
    GraphModel model;
    GraphView view {model};

    Fixture()
    {
        view.resize(800, 600);
        view.show();
        const PlacedTestGraph made = square();
        model.setGraph(made.graph, made.places);
    }
    [[nodiscard]] QPoint centre(const char* id) const
    {
        const auto node = model.geometry()->nodeById(id);
        return view.transform().map(model.geometry()->rect(*node)).center().toPoint();
    }
    void click(const char* id, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(&view, Qt::LeftButton, modifiers, centre(id));
    }
    void drag(const QPoint& from, const QPoint& to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(&view, Qt::LeftButton, modifiers, from);
        for (const double part : {0.3, 0.6, 1.0}) {
            const QPoint at = from + (to - from) * part;
            QMouseEvent move(QEvent::MouseMove, at, view.mapToGlobal(at), Qt::NoButton,
                Qt::LeftButton, modifiers);
            QCoreApplication::sendEvent(&view, &move);
        }
        QTest::mouseRelease(&view, Qt::LeftButton, modifiers, to);
    }
};

GraphPaintCounts paint(
    const GraphGeometry& geometry, double scale, QImage& image, bool dark = false)
{
    GraphTransform transform;
    transform.scale = scale;
    transform.offset = QRectF(image.rect()).center() - geometry.bounds().center() * scale;
    const GraphMarks none;
    GraphPaintOptions options;
    options.dark = dark;
    QPainter painter(&image);
    return GraphPainter(geometry, transform, none, options).paint(painter, QRectF(image.rect()));
}

} // namespace

/// A picture on screen: pointing, keys, undo, what is drawn of large ones, and files of it.
class TestGraphView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void clickSelectsAndControlExtends();
    void clickOnALineSelectsTheEdge();
    void rubberBandSelects();
    void dragMovesPinsAndIsUndone();
    void nodeInABoxIsDroppedOnAnother();
    void groundMovesThePicture();
    void wheelZoomsAroundThePointer();
    void keysWalkHideAndPin();
    void hiddenNodesTakeTheirEdgesAlong();
    void selectionAndEditsOutliveANewGraph();
    void legendHidesWhatItNames();
    void searchRevealsOneAfterTheOther();
    void nodesAreAlsoATable();
    void emphasisDimsTheRest();
    void fewThingsAreDrawnOfALargeGraph();
    void largeGraphIsPreparedInTheBackground();
    void picturesAreFiles();
    void darkAndLightDiffer();
};

void TestGraphView::clickSelectsAndControlExtends()
{
    Fixture f;
    f.click("a");
    QCOMPARE(f.model.selectedNodes(), GraphIds({"a"}));
    QVERIFY(f.view.currentText().contains(QStringLiteral("a.example")));
    f.click("b", Qt::ControlModifier);
    QCOMPARE(f.model.selectedNodes(), GraphIds({"a", "b"}));
    f.click("a", Qt::ControlModifier);
    QCOMPARE(f.model.selectedNodes(), GraphIds({"b"}));
    QTest::mouseClick(&f.view, Qt::LeftButton, {}, QPoint(3, 3));
    QVERIFY(f.model.selectedNodes().empty());
}

void TestGraphView::clickOnALineSelectsTheEdge()
{
    Fixture f;
    QSignalSpy activated(&f.view, &GraphView::edgeActivated);
    const QPoint middle
        = f.view.transform().map(pointOf(f.model.geometry()->line(0), 0.5)).toPoint();
    QTest::mouseClick(&f.view, Qt::LeftButton, {}, middle);
    QCOMPARE(f.model.selectedEdges(), GraphIds({"0>1"}));
    QTest::mouseDClick(&f.view, Qt::LeftButton, {}, middle);
    QCOMPARE(activated.size(), 1);
}

void TestGraphView::rubberBandSelects()
{
    Fixture f;
    f.drag(f.centre("c") - QPoint(70, 40), f.centre("d") + QPoint(70, 40), Qt::ShiftModifier);
    QCOMPARE(f.model.selectedNodes(), GraphIds({"c", "d"}));
}

void TestGraphView::dragMovesPinsAndIsUndone()
{
    Fixture f;
    const auto before = f.model.centres().at("a");
    f.drag(f.centre("a"), f.centre("a") + QPoint(0, -60));
    const auto moved = f.model.centres().at("a");
    QVERIFY(std::abs(moved.y - (before.y - 60 / f.view.transform().scale)) < 1.5);
    QVERIFY(f.model.edits().pinned.contains("a"));
    f.model.undoStack().undo();
    QCOMPARE(f.model.centres().at("a").y, before.y);
    QVERIFY(f.model.edits().pinned.empty());
    f.model.undoStack().redo();
    QCOMPARE(f.model.centres().at("a").y, moved.y);
    // what lies in a box goes along with it
    const auto node = f.model.geometry()->nodeById("c");
    const QPointF inside = f.model.geometry()->rect(*node).center();
    f.model.moveBy({"box"}, {10, 20});
    QCOMPARE(f.model.geometry()->rect(*node).center(), inside + QPointF(10, 20));
}

void TestGraphView::nodeInABoxIsDroppedOnAnother()
{
    Fixture f;
    QSignalSpy dropped(&f.view, &GraphView::droppedInto);
    f.drag(f.centre("c"), f.centre("c") + QPoint(60, 0)); // within its box
    QCOMPARE(dropped.size(), 0);
    f.drag(f.centre("c"), f.centre("a"));
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(dropped[0][0].value<std::string>(), std::string("c"));
    QCOMPARE(dropped[0][1].value<std::string>(), std::string("a"));
    QCOMPARE(f.model.undoStack().count(), 0);
}

void TestGraphView::groundMovesThePicture()
{
    Fixture f;
    const QPoint before = f.centre("a");
    f.drag(QPoint(5, 5), QPoint(45, 25));
    QCOMPARE(f.centre("a") - before, QPoint(40, 20));
}

void TestGraphView::wheelZoomsAroundThePointer()
{
    Fixture f;
    const QPoint at = f.centre("b");
    const double scale = f.view.transform().scale;
    QWheelEvent wheel(at, f.view.mapToGlobal(at), {}, QPoint(0, 240), Qt::NoButton, Qt::NoModifier,
        Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&f.view, &wheel);
    QVERIFY(f.view.transform().scale > scale * 1.3);
    QVERIFY((f.centre("b") - at).manhattanLength() <= 2);
    QTest::keyClick(&f.view, Qt::Key_0);
    QVERIFY(std::abs(f.view.transform().scale - scale) < 1e-9);
}

void TestGraphView::keysWalkHideAndPin()
{
    Fixture f;
    f.view.setCurrent("a");
    QTest::keyClick(&f.view, Qt::Key_Right);
    QCOMPARE(f.view.current(), std::string("b"));
    QTest::keyClick(&f.view, Qt::Key_Down);
    QCOMPARE(f.view.current(), std::string("d"));
    QTest::keyClick(&f.view, Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(f.model.selectedNodes(), GraphIds({"c", "d"}));
    QTest::keyClick(&f.view, Qt::Key_H);
    QCOMPARE(f.model.edits().hidden, GraphIds({"c", "d"}));
    QTest::keyClick(&f.view, Qt::Key_H, Qt::ShiftModifier);
    QVERIFY(f.model.edits().hidden.empty());
    f.click("a");
    QTest::keyClick(&f.view, Qt::Key_P);
    QVERIFY(f.model.edits().pinned.contains("a"));
    QSignalSpy expand(&f.view, &GraphView::expandRequested);
    QTest::keyClick(&f.view, Qt::Key_E);
    QCOMPARE(expand.size(), 1);
    QSignalSpy activated(&f.view, &GraphView::nodeActivated);
    QTest::keyClick(&f.view, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
}

void TestGraphView::hiddenNodesTakeTheirEdgesAlong()
{
    Fixture f;
    QCOMPARE(f.model.geometry()->shownEdgeCount(), std::size_t {3});
    f.model.hide({"box"});
    QCOMPARE(f.model.geometry()->shownEdgeCount(), std::size_t {1});
    QCOMPARE(f.model.geometry()->leafCount(), std::size_t {2});
}

void TestGraphView::selectionAndEditsOutliveANewGraph()
{
    Fixture f;
    f.model.select({"a", "c"}, {"0>1"});
    f.model.setNote("a", QStringLiteral("the door"));
    PlacedTestGraph made = square();
    auto fewer = std::make_shared<Graph>(*made.graph);
    fewer->nodes.resize(2);
    fewer->edges.resize(1);
    made.places.boxes.resize(2);
    f.model.setGraph(fewer, made.places);
    QCOMPARE(f.model.selectedNodes(), GraphIds({"a"}));
    QCOMPARE(f.model.selectedEdges(), GraphIds({"0>1"}));
    QCOMPARE(f.model.edits().notes.at("a"), QStringLiteral("the door"));
    f.model.undoStack().undo();
    QVERIFY(f.model.edits().notes.empty());
}

void TestGraphView::legendHidesWhatItNames()
{
    GraphModel model;
    GraphLegend legend(model);
    const PlacedTestGraph made = square();
    model.setGraph(made.graph, made.places);
    QCheckBox* web = nullptr;
    for (QCheckBox* entry : legend.findChildren<QCheckBox*>())
        if (entry->text() == QStringLiteral("Web (2)"))
            web = entry;
    QVERIFY(web);
    web->setChecked(false);
    QCOMPARE(model.geometry()->shownEdgeCount(), std::size_t {1});
    web->setChecked(true);
    QCOMPARE(model.geometry()->shownEdgeCount(), std::size_t {3});
}

void TestGraphView::searchRevealsOneAfterTheOther()
{
    Fixture f;
    GraphSearchBox search(f.model, f.view);
    QTest::keyClicks(search.edit(), QStringLiteral("EXAMPLE"));
    QCOMPARE(f.model.selectedNodes().size(), std::size_t {5});
    search.edit()->setText(QStringLiteral("d.ex"));
    QCOMPARE(f.model.selectedNodes(), GraphIds({"d"}));
    QTest::keyClick(search.edit(), Qt::Key_Return);
    QCOMPARE(f.view.current(), std::string("d"));
    QVERIFY((f.centre("d") - f.view.rect().center()).manhattanLength() <= 2);
    search.edit()->setText(QStringLiteral("nowhere"));
    QVERIFY(!search.countText().isEmpty());
    QVERIFY(f.model.selectedNodes().empty());
}

void TestGraphView::nodesAreAlsoATable()
{
    GraphModel model;
    GraphNodesModel table(model);
    const QAbstractItemModelTester tester(&table);
    const PlacedTestGraph made = square();
    model.setGraph(made.graph, made.places);
    QCOMPARE(table.rowCount(), 5);
    const int row = table.rowOf("c");
    QCOMPARE(
        table.index(row, GraphNodesModel::Within).data().toString(), QStringLiteral("box.example"));
    QCOMPARE(
        table.index(row, GraphNodesModel::Connections).data(GraphNodesModel::SortRole).toInt(), 2);
    model.hide({"box"});
    QCOMPARE(table.rowCount(), 2);
    QCOMPARE(table.rowOf("c"), -1);
}

void TestGraphView::emphasisDimsTheRest()
{
    Fixture f;
    f.model.setEmphasis({"a", "b"}, {"0>1"});
    const auto node = f.model.geometry()->nodeById("c");
    QVERIFY(f.model.marks().dimmedNodes[*node]);
    QVERIFY(!f.model.marks().dimmedEdges[0]);
    f.model.setEmphasis({}, {});
    QVERIFY(f.model.marks().dimmedNodes.empty());
}

void TestGraphView::fewThingsAreDrawnOfALargeGraph()
{
    const PlacedTestGraph made = networkGraph(20'000, 60'000);
    const GraphGeometry geometry(made.graph, made.places, {});
    QImage image(1280, 800, QImage::Format_RGB32);
    bool aggregated = false;
    bool single = false;
    for (double scale = 0.01; scale < 4; scale *= 1.5) {
        const GraphPaintCounts counts = paint(geometry, scale, image);
        QVERIFY(counts.nodes <= GraphPainter::kMostNodes);
        QVERIFY(counts.edges <= GraphPainter::kMostEdges);
        QVERIFY(counts.cells <= 20'000);
        aggregated |= counts.aggregated && counts.cells > 0;
        single |= !counts.aggregated && counts.nodes > 0;
    }
    QVERIFY(aggregated);
    QVERIFY(single);
}

void TestGraphView::largeGraphIsPreparedInTheBackground()
{
    GraphModel model;
    GraphView view(model);
    view.resize(800, 600);
    const PlacedTestGraph made = networkGraph(20'000, 60'000);
    QElapsedTimer clock;
    clock.start();
    model.setGraph(made.graph, made.places);
    QVERIFY(model.isBusy());
    QTRY_VERIFY_WITH_TIMEOUT(model.geometry() != nullptr, 30'000);
    QCOMPARE(model.geometry()->leafCount(), std::size_t {20'000});
}

void TestGraphView::picturesAreFiles()
{
    const PlacedTestGraph made = square();
    const GraphGeometry geometry(made.graph, made.places, {});
    ImageOptions options;
    options.title = QStringLiteral("A & B <map>");
    options.caption = QStringLiteral("all flows");
    options.legend = {QStringLiteral("web")};
    options.width = 4000;
    const auto svg = graphImage(geometry, ImageFormat::Svg, options);
    QVERIFY(svg.ok());
    QXmlStreamReader reader(*svg);
    QString words;
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::Characters)
            words += reader.text();
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    for (const char* word : {"A & B <map>", "all flows", "web", "a.example"})
        QVERIFY2(words.contains(QLatin1String(word)), word);
    const auto png = graphImage(geometry, ImageFormat::Png, options);
    QVERIFY(png.ok());
    QCOMPARE(QImage::fromData(*png).width(), 4000);
    const auto pdf = graphImage(geometry, ImageFormat::Pdf, options);
    QVERIFY(pdf.ok());
    QVERIFY(pdf->startsWith("%PDF-"));
}

void TestGraphView::darkAndLightDiffer()
{
    const PlacedTestGraph made = square();
    const GraphGeometry geometry(made.graph, made.places, {});
    QImage light(400, 300, QImage::Format_RGB32);
    QImage dark(400, 300, QImage::Format_RGB32);
    paint(geometry, 0.6, light);
    paint(geometry, 0.6, dark, true);
    QVERIFY(qGray(light.pixel(1, 1)) > 200);
    QVERIFY(qGray(dark.pixel(1, 1)) < 60);
}

QTEST_MAIN(TestGraphView)
#include "tst_graphview.moc"
