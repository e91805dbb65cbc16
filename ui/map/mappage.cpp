// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/mappage.h"

#include "core/enrichment/enrichment.h"
#include "core/map/mapfilter.h"
#include "ui/assets/assettext.h"
#include "ui/drafts/draftbanner.h"
#include "ui/filter/filterbar.h"
#include "ui/flows/timelinechart.h"
#include "ui/graph/graphnodeslist.h"
#include "ui/graph/graphsearchbox.h"
#include "ui/graph/graphview.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/map/mapactions.h"
#include "ui/map/mapsidepanel.h"
#include "ui/map/mapstate.h"
#include "ui/text/plural.h"

#include <QCryptographicHash>
#include <QKeyEvent>
#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace nb {

namespace {

QString stateKey(const QString& workspace)
{
    return QStringLiteral("map/")
        + QString::fromLatin1(
            QCryptographicHash::hash(workspace.toUtf8(), QCryptographicHash::Sha256)
                .toHex()
                .left(16));
}

const QString kCountryKey = QStringLiteral("map/byCountry");

} // namespace

MapPage::MapPage(UiStateStore& state, Investigation& investigation, FilterLibrary& library,
    LayoutEnginePtr engine, QWidget* parent)
    : PageWidget(Page::Map, parent)
    , m_state(state)
    , m_investigation(investigation)
    , m_timelines(m_pool)
    , m_queries(m_pool, std::move(engine))
    , m_filterBar(new FilterBar(state, this, &library))
    , m_timeline(new TimelineChart(this))
{
    setAccessibleName(tr("Map"));
    m_pool.setMaxThreadCount(3);
    m_view = new GraphView(m_model, this);
    m_toolbar = new MapToolbar(m_model, *m_view, this);
    m_side = new MapSidePanel(m_model, *m_view, this);
    m_actions = new MapActions(*this);
    m_toolbar->setByCountry(state.flag(kCountryKey, false));
    createLayout();
    connectParts();
    connectQueries();
}

MapPage::~MapPage()
{
    m_timelines.setStore(nullptr);
    m_queries.cancel();
    m_segmentEdit.cancel();
    m_pool.waitForDone();
    m_editPool.waitForDone();
}

void MapPage::setSession(const WorkspaceSessionPtr& session)
{
    m_segmentEdit.cancel();
    m_editPool.waitForDone(); // takes milliseconds
    m_session = session;
    readTrusts();
}

void MapPage::readTrusts()
{
    SegmentTrusts trusts;
    const auto enrichment = m_session ? m_session->enrichment() : nullptr;
    if (const auto table = enrichment ? enrichment->segments() : nullptr)
        for (const Segment& segment : table->segments())
            trusts.insert_or_assign(segment.name, std::string(toString(segment.trust)));
    setTrusts(std::move(trusts));
}

void MapPage::createLayout()
{
    m_draftBanner = new DraftBanner(
        tr("Draft: connections are coloured by what the rules as they are edited would label, "
           "nothing of it is saved. The legend says what the lines mean."),
        this);
    connect(m_draftBanner, &DraftBanner::endRequested, this, &MapPage::draftEndRequested);
    m_status = new QLabel(this);
    m_status->setTextFormat(Qt::PlainText);
    m_empty = new QLabel(m_view);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* over = new QVBoxLayout(m_view);
    over->addWidget(m_empty);
    auto* across = new QSplitter(Qt::Horizontal, this);
    across->addWidget(m_view);
    across->addWidget(m_side);
    across->setStretchFactor(0, 1);
    across->setCollapsible(0, false);
    across->setSizes(
        {fontMetrics().averageCharWidth() * 140, fontMetrics().averageCharWidth() * 30});
    auto* below = new QWidget(this);
    auto* column = new QVBoxLayout(below);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addWidget(m_toolbar);
    column->addWidget(across, 1);
    column->addWidget(m_status);
    auto* upDown = new QSplitter(Qt::Vertical, this);
    upDown->addWidget(m_timeline);
    upDown->addWidget(below);
    upDown->setStretchFactor(1, 1);
    upDown->setCollapsible(1, false);
    upDown->setSizes({fontMetrics().height() * 7, fontMetrics().height() * 36});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 0);
    layout->addWidget(m_filterBar);
    layout->addWidget(m_draftBanner);
    layout->addWidget(upDown, 1);
}

