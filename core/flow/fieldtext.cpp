// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flow/fieldtext.h"

#include <cstdio>

namespace nb {

namespace {

std::string countText(std::uint64_t count)
{
    return count == kUnknownCount ? std::string {} : std::to_string(count);
}

std::string sumText(std::uint64_t a, std::uint64_t b)
{
    return a == kUnknownCount || b == kUnknownCount ? std::string {} : std::to_string(a + b);
}

std::string flagsText(std::uint8_t flags)
{
    char text[8];
    std::snprintf(text, sizeof text, "0x%02x", unsigned {flags});
    return text;
}

std::string secondsText(std::int64_t microseconds)
{
    char text[40];
    std::snprintf(text, sizeof text, "%lld.%06lld",
        static_cast<long long>(microseconds / 1'000'000),
        static_cast<long long>(microseconds % 1'000'000));
    return text;
}

/// Addresses and ports that a record need not have are empty where it has none.
std::string addressText(const IpAddress& address)
{
    return address.isUnspecified() ? std::string {} : address.toString();
}

std::string portText(std::uint16_t port)
{
    return port == 0 ? std::string {} : std::to_string(port);
}

bool bothInside(const FlowBatch& b, std::size_t row, const InsideTest& inside)
{
    return isInside(inside, b.srcIp[row]) && isInside(inside, b.dstIp[row]);
}

} // namespace

// One short case for each field reads better whole. NOLINTNEXTLINE(readability-function-size)
std::string fieldText(
    const FlowBatch& b, std::size_t row, FlowField field, const InsideTest& inside)
{
    const auto text = [&](const std::vector<TextId>& column) { return b.texts.text(column[row]); };
    switch (field) {
    case FlowField::Start:
        return toString(fromMicroseconds(b.start[row]));
    case FlowField::End:
        return toString(fromMicroseconds(b.end[row]));
    case FlowField::SrcIp:
        return b.srcIp[row].toString();
    case FlowField::SrcPort:
        return std::to_string(b.srcPort[row]);
    case FlowField::DstIp:
        return b.dstIp[row].toString();
    case FlowField::DstPort:
        return std::to_string(b.dstPort[row]);
    case FlowField::Protocol:
        return Protocol(b.protocol[row]).toString();
    case FlowField::Packets:
        return countText(b.packets[row]);
    case FlowField::Bytes:
        return countText(b.bytes[row]);
    case FlowField::ReversePackets:
        return countText(b.reversePackets[row]);
    case FlowField::ReverseBytes:
        return countText(b.reverseBytes[row]);
    case FlowField::TcpFlags:
        return flagsText(b.tcpFlags[row]);
    case FlowField::ReverseTcpFlags:
        return flagsText(b.reverseTcpFlags[row]);
    case FlowField::State:
        return std::string(toString(b.state[row]));
    case FlowField::SrcName:
        return text(b.srcName);
    case FlowField::DstName:
        return text(b.dstName);
    case FlowField::SrcSegment:
        return text(b.srcSegment);
    case FlowField::DstSegment:
        return text(b.dstSegment);
    case FlowField::Service:
        return text(b.service);
    case FlowField::Application:
        return text(b.application);
    case FlowField::Rule:
        return text(b.rule);
    case FlowField::Vlan:
        return b.vlan[row] == 0 ? std::string {} : std::to_string(b.vlan[row]);
    case FlowField::Exporter:
        return text(b.exporter);
    case FlowField::Tunnel:
        return text(b.tunnel);
    case FlowField::SrcMac:
        return b.srcMac[row].toString();
    case FlowField::DstMac:
        return b.dstMac[row].toString();
    case FlowField::SrcOwner:
        return text(b.srcOwner);
    case FlowField::DstOwner:
        return text(b.dstOwner);
    case FlowField::Hits:
        return std::to_string(b.hits[row]);
    case FlowField::Confidence:
        return std::to_string(b.confidence[row]);
    case FlowField::Received:
        return toString(fromMicroseconds(b.received[row]));
    case FlowField::Domain:
        return std::to_string(b.domain[row]);
    case FlowField::Sampling:
        return std::to_string(b.sampling[row]);
    case FlowField::Observers:
        return text(b.observers);
    case FlowField::Event:
        return text(b.event);
    case FlowField::NatSrcIp:
        return addressText(b.natSrcIp[row]);
    case FlowField::NatSrcPort:
        return portText(b.natSrcPort[row]);
    case FlowField::NatDstIp:
        return addressText(b.natDstIp[row]);
    case FlowField::NatDstPort:
        return portText(b.natDstPort[row]);
    case FlowField::InInterface:
        return text(b.inInterface);
    case FlowField::OutInterface:
        return text(b.outInterface);
    case FlowField::Vrf:
        return text(b.vrf);
    case FlowField::Marks:
        return text(b.marks);
    case FlowField::Duration:
        return secondsText(b.end[row] - b.start[row]);
    case FlowField::BytesTotal:
        return sumText(b.bytes[row], b.reverseBytes[row]);
    case FlowField::PacketsTotal:
        return sumText(b.packets[row], b.reversePackets[row]);
    case FlowField::IpVersion:
        return b.srcIp[row].isV4() ? "4" : "6";
    case FlowField::Internal:
        return bothInside(b, row, inside) ? "true" : "false";
    case FlowField::External:
        return bothInside(b, row, inside) ? "false" : "true";
    case FlowField::Ip:
    case FlowField::AnyPort:
    case FlowField::Name:
    case FlowField::Segment:
    case FlowField::Mac:
    case FlowField::Owner:
        break;
    }
    return {};
}

} // namespace nb
