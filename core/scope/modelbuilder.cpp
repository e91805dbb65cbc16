// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/modelparts.h"
#include "core/scope/segmentindex.h"

#include <algorithm>
#include <set>

namespace nb::scope {

namespace {

bool isUntrusted(Trust trust)
{
    return trust == Trust::Internet || trust == Trust::ThirdParty;
}

class ModelBuilder
{
public:
    explicit ModelBuilder(Model& model)
        : m_model(model)
        , m_segments(model.answers)
    {
    }
    void build()
    {
        addHosts();
        addAssets();
        addDevices();
        addConversations();
    }

private:
    void addHosts();
    void addAssets();
    void addDevices();
    void addConversations();
    void note(Asset& asset, std::uint32_t host);

    Model& m_model;
    SegmentIndex m_segments;
};

void ModelBuilder::addHosts()
{
    std::set<IpAddress> addresses;
    for (const AssetAnswer& asset : m_model.answers.assets) {
        addresses.insert(asset.addresses.begin(), asset.addresses.end());
        for (const IpPrefix& member : asset.natMembers)
            if (member.isHost())
                addresses.insert(member.address());
    }
    for (const Decision& decision : m_model.answers.decisions)
        if (decision.exact() && decision.verdict != Verdict::Undecided)
            addresses.insert({decision.client.address(), decision.server.address()});
    for (const TrafficHost& host : m_model.traffic->hosts)
        addresses.insert(host.address);
    m_model.hosts.clear();
    m_model.hostOfAddress.clear();
    for (const IpAddress& address : addresses) {
        m_model.hostOfAddress.emplace(address, static_cast<std::uint32_t>(m_model.hosts.size()));
        m_model.hosts.push_back({address, kNone, m_segments.segmentOf(address)});
    }
    m_model.hostOfTraffic.clear();
    for (const TrafficHost& host : m_model.traffic->hosts)
        m_model.hostOfTraffic.push_back(m_model.hostOfAddress.at(host.address));
}

void ModelBuilder::note(Asset& asset, std::uint32_t host)
{
    asset.hosts.push_back(host);
    const std::int32_t segment = m_model.hosts[host].segment;
    if (segment != kNone && std::ranges::find(asset.segments, segment) == asset.segments.end())
        asset.segments.push_back(segment);
    std::ranges::sort(asset.segments);
}

void ModelBuilder::addAssets()
{
    std::unordered_map<IpAddress, std::int32_t> answerOf;
    for (std::size_t i = 0; i < m_model.answers.assets.size(); ++i)
        for (const IpAddress& address : m_model.answers.assets[i].addresses)
            answerOf.emplace(address, static_cast<std::int32_t>(i));
    std::map<std::int32_t, std::size_t> assetOfAnswer;
    m_model.assets.clear();
    for (std::uint32_t host = 0; host < m_model.hosts.size(); ++host) {
        ModelHost& h = m_model.hosts[host];
        const auto answer = answerOf.find(h.address);
        if (answer == answerOf.end() && m_segments.isNetworkOrBroadcast(h.address))
            continue;
        if (answer != answerOf.end()) {
            const auto [at, added]
                = assetOfAnswer.try_emplace(answer->second, m_model.assets.size());
            h.asset = static_cast<std::int32_t>(at->second);
            if (!added) {
                note(m_model.assets[at->second], host);
                continue;
            }
        } else {
            h.asset = static_cast<std::int32_t>(m_model.assets.size());
        }
        Asset asset;
        asset.answer = answer == answerOf.end() ? kNone : answer->second;
        asset.name = asset.answer == kNone
            ? h.address.toString()
            : m_model.answers.assets[static_cast<std::size_t>(asset.answer)].name;
        asset.external = asset.answer == kNone && isOutside(m_model, h);
        note(asset, host);
        m_model.assets.push_back(std::move(asset));
    }
}

/// Assets without an address: those of the inventory, and devices that only controls name.
void ModelBuilder::addDevices()
{
    std::map<std::string, std::int32_t> missing;
    for (std::size_t i = 0; i < m_model.answers.assets.size(); ++i)
        if (m_model.answers.assets[i].addresses.empty())
            missing.emplace(m_model.answers.assets[i].name, static_cast<std::int32_t>(i));
    std::set<std::string> devices = devicesOf(m_model.answers);
    for (Asset& asset : m_model.assets)
        asset.device = asset.answer != kNone && devices.erase(asset.name) != 0;
    for (const std::string& device : devices)
        missing.emplace(device, kNone);
    for (const auto& [name, answer] : missing)
        m_model.assets.push_back({name, {}, {}, answer, false, devices.contains(name), false});
}

void ModelBuilder::addConversations()
{
    const DecisionIndex decisions(m_model.answers);
    m_model.conversations.clear();
    m_model.conversations.reserve(m_model.traffic->conversations.size());
    for (std::uint32_t i = 0; i < m_model.traffic->conversations.size(); ++i) {
        ModelConversation c = observed(m_model, i);
        if (m_model.hosts[c.client].asset == kNone || m_model.hosts[c.server].asset == kNone
            || m_model.hosts[c.client].asset == m_model.hosts[c.server].asset)
            continue;
        applyDecision(m_model, decisions, c);
        m_model.conversations.push_back(c);
    }
}

} // namespace

bool isOutside(const Model& model, const ModelHost& host)
{
    if (host.segment != kNone)
        return isUntrusted(model.answers.segments[static_cast<std::size_t>(host.segment)].trust);
    return model.thirdPartyOf(host.address) != nullptr || !host.address.isInternal();
}

std::set<std::string> devicesOf(const Answers& answers)
{
    std::set<std::string> devices;
    for (const ControlAnswer& control : answers.controls)
        if (!control.device.empty() && control.kind != ControlKind::None)
            devices.insert(control.device);
    return devices;
}

ModelConversation observed(const Model& model, std::uint32_t index)
{
    const TrafficConversation& t = model.traffic->conversations[index];
    return {model.hostOfTraffic[t.client], model.hostOfTraffic[t.server], t.service, t.state,
        t.ambiguous, t.inferred, t.adminEitherWay, {}, kNone, index};
}

void applyDecision(const Model& model, const DecisionIndex& decisions, ModelConversation& c)
{
    const IpAddress& client = model.hosts[c.client].address;
    const IpAddress& server = model.hosts[c.server].address;
    c.decision = decisions.find(client, server, c.service);
    if (c.ambiguous) {
        // a decision on one flow says who the server is
        const Service back = serviceOf(
            Protocol(c.service.protocol), model.traffic->conversations[c.traffic].clientPort);
        const bool there = decisions.isExact(client, server, c.service);
        if (!there && decisions.isExact(server, client, back)) {
            std::swap(c.client, c.server);
            c.service = back;
            c.decision = decisions.find(server, client, back);
            c.ambiguous = c.inferred = c.adminEitherWay = false;
        } else if (there) {
            c.ambiguous = false;
        }
    }
    if (c.inferred && !c.ambiguous && decisions.isExact(client, server, c.service))
        c.inferred = c.adminEitherWay = false;
    c.verdict = c.decision == kNone
        ? model.answers.defaultDecision
        : verdictOn(model.answers.decisions[static_cast<std::size_t>(c.decision)], model.asOf);
    if (c.ambiguous)
        c.verdict = Verdict::Undecided;
}

Day dayOfAnswers(const Traffic& traffic, const Answers& answers)
{
    return answers.asOf.value_or(dayOf(fromMicroseconds(traffic.last)));
}

Model buildModel(TrafficPtr traffic, Answers answers)
{
    Model model;
    model.traffic = std::move(traffic);
    model.answers = std::move(answers);
    model.asOf = dayOfAnswers(*model.traffic, model.answers);
    ModelBuilder(model).build();
    updateControls(model);
    updateEdges(model);
    return model;
}

} // namespace nb::scope
