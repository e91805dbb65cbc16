// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/episode.h"

#include "core/net/protocol.h"
#include "core/pivot/keymap.h"

#include <algorithm>
#include <array>

namespace nb {

namespace {

constexpr std::uint16_t kPortMapper = 135;
constexpr std::uint16_t kFirstDynamic = 49'152;
constexpr std::size_t kFirstEpisodeSlots = 4096;
constexpr std::size_t kFlowsAtOnce = 32;

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
        , m_slots(kFirstEpisodeSlots)
    {
    }

    [[nodiscard]] static std::uint64_t hashOf(const PivotFlow& flow, ServiceId service)
    {
        return hashOf(flow.client, flow.server, service);
    }
    /// A flow of that hash comes soon.
    void prefetch(std::uint64_t hash) const
    {
        prefetchForRead(&m_slots[hash & (m_slots.size() - 1)]);
    }

    void add(const PivotFlow& flow, std::uint32_t index, ServiceId service, std::uint64_t hash)
    {
        Slot& slot = m_slots[place(hash, flow.client, flow.server, service)];
        if (slot.next != 0 && flow.start <= m_episodes[slot.next - 1].end + m_gap)
            return extend(m_episodes[slot.next - 1], flow);
        m_used += slot.next == 0 ? 1 : 0;
        slot = {tagOf(hash), static_cast<std::uint32_t>(m_episodes.size()) + 1};
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
    struct Slot
    {
        std::uint32_t tag = 0; ///< upper bits of the hash
        std::uint32_t next = 0; ///< index of the newest episode, and 1; 0: free
    };

    [[nodiscard]] static std::uint64_t hashOf(PivotHost client, PivotHost server, ServiceId service)
    {
        return mixedHash(mixedHash(pairKey(client, server)) + service);
    }
    [[nodiscard]] static std::uint32_t tagOf(std::uint64_t hash)
    {
        return static_cast<std::uint32_t>(hash >> 32U);
    }

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

    [[nodiscard]] std::size_t place(
        std::uint64_t hash, PivotHost client, PivotHost server, ServiceId service) const
    {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t at = hash & mask;
        for (; m_slots[at].next != 0; at = (at + 1) & mask) {
            if (m_slots[at].tag != tagOf(hash))
                continue;
            const Episode& e = m_episodes[m_slots[at].next - 1];
            if (e.client == client && e.server == server && e.service == service)
                break;
        }
        return at;
    }

    void rebuild(std::int64_t now)
    {
        std::vector<std::uint32_t> alive;
        for (const Slot& slot : m_slots)
            if (slot.next != 0 && m_episodes[slot.next - 1].end + m_gap >= now)
                alive.push_back(slot.next - 1);
        std::size_t size = kFirstEpisodeSlots;
        while (size < 4 * alive.size())
            size *= 2;
        m_slots = HugeBuffer<Slot>(size);
        for (const std::uint32_t id : alive) {
            const Episode& e = m_episodes[id];
            const std::uint64_t hash = hashOf(e.client, e.server, e.service);
            m_slots[place(hash, e.client, e.server, e.service)] = {tagOf(hash), id + 1};
        }
        m_used = alive.size();
    }

    std::vector<Episode>& m_episodes;
    std::int64_t m_gap;
    HugeBuffer<Slot> m_slots;
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
    // address space; what there is no episode for is never touched
    episodes.reserve(flows.size());
    adviseHugePages(episodes.data(), flows.size() * sizeof(Episode));
    OpenEpisodes open(episodes, parameters.gap);
    DynamicRpc rpc(table, parameters);
    struct Known
    {
        std::uint32_t flow = 0;
        ServiceId service = 0;
        std::uint64_t hash = 0;
    };
    // some at a time: their places are on their way while others are looked up
    std::array<Known, kFlowsAtOnce> known {};
    for (std::size_t begin = 0; begin < flows.size(); begin += kFlowsAtOnce) {
        std::size_t count = 0;
        for (std::size_t i = begin; i < std::min(begin + kFlowsAtOnce, flows.size()); ++i) {
            if (!isUsable(flows[i], parameters))
                continue;
            const ServiceId service = rpc.service(flows[i]);
            if (table.classOf(service) == PivotServiceClass::Infrastructure)
                continue;
            known[count]
                = {static_cast<std::uint32_t>(i), service, OpenEpisodes::hashOf(flows[i], service)};
            open.prefetch(known[count++].hash);
        }
        for (const Known& k : std::span(known).first(count))
            open.add(flows[k.flow], k.flow, k.service, k.hash);
    }
    return episodes;
}

} // namespace nb
