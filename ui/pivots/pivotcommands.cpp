// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pivots/pivotcommands.h"

namespace nb {

ShowCanvasCommand::ShowCanvasCommand(
    PivotCanvas before, PivotCanvas after, Kind kind, const QString& text, Apply apply)
    : QUndoCommand(text)
    , m_before(std::move(before))
    , m_after(std::move(after))
    , m_kind(kind)
    , m_apply(std::move(apply))
{
}

bool ShowCanvasCommand::mergeWith(const QUndoCommand* other)
{
    const auto* const next = dynamic_cast<const ShowCanvasCommand*>(other);
    if (next == nullptr || m_kind != Finding || next->m_kind != Finding)
        return false;
    m_after = next->m_after;
    return true;
}

ArrangeCanvasCommand::ArrangeCanvasCommand(
    Places before, const QString& text, Arrange arrange, Restore restore)
    : QUndoCommand(text)
    , m_before(std::move(before))
    , m_arrange(std::move(arrange))
    , m_restore(std::move(restore))
{
}

VerdictCommand::VerdictCommand(
    PivotVerdicts before, PivotVerdicts after, const QString& text, Apply apply)
    : QUndoCommand(text)
    , m_before(std::move(before))
    , m_after(std::move(after))
    , m_apply(std::move(apply))
{
}

} // namespace nb
