// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/graphmodel.h"

#include <QUndoCommand>

namespace nb {

/// One step of what a user did to a picture. It knows ids only, so it can be undone when the graph
/// has been made anew since.
class EditGraphCommand : public QUndoCommand
{
public:
    EditGraphCommand(
        GraphModel& model, GraphEdits before, GraphEdits after, const QString& text, int mergeKey);

    void undo() override;
    void redo() override;
    [[nodiscard]] int id() const override { return m_mergeKey == 0 ? -1 : m_mergeKey; }
    bool mergeWith(const QUndoCommand* other) override;

private:
    GraphModel& m_model; ///< owns the stack that owns this
    GraphEdits m_before;
    GraphEdits m_after;
    int m_mergeKey;
};

/// The legend switched something off or on.
class FilterGraphCommand : public QUndoCommand
{
public:
    FilterGraphCommand(
        GraphModel& model, GraphFilter before, GraphFilter after, const QString& text);

    void undo() override;
    void redo() override;

private:
    GraphModel& m_model; ///< owns the stack that owns this
    GraphFilter m_before;
    GraphFilter m_after;
};

} // namespace nb
