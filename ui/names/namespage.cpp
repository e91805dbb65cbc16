// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/names/namespage.h"

#include "ui/mainwindow/uistatestore.h"
#include "ui/names/namesourcestab.h"
#include "ui/names/namestab.h"
#include "ui/names/ownerstab.h"
#include "ui/names/recordpane.h"
#include "ui/names/recordview.h"
#include "ui/names/servicestab.h"

#include <QLineEdit>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace nb {

namespace {

const QString kTabKey = QStringLiteral("names/tab");

} // namespace

NamesPage::NamesPage(UiStateStore& state, QWidget* parent)
    : PageWidget(Page::Names, parent)
    , m_state(state)
    , m_tabs(new QTabWidget(this))
    , m_names(new NamesTab(*this, state, this))
    , m_owners(new OwnersTab(*this, state, this))
    , m_services(new ServicesTab(*this, state, this))
    , m_sources(new NameSourcesTab(*this, state, this))
{
    setAccessibleName(tr("Names and owners"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setAccessibleName(tr("Names and owners"));
    m_tabs->addTab(m_names, tr("Names"));
    m_tabs->addTab(m_owners, tr("Owners"));
    m_tabs->addTab(m_services, tr("Services"));
    m_tabs->addTab(m_sources, tr("Where Names Come From"));
    m_tabs->setCurrentIndex(state.number(kTabKey, 0));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(m_tabs);
    for (KnowledgeTab* tab : all())
        connect(tab, &KnowledgeTab::message, this, &NamesPage::message);
    connect(m_names, &NamesTab::importRequested, this, &NamesPage::importRequested);
    connect(m_tabs, &QTabWidget::currentChanged, this, &NamesPage::reload);
}

std::vector<KnowledgeTab*> NamesPage::all() const
{
    return {m_names, m_owners, m_services, m_sources};
}

KnowledgeTab* NamesPage::shown() const
{
    return all()[static_cast<std::size_t>(std::max(m_tabs->currentIndex(), 0))];
}

void NamesPage::setSession(const WorkspaceSessionPtr& session)
{
    for (KnowledgeTab* tab : all())
        tab->setSession(session);
}

void NamesPage::setStore(FlowStorePtr, const QString&)
{
    reload(); // what was imported may have told names
}

void NamesPage::setFormat(const FlowFormat& format)
{
    for (KnowledgeTab* tab : all())
        tab->setFormat(format);
}

void NamesPage::reload()
{
    if (isVisible())
        shown()->reload();
}

void NamesPage::showEvent(QShowEvent* event)
{
    PageWidget::showEvent(event);
    reload();
}

void NamesPage::saveState()
{
    m_state.setValue(kTabKey, m_tabs->currentIndex());
    for (KnowledgeTab* tab : all())
        tab->saveState();
}

QList<QWidget*> NamesPage::panes() const
{
    return {m_tabs->tabBar(), shown()->pane()->filterBox(), shown()->pane()->view()};
}

void NamesPage::focusContent()
{
    shown()->pane()->view()->setFocus();
}

bool NamesPage::focusFilter()
{
    shown()->pane()->filterBox()->setFocus();
    return true;
}

void NamesPage::copy(FlowTextFormat format)
{
    shown()->pane()->view()->copySelection(format);
}

} // namespace nb
