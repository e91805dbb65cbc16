// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flow/flowfield.h"

#include "core/base/asciicase.h"

#include <algorithm>
#include <array>

namespace nb {

namespace {

using F = FlowField;
using T = FieldType;

constexpr std::array<FieldInfo, kFlowFieldCount> kFields {{
    {F::Start, "start", T::Time, "UTC", "flowStartMicroseconds(154)", "Time of the first packet",
        "2026-03-02T09:00"},
    {F::End, "end", T::Time, "UTC", "flowEndMicroseconds(155)", "Time of the last packet",
        "2026-03-02"},
    {F::SrcIp, "src_ip", T::Address, "", "sourceIPv4Address(8), sourceIPv6Address(27)",
        "Address of the client", "10.0.0.0/8"},
    {F::SrcPort, "src_port", T::Port, "", "sourceTransportPort(7)",
        "Port of the client; 0 for ICMP", "49152..65535"},
    {F::DstIp, "dst_ip", T::Address, "", "destinationIPv4Address(12), destinationIPv6Address(28)",
        "Address of the server", "192.0.2.10"},
    {F::DstPort, "dst_port", T::Port, "", "destinationTransportPort(11)",
        "Port of the server; ICMP type*256+code", "443"},
    {F::Protocol, "protocol", T::Protocol, "", "protocolIdentifier(4)",
        "IP protocol, by name or number", "tcp"},
    {F::Packets, "packets", T::Count, "packets", "packetDeltaCount(2)",
        "Packets from client to server", "100"},
    {F::Bytes, "bytes", T::Count, "octets", "octetDeltaCount(1)",
        "IP bytes from client to server, headers included", "10k"},
    {F::ReversePackets, "reverse_packets", T::Count, "packets",
        "reverse packetDeltaCount (RFC 5103)", "Packets from server to client", "0"},
    {F::ReverseBytes, "reverse_bytes", T::Count, "octets", "reverse octetDeltaCount (RFC 5103)",
        "IP bytes from server to client", "1M"},
    {F::TcpFlags, "tcp_flags", T::Flags, "", "tcpControlBits(6)", "TCP flags of the client, ORed",
        "0x02"},
    {F::ReverseTcpFlags, "reverse_tcp_flags", T::Flags, "", "reverse tcpControlBits (RFC 5103)",
        "TCP flags of the server, ORed", "0x12"},
    {F::State, "state", T::State, "", "", "How it went: established, attempt, rejected, one-way",
        "attempt"},
    {F::SrcName, "src_name", T::Text, "", "", "Name of the client", "*.example.com"},
    {F::DstName, "dst_name", T::Text, "", "", "Name of the server as the client asked for it",
        "*.example.com"},
    {F::SrcSegment, "src_segment", T::Text, "", "", "Segment of the client", "CDE"},
    {F::DstSegment, "dst_segment", T::Text, "", "", "Segment of the server", "CDE"},
    {F::Service, "service", T::Text, "", "", "Service by port", "https"},
    {F::Application, "application", T::Text, "", "applicationName(96)",
        "Application found in the traffic or told by the exporter", "SSH"},
    {F::Rule, "rule", T::Text, "", "", "Rule that labelled the flow", "NOMATCH"},
    {F::Vlan, "vlan", T::Number, "", "vlanId(58)", "Outermost VLAN id", "120"},
    {F::Exporter, "exporter", T::Text, "", "exporterIPv4Address(130)",
        "Exporter, or file the flow came from", "192.0.2.1"},
    {F::Tunnel, "tunnel", T::Text, "", "", "Encapsulation the flow came in", "vxlan*"},
    {F::SrcMac, "src_mac", T::Mac, "", "sourceMacAddress(56)", "MAC address on the client's side",
        "00:11:22:33:44:55"},
    {F::DstMac, "dst_mac", T::Mac, "", "destinationMacAddress(80)",
        "MAC address on the server's side", "00:11:22:33:44:55"},
    {F::SrcOwner, "src_owner", T::Text, "", "", "Registered owner of the client's network",
        "*BANK*"},
    {F::DstOwner, "dst_owner", T::Text, "", "", "Registered owner of the server's network",
        "GOOGLE"},
    {F::Hits, "hits", T::Count, "", "", "Observations merged into the row", "1"},
    {F::Confidence, "confidence", T::Number, "%", "", "Certainty that src is the client", "90"},
    {F::Received, "received", T::Time, "UTC", "", "When the record reached us; for files, the end",
        "2026-03-02"},
    {F::Domain, "observation_domain", T::Count, "", "observationDomainId(149)",
        "Observation domain, or source id, of the exporter", "0"},
    {F::Sampling, "sampling", T::Count, "", "samplingPacketInterval(305), samplingInterval(34)",
        "One packet in so many was looked at; 1 unsampled, 0 not announced yet", "1000"},
    {F::Observers, "observers", T::Text, "", "", "Other exporters that saw the same flow",
        "*192.0.2.2*"},
    {F::Event, "event", T::Text, "", "natEvent(230), firewallEvent(233)",
        "What happened to the connection, for records that tell of an event", "flow-denied"},
    {F::NatSrcIp, "nat_src_ip", T::Address, "", "postNATSourceIPv4Address(225)",
        "Address of the client after translation", "198.51.100.0/24"},
    {F::NatSrcPort, "nat_src_port", T::Port, "", "postNAPTSourceTransportPort(227)",
        "Port of the client after translation", "40000..50000"},
    {F::NatDstIp, "nat_dst_ip", T::Address, "", "postNATDestinationIPv4Address(226)",
        "Address of the server after translation", "10.0.0.5"},
    {F::NatDstPort, "nat_dst_port", T::Port, "", "postNAPTDestinationTransportPort(228)",
        "Port of the server after translation", "8443"},
    {F::InInterface, "in_interface", T::Text, "", "ingressInterface(10), interfaceName(82)",
        "Interface the packets came in by, name or number", "Gi0/1"},
    {F::OutInterface, "out_interface", T::Text, "", "egressInterface(14), interfaceName(82)",
        "Interface the packets went out by, name or number", "Gi0/2"},
    {F::Vrf, "vrf", T::Text, "", "ingressVRFID(234), VRFname(236)", "Routing instance", "MGMT"},
    {F::Marks, "marks", T::Text, "", "", "What is odd about the flow's record", "*clock-off*"},
    {F::Duration, "duration", T::Duration, "s", "", "Time from first to last packet", "5m"},
    {F::BytesTotal, "bytes_total", T::Count, "octets", "", "IP bytes, both directions", "1G"},
    {F::PacketsTotal, "packets_total", T::Count, "packets", "", "Packets, both directions", "1000"},
    {F::IpVersion, "ip_version", T::Number, "", "ipVersion(60)", "4 or 6", "6"},
    {F::Internal, "internal", T::Boolean, "", "",
        "Both ends are inside: in a segment of yours, or private addresses", "true"},
    {F::External, "external", T::Boolean, "", "",
        "An end is outside: in no segment of yours, and no private address", "true"},
    {F::Ip, "ip", T::Address, "", "", "Address of either side", "10.1.2.3"},
    {F::AnyPort, "port", T::Port, "", "", "Port of either side", "22"},
    {F::Name, "name", T::Text, "", "", "Name of either side", "*.example.com"},
    {F::Segment, "segment", T::Text, "", "", "Segment of either side", "CDE"},
    {F::Mac, "mac", T::Mac, "", "", "MAC address of either side", "00:11:22:33:44:55"},
    {F::Owner, "owner", T::Text, "", "", "Owner of either side", "GOOGLE"},
}};

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < kFields.size(); ++i)
        if (kFields[i].field != static_cast<FlowField>(i))
            return false;
    return true;
}
static_assert(inOrder());

