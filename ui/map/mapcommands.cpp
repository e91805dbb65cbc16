// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/mapcommands.h"

namespace nb {

ShowMapCommand::ShowMapCommand(
    MapScene before, MapView after, bool arrange, const QString& text, Apply apply)
    : QUndoCommand(text)
    , m_before(std::move(before))
    , m_after(std::move(after))
    , m_arrange(arrange)
    , m_apply(std::move(apply))
{
}

void ShowMapCommand::redo()
{
    MapScene scene;
    scene.view = m_after;
    scene.edits = m_before.edits;
    m_apply(scene, m_arrange);
}

} // namespace nb
