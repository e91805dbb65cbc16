// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/composition.h"
#include "core/scope/scopestore.h"
#include "tests/cli/clirun.h"
#include "tests/support/fakesession.h"
#include "tests/support/menus.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/scope/answersteps.h"
#include "ui/scope/budgetcurve.h"
#include "ui/scope/plansteps.h"
#include "ui/scope/reportdialog.h"
#include "ui/scope/scopecounts.h"
#include "ui/scope/scopeform.h"
#include "ui/scope/scopepage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace nb;
using namespace nb::test;

namespace {

const QString kScenarios = QStringLiteral(NB_SOURCE_DIR "/tests/data/scope/");

/// The page over a real workspace with the flows of a scenario and no answers.
struct Fixture
{
    explicit Fixture(bool readOnly = false, const QString& scenario = QStringLiteral("T1"))
    {
        const WindowServices services = desktopServices();
        {
            const auto made = services.open(workspace(), Workspace::Mode::ReadWrite);
            if (!made)
                qFatal("no workspace");
            const auto report = (*made)->importer().importFile(
                kScenarios + scenario + QStringLiteral("/flows.csv"), {}, [](const JobProgress&) {},
                {});
            if (!report)
                qFatal("not imported");
            if (!readOnly)
                session = *made;
        }
        if (readOnly)
            session = *services.open(workspace(), Workspace::Mode::ReadOnly);
        page = std::make_unique<ScopePage>(
            state, jobs, std::make_shared<WorkerLayoutEngine>(QString()));
        page->resize(1280, 800);
        page->setSession(session);
        page->setStore(*session->store(), workspace());
        page->show();
    }
    ~Fixture()
    {
        page.reset();
        session.reset();
    }
    [[nodiscard]] QString workspace() const { return folder.filePath(QStringLiteral("ws")); }
    template <typename Step> Step* go(int number)
    {
        page->setStep(number - 1);
        return qobject_cast<Step*>(page->stepWidget(number - 1));
    }
    /// Selects the rows that hold all these words.
    static int select(ScopeTableView* table, const QString& words)
    {
        table->setFilter(words);
        table->view()->selectAll();
        const auto rows = static_cast<int>(table->selected().size());
        return rows;
    }
    static void press(const QWidget* parent, const QString& text)
    {
        for (QPushButton* button : parent->findChildren<QPushButton*>())
            if (button->text().remove(u'&') == text) {
                button->click();
                return;
            }
        qFatal("no button %s", qPrintable(text));
    }
    /// The form that is open, which takes these texts into its first fields.
    void fill(const QStringList& texts, const std::function<void(ScopeForm*)>& more = {}) const
    {
        auto* form = page->findChild<ScopeForm*>();
        if (form == nullptr)
            qFatal("no form is open");
        const auto fields = form->findChildren<QLineEdit*>();
        for (int i = 0; i < texts.size(); ++i)
            fields[i]->setText(texts[i]);
        if (more)
            more(form);
        for (QPushButton* button : form->findChildren<QPushButton*>())
            if (button->isDefault())
                button->click();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    QTemporaryDir folder;
    UiStateStore state {folder.filePath(QStringLiteral("ui.ini"))};
    WorkspaceSessionPtr session;
    JobRunner jobs;
    std::unique_ptr<ScopePage> page;
};

QJsonArray cliTable(const QString& workspace, const QStringList& arguments)
{
    const CliResult result
        = runCli(QStringList {QStringLiteral("-w"), workspace, QStringLiteral("scope")} + arguments
            + QStringList {QStringLiteral("--json")});
    if (result.code != 0)
        qWarning("%s", result.err.constData());
    return QJsonDocument::fromJson(result.out).array();
}

QString joined(const ScopeTable& table)
{
    QStringList lines;
    for (const ScopeRow& row : table.rows) {
        QStringList cells;
        for (const QVariant& cell : row.cells)
            cells.append(cell.toString());
        lines.append(cells.join(u'|'));
    }
    return lines.join(u'\n');
}

} // namespace

/// The page Scope over a real workspace.
class TestScopePage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nineStepsGiveTheAnswersOfTheProgram();
    void undoTakesAnAnswerBack();
    void answersComeBackNextTime();
    void readOnlyWorkspaceSaysWhyNothingCanBeChanged();
    void systemLeadsToItsFlowsAndToTheMap();
    void questionLeadsToItsStep();
    void listMarksManySystems();
    void flowsAreToldToCarryAccountData();
    void categoryIsOverriddenWithAReason();
    void groupIsConfirmedAndReleased();
    void rulesOfAFirewallAreImportedAndReviewed();
    void strictModeIsAnAnswer();
    void periodLimitsTheFlows();
    void withoutWorkspaceThePageSaysSo();

private:
    static void answerAll(Fixture& f);
    static void checkPlanSteps(Fixture& f);
};