void MapPage::connectParts()
{
    connect(&m_investigation, &Investigation::changed, this, &MapPage::investigationChanged);
    connect(m_filterBar, &FilterBar::filterChanged, &m_investigation, &Investigation::setFilter);
    connect(
        m_filterBar, &FilterBar::timeRangeCleared, this, [this] { m_investigation.setRange({}); });
    connect(m_filterBar, &FilterBar::left, this, [this] { m_view->setFocus(); });
    connect(m_timeline, &TimelineChart::rangeSelected, &m_investigation, &Investigation::setRange);
    connect(m_timeline, &TimelineChart::zoneChosen, this, &MapPage::zoneChosen);
    connect(m_timeline, &TimelineChart::zoomRequested, this, [this](const TimeRange& range) {
        m_shownTime = range;
        m_timelines.runTimeline(m_investigation.state().filter, m_shownTime);
    });
    connect(m_toolbar, &MapToolbar::detailChanged, this, [this] {
        MapView view = m_mapView;
        view.assets = m_toolbar->showsAssets();
        view.outside = m_toolbar->showsOutside();
        changeView(std::move(view), true,
            view.outside != m_mapView.outside ? tr("Show what is outside")
                                              : tr("Segments or assets"));
    });
    connect(m_toolbar, &MapToolbar::countryChanged, this, [this] {
        m_state.setValue(kCountryKey, m_toolbar->byCountry());
        m_stale = true;
        if (isVisible())
            runQueries();
    });
    connect(m_toolbar, &MapToolbar::arrangeRequested, this, &MapPage::arrange);
    connect(m_toolbar, &MapToolbar::comparisonRequested, this, &MapPage::askComparison);
    connect(m_toolbar, &MapToolbar::exportRequested, this, &MapPage::askExport);
    connect(m_view, &GraphView::nodeActivated, this, &MapPage::activate);
    connect(m_view, &GraphView::edgeActivated, this,
        [this](const std::string& edge) { showConversations(edge); });
    connect(m_view, &GraphView::expandRequested, this, &MapPage::expand);
    connect(m_view, &GraphView::collapseRequested, this, &MapPage::collapse);
    connect(m_view, &GraphView::menuRequested, m_actions, &MapActions::showMenu);
    connect(m_side->nodes(), &GraphNodesList::menuRequested, m_actions,
        [this](const QPoint& pos, const std::string& node) { m_actions->showMenu(pos, node, {}); });
    connect(m_view, &GraphView::droppedInto, this, &MapPage::dropped);
    connect(&m_model, &GraphModel::gatheredChanged, this, [this] {
        m_mapView.gathered = m_model.edits().gathered;
        runGraph(false);
    });
    connect(&m_model, &GraphModel::selectionChanged, this, &MapPage::updateStatus);
    connect(&m_model, &GraphModel::geometryChanged, this, &MapPage::updateStatus);
}

void MapPage::connectQueries()
{
    connect(&m_queries, &MapQueries::mapReady, this, &MapPage::mapReady);
    connect(&m_queries, &MapQueries::graphReady, this, &MapPage::graphReady);
    connect(&m_queries, &MapQueries::failed, this, [this](const Error& error) {
        updateStatus();
        Q_EMIT queryFailed(error);
    });
    connect(&m_timelines, &FlowQueries::timelineReady, this,
        [this](const Timeline& timeline, const TimeRange& shown) {
            m_timeline->setTimeline(timeline, shown);
            m_timeline->setSelection(m_investigation.state().range);
        });
    connect(&m_timelines, &FlowQueries::timelineFailed, this, &MapPage::queryFailed);
}

void MapPage::setStore(FlowStorePtr store, const QString& workspace)
{
    const bool another = workspace != m_workspace;
    if (another)
        saveState();
    m_store = std::move(store);
    m_workspace = m_store ? workspace : QString();
    m_filterBar->setStore(m_store);
    m_timelines.setStore(m_store);
    if (!m_store) {
        m_queries.cancel();
        m_map = nullptr;
        m_model.setGraph(nullptr, {});
        m_timeline->setTimeline({}, {});
        return;
    }
    if (another)
        restoreState();
    m_stale = true;
    if (isVisible())
        runQueries();
}

void MapPage::setTrusts(SegmentTrusts trusts)
{
    if (trusts == m_trusts)
        return;
    m_trusts = std::move(trusts);
    m_stale = true;
    if (isVisible())
        runQueries();
}

