// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertspage.h"

#include "core/alerts/alertengine.h"
#include "ui/alerts/alerthistory.h"
#include "ui/alerts/alertsettings.h"
#include "ui/alerts/alerttext.h"
#include "ui/mainwindow/noticebar.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/pages/datatable.h"
#include "ui/text/coretext.h"

#include <QLineEdit>
#include <QTabWidget>
#include <QVBoxLayout>

namespace nb {

namespace {

constexpr std::chrono::milliseconds kShown {2000};
constexpr std::chrono::milliseconds kHidden {5000};

} // namespace

AlertsPage::AlertsPage(UiStateStore& state, QWidget* parent)
    : PageWidget(Page::Alerts, parent)
    , m_state(state)
    , m_notice(new NoticeBar(this))
    , m_tabs(new QTabWidget(this))
    , m_history(new AlertHistory(this))
    , m_settings(new AlertSettings(this))
{
    setAccessibleName(tr("Alerts"));
    m_pool.setMaxThreadCount(1);
    m_history->restoreState(state);
    m_settings->restoreState(state);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_history, tr("&History"));
    m_tabs->addTab(m_settings, tr("&Settings"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(m_notice);
    layout->addWidget(m_tabs, 1);
    connect(m_history, &AlertHistory::acknowledgeRequested, this, &AlertsPage::acknowledge);
    connect(m_history, &AlertHistory::flowsOf, this, &AlertsPage::showFlows);
    connect(m_history, &AlertHistory::addressRequested, this, &AlertsPage::addressRequested);
    connect(m_settings, &AlertSettings::message, this, &AlertsPage::message);
    connect(m_settings, &AlertSettings::failed, this, [this](const QString& text) {
        m_notice->show(NoticeBar::Kind::Error, tr("The settings could not be read: %1").arg(text));
    });
    m_look.setInterval(kHidden);
    connect(&m_look, &QTimer::timeout, this, [this] {
        refresh();
        if (isVisible() && m_tabs->currentIndex() == 1)
            m_settings->refresh();
    });
}

AlertsPage::~AlertsPage()
{
    m_loading.cancel();
    m_acknowledging.cancel();
    m_pool.waitForDone();
}

std::shared_ptr<Enrichment> AlertsPage::enrichment() const
{
    return m_session ? m_session->enrichment() : nullptr;
}

void AlertsPage::setSession(const WorkspaceSessionPtr& session)
{
    m_loading.cancel();
    m_acknowledging.cancel();
    m_pool.waitForDone();
    m_session = session;
    m_settings->setSession(session);
    m_version.reset();
    m_rowsVersion.reset();
    m_notice->dismiss();
    m_history->setRows(std::make_shared<const std::vector<AlertRow>>(), false);
    m_history->setObstacle(enrichment() ? QString() : tr("No workspace is open."));
    setOpen(0);
    if (enrichment())
        m_look.start();
    else
        m_look.stop();
    refresh();
}

void AlertsPage::setStore(FlowStorePtr, const QString&)
{
    refresh(); // an import may have raised some
}

void AlertsPage::setFormat(const FlowFormat& format)
{
    m_format = format;
    m_history->setFormat(format);
    m_settings->setFormat(format);
}

void AlertsPage::saveState()
{
    m_history->saveState(m_state);
    m_settings->saveState(m_state);
}

void AlertsPage::showEvent(QShowEvent* event)
{
    PageWidget::showEvent(event);
    m_look.setInterval(kShown);
    refresh();
}

void AlertsPage::hideEvent(QHideEvent* event)
{
    PageWidget::hideEvent(event);
    m_look.setInterval(kHidden);
}

void AlertsPage::addFromFilter(const FilterPtr& filter)
{
    m_tabs->setCurrentWidget(m_settings);
    m_settings->addCondition(filter);
}

void AlertsPage::refresh()
{
    const auto knowledge = enrichment();
    if (!knowledge || m_loading.isRunning())
        return;
    m_loading.start(
        m_pool, this,
        [&engine = knowledge->alerts(), known = m_version, shown = m_rowsVersion, count = m_open,
            rows = isVisible()](const std::stop_token&) -> Result<Loaded> {
            Loaded loaded;
            const auto version = engine.historyVersion();
            if (!version)
                return version.error();
            loaded.version = *version;
            loaded.open = count;
            if (known != loaded.version) {
                const auto open = engine.openCount();
                if (!open)
                    return open.error();
                loaded.open = *open;
            }
            if (!rows || shown == loaded.version)
                return loaded;
            auto alerts = engine.history(kMostShown + 1, false);
            if (!alerts)
                return alerts.error();
            loaded.cut = alerts->size() > kMostShown;
            if (loaded.cut)
                alerts->pop_back();
            loaded.rows = makeAlertRows(std::move(*alerts));
            return loaded;
        },
        [this](Result<Loaded> result) { loaded(std::move(result)); });
}

void AlertsPage::loaded(Result<Loaded> result)
{
    if (!result) {
        m_notice->show(NoticeBar::Kind::Error,
            tr("The alerts could not be read: %1").arg(plainLine(coreText(result.error().detail))));
        return;
    }
    m_version = result->version;
    setOpen(result->open);
    if (result->rows) {
        m_rowsVersion = result->version;
        m_history->setRows(std::move(result->rows), result->cut);
    } else if (isVisible() && m_rowsVersion != m_version) {
        refresh(); // it was hidden when this was asked
    }
}

void AlertsPage::setOpen(std::uint64_t count)
{
    if (count == m_open)
        return;
    m_open = count;
    Q_EMIT openCountChanged(count);
}

void AlertsPage::acknowledge(const std::vector<std::int64_t>& ids)
{
    const auto knowledge = enrichment();
    if (!knowledge)
        return;
    m_loading.cancel();
    m_acknowledging.start(
        m_pool, this,
        [&engine = knowledge->alerts(), ids](
            const std::stop_token&) -> Result<std::uint64_t> { return engine.acknowledge(ids); },
        [this](const Result<std::uint64_t>& done) {
            if (done)
                Q_EMIT message(tr("Acknowledged %Ln alert(s).", nullptr, static_cast<int>(*done)));
            else
                m_notice->show(NoticeBar::Kind::Error,
                    tr("They could not be acknowledged: %1")
                        .arg(plainLine(coreText(done.error().detail))));
            refresh();
        });
}

void AlertsPage::showFlows(const Alert& alert)
{
    if (const auto filter = alertFilter(alert))
        Q_EMIT flowsRequested(*filter, FilterEdit::Replace);
    else
        Q_EMIT message(tr("This alert is not about flows that can be shown."));
}

QList<QWidget*> AlertsPage::panes() const
{
    if (m_tabs->currentIndex() == 0)
        return {m_history->searchField(), m_history->table()};
    return {m_settings->conditionsTable(), m_settings->channelsTable()};
}

void AlertsPage::focusContent()
{
    panes().back()->setFocus();
    if (m_tabs->currentIndex() == 1)
        m_settings->conditionsTable()->setFocus();
}

bool AlertsPage::focusFilter()
{
    m_tabs->setCurrentIndex(0);
    m_history->searchField()->setFocus();
    m_history->searchField()->selectAll();
    return true;
}

void AlertsPage::copy(FlowTextFormat format)
{
    if (m_tabs->currentIndex() == 0)
        m_history->table()->copy(format);
    else if (m_settings->channelsTable()->hasFocus())
        m_settings->channelsTable()->copy(format);
    else
        m_settings->conditionsTable()->copy(format);
}

} // namespace nb
