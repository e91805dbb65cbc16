// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainwindow.h"

#include "ui/address/addressactions.h"
#include "ui/alerts/alertspage.h"
#include "ui/assets/assetspage.h"
#include "ui/collectors/collectorlamp.h"
#include "ui/collectors/collectorspage.h"
#include "ui/filter/filterbar.h"
#include "ui/flows/flowdetails.h"
#include "ui/flows/flowspage.h"
#include "ui/flows/flowtableview.h"
#include "ui/jobs/importtext.h"
#include "ui/live/livepage.h"
#include "ui/mainwindow/filedialogs.h"
#include "ui/mainwindow/filedrop.h"
#include "ui/mainwindow/mainmenu.h"
#include "ui/mainwindow/noticebar.h"
#include "ui/mainwindow/panefocus.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/map/mappage.h"
#include "ui/names/namespage.h"
#include "ui/pages/pagebar.h"
#include "ui/pivots/pivotspage.h"
#include "ui/rules/rulespage.h"
#include "ui/scope/scopepage.h"
#include "ui/segments/segmentspage.h"
#include "ui/text/coretext.h"
#include "ui/welcome/welcomepage.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QFileInfo>
#include <QLabel>
#include <QScreen>
#include <QStatusBar>
#include <QVBoxLayout>

