// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/orientstage.h"

#include "core/flow/marks.h"
#include "core/pipeline/flowkey.h"
#include "core/pipeline/orientation.h"
#include "core/pipeline/rowchanges.h"

#include <algorithm>

namespace nb {

namespace {

constexpr std::uint8_t kHandshakeFlags = kTcpSyn | kTcpAck;
constexpr std::uint16_t kEphemeral = 32'768;

bool isSynOnly(std::uint8_t flags)
{
    return (flags & kHandshakeFlags) == kTcpSyn;
}

/// A single SYN-ACK, as a server answers; congestion flags aside.
bool isLoneSynAck(std::uint8_t flags, std::uint64_t packets)
{
    constexpr std::uint8_t kCongestion = 0xC0;
    return packets == 1 && (flags & ~kCongestion) == kHandshakeFlags;
}

/// The source is known to have sent before the destination did.
bool startedFirst(const FlowBatch& batch, std::size_t row)
{
    return batch.kind[row] == RecordKind::Flow && batch.confidence[row] >= kStartedFirst;
}

bool isToldByExporter(const FlowBatch& batch, std::size_t row)
{
    return batch.kind[row] == RecordKind::Flow
        && (batch.confidence[row] == 100 || batch.confidence[row] == kDestinationBegan);
}

} // namespace

Result<void> OrientStage::process(FlowBatch&& batch, FlowSink& next)
{
    const std::size_t rows = batch.size();
    m_sources.resize(rows);
    m_destinations.resize(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        m_sources[row]
            = ServerTable::hashOfEnd(batch.srcIp[row], batch.protocol[row], batch.srcPort[row]);
        m_destinations[row]
            = ServerTable::hashOfEnd(batch.dstIp[row], batch.protocol[row], batch.dstPort[row]);
    }
    constexpr std::size_t kAhead = 12;
    for (std::size_t row = 0; row < rows; ++row) {
        if (row + kAhead < rows) {
            m_servers.prefetch(m_sources[row + kAhead]);
            m_servers.prefetch(m_destinations[row + kAhead]);
        }
        if (batch.kind[row] != RecordKind::Event)
            orientRow(batch, row);
    }
    return next.add(std::move(batch));
}

void OrientStage::orientRow(FlowBatch& batch, std::size_t row)
{
    Decision decision;
    if (isToldByExporter(batch, row)) {
        decision = {batch.confidence[row] == kDestinationBegan, 100, true, false};
        ++m_told;
    } else {
        decision = decide(batch, row);
        ++(decision.unknown ? m_unknown : decision.swap ? m_swapped : m_kept);
    }
    if (Protocol(batch.protocol[row]).hasPorts())
        learn(batch, row, decision);
    if (decision.swap)
        swapDirection(batch, row);
    batch.confidence[row] = decision.confidence;
    if (decision.unknown)
        addMark(batch, row, mark::kDirectionUnknown);
    if (batch.state[row] != FlowState::Unknown)
        return;
    const bool tcp = batch.protocol[row] == kTcp.number();
    const auto flags = [tcp](std::uint8_t value) { return tcp ? value : std::uint8_t {0}; };
    const FlowSides sides {batch.packets[row] != 0, batch.reversePackets[row] != 0,
        flags(batch.tcpFlags[row]), flags(batch.reverseTcpFlags[row]), false};
    batch.state[row] = stateOfRecords(sides);
}

OrientStage::Decision OrientStage::decide(const FlowBatch& batch, std::size_t row) const
{
    const Protocol protocol(batch.protocol[row]);
    if (protocol.isIcmp()) {
        const IcmpQuery query = icmpQuery(protocol.number(), batch.dstPort[row]);
        if (query.known)
            return {query.reply, 98, false, false};
    }
    if (protocol == kTcp) {
        const std::uint8_t flags = batch.tcpFlags[row];
        const std::uint8_t reverse = batch.reverseTcpFlags[row];
        if (isSynOnly(flags) != isSynOnly(reverse)) {
            const std::uint8_t answer = isSynOnly(reverse) ? flags : reverse;
            return {isSynOnly(reverse), 98, (answer & kHandshakeFlags) == kHandshakeFlags, false};
        }
        if (isLoneSynAck(flags, batch.packets[row]) && batch.reversePackets[row] == 0)
            return {true, 95, true, false};
        if ((flags & reverse & kTcpSyn) != 0 && startedFirst(batch, row))
            return {false, 95, true, false};
    }
    if (batch.dstIp[row].isMulticast() || batch.dstIp[row] == IpAddress::fromV4(0xFFFFFFFFU))
        return {false, 90, false, false};
    if (!protocol.hasPorts()) {
        const bool together = batch.kind[row] == RecordKind::Flow && !startedFirst(batch, row);
        return {false, static_cast<std::uint8_t>(together ? 30 : 60), false, together};
    }
    return decideByEnds(batch, row);
}

OrientStage::Decision OrientStage::decideByEnds(const FlowBatch& batch, std::size_t row) const
{
    const auto source = m_servers.evidence(m_sources[row]);
    const auto destination = m_servers.evidence(m_destinations[row]);
    const Protocol protocol(batch.protocol[row]);
    const int sourcePort = serverLikeness(protocol, batch.srcPort[row]);
    const int destinationPort = serverLikeness(protocol, batch.dstPort[row]);
    const bool first = startedFirst(batch, row);
    Decision decision;
    if (source.proven != destination.proven) {
        decision = {source.proven, 90, false, false};
    } else if (source.fanIn != destination.fanIn) {
        decision = {source.fanIn, 85, false, false};
    } else if (sourcePort != destinationPort) {
        const bool swap = sourcePort > destinationPort;
        const std::uint16_t other = swap ? batch.dstPort[row] : batch.srcPort[row];
        decision = {swap, static_cast<std::uint8_t>(other >= kEphemeral ? 80 : 70), false, false};
    } else if (first && (protocol != kTcp || batch.tcpFlags[row] == 0)) {
        return {false, 70, false, false};
    } else {
        return {false, 30, false, true};
    }
    if (first)
        decision.confidence = static_cast<std::uint8_t>(
            decision.swap ? decision.confidence - 5 : std::min(decision.confidence + 10, 95));
    return decision;
}

void OrientStage::learn(const FlowBatch& batch, std::size_t row, const Decision& decision)
{
    // a SYN that nobody answered tells of no server
    if (batch.protocol[row] == kTcp.number() && !decision.proves
        && (isSynOnly(batch.tcpFlags[row]) || isSynOnly(batch.reverseTcpFlags[row])))
        return;
    if (decision.unknown || decision.swap)
        m_servers.learn(
            m_sources[row], hashOf(batch.dstIp[row]), batch.dstPort[row], decision.proves);
    if (decision.unknown || !decision.swap)
        m_servers.learn(
            m_destinations[row], hashOf(batch.srcIp[row]), batch.srcPort[row], decision.proves);
}

Result<void> OrientStage::advance(std::int64_t, FlowSink&)
{
    return {};
}

Result<void> OrientStage::finish(FlowSink&)
{
    return {};
}

std::map<std::string, std::uint64_t> OrientStage::counts() const
{
    return {{"told by exporter", m_told}, {"kept", m_kept}, {"swapped", m_swapped},
        {"unknown", m_unknown}};
}

} // namespace nb
