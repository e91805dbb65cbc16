// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"
#include "core/net/ipaddress.h"
#include "ui/filter/filteredit.h"
#include "ui/flows/flowformat.h"
#include "ui/flows/flowqueries.h"
#include "ui/flows/investigation.h"
#include "ui/graph/graphimage.h"
#include "ui/graph/graphmodel.h"
#include "ui/map/mapqueries.h"
#include "ui/map/maptoolbar.h"
#include "ui/pages/pagewidget.h"

#include <QThreadPool>
#include <QWidget>

#include <optional>

class QLabel;

namespace nb {

class DraftBanner;
class FilterBar;
class FilterLibrary;
class GraphView;
class MapActions;
class MapSidePanel;
struct MapScene;
class TimelineChart;
class UiStateStore;

/// The network as a picture: segments as boxes with their trust, assets inside, what they say to
/// one another as lines by service. Filter and time are those of the investigation. Maps are made
/// and arranged in workers; what is shown stays until the newer one is there. It asks nothing while
/// it is not shown. GUI thread.
class MapPage : public PageWidget
{
    Q_OBJECT
public:
    /// `investigation` is shared with the flow table and outlives the page.
    MapPage(UiStateStore& state, Investigation& investigation, FilterLibrary& library,
        LayoutEnginePtr engine, QWidget* parent = nullptr);
    ~MapPage() override;

    void setSession(const WorkspaceSessionPtr& session) override;
    void setStore(FlowStorePtr store, const QString& workspace) override;
    void setFormat(const FlowFormat& format) override;
    /// Remembers what the user did to the map of this workspace.
    void saveState() override;
    [[nodiscard]] bool worksWithoutFlows() const override { return false; }
    [[nodiscard]] QList<QWidget*> panes() const override;
    void focusContent() override;
    bool focusFilter() override;

    /// Shows what rules that are not saved would make of the flows; null ends that.
    void setRuleDraft(RuleDraftPtr draft);
    /// What segments are trusted with, by name.
    void setTrusts(SegmentTrusts trusts);

    [[nodiscard]] GraphModel& model() { return m_model; }
    [[nodiscard]] GraphView* view() const { return m_view; }
    [[nodiscard]] MapToolbar* toolbar() const { return m_toolbar; }
    [[nodiscard]] MapSidePanel* side() const { return m_side; }
    [[nodiscard]] FilterBar* filterBar() const { return m_filterBar; }
    [[nodiscard]] DraftBanner* draftBanner() const { return m_draftBanner; }
    [[nodiscard]] const NetworkMapPtr& map() const { return m_map; }
    /// The picture is that of the present filter.
    [[nodiscard]] bool isUpToDate() const;
    void openFind();

    [[nodiscard]] bool isOpen(const std::string& id) const;
    void expand(const std::string& id);
    void collapse(const std::string& id);
    void arrange();
    void showAssets(bool assets);
    /// What is new compared with `before`; nothing compares with nothing.
    void compare(const std::optional<TimeRange>& before, bool onlyNew);
    /// The condition behind a node or an edge (the other one is empty).
    [[nodiscard]] std::optional<FilterPtr> filterOf(
        const std::string& node, const std::string& edge) const;
    void filterFor(const FilterPtr& condition, FilterEdit edit);
    void showFlows(const std::string& node, const std::string& edge);
    /// The flows of an edge, and beside them who talked to whom.
    void showConversations(const std::string& edge);
    /// Writes the picture; the message says how it went.
    void exportTo(const QString& path, const QString& format);

Q_SIGNALS:
    void zoneChosen(bool local);
    /// setRuleDraft(null) follows.
    void draftEndRequested();

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void createLayout();
    void connectParts();
    void connectQueries();
    void investigationChanged();
    void runQueries();
    void runGraph(bool arrange);
    /// One step that can be taken back.
    void changeView(MapView view, bool arrange, const QString& text);
    void showScene(const MapScene& scene, bool arrange);
    void mapReady(const NetworkMapPtr& map);
    void graphReady(const PlacedGraph& graph);
    void updateStatus();
    void askComparison(MapToolbar::Comparison comparison);
    void askNewSince();
    void askPeriods();
    void askExport(const QString& format);
    void activate(const std::string& node);
    void dropped(const std::string& node, const std::string& box);
    void askSegmentChange(const IpAddress& asset, const std::string& segment);
    void changeSegment(const IpAddress& asset, const std::string& segment);
    void readTrusts();
    void restoreState();
    [[nodiscard]] MapQuery query() const;
    [[nodiscard]] ImageOptions imageOptions() const;

    UiStateStore& m_state;
    Investigation& m_investigation;
    QThreadPool m_pool;
    QThreadPool m_editPool; ///< changes of segments, which end before their workspace does
    WorkspaceSessionPtr m_session;
    LatestRequest<IpAddress> m_segmentEdit;
    FlowStorePtr m_store;
    QString m_workspace;
    FlowFormat m_format;
    FlowQueries m_timelines;
    MapQueries m_queries;
    GraphModel m_model;
    NetworkMapPtr m_map;
    MapView m_mapView;
    std::map<std::string, layout::Point, std::less<>>
        m_savedCentres; ///< where things were last time
    SegmentTrusts m_trusts;
    RuleDraftPtr m_draft;
    std::uint64_t m_assetsShown = 0; ///< generation of the inventory
    std::optional<TimeRange> m_compared;
    bool m_stale = true; ///< the store, the filter or the time changed since the last question
    bool m_arrangeNext = false;
    TimeRange m_shownTime;
    QString m_layoutNote;

    FilterBar* m_filterBar = nullptr;
    DraftBanner* m_draftBanner = nullptr;
    TimelineChart* m_timeline = nullptr;
    GraphView* m_view = nullptr;
    MapToolbar* m_toolbar = nullptr;
    MapSidePanel* m_side = nullptr;
    MapActions* m_actions = nullptr;
    QLabel* m_status = nullptr;
    QLabel* m_empty = nullptr;
};

} // namespace nb
