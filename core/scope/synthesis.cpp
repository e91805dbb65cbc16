// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/addressing.h"
#include "core/scope/grouping.h"
#include "core/scope/recommend.h"
#include "core/scope/review.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <tuple>

namespace nb::scope {

namespace {

/// What never shares a rule. By group also what a rule is never widened across: whatever the
/// groups add may then be joined without a second look.
struct Part
{
    Boundary boundary = Boundary::Other;
    bool v6 = false;
    bool justified = false; ///< a reason stands for what it was given for, and no more
    std::int32_t fromZone = kNone;
    std::int32_t toZone = kNone;
    bool insecure = false;
    bool toStore = false;
    auto operator<=>(const Part&) const = default;
};

bool isInsecure(const Service& service)
{
    const SafetyInfo safety = safetyOf(service);
    return safety.safety == Safety::Insecure && safety.ask.empty();
}

/// What a rule is never widened across: zones, services that nothing makes safe, stores of account
/// data as destination.
struct Kind
{
    std::set<std::int32_t> fromZones {};
    std::set<std::int32_t> toZones {};
    std::set<bool> insecure {};
    std::set<bool> toStore {};
    bool operator==(const Kind&) const = default;
};

class Synthesiser
{
public:
    Synthesiser(const Model& model, const TripleSets& triples)
        : m_model(model)
        , m_triples(triples)
        , m_decisions(model.answers)
    {
        for (const std::uint32_t index : triples.undecided) {
            const ModelConversation& c = model.conversations[index];
            m_undecided.insert({c.client, c.server, c.service});
        }
    }
    /// Only flows of one address family each: an IPv4 rule cannot name an IPv6 address.
    std::vector<Factored> parted(const std::vector<Triple>& triples, RuleMode mode);
    [[nodiscard]] MergeBudget budget(const std::array<double, kBoundaryCount>& theta) const;
    std::vector<Rule> rulesOf(
        std::vector<AddressedBox> boxes, const std::vector<Triple>& triples, char letter) const;

private:
    [[nodiscard]] bool isForbiddenCell(const Cell& cell) const;
    [[nodiscard]] Kind kindOf(const Box& box) const;
    [[nodiscard]] Rule ruleOf(AddressedBox made, const std::map<Cell, std::uint32_t>& accepted,
        const std::vector<Triple>& triples) const;
    [[nodiscard]] unsigned permissivenessOf(const Box& box) const;

