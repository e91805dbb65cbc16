// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/flowstore.h"
#include "ui/flows/flowformat.h"
#include "ui/flows/investigation.h"

#include <QThreadPool>
#include <QWidget>

#include <optional>

class QStackedWidget;

namespace nb {

class EmptyFlows;
class FindBar;
class FlowTableModel;
class FlowTableView;
class UiStateStore;

/// The flow table with what belongs to it: the bar to find text in it, the choice of columns, and
/// the words that stand in its place when there are no rows. GUI thread.
class FlowTablePane : public QWidget
{
    Q_OBJECT
public:
    FlowTablePane(UiStateStore& state, QThreadPool& pool, QWidget* parent = nullptr);
    ~FlowTablePane() override;

    [[nodiscard]] FlowTableView* table() const { return m_table; }
    [[nodiscard]] FlowTableModel* model() const { return m_model; }

    /// Shows an order with `row` as the current one, -1 for none; the view stays where it is as
    /// far as it can.
    void setOrder(
        const FlowStorePtr& store, FlowOrderPtr order, std::optional<SortKey> key, int row);
    /// The table, or why it has no rows.
    void updateEmptyState(
        const InvestigationState& state, const FlowStorePtr& store, const FlowFormat& format);
    void selectRow(int row);
    void openFind();
    void findNext();
    void chooseColumns();
    /// Puts the focus on what is shown.
    void focusContent();

Q_SIGNALS:
    void clearFilterRequested();
    void allTimeRequested();

private:
    FlowTableModel* m_model = nullptr;
    FlowTableView* m_table = nullptr;
    FindBar* m_find = nullptr;
    EmptyFlows* m_empty = nullptr;
    QStackedWidget* m_stack = nullptr;
};

} // namespace nb
