// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/mapsidepanel.h"

#include "ui/graph/graphlegend.h"
#include "ui/graph/graphminimap.h"
#include "ui/graph/graphnodesmodel.h"

#include <QHeaderView>
#include <QScrollArea>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace nb {

MapSidePanel::MapSidePanel(GraphModel& model, GraphView& view, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_view(view)
    , m_legend(new GraphLegend(model, this))
    , m_minimap(new GraphMinimap(model, view, this))
    , m_list(new GraphNodesModel(model, this))
{
    createNodes();
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

void MapSidePanel::createNodes()
{
    m_sorted = new QSortFilterProxyModel(this);
    m_sorted->setSourceModel(m_list);
    m_sorted->setSortRole(GraphNodesModel::SortRole);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_nodes = new QTreeView(this);
    m_nodes->setModel(m_sorted);
    m_nodes->setRootIsDecorated(false);
    m_nodes->setUniformRowHeights(true);
    m_nodes->setSortingEnabled(true);
    m_nodes->sortByColumn(GraphNodesModel::Bytes, Qt::DescendingOrder);
    m_nodes->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_nodes->setAccessibleName(tr("Nodes of the picture"));
    m_nodes->header()->setStretchLastSection(false);
    connect(m_nodes->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &MapSidePanel::selectInPicture);
    connect(m_nodes, &QTreeView::activated, this, [this](const QModelIndex& index) {
        m_view.reveal(m_list->idAt(m_sorted->mapToSource(index).row()));
    });
    connect(&m_model, &GraphModel::selectionChanged, this, &MapSidePanel::selectInList);
}

void MapSidePanel::selectInPicture()
{
    if (m_following)
        return;
    GraphIds ids;
    for (const QModelIndex& index : m_nodes->selectionModel()->selectedRows())
        ids.insert(m_list->idAt(m_sorted->mapToSource(index).row()));
    m_following = true;
    m_model.select(std::move(ids), {});
    m_following = false;
}

void MapSidePanel::selectInList()
{
    constexpr std::size_t kMost = 2000; ///< rows; more are a selection nobody reads
    if (m_following || m_model.selectedNodes().size() > kMost)
        return;
    m_following = true;
    QItemSelection selection;
    for (const std::string& id : m_model.selectedNodes()) {
        const int row = m_list->rowOf(id);
        if (row < 0)
            continue;
        const QModelIndex index = m_sorted->mapFromSource(m_list->index(row, 0));
        selection.select(index, index);
    }
    m_nodes->selectionModel()->select(
        selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (!selection.isEmpty())
        m_nodes->scrollTo(selection.indexes().constFirst());
    m_following = false;
}

} // namespace nb
