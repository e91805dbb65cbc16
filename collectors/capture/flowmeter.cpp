// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/capture/flowmeter.h"

#include "core/net/protocol.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

namespace nb {

namespace {

constexpr std::uint8_t kFin = 0x01;
constexpr std::uint8_t kSyn = 0x02;
constexpr std::uint8_t kRst = 0x04;
constexpr std::uint8_t kAck = 0x10;

struct IcmpPair
{
    std::uint8_t protocol;
    std::uint8_t request;
    std::uint8_t reply;
};
/// Queries with an answer of their own: RFC 792, 950, 4443 (echo, timestamp, information, mask).
constexpr std::array<IcmpPair, 5> kIcmpPairs {
    {{1, 8, 0}, {1, 13, 14}, {1, 15, 16}, {1, 17, 18}, {58, 128, 129}}};

/// The pair a message belongs to, and whether it is the request.
std::pair<const IcmpPair*, bool> icmpPairOf(const PacketSummary& packet)
{
    const auto type = static_cast<std::uint8_t>(packet.icmpTypeCode >> 8);
    for (const IcmpPair& pair : kIcmpPairs)
        if (pair.protocol == packet.protocol && (type == pair.request || type == pair.reply))
            return {&pair, type == pair.request};
    return {nullptr, false};
}

/// Requests and replies share a key; other messages are flows of their own, one each way.
void setIcmpKey(const PacketSummary& packet, bool fromLow, FlowKey& key)
{
    if (!packet.hasIcmpType)
        return;
    if (const auto [pair, isRequest] = icmpPairOf(packet); pair != nullptr) {
        key.lowPort = key.highPort = static_cast<std::uint16_t>(pair->request << 8);
        return;
    }
    // +1 keeps type 0 code 0 apart from "no ports".
    const auto value = static_cast<std::uint16_t>(packet.icmpTypeCode + 1);
    (fromLow ? key.lowPort : key.highPort) = value;
}

/// The key of a packet; returns the direction, 0 when the sender is the low end.
std::uint8_t makeKey(const PacketSummary& p, FlowKey& key)
{
    const bool fromLow = std::tie(p.src, p.srcPort) <= std::tie(p.dst, p.dstPort);
    key.low = fromLow ? p.src : p.dst;
    key.high = fromLow ? p.dst : p.src;
    key.lowPort = fromLow ? p.srcPort : p.dstPort;
    key.highPort = fromLow ? p.dstPort : p.srcPort;
    key.vlan = p.vlan;
    key.protocol = p.protocol;
    key.tunnel = p.tunnel;
    key.tunnelId = p.tunnel == TunnelKind::Gtp ? 0 : p.tunnelId; // another TEID each way
    if (p.hasIcmpType)
        setIcmpKey(p, fromLow, key);
    return fromLow ? 0 : 1;
}

bool isSyn(const PacketSummary& packet)
{
    return packet.hasTcpFlags && (packet.tcpFlags & (kSyn | kAck | kRst)) == kSyn;
}

} // namespace

FlowMeter::FlowMeter(FlowRows& rows, const MeterOptions& options, FlowLabels* labels)
    : m_rows(rows)
    , m_labels(labels)
    , m_active(options.activeTimeout.count())
    , m_table(options.maxFlows)
    , m_expiry(m_table, options)
{
}

void FlowMeter::process()
{
    for (std::size_t i = 0; i < m_waitingCount; ++i) {
        m_directions[i] = makeKey(m_waiting[i], m_keys[i]);
        m_hashes[i] = m_table.hashOf(m_keys[i]);
        m_table.prefetchSlot(m_hashes[i]);
    }
    for (std::size_t i = 0; i < m_waitingCount; ++i)
        m_table.prefetchEntry(m_hashes[i]);
    for (std::size_t i = 0; i < m_waitingCount; ++i)
        meter(m_waiting[i], m_keys[i], m_hashes[i], m_directions[i]);
    m_waitingCount = 0;
}

void FlowMeter::meter(
    const PacketSummary& packet, const FlowKey& key, std::uint32_t hash, unsigned direction)
{
    m_expiry.advance(packet.time, [this](std::uint32_t index) { end(index); });
    auto found = m_table.find(key, hash);
    if (found) {
        FlowEntry& entry = m_table[*found];
        if (m_expiry.isOver(entry, packet.time) || beginsAnother(entry, packet, direction)) {
            m_expiry.remove(*found);
            end(*found);
            found.reset();
        } else if (packet.time - entry.start >= m_active
            || entry.packets[direction] == std::numeric_limits<std::uint32_t>::max()) {
            cut(*found, packet.time);
        }
    }
    const std::uint32_t index = found ? *found : begin(packet, key, hash, direction);
    count(index, packet, direction);
    if (m_labels != nullptr)
        m_labels->packet(index, !found, packet);
}

std::uint32_t FlowMeter::begin(
    const PacketSummary& packet, const FlowKey& key, std::uint32_t hash, unsigned direction)
{
    if (m_table.full()) {
        if (const auto oldest = m_expiry.takeOldest()) {
            end(*oldest);
            ++m_evicted;
        }
    }
    const std::uint32_t index = m_table.insert(key, hash);
    FlowEntry& entry = m_table[index];
    entry.start = entry.end = packet.time;
    entry.firstSender = direction & 1U;
    entry.tunnelId = packet.tunnelId;
    entry.icmpTypeCode = packet.icmpTypeCode;
    entry.macs = packet.macs;
    m_expiry.add(index);
    return index;
}

/// A SYN of the same client with another sequence number than the one that opened the flow: its
/// ports are used again, also where the end of the connection before was never seen. Where that one
/// began otherwise, it must be over (closed, or silent for the linger). Retransmissions have the
/// same number.
bool FlowMeter::beginsAnother(
    const FlowEntry& entry, const PacketSummary& packet, unsigned direction) const
{
    if (!isSyn(packet))
        return false;
    if (entry.hasSyn && entry.client == direction && packet.tcpSequence == entry.synSequence)
        return false;
    if (entry.closed || packet.time - entry.end > m_expiry.linger())
        return true;
    return entry.hasSyn && entry.client == direction;
}

void FlowMeter::count(std::uint32_t index, const PacketSummary& packet, unsigned direction)
{
    FlowEntry& entry = m_table[index];
    ++entry.packets[direction];
    entry.bytes[direction] += packet.ipBytes;
    entry.start = std::min(entry.start, packet.time);
    entry.end = std::max(entry.end, packet.time);
    if (packet.hasTcpFlags)
        noteTcp(index, packet, direction);
    else if (packet.hasIcmpType)
        noteIcmp(entry, packet, direction);
}

void FlowMeter::noteTcp(std::uint32_t index, const PacketSummary& packet, unsigned direction)
{
    FlowEntry& entry = m_table[index];
    entry.tcpFlags[direction] |= packet.tcpFlags;
    if ((packet.tcpFlags & (kSyn | kFin | kRst)) == 0)
        return;
    if (isSyn(packet) && !entry.hasSyn) {
        entry.hasSyn = true;
        entry.synSequence = packet.tcpSequence;
        entry.client = direction & 1U;
        entry.clientConfidence = 100;
    } else if ((packet.tcpFlags & (kSyn | kAck)) == (kSyn | kAck) && entry.clientConfidence == 0) {
        entry.client = (direction ^ 1U) & 1U;
        entry.clientConfidence = 95;
    }
    const bool bothFin = (entry.tcpFlags[0] & entry.tcpFlags[1] & kFin) != 0;
    if (!entry.closed && (bothFin || (packet.tcpFlags & kRst) != 0)) {
        entry.closed = true;
        m_expiry.closed(index);
    }
}

void FlowMeter::noteIcmp(FlowEntry& entry, const PacketSummary& packet, unsigned direction) const
{
    if (const auto [pair, isRequest] = icmpPairOf(packet); pair == nullptr || isRequest) {
        entry.client = direction & 1U;
        entry.clientConfidence = 100;
        entry.icmpTypeCode = packet.icmpTypeCode;
    }
}

/// The active timeout: what was counted goes out, who is who stays.
void FlowMeter::cut(std::uint32_t index, std::int64_t time)
{
    FlowEntry& entry = m_table[index];
    m_rows.add(entry, m_labels != nullptr ? m_labels->ticket(index) : 0, false);
    entry.answered = entry.answered || (entry.packets[0] != 0 && entry.packets[1] != 0);
    entry.packets = {};
    entry.bytes = {};
    entry.tcpFlags = {};
    entry.start = entry.end = time;
}

void FlowMeter::end(std::uint32_t index)
{
    const FlowLabels::Ticket ticket = m_labels != nullptr ? m_labels->end(index) : 0;
    if (m_table[index].packets[0] != 0 || m_table[index].packets[1] != 0)
        m_rows.add(m_table[index], ticket, true);
    else if (ticket != 0)
        m_labels->forget(ticket);
    m_table.remove(index);
}

void FlowMeter::finish()
{
    process();
    while (const auto index = m_expiry.takeOldest())
        end(*index);
}

} // namespace nb
