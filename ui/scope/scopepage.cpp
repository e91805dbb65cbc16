// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope/scopepage.h"

#include "ui/mainwindow/uistatestore.h"
#include "ui/scope/answersteps.h"
#include "ui/scope/plansteps.h"
#include "ui/scope/reportdialog.h"
#include "ui/scope/scopecounts.h"
#include "ui/scope/scopefiles.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace nb {

namespace {

const QString kStepKey = QStringLiteral("scope/step");
const QString kSplitKey = QStringLiteral("scope/split");

} // namespace

ScopePage::ScopePage(UiStateStore& state, JobRunner& jobs, LayoutEnginePtr layout, QWidget* parent)
    : PageWidget(Page::Scope, parent)
    , m_state(state)
    , m_jobs(jobs)
    , m_layout(std::move(layout))
    , m_counts(new ScopeCounts(this))
    , m_list(new QListWidget(this))
    , m_stack(new QStackedWidget(this))
    , m_banner(new QLabel(this))
{
    setAccessibleName(tr("Scope"));
    createSteps(state);
    createUndo();
    createLayout();
    connect(m_list, &QListWidget::currentRowChanged, this, &ScopePage::stepChosen);
    connect(&m_engine, &ScopeEngine::stateChanged, this, &ScopePage::stateChanged);
    connect(&m_engine, &ScopeEngine::planChanged, this, &ScopePage::planChanged);
    connect(&m_engine, &ScopeEngine::busyChanged, this, &ScopePage::updateBanner);
    connect(&m_engine, &ScopeEngine::failed, this, &ScopePage::fail);
    // what went wrong stays until something else is tried
    connect(&m_engine.undoStack(), &QUndoStack::indexChanged, this, [this] {
        m_problem.clear();
        updateBanner();
    });
    setStep(std::clamp(state.number(kStepKey, 0), 0, kSteps - 1));
    m_split->restoreState(state.bytes(kSplitKey));
    updateBanner();
}

ScopePage::~ScopePage()
{
    disconnect(&m_engine, nullptr, this, nullptr);
}

void ScopePage::createSteps(UiStateStore& state)
{
    add(new PeriodStep(m_engine, state, this));
    add(new SegmentsStep(m_engine, state, this));
    add(new AccountDataStep(m_engine, state, this));
    add(new RolesStep(m_engine, state, this));
    add(new ClassificationStep(m_engine, state, this));
    add(new BorderStep(m_engine, state, this));
    m_recommendation = new RecommendationStep(m_engine, state, this);
    add(m_recommendation);
    add(new ExportsStep(m_engine, state, this));
    m_freeze = new FreezeStep(m_engine, state, this);
    add(m_freeze);
    connect(m_freeze, &FreezeStep::reportRequested, this, &ScopePage::askReport);
}

void ScopePage::add(ScopeStep* step)
{
    m_steps.push_back(step);
    m_stack->addWidget(step);
    m_list->addItem(QStringLiteral("%1  %2").arg(m_steps.size()).arg(step->title()));
    connect(step, &ScopeStep::message, this, &ScopePage::message);
    connect(step, &ScopeStep::stepRequested, this, &ScopePage::setStep);
    connect(step, &ScopeStep::addressRequested, this, &ScopePage::addressRequested);
    connect(step, &ScopeStep::flowsRequested, this, [this](const FilterPtr& condition) {
        Q_EMIT flowsRequested(condition, FilterEdit::Replace);
    });
    // the map shows what the filter of the flows lets through
    connect(step, &ScopeStep::mapRequested, this, [this](const FilterPtr& condition) {
        Q_EMIT flowsRequested(condition, FilterEdit::Replace);
        Q_EMIT pageRequested(Page::Map);
    });
}

void ScopePage::createUndo()
{
    const auto button = [this](QAction* action, const QString& icon) {
        auto* made = new QToolButton(this);
        action->setIcon(themeIcon(icon));
        made->setDefaultAction(action);
        return made;
    };
    m_undo = button(
        m_engine.undoStack().createUndoAction(this, tr("Undo")), QStringLiteral("go-previous"));
    m_redo = button(
        m_engine.undoStack().createRedoAction(this, tr("Redo")), QStringLiteral("go-next"));
    m_undo->setAccessibleName(tr("Undo"));
    m_redo->setAccessibleName(tr("Redo"));
}

void ScopePage::createLayout()
{
    m_banner->setTextFormat(Qt::PlainText);
    m_banner->setWordWrap(true);
    m_banner->setMargin(6);
    m_banner->setAutoFillBackground(true);
    m_list->setAccessibleName(tr("Steps"));
    m_list->setWordWrap(true);
    m_list->setSpacing(2);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumWidth(fontMetrics().averageCharWidth() * 24);
    auto* top = new QHBoxLayout;
    top->addWidget(m_counts, 1);
    top->addWidget(m_undo);
    top->addWidget(m_redo);
    m_split = new QSplitter(Qt::Horizontal, this);
    m_split->addWidget(m_list);
    m_split->addWidget(m_stack);
    m_split->setStretchFactor(1, 1);
    m_split->setChildrenCollapsible(false);
    const int unit = fontMetrics().averageCharWidth();
    m_split->setSizes({unit * 34, unit * 140});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_banner);
    layout->addWidget(m_split, 1);
}

int ScopePage::step() const
{
    return m_stack->currentIndex();
}

ScopeStep* ScopePage::stepWidget(int step) const
{
    return m_steps.at(static_cast<std::size_t>(step));
}

void ScopePage::setStep(int step)
{
    m_list->setCurrentRow(step);
}

void ScopePage::stepChosen(int step)
{
    if (step < 0)
        return;
    m_stack->setCurrentIndex(step);
    m_state.setValue(kStepKey, step);
    refreshStep();
}

