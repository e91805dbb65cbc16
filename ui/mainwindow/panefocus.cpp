// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/panefocus.h"

#include <QApplication>
#include <QWidget>

namespace nb {

namespace {

/// The first widget of the pane that takes focus by Tab.
QWidget* firstStop(QWidget* pane)
{
    QWidget* widget = pane;
    do {
        if (widget->focusPolicy() & Qt::TabFocus && widget->isVisible() && widget->isEnabled()
            && (widget == pane || pane->isAncestorOf(widget)))
            return widget;
        widget = widget->nextInFocusChain();
    } while (widget != pane);
    return nullptr;
}

} // namespace

void focusNextPane(QList<QWidget*> panes, int step)
{
    panes.removeIf([](const QWidget* pane) { return !pane->isVisible(); });
    if (panes.isEmpty())
        return;
    const QWidget* focus = panes.front()->window()->focusWidget();
    qsizetype current = -1;
    for (qsizetype i = 0; i < panes.size(); ++i)
        if (panes[i] == focus || panes[i]->isAncestorOf(focus))
            current = i;
    if (current < 0 && step < 0)
        current = 0; // from nowhere backwards is the last one
    for (qsizetype tries = 0; tries < panes.size(); ++tries) {
        current = (current + step + panes.size()) % panes.size();
        if (QWidget* widget = firstStop(panes[current])) {
            widget->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

} // namespace nb
