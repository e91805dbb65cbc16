// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/names/ownerstab.h"

#include "core/enrichment/enrichment.h"
#include "core/filter/textpattern.h"
#include "ui/address/addressmenu.h"
#include "ui/names/recordpane.h"
#include "ui/names/recordview.h"
#include "ui/text/coretext.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace nb {

struct OwnersTab::List
{
    std::shared_ptr<const std::vector<OwnerRow>> rows {};
    std::size_t all = 0;
    LookupSettings::Settings settings {};
};

namespace {

QString ownerAddressText(const IpAddress& address)
{
    return QString::fromStdString(address.toString());
}

QString blockText(const OwnerBlock& block)
{
    return block.first == block.last
        ? ownerAddressText(block.first)
        : ownerAddressText(block.first) + QStringLiteral(" – ") + ownerAddressText(block.last);
}

template <auto Member> bool lessBlock(const OwnerRow& a, const OwnerRow& b)
{
    return a.block.*Member < b.block.*Member;
}

bool blockMatches(const OwnerBlock& block, const std::optional<IpAddress>& address,
    const WildcardPattern& pattern)
{
    if (address)
        return block.contains(*address);
    return pattern.matches(block.owner) || pattern.matches(block.organisation)
        || pattern.matches(block.country) || pattern.matches(block.source)
        || pattern.matches(block.first.toString());
}

LookupSettings::Settings settingsOf(const Owners& owners)
{
    LookupSettings::Settings settings {
        owners.lookupsEnabled(), owners.registry(), owners.databasePaths(), {}};
    for (const Error& problem : owners.problems())
        settings.problems << plainLine(coreText(problem.detail));
    return settings;
}

} // namespace

OwnersTab::OwnersTab(PageWidget& page, UiStateStore& state, QWidget* parent)
    : KnowledgeTab(page, state, parent)
    , m_settings(new LookupSettings(this))
    , m_pane(new RecordPane(state, QStringLiteral("names/ownerColumns"), tr("Owners"), this))
    , m_model(new RecordModel<OwnerRow>(columns(), this))
{
    m_pane->filterBox()->setPlaceholderText(
        tr("Search owners, or type an address to see its blocks"));
    RecordView* view = m_pane->view();
    view->setModel(m_model);
    view->horizontalHeader()->setSortIndicator(m_sortColumn, m_order);
    view->setSortingEnabled(true);
    view->setWidths({36, 22, 28, 10, 10, 14, 26, 26});
    view->setMenu([this](QMenu& menu, int row) { fillMenu(menu, row); });
    m_model->sortRequested = [this](int column, Qt::SortOrder order) {
        m_sortColumn = column;
        m_order = order;
        reload();
    };
    createButtons();
    connectSettings();
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_settings);
    layout->addWidget(m_pane, 1);
    connect(m_pane, &RecordPane::filterChanged, this, &OwnersTab::reload);
    connect(view, &RecordView::deleteRequested, this, &OwnersTab::removeSelected);
    connect(view, &RecordView::copied, this,
        [this](int rows) { Q_EMIT message(tr("Copied %Ln block(s).", nullptr, rows)); });
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &OwnersTab::updateActions);
    updateActions();
}

void OwnersTab::createButtons()
{
    m_lookUp = m_pane->addButton(tr("&Look Up…"), {});
    m_again = m_pane->addButton(tr("Ask A&gain"), {});
    m_import = m_pane->addButton(tr("&Import…"),
        tr("Take the blocks of a whois cache of the published NetBehave, an SQLite file"));
    m_delete = m_pane->addButton(
        tr("D&elete"), tr("Forget the selected blocks; flows keep the owners they have"));
    connect(m_lookUp, &QPushButton::clicked, this, &OwnersTab::askAddress);
    connect(m_again, &QPushButton::clicked, this, &OwnersTab::askAgain);
    connect(m_import, &QPushButton::clicked, this, &OwnersTab::askImport);
    connect(m_delete, &QPushButton::clicked, this, &OwnersTab::removeSelected);
}