    const Model& m_model;
    const TripleSets& m_triples;
    DecisionIndex m_decisions;
    std::set<Cell> m_undecided;
    std::set<Cell> m_justified; ///< accepted for a reason
    std::set<Cell> m_unjustified;
    std::map<Part, std::uint32_t> m_partIds;
    std::vector<Part> m_parts;
};

std::vector<Factored> Synthesiser::parted(const std::vector<Triple>& triples, RuleMode mode)
{
    std::vector<Factored> cells;
    for (const Triple& triple : triples) {
        const Cell& cell = triple.cell;
        const bool v6 = !m_model.hosts[cell.source].address.isV4();
        if (v6 == m_model.hosts[cell.destination].address.isV4())
            continue;
        Part part;
        part.boundary = triple.boundary;
        part.v6 = v6;
        part.justified = triple.decision != kNone
            && !m_model.answers.decisions[static_cast<std::size_t>(triple.decision)]
                    .justification.empty();
        if (mode == RuleMode::Groups) {
            part.fromZone = m_triples.zoneOfHost[cell.source];
            part.toZone = m_triples.zoneOfHost[cell.destination];
            part.insecure = isInsecure(cell.service);
            part.toStore = m_triples.storeHost[cell.destination];
        }
        (part.justified ? m_justified : m_unjustified).insert(cell);
        const auto [at, added]
            = m_partIds.try_emplace(part, static_cast<std::uint32_t>(m_parts.size()));
        if (added)
            m_parts.push_back(part);
        cells.push_back({cell, at->second});
    }
    return cells;
}

Kind Synthesiser::kindOf(const Box& box) const
{
    Kind kind;
    for (const std::uint32_t host : box.sources)
        kind.fromZones.insert(m_triples.zoneOfHost[host]);
    for (const std::uint32_t host : box.destinations) {
        kind.toZones.insert(m_triples.zoneOfHost[host]);
        kind.toStore.insert(m_triples.storeHost[host]);
    }
    for (const Service& service : box.services)
        kind.insecure.insert(isInsecure(service));
    return kind;
}

/// Never permitted, whatever it would save: what was rejected, what nobody decided, what the
/// standard forbids.
bool Synthesiser::isForbiddenCell(const Cell& cell) const
{
    if (isForbidden(m_model, cell.source, cell.destination))
        return true;
    const auto contains = [&cell](const std::set<Cell>& cells) {
        auto at = cells.lower_bound({cell.source, cell.destination, {}});
        for (;
             at != cells.end() && at->source == cell.source && at->destination == cell.destination;
             ++at)
            if (cell.service.covers(at->service))
                return true;
        return false;
    };
    if (contains(m_undecided))
        return true;
    for (auto at
         = std::ranges::lower_bound(m_triples.rejected, Cell {cell.source, cell.destination, {}});
         at != m_triples.rejected.end() && at->source == cell.source
         && at->destination == cell.destination;
         ++at)
        if (cell.service.covers(at->service) || at->service.covers(cell.service))
            return true;
    const std::int32_t decision = m_decisions.find(
        m_model.hosts[cell.source].address, m_model.hosts[cell.destination].address, cell.service);
    return decision != kNone
        && m_model.answers.decisions[static_cast<std::size_t>(decision)].verdict
        == Verdict::Rejected;
}

MergeBudget Synthesiser::budget(const std::array<double, kBoundaryCount>& theta) const
{
    return {theta, [this](std::uint32_t part) { return m_parts[part].boundary; },
        [this](const Cell& cell) { return isForbiddenCell(cell); },
        [this](const Box& a, const Box& b) { return kindOf(a) == kindOf(b); },
        m_justified.empty() || m_unjustified.empty()
            ? std::function<bool(const Cell&, std::uint32_t)> {}
            : [this](const Cell& cell, std::uint32_t part) {
                  // what nobody asked for may be beside either
                  return (m_parts[part].justified ? m_unjustified : m_justified).contains(cell);
              }};
}

/// Logarithmic, against any host to any host on any port.
unsigned Synthesiser::permissivenessOf(const Box& box) const
{
    double ports = 0;
    for (const Service& service : box.services)
        ports += static_cast<double>(service.last - service.first) + 1;
    const double cells = static_cast<double>(box.sources.size())
        * static_cast<double>(box.destinations.size()) * std::max(ports, 1.0);
    const double hosts = std::max<double>(static_cast<double>(m_model.hosts.size()), 2);
    const double most = hosts * hosts * 65'536;
    return 1 + static_cast<unsigned>(std::lround(99 * std::log(cells) / std::log(most)));
}

Rule Synthesiser::ruleOf(AddressedBox made, const std::map<Cell, std::uint32_t>& accepted,
    const std::vector<Triple>& triples) const
{
    Rule rule;
    Box& box = made.box;
    rule.sourceNetworks = std::move(made.sourceNetworks);
    rule.destinationNetworks = std::move(made.destinationNetworks);
    rule.slack = made.slack;
    rule.addresses = made.addresses;
    rule.boundary = m_parts[box.part].boundary;
    const Kind kind = kindOf(box);
    rule.fromZones.assign(kind.fromZones.begin(), kind.fromZones.end());
    rule.toZones.assign(kind.toZones.begin(), kind.toZones.end());
    rule.permissiveness = std::min(permissivenessOf(box), 100U);
    for (const Service& service : box.services)
        rule.range = rule.range || service.isRange();
    forEachCell(box, [&](const Cell& cell) {
        const auto at = accepted.find(cell);
        if (at == accepted.end()) {
            rule.neverSeen.push_back(cell);
            return true;
        }
        const Triple& triple = triples[at->second];
        rule.triples.push_back(at->second);
        rule.hits += triple.hits;
        rule.bytes = addSum(rule.bytes, triple.bytes);
        if (triple.hits != 0) {
            rule.first = rule.first == 0 ? triple.first : std::min(rule.first, triple.first);
            rule.last = std::max(rule.last, triple.last);
        }
        return true;
    });
    rule.box = std::move(box);
    return rule;
}

/// In the order they are looked at: by boundary, the most used first.
std::vector<Rule> Synthesiser::rulesOf(
    std::vector<AddressedBox> boxes, const std::vector<Triple>& triples, char letter) const
{
    std::map<Cell, std::uint32_t> accepted;
    for (std::uint32_t i = 0; i < triples.size(); ++i)
        accepted.emplace(triples[i].cell, i);
    std::vector<Rule> rules;
    for (AddressedBox& box : boxes)
        rules.push_back(ruleOf(std::move(box), accepted, triples));
    std::ranges::sort(rules, [](const Rule& a, const Rule& b) {
        return std::tie(a.boundary, b.hits, a.box.sources, a.box.destinations, a.box.services)
            < std::tie(b.boundary, a.hits, b.box.sources, b.box.destinations, b.box.services);
    });
    for (std::size_t i = 0; i < rules.size(); ++i) {
        char id[24];
        std::snprintf(id, sizeof id, "%c%03zu", letter, i + 1);
        rules[i].id = id;
    }
    return rules;
}

/// Points that no other beats on both axes, fewest rules last.
std::vector<CurvePoint> bestPoints(std::vector<CurvePoint> points)
{
    std::ranges::sort(points);
    std::vector<CurvePoint> best;
    for (const CurvePoint& point : points)
        if (best.empty() || point.overPermission < best.back().overPermission)
            best.push_back(point);
    std::ranges::reverse(best);
    return best;
}

} // namespace

RuleSet synthesise(const Model& model, const Classification& result, const TripleSets& triples,
    const RecommendOptions& options)
{
    Synthesiser synthesiser(model, triples);
    std::vector<Box> boxes = factorLossless(synthesiser.parted(triples.accepted, options.mode));
    RuleSet set;
    std::array<double, kBoundaryCount> theta = options.theta;
    std::vector<Box> starts = boxes;
    if (options.mode == RuleMode::Groups) {
        starts
            = widenToGroups(boxes, groupHosts(model, result, options.groupCut, options.confirmed),
                synthesiser.budget(theta));
        theta.fill(0); // the budget went into the groups
    }
    std::vector<Box> merged = mergeWithin(std::move(starts), synthesiser.budget(theta)).boxes;
    set.rules = synthesiser.rulesOf(options.rho
            ? withNetworks(std::move(merged), triples.accepted,
                AddressWidener(model, triples, *options.rho), synthesiser.budget(options.theta))
            : asTheyAre(std::move(merged)),
        triples.accepted, 'R');
    constexpr std::array<double, kBoundaryCount> kCurve {0.5, 0.5, 0.5, 0.5};
    constexpr std::size_t kMostForCurve = 20'000;
    if (triples.accepted.size() <= kMostForCurve)
        set.curve = bestPoints(mergeWithin(std::move(boxes), synthesiser.budget(kCurve)).curve);
    return set;
}

std::vector<Rule> rulesInside(const Model& model, const TripleSets& triples)
{
    Synthesiser synthesiser(model, triples);
    return synthesiser.rulesOf(
        asTheyAre(factorLossless(synthesiser.parted(triples.inside, RuleMode::Exact))),
        triples.inside, 'I');
}

} // namespace nb::scope
