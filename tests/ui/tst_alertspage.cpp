// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/knowingsession.h"
#include "tests/support/menus.h"
#include "ui/alerts/alerthistory.h"
#include "ui/alerts/alertsettings.h"
#include "ui/alerts/alertspage.h"
#include "ui/alerts/alerttext.h"
#include "ui/alerts/channeldialog.h"
#include "ui/alerts/conditiondialog.h"
#include "ui/mainwindow/noticebar.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/pages/datatable.h"
#include "ui/pages/pagebar.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace nb;
using namespace nb::test;

namespace {

Alert alert(AlertKind kind, AlertSeverity severity, const std::string& key,
    std::map<std::string, std::string> facts = {})
{
    static int minute = 0;
    Alert a;
    a.kind = kind;
    a.severity = severity;
    a.condition = "it";
    a.key = key;
    a.text = "Something about " + key;
    a.facts = std::move(facts);
    a.first = a.last
        = *timestampFromString("2026-03-02T09:00:00Z") + std::chrono::minutes {++minute};
    return a;
}

struct Fixture
{
    QTemporaryDir folder;
    UiStateStore state {folder.filePath(QStringLiteral("ui.ini"))};
    std::shared_ptr<KnowingSession> session = std::make_shared<KnowingSession>(
        folder.filePath(QStringLiteral("ws")), Workspace::Mode::ReadWrite);
    std::unique_ptr<AlertsPage> page;

    Fixture()
    {
        const auto raised = session->alerts().raise(
            {alert(AlertKind::NewAsset, AlertSeverity::High, "10.0.0.5", {{"ip", "10.0.0.5"}}),
                alert(AlertKind::Match, AlertSeverity::Low, "match",
                    {{"src_ip", "10.0.0.5"}, {"dst_ip", "10.0.0.9"}, {"port", "tcp/22"}}),
                alert(AlertKind::Pivot, AlertSeverity::Critical, "pivot",
                    {{"hosts", "10.0.0.1 10.0.0.2 10.0.0.3"}, {"services", "ssh, rdp"},
                        {"score", "0.91"}})});
        QCOMPARE(*raised, std::uint64_t {3});
        page = std::make_unique<AlertsPage>(state);
        page->resize(1200, 800);
        page->setSession(session);
        page->show();
    }
    ~Fixture() { page->setSession(nullptr); }
    [[nodiscard]] AlertsModel& model() const { return page->history()->model(); }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return model().index(row, column).data().toString();
    }
    [[nodiscard]] bool ready() const { return model().rowCount() == 3; }
    [[nodiscard]] AlertSettings& settings() const
    {
        page->tabs()->setCurrentIndex(1);
        return *page->settings();
    }
    [[nodiscard]] AlertCondition condition(const std::string& name) const
    {
        const auto all = *session->alerts().conditions();
        const auto found = std::ranges::find(all, name, &AlertCondition::name);
        return found == all.end() ? AlertCondition {} : *found;
    }
};

} // namespace

/// The page Alerts over a real engine and a sender that only remembers.
class TestAlertsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void historyIsShownNewestFirst();
    void choiceIsShown();
    void acknowledgingSome();
    void acknowledgingAll();
    void newAlertsAppearAndAreCounted();
    void acknowledgedElsewhereIsSeen();
    void readOnlyWorkspaceCanAcknowledge();
    void alertHasTheMenuOfItsAddresses();
    void doubleClickShowsTheFlows();
    void flowsBehindAlerts_data();
    void flowsBehindAlerts();
    void wordsComeOfFacts();
    void switchingAConditionIsKept();
    void addingACondition();
    void senselessConditionCannotBeSaved();
    void takenNameIsSaidInTheDialog();
    void removingACondition();
    void mailChannelWithPassword();
    void channelForms_data();
    void channelForms();
    void testIsSentAndFailureSaid();
    void troubleOfAChannelIsShown();
    void readOnlySettingsSayWhy();
    void pageBarShowsTheCount();
};

