// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/recommend.h"
#include "core/scope/review.h"

#include <algorithm>
#include <set>

namespace nb::scope {

namespace {

double ratio(std::uint64_t part, std::uint64_t whole, double none)
{
    return whole == 0 ? none : static_cast<double>(part) / static_cast<double>(whole);
}

struct AllowedCells
{
    std::set<Cell> all;
    std::array<std::uint64_t, kBoundaryCount> extraOf {};
    std::array<std::uint64_t, kBoundaryCount> allowedOf {};
};

AllowedCells allowedBy(const Recommendation& r, const std::set<Cell>& accepted)
{
    AllowedCells allowed;
    for (const Rule& rule : r.rules)
        forEachCell(rule.box, [&](const Cell& cell) {
            if (allowed.all.insert(cell).second) {
                const auto b = static_cast<std::size_t>(rule.boundary);
                ++allowed.allowedOf[b];
                allowed.extraOf[b] += accepted.contains(cell) ? 0 : 1;
            }
            return true;
        });
    return allowed;
}

bool isCovered(const std::set<Cell>& cells, const Cell& wanted)
{
    if (cells.contains(wanted))
        return true;
    for (auto at = cells.lower_bound({wanted.source, wanted.destination, {}});
         at != cells.end() && at->source == wanted.source && at->destination == wanted.destination;
         ++at)
        if (at->service.covers(wanted.service))
            return true;
    return false;
}

/// Whether rules have to let a conversation through, whatever was made of it since.
bool isAskedFor(const Recommendation& r, const ModelConversation& c)
{
    const Model& model = r.planned;
    const bool permitted = c.verdict == Verdict::Accepted || c.verdict == Verdict::Temporary
        || c.verdict == Verdict::Exception;
    const bool byName = c.decision != kNone;
    return permitted && connects(c.state) && !c.ambiguous
        && r.triples.zoneOfHost[c.client] != r.triples.zoneOfHost[c.server]
        && model.hosts[c.client].address.isV4() == model.hosts[c.server].address.isV4()
        && (byName || !model.scanner[static_cast<std::size_t>(model.hosts[c.client].asset)])
        && !isForbidden(model, c.client, c.server);
}

void measureCoverage(const Recommendation& r, const std::set<Cell>& accepted,
    const AllowedCells& allowed, Measures& m)
{
    std::array<std::uint64_t, kBoundaryCount> asked {};
    std::array<std::uint64_t, kBoundaryCount> granted {};
    for (const Triple& triple : r.triples.accepted) {
        const auto b = static_cast<std::size_t>(triple.boundary);
        ++asked[b];
        granted[b] += allowed.all.contains(triple.cell) ? 1 : 0;
    }
    // accepted conversations that no triple stands for would otherwise be missed by nobody
    for (const ModelConversation& c : r.planned.conversations) {
        const Cell cell {c.client, c.server, c.service};
        if (!isAskedFor(r, c) || isCovered(accepted, cell))
            continue;
        const bool from = r.triples.cdeHost[c.client];
        const bool to = r.triples.cdeHost[c.server];
        const auto b = static_cast<std::size_t>(from && to ? Boundary::IntraCde
                : to                                       ? Boundary::CdeIn
                : from                                     ? Boundary::CdeOut
                                                           : Boundary::Other);
        ++asked[b];
        granted[b] += isCovered(allowed.all, cell) ? 1 : 0;
    }
    std::uint64_t sum = 0;
    m.accepted = 0;
    for (std::size_t b = 0; b < kBoundaryCount; ++b) {
        m.coverageOf[b] = ratio(granted[b], asked[b], 1);
        sum += granted[b];
        m.accepted += asked[b];
    }
    m.coverage = ratio(sum, m.accepted, 1);
    std::uint64_t leaked = 0;
    for (const Cell& cell : r.triples.rejected)
        leaked += std::ranges::any_of(r.rules,
                      [&cell](const Rule& rule) {
                          return std::ranges::binary_search(rule.box.sources, cell.source)
                              && std::ranges::binary_search(rule.box.destinations, cell.destination)
                              && std::ranges::any_of(rule.box.services,
                                  [&cell](const Service& s) { return s.covers(cell.service); });
                      })
            ? 1
            : 0;
    m.rejectedLeak = ratio(leaked, r.triples.rejected.size(), 0);
}

void measureOverPermission(const AllowedCells& allowed, Measures& m)
{
    m.allowed = allowed.all.size();
    std::uint64_t border = 0;
    for (std::size_t b = 0; b < kBoundaryCount; ++b) {
        m.extra += allowed.extraOf[b];
        if (b != static_cast<std::size_t>(Boundary::Other))
            border += allowed.allowedOf[b];
    }
    for (std::size_t b = 0; b < kBoundaryCount; ++b)
        m.overPermissionOf[b] = ratio(allowed.extraOf[b],
            b == static_cast<std::size_t>(Boundary::Other) ? allowed.allowedOf[b] : border, 0);
    m.overPermission = ratio(m.extra, m.allowed, 0);
}

void measureReach(const Model& model, const Recommendation& r, Measures& m)
{
    std::set<std::uint32_t> reaching;
    std::set<Service> services;
    std::set<std::uint32_t> named;
    std::set<std::pair<Boundary, Service>> holes;
    for (const Rule& rule : r.rules) {
        ++m.rulesOf[static_cast<std::size_t>(rule.boundary)];
        if (rule.boundary == Boundary::CdeIn)
            reaching.insert(rule.box.sources.begin(), rule.box.sources.end());
        services.insert(rule.box.services.begin(), rule.box.services.end());
        named.insert(rule.box.sources.begin(), rule.box.sources.end());
        named.insert(rule.box.destinations.begin(), rule.box.destinations.end());
        if (rule.boundary == Boundary::CdeIn || rule.boundary == Boundary::CdeOut)
            for (const Service& service : rule.box.services)
                holes.emplace(rule.boundary, service);
    }
    std::size_t cde = 0;
    for (std::uint32_t host = 0; host < model.hosts.size(); ++host) {
        if (model.hosts[host].asset == kNone)
            continue;
        ++m.hosts;
        cde += r.triples.cdeHost[host] ? 1 : 0;
    }
    m.services = services.size();
    m.reachBefore = cde == 0 ? 0 : m.hosts - cde;
    m.reachAfter = reaching.size();
    double slack = 0;
    double addresses = 0;
    for (const Rule& rule : r.rules) {
        slack += rule.slack;
        addresses += rule.addresses;
    }
    m.addressSlack = addresses > 0 ? slack / addresses : 0;
    m.objects = named.size() + services.size();
    m.holes = holes.size();
    m.rules = r.rules.size();
    const double possible = static_cast<double>(m.hosts) * (static_cast<double>(m.hosts) - 1)
        * static_cast<double>(services.size());
    m.exposureReduction = possible <= 0 ? 1 : 1 - static_cast<double>(m.allowed) / possible;
}

} // namespace

Measures measure(const Model& model, const Recommendation& r)
{
    Measures m;
    std::set<Cell> accepted;
    for (const Triple& triple : r.triples.accepted)
        accepted.insert(triple.cell);
    const AllowedCells allowed = allowedBy(r, accepted);
    measureCoverage(r, accepted, allowed, m);
    measureOverPermission(allowed, m);
    measureReach(model, r, m);
    m.inScopeBefore = r.before.inScope;
    m.inScopeAfter = r.after.inScope;
    m.before = r.before.counts;
    m.after = r.after.counts;
    for (std::size_t c = 0; c < kCategoryCount; ++c) {
        m.effortBefore += effortOf(static_cast<Category>(c)) * static_cast<double>(m.before[c]);
        m.effortAfter += effortOf(static_cast<Category>(c)) * static_cast<double>(m.after[c]);
    }
    m.moves = r.moves.size();
    return m;
}

} // namespace nb::scope
