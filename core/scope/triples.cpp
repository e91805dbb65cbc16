// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/triples.h"

#include "core/net/protocol.h"
#include "core/scope/review.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace nb::scope {

namespace {

constexpr std::uint16_t kDynamicFirst = 49'152;
constexpr std::uint16_t kLastPort = 65'535;

bool isPermitted(Verdict verdict)
{
    return verdict == Verdict::Accepted || verdict == Verdict::Temporary
        || verdict == Verdict::Exception;
}

class TripleCollector
{
public:
    TripleCollector(const Model& model, const Classification& result, std::int64_t until)
        : m_model(model)
        , m_result(result)
        , m_until(until)
    {
    }
    TripleSets collect();

private:
    void findZones();
    void findControlledPairs();
    void findClosed();
    void sortOut(std::uint32_t index);
    void addSpoken();
    void accept(Cell cell, const ModelConversation* conversation, std::uint32_t index,
        std::int32_t decision);
    [[nodiscard]] Service foldedService(const ModelConversation& c, bool& dynamic) const;
    [[nodiscard]] bool isOpenRange(const Cell& range) const;
    [[nodiscard]] bool isFolded(const Cell& cell) const;
    [[nodiscard]] bool isScan(const ModelConversation& c) const;
    [[nodiscard]] Boundary boundaryOf(const Cell& cell) const;