void TestAlertsPage::historyIsShownNewestFirst()
{
    Fixture f;
    const QAbstractItemModelTester tester(
        &f.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_VERIFY(f.ready());
    QCOMPARE(f.cell(0, AlertsModel::Kind), QStringLiteral("Pivot"));
    QCOMPARE(f.cell(0, AlertsModel::Severity), QStringLiteral("Critical"));
    QVERIFY(!f.model()
                 .index(0, AlertsModel::Severity)
                 .data(Qt::DecorationRole)
                 .value<QIcon>()
                 .isNull());
    QCOMPARE(f.cell(0, AlertsModel::Text),
        QStringLiteral("Pivot: 10.0.0.1 → 10.0.0.2 → 10.0.0.3 (ssh, rdp), score 0.91"));
    QCOMPARE(f.cell(2, AlertsModel::Text), QStringLiteral("New address on the network: 10.0.0.5"));
    QCOMPARE(f.cell(2, AlertsModel::Acknowledged), QStringLiteral("no"));
    QCOMPARE(f.page->openCount(), std::uint64_t {3});
}

void TestAlertsPage::choiceIsShown()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    AlertHistory* history = f.page->history();
    history->severityBox()->setCurrentIndex(3);
    QCOMPARE(f.model().rowCount(), 2);
    history->kindBox()->setCurrentIndex(history->kindBox()->findData(int(AlertKind::NewAsset)));
    QCOMPARE(f.model().rowCount(), 1);
    QCOMPARE(f.cell(0, AlertsModel::Kind), QStringLiteral("New asset"));
    history->severityBox()->setCurrentIndex(0);
    history->kindBox()->setCurrentIndex(0);
    history->searchField()->setText(QStringLiteral("RDP"));
    QCOMPARE(f.model().rowCount(), 1);
    history->searchField()->clear();
    QVERIFY(f.ready());
    QVERIFY(f.session->alerts().acknowledge({1}).ok());
    f.page->refresh();
    QTRY_COMPARE(f.page->openCount(), std::uint64_t {2});
    history->openOnlyBox()->setChecked(true);
    QTRY_COMPARE(f.model().rowCount(), 2);
}

void TestAlertsPage::acknowledgingSome()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    QVERIFY(!f.page->history()->acknowledgeButton()->isEnabled());
    f.page->history()->table()->selectRow(1);
    QVERIFY(f.page->history()->acknowledgeButton()->isEnabled());
    f.page->history()->table()->setFocus();
    QTest::mouseClick(f.page->history()->acknowledgeButton(), Qt::LeftButton);
    QTRY_VERIFY(f.cell(1, AlertsModel::Acknowledged) != QStringLiteral("no"));
    QCOMPARE(f.cell(0, AlertsModel::Acknowledged), QStringLiteral("no"));
    QTRY_COMPARE(f.page->openCount(), std::uint64_t {2});
    // what was selected stays so
    QCOMPARE(f.page->history()->table()->selectedRowList(), QList<int> {1});
    QVERIFY(!f.page->history()->acknowledgeButton()->isEnabled());
}

void TestAlertsPage::acknowledgingAll()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    QTest::mouseClick(f.page->history()->acknowledgeAllButton(), Qt::LeftButton);
    QTRY_COMPARE(f.page->openCount(), std::uint64_t {0});
    QCOMPARE(*f.session->alerts().openCount(), std::uint64_t {0});
}

void TestAlertsPage::newAlertsAppearAndAreCounted()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    QSignalSpy counted(f.page.get(), &AlertsPage::openCountChanged);
    QVERIFY(f.session->alerts()
                .raise({alert(
                    AlertKind::NewAsset, AlertSeverity::High, "10.0.0.6", {{"ip", "10.0.0.6"}})})
                .ok());
    QTRY_COMPARE(f.model().rowCount(), 4);
    QCOMPARE(counted.size(), 1);
    QCOMPARE(counted[0][0].value<std::uint64_t>(), std::uint64_t {4});
    // also while the page is hidden
    f.page->hide();
    QVERIFY(f.session->alerts()
                .raise({alert(
                    AlertKind::NewAsset, AlertSeverity::High, "10.0.0.7", {{"ip", "10.0.0.7"}})})
                .ok());
    QTRY_COMPARE_WITH_TIMEOUT(f.page->openCount(), std::uint64_t {5}, 10'000);
    QCOMPARE(f.model().rowCount(), 4);
    f.page->show();
    QTRY_COMPARE(f.model().rowCount(), 5);
}

void TestAlertsPage::acknowledgedElsewhereIsSeen()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    {
        const auto beside = *Workspace::open(f.session->folder(), Workspace::Mode::ReadOnly);
        QCOMPARE(*(*AlertEngine::open(*beside))->acknowledge({}), std::uint64_t {3});
    }
    f.page->refresh();
    QTRY_COMPARE(f.page->openCount(), std::uint64_t {0});
    QTRY_VERIFY(f.cell(0, AlertsModel::Acknowledged) != QStringLiteral("no"));
}

