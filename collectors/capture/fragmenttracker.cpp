// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/capture/fragmenttracker.h"

#include "collectors/capture/flowmeter.h"

#include <cstdlib>

namespace nb {

namespace {

constexpr std::int64_t kFragmentLifetime = 30'000'000; // µs; RFC 791 suggests 15 to 120 s
constexpr std::size_t kSets = 4096;
constexpr std::size_t kWays = 4;
constexpr std::size_t kMaxHeld = 8192;

std::uint64_t mixKey(std::uint64_t value)
{
    value *= 0x9e37'79b9'7f4a'7c15ULL;
    return value ^ (value >> 29);
}

} // namespace

std::size_t FragmentTracker::KeyHash::operator()(const Key& key) const
{
    std::uint64_t h = mixKey(key.src.first ^ key.id);
    h = mixKey(h ^ key.src.second);
    h = mixKey(h ^ key.dst.first);
    h = mixKey(h ^ key.dst.second);
    return static_cast<std::size_t>(mixKey(h ^ key.protocol));
}

FragmentTracker::FragmentTracker(FlowMeter& meter)
    : m_meter(meter)
{
}

void FragmentTracker::add(const PacketSummary& packet)
{
    expire(packet.time);
    // IPv6 names what follows the fragment header, which may be another header before the transport
    // one; it is the same in all fragments, and the first one's transport protocol replaces it.
    const Key key {packet.src, packet.dst, packet.fragmentId, packet.fragmentProtocol};
    if (packet.fragment == FragmentKind::First) {
        remember({key, packet.time, packet.srcPort, packet.dstPort, packet.icmpTypeCode,
            packet.protocol, packet.hasIcmpType, false, true});
        m_meter.add(packet);
        release(key, recall(key, packet.time));
        return;
    }
    if (const First* first = recall(key, packet.time)) {
        meter(packet, *first);
        return;
    }
    hold(key, packet);
}

void FragmentTracker::carried(const FragmentKey& key, std::int64_t time)
{
    expire(time);
    remember({.key = key, .time = time, .carries = true, .used = true});
    release(key, recall(key, time));
}

void FragmentTracker::remember(const First& first)
{
    if (m_firsts.empty())
        m_firsts.resize(kSets * kWays);
    First* const set = &m_firsts[(KeyHash {}(first.key) % kSets) * kWays];
    First* place = set;
    for (First* way = set; way != set + kWays; ++way) {
        if (!way->used || way->key == first.key) {
            place = way;
            break;
        }
        if (way->time < place->time)
            place = way;
    }
    *place = first;
}

const FragmentTracker::First* FragmentTracker::recall(const Key& key, std::int64_t time) const
{
    if (m_firsts.empty())
        return nullptr;
    const First* const set = &m_firsts[(KeyHash {}(key) % kSets) * kWays];
    for (const First* way = set; way != set + kWays; ++way)
        if (way->used && way->key == key && std::abs(time - way->time) <= kFragmentLifetime)
            return way;
    return nullptr;
}

void FragmentTracker::meter(PacketSummary packet, const First& first)
{
    if (first.carries) {
        ++m_rests;
        return;
    }
    packet.srcPort = first.srcPort;
    packet.dstPort = first.dstPort;
    packet.icmpTypeCode = first.icmpTypeCode;
    packet.hasIcmpType = first.hasIcmpType;
    packet.protocol = first.protocol;
    m_meter.add(packet);
}

void FragmentTracker::hold(const Key& key, const PacketSummary& packet)
{
    // The queue keeps keys whose first fragment has come; they count against a bound of their own.
    while (m_heldCount >= kMaxHeld || m_queue.size() >= 2 * kMaxHeld) {
        const Key oldest = m_queue.front().key;
        m_queue.pop_front();
        release(oldest, nullptr);
    }
    auto& waiting = m_held[key];
    if (waiting.empty())
        m_queue.push_back({packet.time, key});
    waiting.push_back(packet);
    waiting.back().ip = {}; // the reader's buffer goes on
    ++m_heldCount;
}

void FragmentTracker::release(const Key& key, const First* first)
{
    const auto found = m_held.find(key);
    if (found == m_held.end())
        return;
    for (const PacketSummary& packet : found->second) {
        if (first != nullptr)
            meter(packet, *first);
        else
            m_meter.add(packet);
    }
    m_heldCount -= found->second.size();
    m_held.erase(found);
}

void FragmentTracker::expire(std::int64_t time)
{
    while (!m_queue.empty() && std::abs(time - m_queue.front().time) > kFragmentLifetime) {
        const Key key = m_queue.front().key;
        m_queue.pop_front();
        release(key, nullptr);
    }
}

void FragmentTracker::finish()
{
    while (!m_queue.empty()) {
        const Key key = m_queue.front().key;
        m_queue.pop_front();
        release(key, nullptr);
    }
}

} // namespace nb
