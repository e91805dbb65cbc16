// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assets/assetspage.h"

#include "ui/address/addressmenu.h"
#include "ui/assets/assetdetails.h"
#include "ui/assets/assetedit.h"
#include "ui/assets/assetfileimport.h"
#include "ui/assets/assetsmodel.h"
#include "ui/mainwindow/noticebar.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/pages/datatable.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>

namespace nb {

namespace {

constexpr std::chrono::milliseconds kLook {3000};
constexpr std::chrono::milliseconds kTyping {150};
const QString kColumnsKey = QStringLiteral("assets/columns");
const QString kSplitterKey = QStringLiteral("assets/splitter");

} // namespace

AssetsPage::AssetsPage(UiStateStore& state, QWidget* parent)
    : PageWidget(Page::Assets, parent)
    , m_state(state)
    , m_model(new AssetsModel(this))
{
    setAccessibleName(tr("Assets"));
    setAcceptDrops(true);
    setProperty("takesFiles", true); // dropped files are about assets here
    m_pool.setMaxThreadCount(2);
    m_editPool.setMaxThreadCount(1); // one after the other
    m_notice = new NoticeBar(this);
    m_files = new AssetFileImport(m_state, m_pool, this);
    connect(m_files, &AssetFileImport::finished, this, [this](const QString& text, bool good) {
        m_notice->show(good ? NoticeBar::Kind::Information : NoticeBar::Kind::Warning, text);
        refresh();
    });
    connect(m_files, &AssetFileImport::failed, this,
        [this](const QString& why) { m_notice->show(NoticeBar::Kind::Error, why); });
    createHead();
    createTable();
    arrange();
    m_look.setInterval(kLook);
    connect(&m_look, &QTimer::timeout, this, &AssetsPage::refresh);
    m_searchSoon.setInterval(kTyping);
    m_searchSoon.setSingleShot(true);
    connect(&m_searchSoon, &QTimer::timeout, this, [this] {
        const AssetPtr chosen = m_details->asset();
        m_model->setSearch(m_search->text());
        if (chosen)
            if (const auto row = m_model->rowOf(chosen->address))
                m_table->selectRow(*row);
        updateState();
    });
    updateState();
}

AssetsPage::~AssetsPage()
{
    setSession(nullptr);
    m_details->setStore(nullptr);
    m_pool.waitForDone();
}

void AssetsPage::createHead()
{
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Address, prefix, name, MAC, vendor, tag…"));
    m_search->setAccessibleName(tr("Search assets"));
    m_search->setClearButtonEnabled(true);
    m_search->setAcceptDrops(false);
    m_search->addAction(themeIcon(QStringLiteral("edit-find")), QLineEdit::LeadingPosition);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_searchSoon.start(); });
    connect(m_search, &QLineEdit::returnPressed, this, [this] { m_table->setFocus(); });
    m_count = new QLabel(this);
    m_count->setTextFormat(Qt::PlainText);
    m_import = new QPushButton(themeIcon(QStringLiteral("document-open")), tr("&Import…"), this);
    m_import->setAccessibleName(tr("Import assets"));
    connect(m_import, &QPushButton::clicked, this, &AssetsPage::chooseImport);
    m_export = new QPushButton(themeIcon(QStringLiteral("document-save")), tr("&Export"), this);
    m_export->setAccessibleName(tr("Export assets"));
    auto* menu = new QMenu(m_export);
    menu->addAction(tr("As &CSV…"), this, [this] { chooseExport(false); });
    menu->addAction(tr("As &JSON…"), this, [this] { chooseExport(true); });
    m_export->setMenu(menu);
}