/// Steps 1 to 6 as a person would.
void TestScopePage::answerAll(Fixture& f)
{
    auto* period = f.go<PeriodStep>(1);
    QTRY_VERIFY(f.page->isUpToDate());
    auto* name = period->findChild<QLineEdit*>();
    name->setText(QStringLiteral("Example shop"));
    Q_EMIT name->editingFinished();
    QTRY_COMPARE(f.page->engine().answers().entity.name, std::string("Example shop"));

    auto* segments = f.go<SegmentsStep>(2);
    QTRY_VERIFY(f.page->isUpToDate());
    for (const auto& [network, called, trust] :
        {std::tuple("10.10.1.0/24", "CDE", 0), std::tuple("10.50.0.0/24", "DMZ", 1)}) {
        QCOMPARE(Fixture::select(segments->table(), QString::fromLatin1(network)), 1);
        segments->table()->view()->setCurrentIndex(segments->table()->rows()->index(0, 0));
        Fixture::press(segments->table(), QStringLiteral("Edit…"));
        f.fill({QString::fromLatin1(called)}, [trust = trust](ScopeForm* form) {
            form->findChild<QComboBox*>()->setCurrentIndex(trust);
        });
        QTRY_VERIFY(f.page->isUpToDate());
    }
    QCOMPARE(Fixture::select(segments->table(), {}), 2);
    Fixture::press(segments->table(), QStringLiteral("Confirm"));
    QTRY_VERIFY(f.page->isUpToDate());
    QVERIFY(f.page->engine().answers().segments[1].confirmed);
    QCOMPARE(Fixture::select(segments->tables()[1], QStringLiteral("CDE DMZ")), 1);
    Fixture::press(segments->tables()[1], QStringLiteral("Set Control…"));
    f.fill({QStringLiteral("FW")},
        [](ScopeForm* form) { form->findChildren<QComboBox*>().at(1)->setCurrentIndex(1); });
    QTRY_VERIFY(f.page->isUpToDate());
    QCOMPARE(Fixture::select(segments->tables()[2], {}), 1);
    Fixture::press(segments->tables()[2], QStringLiteral("Set What It Sees…"));
    f.fill({QStringLiteral("CDE, DMZ")});
    QTRY_VERIFY(f.page->isUpToDate());

    auto* data = f.go<AccountDataStep>(3);
    QTRY_VERIFY(f.page->isUpToDate());
    for (const auto& [address, flags] : {std::pair("10.10.1.10", scope::kStores),
             std::pair("10.10.1.11", std::uint8_t {scope::kProcesses | scope::kTransmits}),
             std::pair("10.50.0.5", std::uint8_t {0})}) {
        QCOMPARE(Fixture::select(data->table(), QString::fromLatin1(address)), 1);
        data->mark(flags);
        QTRY_VERIFY(f.page->isUpToDate());
    }

    auto* roles = f.go<RolesStep>(4);
    QTRY_VERIFY(f.page->isUpToDate());
    QCOMPARE(roles->table()->rows()->rowCount(), 0);

    auto* border = f.go<BorderStep>(6);
    QTRY_VERIFY(f.page->isUpToDate());
    QCOMPARE(Fixture::select(border->table(), {}), 1);
    Fixture::press(border->table(), QStringLiteral("Accept…"));
    f.fill({QStringLiteral("card payments of the web shop")});
    QTRY_VERIFY(f.page->isUpToDate());
    QCOMPARE(border->findChild<QProgressBar*>()->value(), 1);
}

