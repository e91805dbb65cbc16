// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/recommend.h"

#include "core/scope/review.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace nb::scope {

namespace {

std::string zoneNameOf(const Model& model, const Classification& result, std::size_t asset)
{
    const AssetAnswer* const answer = model.answerOf(asset);
    const Category category = result.assets[asset].category;
    Trust trust = Trust::Internal;
    if (!model.assets[asset].hosts.empty())
        trust = model.trustOf(model.assets[asset].hosts.front());
    const std::uint8_t data
        = answer == nullptr ? std::uint8_t {0} : answer->accountData.value_or(0);
    switch (category) {
    case Category::Chd:
    case Category::Contaminated:
        if ((data & kStores) != 0)
            return "CDE-Store";
        return trust == Trust::Dmz && (data & kTransmits) != 0 ? "CDE-DMZ" : "CDE-Process";
    case Category::Segmenting:
        return "Segmenting";
    case Category::Security:
        return "Security Services";
    case Category::Indirect:
        return "Admin/Jump";
    case Category::Communicating:
        return model.has(asset, Role::Jump) || model.has(asset, Role::Pam) ? "Admin/Jump"
                                                                           : "Connected Apps";
    case Category::External:
        return trust == Trust::ThirdParty ? "Third parties" : "Internet";
    case Category::Undetermined:
    case Category::Out:
        break;
    }
    return trust == Trust::Wireless ? "Wireless" : trust == Trust::Guest ? "Guest" : "Corporate";
}

std::vector<TargetZone> targetZones(const Model& model, const Classification& result)
{
    std::map<std::string, std::vector<std::uint32_t>> assets;
    for (std::uint32_t i = 0; i < model.assets.size(); ++i)
        assets[zoneNameOf(model, result, i)].push_back(i);
    std::vector<TargetZone> zones;
    for (auto& [name, members] : assets)
        zones.push_back({name, std::move(members)});
    return zones;
}

/// The flows that hold an asset in scope by themselves, and what would leave with them.
class Closing
{
public:
    Closing(const Model& model, const Classification& result)
        : m_model(model)
        , m_result(result)
    {
    }
    std::vector<CloseProposal> propose();

private:
    [[nodiscard]] std::vector<std::uint32_t> edgesWithCde(std::uint32_t asset) const;
    void add(const std::vector<std::uint32_t>& closed);

    const Model& m_model;
    const Classification& m_result;
    std::vector<CloseProposal> m_proposals;
};

std::vector<std::uint32_t> Closing::edgesWithCde(std::uint32_t asset) const
{
    std::vector<std::uint32_t> edges;
    for (std::uint32_t e = m_model.edgesFrom[asset]; e < m_model.edgesFrom[asset + 1]; ++e)
        if (isCde(m_result.assets[m_model.edges[e].server].category))
            edges.push_back(e);
    for (const std::uint32_t e : m_model.to(asset))
        if (isCde(m_result.assets[m_model.edges[e].client].category))
            edges.push_back(e);
    std::ranges::sort(edges);
    return edges;
}

void Closing::add(const std::vector<std::uint32_t>& closed)
{
    const Classification without = classify(m_model, Case::Hold, closed);
    CloseProposal proposal;
    for (std::uint32_t i = 0; i < m_model.assets.size(); ++i)
        if (isInScope(m_result.assets[i].category) && !isInScope(without.assets[i].category))
            proposal.lost.push_back(i);
    if (proposal.lost.empty())
        return;
    std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (const std::uint32_t e : closed)
        pairs.emplace(m_model.edges[e].client, m_model.edges[e].server);
    for (std::uint32_t i = 0; i < m_model.conversations.size(); ++i) {
        const ModelConversation& c = m_model.conversations[i];
        if (c.visible()
            && pairs.contains({static_cast<std::uint32_t>(m_model.hosts[c.client].asset),
                static_cast<std::uint32_t>(m_model.hosts[c.server].asset)}))
            proposal.conversations.push_back(i);
    }
    m_proposals.push_back(std::move(proposal));
}

std::vector<CloseProposal> Closing::propose()
{
    constexpr std::size_t kMostTried = 100;
    std::vector<std::vector<std::uint32_t>> tries;
    for (std::uint32_t i = 0; i < m_model.assets.size(); ++i) {
        const Category category = m_result.assets[i].category;
        if (category == Category::Communicating || category == Category::Security)
            tries.push_back(edgesWithCde(i));
        if (category == Category::Indirect) {
            std::vector<std::uint32_t> edges;
            for (std::uint32_t e = m_model.edgesFrom[i]; e < m_model.edgesFrom[i + 1]; ++e)
                if (isConnected(m_result.assets[m_model.edges[e].server].category))
                    edges.push_back(e);
            tries.push_back(std::move(edges));
        }
    }
    std::erase_if(tries, [](const auto& edges) { return edges.empty(); });
    std::ranges::stable_sort(tries, {}, [](const auto& edges) { return edges.size(); });
    if (tries.size() > kMostTried)
        tries.resize(kMostTried);
    for (const auto& edges : tries)
        add(edges);
    std::ranges::stable_sort(m_proposals, [](const CloseProposal& a, const CloseProposal& b) {
        // most systems for a flow first
        return a.lost.size() * b.conversations.size() > b.lost.size() * a.conversations.size();
    });
    return std::move(m_proposals);
}

/// What was seen between zones, and is in no rule.
void listDenials(Recommendation& r)
{
    const TripleSets& sets = r.triples;
    for (const std::uint32_t conversation : sets.undecided)
        r.denials.push_back({DenialReason::Undecided, conversation});
    for (const std::uint32_t conversation : sets.forbidden)
        r.denials.push_back({DenialReason::Forbidden, conversation});
    for (std::uint32_t i = 0; i < r.planned.conversations.size(); ++i) {
        const ModelConversation& c = r.planned.conversations[i];
        if (c.verdict == Verdict::Rejected && c.visible() && !c.ambiguous
            && sets.zoneOfHost[c.client] != sets.zoneOfHost[c.server])
            r.denials.push_back({DenialReason::Rejected, i});
    }
}

} // namespace

