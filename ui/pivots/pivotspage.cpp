// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pivots/pivotspage.h"

#include "ui/filter/filterbar.h"
#include "ui/graph/graphlegend.h"
#include "ui/graph/graphminimap.h"
#include "ui/graph/graphnodeslist.h"
#include "ui/graph/graphnodesmodel.h"
#include "ui/graph/graphsearchbox.h"
#include "ui/graph/graphview.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/pivots/evidencepanel.h"
#include "ui/pivots/findingspanel.h"
#include "ui/pivots/pathspanel.h"
#include "ui/pivots/pivotactions.h"
#include "ui/pivots/pivottoolbar.h"
#include "ui/pivots/timewindowstrip.h"
#include "ui/text/coretext.h"

#include <QClipboard>
#include <QDoubleSpinBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace nb {

namespace {

/// More flows are analysed only when somebody asks for it.
constexpr std::uint64_t kMostUnasked = 5'000'000;
/// What takes no longer is done again by itself when newer flows come.
constexpr double kQuick = 0.5; // seconds
constexpr int kWatchMs = 200;

const QString kModeKey = QStringLiteral("pivots/mode");
const QString kThetaKey = QStringLiteral("pivots/theta");
const QString kSigmaKey = QStringLiteral("pivots/sigma");
const QString kTailKey = QStringLiteral("pivots/tail");
const QString kTailInteractiveKey = QStringLiteral("pivots/tailInteractive");
const QString kInsideKey = QStringLiteral("pivots/inside");
const QString kColumnsKey = QStringLiteral("pivots/columns");
const QString kAcrossKey = QStringLiteral("pivots/across");
const QString kUpDownKey = QStringLiteral("pivots/updown");
const QString kScoreKey = QStringLiteral("pivots/score");
const QString kUnconfirmedKey = QStringLiteral("pivots/unconfirmed");

} // namespace

PivotsPage::PivotsPage(UiStateStore& state, Investigation& investigation, FilterLibrary& library,
    LayoutEnginePtr engine, QWidget* parent)
    : PageWidget(Page::Pivots, parent)
    , m_state(state)
    , m_investigation(investigation)
    , m_queries(m_pool, std::move(engine))
    , m_filterBar(new FilterBar(state, this, &library))
    , m_findings(new FindingsPanel(this))
    , m_strip(new TimeWindowStrip(this))
    , m_evidence(new EvidencePanel(this))
    , m_paths(new PathsPanel(this))
{
    setAccessibleName(tr("Pivots"));
    m_pool.setMaxThreadCount(3);
    m_editPool.setMaxThreadCount(1);
    m_watch.setInterval(kWatchMs);
    m_view = new GraphView(m_model, this);
    m_toolbar = new PivotToolbar(m_model, *m_view, this);
    m_actions = new PivotActions(*this);
    createLayout();
    restoreState();
    connectParts();
    connectCanvas();
    connectQueries();
    updateStatus();
}

PivotsPage::~PivotsPage()
{
    m_queries.cancel();
    m_load.cancel();
    m_save.cancel();
    m_saveServices.cancel();
    m_caseFile.cancel();
    m_pool.waitForDone();
    m_editPool.waitForDone();
}

void PivotsPage::createLayout()
{
    m_status = new QLabel(this);
    m_status->setTextFormat(Qt::PlainText);
    m_empty = new QLabel(m_view);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* over = new QVBoxLayout(m_view);
    over->setContentsMargins(40, 0, 40, 0);
    over->addWidget(m_empty);
    createSide();
    auto* canvas = new QWidget(this);
    auto* column = new QVBoxLayout(canvas);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addWidget(m_view, 1);
    column->addWidget(m_strip);
    m_upDown = new QSplitter(Qt::Vertical, this);
    m_upDown->addWidget(canvas);
    m_upDown->addWidget(m_below);
    m_upDown->setStretchFactor(0, 1);
    m_upDown->setCollapsible(0, false);
    m_upDown->setSizes({fontMetrics().height() * 24, fontMetrics().height() * 18});
    m_across = new QSplitter(Qt::Horizontal, this);
    m_across->addWidget(m_findings);
    m_across->addWidget(m_upDown);
    m_across->setStretchFactor(1, 1);
    m_across->setCollapsible(1, false);
    m_across->setSizes(
        {fontMetrics().averageCharWidth() * 62, fontMetrics().averageCharWidth() * 120});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 0);
    layout->setSpacing(4);
    layout->addWidget(m_filterBar);
    layout->addWidget(m_toolbar);
    layout->addWidget(m_across, 1);
    layout->addWidget(m_status);
}