void AssetsPage::createTable()
{
    m_table = new DataTable(tr("Assets"), this);
    m_table->setModel(m_model);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(AssetsModel::Address, Qt::AscendingOrder);
    m_table->restoreColumns(m_state, kColumnsKey, {16, 24, 28, 16, 14, 14, 19, 20, 10, 8, 20, 20});
    m_details = new AssetDetails(m_pool, this);
    m_details->restoreColumns(m_state);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &AssetsPage::currentChanged);
    connect(m_table, &DataTable::rowOpened, this, [this](const QModelIndex& index) {
        if (const AssetRow* row = m_model->at(index.row()))
            if (const auto filter = parseFilter("ip = " + row->asset->address.toString()))
                Q_EMIT flowsRequested(*filter, FilterEdit::Replace);
    });
    connect(m_table, &DataTable::menuRequested, this, [this](QMenu& menu, const QModelIndex&) {
        const std::vector<IpAddress> addresses = selected();
        menu.addAction(
            themeIcon(QStringLiteral("network-wired")), tr("Show &Flows"), this, [this, addresses] {
                std::string list;
                for (const IpAddress& address : addresses)
                    list.append(list.empty() ? "" : ", ").append(address.toString());
                if (const auto filter = parseFilter("ip in {" + list + "}"))
                    Q_EMIT flowsRequested(*filter, FilterEdit::Replace);
            });
        QAction* forget = menu.addAction(tr("Forge&t…"), this, &AssetsPage::askRemove);
        forget->setEnabled(obstacle().isEmpty() && !m_session->readOnly());
        if (addresses.size() == 1)
            AddressMenu::addTo(menu, *this, {addresses.front()});
    });
    connect(m_details, &AssetDetails::flowsRequested, this, &AssetsPage::flowsRequested);
    connect(m_details, &AssetDetails::assetRequested, this, &AssetsPage::showAsset);
    connect(m_details, &AssetDetails::addressRequested, this, &AssetsPage::addressRequested);
    connect(m_details, &AssetDetails::failed, this, &AssetsPage::queryFailed);
    connect(m_details->edit(), &AssetEdit::saveRequested, this, [this](const AssetEdits& edits) {
        if (const AssetPtr& asset = m_details->asset())
            saveEdits(asset->address, edits);
    });
}

void AssetsPage::arrange()
{
    m_empty = new QLabel(this);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_emptyImport = new QPushButton(tr("Import an inventory…"), this);
    connect(m_emptyImport, &QPushButton::clicked, this, &AssetsPage::chooseImport);
    auto* emptyPage = new QWidget(this);
    auto* emptyLayout = new QVBoxLayout(emptyPage);
    emptyLayout->addStretch();
    emptyLayout->addWidget(m_empty);
    emptyLayout->addWidget(m_emptyImport, 0, Qt::AlignHCenter);
    emptyLayout->addStretch();
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_table);
    m_stack->addWidget(emptyPage);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setCollapsible(0, false);
    const int width = fontMetrics().averageCharWidth();
    m_splitter->setSizes({width * 110, width * 66});
    m_splitter->restoreState(m_state.bytes(kSplitterKey));
    auto* head = new QHBoxLayout;
    head->addWidget(m_search, 1);
    head->addWidget(m_count);
    head->addWidget(m_import);
    head->addWidget(m_export);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 0);
    layout->addWidget(m_notice);
    layout->addLayout(head);
    layout->addWidget(m_splitter, 1);
}

std::shared_ptr<Enrichment> AssetsPage::enrichment() const
{
    return m_session ? m_session->enrichment() : nullptr;
}

void AssetsPage::setSession(const WorkspaceSessionPtr& session)
{
    m_loading.cancel();
    m_editing.cancel();
    m_files->cancel();
    m_exporting.cancel();
    m_details->cancel();
    m_pool.waitForDone(); // all of it heeds the stop within milliseconds
    m_editPool.waitForDone();
    m_session = session;
    m_generation.reset();
    m_notice->dismiss();
    m_details->setAsset(nullptr);
    m_model->setRows(std::make_shared<const std::vector<AssetRow>>());
    m_details->edit()->setObstacle(obstacle());
    updateState();
    refresh();
}

void AssetsPage::setStore(FlowStorePtr store, const QString&)
{
    m_details->setStore(std::move(store));
    refresh(); // an import may have brought assets
}

void AssetsPage::setFormat(const FlowFormat& format)
{
    m_format = format;
    m_model->setFormat(format);
    m_details->setFormat(format);
    updateState();
}

void AssetsPage::saveState()
{
    m_table->saveColumns(m_state, kColumnsKey);
    m_details->saveColumns(m_state);
    m_state.setValue(kSplitterKey, m_splitter->saveState());
}

QString AssetsPage::obstacle() const
{
    if (!enrichment())
        return tr("No workspace is open.");
    return {};
}

void AssetsPage::showEvent(QShowEvent* event)
{
    PageWidget::showEvent(event);
    m_look.start();
    refresh();
}

void AssetsPage::hideEvent(QHideEvent* event)
{
    PageWidget::hideEvent(event);
    m_look.stop();
}

void AssetsPage::refresh()
{
    const auto knowledge = enrichment();
    if (!knowledge || !isVisible() || m_loading.isRunning())
        return;
    m_loading.start(
        m_pool, this,
        [&inventory = knowledge->assets(), known = m_generation](
            const std::stop_token& stop) -> Result<Loaded> {
            if (auto done = inventory.refresh(); !done)
                return done.error();
            Loaded loaded;
            loaded.generation = inventory.generation();
            if (loaded.generation != known)
                loaded.rows = makeAssetRows(inventory.assets(), stop);
            return loaded;
        },
        [this](Result<Loaded> result) { loaded(std::move(result)); });
}

