// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/grouping.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace nb::scope {

namespace {

/// Direction and service: what a host does, not with whom.
using Feature = std::pair<bool, Service>;
using Profile = std::map<Feature, double>;

/// Hosts that can never be joined with hosts of another class.
using ClassKey = std::tuple<Category, std::int32_t, bool, bool>;

double cosine(const Profile& a, const Profile& b)
{
    double dot = 0;
    double x = 0;
    double y = 0;
    for (const auto& [feature, weight] : a) {
        x += weight * weight;
        const auto at = b.find(feature);
        dot += at == b.end() ? 0 : weight * at->second;
    }
    for (const auto& [feature, weight] : b)
        y += weight * weight;
    return x == 0 || y == 0 ? 0 : dot / std::sqrt(x * y);
}

/// Hosts with the same profile, as one.
struct Cluster
{
    std::vector<std::uint32_t> hosts;
    std::vector<std::size_t> profiles; ///< indexes of unique profiles
};

class Grouper
{
public:
    Grouper(const Model& model, const Classification& result)
        : m_model(model)
        , m_result(result)
    {
    }
    std::vector<HostGroup> run(double cut, const std::vector<HostGroup>& locked);

private:
    void findFeatures();
    void weigh();
    std::vector<HostGroup> groupClass(
        const ClassKey& key, const std::vector<std::uint32_t>& hosts, double cut);
    [[nodiscard]] std::vector<Cluster> agglomerate(
        std::vector<Cluster> clusters, const std::vector<Profile>& profiles, double cut) const;
    [[nodiscard]] std::string nameOf(const ClassKey& key, const Profile& profile) const;

