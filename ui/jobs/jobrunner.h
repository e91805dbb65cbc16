// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/jobmodel.h"

#include <QObject>
#include <QThreadPool>

#include <deque>
#include <functional>
#include <map>
#include <stop_token>

namespace nb {

/// The work of a job; runs in a worker thread, polls the token, ends by returning. What it throws
/// becomes a failure the user sees.
using JobWork = std::function<JobOutcome(const ProgressFn&, std::stop_token)>;

/// Runs jobs in the background and keeps the model true: progress at most ten times a second,
/// exactly one end for each job. Jobs of the Import lane run one after another, others beside
/// them. Destruction cancels all and waits for them. GUI thread.
class JobRunner : public QObject
{
    Q_OBJECT
public:
    enum class Lane
    {
        Import, ///< one at a time, in order
        Side, ///< beside imports
    };

    explicit JobRunner(QObject* parent = nullptr);
    ~JobRunner() override;

    [[nodiscard]] JobModel& model() { return m_model; }

    /// `ended` is called in the GUI thread after the model shows the end.
    JobId start(Lane lane, const QString& title, bool isBytes, JobWork work,
        std::function<void(const JobOutcome&)> ended = {});
    /// Shown at once; a waiting job ends at once, a running one as soon as its work returns.
    void cancel(JobId id);
    void cancelAll();
    [[nodiscard]] bool idle() const { return m_jobs.empty(); }

Q_SIGNALS:
    void becameIdle();

private:
    struct Job
    {
        Lane lane = Lane::Side;
        JobWork work;
        std::function<void(const JobOutcome&)> ended;
        std::stop_source stop {};
        bool running = false;
    };
    void run(JobId id);
    void runNextImport();
    void finish(JobId id, const JobOutcome& outcome);

    JobModel m_model;
    std::map<JobId, Job> m_jobs; ///< not ended yet
    QThreadPool m_pool;
};

} // namespace nb
