// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"
#include "ui/address/addresstarget.h"
#include "ui/filter/filteredit.h"
#include "ui/flows/flowtablemodel.h"
#include "ui/flows/flowtext.h"
#include "ui/jobs/latestrequest.h"

#include <QMimeData>
#include <QTableView>

#include <memory>

namespace nb {

class UiStateStore;

/// The flow table: columns chosen, moved and sized by the user and remembered; copying; filters
/// from any cell by mouse or keyboard. A cell of a selected row can be dragged: it carries its
/// filter as text; from any other row dragging selects. GUI thread.
class FlowTableView : public QTableView
{
    Q_OBJECT
public:
    FlowTableView(UiStateStore& state, QThreadPool& pool, QWidget* parent = nullptr);

    /// The model must be a FlowTableModel and is not owned.
    void setFlowModel(FlowTableModel* model);
    [[nodiscard]] FlowTableModel* flowModel() const { return m_model; }

    /// Columns as shown, left to right.
    [[nodiscard]] std::vector<FlowField> shownColumns() const;
    void setShownColumns(const std::vector<FlowField>& columns);
    void resetColumns();
    void saveColumns();

    /// Copies the selected rows; done in the background, copied() follows.
    void copySelection(FlowTextFormat format);
    void copyCell();
    /// `field = value` of the current cell; null when its row is not loaded.
    [[nodiscard]] FilterPtr currentCellFilter() const;
    /// The same as text, for dragging; null when there is none. The caller owns it.
    [[nodiscard]] std::unique_ptr<QMimeData> currentCellMimeData() const;
    void showSortIndicator(std::optional<SortKey> key);

    /// The most rows that can be reached at the present row height.
    [[nodiscard]] int maxRows() const;

Q_SIGNALS:
    void filterRequested(const nb::FilterPtr& condition, nb::FilterEdit edit, bool apply);
    void addressRequested(nb::AddressAction action, const nb::AddressTarget& target);
    void detailsRequested();
    void columnsDialogRequested();
    void currentRowChanged(int row);
    void copied(int rows);
    void copyFailed(const nb::Error& error);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void startDrag(Qt::DropActions supported) override;
    void changeEvent(QEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void setRowHeight();
    [[nodiscard]] QPixmap dragPicture(const QString& text) const;
    void restoreColumns();
    void sizeColumns();
    void showHeaderMenu(const QPoint& at);

    UiStateStore& m_state;
    QThreadPool& m_pool;
    FlowTableModel* m_model = nullptr;
    LatestRequest<QByteArray> m_copy;
};

} // namespace nb
