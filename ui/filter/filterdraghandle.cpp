// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/filterdraghandle.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

namespace nb {

FilterDragHandle::FilterDragHandle(QWidget* parent)
    : QWidget(parent)
{
    setCursor(Qt::OpenHandCursor);
    setFocusPolicy(Qt::ClickFocus); // for Esc
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setToolTip(tr("Drag to move"));
    setAccessibleName(tr("Drag to move"));
}

QSize FilterDragHandle::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 2, fontMetrics().height() + 6};
}

void FilterDragHandle::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(themeColor(underMouse() ? ColorRole::Text : ColorRole::Border, this));
    const double radius = fontMetrics().averageCharWidth() / 6.0;
    const QPointF center = QRectF(rect()).center();
    for (const int column : {-1, 1})
        for (const int row : {-1, 0, 1})
            painter.drawEllipse(
                center + QPointF(column * 2.2, row * 5) * radius / 1.2, radius, radius);
}

void FilterDragHandle::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = event->globalPosition().toPoint();
    m_down = true;
    setCursor(Qt::ClosedHandCursor);
}

void FilterDragHandle::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_down)
        return;
    const QPoint at = event->globalPosition().toPoint();
    m_dragging
        = m_dragging || (at - m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if (m_dragging)
        Q_EMIT dragged(at);
}

void FilterDragHandle::mouseReleaseEvent(QMouseEvent* event)
{
    const bool drop = m_dragging;
    m_down = m_dragging = false;
    setCursor(Qt::OpenHandCursor);
    if (drop)
        Q_EMIT dropped(event->globalPosition().toPoint());
}

void FilterDragHandle::giveUp()
{
    m_down = m_dragging = false;
    setCursor(Qt::OpenHandCursor);
    Q_EMIT cancelled();
}

void FilterDragHandle::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_down)
        giveUp();
    else
        QWidget::keyPressEvent(event);
}

void FilterDragHandle::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    if (m_down)
        giveUp();
}

} // namespace nb
