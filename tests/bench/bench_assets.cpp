// SPDX-License-Identifier: GPL-3.0-or-later
// bench_assets [ROWS]: what the inventory and the alerts cost for each row, with commits every
// 65,536 rows as in live collection. Flows of 2,000 inside hosts, few conversations busy, many not.
#include "core/enrichment/enrichment.h"
#include "core/ingest/flowobserver.h"

#include <QTemporaryDir>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>

using namespace nb;

namespace {

FlowBatch batchOf(std::mt19937_64& random, std::size_t rows)
{
    constexpr std::uint16_t kPorts[] {443, 80, 53, 445, 22, 3389, 123, 389, 25, 8443};
    FlowBatch batch;
    batch.reserve(rows);
    std::exponential_distribution<double> busy(1.0 / 40);
    for (std::size_t i = 0; i < rows; ++i) {
        Flow f;
        const auto client = static_cast<std::uint32_t>(busy(random) * 10) % 2000;
        const auto server = static_cast<std::uint32_t>(busy(random)) % 400;
        f.srcIp = IpAddress::fromV4(0x0a00'0000U + client);
        f.dstIp = server < 60 ? IpAddress::fromV4(0x0a01'0000U + server)
                              : IpAddress::fromV4(0x0808'0000U + server * 77);
        f.dstPort = Port(kPorts[(server + client) % 10]);
        f.srcPort = Port(static_cast<std::uint16_t>(40'000 + i % 20'000));
        f.protocol = kTcp;
        f.packets = f.reversePackets = 10;
        f.bytes = f.reverseBytes = 1500;
        f.state = FlowState::Established;
        f.start = fromMicroseconds(1'772'442'000'000'000 + static_cast<std::int64_t>(i) * 10);
        f.end = f.received = f.start + std::chrono::milliseconds {5};
        f.srcSegment = "office";
        f.dstSegment = server < 60 ? "servers" : "external";
        f.service = "https";
        batch.append(f);
    }
    return batch;
}

} // namespace

int main(int argc, char** argv)
{
    const std::size_t rows = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 4'000'000;
    QTemporaryDir folder;
    auto workspace = Workspace::open(folder.path(), Workspace::Mode::ReadWrite);
    if (!workspace)
        return 1;
    auto enrichment = Enrichment::open(**workspace);
    if (!enrichment)
        return 1;
    std::mt19937_64 random(1);
    std::vector<FlowBatch> batches;
    for (int i = 0; i < 8; ++i)
        batches.push_back(batchOf(random, FlowBatch::kMaxRows));
    const FlowObservers observers = (*enrichment)->observers(nullptr, ObservedInput::Live);
    std::vector<double> nanoseconds(observers.size(), 0);
    std::size_t done = 0;
    for (std::size_t turn = 0; done < rows; ++turn) {
        const FlowBatch& batch = batches[turn % batches.size()];
        for (std::size_t i = 0; i < observers.size(); ++i) {
            const auto begin = std::chrono::steady_clock::now();
            observers[i]->observe(batch);
            if (!observers[i]->commit())
                return 1;
            nanoseconds[i] += std::chrono::duration<double, std::nano>(
                std::chrono::steady_clock::now() - begin)
                                  .count();
        }
        done += batch.size();
    }
    for (std::size_t i = 0; i < observers.size(); ++i)
        std::printf("observer %zu: %.1f ns a row\n", i, nanoseconds[i] / static_cast<double>(done));
    std::printf("assets: %zu\n", (*enrichment)->assets().size());
    return 0;
}