void OwnersTab::connectSettings()
{
    connect(m_settings, &LookupSettings::enabledChosen, this, [this](bool enabled) {
        change([knows = enrichment(), enabled,
                   words = enabled ? tr("Lookups at the registries are on.")
                                   : tr("Lookups are off: nothing leaves this computer.")](
                   const std::stop_token&) -> Result<QString> {
            if (const auto set = knows->owners().setLookupsEnabled(enabled); !set)
                return set.error();
            return words;
        });
    });
    connect(m_settings, &LookupSettings::registryChosen, this, [this](Owners::Registry registry) {
        change([knows = enrichment(), registry, words = tr("The next lookup goes there.")](
                   const std::stop_token&) -> Result<QString> {
            if (const auto set = knows->owners().setRegistry(registry); !set)
                return set.error();
            return words;
        });
    });
    const auto setFiles = [this](const QStringList& files) {
        change([knows = enrichment(), files, words = tr("The offline files were changed.")](
                   const std::stop_token&) -> Result<QString> {
            if (const auto set = knows->owners().setDatabasePaths(files); !set)
                return set.error();
            return words;
        });
    };
    connect(m_settings, &LookupSettings::filesChosen, this, setFiles);
    connect(m_settings, &LookupSettings::addFilesRequested, this, [this, setFiles] {
        askFiles(tr("Add Offline Files"), {tr("MaxMind DB (*.mmdb)"), tr("All files (*)")},
            [this, setFiles](const QStringList& added) {
                if (!enrichment())
                    return;
                QStringList files = enrichment()->owners().databasePaths() + added;
                files.removeDuplicates();
                setFiles(files);
            });
    });
}

std::vector<RecordColumn<OwnerRow>> OwnersTab::columns() const
{
    using R = OwnerRow;
    return {
        {tr("Block"), tr("First and last address"), 40,
            [](const R& r) { return blockText(r.block); }, lessBlock<&OwnerBlock::first>, {},
            false},
        {tr("Owner"), tr("The network’s name, with which flows are labelled"), 24,
            [](const R& r) {
                return r.block.owner.empty() ? tr("not known to the registry")
                                             : plainLine(r.block.owner);
            },
            lessBlock<&OwnerBlock::owner>, {}, false},
        {tr("Organisation"), tr("Who holds it"), 30,
            [](const R& r) { return plainLine(r.block.organisation); },
            lessBlock<&OwnerBlock::organisation>, {}, false},
        {tr("Country"), {}, 10, [](const R& r) { return plainLine(r.block.country); },
            lessBlock<&OwnerBlock::country>, {}, false},
        {tr("AS"), tr("Autonomous system of the first address, from an offline file"), 12,
            [](const R& r) { return r.asn == 0 ? QString() : QString::number(r.asn); },
            [](const R& a, const R& b) { return a.asn < b.asn; }, {}, true},
        {tr("Known from"), {}, 14, [](const R& r) { return plainLine(r.block.source); },
            lessBlock<&OwnerBlock::source>, {}, false},
        {tr("Fetched"), {}, 22, [this](const R& r) { return format().time(r.block.fetched); },
            lessBlock<&OwnerBlock::fetched>, {}, false},
        {tr("Good until"), tr("It is asked for again after that"), 22,
            [this](const R& r) { return format().time(r.block.expires); },
            lessBlock<&OwnerBlock::expires>, {}, false},
    };
}

void OwnersTab::updateActions()
{
    const QString why = obstacle();
    const bool chosen = !m_pane->view()->selectedRows().empty();
    const bool asks = why.isEmpty() && m_settings->enableBox()->isChecked() && sources();
    m_settings->setObstacle(why);
    m_lookUp->setEnabled(asks);
    m_lookUp->setToolTip(asks ? tr("Send one address to the registry now")
                              : tr("Lookups at the registries are off; the switch is above."));
    m_again->setEnabled(asks && chosen);
    m_again->setToolTip(asks ? tr("Send the first address of each selected block to the registry")
                             : m_lookUp->toolTip());
    m_import->setEnabled(why.isEmpty() && sources());
    m_delete->setEnabled(why.isEmpty() && chosen);
}

void OwnersTab::cancel()
{
    m_reading.cancel();
    m_model->setRows({});
}

void OwnersTab::reload()
{
    Enrichment* const knows = enrichment();
    if (!knows) {
        m_model->setRows({});
        m_settings->setSettings({});
        m_pane->setState({}, obstacle());
        return;
    }
    const auto less = m_model->columns()[static_cast<std::size_t>(m_sortColumn)].less;
    m_reading.start(
        pool(), this,
        [knows, less, descending = m_order == Qt::DescendingOrder,
            text = m_pane->filterText().toStdString()](
            const std::stop_token& stop) -> Result<ListPtr> {
            List list;
            list.settings = settingsOf(knows->owners());
            const auto knowledge = knows->owners().knowledge()->get();
            const auto address = IpAddress::fromString(text);
            const WildcardPattern pattern('*' + text + '*');
            auto rows = std::make_shared<std::vector<OwnerRow>>();
            for (const OwnerBlock& block : knowledge->table.blocks()) {
                if (stop.stop_requested())
                    return Error {ErrorCode::Cancelled, {}};
                if (!text.empty() && !blockMatches(block, address, pattern))
                    continue;
                OwnerRow row {block, 0};
                for (const auto& database : knowledge->databases)
                    if (const auto found = database->find(block.first); found && row.asn == 0)
                        row.asn = found->asn;
                rows->push_back(std::move(row));
            }
            list.all = knowledge->table.blocks().size();
            if (descending)
                std::ranges::stable_sort(
                    *rows, [&less](const auto& a, const auto& b) { return less(b, a); });
            else
                std::ranges::stable_sort(*rows, less);
            list.rows = std::move(rows);
            return std::make_shared<const List>(std::move(list));
        },
        [this](const Result<ListPtr>& list) {
            if (list)
                showList(**list);
        });
}

