// SPDX-License-Identifier: GPL-3.0-or-later
// Live collection under load, sender and collector on this computer.
//   bench_collect short [SECONDS] [RATE]   each protocol at a rate: nothing lost or unaccounted for
//                                          (SECONDS: else $NB_LOAD_SECONDS, else 5)
//   bench_collect highest [SECONDS]        the highest rate without loss, beside nfcapd
//   bench_collect cpu [RECORDS]            CPU seconds and bytes stored, beside nfcapd
#include "tests/bench/collectorprocess.h"
#include "tests/support/exportsender.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cstdio>

using namespace nb::test;

namespace {

struct Protocol
{
    const char* name;
    ExportProtocol protocol;
    int ofMessage;
};
constexpr std::array kProtocols {Protocol {"v5", ExportProtocol::NetFlow5, 30},
    Protocol {"v9", ExportProtocol::NetFlow9, 30}, Protocol {"ipfix", ExportProtocol::Ipfix, 30},
    Protocol {"sflow", ExportProtocol::SFlow5, 8}};

struct Outcome
{
    std::uint64_t sent = 0;
    double rate = 0; ///< records a second, as it came out
    Kept kept {};
    [[nodiscard]] bool lossless(std::uint64_t packetsSent) const
    {
        return kept.packets == packetsSent && kept.unaccounted == 0;
    }
};

/// One run; nothing when a program failed. `packets` is what was sent.
std::optional<Outcome> send(CollectorProcess& collector, const Protocol& protocol,
    std::uint64_t records, std::uint64_t rate, std::uint64_t& packets)
{
    const auto port = collector.start();
    if (!port)
        return std::nullopt;
    ExportMessages messages(protocol.protocol, 1, protocol.ofMessage);
    ExportSender sender(QHostAddress(QHostAddress::LocalHost), *port);
    const auto sent = sender.run(messages, records, rate);
    const auto kept = collector.finish();
    packets = messages.packets();
    if (!kept || sent.refused != 0)
        return std::nullopt;
    return Outcome {sent.records, static_cast<double>(sent.records) / sent.seconds, *kept};
}

void print(const char* collector, const Protocol& protocol, const Outcome& outcome)
{
    std::printf("%-10s %-5s %9llu records at %8.0f/s: kept %9llu  %6.2f CPU s (%.2f M/CPU s)  peak "
                "%4.0f MB  stored %6.1f MB\n",
        collector, protocol.name, static_cast<unsigned long long>(outcome.sent), outcome.rate,
        static_cast<unsigned long long>(outcome.kept.flows), outcome.kept.cpuSeconds,
        static_cast<double>(outcome.kept.flows) / 1e6 / std::max(outcome.kept.cpuSeconds, 0.01),
        outcome.kept.peakMegabytes, outcome.kept.storedMegabytes);
    std::fflush(stdout);
}

int shortRun(std::uint64_t seconds, std::uint64_t rate)
{
    int failures = 0;
    for (const Protocol& protocol : kProtocols) {
        std::uint64_t packets = 0;
        const auto ours = ourCollector();
        const auto outcome = send(*ours, protocol, seconds * rate, rate, packets);
        if (outcome)
            print("netbehave", protocol, *outcome);
        // a sampled packet counts as one: sFlow samples are not multiplied here (--raw)
        const std::uint64_t expected
            = protocol.protocol == ExportProtocol::SFlow5 && outcome ? outcome->sent : packets;
        if (!outcome || !outcome->lossless(expected)) {
            std::printf("  FAILED: %llu packets sent, %llu kept\n",
                static_cast<unsigned long long>(expected),
                static_cast<unsigned long long>(outcome ? outcome->kept.packets : 0));
            ++failures;
        }
    }
    return failures;
}

std::unique_ptr<CollectorProcess> collectorNumber(int which)
{
    return which == 0 ? ourCollector() : nfcapd();
}

int highest(std::uint64_t seconds)
{
    for (const Protocol& protocol : kProtocols)
        for (int which = 0; which < 2; ++which) {
            if (which == 1 && protocol.protocol == ExportProtocol::SFlow5)
                continue; // that is sfcapd's
            std::uint64_t best = 0;
            for (std::uint64_t rate = 25'000; rate <= 3'200'000; rate *= 2) {
                const auto collector = collectorNumber(which);
                std::uint64_t packets = 0;
                const auto outcome = collector
                    ? send(*collector, protocol, seconds * rate, rate, packets)
                    : std::nullopt;
                if (!outcome)
                    break;
                print(which == 0 ? "netbehave" : "nfcapd", protocol, *outcome);
                const std::uint64_t expected
                    = protocol.protocol == ExportProtocol::SFlow5 ? outcome->sent : packets;
                if (!outcome->lossless(expected) || outcome->rate < 0.9 * static_cast<double>(rate))
                    break;
                best = rate;
            }
            std::printf("%s %s: highest rate without loss %llu records/s\n",
                which == 0 ? "netbehave" : "nfcapd", protocol.name,
                static_cast<unsigned long long>(best));
        }
    return 0;
}

int cpu(std::uint64_t records)
{
    for (const Protocol& protocol : kProtocols)
        for (int round = 0; round < 3; ++round)
            for (int which = 0; which < 2; ++which) {
                const auto collector = collectorNumber(which);
                std::uint64_t packets = 0;
                if (!collector || (which == 1 && protocol.protocol == ExportProtocol::SFlow5))
                    continue;
                const auto outcome = send(*collector, protocol, records, 200'000, packets);
                if (outcome)
                    print(which == 0 ? "netbehave" : "nfcapd", protocol, *outcome);
            }
    return 0;
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList given = QCoreApplication::arguments().mid(1);
    const QString what = given.value(0, QStringLiteral("short"));
    if (what == u"short")
        return shortRun(given.value(1, qEnvironmentVariable("NB_LOAD_SECONDS", QStringLiteral("5")))
                            .toULongLong(),
            given.value(2, QStringLiteral("20000")).toULongLong());
    if (what == u"highest")
        return highest(given.value(1, QStringLiteral("5")).toULongLong());
    if (what == u"cpu")
        return cpu(given.value(1, QStringLiteral("3000000")).toULongLong());
    std::fprintf(stderr, "bench_collect short|highest|cpu\n");
    return 1;
}