    const Model& m_model;
    const Classification& m_result;
    std::map<std::uint32_t, Profile> m_profiles; ///< by host
};

void Grouper::findFeatures()
{
    // a service tells something when it has several clients or is used again and again
    std::map<std::pair<std::uint32_t, Service>, std::set<std::uint32_t>> clients;
    constexpr std::int64_t kHours = std::int64_t {3} * 3600 * 1'000'000;
    std::set<std::pair<std::uint32_t, Service>> lasting;
    // a scanner asks everybody for everything: that says nothing about them
    const auto tells = [this](const ModelConversation& c) {
        return c.visible() && !c.ambiguous
            && !m_model.scanner[static_cast<std::size_t>(m_model.hosts[c.client].asset)];
    };
    for (const ModelConversation& c : m_model.conversations) {
        if (!tells(c))
            continue;
        clients[{c.server, c.service}].insert(c.client);
        const TrafficConversation& t = m_model.traffic->conversations[c.traffic];
        if (t.last - t.first >= kHours)
            lasting.insert({c.server, c.service});
    }
    for (const ModelConversation& c : m_model.conversations) {
        const std::pair key {c.server, c.service};
        const auto at = clients.find(key);
        if (at == clients.end() || !tells(c))
            continue;
        const double weight = at->second.size() >= 2 || lasting.contains(key) ? 1.0 : 0.5;
        double& out = m_profiles[c.client][{true, c.service}];
        out = std::max(out, weight);
        double& in = m_profiles[c.server][{false, c.service}];
        in = std::max(in, weight);
    }
}

void Grouper::weigh()
{
    std::map<Feature, std::size_t> having;
    for (const auto& [host, profile] : m_profiles)
        for (const auto& [feature, weight] : profile)
            ++having[feature];
    const auto count = static_cast<double>(m_profiles.size());
    for (auto& [host, profile] : m_profiles)
        for (auto& [feature, weight] : profile)
            weight *= std::log(1 + count / static_cast<double>(having[feature]));
}

/// Complete linkage: two clusters join while their least alike members are alike enough.
std::vector<Cluster> Grouper::agglomerate(
    std::vector<Cluster> clusters, const std::vector<Profile>& profiles, double cut) const
{
    constexpr std::size_t kMost = 2000; // of unique profiles: beyond, each is its own group
    if (clusters.size() > kMost)
        return clusters;
    std::vector<std::vector<double>> like(clusters.size(), std::vector<double>(clusters.size()));
    for (std::size_t a = 0; a < clusters.size(); ++a)
        for (std::size_t b = 0; b < a; ++b)
            like[a][b] = like[b][a] = cosine(profiles[a], profiles[b]);
    std::vector<bool> alive(clusters.size(), true);
    for (;;) {
        double best = -1;
        std::pair<std::size_t, std::size_t> pair;
        for (std::size_t a = 0; a < clusters.size(); ++a)
            for (std::size_t b = a + 1; alive[a] && b < clusters.size(); ++b)
                if (alive[b] && like[a][b] > best) {
                    best = like[a][b];
                    pair = {a, b};
                }
        if (best < cut)
            break;
        const auto [a, b] = pair;
        clusters[a].hosts.insert(
            clusters[a].hosts.end(), clusters[b].hosts.begin(), clusters[b].hosts.end());
        clusters[a].profiles.insert(
            clusters[a].profiles.end(), clusters[b].profiles.begin(), clusters[b].profiles.end());
        alive[b] = false;
        for (std::size_t other = 0; other < clusters.size(); ++other)
            like[a][other] = like[other][a] = std::min(like[a][other], like[b][other]);
    }
    std::vector<Cluster> left;
    for (std::size_t i = 0; i < clusters.size(); ++i)
        if (alive[i])
            left.push_back(std::move(clusters[i]));
    return left;
}

std::string Grouper::nameOf(const ClassKey& key, const Profile& profile) const
{
    const std::int32_t segment = std::get<1>(key);
    std::string name = segment == kNone
        ? std::string("Outside")
        : m_model.answers.segments[static_cast<std::size_t>(segment)].name;
    const auto heaviest = std::ranges::max_element(
        profile, {}, [](const auto& entry) { return std::pair(!entry.first.first, entry.second); });
    if (heaviest == profile.end())
        return name;
    name += heaviest->first.first ? " clients of " : " servers of ";
    return name + toString(heaviest->first.second);
}

std::vector<HostGroup> Grouper::groupClass(
    const ClassKey& key, const std::vector<std::uint32_t>& hosts, double cut)
{
    std::map<Profile, std::size_t> unique;
    std::vector<Cluster> clusters;
    std::vector<Profile> profiles;
    for (const std::uint32_t host : hosts) {
        const auto [at, added] = unique.try_emplace(m_profiles[host], clusters.size());
        if (added) {
            clusters.push_back({{}, {profiles.size()}});
            profiles.push_back(m_profiles[host]);
        }
        clusters[at->second].hosts.push_back(host);
    }
    clusters = agglomerate(std::move(clusters), profiles, cut);
    const auto meanLike = [&profiles](const Cluster& a, const Cluster& b) {
        double sum = 0;
        for (const std::size_t x : a.profiles)
            for (const std::size_t y : b.profiles)
                sum += cosine(profiles[x], profiles[y]);
        return sum / static_cast<double>(a.profiles.size() * b.profiles.size());
    };
    std::vector<HostGroup> groups;
    for (const Cluster& cluster : clusters) {
        double nearest = 0;
        for (const Cluster& other : clusters)
            if (&other != &cluster)
                nearest = std::max(nearest, meanLike(cluster, other));
        HostGroup group {nameOf(key, profiles[cluster.profiles.front()]), cluster.hosts,
            meanLike(cluster, cluster) - nearest, false};
        std::ranges::sort(group.hosts);
        groups.push_back(std::move(group));
    }
    return groups;
}

std::vector<HostGroup> Grouper::run(double cut, const std::vector<HostGroup>& locked)
{
    findFeatures();
    weigh();
    std::vector<HostGroup> groups;
    std::set<std::uint32_t> taken;
    for (const HostGroup& group : locked) {
        HostGroup kept = group;
        std::erase_if(
            kept.hosts, [this](std::uint32_t host) { return !m_profiles.contains(host); });
        if (kept.hosts.empty() || kept.hosts.size() * 2 < group.hosts.size())
            continue;
        taken.insert(kept.hosts.begin(), kept.hosts.end());
        groups.push_back(std::move(kept));
    }
    std::map<ClassKey, std::vector<std::uint32_t>> classes;
    for (const auto& [host, profile] : m_profiles) {
        const ModelHost& h = m_model.hosts[host];
        if (taken.contains(host) || h.asset == kNone)
            continue;
        const auto asset = static_cast<std::size_t>(h.asset);
        const bool server
            = std::ranges::any_of(profile, [](const auto& entry) { return !entry.first.first; });
        classes[{m_result.assets[asset].category, h.segment, server,
                    m_model.assets[asset].external}]
            .push_back(host);
    }
    for (const auto& [key, hosts] : classes)
        std::ranges::move(groupClass(key, hosts, cut), std::back_inserter(groups));
    std::ranges::sort(groups, {}, &HostGroup::hosts);
    return groups;
}

/// Without the boxes that lie wholly within another: those say nothing more.
std::vector<Box> withoutCovered(std::vector<Box> boxes)
{
    std::ranges::stable_sort(boxes, std::ranges::greater {}, cellsOf);
    std::map<std::pair<std::uint32_t, Service>, std::vector<std::size_t>> kept;
    std::vector<Box> result;
    for (Box& box : boxes) {
        const auto within = [&](std::size_t index) {
            const Box& outer = result[index];
            return outer.part == box.part && std::ranges::includes(outer.sources, box.sources)
                && std::ranges::includes(outer.destinations, box.destinations)
                && std::ranges::includes(outer.services, box.services);
        };
        const auto near = kept.find({box.destinations.front(), box.services.front()});
        if (near != kept.end() && std::ranges::any_of(near->second, within))
            continue;
        for (const std::uint32_t destination : box.destinations)
            for (const Service& service : box.services)
                kept[{destination, service}].push_back(result.size());
        result.push_back(std::move(box));
    }
    std::ranges::sort(result);
    return result;
}

/// Puts groups in the place of hosts as long as the budget lasts.
class GroupWidener
{
public:
    GroupWidener(const std::vector<HostGroup>& groups, const MergeBudget& budget)
        : m_budget(budget)
    {
        for (const HostGroup& group : groups)
            for (const std::uint32_t host : group.hosts)
                m_groupOf[host] = &group;
    }
    void allow(const Box& box);
    /// Both sides by group, else one, else as it is.
    [[nodiscard]] Box widest(const Box& box);

private:
    [[nodiscard]] std::vector<std::uint32_t> widened(const std::vector<std::uint32_t>& hosts) const;
    [[nodiscard]] bool take(const Box& box, const Box& wide);

