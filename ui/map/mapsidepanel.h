// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/graphview.h"

#include <QWidget>

namespace nb {

class GraphLegend;
class GraphMinimap;
class GraphNodesList;

/// Beside the picture: its legend, its nodes as a list, and the overview. GUI thread.
class MapSidePanel : public QWidget
{
    Q_OBJECT
public:
    MapSidePanel(GraphModel& model, GraphView& view, QWidget* parent = nullptr);

    [[nodiscard]] GraphLegend* legend() const { return m_legend; }
    [[nodiscard]] GraphNodesList* nodes() const { return m_nodes; }

private:
    GraphLegend* m_legend;
    GraphMinimap* m_minimap;
    GraphNodesList* m_nodes;
};

} // namespace nb
