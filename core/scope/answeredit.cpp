// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/answeredit.h"

#include "core/base/trimmed.h"
#include "core/scope/review.h"
#include "core/scope/texttable.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace nb::scope {

namespace {

IpPrefix onlyHost(const IpAddress& address)
{
    constexpr int kV4 = 32;
    constexpr int kV6 = 128;
    return *IpPrefix::make(address, address.isV4() ? kV4 : kV6);
}

template <typename Change>
void changeEach(Answers& answers, const Model& model, std::span<const std::uint32_t> assets,
    const Change& change)
{
    for (const std::uint32_t asset : assets)
        change(answerFor(answers, model, asset));
}

/// Changes the decision about exactly each flow; a new one begins as what held for it before.
template <typename Change>
void changeDecisions(Answers& answers, const Model& model,
    std::span<const std::uint32_t> conversations, const Change& change)
{
    using Key = std::tuple<IpAddress, IpAddress, Service>;
    std::map<Key, std::size_t> known;
    for (std::size_t i = 0; i < answers.decisions.size(); ++i) {
        const Decision& d = answers.decisions[i];
        if (d.exact())
            known[{d.client.address(), d.server.address(), serviceOf(*d.protocol, *d.port)}] = i;
    }
    const std::size_t listed = answers.decisions.size();
    for (const std::uint32_t index : conversations) {
        const ModelConversation& c = model.conversations[index];
        const IpAddress& client = model.hosts[c.client].address;
        const IpAddress& server = model.hosts[c.server].address;
        const auto [at, added]
            = known.try_emplace(Key {client, server, c.service}, answers.decisions.size());
        if (added) {
            const auto before = static_cast<std::size_t>(c.decision);
            Decision decision;
            if (c.decision != kNone && before < listed
                && answers.decisions[before].client.contains(client)
                && answers.decisions[before].server.contains(server))
                decision = answers.decisions[before];
            decision.client = onlyHost(client);
            decision.server = onlyHost(server);
            decision.protocol = Protocol(c.service.protocol);
            decision.port = c.service.first;
            decision.verdict = c.verdict;
            answers.decisions.push_back(std::move(decision));
        }
        change(answers.decisions[at->second]);
    }
}

void addRole(std::map<std::pair<std::uint32_t, Role>, std::set<std::string>>& roles,
    const Model& model, const Classification& result)
{
    for (const ModelConversation& c : model.conversations) {
        if (!c.visible())
            continue;
        const auto client = static_cast<std::uint32_t>(model.hosts[c.client].asset);
        const auto server = static_cast<std::uint32_t>(model.hosts[c.server].asset);
        const std::string_view service = securityServiceOf(c.service);
        if (!isCde(result.assets[client].category) || isCde(result.assets[server].category)) {
            if (isCde(result.assets[server].category) && !isCde(result.assets[client].category)
                && adminOf(c.service) == Admin::Yes)
                roles[{client, Role::Jump}].emplace("administers the CDE");
            continue;
        }
        if (!service.empty())
            roles[{server, Role::SecurityService}].emplace(service);
    }
    for (std::uint32_t i = 0; i < model.assets.size(); ++i)
        if (model.scanner[i])
            roles[{i, Role::SecurityService}].emplace("vulnerability scanner");
}

} // namespace

AssetAnswer& answerFor(Answers& answers, const Model& model, std::uint32_t asset)
{
    const Asset& a = model.assets[asset];
    const auto isOf = [&](const AssetAnswer& answer) {
        if (a.hosts.empty())
            return answer.addresses.empty() && answer.name == a.name;
        return std::ranges::find(answer.addresses, model.hosts[a.hosts.front()].address)
            != answer.addresses.end();
    };
    // where the model has it, unless answers were added or removed since
    if (a.answer != kNone && static_cast<std::size_t>(a.answer) < answers.assets.size()
        && isOf(answers.assets[static_cast<std::size_t>(a.answer)]))
        return answers.assets[static_cast<std::size_t>(a.answer)];
    if (const auto at = std::ranges::find_if(answers.assets, isOf); at != answers.assets.end())
        return *at;
    AssetAnswer& added = answers.assets.emplace_back();
    added.name = a.name;
    for (const std::uint32_t host : a.hosts)
        added.addresses.push_back(model.hosts[host].address);
    return added;
}

