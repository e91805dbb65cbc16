// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/investigation.h"

namespace nb {

Investigation::Investigation(QObject* parent)
    : QObject(parent)
{
}

FilterPtr Investigation::combined(
    const FilterPtr& filter, const FilterPtr& condition, FilterEdit edit)
{
    if (!condition)
        return edit == FilterEdit::Replace ? nullptr : filter;
    switch (edit) {
    case FilterEdit::Replace:
        return condition;
    case FilterEdit::AndSelected:
        return both(filter, condition);
    case FilterEdit::AndNot:
        return both(filter, FilterNode::makeNot(condition));
    case FilterEdit::Or:
        // "everything or x" would still be everything; the user means x
        return filter ? FilterNode::makeOr({filter, condition}) : condition;
    }
    return filter;
}

void Investigation::push(InvestigationState state)
{
    if (equal(state.filter, this->state().filter) && state.range == this->state().range)
        return;
    state.row = -1;
    m_states.resize(m_current + 1);
    m_states.push_back(std::move(state));
    if (m_states.size() > kMaxHistory)
        m_states.erase(m_states.begin());
    m_current = m_states.size() - 1;
    Q_EMIT changed();
}

void Investigation::setFilter(const FilterPtr& filter)
{
    InvestigationState next = state();
    next.filter = filter;
    push(std::move(next));
}

void Investigation::setRange(const TimeRange& range)
{
    InvestigationState next = state();
    next.range = range;
    push(std::move(next));
}

void Investigation::edit(const FilterPtr& condition, FilterEdit edit)
{
    setFilter(combined(state().filter, condition, edit));
}

void Investigation::clear()
{
    push({});
}

void Investigation::back()
{
    if (!canGoBack())
        return;
    --m_current;
    Q_EMIT changed();
}

void Investigation::forward()
{
    if (!canGoForward())
        return;
    ++m_current;
    Q_EMIT changed();
}

void Investigation::reset(InvestigationState state)
{
    m_states.assign(1, std::move(state));
    m_current = 0;
    Q_EMIT changed();
}

} // namespace nb
