// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/flowspage.h"

#include "ui/drafts/draftbanner.h"
#include "ui/filter/filterbar.h"
#include "ui/filter/filtereditor.h"
#include "ui/flows/flowdetails.h"
#include "ui/flows/flowpagestate.h"
#include "ui/flows/flowtablepane.h"
#include "ui/flows/flowtableview.h"
#include "ui/flows/timelinechart.h"
#include "ui/flows/toptalkers.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/text/plural.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace nb {

namespace {

constexpr int kBusyAfterMs = 300;
const QString kUpDownKey = QStringLiteral("flows/splitterUpDown");
const QString kLeftRightKey = QStringLiteral("flows/splitterLeftRight");

} // namespace

FlowsPage::FlowsPage(UiStateStore& state, QWidget* parent)
    : PageWidget(Page::Flows, parent)
    , m_state(state)
    , m_queries(m_pool)
    , m_filterBar(new FilterBar(state, this))
    , m_timeline(new TimelineChart(this))
    , m_talkers(new TopTalkers(this))
    , m_details(new FlowDetails(this))
{
    setAccessibleName(tr("Flows"));
    m_pool.setMaxThreadCount(4);
    m_busySoon.setSingleShot(true);
    m_busySoon.setInterval(kBusyAfterMs);
    m_pane = new FlowTablePane(state, m_pool, this);
    createLayout();
    connectFilters();
    connectTable();
    connectQueries();
    connect(
        &m_busySoon, &QTimer::timeout, this, [this] { m_filterBar->setCounts(tr("Searching…")); });
    connect(&m_investigation, &Investigation::changed, this, &FlowsPage::investigationChanged);
}

FlowsPage::~FlowsPage()
{
    // the workers use the pool, and what is queued for them refers to us
    m_queries.setStore(nullptr);
    delete m_pane;
    m_pool.waitForDone();
}

void FlowsPage::createLayout()
{
    const auto button = [this](const QString& icon, const QString& name) {
        auto* b = new QToolButton(this);
        b->setIcon(themeIcon(icon));
        b->setToolTip(name);
        b->setAccessibleName(name);
        b->setAutoRaise(true);
        b->setEnabled(false);
        b->setFocusPolicy(Qt::TabFocus);
        return b;
    };
    m_back = button(QStringLiteral("go-previous"), tr("Back to the filter before (Alt+Left)"));
    m_forward = button(QStringLiteral("go-next"), tr("Forward (Alt+Right)"));
    auto* top = new QHBoxLayout;
    top->setSpacing(2);
    top->addWidget(m_back, 0, Qt::AlignTop);
    top->addWidget(m_forward, 0, Qt::AlignTop);
    top->addWidget(m_filterBar, 1);
    m_leftRight = new QSplitter(Qt::Horizontal, this);
    m_leftRight->addWidget(m_pane);
    m_leftRight->addWidget(m_talkers);
    m_leftRight->setStretchFactor(0, 4);
    m_leftRight->setStretchFactor(1, 1);
    m_upDown = new QSplitter(Qt::Vertical, this);
    m_upDown->addWidget(m_timeline);
    m_upDown->addWidget(m_leftRight);
    m_upDown->setStretchFactor(0, 0);
    m_upDown->setStretchFactor(1, 1);
    m_upDown->setSizes({fontMetrics().height() * 9, fontMetrics().height() * 30});
    m_leftRight->setSizes(
        {fontMetrics().averageCharWidth() * 124, fontMetrics().averageCharWidth() * 32});
    m_upDown->setCollapsible(1, false);
    m_leftRight->setCollapsible(0, false);
    m_upDown->restoreState(m_state.bytes(kUpDownKey));
    m_leftRight->restoreState(m_state.bytes(kLeftRightKey));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 0);
    m_draft = new DraftBanner(
        tr("Draft: the column Rule shows what the rules as they are edited would label, nothing of "
           "it is saved. ● as stored · ◆ another label than is stored · ○ no rule matches"),
        this);
    connect(m_draft, &DraftBanner::endRequested, this, &FlowsPage::draftEndRequested);
    layout->addLayout(top);
    layout->addWidget(m_draft);
    layout->addWidget(m_upDown, 1);
}

void FlowsPage::connectFilters()
{
    connect(m_filterBar, &FilterBar::filterChanged, &m_investigation, &Investigation::setFilter);
    connect(m_timeline, &TimelineChart::rangeSelected, &m_investigation, &Investigation::setRange);
    connect(m_timeline, &TimelineChart::zoomRequested, this, [this](const TimeRange& range) {
        m_shownTime = range;
        m_queries.runTimeline(m_investigation.state().filter, m_shownTime);
    });
    connect(m_timeline, &TimelineChart::zoneChosen, this, &FlowsPage::zoneChosen);
    connect(
        m_filterBar, &FilterBar::timeRangeCleared, this, [this] { m_investigation.setRange({}); });
    connect(m_filterBar, &FilterBar::left, this, [this] { m_pane->focusContent(); });
    connect(m_talkers, &TopTalkers::filterRequested, this, &FlowsPage::applyCondition);
    connect(m_talkers, &TopTalkers::addressRequested, this, &FlowsPage::addressRequested);
    connect(m_details, &FlowDetails::filterRequested, this, &FlowsPage::applyCondition);
    connect(m_details, &FlowDetails::addressRequested, this, &FlowsPage::addressRequested);
    connect(m_back, &QToolButton::clicked, &m_investigation, &Investigation::back);
    connect(m_forward, &QToolButton::clicked, &m_investigation, &Investigation::forward);
}

