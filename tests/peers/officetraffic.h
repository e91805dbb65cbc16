// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/packetbuilder.h"

#include <cstdint>

namespace nb::test {

/// A pcap of IPv4 traffic that every exporter understands: `flows` conversations of TCP, UDP and
/// ICMP echo, each with packets both ways, within a minute; every second one `later` microseconds
/// later. It begins at `begin`, in microseconds since 1970. The same arguments give the same bytes.
[[nodiscard]] Bytes officeTraffic(std::size_t flows, std::uint32_t seed, std::int64_t later = 0,
    std::int64_t begin = 1'772'441'400'000'000); // 2026-03-02T08:50:00Z

} // namespace nb::test
