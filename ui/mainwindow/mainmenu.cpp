// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainmenu.h"

#include "ui/filter/filterhelp.h"
#include "ui/flows/flowspage.h"
#include "ui/flows/flowtableview.h"
#include "ui/mainwindow/filedialogs.h"
#include "ui/mainwindow/helpdialogs.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/map/mappage.h"
#include "ui/pivots/pivotspage.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QDockWidget>
#include <QLineEdit>
#include <QMenuBar>
#include <QShortcut>
#include <QStatusBar>
#include <QUrl>

#include <algorithm>
#include <functional>

namespace nb {

namespace {

/// A path or name as the text of an action.
QString actionText(const QString& text)
{
    return plainLine(text).replace(u'&', QStringLiteral("&&"));
}

} // namespace

MainMenu::MainMenu(MainWindow& window, ActionRegistry& actions)
    : QObject(&window)
    , m_window(window)
    , m_actions(actions)
{
    createFileMenu();
    createEditMenu();
    createViewMenu();
    createFlowsMenu();
    createCollectMenu();
    createHelpMenu();
    createWindowActions();
    createTableKeys();
    update();
}

QAction* MainMenu::add(QMenu* menu, const QString& id, const QString& text, const QString& icon,
    const QList<QKeySequence>& keys, std::function<void()> run)
{
    QAction* action = m_actions.add(id, text, icon, keys);
    connect(action, &QAction::triggered, &m_window, std::move(run));
    if (menu)
        menu->addAction(action);
    else
        m_window.addAction(action);
    return action;
}

void MainMenu::createFileMenu()
{
    QMenu* file = m_window.menuBar()->addMenu(tr("&File"));
    file->setToolTipsVisible(true);
    add(file, QStringLiteral("file.new"), tr("&New Workspace…"), {}, {QKeySequence::New},
        [this] { m_window.dialogs().chooseWorkspace(true); });
    add(file, QStringLiteral("file.open"), tr("&Open Workspace…"), QStringLiteral("folder-open"),
        {QKeySequence::Open}, [this] { m_window.dialogs().chooseWorkspace(false); });
    m_recent = file->addMenu(tr("Open &Recent"));
    if (m_window.workspace().services().sampleFiles)
        add(file, QStringLiteral("file.sample"), tr("Open &Sample"),
            QStringLiteral("network-wired"), {}, [this] { m_window.workspace().openSample(); });
    file->addSeparator();
    add(file, QStringLiteral("file.import"), tr("&Import Files…"), QStringLiteral("list-add"),
        {QKeySequence(Qt::CTRL | Qt::Key_I)}, [this] { m_window.dialogs().chooseFiles(); });
    add(file, QStringLiteral("file.importFolder"), tr("Import &Folder…"), {}, {},
        [this] { m_window.dialogs().chooseFolder(); });
    m_export = file->addMenu(tr("&Export"));
    m_export->setToolTipsVisible(true);
    add(m_export, QStringLiteral("file.exportCsv"), tr("Flows as &CSV…"), {}, {},
        [this] { m_window.dialogs().chooseExport(FlowTextFormat::Csv); });
    add(m_export, QStringLiteral("file.exportJson"), tr("Flows as &JSON…"), {}, {},
        [this] { m_window.dialogs().chooseExport(FlowTextFormat::Json); });
    m_days = file->addMenu(tr("&Day Files"));
    m_days->setToolTipsVisible(true);
    file->addSeparator();
    add(file, QStringLiteral("file.close"), tr("&Close Workspace"), {}, {QKeySequence::Close},
        [this] { m_window.closeWorkspace(); });
    QAction* quit
        = add(file, QStringLiteral("file.quit"), tr("&Quit"), QStringLiteral("application-exit"),
            {QKeySequence(Qt::CTRL | Qt::Key_Q)}, [this] { m_window.close(); });
    quit->setMenuRole(QAction::QuitRole);
}

void MainMenu::createEditMenu()
{
    QMenu* edit = m_window.menuBar()->addMenu(tr("&Edit"));
    add(edit, QStringLiteral("edit.copy"), tr("&Copy"), QStringLiteral("edit-copy"),
        {QKeySequence::Copy}, [this] {
            // text fields handle the shortcut themselves; this is for the menu
            if (auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget()))
                field->copy();
            else
                m_window.copy(FlowTextFormat::Tsv);
        });
    add(edit, QStringLiteral("edit.copyCsv"), tr("Copy as C&SV"), {},
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)},
        [this] { m_window.copy(FlowTextFormat::Csv); });
    edit->addSeparator();
    add(edit, QStringLiteral("edit.find"), tr("&Find in Table…"), QStringLiteral("edit-find"),
        {QKeySequence::Find}, [this] {
            if (m_window.page() == Page::Map)
                m_window.mapPage()->openFind();
            else if (m_window.page() == Page::Pivots)
                m_window.pivotsPage()->openFind();
            else
                m_window.flowsPage()->openFind();
        });
    add(edit, QStringLiteral("edit.findNext"), tr("Find &Next"), {}, {QKeySequence::FindNext},
        [this] { m_window.flowsPage()->findNext(); });
    edit->addSeparator();
    add(edit, QStringLiteral("edit.preferences"), tr("&Preferences…"),
        QStringLiteral("preferences-system"), {QKeySequence(Qt::CTRL | Qt::Key_Comma)},
        [this] { m_window.showPreferences(); })
        ->setMenuRole(QAction::PreferencesRole);
}

