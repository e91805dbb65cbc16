// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/flowspage.h"

#include "ui/filter/filterbar.h"
#include "ui/filter/filtereditor.h"
#include "ui/flows/columnsdialog.h"
#include "ui/flows/emptyflows.h"
#include "ui/flows/findbar.h"
#include "ui/flows/flowdetails.h"
#include "ui/flows/flowtableview.h"
#include "ui/flows/timelinechart.h"
#include "ui/flows/toptalkers.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/theme/theme.h"

#include <QCryptographicHash>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace nb {

namespace {

constexpr int kBusyAfterMs = 300;
const QString kUpDownKey = QStringLiteral("flows/splitterUpDown");
const QString kLeftRightKey = QStringLiteral("flows/splitterLeftRight");

QVariant toVariant(const std::optional<Timestamp>& time)
{
    return time ? QVariant(qlonglong {toMicroseconds(*time)}) : QVariant();
}

std::optional<Timestamp> toTimestamp(const QVariant& value)
{
    bool ok = false;
    const qlonglong micro = value.toLongLong(&ok);
    return ok ? std::optional(fromMicroseconds(micro)) : std::nullopt;
}

} // namespace

FlowsPage::FlowsPage(UiStateStore& state, QWidget* parent)
    : QWidget(parent)
    , m_state(state)
    , m_filterBar(new FilterBar(state, this))
    , m_timeline(new TimelineChart(this))
    , m_talkers(new TopTalkers(this))
    , m_details(new FlowDetails(this))
{
    setAccessibleName(tr("Flows"));
    m_pool.setMaxThreadCount(4);
    m_busySoon.setSingleShot(true);
    m_busySoon.setInterval(kBusyAfterMs);
    createTable();
    m_empty = new EmptyFlows(this);
    connect(
        m_empty, &EmptyFlows::clearRequested, this, [this] { m_investigation.setFilter(nullptr); });
    connect(m_empty, &EmptyFlows::allTimeRequested, this, [this] { m_investigation.setRange({}); });
    createLayout();
    connectFilters();
    connectTable();
    connect(
        &m_busySoon, &QTimer::timeout, this, [this] { m_filterBar->setCounts(tr("Searching…")); });
    connect(&m_investigation, &Investigation::changed, this, &FlowsPage::investigationChanged);
}

FlowsPage::~FlowsPage()
{
    // the workers use the pool, and what is queued for them refers to us
    m_orderQuery.cancel();
    m_timelineQuery.cancel();
    delete m_find;
    delete m_table;
    delete m_model;
    m_pool.waitForDone();
}

void FlowsPage::createTable()
{
    m_model = new FlowTableModel(m_pool, this);
    m_table = new FlowTableView(m_state, m_pool, this);
    m_table->setFlowModel(m_model);
    m_find = new FindBar(
        m_pool,
        [this] {
            return FindBar::Source {m_model->store(), m_model->order(), m_table->shownColumns(),
                m_table->currentIndex().row(), m_model->rowCount()};
        },
        this);
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
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto* tableSide = new QWidget(this);
    auto* tableLayout = new QVBoxLayout(tableSide);
    tableLayout->setContentsMargins(0, 0, 0, 0);
    tableLayout->setSpacing(0);
    tableLayout->addWidget(m_stack, 1);
    tableLayout->addWidget(m_find);
    m_leftRight = new QSplitter(Qt::Horizontal, this);
    m_leftRight->addWidget(tableSide);
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
        {fontMetrics().averageCharWidth() * 120, fontMetrics().averageCharWidth() * 36});
    m_upDown->setCollapsible(1, false);
    m_leftRight->setCollapsible(0, false);
    m_upDown->restoreState(m_state.bytes(kUpDownKey));
    m_leftRight->restoreState(m_state.bytes(kLeftRightKey));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 0);
    layout->addLayout(top);
    layout->addWidget(m_upDown, 1);
}

