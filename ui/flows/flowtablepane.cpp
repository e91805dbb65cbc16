// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/flowtablepane.h"

#include "ui/flows/columnsdialog.h"
#include "ui/flows/emptyflows.h"
#include "ui/flows/findbar.h"
#include "ui/flows/flowtablemodel.h"
#include "ui/flows/flowtableview.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace nb {

FlowTablePane::FlowTablePane(UiStateStore& state, QThreadPool& pool, QWidget* parent)
    : QWidget(parent)
    , m_model(new FlowTableModel(pool, this))
    , m_table(new FlowTableView(state, pool, this))
    , m_empty(new EmptyFlows(this))
    , m_stack(new QStackedWidget(this))
{
    m_table->setFlowModel(m_model);
    m_find = new FindBar(
        pool,
        [this] {
            return FindBar::Source {m_model->store(), m_model->order(), m_table->shownColumns(),
                m_table->currentIndex().row(), m_model->rowCount()};
        },
        this);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_find);
    connect(m_find, &FindBar::found, this, &FlowTablePane::selectRow);
    connect(m_find, &FindBar::closed, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_empty, &EmptyFlows::clearRequested, this, &FlowTablePane::clearFilterRequested);
    connect(m_empty, &EmptyFlows::allTimeRequested, this, &FlowTablePane::allTimeRequested);
    connect(m_table, &FlowTableView::columnsDialogRequested, this, &FlowTablePane::chooseColumns);
}

FlowTablePane::~FlowTablePane()
{
    // they use the pool, which goes after us, and each other
    delete m_find;
    delete m_table;
    delete m_model;
}

void FlowTablePane::setOrder(
    const FlowStorePtr& store, FlowOrderPtr order, std::optional<SortKey> key, int row)
{
    const int scroll = m_table->verticalScrollBar()->value();
    const bool sameRows = m_model->order() && m_model->order()->size() == order->size();
    const QModelIndex current = m_table->currentIndex();
    const int column = current.isValid() ? current.column() : -1;
    m_model->setSortKey(key);
    m_table->showSortIndicator(key);
    m_model->setSource(store, std::move(order));
    if (m_model->rowCount() > 0) {
        // there is always a current cell for the keyboard; selected only if it was
        const auto shown = m_table->shownColumns();
        const int first = shown.empty() ? 0 : FlowTableModel::columnOf(shown.front());
        const bool known = row >= 0 && row < m_model->rowCount();
        const QModelIndex next = m_model->index(known ? row : 0, column >= 0 ? column : first);
        m_table->setAutoScroll(false); // the view stays where it is
        m_table->selectionModel()->setCurrentIndex(next,
            known ? QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows
                  : QItemSelectionModel::NoUpdate);
        m_table->setAutoScroll(true);
    }
    if (sameRows)
        m_table->verticalScrollBar()->setValue(scroll);
}

void FlowTablePane::updateEmptyState(
    const InvestigationState& state, const FlowStorePtr& store, const FlowFormat& format)
{
    const bool empty = m_model->rowCount() == 0;
    m_stack->setCurrentWidget(
        empty ? static_cast<QWidget*>(m_empty) : static_cast<QWidget*>(m_table));
    if (empty)
        m_empty->show(state, store ? store->span() : std::nullopt, format);
}

void FlowTablePane::selectRow(int row)
{
    const int column
        = std::max(m_table->currentIndex().column(), m_table->horizontalHeader()->logicalIndex(0));
    m_table->setCurrentIndex(m_model->index(row, column));
    m_table->scrollTo(m_model->index(row, column), QAbstractItemView::PositionAtCenter);
}

void FlowTablePane::openFind()
{
    m_find->open();
}

void FlowTablePane::findNext()
{
    if (m_find->isVisible())
        m_find->findNext();
    else
        m_find->open();
}

void FlowTablePane::chooseColumns()
{
    auto* dialog = new ColumnsDialog(m_table->shownColumns(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
        [this, dialog] { m_table->setShownColumns(dialog->columns()); });
    dialog->open();
}

void FlowTablePane::focusContent()
{
    m_stack->currentWidget()->setFocus();
}

} // namespace nb
