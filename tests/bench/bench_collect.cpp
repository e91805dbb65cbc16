// SPDX-License-Identifier: GPL-3.0-or-later
// Live collection under load, sender and collector on this computer.
//   bench_collect short [SECONDS] [RATE]   each protocol at a rate: nothing lost or unaccounted for
//                                          (SECONDS: else $NB_LOAD_SECONDS, else 5)
//   bench_collect highest [SECONDS]        the highest rate without loss, beside nfcapd
//   bench_collect cpu [RECORDS]            CPU seconds and bytes stored, beside nfcapd
#include "tests/bench/loadrun.h"

#include <QCoreApplication>

#include <cstdio>

using namespace nb::test;

namespace {

int shortRun(std::uint64_t seconds, std::uint64_t rate)
{
    int failures = 0;
    for (const LoadProtocol& protocol : kLoadProtocols) {
        const auto ours = ourCollector();
        const auto outcome = sendLoad(*ours, protocol, seconds * rate, rate);
        if (outcome)
            print("netbehave", protocol.name, *outcome);
        if (!outcome || !outcome->lossless()) {
            std::printf("  FAILED: %llu packets sent, %llu kept\n",
                static_cast<unsigned long long>(outcome ? outcome->packets : 0),
                static_cast<unsigned long long>(outcome ? outcome->kept.packets : 0));
            ++failures;
        }
    }
    return failures;
}

/// Ours, or its peer: null where that does not know the protocol or is not installed.
std::unique_ptr<CollectorProcess> collectorNumber(int which, const LoadProtocol& protocol)
{
    if (which == 0)
        return ourCollector();
    // sFlow is sfcapd's
    return protocol.protocol == ExportProtocol::SFlow5 ? nullptr : nfcapd();
}

int highest(std::uint64_t seconds)
{
    for (const LoadProtocol& protocol : kLoadProtocols)
        for (int which = 0; which < 2; ++which) {
            const char* const name = which == 0 ? "netbehave" : "nfcapd";
            std::uint64_t best = 0;
            for (std::uint64_t rate = 25'000; rate <= 3'200'000; rate *= 2) {
                const auto collector = collectorNumber(which, protocol);
                const auto outcome = collector
                    ? sendLoad(*collector, protocol, seconds * rate, rate)
                    : std::nullopt;
                if (!outcome)
                    break;
                print(name, protocol.name, *outcome);
                if (!outcome->lossless() || outcome->rate < 0.9 * static_cast<double>(rate))
                    break;
                best = rate;
            }
            std::printf("%s %s: highest rate without loss %llu records/s\n", name, protocol.name,
                static_cast<unsigned long long>(best));
        }
    return 0;
}

int cpu(std::uint64_t records)
{
    constexpr std::uint64_t kRate = 200'000;
    for (const LoadProtocol& protocol : kLoadProtocols)
        for (int round = 0; round < 3; ++round)
            for (int which = 0; which < 2; ++which) {
                const auto collector = collectorNumber(which, protocol);
                const auto outcome
                    = collector ? sendLoad(*collector, protocol, records, kRate) : std::nullopt;
                if (outcome)
                    print(which == 0 ? "netbehave" : "nfcapd", protocol.name, *outcome);
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
