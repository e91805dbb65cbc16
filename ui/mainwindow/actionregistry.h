// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QObject>

#include <vector>

class QAction;

namespace nb {

/// The actions of the program, each made once; menus, buttons and the list of shortcuts refer to
/// them by id. GUI thread.
class ActionRegistry : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// `id` is stable (`file.import`); `text` has its mnemonic. The action belongs to the registry.
    QAction* add(const QString& id, const QString& text, const QString& icon = {},
        const QList<QKeySequence>& shortcuts = {});
    /// The action; the id must have been added.
    [[nodiscard]] QAction* action(const QString& id) const;
    [[nodiscard]] const std::vector<QAction*>& actions() const { return m_actions; }

    /// Disables with the reason in the tool tip, or enables.
    static void setAvailable(QAction* action, bool available, const QString& reason);

private:
    std::vector<QAction*> m_actions;
};

} // namespace nb
