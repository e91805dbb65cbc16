// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/ipaddress.h"

#include <QString>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace nb::test {

/// One UDP datagram of a capture.
struct ExportPacket
{
    IpAddress source {};
    std::uint16_t port = 0;
    std::int64_t time = 0; ///< µs since 1970
    std::vector<std::byte> payload {};
};

/// UDP payloads of a classic little-endian pcap file of whole Ethernet frames; a reader for tests
/// alone, independent of the program's own. Empty when the file is none.
[[nodiscard]] std::vector<ExportPacket> readExportPackets(const QString& path);

} // namespace nb::test
