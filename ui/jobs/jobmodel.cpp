// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/jobmodel.h"

#include <algorithm>

namespace nb {

int JobModel::rowOf(JobId id) const
{
    const auto it = std::ranges::lower_bound(m_jobs, id, {}, &JobEntry::id);
    return it != m_jobs.end() && it->id == id ? static_cast<int>(it - m_jobs.begin()) : -1;
}

const JobEntry* JobModel::job(JobId id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_jobs[static_cast<std::size_t>(row)];
}

int JobModel::unfinishedRowOf(JobId id) const
{
    const int row = rowOf(id);
    return row >= 0 && !isEnded(m_jobs[static_cast<std::size_t>(row)].state) ? row : -1;
}

void JobModel::notify(int row)
{
    Q_EMIT dataChanged(index(row), index(row));
    Q_EMIT jobChanged(m_jobs[static_cast<std::size_t>(row)].id);
}

void JobModel::setActive(int count)
{
    if (m_active == count)
        return;
    m_active = count;
    Q_EMIT activeCountChanged(count);
}

JobId JobModel::add(const QString& title, bool isBytes)
{
    const int row = static_cast<int>(m_jobs.size());
    beginInsertRows({}, row, row);
    m_jobs.push_back(JobEntry {.id = ++m_lastId, .title = title, .isBytes = isBytes});
    endInsertRows();
    Q_EMIT jobAdded(m_lastId);
    setActive(m_active + 1);
    return m_lastId;
}

void JobModel::setState(JobId id, JobState state)
{
    const int row = unfinishedRowOf(id);
    if (row < 0 || isEnded(state))
        return;
    JobEntry& job = m_jobs[static_cast<std::size_t>(row)];
    // a job that was cancelled while waiting does not look as if it ran
    if (job.state == JobState::Cancelling && state == JobState::Running)
        return;
    job.state = state;
    if (state == JobState::Running)
        job.clock.start();
    notify(row);
}

void JobModel::setProgress(JobId id, const JobProgress& progress)
{
    const int row = unfinishedRowOf(id);
    if (row < 0)
        return;
    JobEntry& job = m_jobs[static_cast<std::size_t>(row)];
    job.progress = progress;
    const double seconds
        = job.clock.isValid() ? static_cast<double>(job.clock.elapsed()) / 1000.0 : 0.0;
    if (seconds > 0.5) {
        job.perSecond = static_cast<double>(progress.done) / seconds;
        job.remaining.reset();
        if (progress.total && *progress.total >= progress.done && job.perSecond > 0)
            job.remaining = std::chrono::seconds {static_cast<std::int64_t>(
                static_cast<double>(*progress.total - progress.done) / job.perSecond)};
    }
    notify(row);
}

void JobModel::end(JobId id, const JobOutcome& outcome)
{
    const int row = unfinishedRowOf(id);
    if (row < 0)
        return;
    JobEntry& job = m_jobs[static_cast<std::size_t>(row)];
    job.state = outcome.state;
    job.outcome = outcome;
    notify(row);
    Q_EMIT jobEnded(id);
    setActive(m_active - 1);
}

void JobModel::dismiss(JobId id)
{
    const int row = rowOf(id);
    if (row < 0 || !isEnded(m_jobs[static_cast<std::size_t>(row)].state))
        return;
    beginRemoveRows({}, row, row);
    m_jobs.erase(m_jobs.begin() + row);
    endRemoveRows();
    Q_EMIT jobDismissed(id);
}

void JobModel::dismissEnded()
{
    std::vector<JobId> ended;
    for (const JobEntry& job : m_jobs)
        if (isEnded(job.state))
            ended.push_back(job.id);
    for (const JobId id : ended)
        dismiss(id);
}

int JobModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_jobs.size());
}

QVariant JobModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const JobEntry& job = m_jobs[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return isEnded(job.state) ? job.outcome.summary : job.title;
    case IdRole:
        return QVariant::fromValue(job.id);
    case StateRole:
        return static_cast<int>(job.state);
    default:
        return {};
    }
}

} // namespace nb
