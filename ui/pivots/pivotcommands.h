// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/pivotrow.h"
#include "core/pivot/pivotscene.h"
#include "core/pivot/pivotverdicts.h"
#include "ui/graph/graphmodel.h"

#include <QUndoCommand>

#include <functional>
#include <optional>

namespace nb {

/// What the canvas shows, and of which finding.
struct PivotCanvas
{
    std::optional<PivotRow> row {};
    PivotScene scene {};
};

/// The picture became another one. Going from finding to finding is one step.
class ShowCanvasCommand : public QUndoCommand
{
public:
    using Apply = std::function<void(const PivotCanvas&)>;
    enum Kind
    {
        Finding = 1001, ///< merges with the next of its kind
        Change = -1,
    };
    ShowCanvasCommand(
        PivotCanvas before, PivotCanvas after, Kind kind, const QString& text, Apply apply);

    void undo() override { m_apply(m_before); }
    void redo() override { m_apply(m_after); }
    [[nodiscard]] int id() const override { return m_kind; }
    bool mergeWith(const QUndoCommand* other) override;

private:
    PivotCanvas m_before;
    PivotCanvas m_after;
    Kind m_kind;
    Apply m_apply;
};

/// The picture was arranged anew: places and pins go back to where they were.
class ArrangeCanvasCommand : public QUndoCommand
{
public:
    struct Places
    {
        GraphEdits edits {};
        std::map<std::string, layout::Point, std::less<>> centres {};
    };
    /// Arranges.
    using Arrange = std::function<void()>;
    using Restore = std::function<void(const Places&)>;
    ArrangeCanvasCommand(Places before, const QString& text, Arrange arrange, Restore restore);

    void undo() override { m_restore(m_before); }
    void redo() override { m_arrange(); }

private:
    Places m_before;
    Arrange m_arrange;
    Restore m_restore;
};

/// Somebody decided something.
class VerdictCommand : public QUndoCommand
{
public:
    using Apply = std::function<void(const PivotVerdicts&)>;
    VerdictCommand(PivotVerdicts before, PivotVerdicts after, const QString& text, Apply apply);

    void undo() override { m_apply(m_before); }
    void redo() override { m_apply(m_after); }

private:
    PivotVerdicts m_before;
    PivotVerdicts m_after;
    Apply m_apply;
};

} // namespace nb
