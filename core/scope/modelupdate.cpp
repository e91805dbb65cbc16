// SPDX-License-Identifier: GPL-3.0-or-later
// Other answers over the same traffic, without building everything anew: an answer of a person
// changes a handful of a million conversations.
#include "core/base/equalspan.h"
#include "core/scope/modelparts.h"
#include "core/scope/segmentindex.h"

#include <algorithm>

namespace nb::scope {

namespace {

bool isSeen(const Traffic& traffic, const IpAddress& address)
{
    const auto at = std::ranges::lower_bound(traffic.hosts, address, {}, &TrafficHost::address);
    return at != traffic.hosts.end() && at->address == address;
}

/// Brings what people say about systems into a model; refuses when hosts or systems would come, go
/// or change their order.
class AssetUpdate
{
public:
    AssetUpdate(const Model& before, const Answers& answers)
        : m_before(before)
        , m_answers(answers)
        , m_answerOf(before.assets.size(), kNone)
    {
    }
    [[nodiscard]] bool fits();
    /// `model` has the new answers. True when somebody came in from outside or left.
    bool apply(Model& model) const;

private:
    [[nodiscard]] bool sameDevices() const;
    [[nodiscard]] bool sameHosts() const;
    [[nodiscard]] bool claim(std::size_t answer);
    [[nodiscard]] bool canBeWithoutAnswer(std::size_t asset) const;

    const Model& m_before;
    const Answers& m_answers;
    std::vector<std::int32_t> m_answerOf; ///< by asset
};

/// Devices and systems without an address stand at the end by name.
bool AssetUpdate::sameDevices() const
{
    const std::set<std::string> devices = devicesOf(m_answers);
    if (devices != devicesOf(m_before.answers))
        return false;
    const auto special = [&devices](const Answers& answers) {
        std::multiset<std::pair<std::string, bool>> names;
        for (const AssetAnswer& asset : answers.assets)
            if (asset.addresses.empty() || devices.contains(asset.name))
                names.emplace(asset.name, asset.addresses.empty());
        return names;
    };
    return special(m_answers) == special(m_before.answers);
}

/// No host is there only because of the answers before, and none is missing.
bool AssetUpdate::sameHosts() const
{
    const auto known
        = [this](const IpAddress& address) { return m_before.hostOfAddress.contains(address); };
    for (const AssetAnswer& asset : m_answers.assets)
        for (const IpPrefix& member : asset.natMembers)
            if (member.isHost() && !known(member.address()))
                return false;
    for (const AssetAnswer& asset : m_before.answers.assets)
        for (const IpPrefix& member : asset.natMembers)
            if (member.isHost() && !isSeen(*m_before.traffic, member.address()))
                return false;
    return true;
}

/// The answer speaks of exactly one system that there is.
bool AssetUpdate::claim(std::size_t answer)
{
    const AssetAnswer& said = m_answers.assets[answer];
    std::int32_t asset = kNone;
    if (said.addresses.empty()) {
        for (std::size_t i = m_before.assets.size(); i-- > 0 && m_before.assets[i].hosts.empty();)
            if (m_before.assets[i].name == said.name)
                asset = static_cast<std::int32_t>(i);
    } else {
        const std::set<IpAddress> addresses(said.addresses.begin(), said.addresses.end());
        for (const IpAddress& address : addresses) {
            const auto host = m_before.hostOfAddress.find(address);
            if (host == m_before.hostOfAddress.end())
                return false;
            const std::int32_t at = m_before.hosts[host->second].asset;
            if (at == kNone || (asset != kNone && asset != at))
                return false;
            asset = at;
        }
        if (m_before.assets[static_cast<std::size_t>(asset)].hosts.size() != addresses.size())
            return false;
    }
    if (asset == kNone || m_answerOf[static_cast<std::size_t>(asset)] != kNone)
        return false;
    m_answerOf[static_cast<std::size_t>(asset)] = static_cast<std::int32_t>(answer);
    return true;
}

bool AssetUpdate::canBeWithoutAnswer(std::size_t asset) const
{
    const Asset& a = m_before.assets[asset];
    if (a.answer == kNone)
        return true;
    if (a.hosts.size() != 1)
        return false;
    const ModelHost& host = m_before.hosts[a.hosts.front()];
    return isSeen(*m_before.traffic, host.address)
        && !SegmentIndex(m_answers).isNetworkOrBroadcast(host.address);
}

bool AssetUpdate::fits()
{
    if (!sameDevices() || !sameHosts())
        return false;
    for (std::size_t i = 0; i < m_answers.assets.size(); ++i)
        if (!claim(i))
            return false;
    for (std::size_t i = 0; i < m_answerOf.size(); ++i)
        if (m_answerOf[i] == kNone && !canBeWithoutAnswer(i))
            return false;
    return true;
}

bool AssetUpdate::apply(Model& model) const
{
    const std::set<std::string> devices = devicesOf(m_answers);
    bool moved = false;
    for (std::size_t i = 0; i < model.assets.size(); ++i) {
        Asset& asset = model.assets[i];
        asset.answer = m_answerOf[i];
        if (asset.hosts.empty())
            continue;
        const ModelHost& host = model.hosts[asset.hosts.front()];
        const AssetAnswer* const answer = model.answerOf(i);
        asset.name = answer == nullptr ? host.address.toString() : answer->name;
        const bool external = answer == nullptr && isOutside(model, host);
        moved = moved || external != asset.external;
        asset.external = external;
    }
    return moved;
}

/// Brings decisions over flows into a model.
class DecisionUpdate
{
public:
    DecisionUpdate(const Answers& before, const Answers& after)
        : m_before(before.decisions)
        , m_after(after.decisions)
        , m_sameDefault(before.defaultDecision == after.defaultDecision)
        , m_allEdges(!m_sameDefault
              && (before.defaultDecision == Verdict::Exception
                  || after.defaultDecision == Verdict::Exception))
    {
        const auto most = std::min(m_before.size(), m_after.size());
        while (m_head < most && m_before[m_head] == m_after[m_head])
            ++m_head;
        while (m_tail < most - m_head
            && m_before[m_before.size() - 1 - m_tail] == m_after[m_after.size() - 1 - m_tail])
            ++m_tail;
    }
    /// Whether hosts stay as they are.
    [[nodiscard]] bool fits(const Model& model) const;
    void apply(Model& model);

private:
    [[nodiscard]] std::span<const Decision> changed(const std::vector<Decision>& all) const
    {
        return std::span(all).subspan(m_head, all.size() - m_head - m_tail);
    }
    void findChanged(const Model& model);
    void addExact(const Model& model, const Decision& decision);
    void addPair(const Model& model, std::uint32_t client, std::uint32_t server);
    void addWide(const Model& model, std::span<const Decision> decisions);
    void shift(Model& model) const;
    void redo(Model& model, std::size_t index, const DecisionIndex& decisions);
    [[nodiscard]] static bool repair(
        Model& model, const std::set<std::pair<std::uint32_t, std::uint32_t>>& pairs);

