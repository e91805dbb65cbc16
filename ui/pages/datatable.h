// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/flows/flowtext.h"

#include <QTableView>

class QMenu;

namespace nb {

class UiStateStore;

/// A list of things as pages show them: rows of one height, sorted by a click, copied as text, CSV
/// or JSON, its columns remembered. GUI thread.
class DataTable : public QTableView
{
    Q_OBJECT
public:
    enum Role
    {
        ExactRole = Qt::UserRole + 40, ///< without unit or rounding, for copies, where it differs
    };

    /// `name` is read out by screen readers.
    explicit DataTable(const QString& name, QWidget* parent = nullptr);

    /// After setModel(): widths in characters, then what was remembered under `key`.
    void restoreColumns(const UiStateStore& state, const QString& key, const QList<int>& widths);
    void saveColumns(UiStateStore& state, const QString& key) const;

    /// Rows that are selected, in their order; the current one where none is.
    [[nodiscard]] QList<int> selectedRowList() const;
    /// The selected rows with the visible columns.
    [[nodiscard]] QString text(FlowTextFormat format) const;
    void copy(FlowTextFormat format) const;

Q_SIGNALS:
    /// The menu of a row is about to be shown; entries go before those for copying.
    void menuRequested(QMenu& menu, const QModelIndex& index);
    /// A double click or the Enter key.
    void rowOpened(const QModelIndex& index);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showMenu(const QPoint& at);
    [[nodiscard]] QList<int> shownColumns() const;
    [[nodiscard]] QString exact(int row, int column) const;
};

} // namespace nb
