// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/graphview.h"

#include <QPixmap>
#include <QWidget>

namespace nb {

/// The whole picture small, with a frame around what the view shows; dragging the frame moves the
/// view. GUI thread.
class GraphMinimap : public QWidget
{
    Q_OBJECT
public:
    GraphMinimap(GraphModel& model, GraphView& view, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override { return {180, 120}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] GraphTransform small() const;
    void centreOn(const QPointF& pos);

    GraphModel& m_model;
    GraphView& m_view;
    QPixmap m_picture; ///< null: to be drawn anew
};

} // namespace nb
