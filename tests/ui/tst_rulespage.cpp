// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/disksession.h"
#include "tests/support/stallwatchdog.h"
#include "ui/drafts/draftbar.h"
#include "ui/filter/filterbuilderdialog.h"
#include "ui/jobs/jobrunner.h"
#include "ui/mainwindow/noticebar.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/rules/compatpanel.h"
#include "ui/rules/flowtester.h"
#include "ui/rules/periodbox.h"
#include "ui/rules/relabeldialog.h"
#include "ui/rules/ruleobstacle.h"
#include "ui/rules/rulespage.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDateEdit>
#include <QFile>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace nb;
using namespace nb::test;

namespace {

using Model = RulesModel;

Flow flow(const char* day, const char* server, std::uint16_t port, Protocol protocol = kTcp)
{
    Flow f;
    f.start = *timestampFromString(std::string(day) + "T09:00:00Z");
    f.end = f.start + std::chrono::seconds(1);
    f.received = f.end;
    f.srcIp = *IpAddress::fromString("10.1.0.1");
    f.dstIp = *IpAddress::fromString(server);
    f.srcPort = Port(50000);
    f.dstPort = Port(port);
    f.protocol = protocol;
    f.packets = 2;
    f.bytes = 1000;
    return f;
}

Rule rule(const char* name, const char* expression)
{
    return {name, expression, true, {}, {}};
}

/// The page over a workspace on disk with flows of two days.
struct Fixture
{
    QTemporaryDir folder;
    UiStateStore state {folder.filePath(QStringLiteral("ui.ini"))};
    std::shared_ptr<DiskSession> session;
    JobRunner jobs;
    std::unique_ptr<RulesPage> page;

    explicit Fixture(std::vector<Rule> rules = {rule("DNS", "protocol = udp and dst_port = 53"),
                         rule("Web", "dst_port in {80, 443}"), rule("Mail", "dst_port = 25")})
    {
        session = DiskSession::open(folder.filePath(QStringLiteral("workspace")));
        keep(std::move(rules));
        session->add({flow("2026-03-02", "10.2.0.1", 443), flow("2026-03-02", "10.2.0.2", 443),
            flow("2026-03-09", "10.2.0.3", 53, kUdp), flow("2026-03-09", "10.2.0.4", 22)});
        show();
    }
    ~Fixture() { page.reset(); }
    void show()
    {
        page = std::make_unique<RulesPage>(state, jobs);
        page->resize(1200, 800);
        page->show();
        page->setSession(session);
        page->setStore(session->snapshot(), session->folder());
    }
    void keep(std::vector<Rule> rules) const
    {
        (void)session->enrichment()->editRules([&](std::vector<Rule>& kept) -> Result<void> {
            kept = std::move(rules);
            return {};
        });
    }
    [[nodiscard]] const std::vector<Rule>& kept() const
    {
        return session->enrichment()->rules()->rules();
    }
    [[nodiscard]] Model& model() const { return page->model(); }
    [[nodiscard]] QString cell(int row, int column, int role = Qt::DisplayRole) const
    {
        return model().index(row, column).data(role).toString();
    }
    bool type(int row, int column, const char* text) const
    {
        return model().setData(model().index(row, column), QString::fromUtf8(text), Qt::EditRole);
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < model().rowCount(); ++row)
            all << cell(row, Model::Name);
        return all;
    }
    [[nodiscard]] QPushButton* button(QStringView text) const
    {
        for (auto* candidate : page->findChildren<QPushButton*>())
            if (candidate->text().remove(u'&').startsWith(text))
                return candidate;
        return nullptr;
    }
    QString file(const char* name, const QByteArray& text) const
    {
        QFile out(folder.filePath(QString::fromLatin1(name)));
        return out.open(QIODevice::WriteOnly) && out.write(text) == text.size() ? out.fileName()
                                                                                : QString();
    }
    [[nodiscard]] std::string labelOf(const char* server) const
    {
        std::string label = "no such flow";
        (void)session->snapshot()->scan({*parseFilter(std::string("dst_ip = ") + server)},
            [&label](FlowBatch&& batch) {
                label = batch.flow(0).rule;
                return true;
            },
            {});
        return label;
    }
};

} // namespace