namespace nb {

namespace {

constexpr int kMessageMs = 8000;
constexpr int kLayoutVersion = 1;
const QString kGeometryKey = QStringLiteral("window/geometry");
const QString kLayoutKey = QStringLiteral("window/layout");

} // namespace

MainWindow::MainWindow(const WindowServices& services, UiStateStore& state, QWidget* parent)
    : QMainWindow(parent)
    , m_state(state)
    , m_recentList(state)
    , m_preferences(Preferences::load(state))
    , m_workspace(services)
{
    setObjectName(QStringLiteral("MainWindow"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/netbehave.svg")));
    setMinimumSize(900, 560);
    m_dialogs = new FileDialogs(*this);
    m_addresses = new AddressActions(*this);
    connect(m_addresses, &AddressActions::assetRequested, this, &MainWindow::showAsset);
    connect(m_addresses, &AddressActions::message, this,
        [this](const QString& text) { statusBar()->showMessage(text, kMessageMs); });
    createPages();
    createDocks();
    createStatusBar();
    m_menu = new MainMenu(*this, m_actions);
    m_drop = new FileDrop(*this, m_workspace);
    connectWorkspace();
    connectPages();
    connectRules();
    m_initialLayout = saveState(kLayoutVersion);
    restoreWindow();
    applyPreferences();
    sessionChanged();
}

MainWindow::~MainWindow()
{
    for (const auto& [name, page] : m_stack->all())
        page->setSession(nullptr); // children go after the workspace does
    m_addresses->setSession(nullptr);
    delete m_drop; // it looks at events of the whole program and uses the workspace
}

void MainWindow::createPages()
{
    m_welcome = new WelcomePage(m_workspace.services().sampleFiles != nullptr, this);
    m_flows = new FlowsPage(m_state, this);
    m_stack = new PageStack(m_welcome, this);
    m_notice = new NoticeBar(this);
    m_collecting = std::make_unique<Collecting>(*this, m_state, *m_flows->filterBar()->library());
    const LayoutEnginePtr engine = std::make_shared<WorkerLayoutEngine>(
        findLayoutProgram(QCoreApplication::applicationFilePath()));
    m_map = new MapPage(
        m_state, m_flows->investigation(), *m_flows->filterBar()->library(), engine, this);
    addPage(m_flows);
    m_assets = new AssetsPage(m_state, this);
    m_alerts = new AlertsPage(m_state, this);
    addPage(m_map);
    auto* names = new NamesPage(m_state, this);
    connect(names, &NamesPage::importRequested, &m_workspace, &WorkspaceController::importNames);
    connect(m_addresses, &AddressActions::edited, names, &NamesPage::reload);
    connect(m_addresses, &AddressActions::edited, this, [this] { m_workspace.refresh(); });
    addPage(names);
    m_segments = new SegmentsPage(m_state, this);
    m_rules = new RulesPage(m_state, m_workspace.jobs(), this);
    addPage(m_segments);
    addPage(m_rules);
    addPage(new ScopePage(m_state, m_workspace.jobs(), engine, this));
    addPage(m_assets);
    addPage(m_alerts);
    m_pivots = new PivotsPage(
        m_state, m_flows->investigation(), *m_flows->filterBar()->library(), engine, this);
    addPage(m_pivots);
    addPage(m_collecting->livePage());
    addPage(m_collecting->collectorsPage());
    arrangePages();
}

void MainWindow::addPage(PageWidget* page)
{
    m_stack->add(page);
    connect(page, &PageWidget::message, this,
        [this](const QString& text) { statusBar()->showMessage(text, kMessageMs); });
    connect(page, &PageWidget::queryFailed, this, &MainWindow::queryFailed);
    connect(page, &PageWidget::pageRequested, this, &MainWindow::showPage);
    connect(page, &PageWidget::flowsRequested, this,
        [this](const FilterPtr& condition, FilterEdit edit) {
            showPage(Page::Flows);
            m_flows->applyCondition(condition, edit, true);
        });
    connect(page, &PageWidget::conversationsRequested, m_flows, &FlowsPage::listConversations);
    connect(page, &PageWidget::filterPrepared, this,
        [this](const FilterPtr& condition, FilterEdit edit) {
            showPage(Page::Flows);
            m_flows->applyCondition(condition, edit, false);
        });
    connect(page, &PageWidget::addressRequested, m_addresses, &AddressActions::perform);
}

void MainWindow::arrangePages()
{
    std::vector<PageInfo> shown = pageInfos();
    std::erase_if(shown, [this](const PageInfo& info) { return !m_stack->find(info.page); });
    m_bar = new PageBar(shown, this);
    connect(m_bar, &PageBar::chosen, this, &MainWindow::showPage);
    connect(m_alerts, &AlertsPage::openCountChanged, this,
        [this](std::uint64_t count) { m_bar->setCount(Page::Alerts, count); });
    auto* center = new QWidget(this);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_notice);
    column->addWidget(m_stack, 1);
    auto* layout = new QHBoxLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addLayout(column, 1);
    setCentralWidget(center);
}

void MainWindow::createDocks()
{
    const auto dock = [this](const QString& id, const QString& title, QWidget* content,
                          Qt::DockWidgetArea area) {
        auto* widget = new QDockWidget(title, this);
        widget->setObjectName(id);
        widget->setWidget(content);
        widget->setAccessibleName(title);
        addDockWidget(area, widget);
        widget->hide();
        return widget;
    };
    m_detailsDock = dock(
        QStringLiteral("detailsDock"), tr("Details"), m_flows->details(), Qt::RightDockWidgetArea);
    m_jobPanel = new JobPanel(m_workspace.jobs(), this);
    m_jobsDock
        = dock(QStringLiteral("jobsDock"), tr("Imports"), m_jobPanel, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
}

void MainWindow::createStatusBar()
{
    m_totals = new QLabel(this);
    m_place = new QLabel(this);
    for (QLabel* label : {m_totals, m_place})
        label->setTextFormat(Qt::PlainText);
    statusBar()->addWidget(m_totals);
    statusBar()->addPermanentWidget(m_collecting->lamp());
    statusBar()->addPermanentWidget(m_place);
}

void MainWindow::connectWorkspace()
{
    connect(&m_workspace, &WorkspaceController::sessionChanged, this, &MainWindow::sessionChanged);
    connect(&m_workspace, &WorkspaceController::storeChanged, this, &MainWindow::storeChanged);
    connect(&m_workspace, &WorkspaceController::openFailed, this, &MainWindow::openFailed);
    connect(&m_workspace, &WorkspaceController::readFailed, this, &MainWindow::queryFailed);
    connect(&m_workspace, &WorkspaceController::importsEnded, this, &MainWindow::importsEnded);
    connect(&m_workspace, &WorkspaceController::importRefused, this, [this] {
        m_notice->show(NoticeBar::Kind::Warning,
            tr("This workspace is open read-only, so files cannot be added to it. Open another "
               "workspace to add them there."),
            {{tr("Open Another…"), [this] { m_dialogs->chooseWorkspace(false); }}});
    });
    JobModel& jobs = m_workspace.jobs().model();
    connect(&jobs, &JobModel::jobAdded, m_jobsDock, &QDockWidget::show);
    connect(&jobs, &JobModel::activeCountChanged, this, [this](int active) {
        m_jobsDock->setWindowTitle(active > 0 ? tr("Imports (%1)").arg(active) : tr("Imports"));
        updatePage();
    });
    connect(&jobs, &JobModel::jobDismissed, this, [this] {
        if (m_workspace.jobs().model().rowCount() == 0)
            m_jobsDock->hide();
    });
}

void MainWindow::connectPages()
{
    connect(m_welcome, &WelcomePage::importRequested, m_dialogs, &FileDialogs::chooseFiles);
    connect(
        m_welcome, &WelcomePage::sampleRequested, &m_workspace, &WorkspaceController::openSample);
    connect(m_welcome, &WelcomePage::openRequested, this,
        [this] { m_dialogs->chooseWorkspace(false); });
    connect(m_welcome, &WelcomePage::recentRequested, this,
        [this](const QString& folder) { m_workspace.open(folder, Workspace::Mode::ReadWrite); });
    connect(m_flows, &FlowsPage::totalsChanged, this, [this](const QString& text, bool filtered) {
        m_totalsText = filtered ? tr("Filtered: %1").arg(text) : text;
        if (m_page == Page::Flows)
            m_totals->setText(m_totalsText);
        m_menu->update();
    });
    const auto chooseZone = [this](bool local) {
        m_preferences.display.localTime = local;
        preferencesChanged();
    };
    connect(m_flows, &FlowsPage::zoneChosen, this, chooseZone);
    connect(m_map, &MapPage::zoneChosen, this, chooseZone);
    connect(m_welcome, &WelcomePage::listenRequested, this, [this] { m_collecting->start(); });
    connect(m_collecting.get(), &Collecting::pageRequested, this, &MainWindow::showPage);
    connect(m_collecting.get(), &Collecting::changed, this, [this] { m_menu->update(); });
    connect(m_flows, &FlowsPage::detailsRequested, this, [this] {
        m_detailsDock->show();
        m_detailsDock->raise();
    });
}

void MainWindow::connectRules()
{
    connect(m_segments, &SegmentsPage::relabelRequested, m_rules, &RulesPage::askRelabel);
    // snapshots hold the labels, and what the segments said, of when they were taken
    connect(m_segments, &SegmentsPage::segmentsSaved, this, [this] { m_workspace.refresh(); });
    connect(m_rules, &RulesPage::relabelled, this, [this] { m_workspace.refresh(); });
    connect(m_rules, &RulesPage::draftShown, m_flows, &FlowsPage::setRuleDraft);
    connect(m_rules, &RulesPage::draftShown, m_map, &MapPage::setRuleDraft);
    const auto endDraft = [this] { m_rules->setDraftShown(false); };
    connect(m_flows, &FlowsPage::draftEndRequested, this, endDraft);
    connect(m_map, &MapPage::draftEndRequested, this, endDraft);
    connect(m_collecting->livePage(), &LivePage::saveAsRuleRequested, this,
        [this](const FilterPtr& filter) {
            showPage(Page::Rules);
            m_rules->addFromFilter(filter);
        });
    connect(m_collecting->livePage(), &LivePage::saveAsAlertRequested, this,
        [this](const FilterPtr& filter) {
            showPage(Page::Alerts);
            m_alerts->addFromFilter(filter);
        });
}

void MainWindow::openAtStart()
{
    const WindowServices& services = m_workspace.services();
    const QList<RecentWorkspaces::Entry> recent = m_recentList.list();
    const QString folder = recent.isEmpty() ? services.defaultWorkspace : recent.front().folder;
    if (QFileInfo::exists(folder + QStringLiteral("/workspace.sqlite3")))
        m_workspace.open(folder, Workspace::Mode::ReadWrite);
}

bool MainWindow::showsWelcome() const
{
    return m_stack->currentWidget() == m_welcome;
}

void MainWindow::sessionChanged()
{
    const QString folder = m_workspace.folder();
    setWindowTitle(folder.isEmpty()
            ? tr("NetBehave")
            : (m_workspace.readOnly() ? tr("%1 (read-only) – NetBehave") : tr("%1 – NetBehave"))
                  .arg(plainLine(QFileInfo(folder).fileName())));
    m_place->setText(m_workspace.readOnly() ? tr("read-only") : QString());
    m_place->setToolTip(plainLine(QDir::toNativeSeparators(folder)).toHtmlEscaped());
    if (!folder.isEmpty()) {
        m_recentList.add(folder);
        m_notice->dismiss();
    }
    for (const auto& [name, page] : m_stack->all())
        page->setSession(m_workspace.session());
    m_addresses->setSession(m_workspace.session());
    updateRecent();
    updatePage();
    m_menu->update();
}

void MainWindow::storeChanged()
{
    for (const auto& [name, page] : m_stack->all())
        page->setStore(m_workspace.store(), m_workspace.folder());
    updatePage();
    m_menu->update();
}

bool MainWindow::hasFlows() const
{
    const FlowStorePtr& store = m_workspace.store();
    return store && store->rowCount() > 0;
}

void MainWindow::updatePage()
{
    PageWidget* wanted = m_stack->find(m_page);
    QWidget* page = wanted;
    if (!wanted->worksWithoutFlows() && !hasFlows())
        page = m_welcome;
    m_welcome->setBusy(m_workspace.importing()
            ? tr("Reading your files. Flows appear here as soon as the first file is in.")
            : QString());
    m_bar->setVisible(m_workspace.isOpen() || m_page != Page::Flows);
    m_bar->setPage(m_page);
    // emptied, not hidden: showing it again would put it over a message in the status bar
    m_totals->setText(m_page == Page::Flows ? m_totalsText : QString());
    QWidget* before = m_stack->currentWidget();
    if (before == page)
        return;
    if (before == m_flows)
        m_detailsWanted = m_page != Page::Flows && m_detailsDock->isVisible();
    m_stack->setCurrentWidget(page);
    m_detailsDock->setVisible(page == m_flows && m_detailsWanted);
    if (m_stack->shown())
        m_stack->shown()->focusContent();
}

void MainWindow::showPage(Page page)
{
    if (!m_stack->find(page))
        return;
    m_page = page;
    if (page == Page::Flows)
        m_collecting->refreshFlows();
    updatePage();
    if (m_stack->shown())
        m_stack->shown()->focusContent();
    m_menu->update();
}

void MainWindow::showAsset(const IpAddress& address)
{
    PageWidget* page = m_stack->find(Page::Assets);
    if (!page || !page->showAddress(address))
        return m_addresses->perform(AddressAction::LookUp, {address});
    showPage(Page::Assets);
}

void MainWindow::focusFilter()
{
    if (m_stack->find(m_page)->focusFilter())
        return;
    showPage(Page::Flows);
    m_flows->focusFilter();
}

void MainWindow::copy(FlowTextFormat format)
{
    if (m_stack->shown())
        m_stack->shown()->copy(format);
}

void MainWindow::updateRecent()
{
    QList<WelcomePage::Recent> shown;
    for (const RecentWorkspaces::Entry& entry : m_recentList.list())
        shown.append({entry.folder,
            m_preferences.display.locale.toString(entry.used.toLocalTime(), QLocale::ShortFormat)});
    m_welcome->setRecent(shown);
}

void MainWindow::openFailed(const QString& folder, Workspace::Mode mode, const Error& error)
{
    const ErrorText text = errorText(error, plainLine(QFileInfo(folder).fileName()));
    std::vector<NoticeBar::Choice> choices;
    if (error.code == ErrorCode::Locked && mode == Workspace::Mode::ReadWrite)
        choices.push_back({tr("Open &Read-Only"),
            [this, folder] { m_workspace.open(folder, Workspace::Mode::ReadOnly); }});
    choices.push_back({tr("Open &Another…"), [this] { m_dialogs->chooseWorkspace(false); }});
    m_notice->show(
        error.code == ErrorCode::Locked ? NoticeBar::Kind::Warning : NoticeBar::Kind::Error,
        tr("%1 %2\n%3").arg(text.what, text.advice, plainLine(QDir::toNativeSeparators(folder))),
        choices);
}

void MainWindow::queryFailed(const Error& error)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    m_notice->show(NoticeBar::Kind::Error,
        tr("Some flows could not be read. What is shown may be incomplete. Check that the "
           "workspace's disk is there, then try again.\n%1")
            .arg(plainLine(coreText(error.detail))),
        {{tr("Try Again"), [this] { m_workspace.refresh(); }}});
}

void MainWindow::importsEnded(int files, int failed)
{
    QString text = tr("Added %Ln file(s).", nullptr, files - failed);
    if (failed > 0)
        text += u' ' + tr("%Ln file(s) failed, see Imports.", nullptr, failed);
    statusBar()->showMessage(text, kMessageMs);
}

void MainWindow::applyPreferences()
{
    applyAppearance(*qobject_cast<QApplication*>(qApp), m_preferences.appearance);
    const FlowFormat format(m_preferences.display);
    for (const auto& [name, page] : m_stack->all())
        page->setFormat(format);
    m_jobPanel->setFormat(format);
    m_collecting->setFormat(format);
}

void MainWindow::setAppearance(Appearance appearance)
{
    m_preferences.appearance = appearance;
    preferencesChanged();
}

void MainWindow::showPreferences()
{
    auto* dialog = new PreferencesDialog(m_preferences, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PreferencesDialog::changed, this, [this, dialog] {
        m_preferences = dialog->preferences();
        preferencesChanged();
    });
    dialog->open();
}

void MainWindow::preferencesChanged()
{
    m_preferences.save(m_state);
    applyPreferences();
    m_menu->update();
}

void MainWindow::restoreWindow()
{
    const QSize screen = this->screen()->availableGeometry().size();
    const QSize comfortable(1440, 900);
    resize(comfortable.boundedTo(screen * 9 / 10));
    const QByteArray geometry = m_state.bytes(kGeometryKey);
    if (!geometry.isEmpty())
        restoreGeometry(geometry);
    else if (screen.width() <= comfortable.width() || screen.height() <= comfortable.height())
        setWindowState(windowState() | Qt::WindowMaximized);
    restoreState(m_state.bytes(kLayoutKey), kLayoutVersion);
    m_jobsDock->hide(); // nothing runs yet
}

void MainWindow::saveWindow()
{
    m_state.setValue(kGeometryKey, saveGeometry());
    m_state.setValue(kLayoutKey, saveState(kLayoutVersion));
    for (const auto& [name, page] : m_stack->all())
        page->saveState();
    m_state.sync();
}

void MainWindow::resetLayout()
{
    restoreState(m_initialLayout, kLayoutVersion);
    m_flows->table()->resetColumns();
}

void MainWindow::nextPane(int step)
{
    QList<QWidget*> panes {m_bar};
    panes += m_stack->shown() ? m_stack->shown()->panes() : QList<QWidget*> {m_welcome};
    panes += {m_detailsDock, m_jobsDock, m_notice};
    focusNextPane(std::move(panes), step);
}

DropOverlay* MainWindow::overlay() const
{
    return m_drop->overlay();
}

void MainWindow::closeWorkspace()
{
    m_flows->saveState();
    m_workspace.close();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    saveWindow();
    m_workspace.jobs().cancelAll();
    QMainWindow::closeEvent(event);
}

} // namespace nb
