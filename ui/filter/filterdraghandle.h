// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace nb {

/// The grip by which a part of the builder is dragged to another place. It only tells where the
/// pointer is; keys and buttons do the same without a pointer. Esc gives up. GUI thread.
class FilterDragHandle : public QWidget
{
    Q_OBJECT
public:
    explicit FilterDragHandle(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// Positions are those of the screen.
    void dragged(const QPoint& at);
    void dropped(const QPoint& at);
    void cancelled();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void giveUp();

    QPoint m_pressed;
    bool m_down = false;
    bool m_dragging = false;
};

} // namespace nb
