// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/sflow/sflowfields.h"

#include "collectors/sflow/sflowformat.h"
#include "collectors/sflow/sflowpacket.h"

namespace nb {

namespace {

/// Collects fields by name.
class Fields
{
public:
    Fields& add(std::string_view name, std::uint64_t value)
    {
        m_fields.push_back({name, value});
        return *this;
    }
    Fields& add(std::string_view name, std::string value)
    {
        m_fields.push_back({name, std::move(value)});
        return *this;
    }
    void addInterface(
        std::string_view formatName, std::string_view name, const SFlowInterface& interface)
    {
        add(formatName, interface.format).add(name, interface.value);
    }
    std::vector<SFlowField> take() { return std::move(m_fields); }

private:
    std::vector<SFlowField> m_fields;
};

void addSample(Fields& fields, const SFlowFlowSample& s)
{
    fields.add("sequence", s.datagram.sequence)
        .add("uptime_ms", s.datagram.uptime)
        .add("sample_format", s.expanded ? 3U : 1U)
        .add("sample_sequence", s.sequence)
        .add("source_type", s.sourceType)
        .add("source_index", s.sourceIndex)
        .add("rate", s.rate)
        .add("pool", s.pool)
        .add("drops", s.drops);
    fields.addInterface("in_format", "in", s.in);
    fields.addInterface("out_format", "out", s.out);
    std::string records;
    for (const SFlowFlowSample::Record& record : s.records) {
        records += records.empty() ? "" : " ";
        records += std::to_string(record.enterprise) + ':' + std::to_string(record.format);
    }
    fields.add("records", std::move(records));
}

void addPacket(Fields& fields, const SFlowFlowSample& s)
{
    if (s.header)
        fields.add("header_protocol", s.header->protocol)
            .add("frame_length", s.header->frameLength)
            .add("stripped", s.header->stripped)
            .add("header_bytes", s.header->bytes.size());
    if (const auto packet = outermostPacket(s)) {
        fields.add("src_ip", packet->src.toIpAddress().toString())
            .add("dst_ip", packet->dst.toIpAddress().toString())
            .add("protocol", packet->protocol)
            .add("tos", packet->tos)
            .add("ip_length", packet->ipBytes);
        if (Protocol(packet->protocol).hasPorts())
            fields.add("src_port", packet->srcPort).add("dst_port", packet->dstPort);
        if (packet->hasTcpFlags)
            fields.add("tcp_flags", packet->tcpFlags);
        if (packet->hasIcmpType)
            fields.add("icmp_type_code", packet->icmpTypeCode);
    }
    if (s.ethernet)
        fields.add("ethernet_length", s.ethernet->length)
            .add("ethernet_src", s.ethernet->src.toString())
            .add("ethernet_dst", s.ethernet->dst.toString())
            .add("ethernet_type", s.ethernet->type);
    if (s.ip)
        fields.add("sampled_ip_length", s.ip->length)
            .add("sampled_ip_protocol", s.ip->protocol)
            .add("sampled_ip_src", s.ip->src.toString())
            .add("sampled_ip_dst", s.ip->dst.toString())
            .add("sampled_ip_src_port", s.ip->srcPort)
            .add("sampled_ip_dst_port", s.ip->dstPort)
            .add("sampled_ip_tcp_flags", s.ip->tcpFlags)
            .add("sampled_ip_tos", s.ip->tos);
}

void addForwarding(Fields& fields, const SFlowFlowSample& s)
{
    if (s.vlans)
        fields.add("src_vlan", s.vlans->srcVlan)
            .add("src_priority", s.vlans->srcPriority)
            .add("dst_vlan", s.vlans->dstVlan)
            .add("dst_priority", s.vlans->dstPriority);
    if (s.router)
        fields.add("next_hop", s.router->nextHop.toString())
            .add("src_mask", s.router->srcMask)
            .add("dst_mask", s.router->dstMask);
    if (s.nat.src)
        fields.add("nat_src_ip", s.nat.src->toString());
    if (s.nat.dst)
        fields.add("nat_dst_ip", s.nat.dst->toString());
    if (s.nat.srcPort)
        fields.add("nat_src_port", *s.nat.srcPort);
    if (s.nat.dstPort)
        fields.add("nat_dst_port", *s.nat.dstPort);
}

} // namespace

std::vector<SFlowField> sflowFields(const SFlowFlowSample& sample)
{
    Fields fields;
    addSample(fields, sample);
    addPacket(fields, sample);
    addForwarding(fields, sample);
    return fields.take();
}

} // namespace nb
