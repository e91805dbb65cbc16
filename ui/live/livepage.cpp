// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/livepage.h"

#include "ui/collectors/collectorcontroller.h"
#include "ui/collectors/collectortext.h"
#include "ui/filter/filterbar.h"
#include "ui/filter/filtereditor.h"
#include "ui/flows/investigation.h"
#include "ui/live/liveflowbuffer.h"
#include "ui/live/liveflowmodel.h"
#include "ui/live/livetableview.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/rules/ruleobstacle.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace nb {

namespace {

constexpr int kTakeMs = 100;
constexpr qint64 kRateMs = 1000;
constexpr std::array kCaps {1'000, 10'000, 100'000};
const QString kCapKey = QStringLiteral("live/rows");

} // namespace

LivePage::LivePage(
    CollectorController& controller, UiStateStore& state, FilterLibrary& library, QWidget* parent)
    : PageWidget(Page::Live, parent)
    , m_controller(controller)
    , m_state(state)
    , m_buffer(std::make_shared<LiveFlowBuffer>(LiveFlowModel::kDefaultCap))
    , m_filterBar(new FilterBar(state, this, &library))
    , m_model(new LiveFlowModel(this))
    , m_table(new LiveTableView(m_model, state, this))
{
    setAccessibleName(tr("Live"));
    createControls();
    arrange();
    connectAll();
    m_takeSoon.setInterval(kTakeMs);
    const int cap = state.number(kCapKey, LiveFlowModel::kDefaultCap);
    const auto known = std::ranges::find(kCaps, cap);
    m_cap->setCurrentIndex(known == kCaps.end() ? 1 : static_cast<int>(known - kCaps.begin()));
    setCap(kCaps[static_cast<std::size_t>(m_cap->currentIndex())]);
    updateState();
}

void LivePage::createControls()
{
    m_pause = new QPushButton(this);
    m_follow = new QCheckBox(tr("Foll&ow the newest"), this);
    m_follow->setChecked(true);
    m_follow->setToolTip(tr("Keeps the newest flow in sight; End does the same"));
    m_cap = new QComboBox(this);
    for (const int cap : kCaps)
        m_cap->addItem(tr("%1 rows").arg(m_format.count(static_cast<std::uint64_t>(cap))), cap);
    m_cap->setAccessibleName(tr("Rows kept"));
    m_cap->setToolTip(tr("So many rows are kept; the oldest leave. All of them are stored."));
    m_clear = new QPushButton(themeIcon(QStringLiteral("edit-clear")), tr("Cl&ear"), this);
    m_clear->setToolTip(tr("Takes the rows off this page; they stay stored"));
    m_showInFlows
        = new QPushButton(themeIcon(QStringLiteral("edit-find")), tr("Show in Flo&ws"), this);
    m_saveAsRule = new QPushButton(tr("Save as &Rule…"), this);
    m_saveAsAlert = new QPushButton(tr("Save as Aler&t…"), this);
    m_emptyText = new QLabel(this);
    m_emptyText->setTextFormat(Qt::PlainText);
    m_emptyText->setWordWrap(true);
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_start
        = new QPushButton(themeIcon(QStringLiteral("media-start")), tr("&Start Collector…"), this);
}

void LivePage::arrange()
{
    auto* controls = new QHBoxLayout;
    controls->setContentsMargins(6, 0, 6, 4);
    controls->addWidget(m_pause);
    controls->addWidget(m_clear);
    controls->addWidget(m_follow);
    controls->addWidget(m_cap);
    controls->addStretch();
    controls->addWidget(m_saveAsRule);
    controls->addWidget(m_saveAsAlert);
    controls->addWidget(m_showInFlows);
    auto* empty = new QWidget(this);
    auto* button = new QHBoxLayout;
    button->addStretch();
    button->addWidget(m_start);
    button->addStretch();
    auto* column = new QVBoxLayout(empty);
    column->addStretch();
    column->addWidget(m_emptyText);
    column->addLayout(button);
    column->addStretch();
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_table);
    m_stack->addWidget(empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 0);
    layout->setSpacing(2);
    layout->addWidget(m_filterBar);
    layout->addLayout(controls);
    layout->addWidget(m_stack, 1);
}