/// The page Rules over a workspace on disk.
class TestRulesPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void editIsKeptOnlyBySaving()
    {
        Fixture f;
        const QAbstractItemModelTester tester(&f.model());
        QVERIFY(f.type(1, Model::Name, "WWW"));
        QVERIFY(f.type(1, Model::Expression, "dst_port = 443"));
        QCOMPARE(f.cell(1, Model::State), QStringLiteral("changed"));
        QCOMPARE(f.page->bar()->state().changes, 1);
        QCOMPARE(f.kept()[1].name, std::string("Web"));
        f.page->save();
        QTRY_COMPARE(f.kept()[1].name, std::string("WWW"));
        QTRY_VERIFY(!f.page->isDirty());
        QCOMPARE(f.kept()[1].expression, std::string("dst_port = 443"));
        f.model().draft().undoStack().undo();
        QCOMPARE(f.cell(1, Model::Expression), QStringLiteral("dst_port in {80, 443}"));
        QVERIFY(f.page->isDirty());
    }

    void wrongExpressionStaysAtItsCellAndSaysWhy()
    {
        Fixture f;
        QVERIFY(f.type(0, Model::Expression, "dst_prt = 53"));
        QCOMPARE(f.cell(0, Model::Expression), QStringLiteral("dst_prt = 53"));
        QVERIFY(f.cell(0, Model::Expression, DraftTable::kFaultRole).contains(u"dst_port"));
        QVERIFY(f.cell(0, Model::Remarks).contains(u"dst_port"));
        QVERIFY(!f.page->bar()->saveButton()->isEnabled());
        f.page->save();
        QCOMPARE(f.page->table()->currentIndex().column(), int {Model::Expression});
        QCOMPARE(f.kept()[0].expression, std::string("protocol = udp and dst_port = 53"));
        QVERIFY(f.type(0, Model::Expression, "dst_port = 53"));
        QVERIFY(f.page->bar()->saveButton()->isEnabled());
        QVERIFY(f.type(0, Model::Name, " "));
        QCOMPARE(f.page->bar()->state().faults, 1);
    }

    void rulesMoveByKeys()
    {
        Fixture f;
        f.page->table()->showRow(2);
        QTest::keyClick(f.page->table(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(f.names(),
            (QStringList {QStringLiteral("DNS"), QStringLiteral("Mail"), QStringLiteral("Web")}));
        // the selection goes with the rule, and one rule moved, not two
        QCOMPARE(f.page->table()->selectedRows(), std::vector<std::size_t> {1});
        QCOMPARE(f.page->bar()->state().changes, 1);
        QTest::keyClick(f.page->table(), Qt::Key_Up, Qt::AltModifier);
        QTest::keyClick(f.page->table(), Qt::Key_Up, Qt::AltModifier); // stays on top
        QCOMPARE(f.names().front(), QStringLiteral("Mail"));
        QTest::keyClick(f.page->table(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(f.names()[1], QStringLiteral("Mail"));
        QTest::keyClick(f.page->table(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(f.names().front(), QStringLiteral("Mail"));
    }

    void rulesMoveByDragging()
    {
        Fixture f;
        QVERIFY(f.page->table()->dragEnabled());
        QAbstractItemModel* const shown = f.page->table()->model();
        const std::unique_ptr<QMimeData> data(
            shown->mimeData({shown->index(0, 0), shown->index(0, 1)}));
        shown->dropMimeData(data.get(), Qt::MoveAction, 2, 0, {});
        QCOMPARE(f.names(),
            (QStringList {QStringLiteral("Web"), QStringLiteral("DNS"), QStringLiteral("Mail")}));
        shown->dropMimeData(data.get(), Qt::MoveAction, -1, -1, {}); // below all: last
        QCOMPARE(f.names().back(), QStringLiteral("DNS"));
        // where rows are not in the order of the rules, a place between two means nothing
        f.page->table()->sortByColumn(Model::Name, Qt::AscendingOrder);
        QVERIFY(!f.page->table()->dragEnabled());
        f.page->table()->showRow(0);
        QTest::keyClick(f.page->table(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(f.names().front(), QStringLiteral("Web"));
    }

    void hitsAreCountedOverTheChosenPeriod()
    {
        Fixture f;
        QTRY_COMPARE(f.cell(1, Model::Flows), QStringLiteral("2"));
        QCOMPARE(f.cell(1, Model::Bytes, DraftTable::ExactRole), QStringLiteral("2000"));
        QCOMPARE(f.cell(0, Model::Flows), QStringLiteral("1"));
        QVERIFY(f.page->summary().contains(u"NOMATCH: 1"));
        QVERIFY(f.cell(2, Model::Remarks).startsWith(u"Never hit"));
        f.page->period()->choice()->setCurrentIndex(1); // the last day
        QTRY_COMPARE(f.cell(1, Model::Flows), QStringLiteral("0"));
        QCOMPARE(f.cell(0, Model::Flows), QStringLiteral("1"));
        QVERIFY(f.cell(1, Model::Remarks).startsWith(u"Never hit"));
        f.page->period()->choice()->setCurrentIndex(4);
        f.page->period()->from()->setDate({2026, 3, 1});
        f.page->period()->to()->setDate({2026, 3, 2});
        // the second date makes the count of the first one void
        QTRY_COMPARE(f.cell(0, Model::Flows), QStringLiteral("0"));
        QCOMPARE(f.cell(1, Model::Flows), QStringLiteral("2"));
    }

    void shadowedAndImpossibleRulesAreMarkedByWords()
    {
        Fixture f({rule("All web", "dst_port = 443"), rule("Shop", "dst_port = 443 and bytes > 5"),
            rule("Never", "dst_port = 1 and dst_port = 2")});
        QTRY_VERIFY(f.cell(1, Model::Remarks).startsWith(u"Shadowed"));
        QVERIFY(f.cell(1, Model::Remarks).contains(u"All web"));
        QVERIFY(f.cell(2, Model::Remarks).startsWith(u"Impossible"));
        QVERIFY(!f.model().index(1, Model::Remarks).data(Qt::DecorationRole).isNull());
        // it follows the order as it is edited
        f.page->table()->showRow(1);
        f.page->moveSelected(-1);
        QTRY_VERIFY(!f.cell(0, Model::Remarks).contains(u"Shadowed"));
    }

    void flowIsTestedAgainstWhatIsTyped()
    {
        Fixture f;
        FlowTester* const tester = f.page->tester();
        tester->client()->setText(QStringLiteral("10.0.0.5"));
        tester->server()->setText(QStringLiteral("192.0.2.7"));
        tester->serverPort()->setText(QStringLiteral("443"));
        f.button(u"Test Flow")->click();
        QTRY_COMPARE(tester->list()->topLevelItemCount(), 3);
        QVERIFY2(tester->text().startsWith(u"Rule 2 labels it: Web."), qPrintable(tester->text()));
        QCOMPARE(tester->list()->topLevelItem(0)->text(3), QStringLiteral("protocol = udp"));
        // a rule that is not saved counts
        QVERIFY(f.type(0, Model::Expression, "src_ip = 10.0.0.0/8"));
        QCOMPARE(tester->list()->topLevelItemCount(), 0);
        f.button(u"Test Flow")->click();
        QTRY_VERIFY(tester->text().startsWith(u"Rule 1 labels it: DNS."));
        tester->client()->setText(QStringLiteral("192.0.2.1"));
        tester->serverPort()->setText(QStringLiteral("99"));
        f.button(u"Test Flow")->click();
        QTRY_VERIFY(tester->text().startsWith(u"No rule matches"));
    }

    void namesOwnersAndCountsOfATestAreJudged()
    {
        Fixture f({rule("Google", "dst_owner = GOOGLE"), rule("Named", "src_name ~ pc-*"),
            rule("Big", "bytes > 1M"), rule("Many", "packets >= 100"),
            rule("Tagged", "vlan = 120 and application = \"SSH 2\"")});
        FlowTester* const tester = f.page->tester();
        const auto verdict = [&f, tester] {
            f.page->tester()->setFailed(QString());
            f.button(u"Test Flow")->click();
            return QTest::qWaitFor([tester] { return tester->list()->topLevelItemCount() == 5; })
                ? tester->text()
                : QString();
        };
        QVERIFY(verdict().startsWith(u"No rule matches"));
        tester->further()->setText(QStringLiteral("vlan=120 application='SSH 2'"));
        QVERIFY(verdict().startsWith(u"Rule 5 labels it"));
        tester->packets()->setText(QStringLiteral("100"));
        QVERIFY(verdict().startsWith(u"Rule 4 labels it"));
        tester->bytes()->setText(QStringLiteral("2M"));
        QVERIFY(verdict().startsWith(u"Rule 3 labels it"));
        tester->clientName()->setText(QStringLiteral("pc-7.example.net"));
        QVERIFY(verdict().startsWith(u"Rule 2 labels it"));
        tester->serverOwner()->setText(QStringLiteral("GOOGLE"));
        const QString text = verdict();
        QVERIFY2(text.startsWith(u"Rule 1 labels it"), qPrintable(text));
        QVERIFY(text.contains(u"server of GOOGLE"));
    }

    void wrongFieldsOfATestAreNamed()
    {
        Fixture f;
        FlowTester* const tester = f.page->tester();
        tester->client()->setText(QStringLiteral("10.0.0.256"));
        f.button(u"Test Flow")->click();
        QVERIFY(tester->text().contains(u"10.0.0.256"));
        tester->client()->clear();
        tester->serverPort()->setText(QStringLiteral("70000"));
        f.button(u"Test Flow")->click();
        QVERIFY(tester->text().contains(u"70000"));
        tester->serverPort()->clear();
        tester->protocol()->setCurrentText(QStringLiteral("nonsense"));
        f.button(u"Test Flow")->click();
        QVERIFY(tester->text().contains(u"nonsense"));
        tester->protocol()->setCurrentText(QStringLiteral("tcp"));
        tester->bytes()->setText(QStringLiteral("much"));
        f.button(u"Test Flow")->click();
        QVERIFY(tester->text().startsWith(u"Bytes: “much” is no count"));
        tester->bytes()->clear();
        for (const QString& wrong : {QStringLiteral("vlan"), QStringLiteral("colour=red"),
                 QStringLiteral("bytes_total=7"), QStringLiteral("ip=10.0.0.1"),
                 QStringLiteral("vlan=1..7"), QStringLiteral("application='SSH"),
                 QStringLiteral("state=odd"), QStringLiteral("src_ip=10.0.0.0/8")}) {
            tester->further()->setText(wrong);
            f.button(u"Test Flow")->click();
            QVERIFY2(tester->text().startsWith(u"Further fields: "), qPrintable(wrong));
        }
        QCOMPARE(tester->list()->topLevelItemCount(), 0);
    }

    void segmentsAreKnownToATest()
    {
        Fixture f({rule("To servers", "dst_segment = Servers")});
        (void)f.session->enrichment()->editSegments([](std::vector<Segment>& kept) -> Result<void> {
            kept = {{"Servers", {*IpPrefix::fromString("192.0.2.0/24")}}};
            return {};
        });
        f.page->tester()->server()->setText(QStringLiteral("192.0.2.7"));
        f.button(u"Test Flow")->click();
        QTRY_VERIFY(f.page->tester()->text().startsWith(u"Rule 1 labels it"));
    }

    void draftShowsWhatUnsavedRulesWouldLabel()
    {
        Fixture f;
        QTRY_COMPARE(f.cell(2, Model::Flows), QStringLiteral("0"));
        RuleDraftPtr shown;
        QObject::connect(f.page.get(), &RulesPage::draftShown, f.page.get(),
            [&shown](const RuleDraftPtr& draft) { shown = draft; });
        f.page->draftButton()->click();
        QVERIFY(shown);
        QTRY_COMPARE(f.cell(1, Model::Flows), QStringLiteral("2"));
        QCOMPARE(f.cell(2, Model::Flows), QStringLiteral("0"));
        QVERIFY(f.page->summary().startsWith(u"Draft"));
        QVERIFY(f.page->summary().contains(u"NOMATCH: 1"));
        // follows each edit, and nothing of it is kept
        QVERIFY(f.type(2, Model::Expression, "dst_port = 22"));
        QTRY_COMPARE(f.cell(2, Model::Flows), QStringLiteral("1"));
        QCOMPARE(shown->rules()[2].expression, std::string("dst_port = 22"));
        QCOMPARE(f.kept()[2].expression, std::string("dst_port = 25"));
        QCOMPARE(f.labelOf("10.2.0.4"), std::string(kNoMatch));
        f.page->setDraftShown(false);
        QVERIFY(!shown);
        QTRY_COMPARE(f.cell(2, Model::Flows), QStringLiteral("0"));
        QVERIFY(!f.page->summary().startsWith(u"Draft"));
        // another workspace has no draft
        f.page->draftButton()->click();
        f.page->setSession(nullptr);
        QVERIFY(!shown && !f.page->draftButton()->isChecked());
    }

    void builderMakesTheExpression()
    {
        Fixture f;
        f.page->table()->showRow(2);
        f.page->openBuilder();
        auto* dialog = f.page->findChild<FilterBuilderDialog*>();
        QVERIFY(dialog);
        QVERIFY(equal(dialog->filter(), *parseFilter("dst_port = 25")));
        dialog->accept();
        QCOMPARE(f.cell(2, Model::Expression), QStringLiteral("dst_port = 25"));
        QVERIFY(!f.page->isDirty()); // what was not touched is the same
        // text that is not understood is not thrown away for rows
        QVERIFY(f.type(1, Model::Expression, "dst_port ="));
        f.page->table()->showRow(1);
        QSignalSpy told(f.page.get(), &PageWidget::message);
        f.page->openBuilder();
        QCOMPARE(told.size(), 1);
        QCOMPARE(f.cell(1, Model::Expression), QStringLiteral("dst_port ="));
    }

    void aclIsImportedAndExported()
    {
        Fixture f;
        f.page->importFile(
            f.file("acl.csv", "NTP,protocol_name=UDP,dst/port=123\nBad,colour=red\n"), false);
        QTRY_COMPARE(f.model().size(), std::size_t {4});
        QCOMPARE(f.cell(3, Model::Expression), QStringLiteral("protocol = udp and dst_port = 123"));
        QVERIFY(f.page->notice()->text().contains(u"colour"));
        f.page->importFile(f.file("all.csv", "Rest\n"), true);
        QTRY_COMPARE(f.model().size(), std::size_t {1});
        f.model().draft().undoStack().undo();
        QCOMPARE(f.model().size(), std::size_t {4});
        QVERIFY(f.type(1, Model::Expression, "dst_port = 80 or src_port = 80"));
        const QString path = f.folder.filePath(QStringLiteral("out.csv"));
        f.page->exportTo(path);
        QVERIFY(f.page->notice()->text().contains(u'2')); // the one that acl.csv cannot say
        QFile out(path);
        QVERIFY(out.open(QIODevice::ReadOnly));
        QVERIFY(out.readAll().contains("NTP,"));
    }

    void fileWithoutRulesTakesNothingAway()
    {
        Fixture f;
        f.page->importFile(f.file("bad.csv", "Bad,colour=red\n"), true);
        QTRY_VERIFY(f.page->notice()->isVisible());
        QCOMPARE(f.model().size(), std::size_t {3});
        f.page->importFile(QStringLiteral("/nowhere/acl.csv"), true);
        QTRY_VERIFY(f.page->notice()->text().contains(u"could not be read"));
        QVERIFY(!f.page->isDirty());
    }

    void originalsFaultsAreTold()
    {
        Fixture f({rule("Big", "bytes > 100"), rule("Web", "dst_port = 443")});
        Q_EMIT f.page->compat()->compareRequested();
        QTRY_COMPARE(f.page->compat()->list()->topLevelItemCount(), 1);
        const QTreeWidgetItem* item = f.page->compat()->list()->topLevelItem(0);
        QCOMPARE(item->text(1), QStringLiteral("Big"));
        QCOMPARE(item->text(3), QStringLiteral("4")); // all flows: the original compared with <
    }

    void labelsOfPastDaysAreRecomputedAsAJob()
    {
        Fixture f;
        QCOMPARE(f.labelOf("10.2.0.4"), std::string("NOMATCH"));
        QVERIFY(f.type(2, Model::Expression, "dst_port = 22"));
        QVERIFY(!f.button(u"Recompute")->isEnabled()); // what is not saved labels nothing
        QVERIFY(f.button(u"Recompute")->toolTip().contains(u"Save"));
        f.page->save();
        QTRY_VERIFY(!f.page->isDirty());
        QSignalSpy done(f.page.get(), &RulesPage::relabelled);
        f.button(u"Recompute")->click();
        auto* dialog = f.page->window()->findChild<RelabelDialog*>();
        QVERIFY(dialog);
        QVERIFY(dialog->request().labels.rules && !dialog->request().labels.owners);
        dialog->accept();
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(f.labelOf("10.2.0.4"), std::string("Mail"));
        const JobEntry& job = f.jobs.model().jobs().front();
        QVERIFY(job.state == JobState::Finished);
        QVERIFY2(job.outcome.summary.contains(u"4 flows looked at, other labels now: 1 flows"),
            qPrintable(job.outcome.summary));
        f.page->setStore(f.session->snapshot(), f.session->folder());
        QTRY_COMPARE(f.cell(2, Model::Flows), QStringLiteral("1"));
    }

    void filterBecomesARuleOrSaysWhyNot()
    {
        Fixture f;
        f.page->addFromFilter(*parseFilter("dst_port = 3389 and external"));
        QCOMPARE(f.model().size(), std::size_t {4});
        QCOMPARE(f.cell(3, Model::Expression), QStringLiteral("dst_port = 3389 and external"));
        QVERIFY(f.page->isDirty());
        QVERIFY(!ruleObstacle(nullptr).isEmpty());
        QVERIFY(!ruleObstacle(*parseFilter("dst_port = 1 or not rule = Web")).isEmpty());
        QVERIFY(ruleObstacle(*parseFilter("dst_port = 1 or not service = ssh")).isEmpty());
        f.page->addFromFilter(*parseFilter("rule = NOMATCH"));
        QCOMPARE(f.model().size(), std::size_t {4});
        QVERIFY(f.page->notice()->text().contains(u"did not become a rule"));
    }

    void changeFromElsewhereIsNotOverwritten()
    {
        Fixture f;
        QVERIFY(f.type(0, Model::Name, "Mine"));
        f.keep({rule("Theirs", "")});
        f.page->save();
        QTRY_VERIFY(f.page->notice()->isVisible());
        QCOMPARE(f.kept().front().name, std::string("Theirs"));
        f.button(u"Show Theirs")->click();
        QCOMPARE(f.names(), QStringList {QStringLiteral("Theirs")});
    }

    void readOnlyWorkspaceIsShownAndSaysWhy()
    {
        Fixture f;
        const QString folder = f.session->folder();
        f.page->setSession(nullptr);
        f.page->setStore(nullptr, {});
        f.session = DiskSession::open(folder, Workspace::Mode::ReadOnly);
        QVERIFY(f.session);
        f.show();
        QCOMPARE(f.names().front(), QStringLiteral("DNS"));
        QVERIFY(!f.type(0, Model::Name, "Other"));
        QVERIFY(!f.button(u"Add Rule")->isEnabled());
        QVERIFY(!f.button(u"Recompute")->isEnabled());
        QVERIFY(f.page->bar()->text().contains(u"read-only"));
        QTRY_COMPARE(f.cell(1, Model::Flows), QStringLiteral("2")); // what was is still told
    }

    void unsavedEditsComeBackWithTheWorkspace()
    {
        Fixture f;
        QVERIFY(f.type(0, Model::Expression, "dst_port = "));
        f.page->table()->showRow(2);
        f.page->moveSelected(-1);
        f.page->saveState();
        f.page.reset();
        f.show();
        QCOMPARE(f.cell(0, Model::Expression), QStringLiteral("dst_port ="));
        QCOMPARE(f.names()[1], QStringLiteral("Mail"));
        QCOMPARE(f.page->bar()->state().changes, 2);
        QVERIFY(f.page->notice()->text().contains(u"not save"));
    }

    void tenThousandRulesStayFluent()
    {
        std::vector<Rule> many;
        for (int i = 0; i < 10'000; ++i)
            many.push_back({"rule " + std::to_string(i),
                "dst_port = " + std::to_string(i) + " and src_ip = 10.0.0.0/8", true, {}, {}});
        Fixture f(std::move(many));
        StallWatchdog watchdog;
        f.page->table()->showRow(5000);
        f.page->moveSelected(-1);
        QTRY_COMPARE(f.cell(443, Model::Flows), QStringLiteral("2"));
        QVERIFY2(watchdog.longestMs() < 4 * StallWatchdog::kLimitMs,
            qPrintable(QString::number(watchdog.longestMs())));
    }
};

QTEST_MAIN(TestRulesPage)
#include "tst_rulespage.moc"
