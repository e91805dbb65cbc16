// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/collector.h"

#include <map>
#include <mutex>
#include <optional>

namespace nb::test {

/// The network as a FakeCollector sees it: what a test puts here is what the collector tells.
/// Any thread.
class FakeNetwork
{
public:
    /// Changes what status() gives; sources are those started and need not be set.
    void change(const std::function<void(CollectorStatus&)>& edit);
    /// Hands flows to every watch whose filter they match.
    void deliver(const std::vector<Flow>& flows);
    /// The same batch to every watch, unfiltered: for load.
    void deliverAll(const FlowBatchPtr& batch);
    /// The next start() fails so.
    void failNextStart(const Error& error);

    [[nodiscard]] std::vector<SourceSettings> started() const;
    [[nodiscard]] std::size_t watches() const;
    [[nodiscard]] int finished() const;

private:
    friend class FakeCollector;
    mutable std::mutex m_mutex; ///< guards all below
    CollectorStatus m_status {};
    std::map<std::int64_t, SourceSettings> m_sources;
    std::map<std::int64_t, std::pair<FilterPtr, LiveSink>> m_watches;
    std::optional<Error> m_startError;
    std::int64_t m_next = 1;
    int m_finished = 0;
};

/// A collector that binds nothing. A source of port 0 gets port 20550.
class FakeCollector : public Collector
{
public:
    explicit FakeCollector(std::shared_ptr<FakeNetwork> network);
    ~FakeCollector() override;

    Result<std::int64_t> start(const SourceSettings& settings) override;
    void stop(std::int64_t source) override;
    Result<void> finish() override;
    [[nodiscard]] CollectorStatus status() const override;
    std::int64_t watch(FilterPtr filter, LiveSink sink) override;
    void unwatch(std::int64_t watch) override;

private:
    std::shared_ptr<FakeNetwork> m_network;
};

/// An exporter that has sent 1,000 records without any loss, last seen at `seen`.
[[nodiscard]] ExporterStatus quietExporter(
    std::uint32_t address, std::uint16_t version, Timestamp seen);

} // namespace nb::test