void FlowsPage::connectQueries()
{
    connect(&m_queries, &FlowQueries::orderReady, this, [this](FlowOrderPtr order) {
        m_busySoon.stop();
        showOrder(std::move(order));
    });
    connect(&m_queries, &FlowQueries::orderFailed, this, [this](const Error& error) {
        m_busySoon.stop();
        // what was shown stays
        table()->showSortIndicator(tableModel()->sortKey());
        updateTotals();
        Q_EMIT queryFailed(error);
    });
    connect(&m_queries, &FlowQueries::timelineReady, this,
        [this](const Timeline& timeline, const TimeRange& shown) {
            m_timeline->setTimeline(timeline, shown);
            m_timeline->setSelection(m_investigation.state().range);
        });
    connect(&m_queries, &FlowQueries::timelineFailed, this, &FlowsPage::queryFailed);
}

void FlowsPage::connectTable()
{
    connect(tableModel(), &FlowTableModel::sortRequested, this, [this](std::optional<SortKey> key) {
        m_queries.setSortKey(key);
        runOrder();
    });
    connect(tableModel(), &FlowTableModel::pageLoaded, this, [this](int first, int last) {
        const int row = table()->currentIndex().row();
        if (row >= first && row <= last)
            updateDetails();
    });
    connect(tableModel(), &FlowTableModel::loadFailed, this, &FlowsPage::queryFailed);
    connect(table(), &FlowTableView::filterRequested, this, &FlowsPage::applyCondition);
    connect(table(), &FlowTableView::addressRequested, this, &FlowsPage::addressRequested);
    connect(table(), &FlowTableView::detailsRequested, this, &FlowsPage::detailsRequested);
    connect(table(), &FlowTableView::copied, this,
        [this](int rows) { Q_EMIT message(tr("Copied %Ln flow(s).", nullptr, rows)); });
    connect(table(), &FlowTableView::copyFailed, this, &FlowsPage::queryFailed);
    connect(table(), &FlowTableView::currentRowChanged, this, [this](int row) {
        m_investigation.setRow(row);
        updateDetails();
    });
    connect(m_pane, &FlowTablePane::clearFilterRequested, this,
        [this] { m_investigation.setFilter(nullptr); });
    connect(
        m_pane, &FlowTablePane::allTimeRequested, this, [this] { m_investigation.setRange({}); });
}

void FlowsPage::setStore(FlowStorePtr store, const QString& workspace)
{
    const bool another = workspace != m_workspace;
    if (another && m_queries.store())
        saveState();
    m_queries.setStore(std::move(store));
    m_workspace = m_queries.store() ? workspace : QString();
    m_filterBar->setStore(m_queries.store());
    if (!m_queries.store()) {
        cancelQuery();
        tableModel()->setSource(nullptr, nullptr);
        m_timeline->setTimeline({}, {});
        m_talkers->setStoreAndQuery(nullptr, {});
        updateDetails();
        Q_EMIT totalsChanged({}, false);
        return;
    }
    if (another)
        restoreInvestigation();
    else
        runQueries();
}

void FlowsPage::investigationChanged()
{
    m_back->setEnabled(m_investigation.canGoBack());
    m_forward->setEnabled(m_investigation.canGoForward());
    const InvestigationState& state = m_investigation.state();
    if (!equal(m_filterBar->filter(), state.filter))
        m_filterBar->setFilter(state.filter);
    m_timeline->setSelection(state.range);
    showTimeRange();
    runQueries();
}

void FlowsPage::showTimeRange()
{
    const TimeRange& range = m_investigation.state().range;
    m_filterBar->setTimeRange(m_format.shortRange(range), m_format.longRange(range));
}

FlowQuery FlowsPage::query() const
{
    return {m_investigation.state().filter, m_investigation.state().range};
}

void FlowsPage::runQueries()
{
    if (!m_queries.store())
        return;
    runOrder();
    m_queries.runTimeline(m_investigation.state().filter, m_shownTime);
    m_talkers->setStoreAndQuery(m_queries.store(), query());
}

void FlowsPage::runOrder()
{
    if (!m_queries.store())
        return;
    m_busySoon.start();
    m_queries.runOrder(query());
}

void FlowsPage::showOrder(FlowOrderPtr order)
{
    m_pane->setOrder(m_queries.store(), std::move(order), m_queries.effectiveSortKey(),
        m_investigation.state().row);
    updateTotals();
    m_pane->updateEmptyState(m_investigation.state(), m_queries.store(), m_format);
    updateDetails();
    saveState(); // what a crash leaves behind is what was looked at
}

