// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/graphmodel.h"
#include "ui/graph/graphpainter.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <functional>

namespace nb {

/// A graph model on screen: pan by dragging the ground, zoom with the wheel, select by click or by
/// a rubber band (Shift), move nodes by dragging them; all of it by keyboard too. While the picture
/// moves it is drawn plainly, at rest finely. GUI thread.
class GraphView : public QWidget
{
    Q_OBJECT
public:
    explicit GraphView(GraphModel& model, QWidget* parent = nullptr);

    [[nodiscard]] const GraphTransform& transform() const { return m_transform; }
    void setTransform(const GraphTransform& transform);
    /// Pixels of the picture's shown part, in its points.
    [[nodiscard]] QRectF visibleArea() const;
    void fit();
    void zoomBy(double factor, const QPointF& around);
    /// Brings a node to the middle, large enough to be read, and rings it for a moment.
    void reveal(const std::string& id);
    [[nodiscard]] const std::string& current() const { return m_current; }
    void setCurrent(const std::string& id);
    /// Drawn last, over everything; for what a page adds.
    void setOverlay(std::function<void(QPainter&, const GraphTransform&)> overlay);
    [[nodiscard]] const GraphPaintCounts& lastPainted() const { return m_counts; }
    /// The words for screen readers: where the keyboard is.
    [[nodiscard]] QString currentText() const;

Q_SIGNALS:
    void transformChanged();
    /// Double click or Enter.
    void nodeActivated(const std::string& id);
    void edgeActivated(const std::string& id);
    void expandRequested(const std::string& id);
    void collapseRequested(const std::string& id);
    /// `node` or `edge` may be empty: the ground.
    void menuRequested(const QPoint& globalPos, const std::string& node, const std::string& edge);
    /// A node that lies in a box was dropped on another box.
    void droppedInto(const std::string& node, const std::string& box);
    void findRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    enum class Drag
    {
        None,
        Ground,
        Node,
        Band,
    };
    struct Hit
    {
        std::optional<std::uint32_t> node {};
        std::optional<std::uint32_t> edge {};
    };

    void moved();
    void geometryChanged();
    void hover(const QPointF& pos);
    [[nodiscard]] Hit hitAt(const QPointF& pos) const;
    void click(const Hit& hit, bool extend);
    void endNodeDrag(const QPointF& pos);
    void endBand(const QPointF& pos, bool extend);
    void step(int key, bool extend);
    bool pressCommand(int key, bool shift);
    [[nodiscard]] GraphIds chosen() const;
    [[nodiscard]] std::optional<std::uint32_t> indexOf(const std::string& id) const;
    [[nodiscard]] const std::string& nodeId(std::uint32_t node) const;
    void announce();
    [[nodiscard]] GraphMarks marksNow() const;
    void paintDrag(QPainter& painter) const;
    [[nodiscard]] QString toolTipOf(const Hit& hit) const;

    GraphModel& m_model;
    GraphTransform m_transform;
    bool m_fitted = false; ///< the user has not zoomed or moved: it keeps fitting
    QTimer m_rest; ///< runs while the picture moves
    QTimer m_ringEnd;
    std::string m_current;
    std::string m_found;
    Hit m_hovered;
    Drag m_drag = Drag::None;
    QPointF m_press;
    QPointF m_last;
    std::string m_pressedNode;
    std::function<void(QPainter&, const GraphTransform&)> m_overlay;
    GraphPaintCounts m_counts;
};

} // namespace nb
