// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphmodel.h"

#include "ui/graph/graphcommands.h"

#include <algorithm>
#include <utility>

namespace nb {

namespace {

constexpr std::size_t kAtOnce = 4000; ///< nodes and edges that are prepared in the GUI thread

layout::Point centreOf(const layout::Box& box)
{
    return {(box.left + box.right) / 2, (box.top + box.bottom) / 2};
}

std::vector<bool> marked(const std::vector<GraphNode>& nodes, const GraphIds& ids)
{
    if (ids.empty())
        return {};
    std::vector<bool> marks(nodes.size(), false);
    for (std::size_t i = 0; i < nodes.size(); ++i)
        marks[i] = ids.contains(nodes[i].id);
    return marks;
}

} // namespace

GraphModel::GraphModel(QObject* parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

GraphModel::~GraphModel()
{
    m_request.cancel();
    m_pool.waitForDone();
}

void GraphModel::setGraph(GraphPtr graph, GraphPlaces places)
{
    m_graph = std::move(graph);
    m_places = std::move(places);
    if (m_graph) {
        GraphIds nodes;
        for (const GraphNode& node : m_graph->nodes)
            if (m_selectedNodes.contains(node.id))
                nodes.insert(node.id);
        GraphIds edges;
        for (const GraphEdge& edge : m_graph->edges)
            if (m_selectedEdges.contains(edge.id))
                edges.insert(edge.id);
        select(std::move(nodes), std::move(edges));
    }
    rebuild();
}

void GraphModel::rebuild()
{
    if (!m_graph) {
        m_request.cancel();
        show(nullptr);
        return;
    }
    auto work = [graph = m_graph, places = movedPlaces(), hidden = hidden()] {
        return std::make_shared<const GraphGeometry>(graph, places, hidden);
    };
    if (m_graph->nodes.size() + m_graph->edges.size() <= kAtOnce) {
        m_request.cancel();
        show(work());
        return;
    }
    m_request.start(
        m_pool, this,
        [work = std::move(work)](const std::stop_token&) -> Result<GraphGeometryPtr> {
            return GraphGeometryPtr(work());
        },
        [this](Result<GraphGeometryPtr> made) {
            if (made)
                show(std::move(made).value());
        });
}

void GraphModel::show(GraphGeometryPtr geometry)
{
    m_geometry = std::move(geometry);
    updateMarks();
    Q_EMIT geometryChanged();
}

GraphPlaces GraphModel::movedPlaces() const
{
    GraphPlaces places = m_places;
    const auto& nodes = m_graph->nodes;
    places.boxes.resize(nodes.size());
    std::vector<layout::Point> shift(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].parent != kNoParent) {
            shift[i] = shift[static_cast<std::size_t>(nodes[i].parent)];
        } else if (const auto moved = m_edits.centres.find(nodes[i].id);
                   moved != m_edits.centres.end()) { // moved by hand since it was arranged
            const layout::Point centre = centreOf(places.boxes[i]);
            shift[i] = {moved->second.x - centre.x, moved->second.y - centre.y};
        }
        layout::Box& box = places.boxes[i];
        box = {box.left + shift[i].x, box.top + shift[i].y, box.right + shift[i].x,
            box.bottom + shift[i].y};
    }
    return places;
}

GraphHidden GraphModel::hidden() const
{
    GraphHidden hidden;
    hidden.nodes.assign(m_graph->nodes.size(), false);
    for (std::size_t i = 0; i < m_graph->nodes.size(); ++i) {
        const GraphNode& node = m_graph->nodes[i];
        hidden.nodes[i]
            = m_edits.hidden.contains(node.id) || m_filter.nodes.contains(node.category);
    }
    hidden.edges.assign(m_graph->edges.size(), false);
    for (std::size_t i = 0; i < m_graph->edges.size(); ++i) {
        const GraphEdge& edge = m_graph->edges[i];
        hidden.edges[i]
            = m_filter.edges.contains(edge.category) || m_filter.changes.contains(edge.change);
    }
    return hidden;
}

void GraphModel::updateMarks()
{
    m_marks = {};
    if (!m_geometry)
        return;
    const auto& nodes = m_geometry->graph().nodes;
    const auto& edges = m_geometry->graph().edges;
    m_marks.selectedNodes = marked(nodes, m_selectedNodes);
    m_marks.pinned = marked(nodes, m_edits.pinned);
    if (!m_edits.notes.empty()) {
        m_marks.noted.assign(nodes.size(), false);
        for (std::size_t i = 0; i < nodes.size(); ++i)
            m_marks.noted[i] = m_edits.notes.contains(nodes[i].id);
    }
    if (!m_selectedEdges.empty()) {
        m_marks.selectedEdges.assign(edges.size(), false);
        for (std::size_t i = 0; i < edges.size(); ++i)
            m_marks.selectedEdges[i] = m_selectedEdges.contains(edges[i].id);
    }
    if (m_brightNodes.empty() && m_brightEdges.empty())
        return;
    m_marks.dimmedNodes.assign(nodes.size(), true);
    for (std::size_t i = 0; i < nodes.size(); ++i)
        m_marks.dimmedNodes[i] = !m_brightNodes.contains(nodes[i].id);
    m_marks.dimmedEdges.assign(edges.size(), true);
    for (std::size_t i = 0; i < edges.size(); ++i)
        m_marks.dimmedEdges[i] = !m_brightEdges.contains(edges[i].id);
}