void TestAlertsPage::readOnlyWorkspaceCanAcknowledge()
{
    Fixture f; // holds the workspace
    const auto reader
        = std::make_shared<KnowingSession>(f.session->folder(), Workspace::Mode::ReadOnly);
    AlertsPage page(f.state);
    page.setSession(reader);
    page.show();
    QTRY_COMPARE(page.history()->model().rowCount(), 3);
    QTest::mouseClick(page.history()->acknowledgeAllButton(), Qt::LeftButton);
    QTRY_COMPARE(page.openCount(), std::uint64_t {0});
    QCOMPARE(*f.session->alerts().openCount(), std::uint64_t {0});
    page.setSession(nullptr);
}

void TestAlertsPage::alertHasTheMenuOfItsAddresses()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    DataTable* const table = f.page->history()->table();
    QSignalSpy asked(f.page.get(), &PageWidget::addressRequested);
    QMenu chain; // three hosts, an entry for each
    Q_EMIT table->menuRequested(chain, table->model()->index(0, 0));
    for (const char* host : {"10.0.0.1", "10.0.0.2", "10.0.0.3"}) {
        QAction* const entry = actionOf(chain, QString::fromLatin1(host));
        QVERIFY2(entry && entry->menu(), host);
        actionOf(*entry->menu(), QStringLiteral("Open Asset"))->trigger();
        QVERIFY(asked.last()[0].value<AddressAction>() == AddressAction::OpenAsset);
        QCOMPARE(asked.last()[1].value<AddressTarget>().address.toString(), std::string(host));
    }
    QCOMPARE(asked.size(), 3);
    QMenu single;
    Q_EMIT table->menuRequested(single, table->model()->index(2, 0));
    actionOf(single, QStringLiteral("Give a Name"))->trigger();
    QCOMPARE(asked.last()[1].value<AddressTarget>().address.toString(), std::string("10.0.0.5"));
}

void TestAlertsPage::doubleClickShowsTheFlows()
{
    Fixture f;
    QTRY_VERIFY(f.ready());
    QSignalSpy flows(f.page.get(), &PageWidget::flowsRequested);
    f.page->history()->table()->setCurrentIndex(f.model().index(0, 0));
    QTest::keyClick(f.page->history()->table(), Qt::Key_Return);
    QCOMPARE(flows.size(), 1);
    QVERIFY(equal(flows[0][0].value<FilterPtr>(),
        *parseFilter("(src_ip = 10.0.0.1 and dst_ip = 10.0.0.2) or (src_ip = 10.0.0.2 and dst_ip "
                     "= 10.0.0.3)")));
}

void TestAlertsPage::flowsBehindAlerts_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QStringList>("facts");
    QTest::addColumn<QString>("filter");
    const auto row
        = [](const char* name, AlertKind kind, const QStringList& facts, const char* filter) {
              QTest::newRow(name) << static_cast<int>(kind) << facts << QString::fromLatin1(filter);
          };
    row("new asset", AlertKind::NewAsset, {QStringLiteral("ip=2001:db8::1")}, "ip = 2001:db8::1");
    row("service", AlertKind::NewService,
        {QStringLiteral("ip=10.0.0.5"), QStringLiteral("port=udp/53")},
        "dst_ip = 10.0.0.5 and protocol = udp and dst_port = 53");
    row("segments", AlertKind::NewConversation,
        {QStringLiteral("src_segment=Guest \"free\" wifi"), QStringLiteral("dst_segment=CDE")},
        "src_segment = \"Guest \\\"free\\\" wifi\" and dst_segment = CDE");
    row("match", AlertKind::Match,
        {QStringLiteral("src_ip=10.0.0.1"), QStringLiteral("dst_ip=10.0.0.2"),
            QStringLiteral("port=icmp")},
        "src_ip = 10.0.0.1 and dst_ip = 10.0.0.2");
    row("exporter", AlertKind::SilentExporter, {QStringLiteral("exporter=192.0.2.1")},
        "exporter = 192.0.2.1");
    row("volume of all", AlertKind::Volume, {QStringLiteral("bytes=5")}, "");
    row("no address", AlertKind::NewAsset, {QStringLiteral("ip=10.0.0.1 or ip = 10.0.0.2")}, "");
    row("a pivot of nothing", AlertKind::Pivot, {QStringLiteral("hosts=a b c")}, "");
}

