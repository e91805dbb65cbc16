// SPDX-License-Identifier: GPL-3.0-or-later
// A file of exporters' messages: IPFIX file, datagrams back to back, or a capture.
#include "collectors/base/bytesource.h"
#include "collectors/netflow/exportdecoder.h"
#include "collectors/netflow/exportfile.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto bytes = std::as_bytes(std::span(data, size));
    (void)nb::looksLikeIpfixFile(bytes);
    (void)nb::looksLikeExportMessages(bytes);
    nb::MemorySource source(bytes);
    auto file = nb::ExportFile::open(source);
    if (!file.ok())
        return 0;
    nb::ExportDecoder decoder(nb::limitsOfFiles());
    nb::FlowBatch batch;
    nb::ExportMessage message;
    std::size_t messages = 0;
    while ((*file)->next(message)) {
        if (message.bytes.size() > 262'144 || ++messages > size + 1)
            std::abort();
        (void)decoder.decode(message, batch);
        batch.clear();
    }
    return 0;
}
