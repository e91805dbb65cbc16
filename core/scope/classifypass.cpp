// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/classifypass.h"

#include "core/base/equalspan.h"

#include <algorithm>
#include <set>

namespace nb::scope {

namespace {

/// Account data in the clear, or as far as known.
bool handlesData(const AssetAnswer& answer)
{
    return answer.accountData.value_or(0) != 0 && answer.dataState != DataState::CipherNoKey
        && answer.dataState != DataState::Token;
}

bool isUnknown(const AssetAnswer* answer)
{
    return answer == nullptr
        || (!answer->accountData
            && (answer->dataState == DataState::Unknown || answer->dataState == DataState::Clear));
}

} // namespace

ClassifyPass::ClassifyPass(const Model& model, const std::vector<std::int32_t>& zones,
    const std::vector<std::uint32_t>& closed)
    : m_model(model)
    , m_zones(zones)
    , m_closed(closed)
    , m_excepted(model.assets.size(), false)
{
}

bool ClassifyPass::isOpen(std::size_t edge) const
{
    return m_closed.empty()
        || !std::ranges::binary_search(m_closed, static_cast<std::uint32_t>(edge));
}

/// A higher rule keeps its category; what else would have fired is kept as proof.
void ClassifyPass::prove(std::size_t asset, Category category, Proof proof)
{
    constexpr std::size_t kMostProofs = 32;
    AssetClass& a = (*m_assets)[asset];
    if (a.proofs.size() < kMostProofs)
        a.proofs.push_back(proof);
    a.byRules = std::min(a.byRules, category);
    if (category < a.category && overrideOf(asset) == nullptr)
        a.category = category;
}

const CategoryOverride* ClassifyPass::overrideOf(std::size_t asset) const
{
    return overrideIn(m_model, asset);
}

void ClassifyPass::findOverrides()
{
    for (std::size_t i = 0; i < m_model.assets.size(); ++i)
        if (const CategoryOverride* const said = overrideOf(i)) {
            (*m_assets)[i].category = said->category;
            (*m_assets)[i].proofs.push_back({Reason::Override});
        }
}

void ClassifyPass::run(std::vector<AssetClass>& assets)
{
    m_assets = &assets;
    assets.assign(m_model.assets.size(), {});
    findOverrides();
    findAccountData();
    findTagged();
    findSegmenting();
    findContaminated();
    findConnected();
    findPermitted();
    findNatMembers();
    findIndirect();
    markTagged();
    for (std::size_t i = 0; i < assets.size(); ++i)
        if (m_model.assets[i].external)
            assets[i].category = Category::External;
}

void ClassifyPass::findAccountData()
{
    for (std::size_t i = 0; i < m_model.assets.size(); ++i) {
        const AssetAnswer* const answer = m_model.answerOf(i);
        if (answer != nullptr && handlesData(*answer))
            prove(i, Category::Chd, {Reason::AccountData});
    }
}

void ClassifyPass::findTagged()
{
    for (std::size_t i = 0; i < m_model.conversations.size(); ++i) {
        const ModelConversation& c = m_model.conversations[i];
        if (c.decision == kNone || !c.visible()
            || m_model.answers.decisions[static_cast<std::size_t>(c.decision)].accountData
                != Carries::Yes)
            continue;
        const auto client = static_cast<std::size_t>(m_model.hosts[c.client].asset);
        const auto server = static_cast<std::size_t>(m_model.hosts[c.server].asset);
        for (const auto& [asset, other] : {std::pair(client, server), std::pair(server, client)})
            if (isInventory(asset) && isUnknown(m_model.answerOf(asset))) {
                prove(asset, Category::Chd,
                    {Reason::TaggedFlow, static_cast<std::int32_t>(other),
                        static_cast<std::int32_t>(i)});
                if (overrideOf(asset) == nullptr)
                    (*m_assets)[asset].state = AssetState::Candidate;
            }
    }
}

void ClassifyPass::findSegmenting()
{
    for (std::size_t i = 0; i < m_model.assets.size(); ++i)
        if (m_model.assets[i].device || m_model.assets[i].added || m_model.has(i, Role::Segmenting))
            prove(i, Category::Segmenting, {Reason::Segmenting});
}

void ClassifyPass::findContaminated()
{
    // what a person says of a system takes nobody beside it out
    std::vector<std::int32_t> dataOfZone(m_model.segmentCount(), kNone);
    for (std::size_t i = 0; i < m_model.assets.size(); ++i)
        if (std::min((*m_assets)[i].category, (*m_assets)[i].byRules) == Category::Chd)
            for (const std::int32_t segment : m_model.assets[i].segments) {
                std::int32_t& data = dataOfZone[static_cast<std::size_t>(
                    m_zones[static_cast<std::size_t>(segment)])];
                if (data == kNone)
                    data = static_cast<std::int32_t>(i);
            }
    for (std::size_t i = 0; i < m_model.assets.size(); ++i) {
        const AssetAnswer* const answer = m_model.answerOf(i);
        const bool protectedByHost = answer != nullptr && m_model.inTime(answer->hostControlTested);
        if (!isInventory(i) || protectedByHost || (*m_assets)[i].byRules == Category::Segmenting)
            continue;
        for (const std::int32_t segment : m_model.assets[i].segments) {
            const auto zone = static_cast<std::size_t>(m_zones[static_cast<std::size_t>(segment)]);
            if (dataOfZone[zone] == kNone || dataOfZone[zone] == static_cast<std::int32_t>(i))
                continue;
            prove(i, Category::Contaminated,
                {Reason::Contaminated, dataOfZone[zone], kNone, segment});
            break;
        }
    }
}

void ClassifyPass::lookAtEdge(std::size_t asset, std::size_t other, std::size_t index, bool begins)
{
    const Edge& edge = m_model.edges[index];
    if (!isOpen(index) || !isCde((*m_assets)[other].category))
        return;
    // an exception is for systems that only receive, and for pings
    const bool counts = edge.counts || (begins && edge.excepted);
    if (!counts) {
        m_excepted[asset] = true;
        return;
    }
    AssetClass& a = (*m_assets)[asset];
    const auto conversation = static_cast<std::int32_t>(edge.conversation);
    const auto peer = static_cast<std::int32_t>(other);
    a.initiates = a.initiates || begins || edge.ambiguous;
    if (m_model.has(asset, Role::SecurityService))
        prove(asset, Category::Security, {Reason::SecurityService, peer, conversation});
    else if (m_model.scanner[asset] && begins) {
        if (a.category > Category::Security && overrideOf(asset) == nullptr)
            a.state = AssetState::Candidate;
        prove(asset, Category::Security, {Reason::Scanner, peer, conversation});
    }
    prove(asset, Category::Communicating, {Reason::Communicates, peer, conversation});
}

void ClassifyPass::findConnected()
{
    std::vector<bool> cde(m_model.assets.size());
    for (std::size_t i = 0; i < cde.size(); ++i)
        cde[i] = isCde((*m_assets)[i].category);
    for (std::size_t i = 0; i < m_model.edges.size(); ++i) {
        const Edge& edge = m_model.edges[i];
        if (cde[edge.server] && !cde[edge.client])
            lookAtEdge(edge.client, edge.server, i, true);
        else if (cde[edge.client] && !cde[edge.server])
            lookAtEdge(edge.server, edge.client, i, false);
    }
}

/// Who may reach the CDE by a rule, or be reached, is connected whether it does so or not.
void ClassifyPass::provePermitted(std::uint32_t rule, bool begins)
{
    const FirewallIndex& firewall = *m_model.firewall;
    const auto& others = begins ? firewall.sources(rule) : firewall.destinations(rule);
    std::vector<std::uint32_t> cde;
    for (const std::uint32_t host : begins ? firewall.destinations(rule) : firewall.sources(rule))
        if (m_model.hosts[host].asset != kNone
            && isCde((*m_assets)[static_cast<std::size_t>(m_model.hosts[host].asset)].category))
            cde.push_back(host);
    for (const std::uint32_t host : others) {
        const std::int32_t asset = m_model.hosts[host].asset;
        if (cde.empty() || asset == kNone || !isInventory(static_cast<std::size_t>(asset))
            || isCde((*m_assets)[static_cast<std::size_t>(asset)].category))
            continue;
        const auto at = std::ranges::find_if(cde, [&](std::uint32_t inside) {
            return isBetween(m_model, firewall.rules()[rule], host, inside)
                && (begins ? firewall.isReached(rule, host, inside)
                           : firewall.isReached(rule, inside, host));
        });
        if (at == cde.end())
            continue;
        AssetClass& a = (*m_assets)[static_cast<std::size_t>(asset)];
        a.initiates = a.initiates || begins;
        prove(static_cast<std::size_t>(asset), Category::Communicating,
            {Reason::Permitted, m_model.hosts[*at].asset, kNone, kNone, false,
                static_cast<std::int32_t>(rule)});
    }
}

void ClassifyPass::findPermitted()
{
    const std::size_t count = m_model.firewall ? m_model.firewall->rules().size() : 0;
    for (std::uint32_t rule = 0; rule < count; ++rule)
        if (m_model.firewall->rules()[rule].permit)
            for (const bool begins : {true, false})
                provePermitted(rule, begins);
    // the strongest rule first, whatever the order of the flows
    for (AssetClass& a : *m_assets)
        std::ranges::stable_sort(a.proofs, {}, &Proof::reason);
}

void ClassifyPass::findNatMembers()
{
    for (std::size_t i = 0; i < m_model.assets.size(); ++i) {
        const AssetAnswer* const answer = m_model.answerOf(i);
        if (answer == nullptr || answer->natMembers.empty()
            || (*m_assets)[i].category != Category::Communicating)
            continue;
        const Proof proof {Reason::Nat, static_cast<std::int32_t>(i)};
        const bool initiates = (*m_assets)[i].initiates;
        for (const ModelHost& host : m_model.hosts) {
            const bool member = std::ranges::any_of(answer->natMembers,
                [&host](const IpPrefix& prefix) { return prefix.contains(host.address); });
            if (!member || host.asset == kNone || host.asset == static_cast<std::int32_t>(i)
                || !isInventory(static_cast<std::size_t>(host.asset)))
                continue;
            const auto asset = static_cast<std::size_t>(host.asset);
            prove(asset, Category::Communicating, proof);
            (*m_assets)[asset].initiates = (*m_assets)[asset].initiates || initiates;
        }
    }
}

bool ClassifyPass::isPassThrough(std::size_t asset) const
{
    constexpr auto kWaysOn = static_cast<std::uint16_t>(bit(Role::Jump) | bit(Role::Vpn)
        | bit(Role::Proxy) | bit(Role::Pam) | bit(Role::PassThrough));
    const AssetAnswer* const answer = m_model.answerOf(asset);
    return answer != nullptr && (answer->roles & kWaysOn) != 0;
}

/// An administrative session to the system in the middle, and one from there to the CDE that began
/// while it was open or within five minutes after: correlated in time, never proved.
bool ClassifyPass::pivotObserved(std::size_t from, std::size_t through) const
{
    constexpr std::int64_t kAfter = std::int64_t {300} * 1'000'000;
    const auto client = [](const AdminSession& s) { return s.client; };
    const auto between
        = equalSpan(m_model.sessions, std::pair(from, through), [](const AdminSession& s) {
              return std::pair<std::size_t, std::size_t>(s.client, s.server);
          });
    const auto onward = equalSpan(m_model.sessions, static_cast<std::uint32_t>(through), client);
    return std::ranges::any_of(between, [&](const AdminSession& a) {
        return std::ranges::any_of(onward, [&](const AdminSession& b) {
            return isCde((*m_assets)[b.server].category) && b.start >= a.start
                && b.start <= a.end + kAfter;
        });
    });
}

void ClassifyPass::proveBehind(
    std::size_t asset, std::size_t target, const Edge& edge, Reason reason)
{
    const Category category = (*m_assets)[asset].category;
    if (!isInventory(asset) || isCde(category))
        return;
    // the costly look at times only for those whom it decides
    const bool observed
        = edge.admin && category >= Category::Indirect && pivotObserved(asset, target);
    prove(asset, Category::Indirect,
        {reason, static_cast<std::int32_t>(target), static_cast<std::int32_t>(edge.conversation),
            kNone, observed});
}

/// Who the client is counts only where it is certain.
template <typename Visit>
void ClassifyPass::forEachAdministrator(std::size_t target, Visit visit) const
{
    for (const std::uint32_t index : m_model.to(target)) {
        const Edge& edge = m_model.edges[index];
        if (isOpen(index) && (edge.admin || edge.adminEitherWay))
            visit(edge.client, edge);
    }
    for (std::size_t index = m_model.edgesFrom[target]; index < m_model.edgesFrom[target + 1];
         ++index) {
        const Edge& edge = m_model.edges[index];
        if (isOpen(index) && edge.adminEitherWay)
            visit(edge.server, edge);
    }
}

void ClassifyPass::findAdministrators(std::size_t target)
{
    forEachAdministrator(target, [&](std::uint32_t asset, const Edge& edge) {
        proveBehind(asset, target, edge, Reason::Administers);
    });
}

/// Who administers those connected indirectly: told, or in strict answers as connected as they.
void ClassifyPass::findUpstream()
{
    std::vector<bool> done(m_model.assets.size(), false);
    for (bool more = true; more;) {
        more = false;
        for (std::size_t i = 0; i < done.size(); ++i) {
            if (done[i] || !isInventory(i) || (*m_assets)[i].category != Category::Indirect)
                continue;
            done[i] = true;
            if (m_model.answers.strictIndirect) {
                findAdministrators(i);
                more = true;
                continue;
            }
            forEachAdministrator(i, [&](std::uint32_t asset, const Edge&) {
                if (isInventory(asset) && (*m_assets)[asset].category > Category::Indirect)
                    (*m_assets)[asset].upstream.push_back(static_cast<std::uint32_t>(i));
            });
        }
        if (more)
            spreadThroughPassThrough();
    }
    for (AssetClass& a : *m_assets) {
        std::ranges::sort(a.upstream);
        a.upstream.erase(std::unique(a.upstream.begin(), a.upstream.end()), a.upstream.end());
    }
}

/// Whoever speaks with a system that passes traffic on is behind it, over several such systems.
void ClassifyPass::spreadThroughPassThrough()
{
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < m_model.assets.size(); ++i)
        if (isPassThrough(i) && (*m_assets)[i].category <= Category::Indirect)
            open.push_back(i);
    std::vector<bool> done(m_model.assets.size(), false);
    while (!open.empty()) {
        const std::size_t through = open.back();
        open.pop_back();
        if (done[through])
            continue;
        done[through] = true;
        const auto spread = [&](std::size_t index, std::uint32_t other) {
            if (!isOpen(index) || !isInventory(other) || isCde((*m_assets)[other].category))
                return;
            proveBehind(other, through, m_model.edges[index], Reason::PassesThrough);
            if (isPassThrough(other) && !done[other])
                open.push_back(other);
        };
        for (const std::uint32_t index : m_model.to(through))
            spread(index, m_model.edges[index].client);
        for (std::size_t index = m_model.edgesFrom[through]; index < m_model.edgesFrom[through + 1];
             ++index)
            if (m_model.edges[index].eitherWay)
                spread(index, m_model.edges[index].server);
    }
}

