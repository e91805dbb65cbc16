// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pagewidget.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>

namespace nb {

PageWidget::PageWidget(Page page, QWidget* parent)
    : QWidget(parent)
    , m_page(page)
{
}

void PageWidget::setSession(const WorkspaceSessionPtr&) { }

void PageWidget::setStore(FlowStorePtr, const QString&) { }

void PageWidget::setFormat(const FlowFormat&) { }

void PageWidget::saveState() { }

QList<QWidget*> PageWidget::panes() const
{
    return {const_cast<PageWidget*>(this)};
}

void PageWidget::focusContent()
{
    if (!panes().isEmpty())
        panes().front()->setFocus();
}

bool PageWidget::showAddress(const IpAddress&)
{
    return false;
}

void PageWidget::copy(FlowTextFormat)
{
    const auto* view = qobject_cast<QAbstractItemView*>(window()->focusWidget());
    if (view && view->currentIndex().isValid())
        QApplication::clipboard()->setText(view->currentIndex().data().toString());
}

} // namespace nb
