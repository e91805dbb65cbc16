// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope/answersteps.h"
#include "ui/scope/scopeform.h"
#include "ui/scope/scopetables.h"
#include "ui/scope/scopewords.h"
#include "ui/text/coretext.h"

#include <QComboBox>
#include <QDate>
#include <QLineEdit>
#include <QProgressBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace nb {

namespace {

constexpr std::size_t kCarries = 4;

} // namespace

BorderStep::BorderStep(ScopeEngine& engine, UiStateStore& state, QWidget* parent)
    : ScopeStep(engine, state, tr("Flows at the CDE's border"),
        tr("Which of the observed flows into and out of the CDE are needed, and why? Each one that "
           "stays needs a business justification (1.2.5); rejected ones are in no rule. Select "
           "many and decide at once."),
        parent)
{
    m_progress = new QProgressBar(this);
    m_progress->setAccessibleName(tr("Share of flows that are decided"));
    m_progress->setMaximumHeight(fontMetrics().height() + 4);
    content()->addWidget(m_progress);
    ScopeTableView* const flows = addTable(QStringLiteral("border"), tr("Flows"));
    flows->setEmptyText(tr("No flow crosses the border of the CDE. Mark the systems with account "
                           "data in step 3."));
    m_insecure = addTable(QStringLiteral("insecure"), tr("Insecure services"));
    m_insecure->setEmptyText(tr("No insecure service crosses the border."));
    auto* tabs = new QTabWidget(this);
    tabs->addTab(flows, tr("&Flows"));
    tabs->addTab(m_insecure, tr("&Insecure Services (1.2.6)"));
    m_attempts = addTable(QStringLiteral("attempts"), tr("Refused or never answered"));
    m_attempts->setEmptyText(tr("No refused or unanswered flow was seen at the border. That proves "
                                "nothing: nobody may have tried, or no exporter looked."));
    tabs->addTab(m_attempts, tr("Ref&used or Unanswered"));
    offerConversations(m_attempts);
    content()->addWidget(tabs, 1);
    addEdit(flows, tr("&Accept…"), true, [this] { ask(scope::Verdict::Accepted); });
    addEdit(flows, tr("&Reject…"), true, [this] { ask(scope::Verdict::Rejected); });
    addEdit(flows, tr("&Temporary…"), true, [this] { ask(scope::Verdict::Temporary); });
    addEdit(flows, tr("&Exception…"), true, [this] { ask(scope::Verdict::Exception); });
    addEdit(flows, tr("&Open Again"), true, [this] { judge({}); });
    offerConversations(flows);
}

ScopeStep::Make BorderStep::maker() const
{
    return [](const ScopeStatePtr& state, const ScopePlanPtr&) {
        return Tables {borderRows(state), findingRows(state, "1.2.6"), attemptRows(state)};
    };
}

void BorderStep::shown()
{
    int all = 0;
    int decided = 0;
    if (const ScopeTablePtr& rows = table()->table())
        for (const ScopeRow& row : rows->rows) {
            const auto& c = rows->state->model->conversations[static_cast<std::size_t>(row.id)];
            ++all;
            // what is only taken for granted is no decision
            decided += c.decision != scope::kNone && c.verdict != scope::Verdict::Undecided ? 1 : 0;
        }
    m_progress->setRange(0, std::max(all, 1));
    m_progress->setValue(decided);
    m_progress->setVisible(all > 0);
    m_progress->setFormat(tr("%1 of %2 flows are decided").arg(decided).arg(all));
}

bool BorderStep::judge(const scope::Judgement& judgement)
{
    if (!table()->table())
        return false;
    return edit(tr("Decide about flows"),
        [state = table()->table()->state, ids = table()->selected(), judgement](
            scope::Answers& answers) {
            return scope::decide(answers, *state->model, ids, judgement);
        });
}

void BorderStep::ask(scope::Verdict verdict)
{
    const std::vector<std::uint32_t> ids = table()->selected();
    if (ids.empty())
        return;
    const ScopeStatePtr state = table()->table()->state;
    const std::int32_t decision = state->model->conversations[ids.front()].decision;
    const scope::Decision before = decision == scope::kNone
        ? scope::Decision {}
        : state->model->answers.decisions[static_cast<std::size_t>(decision)];
    const bool temporary = verdict == scope::Verdict::Temporary;
    QString explanation = tr("For %Ln flow(s).", nullptr, static_cast<int>(ids.size()));
    if (verdict == scope::Verdict::Exception)
        explanation += u' '
            + tr("An exception is for a system that only receives and brings no risk back; the "
                 "analysis is kept for the assessor.");
    auto* form = new ScopeForm(tr("Decide: %1").arg(scopeWord(verdict)), explanation,
        verdict == scope::Verdict::Rejected ? tr("Reject") : tr("Keep"), this);
    QLineEdit* const reason = form->addText(tr("&Justification:"),
        QString::fromStdString(before.justification), tr("the business outcome, not the system"));
    QStringList words = scopeWords<scope::Carries>(kCarries);
    words.front() = tr("not known");
    QComboBox* const carries = form->addChoice(
        tr("Carries account &data:"), words, static_cast<int>(before.accountData));
    QLineEdit* const evidence
        = form->addText(tr("&Evidence:"), QString::fromStdString(before.evidence));
    scope::Mitigation mitigation = before.mitigation.value_or(scope::Mitigation {});
    QLineEdit* const feature = form->addText(tr("Security &feature:"),
        QString::fromStdString(mitigation.feature), tr("what makes an insecure service safe"));
    ScopeForm::DateField until;
    if (temporary)
        until = form->addDate(tr("&Until"),
            dayFromString(QDate::currentDate().addMonths(1).toString(Qt::ISODate).toStdString()));
    form->onDone([this, verdict, reason, carries, evidence, until, temporary, feature,
                     mitigation]() -> QString {
        scope::Judgement judgement {verdict, reason->text().trimmed().toStdString(), {},
            static_cast<scope::Carries>(carries->currentIndex()),
            evidence->text().trimmed().toStdString()};
        if (const std::string safe = feature->text().trimmed().toStdString();
            safe != mitigation.feature) {
            judgement.mitigation = mitigation;
            judgement.mitigation->feature = safe;
        }
        if (temporary)
            judgement.until = until.day();
        if (verdict == scope::Verdict::Exception && judgement.justification.empty())
            return tr("An exception needs a reason.");
        if (verdict == scope::Verdict::Exception && judgement.accountData == scope::Carries::Yes)
            return tr("What carries account data is no exception.");
        if (temporary && !judgement.until)
            return tr("A temporary permission needs a date.");
        judge(judgement);
        return {};
    });
    form->open();
}

} // namespace nb
