// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/collectorprocess.h"
#include "tests/support/exportsender.h"

#include <array>

namespace nb::test {

/// What is sent, and how.
struct LoadProtocol
{
    const char* name;
    ExportProtocol protocol;
    int ofMessage; ///< records of a datagram
};
inline constexpr std::array kLoadProtocols {LoadProtocol {"v5", ExportProtocol::NetFlow5, 30},
    LoadProtocol {"v9", ExportProtocol::NetFlow9, 30},
    LoadProtocol {"ipfix", ExportProtocol::Ipfix, 30},
    LoadProtocol {"sflow", ExportProtocol::SFlow5, 8}};

/// One run: what was sent, and what the collector kept of it.
struct LoadOutcome
{
    ExportSender::Sent sent {};
    std::uint64_t packets = 0; ///< sent, as the collector has to count them
    double rate = 0; ///< records a second, as it came out
    double endSeconds = 0; ///< from the last datagram until everything was stored
    Kept kept {};
    [[nodiscard]] bool lossless() const { return kept.packets == packets && kept.unaccounted == 0; }
};

/// `records` records at `rate` a second (0: as fast as can be) to a collector that is not yet
/// started; it has ended afterwards. Nothing when a program failed.
[[nodiscard]] std::optional<LoadOutcome> sendLoad(CollectorProcess& collector,
    const LoadProtocol& protocol, std::uint64_t records, std::uint64_t rate);

/// A line on standard output.
void print(const char* collector, const char* protocol, const LoadOutcome& outcome);

} // namespace nb::test