void LivePage::connectAll()
{
    connect(&m_takeSoon, &QTimer::timeout, this, &LivePage::takeFlows);
    connect(m_filterBar, &FilterBar::filterChanged, this, &LivePage::watch);
    connect(m_filterBar, &FilterBar::left, this, [this] { m_table->setFocus(); });
    connect(m_pause, &QPushButton::clicked, this, [this] { setPaused(!m_paused); });
    connect(m_clear, &QPushButton::clicked, this, &LivePage::clear);
    connect(m_follow, &QCheckBox::toggled, m_table, &LiveTableView::setFollowing);
    connect(m_table, &LiveTableView::followingChanged, m_follow, &QCheckBox::setChecked);
    connect(m_cap, &QComboBox::currentIndexChanged, this, [this] {
        setCap(m_cap->currentData().toInt());
        m_state.setValue(kCapKey, m_cap->currentData());
    });
    connect(m_showInFlows, &QPushButton::clicked, this,
        [this] { Q_EMIT showInFlowsRequested(m_filterBar->filter()); });
    connect(m_saveAsRule, &QPushButton::clicked, this,
        [this] { Q_EMIT saveAsRuleRequested(m_filterBar->filter()); });
    connect(m_saveAsAlert, &QPushButton::clicked, this,
        [this] { Q_EMIT saveAsAlertRequested(m_filterBar->filter()); });
    connect(m_filterBar->editor(), &FilterEditor::textChanged, this, &LivePage::updateSaveAsRule);
    connect(m_start, &QPushButton::clicked, this, &LivePage::startRequested);
    connect(m_table, &LiveTableView::filterRequested, this,
        [this](const FilterPtr& condition, FilterEdit edit, bool apply) {
            const FilterPtr joined
                = Investigation::combined(m_filterBar->filter(), condition, edit);
            if (!apply) {
                m_filterBar->editor()->setText(QString::fromStdString(printFilter(joined)));
                m_filterBar->focusEditor();
                return;
            }
            m_filterBar->setFilter(joined);
            watch(joined);
        });
    connect(m_table, &LiveTableView::addressRequested, this, &LivePage::addressRequested);
    connect(m_table, &LiveTableView::copied, this,
        [this](int rows) { Q_EMIT message(tr("Copied %Ln flow(s).", nullptr, rows)); });
    connect(&m_controller, &CollectorController::sourcesChanged, this, &LivePage::updateState);
}

void LivePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!m_begun) {
        m_begun = true;
        watch(m_filterBar->filter());
    }
    catchUp();
    m_takeSoon.start();
}

void LivePage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_takeSoon.stop();
}

void LivePage::watch(const FilterPtr& filter)
{
    // what the filter before let through goes; a new buffer, since a batch of it may be on its way
    m_buffer = std::make_shared<LiveFlowBuffer>(static_cast<std::size_t>(m_model->cap()));
    m_controller.watch(
        filter, [buffer = m_buffer](const FlowBatchPtr& batch) { buffer->add(batch); });
    clear();
}

void LivePage::takeFlows()
{
    if (!m_paused) {
        const LiveFlowBuffer::Taken taken = m_buffer->take();
        m_rateFlows += taken.arrived;
        m_left += taken.skipped + m_model->append(taken.batches);
    }
    if (const qint64 ms = m_rateClock.isValid() ? m_rateClock.elapsed() : 0; ms >= kRateMs) {
        m_rate = static_cast<double>(m_rateFlows) * 1000.0 / static_cast<double>(ms);
        m_rateFlows = 0;
        m_rateClock.start();
    }
    updateCounts();
    const bool empty = m_model->rowCount() == 0;
    if (empty != (m_stack->currentIndex() == 1))
        updateState();
}

void LivePage::catchUp()
{
    takeFlows();
    m_rateFlows = 0;
    m_rateClock.start();
}

