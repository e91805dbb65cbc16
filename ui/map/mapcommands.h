// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map/mapgraph.h"
#include "ui/graph/graphmodel.h"

#include <QUndoCommand>

#include <functional>

namespace nb {

/// What a map shows and where.
struct MapScene
{
    MapView view {};
    GraphEdits edits {};
    std::map<std::string, layout::Point, std::less<>> centres {}; ///< of everything shown
};

/// The map shows more or less, or was arranged anew.
class ShowMapCommand : public QUndoCommand
{
public:
    /// Shows a view; arranges it when asked to, else puts what is in `centres` there.
    using Apply = std::function<void(const MapScene&, bool arrange)>;
    /// `after` has a view only: places come of the layout.
    ShowMapCommand(MapScene before, MapView after, bool arrange, const QString& text, Apply apply);

    void undo() override { m_apply(m_before, false); }
    void redo() override;

private:
    MapScene m_before;
    MapView m_after;
    bool m_arrange;
    Apply m_apply;
};

} // namespace nb
