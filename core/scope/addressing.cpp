// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/addressing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace nb::scope {

namespace {

int bitsOf(const IpAddress& address)
{
    return address.isV4() ? 32 : 128;
}

/// The network twice as large that holds this one and its neighbour; the neighbour.
std::optional<std::pair<IpPrefix, IpPrefix>> widerAndNeighbour(const IpPrefix& prefix)
{
    const int length = prefix.length();
    if (length == 0)
        return std::nullopt;
    const int bitIndex = (prefix.address().isV4() ? 96 : 0) + length - 1;
    IpAddress::Bytes bytes = prefix.address().bytes();
    bytes[static_cast<std::size_t>(bitIndex / 8)]
        ^= static_cast<std::uint8_t>(0x80U >> (bitIndex % 8));
    const auto neighbour = IpPrefix::make(IpAddress(bytes), length);
    const auto wider = IpPrefix::make(prefix.address(), length - 1);
    if (!neighbour || !wider)
        return std::nullopt;
    return std::pair(*wider, *neighbour);
}

/// The smallest network that holds both; they are of one family.
IpPrefix around(const IpAddress& a, const IpAddress& b)
{
    int length = bitsOf(a);
    auto network = IpPrefix::make(a, length);
    while (length > 0 && !network->contains(b))
        network = IpPrefix::make(a, --length);
    return *network;
}

bool overlap(const IpPrefix& a, const IpPrefix& b)
{
    return a.contains(b.address()) || b.contains(a.address());
}

/// What rules permit, and how much of it nobody asked for.
class Permitted
{
public:
    Permitted(const std::vector<Box>& boxes, const std::vector<Triple>& accepted,
        const MergeBudget& budget)
        : m_budget(budget)
    {
        std::set<Cell> asked;
        for (const Triple& triple : accepted)
            asked.insert(triple.cell);
        for (const Box& box : boxes)
            forEachCell(box, [&](const Cell& cell) {
                add(cell, budget.boundaryOf(box.part), !asked.contains(cell));
                return true;
            });
    }

    /// Takes the cells of `more` beside those of `box` in, when the budget has room for all of
    /// them.
    bool take(const Box& box, const Box& more)
    {
        if (!m_budget.alike(box, more))
            return false;
        std::vector<Cell> cells;
        bool fine = true;
        forEachCell(more, [&](const Cell& cell) {
            fine = !m_budget.forbidden(cell) && !m_budget.isForeign(cell, box.part);
            if (!m_cells.contains(cell))
                cells.push_back(cell);
            return fine;
        });
        const Boundary boundary = m_budget.boundaryOf(box.part);
        if (!fine || !hasRoom(boundary, cells.size()))
            return false;
        for (const Cell& cell : cells)
            add(cell, boundary, true);
        return true;
    }

private:
    [[nodiscard]] bool hasRoom(Boundary boundary, std::size_t more) const
    {
        constexpr double kRounding = 1e-9;
        const double theta = m_budget.theta[static_cast<std::size_t>(boundary)];
        const auto allowed = static_cast<double>(m_allowedOf[budgetGroupOf(boundary)] + more);
        const auto extra
            = static_cast<double>(m_extraOf[static_cast<std::size_t>(boundary)] + more);
        return more == 0 || extra <= theta * allowed + kRounding * allowed;
    }
    void add(const Cell& cell, Boundary boundary, bool extra)
    {
        if (!m_cells.insert(cell).second)
            return;
        ++m_allowedOf[budgetGroupOf(boundary)];
        m_extraOf[static_cast<std::size_t>(boundary)] += extra ? 1 : 0;
    }

    const MergeBudget& m_budget;
    std::set<Cell> m_cells;
    std::array<std::size_t, kBudgetGroups> m_allowedOf {};
    std::array<std::size_t, kBoundaryCount> m_extraOf {};
};

} // namespace

std::vector<IpPrefix> exactCover(const std::vector<IpAddress>& addresses)
{
    std::set<IpPrefix> cover;
    for (const IpAddress& address : addresses)
        if (const auto prefix = IpPrefix::make(address, bitsOf(address)))
            cover.insert(*prefix);
    for (bool any = true; any;) {
        any = false;
        for (const IpPrefix& prefix : std::vector<IpPrefix>(cover.begin(), cover.end())) {
            const auto wider = widerAndNeighbour(prefix);
            if (!wider || !cover.contains(prefix) || !cover.contains(wider->second))
                continue;
            cover.erase(prefix);
            cover.erase(wider->second);
            cover.insert(wider->first);
            any = true;
        }
    }
    return {cover.begin(), cover.end()};
}

AddressWidener::AddressWidener(const Model& model, const TripleSets& triples, double rho)
    : m_model(model)
    , m_triples(triples)
    , m_rho(std::min(rho, 1.0))
{
    for (std::uint32_t host = 0; host < model.hosts.size(); ++host)
        if (model.hosts[host].asset != kNone)
            m_known.push_back({model.hosts[host].address, host});
    std::ranges::sort(m_known);
    for (const Decision& decision : model.answers.decisions)
        if (decision.verdict == Verdict::Rejected)
            m_rejections.push_back(&decision);
}

bool AddressWidener::isRejected(const IpPrefix& network, const Order& order) const
{
    return std::ranges::any_of(m_rejections, [&](const Decision* d) {
        return overlap(order.sources ? d->client : d->server, network)
            && std::ranges::any_of(order.opposite,
                [&](const IpPrefix& other) {
                    return overlap(order.sources ? d->server : d->client, other);
                })
            && std::ranges::any_of(order.box.services, [&](const Service& service) {
                   return (!d->protocol || d->protocol->number() == service.protocol)
                       && (!d->port || (service.first <= *d->port && *d->port <= service.last));
               });
    });
}

