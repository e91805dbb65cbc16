// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphview.h"

#include <QAccessible>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace nb {

namespace {

constexpr int kRestMs = 150; ///< after which a picture that moved is drawn finely
constexpr int kRingMs = 2500;
constexpr double kSmallest = 0.002;
constexpr double kLargest = 4;

} // namespace

GraphView::GraphView(GraphModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(200, 150);
    setAccessibleName(tr("Picture of the network"));
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    m_ringEnd.setSingleShot(true);
    m_ringEnd.setInterval(kRingMs);
    connect(&m_rest, &QTimer::timeout, this, [this] { update(); });
    connect(&m_ringEnd, &QTimer::timeout, this, [this] {
        m_found.clear();
        update();
    });
    connect(&m_model, &GraphModel::geometryChanged, this, &GraphView::geometryChanged);
    connect(&m_model, &GraphModel::marksChanged, this, [this] { update(); });
}

void GraphView::geometryChanged()
{
    m_hovered = {};
    if (!m_fitted)
        fit();
    update();
    Q_EMIT transformChanged();
}

QRectF GraphView::visibleArea() const
{
    return m_transform.unmap(QRectF(rect()));
}

void GraphView::setTransform(const GraphTransform& transform)
{
    m_transform = transform;
    m_transform.scale = std::clamp(transform.scale, kSmallest, kLargest);
    m_fitted = true;
    moved();
}

void GraphView::moved()
{
    m_rest.start();
    update();
    Q_EMIT transformChanged();
}

void GraphView::fit()
{
    if (!m_model.geometry())
        return;
    m_transform = GraphTransform::fitting(m_model.geometry()->bounds(), QRectF(rect()));
    m_fitted = false;
    update();
    Q_EMIT transformChanged();
}

void GraphView::zoomBy(double factor, const QPointF& around)
{
    const QPointF fixed = m_transform.unmap(around);
    m_transform.scale = std::clamp(m_transform.scale * factor, kSmallest, kLargest);
    m_transform.offset = around - fixed * m_transform.scale;
    m_fitted = true;
    moved();
}

void GraphView::reveal(const std::string& id)
{
    constexpr double kReadableScale = 0.8;
    const auto node = indexOf(id);
    if (!node)
        return;
    const QRectF box = m_model.geometry()->rect(*node);
    if (m_model.geometry()->isContainer(*node))
        m_transform = GraphTransform::fitting(box, QRectF(rect()));
    else
        m_transform.scale = std::max(m_transform.scale, kReadableScale);
    m_transform.offset = QRectF(rect()).center() - box.center() * m_transform.scale;
    m_fitted = true;
    m_found = id;
    m_ringEnd.start();
    setCurrent(id);
    moved();
}

void GraphView::setCurrent(const std::string& id)
{
    m_current = id;
    announce();
    update();
}

void GraphView::setOverlay(std::function<void(QPainter&, const GraphTransform&)> overlay)
{
    m_overlay = std::move(overlay);
    update();
}

std::optional<std::uint32_t> GraphView::indexOf(const std::string& id) const
{
    if (!m_model.geometry() || id.empty())
        return std::nullopt;
    const auto node = m_model.geometry()->nodeById(id);
    return node && m_model.geometry()->shown(*node) ? node : std::nullopt;
}

const std::string& GraphView::nodeId(std::uint32_t node) const
{
    return m_model.geometry()->graph().nodes[node].id;
}

QString GraphView::currentText() const
{
    const auto node = indexOf(m_current);
    if (!node)
        return {};
    const GraphNode& of = m_model.geometry()->graph().nodes[*node];
    const QString text = graphlook::pictureText(of.label);
    const QString detail = graphlook::detailText(of);
    const auto edges = static_cast<int>(m_model.geometry()->edgesOf(*node).size());
    return (detail.isEmpty() ? text : text + QStringLiteral(", ") + detail) + QStringLiteral(", ")
        + tr("%Ln connection(s)", nullptr, edges);
}

