// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/flowmerger.h"

#include "core/pivot/mixedhash.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace nb {

namespace {

constexpr std::int64_t kMergeGap = 2'000'000; ///< µs
constexpr std::size_t kFirstMergeSlots = 4096;

std::uint64_t hashOf(const PivotFlow& flow)
{
    std::uint64_t a = std::uint64_t {flow.client} << 16U | flow.clientPort;
    std::uint64_t b = std::uint64_t {flow.server} << 16U | flow.serverPort;
    if (a > b)
        std::swap(a, b);
    return mixedHash(mixedHash(a) ^ (b << 8U) ^ flow.protocol);
}

bool isSameWay(const PivotFlow& a, const PivotFlow& b)
{
    return a.client == b.client && a.server == b.server && a.clientPort == b.clientPort
        && a.serverPort == b.serverPort && a.protocol == b.protocol;
}

bool isMirrored(const PivotFlow& a, const PivotFlow& b)
{
    return a.client == b.server && a.server == b.client && a.clientPort == b.serverPort
        && a.serverPort == b.clientPort && a.protocol == b.protocol;
}

/// `second`: the count so far comes of another stream of records than the first record's.
void mergeCount(std::uint64_t& count, bool& second, std::uint64_t more, bool moreIsSecond)
{
    if (more == PivotFlow::kUnknown)
        return;
    if (count == PivotFlow::kUnknown) {
        count = more;
        second = moreIsSecond;
    } else if (second == moreIsSecond) {
        const std::uint64_t most = PivotFlow::kUnknown - 1;
        count = count > most - std::min(more, most) ? most : count + more;
    } else {
        count = std::max(count, more);
    }
}

void mergeInto(PivotFlow& flow, PivotFlow record)
{
    if (!isSameWay(flow, record)) {
        // two opinions about who asked
        const bool turnFlow = record.direction > flow.direction
            || (record.direction == flow.direction && flow.serverPort > flow.clientPort);
        turnRound(turnFlow ? flow : record);
    }
    const bool second = record.exporter != flow.exporter || record.turned != flow.turned;
    mergeCount(flow.bytes, flow.secondBytes, record.bytes, second);
    mergeCount(flow.reverseBytes, flow.secondReverse, record.reverseBytes, second);
    flow.end = std::max(flow.end, record.end);
    flow.direction = std::max(flow.direction, record.direction);
    flow.sampled = flow.sampled || record.sampled;
    flow.severalExporters = flow.severalExporters || record.exporter != flow.exporter;
    if (flow.records < std::numeric_limits<std::uint16_t>::max())
        ++flow.records;
}

} // namespace

FlowMerger::FlowMerger()
    : m_slots(kFirstMergeSlots)
{
}

void FlowMerger::insert(std::uint64_t hash, std::uint32_t flow)
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash & mask;
    while (m_slots[at].next != 0)
        at = (at + 1) & mask;
    m_slots[at] = {static_cast<std::uint32_t>(hash >> 32U), flow + 1};
    ++m_used;
}

void FlowMerger::rebuild(std::span<const PivotFlow> flows, std::int64_t now)
{
    std::vector<std::uint32_t> alive;
    for (const Slot& slot : m_slots)
        if (slot.next != 0 && flows[slot.next - 1].end + kMergeGap >= now)
            alive.push_back(slot.next - 1);
    std::size_t size = kFirstMergeSlots;
    while (size < 8 * alive.size())
        size *= 2;
    m_slots = HugeBuffer<Slot>(size);
    m_used = 0;
    for (const std::uint32_t flow : alive)
        insert(hashOf(flows[flow]), flow);
}

void FlowMerger::add(const PivotFlow& record, std::span<PivotFlow> flows, std::size_t& count)
{
    const std::uint64_t hash = hashOf(record);
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t at = hash & mask; m_slots[at].next != 0; at = (at + 1) & mask) {
        if (m_slots[at].tag != hash >> 32U)
            continue;
        PivotFlow& flow = flows[m_slots[at].next - 1];
        if (!isSameWay(flow, record) && !isMirrored(flow, record))
            continue;
        if (record.start <= flow.end + kMergeGap) {
            // a third record may be the continuation of either
            if (flow.records == 1 && flow.exporter != record.exporter)
                m_clocks.add(flow, record);
            mergeInto(flow, record);
        } else {
            flows[count++] = record;
            m_slots[at].next = static_cast<std::uint32_t>(count);
        }
        return;
    }
    insert(hash, static_cast<std::uint32_t>(count));
    flows[count++] = record;
    if (m_used * 2 > m_slots.size())
        rebuild(flows, record.start);
}

void FlowMerger::prefetch(const PivotFlow& record) const
{
    prefetchForRead(&m_slots[hashOf(record) & (m_slots.size() - 1)]);
}

ClockOffsetMeter mergeFlows(std::vector<PivotFlow>& flows)
{
    FlowMerger merger;
    std::size_t merged = 0;
    constexpr std::size_t kAhead = 16;
    for (std::size_t i = 0; i < flows.size(); ++i) {
        if (i + kAhead < flows.size())
            merger.prefetch(flows[i + kAhead]);
        const PivotFlow record = flows[i];
        merger.add(record, flows, merged);
    }
    flows.resize(merged);
    return merger.clocks();
}

} // namespace nb
