// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/timestamp.h"
#include "ui/flows/flowformat.h"
#include "ui/flows/investigation.h"

#include <QWidget>

#include <optional>
#include <utility>

class QLabel;
class QPushButton;

namespace nb {

/// Stands where the table would be when there is nothing in it: says why and what to do next. GUI
/// thread.
class EmptyFlows : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyFlows(QWidget* parent = nullptr);

    /// `span` is the time that the data covers.
    void show(const InvestigationState& state,
        const std::optional<std::pair<Timestamp, Timestamp>>& span, const FlowFormat& format);

Q_SIGNALS:
    void clearRequested();
    void allTimeRequested();

private:
    QLabel* m_text = nullptr;
    QPushButton* m_clear = nullptr;
    QPushButton* m_allTime = nullptr;
};

} // namespace nb