void ScopePage::refreshStep()
{
    ScopeStep* const step = stepWidget(this->step());
    if (isVisible() && step->needsPlan() && m_engine.state() && !m_engine.isBusy()
        && !m_engine.isPlanning()
        && (!m_engine.plan() || m_engine.plan()->state != m_engine.state()))
        m_engine.makePlan();
    if (isVisible() && !step->isUpToDate())
        step->refresh();
}

void ScopePage::stateChanged()
{
    for (ScopeStep* step : m_steps)
        step->setStale();
    updateBanner();
    refreshStep();
}

void ScopePage::planChanged()
{
    for (ScopeStep* step : m_steps)
        if (step->needsPlan())
            step->setStale();
    refreshStep();
}

void ScopePage::askReport(bool redacted)
{
    auto* dialog = new ScopeReportDialog(m_state, m_freeze->snapshots(), redacted, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
        [this, dialog] { askReportFile(dialog->request(), dialog->annexes()); });
    dialog->open();
}

void ScopePage::askReportFile(ScopeReportRequest request, bool annexes)
{
    auto* dialog = new QFileDialog(this, tr("Save the Report"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->setNameFilters({tr("PDF files (*.pdf)"), tr("All files (*)")});
    dialog->selectFile(
        request.redacted ? QStringLiteral("scope-redacted.pdf") : QStringLiteral("scope.pdf"));
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, request = std::move(request), annexes](const QString& path) {
            ScopeReportRequest placed = request;
            placed.files.pdf = path;
            if (annexes) {
                const QFileInfo file(path);
                placed.files.annexes
                    = file.dir().filePath(file.completeBaseName() + QStringLiteral("-tables"));
            }
            writeReport(placed);
        });
    dialog->open();
}

void ScopePage::writeReport(const ScopeReportRequest& request)
{
    const ScopePlanPtr plan = m_engine.plan();
    if (!plan)
        return;
    m_jobs.start(JobRunner::Lane::Side,
        tr("Report %1").arg(QFileInfo(request.files.pdf).fileName()), false,
        scopeReportWork(m_engine.session(), plan, m_layout, request),
        [this, page = QPointer<ScopePage>(this)](const JobOutcome& outcome) {
            if (page)
                Q_EMIT message(outcome.path.isEmpty()
                        ? outcome.summary
                        : tr("Written: %1").arg(QDir::toNativeSeparators(outcome.path)));
        });
}

bool ScopePage::isUpToDate() const
{
    const ScopeStep* const step = stepWidget(this->step());
    return m_engine.isCurrent() && step->isUpToDate()
        && (!step->needsPlan() || m_engine.planIsCurrent());
}

void ScopePage::updateBanner()
{
    m_counts->setState(m_engine.state(), m_engine.isBusy());
    const ScopeStatePtr& state = m_engine.state();
    QString text = m_problem;
    const bool problem = !text.isEmpty();
    if (!problem && state && m_engine.session() && m_engine.session()->readOnly())
        text = m_engine.lockedReason();
    else if (!problem && state && state->model->traffic->flows == 0)
        text = tr("There are no flows yet. Add captures or flow files to this workspace, then come "
                  "back.");
    else if (!problem && state && state->result.counts[0] == 0)
        text = tr("Tell us one system that handles card data (step 3); the rest is worked out from "
                  "flows.");
    else if (!problem && !state)
        text = m_engine.isBusy() ? tr("Reading the flows…") : tr("Open a workspace first.");
    QPalette colours = palette();
    colours.setColor(QPalette::Window,
        themeColor(problem ? ColorRole::ErrorBackground : ColorRole::WarningBackground, this));
    colours.setColor(QPalette::WindowText,
        themeColor(problem ? ColorRole::ErrorText : ColorRole::WarningText, this));
    m_banner->setPalette(colours);
    m_banner->setText(text);
    m_banner->setVisible(!text.isEmpty());
}

void ScopePage::fail(const Error& error)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    m_problem = scopeProblem(error);
    updateBanner();
}

void ScopePage::setSession(const WorkspaceSessionPtr& session)
{
    m_problem.clear();
    m_engine.setSession(session);
}

void ScopePage::setStore(FlowStorePtr store, const QString& workspace)
{
    m_workspace = workspace;
    m_problem.clear();
    m_engine.setStore(std::move(store));
    if (isVisible())
        m_engine.load();
}

void ScopePage::showEvent(QShowEvent* event)
{
    PageWidget::showEvent(event);
    m_engine.load();
    refreshStep();
}

void ScopePage::saveState()
{
    m_state.setValue(kSplitKey, m_split->saveState());
    for (ScopeStep* step : m_steps)
        step->saveState();
}

QList<QWidget*> ScopePage::panes() const
{
    QList<QWidget*> panes {m_list};
    for (ScopeTableView* table : stepWidget(step())->tables())
        if (table->isVisible())
            panes.append(table->view());
    return panes;
}

void ScopePage::focusContent()
{
    m_list->setFocus();
}

void ScopePage::copy(FlowTextFormat format)
{
    for (ScopeTableView* table : stepWidget(step())->tables())
        if (table->isVisible() && table->view()->hasFocus()) {
            table->copy(format);
            return;
        }
    for (ScopeTableView* table : stepWidget(step())->tables())
        if (table->isVisible()) {
            table->copy(format);
            return;
        }
}

void ScopePage::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Undo))
        m_engine.undoStack().undo();
    else if (event->matches(QKeySequence::Redo)
        || event->keyCombination() == QKeyCombination(Qt::CTRL, Qt::Key_Y))
        m_engine.undoStack().redo();
    else
        PageWidget::keyPressEvent(event);
}

} // namespace nb
