// SPDX-License-Identifier: GPL-3.0-or-later
// Chapters 3 and 4: account data and networks, with their pictures.
#include "core/report/accountdataflows.h"
#include "core/report/scopechapters.h"

#include <algorithm>

namespace nb::report {

using namespace scope;

namespace {

std::string drawnText(const ScopeInput& input)
{
    const auto orLine = [](const std::string& name) {
        return name.empty() ? std::string("________________") : name;
    };
    return "As of " + toString(input.model.asOf) + " · drawn by " + orLine(input.author)
        + " · approved by " + orLine(input.approver);
}

} // namespace

void ScopeChapters::accountData()
{
    chapter("3 Account data");
    say("Where account data comes from, goes to and is kept, as people stated it. PCI DSS 12.5.2, "
        "first three elements; sections 4.2.1 and 4.3 of the report on compliance.");
    section("3.1 Account-data flows");
    Diagram picture;
    picture.id = "data-flow";
    picture.table = "account-data-flows";
    picture.caption = "Data-flow diagram (1.2.4). Solid: account data. Dotted: tokens or truncated "
                      "values. Numbers refer to the table of flows.";
    picture.drawn = drawnText(m_input);
    picture.empty = "No flow is said to carry account data, so there is no data-flow diagram yet.";
    const AccountDataFlows flows(m_model, m_result);
    put(flows.draw(picture));
    put(flows.byStage());
    m_taggedFlows = flows.lines();
    m_unstagedFlows = flows.unstated();
    if (m_unstagedFlows != 0)
        say(counted(m_unstagedFlows, "flow")
                + " with account data without a stated channel or stage: PCI DSS 12.5.2 asks for "
                  "every one.",
            Tone::Caveat);
    const std::size_t untagged = countFindings({"1.2.4"});
    if (untagged != 0)
        say(counted(untagged, "flow")
                + " between systems that handle account data carry no statement whether account "
                  "data is in them: open questions, listed in chapter 8.",
            Tone::Caveat);
    section("3.2 Stores and systems that handle account data");
    put(dataStores());
    section("3.3 Data-flow diagram");
    put(std::move(picture));
}

Table ScopeChapters::dataStores() const
{
    Table table {"account-data-stores", "Systems that handle account data (4.3)",
        {{"name", "System", 1.5}, {"addresses", "Addresses", 1.3}, {"segment", "Segment", 1},
            {"uses", "Use", 1.1, true}, {"state", "In what form", 0.9, true}, {"owner", "Owner", 1},
            {"evidence", "Evidence", 0.7, true},
            {"elements", "Data elements, retention, protection, log of access", 1.8, true}},
        {}, "No system is said to handle account data."};
    for (std::size_t i = 0; i < m_model.assets.size(); ++i) {
        const AssetAnswer* const answer = m_model.answerOf(i);
        if (m_model.assets[i].external || answer == nullptr
            || (answer->accountData.value_or(0) == 0 && answer->dataState != DataState::Token
                && answer->dataState != DataState::CipherNoKey))
            continue;
        table.rows.push_back({nameOf(i), m_model.addressText(i), m_model.segmentText(i),
            usesText(*answer), std::string(toString(answer->dataState)), answer->owner,
            std::string(toString(answer->evidence)), "to be stated"});
    }
    return table;
}

void ScopeChapters::networks()
{
    chapter("4 In-scope networks");
    put(networkTable(true));
    put(networkTable(false));
    section("4.1 Network diagram");
    put(networkDiagram());
    Table flows {"cde-connections", "Observed connections of the CDE with other networks",
        {{"number", "No.", 0.4, true}, {"direction", "Direction", 0.7, true},
            {"from", "From segment", 1.3}, {"to", "To segment", 1.3},
            {"service", "Service", 0.9, true}, {"clients", "Clients", 0.6, true},
            {"servers", "Servers", 0.6, true}, {"flows", "Flows", 0.7, true},
            {"last_seen", "Last seen", 1.1, true}},
        {}, "No connection between the CDE and another network was observed."};
    const auto segmentText = [this](std::int32_t segment) {
        return segment == kNone ? std::string("outside, or in no segment")
                                : segmentName(static_cast<std::size_t>(segment));
    };
    std::map<std::pair<std::int32_t, std::int32_t>, std::size_t> numbers;
    for (const auto& [key, flow] : m_border) {
        const auto& [from, to, service] = key;
        const std::size_t number
            = numbers.try_emplace({from, to}, numbers.size() + 1).first->second;
        flows.rows.push_back({std::to_string(number), flow.into ? "in" : "out", segmentText(from),
            segmentText(to), toString(service), std::to_string(flow.clients.size()),
            std::to_string(flow.servers.size()), std::to_string(flow.flows),
            minuteText(flow.last)});
    }
    put(std::move(flows));
}

Table ScopeChapters::networkTable(bool carrying) const
{
    Table table {carrying ? "networks-account-data" : "networks-in-scope",
        carrying ? "Networks that store, process or transmit account data (4.5)"
                 : "Networks without account data that are in scope (4.5)",
        {{"name", "Network", 1.3}, {"prefixes", "Addresses", 1.6}, {"type", "Trust", 0.8, true},
            {"confirmed", "Confirmed", 0.7, true}, {"in_scope", "In scope", 0.6, true},
            {"systems", "Systems", 0.6, true}, {"function", "What is there", 2.4, true}},
        {},
        carrying ? "No network has a system that handles account data."
                 : "No other network has a system in scope."};
    for (std::size_t s = 0; s < m_model.segmentCount(); ++s) {
        std::array<std::size_t, kCategoryCount> counts {};
        std::size_t systems = 0;
        std::size_t inScope = 0;
        for (std::size_t i = 0; i < m_model.assets.size(); ++i)
            if (std::ranges::find(m_model.assets[i].segments, static_cast<std::int32_t>(s))
                != m_model.assets[i].segments.end()) {
                ++counts[static_cast<std::size_t>(categoryOf(i))];
                ++systems;
                inScope += isInScope(categoryOf(i)) ? 1 : 0;
            }
        if (inScope == 0 || (counts[static_cast<std::size_t>(Category::Chd)] != 0) != carrying)
            continue;
        const SegmentAnswer& segment = m_model.answers.segments[s];
        std::string prefixes;
        for (const IpPrefix& prefix : segment.prefixes)
            appendItem(prefixes, prefix.toString(), ", ");
        std::string function;
        for (std::size_t c = 0; c < kCategoryCount; ++c)
            if (counts[c] != 0)
                appendItem(function,
                    std::to_string(counts[c]) + " "
                        + std::string(toString(static_cast<Category>(c))),
                    ", ");
        table.rows.push_back({segment.name, prefixes, std::string(toString(segment.trust)),
            segment.confirmed ? "yes" : "no", std::to_string(inScope), std::to_string(systems),
            function});
    }
    return table;
}

namespace {

/// How many systems of each category a segment has.
using CategoryCounts = std::array<std::size_t, kCategoryCount>;

DiagramNode segmentNode(const SegmentAnswer& segment, const CategoryCounts& counts)
{
    DiagramNode node;
    node.title = segment.name;
    constexpr std::size_t kMostPrefixes = 3;
    for (std::size_t p = 0; p < std::min(kMostPrefixes, segment.prefixes.size()); ++p)
        node.lines.push_back(segment.prefixes[p].toString());
    if (segment.prefixes.size() > kMostPrefixes)
        node.lines.push_back(
            "and " + std::to_string(segment.prefixes.size() - kMostPrefixes) + " more");
    if (segment.trust != Trust::Internal)
        node.lines.emplace_back(toString(segment.trust));
    node.tint = Tint::Out;
    for (std::size_t c = kCategoryCount; c-- > 0;)
        if (counts[c] != 0 && static_cast<Category>(c) != Category::External) {
            node.tint = tintOf(static_cast<Category>(c));
            node.lines.push_back(
                std::to_string(counts[c]) + " " + std::string(toString(static_cast<Category>(c))));
        }
    return node;
}

} // namespace

/// What separates segments, by device, and the cables to those it stands between.
void ScopeChapters::addDevices(Diagram& picture) const
{
    std::map<std::string, std::uint32_t> devices;
    std::set<std::pair<std::uint32_t, std::uint32_t>> cables;
    for (const ControlAnswer& control : m_model.answers.controls) {
        if (control.device.empty())
            continue;
        const auto [at, added]
            = devices.try_emplace(control.device, static_cast<std::uint32_t>(picture.nodes.size()));
        if (added) {
            DiagramNode node;
            node.title = control.device;
            node.shape = Shape::Device;
            node.tint = Tint::Segmenting;
            node.lines = {std::string(toString(control.kind)),
                control.tested ? "tested " + toString(*control.tested)
                               : std::string("never tested")};
            picture.nodes.push_back(std::move(node));
        }
        for (std::uint32_t s = 0; s < m_model.segmentCount(); ++s)
            if ((control.everyOtherPair() || segmentName(s) == control.from
                    || segmentName(s) == control.to)
                && cables.emplace(s, at->second).second)
                picture.edges.push_back({s, at->second, Line::Cable, false});
    }
}

Diagram ScopeChapters::networkDiagram() const
{
    Diagram picture;
    picture.id = "network";
    picture.table = "cde-connections";
    picture.caption
        = "Network diagram (1.2.3): segments, what separates them, and the observed connections "
          "of the CDE. Hatched: out of scope. Numbers refer to the table below.";
    picture.drawn = drawnText(m_input);
    picture.empty = "No segments were stated, so there is no network diagram yet.";
    std::vector<CategoryCounts> counts(m_model.segmentCount());
    for (std::size_t i = 0; i < m_model.assets.size(); ++i)
        for (const std::int32_t segment : m_model.assets[i].segments)
            ++counts[static_cast<std::size_t>(segment)][static_cast<std::size_t>(categoryOf(i))];
    for (std::size_t s = 0; s < m_model.segmentCount(); ++s)
        picture.nodes.push_back(segmentNode(m_model.answers.segments[s], counts[s]));
    addDevices(picture);
    std::uint32_t outside = 0;
    std::map<std::pair<std::int32_t, std::int32_t>, std::size_t> numbers;
    for (const auto& [key, flow] : m_border) {
        const auto& [from, to, service] = key;
        const auto [at, added] = numbers.try_emplace({from, to}, numbers.size() + 1);
        if (!added)
            continue;
        if ((from == kNone || to == kNone) && outside == 0) {
            outside = static_cast<std::uint32_t>(picture.nodes.size());
            picture.nodes.push_back({"Outside", {"Internet and what is in no segment"},
                Shape::Outside, Tint::Outside, layout::kNone});
        }
        connect(picture, from == kNone ? outside : static_cast<std::uint32_t>(from),
            to == kNone ? outside : static_cast<std::uint32_t>(to), Line::Flow, at->second);
    }
    return picture;
}

} // namespace nb::report
