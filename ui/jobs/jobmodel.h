// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/job.h"

#include <QAbstractListModel>
#include <QElapsedTimer>
#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace nb {

enum class JobState
{
    Queued,
    Running,
    Cancelling, ///< asked to stop, not there yet
    Finished,
    Partial, ///< done, but not all of the input could be used
    Failed,
    Cancelled,
};
[[nodiscard]] constexpr bool isEnded(JobState state)
{
    return state >= JobState::Finished;
}

/// How a job ended, in words for the user. Plain text.
struct JobOutcome
{
    JobState state = JobState::Finished; ///< an ended one
    QString summary {}; ///< one line: what happened
    QString advice {}; ///< what to do about it; empty when nothing
    QString details {}; ///< more lines, to be opened; may be empty
    QString path {}; ///< the file it is about, to be shown in its folder; may be empty
};

using JobId = std::uint64_t;

/// A piece of background work as the user sees it.
struct JobEntry
{
    JobId id = 0;
    QString title {};
    JobState state = JobState::Queued;
    JobProgress progress {};
    bool isBytes = true; ///< the unit of the progress
    double perSecond = 0; ///< 0: not known yet
    std::optional<std::chrono::seconds> remaining {};
    JobOutcome outcome {};
    QElapsedTimer clock {};
};

/// The jobs, oldest first, kept until dismissed. GUI thread.
class JobModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role
    {
        IdRole = Qt::UserRole + 1,
        StateRole, ///< JobState as int
    };
    using QAbstractListModel::QAbstractListModel;

    JobId add(const QString& title, bool isBytes);
    void setState(JobId id, JobState state);
    void setProgress(JobId id, const JobProgress& progress);
    /// Ends a job; anything after the first end is ignored.
    void end(JobId id, const JobOutcome& outcome);
    /// Removes an ended job.
    void dismiss(JobId id);
    void dismissEnded();

    [[nodiscard]] const JobEntry* job(JobId id) const;
    [[nodiscard]] const std::vector<JobEntry>& jobs() const { return m_jobs; }
    /// Jobs that have not ended.
    [[nodiscard]] int activeCount() const { return m_active; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    void jobAdded(nb::JobId id);
    void jobChanged(nb::JobId id);
    void jobEnded(nb::JobId id);
    void jobDismissed(nb::JobId id);
    void activeCountChanged(int count);

private:
    [[nodiscard]] int rowOf(JobId id) const;
    [[nodiscard]] int unfinishedRowOf(JobId id) const; ///< -1 when it ended or is unknown
    void notify(int row);
    void setActive(int count);

    std::vector<JobEntry> m_jobs; ///< by ascending id
    JobId m_lastId = 0;
    int m_active = 0;
};

} // namespace nb
