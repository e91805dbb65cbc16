// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphpainter.h"

#include "core/net/ipaddress.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace nb {

using namespace graphlook;

namespace {

constexpr double kTitleHeight = 30; ///< of a box, in points of the picture
constexpr double kReadable = 34; ///< pixels of width from which a label says something
constexpr double kSmallCell = 12; ///< pixels of a cell of a coarser level
constexpr std::size_t kMostBundles = 800;
constexpr std::size_t kLabelledEdges = 24;
constexpr std::size_t kMovingEdges = 250; ///< drawn while the picture moves
constexpr std::size_t kMovingLabels = 150; ///< more nodes have no names while it moves
constexpr std::size_t kCurvedEdges = 400; ///< more are straight lines of one width
constexpr double kWideEdges = 80; ///< more lines than that are drawn thinner
constexpr double kLabelWidth = 110; ///< pixels that the name of a segment may widen its box to
constexpr qsizetype kStump = 5; ///< letters that are left of a name, with the dots
constexpr double kPale = 0.75; ///< how far what is dimmed goes towards the background

QRectF lineBox(const EdgeLine& line)
{
    return (QRectF(line.from, line.to).normalized() | QRectF(line.bend, QSizeF(0.1, 0.1)))
        .adjusted(-1, -1, 1, 1);
}

/// The name in so many pixels: whole, else without its domain, else cut; of addresses, which are
/// told apart by their end, the front goes.
QString fittingName(const std::string& label, const QFontMetricsF& metrics, double width)
{
    const QString name = pictureText(label);
    const qsizetype dot = name.indexOf(u'.');
    if (dot > 0 && !name.front().isDigit() && metrics.horizontalAdvance(name) > width)
        return metrics.elidedText(name.left(dot), Qt::ElideRight, width);
    const bool address = IpAddress::fromString(label).has_value();
    return metrics.elidedText(name, address ? Qt::ElideLeft : Qt::ElideRight, width);
}

bool isTrusted(const GraphNode& node)
{
    return node.kind == NodeKind::Segment || node.kind == NodeKind::World
        || node.kind == NodeKind::Group;
}

} // namespace

GraphPainter::GraphPainter(const GraphGeometry& geometry, const GraphTransform& transform,
    const GraphMarks& marks, GraphPaintOptions options)
    : m_geometry(geometry)
    , m_transform(transform)
    , m_marks(marks)
    , m_options(std::move(options))
    , m_bold(m_options.font)
{
    m_bold.setBold(true);
}

GraphPaintCounts GraphPainter::paint(QPainter& painter, const QRectF& view)
{
    m_view = view;
    m_area = m_transform.unmap(view);
    m_counts = {};
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, !m_options.fast);
    painter.setFont(m_options.font);
    if (m_options.background)
        painter.fillRect(view, color(ColorRole::Surface));
    paintContainers(painter);
    const std::size_t most = m_options.complete ? m_geometry.leafCount() : kMostNodes;
    const std::vector<std::uint32_t> leaves = m_geometry.leavesIn(m_area, most);
    const bool labels = m_options.labels; // of boxes: those of nodes may be left out
    const GraphLevel* const level = leaves.size() > most
        ? m_geometry.levels().levelFor(kSmallCell / m_transform.scale)
        : nullptr;
    if (level != nullptr) {
        m_counts.aggregated = true;
        paintLevel(painter, *level);
    } else {
        paintEdges(painter, leaves);
        if (m_options.fast && leaves.size() > kMovingLabels)
            m_options.labels = false;
        for (const std::uint32_t leaf : leaves)
            paintNode(painter, leaf);
        m_counts.nodes = leaves.size();
    }
    for (const std::uint32_t box : m_geometry.shownContainers())
        if (const QRectF rect = m_geometry.rect(box); labels && rect.intersects(m_area))
            paintContainerTitle(painter, box, m_transform.map(rect));
    painter.restore();
    return m_counts;
}