void MainMenu::createViewMenu()
{
    QMenu* view = m_window.menuBar()->addMenu(tr("&View"));
    for (const PageInfo& info : pageInfos()) {
        if (m_window.pages().find(info.page))
            add(view, QStringLiteral("window.%1").arg(info.id), info.goTo, info.icon,
                {info.shortcut}, [this, page = info.page] { m_window.showPage(page); });
    }
    view->addSeparator();
    view->addAction(m_window.detailsDock()->toggleViewAction());
    view->addAction(m_window.jobsDock()->toggleViewAction());
    add(view, QStringLiteral("view.reset"), tr("&Reset Layout"), {}, {},
        [this] { m_window.resetLayout(); });
    view->addSeparator();
    QMenu* looks = view->addMenu(tr("&Appearance"));
    m_appearance = new QActionGroup(this);
    const auto look = [&](const QString& id, const QString& text, Appearance value) {
        QAction* action
            = add(looks, id, text, {}, {}, [this, value] { m_window.setAppearance(value); });
        action->setCheckable(true);
        action->setData(static_cast<int>(value));
        m_appearance->addAction(action);
    };
    look(QStringLiteral("view.system"), tr("&Follow the System"), Appearance::System);
    look(QStringLiteral("view.light"), tr("&Light"), Appearance::Light);
    look(QStringLiteral("view.dark"), tr("&Dark"), Appearance::Dark);
}

void MainMenu::createFlowsMenu()
{
    QMenu* flows = m_window.menuBar()->addMenu(tr("F&lows"));
    flows->setToolTipsVisible(true);
    FlowsPage* page = m_window.flowsPage();
    add(flows, QStringLiteral("flows.focusFilter"), tr("&Edit Filter"),
        QStringLiteral("view-filter"), {QKeySequence(Qt::CTRL | Qt::Key_L)},
        [this] { m_window.focusFilter(); });
    add(flows, QStringLiteral("flows.clear"), tr("&Clear Filter"), QStringLiteral("edit-clear"),
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F)}, [page] { page->clearFilter(); });
    flows->addSeparator();
    const auto filter = [&](const QString& id, const QString& text, FilterEdit edit) {
        add(flows, id, text, {}, {}, [page, edit] { page->filterForCurrentCell(edit); });
    };
    filter(QStringLiteral("flows.for"), tr("&Filter for This Value"), FilterEdit::AndSelected);
    filter(QStringLiteral("flows.out"), tr("Filter &Out This Value"), FilterEdit::AndNot);
    filter(QStringLiteral("flows.or"), tr("O&r This Value"), FilterEdit::Or);
    filter(QStringLiteral("flows.only"), tr("O&nly This Value"), FilterEdit::Replace);
    flows->addSeparator();
    add(flows, QStringLiteral("flows.back"), tr("&Back"), QStringLiteral("go-previous"),
        {QKeySequence(Qt::ALT | Qt::Key_Left)}, [page] { page->investigation().back(); });
    add(flows, QStringLiteral("flows.forward"), tr("For&ward"), QStringLiteral("go-next"),
        {QKeySequence(Qt::ALT | Qt::Key_Right)}, [page] { page->investigation().forward(); });
    add(flows, QStringLiteral("flows.refresh"), tr("Re&fresh"), QStringLiteral("view-refresh"),
        {QKeySequence(Qt::Key_F5)}, [this] { m_window.workspace().refresh(); });
    flows->addSeparator();
    add(flows, QStringLiteral("flows.columns"), tr("Col&umns…"), {}, {},
        [page] { page->chooseColumns(); });
}

