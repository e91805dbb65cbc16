// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphnodeslist.h"

#include "ui/graph/graphnodesmodel.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QSortFilterProxyModel>

namespace nb {

GraphNodesList::GraphNodesList(GraphModel& model, GraphView& view, QWidget* parent)
    : QTreeView(parent)
    , m_model(model)
    , m_list(new GraphNodesModel(model, this))
    , m_sorted(new QSortFilterProxyModel(this))
{
    m_sorted->setSourceModel(m_list);
    m_sorted->setSortRole(GraphNodesModel::SortRole);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    setModel(m_sorted);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setSortingEnabled(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setAccessibleName(tr("Nodes of the picture"));
    header()->setStretchLastSection(false);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &GraphNodesList::selectInPicture);
    connect(this, &QTreeView::activated, this,
        [this, &view](const QModelIndex& index) { view.reveal(idOf(index)); });
    connect(&m_model, &GraphModel::selectionChanged, this, &GraphNodesList::selectInList);
    connect(m_sorted, &QAbstractItemModel::modelReset, this, &GraphNodesList::selectInList);
}

std::string GraphNodesList::idOf(const QModelIndex& index) const
{
    return index.isValid() ? m_list->idAt(m_sorted->mapToSource(index).row()) : std::string();
}

void GraphNodesList::selectInPicture()
{
    if (m_following)
        return;
    GraphIds ids;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        ids.insert(idOf(index));
    m_following = true;
    m_model.select(std::move(ids), {});
    m_following = false;
}

void GraphNodesList::selectInList()
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
    selectionModel()->select(
        selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (!selection.isEmpty())
        scrollTo(selection.indexes().constFirst());
    m_following = false;
}

void GraphNodesList::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index
        = byKey ? currentIndex() : indexAt(viewport()->mapFromGlobal(event->globalPos()));
    const std::string id = idOf(index);
    if (id.empty())
        return;
    // the menu is about what is selected
    if (!m_model.selectedNodes().contains(id))
        m_model.select({id}, {});
    Q_EMIT menuRequested(
        byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos(), id);
}

} // namespace nb