std::string_view toString(DenialReason reason)
{
    constexpr std::array<std::string_view, kDenialReasonCount> kNames {
        "undecided", "rejected", "forbidden", "new in the hold-out"};
    return kNames[static_cast<std::size_t>(reason)];
}

double effortOf(Category category)
{
    constexpr std::array<double, kCategoryCount> kEffort {1.0, 1.0, 1.0, 0.6, 0.5, 0.4, 0.5, 0, 0};
    return kEffort[static_cast<std::size_t>(category)];
}

std::vector<CloseProposal> proposeClosing(const Model& model, const Classification& result)
{
    return Closing(model, result).propose();
}

void simulateHoldOut(
    const Model& model, const RecommendOptions& options, Recommendation& recommendation)
{
    const std::int64_t cut = model.traffic->holdOutStart();
    const TripleSets learnt = collectTriples(recommendation.planned, recommendation.after, cut);
    RecommendOptions quick = options;
    const RuleSet rules = synthesise(recommendation.planned, recommendation.after, learnt, quick);
    std::set<Cell> allowed;
    for (const Rule& rule : rules.rules)
        forEachCell(rule.box, [&allowed](const Cell& cell) {
            allowed.insert(cell);
            return true;
        });
    std::size_t asked = 0;
    std::size_t granted = 0;
    listDenials(recommendation);
    for (const Triple& triple : recommendation.triples.accepted) {
        if (triple.hits == 0 || triple.last < cut)
            continue;
        ++asked;
        if (allowed.contains(triple.cell))
            ++granted;
        else
            for (const std::uint32_t conversation : triple.conversations)
                recommendation.denials.push_back({DenialReason::New, conversation});
    }
    std::ranges::sort(recommendation.denials, {},
        [](const Denial& denial) { return std::pair(denial.reason, denial.conversation); });
    Measures& m = recommendation.measures;
    m.generalisation = asked == 0 ? 1 : static_cast<double>(granted) / static_cast<double>(asked);
    constexpr double kDay = 86'400e6;
    const double days = static_cast<double>(model.traffic->last - cut) / kDay;
    m.newDenialsPerDay = days <= 0 ? 0 : static_cast<double>(asked - granted) / days;
}

Recommendation recommend(const Model& model, const RecommendOptions& options)
{
    Recommendation r;
    r.before = classify(model);
    r.enclave = chooseEnclave(model, r.before, options);
    Plan plan = planMoves(model, r.before, r.enclave);
    r.moves = std::move(plan.moves);
    r.planned = std::move(plan.model);
    r.after = classify(r.planned);
    r.zones = targetZones(r.planned, r.after);
    r.triples = collectTriples(r.planned, r.after);
    RuleSet set = synthesise(r.planned, r.after, r.triples, options);
    r.rules = std::move(set.rules);
    r.curve = std::move(set.curve);
    r.inside = rulesInside(r.planned, r.triples);
    r.measures = measure(model, r);
    simulateHoldOut(model, options, r);
    r.closeFlows = proposeClosing(r.planned, r.after);
    r.alternatives = alternativesOf(model, r);
    return r;
}

} // namespace nb::scope