void LivePage::updateCounts()
{
    const auto rows = static_cast<std::uint64_t>(m_model->rowCount());
    QStringList parts;
    if (m_paused)
        parts << tr("Paused, %1 came since").arg(m_format.count(m_buffer->waiting()));
    else if (m_controller.isCollecting())
        parts << rateText(m_rate, m_format);
    parts << tr("%1 shown").arg(m_format.count(rows));
    if (m_left > 0)
        parts << tr("%1 left the list").arg(m_format.count(m_left));
    m_filterBar->setCounts(parts.join(QStringLiteral(" · ")));
}

void LivePage::updateState()
{
    const bool empty = m_model->rowCount() == 0;
    m_stack->setCurrentIndex(empty ? 1 : 0);
    const bool collecting = m_controller.isCollecting();
    if (!m_controller.obstacle().isEmpty())
        m_emptyText->setText(m_controller.obstacle());
    else if (!collecting)
        m_emptyText->setText(tr("Nothing is being collected, so no flows come."));
    else if (m_filterBar->filter())
        m_emptyText->setText(tr("No flow that matches “%1” has come yet.")
                                 .arg(plainLine(printFilter(m_filterBar->filter()))));
    else
        m_emptyText->setText(
            tr("No flow has come yet. Exporters send when flows end, so the first may take a "
               "minute."));
    m_start->setVisible(!collecting && m_controller.obstacle().isEmpty());
    m_start->setText(
        m_controller.sources().empty() ? tr("&Start Collector…") : tr("&Start Collector"));
    m_pause->setText(m_paused ? tr("Res&ume") : tr("Pa&use"));
    m_pause->setIcon(
        themeIcon(m_paused ? QStringLiteral("media-start") : QStringLiteral("media-pause")));
    m_clear->setEnabled(!empty);
    updateSaveAsRule();
    m_showInFlows->setEnabled(m_hasStore);
    m_showInFlows->setToolTip(m_hasStore ? tr("The same filter over everything that is stored")
                                         : tr("No flow is stored yet."));
}

void LivePage::updateSaveAsRule()
{
    const QString typed = m_filterBar->editor()->text();
    const auto filter = parseFilter(typed.toStdString());
    // what is typed and not applied is not what the page shows
    const QString early = !filter                ? tr("The text is no filter yet.")
        : !equal(*filter, m_filterBar->filter()) ? tr("Apply the filter first (Enter).")
                                                 : QString();
    const QString why = early.isEmpty() ? ruleObstacle(*filter) : early;
    const QString whyNoAlert
        = early.isEmpty() && !*filter ? tr("Every flow would be an alert: write a filter.") : early;
    m_saveAsAlert->setEnabled(whyNoAlert.isEmpty());
    m_saveAsAlert->setToolTip(
        whyNoAlert.isEmpty() ? tr("Tells of flows that match this filter") : whyNoAlert);
    m_saveAsRule->setEnabled(why.isEmpty());
    m_saveAsRule->setToolTip(why.isEmpty() ? tr("Labels flows that match this filter") : why);
}

void LivePage::setPaused(bool paused)
{
    m_paused = paused;
    catchUp();
    updateCounts();
    updateState();
}

void LivePage::clear()
{
    m_model->clear();
    m_left = 0;
    updateCounts();
    updateState();
}

void LivePage::setCap(int rows)
{
    const int before = m_model->rowCount();
    m_model->setCap(rows);
    m_left += static_cast<std::uint64_t>(before - m_model->rowCount());
    m_buffer->setCap(static_cast<std::size_t>(rows));
    updateCounts();
}

void LivePage::setFormat(const FlowFormat& format)
{
    m_format = format;
    m_model->setFormat(format);
    updateCounts();
}

void LivePage::setStore(FlowStorePtr store, const QString&)
{
    m_filterBar->setStore(store);
    m_hasStore = store && store->rowCount() > 0;
    updateState();
}

void LivePage::copy(FlowTextFormat format)
{
    m_table->copySelection(format);
}

void LivePage::focusContent()
{
    m_table->setFocus();
}

bool LivePage::focusFilter()
{
    m_filterBar->focusEditor();
    return true;
}

QList<QWidget*> LivePage::panes() const
{
    return {m_filterBar, m_stack};
}

} // namespace nb
