// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"
#include "core/storage/flowstore.h"
#include "ui/filter/filteredit.h"
#include "ui/flows/flowformat.h"
#include "ui/flows/flowtext.h"
#include "ui/pages/pagewidget.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace nb {

class CollectorController;
class FilterBar;
class FilterLibrary;
class LiveFlowBuffer;
class LiveFlowModel;
class LiveTableView;
class UiStateStore;

/// Flows that match a filter as they come, ten times a second, the newest rows only. It begins when
/// it is first shown, and goes on while other pages are. GUI thread.
class LivePage : public PageWidget
{
    Q_OBJECT
public:
    LivePage(CollectorController& controller, UiStateStore& state, FilterLibrary& library,
        QWidget* parent = nullptr);

    void setFormat(const FlowFormat& format) override;
    /// Values for completion come from it; null while no flow is stored.
    void setStore(FlowStorePtr store, const QString& workspace) override;
    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const { return m_paused; }
    void clear();
    void copy(FlowTextFormat format) override;
    bool focusFilter() override;
    void focusContent() override;
    [[nodiscard]] QList<QWidget*> panes() const override;

    [[nodiscard]] FilterBar* filterBar() const { return m_filterBar; }
    [[nodiscard]] LiveTableView* table() const { return m_table; }
    [[nodiscard]] LiveFlowModel* model() const { return m_model; }

Q_SIGNALS:
    /// The same expression over what is stored.
    void showInFlowsRequested(const nb::FilterPtr& filter);
    void startRequested();
    /// The filter is to become a rule.
    void saveAsRuleRequested(const nb::FilterPtr& filter);
    void saveAsAlertRequested(const nb::FilterPtr& filter);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void createControls();
    void arrange();
    void connectAll();
    void watch(const FilterPtr& filter);
    void takeFlows();
    /// Takes what waited; it came over a longer time and tells nothing about the rate.
    void catchUp();
    void updateCounts();
    void updateState();
    void updateSaveAsRule();
    void setCap(int rows);

    CollectorController& m_controller;
    UiStateStore& m_state;
    FlowFormat m_format;
    std::shared_ptr<LiveFlowBuffer> m_buffer; ///< shared with the pipeline's thread
    FilterBar* m_filterBar = nullptr;
    LiveFlowModel* m_model = nullptr;
    LiveTableView* m_table = nullptr;
    QPushButton* m_pause = nullptr;
    QCheckBox* m_follow = nullptr;
    QComboBox* m_cap = nullptr;
    QPushButton* m_clear = nullptr;
    QPushButton* m_showInFlows = nullptr;
    QPushButton* m_saveAsRule = nullptr;
    QPushButton* m_saveAsAlert = nullptr;
    QLabel* m_emptyText = nullptr;
    QPushButton* m_start = nullptr;
    QStackedWidget* m_stack = nullptr;
    QTimer m_takeSoon;
    QElapsedTimer m_rateClock;
    std::uint64_t m_rateFlows = 0; ///< arrived since m_rateClock began
    double m_rate = 0;
    std::uint64_t m_left = 0; ///< oldest rows that gave way
    bool m_begun = false;
    bool m_paused = false;
    bool m_hasStore = false;
};

} // namespace nb
