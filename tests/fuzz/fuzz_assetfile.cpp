// SPDX-License-Identifier: GPL-3.0-or-later
// Foreign files about assets: XML of nmap, CSV, JSON lines; the first byte chooses.
#include "collectors/assets/assetimport.h"

#include <span>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    nb::MemorySource source(std::as_bytes(std::span(data + 1, size - 1)));
    switch (data[0] % 3) {
    case 0:
        (void)nb::readNmapXml(source, {});
        break;
    case 1:
        (void)nb::readAssetCsv(source, {}, {});
        break;
    default:
        (void)nb::readIpamLines(source, {});
        break;
    }
    return 0;
}
