// SPDX-License-Identifier: GPL-3.0-or-later
// The pivot detector over made-up traffic of 8,198 hosts with a Zipf share each, at 300 flows a
// second, with chains hidden in it: time and memory by size, growth exponent, and how much faster
// it is than enumerating all sequences (mode epsilon, 30 s). `bench_pivots short` is quick and
// fails when a hidden chain is not found; `bench_pivots 1 3 10` takes millions of flows.
#include "core/pivot/epsilonsearch.h"
#include "core/pivot/pivotanalysis.h"

#ifdef __unix__
#include <sys/resource.h>
#endif

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string_view>
#include <vector>

namespace {

using namespace nb;

constexpr std::uint32_t kInside = 0x0a000000;
constexpr std::uint32_t kOutside = 0xc6120000;
constexpr std::int64_t kFirst = 1'772'442'000'000'000; // µs
constexpr std::int64_t kBetween = 3'333; // µs, 300 flows a second
constexpr std::size_t kChains = 20;

double seconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

double peakMegabytes()
{
#ifdef __unix__
    rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
#else
    return 0;
#endif
}

/// Inverse of a Zipf distribution's sum, approximately: small numbers often.
std::uint32_t zipf(std::mt19937_64& random, std::uint32_t hosts)
{
    const double r = std::generate_canonical<double, 53>(random);
    return static_cast<std::uint32_t>(std::pow(static_cast<double>(hosts), r)) - 1;
}

std::uint16_t portOf(std::uint64_t r)
{
    static constexpr std::pair<std::uint16_t, unsigned> kShares[]
        = {{443, 40}, {53, 65}, {80, 75}, {445, 80}, {389, 83}, {1433, 86}, {22, 88}, {3389, 89},
            {5985, 90}, {8080, 94}, {161, 96}, {9999, 100}};
    const auto percent = static_cast<unsigned>(r % 100);
    for (const auto& [port, below] : kShares)
        if (percent < below)
            return port;
    return 443;
}

PivotRecord flow(std::uint32_t from, std::uint32_t to, std::uint16_t port, std::int64_t start,
    std::int64_t duration, std::uint16_t clientPort)
{
    PivotRecord record;
    record.start = start;
    record.end = start + duration;
    record.source = IpAddress::fromV4(from);
    record.destination = IpAddress::fromV4(to);
    record.sourcePort = clientPort;
    record.destinationPort = port;
    record.protocol = port == 53 || port == 161 ? 17 : 6;
    record.bytes = 1200;
    record.reverseBytes = 9000;
    record.direction = DirectionEvidence::Exporter;
    return record;
}

/// Hosts of a hidden chain: users that nobody else controls remotely.
std::uint32_t chainHost(std::size_t chain, std::uint32_t hop)
{
    return kInside + 8'198 + static_cast<std::uint32_t>(chain) * 8 + hop;
}

void addTraffic(PivotFlowSet& flows, std::uint64_t count)
{
    std::mt19937_64 random(11);
    constexpr std::uint32_t kHosts = 8'198;
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint64_t r = random();
        const std::uint32_t from = kInside + static_cast<std::uint32_t>(r % kHosts);
        const std::uint16_t port = portOf(r >> 16U);
        std::uint32_t to = kInside + zipf(random, kHosts);
        if (port == 443 || port == 80)
            to = kOutside + zipf(random, 50'000);
        if (to == from)
            ++to;
        const auto duration
            = static_cast<std::int64_t>((r >> 32U) % 1000 * ((r >> 42U) % 60) * 1000);
        // a late record now and then, as exporters send them
        const std::int64_t start = kFirst + static_cast<std::int64_t>(i) * kBetween
            - static_cast<std::int64_t>(r >> 54U);
        flows.add(flow(from, to, port, start, duration,
            static_cast<std::uint16_t>(32'768 + (r >> 44U) % 28'000)));
    }
    const auto span = static_cast<std::int64_t>(count) * kBetween;
    for (std::size_t chain = 0; chain < kChains; ++chain) {
        const std::int64_t start = kFirst + span * static_cast<std::int64_t>(chain + 1) / 22;
        for (std::uint32_t hop = 0; hop < 3; ++hop)
            flows.add(flow(chainHost(chain, hop), chainHost(chain, hop + 1), hop == 1 ? 3389 : 22,
                start + hop * 10'000'000, 120'000'000 - hop * 30'000'000, 40'000));
    }
}

std::size_t chainsFound(const PivotAnalysis& analysis)
{
    std::size_t found = 0;
    for (std::size_t chain = 0; chain < kChains; ++chain)
        for (const PivotChain& c : analysis.chains())
            if (c.hosts.size() == 4
                && analysis.address(c.hosts[0]) == IpAddress::fromV4(chainHost(chain, 0))
                && analysis.address(c.hosts[3]) == IpAddress::fromV4(chainHost(chain, 3)))
                ++found;
    return found;
}

/// Seconds of the analysis; negative when chains were not found.
double measure(std::uint64_t count)
{
    PivotSettings settings;
    PivotFlowSet flows(settings.services);
    addTraffic(flows, count);
    const double begin = seconds();
    const auto result = PivotAnalysis::run(std::move(flows), settings);
    const double took = seconds() - begin;
    const PivotAnalysis& analysis = **result;
    const PivotTimings& t = analysis.timings();
    const std::size_t found = chainsFound(analysis);
    std::printf(
        "%9llu flows: %.3f s (sort and merge %.3f, episodes %.3f, links %.3f, chains %.3f), "
        "%.2f M flows/s; %zu episodes, %llu links, %zu chains, hidden ones %zu of %zu; peak "
        "%.0f MB\n",
        static_cast<unsigned long long>(count), took, t.prepare, t.facts, t.links, t.chains,
        static_cast<double>(count) / 1e6 / took, analysis.facts().episodes.size(),
        static_cast<unsigned long long>(analysis.links().all), analysis.chains().size(), found,
        kChains, peakMegabytes());
    std::fflush(stdout);
    return found == kChains ? took : -1;
}

double measureEpsilon(std::uint64_t count)
{
    PivotSettings settings;
    PivotFlowSet flows(settings.services);
    addTraffic(flows, count);
    flows.finish();
    const double begin = seconds();
    const auto result
        = EpsilonSearch(flows.flows(), flows.hosts().size(), settings.parameters).run({});
    const double took = seconds() - begin;
    std::printf("%9llu flows, mode epsilon 30 s: %.3f s, %llu sequences%s\n",
        static_cast<unsigned long long>(count), took,
        static_cast<unsigned long long>(result->sequences), result->incomplete ? " and more" : "");
    std::fflush(stdout);
    return took;
}

} // namespace

int main(int argc, char* argv[])
{
    if (argc > 1 && std::string_view(argv[1]) == "short")
        return measure(100'000) > 0 && measureEpsilon(20'000) > 0 ? 0 : 1;
    std::vector<double> millions;
    for (int i = 1; i < argc; ++i)
        millions.push_back(std::atof(argv[i]));
    if (millions.empty())
        millions = {1, 3, 10};
    std::vector<double> took;
    bool all = true;
    for (const double m : millions) {
        took.push_back(measure(static_cast<std::uint64_t>(m * 1e6)));
        all = all && took.back() > 0;
    }
    if (took.size() > 1 && all)
        std::printf("growth exponent %.2f\n",
            std::log(took.back() / took.front()) / std::log(millions.back() / millions.front()));
    const double epsilon = measureEpsilon(static_cast<std::uint64_t>(millions.front() * 1e6));
    std::printf("mode epsilon takes %.0f times as long\n", epsilon / std::abs(took.front()));
    return all ? 0 : 1;
}