void MainMenu::createCollectMenu()
{
    QMenu* collect = m_window.menuBar()->addMenu(tr("&Collect"));
    collect->setToolTipsVisible(true);
    add(collect, QStringLiteral("collect.start"), tr("&Start Collector…"),
        QStringLiteral("media-start"), {QKeySequence(Qt::CTRL | Qt::Key_R)},
        [this] { m_window.collecting().start(); });
    add(collect, QStringLiteral("collect.stop"), tr("S&top Collector"),
        QStringLiteral("media-stop"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R)},
        [this] { m_window.collecting().stop(); });
    collect->addSeparator();
    add(collect, QStringLiteral("collect.ports"), tr("&Ports…"), QStringLiteral("network-receive"),
        {}, [this] { m_window.collecting().choosePorts(); });
}

void MainMenu::createHelpMenu()
{
    QMenu* help = m_window.menuBar()->addMenu(tr("&Help"));
    add(help, QStringLiteral("help.shortcuts"), tr("&Keyboard Shortcuts"), {},
        {QKeySequence(Qt::CTRL | Qt::Key_Slash)}, [this] { showShortcuts(m_actions, &m_window); });
    add(help, QStringLiteral("help.filter"), tr("&Filter Language"),
        QStringLiteral("help-contents"), {QKeySequence::HelpContents},
        [this] { showFilterHelp(); });
    help->addSeparator();
    add(help, QStringLiteral("help.report"), tr("&Report a Problem"), {}, {}, [this] {
        QApplication::clipboard()->setText(reportText(m_window.workspace().services().versions));
        m_window.statusBar()->showMessage(
            tr("Versions are on the clipboard: paste them into your report."), 8000);
    });
    add(help, QStringLiteral("help.about"), tr("&About NetBehave"), {}, {}, [this] {
        showAbout(m_window.workspace().services().versions, &m_window);
    })->setMenuRole(QAction::AboutRole);
}

void MainMenu::showFilterHelp()
{
    auto* help = new FilterHelp(&m_window);
    help->setAttribute(Qt::WA_DeleteOnClose);
    connect(help, &FilterHelp::filterChosen, &m_window, [this](const QString& text) {
        if (const auto filter = parseFilter(text.toStdString()))
            m_window.flowsPage()->investigation().setFilter(*filter);
    });
    help->showUnder(*m_window.menuBar());
}

void MainMenu::createWindowActions()
{
    add(nullptr, QStringLiteral("window.nextPane"), tr("Next Pane"), {}, {QKeySequence(Qt::Key_F6)},
        [this] { m_window.nextPane(1); });
    add(nullptr, QStringLiteral("window.previousPane"), tr("Previous Pane"), {},
        {QKeySequence(Qt::SHIFT | Qt::Key_F6)}, [this] { m_window.nextPane(-1); });
}

void MainMenu::createTableKeys()
{
    FlowsPage* page = m_window.flowsPage();
    new QShortcut(
        QKeySequence(Qt::Key_Slash), page->table(), page, [page] { page->focusFilter(); },
        Qt::WidgetShortcut);
    new QShortcut(
        QKeySequence(Qt::Key_Question), page->table(), &m_window,
        [this] { showShortcuts(m_actions, &m_window); }, Qt::WidgetShortcut);
}