void TestAlertsPage::flowsBehindAlerts()
{
    QFETCH(int, kind);
    QFETCH(QStringList, facts);
    QFETCH(QString, filter);
    Alert a = alert(static_cast<AlertKind>(kind), AlertSeverity::Low, "x");
    for (const QString& fact : facts)
        a.facts[fact.section(u'=', 0, 0).toStdString()] = fact.section(u'=', 1).toStdString();
    const auto found = alertFilter(a);
    QCOMPARE(found.has_value(), !filter.isEmpty());
    if (found)
        QVERIFY(equal(*found, *parseFilter(filter.toStdString())));
}

void TestAlertsPage::wordsComeOfFacts()
{
    Alert a = alert(AlertKind::NewService, AlertSeverity::Medium, "x",
        {{"ip", "10.0.0.5"}, {"name", "db\x1b[31m"}, {"port", "tcp/22"}, {"service", "ssh"}});
    QCOMPARE(alertText(a), QStringLiteral("New service on 10.0.0.5 (db·[31m): tcp/22 (ssh)"));
    a = alert(AlertKind::NewConversation, AlertSeverity::Low, "x",
        {{"src_segment", "Guest"}, {"dst_segment", "CDE"}, {"src_ip", "10.0.0.1"},
            {"src_name", "tablet"}, {"dst_ip", "10.0.0.2"}, {"port", "tcp/443"}});
    QCOMPARE(alertText(a),
        QStringLiteral(
            "New conversation from Guest to CDE: 10.0.0.1 (tablet) to 10.0.0.2, tcp/443"));
    a.imported = true;
    a.count = 8;
    QVERIFY(alertText(a).endsWith(QStringLiteral("7 more)"))
        || alertText(a).contains(QStringLiteral("7 more")));
    // what has no facts says what the engine said
    a = alert(AlertKind::Volume, AlertSeverity::Low, "old");
    QCOMPARE(alertText(a), QStringLiteral("Something about old"));
    QVERIFY(noticeTitle(a, 3).contains(u'3'));
}