void GraphPainter::paintContainers(QPainter& painter)
{
    for (const std::uint32_t node : m_geometry.shownContainers()) {
        const QRectF rect = m_geometry.rect(node);
        if (!rect.intersects(m_area))
            continue;
        const QRectF box = m_transform.map(rect);
        const GraphNode& of = m_geometry.graph().nodes[node];
        const QColor trust = color(trustColor(of.category));
        const bool marked = has(m_marks.selectedNodes, node) || m_marks.current == node;
        painter.setBrush(blended(color(ColorRole::Surface), trust, m_options.dark ? 0.16 : 0.09));
        painter.setPen(marked ? QPen(color(ColorRole::Accent), 2.5)
                              : QPen(blended(color(ColorRole::Surface), trust, 0.7), 1.2,
                                  of.kind == NodeKind::World ? Qt::DashLine : Qt::SolidLine));
        painter.drawRoundedRect(box, 6, 6);
    }
}

void GraphPainter::paintContainerTitle(QPainter& painter, std::uint32_t node, const QRectF& box)
{
    const GraphNode& of = m_geometry.graph().nodes[node];
    const QFontMetricsF metrics(m_bold);
    if (box.width() < kReadable)
        return;
    // a small box is still known by its name
    const double wanted = metrics.horizontalAdvance(pictureText(of.label)) + 1;
    const double width = std::max(box.width() - 14, std::min(wanted, kLabelWidth));
    const double room = std::max(kTitleHeight * m_transform.scale, metrics.height() + 4);
    QRectF line(box.left() + 8, box.top() + 1, width, room);
    if (width > box.width() - 14)
        line.moveLeft(box.center().x() - width / 2);
    // the name of a box whose top is out of view stays in view
    line.moveTop(std::clamp(m_view.top(), line.top(), std::max(line.top(), box.bottom() - room)));
    const QString title = metrics.elidedText(pictureText(of.label), Qt::ElideRight, width);
    const double used = metrics.horizontalAdvance(title);
    // over lines that pass, and what is drawn inside
    QColor veil = blended(color(ColorRole::Surface), color(trustColor(of.category)), 0.12);
    veil.setAlphaF(0.9F);
    painter.fillRect(QRectF(line.left() - 4, line.center().y() - metrics.height() / 2 - 1, used + 8,
                         metrics.height() + 2),
        veil);
    painter.setFont(m_bold);
    painter.setPen(color(ColorRole::Text));
    painter.drawText(line, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), title);
    const QFontMetricsF plain(m_options.font);
    const QString detail = detailText(of);
    painter.setFont(m_options.font);
    const double detailWidth = plain.horizontalAdvance(detail);
    if (used + detailWidth + 16 > width)
        return;
    painter.fillRect(
        QRectF(line.right() - detailWidth - 4, line.center().y() - metrics.height() / 2 - 1,
            detailWidth + 8, metrics.height() + 2),
        veil);
    painter.setPen(color(ColorRole::TextMuted));
    painter.drawText(line, static_cast<int>(Qt::AlignRight | Qt::AlignVCenter), detail);
}

void GraphPainter::paintEdges(QPainter& painter, const std::vector<std::uint32_t>& leaves)
{
    std::vector<std::uint32_t> edges;
    if (m_options.complete || m_geometry.shownEdgeCount() <= kMostEdges) {
        for (const std::uint32_t e : m_geometry.shownEdges())
            if (lineBox(m_geometry.line(e)).intersects(m_area))
                edges.push_back(e);
    } else {
        // those of the nodes in view; what only passes by would be a veil over them
        for (const std::uint32_t leaf : leaves)
            for (const std::uint32_t e : m_geometry.edgesOf(leaf))
                edges.push_back(e);
        std::ranges::sort(edges);
        edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
        const auto& all = m_geometry.graph().edges;
        const std::size_t most = m_options.fast ? kMovingEdges : kMostEdges;
        if (!m_options.complete && edges.size() > most) {
            std::ranges::nth_element(edges, edges.begin() + static_cast<std::ptrdiff_t>(most),
                [&all](std::uint32_t a, std::uint32_t b) { return all[a].weight > all[b].weight; });
            edges.resize(most);
        }
    }
    if (m_options.fast && edges.size() > kMovingEdges) // the heaviest come first
        edges.resize(kMovingEdges);
    m_counts.edges = edges.size();
    m_plain = !m_options.complete && (m_options.fast || edges.size() > kCurvedEdges);
    m_thin = std::clamp(m_transform.scale * 1.2, 0.25, 1.0)
        * std::min(1.0, kWideEdges / static_cast<double>(std::max<std::size_t>(edges.size(), 1)));
    painter.setRenderHint(QPainter::Antialiasing, !m_plain);
    for (const std::uint32_t e : edges)
        paintEdge(painter, e, false);
    painter.setRenderHint(QPainter::Antialiasing, !m_options.fast);
    std::vector<std::uint32_t> marked;
    for (const std::uint32_t e : edges)
        if (has(m_marks.selectedEdges, e) || m_marks.hoveredEdge == e)
            marked.push_back(e);
    for (const std::uint32_t e : marked)
        paintEdge(painter, e, true);
    paintEdgeLabels(
        painter, edges.size() <= kLabelledEdges || m_options.allLabels ? edges : marked);
}

