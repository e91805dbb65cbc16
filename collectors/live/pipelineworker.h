// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/forward/forwardreceiver.h"
#include "collectors/live/livedecoder.h"
#include "collectors/live/livelimits.h"
#include "collectors/live/messagering.h"
#include "collectors/live/pipelinebell.h"
#include "collectors/live/storeworker.h"
#include "collectors/live/watchlist.h"
#include "core/pipeline/flowpipeline.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>

namespace nb {

/// The thread that decodes what sources received and takes the rows through the stages to the live
/// searches and the writer. The only reader of the rings.
class PipelineWorker
{
public:
    /// What the decoder and the stages know; a consistent picture of one moment.
    struct Snapshot
    {
        std::uint64_t decoded = 0; ///< messages taken from the rings
        std::array<std::uint64_t, kDropReasonCount> drops {}; ///< of whole messages, after the ring
        std::uint64_t rows = 0; ///< made by the decoder
        std::uint64_t rowsHeld = 0; ///< not yet handed to the writer
        std::vector<ExporterStatus> exporters {};
        std::shared_ptr<const std::vector<TemplateStatus>> templates {};
        std::vector<StageStatus> stages {};
        std::string problem {}; ///< what went wrong in decoding, empty when nothing did
    };

    PipelineWorker(std::unique_ptr<LiveDecoder> decoder, const LiveOptions& options,
        StoreWorker& store, WatchList& watches);
    ~PipelineWorker();
    PipelineWorker(const PipelineWorker&) = delete;
    PipelineWorker& operator=(const PipelineWorker&) = delete;

    void addRing(std::shared_ptr<MessageRing> ring);
    [[nodiscard]] PipelineBell& bell() { return m_bell; }
    /// Decodes what is in the rings, to which nothing may be added any more, hands everything on
    /// and ends the thread.
    void finish();
    [[nodiscard]] std::shared_ptr<const Snapshot> snapshot() const; ///< any thread

private:
    using Clock = std::chrono::steady_clock;
    class Outlet;
    class ForwardedLabels;

    void run(const std::stop_token& stop);
    void step(const std::stop_token& stop);
    std::size_t consume(MessageRing& ring);
    void decode(const ExportMessage& message);
    ExportDecoder::Outcome decodeForwarded(const ExportMessage& message);
    void handOn();
    Result<void> handOver(FlowBatch&& batch);
    void advance();
    void publish(bool templatesToo);
    void publishWhenDue(bool resting);
    void saveState();
    [[nodiscard]] std::vector<std::shared_ptr<MessageRing>> rings();

    const LiveOptions m_options;
    std::unique_ptr<LiveDecoder> m_decoder;
    StoreWorker& m_store;
    WatchList& m_watches;
    PipelineBell m_bell;

    mutable std::mutex m_mutex; ///< guards m_rings and m_snapshot
    std::vector<std::shared_ptr<MessageRing>> m_rings;
    std::shared_ptr<const Snapshot> m_snapshot = std::make_shared<const Snapshot>();

    // of the thread
    std::unique_ptr<Outlet> m_outlet;
    std::unique_ptr<ForwardedLabels> m_forwardedLabels;
    std::unique_ptr<FlowPipeline> m_pipeline;
    Snapshot m_now {};
    FlowBatch m_batch {};
    ForwardReceiver m_forwards;
    Clock::time_point m_batchBegan {};
    Clock::time_point m_nextAdvance {};
    Clock::time_point m_nextPublish {};
    Clock::time_point m_nextTemplates {};
    Clock::time_point m_nextSave {};
    bool m_changed = true; ///< since the last publication
    bool m_templatesChanged = true;
    std::jthread m_thread; ///< last: it uses all of the above
};

} // namespace nb