void FlowsPage::connectFilters()
{
    connect(m_filterBar, &FilterBar::filterChanged, &m_investigation, &Investigation::setFilter);
    connect(m_timeline, &TimelineChart::rangeSelected, &m_investigation, &Investigation::setRange);
    connect(m_timeline, &TimelineChart::zoomRequested, this, [this](const TimeRange& range) {
        m_shownTime = range;
        runTimeline();
    });
    connect(m_talkers, &TopTalkers::filterRequested, &m_investigation, &Investigation::edit);
    connect(m_details, &FlowDetails::filterRequested, this, &FlowsPage::applyCondition);
    connect(m_back, &QToolButton::clicked, &m_investigation, &Investigation::back);
    connect(m_forward, &QToolButton::clicked, &m_investigation, &Investigation::forward);
}

void FlowsPage::connectTable()
{
    connect(m_model, &FlowTableModel::sortRequested, this, [this](std::optional<SortKey> key) {
        m_sortKey = key;
        runOrder();
    });
    connect(m_model, &FlowTableModel::pageLoaded, this, [this](int first, int last) {
        const int row = m_table->currentIndex().row();
        if (row >= first && row <= last)
            updateDetails();
    });
    connect(m_model, &FlowTableModel::loadFailed, this, &FlowsPage::queryFailed);
    connect(m_table, &FlowTableView::filterRequested, this, &FlowsPage::applyCondition);
    connect(m_table, &FlowTableView::detailsRequested, this, &FlowsPage::detailsRequested);
    connect(m_table, &FlowTableView::columnsDialogRequested, this, &FlowsPage::chooseColumns);
    connect(m_table, &FlowTableView::copied, this,
        [this](int rows) { Q_EMIT message(tr("Copied %n flow(s).", nullptr, rows)); });
    connect(m_table, &FlowTableView::copyFailed, this, &FlowsPage::queryFailed);
    connect(m_table, &FlowTableView::currentRowChanged, this, [this](int row) {
        m_investigation.setRow(row);
        updateDetails();
    });
    connect(m_find, &FindBar::found, this, &FlowsPage::selectRow);
    connect(m_find, &FindBar::closed, m_table, qOverload<>(&QWidget::setFocus));
}

