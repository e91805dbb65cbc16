// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/jobrow.h"

#include "ui/text/elidedlabel.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace nb {

namespace {

constexpr int kBarSteps = 1000;

QLabel* plainLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

/// A sign and a word beside the colour.
QString markOf(JobState state)
{
    switch (state) {
    case JobState::Failed:
        return JobRow::tr("✗ Failed");
    case JobState::Partial:
        return JobRow::tr("▲ Note");
    case JobState::Cancelled:
        return JobRow::tr("○ Cancelled");
    default:
        return JobRow::tr("✓ Done");
    }
}

} // namespace

JobRow::JobRow(JobId id, QWidget* parent)
    : QFrame(parent)
    , m_id(id)
{
    setAutoFillBackground(true);
    createControls();
}

void JobRow::createControls()
{
    m_mark = new QLabel(this);
    m_mark->setTextFormat(Qt::PlainText);
    m_text = plainLabel(this);
    m_title = new ElidedLabel(this);
    m_advice = plainLabel(this);
    m_details = plainLabel(this);
    m_bar = new QProgressBar(this);
    m_bar->setTextVisible(false);
    m_bar->setMaximumHeight(fontMetrics().height() * 2 / 3);
    m_rate = new QLabel(this);
    m_rate->setTextFormat(Qt::PlainText);
    m_rate->setForegroundRole(QPalette::PlaceholderText);
    const auto button = [this](const QString& text) {
        auto* b = new QToolButton(this);
        b->setText(text);
        b->setFocusPolicy(Qt::StrongFocus);
        return b;
    };
    m_cancel = button(tr("Cancel"));
    m_more = button(tr("Details"));
    m_more->setCheckable(true);
    m_copy = button(tr("Copy"));
    m_copy->setToolTip(tr("Copy this message"));
    m_reveal = button(tr("Show in Folder"));
    m_dismiss = button(tr("Dismiss"));
    arrange();
    connect(m_cancel, &QToolButton::clicked, this, [this] { Q_EMIT cancelRequested(m_id); });
    connect(m_dismiss, &QToolButton::clicked, this, [this] { Q_EMIT dismissRequested(m_id); });
    connect(m_reveal, &QToolButton::clicked, this, [this] { Q_EMIT revealRequested(m_path); });
    connect(m_more, &QToolButton::toggled, m_details, &QLabel::setVisible);
    connect(m_copy, &QToolButton::clicked, this, &JobRow::copyText);
}

void JobRow::arrange()
{
    // Signs, texts and buttons each have a column, so that rows under each other line up.
    int markWidth = 0;
    for (const JobState state :
        {JobState::Finished, JobState::Partial, JobState::Failed, JobState::Cancelled})
        markWidth = std::max(markWidth, fontMetrics().horizontalAdvance(markOf(state)));
    m_mark->setFixedWidth(markWidth + fontMetrics().averageCharWidth());
    const int line = m_cancel->sizeHint().height(); // the sign and the first words on one line
    m_mark->setFixedHeight(line);
    m_text->setMinimumHeight(line);
    // a widget, not a layout: a layout of hidden widgets would keep the texts beside it narrow
    m_running = new QWidget(this);
    auto* facts = new QHBoxLayout;
    facts->addWidget(m_title, 1);
    facts->addWidget(m_rate);
    auto* running = new QVBoxLayout(m_running);
    running->setContentsMargins(0, 0, 0, 0);
    running->setSpacing(3);
    running->addLayout(facts);
    running->addWidget(m_bar);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(3);
    texts->addWidget(m_text);
    texts->addWidget(m_running);
    texts->addWidget(m_advice);
    texts->addWidget(m_details);
    auto* buttons = new QHBoxLayout;
    for (QToolButton* b : {m_more, m_reveal, m_copy, m_dismiss, m_cancel})
        buttons->addWidget(b);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 5, 8, 5);
    layout->addWidget(m_mark, 0, Qt::AlignTop);
    layout->addLayout(texts, 1);
    layout->addLayout(buttons);
    layout->setAlignment(buttons, Qt::AlignTop);
    m_details->hide();
}