    const MergeBudget& m_budget;
    std::map<std::uint32_t, const HostGroup*> m_groupOf;
    std::set<Cell> m_allowed;
    std::array<std::uint64_t, kBudgetGroups> m_allowedOf {};
    std::array<std::uint64_t, kBoundaryCount> m_extra {};
};

void GroupWidener::allow(const Box& box)
{
    forEachCell(box, [&](const Cell& cell) {
        m_allowedOf[budgetGroupOf(m_budget.boundaryOf(box.part))]
            += m_allowed.insert(cell).second ? 1 : 0;
        return true;
    });
}

std::vector<std::uint32_t> GroupWidener::widened(const std::vector<std::uint32_t>& hosts) const
{
    std::set<std::uint32_t> wide(hosts.begin(), hosts.end());
    for (const std::uint32_t host : hosts)
        if (const auto at = m_groupOf.find(host); at != m_groupOf.end())
            wide.insert(at->second->hosts.begin(), at->second->hosts.end());
    return {wide.begin(), wide.end()};
}

bool GroupWidener::take(const Box& box, const Box& wide)
{
    if (!m_budget.alike(box, wide))
        return false;
    std::vector<Cell> added;
    bool fits = true;
    forEachCell(wide, [&](const Cell& cell) {
        const bool known = m_allowed.contains(cell);
        if (!known)
            added.push_back(cell);
        fits = !m_budget.isForeign(cell, wide.part) && (known || !m_budget.forbidden(cell));
        return fits;
    });
    const Boundary boundary = m_budget.boundaryOf(box.part);
    const auto b = static_cast<std::size_t>(boundary);
    std::uint64_t& allowed = m_allowedOf[budgetGroupOf(boundary)];
    const double most = m_budget.theta[b] * static_cast<double>(allowed + added.size());
    if (!fits || static_cast<double>(m_extra[b] + added.size()) > most + 1e-9)
        return false;
    m_extra[b] += added.size();
    allowed += added.size();
    m_allowed.insert(added.begin(), added.end());
    return true;
}

Box GroupWidener::widest(const Box& box)
{
    const std::vector<std::uint32_t> sources = widened(box.sources);
    const std::vector<std::uint32_t> destinations = widened(box.destinations);
    for (const auto& [from, to] :
        {std::pair(true, true), std::pair(true, false), std::pair(false, true)}) {
        Box wide = box;
        wide.sources = from ? sources : box.sources;
        wide.destinations = to ? destinations : box.destinations;
        if (take(box, wide))
            return wide;
    }
    return box;
}

} // namespace

std::vector<HostGroup> groupHosts(const Model& model, const Classification& result, double cut,
    const std::vector<HostGroup>& locked)
{
    return Grouper(model, result).run(cut, locked);
}

std::vector<Box> widenToGroups(
    const std::vector<Box>& boxes, const std::vector<HostGroup>& groups, const MergeBudget& budget)
{
    GroupWidener widener(groups, budget);
    for (const Box& box : boxes)
        widener.allow(box);
    std::vector<Box> result;
    for (const Box& box : boxes)
        result.push_back(widener.widest(box));
    return withoutCovered(std::move(result));
}

} // namespace nb::scope
