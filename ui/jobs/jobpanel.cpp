// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/jobpanel.h"

#include "ui/jobs/jobrow.h"

#include <QDesktopServices>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QUrl>
#include <QVBoxLayout>

namespace nb {

JobPanel::JobPanel(JobRunner& runner, QWidget* parent)
    : QWidget(parent)
    , m_runner(runner)
    , m_scroll(new QScrollArea(this))
    , m_summary(new QLabel(this))
    , m_cancelAll(new QPushButton(tr("Cancel &All"), this))
    , m_dismissAll(new QPushButton(tr("&Dismiss All"), this))
{
    setAccessibleName(tr("Imports"));
    m_summary->setTextFormat(Qt::PlainText);
    auto* content = new QWidget(m_scroll);
    m_list = new QVBoxLayout(content);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(2);
    m_list->addStretch();
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setAccessibleName(tr("List of imports"));
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_summary, 1);
    bottom->addWidget(m_cancelAll);
    bottom->addWidget(m_dismissAll);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(m_scroll, 1);
    layout->addLayout(bottom);
    // thousands of files may be dropped at once: count them once
    m_summarySoon.setSingleShot(true);
    connect(&m_summarySoon, &QTimer::timeout, this, [this] {
        dropOldRows();
        updateSummary();
    });
    JobModel& model = m_runner.model();
    connect(&model, &JobModel::jobAdded, &m_summarySoon, qOverload<>(&QTimer::start));
    connect(&model, &JobModel::jobChanged, this, &JobPanel::jobChanged);
    connect(&model, &JobModel::jobEnded, &m_summarySoon, qOverload<>(&QTimer::start));
    connect(&model, &JobModel::jobDismissed, this, &JobPanel::jobDismissed);
    connect(m_cancelAll, &QPushButton::clicked, &m_runner, &JobRunner::cancelAll);
    connect(m_dismissAll, &QPushButton::clicked, &model, &JobModel::dismissEnded);
    updateSummary();
}

QSize JobPanel::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 80, fontMetrics().height() * 8};
}

void JobPanel::jobChanged(JobId id)
{
    const JobEntry* job = m_runner.model().job(id);
    if (!job)
        return;
    auto it = m_rows.find(id);
    if (it == m_rows.end() && job->state == JobState::Cancelled) {
        // it never ran, so there is nothing to tell
        m_summarySoon.start();
        return;
    }
    if (it == m_rows.end()) {
        auto* row = new JobRow(id, m_scroll->widget());
        connect(row, &JobRow::cancelRequested, &m_runner, &JobRunner::cancel);
        connect(row, &JobRow::dismissRequested, &m_runner.model(), &JobModel::dismiss);
        connect(row, &JobRow::revealRequested, this, [](const QString& path) {
            QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath()));
        });
        m_list->insertWidget(0, row); // the newest is on top
        it = m_rows.emplace(id, row).first;
    }
    it->second->update(*job, m_format);
    m_summarySoon.start();
}

void JobPanel::jobDismissed(JobId id)
{
    if (const auto it = m_rows.find(id); it != m_rows.end()) {
        it->second->deleteLater();
        m_rows.erase(it);
    }
    m_summarySoon.start();
}

void JobPanel::dropOldRows()
{
    std::vector<JobId> fine;
    for (const JobEntry& job : m_runner.model().jobs())
        if (job.state == JobState::Finished || job.state == JobState::Cancelled)
            fine.push_back(job.id);
    for (std::size_t i = 0; i + kMaxRows < fine.size(); ++i)
        m_runner.model().dismiss(fine[i]);
}

void JobPanel::updateSummary()
{
    int waiting = 0;
    int ended = 0;
    for (const JobEntry& job : m_runner.model().jobs()) {
        waiting += job.state == JobState::Queued ? 1 : 0;
        ended += isEnded(job.state) ? 1 : 0;
    }
    const int active = m_runner.model().activeCount();
    if (waiting > 0)
        m_summary->setText(tr("%Ln more waiting", nullptr, waiting));
    else if (active == 0 && ended == 0)
        m_summary->setText(tr("Nothing is being imported. Drop files on the window to add them."));
    else
        m_summary->clear();
    m_cancelAll->setVisible(active > 1 || waiting > 0);
    m_dismissAll->setVisible(ended > 1);
}

void JobPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        for (const auto& [id, row] : m_rows)
            if (const JobEntry* job = m_runner.model().job(id))
                row->update(*job, m_format);
}

} // namespace nb
