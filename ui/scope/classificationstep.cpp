// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/flowformat.h"
#include "ui/scope/answersteps.h"
#include "ui/scope/scopeform.h"
#include "ui/scope/scopetables.h"
#include "ui/scope/scopewords.h"
#include "ui/text/coretext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

#include <array>

namespace nb {

namespace {

constexpr int kSegmentsStep = 1;
constexpr int kDataStep = 2;
constexpr int kRolesStep = 3;
constexpr int kBorderStep = 5;
/// Categories that a person can say.
constexpr std::array kSaid {scope::Category::Chd, scope::Category::Contaminated,
    scope::Category::Segmenting, scope::Category::Security, scope::Category::Communicating,
    scope::Category::Indirect, scope::Category::Out};

} // namespace

ClassificationStep::ClassificationStep(ScopeEngine& engine, UiStateStore& state, QWidget* parent)
    : ScopeStep(engine, state, tr("Classification"),
        tr("What follows from flows and answers, in three schemes side by side. Flows can raise a "
           "category, never lower it: “no flow seen” makes a candidate at best. Choose a system to "
           "see its proof and what would change it; the questions with most systems behind them "
           "come first."),
        parent)
{
    ScopeTableView* const systems = addTable(QStringLiteral("classes"), tr("Systems"));
    m_questions = addTable(QStringLiteral("questions"), tr("Open questions"));
    m_findings = addTable(QStringLiteral("findings"), tr("Findings"));
    systems->setEmptyText(tr("No system was seen. Add flows to the workspace first."));
    m_questions->setEmptyText(tr("No question is open."));
    m_findings->setEmptyText(tr("Nothing contradicts a requirement."));
    m_details = new QPlainTextEdit(this);
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setAccessibleName(tr("Why, and what would change it"));
    auto* split = new QSplitter(Qt::Vertical, this);
    split->addWidget(systems);
    split->addWidget(m_details);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 1);
    split->setCollapsible(0, false);
    auto* tabs = new QTabWidget(this);
    tabs->addTab(split, tr("&Systems"));
    tabs->addTab(m_questions, tr("Open &Questions"));
    tabs->addTab(m_findings, tr("Fin&dings"));
    content()->addWidget(tabs, 1);
    offerAssets(systems);
    m_strict = new QCheckBox(tr("S&trict"), this);
    m_strict->setToolTip(tr("Who administers a system that is connected indirectly is connected "
                            "indirectly too, and so on. Without, such systems are named as "
                            "upstream, and stay out."));
    systems->addTool(m_strict);
    connect(m_strict, &QCheckBox::clicked, this, &ClassificationStep::setStrict);
    addEdit(systems, tr("&Override…"), true, [this] { askOverride(); });
    addEdit(systems, tr("Back to the &Rules"), true, [this] { say(std::nullopt); });
    connect(systems, &ScopeTableView::selectionChanged, this, &ClassificationStep::showDetails);
    connect(m_questions, &ScopeTableView::activated, this, &ClassificationStep::answerQuestion);
    connect(m_questions, &ScopeTableView::menuRequested, this, [this](QMenu* menu) {
        menu->addAction(tr("&Answer"), this, [this] { answerQuestion(m_questions->current()); })
            ->setEnabled(m_questions->current() >= 0);
    });
    connect(m_findings, &ScopeTableView::menuRequested, this, [this](QMenu* menu) {
        menu->addAction(tr("Show &Flows"), this,
                [this] {
                    const auto findings = scope::findingsOf(
                        *m_findings->table()->state->model, m_findings->table()->state->result);
                    std::vector<std::uint32_t> conversations;
                    for (const std::uint32_t id : m_findings->selected())
                        conversations.insert(conversations.end(),
                            findings.at(id).conversations.begin(),
                            findings.at(id).conversations.end());
                    if (!conversations.empty())
                        Q_EMIT flowsRequested(
                            conversationFilter(*m_findings->table()->state->model, conversations));
                })
            ->setEnabled(!m_findings->selected().empty());
    });
}

ScopeStep::Make ClassificationStep::maker() const
{
    return [](const ScopeStatePtr& state, const ScopePlanPtr&) {
        return Tables {classRows(state), questionRows(state), findingRows(state)};
    };
}

void ClassificationStep::setStrict(bool strict)
{
    edit(tr("Change how far indirect connections reach"),
        [strict](scope::Answers& answers) -> Result<void> {
            answers.strictIndirect = strict;
            return {};
        });
}

