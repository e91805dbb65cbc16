// SPDX-License-Identifier: GPL-3.0-or-later
// Filter scan over decoded columns of ten million flows, beside a hand-written loop over rows that
// knows the filter at compile time.
#include "core/filter/flowpredicate.h"

#include <benchmark/benchmark.h>

#include <array>
#include <random>

namespace {

using namespace nb;

constexpr std::size_t kRows = 10'000'000;
constexpr std::size_t kChunkRows = 65'536;
constexpr std::uint32_t kHosts = 200'000;

/// The columns of a whole day, shared by the chunks.
struct Columns
{
    std::vector<std::uint32_t> srcHost;
    std::vector<std::uint16_t> dstPort;
    std::vector<std::uint64_t> bytes;
    std::vector<std::uint64_t> start;
    std::vector<std::uint64_t> duration;
    std::shared_ptr<Dictionaries> dictionaries = std::make_shared<Dictionaries>();
};

const Columns& columns()
{
    static const Columns all = [] {
        Columns c;
        std::mt19937_64 random(1);
        // Hosts in the order they are met, so that a prefix is scattered over the ids.
        for (std::uint32_t i = 1; i < kHosts; ++i)
            c.dictionaries->hosts.push_back(
                {IpAddress::fromV4(0x0a400000U + static_cast<std::uint32_t>(random() % 0x40000U)),
                    0, 0});
        static constexpr std::array<std::uint16_t, 8> kPorts {443, 443, 80, 53, 53, 22, 445, 8080};
        for (std::size_t i = 0; i < kRows; ++i) {
            c.srcHost.push_back(1 + static_cast<std::uint32_t>(random() % (kHosts - 1)));
            c.dstPort.push_back(kPorts[random() % kPorts.size()]);
            c.bytes.push_back(1 + random() % 50'000);
            c.start.push_back(1'772'409'600'000'000U + i * 8'000);
            c.duration.push_back(random() % 60'000'000);
        }
        return c;
    }();
    return all;
}

class DecodedChunk final : public ChunkView
{
public:
    explicit DecodedChunk(std::size_t first)
        : m_first(first)
        , m_rows(std::min(kChunkRows, kRows - first))
    {
    }
    [[nodiscard]] std::size_t rows() const override { return m_rows; }
    [[nodiscard]] ColumnZone zone(Column) const override { return {}; }
    [[nodiscard]] ColumnValues values(Column column) override
    {
        const Columns& c = columns();
        switch (column) {
        case Column::SrcHost:
            return part(c.srcHost);
        case Column::DstPort:
            return part(c.dstPort);
        case Column::Bytes:
            return part(c.bytes);
        case Column::Start:
            return part(c.start);
        default:
            return part(c.duration);
        }
    }

private:
    template <typename T> std::span<const T> part(const std::vector<T>& all) const
    {
        return std::span<const T>(all).subspan(m_first, m_rows);
    }
    std::size_t m_first;
    std::size_t m_rows;
};

void scan(benchmark::State& state, const char* text)
{
    const auto filter = parseFilter(text);
    const FlowPredicate predicate(*filter, {}, columns().dictionaries);
    std::vector<std::uint8_t> mask(kChunkRows);
    std::size_t matches = 0;
    for (auto _ : state) {
        matches = 0;
        for (std::size_t first = 0; first < kRows; first += kChunkRows) {
            DecodedChunk chunk(first);
            matches += predicate.evaluate(chunk, std::span(mask).first(chunk.rows()));
        }
        benchmark::DoNotOptimize(matches);
    }
    state.counters["matches"] = static_cast<double>(matches);
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * kRows));
}

void rowLoop(benchmark::State& state)
{
    struct Row
    {
        IpAddress srcIp;
        std::uint64_t bytes;
        std::uint16_t dstPort;
    };
    std::vector<Row> rows;
    for (std::size_t i = 0; i < kRows; ++i)
        rows.push_back({columns().dictionaries->hosts[columns().srcHost[i]].address,
            columns().bytes[i] - 1, columns().dstPort[i]});
    const IpPrefix prefix = *IpPrefix::fromString("10.64.16.0/20");
    for (auto _ : state) {
        std::size_t matches = 0;
        for (const Row& row : rows)
            matches
                += row.dstPort == 443 && row.bytes > 10'000 && prefix.contains(row.srcIp) ? 1 : 0;
        benchmark::DoNotOptimize(matches);
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * kRows));
}

void compile(benchmark::State& state)
{
    const auto filter = parseFilter("src_ip = 10.64.16.0/20 and dst_port = 443 and bytes > 10000");
    for (auto _ : state) {
        const FlowPredicate predicate(*filter, {}, columns().dictionaries);
        benchmark::DoNotOptimize(predicate.matchesAll());
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * kHosts));
}

void parse(benchmark::State& state)
{
    for (auto _ : state) {
        const auto filter = parseFilter("src_ip = 10.0.0.0/8 and not dst_segment = CDE and "
                                        "dst_port in {22, 3389, 5985..5986}");
        benchmark::DoNotOptimize(filter.ok());
    }
}

BENCHMARK_CAPTURE(
    scan, prefix_port_bytes, "src_ip = 10.64.16.0/20 and dst_port = 443 and bytes > 10000")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(scan, bytes_alone, "bytes > 10000")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(scan, prefix_alone, "src_ip = 10.64.16.0/20")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(scan, ports_or_bytes, "dst_port in {22, 53, 80..90} or bytes < 100")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(scan, end_time, "end >= 2026-03-02T12:00")->Unit(benchmark::kMillisecond);
BENCHMARK(rowLoop)->Unit(benchmark::kMillisecond);
BENCHMARK(compile)->Unit(benchmark::kMillisecond);
BENCHMARK(parse);

} // namespace

BENCHMARK_MAIN();
