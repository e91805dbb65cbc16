// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/jobrunner.h"

#include <QFuture>
#include <QMetaObject>
#include <QPointer>
#include <QtConcurrentRun>

#include <algorithm>
#include <exception>
#include <utility>

namespace nb {

namespace {

constexpr std::chrono::milliseconds kProgressInterval {100};

/// Passes progress on at most ten times a second. Used by one worker thread.
class ProgressThrottle
{
public:
    explicit ProgressThrottle(std::function<void(const JobProgress&)> sink)
        : m_sink(std::move(sink))
    {
    }
    void operator()(const JobProgress& progress)
    {
        if (m_clock.isValid() && m_clock.elapsed() < kProgressInterval.count())
            return;
        m_clock.start();
        m_sink(progress);
    }

private:
    std::function<void(const JobProgress&)> m_sink;
    QElapsedTimer m_clock;
};

JobOutcome crashed(const QString& reason)
{
    return {JobState::Failed, JobRunner::tr("This stopped because of a fault in the program."),
        JobRunner::tr("What was there before is untouched. Try again; if it happens again, report "
                      "it with Help ▸ Report a Problem."),
        reason};
}

} // namespace

JobRunner::JobRunner(QObject* parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(3); // one import and two beside it
}

JobRunner::~JobRunner()
{
    for (auto& [id, job] : m_jobs)
        job.stop.request_stop();
    m_pool.waitForDone();
}

JobId JobRunner::start(Lane lane, const QString& title, bool isBytes, JobWork work,
    std::function<void(const JobOutcome&)> ended)
{
    const JobId id = m_model.add(title, isBytes);
    m_jobs[id] = Job {.lane = lane, .work = std::move(work), .ended = std::move(ended)};
    if (lane == Lane::Import)
        runNextImport();
    else
        run(id);
    return id;
}

void JobRunner::runNextImport()
{
    JobId next = 0;
    for (const auto& [id, job] : m_jobs) {
        if (job.lane != Lane::Import)
            continue;
        if (job.running)
            return;
        if (next == 0)
            next = id;
    }
    if (next != 0)
        run(next);
}

void JobRunner::run(JobId id)
{
    Job& job = m_jobs.at(id);
    job.running = true;
    m_model.setState(id, JobState::Running);
    auto report = [self = QPointer(this), id](const JobProgress& progress) {
        // queued: arrives in the GUI thread, and not at all once the runner is gone
        QMetaObject::invokeMethod(
            self.data(), [self, id, progress] { self->m_model.setProgress(id, progress); },
            Qt::QueuedConnection);
    };
    auto task = [work = std::move(job.work), report, stop = job.stop.get_token()] {
        try {
            ProgressThrottle throttle(report);
            return work([&throttle](const JobProgress& p) { throttle(p); }, stop);
        } catch (const std::exception& e) {
            return crashed(QString::fromUtf8(e.what()));
        }
    };
    QtConcurrent::run(&m_pool, std::move(task)).then(this, [this, id](const JobOutcome& outcome) {
        finish(id, outcome);
    });
}

void JobRunner::finish(JobId id, const JobOutcome& outcome)
{
    const auto it = m_jobs.find(id);
    if (it == m_jobs.end())
        return;
    const auto ended = std::move(it->second.ended);
    m_jobs.erase(it);
    m_model.end(id, outcome);
    if (ended)
        ended(outcome);
    runNextImport();
    if (m_jobs.empty())
        Q_EMIT becameIdle();
}

void JobRunner::cancel(JobId id)
{
    const auto it = m_jobs.find(id);
    if (it == m_jobs.end())
        return;
    it->second.stop.request_stop();
    if (it->second.running)
        m_model.setState(id, JobState::Cancelling);
    else
        finish(id, {JobState::Cancelled, tr("Cancelled before it began."), {}, {}});
}

void JobRunner::cancelAll()
{
    std::vector<JobId> ids;
    for (const auto& [id, job] : m_jobs)
        ids.push_back(id);
    // the waiting ones first, or ending the running one would start the next
    std::ranges::reverse(ids);
    for (const JobId id : ids)
        cancel(id);
}

} // namespace nb
