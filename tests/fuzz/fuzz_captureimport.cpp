// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/base/bytesource.h"
#include "collectors/base/decompressingsource.h"
#include "collectors/capture/captureimport.h"

#include <cstdlib>

namespace {

class CheckingSink : public nb::FlowSink
{
public:
    nb::Result<void> add(nb::FlowBatch&& batch) override
    {
        for (std::size_t row = 0; row < batch.size(); ++row) {
            packets += batch.packets[row] + batch.reversePackets[row];
            if (batch.start[row] > batch.end[row] || batch.start[row] < 0)
                std::abort();
        }
        return {};
    }
    std::uint64_t packets = 0;
};

} // namespace

/// A whole file, compressed or not. Every packet read is in one flow or was skipped for a reason.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    nb::DecompressionLimits limits;
    limits.freeBytes = 1U << 20;
    limits.maxBytes = 4U << 20;
    auto source = nb::decompressed(
        std::make_unique<nb::MemorySource>(std::as_bytes(std::span(data, size))), limits);
    if (!source)
        return 0;
    CheckingSink sink;
    const auto report = nb::importCapture(**source, sink, {}, "fuzz", {}, {});
    if (!report)
        return 0;
    std::uint64_t skipped = 0;
    for (const auto& [reason, count] : report->skipped)
        skipped += count;
    if (sink.packets + skipped != report->packets || (report->partial && report->notices.empty()))
        std::abort();
    return 0;
}