void MainMenu::update()
{
    const WorkspaceController& workspace = m_window.workspace();
    const bool open = workspace.isOpen();
    const bool flows = open && workspace.store() && workspace.store()->rowCount() > 0;
    const QString noFlows = tr("There are no flows yet: add some files first.");
    const auto set = [this](const char* id, bool available, const QString& reason) {
        ActionRegistry::setAvailable(m_actions.action(QString::fromLatin1(id)), available, reason);
    };
    const QString readOnly = tr("This workspace is open read-only.");
    set("file.import", !workspace.readOnly(), readOnly);
    set("file.importFolder", !workspace.readOnly(), readOnly);
    set("file.close", open, tr("No workspace is open."));
    for (const char* id : {"file.exportCsv", "file.exportJson", "edit.copyCsv", "edit.find",
             "edit.findNext", "flows.focusFilter", "flows.clear", "flows.for", "flows.out",
             "flows.or", "flows.only", "flows.columns", "flows.refresh"})
        set(id, flows, noFlows);
    if (m_window.page() != Page::Flows)
        for (const char* id : {"edit.find", "edit.findNext", "flows.clear", "flows.for",
                 "flows.out", "flows.or", "flows.only", "flows.columns"})
            set(id, false, tr("This is for the page Flows."));
    // the filter of the window is theirs too
    if (m_window.page() == Page::Map || m_window.page() == Page::Pivots)
        set("flows.clear", flows, noFlows);
    if (m_window.page() == Page::Map)
        set("edit.find", flows, noFlows);
    if (m_window.page() == Page::Live)
        for (const char* id : {"edit.copyCsv", "flows.focusFilter"})
            set(id, true, {});
    const Investigation& investigation = m_window.flowsPage()->investigation();
    set("flows.back", flows && investigation.canGoBack(), tr("There is nothing before this."));
    set("flows.forward", flows && investigation.canGoForward(), tr("There is nothing after this."));
    m_export->menuAction()->setEnabled(flows);
    updateCollect();
    fillRecent();
    fillDays();
    for (QAction* action : m_appearance->actions())
        action->setChecked(
            action->data().toInt() == static_cast<int>(m_window.preferences().appearance));
}

void MainMenu::updateCollect()
{
    const CollectorController& controller = m_window.collecting().controller();
    const std::vector<CollectorSource>& sources = controller.sources();
    const QString obstacle = controller.obstacle();
    const bool all = !sources.empty() && std::ranges::all_of(sources, &CollectorSource::running);
    QAction* start = m_actions.action(QStringLiteral("collect.start"));
    start->setText(sources.empty() ? tr("&Start Collector…") : tr("&Start Collector"));
    ActionRegistry::setAvailable(start, obstacle.isEmpty() && !all,
        all ? tr("All sources are listening already.") : obstacle);
    ActionRegistry::setAvailable(m_actions.action(QStringLiteral("collect.stop")),
        controller.isCollecting(), tr("Nothing is being collected."));
    ActionRegistry::setAvailable(
        m_actions.action(QStringLiteral("collect.ports")), obstacle.isEmpty(), obstacle);
}

void MainMenu::fillRecent()
{
    m_recent->clear();
    for (const RecentWorkspaces::Entry& entry : m_window.recentWorkspaces().list())
        connect(m_recent->addAction(actionText(QDir::toNativeSeparators(entry.folder))),
            &QAction::triggered, &m_window, [this, folder = entry.folder] {
                m_window.workspace().open(folder, Workspace::Mode::ReadWrite);
            });
    m_recent->menuAction()->setEnabled(!m_recent->isEmpty());
}

void MainMenu::fillDays()
{
    m_days->clear();
    const std::vector<DayInfo>& days = m_window.workspace().days();
    m_days->menuAction()->setEnabled(!days.empty());
    if (days.empty())
        return;
    connect(m_days->addAction(tr("&Show Folder")), &QAction::triggered, &m_window, [this] {
        QDesktopServices::openUrl(
            QUrl::fromLocalFile(m_window.workspace().folder() + QStringLiteral("/days")));
    });
    QMenu* copies = m_days->addMenu(tr("Save a &Copy"));
    copies->setToolTipsVisible(true);
    constexpr std::size_t kShown = 40; // the latest; older ones are in the folder
    std::size_t shown = 0;
    for (auto day = days.rbegin(); day != days.rend() && shown < kShown; ++day, ++shown) {
        QAction* action
            = copies->addAction(tr("%1…").arg(QString::fromStdString(toString(day->day))));
        ActionRegistry::setAvailable(action, day->sealed,
            tr("This day is still being written. It can be copied once the import has ended."));
        connect(action, &QAction::triggered, &m_window,
            [this, info = *day] { m_window.dialogs().chooseDayCopy(info); });
    }
}

} // namespace nb
