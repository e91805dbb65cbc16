// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pivots/pivottoolbar.h"

#include "ui/graph/graphsearchbox.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QWidgetAction>

#include <cmath>

namespace nb {

namespace {

constexpr double kPerSecond = 1e6; // µs

} // namespace

PivotToolbar::PivotToolbar(GraphModel& model, GraphView& view, QWidget* parent)
    : QWidget(parent)
    , m_search(new GraphSearchBox(model, view, this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    createMode();
    createDetector();
    m_verdicts = addMenu({}, tr("Verdict"), tr("What you know about the finding and its hosts"));
    createView();
    createExport();
    createCase();
    layout->addStretch(1);
    layout->addWidget(m_search);
}

QToolButton* PivotToolbar::addButton(const QString& icon, const QString& text, const QString& tip)
{
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    if (!icon.isEmpty()) {
        button->setIcon(themeIcon(icon));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
    layout()->addWidget(button);
    return button;
}

QMenu* PivotToolbar::addMenu(const QString& icon, const QString& text, const QString& tip)
{
    QToolButton* const button = addButton(icon, text, tip);
    auto* menu = new QMenu(button);
    menu->setToolTipsVisible(true);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    return menu;
}

void PivotToolbar::createMode()
{
    m_mode = new QComboBox(this);
    m_mode->setAccessibleName(tr("How to look for pivots"));
    const auto add = [this](const QString& text, PivotMode mode, const QString& tip) {
        m_mode->addItem(text, static_cast<int>(mode));
        m_mode->setItemData(m_mode->count() - 1, tip, Qt::ToolTipRole);
    };
    add(tr("Live sessions"), PivotMode::Live,
        tr("The next step starts while the one before is open, or seconds after"));
    add(tr("Lateral, within a day"), PivotMode::Lateral,
        tr("The next step starts up to a day after the one before"));
    add(tr("Epsilon, to compare"), PivotMode::Epsilon,
        tr("All sequences of flows whose starts are close, by path"));
    add(tr("Naive, to compare"), PivotMode::Naive,
        tr("Any remote control that leaves a host after one came in"));
    m_epsilon = new QDoubleSpinBox(this);
    m_epsilon->setRange(0.001, 86'400);
    m_epsilon->setValue(30);
    m_epsilon->setDecimals(1);
    m_epsilon->setSuffix(tr(" s"));
    m_epsilon->setAccessibleName(tr("Longest time between two starts"));
    m_epsilon->setToolTip(m_epsilon->accessibleName());
    m_epsilon->setKeyboardTracking(false);
    m_epsilon->hide();
    layout()->addWidget(m_mode);
    layout()->addWidget(m_epsilon);
    m_run = addButton(QStringLiteral("edit-find"), tr("Find Pivots"), tr("Analyse the flows"));
    m_progress = new QProgressBar(this);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(fontMetrics().averageCharWidth() * 14);
    m_progress->setAccessibleName(tr("Analysing"));
    m_progress->hide();
    layout()->addWidget(m_progress);
    connect(m_mode, &QComboBox::currentIndexChanged, this, [this] {
        modeChosen();
        Q_EMIT modeChanged();
    });
    connect(m_epsilon, &QDoubleSpinBox::valueChanged, this, &PivotToolbar::modeChanged);
    connect(m_run, &QToolButton::clicked, this, [this] {
        if (m_running)
            Q_EMIT cancelRequested();
        else
            Q_EMIT runRequested();
    });
}

void PivotToolbar::createDetector()
{
    QMenu* const menu
        = addMenu({}, tr("Detector"), tr("What counts as a link: score, clocks and waiting time"));
    auto* fields = new QWidget(menu);
    auto* form = new QFormLayout(fields);
    const auto add = [&](const QString& label, const QString& tip, double most, int decimals,
                         const QString& suffix) {
        auto* box = new QDoubleSpinBox(fields);
        box->setRange(0, most);
        box->setDecimals(decimals);
        box->setSingleStep(decimals == 2 ? 0.05 : 1);
        box->setSuffix(suffix);
        box->setToolTip(tip);
        box->setAccessibleName(QString(label).remove(u'&').remove(u':'));
        box->setKeyboardTracking(false);
        form->addRow(label, box);
        connect(box, &QDoubleSpinBox::valueChanged, this, &PivotToolbar::optionsChanged);
        return box;
    };
    constexpr double kDay = 86'400;
    m_theta = add(tr("&Least score of a link:"),
        tr("theta: links that score less are not shown; chains are made of the others"), 1, 2, {});
    m_sigma = add(tr("&Clocks differ by up to:"),
        tr("sigma: how much earlier than its parent a session may seem to begin where two "
           "exporters saw them"),
        60, 1, tr(" s"));
    m_allowClocks = new QPushButton(fields);
    m_allowClocks->setToolTip(
        tr("So far apart are the clocks of exporters that saw the same flows"));
    form->addRow(QString(), m_allowClocks);
    connect(m_allowClocks, &QPushButton::clicked, this,
        [this] { m_sigma->setValue(static_cast<double>(m_suggestedSigma) / kPerSecond); });
    connect(m_sigma, &QDoubleSpinBox::valueChanged, this, &PivotToolbar::updateClocks);
    m_tail = add(tr("&Starts up to:"),
        tr("tail: how long after the end of a session the next step may start"), kDay, 1, tr(" s"));
    m_tailInteractive = add(tr("Starts up to, &interactive:"),
        tr("tail_interactive: the same after ssh, telnet, rdp, vnc, r-commands and teamviewer"),
        kDay, 1, tr(" s"));
    auto* reset = new QPushButton(tr("&Defaults"), fields);
    form->addRow(QString(), reset);
    connect(reset, &QPushButton::clicked, this, &PivotToolbar::resetDetector);
    auto* action = new QWidgetAction(menu);
    action->setDefaultWidget(fields);
    menu->addAction(action);
    menu->addSeparator();
    connect(menu->addAction(tr("&Service Classes…")), &QAction::triggered, this,
        &PivotToolbar::servicesRequested);
    resetDetector();
    modeChosen();
    updateClocks();
}

void PivotToolbar::resetDetector()
{
    const PivotParameters usual;
    bool changed = false;
    {
        const QSignalBlocker blocker(this);
        for (const auto& [box, value] : {std::pair {m_theta, usual.theta},
                 {m_sigma, static_cast<double>(usual.sigma) / kPerSecond},
                 {m_tail, static_cast<double>(usual.tail) / kPerSecond},
                 {m_tailInteractive, static_cast<double>(usual.tailInteractive) / kPerSecond}}) {
            const double before = box->value();
            box->setValue(value);
            changed = changed || before != box->value();
        }
    }
    if (changed)
        Q_EMIT optionsChanged();
}

void PivotToolbar::setClocks(const std::vector<ClockOffset>& offsets)
{
    m_suggestedSigma = suggestedSigma(offsets).value_or(0);
    updateClocks();
}

void PivotToolbar::updateClocks()
{
    const double seconds = static_cast<double>(m_suggestedSigma) / kPerSecond;
    m_allowClocks->setVisible(seconds > m_sigma->value());
    m_allowClocks->setText(tr("Allow for %1 s").arg(locale().toString(seconds, 'f', 1)));
}

void PivotToolbar::setDetector(PivotParameters& parameters) const
{
    parameters.theta = m_theta->value();
    parameters.sigma = std::llround(m_sigma->value() * kPerSecond);
    if (mode() == PivotMode::Lateral)
        return;
    parameters.tail = std::llround(m_tail->value() * kPerSecond);
    parameters.tailInteractive = std::llround(m_tailInteractive->value() * kPerSecond);
}

void PivotToolbar::modeChosen()
{
    m_epsilon->setVisible(mode() == PivotMode::Epsilon);
    const bool links = mode() == PivotMode::Live || mode() == PivotMode::Lateral;
    for (QDoubleSpinBox* const box : {m_theta, m_sigma})
        box->setEnabled(links);
    for (QDoubleSpinBox* const box : {m_tail, m_tailInteractive})
        box->setEnabled(mode() == PivotMode::Live);
}

void PivotToolbar::createView()
{
    QMenu* const menu = addMenu({}, tr("Show"), tr("What is drawn as one, and what is looked for"));
    m_bundles = menu->addAction(tr("&Many Hosts Alike as One"));
    m_networks = menu->addAction(tr("Hosts of One &Network as One"));
    m_networks->setToolTip(tr("By /24, of IPv6 by /64"));
    m_parallel = menu->addAction(tr("&Parallel Sessions as One Line"));
    for (QAction* action : {m_bundles, m_networks, m_parallel}) {
        action->setCheckable(true);
        action->setChecked(action != m_networks);
        connect(action, &QAction::toggled, this, &PivotToolbar::sceneOptionsChanged);
    }
    menu->addSeparator();
    m_unconfirmed = menu->addAction(tr("&Unconfirmed Findings Too"));
    m_unconfirmed->setCheckable(true);
    m_unconfirmed->setToolTip(
        tr("Also sessions beside a rare outside channel that nothing confirms"));
    connect(m_unconfirmed, &QAction::toggled, this, &PivotToolbar::optionsChanged);
    connect(menu->addAction(tr("What Is &Inside…")), &QAction::triggered, this,
        &PivotToolbar::insideRequested);
    QToolButton* arrange = addButton(QStringLiteral("view-refresh"), tr("Arrange"),
        tr("Place everything anew; what is pinned stays"));
    connect(arrange, &QToolButton::clicked, this, &PivotToolbar::arrangeRequested);
}

void PivotToolbar::createExport()
{
    QMenu* const menu
        = addMenu(QStringLiteral("document-save"), tr("Export"), tr("Save the picture"));
    for (const char* format : {"svg", "png", "pdf", "dot", "graphml", "gexf"}) {
        const QString name = QString::fromLatin1(format);
        connect(menu->addAction(tr("As %1…").arg(name.toUpper())), &QAction::triggered, this,
            [this, name] { Q_EMIT exportRequested(name); });
    }
}

void PivotToolbar::createCase()
{
    QMenu* const menu = addMenu({}, tr("Case"),
        tr("The picture, what was decided and how it was looked for, as a file to put away or hand "
           "over"));
    connect(menu->addAction(tr("&Save Case…")), &QAction::triggered, this,
        [this] { Q_EMIT caseRequested(true); });
    connect(menu->addAction(tr("&Open Case…")), &QAction::triggered, this,
        [this] { Q_EMIT caseRequested(false); });
}

void PivotToolbar::showParameters(const PivotParameters& parameters)
{
    const QSignalBlocker blocker(this);
    setMode(parameters.mode);
    m_unconfirmed->setChecked(parameters.unconfirmed);
    m_epsilon->setValue(static_cast<double>(parameters.epsilon) / kPerSecond);
    m_theta->setValue(parameters.theta);
    m_sigma->setValue(static_cast<double>(parameters.sigma) / kPerSecond);
    if (parameters.mode == PivotMode::Lateral)
        return; // it has tails of its own
    m_tail->setValue(static_cast<double>(parameters.tail) / kPerSecond);
    m_tailInteractive->setValue(static_cast<double>(parameters.tailInteractive) / kPerSecond);
}

PivotMode PivotToolbar::mode() const
{
    return static_cast<PivotMode>(m_mode->currentData().toInt());
}

void PivotToolbar::setMode(PivotMode mode)
{
    m_mode->setCurrentIndex(std::max(0, m_mode->findData(static_cast<int>(mode))));
}

std::int64_t PivotToolbar::epsilon() const
{
    return std::llround(m_epsilon->value() * kPerSecond);
}

void PivotToolbar::setRunning(bool running, const QString& words)
{
    m_progress->setVisible(running);
    m_progress->setToolTip(words);
    if (running == m_running)
        return;
    m_running = running;
    m_run->setText(running ? tr("Cancel") : tr("Find Pivots"));
    m_run->setToolTip(running ? tr("Stop the analysis (Esc)") : tr("Analyse the flows"));
    m_run->setIcon(
        themeIcon(running ? QStringLiteral("process-stop") : QStringLiteral("edit-find")));
}

} // namespace nb
