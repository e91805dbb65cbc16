// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"
#include "core/storage/flowstore.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace nb {

class FilterGroupWidget;

/// Edits a filter as rows of field, operator and value in nested groups. It works on the syntax
/// tree: what goes in and is not touched comes out equal. The text it makes is shown all the time.
/// GUI thread.
class FilterBuilderDialog : public QDialog
{
    Q_OBJECT
public:
    explicit FilterBuilderDialog(const FilterPtr& filter, QWidget* parent = nullptr);

    /// The filter as it stands; of a valid state only, else the last valid one. Null: everything.
    [[nodiscard]] FilterPtr filter() const { return m_filter; }
    /// Values for completion come from it.
    void setStore(const FlowStorePtr& store);
    [[nodiscard]] FilterGroupWidget* group() const { return m_group; }
    [[nodiscard]] bool isValid() const;

private:
    void updatePreview();

    FilterPtr m_filter;
    FilterGroupWidget* m_group;
    QLabel* m_preview;
    QPushButton* m_apply;
};

} // namespace nb
