// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/actionregistry.h"

#include "ui/theme/theme.h"

#include <QAction>

#include <algorithm>

namespace nb {

QAction* ActionRegistry::add(const QString& id, const QString& text, const QString& icon,
    const QList<QKeySequence>& shortcuts)
{
    auto* action = new QAction(text, this);
    action->setObjectName(id);
    if (!icon.isEmpty())
        action->setIcon(themeIcon(icon));
    QList<QKeySequence> given = shortcuts;
    given.removeIf([](const QKeySequence& key) { return key.isEmpty(); });
    action->setShortcuts(given);
    m_actions.push_back(action);
    return action;
}

QAction* ActionRegistry::action(const QString& id) const
{
    const auto it = std::ranges::find(m_actions, id, &QObject::objectName);
    Q_ASSERT(it != m_actions.end());
    return it == m_actions.end() ? nullptr : *it;
}

void ActionRegistry::setAvailable(QAction* action, bool available, const QString& reason)
{
    action->setEnabled(available);
    action->setToolTip(available ? QString() : reason);
    action->setStatusTip(available ? QString() : reason);
}

} // namespace nb
