// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a capture and prints a JSON line with the processor time it took:
//   bench_capture import FILE   importCapture() into a sink that counts
//   bench_capture names FILE    the same with names learnt and put into flows
//   bench_capture applications FILE   with the applications of nDPI, its process included
//   bench_capture stored FILE   the import into a workspace, with nothing said of any flow
//   bench_capture labelled FILE the same with names, 40 segments, services and 40 rules
//   bench_capture observed FILE the same with assets and alerts too, as people import it
//   bench_capture               these, import, names and libpcap in turn on a capture of its own
//                               making
//   bench_capture libpcap FILE  a bare pcap_next_ex() loop, the least any libpcap program needs
#include "collectors/base/bytesource.h"
#include "collectors/base/decompressingsource.h"
#include "collectors/capture/captureimport.h"
#include "collectors/files/fileimporter.h"
#include "core/names/namestage.h"
#include "core/pipeline/flowpipeline.h"
#include "tests/support/packetbuilder.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTemporaryFile>

#include <pcap/pcap.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace {

class CountingSink : public nb::FlowSink
{
public:
    nb::Result<void> add(nb::FlowBatch&& batch) override
    {
        flows += batch.size();
        for (std::size_t row = 0; row < batch.size(); ++row) {
            packets += batch.packets[row] + batch.reversePackets[row];
            bytes += batch.bytes[row] + batch.reverseBytes[row];
        }
        return {};
    }
    std::uint64_t flows = 0;
    std::uint64_t packets = 0;
    std::uint64_t bytes = 0;
};

struct Totals
{
    std::uint64_t packets = 0;
    std::uint64_t flows = 0;
    std::uint64_t bytes = 0;
};

/// Flows get names from what the same capture tells before they reach the sink.
nb::Result<nb::ImportReport> importWithNames(nb::ByteSource& source, nb::FlowSink& sink)
{
    const QTemporaryDir folder;
    auto workspace = nb::Workspace::open(folder.path(), nb::Workspace::Mode::ReadWrite);
    if (!workspace)
        return workspace.error();
    auto table = nb::NameTable::open(**workspace);
    if (!table)
        return table.error();
    const auto journal = std::make_shared<nb::NameJournal>(**table);
    std::vector<std::unique_ptr<nb::FlowStage>> stages;
    stages.push_back(std::make_unique<nb::NameStage>(**table, journal));
    nb::FlowPipeline pipeline(std::move(stages), sink);
    auto report = nb::importCapture(source, pipeline, {}, "bench", {}, {}, journal.get());
    if (report)
        if (auto done = pipeline.finish(); !done)
            return done.error();
    return report;
}

