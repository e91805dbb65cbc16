// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/classify.h"

#include "core/scope/classifypass.h"

#include <algorithm>

namespace nb::scope {

namespace {

/// Rule 7: what is known of assets that nothing connects.
class RestPass
{
public:
    RestPass(const Model& model, Classification& result, const ClassifyPass& pass)
        : m_model(model)
        , m_result(result)
        , m_pass(pass)
    {
    }
    /// `zones`: with unknown controls as open.
    void run(const std::vector<AssetClass>& worst, const std::vector<std::int32_t>& zones);

private:
    [[nodiscard]] Proof holdReason(std::size_t asset) const;
    [[nodiscard]] bool isConfirmed(std::size_t asset) const;
    [[nodiscard]] bool answeredNone(std::size_t asset) const;
    [[nodiscard]] bool separated(std::size_t asset, std::size_t from) const;
    [[nodiscard]] bool noOpenFlows(std::size_t asset) const;
    [[nodiscard]] bool adjacent(std::size_t asset) const;
    [[nodiscard]] bool coveredByTest(std::size_t asset, std::size_t from, std::size_t to) const;
    void findConditions(std::size_t asset);
    void findInScopeSegments();
    void findSeparated(const std::vector<std::int32_t>& zones);
    void decide(std::size_t asset, const std::vector<AssetClass>& worst);

