// SPDX-License-Identifier: GPL-3.0-or-later
// Any text: it parses or is refused with a place; what parses prints to a text that gives the same
// tree; completion at any cursor stays within the text.
#include "core/filter/filtercompletion.h"
#include "core/filter/filterexpression.h"
#include "core/filter/filterparser.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace nb;
    const std::string_view text(static_cast<const char*>(static_cast<const void*>(data)), size);
    const std::size_t cursor = size == 0 ? 0 : data[0] % (size + 1);
    const FilterCompletion completion = completeFilter(text, cursor);
    if (completion.replaceFrom + completion.replaceLength > size)
        std::abort();
    (void)parseCondition(static_cast<FlowField>(size % kFlowFieldCount), FilterOperator::In, text);
    (void)filterWarnings(text);

    const auto filter = parseFilter(text);
    if (!filter) {
        const Error& error = filter.error();
        if (error.code != ErrorCode::FilterSyntax || *error.offset + error.length > size)
            std::abort();
        return 0;
    }
    const std::string printed = printFilter(*filter);
    if (printed.size() > FilterParser::kMaxTextSize)
        return 0;
    const auto again = parseFilter(printed);
    if (!again || !equal(*again, *filter) || printFilter(*again) != printed)
        std::abort();
    return 0;
}