void MapPage::setRuleDraft(RuleDraftPtr draft)
{
    m_draftBanner->setVisible(draft != nullptr);
    if (draft == m_draft)
        return;
    m_draft = std::move(draft);
    m_stale = true;
    if (isVisible())
        runQueries();
}

void MapPage::setFormat(const FlowFormat& format)
{
    m_format = format;
    m_timeline->setFormat(format.options());
    const TimeRange& range = m_investigation.state().range;
    m_filterBar->setTimeRange(m_format.shortRange(range), m_format.longRange(range));
}

void MapPage::showEvent(QShowEvent* event)
{
    PageWidget::showEvent(event);
    readTrusts(); // they may have been edited on another page
    const auto enrichment = m_session ? m_session->enrichment() : nullptr;
    m_stale = m_stale || (enrichment && enrichment->assets().generation() != m_assetsShown);
    if (m_stale)
        runQueries();
}

void MapPage::investigationChanged()
{
    const InvestigationState& state = m_investigation.state();
    if (!equal(m_filterBar->filter(), state.filter))
        m_filterBar->setFilter(state.filter);
    m_timeline->setSelection(state.range);
    m_filterBar->setTimeRange(m_format.shortRange(state.range), m_format.longRange(state.range));
    m_stale = true;
    if (isVisible())
        runQueries();
}

MapQuery MapPage::query() const
{
    MapQuery query;
    query.flows = {m_investigation.state().filter, m_investigation.state().range};
    query.compared = m_compared;
    query.draft = m_draft;
    query.trusts = m_trusts;
    const auto enrichment = m_session ? m_session->enrichment() : nullptr;
    if (enrichment)
        query.assets = enrichment->assets().assets();
    if (enrichment && m_toolbar->byCountry())
        query.country = [knowledge = enrichment->owners().knowledge()->get()](
                            const IpAddress& address) { return knowledge->country(address); };
    query.roleWord = [](AssetRole role) { return roleText(role).toStdString(); };
    return query;
}

void MapPage::runQueries()
{
    if (!m_store)
        return;
    m_stale = false;
    if (const auto enrichment = m_session ? m_session->enrichment() : nullptr)
        m_assetsShown = enrichment->assets().generation();
    m_queries.makeMap(m_store, query());
    m_timelines.runTimeline(m_investigation.state().filter, m_shownTime);
    updateStatus();
}

void MapPage::mapReady(const NetworkMapPtr& map)
{
    m_map = map;
    runGraph(false);
}

void MapPage::runGraph(bool arrange)
{
    m_arrangeNext |= arrange;
    if (!m_map)
        return;
    if (m_arrangeNext)
        m_model.forgetMoves();
    PlacesBefore before;
    before.centres = m_model.centres();
    for (const auto& [id, at] : m_savedCentres)
        before.centres.insert_or_assign(id, at);
    for (const auto& [id, at] : m_model.edits().centres)
        before.centres.insert_or_assign(id, at);
    before.pinned = {m_model.edits().pinned.begin(), m_model.edits().pinned.end()};
    before.arrange = m_arrangeNext;
    m_queries.makeGraph(m_map, m_mapView, std::move(before));
    updateStatus();
}

void MapPage::graphReady(const PlacedGraph& graph)
{
    m_arrangeNext = false;
    m_savedCentres.clear();
    m_layoutNote = QString::fromStdString(graph.places.note);
    m_model.setGraph(graph.graph, graph.places);
}

bool MapPage::isUpToDate() const
{
    return !m_stale && !m_queries.isRunning() && !m_model.isBusy();
}

