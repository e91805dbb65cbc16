// SPDX-License-Identifier: GPL-3.0-or-later
// Decodes exporters' messages from memory into batches and prints a JSON line with the rate:
//   bench_decode FILE...   files of `gentrace --v5-raw`, `--v9-raw` or `--ipfix-raw`: magic
//                          GTRACE1, then for each datagram u32 length, u16 exporter, u16 records
//                          (little endian) and its octets
//   bench_decode           NetFlow v5, v9 and IPFIX messages of its own making
#include "collectors/base/bytereader.h"
#include "collectors/netflow/exportdecoder.h"
#include "tests/support/exportbuilder.h"

#include <sys/resource.h>

#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

struct Datagram
{
    std::uint16_t exporter = 1;
    std::vector<std::byte> bytes {};
};

double cpuSeconds()
{
    rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

std::vector<Datagram> readTrace(const char* path)
{
    constexpr std::string_view kMagic = "GTRACE1\n";
    std::ifstream file(path, std::ios::binary);
    const std::string all {std::istreambuf_iterator<char>(file), {}};
    std::vector<Datagram> datagrams;
    if (!all.starts_with(kMagic))
        return datagrams;
    for (std::size_t at = kMagic.size(); at + 8 <= all.size();) {
        std::uint32_t length = 0;
        Datagram datagram;
        std::memcpy(&length, all.data() + at, 4);
        std::memcpy(&datagram.exporter, all.data() + at + 4, 2);
        at += 8;
        if (length > all.size() - at)
            break;
        datagram.bytes.resize(length);
        std::memcpy(datagram.bytes.data(), all.data() + at, length);
        at += length;
        datagrams.push_back(std::move(datagram));
    }
    return datagrams;
}

std::vector<Datagram> made(std::uint16_t version)
{
    using namespace nb::test;
    const std::initializer_list<FieldSpec> fields {{8, 4}, {12, 4}, {7, 2}, {11, 2}, {4, 1}, {6, 1},
        {5, 1}, {10, 4}, {14, 4}, {2, 4}, {1, 4},
        {static_cast<std::uint16_t>(version == 9 ? 22 : 152),
            static_cast<std::uint16_t>(version == 9 ? 4 : 8)},
        {static_cast<std::uint16_t>(version == 9 ? 21 : 153),
            static_cast<std::uint16_t>(version == 9 ? 4 : 8)}};
    const std::size_t octets = version == 9 ? 39 : 47;
    constexpr std::uint32_t kRecords = 28;
    std::vector<Datagram> all;
    for (std::uint32_t i = 0; i < 40'000; ++i) {
        if (version == 5) {
            all.push_back({1, netflow5(i * kRecords, kRecords).bytes()});
            continue;
        }
        auto message
            = version == 9 ? MessageBuilder::netflow9(i) : MessageBuilder::ipfix(i * kRecords);
        if (i == 0)
            message.templates(templateRecord(256, fields, version == 10));
        message.set(256, Octets().fill(octets * kRecords, static_cast<std::uint8_t>(i)));
        all.push_back({1, message.bytes()});
    }
    return all;
}

/// The header's export time, µs: a clock that is right.
std::int64_t exportTime(std::span<const std::byte> message)
{
    const nb::ByteReader reader(message);
    const bool ipfix = reader.peek<std::uint16_t>() == std::uint16_t {10};
    return std::int64_t {reader.peek<std::uint32_t>(ipfix ? 4 : 8).value_or(0)} * 1'000'000;
}

void run(const char* name, const std::vector<Datagram>& datagrams)
{
    double best = 0;
    std::size_t rows = 0;
    nb::FlowBatch batch; // used again, as all is that takes in millions
    batch.reserve(nb::FlowBatch::kMaxRows);
    for (int round = 0; round < 5; ++round) {
        nb::ExportDecoder decoder(nb::limitsOfFiles());
        batch.clear();
        rows = 0;
        const double before = cpuSeconds();
        for (const Datagram& datagram : datagrams) {
            nb::ExportMessage message;
            message.exporter = nb::IpAddress::fromV4(0xc0000200U | datagram.exporter);
            message.received = exportTime(datagram.bytes);
            message.bytes = datagram.bytes;
            (void)decoder.decode(message, batch);
            if (batch.size() > nb::FlowBatch::kMaxRows - 2000) {
                rows += batch.size();
                batch.fillMissing();
                batch.clear();
            }
        }
        rows += batch.size();
        const double seconds = cpuSeconds() - before;
        best = std::max(best, static_cast<double>(rows) / seconds);
    }
    std::printf("{\"bench\":\"decode\",\"input\":\"%s\",\"datagrams\":%zu,\"flows\":%zu,"
                "\"flows_per_cpu_second\":%.0f}\n",
        name, datagrams.size(), rows, best);
}

} // namespace

int main(int argc, char* argv[])
{
    for (int i = 1; i < argc; ++i)
        run(argv[i], readTrace(argv[i]));
    if (argc > 1)
        return 0;
    run("netflow-v5", made(5));
    run("netflow-v9", made(9));
    run("ipfix", made(10));
    return 0;
}
