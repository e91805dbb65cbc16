// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/ruledraft.h"
#include "core/storage/flowstore.h"
#include "ui/flows/flowformat.h"
#include "ui/flows/flowqueries.h"
#include "ui/flows/flowtext.h"
#include "ui/flows/investigation.h"
#include "ui/pages/pagewidget.h"

#include <QThreadPool>
#include <QTimer>
#include <QWidget>

class QSplitter;
class QToolButton;

namespace nb {

class DraftBanner;
class FilterBar;
class FlowDetails;
class FlowTableModel;
class FlowTablePane;
class FlowTableView;
class TimelineChart;
class TopTalkers;
class UiStateStore;

/// Filter bar, timeline, top talkers and the table over one investigation. Every query runs in a
/// worker; what is shown stays until the newer answer is there. GUI thread.
class FlowsPage : public PageWidget
{
    Q_OBJECT
public:
    explicit FlowsPage(UiStateStore& state, QWidget* parent = nullptr);
    ~FlowsPage() override;

    /// A snapshot to look at. `workspace` names where it came from: another one restores the filter
    /// last used there. Null shows nothing.
    void setStore(FlowStorePtr store, const QString& workspace) override;
    void setFormat(const FlowFormat& format) override;
    /// Shows what rules that are not saved would make of the labels; null ends that.
    void setRuleDraft(RuleDraftPtr draft);
    /// Remembers filter, range, sort, columns and splitters.
    void saveState() override;
    [[nodiscard]] bool worksWithoutFlows() const override { return false; }

    [[nodiscard]] FlowDetails* details() const { return m_details; }
    [[nodiscard]] FlowTableView* table() const;
    [[nodiscard]] FlowTableModel* tableModel() const;
    [[nodiscard]] FilterBar* filterBar() const { return m_filterBar; }
    [[nodiscard]] DraftBanner* draftBanner() const { return m_draft; }
    [[nodiscard]] Investigation& investigation() { return m_investigation; }
    /// Order and counts are those of the present filter.
    [[nodiscard]] bool isUpToDate() const { return !m_queries.isOrdering(); }
    [[nodiscard]] QList<QWidget*> panes() const override;
    void focusContent() override;
    bool focusFilter() override;
    void clearFilter();
    void openFind();
    void findNext();
    void chooseColumns();
    void copy(FlowTextFormat format) override;
    /// Joins a condition to the filter; `apply` runs it, else it waits in the bar.
    void applyCondition(const FilterPtr& condition, FilterEdit edit, bool apply);
    /// Beside the flows, who talked to whom; that list is opened when it was closed.
    void listConversations();
    void filterForCurrentCell(FilterEdit edit);
    void cancelQuery();

Q_SIGNALS:
    /// `12,480 of 88,310 flows · 214 MiB`; whether a filter or range hides some.
    void totalsChanged(const QString& text, bool filtered);
    void detailsRequested();
    /// setRuleDraft(null) follows.
    void draftEndRequested();
    /// The time zone was chosen in the timeline; setFormat() follows.
    void zoneChosen(bool local);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void createLayout();
    void connectFilters();
    void connectTable();
    void connectQueries();
    void investigationChanged();
    void showTimeRange();
    void runQueries();
    void runOrder();
    void showOrder(FlowOrderPtr order);
    void updateTotals();
    void updateDetails();
    void restoreInvestigation();
    [[nodiscard]] FlowQuery query() const;

    UiStateStore& m_state;
    QThreadPool m_pool;
    Investigation m_investigation;
    FlowFormat m_format;
    FlowQueries m_queries;
    QString m_workspace;
    TimeRange m_shownTime; ///< the part of time the chart shows; the selection is in the state
    QTimer m_busySoon;

    FilterBar* m_filterBar = nullptr;
    DraftBanner* m_draft = nullptr;
    QToolButton* m_back = nullptr;
    QToolButton* m_forward = nullptr;
    TimelineChart* m_timeline = nullptr;
    TopTalkers* m_talkers = nullptr;
    FlowTablePane* m_pane = nullptr;
    FlowDetails* m_details = nullptr;
    QSplitter* m_upDown = nullptr;
    QSplitter* m_leftRight = nullptr;
};

} // namespace nb