void TestScopePage::nineStepsGiveTheAnswersOfTheProgram()
{
    Fixture f;
    answerAll(f);
    auto* classes = f.go<ClassificationStep>(5);
    QTRY_VERIFY(f.page->isUpToDate());

    // what the scenario expects, by hand
    const scope::Model& model = *f.page->engine().state()->model;
    const scope::Classification& result = f.page->engine().state()->result;
    QCOMPARE(result.inScope, std::size_t {4});
    std::map<std::string, scope::Category> is;
    for (std::size_t i = 0; i < model.assets.size(); ++i)
        is[model.assets[i].name] = result.assets[i].category;
    QCOMPARE(is,
        (std::map<std::string, scope::Category> {{"10.10.1.10", scope::Category::Chd},
            {"10.10.1.11", scope::Category::Chd}, {"FW", scope::Category::Segmenting},
            {"10.50.0.5", scope::Category::Communicating}}));
    QVERIFY(f.page->counts().text().startsWith(QStringLiteral("4 system(s) in scope")));

    // what the program says of the answers that were kept
    const QJsonArray rows = cliTable(f.workspace(), {QStringLiteral("classify")});
    QCOMPARE(rows.size(), static_cast<qsizetype>(classes->table()->table()->rows.size()));
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QJsonObject row = rows[i].toObject();
        const QVariantList& cells
            = classes->table()->table()->rows[static_cast<std::size_t>(i)].cells;
        for (const auto& [key, column] : {std::pair("asset", 0), std::pair("segment", 2),
                 std::pair("category", 3), std::pair("state", 4), std::pair("pci_ssc", 5),
                 std::pair("opst", 6), std::pair("reason", 8)})
            QCOMPARE(cells[column].toString(), row[QString::fromLatin1(key)].toString());
    }
    QCOMPARE(static_cast<qsizetype>(classes->tables()[1]->table()->rows.size()),
        cliTable(f.workspace(), {QStringLiteral("questions")}).size());
    QCOMPARE(static_cast<qsizetype>(classes->tables()[2]->table()->rows.size()),
        cliTable(f.workspace(), {QStringLiteral("findings")}).size());
    Fixture::select(classes->table(), QStringLiteral("10.50.0.5"));
    classes->table()->view()->setCurrentIndex(classes->table()->rows()->index(0, 0));
    QVERIFY(classes->details().contains(QStringLiteral("communicates with 10.10.1.11")));
    QVERIFY(classes->details().contains(QStringLiteral("without the flows with 10.10.1.11")));
    checkPlanSteps(f);
}

