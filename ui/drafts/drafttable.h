// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/flows/flowtext.h"

#include <QTableView>

class QMenu;

namespace nb {

class UiStateStore;

/// A table of rows that are edited in place: whole rows are selected, widths of columns are
/// remembered, rows can be copied, moved and removed by keys. GUI thread.
class DraftTable : public QTableView
{
    Q_OBJECT
public:
    enum Role
    {
        ExactRole = Qt::UserRole + 1, ///< for the clipboard, where it differs from what is shown
        SortRole, ///< raw value
    };
    /// Why the cell cannot be kept; empty when it can. It is drawn as a fault.
    static constexpr int kFaultRole = Qt::UserRole + 3;
    /// Pairs of words and value to choose from, for cells that are not typed.
    static constexpr int kChoicesRole = Qt::UserRole + 4;

    /// `key` names the table in `state`.
    DraftTable(UiStateStore& state, QString key, QWidget* parent = nullptr);

    /// Widths in average characters, then those that are remembered.
    void setWidths(const std::vector<int>& characters);
    void saveColumns();
    /// Rows of the model behind any proxy, ascending.
    [[nodiscard]] std::vector<std::size_t> selectedRows() const;
    /// Selects a row of the model behind any proxy, and begins editing when `column` is there.
    void showRow(std::size_t row, int column = -1);
    void copySelection(FlowTextFormat format);

Q_SIGNALS:
    /// Alt+Up (-1), Alt+Down (1).
    void moveRequested(int by);
    void removeRequested();
    void addRequested();
    /// The menu of the selected rows; it holds copying and may get more.
    void menuRequested(QMenu* menu);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void setRowHeight();
    [[nodiscard]] QByteArray rowText(int row, FlowTextFormat format) const;

    UiStateStore& m_state;
    const QString m_key;
};

} // namespace nb