void setAccountData(Answers& answers, const Model& model, std::span<const std::uint32_t> assets,
    std::optional<std::uint8_t> data)
{
    changeEach(answers, model, assets, [&](AssetAnswer& answer) {
        answer.accountData = data;
        if (data && *data != 0 && answer.dataState == DataState::None)
            answer.dataState = DataState::Unknown;
    });
}

void setDataState(
    Answers& answers, const Model& model, std::span<const std::uint32_t> assets, DataState state)
{
    changeEach(answers, model, assets, [&](AssetAnswer& answer) { answer.dataState = state; });
}

void setEvidence(
    Answers& answers, const Model& model, std::span<const std::uint32_t> assets, Grade grade)
{
    changeEach(answers, model, assets, [&](AssetAnswer& answer) { answer.evidence = grade; });
}

void setOwner(Answers& answers, const Model& model, std::span<const std::uint32_t> assets,
    const std::string& owner)
{
    changeEach(answers, model, assets, [&](AssetAnswer& answer) { answer.owner = owner; });
}

void setRole(Answers& answers, const Model& model, std::span<const std::uint32_t> assets, Role role,
    bool has)
{
    changeEach(answers, model, assets, [&](AssetAnswer& answer) {
        answer.roles = static_cast<std::uint16_t>(
            has ? answer.roles | bit(role) : answer.roles & ~unsigned {bit(role)});
    });
}

Result<void> setOverride(Answers& answers, const Model& model,
    std::span<const std::uint32_t> assets, const std::optional<CategoryOverride>& said)
{
    if (said && trimmed(said->reason).empty())
        return Error {ErrorCode::Invalid, "an override needs a reason"};
    if (said && said->evidence == Grade::None)
        return Error {ErrorCode::Invalid, "an override needs evidence"};
    if (said && (said->category == Category::Undetermined || said->category == Category::External))
        return Error {ErrorCode::Invalid, "nobody can say this category"};
    changeEach(
        answers, model, assets, [&](AssetAnswer& answer) { answer.categoryOverride = said; });
    return {};
}

Result<void> decide(Answers& answers, const Model& model,
    std::span<const std::uint32_t> conversations, const Judgement& judgement)
{
    if (judgement.verdict == Verdict::Exception && judgement.justification.empty())
        return Error {ErrorCode::Invalid, "an exception needs a reason"};
    if (judgement.verdict == Verdict::Temporary && !judgement.until)
        return Error {ErrorCode::Invalid, "a temporary permission needs a date"};
    if (judgement.verdict == Verdict::Exception && judgement.accountData == Carries::Yes)
        return Error {ErrorCode::Invalid, "what carries account data is no exception"};
    const bool keeps
        = judgement.verdict != Verdict::Rejected && judgement.verdict != Verdict::Undecided;
    for (const std::uint32_t index : conversations)
        if (const ModelConversation& c = model.conversations[index];
            keeps && isForbidden(model, c.client, c.server))
            return Error {ErrorCode::Invalid,
                "a store of account data never exchanges traffic with an untrusted network "
                "(1.4.4)"};
    std::string evidence = judgement.evidence;
    if (judgement.verdict == Verdict::Temporary)
        appendItem(evidence, "until " + toString(*judgement.until), "; ");
    changeDecisions(answers, model, conversations, [&](Decision& d) {
        d.verdict = judgement.verdict;
        d.justification = judgement.justification;
        d.accountData = judgement.accountData;
        d.evidence = evidence;
        if (judgement.mitigation)
            d.mitigation
                = judgement.mitigation->feature.empty() ? std::nullopt : judgement.mitigation;
        d.approvedBy.clear();
        d.approvedOn.reset();
        if (d.accountData != Carries::Yes && d.accountData != Carries::Token) {
            d.channel.clear();
            d.stages = 0;
        }
    });
    return {};
}

void setFlowData(Answers& answers, const Model& model, std::span<const std::uint32_t> conversations,
    const FlowData& data)
{
    changeDecisions(answers, model, conversations, [&](Decision& d) {
        d.accountData = data.carries;
        d.channel = data.channel;
        d.stages = data.stages;
    });
}