void TestScopePage::checkPlanSteps(Fixture& f)
{
    auto* plan = f.go<RecommendationStep>(7);
    QTRY_VERIFY(f.page->isUpToDate());
    QCOMPARE(plan->table()->table()->rows.size(), std::size_t {1});
    QVERIFY(
        joined(*plan->table()->table())
            .startsWith(QStringLiteral("R001|into the CDE|10.50.0.5|10.10.1.11|tcp/8443|card")));
    const scope::Measures& m = f.page->engine().plan()->recommendation.measures;
    QCOMPARE(m.coverage, 1.0);
    QCOMPARE(m.extra, std::uint64_t {0});
    Q_EMIT plan->curve()->chosen(0.1);
    QTRY_VERIFY(f.page->isUpToDate());
    QCOMPARE(f.page->engine().plan()->options.theta[0], 0.1);

    // a side that a person keeps is kept, and known the next time
    QCOMPARE(Fixture::select(plan->sides(), QStringLiteral("10.50.0.5")), 1);
    QVERIFY(joined(*plan->sides()->table()).contains(QStringLiteral("|outside|least cost")));
    plan->keepSide(true);
    QTRY_VERIFY(f.page->isUpToDate());
    QTRY_VERIFY(joined(*plan->sides()->table()).contains(QStringLiteral("|inside|you")));
    QVERIFY(f.page->engine().plan()->recommendation.enclave.size() == 3);
    QTRY_VERIFY(f.session->setting("scope/plan")->find("\"10.50.0.5\":true") != std::string::npos);
    QCOMPARE(
        scope::planChoicesFromJson(*f.session->setting("scope/plan")), f.page->engine().choices());
    QCOMPARE(Fixture::select(plan->sides(), QStringLiteral("10.50.0.5")), 1);
    plan->keepSide(std::nullopt);
    QTRY_VERIFY(f.page->isUpToDate());
    QTRY_VERIFY(joined(*plan->sides()->table()).contains(QStringLiteral("|outside|least cost")));

    auto* exports = f.go<ExportsStep>(8);
    QTRY_VERIFY(f.page->isUpToDate());
    QCOMPARE(exports->table()->table()->rows.size(), std::size_t {11});
    for (const ScopeRow& row : exports->table()->table()->rows)
        QVERIFY2(row.tone == ScopeTone::Good, qPrintable(row.cells[1].toString()));
    QCOMPARE(static_cast<qsizetype>(exports->tables()[1]->table()->rows.size()),
        cliTable(f.workspace(), {QStringLiteral("testplan")}).size());
    QSignalSpy messages(f.page.get(), &PageWidget::message);
    const QString out = f.folder.filePath(QStringLiteral("out"));
    QVERIFY(QDir().mkpath(out));
    exports->exportTo("nftables", out);
    QTRY_COMPARE(messages.size(), 1);
    QFile rules(out + QStringLiteral("/netbehave.nft"));
    QVERIFY(rules.open(QIODevice::ReadOnly) && rules.readAll().contains("8443"));

    auto* freeze = f.go<FreezeStep>(9);
    QTRY_VERIFY(f.page->isUpToDate());
    freeze->freeze(QStringLiteral("first"));
    QTRY_COMPARE(messages.size(), 2);
    freeze->freeze(QStringLiteral("first")); // what is frozen stays
    QTRY_COMPARE(messages.size(), 3);
    QVERIFY(messages.back().front().toString().contains(QStringLiteral("already")));
    freeze->compareWith(QStringLiteral("first"));
    QTRY_VERIFY(freeze->table()->table() != nullptr);
    QVERIFY(!joined(*freeze->table()->table()).contains(QStringLiteral("10.50.0.5")));
    freeze->exportTable(true, out + QStringLiteral("/inventory.csv"));
    QTRY_VERIFY(QFile::exists(out + QStringLiteral("/inventory.csv")));

    QPushButton* report = nullptr;
    for (QPushButton* button : freeze->findChildren<QPushButton*>())
        if (button->text() == QStringLiteral("&Report as PDF…"))
            report = button;
    QVERIFY(report && report->isEnabled());
    report->click();
    auto* dialog = f.page->findChild<ScopeReportDialog*>();
    QVERIFY(dialog);
    dialog->findChildren<QLineEdit*>()[1]->setText(QStringLiteral("A. Assessor"));
    dialog->findChild<QComboBox*>()->setCurrentText(QStringLiteral("first"));
    ScopeReportRequest request = dialog->request();
    QCOMPARE(request.author, QStringLiteral("A. Assessor"));
    QCOMPARE(request.previous, QStringLiteral("first"));
    dialog->reject();
    request.files = {out + QStringLiteral("/scope.pdf"), out + QStringLiteral("/tables")};
    f.page->writeReport(request);
    const auto jobs = [&f]() -> const std::vector<JobEntry>& { return f.jobs.model().jobs(); };
    QCOMPARE(jobs().size(), std::size_t {1});
    QTRY_VERIFY_WITH_TIMEOUT(isEnded(jobs()[0].state), 30'000);
    QVERIFY2(jobs()[0].state == JobState::Finished, qPrintable(jobs()[0].outcome.details));
    QFile pdf(request.files.pdf);
    QVERIFY(pdf.open(QIODevice::ReadOnly) && pdf.read(5) == "%PDF-");
    QVERIFY(QDir(request.files.annexes).entryList({QStringLiteral("*.csv")}).size() > 5);
    request.files = {out + QStringLiteral("/scope.pdf/nowhere.pdf"), {}};
    f.page->writeReport(request);
    QTRY_VERIFY_WITH_TIMEOUT(isEnded(jobs()[1].state), 30'000);
    QVERIFY(jobs()[1].state == JobState::Failed && !jobs()[1].outcome.advice.isEmpty());
}

void TestScopePage::undoTakesAnAnswerBack()
{
    Fixture f;
    auto* data = f.go<AccountDataStep>(3);
    QTRY_VERIFY(f.page->isUpToDate());
    const scope::Answers before = f.page->engine().answers();
    QVERIFY(Fixture::select(data->table(), {}) == 3);
    data->mark(scope::kStores);
    QTRY_VERIFY(f.page->isUpToDate());
    QCOMPARE(f.page->engine().state()->result.counts[0], std::size_t {3});
    f.page->engine().undoStack().undo();
    QTRY_VERIFY(f.page->isUpToDate());
    QCOMPARE(f.page->engine().state()->result.counts[0], std::size_t {0});
    QVERIFY(f.page->engine().answers() == before);
    f.page->engine().undoStack().redo();
    QTRY_VERIFY(f.page->isUpToDate());
    QCOMPARE(f.page->engine().state()->result.counts[0], std::size_t {3});
}

void TestScopePage::answersComeBackNextTime()
{
    Fixture f;
    auto* data = f.go<AccountDataStep>(3);
    QTRY_VERIFY(f.page->isUpToDate());
    Fixture::select(data->table(), QStringLiteral("10.10.1.10"));
    data->mark(scope::kStores);
    QTRY_VERIFY(f.page->isUpToDate());
    f.page = std::make_unique<ScopePage>(
        f.state, f.jobs, std::make_shared<WorkerLayoutEngine>(QString()));
    QCOMPARE(f.page->step(), 2); // where it was left
    f.page->setSession(f.session);
    f.page->setStore(*f.session->store(), f.workspace());
    f.page->show();
    QTRY_VERIFY(f.page->isUpToDate());
    QCOMPARE(f.page->engine().state()->result.counts[0], std::size_t {1});
    auto store = scope::ScopeStore::open(*f.session->workspace());
    QVERIFY(store.ok());
    QCOMPARE(store->history(10)->size(), std::size_t {1});
}

void TestScopePage::readOnlyWorkspaceSaysWhyNothingCanBeChanged()
{
    Fixture f(true);
    auto* data = f.go<AccountDataStep>(3);
    QTRY_VERIFY(f.page->isUpToDate());
    QVERIFY(Fixture::select(data->table(), {}) == 3);
    for (const QPushButton* button : data->table()->findChildren<QPushButton*>()) {
        QVERIFY(!button->isEnabled());
        QVERIFY(button->toolTip().contains(QStringLiteral("read-only")));
    }
    data->mark(scope::kStores);
    QVERIFY(f.page->engine().answers().assets.empty());
}

void TestScopePage::systemLeadsToItsFlowsAndToTheMap()
{
    Fixture f;
    auto* classes = f.go<ClassificationStep>(5);
    QTRY_VERIFY(f.page->isUpToDate());
    QSignalSpy flows(f.page.get(), &PageWidget::flowsRequested);
    QSignalSpy pages(f.page.get(), &PageWidget::pageRequested);
    const scope::Model& model = *f.page->engine().state()->model;
    Q_EMIT classes->flowsRequested(assetFilter(model, {0}));
    QCOMPARE(flows.size(), 1);
    QCOMPARE(pages.size(), 0);
    Q_EMIT classes->mapRequested(assetFilter(model, {0}));
    QCOMPARE(flows.size(), 2);
    QCOMPARE(pages.size(), 1);
    QSignalSpy asked(f.page.get(), &PageWidget::addressRequested);
    QCOMPARE(Fixture::select(classes->table(), QStringLiteral("10.50.0.5")), 1);
    QMenu menu;
    Q_EMIT classes->table()->menuRequested(&menu);
    QVERIFY(actionOf(menu, QStringLiteral("Look Up")));
    actionOf(menu, QStringLiteral("Add to Segment"))->trigger();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][1].value<AddressTarget>().address.toString(), std::string("10.50.0.5"));
    QVERIFY(assetFilter(model, {}) == nullptr);
    QVERIFY(conversationFilter(model, {0}) != nullptr);
}

