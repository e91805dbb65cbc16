// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/timestamp.h"

#include <QWidget>

#include <optional>
#include <utility>

class QComboBox;
class QDateEdit;

namespace nb {

/// Chooses the days that hits are counted over; counted back from the last flow there is. Days are
/// UTC. GUI thread.
class PeriodBox : public QWidget
{
    Q_OBJECT
public:
    explicit PeriodBox(QWidget* parent = nullptr);

    /// First start and last end of the stored flows.
    void setSpan(const std::optional<std::pair<Timestamp, Timestamp>>& span);
    [[nodiscard]] TimeRange range() const;
    [[nodiscard]] QComboBox* choice() const { return m_choice; }
    [[nodiscard]] QDateEdit* from() const { return m_from; }
    [[nodiscard]] QDateEdit* to() const { return m_to; }

Q_SIGNALS:
    void changed();

private:
    void choose();

    std::optional<std::pair<Timestamp, Timestamp>> m_span;
    QComboBox* m_choice;
    QDateEdit* m_from;
    QDateEdit* m_to;
};

/// A UTC day as an edit for dates has it, and back.
[[nodiscard]] QDate toDate(Day day);
[[nodiscard]] Day toDay(const QDate& date);

} // namespace nb
