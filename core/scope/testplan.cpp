// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/testplan.h"

#include "core/scope/ruletable.h"

#include <cstdio>
#include <set>

namespace nb::scope {

namespace {

class TestPlanner
{
public:
    explicit TestPlanner(const Recommendation& r)
        : m_r(r)
        , m_model(r.planned)
    {
        m_table.columns = {"id", "from_segment", "to_segment", "sources", "targets", "services",
            "expected", "claim", "frequency", "result"};
    }
    TextTable plan();

private:
    void addPair(std::size_t from, std::size_t to);
    void addRow(std::size_t from, std::size_t to, std::string sources, std::string targets,
        std::string services, const char* expected);
    [[nodiscard]] std::string claimOf(std::size_t from, std::size_t to) const;
    [[nodiscard]] std::string prefixesOf(std::size_t segment) const;
    [[nodiscard]] std::string hostsIn(
        const std::vector<std::uint32_t>& hosts, std::size_t segment) const;

    const Recommendation& m_r;
    const Model& m_model;
    TextTable m_table;
};

/// The networks of a segment; of one that is only planned, its systems.
std::string TestPlanner::prefixesOf(std::size_t segment) const
{
    std::string text;
    for (const IpPrefix& prefix : m_model.answers.segments[segment].prefixes)
        appendItem(text, prefix.toString());
    if (!text.empty())
        return text;
    for (const ModelHost& host : m_model.hosts)
        if (host.asset != kNone && host.segment == static_cast<std::int32_t>(segment))
            appendItem(text, host.address.toString());
    return text;
}

std::string TestPlanner::hostsIn(const std::vector<std::uint32_t>& hosts, std::size_t segment) const
{
    std::string text;
    for (const std::uint32_t host : hosts)
        if (m_model.hosts[host].segment == static_cast<std::int32_t>(segment))
            appendItem(text, m_model.hosts[host].address.toString());
    return text;
}

/// Systems that are out because of what is tested.
std::string TestPlanner::claimOf(std::size_t from, std::size_t to) const
{
    const std::size_t outside = m_r.after.cdeSegments[from] ? to : from;
    std::size_t out = 0;
    std::size_t inScope = 0;
    for (std::size_t i = 0; i < m_model.assets.size(); ++i)
        for (const std::int32_t segment : m_model.assets[i].segments)
            if (static_cast<std::size_t>(segment) == outside) {
                out += m_r.after.assets[i].category == Category::Out ? 1 : 0;
                inScope += isInScope(m_r.after.assets[i].category) ? 1 : 0;
            }
    return std::to_string(out) + " systems of " + m_model.answers.segments[outside].name
        + " are out of scope because of it, " + std::to_string(inScope) + " are connected";
}

void TestPlanner::addRow(std::size_t from, std::size_t to, std::string sources, std::string targets,
    std::string services, const char* expected)
{
    char id[24];
    std::snprintf(id, sizeof id, "T%03zu", m_table.rows.size() + 1);
    m_table.rows.push_back({id, m_model.answers.segments[from].name,
        m_model.answers.segments[to].name, std::move(sources), std::move(targets),
        std::move(services), expected, claimOf(from, to),
        m_model.answers.entity.serviceProvider ? "every 6 months (11.4.6)"
                                               : "every 12 months (11.4.5)",
        ""});
}

void TestPlanner::addPair(std::size_t from, std::size_t to)
{
    std::string allowed;
    for (const Rule& rule : m_r.rules) {
        std::string sources = hostsIn(rule.box.sources, from);
        std::string targets = hostsIn(rule.box.destinations, to);
        if (sources.empty() || targets.empty())
            continue;
        std::string services;
        for (const Service& service : rule.box.services)
            appendItem(services, toString(service));
        appendItem(allowed, rule.id);
        addRow(from, to, std::move(sources), std::move(targets), std::move(services), "pass");
    }
    addRow(from, to, prefixesOf(from), prefixesOf(to),
        allowed.empty() ? "all TCP and UDP ports, ICMP, other protocols"
                        : "all TCP and UDP ports, ICMP, other protocols, but for " + allowed,
        "deny");
}

TextTable TestPlanner::plan()
{
    const std::size_t count = m_model.segmentCount();
    for (std::size_t cde = 0; cde < count; ++cde)
        for (std::size_t other = 0; m_r.after.cdeSegments[cde] && other < count; ++other) {
            if (m_r.after.cdeSegments[other])
                continue;
            addPair(other, cde);
            addPair(cde, other);
        }
    return std::move(m_table);
}

} // namespace

TextTable testPlanOf(const Recommendation& recommendation)
{
    return TestPlanner(recommendation).plan();
}

} // namespace nb::scope