void TestScopePage::questionLeadsToItsStep()
{
    Fixture f;
    auto* data = f.go<AccountDataStep>(3);
    QTRY_VERIFY(f.page->isUpToDate());
    Fixture::select(data->table(), QStringLiteral("10.10.1.10"));
    data->mark(scope::kStores);
    QTRY_VERIFY(f.page->isUpToDate());
    auto* classes = f.go<ClassificationStep>(5);
    QTRY_VERIFY(f.page->isUpToDate());
    ScopeTableView* const questions = classes->tables()[1];
    QVERIFY(!questions->table()->rows.empty());
    const auto& rows = questions->table()->rows; // the one that most hang on comes first
    for (std::size_t i = 1; i < rows.size(); ++i)
        QVERIFY(rows[i - 1].cells[0].toLongLong() >= rows[i].cells[0].toLongLong());
    Q_EMIT questions->activated(0);
    QVERIFY(f.page->step() != 4);
}

void TestScopePage::listMarksManySystems()
{
    Fixture f;
    auto* data = f.go<AccountDataStep>(3);
    QTRY_VERIFY(f.page->isUpToDate());
    const auto known = data->readList(
        "address;what\r\n\"10.10.1.10\";stores\n10.10.1.11,P T\n192.0.2.77;stores\n10.50.0.5\n\n");
    QVERIFY(known.ok());
    QCOMPARE(*known, 3);
    QTRY_VERIFY(f.page->isUpToDate());
    const auto& assets = f.page->engine().answers().assets;
    QCOMPARE(assets.size(), std::size_t {3});
    QCOMPARE(assets[0].accountData, std::optional<std::uint8_t>(scope::kStores));
    QCOMPARE(
        assets[1].accountData, std::optional<std::uint8_t>(scope::kProcesses | scope::kTransmits));
    QCOMPARE(assets[2].accountData, std::optional<std::uint8_t>(scope::kStores));
}