/// What a network's people would have said of it; none of the rules takes all flows.
nb::Result<void> fill(nb::Enrichment& enrichment)
{
    auto done = enrichment.editSegments([](std::vector<nb::Segment>& segments) -> nb::Result<void> {
        for (unsigned i = 0; i < 40; ++i) {
            nb::Segment segment;
            segment.name = "segment " + std::to_string(i);
            segment.prefixes
                = {*nb::IpPrefix::make(nb::IpAddress::fromV4(0x0a00'0000U + (i << 16U)), 16)};
            segments.push_back(std::move(segment));
        }
        return {};
    });
    if (!done)
        return done;
    return enrichment.editRules([](std::vector<nb::Rule>& rules) -> nb::Result<void> {
        for (unsigned i = 0; i < 40; ++i) {
            nb::Rule rule;
            rule.name = "rule " + std::to_string(i);
            rule.expression = "protocol = tcp and dst_port = " + std::to_string(1 + i * 7)
                + " and not src_ip = 10." + std::to_string(i) + ".0.0/16";
            rules.push_back(std::move(rule));
        }
        return {};
    });
}

/// Into a workspace; with labels, or with all that is learnt as well, as people import it.
bool runStored(const char* path, std::string_view mode, Totals& totals)
{
    const QTemporaryDir folder;
    auto workspace = nb::Workspace::open(folder.path(), nb::Workspace::Mode::ReadWrite);
    if (!workspace)
        return false;
    auto enrichment = nb::Enrichment::open(**workspace);
    if (!enrichment || !fill(**enrichment))
        return false;
    const QString file = QString::fromLocal8Bit(path);
    if (mode == "observed") {
        nb::ContentFileImporter importer(**workspace, *enrichment);
        const auto report = importer.importFile(file, {}, {}, {});
        if (report)
            totals = {report->packets, report->flows, 0};
        return report.ok();
    }
    const bool labelled = mode == "labelled";
    auto opened = nb::openFile(file);
    auto session = (*workspace)->beginImport(true);
    if (!opened || !session)
        return false;
    nb::HashingSource source(std::move(*opened));
    const auto journal = labelled ? (*enrichment)->nameJournal() : nullptr;
    nb::FlowPipeline pipeline(labelled ? (*enrichment)->stages({}, journal)
                                       : std::vector<std::unique_ptr<nb::FlowStage>>(),
        **session);
    const auto report = nb::importCapture(source, pipeline, {}, "bench", {}, {}, journal.get());
    if (!report || !pipeline.finish() || !(*session)->commit({}))
        return false;
    totals = {report->packets, (*session)->rows(), 0};
    return true;
}

bool runImport(const char* path, std::string_view mode, Totals& totals)
{
    auto file = nb::openFile(QString::fromLocal8Bit(path));
    if (!file)
        return false;
    auto source = nb::decompressed(std::move(*file));
    if (!source)
        return false;
    nb::HashingSource hashing(std::move(*source));
    CountingSink sink;
    const auto report = mode == "names"
        ? importWithNames(hashing, sink)
        : nb::importCapture(hashing, sink, {}, "bench", {}, {}, nullptr,
            mode == "applications" ? QStringLiteral(NB_BIN_DIR "/netbehave-dissect") : QString());
    if (!report)
        return false;
    totals = {report->packets, sink.flows, sink.bytes};
    return true;
}

bool runLibpcap(const char* path, Totals& totals)
{
    char message[PCAP_ERRBUF_SIZE] = {};
    pcap_t* capture = pcap_open_offline(path, message);
    if (capture == nullptr)
        return false;
    pcap_pkthdr* header = nullptr;
    const unsigned char* data = nullptr;
    while (pcap_next_ex(capture, &header, &data) == 1) {
        ++totals.packets;
        totals.bytes += header->len;
    }
    pcap_close(capture);
    return true;
}

double seconds(const timeval& time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

double processorSeconds()
{
    rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    rusage children {};
    getrusage(RUSAGE_CHILDREN, &children);
    return seconds(usage.ru_utime) + seconds(usage.ru_stime) + seconds(children.ru_utime)
        + seconds(children.ru_stime);
}

/// Runs one mode and prints its line; the processor seconds, or less than 0.
double measure(std::string_view mode, const char* path)
{
    Totals totals;
    const double before = processorSeconds();
    const bool done = mode == "libpcap" ? runLibpcap(path, totals)
        : mode == "stored" || mode == "labelled" || mode == "observed"
        ? runStored(path, mode, totals)
        : runImport(path, mode, totals);
    if (!done) {
        std::fprintf(stderr, "%s cannot be read\n", path);
        return -1;
    }
    const double cpu = processorSeconds() - before;
    rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("{\"mode\":\"%.*s\",\"packets\":%llu,\"flows\":%llu,\"bytes\":%llu,\"cpu_s\":%.3f,"
                "\"packets_per_cpu_s\":%.0f,\"rss_mib\":%.1f}\n",
        static_cast<int>(mode.size()), mode.data(), static_cast<unsigned long long>(totals.packets),
        static_cast<unsigned long long>(totals.flows),
        static_cast<unsigned long long>(totals.bytes), cpu,
        static_cast<double>(totals.packets) / cpu, static_cast<double>(usage.ru_maxrss) / 1024.0);
    return cpu;
}

/// Half a million packets of 540 bytes in 50,000 flows, of which a thousand are busy at a time.
bool writeSample(QFile& file)
{
    using namespace nb::test;
    PcapBuilder builder;
    Bytes packet
        = ethernet(0x0800, ipv4("10.0.0.1", "192.0.2.1", 17, udp(40000, 53, Octets().fill(498))));
    for (std::uint32_t i = 0; i < 500'000; ++i) {
        const std::uint32_t flow = i / 10'000 * 1000 + i * 7919 % 1000;
        packet[28] = static_cast<std::byte>(flow >> 8);
        packet[29] = static_cast<std::byte>(flow);
        builder.add(1'772'443'800'000'000 + std::int64_t {i} * 50, packet);
    }
    const Bytes& bytes = builder.bytes();
    return file.write(static_cast<const char*>(static_cast<const void*>(bytes.data())),
               static_cast<qint64>(bytes.size()))
        == static_cast<qint64>(bytes.size())
        && file.flush();
}

int measureSample()
{
    QTemporaryFile file;
    if (!file.open() || !writeSample(file))
        return 2;
    const QByteArray path = QFile::encodeName(file.fileName());
    std::vector<double> ratios;
    std::vector<double> withNames;
    std::vector<double> withLabels;
    std::vector<double> withAll;
    for (int round = 0; round < 5; ++round) {
        const double bare = measure("libpcap", path.constData());
        const double ours = measure("import", path.constData());
        const double named = measure("names", path.constData());
        const double stored = measure("stored", path.constData());
        const double labelled = measure("labelled", path.constData());
        const double observed = measure("observed", path.constData());
        if (bare < 0 || ours < 0 || named < 0 || stored < 0 || labelled < 0 || observed < 0)
            return 2;
        withAll.push_back(observed / stored);
        withLabels.push_back(labelled / stored);
        ratios.push_back(ours / bare);
        withNames.push_back(named / ours);
    }
    std::sort(ratios.begin(), ratios.end());
    std::sort(withNames.begin(), withNames.end());
    std::sort(withLabels.begin(), withLabels.end());
    std::sort(withAll.begin(), withAll.end());
    std::printf("{\"mode\":\"observed over stored\",\"median_ratio\":%.2f}\n", withAll[2]);
    std::printf("{\"mode\":\"labelled over stored\",\"median_ratio\":%.2f}\n", withLabels[2]);
    std::printf("{\"mode\":\"names over import\",\"median_ratio\":%.2f}\n", withNames[2]);
    std::printf("{\"mode\":\"import over libpcap\",\"median_ratio\":%.2f}\n", ratios[2]);
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv); // for the process that finds applications
    if (argc == 1)
        return measureSample();
    const std::string_view mode = argc == 3 ? argv[1] : "";
    constexpr std::array kModes {
        "import", "names", "applications", "stored", "labelled", "observed", "libpcap"};
    if (std::find(kModes.begin(), kModes.end(), mode) == kModes.end()) {
        std::fprintf(stderr,
            "usage: bench_capture [import|names|applications|stored|labelled|observed|libpcap "
            "FILE]\n");
        return 1;
    }
    return measure(mode, argv[2]) < 0 ? 2 : 0;
}
