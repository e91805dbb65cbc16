// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/pivotflowset.h"

#include "core/base/hugebuffer.h"
#include "core/net/protocol.h"
#include "core/pivot/flowmerger.h"

#include <algorithm>
#include <numeric>
#include <span>

namespace nb {

namespace {

constexpr std::uint8_t kSyn = 0x02;
constexpr std::uint8_t kAck = 0x10;
constexpr std::uint16_t kEphemeral = 32'768;

bool isSynOnly(std::uint8_t flags)
{
    return (flags & (kSyn | kAck)) == kSyn;
}

DirectionEvidence evidenceOf(std::uint8_t confidence)
{
    constexpr std::uint8_t kSynSeen = 95;
    constexpr std::uint8_t kPortsTold = 70;
    if (confidence >= kSynSeen)
        return DirectionEvidence::Syn;
    return confidence >= kPortsTold ? DirectionEvidence::Port : DirectionEvidence::Guess;
}

/// Sorts few flows: first their times, which are small, then each flow is moved once.
class BucketSorter
{
public:
    void sort(std::span<PivotFlow> flows)
    {
        m_keys.clear();
        for (std::uint32_t i = 0; i < flows.size(); ++i)
            m_keys.push_back({flows[i].start, i});
        std::ranges::sort(m_keys, [flows](const Key& a, const Key& b) {
            return a.start != b.start ? a.start < b.start : flows[a.index] < flows[b.index];
        });
        m_sorted.clear();
        for (const Key& key : m_keys)
            m_sorted.push_back(flows[key.index]);
        std::ranges::copy(m_sorted, flows.begin());
    }

private:
    struct Key
    {
        std::int64_t start = 0;
        std::uint32_t index = 0;
    };
    std::vector<Key> m_keys;
    std::vector<PivotFlow> m_sorted;
};

/// Buckets of about this many flows are sorted in the processor's cache.
constexpr std::size_t kBucketFlows = 2048;

} // namespace

void deriveEvidence(PivotRecord& r, const StoredTraffic& t)
{
    const bool noReverse = r.reverseBytes == 0 && t.reversePackets == 0;
    const bool noForward = r.bytes == 0 && t.packets == 0;
    const bool untold = t.confidence >= 100;
    // A row that only one direction's record went into knows nothing of the other one.
    if (!untold && t.fromExporter && !t.attempt) {
        if (noReverse)
            r.reverseBytes = PivotRecord::kUnknown;
        if (noForward)
            r.bytes = PivotRecord::kUnknown;
    }
    if (r.protocol == kTcpNumber && isSynOnly(t.tcpFlags) != isSynOnly(t.reverseTcpFlags)) {
        r.direction = DirectionEvidence::Syn;
        return;
    }
    const bool oneWay = r.bytes == PivotRecord::kUnknown || r.reverseBytes == PivotRecord::kUnknown;
    if (!untold)
        r.direction = evidenceOf(t.confidence);
    else
        r.direction = oneWay ? DirectionEvidence::Guess : DirectionEvidence::Exporter;
}

void orientFlow(PivotFlow& flow, const PivotServiceTable& services)
{
    if (flow.direction == DirectionEvidence::Syn || flow.toSeveral)
        return;
    const bool clientNamed = services.isNamed(flow.protocol, flow.clientPort);
    const bool serverNamed = services.isNamed(flow.protocol, flow.serverPort);
    if (clientNamed && !serverNamed && flow.serverPort >= kEphemeral) {
        turnRound(flow);
        flow.direction = DirectionEvidence::Port;
    } else if (flow.direction == DirectionEvidence::Guess) {
        if (serverNamed && !clientNamed)
            flow.direction = DirectionEvidence::Port;
        else if (clientNamed == serverNamed && flow.serverPort > flow.clientPort)
            turnRound(flow);
    }
}

void sortByStart(std::vector<PivotFlow>& flows)
{
    if (flows.empty() || std::ranges::is_sorted(flows))
        return;
    const auto [low, high] = std::ranges::minmax(flows, {}, &PivotFlow::start);
    const std::int64_t first = low.start;
    const std::uint64_t width
        = static_cast<std::uint64_t>(high.start - first) / (flows.size() / kBucketFlows + 1) + 1;
    const auto bucketOf = [first, width](const PivotFlow& flow) {
        return static_cast<std::size_t>(static_cast<std::uint64_t>(flow.start - first) / width);
    };
    std::vector<std::size_t> ends(bucketOf(high) + 2);
    for (const PivotFlow& flow : flows)
        ++ends[bucketOf(flow) + 1];
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    std::vector<std::size_t> next(ends.begin(), ends.end() - 1);
    // every flow goes straight to its bucket, in place
    for (std::size_t bucket = 0; bucket < next.size(); ++bucket)
        while (next[bucket] < ends[bucket + 1]) {
            PivotFlow& flow = flows[next[bucket]];
            const std::size_t home = bucketOf(flow);
            if (home == bucket)
                ++next[bucket];
            else
                std::swap(flow, flows[next[home]++]);
        }
    BucketSorter sorter;
    for (std::size_t bucket = 0; bucket < next.size(); ++bucket)
        sorter.sort(std::span(flows).subspan(ends[bucket], ends[bucket + 1] - ends[bucket]));
}

PivotFlowSet::PivotFlowSet(PivotServiceTable services)
    : m_services(std::move(services))
{
}

void PivotFlowSet::reserve(std::size_t flows)
{
    m_flows.reserve(flows);
    adviseHugePages(m_flows.data(), flows * sizeof(PivotFlow));
}

std::uint32_t PivotFlowSet::intern(const IpAddress& address)
{
    const std::uint32_t id = m_table.intern(address);
    if (id > m_toSeveral.size())
        m_toSeveral.push_back(address.isMulticast() || address == IpAddress::fromV4(0xFFFFFFFFU));
    return id;
}

void PivotFlowSet::add(const PivotRecord& record)
{
    add(record, intern(record.source), intern(record.destination));
}

void PivotFlowSet::add(const PivotRecord& r, std::uint32_t source, std::uint32_t destination)
{
    m_first = m_records == 0 ? r.start : std::min(m_first, r.start);
    m_last = m_records == 0 ? r.end : std::max(m_last, r.end);
    ++m_records;
    if ((r.protocol != kTcpNumber && r.protocol != kUdpNumber) || source == destination)
        return;
    PivotFlow flow;
    flow.start = r.start;
    flow.end = std::max(r.start, r.end);
    flow.bytes = r.bytes;
    flow.reverseBytes = r.reverseBytes;
    flow.client = source;
    flow.server = destination;
    flow.clientPort = r.sourcePort;
    flow.serverPort = r.destinationPort;
    flow.protocol = r.protocol;
    flow.direction = r.direction;
    flow.exporter = r.exporter;
    flow.sampled = r.sampled;
    flow.toSeveral = m_toSeveral[source - 1] || m_toSeveral[destination - 1];
    m_flows.push_back(flow);
}

std::size_t PivotFlowSet::forgetEndedBefore(std::int64_t time)
{
    return std::erase_if(m_flows, [time](const PivotFlow& flow) { return flow.end < time; });
}

std::size_t PivotFlowSet::forgetAllBut(std::size_t count)
{
    if (m_flows.size() <= count)
        return 0;
    std::vector<std::int64_t> ends;
    ends.reserve(m_flows.size());
    for (const PivotFlow& flow : m_flows)
        ends.push_back(flow.end);
    const auto first = ends.begin() + static_cast<std::ptrdiff_t>(ends.size() - count);
    if (first == ends.end()) {
        m_flows.clear();
        return ends.size();
    }
    std::ranges::nth_element(ends, first);
    return forgetEndedBefore(*first);
}

void PivotFlowSet::forgetUnusedHosts()
{
    HostTable kept;
    std::vector<bool> toSeveral;
    std::vector<std::uint32_t> numberOf(m_table.size() + 1);
    const auto renumber = [&](std::uint32_t id) {
        if (numberOf[id] == 0) {
            numberOf[id] = kept.intern(m_table.address(id));
            toSeveral.push_back(m_toSeveral[id - 1]);
        }
        return numberOf[id];
    };
    for (PivotFlow& flow : m_flows) {
        flow.client = renumber(flow.client);
        flow.server = renumber(flow.server);
    }
    m_table = std::move(kept);
    m_toSeveral = std::move(toSeveral);
}

void PivotFlowSet::numberHosts()
{
    std::vector<std::uint32_t> order(m_table.size());
    std::iota(order.begin(), order.end(), 1U);
    std::ranges::sort(order, {}, [this](std::uint32_t id) { return m_table.address(id); });
    std::vector<PivotHost> numberOf(order.size() + 1);
    m_hosts.clear();
    m_hosts.reserve(order.size());
    for (const std::uint32_t id : order) {
        numberOf[id] = static_cast<PivotHost>(m_hosts.size());
        m_hosts.push_back(m_table.address(id));
    }
    for (PivotFlow& flow : m_flows) {
        flow.client = numberOf[flow.client];
        flow.server = numberOf[flow.server];
    }
    m_table = HostTable();
    m_toSeveral.clear();
}

std::uint16_t PivotFlowSet::internExporter(std::string_view name)
{
    constexpr std::size_t kMost = 65'535;
    const auto known = m_exporterIds.find(name);
    if (known != m_exporterIds.end())
        return known->second;
    const auto id = static_cast<std::uint16_t>(std::min(m_exporterIds.size(), kMost));
    m_exporterIds.emplace(name, id);
    return id;
}

void PivotFlowSet::numberExporters()
{
    std::vector<std::uint16_t> numberOf(65'536);
    std::uint16_t number = 0;
    for (const auto& [name, id] : m_exporterIds)
        numberOf[id] = number++;
    for (PivotFlow& flow : m_flows)
        flow.exporter = numberOf[flow.exporter];
}

void PivotFlowSet::finish()
{
    numberHosts();
    if (m_exporterIds.size() > 1)
        numberExporters();
    for (PivotFlow& flow : m_flows)
        orientFlow(flow, m_services);
    sortByStart(m_flows);
    const ClockOffsetMeter clocks = mergeFlows(m_flows);
    std::vector<std::string> exporters;
    for (const auto& [name, id] : m_exporterIds)
        exporters.push_back(name);
    m_clockOffsets = clocks.offsets(exporters);
}

std::optional<PivotHost> PivotFlowSet::find(const IpAddress& address) const
{
    const auto it = std::ranges::lower_bound(m_hosts, address);
    if (it == m_hosts.end() || *it != address)
        return std::nullopt;
    return static_cast<PivotHost>(it - m_hosts.begin());
}

std::optional<std::pair<std::int64_t, std::int64_t>> PivotFlowSet::span() const
{
    if (m_records == 0)
        return std::nullopt;
    return std::pair {m_first, m_last};
}

} // namespace nb
