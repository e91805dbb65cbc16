// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/graphview.h"

#include <QWidget>

class QSortFilterProxyModel;
class QTreeView;

namespace nb {

class GraphLegend;
class GraphMinimap;
class GraphNodesModel;

/// Beside the picture: its legend, its nodes as a list, and the overview. GUI thread.
class MapSidePanel : public QWidget
{
    Q_OBJECT
public:
    MapSidePanel(GraphModel& model, GraphView& view, QWidget* parent = nullptr);

    [[nodiscard]] GraphLegend* legend() const { return m_legend; }
    [[nodiscard]] QTreeView* nodes() const { return m_nodes; }

private:
    void createNodes();
    void selectInList();
    void selectInPicture();

    GraphModel& m_model;
    GraphView& m_view;
    GraphLegend* m_legend;
    GraphMinimap* m_minimap;
    GraphNodesModel* m_list;
    QSortFilterProxyModel* m_sorted = nullptr;
    QTreeView* m_nodes = nullptr;
    bool m_following = false; ///< the list follows the picture right now
};

} // namespace nb