void GraphPainter::paintEdge(QPainter& painter, std::uint32_t edge, bool marked)
{
    const EdgeLine& line = m_geometry.line(edge);
    QPen pen = edgePen(m_geometry.graph().edges[edge], m_options.dark);
    pen.setWidthF(m_plain ? 1 : 1 + (pen.widthF() - 1) * m_thin);
    if (m_plain)
        pen.setStyle(Qt::SolidLine);
    if (has(m_marks.dimmedEdges, edge) && !marked)
        pen.setColor(blended(pen.color(), color(ColorRole::Surface), kPale));
    if (marked) {
        pen.setColor(color(ColorRole::Accent));
        pen.setWidthF(pen.widthF() + 1.5);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(pen);
    const QPointF from = m_transform.map(line.from);
    const QPointF bend = m_transform.map(line.bend);
    const QPointF to = m_transform.map(line.to);
    const QPointF middle = (from + to) / 2;
    if (m_plain || std::hypot(bend.x() - middle.x(), bend.y() - middle.y()) < 1) {
        painter.drawLine(from, to);
    } else {
        QPainterPath path(from);
        path.quadTo(bend, to);
        painter.drawPath(path);
    }
    if (!m_plain && m_transform.scale > 0.35)
        paintArrow(painter, line, pen);
}

void GraphPainter::paintArrow(QPainter& painter, const EdgeLine& line, const QPen& pen)
{
    const QPointF tip = m_transform.map(line.to);
    const QPointF back = tip - m_transform.map(line.bend);
    const double length = std::hypot(back.x(), back.y());
    if (length < 12)
        return;
    const double size = 5 + pen.widthF();
    const QPointF along = back / length * size;
    const QPointF across(-along.y() * 0.5, along.x() * 0.5);
    const QPointF corners[] = {tip, tip - along + across, tip - along - across};
    painter.setPen(Qt::NoPen);
    painter.setBrush(pen.color());
    painter.drawPolygon(corners, 3);
}

void GraphPainter::paintEdgeLabels(QPainter& painter, const std::vector<std::uint32_t>& edges)
{
    constexpr double kWidest = 190;
    constexpr double kArrowRoom = 14;
    const QFontMetricsF metrics(m_options.font);
    std::vector<QRectF> taken;
    for (const std::uint32_t e : edges) {
        const GraphEdge& edge = m_geometry.graph().edges[e];
        const EdgeLine& line = m_geometry.line(e);
        const QPointF way = m_transform.map(line.to) - m_transform.map(line.from);
        if (edge.label.empty() || std::hypot(way.x(), way.y()) < 60)
            continue;
        QString text = pictureText(edge.label);
        if (edge.change == Change::Added || edge.change == Change::Gone
            || edge.change == Change::Relabelled)
            text = QString::fromUtf8(toString(edge.change).data()) + QStringLiteral(": ") + text;
        const double room = m_geometry.graph().nodes[edge.from].rank == layout::kNone
            ? kWidest
            : std::min(kWidest, std::hypot(way.x(), way.y()) - kArrowRoom);
        text = fittingLabel(text, metrics, room);
        QRectF box(0, 0, metrics.horizontalAdvance(text) + 8, metrics.height() + 2);
        box.moveCenter(m_transform.map(pointOf(line, 0.5)));
        if (std::ranges::any_of(taken, [&box](const QRectF& r) { return r.intersects(box); }))
            continue;
        taken.push_back(box);
        QColor veil = color(ColorRole::Surface);
        veil.setAlphaF(0.86F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(veil);
        painter.drawRoundedRect(box, 3, 3);
        painter.setPen(color(ColorRole::Text));
        painter.drawText(box, static_cast<int>(Qt::AlignCenter), text);
    }
}

QRectF GraphPainter::paintedBox(std::uint32_t node) const
{
    const GraphNode& of = m_geometry.graph().nodes[node];
    QRectF box = m_transform.map(m_geometry.rect(node));
    if (of.kind != NodeKind::Segment || !m_options.labels || box.width() < kReadable)
        return box;
    const QFontMetricsF metrics(m_bold);
    const double width
        = std::min(kLabelWidth, metrics.horizontalAdvance(pictureText(of.label))) + 12;
    const QPointF center = box.center();
    box.setWidth(std::max(box.width(), width));
    box.setHeight(std::max(box.height(), metrics.height() + 4));
    box.moveCenter(center);
    return box;
}

void GraphPainter::paintNode(QPainter& painter, std::uint32_t node)
{
    const GraphNode& of = m_geometry.graph().nodes[node];
    const QRectF box = paintedBox(node);
    const QColor surface = color(ColorRole::Surface);
    QColor tint = isTrusted(of) ? color(trustColor(of.category)) : color(ColorRole::SeriesOther);
    QColor fill = isTrusted(of) ? blended(surface, tint, m_options.dark ? 0.3 : 0.16)
                                : color(ColorRole::Raised);
    Qt::PenStyle dash = Qt::SolidLine;
    if (of.kind == NodeKind::Owner || of.kind == NodeKind::Outside)
        dash = Qt::DashLine;
    else if (of.kind == NodeKind::More)
        dash = Qt::DotLine;
    if (of.kind == NodeKind::More)
        fill = surface;
    if (has(m_marks.dimmedNodes, node)) {
        fill = blended(fill, surface, kPale);
        tint = blended(tint, surface, kPale);
    }
    if (m_marks.hoveredNode == node)
        fill = blended(fill, color(ColorRole::Accent), 0.15);
    const bool selected = has(m_marks.selectedNodes, node);
    painter.setBrush(fill);
    painter.setPen(selected ? QPen(color(ColorRole::Accent), 2.5) : QPen(tint, 1.2, dash));
    const double round = std::min(6.0, box.height() / 4);
    if (box.height() < 7 && !selected) // an outline would be all there is
        painter.fillRect(box, blended(fill, tint, 0.5));
    else
        painter.drawRoundedRect(box, round, round);
    if (m_options.labels && box.width() >= kReadable && box.height() >= 9)
        paintNodeText(painter, of, box);
    paintNodeMarks(painter, node, box);
}

void GraphPainter::paintNodeText(QPainter& painter, const GraphNode& node, const QRectF& box)
{
    const bool bold = isTrusted(node);
    const QFontMetricsF metrics(bold ? m_bold : m_options.font);
    // role at the left: a filled square serves, an empty one only asks; left out where the name is
    // whole without it
    constexpr double kMarkRoom = 24;
    constexpr double kNarrow = 4;
    const double needed = metrics.horizontalAdvance(pictureText(node.label));
    const bool tight = node.kind == NodeKind::Asset && needed > box.width() - kMarkRoom
        && needed <= box.width() - 2 * kNarrow;
    double left = box.left() + (tight ? kNarrow : 6);
    if (node.kind == NodeKind::Asset && box.width() > 56 && !tight) {
        const double side = std::min(8.0, box.height() / 3);
        const QRectF mark(left, box.center().y() - side / 2, side, side);
        painter.setPen(QPen(color(ColorRole::TextMuted), 1));
        painter.setBrush(
            onlyAsks(node.category) ? QBrush(Qt::NoBrush) : QBrush(color(ColorRole::TextMuted)));
        painter.drawPolygon(roleMark(node.category, mark));
        left += side + 5;
    }
    const QRectF inner(left, box.top(), box.right() - left - kNarrow, box.height());
    const QString name = fittingName(node.label, metrics, inner.width());
    if (name.size() <= kStump && name.contains(QChar(0x2026)))
        return; // says nothing
    const QFontMetricsF plain(m_options.font);
    QString detail = m_options.fast ? QString() : detailText(node);
    if (plain.horizontalAdvance(detail) > inner.width())
        detail = detailText(node, true);
    const bool two = !m_options.fast && !detail.isEmpty() && box.height() >= metrics.height() * 2;
    QRectF first = inner;
    if (two)
        first.setBottom(inner.center().y() + 1);
    painter.setFont(bold ? m_bold : m_options.font);
    painter.setPen(color(node.kind == NodeKind::More ? ColorRole::TextMuted : ColorRole::Text));
    painter.drawText(
        first, static_cast<int>(Qt::AlignLeft | (two ? Qt::AlignBottom : Qt::AlignVCenter)), name);
    painter.setFont(m_options.font);
    if (!two)
        return;
    QRectF second = inner;
    second.setTop(inner.center().y() + 1);
    painter.setPen(color(ColorRole::TextMuted));
    painter.drawText(second, static_cast<int>(Qt::AlignLeft | Qt::AlignTop),
        plain.elidedText(detail, Qt::ElideRight, inner.width()));
}

void GraphPainter::paintNodeMarks(QPainter& painter, std::uint32_t node, const QRectF& box)
{
    if (has(m_marks.pinned, node)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(ColorRole::Accent));
        painter.drawEllipse(box.topRight() + QPointF(-6, 6), 3, 3);
    }
    if (has(m_marks.noted, node)) {
        const QPointF corner = box.bottomRight();
        const QPointF fold[] = {corner, corner - QPointF(9, 0), corner - QPointF(0, 9)};
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(ColorRole::SeriesReverse));
        painter.drawPolygon(fold, 3);
    }
    painter.setBrush(Qt::NoBrush);
    if (m_marks.current == node) {
        painter.setPen(QPen(color(ColorRole::Text), 1.2, Qt::DotLine));
        painter.drawRect(box.adjusted(-3, -3, 3, 3));
    }
    if (m_marks.found == node) {
        painter.setPen(QPen(color(ColorRole::SeriesReverse), 3));
        painter.drawRoundedRect(box.adjusted(-6, -6, 6, 6), 8, 8);
    }
}

