// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/base/bytesource.h"
#include "collectors/files/nfcapdimport.h"

#include <cstdlib>

namespace {

class CheckingSink : public nb::FlowSink
{
public:
    nb::Result<void> add(nb::FlowBatch&& batch) override
    {
        rows += batch.size();
        for (std::size_t row = 0; row < batch.size(); ++row)
            if (batch.start[row] <= 0 || batch.end[row] < batch.start[row])
                std::abort();
        return {};
    }
    std::uint64_t rows = 0;
};

} // namespace

/// What nfdump may print, with or without a header line.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    CheckingSink sink;
    nb::ImportOptions options;
    options.pipeline.deNat = options.pipeline.deduplicate = false;
    options.pipeline.pair = options.pipeline.orient = false;
    nb::MemorySource source(std::as_bytes(std::span(data, size)));
    const auto report = nb::importNfdumpText(source, "fuzz", sink, options, {}, {});
    if (report.ok() && report->flows != sink.rows)
        std::abort();
    return 0;
}
