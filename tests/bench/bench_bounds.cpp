// SPDX-License-Identifier: GPL-3.0-or-later
// Memory does not grow with the input. Each mode runs in a process of its own, prints a JSON line
// and fails when more than 512 MiB were resident:
//   bench_bounds flood [N]            N SYN packets (10 million), each from another client and port
//   bench_bounds flood-workspace [N]  the same into a new workspace
//   bench_bounds capture [GB]         a capture of so many gigabytes (10)
//   bench_bounds capture-workspace [GB]
//   bench_bounds                      all of them in turn
#include "collectors/base/bytesource.h"
#include "collectors/capture/captureimport.h"
#include "core/storage/workspace.h"
#include "tests/support/packetbuilder.h"

#include <QDir>
#include <QTemporaryDir>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace {

using namespace nb;

constexpr double kMostMiB = 512;
constexpr std::uint64_t kFloodPackets = 10'000'000;
constexpr std::uint64_t kCaptureGigabytes = 10;
constexpr std::size_t kRecordHeader = 16;
constexpr std::size_t kRawIp = 101; // LINKTYPE_RAW
constexpr std::uint64_t kFirstSecond = 1'772'442'000; // 2026-03-02T09:00Z

void putLittle(std::byte* to, std::uint64_t value)
{
    for (unsigned i = 0; i < 4; ++i)
        to[i] = static_cast<std::byte>(value >> (8 * i));
}

void putBig(std::byte* to, std::uint64_t value, unsigned bytes)
{
    for (unsigned i = 0; i < bytes; ++i)
        to[i] = static_cast<std::byte>(value >> (8 * (bytes - 1 - i)));
}

/// A capture that is made while it is read: `count` times `packet`, `spacing` microseconds apart,
/// with client and port of flow `i % flows`.
class GeneratedCapture : public ByteSource
{
public:
    GeneratedCapture(
        test::Bytes packet, std::uint64_t count, std::uint64_t flows, std::uint64_t spacing)
        : m_head(test::PcapBuilder(kRawIp).bytes())
        , m_packet(std::move(packet))
        , m_count(count)
        , m_flows(flows)
        , m_spacing(spacing)
    {
    }

    Result<std::size_t> read(std::span<std::byte> into) override
    {
        std::size_t done = take(into, m_head);
        while (done < into.size()) {
            if (m_pending.empty()) {
                if (m_next == m_count)
                    break;
                makeRecord();
            }
            done += take(into.subspan(done), m_pending);
        }
        m_consumed += done;
        return done;
    }
    [[nodiscard]] std::uint64_t consumed() const override { return m_consumed; }
    [[nodiscard]] std::optional<std::uint64_t> total() const override { return std::nullopt; }
    [[nodiscard]] std::string name() const override { return "generated.pcap"; }

private:
    template <typename From> static std::size_t take(std::span<std::byte> into, From& from)
    {
        const std::size_t size = std::min(into.size(), from.size());
        std::copy_n(from.begin(), size, into.begin());
        if constexpr (requires { from.erase(from.begin(), from.end()); })
            from.erase(from.begin(), from.begin() + static_cast<std::ptrdiff_t>(size));
        else
            from = from.subspan(size);
        return size;
    }

