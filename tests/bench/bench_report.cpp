// SPDX-License-Identifier: GPL-3.0-or-later
// Writing the scope report: bench_report [SYSTEMS]. Fails over 10 seconds of processor time, which
// a busy machine does not change, or over 1 GiB.
#include "core/scope/traffic.h"
#include "ui/report/scopereportwriter.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

using namespace nb;
using namespace nb::scope;

namespace {

/// Stores of 40 tills, each talking to a payment switch; offices that talk to servers only.
struct World
{
    Traffic traffic {};
    Answers answers {};
};

void addSegment(World& world, const char* name, const char* prefix)
{
    world.answers.segments.push_back(
        {name, {*IpPrefix::fromString(prefix)}, Trust::Internal, true});
}

World makeWorld(std::uint32_t systems)
{
    World world;
    constexpr std::uint32_t kSwitch = 0x0A000001; // 10.0.0.1
    constexpr std::uint32_t kServer = 0x0A010001;
    constexpr std::uint32_t kClients = 0x0A400000;
    world.traffic.hosts.push_back({IpAddress::fromV4(kSwitch), "switch.example", 0, 1});
    world.traffic.hosts.push_back({IpAddress::fromV4(kServer), "server.example", 0, 1});
    world.traffic.exporters.push_back({"10.0.0.254", 1, systems, {}});
    world.traffic.exporterSets = {{}, {0}};
    world.traffic.first = 1'772'000'000'000'000;
    world.traffic.last = world.traffic.first + 86'400'000'000;
    for (std::uint32_t i = 2; i < systems; ++i) {
        world.traffic.hosts.push_back({IpAddress::fromV4(kClients + i * 3 % 0x100000),
            "client-" + std::to_string(i) + ".branch.example", 0, 1});
    }
    std::ranges::sort(world.traffic.hosts, {}, &TrafficHost::address);
    for (std::uint32_t i = 2; i < systems; ++i)
        world.traffic.conversations.push_back({.client = i,
            .server = i % 3 == 0 ? 0U : 1U,
            .service = {6, 8443, 8443},
            .state = ConvState::Established,
            .flows = 10,
            .packets = 100,
            .bytes = 10'000,
            .first = world.traffic.first,
            .last = world.traffic.last,
            .exporters = 1});
    world.traffic.flows = systems * 10;
    world.traffic.days = {dayOf(fromMicroseconds(world.traffic.first))};
    world.traffic.triplesOverTime.assign(50, systems);
    world.traffic.pairsOverTime.assign(50, systems);
    addSegment(world, "CDE", "10.0.0.0/24");
    addSegment(world, "Servers", "10.1.0.0/24");
    addSegment(world, "Branches", "10.64.0.0/10");
    world.answers.controls.push_back({"", "", ControlKind::Stateful, true, "FW", {}});
    world.answers.exporters.push_back({"10.0.0.254", {"*"}, 1});
    AssetAnswer payment;
    payment.name = "switch";
    payment.addresses = {IpAddress::fromV4(kSwitch)};
    payment.accountData = kTransmits;
    payment.dataState = DataState::Clear;
    world.answers.assets.push_back(payment);
    world.answers.defaultDecision = Verdict::Accepted;
    return world;
}

/// Highest memory so far in MiB; 0 where the system does not tell.
long peakMiB()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith("VmHWM:"))
            return line.simplified().split(' ').value(1).toLong() / 1024;
    return 0;
}

} // namespace

int main(int argc, char* argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const auto systems = static_cast<std::uint32_t>(argc > 1 ? std::atoi(argv[1]) : 10'000);
    World world = makeWorld(systems);
    QElapsedTimer timer;
    timer.start();
    const Model model = buildModel(
        std::make_shared<const Traffic>(std::move(world.traffic)), std::move(world.answers));
    const Recommendation plan = recommend(model);
    std::printf("model and recommendation: %lld ms\n", static_cast<long long>(timer.restart()));
    const std::clock_t begin = std::clock();
    const QTemporaryDir folder;
    const QString pdf = folder.filePath(QStringLiteral("report.pdf"));
    const WorkerLayoutEngine layout(findLayoutProgram(QCoreApplication::applicationFilePath()));
    const auto done = writeScopeReport(
        {model, plan}, {pdf, folder.filePath(QStringLiteral("annexes"))}, layout, {});
    const qint64 wall = timer.elapsed();
    const auto time = static_cast<long>((std::clock() - begin) * 1000 / CLOCKS_PER_SEC);
    if (!done) {
        std::fprintf(stderr, "%s\n", done.error().detail.c_str());
        return 1;
    }
    std::printf("%u systems: %d pages, %lld KiB in %ld ms (%lld ms by the clock), peak %ld MiB\n",
        systems, done->pages, static_cast<long long>(QFileInfo(pdf).size() / 1024), time,
        static_cast<long long>(wall), peakMiB());
    constexpr long kMostTime = 10'000;
    constexpr long kMostMemory = 1024;
    return time <= kMostTime && peakMiB() <= kMostMemory ? 0 : 1;
}
