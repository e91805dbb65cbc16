// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/files/servicescsv.h"

#include <cstdlib>

using namespace nb;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    MemorySource source(std::as_bytes(std::span(data, size)));
    const auto csv = readServicesCsv(source);
    if (!csv)
        return 0;
    const ServiceTable table(csv->entries);
    for (const ServiceEntry& entry : csv->entries)
        if (table.name(entry.protocol, entry.port) != entry.name)
            std::abort();
    return 0;
}
