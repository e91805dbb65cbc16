// SPDX-License-Identifier: GPL-3.0-or-later
// What each stage of the pipeline costs a record: one-way records as exporters send them, both
// directions within seconds of each other, in batches, at 20,000 flows a second of their own time.
#include "core/pipeline/deduplicatestage.h"
#include "core/pipeline/denatstage.h"
#include "core/pipeline/flowpipeline.h"
#include "core/pipeline/orientstage.h"
#include "core/pipeline/pairstage.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string_view>

namespace {

using namespace nb;

constexpr std::int64_t kFirst = 1'772'409'600'000'000;
constexpr std::int64_t kBetween = 25; ///< µs: 40,000 records a second
constexpr std::size_t kPool = 32'768; ///< records that are mixed up: less than a second's

struct Sink : FlowSink
{
    Result<void> add(FlowBatch&& batch) override
    {
        rows += batch.size();
        batches.push_back(std::move(batch));
        return {};
    }
    std::size_t rows = 0;
    std::vector<FlowBatch> batches; ///< taken away where it is not measured
};

/// Batches of records of clients and servers with few ports, sizes with a long tail.
class Traffic
{
public:
    FlowBatch batch(std::size_t rows, bool nat)
    {
        FlowBatch b;
        b.reserve(rows);
        m_exporter = b.texts.intern("192.0.2.1");
        const TextId in = b.texts.intern("1");
        const TextId out = b.texts.intern("2");
        for (std::size_t i = 0; i < rows; ++i) {
            if (m_waiting.size() < kPool)
                make();
            const std::size_t at = m_random() % m_waiting.size();
            std::swap(m_waiting[at], m_waiting.back());
            add(b, m_waiting.back(), in, out, nat);
            m_waiting.pop_back();
        }
        b.fillMissing();
        return b;
    }
    [[nodiscard]] std::int64_t now() const { return m_now; }

private:
    struct Record
    {
        std::uint32_t src, dst;
        std::uint16_t srcPort, dstPort;
        std::uint64_t packets;
        std::int64_t start, end;
        std::uint8_t protocol;
        bool reply;
    };