void FlowsPage::updateTotals()
{
    if (!m_queries.store() || !tableModel()->order())
        return;
    const FlowTotals& totals = tableModel()->order()->totals();
    const std::uint64_t all = m_queries.store()->rowCount();
    const InvestigationState& state = m_investigation.state();
    const bool filtered = state.filter || !state.range.unbounded();
    const std::uint64_t rows = tableModel()->order()->size();
    QString text = filtered ? tr("%1 of %2 flows", nullptr, pluralOf(all))
                                  .arg(m_format.count(rows), m_format.count(all))
                            : tr("%1 flows", nullptr, pluralOf(rows)).arg(m_format.count(rows));
    text += QStringLiteral(" · ")
        + (bytesKnown(totals) ? m_format.bytes(totals.bytes + totals.reverseBytes)
                              : tr("bytes unknown"));
    QString withPackets = text;
    if (totals.packetsUnknown < totals.rows)
        withPackets += QStringLiteral(" · ")
            + tr("%1 packets", nullptr, pluralOf(totals.packets + totals.reversePackets))
                  .arg(m_format.count(totals.packets + totals.reversePackets));
    if (rows > static_cast<std::uint64_t>(tableModel()->rowCount()))
        withPackets += QStringLiteral(" · ")
            + tr("the first %1 are listed")
                  .arg(m_format.count(static_cast<std::uint64_t>(tableModel()->rowCount())));
    m_filterBar->setCounts(withPackets);
    Q_EMIT totalsChanged(text, filtered);
}

void FlowsPage::updateDetails()
{
    const QModelIndex current = table()->currentIndex();
    if (!current.isValid()) {
        m_details->setFlow(nullptr, 0);
        return;
    }
    if (const auto place = tableModel()->place(current.row()))
        m_details->setFlow(place->batch, place->row);
    else
        tableModel()->want(current.row()); // pageLoaded() follows
}

void FlowsPage::setFormat(const FlowFormat& format)
{
    m_format = format;
    tableModel()->setFormat(format);
    m_details->setFormat(format);
    m_timeline->setFormat(format.options());
    m_talkers->setFormat(format.options());
    showTimeRange();
    updateTotals();
}

void FlowsPage::setRuleDraft(RuleDraftPtr draft)
{
    m_draft->setVisible(draft != nullptr);
    tableModel()->setDraft(std::move(draft));
}

void FlowsPage::listConversations()
{
    QList<int> sizes = m_leftRight->sizes();
    if (sizes.size() == 2 && sizes[1] == 0) {
        sizes[1] = std::min(sizes[0] / 2, fontMetrics().averageCharWidth() * 48);
        sizes[0] -= sizes[1];
        m_leftRight->setSizes(sizes);
    }
    m_talkers->listConversations();
}

void FlowsPage::applyCondition(const FilterPtr& condition, FilterEdit edit, bool apply)
{
    if (apply) {
        m_investigation.edit(condition, edit);
        return;
    }
    const FilterPtr prepared
        = Investigation::combined(m_investigation.state().filter, condition, edit);
    m_filterBar->editor()->setText(QString::fromStdString(printFilter(prepared)));
    m_filterBar->focusEditor();
}

void FlowsPage::saveState()
{
    m_state.setValue(kUpDownKey, m_upDown->saveState());
    m_state.setValue(kLeftRightKey, m_leftRight->saveState());
    table()->saveColumns();
    if (!m_workspace.isEmpty())
        FlowPageState {m_investigation.state(), m_queries.sortKey()}.save(m_state, m_workspace);
}

void FlowsPage::restoreInvestigation()
{
    FlowPageState saved = FlowPageState::load(m_state, m_workspace);
    m_queries.setSortKey(saved.sort);
    m_shownTime = {};
    tableModel()->setSource(nullptr, nullptr);
    m_investigation.reset(std::move(saved.investigation));
}

FlowTableView* FlowsPage::table() const
{
    return m_pane->table();
}

FlowTableModel* FlowsPage::tableModel() const
{
    return m_pane->model();
}

QList<QWidget*> FlowsPage::panes() const
{
    return {m_filterBar, m_timeline, m_pane, m_talkers};
}

void FlowsPage::focusContent()
{
    table()->setFocus();
}

bool FlowsPage::focusFilter()
{
    m_filterBar->focusEditor();
    return true;
}

void FlowsPage::clearFilter()
{
    m_investigation.clear();
}

void FlowsPage::openFind()
{
    m_pane->openFind();
}

void FlowsPage::findNext()
{
    m_pane->findNext();
}

void FlowsPage::chooseColumns()
{
    m_pane->chooseColumns();
}

void FlowsPage::copy(FlowTextFormat format)
{
    table()->copySelection(format);
}

void FlowsPage::filterForCurrentCell(FilterEdit edit)
{
    if (const FilterPtr condition = table()->currentCellFilter())
        applyCondition(condition, edit, true);
}

void FlowsPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_queries.isOrdering())
        cancelQuery();
    else
        QWidget::keyPressEvent(event);
}

void FlowsPage::cancelQuery()
{
    m_queries.cancelOrder();
    m_busySoon.stop();
    updateTotals();
}

} // namespace nb