void TestScopePage::flowsAreToldToCarryAccountData()
{
    Fixture f;
    answerAll(f);
    const auto untagged
        = [&f] { return cliTable(f.workspace(), {QStringLiteral("findings")}).toVariantList(); };
    const auto asked = [](const QVariantList& findings) {
        return std::ranges::any_of(findings, [](const QVariant& finding) {
            return finding.toMap().value(QStringLiteral("requirement")) == QStringLiteral("1.2.4");
        });
    };
    QVERIFY(asked(untagged()));
    auto* data = f.go<AccountDataStep>(3);
    QTRY_VERIFY(f.page->isUpToDate());
    // within the CDE, where no border is crossed
    QCOMPARE(Fixture::select(data->flows(), QStringLiteral("5432")), 1);
    Fixture::press(data->flows(), QStringLiteral("Carries Account Data…"));
    f.fill({QStringLiteral("web shop")}, [](ScopeForm* form) {
        const auto stages = form->findChildren<QCheckBox*>();
        QCOMPARE(stages.size(), static_cast<qsizetype>(scope::kStageCount));
        stages[2]->setChecked(true);
    });
    QTRY_VERIFY(f.page->isUpToDate());
    const auto& decisions = f.page->engine().answers().decisions;
    const auto said
        = std::ranges::find(decisions, std::optional<std::uint16_t> {5432}, &scope::Decision::port);
    QVERIFY(said != decisions.end());
    QCOMPARE(said->channel, std::string("web shop"));
    QCOMPARE(scope::stagesText(said->stages), std::string("settlement"));
    QVERIFY(said->accountData == scope::Carries::Yes);
    QVERIFY(said->verdict == scope::Verdict::Undecided); // nobody decided about it
    QVERIFY(joined(*data->flows()->table()).contains(QStringLiteral("|web shop|settlement|")));
    QVERIFY(!asked(untagged()));
    f.page->engine().undoStack().undo();
    QTRY_VERIFY(f.page->isUpToDate());
    QVERIFY(asked(untagged()));
}

