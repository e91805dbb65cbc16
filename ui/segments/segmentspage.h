// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/pipelineoptions.h"
#include "ui/pages/pagewidget.h"
#include "ui/segments/segmentqueries.h"
#include "ui/segments/segmentsmodel.h"

#include <QTimer>

class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace nb {

class DraftBar;
class NoticeBar;
class ProposalPanel;
class UiStateStore;

/// The segments of the workspace as a table that is edited in place, with what traffic shows of
/// each and proposals from traffic. Nothing is kept until it is saved. GUI thread.
class SegmentsPage : public PageWidget
{
    Q_OBJECT
public:
    SegmentsPage(UiStateStore& state, QWidget* parent = nullptr);
    ~SegmentsPage() override;

    void setSession(const WorkspaceSessionPtr& session) override;
    void setStore(FlowStorePtr store, const QString& workspace) override;
    void setFormat(const FlowFormat& format) override;
    void saveState() override;
    [[nodiscard]] QList<QWidget*> panes() const override;
    void focusContent() override;
    bool focusFilter() override;
    void copy(FlowTextFormat format) override;

    [[nodiscard]] SegmentsModel& model() { return m_model; }
    [[nodiscard]] DraftTable* table() const { return m_table; }
    [[nodiscard]] DraftBar* bar() const { return m_bar; }
    [[nodiscard]] NoticeBar* notice() const { return m_notice; }
    [[nodiscard]] ProposalPanel* proposals() const { return m_proposals; }
    /// Whether something is not saved.
    [[nodiscard]] bool isDirty() const { return m_model.changeCount() > 0; }

    void addSegment();
    void removeSelected();
    void save();
    void discard();
    void propose();
    void chooseColour();
    /// Reads CSV or `local_networks` from a file, or from the clipboard, into the table.
    void importFile(const QString& path);
    void importClipboard();
    /// Writes the table as CSV; the message says how it went.
    void exportTo(const QString& path);

Q_SIGNALS:
    /// Segments were saved: what `internal` means in snapshots of the flows is outdated.
    void segmentsSaved();
    /// Stored flows should get the labels they would get now.
    void relabelRequested(const nb::LabelOptions& labels);

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void createControls();
    void createTable();
    void arrange();
    void connectParts();
    void connectQueries();
    void reload();
    void keepUnsaved();
    void restoreUnsaved();
    void examineSoon();
    void updateState();
    void updateButtons();
    void updateRemark();
    void showProposals(const std::vector<SegmentProposal>& proposals);
    void accept(const std::vector<SegmentProposal>& proposals);
    void takeText(const QString& from, const std::string& text);
    void showFault();
    void fillMenu(QMenu* menu);
    void askImport();
    void askExport();
    void saved();
    void saveConflict();
    void saveNow(bool force);
    [[nodiscard]] QString obstacle() const;
    [[nodiscard]] bool anyProposed(const std::vector<std::size_t>& rows) const;

    UiStateStore& m_state;
    WorkspaceSessionPtr m_session;
    FlowStorePtr m_store;
    SegmentsModel m_model;
    SegmentQueries m_queries;
    QTimer m_examineSoon;
    QSortFilterProxyModel* m_sorted = nullptr;
    DraftTable* m_table = nullptr;
    DraftBar* m_bar = nullptr;
    NoticeBar* m_notice = nullptr;
    ProposalPanel* m_proposals = nullptr;
    QSplitter* m_upDown = nullptr;
    QStackedWidget* m_stack = nullptr;
    QLabel* m_rule = nullptr;
    QLabel* m_empty = nullptr;
    QLabel* m_remark = nullptr; ///< of the current row, in full
    QLineEdit* m_search = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_colour = nullptr;
    QPushButton* m_propose = nullptr;
    QToolButton* m_import = nullptr;
    QPushButton* m_export = nullptr;
    bool m_stale = true; ///< traffic or segments changed while the page was hidden
    bool m_saving = false;
};

} // namespace nb
