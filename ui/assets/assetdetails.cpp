// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assets/assetdetails.h"

#include "core/assets/macvendor.h"
#include "ui/address/addressmenu.h"
#include "ui/assets/assetedit.h"
#include "ui/assets/assetservicesmodel.h"
#include "ui/assets/assettext.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/pages/datatable.h"
#include "ui/text/coretext.h"
#include "ui/theme/theme.h"

#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace nb {

namespace {

constexpr std::size_t kPeers = 200;
const QString kServicesKey = QStringLiteral("assets/serviceColumns");
const QString kPeersKey = QStringLiteral("assets/peerColumns");

} // namespace

AssetDetails::AssetDetails(QThreadPool& pool, QWidget* parent)
    : QWidget(parent)
    , m_pool(pool)
{
    createHead();
    createTabs();
    auto* full = new QWidget(this);
    auto* head = new QHBoxLayout;
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_title);
    words->addWidget(m_subtitle);
    head->addLayout(words, 1);
    head->addWidget(m_show);
    auto* column = new QVBoxLayout(full);
    column->setContentsMargins(6, 0, 0, 0);
    column->addLayout(head);
    column->addWidget(m_tabs, 1);
    auto* empty = new QLabel(tr("Choose an asset to see all that is known of it."), this);
    empty->setAlignment(Qt::AlignCenter);
    empty->setWordWrap(true);
    empty->setForegroundRole(QPalette::PlaceholderText);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(empty);
    m_stack->addWidget(full);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    setAccessibleName(tr("Asset"));
}

AssetDetails::~AssetDetails() = default;

void AssetDetails::createHead()
{
    m_title = new QLabel(this);
    m_subtitle = new QLabel(this);
    for (QLabel* label : {m_title, m_subtitle}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    QFont large = m_title->font();
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() * 1.2);
    m_title->setFont(large);
    m_subtitle->setForegroundRole(QPalette::PlaceholderText);
    m_show = new QPushButton(themeIcon(QStringLiteral("network-wired")), tr("Show &Flows"), this);
    m_show->setToolTip(tr("The flows of this address"));
    connect(m_show, &QPushButton::clicked, this,
        [this] { showFlows("ip = " + m_asset->address.toString()); });
}

void AssetDetails::createTabs()
{
    m_observed = new QTreeWidget(this);
    m_observed->setAccessibleName(tr("What was observed"));
    m_observed->setColumnCount(2);
    m_observed->setHeaderHidden(true);
    m_observed->setRootIsDecorated(false);
    m_observed->setIndentation(fontMetrics().averageCharWidth());
    m_observed->setFrameShape(QFrame::NoFrame);
    m_observed->setWordWrap(true);
    m_observed->setFocusPolicy(Qt::StrongFocus);
    m_observed->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_edit = new AssetEdit(this);
    auto* said = new QGroupBox(tr("What you say about it"), this);
    auto* saidLayout = new QVBoxLayout(said);
    saidLayout->addWidget(m_edit);
    auto* seen = new QGroupBox(tr("Observed"), this);
    auto* seenLayout = new QVBoxLayout(seen);
    seenLayout->setContentsMargins(4, 4, 4, 4);
    seenLayout->addWidget(m_observed);
    auto* overview = new QSplitter(Qt::Vertical, this);
    overview->addWidget(seen);
    overview->addWidget(said);
    overview->setChildrenCollapsible(false);
    overview->setStretchFactor(0, 1);

    createServices();
    createPeers();
    m_peersNote = new QLabel(this);
    m_peersNote->setTextFormat(Qt::PlainText);
    m_peersNote->setWordWrap(true);
    m_peersNote->setForegroundRole(QPalette::PlaceholderText);
    auto* peers = new QWidget(this);
    auto* peersLayout = new QVBoxLayout(peers);
    peersLayout->setContentsMargins(0, 0, 0, 0);
    peersLayout->addWidget(m_peers, 1);
    peersLayout->addWidget(m_peersNote);

    m_tabs = new QTabWidget(this);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(overview, tr("&Overview"));
    m_tabs->addTab(m_services, tr("Ser&vices"));
    m_tabs->addTab(peers, tr("&Peers"));
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] { askPeers(); });
}

