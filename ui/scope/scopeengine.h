// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/planchoices.h"
#include "ui/jobs/latestrequest.h"
#include "ui/mainwindow/workspacesession.h"
#include "ui/scope/scopestate.h"

#include <QObject>
#include <QThreadPool>
#include <QUndoStack>

#include <functional>

namespace nb {

/// The scope of the open workspace: reads flows and answers, works out what follows from a change
/// of answers, keeps them in the workspace after each change, and undoes them. All work is done in
/// workers; a newer change makes the work for an older one void. GUI thread.
class ScopeEngine : public QObject
{
    Q_OBJECT
public:
    using Change = std::function<Result<void>(scope::Answers&)>;

    explicit ScopeEngine(QObject* parent = nullptr);
    ~ScopeEngine() override;

    /// Waits for edits that are being kept.
    void setSession(const WorkspaceSessionPtr& session);
    void setStore(FlowStorePtr store);
    /// Reads the flows when they are newer than what is shown; a page calls it when it is seen.
    void load();
    /// Limits the flows; kept in the workspace.
    void setPeriod(const TimeRange& period);

    [[nodiscard]] const WorkspaceSessionPtr& session() const { return m_session; }
    [[nodiscard]] const TimeRange& period() const { return m_period; }
    /// The newest answers, which the state may not know yet.
    [[nodiscard]] const scope::Answers& answers() const { return *m_answers; }
    /// Null before anything was read.
    [[nodiscard]] const ScopeStatePtr& state() const { return m_state; }
    [[nodiscard]] const ScopePlanPtr& plan() const { return m_plan; }
    /// Made of the newest answers and options.
    [[nodiscard]] bool planIsCurrent() const;
    [[nodiscard]] bool isBusy() const { return m_load.isRunning() || m_classify.isRunning(); }
    [[nodiscard]] bool isPlanning() const { return m_planning.isRunning(); }
    [[nodiscard]] bool isCurrent() const { return m_state && !isBusy() && !m_stale; }
    /// Why answers cannot be changed; empty when they can.
    [[nodiscard]] QString lockedReason() const;

    /// Changes the answers, keeps and applies them; `text` names it for undo. An error of the
    /// change, or a workspace that cannot be written, is told by failed() and changes nothing.
    bool edit(const QString& text, const Change& change);
    [[nodiscard]] QUndoStack& undoStack() { return m_undo; }
    /// For the undo commands.
    void apply(const std::shared_ptr<const scope::Answers>& answers);

    /// What the recommendation is made with; kept in the workspace.
    [[nodiscard]] const scope::PlanChoices& choices() const { return m_choices; }
    /// Keeps other choices, and makes the recommendation anew.
    void setChoices(const scope::PlanChoices& choices);
    void makePlan();
    [[nodiscard]] QThreadPool& pool() { return m_pool; }
    /// Where what is written to the workspace is written, one after the other; waited for before
    /// the workspace closes.
    [[nodiscard]] QThreadPool& editPool() { return m_editPool; }

Q_SIGNALS:
    void stateChanged();
    void planChanged();
    void busyChanged();
    void failed(const nb::Error& error);

private:
    struct Loaded
    {
        scope::Answers answers;
        ScopeStatePtr state;
    };
    static Result<Loaded> read(const WorkspaceSessionPtr& session, const FlowStorePtr& store,
        const TimeRange& period, std::optional<scope::Answers> answers, std::stop_token stop);
    void keep(const std::shared_ptr<const scope::Answers>& answers);
    void classify();
    void readPeriod();
    void keepSetting(std::string_view key, std::string value);

    QThreadPool m_pool;
    QThreadPool m_editPool;
    WorkspaceSessionPtr m_session;
    FlowStorePtr m_store;
    TimeRange m_period;
    std::shared_ptr<const scope::Answers> m_answers; ///< never null
    bool m_haveAnswers = false; ///< they were read from the workspace
    ScopeStatePtr m_state;
    ScopePlanPtr m_plan;
    scope::PlanChoices m_choices;
    bool m_stale = true; ///< the flows are newer than the state
    QUndoStack m_undo;
    LatestRequest<Loaded> m_load;
    LatestRequest<ScopeStatePtr> m_classify;
    LatestRequest<ScopePlanPtr> m_planning;
    LatestRequest<bool> m_keeping; ///< answers
    LatestRequest<bool> m_keepingSetting; ///< apart, so that neither hides that the other failed
};

} // namespace nb