void JobRow::update(const JobEntry& job, const FlowFormat& format)
{
    m_state = job.state;
    const bool ended = isEnded(job.state);
    m_running->setVisible(!ended);
    m_cancel->setVisible(!ended);
    m_text->setVisible(ended);
    m_mark->setVisible(ended);
    m_advice->setVisible(ended && !job.outcome.advice.isEmpty());
    m_more->setVisible(ended && !job.outcome.details.isEmpty());
    m_copy->setVisible(ended);
    m_path = job.outcome.path;
    m_reveal->setVisible(ended && !m_path.isEmpty());
    m_dismiss->setVisible(ended);
    if (ended)
        showResult(job);
    else
        showRunning(job, format);
    const QString name = ended ? m_text->text() : m_title->text();
    m_bar->setAccessibleName(tr("Progress of %1").arg(job.title));
    m_cancel->setAccessibleName(tr("Cancel %1").arg(job.title));
    m_more->setAccessibleName(tr("Details of %1").arg(name));
    m_reveal->setAccessibleName(tr("Show in folder: %1").arg(name));
    m_copy->setAccessibleName(tr("Copy message: %1").arg(name));
    m_dismiss->setAccessibleName(tr("Dismiss: %1").arg(name));
    updateColors();
}

void JobRow::showRunning(const JobEntry& job, const FlowFormat& format)
{
    m_cancel->setEnabled(job.state != JobState::Cancelling);
    QString text = plainLine(job.title);
    if (job.state == JobState::Cancelling)
        text = tr("%1 – cancelling…").arg(text);
    else if (job.state == JobState::Queued)
        text = tr("%1 – waiting").arg(text);
    m_title->setText(text);
    const auto amount = [&](std::uint64_t value) {
        return job.isBytes ? format.bytes(value) : format.count(value);
    };
    const JobProgress& progress = job.progress;
    if (progress.total && *progress.total > 0) {
        m_bar->setRange(0, kBarSteps);
        m_bar->setValue(static_cast<int>(
            static_cast<double>(progress.done) * kBarSteps / static_cast<double>(*progress.total)));
    } else {
        m_bar->setRange(0, job.state == JobState::Queued ? kBarSteps : 0);
    }
    QStringList facts;
    if (progress.done > 0)
        facts << (progress.total
                ? tr("%1 of %2").arg(amount(progress.done), amount(*progress.total))
                : amount(progress.done));
    if (job.perSecond > 0)
        facts << tr("%1/s").arg(amount(static_cast<std::uint64_t>(job.perSecond)));
    if (job.remaining && job.remaining->count() > 1)
        facts << tr("%1 left").arg(format.duration(*job.remaining));
    m_rate->setText(facts.join(QStringLiteral(" · ")));
}

void JobRow::showResult(const JobEntry& job)
{
    m_mark->setText(markOf(job.state));
    m_text->setText(plainLine(job.outcome.summary));
    m_advice->setText(plainLine(job.outcome.advice));
    m_details->setText(job.outcome.details);
}

void JobRow::updateColors()
{
    QPalette colors = parentWidget() ? parentWidget()->palette() : palette();
    ColorRole background = ColorRole::Surface;
    ColorRole text = ColorRole::Text;
    if (m_state == JobState::Failed) {
        background = ColorRole::ErrorBackground;
        text = ColorRole::ErrorText;
    } else if (m_state == JobState::Partial) {
        background = ColorRole::WarningBackground;
        text = ColorRole::WarningText;
    }
    const bool dark = isDark(colors);
    colors.setColor(QPalette::Window, themeColor(background, dark));
    colors.setColor(QPalette::WindowText, themeColor(text, dark));
    if (colors != palette())
        setPalette(colors);
}

void JobRow::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::ParentChange)
        updateColors();
}

void JobRow::copyText()
{
    QStringList lines {m_text->text()};
    for (const QLabel* label : {m_advice, m_details})
        if (!label->text().isEmpty())
            lines << label->text();
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace nb
