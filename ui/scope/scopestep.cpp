// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope/scopestep.h"

#include "ui/address/addressmenu.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>

#include <set>

namespace nb {

namespace {

constexpr std::size_t kMostValues = 200; ///< a filter that a person can still read

FilterPtr oneOf(FlowField field, std::vector<FilterValue> values)
{
    if (values.empty())
        return nullptr;
    const FilterOperator op = values.size() == 1 ? FilterOperator::Equal : FilterOperator::In;
    return FilterNode::makeCondition({field, op, std::move(values)});
}

FilterPtr addressFilter(FlowField field, const std::set<IpAddress>& addresses)
{
    std::vector<FilterValue> values;
    for (const IpAddress& address : addresses) {
        if (values.size() == kMostValues)
            break;
        values.emplace_back(*IpPrefix::make(address, address.isV4() ? 32 : 128));
    }
    return oneOf(field, std::move(values));
}

} // namespace

FilterPtr assetFilter(const scope::Model& model, const std::vector<std::uint32_t>& assets)
{
    std::set<IpAddress> addresses;
    for (const std::uint32_t asset : assets)
        for (const std::uint32_t host : model.assets[asset].hosts)
            addresses.insert(model.hosts[host].address);
    return addressFilter(FlowField::Ip, addresses);
}

FilterPtr conversationFilter(
    const scope::Model& model, const std::vector<std::uint32_t>& conversations)
{
    std::set<IpAddress> clients;
    std::set<IpAddress> servers;
    std::set<std::uint16_t> ports;
    bool everyPort = false;
    for (const std::uint32_t index : conversations) {
        const scope::ModelConversation& c = model.conversations[index];
        clients.insert(model.hosts[c.client].address);
        servers.insert(model.hosts[c.server].address);
        ports.insert(c.service.first);
        everyPort = everyPort || !Protocol(c.service.protocol).hasPorts();
    }
    // who writes first is not always the client, so either side may be either
    FilterPtr filter
        = both(addressFilter(FlowField::Ip, clients), addressFilter(FlowField::Ip, servers));
    if (everyPort || ports.empty())
        return filter;
    std::vector<FilterValue> values;
    for (const std::uint16_t port : ports)
        values.emplace_back(NumberRange {port, port});
    return both(filter, oneOf(FlowField::AnyPort, std::move(values)));
}

namespace {

std::vector<AddressTarget> assetTargets(const scope::Model& model, std::uint32_t asset)
{
    constexpr std::size_t kMost = 16; // a menu is no list
    std::vector<AddressTarget> targets;
    for (const std::uint32_t host : model.assets[asset].hosts)
        if (targets.size() < kMost)
            targets.push_back({model.hosts[host].address});
    return targets;
}

std::vector<AddressTarget> conversationTargets(const scope::Model& model, std::uint32_t index)
{
    const scope::ModelConversation& c = model.conversations[index];
    return {{model.hosts[c.client].address},
        {model.hosts[c.server].address, FlowField::Ip, Port(c.service.first),
            Protocol(c.service.protocol)}};
}

} // namespace

ScopeStep::ScopeStep(ScopeEngine& engine, UiStateStore& state, const QString& title,
    const QString& purpose, QWidget* parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_store(state)
    , m_title(title)
    , m_content(new QVBoxLayout(this))
{
    setAccessibleName(title);
    auto* heading = new QLabel(title, this);
    heading->setTextFormat(Qt::PlainText);
    QFont font = heading->font();
    font.setPointSizeF(font.pointSizeF() * 1.25);
    font.setBold(true);
    heading->setFont(font);
    auto* why = new QLabel(purpose, this);
    why->setTextFormat(Qt::PlainText);
    why->setWordWrap(true);
    m_content->setContentsMargins(8, 4, 0, 0);
    m_content->addWidget(heading);
    m_content->addWidget(why);
}

ScopeTableView* ScopeStep::addTable(const QString& id, const QString& title)
{
    auto* table = new ScopeTableView(m_store, id, title, this);
    m_tables.push_back(table);
    connect(table, &ScopeTableView::selectionChanged, this, &ScopeStep::updateButtons);
    return table;
}

QPushButton* ScopeStep::addEdit(ScopeTableView* table, const QString& text, bool wantsSelection,
    const std::function<void()>& pressed)
{
    auto* button = new QPushButton(text, table);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, pressed);
    table->addTool(button);
    m_buttons.push_back({button, table, wantsSelection});
    if (wantsSelection)
        connect(table, &ScopeTableView::menuRequested, button, [button](QMenu* menu) {
            menu->addAction(button->text(), button, &QPushButton::click)
                ->setEnabled(button->isEnabled());
        });
    return button;
}

void ScopeStep::updateButtons()
{
    const QString locked = m_engine.lockedReason();
    for (const Button& b : m_buttons) {
        const bool missing = b.wantsSelection && b.table->selected().empty();
        b.button->setEnabled(locked.isEmpty() && !missing);
        b.button->setToolTip(!locked.isEmpty() ? locked
                : missing                      ? tr("Select rows first.")
                                               : QString());
    }
}

void ScopeStep::offer(ScopeTableView* table, bool conversations)
{
    connect(table, &ScopeTableView::menuRequested, this, [this, table, conversations](QMenu* menu) {
        const auto filter = [table, conversations]() -> FilterPtr {
            if (!table->table() || !table->table()->state)
                return nullptr;
            const scope::Model& model = *table->table()->state->model;
            return conversations ? conversationFilter(model, table->selected())
                                 : assetFilter(model, table->selected());
        };
        const bool any = !table->selected().empty();
        menu->addAction(tr("Show &Flows"), this,
                [this, filter] {
                    if (const FilterPtr condition = filter())
                        Q_EMIT flowsRequested(condition);
                })
            ->setEnabled(any);
        menu->addAction(tr("Show on the &Map"), this,
                [this, filter] {
                    if (const FilterPtr condition = filter())
                        Q_EMIT mapRequested(condition);
                })
            ->setEnabled(any);
        if (table->selected().size() != 1 || !table->table() || !table->table()->state)
            return;
        const scope::Model& model = *table->table()->state->model;
        const std::uint32_t row = table->selected().front();
        const auto targets
            = conversations ? conversationTargets(model, row) : assetTargets(model, row);
        AddressMenu::addActions(
            *menu, targets, [this](AddressAction action, const AddressTarget& target) {
                Q_EMIT addressRequested(action, target);
            });
    });
}

void ScopeStep::offerAssets(ScopeTableView* table)
{
    offer(table, false);
}

void ScopeStep::offerConversations(ScopeTableView* table)
{
    offer(table, true);
}

bool ScopeStep::edit(const QString& text, const ScopeEngine::Change& change)
{
    return m_engine.edit(text, change);
}

void ScopeStep::saveState()
{
    for (ScopeTableView* table : m_tables)
        table->saveState();
}

void ScopeStep::refresh()
{
    updateButtons();
    if (!m_engine.state()) {
        m_request.cancel();
        for (ScopeTableView* table : m_tables)
            table->setTable(nullptr);
        m_stale = true;
        shown();
        return;
    }
    m_stale = false;
    m_request.start(
        m_engine.pool(), this,
        [make = maker(), state = m_engine.state(), plan = m_engine.plan()](
            std::stop_token) -> Result<Tables> { return make(state, plan); },
        [this](const Result<Tables>& tables) {
            if (!tables) {
                Q_EMIT message(QString::fromStdString(tables.error().detail));
                return;
            }
            for (std::size_t i = 0; i < m_tables.size() && i < tables->size(); ++i)
                m_tables[i]->setTable((*tables)[i]);
            updateButtons();
            shown();
        });
}

} // namespace nb