void FlowsPage::setStore(FlowStorePtr store, const QString& workspace)
{
    const bool another = workspace != m_workspace;
    if (another && m_store)
        saveState();
    m_store = std::move(store);
    m_workspace = m_store ? workspace : QString();
    m_filterBar->setStore(m_store);
    if (!m_store) {
        cancelQuery();
        m_timelineQuery.cancel();
        m_model->setSource(nullptr, nullptr);
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
    runQueries();
}

FlowQuery FlowsPage::query() const
{
    return {m_investigation.state().filter, m_investigation.state().range};
}

void FlowsPage::runQueries()
{
    if (!m_store)
        return;
    runOrder();
    runTimeline();
    m_talkers->setStoreAndQuery(m_store, query());
}

void FlowsPage::runOrder()
{
    if (!m_store)
        return;
    m_busySoon.start();
    m_orderQuery.start(
        m_pool, this,
        [store = m_store, query = query(), key = effectiveSortKey()](
            std::stop_token stop) { return store->order(query, key, stop); },
        [this](Result<FlowOrderPtr> result) { orderReady(std::move(result)); });
}

void FlowsPage::runTimeline()
{
    if (!m_store)
        return;
    const TimelineQuery timeline {.flows = {m_investigation.state().filter, m_shownTime}};
    m_timelineQuery.start(
        m_pool, this,
        [store = m_store, timeline](
            std::stop_token stop) { return store->timeline(timeline, stop); },
        [this](const Result<Timeline>& result) {
            if (!result) {
                Q_EMIT queryFailed(result.error());
                return;
            }
            TimeRange shown = m_shownTime;
            if (const auto span = m_store ? m_store->span() : std::nullopt;
                span && shown.unbounded())
                shown = {span->first, span->second + std::chrono::microseconds {1}};
            m_timeline->setTimeline(*result, shown);
            m_timeline->setSelection(m_investigation.state().range);
        });
}

std::optional<SortKey> FlowsPage::effectiveSortKey() const
{
    // time order is what people expect; a very large store opens at once in storage order instead
    constexpr std::uint64_t kSortedAtOnce = 2'000'000;
    if (m_sortKey || !m_store || m_store->rowCount() > kSortedAtOnce)
        return m_sortKey;
    return SortKey {FlowField::Start, false};
}

void FlowsPage::orderReady(Result<FlowOrderPtr> result)
{
    m_busySoon.stop();
    if (!result) {
        // what was shown stays
        m_model->setSortKey(m_model->sortKey());
        m_table->showSortIndicator(m_model->sortKey());
        updateTotals();
        Q_EMIT queryFailed(result.error());
        return;
    }
    showOrder(std::move(result).value());
}

void FlowsPage::showOrder(FlowOrderPtr order)
{
    const int row = m_investigation.state().row;
    const int scroll = m_table->verticalScrollBar()->value();
    const bool sameRows = m_model->order() && m_model->order()->size() == order->size();
    const QModelIndex current = m_table->currentIndex();
    const int column = current.isValid() ? current.column() : -1;
    m_model->setSortKey(effectiveSortKey());
    m_table->showSortIndicator(effectiveSortKey());
    m_model->setSource(m_store, std::move(order));
    if (m_model->rowCount() > 0) {
        // there is always a current cell for the keyboard; selected only if it was
        const auto shown = m_table->shownColumns();
        const int first = shown.empty() ? 0 : FlowTableModel::columnOf(shown.front());
        const bool known = row >= 0 && row < m_model->rowCount();
        const QModelIndex next = m_model->index(known ? row : 0, column >= 0 ? column : first);
        m_table->setAutoScroll(false); // the view stays where it is
        m_table->selectionModel()->setCurrentIndex(next,
            known ? QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows
                  : QItemSelectionModel::NoUpdate);
        m_table->setAutoScroll(true);
    }
    if (sameRows)
        m_table->verticalScrollBar()->setValue(scroll);
    updateTotals();
    updateEmptyState();
    updateDetails();
    saveState(); // what a crash leaves behind is what was looked at
}

void FlowsPage::updateTotals()
{
    if (!m_store || !m_model->order())
        return;
    const FlowTotals& totals = m_model->order()->totals();
    const std::uint64_t all = m_store->rowCount();
    const InvestigationState& state = m_investigation.state();
    const bool filtered = state.filter || !state.range.unbounded();
    const std::uint64_t rows = m_model->order()->size();
    QString text = filtered ? tr("%1 of %2 flows").arg(m_format.count(rows), m_format.count(all))
                            : tr("%1 flows").arg(m_format.count(rows));
    text += QStringLiteral(" · ") + m_format.bytes(totals.bytes + totals.reverseBytes);
    QString withPackets = text;
    if (totals.packetsUnknown < totals.rows)
        withPackets += QStringLiteral(" · ")
            + tr("%1 packets").arg(m_format.count(totals.packets + totals.reversePackets));
    if (rows > static_cast<std::uint64_t>(m_model->rowCount()))
        withPackets += QStringLiteral(" · ")
            + tr("the first %1 are listed")
                  .arg(m_format.count(static_cast<std::uint64_t>(m_model->rowCount())));
    m_filterBar->setCounts(withPackets);
    Q_EMIT totalsChanged(text, filtered);
}

void FlowsPage::updateEmptyState()
{
    const bool empty = m_model->rowCount() == 0;
    m_stack->setCurrentWidget(
        empty ? static_cast<QWidget*>(m_empty) : static_cast<QWidget*>(m_table));
    if (!empty)
        return;
    m_empty->show(m_investigation.state(), m_store ? m_store->span() : std::nullopt, m_format);
}

void FlowsPage::updateDetails()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid()) {
        m_details->setFlow(nullptr, 0);
        return;
    }
    if (const auto place = m_model->place(current.row()))
        m_details->setFlow(place->batch, place->row);
    else
        m_model->want(current.row()); // pageLoaded() follows
}

