// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/names/servicestab.h"

#include "core/enrichment/enrichment.h"
#include "core/filter/textpattern.h"
#include "ui/address/addressmenu.h"
#include "ui/names/recordpane.h"
#include "ui/names/recordview.h"
#include "ui/names/servicedialog.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace nb {

struct ServicesTab::List
{
    std::shared_ptr<const std::vector<ServiceEntry>> rows {};
    std::size_t all = 0;
};

namespace {

template <auto Member> bool lessService(const ServiceEntry& a, const ServiceEntry& b)
{
    return a.*Member < b.*Member;
}

QString originText(ServiceOrigin origin)
{
    switch (origin) {
    case ServiceOrigin::BuiltIn:
        return ServicesTab::tr("built in");
    case ServiceOrigin::Imported:
        return ServicesTab::tr("imported");
    case ServiceOrigin::User:
        return ServicesTab::tr("you");
    }
    return {};
}

bool serviceMatches(
    const ServiceEntry& entry, const std::string& text, const WildcardPattern& pattern)
{
    return text.empty() || entry.port.toString() == text || pattern.matches(entry.name)
        || pattern.matches(entry.description)
        || (entry.address && entry.address->toString().starts_with(text));
}

} // namespace

ServicesTab::ServicesTab(PageWidget& page, UiStateStore& state, QWidget* parent)
    : KnowledgeTab(page, state, parent)
    , m_pane(new RecordPane(state, QStringLiteral("names/serviceColumns"), tr("Services"), this))
    , m_model(new RecordModel<ServiceEntry>(columns(), this))
    , m_builtIn(new QCheckBox(tr("&Built-in names, too"), this))
{
    m_pane->filterBox()->setPlaceholderText(tr("Search names, or type a port"));
    m_pane->addBesideFilter(m_builtIn);
    RecordView* view = m_pane->view();
    view->setModel(m_model);
    view->horizontalHeader()->setSortIndicator(m_sortColumn, m_order);
    view->setSortingEnabled(true);
    view->setWidths({10, 12, 24, 26, 14, 50});
    view->setMenu([this](QMenu& menu, int row) { fillMenu(menu, row); });
    m_model->sortRequested = [this](int column, Qt::SortOrder order) {
        m_sortColumn = column;
        m_order = order;
        reload();
    };
    createButtons();
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_pane);
    connect(m_pane, &RecordPane::filterChanged, this, &ServicesTab::reload);
    connect(m_builtIn, &QCheckBox::toggled, this, &ServicesTab::reload);
    connect(view, &RecordView::deleteRequested, this, &ServicesTab::removeSelected);
    connect(view, &QTableView::doubleClicked, this, &ServicesTab::edit);
    connect(view, &RecordView::copied, this,
        [this](int rows) { Q_EMIT message(tr("Copied %Ln service(s).", nullptr, rows)); });
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &ServicesTab::updateActions);
    updateActions();
}

void ServicesTab::createButtons()
{
    m_add = m_pane->addButton(tr("&Add…"), tr("Name a port, everywhere or at one server"));
    m_edit = m_pane->addButton(
        tr("&Change…"), tr("Another name of yours for this port; it wins over the others"));
    m_remove = m_pane->addButton(tr("&Remove"),
        tr("Take back your names for the selected ports; imported and built-in ones hold again"));
    m_import = m_pane->addButton(
        tr("&Import…"), tr("Take names from a services.csv of the published NetBehave"));
    connect(m_add, &QPushButton::clicked, this, &ServicesTab::add);
    connect(m_edit, &QPushButton::clicked, this, &ServicesTab::edit);
    connect(m_remove, &QPushButton::clicked, this, &ServicesTab::removeSelected);
    connect(m_import, &QPushButton::clicked, this, &ServicesTab::askImport);
}

std::vector<RecordColumn<ServiceEntry>> ServicesTab::columns()
{
    using E = ServiceEntry;
    return {
        {tr("Port"), tr("The server’s port"), 10,
            [](const E& e) { return QString::number(e.port.number()); }, lessService<&E::port>, {},
            true},
        {tr("Protocol"), {}, 12,
            [](const E& e) { return QString::fromStdString(e.protocol.toString()); },
            lessService<&E::protocol>, {}, false},
        {tr("At"), tr("The server for which the name holds"), 24,
            [](const E& e) {
                return e.address ? QString::fromStdString(e.address->toString())
                                 : tr("every server");
            },
            lessService<&E::address>, {}, false},
        {tr("Name"), {}, 26,
            [](const E& e) { return e.name.empty() ? tr("no name") : plainLine(e.name); },
            lessService<&E::name>, {}, false},
        {tr("Given by"),
            tr("Yours hold before imported ones, and those before built-in ones; a name for one "
               "server holds before all"),
            14, [](const E& e) { return originText(e.origin); }, lessService<&E::origin>, {},
            false},
        {tr("Description"), {}, 50, [](const E& e) { return plainLine(e.description); },
            lessService<&E::description>, {}, false},
    };
}