void GraphModel::restoreEdits(GraphEdits edits)
{
    m_undo.clear();
    setEdits(edits);
}

void GraphModel::apply(GraphEdits edits, const QString& text, int mergeKey)
{
    if (edits != m_edits)
        m_undo.push(new EditGraphCommand(*this, m_edits, std::move(edits), text, mergeKey));
}

void GraphModel::setEdits(const GraphEdits& edits)
{
    const GraphEdits before = std::exchange(m_edits, edits);
    if (before.hidden != m_edits.hidden || before.centres != m_edits.centres)
        rebuild();
    updateMarks();
    Q_EMIT marksChanged();
    Q_EMIT editsChanged();
    if (before.gathered != m_edits.gathered)
        Q_EMIT gatheredChanged();
}

void GraphModel::hide(const GraphIds& ids)
{
    if (ids.empty())
        return;
    GraphEdits edits = m_edits;
    edits.hidden.insert(ids.begin(), ids.end());
    apply(std::move(edits), tr("Hide %Ln node(s)", nullptr, static_cast<int>(ids.size())));
}

void GraphModel::showAll()
{
    GraphEdits edits = m_edits;
    edits.hidden.clear();
    apply(std::move(edits), tr("Show all nodes"));
}

void GraphModel::setPinned(const GraphIds& ids, bool pinned)
{
    GraphEdits edits = m_edits;
    const auto now = centres();
    for (const std::string& id : ids) {
        if (!now.contains(id))
            continue;
        if (pinned) {
            edits.pinned.insert(id);
            edits.centres[id] = now.at(id);
        } else {
            edits.pinned.erase(id);
            // it stays where it is until the next arrangement
        }
    }
    apply(std::move(edits), pinned ? tr("Pin") : tr("Unpin"));
}

void GraphModel::moveBy(const GraphIds& ids, const QPointF& by)
{
    constexpr int kMoveKey = 1;
    GraphEdits edits = m_edits;
    const auto now = centres();
    for (const std::string& id : ids) {
        const auto at = now.find(id);
        if (at == now.end())
            continue;
        edits.centres[id] = {at->second.x + by.x(), at->second.y + by.y()};
        edits.pinned.insert(id);
    }
    apply(std::move(edits), tr("Move"), kMoveKey);
}

void GraphModel::forgetMoves()
{
    std::erase_if(m_edits.centres,
        [this](const auto& entry) { return !m_edits.pinned.contains(entry.first); });
}

void GraphModel::setNote(const std::string& id, const QString& note)
{
    GraphEdits edits = m_edits;
    if (note.trimmed().isEmpty())
        edits.notes.erase(id);
    else
        edits.notes[id] = note;
    apply(std::move(edits), tr("Note"));
}

void GraphModel::gather(const GraphIds& ids, const std::string& name)
{
    GraphEdits edits = m_edits;
    for (const std::string& id : ids)
        edits.gathered[id] = name;
    apply(std::move(edits), tr("Group"));
}

void GraphModel::scatter(const std::string& name)
{
    GraphEdits edits = m_edits;
    std::erase_if(edits.gathered, [&name](const auto& entry) { return entry.second == name; });
    apply(std::move(edits), tr("Ungroup"));
}

void GraphModel::setFilter(GraphFilter filter)
{
    if (filter == m_filter)
        return;
    m_undo.push(new FilterGraphCommand(*this, m_filter, std::move(filter), tr("Legend")));
}

void GraphModel::applyFilter(const GraphFilter& filter)
{
    m_filter = filter;
    rebuild();
    Q_EMIT filterChanged();
}

void GraphModel::select(GraphIds nodes, GraphIds edges)
{
    if (nodes == m_selectedNodes && edges == m_selectedEdges)
        return;
    m_selectedNodes = std::move(nodes);
    m_selectedEdges = std::move(edges);
    updateMarks();
    Q_EMIT marksChanged();
    Q_EMIT selectionChanged();
}

void GraphModel::selectNeighbours()
{
    if (!m_geometry)
        return;
    GraphIds nodes = m_selectedNodes;
    GraphIds edges;
    const Graph& graph = m_geometry->graph();
    for (const std::uint32_t e : m_geometry->shownEdges()) {
        const GraphEdge& edge = graph.edges[e];
        const std::string& from = graph.nodes[edge.from].id;
        const std::string& to = graph.nodes[edge.to].id;
        if (!m_selectedNodes.contains(from) && !m_selectedNodes.contains(to))
            continue;
        nodes.insert(from);
        nodes.insert(to);
        edges.insert(edge.id);
    }
    select(std::move(nodes), std::move(edges));
}

void GraphModel::setEmphasis(GraphIds nodes, GraphIds edges)
{
    m_brightNodes = std::move(nodes);
    m_brightEdges = std::move(edges);
    updateMarks();
    Q_EMIT marksChanged();
}

std::map<std::string, layout::Point, std::less<>> GraphModel::centres() const
{
    std::map<std::string, layout::Point, std::less<>> centres;
    if (!m_geometry)
        return centres;
    const auto& nodes = m_geometry->graph().nodes;
    for (std::size_t i = 0; i < nodes.size(); ++i)
        if (nodes[i].parent == kNoParent)
            centres.emplace(nodes[i].id, centreOf(m_geometry->places().boxes[i]));
    return centres;
}

} // namespace nb
