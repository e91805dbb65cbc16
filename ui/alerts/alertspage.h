// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"
#include "ui/alerts/alertsmodel.h"
#include "ui/jobs/latestrequest.h"
#include "ui/pages/pagewidget.h"

#include <QThreadPool>
#include <QTimer>

class QTabWidget;

namespace nb {

class AlertHistory;
class AlertSettings;
class NoticeBar;
class UiStateStore;

/// What happened, when alerts are raised and where they are sent. It looks for new ones every few
/// seconds, also while it is not shown, in a worker. GUI thread.
class AlertsPage : public PageWidget
{
    Q_OBJECT
public:
    /// Alerts of the history that are shown; the newest ones.
    static constexpr std::size_t kMostShown = 20'000;

    explicit AlertsPage(UiStateStore& state, QWidget* parent = nullptr);
    ~AlertsPage() override;

    void setSession(const WorkspaceSessionPtr& session) override;
    void setStore(FlowStorePtr store, const QString& workspace) override;
    void setFormat(const FlowFormat& format) override;
    void saveState() override;
    [[nodiscard]] QList<QWidget*> panes() const override;
    void focusContent() override;
    bool focusFilter() override;
    void copy(FlowTextFormat format) override;

    /// Alerts that nobody acknowledged.
    [[nodiscard]] std::uint64_t openCount() const { return m_open; }
    [[nodiscard]] AlertHistory* history() const { return m_history; }
    [[nodiscard]] AlertSettings* settings() const { return m_settings; }
    [[nodiscard]] QTabWidget* tabs() const { return m_tabs; }
    [[nodiscard]] NoticeBar* notice() const { return m_notice; }
    /// Asks for a condition on flows that match the filter.
    void addFromFilter(const FilterPtr& filter);
    /// Looks for new ones now.
    void refresh();

Q_SIGNALS:
    void openCountChanged(std::uint64_t count);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct Loaded
    {
        std::uint64_t version = 0;
        std::uint64_t open = 0;
        AlertRows rows {}; ///< null: not asked for
        bool cut = false;
    };
    void loaded(Result<Loaded> result);
    void setOpen(std::uint64_t count);
    void acknowledge(const std::vector<std::int64_t>& ids);
    void showFlows(const Alert& alert);
    [[nodiscard]] std::shared_ptr<Enrichment> enrichment() const;

    UiStateStore& m_state;
    QThreadPool m_pool;
    WorkspaceSessionPtr m_session;
    FlowFormat m_format;
    LatestRequest<Loaded> m_loading;
    LatestRequest<std::uint64_t> m_acknowledging;
    std::optional<std::uint64_t> m_version; ///< of the count
    std::optional<std::uint64_t> m_rowsVersion;
    std::uint64_t m_open = 0;
    QTimer m_look;

    NoticeBar* m_notice = nullptr;
    QTabWidget* m_tabs = nullptr;
    AlertHistory* m_history = nullptr;
    AlertSettings* m_settings = nullptr;
};

} // namespace nb