void AssetDetails::createServices()
{
    m_servicesModel = new AssetServicesModel(this);
    m_sortedServices = new QSortFilterProxyModel(this);
    m_sortedServices->setSourceModel(m_servicesModel);
    m_sortedServices->setSortRole(AssetServicesModel::SortRole);
    m_services = new DataTable(tr("Services of the asset"), this);
    m_services->setModel(m_sortedServices);
    m_services->setSortingEnabled(true);
    m_services->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_services->setItemDelegateForColumn(
        AssetServicesModel::When, new ServiceSpanDelegate(m_services));
    const auto service
        = [this](const QModelIndex& index) { return m_sortedServices->mapToSource(index).row(); };
    connect(m_services, &DataTable::rowOpened, this,
        [this, service](const QModelIndex& i) { showFlows(serviceCondition(service(i))); });
    connect(m_services, &DataTable::menuRequested, this,
        [this, service](QMenu& menu, const QModelIndex& index) {
            menu.addAction(tr("Show &Flows of the Service"), this,
                [this, row = service(index)] { showFlows(serviceCondition(row)); });
        });
}

void AssetDetails::createPeers()
{
    m_peersModel = new AssetPeersModel(this);
    m_sortedPeers = new QSortFilterProxyModel(this);
    m_sortedPeers->setSourceModel(m_peersModel);
    m_sortedPeers->setSortRole(AssetPeersModel::SortRole);
    m_peers = new DataTable(tr("Peers of the asset"), this);
    m_peers->setModel(m_sortedPeers);
    m_peers->setSortingEnabled(true);
    m_peers->sortByColumn(AssetPeersModel::Bytes, Qt::DescendingOrder);
    const auto peer = [this](const QModelIndex& index) {
        return m_peersModel->at(m_sortedPeers->mapToSource(index).row())->address;
    };
    const auto flowsWith = [this](const IpAddress& address) {
        const std::string a = m_asset->address.toString();
        const std::string b = address.toString();
        showFlows("ip = " + a + " and ip = " + b);
    };
    connect(m_peers, &DataTable::rowOpened, this,
        [peer, flowsWith](const QModelIndex& index) { flowsWith(peer(index)); });
    connect(m_peers, &DataTable::menuRequested, this,
        [this, peer, flowsWith](QMenu& menu, const QModelIndex& index) {
            const IpAddress address = peer(index);
            menu.addAction(
                tr("Show &Flows Between Them"), this, [flowsWith, address] { flowsWith(address); });
            AddressMenu::addActions(menu, AddressTarget {address},
                [this](AddressAction action, const AddressTarget& target) {
                    Q_EMIT addressRequested(action, target);
                });
        });
}

void AssetDetails::restoreColumns(const UiStateStore& state)
{
    m_services->restoreColumns(state, kServicesKey, {11, 20, 36, 9, 11, 10});
    m_peers->restoreColumns(state, kPeersKey, {18, 26, 12, 10, 10});
}

void AssetDetails::saveColumns(UiStateStore& state) const
{
    m_services->saveColumns(state, kServicesKey);
    m_peers->saveColumns(state, kPeersKey);
}

void AssetDetails::cancel()
{
    m_request.cancel();
}

void AssetDetails::setAsset(const AssetPtr& asset)
{
    const bool another = !asset || !m_asset || asset->address != m_asset->address;
    if (!another && asset == m_asset)
        return;
    m_asset = asset;
    m_stack->setCurrentIndex(asset ? 1 : 0);
    if (another) {
        m_peersStale = true;
        m_request.cancel();
        m_peersModel->setPeers({});
        m_peersNote->clear();
    }
    if (!asset)
        return;
    const QString address = QString::fromStdString(asset->address.toString());
    const QString name = plainLine(asset->displayName());
    m_title->setText(name.isEmpty() ? address : name);
    QStringList parts;
    if (!name.isEmpty())
        parts << address;
    if (!asset->segment.empty())
        parts << plainLine(asset->segment);
    if (!asset->edits.owner.empty())
        parts << tr("owner: %1").arg(plainLine(asset->edits.owner));
    m_subtitle->setText(parts.join(QStringLiteral(" · ")));
    m_subtitle->setVisible(!parts.isEmpty());
    m_servicesModel->setAsset(*asset);
    m_edit->setAsset(*asset);
    showObserved();
    askPeers();
}

void AssetDetails::setStore(FlowStorePtr store)
{
    m_request.cancel();
    m_store = std::move(store);
    m_peersStale = true;
    askPeers();
}

void AssetDetails::setFormat(const FlowFormat& format)
{
    m_format = format;
    m_servicesModel->setFormat(format);
    m_peersModel->setFormat(format);
    if (m_asset)
        showObserved();
}

