// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphcommands.h"

namespace nb {

EditGraphCommand::EditGraphCommand(
    GraphModel& model, GraphEdits before, GraphEdits after, const QString& text, int mergeKey)
    : QUndoCommand(text)
    , m_model(model)
    , m_before(std::move(before))
    , m_after(std::move(after))
    , m_mergeKey(mergeKey)
{
}

void EditGraphCommand::undo()
{
    m_model.setEdits(m_before);
}

void EditGraphCommand::redo()
{
    m_model.setEdits(m_after);
}

bool EditGraphCommand::mergeWith(const QUndoCommand* other)
{
    const auto* const next = dynamic_cast<const EditGraphCommand*>(other);
    if (next == nullptr || next->m_mergeKey != m_mergeKey)
        return false;
    m_after = next->m_after;
    return true;
}

FilterGraphCommand::FilterGraphCommand(
    GraphModel& model, GraphFilter before, GraphFilter after, const QString& text)
    : QUndoCommand(text)
    , m_model(model)
    , m_before(std::move(before))
    , m_after(std::move(after))
{
}

void FilterGraphCommand::undo()
{
    m_model.applyFilter(m_before);
}

void FilterGraphCommand::redo()
{
    m_model.applyFilter(m_after);
}

} // namespace nb