void ClassificationStep::shown()
{
    m_strict->setChecked(engine().answers().strictIndirect);
    m_strict->setEnabled(engine().lockedReason().isEmpty());
    showDetails();
}

QString ClassificationStep::details() const
{
    const std::int64_t id = table()->current();
    if (id < 0 || !table()->table())
        return tr("Choose a system above.");
    const ScopeStatePtr& state = table()->table()->state;
    const scope::Model& model = *state->model;
    const auto asset = static_cast<std::size_t>(id);
    const scope::AssetClass& a = state->result.assets[asset];
    QStringList lines {
        QStringLiteral("%1: %2").arg(plainLine(model.assets[asset].name), scopeWord(a.category))};
    lines.append(tr("Why:"));
    for (const scope::Proof& proof : a.proofs)
        lines.append(QStringLiteral("  • ") + coreText(scope::proofText(model, asset, proof)));
    const auto changes = scope::changesText(model, state->result, asset);
    if (!changes.empty())
        lines.append(tr("What would change it:"));
    for (const std::string& change : changes)
        lines.append(QStringLiteral("  • ") + coreText(change));
    if (!a.conditions.empty()) {
        QStringList names;
        for (const std::uint32_t other : a.conditions)
            names.append(plainLine(model.assets[other].name));
        lines.append(tr("Condition: controls on %1 must prevent a path to the CDE; verify yearly.")
                         .arg(names.join(QStringLiteral(", "))));
    }
    return lines.join(u'\n');
}

void ClassificationStep::showDetails()
{
    m_details->setPlainText(details());
}

void ClassificationStep::say(const std::optional<scope::CategoryOverride>& said)
{
    if (!table()->table())
        return;
    edit(said ? tr("Override the category") : tr("Take an override back"),
        [state = table()->table()->state, ids = table()->selected(), said](
            scope::Answers& answers) {
            return scope::setOverride(answers, *state->model, ids, said);
        });
}

void ClassificationStep::askOverride()
{
    const std::vector<std::uint32_t> ids = table()->selected();
    if (ids.empty())
        return;
    const ScopeStatePtr& state = table()->table()->state;
    const scope::AssetAnswer* const answer = state->model->answerOf(ids.front());
    const scope::CategoryOverride before = answer && answer->categoryOverride
        ? *answer->categoryOverride
        : scope::CategoryOverride {state->result.assets[ids.front()].category, {}, {}};
    auto* form = new ScopeForm(tr("Override the Category"),
        tr("For %Ln system(s). The reason and its evidence are in the report, beside what the "
           "rules "
           "say; a category below theirs is a finding for the assessor.",
            nullptr, static_cast<int>(ids.size())),
        tr("Override"), this);
    QStringList words;
    int chosen = 0;
    for (std::size_t i = 0; i < kSaid.size(); ++i) {
        words.append(scopeWord(kSaid[i]));
        chosen = kSaid[i] == before.category ? static_cast<int>(i) : chosen;
    }
    QComboBox* const category = form->addChoice(tr("&Category:"), words, chosen);
    QLineEdit* const reason = form->addText(tr("&Reason:"), QString::fromStdString(before.reason));
    QStringList grades = scopeWords<scope::Grade>(scope::kGradeCount);
    grades.front() = tr("choose");
    QComboBox* const grade
        = form->addChoice(tr("&Evidence:"), grades, static_cast<int>(before.evidence));
    form->onDone([this, category, reason, grade]() -> QString {
        const scope::CategoryOverride said {
            kSaid.at(static_cast<std::size_t>(category->currentIndex())),
            reason->text().trimmed().toStdString(),
            static_cast<scope::Grade>(grade->currentIndex())};
        if (said.reason.empty())
            return tr("An override needs a reason.");
        if (said.evidence == scope::Grade::None)
            return tr("An override needs evidence: tested, seen or said.");
        say(said);
        return {};
    });
    form->open();
}

void ClassificationStep::answerQuestion(std::int64_t id)
{
    if (id < 0 || !m_questions->table())
        return;
    const ScopeStatePtr& state = m_questions->table()->state;
    const auto questions = scope::questionsOf(*state->model, state->result);
    const std::string& kind = questions.at(static_cast<std::size_t>(id)).kind;
    const bool ofSegments = kind == "segment" || kind == "visibility" || kind == "control";
    const bool ofFlows = kind == "decision" || kind == "direction" || kind == "unconfirmed";
    Q_EMIT stepRequested(ofSegments  ? kSegmentsStep
            : kind == "account-data" ? kDataStep
            : ofFlows                ? kBorderStep
                                     : kRolesStep);
}

} // namespace nb
