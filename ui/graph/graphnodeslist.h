// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/graphview.h"

#include <QTreeView>

class QSortFilterProxyModel;

namespace nb {

class GraphNodesModel;

/// The nodes of a picture as a list to sort, for screen readers too; what is selected in one is
/// selected in the other. GUI thread.
class GraphNodesList : public QTreeView
{
    Q_OBJECT
public:
    GraphNodesList(GraphModel& model, GraphView& view, QWidget* parent = nullptr);

Q_SIGNALS:
    void menuRequested(const QPoint& globalPos, const std::string& node);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void selectInList();
    void selectInPicture();
    [[nodiscard]] std::string idOf(const QModelIndex& index) const;

    GraphModel& m_model;
    GraphNodesModel* m_list;
    QSortFilterProxyModel* m_sorted;
    bool m_following = false; ///< one follows the other right now
};

} // namespace nb
