// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/pivotservicechanges.h"
#include "ui/flows/investigation.h"
#include "ui/graph/graphimage.h"
#include "ui/graph/graphmodel.h"
#include "ui/pages/pagewidget.h"
#include "ui/pivots/pivotcase.h"
#include "ui/pivots/pivotcommands.h"
#include "ui/pivots/pivotqueries.h"

#include <QThreadPool>
#include <QTimer>

#include <optional>

class QLabel;
class QSplitter;
class QTabWidget;

namespace nb {

class EvidencePanel;
class FilterBar;
class FilterLibrary;
class FindingsPanel;
class GraphNodesList;
class GraphView;
class PathsPanel;
class PivotActions;
class PivotToolbar;
class TimeWindowStrip;
class UiStateStore;

/// Who moved through whom: ranked findings, and beside them a canvas with the hosts of one finding
/// from left to right, which can be expanded, with all the evidence. Filter and time are those of
/// the investigation. Analyses and pictures are made in workers; what is shown stays until the
/// newer one is there. It asks nothing while it is not shown. GUI thread.
class PivotsPage : public PageWidget
{
    Q_OBJECT
public:
    static constexpr std::string_view kGroupId = "group:"; ///< with the name: a group's node

    /// `investigation` is shared with the flow table and outlives the page.
    PivotsPage(UiStateStore& state, Investigation& investigation, FilterLibrary& library,
        LayoutEnginePtr engine, QWidget* parent = nullptr);
    ~PivotsPage() override;

    void setSession(const WorkspaceSessionPtr& session) override;
    void setStore(FlowStorePtr store, const QString& workspace) override;
    void setFormat(const FlowFormat& format) override;
    void saveState() override;
    [[nodiscard]] bool worksWithoutFlows() const override { return false; }
    [[nodiscard]] QList<QWidget*> panes() const override;
    void focusContent() override;
    bool focusFilter() override;
    void copy(FlowTextFormat format) override;
    void openFind();

    [[nodiscard]] const PivotOutcomePtr& outcome() const { return m_outcome; }
    [[nodiscard]] const PivotScene& scene() const { return m_canvas.scene; }
    [[nodiscard]] const std::optional<PivotRow>& shownRow() const { return m_canvas.row; }
    [[nodiscard]] const PivotVerdicts& verdicts() const { return m_verdicts; }
    [[nodiscard]] GraphModel& model() { return m_model; }
    [[nodiscard]] GraphView* view() const { return m_view; }
    [[nodiscard]] FindingsPanel* findings() const { return m_findings; }
    [[nodiscard]] EvidencePanel* evidence() const { return m_evidence; }
    [[nodiscard]] PathsPanel* paths() const { return m_paths; }
    [[nodiscard]] GraphNodesList* nodes() const { return m_nodes; }
    [[nodiscard]] TimeWindowStrip* strip() const { return m_strip; }
    [[nodiscard]] PivotToolbar* toolbar() const { return m_toolbar; }
    [[nodiscard]] QString emptyText() const;
    /// Nothing is under way and nothing is waiting for the page to be shown.
    [[nodiscard]] bool isUpToDate() const;

    /// Looks again, whatever the number of flows.
    void run();
    void cancel();

