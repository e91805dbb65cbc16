// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/flows/flowtext.h"
#include "ui/jobs/jobpanel.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/mainwindow/collecting.h"
#include "ui/mainwindow/preferences.h"
#include "ui/mainwindow/recentworkspaces.h"
#include "ui/mainwindow/workspacecontroller.h"
#include "ui/pages/pagestack.h"

#include <QMainWindow>

class QDockWidget;
class QLabel;

namespace nb {

class AddressActions;
class AlertsPage;
class AssetsPage;
class DropOverlay;
class FileDialogs;
class FileDrop;
class FlowsPage;
class MainMenu;
class MapPage;
class PivotsPage;
class NoticeBar;
class PageBar;
class RulesPage;
class SegmentsPage;
class UiStateStore;
class WelcomePage;

/// The window: pages, docks, menus, drag and drop. It puts parts together; what they do is theirs.
/// Closing it cancels running imports, which leaves the workspace whole. GUI thread.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(const WindowServices& services, UiStateStore& state, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] WorkspaceController& workspace() { return m_workspace; }
    [[nodiscard]] ActionRegistry& actions() { return m_actions; }
    [[nodiscard]] FlowsPage* flowsPage() const { return m_flows; }
    [[nodiscard]] MapPage* mapPage() const { return m_map; }
    [[nodiscard]] SegmentsPage* segmentsPage() const { return m_segments; }
    [[nodiscard]] RulesPage* rulesPage() const { return m_rules; }
    [[nodiscard]] AssetsPage* assetsPage() const { return m_assets; }
    [[nodiscard]] AlertsPage* alertsPage() const { return m_alerts; }
    [[nodiscard]] PivotsPage* pivotsPage() const { return m_pivots; }
    [[nodiscard]] JobPanel* jobPanel() const { return m_jobPanel; }
    [[nodiscard]] NoticeBar* notice() const { return m_notice; }
    [[nodiscard]] DropOverlay* overlay() const;
    [[nodiscard]] bool showsWelcome() const;
    [[nodiscard]] Collecting& collecting() { return *m_collecting; }
    [[nodiscard]] Page page() const { return m_page; }
    /// The pages this window has.
    [[nodiscard]] const PageStack& pages() const { return *m_stack; }

    /// Opens what was open last or the default workspace when it exists; else shows Welcome.
    void openAtStart();

    // what menus and buttons command
    void closeWorkspace();
    void showPreferences();
    void setAppearance(Appearance appearance);
    void resetLayout();
    void nextPane(int step);
    void showPage(Page page);
    /// The filter of the page that is shown.
    void focusFilter();
    /// What is selected on the page that is shown.
    void copy(FlowTextFormat format);
    [[nodiscard]] FileDialogs& dialogs() { return *m_dialogs; }
    [[nodiscard]] const Preferences& preferences() const { return m_preferences; }
    [[nodiscard]] QDockWidget* detailsDock() const { return m_detailsDock; }
    [[nodiscard]] QDockWidget* jobsDock() const { return m_jobsDock; }
    [[nodiscard]] const RecentWorkspaces& recentWorkspaces() const { return m_recentList; }

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void createPages();
    void addPage(PageWidget* page);
    void arrangePages();
    void createDocks();
    void createStatusBar();
    void connectWorkspace();
    void connectPages();
    void connectRules();
    void restoreWindow();
    void saveWindow();

    void sessionChanged();
    void storeChanged();
    void updatePage();
    [[nodiscard]] bool hasFlows() const;
    void updateActions();
    void showAsset(const IpAddress& address);
    void updateRecent();
    void openFailed(const QString& folder, Workspace::Mode mode, const Error& error);
    void queryFailed(const Error& error);
    void importsEnded(int files, int failed);
    void applyPreferences();
    void preferencesChanged();

    UiStateStore& m_state;
    RecentWorkspaces m_recentList;
    Preferences m_preferences;
    WorkspaceController m_workspace;
    std::unique_ptr<Collecting> m_collecting; ///< gone before the workspace: it stores into it
    ActionRegistry m_actions;
    MainMenu* m_menu = nullptr;
    FileDialogs* m_dialogs = nullptr;
    AddressActions* m_addresses = nullptr;
    QByteArray m_initialLayout;
    Page m_page = Page::Flows;
    bool m_detailsWanted = false; ///< the details were open when the flows were left
    PageBar* m_bar = nullptr;
    PageStack* m_stack = nullptr;
    WelcomePage* m_welcome = nullptr;
    FlowsPage* m_flows = nullptr;
    MapPage* m_map = nullptr;
    SegmentsPage* m_segments = nullptr;
    RulesPage* m_rules = nullptr;
    AssetsPage* m_assets = nullptr;
    AlertsPage* m_alerts = nullptr;
    PivotsPage* m_pivots = nullptr;
    NoticeBar* m_notice = nullptr;
    FileDrop* m_drop = nullptr;
    JobPanel* m_jobPanel = nullptr;
    QDockWidget* m_detailsDock = nullptr;
    QDockWidget* m_jobsDock = nullptr;
    QLabel* m_totals = nullptr;
    QString m_totalsText {}; ///< of the flows, also while another page is shown
    QLabel* m_place = nullptr;
};

} // namespace nb
