// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/flows/flowformat.h"
#include "ui/jobs/jobrunner.h"

#include <QTimer>
#include <QWidget>

#include <map>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace nb {

class JobRow;

/// The list of running and ended jobs. Waiting jobs are counted, not listed, and of the results
/// that are fine the latest kMaxRows are kept. GUI thread.
class JobPanel : public QWidget
{
    Q_OBJECT
public:
    static constexpr std::size_t kMaxRows = 100;

    explicit JobPanel(JobRunner& runner, QWidget* parent = nullptr);
    void setFormat(const FlowFormat& format) { m_format = format; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void jobChanged(JobId id);
    void jobDismissed(JobId id);
    void updateSummary();
    void dropOldRows();

    JobRunner& m_runner;
    FlowFormat m_format;
    QTimer m_summarySoon;
    std::map<JobId, JobRow*> m_rows;
    QVBoxLayout* m_list = nullptr;
    QScrollArea* m_scroll = nullptr;
    QLabel* m_summary = nullptr;
    QPushButton* m_cancelAll = nullptr;
    QPushButton* m_dismissAll = nullptr;
};

} // namespace nb