void PivotsPage::createSide()
{
    m_tabs = new QTabWidget(this);
    m_tabs->setDocumentMode(true);
    auto* legend = new QScrollArea(this);
    legend->setWidget(new GraphLegend(m_model, legend));
    legend->setWidgetResizable(true);
    legend->setFrameShape(QFrame::NoFrame);
    m_nodes = new GraphNodesList(m_model, *m_view, this);
    m_nodes->sortByColumn(GraphNodesModel::Name, Qt::AscendingOrder);
    m_tabs->addTab(m_evidence, tr("Evidence"));
    m_tabs->addTab(m_paths, tr("Paths"));
    m_tabs->addTab(legend, tr("Legend"));
    m_tabs->addTab(m_nodes, tr("Nodes"));
    // evidence and overview side by side below the picture
    m_below = new QWidget(this);
    auto* minimap = new GraphMinimap(m_model, *m_view, m_below);
    minimap->setFixedWidth(fontMetrics().averageCharWidth() * 24);
    auto* line = new QHBoxLayout(m_below);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(3);
    line->addWidget(m_tabs, 1);
    line->addWidget(minimap);
}

void PivotsPage::restoreState()
{
    if (const auto mode = pivotModeFromString(m_state.text(kModeKey).toStdString()))
        m_toolbar->setMode(*mode);
    for (const auto& [box, key] :
        {std::pair {m_toolbar->theta(), &kThetaKey}, {m_toolbar->sigma(), &kSigmaKey},
            {m_toolbar->tail(), &kTailKey}, {m_toolbar->tailInteractive(), &kTailInteractiveKey}})
        box->setValue(m_state.value<double>(*key, box->value()));
    m_toolbar->unconfirmed()->setChecked(m_state.flag(kUnconfirmedKey, false));
    m_inside = m_state.texts(kInsideKey);
    m_findings->scoreBox()->setValue(m_state.value<double>(kScoreKey, 0));
    if (const QByteArray columns = m_state.bytes(kColumnsKey); !columns.isEmpty())
        m_findings->table()->header()->restoreState(columns);
    if (const QByteArray across = m_state.bytes(kAcrossKey); !across.isEmpty())
        m_across->restoreState(across);
    if (const QByteArray upDown = m_state.bytes(kUpDownKey); !upDown.isEmpty())
        m_upDown->restoreState(upDown);
}

void PivotsPage::saveState()
{
    const std::string_view mode = toString(m_toolbar->mode());
    m_state.setValue(kModeKey, QString::fromUtf8(mode));
    m_state.setValue(kThetaKey, m_toolbar->theta()->value());
    m_state.setValue(kSigmaKey, m_toolbar->sigma()->value());
    m_state.setValue(kTailKey, m_toolbar->tail()->value());
    m_state.setValue(kTailInteractiveKey, m_toolbar->tailInteractive()->value());
    saveScene();
    m_state.setValue(kUnconfirmedKey, m_toolbar->unconfirmed()->isChecked());
    m_state.setValue(kInsideKey, m_inside);
    m_state.setValue(kScoreKey, m_findings->scoreBox()->value());
    m_state.setValue(kColumnsKey, m_findings->table()->header()->saveState());
    m_state.setValue(kAcrossKey, m_across->saveState());
    m_state.setValue(kUpDownKey, m_upDown->saveState());
}

