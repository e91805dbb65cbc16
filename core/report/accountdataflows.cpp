// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/accountdataflows.h"

#include "core/report/scopechapters.h"

#include <array>
#include <utility>

namespace nb::report {

using namespace scope;

namespace {

constexpr std::string_view kNotStated = "not stated";

std::string listed(const std::set<std::string>& texts, const char* separator)
{
    std::string all;
    for (const std::string& text : texts)
        if (!text.empty())
            appendItem(all, text, separator);
    return all;
}

std::string stated(std::string text)
{
    return text.empty() ? std::string(kNotStated) : std::move(text);
}

} // namespace

std::string usesText(const AssetAnswer& answer)
{
    std::string text;
    const std::uint8_t uses = answer.accountData.value_or(0);
    if ((uses & kStores) != 0)
        appendItem(text, "stores", ", ");
    if ((uses & kProcesses) != 0)
        appendItem(text, "processes", ", ");
    if ((uses & kTransmits) != 0)
        appendItem(text, "transmits", ", ");
    return text;
}

Tint tintOf(Category category)
{
    constexpr std::array<Tint, kCategoryCount> kTints {Tint::Cde, Tint::Cde, Tint::Segmenting,
        Tint::Security, Tint::Connected, Tint::Connected, Tint::Hold, Tint::Out, Tint::Outside};
    return kTints[static_cast<std::size_t>(category)];
}

AccountDataFlows::AccountDataFlows(const Model& model, const Classification& result)
    : m_model(model)
    , m_result(result)
{
    const std::vector<Flow> flows = collect();
    gather(flows);
    addLines(flows);
}

std::vector<AccountDataFlows::Flow> AccountDataFlows::collect() const
{
    std::map<std::tuple<std::size_t, std::size_t, Service>, Flow> flows;
    for (const ModelConversation& c : m_model.conversations) {
        if (!c.visible() || c.decision == kNone)
            continue;
        const Decision& d = m_model.answers.decisions[static_cast<std::size_t>(c.decision)];
        if (d.accountData != Carries::Yes && d.accountData != Carries::Token)
            continue;
        const auto from = static_cast<std::size_t>(m_model.hosts[c.client].asset);
        const auto to = static_cast<std::size_t>(m_model.hosts[c.server].asset);
        flows[{from, to, c.service}] = {from, to, c.service, d.accountData, &d};
    }
    std::vector<Flow> all;
    for (const auto& [key, flow] : flows)
        all.push_back(flow);
    return all;
}

std::int32_t AccountDataFlows::segmentOf(std::size_t asset) const
{
    const auto& segments = m_model.assets[asset].segments;
    return segments.empty() ? kNone : segments.front();
}

void AccountDataFlows::gather(const std::vector<Flow>& flows)
{
    std::map<std::size_t, Party> parties;
    for (const Flow& flow : flows)
        for (const bool begins : {true, false}) {
            const std::size_t asset = begins ? flow.from : flow.to;
            const std::size_t other = begins ? flow.to : flow.from;
            Party& party = parties[asset];
            party.segment = segmentOf(asset);
            party.category = m_result.assets[asset].category;
            if (const AssetAnswer* const answer = m_model.answerOf(asset))
                party.uses = answer->accountData.value_or(0);
            const std::int32_t segment = segmentOf(other);
            party.links.insert(
                {begins, segment != kNone ? segment : -2 - static_cast<std::int32_t>(other),
                    toString(flow.service), flow.carries});
        }
    std::map<Party, std::uint32_t> nodes;
    for (auto& [asset, party] : parties) {
        const auto [at, added]
            = nodes.try_emplace(party, static_cast<std::uint32_t>(m_parties.size()));
        if (added) {
            m_parties.push_back(std::move(party));
            m_members.emplace_back();
        }
        m_nodeOf[asset] = at->second;
        m_members[at->second].push_back(asset);
    }
}

void AccountDataFlows::addLines(const std::vector<Flow>& flows)
{
    for (const Flow& flow : flows) {
        Line& line
            = m_lines[{m_nodeOf.at(flow.from), m_nodeOf.at(flow.to), flow.service, flow.carries}];
        ++line.flows;
        line.purposes.insert(flow.decision->justification);
        line.evidence.insert(flow.decision->evidence);
        if (!flow.decision->channel.empty())
            line.channels.insert(flow.decision->channel);
        line.stages = static_cast<std::uint8_t>(line.stages | flow.decision->stages);
    }
}

void AccountDataFlows::drawNode(Diagram& picture, std::uint32_t node) const
{
    const Party& party = m_parties[node];
    DiagramNode& drawn = picture.nodes[node];
    drawn.shape = party.category == Category::External ? Shape::Outside
        : (party.uses & kStores) != 0                  ? Shape::Store
                                                       : Shape::Box;
    drawn.tint = tintOf(party.category);
    const std::vector<std::size_t>& assets = m_members[node];
    const Asset& first = m_model.assets[assets.front()];
    if (const AssetAnswer* const answer = m_model.answerOf(assets.front());
        answer != nullptr && !usesText(*answer).empty())
        drawn.lines.push_back(usesText(*answer));
    if (assets.size() > 1) {
        drawn.title = counted(assets.size(), "system");
        drawn.lines.push_back(first.name + " to " + m_model.assets[assets.back()].name);
        return;
    }
    drawn.title = first.name;
    const ThirdParty* const known = first.external
        ? m_model.thirdPartyOf(m_model.hosts[first.hosts.front()].address)
        : nullptr;
    if (known != nullptr) {
        drawn.title = known->name;
        drawn.lines.push_back(first.name);
    } else if (m_model.addressText(assets.front()) != first.name)
        drawn.lines.push_back(m_model.addressText(assets.front()));
}

std::string AccountDataFlows::sideText(const Diagram& picture, std::uint32_t node) const
{
    const std::vector<std::size_t>& assets = m_members[node];
    const std::string& first = m_model.assets[assets.front()].name;
    return assets.size() == 1
        ? first
        : picture.nodes[node].title + ": " + first + " to " + m_model.assets[assets.back()].name;
}

Table AccountDataFlows::draw(Diagram& picture) const
{
    picture.nodes.resize(m_parties.size());
    std::map<std::int32_t, std::int32_t> groups;
    for (std::uint32_t node = 0; node < m_parties.size(); ++node) {
        drawNode(picture, node);
        const std::int32_t segment = m_parties[node].segment;
        if (segment == kNone)
            continue;
        const auto [group, fresh]
            = groups.try_emplace(segment, static_cast<std::int32_t>(picture.groups.size()));
        if (fresh)
            picture.groups.push_back(
                m_model.answers.segments[static_cast<std::size_t>(segment)].name);
        picture.nodes[node].group = group->second;
    }
    Table table {"account-data-flows", "Flows that carry account data (4.2.1)",
        {{"number", "No.", 0.4, true}, {"from", "From", 1.4}, {"to", "To", 1.4},
            {"service", "Service", 0.9, true}, {"data", "Data", 0.8, true},
            {"channel", "Channel", 0.9}, {"stage", "Stage", 1.35, true},
            {"description", "Business purpose, as stated", 1.8}, {"evidence", "Evidence", 0.7},
            {"systems", "Systems", 0.6, true}},
        {},
        "No flow is said to carry account data. Every flow between systems that handle it has "
        "to be stated."};
    for (const auto& [key, line] : m_lines) {
        const auto& [from, to, service, carries] = key;
        const std::size_t number = table.rows.size() + 1;
        const bool clear = carries == Carries::Yes;
        connect(picture, from, to, clear ? report::Line::AccountData : report::Line::Token, number);
        table.rows.push_back({std::to_string(number), sideText(picture, from),
            sideText(picture, to), toString(service), clear ? "account data" : "token",
            stated(listed(line.channels, ", ")), stated(stagesText(line.stages)),
            listed(line.purposes, "; "), listed(line.evidence, "; "), std::to_string(line.flows)});
    }
    return table;
}

Table AccountDataFlows::byStage() const
{
    std::map<std::string, std::array<std::string, kStageCount + 1>> channels;
    std::size_t number = 0;
    for (const auto& [key, line] : m_lines) {
        const std::string text = std::to_string(++number);
        if (std::get<Carries>(key) == Carries::Token && line.channels.empty() && line.stages == 0)
            continue; // nobody asks for it
        auto& stages = channels[stated(listed(line.channels, ", "))];
        for (std::size_t stage = 0; stage < kStageCount; ++stage)
            if ((line.stages & bit(static_cast<Stage>(stage))) != 0)
                appendItem(stages[stage], text, ", ");
        if (line.stages == 0)
            appendItem(stages[kStageCount], text, ", ");
    }
    Table table {"account-data-stages", "Their numbers by channel and stage (12.5.2)",
        {{"channel", "Channel", 1.6}}, {}, "No channel is stated."};
    for (std::size_t stage = 0; stage < kStageCount; ++stage) {
        const std::string name(toString(static_cast<Stage>(stage)));
        table.columns.push_back({name, name, name.size() > 10 ? 1.45 : 1.0, true}); // on one line
    }
    table.columns.push_back({"not_stated", std::string(kNotStated), 1, true});
    for (const auto& [channel, stages] : channels) {
        std::vector<std::string> row {channel};
        row.insert(row.end(), stages.begin(), stages.end());
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::size_t AccountDataFlows::unstated() const
{
    std::size_t count = 0;
    for (const auto& [key, line] : m_lines)
        if (std::get<Carries>(key) == Carries::Yes && (line.channels.empty() || line.stages == 0))
            ++count;
    return count;
}

} // namespace nb::report