void GraphView::announce()
{
    setAccessibleDescription(currentText());
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

GraphMarks GraphView::marksNow() const
{
    GraphMarks marks = m_model.marks();
    marks.hoveredNode = m_hovered.node;
    marks.hoveredEdge = m_hovered.edge;
    if (hasFocus())
        marks.current = indexOf(m_current);
    marks.found = indexOf(m_found);
    return marks;
}

void GraphView::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event);
    QPainter painter(this);
    const GraphGeometryPtr geometry = m_model.geometry();
    if (!geometry) {
        painter.fillRect(rect(), themeColor(ColorRole::Surface, this));
        return;
    }
    GraphPaintOptions options;
    options.dark = isDark(palette());
    options.fast = m_rest.isActive() && geometry->shownEdgeCount() > 300;
    options.font = font();
    options.allLabels = (QGuiApplication::keyboardModifiers() & Qt::ControlModifier) != 0;
    const GraphMarks marks = marksNow();
    m_counts = GraphPainter(*geometry, m_transform, marks, options).paint(painter, QRectF(rect()));
    if (m_overlay) {
        painter.setRenderHint(QPainter::Antialiasing);
        m_overlay(painter, m_transform);
    }
    paintDrag(painter);
    if (hasFocus()) {
        painter.setPen(QPen(themeColor(ColorRole::Accent, this), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void GraphView::paintDrag(QPainter& painter) const
{
    painter.setPen(QPen(themeColor(ColorRole::Accent, this), 1.5, Qt::DashLine));
    painter.setBrush(themeColor(ColorRole::SelectionBand, this));
    if (m_drag == Drag::Band)
        painter.drawRect(QRectF(m_press, m_last).normalized());
    if (m_drag != Drag::Node)
        return;
    for (const std::string& id : chosen())
        if (const auto node = indexOf(id))
            painter.drawRect(
                m_transform.map(m_model.geometry()->rect(*node)).translated(m_last - m_press));
}

void GraphView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (!m_fitted)
        fit();
    Q_EMIT transformChanged();
}

void GraphView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        update();
}

QString GraphView::toolTipOf(const Hit& hit) const
{
    const Graph& graph = m_model.geometry()->graph();
    if (hit.node) {
        const GraphNode& node = graph.nodes[*hit.node];
        QString text = graphlook::pictureText(node.label);
        if (const QString detail = graphlook::detailText(node); !detail.isEmpty())
            text += u'\n' + detail;
        const auto note = m_model.edits().notes.find(node.id);
        if (note != m_model.edits().notes.end())
            text += u'\n' + note->second.left(400);
        return text;
    }
    if (!hit.edge)
        return {};
    const GraphEdge& edge = graph.edges[*hit.edge];
    QString text = graphlook::pictureText(graph.nodes[edge.from].label) + QStringLiteral(" → ")
        + graphlook::pictureText(graph.nodes[edge.to].label) + u'\n'
        + graphlook::pictureText(edge.label);
    const auto flows = std::ranges::find(edge.attributes, "flows", &GraphAttribute::name);
    if (flows != edge.attributes.end())
        text += u'\n'
            + tr("%Ln flow(s)", nullptr, static_cast<int>(std::get<std::int64_t>(flows->value)));
    if (edge.weight > 0)
        text += QStringLiteral(" · ")
            + locale().formattedDataSize(
                static_cast<qint64>(edge.weight), 1, QLocale::DataSizeSIFormat);
    return text;
}

bool GraphView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_model.geometry()) {
        const auto* const help = static_cast<QHelpEvent*>(event);
        const QString text = toolTipOf(hitAt(help->pos()));
        // names come from the network; a tool tip would take them for markup
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(),
                QStringLiteral("<p style='white-space:pre'>") + text.toHtmlEscaped()
                    + QStringLiteral("</p>"),
                this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace nb
