// SPDX-License-Identifier: GPL-3.0-or-later
// What MapPage shows of the network: opened and closed, compared and arranged, each one step back.
#include "ui/graph/graphcommands.h"
#include "ui/map/mapcommands.h"
#include "ui/map/mappage.h"

namespace nb {

namespace {

constexpr std::string_view kMore = "more:";

} // namespace

bool MapPage::isOpen(const std::string& id) const
{
    return m_mapView.open.contains(id) || m_mapView.peersOf.contains(id);
}

void MapPage::changeView(MapView view, bool arrange, const QString& text)
{
    if (view == m_mapView && !arrange)
        return;
    MapScene before {m_mapView, m_model.edits(), m_model.centres()};
    m_model.undoStack().push(new ShowMapCommand(std::move(before), std::move(view), arrange, text,
        [this](const MapScene& scene, bool anew) { showScene(scene, anew); }));
}

void MapPage::showScene(const MapScene& scene, bool arrange)
{
    const MapView now = m_mapView;
    m_mapView = scene.view;
    // groups have steps of their own, and a comparison is none
    m_mapView.gathered = m_model.edits().gathered;
    m_mapView.onlyNew = now.onlyNew;
    {
        const QSignalBlocker blocker(m_toolbar);
        m_toolbar->setShowsAssets(m_mapView.assets);
        m_toolbar->setShowsOutside(m_mapView.outside);
    }
    m_arrangeNext = false;
    // as part of this step: nothing may be pushed while one is done or undone
    if (scene.edits != m_model.edits())
        EditGraphCommand(m_model, m_model.edits(), scene.edits, {}, 0).redo();
    if (!scene.centres.empty())
        m_savedCentres = scene.centres;
    runGraph(arrange);
}

void MapPage::expand(const std::string& id)
{
    MapView view = m_mapView;
    if (id.starts_with("host:"))
        view.peersOf.insert(id);
    else if (id.starts_with(kMore))
        view.whole.insert(id.substr(kMore.size()));
    else if (id != kWorldId)
        view.open.insert(id);
    changeView(std::move(view), false, tr("Expand"));
}

void MapPage::collapse(const std::string& id)
{
    // of a host its box is meant, unless its peers are shown
    std::string box = id;
    if (!isOpen(id) && m_model.geometry())
        if (const auto node = m_model.geometry()->nodeById(id)) {
            const auto& nodes = m_model.geometry()->graph().nodes;
            if (nodes[*node].parent != kNoParent)
                box = nodes[static_cast<std::size_t>(nodes[*node].parent)].id;
        }
    MapView view = m_mapView;
    view.peersOf.erase(box);
    view.open.erase(box);
    view.whole.erase(box);
    if (view.assets && m_map) { // the others stay open
        view.assets = false;
        for (const MapGroup& group : m_map->groups)
            if (group.id != box && !group.outside)
                view.open.insert(group.id);
    }
    changeView(std::move(view), false, tr("Collapse"));
}

void MapPage::activate(const std::string& node)
{
    if (isOpen(node))
        collapse(node);
    else
        expand(node);
}

void MapPage::arrange()
{
    changeView(m_mapView, true, tr("Arrange"));
}

void MapPage::showAssets(bool assets)
{
    m_toolbar->setShowsAssets(assets);
}

void MapPage::compare(const std::optional<TimeRange>& before, bool onlyNew)
{
    m_compared = before;
    m_mapView.onlyNew = onlyNew;
    m_stale = true;
    if (isVisible())
        runQueries();
}

} // namespace nb