void TestScopePage::categoryIsOverriddenWithAReason()
{
    Fixture f;
    answerAll(f);
    auto* classes = f.go<ClassificationStep>(5);
    QTRY_VERIFY(f.page->isUpToDate());
    QCOMPARE(Fixture::select(classes->table(), QStringLiteral("10.50.0.5")), 1);
    Fixture::press(classes->table(), QStringLiteral("Override…"));
    // neither reason nor evidence: the form stays
    f.fill({});
    auto* form = f.page->findChild<ScopeForm*>();
    QVERIFY(form && form->isVisible());
    f.fill({QStringLiteral("a load balancer without access")}, [](ScopeForm* open) {
        open->findChildren<QComboBox*>()[0]->setCurrentIndex(6);
        open->findChildren<QComboBox*>()[1]->setCurrentIndex(2);
    });
    QTRY_VERIFY(f.page->isUpToDate());
    QTRY_COMPARE(f.page->engine().state()->result.inScope, std::size_t {3});
    QVERIFY(joined(*classes->tables()[2]->table()).contains(QStringLiteral("12.5.2")));
    Fixture::select(classes->table(), QStringLiteral("10.50.0.5"));
    classes->table()->view()->setCurrentIndex(classes->table()->rows()->index(0, 0));
    QVERIFY(classes->details().contains(QStringLiteral("a load balancer without access")));
    QCOMPARE(Fixture::select(classes->table(), QStringLiteral("10.50.0.5")), 1);
    Fixture::press(classes->table(), QStringLiteral("Back to the Rules"));
    QTRY_VERIFY(f.page->isUpToDate());
    QTRY_COMPARE(f.page->engine().state()->result.inScope, std::size_t {4});
}

void TestScopePage::groupIsConfirmedAndReleased()
{
    Fixture f(false, QStringLiteral("T15"));
    auto* plan = f.go<RecommendationStep>(7);
    QTRY_VERIFY(f.page->isUpToDate() && f.page->engine().plan());
    QVERIFY(Fixture::select(plan->groups(), QStringLiteral("10.30.0.11")) == 1);
    const std::uint32_t id = plan->groups()->selected().front();
    const std::vector<std::uint32_t> hosts = f.page->engine().plan()->groups.at(id).hosts;
    QVERIFY(hosts.size() > 1);
    Fixture::press(plan->groups(), QStringLiteral("Confirm…"));
    f.fill({QStringLiteral("tills")});
    const auto tills = [&f]() -> const scope::HostGroup* {
        const ScopePlanPtr& now = f.page->engine().plan();
        const auto at
            = std::ranges::find(now->groups, std::string("tills"), &scope::HostGroup::name);
        return at == now->groups.end() ? nullptr : &*at;
    };
    QTRY_VERIFY(f.page->isUpToDate() && tills());
    QVERIFY(tills()->locked && tills()->hosts == hosts);
    // written by a worker
    const auto kept = [&f] { return *f.session->setting("scope/plan"); };
    QTRY_VERIFY(kept().find("\"tills\"") != std::string::npos);
    QVERIFY(scope::planChoicesFromJson(kept()) == f.page->engine().choices());
    QTRY_COMPARE(Fixture::select(plan->groups(), QStringLiteral("tills")), 1);
    Fixture::press(plan->groups(), QStringLiteral("Release"));
    QTRY_VERIFY(f.page->isUpToDate() && !tills());
    // what was damaged is as at the beginning
    QVERIFY(scope::planChoicesFromJson("{\"beta\":1e9,\"theta\":[2,-1,7,-3],\"inside\":{\"a\":1}}")
        == scope::PlanChoices {});
    QVERIFY(scope::planChoicesFromJson("{") == scope::PlanChoices {});
}