std::vector<ProposedSegment> proposeSegments(const Model& model)
{
    std::vector<HostSighting> open;
    std::set<IpAddress> sighted;
    for (const HostSighting& sighting : model.traffic->sightings) {
        const auto host = model.hostOfAddress.find(sighting.address);
        if (host == model.hostOfAddress.end() || model.hosts[host->second].segment != kNone)
            continue;
        open.push_back(sighting);
        sighted.insert(sighting.address);
    }
    for (const ModelHost& host : model.hosts) // those of the inventory
        if (host.segment == kNone && !sighted.contains(host.address)) {
            HostSighting stated;
            stated.address = host.address;
            open.push_back(std::move(stated));
        }
    std::vector<ProposedSegment> segments;
    for (SegmentProposal& proposal : nb::proposeSegments(open)) {
        const std::string name = proposal.segment.prefixes.front().toString();
        segments.push_back({{name, std::move(proposal.segment.prefixes), Trust::Internal, false},
            std::move(proposal.reason)});
    }
    return segments;
}

void removeSegment(Answers& answers, const std::string& name)
{
    std::erase_if(answers.segments, [&](const SegmentAnswer& s) { return s.name == name; });
    std::erase_if(
        answers.controls, [&](const ControlAnswer& c) { return c.from == name || c.to == name; });
    for (ExporterAnswer& exporter : answers.exporters)
        std::erase(exporter.sees, name);
}

Result<void> setSegment(Answers& answers, const std::string& name, SegmentAnswer segment)
{
    if (segment.name.empty() || segment.name == "*")
        return Error {ErrorCode::Invalid, "a segment needs a name"};
    const auto of = [&](const std::string& wanted) {
        return std::ranges::find(answers.segments, wanted, &SegmentAnswer::name);
    };
    if (segment.name != name && of(segment.name) != answers.segments.end())
        return Error {ErrorCode::Invalid, "there is a segment of this name already"};
    for (ControlAnswer& control : answers.controls) {
        if (control.everyOtherPair())
            continue;
        if (control.from == name)
            control.from = segment.name;
        if (control.to == name)
            control.to = segment.name;
    }
    for (ExporterAnswer& exporter : answers.exporters)
        std::ranges::replace(exporter.sees, name, segment.name);
    if (const auto at = of(name); at != answers.segments.end())
        *at = std::move(segment);
    else
        answers.segments.push_back(std::move(segment));
    return {};
}

void setControl(Answers& answers, ControlAnswer control)
{
    const auto at = std::ranges::find_if(answers.controls, [&](const ControlAnswer& c) {
        return (c.from == control.from && c.to == control.to)
            || (c.from == control.to && c.to == control.from);
    });
    if (at == answers.controls.end())
        answers.controls.push_back(std::move(control));
    else
        *at = std::move(control);
}

void setExporter(Answers& answers, ExporterAnswer exporter)
{
    const auto at
        = std::ranges::find(answers.exporters, exporter.address, &ExporterAnswer::address);
    if (at == answers.exporters.end())
        answers.exporters.push_back(std::move(exporter));
    else
        *at = std::move(exporter);
}

void setThirdParty(Answers& answers, ThirdParty party)
{
    const auto at = std::ranges::find(answers.thirdParties, party.name, &ThirdParty::name);
    if (at == answers.thirdParties.end())
        answers.thirdParties.push_back(std::move(party));
    else
        *at = std::move(party);
}

std::vector<RoleProposal> proposeRoles(const Model& model, const Classification& result)
{
    std::map<std::pair<std::uint32_t, Role>, std::set<std::string>> roles;
    addRole(roles, model, result);
    for (std::uint32_t i = 0; i < model.assets.size(); ++i)
        for (std::size_t r = 0; r < kRoleCount; ++r)
            if (model.has(i, static_cast<Role>(r)))
                roles.try_emplace({i, static_cast<Role>(r)});
    std::vector<RoleProposal> proposals;
    for (const auto& [key, reasons] : roles) {
        if (model.assets[key.first].external)
            continue;
        RoleProposal proposal {key.first, key.second, {}, model.has(key.first, key.second)};
        for (const std::string& reason : reasons)
            appendItem(proposal.why, reason, ", ");
        proposals.push_back(std::move(proposal));
    }
    return proposals;
}

} // namespace nb::scope
