// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QDragEnterEvent;
class QDropEvent;
class QWidget;

namespace nb {

class DropOverlay;
class WorkspaceController;

/// Takes the files that are dragged onto a window, whatever widget they hover over, and says before
/// they are let go what will become of them. GUI thread; a child of the window.
class FileDrop : public QObject
{
    Q_OBJECT
public:
    FileDrop(QWidget& window, WorkspaceController& workspace);
    ~FileDrop() override;

    [[nodiscard]] DropOverlay* overlay() const { return m_overlay; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool windowEvent(QEvent* event);
    void enter(QDragEnterEvent* event);
    void drop(QDropEvent* event);

    QWidget& m_window;
    WorkspaceController& m_workspace;
    DropOverlay* m_overlay;
};

} // namespace nb
