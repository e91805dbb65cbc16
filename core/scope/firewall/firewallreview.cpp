// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/firewall/firewallreview.h"

#include "core/scope/firewall/firewalljson.h"
#include "core/scope/ruletable.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace nb::scope {

namespace {

constexpr int kReviewMonths = 6; ///< PCI DSS 1.2.7

class ReviewRows
{
public:
    ReviewRows(const Model& model, const Recommendation& recommendation)
        : m_model(model)
        , m_plan(recommendation)
    {
    }
    void add(TextTable& table);

private:
    void collectWanted();
    [[nodiscard]] std::vector<std::string> rowOf(std::uint32_t rule) const;
    [[nodiscard]] std::size_t wantedBy(std::uint32_t rule) const;
    [[nodiscard]] bool leaksRejected(std::uint32_t rule) const;
    [[nodiscard]] std::string boundaryOf(std::uint32_t rule) const;
    [[nodiscard]] bool isExact(std::uint32_t rule, std::size_t wanted) const;
    void addMissing(TextTable& table) const;
    [[nodiscard]] bool isPermitted(const Cell& cell) const;

    const Model& m_model;
    const Recommendation& m_plan;
    std::vector<RuleUse> m_used;
    std::set<Cell> m_wanted; ///< what the recommendation permits
    std::vector<std::size_t> m_fits; ///< by rule: wanted cells it permits
};

/// Cells of the recommended rules, and which of the present rules fits each.
void ReviewRows::collectWanted()
{
    for (const Rule& rule : m_plan.rules)
        forEachCell(rule.box, [this](const Cell& cell) {
            m_wanted.insert(cell);
            return true;
        });
    m_fits.assign(m_model.answers.firewallRules.size(), 0);
    for (const Cell& cell : m_wanted)
        for (const std::uint32_t rule :
            m_model.firewall->permitting(cell.source, cell.destination, cell.service))
            if (isBetween(
                    m_model, m_model.answers.firewallRules[rule], cell.source, cell.destination))
                ++m_fits[rule];
}

bool ReviewRows::isPermitted(const Cell& cell) const
{
    return std::ranges::any_of(
        m_model.firewall->permitting(cell.source, cell.destination, cell.service),
        [&](std::uint32_t rule) {
            return isBetween(
                m_model, m_model.answers.firewallRules[rule], cell.source, cell.destination);
        });
}

/// Nothing is permitted between known systems, or to addresses of none, that is not wanted.
bool ReviewRows::isExact(std::uint32_t rule, std::size_t wanted) const
{
    const FirewallRule& r = m_model.answers.firewallRules[rule];
    // every address of the networks is that of a known system
    const auto known
        = [](const std::vector<IpPrefix>& networks, const std::vector<std::uint32_t>& hosts) {
              double addresses = 0;
              for (const IpPrefix& p : networks)
                  addresses += std::ldexp(1.0, (p.address().isV4() ? 32 : 128) - p.length());
              return addresses <= static_cast<double>(hosts.size());
          };
    const auto recommended = [&](const std::vector<IpPrefix>& networks, bool source) {
        return std::ranges::all_of(networks, [&](const IpPrefix& network) {
            return network.isHost() || std::ranges::any_of(m_plan.rules, [&](const Rule& one) {
                const auto& said = source ? one.sourceNetworks : one.destinationNetworks;
                return std::ranges::find(said, network) != said.end();
            });
        });
    };
    if (r.services.empty() || isAnybody(r.sources) || isAnybody(r.destinations)
        || (!known(r.sources, m_model.firewall->sources(rule)) && !recommended(r.sources, true))
        || (!known(r.destinations, m_model.firewall->destinations(rule))
            && !recommended(r.destinations, false)))
        return false;
    return wanted
        == m_model.firewall->sources(rule).size() * m_model.firewall->destinations(rule).size()
        * r.services.size();
}

bool ReviewRows::leaksRejected(std::uint32_t rule) const
{
    return std::ranges::any_of(m_plan.triples.rejected, [&](const Cell& cell) {
        const auto by = m_model.firewall->permitting(cell.source, cell.destination, cell.service);
        return std::ranges::find(by, rule) != by.end()
            && isBetween(
                m_model, m_model.answers.firewallRules[rule], cell.source, cell.destination);
    });
}

std::string ReviewRows::boundaryOf(std::uint32_t rule) const
{
    const auto inside = [this](std::uint32_t host) {
        const std::int32_t asset = m_model.hosts[host].asset;
        return asset != kNone
            && isCde(m_plan.before.assets[static_cast<std::size_t>(asset)].category);
    };
    const auto& sources = m_model.firewall->sources(rule);
    const auto& destinations = m_model.firewall->destinations(rule);
    const auto crosses = [&inside](const auto& in, const auto& out) {
        return std::ranges::any_of(in, inside)
            && (out.empty() || !std::ranges::all_of(out, inside));
    };
    const bool from = crosses(sources, destinations);
    const bool into = crosses(destinations, sources);
    if (from && into)
        return "cde-in cde-out";
    return std::string(toString(into ? Boundary::CdeIn
            : from                   ? Boundary::CdeOut
                                     : Boundary::Other));
}

std::vector<std::string> ReviewRows::rowOf(std::uint32_t rule) const
{
    const FirewallRule& r = m_model.answers.firewallRules[rule];
    const RuleUse& use = m_used[rule];
    const std::size_t wanted = m_fits[rule];
    const bool known
        = !m_model.firewall->sources(rule).empty() && !m_model.firewall->destinations(rule).empty();
    std::string verdict = "deny";
    std::string status;
    if (r.permit) {
        status = !known ? "systems unknown" : use.conversations == 0 ? "not used" : "used";
        verdict = wanted == 0 ? "remove" : isExact(rule, wanted) ? "keep" : "narrow";
        if (leaksRejected(rule))
            status += ", permits what was rejected";
    }
    return {r.device, r.list, r.id, r.permit ? "permit" : "deny", sideText(r.sources),
        sideText(r.destinations), servicesText(r.services), boundaryOf(rule), status,
        std::to_string(use.flows),
        use.last == 0 ? std::string {} : toString(fromMicroseconds(use.last)),
        std::to_string(wanted), verdict, toString(monthsLater(m_model.asOf, kReviewMonths))};
}

/// One row for each recommended rule of which something is not permitted now.
void ReviewRows::addMissing(TextTable& table) const
{
    for (const Rule& rule : m_plan.rules) {
        std::size_t missing = 0;
        forEachCell(rule.box, [&](const Cell& cell) {
            missing += isPermitted(cell) ? 0 : 1;
            return true;
        });
        if (missing == 0)
            continue;
        table.rows.push_back({"", "", rule.id, "permit",
            sideText(m_plan.planned, rule.box.sources, rule.sourceNetworks),
            sideText(m_plan.planned, rule.box.destinations, rule.destinationNetworks),
            servicesText(rule.box.services), std::string(toString(rule.boundary)), "recommended",
            std::to_string(rule.hits),
            rule.last == 0 ? std::string {} : toString(fromMicroseconds(rule.last)),
            std::to_string(missing), "add", toString(monthsLater(m_model.asOf, kReviewMonths))});
    }
}

void ReviewRows::add(TextTable& table)
{
    m_used = usedRules(m_model);
    collectWanted();
    for (std::uint32_t rule = 0; rule < m_model.answers.firewallRules.size(); ++rule)
        table.rows.push_back(rowOf(rule));
    addMissing(table);
}

} // namespace

std::vector<RuleUse> usedRules(const Model& model)
{
    std::vector<RuleUse> used(model.answers.firewallRules.size());
    if (!model.firewall)
        return used;
    for (const ModelConversation& c : model.conversations) {
        if (!c.visible() || c.ambiguous)
            continue;
        for (const std::uint32_t rule : model.firewall->permitting(c.client, c.server, c.service)) {
            if (!isBetween(model, model.answers.firewallRules[rule], c.client, c.server))
                continue;
            const TrafficConversation& t = model.traffic->conversations[c.traffic];
            ++used[rule].conversations;
            used[rule].flows += t.flows;
            used[rule].last = std::max(used[rule].last, t.last);
        }
    }
    return used;
}

TextTable firewallReview(const Model& model, const Recommendation& recommendation)
{
    TextTable table;
    table.columns = {"device", "list", "rule", "action", "source", "destination", "service",
        "boundary", "status", "flows", "last_seen", "recommended", "verdict", "next_review"};
    if (model.firewall)
        ReviewRows(model, recommendation).add(table);
    return table;
}

} // namespace nb::scope
