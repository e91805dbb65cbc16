// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/pivotobserver.h"

#include <algorithm>

namespace nb {

namespace {

constexpr std::size_t kMostExporters = 65'535;

} // namespace

PivotObserver::PivotObserver(
    AlertEngine& engine, InternalTest internal, PivotSettings settings, PivotWatchLimits limits)
    : m_engine(engine)
    , m_internal(std::move(internal))
    , m_services(settings.services)
    , m_watch(engine, std::move(settings), limits)
{
}

bool PivotObserver::isWanted()
{
    const std::uint64_t generation = m_engine.generation();
    if (generation == m_generation)
        return m_wanted;
    const auto conditions = m_engine.conditions();
    if (!conditions)
        return m_wanted;
    m_generation = generation;
    m_wanted = std::ranges::any_of(*conditions,
        [](const AlertCondition& c) { return c.enabled && c.kind == AlertKind::Pivot; });
    return m_wanted;
}

const PivotObserver::Exporter& PivotObserver::exporter(std::string_view name)
{
    const auto known = m_exporters.find(name);
    if (known != m_exporters.end())
        return known->second;
    if (m_exporters.size() >= kMostExporters)
        return m_exporters.begin()->second;
    const Exporter made {
        static_cast<std::uint16_t>(m_exporters.size()), IpAddress::fromString(name).has_value()};
    return m_exporters.emplace(std::string(name), made).first->second;
}

bool PivotObserver::leavesForNothing(const FlowBatch& batch, std::size_t row) const
{
    const auto controls = [&](std::uint16_t port) {
        return m_services.classOf(m_services.service(batch.protocol[row], port))
            == PivotServiceClass::RemoteControl;
    };
    return !controls(batch.srcPort[row]) && !controls(batch.dstPort[row])
        && (!m_internal(batch.srcIp[row]) || !m_internal(batch.dstIp[row]));
}

void PivotObserver::observe(const FlowBatch& batch)
{
    if (!isWanted())
        return;
    const bool crowded = m_watch.isCrowded();
    const Exporter* from = nullptr;
    TextId fromId = 0;
    for (std::size_t row = 0; row < batch.size(); ++row) {
        const Protocol protocol(batch.protocol[row]);
        if (protocol != kTcp && protocol != kUdp)
            continue;
        if (crowded && leavesForNothing(batch, row))
            continue;
        if (from == nullptr || batch.exporter[row] != fromId) {
            fromId = batch.exporter[row];
            from = &exporter(batch.texts.text(fromId));
        }
        PivotRecord record;
        record.start = batch.start[row];
        record.end = batch.end[row];
        record.source = batch.srcIp[row];
        record.destination = batch.dstIp[row];
        record.sourcePort = batch.srcPort[row];
        record.destinationPort = batch.dstPort[row];
        record.protocol = batch.protocol[row];
        record.bytes = batch.bytes[row];
        record.reverseBytes = batch.reverseBytes[row];
        record.sampled = batch.sampling[row] > 1;
        record.exporter = from->id;
        StoredTraffic traffic;
        traffic.packets = batch.packets[row];
        traffic.reversePackets = batch.reversePackets[row];
        traffic.tcpFlags = batch.tcpFlags[row];
        traffic.reverseTcpFlags = batch.reverseTcpFlags[row];
        traffic.confidence = batch.confidence[row];
        traffic.attempt
            = batch.state[row] == FlowState::Attempt || batch.state[row] == FlowState::Rejected;
        traffic.fromExporter = from->isAddress;
        deriveEvidence(record, traffic);
        m_records.push_back(record);
    }
}

Result<void> PivotObserver::commit()
{
    m_watch.add(std::move(m_records));
    m_records.clear();
    return {};
}

} // namespace nb
