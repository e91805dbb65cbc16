// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakecollector.h"

#include "tests/support/naivefilter.h"

#include <utility>

namespace nb::test {

void FakeNetwork::change(const std::function<void(CollectorStatus&)>& edit)
{
    const std::scoped_lock lock(m_mutex);
    edit(m_status);
}

void FakeNetwork::deliver(const std::vector<Flow>& flows)
{
    const std::scoped_lock lock(m_mutex);
    for (const auto& [id, watch] : m_watches) {
        auto batch = std::make_shared<FlowBatch>();
        for (const Flow& flow : flows)
            if (!watch.first || naiveMatches(watch.first, flow))
                batch->append(flow);
        if (!batch->empty())
            watch.second(batch);
    }
}

void FakeNetwork::deliverAll(const FlowBatchPtr& batch)
{
    const std::scoped_lock lock(m_mutex);
    for (const auto& [id, watch] : m_watches)
        watch.second(batch);
}

void FakeNetwork::failNextStart(const Error& error)
{
    const std::scoped_lock lock(m_mutex);
    m_startError = error;
}

std::vector<SourceSettings> FakeNetwork::started() const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<SourceSettings> sources;
    for (const auto& [id, settings] : m_sources)
        sources.push_back(settings);
    return sources;
}

std::size_t FakeNetwork::watches() const
{
    const std::scoped_lock lock(m_mutex);
    return m_watches.size();
}

int FakeNetwork::finished() const
{
    const std::scoped_lock lock(m_mutex);
    return m_finished;
}

FakeCollector::FakeCollector(std::shared_ptr<FakeNetwork> network)
    : m_network(std::move(network))
{
}

FakeCollector::~FakeCollector()
{
    const std::scoped_lock lock(m_network->m_mutex);
    m_network->m_sources.clear();
    m_network->m_watches.clear();
}

Result<std::int64_t> FakeCollector::start(const SourceSettings& settings)
{
    const std::scoped_lock lock(m_network->m_mutex);
    if (const auto error = std::exchange(m_network->m_startError, std::nullopt))
        return *error;
    const std::int64_t id = m_network->m_next++;
    m_network->m_sources.emplace(id, settings);
    std::string url = settings.url;
    if (url.ends_with(":0"))
        url.replace(url.size() - 1, 1, "20550");
    constexpr std::uint64_t kBuffer = 16'777'216;
    m_network->m_status.sources.push_back(
        {.id = id, .url = url, .running = true, .bufferAsked = kBuffer, .bufferGranted = kBuffer});
    return id;
}

void FakeCollector::stop(std::int64_t source)
{
    const std::scoped_lock lock(m_network->m_mutex);
    m_network->m_sources.erase(source);
    for (SourceStatus& status : m_network->m_status.sources)
        if (status.id == source)
            status.running = false;
}

Result<void> FakeCollector::finish()
{
    const std::scoped_lock lock(m_network->m_mutex);
    m_network->m_sources.clear();
    m_network->m_watches.clear();
    m_network->m_status.sources.clear();
    ++m_network->m_finished;
    return {};
}

CollectorStatus FakeCollector::status() const
{
    const std::scoped_lock lock(m_network->m_mutex);
    return m_network->m_status;
}

std::int64_t FakeCollector::watch(FilterPtr filter, LiveSink sink)
{
    const std::scoped_lock lock(m_network->m_mutex);
    const std::int64_t id = m_network->m_next++;
    m_network->m_watches.emplace(id, std::pair {std::move(filter), std::move(sink)});
    return id;
}

void FakeCollector::unwatch(std::int64_t watch)
{
    const std::scoped_lock lock(m_network->m_mutex);
    m_network->m_watches.erase(watch);
}

ExporterStatus quietExporter(std::uint32_t address, std::uint16_t version, Timestamp seen)
{
    ExporterStatus exporter;
    exporter.id = {.address = IpAddress::fromV4(address), .version = version};
    exporter.datagrams = 100;
    exporter.records = 1000;
    exporter.flows = 1000;
    exporter.firstSeen = seen;
    exporter.lastSeen = seen;
    exporter.sequenceUnit = version == 5 ? SequenceUnit::Flows
        : version == 10                  ? SequenceUnit::Records
                                         : SequenceUnit::Packets;
    return exporter;
}

} // namespace nb::test
