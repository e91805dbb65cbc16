// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/sflow/sflowdecoder.h"

#include <algorithm>
#include <cstdlib>

/// A session of many datagrams of two exporters with small bounds: a length byte pair, then so many
/// bytes. What is read is a row or counted, and every datagram is in one count.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    nb::DecoderLimits limits;
    limits.exporters = 2;
    limits.domainsOfExporter = 3;
    limits.samplersOfExporter = 3;
    nb::SFlowDecoder decoder(limits);
    std::uint64_t offered = 0;
    std::uint64_t rows = 0;
    std::span<const std::uint8_t> rest(data, size);
    while (rest.size() > 2) {
        const std::size_t length
            = std::min<std::size_t>((rest[0] & 0x0fU) << 8 | rest[1], rest.size() - 2);
        nb::ExportMessage message;
        message.exporter = nb::IpAddress::fromV4(rest[0] >> 6);
        message.received = 1;
        message.bytes = std::as_bytes(rest.subspan(2, length));
        nb::FlowBatch batch;
        (void)decoder.decode(message, batch);
        ++offered;
        rows += batch.size();
        rest = rest.subspan(2 + length);
    }
    std::uint64_t skipped = 0;
    for (const auto& [reason, count] : decoder.counts().skipped)
        skipped += count;
    if (decoder.counts().rows != rows || decoder.counts().flowSamples != rows + skipped)
        std::abort();
    std::uint64_t known = 0;
    for (const nb::ExporterStatus& status : decoder.exporters()) {
        known += status.datagrams;
        for (std::size_t i = 0; i <= static_cast<std::size_t>(nb::DropReason::Malformed); ++i)
            known += status.drops[i];
    }
    if (known != offered)
        std::abort();
    return 0;
}
