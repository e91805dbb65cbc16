// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and keyboard of GraphView.
#include "ui/graph/graphview.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace nb {

namespace {

constexpr double kReach = 6; ///< pixels around the pointer in which an edge is hit
constexpr double kStep = 1.2; ///< zoom of one press or notch
constexpr double kPanStep = 60; ///< pixels of an arrow where there is no node

QPointF directionOf(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return {-1, 0};
    case Qt::Key_Right:
        return {1, 0};
    case Qt::Key_Up:
        return {0, -1};
    default:
        return {0, 1};
    }
}

} // namespace

GraphView::Hit GraphView::hitAt(const QPointF& pos) const
{
    Hit hit;
    const GraphGeometryPtr& geometry = m_model.geometry();
    // where many are drawn as one there is nothing to point at but boxes
    if (!geometry)
        return hit;
    const QPointF point = m_transform.unmap(pos);
    hit.node = geometry->nodeAt(point);
    const bool onLeaf = hit.node && !geometry->isContainer(*hit.node);
    if (m_counts.aggregated) {
        if (onLeaf && geometry->graph().nodes[*hit.node].parent != kNoParent)
            hit.node = static_cast<std::uint32_t>(geometry->graph().nodes[*hit.node].parent);
        return hit;
    }
    if (!onLeaf)
        hit.edge = geometry->edgeAt(point, kReach / m_transform.scale);
    if (hit.edge)
        hit.node.reset();
    return hit;
}

void GraphView::hover(const QPointF& pos)
{
    const GraphGeometryPtr& geometry = m_model.geometry();
    if (!geometry)
        return;
    const Hit hit = hitAt(pos);
    setCursor(hit.edge || (hit.node && !geometry->isContainer(*hit.node)) ? Qt::PointingHandCursor
                                                                          : Qt::ArrowCursor);
    if (hit.node == m_hovered.node && hit.edge == m_hovered.edge)
        return;
    m_hovered = hit;
    update();
}

void GraphView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    m_hovered = {};
    update();
}

void GraphView::mousePressEvent(QMouseEvent* event)
{
    if (!m_model.geometry() || event->button() == Qt::RightButton)
        return;
    m_press = event->position();
    m_last = m_press;
    m_pressedNode.clear();
    const Hit hit = hitAt(m_press);
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    if (event->button() == Qt::MiddleButton) {
        m_drag = Drag::Ground;
        return;
    }
    if (hit.node && !shift) {
        m_pressedNode = nodeId(*hit.node);
        return;
    }
    m_drag = shift ? Drag::Band : Drag::None;
}

void GraphView::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF pos = event->position();
    if ((event->buttons() & (Qt::LeftButton | Qt::MiddleButton)) == 0) {
        hover(pos);
        return;
    }
    const bool far = (pos - m_press).manhattanLength() >= QApplication::startDragDistance();
    if (m_drag == Drag::None && far) {
        const auto node = indexOf(m_pressedNode);
        const bool box = node && m_model.geometry()->isContainer(*node);
        // a box is taken by its name, its ground moves the picture
        const QRectF area = node ? m_transform.map(m_model.geometry()->rect(*node)) : QRectF();
        const bool title = box && m_press.y() <= area.top() + 30 * std::max(0.6, m_transform.scale);
        m_drag = node && (!box || title) ? Drag::Node : Drag::Ground;
        m_fitted = true; // what is dragged stays under the pointer
        if (m_drag == Drag::Node && !m_model.selectedNodes().contains(m_pressedNode))
            m_model.select({m_pressedNode}, {});
    }
    if (m_drag == Drag::Ground) {
        m_transform.offset += pos - m_last;
        m_fitted = true;
        moved();
    } else if (m_drag != Drag::None) {
        update();
    }
    m_last = pos;
}

void GraphView::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_model.geometry())
        return;
    const Drag drag = std::exchange(m_drag, Drag::None);
    const QPointF pos = event->position();
    const bool extend = event->modifiers().testFlag(Qt::ControlModifier);
    if (drag == Drag::Node)
        endNodeDrag(pos);
    else if (drag == Drag::Band && (pos - m_press).manhattanLength() > 3)
        endBand(pos, extend);
    else if (drag != Drag::Ground && event->button() == Qt::LeftButton)
        click(hitAt(pos), extend || drag == Drag::Band);
    update();
}

void GraphView::click(const Hit& hit, bool extend)
{
    GraphIds nodes = extend ? m_model.selectedNodes() : GraphIds {};
    GraphIds edges = extend ? m_model.selectedEdges() : GraphIds {};
    const auto toggle = [](GraphIds& ids, const std::string& id) {
        if (!ids.insert(id).second)
            ids.erase(id);
    };
    if (hit.node) {
        toggle(nodes, nodeId(*hit.node));
        setCurrent(nodeId(*hit.node));
    }
    if (hit.edge)
        toggle(edges, m_model.geometry()->graph().edges[*hit.edge].id);
    m_model.select(std::move(nodes), std::move(edges));
}

GraphIds GraphView::chosen() const
{
    if (!m_model.selectedNodes().empty())
        return m_model.selectedNodes();
    return indexOf(m_current) ? GraphIds {m_current} : GraphIds {};
}