void AssetDetails::showObserved()
{
    const Asset& asset = *m_asset;
    m_observed->clear();
    const auto add = [this](const QString& label, const QString& value, const QString& more = {}) {
        if (value.isEmpty())
            return;
        auto* item = new QTreeWidgetItem(
            {label, more.isEmpty() ? value : QStringLiteral("%1\n%2").arg(value, more)});
        item->setForeground(0, palette().placeholderText());
        item->setTextAlignment(0, Qt::AlignLeft | Qt::AlignTop);
        m_observed->addTopLevelItem(item);
    };
    Asset observed = asset;
    observed.edits = {};
    bool first = true;
    for (const RoleGuess& guess : rolesOf(observed)) {
        const QString confidence = confidenceText(confidenceOf(guess));
        add(first ? tr("Role") : tr("or"),
            confidence.isEmpty() ? roleText(guess.role)
                                 : tr("%1, confidence %2").arg(roleText(guess.role), confidence),
            reasonText(guess.reason));
        first = false;
    }
    for (const AssetName& name : asset.names)
        add(tr("Name"), plainLine(name.name) + (name.imported ? tr(" (imported)") : QString()),
            seenText(name.seen, m_format));
    for (const AssetMac& mac : asset.macs) {
        QString text = QString::fromStdString(mac.mac.toString());
        if (const QString vendor = plainLine(vendorOf(mac.mac)); !vendor.isEmpty())
            text += QStringLiteral(" · ") + vendor;
        if (const QString owner = macOwnerText(mac); !owner.isEmpty())
            text += QStringLiteral(" · ") + owner;
        add(tr("MAC"), text, seenText(mac.seen, m_format));
    }
    for (const AssetSystem& system : asset.systems)
        add(tr("System"), plainLine(system.system), seenText(system.seen, m_format));
    add(tr("Seen"), seenText(asset.seen, m_format),
        asset.seen.known() ? m_format.zone() : QString());
    if (asset.flows > 0) {
        add(tr("Flows"), m_format.count(asset.flows),
            asset.unanswered > 0
                ? tr("of these not answered: %1").arg(m_format.count(asset.unanswered))
                : QString());
        add(tr("Talks to"),
            tr("about %1 clients, about %2 servers")
                .arg(m_format.count(asset.clients.count()), m_format.count(asset.servers.count())));
    }
    if (asset.leftOut > 0)
        add(tr("Left out"),
            tr("%1 sightings beyond what is kept").arg(m_format.count(asset.leftOut)));
}

void AssetDetails::askPeers()
{
    if (!m_peersStale || !m_asset || m_tabs->currentIndex() != 2)
        return;
    m_peersStale = false;
    if (!m_store) {
        m_peersNote->setText(tr("There are no flows in this workspace yet."));
        return;
    }
    m_peersNote->setText(tr("Adding up…"));
    m_request.start(
        m_pool, this,
        [store = m_store, address = m_asset->address](
            std::stop_token stop) { return topPeers(*store, address, kPeers, std::move(stop)); },
        [this](Result<std::vector<AssetPeer>> peers) { peersReady(std::move(peers)); });
}

void AssetDetails::peersReady(Result<std::vector<AssetPeer>> peers)
{
    if (!peers) {
        if (peers.error().code == ErrorCode::Cancelled)
            return;
        m_peersNote->setText(tr("The peers could not be added up: %1")
                                 .arg(plainLine(coreText(peers.error().detail))));
        Q_EMIT failed(peers.error());
        return;
    }
    const std::size_t count = peers->size();
    m_peersModel->setPeers(std::move(*peers));
    if (count == 0)
        m_peersNote->setText(tr("No stored flow has this address."));
    else if (count >= kPeers)
        m_peersNote->setText(tr("The %1 with the most bytes.").arg(m_format.count(count)));
    else
        m_peersNote->clear();
}

std::string AssetDetails::serviceCondition(int row) const
{
    const AssetService* service = m_servicesModel->at(row);
    if (!service)
        return {};
    std::string condition
        = (m_servicesModel->isUsed(row) ? "src_ip = " : "dst_ip = ") + m_asset->address.toString();
    condition += " and protocol = " + std::to_string(service->protocol.number());
    if (service->protocol.hasPorts())
        condition += " and dst_port = " + service->port.toString();
    return condition;
}

void AssetDetails::showFlows(const std::string& condition)
{
    if (const auto filter = parseFilter(condition); filter && !condition.empty())
        Q_EMIT flowsRequested(*filter, FilterEdit::Replace);
}

} // namespace nb
