// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/sflow/sflowformat.h"

#include <algorithm>

namespace nb {

namespace {

constexpr std::uint32_t kVersion = 5;

/// Takes integers one after the other and remembers whether one was cut off.
class Words
{
public:
    explicit Words(ByteReader& reader)
        : m_reader(reader)
    {
    }
    Words& operator>>(std::uint32_t& value)
    {
        const auto word = m_reader.read<std::uint32_t>();
        m_whole = m_whole && word;
        value = word.value_or(0);
        return *this;
    }
    [[nodiscard]] bool whole() const { return m_whole; }

private:
    ByteReader& m_reader;
    bool m_whole = true;
};

std::optional<IpAddress> readIpv4(ByteReader& reader)
{
    const auto value = reader.read<std::uint32_t>();
    if (!value)
        return std::nullopt;
    return IpAddress::fromV4(*value);
}

std::optional<IpAddress> readIpv6(ByteReader& reader)
{
    const auto part = reader.take(16);
    if (!part)
        return std::nullopt;
    IpAddress::Bytes bytes {};
    std::memcpy(bytes.data(), part->rest().data(), bytes.size());
    return IpAddress(bytes);
}

/// "address": 0 unknown, 1 IPv4, 2 IPv6. False when cut or of another type.
bool readAddress(ByteReader& reader, std::optional<IpAddress>& address)
{
    address.reset();
    const auto type = reader.read<std::uint32_t>();
    if (!type || *type > 2)
        return false;
    if (*type == 0)
        return true;
    address = *type == 1 ? readIpv4(reader) : readIpv6(reader);
    return address.has_value();
}

/// XDR pads the six bytes of a "mac" to eight.
std::optional<MacAddress> readMac(ByteReader& reader)
{
    const auto part = reader.take(8);
    if (!part)
        return std::nullopt;
    return MacAddress((std::uint64_t {part->peek<std::uint32_t>(0).value_or(0)} << 16)
        | part->peek<std::uint16_t>(4).value_or(0));
}

/// The header's own length is only believed as far as the record goes.
bool readHeader(ByteReader body, SFlowFlowSample& sample)
{
    SFlowHeader header;
    std::uint32_t length = 0;
    if (!(Words(body) >> header.protocol >> header.frameLength >> header.stripped >> length)
             .whole())
        return false;
    const bool whole = length <= body.remaining();
    body.limit(length);
    header.bytes = body.rest();
    if (!sample.header)
        sample.header = header;
    return whole;
}

bool readEthernet(ByteReader body, SFlowFlowSample& sample)
{
    SFlowEthernet ethernet;
    if (!(Words(body) >> ethernet.length).whole())
        return false;
    const auto src = readMac(body);
    const auto dst = readMac(body);
    if (!src || !dst || !(Words(body) >> ethernet.type).whole())
        return false;
    ethernet.src = *src;
    ethernet.dst = *dst;
    sample.ethernet = ethernet;
    return true;
}

bool readIp(ByteReader body, SFlowFlowSample& sample, bool v6)
{
    SFlowIp ip;
    if (!(Words(body) >> ip.length >> ip.protocol).whole())
        return false;
    const auto src = v6 ? readIpv6(body) : readIpv4(body);
    const auto dst = v6 ? readIpv6(body) : readIpv4(body);
    if (!src || !dst || !(Words(body) >> ip.srcPort >> ip.dstPort >> ip.tcpFlags >> ip.tos).whole())
        return false;
    ip.src = *src;
    ip.dst = *dst;
    sample.ip = ip;
    return true;
}

bool readSwitch(ByteReader body, SFlowFlowSample& sample)
{
    SFlowSwitch vlans;
    if (!(Words(body) >> vlans.srcVlan >> vlans.srcPriority >> vlans.dstVlan >> vlans.dstPriority)
             .whole())
        return false;
    sample.vlans = vlans;
    return true;
}

bool readRouter(ByteReader body, SFlowFlowSample& sample)
{
    std::optional<IpAddress> nextHop;
    SFlowRouter router;
    if (!readAddress(body, nextHop) || !(Words(body) >> router.srcMask >> router.dstMask).whole())
        return false;
    router.nextHop = nextHop.value_or(IpAddress {});
    sample.router = router;
    return true;
}

bool readNat(ByteReader body, SFlowFlowSample& sample)
{
    std::optional<IpAddress> src;
    std::optional<IpAddress> dst;
    if (!readAddress(body, src) || !readAddress(body, dst))
        return false;
    sample.nat.src = src;
    sample.nat.dst = dst;
    return true;
}

bool readNatPorts(ByteReader body, SFlowFlowSample& sample)
{
    std::uint32_t src = 0;
    std::uint32_t dst = 0;
    if (!(Words(body) >> src >> dst).whole())
        return false;
    sample.nat.srcPort = src;
    sample.nat.dstPort = dst;
    return true;
}

/// Others (gateway, MPLS, tunnels, vendors' own) are left alone. False when it is too short.
bool readRecord(const SFlowItem& item, SFlowFlowSample& sample)
{
    if (item.enterprise != 0)
        return true;
    switch (item.format) {
    case 1:
        return readHeader(item.body, sample);
    case 2:
        return readEthernet(item.body, sample);
    case 3:
        return readIp(item.body, sample, false);
    case 4:
        return readIp(item.body, sample, true);
    case 1001:
        return readSwitch(item.body, sample);
    case 1002:
        return readRouter(item.body, sample);
    case 1007:
        return readNat(item.body, sample);
    case 1020:
        return readNatPorts(item.body, sample);
    default:
        return true;
    }
}

SFlowInterface compactInterface(std::uint32_t value)
{
    constexpr unsigned kFormatShift = 30;
    return {value >> kFormatShift, value & SFlowInterface::kInternal};
}

/// The fixed part of "flow_sample" and "flow_sample_expanded".
bool readFixed(ByteReader& body, SFlowFlowSample& s, std::uint32_t& records)
{
    Words words(body);
    words >> s.sequence;
    if (s.expanded) {
        words >> s.sourceType >> s.sourceIndex >> s.rate >> s.pool >> s.drops >> s.in.format
            >> s.in.value >> s.out.format >> s.out.value >> records;
        return words.whole();
    }
    std::uint32_t source = 0;
    std::uint32_t in = 0;
    std::uint32_t out = 0;
    words >> source >> s.rate >> s.pool >> s.drops >> in >> out >> records;
    s.sourceType = source >> 24;
    s.sourceIndex = source & 0xff'ffff;
    s.in = compactInterface(in);
    s.out = compactInterface(out);
    return words.whole();
}

} // namespace

std::optional<SFlowItem> SFlowItems::next()
{
    if (m_left == 0 || m_damaged)
        return std::nullopt;
    SFlowItem item;
    item.offset = offset();
    const auto tag = m_bytes.peek<std::uint32_t>(0);
    const auto length = m_bytes.peek<std::uint32_t>(4);
    if (!tag || !length || *length > m_bytes.remaining() - 8) {
        m_damaged = true;
        return std::nullopt;
    }
    --m_left;
    (void)m_bytes.skip(8);
    item.enterprise = *tag >> 12;
    item.format = *tag & 0xfff;
    item.body = m_bytes.take(*length).value_or(ByteReader());
    // Some agents leave the padding of the last item out.
    const std::size_t padding = (4 - *length % 4) % 4;
    (void)m_bytes.skip(std::min(padding, m_bytes.remaining()));
    return item;
}

std::string SFlowInterface::toString() const
{
    switch (format) {
    case static_cast<std::uint32_t>(Format::Index):
        if (value == kInternal)
            return "internal";
        return value == 0 ? std::string() : std::to_string(value);
    case static_cast<std::uint32_t>(Format::Discarded):
        return "discarded:" + std::to_string(value);
    case static_cast<std::uint32_t>(Format::Multiple):
        return value == 0 ? "multiple" : "multiple:" + std::to_string(value);
    default:
        return "format" + std::to_string(format) + ':' + std::to_string(value);
    }
}

std::optional<SFlowDatagram> readSFlowDatagram(std::span<const std::byte> bytes, ByteReader& rest)
{
    rest = ByteReader(bytes);
    SFlowDatagram datagram;
    if (rest.read<std::uint32_t>() != kVersion || !readAddress(rest, datagram.agent)
        || !(Words(rest) >> datagram.subAgent >> datagram.sequence >> datagram.uptime
            >> datagram.samples)
                .whole())
        return std::nullopt;
    return datagram;
}

bool readSFlowSample(const SFlowDatagram& datagram, const SFlowItem& item, SFlowFlowSample& sample)
{
    std::vector<SFlowFlowSample::Record> memory = std::move(sample.records);
    memory.clear();
    sample = SFlowFlowSample();
    sample.records = std::move(memory);
    sample.datagram = datagram;
    sample.offset = item.offset;
    sample.expanded = item.format == 3;
    ByteReader body = item.body;
    std::uint32_t count = 0;
    if (!readFixed(body, sample, count))
        return false;
    SFlowItems records(body, count);
    while (const auto record = records.next()) {
        const bool whole = readRecord(*record, sample);
        sample.records.push_back(
            {record->enterprise, record->format, record->body.remaining(), !whole});
    }
    sample.damaged = records.damaged();
    return true;
}

} // namespace nb
