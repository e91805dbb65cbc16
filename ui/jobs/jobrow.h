// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/flows/flowformat.h"
#include "ui/jobs/jobmodel.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QToolButton;

namespace nb {

class ElidedLabel;

/// One job in the panel: progress with Cancel while it runs, its result with Details, the way to
/// its file, Copy and Dismiss afterwards. GUI thread.
class JobRow : public QFrame
{
    Q_OBJECT
public:
    JobRow(JobId id, QWidget* parent = nullptr);

    void update(const JobEntry& job, const FlowFormat& format);
    [[nodiscard]] JobId id() const { return m_id; }

Q_SIGNALS:
    void cancelRequested(nb::JobId id);
    void dismissRequested(nb::JobId id);
    /// The file the job was about is to be shown where it is.
    void revealRequested(const QString& path);

protected:
    void changeEvent(QEvent* event) override;

private:
    void createControls();
    void arrange();
    void showRunning(const JobEntry& job, const FlowFormat& format);
    void showResult(const JobEntry& job);
    void updateColors();
    void copyText();

    JobId m_id;
    JobState m_state = JobState::Queued;
    QLabel* m_mark = nullptr;
    QString m_path;
    QWidget* m_running = nullptr; ///< what is shown while it runs
    ElidedLabel* m_title = nullptr;
    QLabel* m_text = nullptr; ///< the result
    QLabel* m_advice = nullptr;
    QLabel* m_details = nullptr;
    QProgressBar* m_bar = nullptr;
    QLabel* m_rate = nullptr;
    QToolButton* m_cancel = nullptr;
    QToolButton* m_more = nullptr;
    QToolButton* m_copy = nullptr;
    QToolButton* m_reveal = nullptr;
    QToolButton* m_dismiss = nullptr;
};

} // namespace nb
