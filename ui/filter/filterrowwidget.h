// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/filter/filternodewidget.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace nb {

class FilterValueEdit;

/// A condition: field, operator, value, and whether it is negated. GUI thread.
class FilterRowWidget : public FilterNodeWidget
{
    Q_OBJECT
public:
    explicit FilterRowWidget(QWidget* parent = nullptr);

    /// Shows a condition. False when this row would mean something else than it, such as a
    /// comparison of two fields: then the row is not usable for it.
    bool setCondition(const FilterCondition& condition, bool negated);

    [[nodiscard]] Result<FilterPtr> filter() const override;
    void setStore(const FlowStorePtr& store) override;
    [[nodiscard]] QWidget* firstField() const override;

private:
    [[nodiscard]] FlowField field() const;
    [[nodiscard]] FilterOperator op() const;
    void fillOperators();
    void check();

    QCheckBox* m_not;
    QComboBox* m_field;
    QComboBox* m_operator;
    FilterValueEdit* m_value;
    QLabel* m_fault;
    bool m_untouched = true; ///< a new row that was left alone counts for nothing
};

/// A part of a filter as text, for what rows cannot show. GUI thread.
class FilterExpressionWidget : public FilterNodeWidget
{
    Q_OBJECT
public:
    explicit FilterExpressionWidget(const FilterPtr& filter, QWidget* parent = nullptr);

    [[nodiscard]] Result<FilterPtr> filter() const override;
    void setStore(const FlowStorePtr&) override { }
    [[nodiscard]] QWidget* firstField() const override;

private:
    void check();

    FilterPtr m_original;
    QString m_originalText;
    QLineEdit* m_text;
    QLabel* m_fault;
};

} // namespace nb
