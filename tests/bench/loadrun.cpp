// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/loadrun.h"

#include <algorithm>
#include <cstdio>

namespace nb::test {

std::optional<LoadOutcome> sendLoad(CollectorProcess& collector, const LoadProtocol& protocol,
    std::uint64_t records, std::uint64_t rate)
{
    const auto port = collector.start();
    if (!port)
        return std::nullopt;
    ExportMessages messages(protocol.protocol, 1, protocol.ofMessage);
    ExportSender sender(QHostAddress(QHostAddress::LocalHost), *port);
    LoadOutcome outcome;
    outcome.sent = sender.run(messages, records, rate);
    outcome.rate = static_cast<double>(outcome.sent.records) / outcome.sent.seconds;
    // a sampled packet counts as one: sFlow samples are not multiplied here (--raw)
    outcome.packets
        = protocol.protocol == ExportProtocol::SFlow5 ? outcome.sent.records : messages.packets();
    const auto ended = std::chrono::steady_clock::now();
    const auto kept = collector.finish();
    outcome.endSeconds
        = std::chrono::duration<double>(std::chrono::steady_clock::now() - ended).count();
    if (!kept || outcome.sent.refused != 0)
        return std::nullopt;
    outcome.kept = *kept;
    return outcome;
}

void print(const char* collector, const char* protocol, const LoadOutcome& outcome)
{
    std::printf("%-10s %-5s %9llu records at %8.0f/s: kept %9llu  %6.2f CPU s (%.2f M/CPU s)  peak "
                "%4.0f MB  stored %6.1f MB\n",
        collector, protocol, static_cast<unsigned long long>(outcome.sent.records), outcome.rate,
        static_cast<unsigned long long>(outcome.kept.flows), outcome.kept.cpuSeconds,
        static_cast<double>(outcome.kept.flows) / 1e6 / std::max(outcome.kept.cpuSeconds, 0.01),
        outcome.kept.peakMegabytes, outcome.kept.storedMegabytes);
    std::fflush(stdout);
}

} // namespace nb::test
