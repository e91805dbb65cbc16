// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/layoutengine.h"
#include "core/map/mapgraph.h"
#include "core/map/maplayout.h"
#include "core/map/networkmap.h"
#include "ui/jobs/latestrequest.h"

#include <QObject>
#include <QThreadPool>

namespace nb {

/// A graph with its places.
struct PlacedGraph
{
    GraphPtr graph {};
    GraphPlaces places {};
};

/// Makes maps and pictures of them in workers; a newer question stops the one before. GUI thread.
class MapQueries : public QObject
{
    Q_OBJECT
public:
    MapQueries(QThreadPool& pool, LayoutEnginePtr engine, QObject* parent = nullptr);
    ~MapQueries() override;

    /// Asks the store; mapReady() or failed() follows.
    void makeMap(FlowStorePtr store, MapQuery query);
    /// Makes the picture of the map; graphReady() follows.
    void makeGraph(NetworkMapPtr map, MapView view, PlacesBefore before);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_map.isRunning() || m_graph.isRunning(); }

Q_SIGNALS:
    void mapReady(const nb::NetworkMapPtr& map);
    void graphReady(const nb::PlacedGraph& graph);
    void failed(const nb::Error& error);

private:
    QThreadPool& m_pool;
    LayoutEnginePtr m_engine;
    LatestRequest<NetworkMapPtr> m_map;
    LatestRequest<PlacedGraph> m_graph;
};

} // namespace nb
