// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/layoutwire.h"

#include <cstdint>
#include <cstdlib>

using namespace nb::layout;

/// What the layout worker reads from its standard input, and what the program reads back from it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(data, data + size);
    std::string why;
    const auto request = readRequest(text, why);
    if (request) {
        // what was accepted is within all bounds and comes back as it was
        if (!faultOf(*request).empty() || readRequest(writeRequest(*request), why) != request)
            std::abort();
    } else if (why.empty()) {
        std::abort();
    }
    Request asked;
    asked.nodes.resize(2);
    asked.edges.resize(1);
    if (const auto answer = readAnswer(text, asked, why))
        if (readAnswer(writeAnswer(*answer), asked, why) != answer)
            std::abort();
    return 0;
}