std::optional<IpPrefix> AddressWidener::homeOf(std::uint32_t host) const
{
    const ModelHost& h = m_model.hosts[host];
    std::optional<IpPrefix> home;
    if (h.segment == kNone)
        return home;
    for (const IpPrefix& prefix :
        m_model.answers.segments[static_cast<std::size_t>(h.segment)].prefixes)
        if (prefix.contains(h.address) && (!home || prefix.length() > home->length()))
            home = prefix;
    return home;
}

/// False when the network may not stand for the members.
bool AddressWidener::takeWhole(
    const IpPrefix& network, const Members& members, const Order& order, WidenedSide& side) const
{
    const std::uint32_t like = members.front().host;
    std::vector<std::uint32_t> inside;
    std::vector<std::uint32_t> others;
    for (auto at = std::ranges::lower_bound(m_known, Known {network.address(), 0});
         at != m_known.end() && network.contains(at->address); ++at) {
        if (m_triples.zoneOfHost[at->host] != m_triples.zoneOfHost[like]
            || m_triples.cdeHost[at->host] != m_triples.cdeHost[like])
            return false;
        inside.push_back(at->host);
        if (!std::ranges::binary_search(members, *at))
            others.push_back(at->host);
    }
    if (static_cast<double>(members.size()) < m_rho * static_cast<double>(inside.size())
        || (!network.isHost() && isRejected(network, order))
        || (!others.empty() && !order.mayAdd(others)))
        return false;
    const double addresses = std::ldexp(1.0, bitsOf(network.address()) - network.length());
    side.addresses += addresses;
    side.slack += addresses - static_cast<double>(inside.size());
    side.hosts.insert(side.hosts.end(), inside.begin(), inside.end());
    side.networks.push_back(network);
    return true;
}

void AddressWidener::take(const Members& members, const Order& order, WidenedSide& side) const
{
    const IpPrefix network = around(members.front().address, members.back().address);
    if (takeWhole(network, members, order, side))
        return;
    // a network of one host is whole, so that this ends
    const auto low = IpPrefix::make(network.address(), network.length() + 1);
    const auto half = std::ranges::find_if(
        members, [&](const Known& member) { return !low->contains(member.address); });
    take(Members(members.begin(), half), order, side);
    take(Members(half, members.end()), order, side);
}

std::vector<IpPrefix> AddressWidener::exactly(const std::vector<std::uint32_t>& hosts) const
{
    std::vector<IpAddress> addresses;
    for (const std::uint32_t host : hosts)
        addresses.push_back(m_model.hosts[host].address);
    return exactCover(addresses);
}

WidenedSide AddressWidener::widen(
    const Box& box, bool sources, const std::vector<IpPrefix>& opposite, const MayAdd& mayAdd) const
{
    const Order order {box, sources, opposite, mayAdd};
    std::map<std::pair<std::int32_t, IpPrefix>, Members> homes;
    WidenedSide side;
    std::vector<std::uint32_t> others;
    for (const std::uint32_t host : sources ? box.sources : box.destinations) {
        const IpAddress& address = m_model.hosts[host].address;
        const auto home = homeOf(host);
        if (home && m_model.hosts[host].asset != kNone) {
            homes[{m_triples.zoneOfHost[host], *home}].push_back({address, host});
            continue;
        }
        others.push_back(host);
    }
    side.hosts = others;
    side.networks = exactly(others);
    side.addresses = static_cast<double>(others.size());
    for (auto& [home, members] : homes) {
        std::ranges::sort(members);
        take(members, order, side);
    }
    std::ranges::sort(side.hosts);
    std::ranges::sort(side.networks);
    return side;
}

std::vector<AddressedBox> asTheyAre(std::vector<Box> boxes)
{
    std::vector<AddressedBox> all;
    all.reserve(boxes.size());
    for (Box& box : boxes)
        all.push_back({std::move(box)});
    return all;
}

std::vector<AddressedBox> withNetworks(std::vector<Box> boxes, const std::vector<Triple>& accepted,
    const AddressWidener& widener, const MergeBudget& budget)
{
    Permitted permitted(boxes, accepted, budget);
    std::vector<AddressedBox> all = asTheyAre(std::move(boxes));
    for (AddressedBox& made : all) {
        const auto widen = [&](bool sources, const std::vector<IpPrefix>& opposite) {
            std::vector<std::uint32_t>& hosts = sources ? made.box.sources : made.box.destinations;
            WidenedSide wide = widener.widen(
                made.box, sources, opposite, [&](const std::vector<std::uint32_t>& others) {
                    Box more = made.box;
                    (sources ? more.sources : more.destinations) = others;
                    return permitted.take(made.box, more);
                });
            if (wide.slack == 0 && wide.hosts == hosts)
                return; // no wider than the hosts themselves
            hosts = std::move(wide.hosts);
            (sources ? made.sourceNetworks : made.destinationNetworks) = std::move(wide.networks);
            made.slack += wide.slack;
            made.addresses += wide.addresses;
        };
        widen(true, widener.exactly(made.box.destinations));
        widen(false,
            made.sourceNetworks.empty() ? widener.exactly(made.box.sources) : made.sourceNetworks);
    }
    return all;
}

} // namespace nb::scope