struct Alias
{
    std::string_view name;
    FlowField field;
};

/// Spellings of the published NetBehave: its ACL file, its daily file, its records.
constexpr std::array kAliases = std::to_array<Alias>({
    {"protocol_name", F::Protocol},
    {"proto", F::Protocol},
    {"host", F::Exporter},
    {"src/ip", F::SrcIp},
    {"dst/ip", F::DstIp},
    {"srcip", F::SrcIp},
    {"dstip", F::DstIp},
    {"src/port", F::SrcPort},
    {"dst/port", F::DstPort},
    {"srcport", F::SrcPort},
    {"dstport", F::DstPort},
    {"src/domain", F::SrcName},
    {"dst/domain", F::DstName},
    {"srcdomain", F::SrcName},
    {"dstdomain", F::DstName},
    {"src/network", F::SrcSegment},
    {"dst/network", F::DstSegment},
    {"srcnetwork", F::SrcSegment},
    {"dstnetwork", F::DstSegment},
    {"src/arin/name", F::SrcOwner},
    {"dst/arin/name", F::DstOwner},
    {"servicename", F::Service},
    {"match", F::Rule},
    {"dateadded", F::Start},
    {"datelastseen", F::End},
});

constexpr std::array kIpSides {F::SrcIp, F::DstIp};
constexpr std::array kPortSides {F::SrcPort, F::DstPort};
constexpr std::array kNameSides {F::SrcName, F::DstName};
constexpr std::array kSegmentSides {F::SrcSegment, F::DstSegment};
constexpr std::array kMacSides {F::SrcMac, F::DstMac};
constexpr std::array kOwnerSides {F::SrcOwner, F::DstOwner};

} // namespace

const FieldInfo& fieldInfo(FlowField field)
{
    return kFields[static_cast<std::size_t>(field)];
}

std::span<const FieldInfo> allFields()
{
    return kFields;
}

std::optional<FlowField> fieldFromName(std::string_view name)
{
    for (const FieldInfo& info : kFields)
        if (equalAsciiNoCase(info.name, name))
            return info.field;
    for (const Alias& alias : kAliases)
        if (equalAsciiNoCase(alias.name, name))
            return alias.field;
    return std::nullopt;
}

std::span<const FlowField> sidesOf(FlowField field)
{
    switch (field) {
    case F::Ip:
        return kIpSides;
    case F::AnyPort:
        return kPortSides;
    case F::Name:
        return kNameSides;
    case F::Segment:
        return kSegmentSides;
    case F::Mac:
        return kMacSides;
    case F::Owner:
        return kOwnerSides;
    default:
        return {};
    }
}

bool isColumn(FlowField field)
{
    return field < FlowField::Ip;
}

std::vector<FlowField> defaultColumns()
{
    std::vector<FlowField> columns;
    for (std::size_t i = 0; i < kDefaultColumnCount; ++i)
        columns.push_back(static_cast<FlowField>(i));
    return columns;
}

} // namespace nb