void TestScopePage::rulesOfAFirewallAreImportedAndReviewed()
{
    Fixture f;
    answerAll(f);
    auto* segments = f.go<SegmentsStep>(2);
    QTRY_VERIFY(f.page->isUpToDate());
    QCOMPARE(segments->rules()->rows()->rowCount(), 0);
    QVERIFY(!segments->readRules("nothing of the kind\n", "FW").ok());
    const auto taken = segments->readRules(
        "access-list in extended permit tcp host 10.50.0.5 host 10.10.1.11 eq 8443\n"
        "access-list in extended permit tcp any host 10.10.1.11 eq 22\n",
        "FW");
    QVERIFY(taken.ok());
    QCOMPARE(*taken, std::size_t {2});
    QTRY_VERIFY(f.page->isUpToDate());
    QCOMPARE(segments->rules()->rows()->rowCount(), 2);
    auto* plan = f.go<RecommendationStep>(7);
    QTRY_VERIFY_WITH_TIMEOUT(f.page->isUpToDate(), 20'000);
    QString review;
    for (const ScopeTableView* table : plan->tables())
        if (table->table()->columns.contains(QStringLiteral("Verdict")))
            review = joined(*table->table());
    QVERIFY2(review.contains(QRegularExpression(QStringLiteral("in:1\\|.*\\|keep\\|"))),
        qPrintable(review));
    QVERIFY(review.contains(QRegularExpression(QStringLiteral("in:2\\|.*\\|remove\\|"))));
    segments = f.go<SegmentsStep>(2);
    QTRY_VERIFY(f.page->isUpToDate());
    QCOMPARE(Fixture::select(segments->rules(), QStringLiteral("in:1")), 1);
    segments->removeRules();
    QTRY_VERIFY(f.page->isUpToDate());
    QVERIFY(f.page->engine().answers().firewallRules.empty());
}

void TestScopePage::strictModeIsAnAnswer()
{
    Fixture f;
    auto* classes = f.go<ClassificationStep>(5);
    QTRY_VERIFY(f.page->isUpToDate());
    auto* strict = classes->findChild<QCheckBox*>();
    QVERIFY(!strict->isChecked());
    strict->click();
    QTRY_VERIFY(f.page->engine().answers().strictIndirect);
    QTRY_VERIFY(f.page->isUpToDate());
    QVERIFY(strict->isChecked());
}

void TestScopePage::periodLimitsTheFlows()
{
    Fixture f;
    QTRY_VERIFY(f.page->isUpToDate());
    QCOMPARE(f.page->engine().state()->model->traffic->flows, std::uint64_t {2});
    TimeRange early;
    early.to = timestampFromString("2026-11-10T00:01:30Z");
    f.page->engine().setPeriod(early);
    QTRY_VERIFY(f.page->isUpToDate());
    QCOMPARE(f.page->engine().state()->model->traffic->flows, std::uint64_t {1});
    QTRY_VERIFY(!f.session->setting("scope/period")->empty());
    f.page = std::make_unique<ScopePage>(
        f.state, f.jobs, std::make_shared<WorkerLayoutEngine>(QString()));
    f.page->setSession(f.session);
    QVERIFY(f.page->engine().period().to == early.to);
    QVERIFY(!f.page->engine().period().from);
}

void TestScopePage::withoutWorkspaceThePageSaysSo()
{
    QTemporaryDir folder;
    UiStateStore state(folder.filePath(QStringLiteral("ui.ini")));
    JobRunner jobs;
    ScopePage page(state, jobs, std::make_shared<WorkerLayoutEngine>(QString()));
    page.show();
    QVERIFY(!page.engine().lockedReason().isEmpty());
    for (int step = 0; step < ScopePage::kSteps; ++step)
        page.setStep(step);
    // a session with nothing behind it shows its flows, and keeps nothing
    auto session = std::make_shared<FakeSession>(
        folder.path(), false, std::vector<Flow> {madeUpFlow(0), madeUpFlow(1)});
    page.setSession(session);
    page.setStore(*session->store(), folder.path());
    QTRY_VERIFY(page.isUpToDate());
    QCOMPARE(page.engine().state()->model->traffic->flows, std::uint64_t {2});
    QVERIFY(!page.engine().edit(QString(), [](scope::Answers& answers) -> Result<void> {
        answers.entity.name = "x";
        return {};
    }));
    page.setSession(nullptr);
    QVERIFY(!page.engine().state());
}

QTEST_MAIN(TestScopePage)
#include "tst_scopepage.moc"
