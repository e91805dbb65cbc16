// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sflowbuilder.h"

#include "core/net/ipaddress.h"

namespace nb::test {

namespace {

Bytes addressBytes(std::string_view text)
{
    const IpAddress address = IpAddress::fromString(text).value_or(IpAddress {});
    Octets octets;
    for (std::size_t i = address.isV4() ? 12 : 0; i < address.bytes().size(); ++i)
        octets.u8(address.bytes()[i]);
    return octets;
}

std::uint32_t sizeOf(const Bytes& bytes)
{
    return static_cast<std::uint32_t>(bytes.size());
}

} // namespace

Bytes sflowItem(
    std::uint32_t tag, const Bytes& body, std::optional<std::uint32_t> length, bool padded)
{
    Octets octets;
    octets.u32(tag).u32(length.value_or(sizeOf(body))).raw(body);
    if (padded)
        octets.fill((4 - body.size() % 4) % 4);
    return octets;
}

Bytes sflowAddress(std::string_view address)
{
    if (address.empty())
        return Octets().u32(0);
    const Bytes bytes = addressBytes(address);
    return Octets().u32(bytes.size() == 4 ? 1 : 2).raw(bytes);
}

Bytes sflowHeader(const Bytes& frame, const SFlowHeaderOptions& options)
{
    Octets body;
    body.u32(options.protocol)
        .u32(options.frameLength.value_or(sizeOf(frame) + 4))
        .u32(options.stripped)
        .u32(options.headerLength.value_or(sizeOf(frame)))
        .raw(frame);
    body.fill((4 - frame.size() % 4) % 4);
    return sflowItem(1, body, options.recordLength);
}

Bytes sflowSwitch(std::uint32_t srcVlan, std::uint32_t dstVlan)
{
    return sflowItem(1001, Octets().u32(srcVlan).u32(0).u32(dstVlan).u32(0));
}

Bytes sflowRouter(std::string_view nextHop)
{
    return sflowItem(1002, Octets().raw(sflowAddress(nextHop)).u32(24).u32(16));
}

Bytes sflowIp(std::string_view src, std::string_view dst, unsigned protocol, unsigned srcPort,
    unsigned dstPort, unsigned flags, std::uint32_t length)
{
    const Bytes from = addressBytes(src);
    return sflowItem(from.size() == 4 ? 3 : 4,
        Octets()
            .u32(length)
            .u32(protocol)
            .raw(from)
            .raw(addressBytes(dst))
            .u32(srcPort)
            .u32(dstPort)
            .u32(flags)
            .u32(0));
}

Bytes sflowSample(const std::vector<Bytes>& records, const SFlowSampleOptions& o)
{
    Octets body;
    body.u32(o.sequence);
    if (o.expanded)
        body.u32(o.sourceType).u32(o.sourceIndex);
    else
        body.u32(o.sourceType << 24 | o.sourceIndex);
    body.u32(o.rate).u32(o.pool).u32(o.drops);
    if (o.expanded)
        body.u32(o.inFormat).u32(o.in).u32(o.outFormat).u32(o.out);
    else
        body.u32(o.inFormat << 30 | o.in).u32(o.outFormat << 30 | o.out);
    body.u32(o.recordCount.value_or(static_cast<std::uint32_t>(records.size())));
    for (const Bytes& record : records)
        body.raw(record);
    return sflowItem(o.expanded ? 3 : 1, body, o.length, o.padded);
}

Bytes sflowCounters(bool expanded)
{
    Octets body;
    body.u32(9);
    if (expanded)
        body.u32(0);
    body.u32(3).u32(1).raw(sflowItem(1, Octets().fill(88)));
    return sflowItem(expanded ? 4 : 2, body);
}

Bytes sflowDatagram(const std::vector<Bytes>& samples, const SFlowDatagramOptions& o)
{
    Octets octets;
    octets.u32(5)
        .raw(sflowAddress(o.agent))
        .u32(o.subAgent)
        .u32(o.sequence)
        .u32(o.uptime)
        .u32(o.sampleCount.value_or(static_cast<std::uint32_t>(samples.size())));
    for (const Bytes& sample : samples)
        octets.raw(sample);
    return octets;
}

} // namespace nb::test
