// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/capture/capturereader.h"
#include "collectors/capture/packetdissector.h"

#include <bit>

namespace nb {

namespace {

constexpr std::uint16_t kToDs = 0x0100;
constexpr std::uint16_t kFromDs = 0x0200;
constexpr std::uint16_t kProtected = 0x4000;
constexpr std::uint16_t kOrder = 0x8000;
constexpr std::uint16_t kQos = 0x0080;

/// IEEE 802.11 §9.3.2.1: which address field holds what depends on the DS bits.
void takeAddresses(std::span<const std::byte> frame, std::uint16_t control, Dissection& d)
{
    const bool to = (control & kToDs) != 0;
    const bool from = (control & kFromDs) != 0;
    const std::size_t destination = to ? 16 : 4;
    const std::size_t source = from ? (to ? 24 : 16) : 10;
    std::memcpy(d.summary.macs.data(), frame.data() + destination, 6);
    std::memcpy(d.summary.macs.data() + 6, frame.data() + source, 6);
}

bool dissectWifiFrame(PacketBytes bytes, Dissection& d, bool padded)
{
    const auto control = bytes.reader.peek<std::uint16_t, std::endian::little>();
    if (!control)
        return d.skip(SkipKind::LinkHeader);
    constexpr std::uint16_t kVersionAndType = 0x000f;
    constexpr std::uint16_t kData = 0x0008;
    constexpr std::uint16_t kWithoutBody = 0x0040;
    if ((*control & kVersionAndType) != kData || (*control & kWithoutBody) != 0)
        return d.skip(SkipKind::Wifi);
    if ((*control & kProtected) != 0)
        return d.skip(SkipKind::WifiProtected);
    const bool fourAddresses = (*control & kToDs) != 0 && (*control & kFromDs) != 0;
    const bool qos = (*control & kQos) != 0;
    std::size_t size = fourAddresses ? 30 : 24;
    const auto qosControl = qos ? bytes.reader.peek<std::uint8_t>(size).value_or(0) : 0;
    if (qos)
        size += (*control & kOrder) != 0 ? 6 : 2;
    if (padded)
        size = (size + 3) & ~std::size_t {3};
    const auto frame = bytes.reader.rest();
    if (!bytes.reader.skip(size))
        return d.skip(SkipKind::LinkHeader);
    takeAddresses(frame, *control, d);
    if ((qosControl & 0x80) != 0) {
        d.payload.aggregate = bytes.reader.rest();
        return d.skip(SkipKind::WifiAggregate);
    }
    return dissectLlc(bytes, d);
}

} // namespace

bool nextAggregated(
    const CapturedPacket& packet, std::span<const std::byte>& aggregate, CapturedPacket& frame)
{
    constexpr std::size_t kAddressesAndLength = 14;
    constexpr std::uint32_t kEthernet = 1;
    if (aggregate.size() < kAddressesAndLength)
        return false;
    const std::size_t size = kAddressesAndLength + loadAt<std::uint16_t>(aggregate, 12);
    frame.time = packet.time;
    frame.linkType = kEthernet; // its length stands where 802.3 has it
    frame.wireLength = static_cast<std::uint32_t>(size);
    frame.bytes = aggregate.first(std::min(size, aggregate.size()));
    const std::size_t padded = (size + 3) & ~std::size_t {3};
    aggregate = aggregate.subspan(std::min(padded, aggregate.size()));
    return true;
}

bool dissectWifi(PacketBytes bytes, Dissection& d)
{
    return dissectWifiFrame(bytes, d, false);
}

/// radiotap.org: version, pad, length and presence bits, little endian; bit 0 is the 8-byte TSFT,
/// bit 1 the flags, of which 0x20 says that the header is padded to four bytes.
bool dissectRadiotap(PacketBytes bytes, Dissection& d)
{
    const auto length = bytes.reader.peek<std::uint16_t, std::endian::little>(2);
    if (!length || *length < 8 || bytes.reader.peek<std::uint8_t>() != 0)
        return d.skip(SkipKind::LinkHeader);
    const auto head = bytes.reader.take(*length);
    if (!head)
        return d.skip(SkipKind::LinkHeader);
    std::size_t at = 4;
    std::uint32_t present = head->peek<std::uint32_t, std::endian::little>(at).value_or(0);
    const bool hasTime = (present & 1) != 0;
    const bool hasFlags = (present & 2) != 0;
    do {
        at += 4;
    } while ((present & 0x8000'0000) != 0
        && (present = head->peek<std::uint32_t, std::endian::little>(at).value_or(0)) != 0);
    if (hasTime)
        at = ((at + 7) & ~std::size_t {7}) + 8;
    const bool padded = hasFlags && (head->peek<std::uint8_t>(at).value_or(0) & 0x20) != 0;
    return dissectWifiFrame(bytes, d, padded);
}

bool dissectLlc(PacketBytes bytes, Dissection& d)
{
    // RFC 1042: DSAP and SSAP 0xaa, unnumbered, organisation 0 (or 802.1H's 00-00-f8), EtherType.
    const auto service = bytes.reader.peek<std::uint32_t>();
    const auto organisation = bytes.reader.peek<std::uint16_t>(4);
    const auto type = bytes.reader.peek<std::uint16_t>(6);
    if (service && type && (*service >> 8) == 0xaaaa03 && (*service & 0xff) == 0
        && (*organisation == 0 || *organisation == 0x00f8)) {
        (void)bytes.reader.skip(8);
        return dissectEtherType(*type, bytes, d);
    }
    constexpr std::uint32_t kIpSap = 0x060603; // IEEE 802.2 with IP's own SAP
    if (service && (*service >> 8) == kIpSap) {
        (void)bytes.reader.skip(3);
        return dissectIpv4(bytes, d);
    }
    return d.skip(SkipKind::Llc);
}

} // namespace nb
