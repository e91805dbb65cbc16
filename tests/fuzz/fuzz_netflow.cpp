// SPDX-License-Identifier: GPL-3.0-or-later
// One message of an exporter, as a datagram and as part of a stream, to rows and to a sink.
#include "collectors/netflow/exportdecoder.h"
#include "tests/fuzz/countingsink.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    nb::ExportMessage message;
    message.exporter = nb::IpAddress::fromV4(0xc0000201);
    message.received = 1'770'000'000'000'000;
    message.bytes = std::as_bytes(std::span(data, size));
    for (const auto transport : {nb::ExportTransport::Datagram, nb::ExportTransport::Stream}) {
        message.transport = transport;
        message.session = transport == nb::ExportTransport::Stream ? 1 : 0;
        nb::ExportDecoder decoder;
        nb::FlowBatch batch;
        const auto outcome = decoder.decode(message, batch);
        if (batch.size() > nb::FlowBatch::kMaxRows || (outcome && !batch.empty()))
            std::abort();
        batch.fillMissing();
        for (std::size_t row = 0; row < batch.size(); ++row)
            if (batch.end[row] < batch.start[row])
                std::abort();
        nb::ExportDecoder other;
        nb::fuzz::CountingSink sink;
        (void)other.decode(message, sink);
    }
    return 0;
}
