// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"
#include "ui/address/addresstarget.h"
#include "ui/filter/filteredit.h"
#include "ui/flows/flowformat.h"

#include <QWidget>

#include <set>
#include <vector>

class QBoxLayout;
class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace nb {

/// Everything about one flow: both ends, both directions, names, labels and computed values; any
/// value can become a filter. GUI thread.
class FlowDetails : public QWidget
{
    Q_OBJECT
public:
    explicit FlowDetails(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    void setFormat(const FlowFormat& format);
    /// Shows a row; null shows that nothing is selected.
    void setFlow(FlowBatchPtr batch, std::size_t row);

Q_SIGNALS:
    void filterRequested(const nb::FilterPtr& condition, nb::FilterEdit edit, bool apply);
    void addressRequested(nb::AddressAction action, const nb::AddressTarget& target);

protected:
    void changeEvent(QEvent* event) override;

private:
    void createButtons(QBoxLayout* layout);
    void fill();
    void addGroup(const QString& title, const std::vector<FlowField>& fields);
    /// What no group has taken, so that a new field is never left out.
    void addOtherFields();
    [[nodiscard]] QString valueText(FlowField field) const;
    [[nodiscard]] QString sentence() const;
    void updateButtons();
    void request(FilterEdit edit);
    void copyValue();
    void showMenu(const QPoint& position);

    FlowFormat m_format;
    FlowBatchPtr m_batch;
    std::size_t m_row = 0;
    std::set<FlowField> m_listed; ///< shown in a group
    QLabel* m_title = nullptr;
    QTreeWidget* m_tree = nullptr;
    QPushButton* m_filterFor = nullptr;
    QPushButton* m_filterOut = nullptr;
    QPushButton* m_copy = nullptr;
};

} // namespace nb
