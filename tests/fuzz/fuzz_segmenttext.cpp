// SPDX-License-Identifier: GPL-3.0-or-later
// Any text as segments: what is read is valid, makes a table, and what is written reads back the
// same.
#include "core/segments/segmenttable.h"
#include "core/segments/segmenttext.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace nb;
    const std::string_view text(static_cast<const char*>(static_cast<const void*>(data)), size);
    for (const bool networks : {false, true}) {
        const SegmentText read = networks ? parseLocalNetworks(text) : parseSegmentCsv(text);
        for (const Segment& segment : read.segments)
            if (segmentProblem(segment))
                std::abort();
        const SegmentText again = parseSegmentCsv(segmentCsv(read.segments));
        if (!again.problems.empty() || again.segments.size() != read.segments.size())
            std::abort();
        for (std::size_t i = 0; i < read.segments.size(); ++i)
            if (again.segments[i].name != read.segments[i].name
                || again.segments[i].prefixes != read.segments[i].prefixes)
                std::abort();
        (void)SegmentTable(read.segments).find(IpAddress {}, 7);
    }
    return 0;
}
