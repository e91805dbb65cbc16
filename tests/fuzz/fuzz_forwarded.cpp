// SPDX-License-Identifier: GPL-3.0-or-later
// What a core reads of a forwarding collector and a collector of its core: the first octet chooses
// whether the templates come first, then messages, each after its length.
#include "collectors/base/bytereader.h"
#include "collectors/forward/forwardencoder.h"
#include "collectors/forward/forwardpositions.h"
#include "collectors/forward/forwardreceiver.h"
#include "collectors/netflow/exportdecoder.h"

#include <cstdlib>

namespace {

void take(nb::ExportDecoder& decoder, const nb::ExportMessage& message)
{
    nb::ForwardedRecords records;
    if (decoder.decode(message, records))
        return;
    const auto batch = records.take();
    if (!batch.ok() || !*batch)
        return;
    // what is taken can be sent on, and is the same then
    nb::ForwardEncoder encoder;
    const auto sent = encoder.rows((*batch)->rows, 0, (*batch)->position, message.received);
    if (sent.rows == 0 && !(*batch)->rows.empty())
        std::abort();
    for (std::size_t row = 0; row < (*batch)->rows.size(); ++row)
        if ((*batch)->rows.flow(row).confidence > 100)
            std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto bytes = std::as_bytes(std::span(data, size));
    (void)nb::receiptsIn(bytes);
    std::string text;
    for (const std::byte byte : bytes)
        text += static_cast<char>(byte);
    if (const auto positions = nb::ForwardPositions::fromText(text); positions.ok())
        (void)positions->text();
    nb::ExportDecoder decoder;
    nb::ExportMessage message;
    message.session = 1;
    message.transport = nb::ExportTransport::Stream;
    message.received = 1'770'000'000'000'000;
    nb::ByteReader rest(bytes);
    const auto greeting = nb::ForwardEncoder().templates(message.received);
    if ((rest.read<std::uint8_t>().value_or(0) & 1U) != 0) {
        message.bytes = greeting;
        take(decoder, message);
    }
    while (rest.remaining() > 2) {
        const auto length = rest.read<std::uint16_t>().value_or(0);
        const auto body = rest.take(std::min<std::size_t>(length, rest.remaining()));
        message.bytes = body->rest();
        take(decoder, message);
    }
    return 0;
}
