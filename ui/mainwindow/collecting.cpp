// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/collecting.h"

#include "ui/collectors/collectorlamp.h"
#include "ui/collectors/collectorspage.h"
#include "ui/collectors/collectortext.h"
#include "ui/flows/flowspage.h"
#include "ui/live/livepage.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/noticebar.h"
#include "ui/text/coretext.h"

namespace nb {

Collecting::Collecting(MainWindow& window, UiStateStore& state, FilterLibrary& library)
    : m_window(window)
    , m_controller(window.workspace())
    , m_live(new LivePage(m_controller, state, library, &window))
    , m_collectors(new CollectorsPage(m_controller, state, &window))
    , m_lamp(new CollectorLamp(m_controller, &window))
{
    connect(m_live, &LivePage::startRequested, this, &Collecting::start);
    connect(m_live, &LivePage::showInFlowsRequested, this, &Collecting::showInFlows);
    connect(
        m_lamp, &QToolButton::clicked, this, [this] { Q_EMIT pageRequested(Page::Collectors); });
    connect(&m_controller, &CollectorController::sourcesChanged, this, &Collecting::changed);
    connect(&m_controller, &CollectorController::statusChanged, this, &Collecting::statusChanged);
    connect(&m_controller, &CollectorController::sourcesRestored, this, &Collecting::offerStart);
    connect(&m_controller, &CollectorController::startFailed, this, &Collecting::startFailed);
    connect(&m_controller, &CollectorController::finishFailed, this, &Collecting::finishFailed);
}

void Collecting::start()
{
    if (m_controller.sources().empty()) {
        choosePorts();
        return;
    }
    m_window.notice()->dismiss();
    m_controller.startAll();
}

void Collecting::stop()
{
    m_controller.stopAll();
}

void Collecting::choosePorts()
{
    Q_EMIT pageRequested(Page::Collectors);
    m_collectors->addSource();
}

void Collecting::offerStart()
{
    if (m_controller.sources().empty() || !m_controller.obstacle().isEmpty())
        return;
    QStringList titles;
    for (const CollectorSource& source : m_controller.sources())
        titles << sourceTitle(source.settings.url);
    m_window.notice()->show(NoticeBar::Kind::Information,
        tr("This workspace collected from %1 before. It is not collecting now.")
            .arg(titles.join(QStringLiteral(", "))),
        {{tr("Start Collector"), [this] { start(); }},
            {tr("Show Collectors"), [this] { Q_EMIT pageRequested(Page::Collectors); }}});
}

void Collecting::startFailed(const QString& url, const Error& error)
{
    m_window.notice()->show(NoticeBar::Kind::Error,
        tr("%1 could not be started. %2")
            .arg(sourceTitle(url.toStdString()), plainLine(coreText(error.detail))),
        {{tr("Try Again"), [this] { m_controller.startAll(); }},
            {tr("Show Collectors"), [this] { Q_EMIT pageRequested(Page::Collectors); }}});
}

void Collecting::finishFailed(const Error& error)
{
    m_window.notice()->show(NoticeBar::Kind::Error,
        tr("The flows received last could not be stored. Check that the workspace's disk is there "
           "and has room.\n%1")
            .arg(plainLine(coreText(error.detail))));
}

void Collecting::showInFlows(const FilterPtr& filter)
{
    Q_EMIT pageRequested(Page::Flows);
    Investigation& investigation = m_window.flowsPage()->investigation();
    investigation.setRange({});
    investigation.setFilter(filter);
}

void Collecting::refreshFlows()
{
    const std::uint64_t stored = m_controller.status().flowsStored;
    if (stored == m_shownFlows)
        return;
    m_shownFlows = stored;
    m_window.workspace().refresh();
}

void Collecting::statusChanged()
{
    // the first flows are shown as soon as they are stored; later ones when they are asked for
    const FlowStorePtr& store = m_window.workspace().store();
    if (m_controller.status().flowsStored < m_shownFlows)
        m_shownFlows = 0;
    if (store && store->rowCount() == 0)
        refreshFlows();
}

void Collecting::setFormat(const FlowFormat& format)
{
    m_lamp->setFormat(format);
}

} // namespace nb
