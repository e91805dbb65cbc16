// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"
#include "core/storage/flowstore.h"
#include "ui/jobs/latestrequest.h"

#include <QLineEdit>

class QStringListModel;

namespace nb {

/// Where the value of a condition is typed, with completion for the field: values of the data,
/// most used first, fetched in the background, then names the type knows. In a list each item
/// completes by itself. GUI thread.
class FilterValueEdit : public QLineEdit
{
    Q_OBJECT
public:
    explicit FilterValueEdit(QWidget* parent = nullptr);

    void setCondition(FlowField field, FilterOperator op);
    void setStore(FlowStorePtr store) { m_store = std::move(store); }
    void setFaulty(bool faulty);

protected:
    void changeEvent(QEvent* event) override;

private:
    void requestValues(const QString& text);
    void applyColors();
    [[nodiscard]] QStringList knownValues() const;

    FlowField m_field = FlowField::Ip;
    bool m_faulty = false;
    FlowStorePtr m_store;
    LatestRequest<std::vector<FrequentValue>> m_request;
    QStringListModel* m_values;
};

} // namespace nb
