// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/mapgraph.h"
#include "core/pivot/pivotbundles.h"
#include "ui/graph/graphcommands.h"
#include "ui/graph/graphview.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/pivots/evidencepanel.h"
#include "ui/pivots/findingspanel.h"
#include "ui/pivots/pathspanel.h"
#include "ui/pivots/pivotscenestate.h"
#include "ui/pivots/pivotspage.h"
#include "ui/pivots/pivottoolbar.h"
#include "ui/pivots/timewindowstrip.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QLocale>
#include <QTabWidget>
#include <QTreeView>

#include <algorithm>

namespace nb {

namespace {

constexpr std::size_t kMostSceneHosts = 2000; ///< a picture of more says nothing

QString sceneKey(const QString& workspace)
{
    const QByteArray hash
        = QCryptographicHash::hash(workspace.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QStringLiteral("pivots/scene/") + QString::fromLatin1(hash.left(16));
}

/// HH:mm:ss in the chosen zone.
std::string clockText(std::int64_t time, bool local)
{
    constexpr std::int64_t kMillisecond = 1000; // µs
    QDateTime when = QDateTime::fromMSecsSinceEpoch(time / kMillisecond, Qt::UTC);
    if (local)
        when = when.toLocalTime();
    return when.toString(QStringLiteral("HH:mm:ss")).toStdString();
}

} // namespace

void PivotsPage::outcomeReady(const PivotOutcomePtr& outcome)
{
    m_outcome = outcome;
    m_names.insert(outcome->names.begin(), outcome->names.end());
    m_strip->plot()->setHistogram(outcome->histogram, outcome->begin, outcome->end);
    m_findings->setRows(outcome->rows, outcome->names, remark());
    m_paths->clear();
    m_toolbar->setClocks(outcome->analysis->facts().flowSet.clockOffsets());
    std::optional<std::size_t> again;
    if (m_canvas.row)
        again = findRow(outcome->rows, *m_canvas.row);
    if (again) {
        // the same finding: what the user made of the picture stays
        m_canvas.row = outcome->rows[*again];
        m_findings->setCurrent(*again);
        draw(false);
        showEvidence();
    } else if (m_canvas.scene.hops.empty()) {
        m_canvas.row.reset();
        m_findings->selectFirst();
    } else {
        m_canvas.row.reset();
        draw(false);
        showEvidence();
    }
    tellOfStrangeCase();
    updateStatus();
}

void PivotsPage::findingChosen()
{
    const PivotRow* const row = m_findings->current();
    if (row == nullptr || !m_outcome || m_canvas.row == *row)
        return;
    PivotCanvas canvas;
    canvas.row = *row;
    canvas.scene = sceneOf(*row, *m_outcome->analysis, m_outcome->naive.get());
    canvas.scene.bundles = m_toolbar->bundles()->isChecked();
    canvas.scene.networks = m_toolbar->networks()->isChecked();
    canvas.scene.parallel = m_toolbar->parallel()->isChecked();
    changeCanvas(std::move(canvas), ShowCanvasCommand::Finding, tr("show another finding"));
}

void PivotsPage::changeCanvas(PivotCanvas canvas, ShowCanvasCommand::Kind kind, const QString& text)
{
    m_model.undoStack().push(new ShowCanvasCommand(m_canvas, std::move(canvas), kind, text,
        [this](const PivotCanvas& now) { showCanvas(now); }));
}

void PivotsPage::showCanvas(const PivotCanvas& canvas)
{
    const bool another = canvas.row != m_canvas.row || m_canvas.scene.hops.empty();
    m_canvas = canvas;
    {
        // a step back may have been one of these
        const QSignalBlocker blocker(m_toolbar);
        if (!m_canvas.scene.hops.empty()) {
            m_toolbar->bundles()->setChecked(m_canvas.scene.bundles);
            m_toolbar->networks()->setChecked(m_canvas.scene.networks);
            m_toolbar->parallel()->setChecked(m_canvas.scene.parallel);
        }
    }
    if (another) {
        // another finding is another picture: places of the old one mean nothing in it
        GraphEdits edits = m_model.edits();
        if (!edits.hidden.empty() || !edits.centres.empty()) {
            edits.hidden.clear();
            edits.centres.clear();
            edits.pinned.clear();
            // as part of this step: nothing may be pushed while one is done or undone
            EditGraphCommand(m_model, m_model.edits(), std::move(edits), {}, 0).redo();
        }
        m_fitNext = true;
        m_model.select({}, {});
        if (!m_canvas.row)
            m_findings->table()->setCurrentIndex({});
        else if (m_outcome)
            if (const auto row = findRow(m_outcome->rows, *m_canvas.row))
                m_findings->setCurrent(*row);
        showEvidence();
    }
    draw(another);
}

PivotWords PivotsPage::words() const
{
    PivotWords words;
    words.jumpHost = tr("known jump host").toStdString();
    words.controller = tr("domain controller").toStdString();
    words.management = tr("management host").toStdString();
    words.outside = tr("outside").toStdString();
    words.more = tr("%1 more hosts").toStdString();
    words.hosts = tr("%1 hosts").toStdString();
    words.times = tr("%1 × %2").toStdString();
    words.time = [local = m_format.options().localTime](
                     std::int64_t time) { return clockText(time, local); };
    words.number = [](std::size_t number) {
        return QLocale().toString(static_cast<qulonglong>(number)).toStdString();
    };
    words.names = m_names;
    const auto enrichment = m_session ? m_session->enrichment() : nullptr;
    if (!enrichment)
        return words;
    for (const auto& [host, hop] : m_canvas.scene.hops)
        if (const AssetPtr asset = enrichment->assets().find(host)) {
            if (!asset->edits.role.empty())
                words.roles.insert_or_assign(host, asset->edits.role);
            if (!asset->displayName().empty())
                words.names.insert_or_assign(host, std::string(asset->displayName()));
        }
    return words;
}

PivotScene PivotsPage::drawnScene() const
{
    PivotScene scene = m_canvas.scene;
    for (const auto& [id, name] : m_model.edits().gathered)
        if (const auto host = addressOfId(id))
            scene.gathered[*host] = name;
    return scene;
}

std::vector<IpAddress> PivotsPage::hostsOf(const GraphIds& nodes) const
{
    std::vector<IpAddress> hosts;
    if (!m_outcome)
        return hosts;
    const PivotScene scene = drawnScene();
    for (const std::string& node : nodes) {
        const auto of = hostsOfNode(scene, *m_outcome->analysis, node);
        hosts.insert(hosts.end(), of.begin(), of.end());
    }
    return hosts;
}

void PivotsPage::draw(bool arrange)
{
    if (!m_outcome || m_canvas.scene.hops.empty()) {
        m_queries.cancelDrawing();
        m_model.setGraph(nullptr, {});
        updateStatus();
        return;
    }
    if (arrange)
        m_model.forgetMoves();
    PlacesBefore before;
    before.centres = m_model.centres();
    for (const auto& [id, at] : m_savedCentres)
        before.centres.insert_or_assign(id, at);
    for (const auto& [id, at] : m_model.edits().centres)
        before.centres.insert_or_assign(id, at);
    before.pinned = {m_model.edits().pinned.begin(), m_model.edits().pinned.end()};
    before.arrange = arrange;
    m_queries.draw(m_store, m_outcome, drawnScene(), std::move(before), words());
    updateStatus();
}

void PivotsPage::drawingReady(const PivotDrawing& drawing)
{
    m_names.insert(drawing.names.begin(), drawing.names.end());
    m_layoutNote = QString::fromStdString(drawing.places.note);
    m_savedCentres.clear();
    m_model.setGraph(drawing.graph, drawing.places);
    updateStatus();
}

void PivotsPage::arrange()
{
    if (m_canvas.scene.hops.empty())
        return;
    m_model.undoStack().push(new ArrangeCanvasCommand(
        {m_model.edits(), m_model.centres()}, tr("arrange"),
        [this] {
            m_fitNext = true;
            m_savedCentres.clear();
            draw(true);
        },
        [this](const ArrangeCanvasCommand::Places& before) {
            // as part of this step: nothing may be pushed while one is done or undone
            if (before.edits != m_model.edits())
                EditGraphCommand(m_model, m_model.edits(), before.edits, {}, 0).redo();
            m_savedCentres = before.centres;
            m_fitNext = true;
            draw(false);
        }));
}

GraphEdits PivotsPage::editsWithPlaces() const
{
    GraphEdits edits = m_model.edits();
    for (const auto& [id, at] : m_model.centres())
        edits.centres.try_emplace(id, at);
    for (const auto& [id, at] : m_savedCentres) // not drawn yet
        edits.centres.try_emplace(id, at);
    return edits;
}

void PivotsPage::saveScene()
{
    if (!m_workspace.isEmpty())
        m_state.setValue(sceneKey(m_workspace), writePivotScene(m_canvas, editsWithPlaces()));
}

void PivotsPage::restoreScene()
{
    PivotCanvas canvas;
    GraphEdits edits;
    readPivotScene(m_state.bytes(sceneKey(m_workspace)), canvas, edits);
    takeScene(std::move(canvas), std::move(edits));
}

void PivotsPage::takeScene(PivotCanvas canvas, GraphEdits edits)
{
    m_canvas = std::move(canvas);
    m_savedCentres = edits.centres;
    std::erase_if(
        edits.centres, [&edits](const auto& entry) { return !edits.pinned.contains(entry.first); });
    m_model.restoreEdits(std::move(edits));
    m_fitNext = true;
    if (m_canvas.scene.hops.empty())
        return;
    const QSignalBlocker blocker(m_toolbar);
    m_toolbar->bundles()->setChecked(m_canvas.scene.bundles);
    m_toolbar->networks()->setChecked(m_canvas.scene.networks);
    m_toolbar->parallel()->setChecked(m_canvas.scene.parallel);
}

void PivotsPage::showEvidence()
{
    m_evidence->setRow(m_outcome, m_canvas.row);
}

void PivotsPage::selectOfBar(const std::string& bar)
{
    const auto id = EvidencePanel::episodeOf(bar);
    const GraphGeometryPtr& geometry = m_model.geometry();
    if (!id || !m_outcome || !geometry)
        return;
    const Graph& graph = geometry->graph();
    const PivotScene scene = drawnScene();
    for (std::uint32_t edge = 0; edge < graph.edges.size(); ++edge) {
        const auto behind = episodesOfEdge(scene, *m_outcome->analysis, graph, edge);
        if (std::ranges::find(behind, *id) != behind.end()) {
            m_model.select({}, {graph.edges[edge].id});
            return;
        }
    }
}

void PivotsPage::windowMoved()
{
    const GraphGeometryPtr& geometry = m_model.geometry();
    const TimeWindowPlot* const plot = m_strip->plot();
    if (!geometry || !m_outcome)
        return;
    if (plot->isWhole()) {
        m_model.setEmphasis({}, {});
        return;
    }
    const Graph& graph = geometry->graph();
    const std::vector<bool> within
        = edgesWithin(drawnScene(), *m_outcome->analysis, graph, plot->from(), plot->to());
    // names nothing that exists, so that all is pale when nothing happens in the window
    GraphIds nodes {std::string()};
    GraphIds edges {std::string()};
    for (std::uint32_t edge = 0; edge < graph.edges.size(); ++edge)
        if (within[edge]) {
            edges.insert(graph.edges[edge].id);
            nodes.insert(graph.nodes[graph.edges[edge].from].id);
            nodes.insert(graph.nodes[graph.edges[edge].to].id);
        }
    m_model.setEmphasis(std::move(nodes), std::move(edges));
}

std::vector<Neighbour> PivotsPage::neighbours(const SceneExpansion& query) const
{
    if (!m_outcome)
        return {};
    SceneExpansion within = query;
    if (!m_strip->plot()->isWhole()) {
        within.from = m_strip->plot()->from();
        within.to = m_strip->plot()->to();
    }
    return newNeighbours(m_canvas.scene, *m_outcome->explorer, *m_outcome->analysis, within);
}

void PivotsPage::expand(const SceneExpansion& query)
{
    const std::vector<Neighbour> found = neighbours(query);
    if (found.empty()) {
        Q_EMIT message(query.direction == ExpandDirection::Out
                ? tr("Nothing more went on from there in the time that fits.")
                : tr("Nothing more came in there in the time that fits."));
        return;
    }
    if (m_canvas.scene.hops.size() + found.size() > kMostSceneHosts) {
        Q_EMIT message(tr("%Ln more host(s) are too many for one picture; choose a shorter time.",
            nullptr, static_cast<int>(found.size())));
        return;
    }
    PivotCanvas canvas = m_canvas;
    canvas.scene = withNeighbours(std::move(canvas.scene), *m_outcome->analysis, query, found);
    changeCanvas(std::move(canvas), ShowCanvasCommand::Change, tr("expand"));
}

void PivotsPage::expandNode(const std::string& id)
{
    if (!m_outcome)
        return;
    PivotCanvas canvas = m_canvas;
    const auto host = addressOfId(id);
    if (id.starts_with(kGroupId)) {
        m_model.scatter(id.substr(kGroupId.size()));
        return;
    }
    if (!host) {
        canvas.scene.opened.insert(id);
        changeCanvas(std::move(canvas), ShowCanvasCommand::Change, tr("expand"));
        return;
    }
    std::size_t added = 0;
    for (const ExpandDirection direction : {ExpandDirection::Out, ExpandDirection::In}) {
        const SceneExpansion query {*host, direction};
        const auto found = neighbours(query);
        added += found.size();
        canvas.scene = withNeighbours(std::move(canvas.scene), *m_outcome->analysis, query, found);
    }
    if (added == 0)
        Q_EMIT message(tr("There are no more sessions of remote control that fit in time; the menu "
                          "has those of all services."));
    else if (canvas.scene.hops.size() > kMostSceneHosts)
        Q_EMIT message(tr("%Ln more host(s) are too many for one picture; choose a shorter time.",
            nullptr, static_cast<int>(added)));
    else
        changeCanvas(std::move(canvas), ShowCanvasCommand::Change, tr("expand"));
}

void PivotsPage::collapseNode(const std::string& id)
{
    PivotCanvas canvas = m_canvas;
    const auto host = addressOfId(id);
    if (!host)
        return;
    // what was one node becomes one node again; else what hangs on the host goes
    const auto before = canvas.scene.opened.size();
    std::erase_if(canvas.scene.opened, [&](const std::string& bundle) {
        return bundle == networkId(*host) || bundle.starts_with("more:" + host->toString() + '>')
            || bundle.starts_with("more:" + host->toString() + '<');
    });
    if (canvas.scene.opened.size() == before)
        canvas.scene = withoutLeavesOf(std::move(canvas.scene), *host);
    if (canvas.scene == m_canvas.scene)
        return;
    changeCanvas(std::move(canvas), ShowCanvasCommand::Change, tr("collapse"));
}

void PivotsPage::removeHosts(const std::set<IpAddress>& hosts)
{
    PivotCanvas canvas = m_canvas;
    canvas.scene = withoutHosts(std::move(canvas.scene), hosts);
    changeCanvas(std::move(canvas), ShowCanvasCommand::Change, tr("take out"));
}

void PivotsPage::findPaths()
{
    if (!m_outcome)
        return;
    const auto hostOf = [this](const QString& text) -> std::optional<PivotHost> {
        const auto address = IpAddress::fromString(text.toStdString());
        if (address)
            return m_outcome->analysis->facts().flowSet.find(*address);
        // a name that is known here
        for (const auto& [host, name] : m_names)
            if (text.compare(QString::fromStdString(name), Qt::CaseInsensitive) == 0)
                return m_outcome->analysis->facts().flowSet.find(host);
        return std::nullopt;
    };
    const auto from = hostOf(m_paths->from());
    const auto to = hostOf(m_paths->to());
    if (!from || !to) {
        m_paths->setProblem(tr("No analysed flow is of the host %1.")
                                .arg(plainLine(from ? m_paths->to() : m_paths->from())));
        return;
    }
    PathQuery query;
    query.from = *from;
    query.to = *to;
    query.onlyRemoteControl = m_paths->onlyRemoteControl();
    query.onlyUnbroken = m_paths->onlyUnbroken();
    if (!m_strip->plot()->isWhole())
        query.notBefore = m_strip->plot()->from();
    m_paths->setRunning();
    m_queries.findPaths(m_outcome, query);
}

void PivotsPage::showPathEnds(const QString& from, const QString& to)
{
    if (!from.isEmpty())
        m_paths->setFrom(from);
    if (!to.isEmpty())
        m_paths->setTo(to);
    m_tabs->setCurrentWidget(m_paths);
    if (m_paths->isComplete())
        findPaths();
    else
        Q_EMIT message(tr("Now name the other host, or choose it in the picture."));
}

void PivotsPage::addPath(const TimedPath& path)
{
    if (!m_outcome)
        return;
    PivotCanvas canvas = m_canvas;
    canvas.scene = withPath(std::move(canvas.scene), *m_outcome->analysis, path);
    m_fitNext = true;
    changeCanvas(std::move(canvas), ShowCanvasCommand::Change, tr("add a path"));
}

} // namespace nb
