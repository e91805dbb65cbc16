// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/filedrop.h"

#include "ui/mainwindow/dropoverlay.h"
#include "ui/mainwindow/workspacecontroller.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QWidget>

namespace nb {

namespace {

/// A page that does something of its own with files says so by this property.
bool takesFiles(const QWidget* widget)
{
    for (; widget; widget = widget->parentWidget())
        if (widget->property("takesFiles").toBool())
            return true;
    return false;
}

} // namespace

FileDrop::FileDrop(QWidget& window, WorkspaceController& workspace)
    : QObject(&window)
    , m_window(window)
    , m_workspace(workspace)
    , m_overlay(new DropOverlay(&window))
{
    window.setAcceptDrops(true);
    qApp->installEventFilter(this);
}

FileDrop::~FileDrop() = default;

bool FileDrop::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_window)
        return windowEvent(event);
    // text fields would take the name of a dropped file for text; files are for the window
    if (event->type() == QEvent::DragEnter) {
        const auto* widget = qobject_cast<QWidget*>(watched);
        auto* drag = static_cast<QDragEnterEvent*>(event);
        if (widget && widget->window() == &m_window && !takesFiles(widget)
            && !DropOverlay::localPaths(drag->mimeData()).isEmpty()) {
            drag->ignore();
            return true;
        }
    }
    return false;
}

bool FileDrop::windowEvent(QEvent* event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
        enter(static_cast<QDragEnterEvent*>(event));
        return true;
    case QEvent::DragMove:
        static_cast<QDragMoveEvent*>(event)->acceptProposedAction();
        return true;
    case QEvent::DragLeave:
        m_overlay->hide();
        return true;
    case QEvent::Drop:
        drop(static_cast<QDropEvent*>(event));
        return true;
    case QEvent::Resize:
        m_overlay->setGeometry(m_window.rect());
        return false;
    default:
        return false;
    }
}

void FileDrop::enter(QDragEnterEvent* event)
{
    const QStringList paths = DropOverlay::localPaths(event->mimeData());
    if (paths.isEmpty()) {
        event->ignore();
        return;
    }
    event->acceptProposedAction(); // also when nothing can be added: leaving has to be told
    m_overlay->setGeometry(m_window.rect());
    const int count = static_cast<int>(paths.size());
    if (count == 1 && WorkspaceController::isWorkspaceFolder(paths.front()))
        m_overlay->showFor(tr("Open this workspace"));
    else if (m_workspace.readOnly())
        m_overlay->showFor(tr("This workspace is open read-only: nothing can be added."));
    else if (m_workspace.isSample())
        m_overlay->showFor(tr("Open %Ln file(s) in your own workspace", nullptr, count));
    else
        m_overlay->showFor(tr("Add %Ln file(s) to this workspace", nullptr, count));
}

void FileDrop::drop(QDropEvent* event)
{
    m_overlay->hide();
    const QStringList paths = DropOverlay::localPaths(event->mimeData());
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    m_workspace.import(paths);
}

} // namespace nb
