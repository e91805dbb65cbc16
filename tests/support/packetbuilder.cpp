// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/packetbuilder.h"

#include "core/net/ipaddress.h"

#include <algorithm>

namespace nb::test {

namespace {

Bytes addressBytes(std::string_view text, bool v4)
{
    const auto bytes = IpAddress::fromString(text).value_or(IpAddress()).bytes();
    Bytes result;
    for (std::size_t i = v4 ? 12 : 0; i < bytes.size(); ++i)
        result.push_back(std::byte {bytes[i]});
    return result;
}

std::size_t padding(std::size_t size)
{
    return (4 - size % 4) % 4;
}

} // namespace

Bytes joined(const Bytes& front, const Bytes& back)
{
    return Octets().raw(front).raw(back);
}

Bytes cutTo(Bytes bytes, std::size_t size)
{
    bytes.resize(std::min(size, bytes.size()));
    return bytes;
}

Bytes text(std::string_view content)
{
    Bytes bytes;
    for (const char c : content)
        bytes.push_back(static_cast<std::byte>(c));
    return bytes;
}

Bytes ethernet(unsigned type, const Bytes& payload)
{
    return Octets().u16(0x0202).u32(0x02020202).u16(0x0201).u32(0x01010101).u16(type).raw(payload);
}

Bytes vlan(unsigned id, unsigned type, const Bytes& payload)
{
    return Octets().u16(id).u16(type).raw(payload);
}

Bytes ipv4(std::string_view src, std::string_view dst, unsigned protocol, const Bytes& payload,
    const Ipv4Options& options)
{
    const auto total = options.totalLength >= 0 ? static_cast<std::size_t>(options.totalLength)
                                                : 20 + payload.size();
    return Octets()
        .u8(options.versionAndLength)
        .u8(0)
        .u16(static_cast<unsigned>(total))
        .u16(options.id)
        .u16(options.fragment)
        .u8(64)
        .u8(protocol)
        .u16(0)
        .raw(addressBytes(src, true))
        .raw(addressBytes(dst, true))
        .raw(payload);
}

Bytes ipv6(std::string_view src, std::string_view dst, unsigned next, const Bytes& payload,
    int payloadLength)
{
    const auto length
        = payloadLength >= 0 ? static_cast<std::size_t>(payloadLength) : payload.size();
    return Octets()
        .u32(0x60000000)
        .u16(static_cast<unsigned>(length))
        .u8(next)
        .u8(64)
        .raw(addressBytes(src, false))
        .raw(addressBytes(dst, false))
        .raw(payload);
}

Bytes udp(unsigned srcPort, unsigned dstPort, const Bytes& payload)
{
    return Octets()
        .u16(srcPort)
        .u16(dstPort)
        .u16(static_cast<unsigned>(8 + payload.size()))
        .u16(0)
        .raw(payload);
}

Bytes tcp(unsigned srcPort, unsigned dstPort, unsigned flags, std::uint32_t sequence)
{
    return Octets().u16(srcPort).u16(dstPort).u32(sequence).u32(0).u8(0x50).u8(flags).fill(6);
}

Bytes icmp(unsigned type, unsigned code)
{
    return Octets().u8(type).u8(code).fill(6);
}

Bytes dnsPacket()
{
    return ipv4("10.0.0.1", "10.0.0.2", 17, udp(1111, 53, text("data")));
}

PcapBuilder::PcapBuilder(unsigned linkType, std::uint32_t magic, bool littleEndian, unsigned minor)
    : m_file(littleEndian)
    , m_magic(magic)
{
    m_file.u32(magic).u16(2).u16(minor).u64(0).u32(65535).u32(linkType);
}

PcapBuilder& PcapBuilder::add(
    std::int64_t microseconds, const Bytes& packet, std::size_t wireLength)
{
    const auto time = static_cast<std::uint64_t>(microseconds);
    const std::uint64_t fraction = time % 1'000'000;
    m_file.u32(time / 1'000'000).u32(m_magic == 0xa1b23c4d ? fraction * 1000 + 999 : fraction);
    m_file.u32(packet.size()).u32(wireLength == 0 ? packet.size() : wireLength);
    if (m_magic == 0xa1b2cd34)
        m_file.fill(8);
    m_file.raw(packet);
    return *this;
}

PcapBuilder& PcapBuilder::header(std::uint32_t captured, std::uint32_t wire)
{
    m_file.u32(0).u32(0).u32(captured).u32(wire);
    return *this;
}

PcapNgBuilder& PcapNgBuilder::section(bool littleEndian)
{
    m_little = littleEndian;
    return block(
        0x0a0d0d0a, Octets(m_little).u32(0x1a2b3c4d).u16(1).u16(0).u64(0xffff'ffff'ffff'ffffULL));
}

PcapNgBuilder& PcapNgBuilder::interface(
    unsigned linkType, unsigned resolution, std::int64_t offsetSeconds, std::uint32_t snapLength)
{
    Octets body(m_little);
    body.u16(linkType).u16(0).u32(snapLength);
    if (resolution != 0)
        body.u16(9).u16(1).u8(resolution).fill(3);
    if (offsetSeconds != 0)
        body.u16(14).u16(8).u64(static_cast<std::uint64_t>(offsetSeconds));
    return block(1, body.u32(0));
}

PcapNgBuilder& PcapNgBuilder::enhanced(unsigned interface, std::uint64_t units, const Bytes& packet)
{
    Octets body(m_little);
    body.u32(interface).u32(units >> 32).u32(units & 0xffffffff);
    body.u32(packet.size()).u32(packet.size()).raw(packet).fill(padding(packet.size()));
    return block(6, body);
}

PcapNgBuilder& PcapNgBuilder::simple(const Bytes& packet)
{
    return block(3, Octets(m_little).u32(packet.size()).raw(packet).fill(padding(packet.size())));
}

PcapNgBuilder& PcapNgBuilder::old(unsigned interface, std::uint64_t units, const Bytes& packet)
{
    Octets body(m_little);
    body.u16(interface).u16(0xffff).u32(units >> 32).u32(units & 0xffffffff);
    body.u32(packet.size()).u32(packet.size()).raw(packet).fill(padding(packet.size()));
    return block(2, body);
}

PcapNgBuilder& PcapNgBuilder::block(std::uint32_t type, const Bytes& body)
{
    const std::size_t length = 12 + body.size();
    return raw(Octets(m_little).u32(type).u32(length).raw(body).u32(length));
}

PcapNgBuilder& PcapNgBuilder::raw(const Bytes& bytes)
{
    m_file.insert(m_file.end(), bytes.begin(), bytes.end());
    return *this;
}

SnoopBuilder::SnoopBuilder(unsigned dataLink)
{
    m_file.raw(text("snoop")).fill(3).u32(2).u32(dataLink);
}

SnoopBuilder& SnoopBuilder::add(std::int64_t microseconds, const Bytes& packet, unsigned padding)
{
    const auto time = static_cast<std::uint64_t>(microseconds);
    m_file.u32(packet.size()).u32(packet.size()).u32(24 + packet.size() + padding).u32(0);
    m_file.u32(time / 1'000'000).u32(time % 1'000'000).raw(packet).fill(padding);
    return *this;
}

} // namespace nb::test