void PivotsPage::connectParts()
{
    connect(&m_investigation, &Investigation::changed, this, &PivotsPage::investigationChanged);
    connect(m_filterBar, &FilterBar::filterChanged, &m_investigation, &Investigation::setFilter);
    connect(
        m_filterBar, &FilterBar::timeRangeCleared, this, [this] { m_investigation.setRange({}); });
    connect(m_filterBar, &FilterBar::left, this, &PivotsPage::focusContent);
    connect(m_toolbar, &PivotToolbar::runRequested, this, &PivotsPage::run);
    connect(m_toolbar, &PivotToolbar::cancelRequested, this, &PivotsPage::cancel);
    const auto again = [this] {
        m_stale = true;
        runIfNeeded();
    };
    connect(m_toolbar, &PivotToolbar::modeChanged, this, again);
    connect(m_toolbar, &PivotToolbar::optionsChanged, this, again);
    connect(m_toolbar, &PivotToolbar::insideRequested, this, &PivotsPage::askInside);
    connect(m_toolbar, &PivotToolbar::servicesRequested, this, &PivotsPage::askServices);
    connect(m_toolbar, &PivotToolbar::arrangeRequested, this, &PivotsPage::arrange);
    connect(m_toolbar, &PivotToolbar::exportRequested, this, &PivotsPage::askExport);
    connect(m_toolbar, &PivotToolbar::caseRequested, this, &PivotsPage::askCase);
    connect(m_toolbar, &PivotToolbar::sceneOptionsChanged, this, [this] {
        PivotCanvas canvas = m_canvas;
        canvas.scene.bundles = m_toolbar->bundles()->isChecked();
        canvas.scene.networks = m_toolbar->networks()->isChecked();
        canvas.scene.parallel = m_toolbar->parallel()->isChecked();
        changeCanvas(std::move(canvas), ShowCanvasCommand::Change, tr("group what is alike"));
    });
    connect(m_findings, &FindingsPanel::currentChanged, this, &PivotsPage::findingChosen);
    connect(m_findings, &FindingsPanel::menuRequested, m_actions, &PivotActions::showFindingMenu);
    connect(m_findings->table(), &QTreeView::activated, this, [this] { m_view->setFocus(); });
    connect(m_strip, &TimeWindowStrip::windowChanged, this, &PivotsPage::windowMoved);
    connect(m_strip, &TimeWindowStrip::rangeRequested, &m_investigation, &Investigation::setRange);
    connect(m_paths, &PathsPanel::searchRequested, this, &PivotsPage::findPaths);
    connect(m_paths, &PathsPanel::pathChosen, this, &PivotsPage::addPath);
    connect(m_evidence->gantt(), &SessionGantt::barChosen, this, &PivotsPage::selectOfBar);
    connect(m_evidence->gantt(), &SessionGantt::barMenuRequested, this,
        [this](const QPoint& pos, const std::string& bar) {
            selectOfBar(bar);
            if (const auto id = EvidencePanel::episodeOf(bar))
                m_actions->showSessionMenu(pos, *id);
        });
    connect(m_paths, &PathsPanel::menuRequested, m_actions, &PivotActions::showPathMenu);
    connect(m_nodes, &GraphNodesList::menuRequested, m_actions,
        [this](const QPoint& pos, const std::string& node) {
            m_actions->showCanvasMenu(pos, node, {});
        });
    connect(&m_watch, &QTimer::timeout, this, &PivotsPage::updateStatus);
}

void PivotsPage::connectCanvas()
{
    connect(m_view, &GraphView::nodeActivated, this, &PivotsPage::expandNode);
    connect(m_view, &GraphView::edgeActivated, this,
        [this](const std::string& edge) { showFlows({}, edge); });
    connect(m_view, &GraphView::expandRequested, this, &PivotsPage::expandNode);
    connect(m_view, &GraphView::collapseRequested, this, &PivotsPage::collapseNode);
    connect(m_view, &GraphView::menuRequested, m_actions, &PivotActions::showCanvasMenu);
    connect(m_view, &GraphView::findRequested, this, &PivotsPage::openFind);
    connect(&m_model, &GraphModel::gatheredChanged, this, [this] { draw(false); });
    connect(&m_model, &GraphModel::geometryChanged, this, [this] {
        if (m_fitNext && m_model.geometry()) {
            m_fitNext = false;
            m_view->fit();
        }
        windowMoved();
        updateStatus();
    });
    connect(&m_model, &GraphModel::selectionChanged, this, &PivotsPage::updateStatus);
    connect(&m_model, &GraphModel::editsChanged, this, &PivotsPage::updateStatus);
}

void PivotsPage::connectQueries()
{
    connect(&m_queries, &PivotQueries::outcomeReady, this, &PivotsPage::outcomeReady);
    connect(&m_queries, &PivotQueries::drawingReady, this, &PivotsPage::drawingReady);
    connect(&m_queries, &PivotQueries::failed, this, &PivotsPage::failed);
    connect(&m_queries, &PivotQueries::pathsReady, this, [this](const PathResult& paths) {
        if (m_outcome)
            m_paths->setPaths(m_outcome, paths);
    });
}

