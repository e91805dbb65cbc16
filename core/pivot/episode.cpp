// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/episode.h"

#include "core/net/protocol.h"
#include "core/pivot/keymap.h"

#include <algorithm>

namespace nb {

namespace {

constexpr std::uint16_t kPortMapper = 135;
constexpr std::uint16_t kFirstDynamic = 49'152;
constexpr std::size_t kFirstEpisodeSlots = 4096;

void addCount(std::uint64_t& sum, std::uint64_t count)
{
    if (count == PivotFlow::kUnknown)
        return;
    const std::uint64_t most = PivotFlow::kUnknown - 1;
    if (sum == PivotFlow::kUnknown)
        sum = count;
    else
        sum = count > most - std::min(sum, most) ? most : sum + count;
}

/// Episodes that may still grow, by client, server and service.
class OpenEpisodes
{
public:
    OpenEpisodes(std::vector<Episode>& episodes, std::int64_t gap)
        : m_episodes(episodes)
        , m_gap(gap)
        , m_slots(kFirstEpisodeSlots, kFree)
    {
    }

    void add(const PivotFlow& flow, std::uint32_t index, ServiceId service)
    {
        std::uint32_t& slot = m_slots[place(flow.client, flow.server, service)];
        if (slot != kFree && flow.start <= m_episodes[slot].end + m_gap)
            return extend(m_episodes[slot], flow);
        const bool isNew = slot == kFree;
        slot = static_cast<std::uint32_t>(m_episodes.size());
        m_used += isNew ? 1 : 0;
        Episode episode;
        episode.start = flow.start;
        episode.end = flow.end;
        episode.client = flow.client;
        episode.server = flow.server;
        episode.service = service;
        episode.firstFlow = index;
        episode.exporter = flow.exporter;
        episode.direction = DirectionEvidence::Syn;
        m_episodes.push_back(episode);
        extend(m_episodes.back(), flow);
        if (2 * m_used > m_slots.size())
            rebuild(flow.start);
    }

private:
    static constexpr std::uint32_t kFree = ~std::uint32_t {0};

    static void extend(Episode& episode, const PivotFlow& flow)
    {
        episode.end = std::max(episode.end, flow.end);
        ++episode.flows;
        addCount(episode.bytes, flow.bytes);
        addCount(episode.reverseBytes, flow.reverseBytes);
        episode.direction = std::min(episode.direction, flow.direction);
        episode.sampled = episode.sampled || flow.sampled;
        episode.severalExporters = episode.severalExporters || flow.severalExporters
            || flow.exporter != episode.exporter;
    }

    [[nodiscard]] std::size_t place(PivotHost client, PivotHost server, ServiceId service) const
    {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t at = mixedHash(mixedHash(pairKey(client, server)) + service) & mask;
        for (; m_slots[at] != kFree; at = (at + 1) & mask) {
            const Episode& e = m_episodes[m_slots[at]];
            if (e.client == client && e.server == server && e.service == service)
                break;
        }
        return at;
    }

    void rebuild(std::int64_t now)
    {
        std::vector<std::uint32_t> alive;
        for (const std::uint32_t slot : m_slots)
            if (slot != kFree && m_episodes[slot].end + m_gap >= now)
                alive.push_back(slot);
        std::size_t size = kFirstEpisodeSlots;
        while (size < 4 * alive.size())
            size *= 2;
        m_slots.assign(size, kFree);
        for (const std::uint32_t id : alive) {
            const Episode& e = m_episodes[id];
            m_slots[place(e.client, e.server, e.service)] = id;
        }
        m_used = alive.size();
    }

    std::vector<Episode>& m_episodes;
    std::int64_t m_gap;
    std::vector<std::uint32_t> m_slots; ///< newest episode
    std::size_t m_used = 0;
};

} // namespace

struct DynamicRpc::Private
{
    KeyMap<std::int64_t> lastEnd; ///< of port mapper flows, by pair of hosts
};

DynamicRpc::DynamicRpc(const PivotServiceTable& table, const PivotParameters& parameters)
    : m_table(table)
    , m_window(parameters.dynRpc)
    , m_d(std::make_unique<Private>())
{
}

DynamicRpc::~DynamicRpc() = default;

ServiceId DynamicRpc::service(const PivotFlow& flow)
{
    const ServiceId service = m_table.service(flow.protocol, flow.serverPort);
    if (flow.protocol != kTcpNumber)
        return service;
    if (flow.serverPort == kPortMapper) {
        std::int64_t& end = m_d->lastEnd[pairKey(flow.client, flow.server)];
        end = std::max(end, flow.end);
    } else if (flow.serverPort >= kFirstDynamic && m_d->lastEnd.size() > 0
        && m_table.rpc() != PivotServiceTable::kNone) {
        const auto* end = m_d->lastEnd.find(pairKey(flow.client, flow.server));
        if (end != nullptr && *end + m_window >= flow.start)
            return m_table.rpc();
    }
    return service;
}

bool isUsable(const PivotFlow& flow, const PivotParameters& parameters)
{
    if (flow.toSeveral)
        return false;
    const auto enough = [&](std::uint64_t bytes) {
        return bytes == PivotFlow::kUnknown || bytes >= parameters.minBytes;
    };
    return flow.sampled || (enough(flow.bytes) && enough(flow.reverseBytes));
}

std::vector<Episode> buildEpisodes(std::span<const PivotFlow> flows, const PivotServiceTable& table,
    const PivotParameters& parameters)
{
    std::vector<Episode> episodes;
    OpenEpisodes open(episodes, parameters.gap);
    DynamicRpc rpc(table, parameters);
    for (std::size_t i = 0; i < flows.size(); ++i) {
        if (!isUsable(flows[i], parameters))
            continue;
        const ServiceId service = rpc.service(flows[i]);
        if (table.classOf(service) != PivotServiceClass::Infrastructure)
            open.add(flows[i], static_cast<std::uint32_t>(i), service);
    }
    return episodes;
}

} // namespace nb
