// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphminimap.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace nb {

GraphMinimap::GraphMinimap(GraphModel& model, GraphView& view, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_view(view)
{
    setAccessibleName(tr("Overview"));
    setToolTip(tr("Overview: drag the frame to move the picture"));
    setCursor(Qt::SizeAllCursor);
    connect(&m_model, &GraphModel::geometryChanged, this, [this] {
        m_picture = {};
        update();
    });
    connect(&m_view, &GraphView::transformChanged, this, [this] { update(); });
}

GraphTransform GraphMinimap::small() const
{
    const QRectF bounds = m_model.geometry()->bounds();
    GraphTransform transform;
    if (bounds.isEmpty())
        return transform;
    transform.scale = std::min((width() - 8) / bounds.width(), (height() - 8) / bounds.height());
    transform.offset = QRectF(rect()).center() - bounds.center() * transform.scale;
    return transform;
}

void GraphMinimap::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event);
    QPainter painter(this);
    if (!m_model.geometry()) {
        painter.fillRect(rect(), themeColor(ColorRole::Surface, this));
        return;
    }
    const GraphTransform transform = small();
    if (m_picture.isNull()) {
        const double ratio = devicePixelRatioF();
        m_picture = QPixmap(size() * ratio);
        m_picture.setDevicePixelRatio(ratio);
        QPainter drawing(&m_picture);
        GraphPaintOptions options;
        options.dark = isDark(palette());
        options.font = font();
        options.labels = false;
        const GraphMarks none;
        GraphPainter(*m_model.geometry(), transform, none, options).paint(drawing, QRectF(rect()));
    }
    painter.drawPixmap(0, 0, m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF seen = transform.map(m_view.visibleArea());
    if (!seen.contains(transform.map(m_model.geometry()->bounds()))) { // else all is in view
        painter.setPen(QPen(themeColor(ColorRole::Accent, this), 1.5));
        painter.setBrush(themeColor(ColorRole::SelectionBand, this));
        painter.drawRect(seen & QRectF(rect()).adjusted(1, 1, -1.5, -1.5));
    }
    painter.setPen(themeColor(ColorRole::GridLine, this));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void GraphMinimap::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_picture = {};
}

void GraphMinimap::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_picture = {};
        update();
    }
}

void GraphMinimap::centreOn(const QPointF& pos)
{
    if (!m_model.geometry())
        return;
    GraphTransform moved = m_view.transform();
    moved.offset = QRectF(m_view.rect()).center() - small().unmap(pos) * moved.scale;
    m_view.setTransform(moved);
}

void GraphMinimap::mousePressEvent(QMouseEvent* event)
{
    centreOn(event->position());
}

void GraphMinimap::mouseMoveEvent(QMouseEvent* event)
{
    if ((event->buttons() & Qt::LeftButton) != 0)
        centreOn(event->position());
}

} // namespace nb