    void makeRecord()
    {
        const std::uint64_t flow = m_next % m_flows;
        const std::uint64_t time = m_next * m_spacing;
        putBig(m_packet.data() + 12, 0x0a00'0000 + flow / 50'000, 4);
        putBig(m_packet.data() + 20, 1024 + flow % 50'000, 2);
        m_record.resize(kRecordHeader + m_packet.size());
        putLittle(m_record.data(), kFirstSecond + time / 1'000'000);
        putLittle(m_record.data() + 4, time % 1'000'000);
        putLittle(m_record.data() + 8, m_packet.size());
        putLittle(m_record.data() + 12, m_packet.size());
        std::memcpy(m_record.data() + kRecordHeader, m_packet.data(), m_packet.size());
        m_pending = m_record;
        ++m_next;
    }

    test::Bytes m_head;
    test::Bytes m_packet;
    test::Bytes m_record;
    std::span<const std::byte> m_pending;
    std::uint64_t m_count;
    std::uint64_t m_flows;
    std::uint64_t m_spacing;
    std::uint64_t m_next = 0;
    std::uint64_t m_consumed = 0;
};

GeneratedCapture flood(std::uint64_t packets)
{
    return {test::ipv4("10.0.0.1", "192.0.2.1", 6, test::tcp(1024, 443, test::kSyn)), packets,
        packets, 10};
}

/// A hundred thousand conversations of full-sized packets at about 1 Gbit/s.
GeneratedCapture capture(std::uint64_t gigabytes)
{
    test::Bytes packet
        = test::ipv4("10.0.0.1", "192.0.2.1", 17, test::udp(1024, 443, test::Octets().fill(1400)));
    const std::uint64_t count = gigabytes * 1'000'000'000 / (kRecordHeader + packet.size());
    return {std::move(packet), count, 100'000, 11};
}

struct CountingSink : FlowSink
{
    Result<void> add(FlowBatch&&) override { return {}; }
};

Result<ImportReport> intoWorkspace(ByteSource& source)
{
    const QTemporaryDir folder(QDir::tempPath() + QStringLiteral("/bench-bounds-XXXXXX"));
    auto workspace = Workspace::open(folder.path(), Workspace::Mode::ReadWrite);
    if (!workspace)
        return workspace.error();
    auto session = (*workspace)->beginImport(false);
    if (!session)
        return session.error();
    auto report = importCapture(source, **session, {}, "bench", {}, {});
    if (!report)
        return report;
    ImportInfo info;
    info.name = source.name();
    info.contentHash = "generated";
    info.flows = report->flows;
    info.packets = report->packets;
    info.time = fromMicroseconds(static_cast<std::int64_t>(kFirstSecond) * 1'000'000);
    if (auto done = (*session)->commit(info); !done)
        return done.error();
    return report;
}

int runMode(std::string_view mode, std::uint64_t size)
{
    const bool isFlood = mode.starts_with("flood");
    GeneratedCapture source = isFlood ? flood(size != 0 ? size : kFloodPackets)
                                      : capture(size != 0 ? size : kCaptureGigabytes);
    CountingSink sink;
    const auto begin = std::chrono::steady_clock::now();
    const auto report = mode.ends_with("-workspace")
        ? intoWorkspace(source)
        : importCapture(source, sink, {}, "bench", {}, {});
    if (!report) {
        std::fprintf(stderr, "bench_bounds: %s\n", report.error().detail.c_str());
        return 2;
    }
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
    rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    const double mib = static_cast<double>(usage.ru_maxrss) / 1024.0;
    std::printf("{\"mode\":\"%.*s\",\"input_gb\":%.2f,\"packets\":%llu,\"flows\":%llu,"
                "\"wall_s\":%.1f,\"peak_rss_mib\":%.0f}\n",
        static_cast<int>(mode.size()), mode.data(), static_cast<double>(source.consumed()) * 1e-9,
        static_cast<unsigned long long>(report->packets),
        static_cast<unsigned long long>(report->flows), wall.count(), mib);
    std::fflush(stdout);
    if (mib > kMostMiB)
        std::fprintf(stderr, "bench_bounds: more than %.0f MiB\n", kMostMiB);
    return mib > kMostMiB ? 1 : 0;
}

/// The peak of one mode must not count for the next.
int inProcess(const char* mode)
{
    const pid_t child = fork();
    if (child == 0)
        _exit(runMode(mode, 0));
    int status = 0;
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status)
        ? WEXITSTATUS(status)
        : 2;
}

} // namespace

int main(int argc, char** argv)
{
    constexpr const char* kModes[] = {"flood", "flood-workspace", "capture", "capture-workspace"};
    if (argc == 1) {
        int worst = 0;
        for (const char* mode : kModes)
            worst = std::max(worst, inProcess(mode));
        return worst;
    }
    const std::string_view wanted = argv[1];
    if (argc > 3 || std::ranges::find(kModes, wanted) == std::end(kModes)) {
        std::fprintf(stderr,
            "usage: bench_bounds [flood[-workspace] [N] |"
            " capture[-workspace] [GB]]\n");
        return 2;
    }
    return runMode(wanted, argc == 3 ? std::strtoull(argv[2], nullptr, 10) : 0);
}