    const std::vector<Decision>& m_before;
    const std::vector<Decision>& m_after;
    bool m_sameDefault = true;
    bool m_allEdges = false;
    std::size_t m_head = 0; ///< decisions at the beginning that are the same
    std::size_t m_tail = 0; ///< and at the end
    std::vector<std::uint32_t> m_redo; ///< conversations that a changed decision may be about
    std::set<std::pair<std::uint32_t, std::uint32_t>> m_pairs; ///< assets whose edge changes
};

bool DecisionUpdate::fits(const Model& model) const
{
    const auto counts
        = [](const Decision& d) { return d.exact() && d.verdict != Verdict::Undecided; };
    for (const Decision& d : changed(m_before))
        if (counts(d)
            && (!isSeen(*model.traffic, d.client.address())
                || !isSeen(*model.traffic, d.server.address())))
            return false;
    for (const Decision& d : changed(m_after))
        if (counts(d)
            && (!model.hostOfAddress.contains(d.client.address())
                || !model.hostOfAddress.contains(d.server.address())))
            return false;
    return true;
}

/// Conversations as observed from one host to the other.
void DecisionUpdate::addPair(const Model& model, std::uint32_t client, std::uint32_t server)
{
    const auto ends = [&](std::uint32_t traffic) {
        const TrafficConversation& t = model.traffic->conversations[traffic];
        return std::pair(t.client, t.server);
    };
    for (const ModelConversation& c : equalSpan(model.conversations, std::pair(client, server),
             [&](const ModelConversation& one) { return ends(one.traffic); }))
        m_redo.push_back(static_cast<std::uint32_t>(&c - model.conversations.data()));
}

void DecisionUpdate::addExact(const Model& model, const Decision& decision)
{
    const auto hostOf = [&](const IpAddress& address) -> std::int64_t {
        const auto& hosts = model.traffic->hosts;
        const auto at = std::ranges::lower_bound(hosts, address, {}, &TrafficHost::address);
        return at == hosts.end() || at->address != address ? -1 : at - hosts.begin();
    };
    const std::int64_t client = hostOf(decision.client.address());
    const std::int64_t server = hostOf(decision.server.address());
    if (client < 0 || server < 0)
        return;
    addPair(model, static_cast<std::uint32_t>(client), static_cast<std::uint32_t>(server));
    addPair(model, static_cast<std::uint32_t>(server), static_cast<std::uint32_t>(client));
}

/// Looks at all conversations, either way round: who the client is may be open.
void DecisionUpdate::addWide(const Model& model, std::span<const Decision> decisions)
{
    for (const Decision& d : decisions) {
        if (d.exact())
            continue;
        std::vector<std::uint8_t> side(model.hosts.size(), 0);
        for (std::size_t i = 0; i < side.size(); ++i)
            side[i] = static_cast<std::uint8_t>((d.client.contains(model.hosts[i].address) ? 1 : 0)
                | (d.server.contains(model.hosts[i].address) ? 2 : 0));
        for (std::uint32_t i = 0; i < model.conversations.size(); ++i) {
            const ModelConversation& c = model.conversations[i];
            const auto a = side[c.client];
            const auto b = side[c.server];
            if (((a & 1) != 0 && (b & 2) != 0) || ((a & 2) != 0 && (b & 1) != 0))
                m_redo.push_back(i);
        }
    }
}

void DecisionUpdate::findChanged(const Model& model)
{
    constexpr std::ptrdiff_t kMostWide = 12;
    const auto wide = [](std::span<const Decision> all) {
        return std::ranges::count_if(all, [](const Decision& d) { return !d.exact(); });
    };
    if (wide(changed(m_before)) + wide(changed(m_after)) > kMostWide) {
        for (std::uint32_t i = 0; i < model.conversations.size(); ++i)
            m_redo.push_back(i);
        return;
    }
    for (const auto& all : {changed(m_before), changed(m_after)}) {
        for (const Decision& d : all)
            if (d.exact())
                addExact(model, d);
        addWide(model, all);
    }
    std::ranges::sort(m_redo);
    m_redo.erase(std::unique(m_redo.begin(), m_redo.end()), m_redo.end());
}

/// What no changed decision is about keeps its own, whose number may be another one.
void DecisionUpdate::shift(Model& model) const
{
    const auto first = static_cast<std::int32_t>(m_before.size() - m_tail);
    const auto by
        = static_cast<std::int32_t>(m_after.size()) - static_cast<std::int32_t>(m_before.size());
    const Verdict standard = model.answers.defaultDecision;
    if (by == 0 && m_sameDefault)
        return;
    for (ModelConversation& c : model.conversations) {
        if (c.decision >= first)
            c.decision += by;
        else if (c.decision == kNone && !c.ambiguous)
            c.verdict = standard;
    }
}

void DecisionUpdate::redo(Model& model, std::size_t index, const DecisionIndex& decisions)
{
    ModelConversation& c = model.conversations[index];
    const ModelConversation before = c;
    c = observed(model, before.traffic);
    applyDecision(model, decisions, c);
    const auto excepted
        = [](const ModelConversation& x) { return x.verdict == Verdict::Exception; };
    if (before.client != c.client || before.visible() != c.visible())
        m_allEdges = true;
    else if (c.visible()
        && (excepted(before) != excepted(c) || before.ambiguous != c.ambiguous
            || before.inferred != c.inferred))
        m_pairs.emplace(static_cast<std::uint32_t>(model.hosts[c.client].asset),
            static_cast<std::uint32_t>(model.hosts[c.server].asset));
}

/// Makes single edges anew; false when there are too many of them.
bool DecisionUpdate::repair(
    Model& model, const std::set<std::pair<std::uint32_t, std::uint32_t>>& pairs)
{
    constexpr std::size_t kMost = 64;
    if (pairs.size() > kMost)
        return false;
    std::map<std::pair<std::uint32_t, std::uint32_t>, Edge*> edges;
    for (const auto& pair : pairs) {
        const auto at = std::ranges::lower_bound(model.edges, pair, {},
            [](const Edge& edge) { return std::pair(edge.client, edge.server); });
        if (at == model.edges.end() || std::pair(at->client, at->server) != pair)
            return false;
        *at = Edge {};
        at->client = pair.first;
        at->server = pair.second;
        edges.emplace(pair, &*at);
    }
    std::vector<bool> clients(model.assets.size(), false);
    for (const auto& [client, server] : pairs)
        clients[client] = true;
    std::set<Edge*> begun;
    for (std::uint32_t i = 0; i < model.conversations.size(); ++i) {
        const ModelConversation& c = model.conversations[i];
        const auto client = static_cast<std::uint32_t>(model.hosts[c.client].asset);
        if (!clients[client] || !c.visible())
            continue;
        const auto at
            = edges.find({client, static_cast<std::uint32_t>(model.hosts[c.server].asset)});
        if (at == edges.end())
            continue;
        if (begun.insert(at->second).second)
            at->second->conversation = i;
        addToEdge(*at->second, c, i);
    }
    return true;
}

void DecisionUpdate::apply(Model& model)
{
    findChanged(model);
    shift(model);
    const DecisionIndex decisions(model.answers);
    for (const std::uint32_t index : m_redo)
        redo(model, index, decisions);
    if (m_allEdges || (!m_pairs.empty() && !repair(model, m_pairs)))
        updateEdges(model);
}

} // namespace

Model withAnswers(const Model& model, Answers answers)
{
    AssetUpdate assets(model, answers);
    DecisionUpdate decisions(model.answers, answers);
    if (dayOfAnswers(*model.traffic, answers) != model.asOf
        || model.answers.segments != answers.segments
        || model.answers.thirdParties != answers.thirdParties || !assets.fits()
        || !decisions.fits(model))
        return buildModel(model.traffic, std::move(answers));
    Model changed = model;
    changed.answers = answers;
    const bool moved = assets.apply(changed);
    decisions.apply(changed);
    if (moved)
        updateScanners(changed);
    updateControls(changed);
    return changed;
}

} // namespace nb::scope
