// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/names/namestab.h"

#include "core/enrichment/enrichment.h"
#include "core/filter/textpattern.h"
#include "ui/address/addressmenu.h"
#include "ui/address/nametext.h"
#include "ui/names/recordpane.h"
#include "ui/names/recordview.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace nb {

struct NamesTab::List
{
    std::shared_ptr<const std::vector<NameBinding>> rows {};
    std::size_t all = 0;
    std::size_t maximum = 0;
};

namespace {

QString nameAddressText(const IpAddress& address)
{
    return QString::fromStdString(address.toString());
}

template <auto Member> bool lessName(const NameBinding& a, const NameBinding& b)
{
    return a.*Member < b.*Member;
}

/// What a search looks for: a part of the name, or the beginning of an address.
class NameSearch
{
public:
    explicit NameSearch(const std::string& text)
        : m_text(text)
        , m_address(IpAddress::fromString(text))
        , m_pattern(text.find_first_of("*?") == std::string::npos ? '*' + text + '*' : text)
    {
    }
    bool operator()(const NameBinding& binding) const
    {
        if (m_text.empty())
            return true;
        if (m_address)
            return binding.address == *m_address || binding.client == *m_address;
        return m_pattern.matches(binding.name) || binding.address.toString().starts_with(m_text)
            || binding.client.toString().starts_with(m_text);
    }

private:
    std::string m_text;
    std::optional<IpAddress> m_address;
    WildcardPattern m_pattern;
};

} // namespace

NamesTab::NamesTab(PageWidget& page, UiStateStore& state, QWidget* parent)
    : KnowledgeTab(page, state, parent)
    , m_pane(new RecordPane(state, QStringLiteral("names/nameColumns"), tr("Names"), this))
    , m_model(new RecordModel<NameBinding>(columns(), this))
{
    m_pane->filterBox()->setPlaceholderText(
        tr("Search names and addresses; * and ? are wildcards"));
    RecordView* view = m_pane->view();
    view->setModel(m_model);
    view->horizontalHeader()->setSortIndicator(m_sortColumn, m_order);
    view->setSortingEnabled(true);
    view->setWidths({30, 20, 20, 22, 26, 26, 26});
    view->setMenu([this](QMenu& menu, int row) { fillMenu(menu, row); });
    m_model->sortRequested = [this](int column, Qt::SortOrder order) {
        m_sortColumn = column;
        m_order = order;
        reload();
    };
    m_import = m_pane->addButton(tr("&Import…"),
        tr("Take names from logs of dnsmasq and unbound, dns.log of Zeek, hosts files and "
           "NetBehave’s dns.db. They can also be dropped onto the window."));
    m_delete = m_pane->addButton(
        tr("&Delete"), tr("Forget the selected names; flows keep those they have"));
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_pane);
    connect(m_pane, &RecordPane::filterChanged, this, &NamesTab::reload);
    connect(m_import, &QPushButton::clicked, this, &NamesTab::askImport);
    connect(m_delete, &QPushButton::clicked, this, &NamesTab::removeSelected);
    connect(view, &RecordView::deleteRequested, this, &NamesTab::removeSelected);
    connect(view, &RecordView::copied, this,
        [this](int rows) { Q_EMIT message(tr("Copied %Ln name(s).", nullptr, rows)); });
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &NamesTab::updateActions);
    updateActions();
}

std::vector<RecordColumn<NameBinding>> NamesTab::columns() const
{
    using B = NameBinding;
    const auto time = [this](std::int64_t B::*member, const QString& otherwise) {
        return [this, member, otherwise](
                   const B& b) { return nameTimeText(b.*member, format(), otherwise); };
    };
    return {
        {tr("Name"), tr("As it was asked for: the head of a chain of aliases"), 38,
            [](const B& b) { return plainLine(b.name); }, lessName<&B::name>, {}, false},
        {tr("Address"), tr("What it stands for"), 24,
            [](const B& b) { return nameAddressText(b.address); }, lessName<&B::address>, {},
            false},
        {tr("Asked for by"), tr("The client that was answered, or sent the name"), 24,
            &nameClientText, lessName<&B::client>, {}, false},
        {tr("Known from"), tr("The kind of evidence; the tip of each says what it is worth"), 20,
            [](const B& b) { return nameSourceText(b.source); }, lessName<&B::source>,
            [](const B& b) { return nameSourceTip(b.source); }, false},
        {tr("First seen"), tr("The first answer"), 22, time(&B::first, tr("always")),
            lessName<&B::first>, {}, false},
        {tr("Last seen"), tr("The last answer"), 22, time(&B::last, tr("always")),
            lessName<&B::last>, {}, false},
        {tr("Good until"), tr("The last answer and its time to live"), 22,
            time(&B::expires, tr("for ever")), lessName<&B::expires>, {}, false},
    };
}

