// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope/scopeengine.h"

#include "core/ingest/collectorstatusjson.h"
#include "core/scope/scopestore.h"

#include <QUndoCommand>

#include <algorithm>

namespace nb {

namespace {

constexpr std::string_view kPeriodKey = "scope/period";

/// One change of the answers, both ways.
class AnswersCommand : public QUndoCommand
{
public:
    AnswersCommand(ScopeEngine& engine, const QString& text,
        std::shared_ptr<const scope::Answers> before, std::shared_ptr<const scope::Answers> after)
        : QUndoCommand(text)
        , m_engine(engine)
        , m_before(std::move(before))
        , m_after(std::move(after))
    {
    }
    void undo() override { m_engine.apply(m_before); }
    void redo() override { m_engine.apply(m_after); }

private:
    ScopeEngine& m_engine;
    std::shared_ptr<const scope::Answers> m_before;
    std::shared_ptr<const scope::Answers> m_after;
};

std::string author()
{
    for (const char* const name : {"USER", "USERNAME"})
        if (const QByteArray user = qgetenv(name); !user.isEmpty())
            return user.toStdString();
    return {};
}

ScopeStatePtr stateOf(scope::Model model, const ScopeState& about)
{
    auto state = std::make_shared<ScopeState>();
    state->inputs = about.inputs;
    state->status = about.status;
    state->period = about.period;
    state->result = scope::classify(model);
    state->model = std::make_shared<const scope::Model>(std::move(model));
    return state;
}

} // namespace

ScopeEngine::ScopeEngine(QObject* parent)
    : QObject(parent)
    , m_answers(std::make_shared<const scope::Answers>())
{
    constexpr int kUndoSteps = 50; // each keeps all answers
    m_undo.setUndoLimit(kUndoSteps);
    m_pool.setMaxThreadCount(2);
    m_editPool.setMaxThreadCount(1); // in their order
}

ScopeEngine::~ScopeEngine()
{
    m_load.cancel();
    m_classify.cancel();
    m_planning.cancel();
    m_pool.waitForDone();
    m_editPool.waitForDone();
}

void ScopeEngine::setSession(const WorkspaceSessionPtr& session)
{
    if (session == m_session)
        return;
    m_load.cancel();
    m_classify.cancel();
    m_planning.cancel();
    m_editPool.waitForDone();
    m_pool.waitForDone();
    m_session = session;
    m_store = nullptr;
    m_answers = std::make_shared<const scope::Answers>();
    m_haveAnswers = false;
    m_state = nullptr;
    m_plan = nullptr;
    m_period = {};
    m_choices = {};
    m_stale = true;
    m_undo.clear();
    readPeriod();
    if (const auto kept
        = m_session ? m_session->setting(scope::kPlanChoicesKey) : Result<std::string>("");
        kept && !kept->empty())
        m_choices = scope::planChoicesFromJson(*kept);
    Q_EMIT stateChanged();
    Q_EMIT planChanged();
}

void ScopeEngine::setStore(FlowStorePtr store)
{
    m_store = std::move(store);
    m_stale = true;
}

void ScopeEngine::readPeriod()
{
    const auto text
        = m_session ? m_session->setting(kPeriodKey) : Result<std::string>(std::string());
    if (!text)
        return;
    const std::size_t middle = text->find(' ');
    if (middle == std::string::npos)
        return;
    m_period.from = timestampFromString(text->substr(0, middle));
    m_period.to = timestampFromString(text->substr(middle + 1));
}

void ScopeEngine::setPeriod(const TimeRange& period)
{
    m_period = period;
    m_stale = true;
    const auto text = [](const std::optional<Timestamp>& time) {
        return time ? toString(*time) : std::string("-");
    };
    keepSetting(kPeriodKey, text(period.from) + " " + text(period.to));
    load();
}

void ScopeEngine::keepSetting(std::string_view key, std::string value)
{
    if (!m_session || m_session->readOnly())
        return;
    m_keepingSetting.start(
        m_editPool, this,
        [session = m_session, key, value = std::move(value)](std::stop_token) -> Result<bool> {
            if (const auto kept = session->setSetting(key, value); !kept)
                return kept.error();
            return true;
        },
        [this](const Result<bool>& kept) {
            if (!kept)
                Q_EMIT failed(kept.error());
        });
}

Result<ScopeEngine::Loaded> ScopeEngine::read(const WorkspaceSessionPtr& session,
    const FlowStorePtr& store, const TimeRange& period, std::optional<scope::Answers> answers,
    std::stop_token stop)
{
    Loaded loaded;
    ScopeState about;
    about.period = period;
    if (const Workspace* const workspace = session->workspace()) {
        if (!answers) {
            auto kept = scope::ScopeStore::open(*workspace);
            if (!kept)
                return kept.error();
            auto read = kept->answers();
            if (!read)
                return read.error();
            answers = std::move(read).value().value_or(scope::Answers {});
        }
        const auto imports = workspace->imports();
        if (!imports)
            return imports.error();
        for (const ImportInfo& import : *imports)
            about.inputs.push_back(import.name + " " + import.contentHash);
        std::ranges::sort(about.inputs);
    }
    loaded.answers = std::move(answers).value_or(scope::Answers {});
    if (const auto text = session->setting(kCollectorStatusKey); text && !text->empty())
        if (const auto status = collectorStatusFromJson(*text))
            about.status = *status;
    const auto traffic = scope::readTraffic(*store, period, stop);
    if (!traffic)
        return traffic.error();
    if (stop.stop_requested())
        return Error {ErrorCode::Cancelled, "cancelled"};
    loaded.state = stateOf(scope::buildModel(*traffic, loaded.answers), about);
    return loaded;
}

void ScopeEngine::load()
{
    if (!m_session || !m_store || !m_stale)
        return;
    m_stale = false;
    m_classify.cancel();
    std::optional<scope::Answers> answers;
    if (m_haveAnswers)
        answers = *m_answers;
    m_load.start(
        m_pool, this,
        [session = m_session, store = m_store, period = m_period, answers = std::move(answers)](
            std::stop_token stop) {
            return read(session, store, period, answers, std::move(stop));
        },
        [this](Result<Loaded> loaded) {
            if (!loaded) {
                m_stale = true;
                Q_EMIT busyChanged();
                Q_EMIT failed(loaded.error());
                return;
            }
            const bool answered = m_haveAnswers && *m_answers != loaded->answers;
            if (!m_haveAnswers)
                m_answers = std::make_shared<const scope::Answers>(std::move(loaded->answers));
            m_haveAnswers = true;
            m_state = loaded->state;
            Q_EMIT stateChanged();
            Q_EMIT busyChanged();
            if (answered) // while the flows were read
                classify();
        });
    Q_EMIT busyChanged();
}

QString ScopeEngine::lockedReason() const
{
    if (!m_session || !m_session->workspace())
        return tr("Open a workspace first.");
    if (m_session->readOnly())
        return tr("This workspace is open read-only, because a collector or another program writes "
                  "to it or you chose so. Answers cannot be changed.");
    if (!m_haveAnswers)
        return tr("The flows are still being read.");
    return {};
}

bool ScopeEngine::edit(const QString& text, const Change& change)
{
    if (const QString reason = lockedReason(); !reason.isEmpty()) {
        Q_EMIT failed({ErrorCode::Locked, reason.toStdString()});
        return false;
    }
    auto after = std::make_shared<scope::Answers>(*m_answers);
    if (const auto done = change(*after); !done) {
        Q_EMIT failed(done.error());
        return false;
    }
    if (*after != *m_answers)
        m_undo.push(new AnswersCommand(*this, text, m_answers, std::move(after)));
    return true;
}

void ScopeEngine::apply(const std::shared_ptr<const scope::Answers>& answers)
{
    m_answers = answers;
    keep(answers);
    classify();
}

void ScopeEngine::keep(const std::shared_ptr<const scope::Answers>& answers)
{
    m_keeping.start(
        m_editPool, this,
        [session = m_session, answers](std::stop_token) -> Result<bool> {
            auto store = scope::ScopeStore::open(*session->workspace());
            if (!store)
                return store.error();
            if (const auto kept = store->setAnswers(*answers, author()); !kept)
                return kept.error();
            return true;
        },
        [this](const Result<bool>& kept) {
            if (!kept)
                Q_EMIT failed(kept.error());
        });
}

void ScopeEngine::classify()
{
    if (!m_state)
        return;
    m_classify.start(
        m_pool, this,
        [state = m_state, answers = m_answers](std::stop_token) -> Result<ScopeStatePtr> {
            return stateOf(scope::withAnswers(*state->model, *answers), *state);
        },
        [this](Result<ScopeStatePtr> state) {
            if (state) {
                m_state = *state;
                Q_EMIT stateChanged();
            } else {
                Q_EMIT failed(state.error());
            }
            Q_EMIT busyChanged();
        });
    Q_EMIT busyChanged();
}

bool ScopeEngine::planIsCurrent() const
{
    return m_plan && m_plan->state == m_state && !m_planning.isRunning();
}

void ScopeEngine::setChoices(const scope::PlanChoices& choices)
{
    if (choices == m_choices)
        return;
    m_choices = choices;
    keepSetting(scope::kPlanChoicesKey, scope::toJson(choices));
    makePlan();
}

void ScopeEngine::makePlan()
{
    if (!m_state)
        return;
    m_planning.start(
        m_pool, this,
        [state = m_state, choices = m_choices](std::stop_token) -> Result<ScopePlanPtr> {
            auto plan = std::make_shared<ScopePlan>();
            plan->state = state;
            plan->options = scope::optionsOf(choices, *state->model);
            plan->recommendation = scope::recommend(*state->model, plan->options);
            plan->groups = scope::groupHosts(plan->recommendation.planned,
                plan->recommendation.after, plan->options.groupCut, plan->options.confirmed);
            return ScopePlanPtr(std::move(plan));
        },
        [this](Result<ScopePlanPtr> plan) {
            if (plan)
                m_plan = *plan;
            else
                Q_EMIT failed(plan.error());
            Q_EMIT planChanged();
            Q_EMIT busyChanged();
        });
    Q_EMIT busyChanged();
}

} // namespace nb
