// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/pivotfinding.h"

#include "core/pivot/keymap.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace nb {

namespace {

constexpr std::size_t kLeastTargets = 3; ///< of a spread

void addSweeps(const PivotFacts& facts, std::vector<PivotFinding>& findings)
{
    std::map<const Sweep*, std::size_t> places;
    for (const Sweep& sweep : facts.sweeps.sweeps()) {
        const bool control
            = facts.settings.services.classOf(sweep.service) == PivotServiceClass::RemoteControl;
        if (!control && sweep.insideOrSilent <= facts.parameters().fan)
            continue;
        PivotFinding finding;
        finding.kind = FindingKind::Sweep;
        finding.host = sweep.source;
        finding.service = sweep.service;
        finding.start = sweep.start;
        finding.end = sweep.end;
        finding.count = sweep.destinations;
        finding.answered = sweep.answered;
        finding.others = sweep.targets;
        finding.ports = sweep.ports;
        places.emplace(&sweep, findings.size());
        findings.push_back(std::move(finding));
    }
    if (places.empty())
        return;
    for (EpisodeId id = 0; id < facts.episodes.size(); ++id) {
        const Episode& e = facts.episodes[id];
        const auto place = places.find(facts.sweeps.find(e.client, e.service, e.start));
        if (place == places.end())
            continue;
        PivotFinding& finding = findings[place->second];
        if (finding.sessions++ < PivotFinding::kMostEvidence)
            finding.episodes.push_back(id);
    }
}

/// New targets of one host, in order of time.
using Targets = std::vector<std::pair<std::int64_t, EpisodeId>>;

void addSpreadOf(const PivotFacts& facts, PivotHost host, const Targets& targets,
    std::vector<PivotFinding>& findings)
{
    constexpr std::int64_t kWindow = 900'000'000; // µs
    for (std::size_t begin = 0; begin + kLeastTargets <= targets.size();) {
        if (targets[begin + kLeastTargets - 1].first - targets[begin].first > kWindow) {
            ++begin;
            continue;
        }
        std::size_t end = begin + kLeastTargets;
        while (end < targets.size()
            && targets[end].first - targets[end + 1 - kLeastTargets].first <= kWindow)
            ++end;
        PivotFinding finding;
        finding.kind = FindingKind::Spread;
        finding.host = host;
        finding.start = targets[begin].first;
        finding.end = targets[end - 1].first;
        finding.count = end - begin;
        for (std::size_t i = begin; i < end; ++i) {
            finding.others.push_back(facts.episodes[targets[i].second].server);
            finding.episodes.push_back(targets[i].second);
        }
        findings.push_back(std::move(finding));
        begin = end;
    }
}

void addSpreads(const PivotFacts& facts, std::vector<PivotFinding>& findings)
{
    std::map<PivotHost, Targets> targets;
    KeyMap<bool> known;
    for (EpisodeId id = 0; id < facts.episodes.size(); ++id) {
        const Episode& e = facts.episodes[id];
        if (!facts.isRemoteControl(e) || !facts.isInternal[e.server]
            || facts.roles[e.client].management
            || std::exchange(known[pairKey(e.client, e.server)], true)
            || facts.roles[e.server].domainController
            || facts.sweeps.find(e.client, e.service, e.start) != nullptr)
            continue;
        targets[e.client].emplace_back(e.start, id);
    }
    for (const auto& [host, all] : targets)
        addSpreadOf(facts, host, all, findings);
}

void addConnectBacks(const PivotFacts& facts, std::vector<PivotFinding>& findings)
{
    KeyMap<EpisodeId> sessions; ///< the latest of a pair, and 1; 0 there is none
    std::map<std::pair<PivotHost, PivotHost>, PivotFinding> found;
    std::size_t session = 0;
    for (EpisodeId id = 0; id < facts.episodes.size(); ++id) {
        const Episode& back = facts.episodes[id];
        // sessions that start with it count as before it
        for (; session < facts.episodes.size() && facts.episodes[session].start <= back.start;
             ++session) {
            const Episode& e = facts.episodes[session];
            if (facts.isRemoteControl(e))
                sessions[pairKey(e.client, e.server)] = static_cast<EpisodeId>(session) + 1;
        }
        if (facts.classOf(back) == PivotServiceClass::Infrastructure)
            continue;
        const EpisodeId* const known = sessions.find(pairKey(back.server, back.client));
        if (known == nullptr || facts.episodes[*known - 1].end < back.start)
            continue;
        const EpisodeId forthId = *known - 1;
        const Episode& forth = facts.episodes[forthId];
        // of two that start together the first one is the session
        if (forth.start == back.start && forthId > id)
            continue;
        PivotFinding& finding = found[{back.server, back.client}];
        if (finding.count++ == 0) {
            finding.kind = FindingKind::ConnectBack;
            finding.host = forth.client;
            finding.others = {forth.server};
            finding.start = forth.start;
            finding.episodes = {forthId};
        }
        finding.end = std::max(back.end, finding.end);
        finding.episodes.push_back(id);
    }
    for (auto& [pair, finding] : found)
        findings.push_back(std::move(finding));
}

void addAmbiguous(
    const PivotFacts& facts, const PivotLinks& links, std::vector<PivotFinding>& findings)
{
    for (const AmbiguousPivot& pivot : links.ambiguous) {
        PivotFinding finding;
        finding.kind = FindingKind::Ambiguous;
        finding.host = pivot.host;
        finding.start = pivot.first;
        finding.end = pivot.last;
        finding.count = pivot.children;
        finding.sources = pivot.mostSources;
        finding.sessions = pivot.parents.size() + 1;
        finding.verdict = pivot.verdict;
        for (const EpisodeId id : pivot.parents) {
            if (finding.others.size() == PivotFinding::kMostEvidence)
                break;
            finding.others.push_back(facts.episodes[id].client);
            finding.episodes.push_back(id);
        }
        finding.episodes.push_back(pivot.example);
        findings.push_back(std::move(finding));
    }
}

/// Sessions of hosts that have a rare outside channel at the time, where no chain tells of it.
void addUnconfirmed(const PivotFacts& facts, const std::vector<PivotChain>& chains,
    std::vector<PivotFinding>& findings)
{
    std::map<PivotHost, std::vector<EpisodeId>> channels;
    for (const EpisodeId id : outsideChannels(facts))
        channels[facts.episodes[id].client].push_back(id);
    std::set<EpisodeId> inChains;
    for (const PivotChain& chain : chains)
        for (const EpisodeId id : chain.episodes())
            inChains.insert(id);
    std::map<std::pair<PivotHost, PivotHost>, PivotFinding> found;
    for (EpisodeId id = 0; id < facts.episodes.size(); ++id) {
        const Episode& session = facts.episodes[id];
        const auto it = channels.find(session.client);
        if (!facts.isRemoteControl(session) || it == channels.end() || inChains.contains(id)
            || !facts.isInternal[session.server])
            continue;
        const auto active = std::ranges::find_if(it->second, [&](EpisodeId channel) {
            return facts.episodes[channel].start <= session.start
                && facts.episodes[channel].end >= session.start;
        });
        if (active == it->second.end())
            continue;
        PivotFinding& finding = found[{session.client, session.server}];
        if (finding.count++ == 0) {
            finding.kind = FindingKind::Unconfirmed;
            finding.host = session.client;
            finding.others = {session.server, facts.episodes[*active].server};
            finding.start = session.start;
            finding.episodes = {*active};
        }
        finding.end = session.end;
        finding.episodes.push_back(id);
    }
    for (auto& [pair, finding] : found)
        findings.push_back(std::move(finding));
}

/// What verdicts about hosts, ports and pairs mean for a finding; the rules are those of links.
std::string_view verdictOn(const PivotFacts& facts, const PivotFinding& finding)
{
    const auto hides = [&](EpisodeId id) { return hidingVerdict(facts, facts.episodes[id]); };
    const auto isOpen = [&](EpisodeId id) { return hides(id).empty(); };
    if (facts.roles[finding.host].knownJumpHost
        && (finding.kind == FindingKind::Ambiguous || finding.kind == FindingKind::Spread))
        return "known jump host";
    if (facts.roles[finding.host].ignored)
        return "ignored host";
    switch (finding.kind) {
    case FindingKind::Sweep: {
        const auto& ignored = facts.settings.verdicts.ignoredPorts;
        const bool all = std::ranges::all_of(
            finding.ports, [&](std::uint16_t port) { return ignored.contains(port); });
        return all ? "ignored port" : std::string_view();
    }
    case FindingKind::Spread: {
        // what is left must still be a spread
        if (static_cast<std::size_t>(std::ranges::count_if(finding.episodes, isOpen))
            >= kLeastTargets)
            return {};
        return hides(*std::ranges::find_if_not(finding.episodes, isOpen));
    }
    case FindingKind::ConnectBack:
    case FindingKind::Unconfirmed: {
        // one session, or channel, that all others go with
        const EpisodeId first = finding.episodes.front();
        if (!isOpen(first))
            return hides(first);
        return std::any_of(finding.episodes.begin() + 1, finding.episodes.end(), isOpen)
            ? std::string_view()
            : hides(finding.episodes.back());
    }
    case FindingKind::Ambiguous:
        break;
    }
    return finding.verdict;
}

} // namespace

std::string_view toString(FindingKind kind)
{
    static constexpr std::array<std::string_view, 5> kNames {
        "sweep", "spread", "connect-back", "ambiguous", "unconfirmed"};
    return kNames[static_cast<std::size_t>(kind)];
}

std::vector<PivotFinding> findFindings(
    const PivotFacts& facts, const PivotLinks& links, const std::vector<PivotChain>& chains)
{
    std::vector<PivotFinding> findings;
    addSweeps(facts, findings);
    addSpreads(facts, findings);
    addConnectBacks(facts, findings);
    addAmbiguous(facts, links, findings);
    if (facts.parameters().unconfirmed)
        addUnconfirmed(facts, chains, findings);
    for (PivotFinding& finding : findings) {
        finding.sessions = std::max<std::uint64_t>(finding.sessions, finding.episodes.size());
        finding.verdict = verdictOn(facts, finding);
    }
    return findings;
}

} // namespace nb
