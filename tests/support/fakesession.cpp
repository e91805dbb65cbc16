// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakesession.h"

#include "tests/support/naivefilter.h"

#include <QFileInfo>

#include <chrono>
#include <condition_variable>
#include <stdexcept>

namespace nb::test {

Flow madeUpFlow(std::uint64_t i)
{
    const auto small = static_cast<std::uint32_t>(i);
    Flow flow;
    flow.start = fromMicroseconds(1'772'438'400'000'000 + static_cast<std::int64_t>(i) * 250'000);
    flow.end = flow.start + std::chrono::milliseconds {(i * 37) % 5000};
    flow.srcIp = IpAddress::fromV4(0x0a000000 + small % 200);
    flow.dstIp = IpAddress::fromV4(0xc0000200 + small % 50);
    flow.srcPort = Port(static_cast<std::uint16_t>(49152 + small % 1000));
    flow.dstPort = Port(static_cast<std::uint16_t>(small % 3 == 0 ? 443
            : small % 3 == 1                                      ? 53
                                                                  : 22));
    flow.protocol = small % 3 == 1 ? kUdp : kTcp;
    flow.packets = 1 + (i * 7919) % 1000;
    flow.bytes = flow.packets * 100 + i % 97;
    flow.reversePackets = i % 5 == 0 ? 0 : flow.packets / 2;
    flow.reverseBytes = flow.reversePackets * 900;
    flow.tcpFlags = flow.protocol == kTcp ? 0x1b : 0;
    flow.reverseTcpFlags = flow.protocol == kTcp ? 0x1a : 0;
    flow.state = flow.reversePackets == 0 ? FlowState::OneWay : FlowState::Established;
    flow.dstName = "host" + std::to_string(i % 50) + ".example.com";
    flow.service = small % 3 == 0 ? "https" : small % 3 == 1 ? "domain" : "ssh";
    flow.exporter = "made-up";
    return flow;
}

Result<ImportReport> FakeImporter::importFile(
    const QString& path, const ImportOptions&, const ProgressFn& progress, std::stop_token stop)
{
    constexpr std::uint64_t kTotal = 1'000'000;
    const QString name = QFileInfo(path).fileName();
    ImportReport report {.path = path, .format = "pcap", .inputBytes = kTotal};
    if (name.startsWith(u"bad"))
        return Error {ErrorCode::UnknownFormat, "starts with no known magic number"};
    if (name.startsWith(u"throws"))
        throw std::runtime_error("thrown by a library");
    running = true;
    std::mutex mutex;
    std::condition_variable_any pause;
    for (std::uint64_t done = 0; name.startsWith(u"slow"); done = (done + 1000) % kTotal) {
        if (stop.stop_requested()) {
            running = false;
            return Error {ErrorCode::Cancelled, "cancelled"};
        }
        progress({"reading", done, kTotal});
        // work that takes time
        std::unique_lock lock(mutex);
        pause.wait_for(lock, stop, std::chrono::milliseconds {1}, [] { return false; });
    }
    running = false;
    if (name.startsWith(u"cut")) {
        report.partial = true;
        report.notices.push_back({Error {ErrorCode::Truncated, "cut in a record", 48'112}});
    }
    std::vector<Flow> flows;
    for (std::uint64_t i = 0; i < 10; ++i)
        flows.push_back(madeUpFlow(static_cast<std::uint64_t>(m_files) * 10 + i));
    ++m_files;
    report.flows = flows.size();
    report.packets = 100;
    m_add(std::move(flows));
    return report;
}

FakeSession::FakeSession(QString folder, bool readOnly, std::vector<Flow> flows)
    : m_folder(std::move(folder))
    , m_readOnly(readOnly)
    , m_flows(std::move(flows))
    , m_importer([this](const std::vector<Flow>& added) {
        const std::scoped_lock lock(m_mutex);
        m_flows.insert(m_flows.end(), added.begin(), added.end());
    })
{
}

Result<FlowStorePtr> FakeSession::store() const
{
    const std::scoped_lock lock(m_mutex);
    return FlowStorePtr(std::make_shared<MemoryFlowStore>(m_flows,
        [](const FilterPtr& filter, const Flow& flow) { return naiveMatches(filter, flow); }));
}

Result<std::vector<DayInfo>> FakeSession::days() const
{
    return std::vector<DayInfo> {};
}

Result<std::unique_ptr<Collector>> FakeSession::makeCollector()
{
    return std::unique_ptr<Collector>(std::make_unique<FakeCollector>(m_network));
}

Result<std::string> FakeSession::setting(std::string_view key) const
{
    const std::scoped_lock lock(m_mutex);
    const auto it = m_settings.find(key);
    return it == m_settings.end() ? std::string() : it->second;
}

Result<void> FakeSession::setSetting(std::string_view key, std::string_view value)
{
    const std::scoped_lock lock(m_mutex);
    m_settings.insert_or_assign(std::string(key), std::string(value));
    return {};
}

} // namespace nb::test