void NamesTab::updateActions()
{
    const QString why = obstacle();
    m_import->setEnabled(why.isEmpty());
    m_delete->setEnabled(why.isEmpty() && !m_pane->view()->selectedRows().empty());
}

void NamesTab::cancel()
{
    m_reading.cancel();
    m_model->setRows({});
}

void NamesTab::reload()
{
    Enrichment* const knows = enrichment();
    if (!knows) {
        m_model->setRows({});
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
            auto rows = std::make_shared<std::vector<NameBinding>>(knows->names().list({}));
            list.all = rows->size();
            list.maximum = knows->names().maximum();
            const NameSearch wanted(text);
            std::erase_if(*rows, [&](const NameBinding& binding) { return !wanted(binding); });
            if (stop.stop_requested())
                return Error {ErrorCode::Cancelled, {}};
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

void NamesTab::showList(const List& list)
{
    m_model->setRows(list.rows);
    const QString count = list.rows->size() == list.all
        ? tr("Names: %1. At most %2 are kept, and the longest unused make room.")
              .arg(format().count(list.all), format().count(list.maximum))
        : tr("Names: %1 of %2").arg(format().count(list.rows->size()), format().count(list.all));
    m_pane->setState(writable() ? count : count + u'\n' + obstacle(),
        list.all == 0
            ? tr("No names yet.\nThey come from DNS, TLS and HTTP in captures, from logs of "
                 "resolvers that are followed while flows are collected, and from files that you "
                 "import or drop here.")
            : tr("No name matches “%1”.").arg(m_pane->filterText()));
    updateActions();
}

void NamesTab::fillMenu(QMenu& menu, int row)
{
    const NameBinding* binding = m_model->at(row);
    if (!binding)
        return;
    AddressMenu::addTo(menu, page(), {binding->address});
    if (!binding->client.isUnspecified()) {
        menu.addSeparator();
        AddressMenu::addTo(*menu.addMenu(tr("Client %1").arg(nameAddressText(binding->client))),
            page(), {binding->client, FlowField::SrcIp});
    }
    menu.addSeparator();
    QAction* remove = menu.addAction(tr("&Delete"));
    remove->setEnabled(m_delete->isEnabled());
    connect(remove, &QAction::triggered, this, &NamesTab::removeSelected);
}

void NamesTab::askImport()
{
    const std::vector<std::pair<QString, std::optional<NameFileKind>>> kinds {
        {tr("Names, recognised by what is in the file (*)"), std::nullopt},
        {tr("Hosts files (*)"), NameFileKind::Hosts},
        {tr("Logs of dnsmasq (*)"), NameFileKind::Dnsmasq},
        {tr("Logs of unbound (*)"), NameFileKind::Unbound},
        {tr("dns.log of Zeek (*)"), NameFileKind::Zeek},
    };
    QStringList filters;
    for (const auto& [text, kind] : kinds)
        filters << text;
    QFileDialog* dialog = askFiles(tr("Import Names"), filters, {});
    connect(dialog, &QFileDialog::filesSelected, this,
        [this, dialog, kinds, filters](const QStringList& files) {
            const auto chosen = filters.indexOf(dialog->selectedNameFilter());
            Q_EMIT importRequested(
                files, kinds[static_cast<std::size_t>(std::max<qsizetype>(chosen, 0))].second);
        });
}

void NamesTab::removeSelected()
{
    std::vector<NameBinding> gone;
    for (const int row : m_pane->view()->selectedRows())
        if (const NameBinding* binding = m_model->at(row))
            gone.push_back(*binding);
    if (gone.empty())
        return;
    confirm(tr("Forget %Ln name(s)? Flows keep those they have.", nullptr,
                static_cast<int>(gone.size())),
        tr("Forget"), [this, gone] {
            change([knows = enrichment(), gone, words = tr("Names forgotten: %1.")](
                       const std::stop_token&) -> Result<QString> {
                const std::size_t count = knows->names().removeThese(gone);
                if (const auto saved = knows->names().save(); !saved)
                    return saved.error();
                return words.arg(count);
            });
        });
}

void NamesTab::saveState()
{
    m_pane->view()->saveState();
}

} // namespace nb
