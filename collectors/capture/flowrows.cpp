// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/capture/flowrows.h"

#include "collectors/base/bytereader.h"
#include "collectors/capture/flowtable.h"
#include "core/flow/marks.h"
#include "core/net/servicenames.h"
#include "core/pipeline/orientation.h"
#include "core/pipeline/rowchanges.h"

#include <utility>

namespace nb {

namespace {

struct Orientation
{
    unsigned client = 0; ///< 0: the low end of the key
    std::uint8_t confidence = 0;
};

/// Who asked whom. Packets that tell (SYN, SYN-ACK, ICMP request) count most, then the port that
/// looks like a server's, then who sent first.
Orientation orient(const FlowEntry& entry)
{
    if (entry.clientConfidence != 0)
        return {entry.client, entry.clientConfidence};
    const Protocol protocol(entry.key.protocol);
    const IpAddress receiver
        = (entry.firstSender == 0 ? entry.key.high : entry.key.low).toIpAddress();
    if (receiver.isMulticast())
        return {entry.firstSender, 90};
    if (!protocol.hasPorts())
        return {entry.firstSender, 60};
    const int low = serverLikeness(protocol, entry.key.lowPort);
    const int high = serverLikeness(protocol, entry.key.highPort);
    if (low == high)
        return {entry.firstSender, 60};
    const unsigned client = low > high ? 1 : 0;
    return {client, static_cast<std::uint8_t>(client == entry.firstSender ? 90 : 75)};
}

FlowState stateOf(const FlowEntry& entry, unsigned client)
{
    const unsigned server = 1 - client;
    return stateOfPackets({entry.packets[client] != 0, entry.packets[server] != 0,
        entry.tcpFlags[client], entry.tcpFlags[server], entry.answered});
}

MacAddress macAt(const FlowEntry& entry, std::size_t offset)
{
    const std::span<const std::byte> bytes(entry.macs);
    return MacAddress((std::uint64_t {loadAt<std::uint16_t>(bytes, offset)} << 32)
        | loadAt<std::uint32_t>(bytes, offset + 2));
}

} // namespace

FlowRows::FlowRows(FlowSink& sink, std::string_view exporter, FlowLabels* labels)
    : m_sink(sink)
    , m_labels(labels)
    , m_exporter(exporter)
{
    startBatch();
}

void FlowRows::startBatch()
{
    m_batch = FlowBatch();
    m_exporterId = m_batch.texts.intern(m_exporter);
}

void FlowRows::add(const FlowEntry& entry, FlowLabels::Ticket ticket, bool over)
{
    if (m_error)
        return;
    const auto [client, confidence] = orient(entry);
    const unsigned server = 1 - client;
    const FlowKey& key = entry.key;
    const Protocol protocol(key.protocol);
    const bool icmp = protocol.isIcmp();
    const std::uint16_t clientPort = client == 0 ? key.lowPort : key.highPort;
    const std::uint16_t serverPort = client == 0 ? key.highPort : key.lowPort;
    FlowBatch& b = m_batch;
    b.start.push_back(entry.start);
    b.end.push_back(entry.end);
    b.srcIp.push_back((client == 0 ? key.low : key.high).toIpAddress());
    b.dstIp.push_back((client == 0 ? key.high : key.low).toIpAddress());
    b.srcPort.push_back(icmp ? std::uint16_t {0} : clientPort);
    b.dstPort.push_back(icmp ? entry.icmpTypeCode : serverPort);
    b.protocol.push_back(key.protocol);
    b.packets.push_back(entry.packets[client]);
    b.bytes.push_back(entry.bytes[client]);
    b.reversePackets.push_back(entry.packets[server]);
    b.reverseBytes.push_back(entry.bytes[server]);
    b.tcpFlags.push_back(entry.tcpFlags[client]);
    b.reverseTcpFlags.push_back(entry.tcpFlags[server]);
    b.state.push_back(stateOf(entry, client));
    b.confidence.push_back(confidence);
    b.vlan.push_back(key.vlan);
    b.hits.push_back(1);
    const bool clientFirst = entry.firstSender == client;
    b.srcMac.push_back(macAt(entry, clientFirst ? 6 : 0));
    b.dstMac.push_back(macAt(entry, clientFirst ? 0 : 6));
    for (auto* column : {&b.srcName, &b.dstName, &b.srcSegment, &b.dstSegment, &b.srcOwner,
             &b.dstOwner, &b.application, &b.rule})
        column->push_back(0);
    b.service.push_back(
        icmp || serverPort == 0 ? 0 : b.texts.intern(serviceName(protocol, Port(serverPort))));
    b.exporter.push_back(m_exporterId);
    b.tunnel.push_back(key.tunnel == TunnelKind::None
            ? 0
            : b.texts.intern(tunnelText(key.tunnel, entry.tunnelId)));
    if (m_labels != nullptr)
        m_tickets.emplace_back(ticket, over);
    if (b.size() == FlowBatch::kMaxRows)
        flush();
}

void FlowRows::flush()
{
    m_batch.fillMissing();
    if (m_labels != nullptr) {
        m_waiting.push_back({std::move(m_batch), std::move(m_tickets), m_labels->mark()});
        m_tickets.clear();
        handOver(false);
    } else {
        deliver(std::move(m_batch));
    }
    startBatch();
    m_batch.reserve(FlowBatch::kMaxRows);
}

/// Hands over the rows whose labels have come; waits for those of the oldest when too many wait.
void FlowRows::handOver(bool all)
{
    while (!m_waiting.empty()) {
        const bool wait = all || m_waiting.size() > kMaxWaiting;
        if (!m_labels->reached(m_waiting.front().mark, wait) && !wait)
            return;
        nameApplications(m_waiting.front());
        deliver(std::move(m_waiting.front().batch));
        m_waiting.pop_front();
    }
}

void FlowRows::nameApplications(Waiting& rows)
{
    for (std::size_t row = 0; row < rows.tickets.size(); ++row) {
        const auto [ticket, over] = rows.tickets[row];
        if (ticket == 0)
            continue;
        const FlowLabels::Label label = m_labels->label(ticket);
        if (!label.application.empty()) {
            rows.batch.application[row] = rows.batch.texts.intern(label.application);
            if (label.guessed)
                addMark(rows.batch, row, mark::kApplicationGuessed);
        }
        if (over)
            m_labels->forget(ticket);
    }
}

void FlowRows::deliver(FlowBatch&& batch)
{
    const std::size_t rows = batch.size();
    if (m_error)
        return;
    if (auto added = m_sink.add(std::move(batch)); !added)
        m_error = added.error();
    else
        m_rows += rows;
}

void FlowRows::finish()
{
    if (!m_error && !m_batch.empty())
        flush();
    handOver(true);
}

} // namespace nb