    const Model& m_model;
    const Classification& m_result;
    std::int64_t m_until;
    TripleSets m_sets;
    std::map<Cell, Triple> m_accepted;
    std::map<Cell, Triple> m_inside;
    std::set<Cell> m_rejected;
    std::set<Cell> m_closed; ///< rejected, or not decided: a range never covers them
    /// Pairs with a service that hands out dynamic ports: Windows RPC, FTP.
    std::set<std::pair<std::uint32_t, std::uint32_t>> m_controlled;
};

void TripleCollector::findZones()
{
    const std::size_t segments = m_model.segmentCount();
    for (const SegmentAnswer& segment : m_model.answers.segments)
        m_sets.zoneNames.push_back(segment.name);
    m_sets.zoneNames.emplace_back("Internet");
    m_sets.zoneNames.emplace_back("Unstated");
    for (const ThirdParty& party : m_model.answers.thirdParties)
        m_sets.zoneNames.push_back(party.name);
    for (const ModelHost& host : m_model.hosts) {
        const auto asset = static_cast<std::size_t>(std::max(host.asset, 0));
        const bool known = host.asset != kNone;
        std::size_t zone = segments + 1;
        if (host.segment != kNone) {
            zone = static_cast<std::size_t>(m_result.zones[static_cast<std::size_t>(host.segment)]);
        } else if (known && m_model.assets[asset].external) {
            const ThirdParty* const party = m_model.thirdPartyOf(host.address);
            zone = party == nullptr ? segments
                                    : segments + 2
                    + static_cast<std::size_t>(party - m_model.answers.thirdParties.data());
        }
        m_sets.zoneOfHost.push_back(static_cast<std::int32_t>(zone));
        m_sets.cdeHost.push_back(known && isCde(m_result.assets[asset].category));
        const AssetAnswer* const answer = known ? m_model.answerOf(asset) : nullptr;
        m_sets.storeHost.push_back(m_sets.cdeHost.back() && answer != nullptr
            && (answer->accountData.value_or(0) & kStores) != 0);
    }
}

void TripleCollector::findControlledPairs()
{
    for (const ModelConversation& c : m_model.conversations)
        if (c.service.protocol == kTcpNumber && (c.service.first == 135 || c.service.first == 21)
            && c.visible())
            m_controlled.emplace(c.client, c.server);
}

/// What was rejected, seen or not, and what nobody decided.
void TripleCollector::findClosed()
{
    for (const ModelConversation& c : m_model.conversations) {
        if (c.verdict == Verdict::Rejected)
            m_rejected.insert({c.client, c.server, c.service});
        else if (connects(c.state) && (c.ambiguous || !isPermitted(c.verdict)))
            m_closed.insert({c.client, c.server, c.service});
    }
    const DecisionIndex index(m_model.answers);
    for (std::size_t i = 0; i < m_model.answers.decisions.size(); ++i) {
        const Decision& d = m_model.answers.decisions[i];
        if (!d.exact() || d.client == d.server || d.verdict != Verdict::Rejected)
            continue;
        const Cell cell {m_model.hostOfAddress.at(d.client.address()),
            m_model.hostOfAddress.at(d.server.address()), serviceOf(*d.protocol, *d.port)};
        if (m_model.hosts[cell.source].asset != kNone
            && m_model.hosts[cell.destination].asset != kNone
            && index.find(d.client.address(), d.server.address(), cell.service)
                == static_cast<std::int32_t>(i))
            m_rejected.insert(cell);
    }
    m_closed.insert(m_rejected.begin(), m_rejected.end());
}

bool TripleCollector::isOpenRange(const Cell& range) const
{
    for (auto at = m_closed.lower_bound({range.source, range.destination, {}});
         at != m_closed.end() && at->source == range.source && at->destination == range.destination;
         ++at)
        if (range.service.covers(at->service))
            return false;
    return true;
}

Service TripleCollector::foldedService(const ModelConversation& c, bool& dynamic) const
{
    constexpr Service kDynamic {kTcpNumber, kDynamicFirst, kLastPort};
    dynamic = kDynamic.covers(c.service) && m_controlled.contains({c.client, c.server})
        && isOpenRange({c.client, c.server, kDynamic});
    return dynamic ? kDynamic : c.service;
}

/// Whether a range that was seen in use permits it already.
bool TripleCollector::isFolded(const Cell& cell) const
{
    const Cell range {cell.source, cell.destination, {kTcpNumber, kDynamicFirst, kLastPort}};
    return range.service.covers(cell.service)
        && (m_accepted.contains(range) || m_inside.contains(range));
}

bool TripleCollector::isScan(const ModelConversation& c) const
{
    return m_model.scanner[static_cast<std::size_t>(m_model.hosts[c.client].asset)];
}

Boundary TripleCollector::boundaryOf(const Cell& cell) const
{
    const bool from = m_sets.cdeHost[cell.source];
    const bool to = m_sets.cdeHost[cell.destination];
    if (from && to)
        return Boundary::IntraCde;
    return to ? Boundary::CdeIn : from ? Boundary::CdeOut : Boundary::Other;
}

void TripleCollector::accept(
    Cell cell, const ModelConversation* conversation, std::uint32_t index, std::int32_t decision)
{
    const bool inside = m_sets.zoneOfHost[cell.source] == m_sets.zoneOfHost[cell.destination];
    Triple& triple = (inside ? m_inside : m_accepted)[cell];
    triple.cell = cell;
    triple.boundary = boundaryOf(cell);
    if (triple.decision == kNone)
        triple.decision = decision;
    if (conversation == nullptr)
        return;
    const TrafficConversation& t = m_model.traffic->conversations[conversation->traffic];
    triple.first = triple.hits == 0 ? t.first : std::min(triple.first, t.first);
    triple.last = std::max(triple.last, t.last);
    triple.hits += t.flows;
    triple.bytes = addSum(triple.bytes, t.bytes);
    triple.conversations.push_back(index);
}

void TripleCollector::sortOut(std::uint32_t index)
{
    const ModelConversation& c = m_model.conversations[index];
    if (m_until != 0 && m_model.traffic->conversations[c.traffic].first >= m_until)
        return;
    bool dynamic = false;
    const Cell cell {c.client, c.server, foldedService(c, dynamic)};
    if (c.verdict == Verdict::Rejected)
        return;
    const bool named = c.decision != kNone && isPermitted(c.verdict);
    if (!connects(c.state)) {
        m_sets.noise.push_back(index);
        return;
    }
    if (c.ambiguous || !isPermitted(c.verdict)) {
        m_sets.undecided.push_back(index);
        return;
    }
    if (isForbidden(m_model, c.client, c.server)) {
        m_sets.forbidden.push_back(index);
        return;
    }
    if (isScan(c)) {
        const Decision* const d
            = named ? &m_model.answers.decisions[static_cast<std::size_t>(c.decision)] : nullptr;
        if (d == nullptr) {
            m_sets.noise.push_back(index);
            return;
        }
        if (!d->port && (c.service.protocol == kTcpNumber || c.service.protocol == kUdpNumber)) {
            // one rule for any service, as it was accepted; else what was seen
            const Service any {c.service.protocol, 0, kLastPort};
            if (!isOpenRange({c.client, c.server, any}))
                return accept({c.client, c.server, c.service}, &c, index, c.decision);
            for (const std::uint8_t protocol : {kTcpNumber, kUdpNumber})
                if ((!d->protocol || d->protocol->number() == protocol)
                    && isOpenRange({c.client, c.server, {protocol, 0, kLastPort}}))
                    accept({c.client, c.server, {protocol, 0, kLastPort}},
                        protocol == c.service.protocol ? &c : nullptr, index, c.decision);
            return;
        }
    }
    accept(cell, &c, index, c.decision);
    if (dynamic) {
        auto& where = m_sets.zoneOfHost[cell.source] == m_sets.zoneOfHost[cell.destination]
            ? m_inside
            : m_accepted;
        where[cell].dynamic = true;
    }
}

/// Flows that somebody decided about by name, seen or not.
void TripleCollector::addSpoken()
{
    const DecisionIndex index(m_model.answers);
    for (std::size_t i = 0; i < m_model.answers.decisions.size(); ++i) {
        const Decision& d = m_model.answers.decisions[i];
        if (!d.exact() || d.client == d.server)
            continue;
        const std::uint32_t client = m_model.hostOfAddress.at(d.client.address());
        const std::uint32_t server = m_model.hostOfAddress.at(d.server.address());
        const Service service = serviceOf(*d.protocol, *d.port);
        if (m_model.hosts[client].asset == kNone || m_model.hosts[server].asset == kNone
            || index.find(d.client.address(), d.server.address(), service)
                != static_cast<std::int32_t>(i))
            continue;
        const Verdict verdict = verdictOn(d, m_model.asOf);
        if ((verdict == Verdict::Accepted || verdict == Verdict::Temporary) && m_until == 0
            && !isForbidden(m_model, client, server) && !isFolded({client, server, service}))
            accept({client, server, service}, nullptr, 0, static_cast<std::int32_t>(i));
    }
}

TripleSets TripleCollector::collect()
{
    findZones();
    findControlledPairs();
    findClosed();
    for (std::uint32_t i = 0; i < m_model.conversations.size(); ++i)
        sortOut(i);
    addSpoken();
    for (auto& [cell, triple] : m_accepted)
        m_sets.accepted.push_back(std::move(triple));
    for (auto& [cell, triple] : m_inside)
        m_sets.inside.push_back(std::move(triple));
    m_sets.rejected.assign(m_rejected.begin(), m_rejected.end());
    return std::move(m_sets);
}

} // namespace

std::string_view toString(Boundary boundary)
{
    constexpr std::array<std::string_view, kBoundaryCount> kNames {
        "cde-in", "cde-out", "intra-cde", "other"};
    return kNames[static_cast<std::size_t>(boundary)];
}

TripleSets collectTriples(const Model& model, const Classification& result, std::int64_t until)
{
    return TripleCollector(model, result, until).collect();
}

} // namespace nb::scope
