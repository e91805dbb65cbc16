// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/octets.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace nb::test {

[[nodiscard]] Bytes joined(const Bytes& front, const Bytes& back);
[[nodiscard]] Bytes cutTo(Bytes bytes, std::size_t size);
[[nodiscard]] Bytes text(std::string_view content);

inline constexpr unsigned kFin = 1;
inline constexpr unsigned kSyn = 2;
inline constexpr unsigned kRst = 4;
inline constexpr unsigned kAck = 16;

struct Ipv4Options
{
    unsigned id = 1;
    unsigned fragment = 0; ///< flags and offset field; 0x2000 is "more"
    int totalLength = -1; ///< -1: the true one
    unsigned versionAndLength = 0x45;
};

// Headers around a payload. Addresses are IpAddress texts.
[[nodiscard]] Bytes ethernet(unsigned type, const Bytes& payload);
[[nodiscard]] Bytes vlan(unsigned id, unsigned type, const Bytes& payload); ///< after a tag's type
[[nodiscard]] Bytes ipv4(std::string_view src, std::string_view dst, unsigned protocol,
    const Bytes& payload, const Ipv4Options& options = {});
[[nodiscard]] Bytes ipv6(std::string_view src, std::string_view dst, unsigned next,
    const Bytes& payload, int payloadLength = -1);
[[nodiscard]] Bytes udp(unsigned srcPort, unsigned dstPort, const Bytes& payload = {});
[[nodiscard]] Bytes tcp(
    unsigned srcPort, unsigned dstPort, unsigned flags, std::uint32_t sequence = 1000);
[[nodiscard]] Bytes icmp(unsigned type, unsigned code);
/// An IPv4 UDP packet 10.0.0.1:1111 to 10.0.0.2:53, 28 + 4 bytes.
[[nodiscard]] Bytes dnsPacket();

/// A pcap file in memory.
class PcapBuilder
{
public:
    explicit PcapBuilder(unsigned linkType = 1, std::uint32_t magic = 0xa1b2c3d4,
        bool littleEndian = true, unsigned minor = 4);
    /// `microseconds` since 1970; wire length 0 is the captured one.
    PcapBuilder& add(std::int64_t microseconds, const Bytes& packet, std::size_t wireLength = 0);
    /// A record header with any lengths, without packet.
    PcapBuilder& header(std::uint32_t captured, std::uint32_t wire);
    [[nodiscard]] const Bytes& bytes() const { return m_file.bytes(); }

private:
    Octets m_file;
    std::uint32_t m_magic;
};

/// A pcapng file in memory.
class PcapNgBuilder
{
public:
    PcapNgBuilder& section(bool littleEndian);
    /// An interface; `resolution` 0 writes no if_tsresol.
    PcapNgBuilder& interface(unsigned linkType, unsigned resolution = 0,
        std::int64_t offsetSeconds = 0, std::uint32_t snapLength = 0);
    PcapNgBuilder& enhanced(unsigned interface, std::uint64_t units, const Bytes& packet);
    PcapNgBuilder& simple(const Bytes& packet);
    PcapNgBuilder& old(unsigned interface, std::uint64_t units, const Bytes& packet);
    PcapNgBuilder& block(std::uint32_t type, const Bytes& body);
    PcapNgBuilder& raw(const Bytes& bytes);
    [[nodiscard]] const Bytes& bytes() const { return m_file; }

private:
    Bytes m_file;
    bool m_little = true;
};

/// A snoop file in memory.
class SnoopBuilder
{
public:
    explicit SnoopBuilder(unsigned dataLink = 4);
    SnoopBuilder& add(std::int64_t microseconds, const Bytes& packet, unsigned padding = 0);
    [[nodiscard]] const Bytes& bytes() const { return m_file.bytes(); }

private:
    Octets m_file;
};

} // namespace nb::test
