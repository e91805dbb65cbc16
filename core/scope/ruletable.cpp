// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/ruletable.h"

#include <algorithm>
#include <cstdio>
#include <set>

namespace nb::scope {

namespace {

class RuleRows
{
public:
    explicit RuleRows(const Recommendation& r)
        : m_r(r)
        , m_model(r.planned)
    {
    }
    [[nodiscard]] std::vector<std::string> row(const Rule& rule) const;

private:
    [[nodiscard]] std::string categoriesOf(const std::vector<std::uint32_t>& hosts) const;
    [[nodiscard]] std::string ownersOf(const std::vector<std::uint32_t>& hosts) const;
    [[nodiscard]] std::string devicesOf(const Rule& rule) const;
    [[nodiscard]] std::string insecureText(const Rule& rule) const;
    [[nodiscard]] std::string hitsPerDay(const Rule& rule) const;

    const Recommendation& m_r;
    const Model& m_model;
};

std::string RuleRows::categoriesOf(const std::vector<std::uint32_t>& hosts) const
{
    std::set<Category> categories;
    for (const std::uint32_t host : hosts)
        categories.insert(
            m_r.after.assets[static_cast<std::size_t>(m_model.hosts[host].asset)].category);
    std::string text;
    for (const Category category : categories)
        appendItem(text, toString(category), ", ");
    return text;
}

std::string RuleRows::ownersOf(const std::vector<std::uint32_t>& hosts) const
{
    std::set<std::string> owners;
    for (const std::uint32_t host : hosts) {
        const AssetAnswer* const answer
            = m_model.answerOf(static_cast<std::size_t>(m_model.hosts[host].asset));
        if (answer != nullptr && !answer->owner.empty())
            owners.insert(answer->owner);
    }
    std::string text;
    for (const std::string& owner : owners)
        appendItem(text, owner, ", ");
    return text;
}

/// Devices between the segments of both sides.
std::string RuleRows::devicesOf(const Rule& rule) const
{
    std::set<std::string> devices;
    for (const std::uint32_t source : rule.box.sources)
        for (const std::uint32_t destination : rule.box.destinations) {
            const std::int32_t a = m_model.hosts[source].segment;
            const std::int32_t b = m_model.hosts[destination].segment;
            if (a == kNone || b == kNone || a == b)
                continue;
            const std::int32_t control
                = m_model.control(static_cast<std::size_t>(a), static_cast<std::size_t>(b)).answer;
            if (control != kNone)
                devices.insert(m_model.answers.controls[static_cast<std::size_t>(control)].device);
        }
    std::string text;
    for (const std::string& device : devices)
        if (!device.empty())
            appendItem(text, device, ", ");
    return text;
}

std::string RuleRows::insecureText(const Rule& rule) const
{
    std::string text;
    for (const Service& service : rule.box.services) {
        const SafetyInfo info = safetyOf(service);
        if (info.safety == Safety::Fine)
            continue;
        std::string item(info.name);
        if (info.safety == Safety::AskFeatures || !info.ask.empty()) {
            item += ": needs ";
            item += info.ask;
        }
        appendItem(text, item, ", ");
    }
    return text;
}

std::string RuleRows::hitsPerDay(const Rule& rule) const
{
    const std::size_t days = std::max<std::size_t>(m_model.traffic->days.size(), 1);
    char text[32];
    std::snprintf(
        text, sizeof text, "%.1f", static_cast<double>(rule.hits) / static_cast<double>(days));
    return text;
}

std::vector<std::string> RuleRows::row(const Rule& rule) const
{
    std::set<std::string> protocols;
    std::string labels;
    for (const Service& service : rule.box.services) {
        protocols.insert(Protocol(service.protocol).toString());
        if (const std::string label = serviceLabel(service); !label.empty())
            appendItem(labels, label, ", ");
    }
    std::string protocolText;
    for (const std::string& protocol : protocols)
        appendItem(protocolText, protocol);
    const RuleNotes notes = notesOf(m_r, rule);
    const auto time
        = [](std::int64_t t) { return t == 0 ? std::string {} : toString(fromMicroseconds(t)); };
    const auto zones = [this](const std::vector<std::int32_t>& indexes) {
        std::string text;
        for (const std::int32_t zone : indexes)
            appendItem(text, m_r.triples.zoneNames[static_cast<std::size_t>(zone)], ", ");
        return text;
    };
    char op[32];
    const std::uint64_t permitted = cellsOf(rule.box);
    std::snprintf(op, sizeof op, "%.4g",
        permitted == 0
            ? 0.0
            : static_cast<double>(rule.neverSeen.size()) / static_cast<double>(permitted));
    return {rule.id, std::string(toString(rule.boundary)), zones(rule.fromZones),
        sideText(m_model, rule.box.sources, rule.sourceNetworks), categoriesOf(rule.box.sources),
        zones(rule.toZones), sideText(m_model, rule.box.destinations, rule.destinationNetworks),
        categoriesOf(rule.box.destinations), protocolText, portsText(rule.box.services), labels,
        "source initiates", notes.accountData, notes.justification, insecureText(rule),
        ownersOf(rule.box.destinations), "", notes.approvedBy, notes.approvedOn, devicesOf(rule),
        time(rule.first), time(rule.last), hitsPerDay(rule), std::to_string(rule.triples.size()),
        std::to_string(permitted), op, notes.evidence, toString(monthsLater(m_model.asOf, 6)),
        notes.status, ""};
}

} // namespace

std::string sideText(const Model& model, const std::vector<std::uint32_t>& hosts,
    const std::vector<IpPrefix>& networks)
{
    std::string text;
    for (const IpPrefix& network : networks)
        appendItem(text, network.toString());
    for (std::size_t i = 0; i < hosts.size() && networks.empty(); ++i)
        appendItem(text, model.hosts[hosts[i]].address.toString());
    return text;
}

std::string portsText(const std::vector<Service>& services)
{
    std::string text;
    for (const Service& service : services) {
        const Protocol protocol(service.protocol);
        std::string ports = toString(service);
        const std::size_t slash = ports.find('/');
        appendItem(
            text, slash == std::string::npos ? std::string("-") : ports.substr(slash + 1), ",");
    }
    return text;
}

RuleNotes notesOf(const Recommendation& r, const Rule& rule)
{
    const bool inside = !rule.id.empty() && rule.id.front() == 'I';
    const std::vector<Triple>& triples = inside ? r.triples.inside : r.triples.accepted;
    std::set<std::string> justifications;
    std::set<std::string> evidence;
    std::set<Carries> carries;
    bool temporary = false;
    std::set<std::string> approvers;
    std::optional<Day> approvedOn;
    bool all = !rule.triples.empty();
    bool approved = all;
    for (const std::uint32_t index : rule.triples) {
        const std::int32_t at = triples[index].decision;
        if (at == kNone) {
            all = approved = false;
            continue;
        }
        const Decision& d = r.planned.answers.decisions[static_cast<std::size_t>(at)];
        if (!d.justification.empty())
            justifications.insert(d.justification);
        if (!d.evidence.empty())
            evidence.insert(d.evidence);
        carries.insert(d.accountData);
        temporary = temporary || d.verdict == Verdict::Temporary;
        all = all && !d.justification.empty();
        approved = approved && !d.approvedBy.empty() && d.approvedOn;
        if (!d.approvedBy.empty())
            approvers.insert(d.approvedBy);
        if (d.approvedOn)
            approvedOn = std::min(approvedOn.value_or(*d.approvedOn), *d.approvedOn);
    }
    RuleNotes notes;
    for (const std::string& text : justifications)
        appendItem(notes.justification, text, "; ");
    for (const std::string& text : evidence)
        appendItem(notes.evidence, text, "; ");
    notes.accountData = carries.contains(Carries::Yes) ? "yes"
        : carries.contains(Carries::Token)             ? "token"
        : carries == std::set {Carries::No} && all     ? "no"
                                                       : "";
    if (approved) {
        for (const std::string& text : approvers)
            appendItem(notes.approvedBy, text, "; ");
        notes.approvedOn = toString(*approvedOn);
    }
    notes.status = temporary ? "temporary"
        : all && approved    ? "approved"
        : all                ? "justified"
                             : "proposed";
    return notes;
}

TextTable ruleTable(const Recommendation& recommendation)
{
    TextTable table;
    table.columns
        = {"id", "boundary", "source_group", "source", "source_category", "destination_group",
            "destination", "destination_category", "protocol", "ports", "service", "direction",
            "account_data", "justification", "insecure", "owner", "requested_by", "approved_by",
            "approved_on", "devices", "first_seen", "last_seen", "hits_per_day", "observed",
            "permitted", "over_permission", "evidence", "next_review", "status", "change_ref"};
    const RuleRows rows(recommendation);
    for (const Rule& rule : recommendation.rules)
        table.rows.push_back(rows.row(rule));
    return table;
}

} // namespace nb::scope