void TestAlertsPage::switchingAConditionIsKept()
{
    Fixture f;
    QAbstractItemModel* model = f.settings().conditionsTable()->model();
    const QAbstractItemModelTester tester(
        model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_VERIFY(model->rowCount() > 5);
    int row = 0;
    while (model->index(row, 0).data().toString() != QStringLiteral("New service"))
        ++row;
    QVERIFY(f.condition("New service").enabled);
    QVERIFY(model->setData(model->index(row, 0), Qt::Unchecked, Qt::CheckStateRole));
    QTRY_VERIFY(!f.condition("New service").enabled);
}

void TestAlertsPage::addingACondition()
{
    Fixture f;
    AlertSettings& settings = f.settings();
    settings.addCondition();
    ConditionDialog* dialog = settings.conditionDialog();
    QVERIFY(dialog);
    dialog->kindField()->setCurrentIndex(
        dialog->kindField()->findData(static_cast<int>(AlertKind::Volume)));
    dialog->nameField()->setText(QStringLiteral("Backup"));
    QVERIFY(!dialog->saveButton()->isEnabled());
    dialog->bytesField()->setText(QStringLiteral("2,5 GiB"));
    QVERIFY(dialog->saveButton()->isEnabled());
    dialog->expressionField()->setText(QStringLiteral("dst_port = 443"));
    QTest::mouseClick(dialog->saveButton(), Qt::LeftButton);
    QTRY_COMPARE(f.condition("Backup").bytes, std::uint64_t {2'684'354'560});
    QCOMPARE(f.condition("Backup").expression, std::string("dst_port = 443"));
    QTRY_VERIFY(!settings.conditionDialog());
    f.page->addFromFilter(*parseFilter("dst_port = 3389 and external"));
    QVERIFY(settings.conditionDialog());
    QCOMPARE(settings.conditionDialog()->expressionField()->text(),
        QStringLiteral("dst_port = 3389 and external"));
    QVERIFY(settings.conditionDialog()->saveButton()->isEnabled());
}

void TestAlertsPage::senselessConditionCannotBeSaved()
{
    ConditionDialog dialog(AlertCondition {});
    dialog.show();
    QVERIFY(!dialog.saveButton()->isEnabled());
    dialog.expressionField()->setText(QStringLiteral("dst_prt = 22"));
    QVERIFY(!dialog.saveButton()->isEnabled());
    QVERIFY(dialog.faultLabel()->text().contains(QStringLiteral("dst_prt")));
    dialog.expressionField()->setText(QStringLiteral("dst_port = 22"));
    QVERIFY(dialog.saveButton()->isEnabled());
    dialog.nameField()->clear();
    QVERIFY(!dialog.saveButton()->isEnabled());
}

void TestAlertsPage::takenNameIsSaidInTheDialog()
{
    Fixture f;
    AlertSettings& settings = f.settings();
    settings.addCondition();
    ConditionDialog* dialog = settings.conditionDialog();
    dialog->nameField()->setText(QStringLiteral("New asset"));
    dialog->expressionField()->setText(QStringLiteral("dst_port = 22"));
    QTest::mouseClick(dialog->saveButton(), Qt::LeftButton);
    QTRY_VERIFY(dialog->faultLabel()->text().contains(QStringLiteral("New asset")));
    QCOMPARE(settings.conditionDialog(), dialog);
}

void TestAlertsPage::removingACondition()
{
    Fixture f;
    AlertSettings& settings = f.settings();
    DataTable* table = settings.conditionsTable();
    QTRY_VERIFY(table->model()->rowCount() > 5);
    table->selectRow(0);
    const std::string name = table->model()->index(0, 0).data().toString().toStdString();
    for (QPushButton* button : settings.findChildren<QPushButton*>())
        if (button->accessibleName() == QStringLiteral("Remove the condition"))
            QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(f.condition(name).id, std::int64_t {0});
}

void TestAlertsPage::mailChannelWithPassword()
{
    Fixture f;
    AlertSettings& settings = f.settings();
    settings.addChannel(ChannelType::Mail);
    ChannelDialog* dialog = settings.channelDialog();
    QVERIFY(dialog);
    QVERIFY(!dialog->saveButton()->isEnabled());
    dialog->nameField()->setText(QStringLiteral("mail"));
    dialog->addressField()->setText(QStringLiteral("mail.example.com:587"));
    dialog->fromField()->setText(QStringLiteral("netbehave@example.com"));
    dialog->toField()->setText(QStringLiteral("a@example.com, not an address"));
    QVERIFY(!dialog->saveButton()->isEnabled());
    QVERIFY(dialog->resultLabel()->text().contains(QStringLiteral("not")));
    dialog->toField()->setText(QStringLiteral("a@example.com; b@example.com"));
    dialog->secretField()->setText(QStringLiteral("canary-7f3a9"));
    QVERIFY(dialog->saveButton()->isEnabled());
    // a test uses what is typed
    QTest::mouseClick(dialog->testButton(), Qt::LeftButton);
    QTRY_COMPARE(f.session->outlet().tested().size(), std::size_t {1});
    QCOMPARE(f.session->outlet().tested()[0].second, std::optional<std::string>("canary-7f3a9"));
    QTRY_VERIFY(dialog->resultLabel()->text().contains(QStringLiteral("sent")));
    QTest::mouseClick(dialog->saveButton(), Qt::LeftButton);
    QTRY_COMPARE(f.session->alerts().channels()->size(), std::size_t {1});
    const AlertChannel channel = f.session->alerts().channels()->front();
    QCOMPARE(channel.url, std::string("smtp://mail.example.com:587"));
    QCOMPARE(channel.to, (std::vector<std::string> {"a@example.com", "b@example.com"}));
    QCOMPARE(channel.secret, std::string("kept/mail"));
    QCOMPARE(f.session->outlet().secrets().at("mail"), std::string("canary-7f3a9"));
    // changed without typing it again, the password stays
    QTRY_COMPARE(settings.channelsTable()->model()->rowCount(), 1);
    settings.channelsTable()->setCurrentIndex(settings.channelsTable()->model()->index(0, 0));
    QTest::keyClick(settings.channelsTable(), Qt::Key_Return);
    dialog = settings.channelDialog();
    QVERIFY(dialog);
    QVERIFY(dialog->secretField()->text().isEmpty());
    dialog->toField()->setText(QStringLiteral("c@example.com"));
    QTest::mouseClick(dialog->saveButton(), Qt::LeftButton);
    QTRY_COMPARE(
        f.session->alerts().channels()->front().to, (std::vector<std::string> {"c@example.com"}));
    QCOMPARE(f.session->alerts().channels()->front().secret, std::string("kept/mail"));
}

void TestAlertsPage::channelForms_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("url");
    const auto row = [](const char* name, ChannelType type, const char* address, const char* url) {
        QTest::newRow(name) << static_cast<int>(type) << QString::fromLatin1(address)
                            << QString::fromLatin1(url);
    };
    row("webhook", ChannelType::Webhook, "https://example.com/hook", "https://example.com/hook");
    row("syslog", ChannelType::Syslog, "log.example.com:514", "udp://log.example.com:514");
    row("file", ChannelType::File, "/tmp/alerts.jsonl", "/tmp/alerts.jsonl");
    row("desktop", ChannelType::Desktop, "", "");
}

void TestAlertsPage::channelForms()
{
    QFETCH(int, type);
    QFETCH(QString, address);
    QFETCH(QString, url);
    Fixture f;
    AlertSettings& settings = f.settings();
    settings.addChannel(static_cast<ChannelType>(type));
    ChannelDialog* dialog = settings.channelDialog();
    QCOMPARE(dialog->saveButton()->isEnabled(), address.isEmpty());
    dialog->addressField()->setText(address);
    QVERIFY(dialog->saveButton()->isEnabled());
    QTest::mouseClick(dialog->saveButton(), Qt::LeftButton);
    QTRY_COMPARE(f.session->alerts().channels()->size(), std::size_t {1});
    QCOMPARE(f.session->alerts().channels()->front().url, url.toStdString());
    QVERIFY(f.session->alerts().channels()->front().type == static_cast<ChannelType>(type));
}

void TestAlertsPage::testIsSentAndFailureSaid()
{
    Fixture f;
    AlertChannel channel;
    channel.name = "log";
    channel.type = ChannelType::File;
    channel.url = "/nowhere/alerts.jsonl";
    QVERIFY(f.session->alerts().save(channel).ok());
    f.session->outlet().failing = "the disk is not there";
    AlertSettings& settings = f.settings();
    settings.refresh();
    QTRY_COMPARE(settings.channelsTable()->model()->rowCount(), 1);
    settings.channelsTable()->selectRow(0);
    settings.testChannel();
    QTRY_COMPARE(settings.noteText(),
        QStringLiteral("The test over “log” could not be sent: the disk is not there"));
    f.session->outlet().failing.clear();
    settings.testChannel();
    QTRY_VERIFY(settings.noteText().contains(QStringLiteral("was sent")));
}

void TestAlertsPage::troubleOfAChannelIsShown()
{
    Fixture f;
    AlertChannel channel;
    channel.name = "log";
    channel.type = ChannelType::File;
    channel.url = "/nowhere/alerts.jsonl";
    const auto id = f.session->alerts().save(channel);
    QVERIFY(id.ok());
    QVERIFY(f.session->alerts()
                .raise({alert(AlertKind::NewAsset, AlertSeverity::High, "new", {})})
                .ok());
    f.session->outlet().troubles = {{*id, "no such folder"}};
    AlertSettings& settings = f.settings();
    settings.refresh();
    const QAbstractItemModel* model = settings.channelsTable()->model();
    QTRY_COMPARE(model->rowCount(), 1);
    QTRY_COMPARE(model->index(0, ChannelsModel::State).data().toString(),
        QStringLiteral("1 waiting: no such folder"));
}

void TestAlertsPage::readOnlySettingsSayWhy()
{
    Fixture f;
    const auto reader
        = std::make_shared<KnowingSession>(f.session->folder(), Workspace::Mode::ReadOnly);
    AlertsPage page(f.state);
    page.setSession(reader);
    page.show();
    page.tabs()->setCurrentIndex(1);
    QTRY_VERIFY(page.settings()->conditionsTable()->model()->rowCount() > 5);
    QVERIFY(page.settings()->noteText().contains(QStringLiteral("read-only")));
    QAbstractItemModel* model = page.settings()->conditionsTable()->model();
    QVERIFY(!model->flags(model->index(0, 0)).testFlag(Qt::ItemIsUserCheckable));
    page.setSession(nullptr);
}

void TestAlertsPage::pageBarShowsTheCount()
{
    PageBar bar(pageInfos());
    const auto text = [&bar] {
        for (const QToolButton* button : bar.findChildren<QToolButton*>())
            if (button->text().startsWith(QStringLiteral("Alerts")))
                return button->text();
        return QString();
    };
    QCOMPARE(text(), QStringLiteral("Alerts"));
    bar.setCount(Page::Alerts, 3);
    QCOMPARE(text(), QStringLiteral("Alerts (3)"));
    bar.setCount(Page::Alerts, 120'000);
    QCOMPARE(text(), QStringLiteral("Alerts (999+)"));
    bar.setCount(Page::Alerts, 0);
    QCOMPARE(text(), QStringLiteral("Alerts"));
}

QTEST_MAIN(TestAlertsPage)
#include "tst_alertspage.moc"
