// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pivots/pathspanel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace nb {

PathsPanel::PathsPanel(QWidget* parent)
    : QWidget(parent)
    , m_from(new QLineEdit(this))
    , m_to(new QLineEdit(this))
    , m_remote(new QCheckBox(tr("&Remote control only"), this))
    , m_unbroken(new QCheckBox(tr("&Without waiting"), this))
    , m_find(new QPushButton(tr("Find &Paths"), this))
    , m_status(new QLabel(this))
    , m_list(new QTreeWidget(this))
{
    m_from->setPlaceholderText(tr("From address"));
    m_from->setAccessibleName(tr("Path from"));
    m_to->setPlaceholderText(tr("To address"));
    m_to->setAccessibleName(tr("Path to"));
    m_unbroken->setToolTip(tr("Each step starts while the one before is open, or seconds after"));
    m_status->setTextFormat(Qt::PlainText);
    m_status->setWordWrap(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAccessibleName(tr("Paths"));
    m_list->setHeaderLabels(
        {tr("Hosts"), tr("Services"), tr("Start"), tr("Arrival"), tr("Without waiting")});
    m_list->header()->setStretchLastSection(false);
    auto* line = new QHBoxLayout;
    line->setSpacing(4);
    line->addWidget(m_from, 1);
    line->addWidget(new QLabel(QStringLiteral("→"), this));
    line->addWidget(m_to, 1);
    line->addWidget(m_remote);
    line->addWidget(m_unbroken);
    line->addWidget(m_find);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 0);
    layout->setSpacing(3);
    layout->addLayout(line);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_status);
    connect(m_find, &QPushButton::clicked, this, &PathsPanel::searchRequested);
    for (QLineEdit* edit : {m_from, m_to})
        connect(edit, &QLineEdit::returnPressed, this, &PathsPanel::searchRequested);
    connect(m_list, &QTreeWidget::itemActivated, this, &PathsPanel::choose);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QTreeWidget::customContextMenuRequested, this, &PathsPanel::openMenu);
    clear();
}

void PathsPanel::setFormat(const FlowFormat& format)
{
    m_format = format;
}

void PathsPanel::setFrom(const QString& host)
{
    m_from->setText(host);
}

void PathsPanel::setTo(const QString& host)
{
    m_to->setText(host);
}

bool PathsPanel::isComplete() const
{
    return !from().isEmpty() && !to().isEmpty();
}

QString PathsPanel::from() const
{
    return m_from->text().trimmed();
}

QString PathsPanel::to() const
{
    return m_to->text().trimmed();
}

bool PathsPanel::onlyRemoteControl() const
{
    return m_remote->isChecked();
}

bool PathsPanel::onlyUnbroken() const
{
    return m_unbroken->isChecked();
}

QString PathsPanel::statusText() const
{
    return m_status->text();
}

void PathsPanel::clear()
{
    m_paths = {};
    m_outcome = nullptr;
    m_list->clear();
    m_status->setText(tr("Name two hosts to find the ways from one to the other in the order of "
                         "time. Enter puts a way into the picture."));
}

void PathsPanel::setRunning()
{
    m_list->clear();
    m_status->setText(tr("Looking for paths…"));
}

void PathsPanel::setProblem(const QString& text)
{
    m_paths = {};
    m_list->clear();
    m_status->setText(text);
}

void PathsPanel::setPaths(const PivotOutcomePtr& outcome, const PathResult& paths)
{
    m_paths = paths;
    m_outcome = outcome;
    m_list->clear();
    const PivotAnalysis& analysis = *outcome->analysis;
    for (const TimedPath& path : paths.paths) {
        QStringList hosts;
        for (const PivotHost host : path.hosts)
            hosts << pivottext::host(analysis.address(host), outcome->names);
        QStringList services;
        for (const EpisodeId id : path.episodes)
            services << QString::fromStdString(analysis.serviceName(id));
        const std::int64_t start = analysis.facts().episodes[path.episodes.front()].start;
        const QString arrow = QStringLiteral(" → ");
        new QTreeWidgetItem(m_list,
            {hosts.join(arrow), services.join(arrow), m_format.time(fromMicroseconds(start)),
                m_format.time(fromMicroseconds(path.arrival)),
                path.unbroken ? tr("yes") : tr("no")});
    }
    for (int column = 0; column < m_list->columnCount(); ++column)
        m_list->resizeColumnToContents(column);
    QString text = paths.paths.empty()
        ? tr("There is no way in the order of time.")
        : tr("%Ln way(s), earliest arrival first. Enter puts one into the picture.", nullptr,
            static_cast<int>(paths.paths.size()));
    if (paths.truncated)
        text += QLatin1Char(' ') + tr("There may be more.");
    m_status->setText(text);
}

void PathsPanel::openMenu(const QPoint& pos)
{
    const int row = m_list->indexOfTopLevelItem(m_list->itemAt(pos));
    if (!m_outcome || row < 0 || static_cast<std::size_t>(row) >= m_paths.paths.size())
        return;
    std::vector<IpAddress> hosts;
    for (const PivotHost host : m_paths.paths[static_cast<std::size_t>(row)].hosts)
        hosts.push_back(m_outcome->analysis->address(host));
    Q_EMIT menuRequested(m_list->viewport()->mapToGlobal(pos), hosts);
}

void PathsPanel::choose()
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (row >= 0 && static_cast<std::size_t>(row) < m_paths.paths.size())
        Q_EMIT pathChosen(m_paths.paths[static_cast<std::size_t>(row)]);
}

} // namespace nb