void GraphPainter::paintLevel(QPainter& painter, const GraphLevel& level)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    const Graph& graph = m_geometry.graph();
    const QColor surface = color(ColorRole::Surface);
    for (const GraphBundle& bundle : level.bundles) {
        if (m_counts.edges >= (m_options.fast ? kMovingEdges : kMostBundles))
            break;
        const QPointF from = level.cells[bundle.from].centre;
        const QPointF to = level.cells[bundle.to].centre;
        if (!QRectF(from, to).normalized().adjusted(-1, -1, 1, 1).intersects(m_area))
            continue;
        const QColor line = edgePen(graph.edges[bundle.heaviest], m_options.dark).color();
        painter.setPen(QPen(blended(surface, line, 0.4), 0));
        painter.drawLine(m_transform.map(from), m_transform.map(to));
        ++m_counts.edges;
    }
    const double side = level.side * m_transform.scale;
    painter.setPen(Qt::NoPen);
    for (const GraphCell& cell : level.cells) {
        if (cell.count == 0 || !m_area.contains(cell.centre))
            continue;
        const GraphNode& node = graph.nodes[cell.first];
        const auto parent = static_cast<std::size_t>(std::max(node.parent, 0));
        const std::string& trust
            = node.parent == kNoParent ? node.category : graph.nodes[parent].category;
        const double share = std::clamp(0.35 + 0.15 * std::log2(cell.count), 0.35, 0.9);
        const double size = std::max(2.0, side * 0.8);
        QRectF box(0, 0, size, size * 0.6);
        box.moveCenter(m_transform.map(cell.centre));
        painter.fillRect(box, blended(color(ColorRole::Surface), color(trustColor(trust)), share));
        ++m_counts.cells;
    }
    painter.setRenderHint(QPainter::Antialiasing, !m_options.fast);
}

} // namespace nb
