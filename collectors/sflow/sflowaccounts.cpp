// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/sflow/sflowaccounts.h"

#include "collectors/netflow/exportmessage.h"
#include "collectors/sflow/sflowformat.h"

#include <algorithm>

namespace nb {

namespace {

/// Agents and data sources of all exporters together: bounds memory (about 100 MiB) where single
/// bounds multiply.
constexpr std::size_t kMaxSources = 262'144;
constexpr std::size_t kAgentsPerExporter = 4;
/// An agent's clock that is so much behind was started anew.
constexpr std::uint32_t kClockSlackMs = 5000;

std::uint64_t sourceKey(std::uint32_t type, std::uint32_t index)
{
    return (std::uint64_t {type} << 32) | index;
}

/// FNV-1a over 8 bytes at a time; equal datagrams need to be told from different ones, no more.
std::uint64_t contentHash(std::span<const std::byte> bytes)
{
    std::uint64_t hash = 0xcbf2'9ce4'8422'2325 ^ bytes.size();
    const auto mix = [&hash](std::uint64_t word) {
        hash = (hash ^ word) * 0x0000'0100'0000'01b3;
        hash ^= hash >> 29;
    };
    std::size_t at = 0;
    for (; bytes.size() - at >= 8; at += 8)
        mix(loadAt<std::uint64_t>(bytes, at));
    for (; at < bytes.size(); ++at)
        mix(loadAt<std::uint8_t>(bytes, at));
    return hash;
}

std::string sourceText(std::uint32_t type, std::uint32_t index)
{
    const std::string text = std::to_string(index);
    return type == 0 ? text : std::to_string(type) + ':' + text;
}

bool clockWentBack(std::uint32_t before, std::uint32_t now)
{
    const std::uint32_t back = before - now;
    if (back <= kClockSlackMs || back > 0xffff'ffff - kClockSlackMs)
        return false;
    return now < before;
}

void add(ExporterStatus& sum, const ExporterStatus& part)
{
    sum.datagrams += part.datagrams;
    sum.bytes += part.bytes;
    sum.records += part.records;
    sum.otherRecords += part.otherRecords;
    sum.flows += part.flows;
    for (std::size_t i = 0; i < sum.drops.size(); ++i)
        sum.drops[i] += part.drops[i];
    sum.lost += part.lost;
    sum.lossUnknown += part.lossUnknown;
    sum.duplicates += part.duplicates;
    sum.reordered += part.reordered;
    sum.restarts += part.restarts;
    if (sum.firstSeen == Timestamp {} || part.firstSeen < sum.firstSeen)
        sum.firstSeen = part.firstSeen;
    sum.lastSeen = std::max(sum.lastSeen, part.lastSeen);
    if (!sum.sampling)
        sum.sampling = part.sampling;
    if (sum.problem.empty())
        sum.problem = part.problem;
}

ExporterStatus statusOf(const SFlowAccounts::Agent& agent)
{
    ExporterStatus status = agent.status;
    status.lost = agent.window.lost();
    status.reordered = agent.window.reordered();
    status.restarts = agent.window.restarts();
    std::uint64_t lost = agent.goneLost;
    std::uint64_t drops = agent.goneDrops;
    for (const SFlowAccounts::Source& source : agent.sources) {
        lost += source.window.lost();
        drops += source.status.agentDrops;
    }
    if (drops != 0)
        status.problem
            = "the agent itself lost " + std::to_string(drops) + " samples for lack of resources";
    else if (lost != 0)
        status.problem = std::to_string(lost) + " samples are missing by their sequence numbers";
    return status;
}

ExporterId idOf(const IpAddress& address, std::uint32_t subAgent)
{
    return {address, subAgent, kSFlowVersion, 0};
}

} // namespace

SFlowAccounts::SFlowAccounts(const DecoderLimits& limits)
    : m_limits(limits)
{
    m_unowned.id = idOf(IpAddress {}, 0);
    m_unowned.problem = "messages of addresses that never sent a good one";
}

SFlowAccounts::Owner* SFlowAccounts::owner(const IpAddress& address)
{
    if (const auto found = m_owners.find(address); found != m_owners.end())
        return &found->second;
    if (m_owners.size() >= m_limits.exporters)
        return nullptr;
    Owner& made = m_owners[address];
    made.rest.id = idOf(address, 0);
    return &made;
}

void SFlowAccounts::evictAgent(Owner& owner)
{
    const auto oldest = std::ranges::min_element(
        owner.agents, {}, [this](const AgentKey& key) { return m_agents.find(key)->second.used; });
    const auto agent = m_agents.find(*oldest);
    m_sources -= agent->second.sources.size();
    add(owner.rest, statusOf(agent->second));
    owner.rest.problem = "more agents behind one address than are kept apart";
    owner.hasRest = true;
    m_agents.erase(agent);
    owner.agents.erase(oldest);
}

SFlowAccounts::Agent* SFlowAccounts::agent(
    const ExportMessage& message, const SFlowDatagram& datagram)
{
    const AgentKey key {datagram.agent.value_or(message.exporter), datagram.subAgent};
    ++m_clock;
    if (const auto found = m_agents.find(key); found != m_agents.end()) {
        found->second.used = m_clock;
        return &found->second;
    }
    Owner* const payer = owner(message.exporter);
    if (payer == nullptr)
        return nullptr;
    const bool full = m_agents.size() >= m_limits.exporters * kAgentsPerExporter;
    if (full && payer->agents.empty())
        return nullptr;
    if (full || payer->agents.size() >= std::max<std::size_t>(m_limits.domainsOfExporter, 1))
        evictAgent(*payer);
    payer->agents.push_back(key);
    Agent& made = m_agents[key];
    made.owner = message.exporter;
    made.address = key.address.toString();
    made.used = m_clock;
    made.status.id = idOf(key.address, key.subAgent);
    made.status.sequenceUnit = SequenceUnit::Packets;
    made.status.firstSeen = fromMicroseconds(message.received);
    return &made;
}

bool SFlowAccounts::countDatagram(
    Agent& agent, const ExportMessage& message, const SFlowDatagram& datagram)
{
    ++agent.status.datagrams;
    agent.status.bytes += message.bytes.size();
    agent.status.lastSeen = std::max(agent.status.lastSeen, fromMicroseconds(message.received));
    const bool first = agent.status.datagrams == 1;
    const bool earlier = !first && clockWentBack(agent.uptime, datagram.uptime);
    const std::uint64_t hash = contentHash(message.bytes);
    std::uint64_t& known = agent.contents[datagram.sequence % agent.contents.size()];
    const bool same = !first && known == hash;
    known = hash;
    using Step = SequenceWindow::Step;
    const Step step = agent.window.take(datagram.sequence, earlier && !same);
    if (step == Step::Repeated && same) {
        ++agent.status.duplicates;
        return true;
    }
    if (step == Step::Repeated || step == Step::Odd)
        ++agent.status.lossUnknown;
    if (step == Step::Restart) {
        for (Source& source : agent.sources)
            source.window.reset();
        agent.contents.fill(0);
        known = hash;
    }
    if (step != Step::Reordered && step != Step::Odd)
        agent.uptime = datagram.uptime;
    return false;
}

void SFlowAccounts::evictSource(Agent& agent)
{
    const Source& oldest = agent.sources.back();
    agent.goneLost += oldest.window.lost();
    agent.goneDrops += oldest.status.agentDrops;
    agent.sourceIndex.erase(sourceKey(oldest.status.sourceType, oldest.status.sourceIndex));
    agent.sources.pop_back();
    --m_sources;
}

SFlowAccounts::Source& SFlowAccounts::countSample(Agent& agent, const SFlowFlowSample& sample)
{
    const std::uint64_t key = sourceKey(sample.sourceType, sample.sourceIndex);
    const auto found = agent.sourceIndex.find(key);
    if (found != agent.sourceIndex.end()) {
        agent.sources.splice(agent.sources.begin(), agent.sources, found->second);
    } else {
        const std::size_t bound = std::max<std::size_t>(m_limits.samplersOfExporter, 1);
        while (
            !agent.sources.empty() && (agent.sources.size() >= bound || m_sources >= kMaxSources))
            evictSource(agent);
        Source& made = agent.sources.emplace_front();
        agent.sourceIndex[key] = agent.sources.begin();
        ++m_sources;
        made.status.exporter = agent.status.id;
        made.status.sourceType = sample.sourceType;
        made.status.sourceIndex = sample.sourceIndex;
        made.sampler = agent.address + '/' + std::to_string(agent.status.id.domain) + '/'
            + sourceText(sample.sourceType, sample.sourceIndex);
    }
    Source& source = agent.sources.front();
    ++source.status.samples;
    source.status.rate = sample.rate;
    if (sample.rate != 0)
        agent.status.sampling = sample.rate;
    using Step = SequenceWindow::Step;
    const Step step = source.window.take(sample.sequence);
    if (step == Step::Next) {
        // A counter that goes back was started anew.
        constexpr std::uint32_t kHalf = std::uint32_t {1} << 31;
        const std::uint32_t drops = sample.drops - source.drops;
        const std::uint32_t pool = sample.pool - source.pool;
        source.status.agentDrops += drops < kHalf ? drops : 0;
        source.status.pool += pool < kHalf ? pool : 0;
    } else if (step == Step::Repeated) {
        ++source.status.repeated;
    }
    if (step != Step::Reordered && step != Step::Repeated && step != Step::Odd) {
        source.drops = sample.drops;
        source.pool = sample.pool;
    }
    return source;
}

void SFlowAccounts::countDrop(const ExportMessage& message, DropReason reason)
{
    // Who only ever sent rubbish gets no state of its own.
    const auto payer = m_owners.find(message.exporter);
    ExporterStatus& status = payer == m_owners.end() ? m_unowned : payer->second.rest;
    ++status.drops[static_cast<std::size_t>(reason)];
    (payer == m_owners.end() ? m_hasUnowned : payer->second.hasRest) = true;
}

std::vector<ExporterStatus> SFlowAccounts::exporters() const
{
    std::map<ExporterId, ExporterStatus> byId;
    for (const auto& [key, agent] : m_agents)
        byId[agent.status.id] = statusOf(agent);
    for (const auto& [address, payer] : m_owners) {
        if (!payer.hasRest)
            continue;
        ExporterStatus& status = byId[payer.rest.id];
        status.id = payer.rest.id;
        add(status, payer.rest);
    }
    // An agent may claim to have the address of none.
    if (m_hasUnowned) {
        ExporterStatus& status = byId[m_unowned.id];
        status.id = m_unowned.id;
        add(status, m_unowned);
    }
    std::vector<ExporterStatus> all;
    all.reserve(byId.size() + 1);
    for (auto& [id, status] : byId)
        all.push_back(std::move(status));
    return all;
}

std::vector<SFlowSourceStatus> SFlowAccounts::sources() const
{
    std::vector<SFlowSourceStatus> all;
    all.reserve(m_sources);
    for (const auto& [key, agent] : m_agents) {
        for (const Source& source : agent.sources) {
            all.push_back(source.status);
            all.back().lost = source.window.lost();
        }
    }
    std::ranges::sort(all, {}, [](const SFlowSourceStatus& s) {
        return std::tuple(s.exporter, s.sourceType, s.sourceIndex);
    });
    return all;
}

} // namespace nb