void ClassifyPass::findFeeders()
{
    for (std::size_t i = 0; i < m_model.assets.size(); ++i) {
        if ((*m_assets)[i].category != Category::Security)
            continue;
        const std::size_t first = m_model.edgesFrom[i];
        for (std::size_t index = first; index < m_model.edgesFrom[i + 1]; ++index) {
            const Edge& edge = m_model.edges[index];
            if (edge.upstream && isOpen(index) && isInventory(edge.server))
                prove(edge.server, Category::Indirect,
                    {Reason::FeedsService, static_cast<std::int32_t>(i),
                        static_cast<std::int32_t>(edge.conversation)});
        }
    }
}

void ClassifyPass::findIndirect()
{
    const auto connected = [this](std::size_t i) {
        const Category category = (*m_assets)[i].category;
        return isInventory(i) && category >= Category::Segmenting
            && category <= Category::Communicating;
    };
    std::vector<std::size_t> targets;
    for (std::size_t i = 0; i < m_model.assets.size(); ++i)
        if (connected(i))
            targets.push_back(i);
    for (const std::size_t target : targets)
        findAdministrators(target);
    for (std::size_t i = 0; i < m_model.assets.size(); ++i)
        if (m_model.has(i, Role::AdminWorkstation))
            prove(i, Category::Indirect, {Reason::AdminWorkstation});
    spreadThroughPassThrough();
    findFeeders();
    findUpstream();
}

/// Segmenting devices that account data passes (OPST 1a, else 2a).
void ClassifyPass::markTagged()
{
    std::set<std::string_view> carriers;
    for (const ModelConversation& c : m_model.conversations) {
        if (c.decision == kNone || !c.visible()
            || m_model.answers.decisions[static_cast<std::size_t>(c.decision)].accountData
                != Carries::Yes)
            continue;
        const std::int32_t a = m_model.hosts[c.client].segment;
        const std::int32_t b = m_model.hosts[c.server].segment;
        if (a == kNone || b == kNone || a == b)
            continue;
        const std::int32_t control
            = m_model.control(static_cast<std::size_t>(a), static_cast<std::size_t>(b)).answer;
        if (control == kNone)
            continue;
        carriers.insert(m_model.answers.controls[static_cast<std::size_t>(control)].device);
    }
    for (std::size_t i = 0; i < m_model.assets.size() && !carriers.empty(); ++i)
        if (m_model.assets[i].device && carriers.contains(m_model.assets[i].name))
            (*m_assets)[i].carriesTagged = true;
}

} // namespace nb::scope
