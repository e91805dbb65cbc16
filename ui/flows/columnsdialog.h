// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flowfield.h"

#include <QDialog>

#include <vector>

class QListWidget;
class QPushButton;

namespace nb {

/// What the table shows at first: what people look at most stands left.
[[nodiscard]] std::vector<FlowField> firstColumns();

/// Chooses and orders the columns of the flow table. GUI thread.
class ColumnsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ColumnsDialog(const std::vector<FlowField>& shown, QWidget* parent = nullptr);
    /// The checked columns in their order.
    [[nodiscard]] std::vector<FlowField> columns() const;

private:
    void fill(const std::vector<FlowField>& shown);
    void move(int by);
    void checkAny();

    QListWidget* m_list = nullptr;
    QPushButton* m_ok = nullptr;
};

} // namespace nb