    /// What expanding would add; only what fits the times in the picture.
    [[nodiscard]] std::vector<Neighbour> neighbours(const SceneExpansion& query) const;
    void expand(const SceneExpansion& query);
    /// Of a node id: a bundle or a network is opened, a group dissolved; a host is expanded both
    /// ways.
    void expandNode(const std::string& id);
    void collapseNode(const std::string& id);
    /// All that these nodes stand for.
    [[nodiscard]] std::vector<IpAddress> hostsOf(const GraphIds& nodes) const;
    void removeHosts(const std::set<IpAddress>& hosts);
    void findPaths();
    void addPath(const TimedPath& path);
    void showPathEnds(const QString& from, const QString& to);
    void arrange();
    /// One or more of PivotVerdicts' words, `jump=10.0.0.1`, given or taken back; one step.
    void decide(const std::vector<std::string>& verdicts, bool on, const QString& text);
    /// The condition behind a node or an edge (the other one is empty), or the finding (both are).
    [[nodiscard]] std::optional<FilterPtr> filterOf(
        const std::string& node, const std::string& edge) const;
    void filterFor(const FilterPtr& condition, FilterEdit edit);
    void showFlows(const std::string& node, const std::string& edge);
    /// Writes the picture; the message says how it went.
    void exportTo(const QString& path, const QString& format);
    void setInside(const QStringList& prefixes);
    /// What is looked at, how, and what was decided, as a file to put away or hand over.
    void saveCase(const QString& path);
    /// Shows a case in the place of what is shown; decisions that the workspace lacks are offered.
    void openCase(const QString& path);
    /// Kept in the workspace.
    void setServices(const PivotServiceChanges& services);
    void askServices();

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void createLayout();
    void createSide();
    void connectParts();
    void connectCanvas();
    void connectQueries();
    void restoreState();
    void saveScene();
    void restoreScene();
    void investigationChanged();
    void runIfNeeded();
    void outcomeReady(const PivotOutcomePtr& outcome);
    void drawingReady(const PivotDrawing& drawing);
    void failed(const Error& error);
    void findingChosen();
    void changeCanvas(PivotCanvas canvas, ShowCanvasCommand::Kind kind, const QString& text);
    void showCanvas(const PivotCanvas& canvas);
    void draw(bool arrange);
    void showEvidence();
    void selectOfBar(const std::string& bar);
    void windowMoved();
    void applyVerdicts(const PivotVerdicts& verdicts);
    void loadKnowledge();
    void updateStatus();
    void updateEmpty();
    void askExport(const QString& format);
    void askInside();
    void askCase(bool save);
    [[nodiscard]] PivotCase currentCase() const;
    void showCase(const PivotCase& investigation);
    void offerDecisions(const PivotCase& investigation);
    void tellOfStrangeCase();
    /// With the places of everything, so that the picture looks the same next time.
    [[nodiscard]] GraphEdits editsWithPlaces() const;
    void takeScene(PivotCanvas canvas, GraphEdits edits);
    [[nodiscard]] PivotSettings settings() const;
    [[nodiscard]] PivotServiceTable services() const;
    /// The scene with the groups that the user made.
    [[nodiscard]] PivotScene drawnScene() const;
    [[nodiscard]] PivotWords words() const;
    [[nodiscard]] QString remark() const;
    [[nodiscard]] ImageOptions imageOptions() const;

    UiStateStore& m_state;
    Investigation& m_investigation;
    QThreadPool m_pool;
    QThreadPool m_editPool; ///< verdicts of the workspace, which end before it does
    WorkspaceSessionPtr m_session;
    /// What the workspace knows of hosts and services.
    struct PivotKnowledge
    {
        PivotVerdicts verdicts {};
        PivotServiceChanges services {};
    };
    LatestRequest<PivotKnowledge> m_load;
    LatestRequest<bool> m_save;
    LatestRequest<bool> m_saveServices;
    LatestRequest<std::optional<PivotCase>> m_caseFile; ///< of reading; nothing of writing
    FlowStorePtr m_store;
    QString m_workspace;
    FlowFormat m_format;
    PivotQueries m_queries;
    GraphModel m_model;
    PivotOutcomePtr m_outcome;
    PivotCanvas m_canvas;
    std::map<std::string, layout::Point, std::less<>>
        m_savedCentres; ///< where things are to be in the next picture
    PivotVerdicts m_verdicts;
    PivotServiceChanges m_services;
    HostNames m_names; ///< of all hosts that were asked for
    QStringList m_inside;
    bool m_stale = true; ///< store, filter, time or settings changed since the last question
    bool m_newer = false; ///< newer flows than those analysed
    bool m_asked = false; ///< the user wants it, however long it takes
    bool m_fitNext = false;
    bool m_caseShown = false; ///< a case was opened that no analysis was made for yet
    QString m_problem; ///< what failed, in a sentence
    QString m_layoutNote;
    QTimer m_watch; ///< looks at the progress

    FilterBar* m_filterBar = nullptr;
    PivotToolbar* m_toolbar = nullptr;
    FindingsPanel* m_findings = nullptr;
    GraphView* m_view = nullptr;
    TimeWindowStrip* m_strip = nullptr;
    QTabWidget* m_tabs = nullptr;
    QWidget* m_below = nullptr; ///< the tabs and the overview
    GraphNodesList* m_nodes = nullptr;
    EvidencePanel* m_evidence = nullptr;
    PathsPanel* m_paths = nullptr;
    PivotActions* m_actions = nullptr;
    QLabel* m_status = nullptr;
    QLabel* m_empty = nullptr;
    QSplitter* m_across = nullptr;
    QSplitter* m_upDown = nullptr;
};

} // namespace nb
