// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/base/bytesource.h"
#include "collectors/files/flowcsv.h"

#include <cstdlib>

namespace {

/// Every row that comes out has to be one that may be stored.
struct CheckingSink : nb::FlowSink
{
    std::uint64_t rows = 0;

    nb::Result<void> add(nb::FlowBatch&& batch) override
    {
        rows += batch.size();
        for (std::size_t row = 0; row < batch.size(); ++row)
            if (batch.start[row] < 0 || batch.end[row] < batch.start[row] || batch.hits[row] == 0
                || batch.confidence[row] > 100)
                std::abort();
        return {};
    }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    CheckingSink sink;
    nb::MemorySource source(std::as_bytes(std::span(data, size)));
    const auto report = nb::importFlowCsv(source, sink, "fuzz.csv", {}, {});
    if (report.ok() && report->flows != sink.rows)
        std::abort();
    return 0;
}