void OwnersTab::showList(const List& list)
{
    m_model->setRows(list.rows);
    m_settings->setSettings(list.settings);
    const QString count = list.rows->size() == list.all
        ? tr("Blocks: %1").arg(format().count(list.all))
        : tr("Blocks: %1 of %2").arg(format().count(list.rows->size()), format().count(list.all));
    m_pane->setState(writable() ? count : count + u'\n' + obstacle(),
        list.all == 0
            ? tr("No owners yet.\nThey come from the registries while lookups are on, and from a "
                 "whois cache that you import. Offline files are asked directly and fill no rows.")
            : tr("No block matches “%1”.").arg(m_pane->filterText()));
    updateActions();
}

void OwnersTab::fillMenu(QMenu& menu, int row)
{
    const OwnerRow* shown = m_model->at(row);
    if (!shown)
        return;
    AddressMenu::addTo(menu, page(), {shown->block.first});
    menu.addSeparator();
    for (QPushButton* button : {m_again, m_delete}) {
        QAction* action = menu.addAction(button->text());
        action->setEnabled(button->isEnabled());
        connect(action, &QAction::triggered, button, &QPushButton::click);
    }
}

std::vector<OwnerBlock> OwnersTab::selectedBlocks() const
{
    std::vector<OwnerBlock> blocks;
    for (const int row : m_pane->view()->selectedRows())
        if (const OwnerRow* shown = m_model->at(row))
            blocks.push_back(shown->block);
    return blocks;
}

void OwnersTab::askAddress()
{
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Look Up an Owner"));
    dialog->setLabelText(tr("Address to send to the registry:"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& text) {
        if (const auto address = IpAddress::fromString(text.trimmed().toStdString()))
            lookUp(*address);
        else
            Q_EMIT message(tr("“%1” is not an address.").arg(plainLine(text)));
    });
    dialog->open();
}

void OwnersTab::lookUp(const IpAddress& address)
{
    if (!sources())
        return;
    change([from = sources(), address, words = tr("%1 belongs to %2.")](
               const std::stop_token& stop) -> Result<QString> {
        const auto block = from->lookUpOwner(address, stop);
        if (!block)
            return block.error();
        return words.arg(ownerAddressText(address),
            plainLine(block->owner.empty() ? block->organisation : block->owner));
    });
}

void OwnersTab::askAgain()
{
    constexpr std::size_t kMost = 50; // one a second
    std::vector<OwnerBlock> blocks = selectedBlocks();
    blocks.resize(std::min(blocks.size(), kMost));
    if (blocks.empty() || !sources())
        return;
    change([from = sources(), blocks, words = tr("Blocks asked for: %1.")](
               const std::stop_token& stop) -> Result<QString> {
        for (const OwnerBlock& block : blocks)
            if (const auto answer = from->lookUpOwner(block.first, stop); !answer)
                return answer.error();
        return words.arg(blocks.size());
    });
}

void OwnersTab::askImport()
{
    askFiles(tr("Import a Whois Cache"),
        {tr("SQLite databases (*.db *.sqlite *.sqlite3)"), tr("All files (*)")},
        [this](const QStringList& files) {
            if (!sources())
                return;
            change([from = sources(), files, words = tr("Blocks taken: %1; left out: %2.")](
                       const std::stop_token& stop) -> Result<QString> {
                KnowledgeImport all;
                for (const QString& file : files) {
                    const auto report = from->importOwners(file, stop);
                    if (!report)
                        return report.error();
                    all.taken += report->taken;
                    all.leftOut += report->leftOut;
                }
                return words.arg(all.taken).arg(all.leftOut);
            });
        });
}

void OwnersTab::removeSelected()
{
    const std::vector<OwnerBlock> blocks = selectedBlocks();
    if (blocks.empty())
        return;
    confirm(tr("Forget %Ln block(s)? Flows keep the owners they have.", nullptr,
                static_cast<int>(blocks.size())),
        tr("Forget"), [this, blocks] {
            change([knows = enrichment(), blocks, words = tr("Blocks forgotten: %1.")](
                       const std::stop_token&) -> Result<QString> {
                if (const auto gone = knows->owners().remove(blocks); !gone)
                    return gone.error();
                return words.arg(blocks.size());
            });
        });
}

void OwnersTab::saveState()
{
    m_pane->view()->saveState();
}

} // namespace nb
