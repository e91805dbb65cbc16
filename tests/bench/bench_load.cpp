// SPDX-License-Identifier: GPL-3.0-or-later
// What a collector has to bear beyond a steady rate, sender and collector on this computer. Each
// fails when its figure is not reached.
//   bench_load burst [RATE] [SECONDS]        each protocol (200,000/s, 10 s): nothing lost
//   bench_load overload [SECONDS]            as fast as can be (60 s): no more than 512 MiB, what
//   is
//                                            told as lost is what was lost, soon done afterwards
//   bench_load exporters [N] [RATE] [SECONDS]  N exporters of 4 domains with 8 templates each (500,
//                                            20,000/s, 10 s): no template taken for another
//   bench_load soak [SECONDS]                20,000/s (9,000 s): memory, files and threads stay
//   bench_load short                         the first three in little, for every day, without
//                                            what depends on how fast the computer is
#include "tests/bench/exporterfleet.h"
#include "tests/bench/loadrun.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <cstdio>
#include <map>

using namespace nb::test;

namespace {

using Clock = std::chrono::steady_clock;

constexpr double kMostMegabytes = 537; // 512 MiB

QString text(const char* latin)
{
    return QString::fromLatin1(latin);
}

double secondsSince(Clock::time_point time)
{
    return std::chrono::duration<double>(Clock::now() - time).count();
}

int verdict(bool good, const char* what)
{
    std::printf("  %s %s\n", good ? "ok    " : "FAILED", what);
    std::fflush(stdout);
    return good ? 0 : 1;
}

int burst(std::uint64_t rate, std::uint64_t seconds)
{
    int failures = 0;
    for (const LoadProtocol& protocol : kLoadProtocols) {
        const auto ours = ourCollector();
        const auto outcome = sendLoad(*ours, protocol, rate * seconds, rate);
        if (outcome)
            print("netbehave", protocol.name, *outcome);
        failures += verdict(outcome && outcome->lossless(), "nothing lost");
    }
    return failures;
}

/// NetFlow v5 has no templates: a datagram that was dropped is exactly so many records.
int overload(std::uint64_t seconds, bool timed)
{
    const LoadProtocol& v5 = kLoadProtocols[0];
    const auto ours = ourCollector();
    const auto port = ours->start();
    if (!port)
        return verdict(false, "the collector starts");
    ExportMessages messages(v5.protocol, 1, v5.ofMessage);
    ExportSender sender(QHostAddress(QHostAddress::LocalHost), *port);
    const auto began = Clock::now();
    LoadOutcome outcome;
    while (secondsSince(began) < static_cast<double>(seconds)) {
        const auto sent = sender.run(messages, 30'000, 0);
        outcome.sent.datagrams += sent.datagrams;
        outcome.sent.records += sent.records;
        outcome.sent.refused += sent.refused;
    }
    outcome.rate = static_cast<double>(outcome.sent.records) / secondsSince(began);
    const auto ended = Clock::now();
    while (ours->backlog() > 0 && secondsSince(ended) < 60) { }
    outcome.endSeconds = secondsSince(ended);
    // one that certainly comes: without it the sequence does not tell what is missing at the end
    const auto last = sender.run(messages, 30, 0);
    outcome.sent.datagrams += last.datagrams;
    outcome.sent.records += last.records;
    const auto kept = ours->finish();
    if (!kept || outcome.sent.refused != 0)
        return verdict(false, "sender and collector end well");
    outcome.kept = *kept;
    print("netbehave", v5.name, outcome);
    const std::uint64_t lost = outcome.sent.records - kept->flows;
    std::printf(
        "           %llu datagrams sent, %llu came, %llu of them dropped; %llu records lost, "
        "%llu by sequence; backlog gone after %.1f s\n",
        static_cast<unsigned long long>(outcome.sent.datagrams),
        static_cast<unsigned long long>(kept->offered),
        static_cast<unsigned long long>(kept->dropped), static_cast<unsigned long long>(lost),
        static_cast<unsigned long long>(kept->lostRecords), outcome.endSeconds);
    constexpr double kSoon = 10; // s
    return (timed ? verdict(lost > 0, "more was sent than can be taken") : 0)
        + verdict(kept->peakMegabytes <= kMostMegabytes, "at most 512 MiB")
        + verdict(kept->offered == outcome.sent.datagrams, "every datagram was seen")
        + verdict(kept->dropped * static_cast<unsigned>(v5.ofMessage) == lost,
            "what is told as dropped is what is missing")
        + verdict(kept->lostRecords == lost, "the sequence numbers say the same")
        + verdict(kept->unaccounted == 0, "everything is accounted for")
        + (timed ? verdict(outcome.endSeconds <= kSoon, "backlog gone within 10 s") : 0);
}

struct Counters
{
    std::uint64_t flows = 0;
    std::uint64_t packets = 0;
    std::uint64_t bytes = 0;
    bool operator==(const Counters&) const = default;
};

std::map<QString, Counters> keptByClient(const QString& workspace)
{
    std::map<QString, Counters> kept;
    QProcess top;
    top.start(text(NB_BIN_DIR "/netbehave-cli"),
        {text("-w"), workspace, text("--json"), text("-q"), text("top"), text("--by"),
            text("src_ip"), text("--limit"), text("0")});
    top.waitForFinished(120'000);
    const auto rows = QJsonDocument::fromJson(top.readAllStandardOutput()).array();
    for (const QJsonValue value : rows) {
        const QJsonObject row = value.toObject();
        const auto number = [&row](const char* name) {
            return static_cast<std::uint64_t>(row.value(QLatin1String(name)).toInteger());
        };
        kept[row.value(text("src_ip")).toString()]
            = {number("flows"), number("packets"), number("bytes")};
    }
    return kept;
}

int exporters(unsigned count, std::uint64_t rate, std::uint64_t seconds)
{
    const auto ours = ourCollector();
    const auto port = ours->start();
    if (!port)
        return verdict(false, "the collector starts");
    ExporterFleet fleet(count, *port);
    if (!fleet.ready()) {
        std::printf("  left out: this system has no addresses 127.1.0.0/16 (macOS: ifconfig lo0 "
                    "alias)\n");
        return ours->finish() ? 0 : 1;
    }
    Pace pace(rate);
    bool taken = true;
    while (pace.elapsed() < static_cast<double>(seconds))
        if (!pace.rest(fleet.records()))
            taken = fleet.send() && taken;
    const auto kept = ours->finish();
    if (!kept)
        return verdict(false, "the collector ends well");
    std::printf("netbehave  %u exporters, %u domains, %u templates: %llu records sent, %llu kept, "
                "peak %.0f MB\n",
        count, fleet.domains(), fleet.domains() * ExporterFleet::kTemplates,
        static_cast<unsigned long long>(fleet.records()),
        static_cast<unsigned long long>(kept->flows), kept->peakMegabytes);
    std::map<QString, Counters> sent;
    for (const auto& source : fleet.sources())
        if (source.flows > 0)
            sent[source.client.toString()] = {source.flows, source.packets, source.bytes};
    return verdict(taken && kept->flows == fleet.records(), "nothing lost")
        + verdict(kept->unaccounted == 0 && kept->dropped == 0 && kept->lostRecords == 0,
            "nothing unaccounted for")
        + verdict(kept->exporters == fleet.domains(), "every domain is told apart")
        + verdict(keptByClient(ours->workspace()) == sent, "no template taken for another");
}

/// Resident memory in kB, open files and threads; what the system does not tell is 0.
struct Footprint
{
    double kilobytes = 0;
    qsizetype files = 0;
    qsizetype threads = 0;
};

Footprint footprintOf(qint64 pid)
{
    const QString folder = text("/proc/") + QString::number(pid);
    QFile file(folder + text("/status"));
    const QString status
        = file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll()) : QString();
    static const QRegularExpression kResident(text("VmRSS:\\s+(\\d+)"));
    constexpr auto kAll = QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot;
    return {kResident.match(status).captured(1).toDouble(),
        QDir(folder + text("/fd")).entryList(kAll).size(),
        QDir(folder + text("/task")).entryList(kAll).size()};
}

/// Records of the same conversations again and again: what grows then is a leak.
int soak(std::uint64_t seconds)
{
    constexpr std::uint64_t kRate = 20'000;
    constexpr std::uint64_t kParts = 10;
    const LoadProtocol& v9 = kLoadProtocols[1];
    const auto ours = ourCollector();
    const auto port = ours->start();
    if (!port)
        return verdict(false, "the collector starts");
    ExportSender sender(QHostAddress(QHostAddress::LocalHost), *port);
    ExportMessages messages(v9.protocol, 1, v9.ofMessage);
    std::vector<Footprint> seen;
    for (std::uint64_t part = 0; part < kParts; ++part) {
        (void)sender.run(messages, kRate * seconds / kParts, kRate);
        seen.push_back(footprintOf(ours->processId()));
        std::printf("  after %5.0f s: %8.0f kB, %lld files, %lld threads\n",
            static_cast<double>(seconds * (part + 1)) / static_cast<double>(kParts),
            seen.back().kilobytes, static_cast<long long>(seen.back().files),
            static_cast<long long>(seen.back().threads));
        std::fflush(stdout);
    }
    const auto kept = ours->finish();
    // its first half fills what is bounded
    constexpr std::uint64_t secondHalf = kParts - kParts / 2 - 1; // parts that passed
    const double growth = seen.back().kilobytes - seen[kParts / 2].kilobytes;
    std::printf("  growth in the second half: %.1f MiB an hour\n",
        growth / 1024 * 3600
            / (static_cast<double>(seconds * secondHalf) / static_cast<double>(kParts)));
    return verdict(kept && kept->packets == messages.packets(), "nothing lost")
        + verdict(seen.back().files == seen[kParts / 2].files, "as many files open as before")
        + verdict(seen.back().threads == seen[kParts / 2].threads, "as many threads as before");
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList given = QCoreApplication::arguments().mid(1);
    const auto number = [&given](qsizetype at, std::uint64_t otherwise) {
        return given.size() > at ? given[at].toULongLong() : otherwise;
    };
    const QString what = given.value(0, QStringLiteral("short"));
    if (what == u"burst")
        return burst(number(1, 200'000), number(2, 10));
    if (what == u"overload")
        return overload(number(1, 60), true);
    if (what == u"exporters")
        return exporters(static_cast<unsigned>(number(1, 500)), number(2, 20'000), number(3, 10));
    if (what == u"soak")
        return soak(number(1, 9'000));
    if (what == u"short")
        return burst(100'000, 2) + overload(5, false) + exporters(50, 20'000, 3);
    std::fprintf(stderr, "bench_load short|burst|overload|exporters|soak\n");
    return 1;
}