void PivotsPage::setStore(FlowStorePtr store, const QString& workspace)
{
    const bool another = workspace != m_workspace;
    if (another || !store)
        saveScene();
    m_store = std::move(store);
    m_workspace = m_store ? workspace : QString();
    m_filterBar->setStore(m_store);
    if (another || !m_store) {
        m_queries.cancel();
        m_outcome = nullptr;
        m_canvas = {};
        m_names.clear();
        m_problem.clear();
        m_asked = false;
        m_model.undoStack().clear();
        m_model.setGraph(nullptr, {});
        m_findings->setRows({}, {}, {});
        m_strip->plot()->setHistogram({}, 0, 1);
        m_paths->clear();
        showEvidence();
        if (m_store)
            restoreScene();
    }
    // a look that takes long is not repeated with every flow that comes
    m_newer = m_outcome && m_outcome->seconds > kQuick;
    m_stale = m_stale || !m_newer;
    runIfNeeded();
}

void PivotsPage::setFormat(const FlowFormat& format)
{
    m_format = format;
    m_findings->setFormat(format);
    m_evidence->setFormat(format);
    m_paths->setFormat(format);
    m_strip->setFormat(format);
    const TimeRange& range = m_investigation.state().range;
    m_filterBar->setTimeRange(m_format.shortRange(range), m_format.longRange(range));
    if (m_outcome)
        draw(false); // times are on the lines
}

void PivotsPage::showEvent(QShowEvent* event)
{
    PageWidget::showEvent(event);
    runIfNeeded();
}

void PivotsPage::investigationChanged()
{
    const InvestigationState& state = m_investigation.state();
    if (!equal(m_filterBar->filter(), state.filter))
        m_filterBar->setFilter(state.filter);
    m_filterBar->setTimeRange(m_format.shortRange(state.range), m_format.longRange(state.range));
    m_stale = true;
    runIfNeeded();
}

void PivotsPage::runIfNeeded()
{
    if (m_stale && isVisible() && m_store && !m_load.isRunning()) {
        if (m_asked || m_outcome || m_store->rowCount() <= kMostUnasked)
            run();
    }
    updateStatus();
}

void PivotsPage::run()
{
    if (!m_store)
        return;
    m_asked = true;
    m_stale = false;
    m_newer = false;
    m_problem.clear();
    const InvestigationState& state = m_investigation.state();
    m_queries.analyse(m_store, {state.filter, state.range}, settings());
    m_watch.start();
    updateStatus();
}

void PivotsPage::cancel()
{
    if (!m_queries.isAnalysing())
        return;
    m_queries.cancelAnalysis();
    m_asked = false;
    m_problem = tr("The analysis was cancelled. Press Find Pivots to begin again.");
    updateStatus();
}

void PivotsPage::failed(const Error& error)
{
    if (error.code != ErrorCode::Cancelled) {
        m_problem = tr("The flows could not be analysed: %1.").arg(coreText(error.detail));
        Q_EMIT queryFailed(error);
    }
    updateStatus();
}

bool PivotsPage::isUpToDate() const
{
    return !m_stale && !m_queries.isAnalysing() && !m_queries.isDrawing() && !m_model.isBusy()
        && !m_load.isRunning();
}

QList<QWidget*> PivotsPage::panes() const
{
    return {m_filterBar, m_findings, m_view, m_tabs};
}

void PivotsPage::focusContent()
{
    m_findings->table()->setFocus();
}

bool PivotsPage::focusFilter()
{
    m_filterBar->focusEditor();
    return true;
}

void PivotsPage::openFind()
{
    m_toolbar->search()->focusText();
}

void PivotsPage::copy(FlowTextFormat format)
{
    QGuiApplication::clipboard()->setText(m_findings->copyText(format));
}

void PivotsPage::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Undo))
        m_model.undoStack().undo();
    else if (event->matches(QKeySequence::Redo)
        || event->keyCombination() == QKeyCombination(Qt::CTRL, Qt::Key_Y))
        m_model.undoStack().redo();
    else if (event->key() == Qt::Key_Escape && m_queries.isAnalysing())
        cancel();
    else
        PageWidget::keyPressEvent(event);
}

} // namespace nb