    void make()
    {
        static constexpr std::uint16_t kPorts[] = {443, 443, 443, 53, 53, 80, 22, 445, 8080, 123};
        const std::uint64_t r = m_random();
        m_now += 2 * kBetween;
        Record f {};
        f.src = 0x0a000000U + static_cast<std::uint32_t>(r % 10'000);
        f.dst = 0xc6336400U + static_cast<std::uint32_t>((r >> 16) % 50'000);
        f.srcPort = static_cast<std::uint16_t>(32'768 + (r >> 32) % 28'000);
        f.dstPort = kPorts[(r >> 50) % 10];
        f.protocol = f.dstPort == 53 || f.dstPort == 123 ? 17 : 6;
        f.end = m_now;
        f.start = m_now - static_cast<std::int64_t>((r >> 40) % 4'000'000);
        f.packets = 1 + (r >> 54) % 50;
        m_waiting.push_back(f);
        std::swap(f.src, f.dst);
        std::swap(f.srcPort, f.dstPort);
        f.start += 1000;
        f.end += 1000;
        f.reply = true;
        m_waiting.push_back(f);
    }
    void add(FlowBatch& b, const Record& f, TextId in, TextId out, bool nat)
    {
        b.start.push_back(f.start);
        b.end.push_back(f.end);
        b.srcIp.push_back(IpAddress::fromV4(f.src));
        b.dstIp.push_back(IpAddress::fromV4(f.dst));
        b.srcPort.push_back(f.srcPort);
        b.dstPort.push_back(f.dstPort);
        b.protocol.push_back(f.protocol);
        b.packets.push_back(f.packets);
        b.bytes.push_back(f.packets * 700);
        b.tcpFlags.push_back(f.protocol == 6 ? 0x1b : 0);
        b.exporter.push_back(m_exporter);
        b.inInterface.push_back(f.reply ? out : in);
        b.outInterface.push_back(f.reply ? in : out);
        b.kind.push_back(RecordKind::OneWay);
        b.received.push_back(m_now);
        if (!nat)
            return;
        b.natSrcIp.push_back(f.reply ? IpAddress() : IpAddress::fromV4(0xcb007100U + f.src % 16));
        b.natSrcPort.push_back(f.reply ? std::uint16_t {0} : f.srcPort);
    }

    std::mt19937_64 m_random {1};
    std::vector<Record> m_waiting;
    std::int64_t m_now = kFirst;
    TextId m_exporter = 0;
};

template <typename Stage>
void measure(
    const char* name, Stage& stage, std::size_t records, std::size_t rows, bool nat = false)
{
    Traffic traffic;
    Sink sink;
    std::size_t given = 0;
    std::clock_t spent = 0; // processor time: others may be busy too
    while (given < records) {
        FlowBatch batch = traffic.batch(rows, nat);
        given += batch.size();
        sink.batches.clear();
        const auto begin = std::clock();
        bool ok = stage.process(std::move(batch), sink).ok();
        ok = stage.advance(traffic.now(), sink).ok() && ok;
        spent += std::clock() - begin;
        if (!ok)
            std::abort();
    }
    const auto begin = std::clock();
    if (!stage.finish(sink).ok())
        std::abort();
    spent += std::clock() - begin;
    std::printf("%-22s %9zu records, batches of %5zu: %6.1f ns a record, %zu rows out\n", name,
        given, rows, static_cast<double>(spent) * 1e9 / CLOCKS_PER_SEC / static_cast<double>(given),
        sink.rows);
    std::fflush(stdout);
}

/// A pipeline looked at as a stage.
struct Whole
{
    Sink sink;
    FlowPipeline pipeline;
    explicit Whole(const PipelineOptions& options)
        : pipeline(options, sink)
    {
    }
    Result<void> process(FlowBatch&& batch, Sink&)
    {
        sink.batches.clear();
        return pipeline.add(std::move(batch));
    }
    Result<void> advance(std::int64_t now, Sink&) { return pipeline.advance(now); }
    Result<void> finish(Sink& out)
    {
        auto done = pipeline.finish();
        out.rows = sink.rows;
        return done;
    }
};

void measureAll(std::size_t records, std::size_t rows)
{
    constexpr std::chrono::seconds kWindow {30};
    constexpr std::size_t kMemory = std::size_t {96} << 20;
    {
        DeNatStage stage(std::chrono::seconds(3600), kMemory);
        measure("de-nat, none", stage, records, rows);
    }
    {
        DeNatStage stage(std::chrono::seconds(3600), kMemory);
        measure("de-nat, all", stage, records, rows, true);
    }
    {
        DeduplicateStage stage(kWindow, kMemory);
        measure("deduplicate", stage, records, rows);
    }
    {
        PairStage stage(kWindow, kMemory, true);
        measure("pair", stage, records, rows);
    }
    {
        OrientStage stage;
        measure("orient", stage, records, rows);
    }
    for (const bool live : {false, true}) {
        PipelineOptions options;
        if (live)
            options.hold = std::chrono::seconds(5);
        Whole whole {options};
        measure(live ? "pipeline, live" : "pipeline", whole, records, rows);
        for (const StageStatus& stage : whole.pipeline.status())
            for (const auto& [name, count] : stage.counts)
                if (name == "early" && count != 0)
                    std::printf("  %s: %llu rows early\n", stage.name.c_str(),
                        static_cast<unsigned long long>(count));
    }
}

} // namespace

int main(int argc, char** argv)
{
    const std::size_t most = argc > 1 ? static_cast<std::size_t>(std::atoll(argv[1])) : 10'000'000;
    for (const std::size_t records :
        {std::size_t {1'000'000}, std::size_t {3'000'000}, std::size_t {10'000'000}})
        if (records <= most)
            for (const std::size_t rows : {std::size_t {1'000}, FlowBatch::kMaxRows})
                measureAll(records, rows);
    return 0;
}