void MapPage::updateStatus()
{
    QString text;
    const GraphGeometryPtr& geometry = m_model.geometry();
    if (m_queries.isRunning() || m_model.isBusy()) {
        text = tr("Drawing the map…");
    } else if (geometry) {
        text = tr("%Ln node(s)", nullptr, static_cast<int>(geometry->graph().nodes.size()))
            + QStringLiteral(" · ")
            + tr("%Ln connection(s)", nullptr, static_cast<int>(geometry->shownEdgeCount()));
        if (const auto hidden = m_model.edits().hidden.size(); hidden > 0)
            text += QStringLiteral(" · ") + tr("%Ln hidden", nullptr, static_cast<int>(hidden));
        if (const auto chosen = m_model.selectedNodes().size(); chosen > 0)
            text += QStringLiteral(" · ") + tr("%Ln selected", nullptr, static_cast<int>(chosen));
        if (m_map && m_map->leftOut > 0)
            text += QStringLiteral(" · ")
                + tr("%1 small conversations are left out", nullptr, pluralOf(m_map->leftOut))
                      .arg(m_format.count(m_map->leftOut));
        if (!m_layoutNote.isEmpty())
            text += QStringLiteral(" · ") + tr("arranged plainly: %1").arg(plainLine(m_layoutNote));
    }
    m_status->setText(text);
    const bool empty = geometry && geometry->graph().nodes.empty() && !m_queries.isRunning();
    const bool filtered
        = m_investigation.state().filter || !m_investigation.state().range.unbounded();
    m_empty->setVisible(empty);
    m_empty->setText(filtered
            ? tr("No flows match the filter and the time. Clear the filter above.")
            : tr("There are no flows to draw a map of yet."));
}

std::optional<FilterPtr> MapPage::filterOf(const std::string& node, const std::string& edge) const
{
    const GraphGeometryPtr& geometry = m_model.geometry();
    if (!geometry || !m_map)
        return std::nullopt;
    if (!node.empty()) {
        const auto index = geometry->nodeById(node);
        return index ? nodeFilter(*m_map, m_mapView, geometry->graph(), *index) : std::nullopt;
    }
    const auto& edges = geometry->graph().edges;
    const auto found = std::ranges::find(edges, edge, &GraphEdge::id);
    if (found == edges.end())
        return std::nullopt;
    return edgeFilter(
        *m_map, m_mapView, geometry->graph(), static_cast<std::uint32_t>(found - edges.begin()));
}

void MapPage::filterFor(const FilterPtr& condition, FilterEdit edit)
{
    m_investigation.edit(condition, edit);
}

void MapPage::showFlows(const std::string& node, const std::string& edge)
{
    if (const auto filter = filterOf(node, edge))
        Q_EMIT flowsRequested(*filter, FilterEdit::AndSelected);
    else
        Q_EMIT message(tr("These are too many addresses for one filter; expand them first."));
}

void MapPage::showConversations(const std::string& edge)
{
    showFlows({}, edge);
    Q_EMIT conversationsRequested();
}

void MapPage::dropped(const std::string& node, const std::string& box)
{
    constexpr std::string_view kSegment = "segment:";
    const auto address = addressOfId(node);
    if (address && box.starts_with(kSegment))
        askSegmentChange(*address, box.substr(kSegment.size()));
    else
        Q_EMIT message(tr("Only an asset can be moved, and only into a named segment."));
}

void MapPage::restoreState()
{
    GraphEdits edits;
    m_mapView = {};
    readMapState(m_state.bytes(stateKey(m_workspace)), edits, m_mapView);
    m_mapView.gathered = edits.gathered;
    m_mapView.outside = m_toolbar->showsOutside();
    m_savedCentres = edits.centres;
    std::erase_if(
        edits.centres, [&edits](const auto& entry) { return !edits.pinned.contains(entry.first); });
    m_model.setGraph(nullptr, {});
    const QSignalBlocker blocker(m_toolbar);
    m_toolbar->setShowsAssets(m_mapView.assets);
    m_model.restoreEdits(std::move(edits));
}

void MapPage::saveState()
{
    if (m_workspace.isEmpty())
        return;
    GraphEdits edits = m_model.edits();
    // where everything is, so that the map looks the same next time
    for (const auto& [id, at] : m_model.centres())
        edits.centres.try_emplace(id, at);
    m_state.setValue(stateKey(m_workspace), writeMapState(edits, m_mapView));
}

QList<QWidget*> MapPage::panes() const
{
    return {m_filterBar, m_timeline, m_view, m_side};
}

bool MapPage::focusFilter()
{
    m_filterBar->focusEditor();
    return true;
}

void MapPage::focusContent()
{
    m_view->setFocus();
}

void MapPage::openFind()
{
    m_toolbar->search()->focusText();
}

void MapPage::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Undo))
        m_model.undoStack().undo();
    else if (event->matches(QKeySequence::Redo)
        || event->keyCombination() == QKeyCombination(Qt::CTRL, Qt::Key_Y))
        m_model.undoStack().redo();
    else if (event->key() == Qt::Key_Escape && m_queries.isRunning())
        m_queries.cancel();
    else
        PageWidget::keyPressEvent(event);
}

} // namespace nb