void AssetsPage::loaded(Result<Loaded> result)
{
    if (!result) {
        Q_EMIT queryFailed(result.error());
        return;
    }
    if (!result->rows)
        return;
    m_generation = result->generation;
    const AssetPtr chosen = m_details->asset();
    std::optional<IpAddress> wanted = std::exchange(m_wanted, {});
    if (!wanted && chosen)
        wanted = chosen->address;
    const QPoint scrolled(
        m_table->horizontalScrollBar()->value(), m_table->verticalScrollBar()->value());
    m_model->setRows(std::move(result->rows));
    m_table->horizontalScrollBar()->setValue(scrolled.x());
    m_table->verticalScrollBar()->setValue(scrolled.y());
    const auto row = wanted ? m_model->rowOf(*wanted) : std::nullopt;
    if (row)
        m_table->setCurrentIndex(m_model->index(*row, AssetsModel::Address));
    else if (m_model->rowCount() > 0 && !chosen)
        m_table->setCurrentIndex(m_model->index(0, AssetsModel::Address));
    if (!row && chosen) // hidden by the search, or gone
        m_details->setAsset(enrichment()->assets().find(chosen->address));
    updateState();
}

void AssetsPage::currentChanged()
{
    if (const AssetRow* row = m_model->at(m_table->currentIndex().row()))
        m_details->setAsset(row->asset);
}

void AssetsPage::updateState()
{
    const std::size_t total = m_model->total();
    const auto shown = static_cast<std::size_t>(m_model->rowCount());
    const bool any = shown > 0;
    m_count->setText(shown == total
            ? tr("%Ln asset(s)", nullptr, static_cast<int>(total))
            : tr("%1 of %2 assets").arg(m_format.count(shown), m_format.count(total)));
    m_stack->setCurrentIndex(any ? 0 : 1);
    m_details->setVisible(total > 0);
    const QString why = obstacle();
    const bool may = why.isEmpty() && m_session->assetImporter() != nullptr;
    const QString closed = tr("This workspace is open read-only, so files cannot be added to it.");
    for (QPushButton* button : {m_import, m_emptyImport}) {
        button->setEnabled(may);
        button->setToolTip(may  ? tr("NetBehave's asset.db, CSV of a CMDB, Nmap XML or IPAM lines; "
                                      "told apart by content. Files may be dropped here too.")
                : why.isEmpty() ? closed
                                : why);
    }
    m_export->setEnabled(any);
    m_export->setToolTip(any ? tr("The assets that are shown, with all that is known")
                             : tr("There is nothing to export."));
    m_emptyImport->setVisible(total == 0);
    m_empty->setText(total > 0
            ? tr("No asset matches the search. Clear it to see all %1.").arg(m_format.count(total))
            : tr("No assets are known yet. An address of your networks becomes one as soon as it "
                 "sends or answers something in flows that are added or collected.\nAn inventory "
                 "can be dropped here: asset.db, CSV, Nmap XML."));
}

std::vector<IpAddress> AssetsPage::selected() const
{
    std::vector<IpAddress> addresses;
    for (const int row : m_table->selectedRowList())
        if (const AssetRow* asset = m_model->at(row))
            addresses.push_back(asset->asset->address);
    return addresses;
}

bool AssetsPage::showAddress(const IpAddress& address)
{
    const auto knows = enrichment();
    if (!knows || !knows->assets().find(address))
        return false;
    showAsset(address);
    return true;
}

void AssetsPage::showAsset(const IpAddress& address)
{
    if (!m_model->rowOf(address) && !m_search->text().isEmpty()) {
        m_search->clear();
        m_searchSoon.stop();
        m_model->setSearch({});
        updateState();
    }
    if (const auto row = m_model->rowOf(address)) {
        m_table->setCurrentIndex(m_model->index(*row, AssetsModel::Address));
        m_table->scrollTo(m_table->currentIndex(), QAbstractItemView::PositionAtCenter);
        return;
    }
    if (m_generation)
        Q_EMIT message(tr("%1 is not in the inventory: it is not an address of your networks.")
                           .arg(QString::fromStdString(address.toString())));
    else
        m_wanted = address;
}

QList<QWidget*> AssetsPage::panes() const
{
    return {m_search, m_table, m_details};
}

void AssetsPage::focusContent()
{
    if (m_table->isVisible())
        m_table->setFocus();
    else
        m_search->setFocus();
}

bool AssetsPage::focusFilter()
{
    m_search->setFocus();
    m_search->selectAll();
    return true;
}

void AssetsPage::copy(FlowTextFormat format)
{
    const QWidget* focus = window()->focusWidget();
    for (const DataTable* table : {m_details->servicesTable(), m_details->peersTable()})
        if (table == focus) {
            table->copy(format);
            return;
        }
    m_table->copy(format);
}

} // namespace nb
