// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope/answersteps.h"
#include "ui/scope/scopeform.h"
#include "ui/scope/scopetables.h"
#include "ui/scope/scopewords.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace nb {

RolesStep::RolesStep(ScopeEngine& engine, UiStateStore& state, QWidget* parent)
    : ScopeStep(engine, state, tr("Services, administration, third parties"),
        tr("Which systems protect the CDE, administer it or pass traffic on to it, and who is "
           "outside? Ports suggest a role, the purpose is yours to say. Only proposed rows need a "
           "decision."),
        parent)
{
    ScopeTableView* const roles = addTable(QStringLiteral("roles"), tr("Roles"));
    roles->setEmptyText(tr("Nothing suggests a role yet: mark the systems with account data first, "
                           "or add a role by hand."));
    m_parties = addTable(QStringLiteral("parties"), tr("Third parties"));
    m_parties->setEmptyText(tr("Nothing in scope speaks with a system outside."));
    auto* tabs = new QTabWidget(this);
    tabs->addTab(roles, tr("&Roles"));
    tabs->addTab(m_parties, tr("&Third Parties"));
    content()->addWidget(tabs, 1);
    addEdit(roles, tr("&Accept"), true, [this] { decideRoles(true); });
    addEdit(roles, tr("Re&fuse"), true, [this] { decideRoles(false); });
    addEdit(roles, tr("Add &Role…"), false, [this] { askRole(); });
    addEdit(m_parties, tr("Re&gister…"), true, [this] { askThirdParty(); });
    offerAssets(m_parties);
}

ScopeStep::Make RolesStep::maker() const
{
    return [](const ScopeStatePtr& state, const ScopePlanPtr&) {
        return Tables {roleRows(state), thirdPartyRows(state)};
    };
}

void RolesStep::decideRoles(bool accept)
{
    if (!table()->table())
        return;
    const ScopeStatePtr state = table()->table()->state;
    edit(accept ? tr("Accept roles") : tr("Refuse roles"),
        [state, accept, ids = table()->selected()](scope::Answers& answers) -> Result<void> {
            const auto proposals = scope::proposeRoles(*state->model, state->result);
            for (const std::uint32_t id : ids) {
                const scope::RoleProposal& p = proposals.at(id);
                scope::setRole(answers, *state->model, std::span(&p.asset, 1), p.role, accept);
            }
            return {};
        });
}

void RolesStep::askRole()
{
    const ScopeStatePtr state = engine().state();
    if (!state)
        return;
    auto* form = new ScopeForm(tr("Add a Role"),
        tr("Name the system as the tables do, or by its address."), tr("Add"), this);
    QLineEdit* const system = form->addText(tr("&System:"), {});
    QComboBox* const role = form->addChoice(tr("&Role:"),
        scopeWords<scope::Role>(scope::kRoleCount), static_cast<int>(scope::Role::Jump));
    form->onDone([this, state, system, role]() -> QString {
        const std::string name = system->text().trimmed().toStdString();
        const auto& assets = state->model->assets;
        auto at = std::ranges::find(assets, name, &scope::Asset::name);
        if (const auto address = IpAddress::fromString(name); at == assets.end() && address)
            if (const auto host = state->model->hostOfAddress.find(*address);
                host != state->model->hostOfAddress.end()
                && state->model->hosts[host->second].asset != scope::kNone)
                at = assets.begin() + state->model->hosts[host->second].asset;
        if (at == assets.end())
            return tr("There is no system of this name or address.");
        edit(tr("Add a role"),
            [state, asset = static_cast<std::uint32_t>(at - assets.begin()),
                added = static_cast<scope::Role>(role->currentIndex())](
                scope::Answers& answers) -> Result<void> {
                scope::setRole(answers, *state->model, std::span(&asset, 1), added, true);
                return {};
            });
        return {};
    });
    form->open();
}

void RolesStep::askThirdParty()
{
    const ScopeStatePtr state = m_parties->table()->state;
    std::vector<IpPrefix> prefixes;
    for (const std::uint32_t asset : m_parties->selected())
        for (const std::uint32_t host : state->model->assets[asset].hosts) {
            const IpAddress& address = state->model->hosts[host].address;
            prefixes.push_back(*IpPrefix::make(address, address.isV4() ? 32 : 128));
        }
    if (prefixes.empty())
        return;
    const scope::ThirdParty* const known = state->model->thirdPartyOf(prefixes.front().address());
    auto* form = new ScopeForm(tr("Register a Third Party"),
        tr("Requirement 12.8: who is it, and when was its compliance attested (AOC)?"),
        tr("Register"), this);
    QLineEdit* const name
        = form->addText(tr("&Company:"), known ? QString::fromStdString(known->name) : QString());
    const ScopeForm::DateField aoc
        = form->addDate(tr("&AOC of"), known ? known->aoc : std::optional<Day>());
    form->onDone([this, prefixes, name, aoc]() -> QString {
        const std::string company = name->text().trimmed().toStdString();
        if (company.empty())
            return tr("A third party needs a name.");
        edit(tr("Register a third party"),
            [prefixes, company, day = aoc.day()](scope::Answers& answers) -> Result<void> {
                scope::ThirdParty party {company, prefixes, day};
                for (const scope::ThirdParty& before : answers.thirdParties)
                    if (before.name == company)
                        for (const IpPrefix& prefix : before.prefixes)
                            if (std::ranges::find(party.prefixes, prefix) == party.prefixes.end())
                                party.prefixes.push_back(prefix);
                scope::setThirdParty(answers, std::move(party));
                return {};
            });
        return {};
    });
    form->open();
}

} // namespace nb
