// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/pagewidget.h"
#include "ui/scope/reportjob.h"
#include "ui/scope/scopeengine.h"

#include <QSplitter>

class QAction;
class QLabel;
class QListWidget;
class QStackedWidget;
class QToolButton;

namespace nb {

class FreezeStep;
class RecommendationStep;
class ScopeCounts;
class ScopeStep;
class UiStateStore;

/// The scope of a PCI DSS assessment in nine steps, which can be left and resumed at any time:
/// answers are kept in the workspace as they are given, and counts at the top follow. GUI thread.
class ScopePage : public PageWidget
{
    Q_OBJECT
public:
    static constexpr int kSteps = 9;

    /// Reports are written by `jobs`, their pictures arranged by `layout`.
    ScopePage(
        UiStateStore& state, JobRunner& jobs, LayoutEnginePtr layout, QWidget* parent = nullptr);
    ~ScopePage() override;

    void setSession(const WorkspaceSessionPtr& session) override;
    void setStore(FlowStorePtr store, const QString& workspace) override;
    void saveState() override;
    [[nodiscard]] QList<QWidget*> panes() const override;
    void focusContent() override;
    void copy(FlowTextFormat format) override;

    [[nodiscard]] ScopeEngine& engine() { return m_engine; }
    [[nodiscard]] const ScopeCounts& counts() const { return *m_counts; }
    [[nodiscard]] int step() const;
    void setStep(int step);
    [[nodiscard]] ScopeStep* stepWidget(int step) const;
    /// Everything that is shown is of the newest answers and flows.
    [[nodiscard]] bool isUpToDate() const;
    /// Starts a job that writes the report of the newest recommendation; nothing without one.
    void writeReport(const ScopeReportRequest& request);

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void createSteps(UiStateStore& state);
    void add(ScopeStep* step);
    void createLayout();
    void createUndo();
    void stepChosen(int step);
    void stateChanged();
    void planChanged();
    void refreshStep();
    void askReport(bool redacted);
    void askReportFile(ScopeReportRequest request, bool annexes);
    void updateBanner();
    void fail(const Error& error);

    UiStateStore& m_state;
    JobRunner& m_jobs;
    const LayoutEnginePtr m_layout;
    ScopeEngine m_engine;
    QString m_workspace;
    QString m_problem; ///< of the last change or reading
    ScopeCounts* m_counts = nullptr;
    QListWidget* m_list = nullptr;
    QStackedWidget* m_stack = nullptr;
    QSplitter* m_split = nullptr;
    QLabel* m_banner = nullptr;
    QToolButton* m_undo = nullptr;
    QToolButton* m_redo = nullptr;
    std::vector<ScopeStep*> m_steps;
    RecommendationStep* m_recommendation = nullptr;
    FreezeStep* m_freeze = nullptr;
};

} // namespace nb