const ServiceEntry* ServicesTab::current() const
{
    const std::vector<int> rows = m_pane->view()->selectedRows();
    return rows.size() == 1 ? m_model->at(rows.front()) : nullptr;
}

void ServicesTab::updateActions()
{
    const bool may = obstacle().isEmpty();
    bool own = false;
    for (const int row : m_pane->view()->selectedRows())
        if (const ServiceEntry* entry = m_model->at(row))
            own = own || entry->origin == ServiceOrigin::User;
    m_add->setEnabled(may);
    m_edit->setEnabled(may && current());
    m_remove->setEnabled(may && own);
    m_import->setEnabled(may && sources());
}

void ServicesTab::cancel()
{
    m_reading.cancel();
    m_model->setRows({});
}

void ServicesTab::reload()
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
        [knows, less, builtIn = m_builtIn->isChecked(), descending = m_order == Qt::DescendingOrder,
            text = m_pane->filterText().toStdString()](const std::stop_token&) -> Result<ListPtr> {
            List list;
            auto rows = std::make_shared<std::vector<ServiceEntry>>(
                knows->services().table()->get()->entries());
            if (!builtIn)
                std::erase_if(*rows, [](const ServiceEntry& entry) {
                    return entry.origin == ServiceOrigin::BuiltIn;
                });
            list.all = rows->size();
            const WildcardPattern pattern('*' + text + '*');
            std::erase_if(*rows,
                [&](const ServiceEntry& entry) { return !serviceMatches(entry, text, pattern); });
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

void ServicesTab::showList(const List& list)
{
    m_model->setRows(list.rows);
    const QString count = list.rows->size() == list.all
        ? tr("Names: %1").arg(format().count(list.all))
        : tr("Names: %1 of %2").arg(format().count(list.rows->size()), format().count(list.all));
    m_pane->setState(writable() ? count : count + u'\n' + obstacle(),
        list.all == 0
            ? tr("No names of yours.\nFlows bear the built-in names of ports. Name a port, or a "
                 "port of one server, and flows that come from now on bear your name.")
            : tr("No service matches “%1”.").arg(m_pane->filterText()));
    updateActions();
}

void ServicesTab::fillMenu(QMenu& menu, int row)
{
    const ServiceEntry* entry = m_model->at(row);
    if (entry && entry->address)
        AddressMenu::addTo(
            menu, page(), {*entry->address, FlowField::DstIp, entry->port, entry->protocol});
    menu.addSeparator();
    for (QPushButton* button : {m_edit, m_remove}) {
        QAction* action = menu.addAction(button->text());
        action->setEnabled(button->isEnabled());
        connect(action, &QAction::triggered, button, &QPushButton::click);
    }
}

void ServicesTab::keep(const ServiceEntry& entry)
{
    change([knows = enrichment(), entry,
               words = tr("%1/%2 is called %3 now.")
                           .arg(QString::fromStdString(entry.port.toString()),
                               QString::fromStdString(entry.protocol.toString()),
                               plainLine(entry.name))](const std::stop_token&) -> Result<QString> {
        if (const auto kept = knows->services().set({entry}); !kept)
            return kept.error();
        return words;
    });
}

void ServicesTab::add()
{
    auto* dialog = new ServiceDialog(std::nullopt, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { keep(dialog->entry()); });
    dialog->open();
}

void ServicesTab::edit()
{
    const ServiceEntry* entry = current();
    if (!entry || !m_edit->isEnabled())
        return;
    auto* dialog = new ServiceDialog(*entry, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { keep(dialog->entry()); });
    dialog->open();
}

void ServicesTab::askImport()
{
    askFiles(tr("Import Services"), {tr("CSV files (*.csv)"), tr("All files (*)")},
        [this](const QStringList& files) {
            if (!sources())
                return;
            change([from = sources(), files, words = tr("Names taken: %1; rows left out: %2.")](
                       const std::stop_token&) -> Result<QString> {
                KnowledgeImport all;
                QString first;
                for (const QString& file : files) {
                    const auto report = from->importServices(file);
                    if (!report)
                        return report.error();
                    all.taken += report->taken;
                    all.leftOut += report->leftOut;
                    if (first.isEmpty() && !report->problems.empty())
                        first = plainLine(report->problems.front());
                }
                const QString text = words.arg(all.taken).arg(all.leftOut);
                return first.isEmpty() ? text : text + u' ' + first;
            });
        });
}

void ServicesTab::removeSelected()
{
    std::vector<ServiceEntry> gone;
    for (const int row : m_pane->view()->selectedRows())
        if (const ServiceEntry* entry = m_model->at(row);
            entry && entry->origin == ServiceOrigin::User)
            gone.push_back(*entry);
    if (gone.empty())
        return;
    change([knows = enrichment(), gone, words = tr("Names taken back: %1.")](
               const std::stop_token&) -> Result<QString> {
        for (const ServiceEntry& entry : gone)
            if (const auto removed
                = knows->services().unset(entry.protocol, entry.port, entry.address);
                !removed)
                return removed.error();
        return words.arg(gone.size());
    });
}

void ServicesTab::saveState()
{
    m_pane->view()->saveState();
}

} // namespace nb
