// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/live/livedecoder.h"
#include "core/storage/workspace.h"

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>

namespace nb::test {

/// A decoder that knows little: NetFlow v5 gives its records, an IPFIX message one row, everything
/// else is malformed. Its row number i of an exporter has `hits` i.
class FakeDecoder : public LiveDecoder
{
public:
    using LiveDecoder::decode;
    ExportDecoder::Outcome decode(const ExportMessage& message, FlowBatch& batch) override;
    void advance(std::int64_t) override { }
    void endSession(std::uint64_t session) override;
    [[nodiscard]] std::vector<SamplingAnnouncement> takeSamplingAnnouncements() override
    {
        return {};
    }
    [[nodiscard]] std::vector<ExporterStatus> exporters() const override;
    [[nodiscard]] std::vector<TemplateStatus> templates() const override { return {}; }
    [[nodiscard]] std::string saveState() const override { return "state of the fake"; }
    Result<void> restoreState(std::string_view state, std::int64_t) override;

    /// Kept by the test, filled by the decoding thread.
    struct Log
    {
        std::mutex mutex; ///< guards all
        std::set<std::uint64_t> sessions;
        std::set<std::uint64_t> ended;
        std::string restored;
        bool shut = false; ///< decode() waits while it is
        std::condition_variable changed;
        void setShut(bool value)
        {
            const std::scoped_lock lock(mutex);
            shut = value;
            changed.notify_all();
        }
    };
    explicit FakeDecoder(std::shared_ptr<Log> log = std::make_shared<Log>())
        : m_log(std::move(log))
    {
    }

private:
    std::shared_ptr<Log> m_log;
    std::map<ExporterId, ExporterStatus> m_exporters;
};

/// What a FakeLiveSession stored, kept by the test.
struct FakeStore
{
    mutable std::mutex mutex; ///< guards all
    std::condition_variable changed;
    std::vector<Flow> flows; ///< committed
    std::uint64_t commits = 0;
    std::optional<Error> failing; ///< what commit() says while set
    bool shut = false; ///< add() waits while it is

    [[nodiscard]] std::size_t size() const
    {
        const std::scoped_lock lock(mutex);
        return flows.size();
    }
    [[nodiscard]] std::uint64_t packets() const
    {
        const std::scoped_lock lock(mutex);
        std::uint64_t sum = 0;
        for (const Flow& flow : flows)
            sum += flow.packets;
        return sum;
    }
    void setFailing(std::optional<Error> error)
    {
        const std::scoped_lock lock(mutex);
        failing = std::move(error);
    }
    void setShut(bool value)
    {
        const std::scoped_lock lock(mutex);
        shut = value;
        changed.notify_all();
    }
};

/// Stores in memory.
class FakeLiveSession : public LiveSession
{
public:
    explicit FakeLiveSession(std::shared_ptr<FakeStore> store)
        : m_store(std::move(store))
    {
    }
    Result<void> add(FlowBatch&& batch) override;
    Result<void> commit() override;
    Result<void> announceSampling(std::string_view, std::uint32_t) override { return {}; }
    [[nodiscard]] std::uint64_t stored() const override { return m_stored; }
    [[nodiscard]] std::uint64_t waiting() const override { return m_waiting.size(); }

private:
    std::shared_ptr<FakeStore> m_store;
    std::vector<Flow> m_waiting;
    std::uint64_t m_stored = 0;
};

} // namespace nb::test
