// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/assetinventory.h"
#include "core/filter/filterexpression.h"
#include "ui/address/addresstarget.h"
#include "ui/assets/assetpeers.h"
#include "ui/filter/filteredit.h"
#include "ui/flows/flowformat.h"
#include "ui/jobs/latestrequest.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabWidget;
class QSortFilterProxyModel;
class QTreeWidget;

namespace nb {

class AssetEdit;
class AssetServicesModel;
class DataTable;
class UiStateStore;

/// All about one asset: what was observed, what a person says, its services on an axis of time, and
/// whom it talks to. GUI thread.
class AssetDetails : public QWidget
{
    Q_OBJECT
public:
    AssetDetails(QThreadPool& pool, QWidget* parent = nullptr);
    ~AssetDetails() override;

    /// Null shows nothing.
    void setAsset(const AssetPtr& asset);
    [[nodiscard]] const AssetPtr& asset() const { return m_asset; }
    void setStore(FlowStorePtr store);
    void setFormat(const FlowFormat& format);
    void restoreColumns(const UiStateStore& state);
    void saveColumns(UiStateStore& state) const;
    /// Stops what runs in workers.
    void cancel();

    [[nodiscard]] AssetEdit* edit() const { return m_edit; }
    [[nodiscard]] QTabWidget* tabs() const { return m_tabs; }
    [[nodiscard]] QTreeWidget* observed() const { return m_observed; }
    [[nodiscard]] DataTable* servicesTable() const { return m_services; }
    [[nodiscard]] DataTable* peersTable() const { return m_peers; }

Q_SIGNALS:
    void flowsRequested(const nb::FilterPtr& condition, nb::FilterEdit edit);
    void assetRequested(const nb::IpAddress& address);
    void addressRequested(nb::AddressAction action, const nb::AddressTarget& target);
    void failed(const nb::Error& error);

private:
    void createHead();
    void createTabs();
    void createServices();
    void createPeers();
    void showObserved();
    void askPeers();
    void peersReady(Result<std::vector<AssetPeer>> peers);
    void showFlows(const std::string& condition);
    [[nodiscard]] std::string serviceCondition(int row) const;

    QThreadPool& m_pool;
    AssetPtr m_asset;
    FlowStorePtr m_store;
    FlowFormat m_format;
    LatestRequest<std::vector<AssetPeer>> m_request;
    bool m_peersStale = true;

    QStackedWidget* m_stack = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_subtitle = nullptr;
    QPushButton* m_show = nullptr;
    QTabWidget* m_tabs = nullptr;
    QTreeWidget* m_observed = nullptr;
    AssetEdit* m_edit = nullptr;
    AssetServicesModel* m_servicesModel = nullptr;
    QSortFilterProxyModel* m_sortedServices = nullptr;
    DataTable* m_services = nullptr;
    AssetPeersModel* m_peersModel = nullptr;
    QSortFilterProxyModel* m_sortedPeers = nullptr;
    DataTable* m_peers = nullptr;
    QLabel* m_peersNote = nullptr;
};

} // namespace nb
