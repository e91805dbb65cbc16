// SPDX-License-Identifier: GPL-3.0-or-later
// Many messages to one decoder: each begins with a control octet (address, port, session, what
// happens before it), a time step and a length.
#include "collectors/base/bytereader.h"
#include "collectors/netflow/exportdecoder.h"

#include <cstdlib>

namespace {

std::uint64_t accounted(const nb::ExportDecoder& decoder)
{
    std::uint64_t sum = 0;
    for (const nb::ExporterStatus& status : decoder.exporters())
        if (status.id.version != nb::kSFlowVersion)
            sum += status.datagrams;
    return sum;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    nb::DecoderLimits limits;
    limits.exporters = 3;
    limits.domainsOfExporter = 4;
    limits.templatesOfDomain = 6;
    limits.heldBytesOfExporter = 20'000;
    nb::ExportDecoder decoder(limits);
    nb::FlowBatch batch;
    nb::ByteReader rest(std::as_bytes(std::span(data, size)));
    std::uint64_t decoded = 0;
    nb::ExportMessage message;
    message.received = 1'770'000'000'000'000;
    while (rest.remaining() > 4) {
        const unsigned control = rest.read<std::uint8_t>().value_or(0);
        message.received += std::int64_t {rest.read<std::uint8_t>().value_or(0)} * 1'000'000;
        const auto length = rest.read<std::uint16_t>().value_or(0);
        const auto body = rest.take(std::min<std::size_t>(length, rest.remaining()));
        message.exporter = nb::IpAddress::fromV4(0xc0000200U | (control & 3U));
        message.port = static_cast<std::uint16_t>(1000U + (control >> 2 & 1U));
        message.session = control >> 3 & 1U;
        message.transport
            = message.session == 0 ? nb::ExportTransport::Datagram : nb::ExportTransport::Stream;
        message.bytes = body->rest();
        if ((control & 16U) != 0)
            decoder.advance(message.received);
        if ((control & 32U) != 0)
            decoder.endSession(1);
        if ((control & 64U) != 0) {
            const std::string state = decoder.saveState();
            nb::ExportDecoder restored(limits);
            if (!restored.restoreState(state, message.received).ok())
                std::abort();
        }
        const bool sflow = nb::exportVersion(message.bytes) == nb::kSFlowVersion;
        const auto before = batch.size();
        const auto outcome = decoder.decode(message, batch);
        if (outcome && batch.size() != before)
            std::abort();
        if (!outcome && !sflow)
            ++decoded;
        if (batch.size() > 1000) {
            batch.fillMissing();
            batch.clear();
        }
    }
    if (accounted(decoder) != decoded)
        std::abort();
    (void)decoder.templates();
    return 0;
}
