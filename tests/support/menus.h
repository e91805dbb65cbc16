// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QMenu>

namespace nb::test {

/// The first entry, in submenus too, whose text begins so (without mnemonics); null when none does.
inline QAction* actionOf(const QMenu& menu, const QString& text)
{
    for (QAction* action : menu.actions()) {
        if (action->text().remove(u'&').startsWith(text))
            return action;
        if (action->menu())
            if (QAction* inner = actionOf(*action->menu(), text))
                return inner;
    }
    return nullptr;
}

} // namespace nb::test
