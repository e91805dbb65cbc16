// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/timestamp.h"
#include "core/filter/filterexpression.h"
#include "ui/filter/filteredit.h"

#include <QObject>

#include <vector>

namespace nb {

/// What is being looked at: filter, time range, and the row that was current when it was left.
struct InvestigationState
{
    FilterPtr filter {};
    TimeRange range {};
    int row = -1; ///< current row of the table, -1 none
};

/// The one state that filter bar, timeline, talkers and table share, with a history to go back and
/// forward in. Views push changes here and follow changed(); they do not call each other.
/// GUI thread.
class Investigation : public QObject
{
    Q_OBJECT
public:
    static constexpr std::size_t kMaxHistory = 100;

    explicit Investigation(QObject* parent = nullptr);

    [[nodiscard]] const InvestigationState& state() const { return m_states[m_current]; }
    [[nodiscard]] bool canGoBack() const { return m_current > 0; }
    [[nodiscard]] bool canGoForward() const { return m_current + 1 < m_states.size(); }

    void setFilter(const FilterPtr& filter);
    void setRange(const TimeRange& range);
    /// Joins a condition to the filter.
    void edit(const FilterPtr& condition, FilterEdit edit);
    /// Everything, all of the time.
    void clear();
    void back();
    void forward();
    /// Notes the current row, to come back to; not a step of its own.
    void setRow(int row) { m_states[m_current].row = row; }
    /// Forgets the history; for another workspace.
    void reset(InvestigationState state = {});

    /// What a filter becomes when a condition joins it.
    [[nodiscard]] static FilterPtr combined(
        const FilterPtr& filter, const FilterPtr& condition, FilterEdit edit);

Q_SIGNALS:
    void changed();

private:
    void push(InvestigationState state);

    std::vector<InvestigationState> m_states {InvestigationState {}};
    std::size_t m_current = 0;
};

} // namespace nb
