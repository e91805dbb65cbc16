// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QActionGroup;
class QMenu;

namespace nb {

class ActionRegistry;
class MainWindow;

/// Makes the actions of the main window and its menus, and keeps enabled what can be done. GUI
/// thread; a child of the window.
class MainMenu : public QObject
{
    Q_OBJECT
public:
    MainMenu(MainWindow& window, ActionRegistry& actions);

    /// After the workspace, its flows or the preferences changed.
    void update();

private:
    QAction* add(QMenu* menu, const QString& id, const QString& text, const QString& icon,
        const QList<QKeySequence>& keys, std::function<void()> run);
    void createFileMenu();
    void createEditMenu();
    void createViewMenu();
    void createFlowsMenu();
    void createCollectMenu();
    void createHelpMenu();
    void createWindowActions();
    void createTableKeys();
    void showFilterHelp();
    void updateCollect();
    void fillRecent();
    void fillDays();

    MainWindow& m_window;
    ActionRegistry& m_actions;
    QMenu* m_recent = nullptr;
    QMenu* m_export = nullptr;
    QMenu* m_days = nullptr;
    QActionGroup* m_appearance = nullptr;
};

} // namespace nb
