// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/mapsidepanel.h"

#include "ui/graph/graphlegend.h"
#include "ui/graph/graphminimap.h"
#include "ui/graph/graphnodeslist.h"
#include "ui/graph/graphnodesmodel.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace nb {

MapSidePanel::MapSidePanel(GraphModel& model, GraphView& view, QWidget* parent)
    : QWidget(parent)
    , m_legend(new GraphLegend(model, this))
    , m_minimap(new GraphMinimap(model, view, this))
    , m_nodes(new GraphNodesList(model, view, this))
{
    m_nodes->sortByColumn(GraphNodesModel::Bytes, Qt::DescendingOrder);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_legend);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // no number is cut, unless a name is very long; new entries count once they are shown
    connect(
        m_legend, &GraphLegend::filled, scroll,
        [this, scroll] {
            const int most = fontMetrics().averageCharWidth() * 40;
            scroll->setMinimumWidth(std::min(m_legend->minimumSizeHint().width()
                    + scroll->verticalScrollBar()->sizeHint().width(),
                most));
        },
        Qt::QueuedConnection);
    auto* tabs = new QTabWidget(this);
    tabs->setDocumentMode(true);
    tabs->addTab(scroll, tr("Legend"));
    tabs->addTab(m_nodes, tr("Nodes"));
    m_minimap->setFixedHeight(fontMetrics().height() * 9);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(tabs, 1);
    layout->addWidget(m_minimap);
}

} // namespace nb
