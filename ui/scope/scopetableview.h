// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/flows/flowtext.h"
#include "ui/scope/scopetable.h"

#include <QSortFilterProxyModel>
#include <QTableView>
#include <QWidget>

#include <vector>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QMenu;

namespace nb {

class UiStateStore;

/// Rows that hold all words of a text in some column.
class ScopeRowFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setWords(const QString& text);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
};

/// A table of the scope with its filter, its count and room for buttons. Sorts by click; selection
/// and scrolling stay when a newer table comes. GUI thread.
class ScopeTableView : public QWidget
{
    Q_OBJECT
public:
    /// `id` names it in the settings.
    ScopeTableView(
        UiStateStore& state, const QString& id, const QString& title, QWidget* parent = nullptr);

    void setTable(const ScopeTablePtr& table);
    [[nodiscard]] const ScopeTablePtr& table() const { return m_model->table(); }
    /// What is shown while there is no row.
    void setEmptyText(const QString& text);
    /// Right of the filter.
    void addTool(QWidget* tool);

    /// Ids of the selected rows, sorted; as indexes of a model.
    [[nodiscard]] std::vector<std::uint32_t> selected() const;
    [[nodiscard]] std::int64_t current() const; ///< -1: none
    void select(std::int64_t id);
    void setFilter(const QString& text);
    void copy(FlowTextFormat format) const;
    void saveState();

    [[nodiscard]] QTableView* view() const { return m_view; }
    [[nodiscard]] ScopeTableModel* model() const { return m_model; }
    [[nodiscard]] ScopeRowFilter* rows() const { return m_rows; }

Q_SIGNALS:
    void selectionChanged();
    void activated(qint64 id);
    /// The menu of the selection: whoever has something to offer adds it.
    void menuRequested(QMenu* menu);

protected:
    void changeEvent(QEvent* event) override;

private:
    void createView(const QString& title);
    void showMenu(const QPoint& at);
    void restoreColumns();
    void restoreSelection(const std::vector<std::uint32_t>& ids, std::int64_t current);
    void updateCount();

    UiStateStore& m_state;
    QString m_id;
    ScopeTableModel* m_model = nullptr;
    ScopeRowFilter* m_rows = nullptr;
    QTableView* m_view = nullptr;
    QLineEdit* m_filter = nullptr;
    QLabel* m_count = nullptr;
    QLabel* m_empty = nullptr;
    QHBoxLayout* m_tools = nullptr;
    QString m_emptyText;
    QStringList m_shownColumns;
};

} // namespace nb
