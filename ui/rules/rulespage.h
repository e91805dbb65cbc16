// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/pipelineoptions.h"
#include "ui/pages/pagewidget.h"
#include "ui/rules/rulequeries.h"
#include "ui/rules/rulesmodel.h"

#include <QTimer>

class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QSortFilterProxyModel;
class QSplitter;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace nb {

class CompatPanel;
class DraftBar;
class FlowTester;
class JobRunner;
struct RelabelRequest;
class NoticeBar;
class PeriodBox;
class UiStateStore;

/// The rules that label flows, in their order: edited in place or with the filter builder, moved by
/// dragging or Alt+Up and Alt+Down, with what they hit. Below, a flow can be tested, and the rules
/// compared with the published NetBehave. Nothing is kept until it is saved. GUI thread.
class RulesPage : public PageWidget
{
    Q_OBJECT
public:
    /// Labels are recomputed as a job of `jobs`, which outlives the page.
    RulesPage(UiStateStore& state, JobRunner& jobs, QWidget* parent = nullptr);
    ~RulesPage() override;

    void setSession(const WorkspaceSessionPtr& session) override;
    void setStore(FlowStorePtr store, const QString& workspace) override;
    void setFormat(const FlowFormat& format) override;
    void saveState() override;
    [[nodiscard]] QList<QWidget*> panes() const override;
    void focusContent() override;
    bool focusFilter() override;
    void copy(FlowTextFormat format) override;

    [[nodiscard]] RulesModel& model() { return m_model; }
    [[nodiscard]] DraftTable* table() const { return m_table; }
    [[nodiscard]] DraftBar* bar() const { return m_bar; }
    [[nodiscard]] NoticeBar* notice() const { return m_notice; }
    [[nodiscard]] FlowTester* tester() const { return m_tester; }
    [[nodiscard]] CompatPanel* compat() const { return m_compat; }
    [[nodiscard]] PeriodBox* period() const { return m_period; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QPushButton* draftButton() const { return m_draft; }
    [[nodiscard]] bool isDirty() const { return m_model.changeCount() > 0; }

    /// Whether the flow table, the map and the counts show what the rules here would make of flows.
    void setDraftShown(bool shown);
    void addRule();
    /// Adds a rule with this expression at the end and asks for its name; says why when it cannot.
    void addFromFilter(const FilterPtr& filter);
    void removeSelected();
    /// Moves the selected rules up (-1) or down (1).
    void moveSelected(int by);
    void openBuilder();
    void save();
    void discard();
    void importFile(const QString& path, bool replace);
    /// Writes the table as acl.csv; the message says how it went.
    void exportTo(const QString& path);
    /// Asks which labels of which days to recompute.
    void askRelabel(const LabelOptions& labels);

Q_SIGNALS:
    /// Stored flows have other labels.
    void relabelled();
    /// What flows and map are to show; null: what is stored.
    void draftShown(const nb::RuleDraftPtr& draft);

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void createControls();
    void createTable();
    void arrange();
    void connectParts();
    void connectQueries();
    void connectSaving();
    void reload();
    void keepUnsaved();
    void restoreUnsaved();
    void checkSoon();
    void countHits();
    void showDraft();
    void updateState();
    void updateButtons();
    void updateRemark();
    void updateSummary();
    void updateDragging();
    [[nodiscard]] bool inOrder() const;
    void setExpression(std::uint64_t id, const FilterPtr& filter);
    void showFault();
    void fillMenu(QMenu* menu);
    void askImport(bool replace);
    void askExport();
    void takeText(const QString& path, const std::string& text);
    void startRelabel(const RelabelRequest& request);
    void testFlow();
    void saved();
    void saveNow(bool force);
    [[nodiscard]] QString obstacle() const;
    [[nodiscard]] bool hasFlows() const;

    UiStateStore& m_state;
    JobRunner& m_jobs;
    WorkspaceSessionPtr m_session;
    FlowStorePtr m_store;
    FlowFormat m_format;
    RulesModel m_model;
    RuleQueries m_queries;
    QTimer m_checkSoon;
    QTimer m_draftSoon;
    RuleDraftPtr m_drafted; ///< what is shown of the rules; null: labels as they are stored
    QSortFilterProxyModel* m_sorted = nullptr;
    DraftTable* m_table = nullptr;
    DraftBar* m_bar = nullptr;
    NoticeBar* m_notice = nullptr;
    FlowTester* m_tester = nullptr;
    CompatPanel* m_compat = nullptr;
    PeriodBox* m_period = nullptr;
    QTabWidget* m_tabs = nullptr;
    QSplitter* m_upDown = nullptr;
    QStackedWidget* m_stack = nullptr;
    QLabel* m_summary = nullptr;
    QLabel* m_empty = nullptr;
    QLabel* m_remark = nullptr; ///< of the current row, in full
    QLineEdit* m_search = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_builder = nullptr;
    QToolButton* m_up = nullptr;
    QToolButton* m_down = nullptr;
    QToolButton* m_import = nullptr;
    QPushButton* m_export = nullptr;
    QPushButton* m_relabel = nullptr;
    QPushButton* m_draft = nullptr;
    bool m_stale = true; ///< flows changed while the page was hidden
    bool m_saving = false;
    bool m_replace = false; ///< the file that is read takes the place of all rules
};

} // namespace nb
