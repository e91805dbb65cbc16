// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/mapqueries.h"

namespace nb {

MapQueries::MapQueries(QThreadPool& pool, LayoutEnginePtr engine, QObject* parent)
    : QObject(parent)
    , m_pool(pool)
    , m_engine(std::move(engine))
{
}

MapQueries::~MapQueries()
{
    cancel();
}

void MapQueries::cancel()
{
    m_map.cancel();
    m_graph.cancel();
}

void MapQueries::makeMap(FlowStorePtr store, MapQuery query)
{
    m_map.start(
        m_pool, this,
        [store = std::move(store), query = std::move(query)](
            std::stop_token stop) { return makeNetworkMap(*store, query, std::move(stop)); },
        [this](Result<NetworkMapPtr> map) {
            if (map)
                Q_EMIT mapReady(*map);
            else
                Q_EMIT failed(map.error());
        });
}

void MapQueries::makeGraph(NetworkMapPtr map, MapView view, PlacesBefore before)
{
    m_graph.start(
        m_pool, this,
        [engine = m_engine, map = std::move(map), view = std::move(view),
            before = std::move(before)](std::stop_token stop) -> Result<PlacedGraph> {
            auto graph = std::make_shared<const Graph>(makeMapGraph(*map, view));
            auto places = placeMap(*graph, before, *engine, std::move(stop));
            if (!places)
                return places.error();
            return PlacedGraph {std::move(graph), std::move(places).value()};
        },
        [this](Result<PlacedGraph> graph) {
            if (graph)
                Q_EMIT graphReady(*graph);
            else
                Q_EMIT failed(graph.error());
        });
}

} // namespace nb
