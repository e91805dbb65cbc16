// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"
#include "ui/address/addresstarget.h"
#include "ui/filter/filteredit.h"
#include "ui/flows/flowtext.h"

#include <QTableView>

namespace nb {

class LiveFlowModel;
class UiStateStore;

/// The table of a live search. While it follows, the newest row stays in sight; else the rows that
/// are looked at stay where they are while others come and go. GUI thread.
class LiveTableView : public QTableView
{
    Q_OBJECT
public:
    LiveTableView(LiveFlowModel* model, UiStateStore& state, QWidget* parent = nullptr);

    void setFollowing(bool follow);
    [[nodiscard]] bool isFollowing() const { return m_follow; }

    [[nodiscard]] std::vector<FlowField> shownColumns() const;
    void setShownColumns(const std::vector<FlowField>& columns);
    void chooseColumns();
    void saveColumns();
    /// Copies the selected rows.
    void copySelection(FlowTextFormat format);

Q_SIGNALS:
    void filterRequested(const nb::FilterPtr& condition, nb::FilterEdit edit, bool apply);
    void addressRequested(nb::AddressAction action, const nb::AddressTarget& target);
    void followingChanged(bool follow);
    void copied(int rows);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void setRowHeight();
    void restoreColumns();
    void keepPlace(int removedRows);
    void scrolledByUser();

    LiveFlowModel* m_model;
    UiStateStore& m_state;
    bool m_follow = true;
};

} // namespace nb
