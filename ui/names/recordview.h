// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/flows/flowtext.h"

#include <QTableView>

#include <functional>

class QMenu;

namespace nb {

class UiStateStore;

/// A table of records: sorted by a click, copied as rows or CSV, its columns as wide as the user
/// left them. GUI thread.
class RecordView : public QTableView
{
    Q_OBJECT
public:
    /// `key` names it in the window's state.
    RecordView(UiStateStore& state, QString key, const QString& name, QWidget* parent = nullptr);

    /// Widths in characters; what the user chose holds before them.
    void setWidths(const std::vector<int>& characters);
    void saveState();
    [[nodiscard]] std::vector<int> selectedRows() const;
    void copySelection(FlowTextFormat format);
    /// Adds what a row offers before the entries that all tables have.
    void setMenu(std::function<void(QMenu&, int row)> fill) { m_fillMenu = std::move(fill); }

Q_SIGNALS:
    void deleteRequested();
    void copied(int rows);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void setRowHeight();

    UiStateStore& m_state;
    const QString m_key;
    std::function<void(QMenu&, int row)> m_fillMenu;
};

} // namespace nb