    const Model& m_model;
    Classification& m_result;
    const ClassifyPass& m_pass;
    std::vector<bool> m_inScopeSegments;
    std::vector<bool> m_separated; ///< segments
    bool m_lowered = false; ///< somebody said a system to be less than the rules say
};

bool dataKnown(const AssetAnswer* answer)
{
    return answer != nullptr
        && (answer->accountData || answer->dataState == DataState::CipherNoKey
            || answer->dataState == DataState::Token || answer->dataState == DataState::None);
}

/// A control to some part of the CDE that does not keep anything out for certain.
bool RestPass::adjacent(std::size_t asset) const
{
    const AssetAnswer* const answer = m_model.answerOf(asset);
    if (answer != nullptr && m_model.inTime(answer->hostControlTested))
        return false;
    for (const std::int32_t segment : m_model.assets[asset].segments)
        for (std::size_t cde = 0; cde < m_result.cdeSegments.size(); ++cde)
            if (m_result.cdeSegments[cde]
                && !m_model.control(static_cast<std::size_t>(segment), cde).effective)
                return true;
    return false;
}

/// A segmentation test of this pair, with evidence of the test itself.
bool RestPass::coveredByTest(std::size_t asset, std::size_t from, std::size_t to) const
{
    const AssetAnswer* const answer = m_model.answerOf(asset);
    return answer != nullptr && answer->evidence == Grade::E1 && m_model.control(from, to).tested;
}

Proof RestPass::holdReason(std::size_t asset) const
{
    const Asset& a = m_model.assets[asset];
    if (a.segments.empty())
        return {Reason::NoSegment};
    for (const std::int32_t segment : a.segments)
        if (!m_model.answers.segments[static_cast<std::size_t>(segment)].confirmed)
            return {Reason::SegmentUnconfirmed, kNone, kNone, segment};
    if (!dataKnown(m_model.answerOf(asset)) && adjacent(asset))
        return {Reason::DataUnknown};
    for (const std::int32_t segment : a.segments)
        for (std::size_t cde = 0; cde < m_result.cdeSegments.size(); ++cde) {
            const auto own = static_cast<std::size_t>(segment);
            if (m_result.cdeSegments[cde] && !m_model.sees(own, cde)
                && !coveredByTest(asset, own, cde))
                return {Reason::Blind, kNone, kNone, static_cast<std::int32_t>(cde)};
        }
    return {Reason::NothingSeen};
}

bool RestPass::answeredNone(std::size_t asset) const
{
    const AssetAnswer* const answer = m_model.answerOf(asset);
    if (answer == nullptr || (answer->evidence != Grade::E1 && answer->evidence != Grade::E2))
        return false;
    return dataKnown(answer);
}

/// A tested control lies between the CDE and the segment, and all that nothing keeps from it.
void RestPass::findSeparated(const std::vector<std::int32_t>& zones)
{
    std::vector<bool> zone(zones.size(), true);
    for (std::size_t segment = 0; segment < zones.size(); ++segment)
        for (std::size_t cde = 0; cde < zones.size(); ++cde)
            if (m_result.cdeSegments[cde] && !m_model.control(segment, cde).tested)
                zone[static_cast<std::size_t>(zones[segment])] = false;
    m_separated.clear();
    for (const std::int32_t each : zones)
        m_separated.push_back(zone[static_cast<std::size_t>(each)]);
}

bool RestPass::separated(std::size_t asset, std::size_t from) const
{
    const AssetAnswer* const answer = m_model.answerOf(asset);
    return m_separated[from] || (answer != nullptr && m_model.inTime(answer->hostControlTested));
}

/// Nothing that is still to be asked about hangs on the asset.
bool RestPass::noOpenFlows(std::size_t asset) const
{
    const auto open = [&](const Edge& edge, std::size_t other) {
        const AssetClass& peer = m_result.assets[other];
        if (edge.ambiguous || peer.category == Category::Undetermined)
            return true;
        // connected through another, it may be connected itself where nobody looks
        if (peer.category == Category::Indirect && holdReason(other).reason != Reason::NothingSeen)
            return true;
        constexpr auto kWaysOn = static_cast<std::uint16_t>(bit(Role::Jump) | bit(Role::Vpn)
            | bit(Role::Proxy) | bit(Role::Pam) | bit(Role::PassThrough));
        const AssetAnswer* const answer = m_model.answerOf(other);
        const bool through
            = edge.server == other && answer != nullptr && (answer->roles & kWaysOn) != 0;
        const bool asked = edge.server == other && edge.possibleAdmin && isConnected(peer.category);
        return through || asked;
    };
    for (const Edge& edge : m_model.from(asset))
        if (open(edge, edge.server))
            return false;
    for (const std::uint32_t index : m_model.to(asset))
        if (open(m_model.edges[index], m_model.edges[index].client))
            return false;
    return true;
}

bool RestPass::isConfirmed(std::size_t asset) const
{
    const bool anyCde = std::ranges::find(m_result.cdeSegments, true) != m_result.cdeSegments.end();
    if (!anyCde || m_lowered || !answeredNone(asset))
        return false;
    for (const std::int32_t segment : m_model.assets[asset].segments) {
        const auto own = static_cast<std::size_t>(segment);
        if (!separated(asset, own))
            return false;
        for (std::size_t other = 0; other < m_inScopeSegments.size(); ++other)
            if (m_inScopeSegments[other] && !m_model.seesUnsampled(own, other)
                && !coveredByTest(asset, own, other))
                return false;
    }
    return noOpenFlows(asset);
}

void RestPass::findConditions(std::size_t asset)
{
    std::vector<std::uint32_t>& conditions = m_result.assets[asset].conditions;
    const auto note = [&](std::uint32_t other) {
        if (isConnected(m_result.assets[other].category))
            conditions.push_back(other);
    };
    for (const Edge& edge : m_model.from(asset))
        note(edge.server);
    for (const std::uint32_t index : m_model.to(asset))
        note(m_model.edges[index].client);
    std::ranges::sort(conditions);
    conditions.erase(std::unique(conditions.begin(), conditions.end()), conditions.end());
}

void RestPass::findInScopeSegments()
{
    m_inScopeSegments = m_result.cdeSegments;
    for (std::size_t i = 0; i < m_result.assets.size(); ++i)
        if (isInScope(m_result.assets[i].category))
            for (const std::int32_t segment : m_model.assets[i].segments)
                m_inScopeSegments[static_cast<std::size_t>(segment)] = true;
}

void RestPass::decide(std::size_t asset, const std::vector<AssetClass>& worst)
{
    AssetClass& a = m_result.assets[asset];
    Proof hold = holdReason(asset);
    if (overrideIn(m_model, asset) != nullptr) {
        a.state = AssetState::Candidate;
        if (hold.reason != Reason::NothingSeen)
            a.byRules = std::min(a.byRules, Category::Undetermined);
        a.proofs.push_back(hold);
        return;
    }
    if (hold.reason == Reason::NothingSeen && worst[asset].category != Category::Out
        && !worst[asset].proofs.empty()) {
        hold = worst[asset].proofs.front();
        hold.reason = Reason::UnknownControl;
    }
    if (hold.reason != Reason::NothingSeen) {
        a.category = Category::Undetermined;
        a.state = AssetState::Hold;
        a.proofs.push_back(hold);
        return;
    }
    if (m_pass.underException(asset)) {
        a.state = AssetState::Exception;
        a.proofs.push_back({Reason::Exception});
        return;
    }
    a.state = AssetState::Candidate;
    a.proofs.push_back({Reason::NothingSeen});
}

void RestPass::run(const std::vector<AssetClass>& worst, const std::vector<std::int32_t>& zones)
{
    findSeparated(zones);
    const std::size_t count = m_result.assets.size();
    for (std::size_t i = 0; i < count; ++i)
        m_lowered = m_lowered
            || (overrideIn(m_model, i) != nullptr
                && m_result.assets[i].byRules < m_result.assets[i].category);
    for (std::size_t i = 0; i < count; ++i)
        if (m_result.assets[i].category == Category::Out)
            decide(i, worst);
        else if (!worst.empty() && worst[i].category < m_result.assets[i].category)
            m_result.assets[i].state = AssetState::Hold;
    // members of a translated address that is on hold are so too
    for (std::size_t i = 0; i < count; ++i) {
        const AssetAnswer* const answer = m_model.answerOf(i);
        if (answer == nullptr || m_result.assets[i].category != Category::Undetermined)
            continue;
        for (const IpPrefix& member : answer->natMembers)
            for (const ModelHost& host : m_model.hosts) {
                if (host.asset == kNone || !member.contains(host.address))
                    continue;
                AssetClass& a = m_result.assets[static_cast<std::size_t>(host.asset)];
                if (a.category != Category::Out
                    || overrideIn(m_model, static_cast<std::size_t>(host.asset)) != nullptr)
                    continue;
                a.category = Category::Undetermined;
                a.state = AssetState::Hold;
                a.proofs = {{Reason::Nat, static_cast<std::int32_t>(i)}};
            }
    }
    findInScopeSegments();
    for (std::size_t i = 0; i < count; ++i) {
        AssetClass& a = m_result.assets[i];
        if (a.category != Category::Out)
            continue;
        findConditions(i);
        if (a.state == AssetState::Candidate && overrideIn(m_model, i) == nullptr
            && isConfirmed(i)) {
            a.state = AssetState::Confirmed;
            a.proofs = {{Reason::Confirmed}};
        }
    }
}

void findCdeSegments(const Model& model, Classification& result)
{
    result.cdeSegments.assign(model.segmentCount(), false);
    for (std::size_t i = 0; i < model.assets.size(); ++i)
        if (isCde(result.assets[i].category) || isCde(result.assets[i].byRules))
            for (const std::int32_t segment : model.assets[i].segments)
                result.cdeSegments[static_cast<std::size_t>(segment)] = true;
}

void count(const Model& model, Classification& result, const std::vector<AssetClass>& worst)
{
    result.counts.fill(0);
    for (std::size_t i = 0; i < model.assets.size(); ++i) {
        const Category category = result.assets[i].category;
        ++result.counts[static_cast<std::size_t>(category)];
        result.inScope += isInScope(category) ? 1 : 0;
        result.inScopeBest += isInScope(category) && category != Category::Undetermined ? 1 : 0;
        const Category bad = worst.empty() ? category : std::min(category, worst[i].category);
        result.inScopeWorst += isInScope(bad) ? 1 : 0;
    }
}

void takeBest(Classification& result)
{
    for (AssetClass& a : result.assets) {
        if (a.category == Category::Undetermined) {
            a.category = Category::Out;
            a.state = AssetState::Candidate;
        } else if (a.state == AssetState::Hold) {
            a.state = AssetState::None;
        }
    }
}

void takeWorst(Classification& result, const std::vector<AssetClass>& worst)
{
    for (std::size_t i = 0; i < worst.size(); ++i) {
        AssetClass& a = result.assets[i];
        if (worst[i].category < a.category)
            a = worst[i];
        else if (a.state == AssetState::Hold && a.category != Category::Undetermined)
            a.state = AssetState::None;
    }
}

} // namespace

Classification classify(const Model& model, Case taken, const std::vector<std::uint32_t>& closed)
{
    Classification result;
    result.taken = taken;
    result.zones = zonesOf(model, false);
    ClassifyPass pass(model, result.zones, closed);
    pass.run(result.assets);
    findCdeSegments(model, result);
    const std::vector<std::int32_t> open = zonesOf(model, true);
    std::vector<AssetClass> worst;
    if (open == result.zones)
        worst = result.assets;
    else
        ClassifyPass(model, open, closed).run(worst);
    RestPass(model, result, pass).run(worst, open);
    count(model, result, worst);
    if (taken == Case::Hold)
        return result;
    if (taken == Case::Best)
        takeBest(result);
    else
        takeWorst(result, worst);
    const std::size_t best = result.inScopeBest;
    const std::size_t most = result.inScopeWorst;
    result.inScope = 0;
    count(model, result, {});
    result.inScopeBest = best;
    result.inScopeWorst = most;
    return result;
}

} // namespace nb::scope
