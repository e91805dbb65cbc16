// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/base/bytereader.h"
#include "core/net/ipaddress.h"
#include "core/net/macaddress.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace nb {

/// Header of an sFlow version 5 datagram (sflow_version_5.txt, "sample_datagram_v5").
struct SFlowDatagram
{
    std::optional<IpAddress> agent {}; ///< nothing when the agent does not know its address
    std::uint32_t subAgent = 0;
    std::uint32_t sequence = 0;
    std::uint32_t uptime = 0; ///< ms since the sub-agent started
    std::uint32_t samples = 0; ///< as announced; never trusted
};

/// A sample, or a record in one: what it is and its bytes, bounded by what is there.
struct SFlowItem
{
    std::uint32_t enterprise = 0;
    std::uint32_t format = 0;
    ByteReader body {};
    std::size_t offset = 0; ///< of the item in what is walked
};

/// Walks a list of samples or records: tag, length, bytes padded to four. Each step takes at least
/// eight bytes, so that announced counts do not matter.
class SFlowItems
{
public:
    SFlowItems(ByteReader bytes, std::uint32_t count)
        : m_bytes(bytes)
        , m_size(bytes.remaining())
        , m_left(count)
    {
    }
    /// The next one; nothing at the end and where the list is damaged.
    std::optional<SFlowItem> next();
    /// There are fewer than announced, or one reaches beyond the end.
    [[nodiscard]] bool damaged() const { return m_damaged; }
    /// Where the next item would be.
    [[nodiscard]] std::size_t offset() const { return m_size - m_bytes.remaining(); }

private:
    ByteReader m_bytes;
    std::size_t m_size;
    std::uint32_t m_left;
    bool m_damaged = false;
};

/// Where a packet came in or went out.
struct SFlowInterface
{
    enum class Format : std::uint8_t
    {
        Index = 0, ///< value is the ifIndex, 0 unknown
        Discarded = 1, ///< value is the reason
        Multiple = 2, ///< value is the number of interfaces, 0 unknown
        Reserved = 3,
    };
    /// The device itself sent or received the packet.
    static constexpr std::uint32_t kInternal = 0x3fff'ffff;

    std::uint32_t format = 0; ///< Format, or more in expanded samples
    std::uint32_t value = 0;

    /// `17`, `internal`, `discarded:256`, `multiple:4`; empty when unknown.
    [[nodiscard]] std::string toString() const;
    bool operator==(const SFlowInterface&) const = default;
};

/// "sampled_header": the first bytes of the packet.
struct SFlowHeader
{
    std::uint32_t protocol = 0; ///< 1 Ethernet, 11 IPv4, 12 IPv6 …
    std::uint32_t frameLength = 0; ///< octets on the wire
    std::uint32_t stripped = 0; ///< octets of the frame that were cut off before
    std::span<const std::byte> bytes {};
};

/// "sampled_ipv4", "sampled_ipv6".
struct SFlowIp
{
    std::uint32_t length = 0; ///< octets of the IP packet
    std::uint32_t protocol = 0;
    IpAddress src {};
    IpAddress dst {};
    std::uint32_t srcPort = 0;
    std::uint32_t dstPort = 0;
    std::uint32_t tcpFlags = 0;
    std::uint32_t tos = 0; ///< type of service, or priority for IPv6
};

/// "sampled_ethernet".
struct SFlowEthernet
{
    std::uint32_t length = 0;
    MacAddress src {};
    MacAddress dst {};
    std::uint32_t type = 0;
};

/// "extended_switch"; 0xffffffff is unknown.
struct SFlowSwitch
{
    std::uint32_t srcVlan = 0;
    std::uint32_t srcPriority = 0;
    std::uint32_t dstVlan = 0;
    std::uint32_t dstPriority = 0;
};

/// "extended_router".
struct SFlowRouter
{
    IpAddress nextHop {};
    std::uint32_t srcMask = 0;
    std::uint32_t dstMask = 0;
};

/// "extended_nat", and "extended_nat_port" when it is there: after translation.
struct SFlowNat
{
    std::optional<IpAddress> src {};
    std::optional<IpAddress> dst {};
    std::optional<std::uint32_t> srcPort {};
    std::optional<std::uint32_t> dstPort {};
};

/// A flow sample, compact or expanded, as it was sent. Spans point into the datagram.
struct SFlowFlowSample
{
    struct Record
    {
        std::uint32_t enterprise = 0;
        std::uint32_t format = 0;
        std::size_t length = 0;
        bool damaged = false; ///< too short for what it has to hold
    };

    SFlowDatagram datagram {};
    std::size_t offset = 0; ///< in the datagram
    bool expanded = false;
    std::uint32_t sequence = 0;
    std::uint32_t sourceType = 0; ///< 0 ifIndex, 1 VLAN, 2 entity
    std::uint32_t sourceIndex = 0;
    std::uint32_t rate = 0; ///< one packet in so many; 0 not told
    std::uint32_t pool = 0; ///< packets that could have been sampled, since the agent started
    std::uint32_t drops = 0; ///< samples the agent itself lost, since it started
    SFlowInterface in {};
    SFlowInterface out {};
    std::vector<Record> records {}; ///< all of them, in order
    std::optional<SFlowHeader> header {};
    std::optional<SFlowEthernet> ethernet {};
    std::optional<SFlowIp> ip {};
    std::optional<SFlowSwitch> vlans {};
    std::optional<SFlowRouter> router {};
    SFlowNat nat {};
    bool damaged = false; ///< its list of records is cut; those before are in
};

/// Reads the header; `rest` is what follows. Nothing when it is cut, or no sFlow version 5.
[[nodiscard]] std::optional<SFlowDatagram> readSFlowDatagram(
    std::span<const std::byte> bytes, ByteReader& rest);
/// Reads a flow sample (format 1) or an expanded one (3); false when its fixed part is cut.
/// `sample` is overwritten, its memory reused.
[[nodiscard]] bool readSFlowSample(
    const SFlowDatagram& datagram, const SFlowItem& item, SFlowFlowSample& sample);

} // namespace nb