void FlowsPage::setFormat(const FlowFormat& format)
{
    m_format = format;
    m_model->setFormat(format);
    m_details->setFormat(format);
    m_timeline->setFormat(format.options());
    m_talkers->setFormat(format.options());
    updateTotals();
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

void FlowsPage::selectRow(int row)
{
    const int column
        = std::max(m_table->currentIndex().column(), m_table->horizontalHeader()->logicalIndex(0));
    m_table->setCurrentIndex(m_model->index(row, column));
    m_table->scrollTo(m_model->index(row, column), QAbstractItemView::PositionAtCenter);
}

QString FlowsPage::stateKey(const QString& name) const
{
    const QByteArray hash
        = QCryptographicHash::hash(m_workspace.toUtf8(), QCryptographicHash::Sha1).toHex().left(12);
    return QStringLiteral("workspace-%1/%2").arg(QString::fromLatin1(hash), name);
}

void FlowsPage::saveState()
{
    m_state.setValue(kUpDownKey, m_upDown->saveState());
    m_state.setValue(kLeftRightKey, m_leftRight->saveState());
    m_table->saveColumns();
    if (m_workspace.isEmpty())
        return;
    const InvestigationState& state = m_investigation.state();
    m_state.setValue(
        stateKey(QStringLiteral("filter")), QString::fromStdString(printFilter(state.filter)));
    m_state.setValue(stateKey(QStringLiteral("from")), toVariant(state.range.from));
    m_state.setValue(stateKey(QStringLiteral("to")), toVariant(state.range.to));
    QStringList sort;
    if (m_sortKey)
        sort << QString::fromStdString(std::string(fieldInfo(m_sortKey->field).name))
             << (m_sortKey->descending ? QStringLiteral("desc") : QStringLiteral("asc"));
    m_state.setValue(stateKey(QStringLiteral("sort")), sort);
}

void FlowsPage::restoreInvestigation()
{
    InvestigationState state;
    const std::string text = m_state.text(stateKey(QStringLiteral("filter"))).toStdString();
    if (const auto filter = parseFilter(text))
        state.filter = *filter;
    state.range = {toTimestamp(m_state.value<QVariant>(stateKey(QStringLiteral("from")))),
        toTimestamp(m_state.value<QVariant>(stateKey(QStringLiteral("to"))))};
    const QStringList sort = m_state.texts(stateKey(QStringLiteral("sort")));
    m_sortKey.reset();
    if (sort.size() == 2)
        if (const auto field = fieldFromName(sort[0].toStdString()); field && isColumn(*field))
            m_sortKey = SortKey {*field, sort[1] == u"desc"};
    m_shownTime = {};
    m_model->setSource(nullptr, nullptr);
    m_investigation.reset(std::move(state));
}

QList<QWidget*> FlowsPage::panes() const
{
    return {m_filterBar, m_timeline, m_stack, m_talkers};
}

void FlowsPage::focusFilter()
{
    m_filterBar->focusEditor();
}

void FlowsPage::clearFilter()
{
    m_investigation.clear();
}

void FlowsPage::openFind()
{
    m_find->open();
}

void FlowsPage::findNext()
{
    if (m_find->isVisible())
        m_find->findNext();
    else
        m_find->open();
}

void FlowsPage::chooseColumns()
{
    auto* dialog = new ColumnsDialog(m_table->shownColumns(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
        [this, dialog] { m_table->setShownColumns(dialog->columns()); });
    dialog->open();
}

void FlowsPage::copy(FlowTextFormat format)
{
    m_table->copySelection(format);
}

void FlowsPage::filterForCurrentCell(FilterEdit edit)
{
    if (const FilterPtr condition = m_table->currentCellFilter())
        applyCondition(condition, edit, true);
}

void FlowsPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_orderQuery.isRunning())
        cancelQuery();
    else
        QWidget::keyPressEvent(event);
}

void FlowsPage::cancelQuery()
{
    m_orderQuery.cancel();
    m_busySoon.stop();
    updateTotals();
}

} // namespace nb