void GraphView::endNodeDrag(const QPointF& pos)
{
    const GraphGeometryPtr geometry = m_model.geometry();
    const auto node = indexOf(m_pressedNode);
    if (!node)
        return;
    const Graph& graph = geometry->graph();
    const std::int32_t parent = graph.nodes[*node].parent;
    if (parent == kNoParent) {
        m_model.moveBy(chosen(), (pos - m_press) / m_transform.scale);
        return;
    }
    // what lies in a box stays there, unless another box is meant
    const auto& boxes = geometry->shownContainers();
    const QPointF point = m_transform.unmap(pos);
    for (auto it = boxes.rbegin(); it != boxes.rend(); ++it) {
        if (!geometry->rect(*it).contains(point))
            continue;
        if (*it != static_cast<std::uint32_t>(parent))
            Q_EMIT droppedInto(graph.nodes[*node].id, graph.nodes[*it].id);
        return;
    }
    if (const auto under = geometry->nodeAt(point);
        under && graph.nodes[*under].kind == NodeKind::Segment)
        Q_EMIT droppedInto(graph.nodes[*node].id, graph.nodes[*under].id);
}

void GraphView::endBand(const QPointF& pos, bool extend)
{
    constexpr std::size_t kMost = 200'000;
    const QRectF area = m_transform.unmap(QRectF(m_press, pos).normalized());
    GraphIds nodes = extend ? m_model.selectedNodes() : GraphIds {};
    for (const std::uint32_t node : m_model.geometry()->leavesIn(area, kMost))
        nodes.insert(nodeId(node));
    m_model.select(std::move(nodes), extend ? m_model.selectedEdges() : GraphIds {});
}

void GraphView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (!m_model.geometry() || event->button() != Qt::LeftButton)
        return;
    const Hit hit = hitAt(event->position());
    if (hit.node)
        Q_EMIT nodeActivated(nodeId(*hit.node));
    else if (hit.edge)
        Q_EMIT edgeActivated(m_model.geometry()->graph().edges[*hit.edge].id);
}

void GraphView::wheelEvent(QWheelEvent* event)
{
    const QPoint pixels = event->pixelDelta();
    const bool zoom = pixels.isNull() || event->modifiers().testFlag(Qt::ControlModifier);
    if (zoom) {
        zoomBy(std::pow(kStep, event->angleDelta().y() / 120.0), event->position());
    } else { // a touch pad moves
        m_transform.offset += pixels;
        m_fitted = true;
        moved();
    }
    event->accept();
}

void GraphView::contextMenuEvent(QContextMenuEvent* event)
{
    if (!m_model.geometry())
        return;
    Hit hit;
    QPoint place = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        hit.node = indexOf(m_current);
        if (hit.node)
            place = mapToGlobal(
                m_transform.map(m_model.geometry()->rect(*hit.node)).center().toPoint());
    } else {
        hit = hitAt(event->pos());
    }
    const std::string node = hit.node ? nodeId(*hit.node) : std::string {};
    const std::string edge
        = hit.edge ? m_model.geometry()->graph().edges[*hit.edge].id : std::string {};
    if (!node.empty() && !m_model.selectedNodes().contains(node))
        m_model.select({node}, {});
    if (!edge.empty() && !m_model.selectedEdges().contains(edge))
        m_model.select({}, {edge});
    Q_EMIT menuRequested(place, node, edge);
}

void GraphView::step(int key, bool extend)
{
    const GraphGeometryPtr geometry = m_model.geometry();
    const QPointF direction = directionOf(key);
    auto at = indexOf(m_current);
    std::optional<std::uint32_t> next;
    if (at) {
        next = geometry->neighbour(*at, direction);
    } else { // begin where one looks
        const auto leaves = geometry->leavesIn(visibleArea(), 1);
        if (!leaves.empty())
            next = leaves.front();
    }
    if (!next) {
        m_transform.offset -= direction * kPanStep;
        m_fitted = true;
        moved();
        return;
    }
    setCurrent(nodeId(*next));
    GraphIds nodes = extend ? m_model.selectedNodes() : GraphIds {};
    nodes.insert(m_current);
    m_model.select(std::move(nodes), {});
    const QRectF box = m_transform.map(geometry->rect(*next));
    if (!QRectF(rect()).contains(box)) {
        m_transform.offset += QRectF(rect()).center() - box.center();
        m_fitted = true;
        moved();
    }
}

bool GraphView::pressCommand(int key, bool shift)
{
    switch (key) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(kStep, QRectF(rect()).center());
        return true;
    case Qt::Key_Minus:
        zoomBy(1 / kStep, QRectF(rect()).center());
        return true;
    case Qt::Key_0:
        fit();
        return true;
    case Qt::Key_P: {
        const GraphIds ids = chosen();
        const bool all = std::ranges::all_of(
            ids, [this](const std::string& id) { return m_model.edits().pinned.contains(id); });
        m_model.setPinned(ids, !all);
        return true;
    }
    case Qt::Key_H:
        shift ? m_model.showAll() : m_model.hide(chosen());
        return true;
    case Qt::Key_Delete:
        m_model.hide(chosen());
        return true;
    case Qt::Key_E:
        for (const std::string& id : chosen()) {
            if (shift)
                Q_EMIT collapseRequested(id);
            else
                Q_EMIT expandRequested(id);
        }
        return true;
    case Qt::Key_N:
        m_model.selectNeighbours();
        return true;
    default:
        return false;
    }
}

void GraphView::keyPressEvent(QKeyEvent* event)
{
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    if (!m_model.geometry()
        || (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) != 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        step(event->key(), shift);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (indexOf(m_current))
            Q_EMIT nodeActivated(m_current);
        else if (!m_model.selectedEdges().empty())
            Q_EMIT edgeActivated(*m_model.selectedEdges().begin());
        return;
    case Qt::Key_Space:
        click({indexOf(m_current), {}}, true);
        return;
    case Qt::Key_Escape:
        if (m_model.selectedNodes().empty() && m_model.selectedEdges().empty())
            break;
        m_model.select({}, {});
        return;
    default:
        if (pressCommand(event->key(), shift))
            return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace nb
