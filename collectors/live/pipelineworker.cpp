// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/live/pipelineworker.h"

#include "core/base/timestamp.h"
#include "core/enrichment/enrichment.h"

#include <QFile>
#include <QSaveFile>

#include <algorithm>
#include <exception>

namespace nb {

namespace {

constexpr std::size_t kMessagesATurn = 256; ///< of one ring before the next has its turn
constexpr std::chrono::milliseconds kRest {50}; ///< how long a rest is without a ring
constexpr std::chrono::milliseconds kAdvanceInterval {200};
constexpr std::chrono::milliseconds kPublishInterval {100};
constexpr std::chrono::seconds kTemplatesInterval {2};
constexpr std::chrono::seconds kSaveInterval {60};
/// Publishing may take one part in so many of the thread's time.
constexpr int kPublishShare = 50;
constexpr qint64 kMostState = 256 << 20;

} // namespace

/// The end of the stages: labels, live searches, then the writer.
class PipelineWorker::Outlet : public FlowSink
{
public:
    Outlet(PipelineWorker& worker, const LiveOptions& options)
        : m_stored(worker)
        , m_labels(options.enrichment ? options.enrichment->stages(options.pipeline.labels)
                                      : std::vector<std::unique_ptr<FlowStage>> {},
              m_stored)
    {
    }
    Result<void> add(FlowBatch&& batch) override { return m_labels.add(std::move(batch)); }

private:
    /// After the labels.
    class Stored : public FlowSink
    {
    public:
        explicit Stored(PipelineWorker& worker)
            : m_worker(worker)
        {
        }
        Result<void> add(FlowBatch&& batch) override { return m_worker.handOver(std::move(batch)); }

    private:
        PipelineWorker& m_worker;
    };

    Stored m_stored;
    FlowPipeline m_labels;
};

/// Labels rows of other collectors in place: those stages hand on every row at once.
class PipelineWorker::ForwardedLabels : public FlowSink
{
public:
    explicit ForwardedLabels(const LiveOptions& options)
        : m_labels(options.enrichment ? options.enrichment->stages(options.pipeline.labels)
                                      : std::vector<std::unique_ptr<FlowStage>> {},
            *this)
    {
    }
    Result<void> put(FlowBatch& rows)
    {
        m_labelled.clear();
        if (auto done = m_labels.add(std::move(rows)); !done)
            return done;
        rows = std::move(m_labelled);
        m_labelled = {};
        return {};
    }
    Result<void> add(FlowBatch&& batch) override
    {
        m_labelled = std::move(batch);
        return {};
    }

private:
    FlowBatch m_labelled {};
    FlowPipeline m_labels;
};

PipelineWorker::PipelineWorker(std::unique_ptr<LiveDecoder> decoder, const LiveOptions& options,
    StoreWorker& store, WatchList& watches)
    : m_options(options)
    , m_decoder(std::move(decoder))
    , m_store(store)
    , m_watches(watches)
    , m_outlet(std::make_unique<Outlet>(*this, options))
    , m_forwardedLabels(std::make_unique<ForwardedLabels>(options))
    , m_pipeline(std::make_unique<FlowPipeline>(options.pipeline, *m_outlet))
    , m_nextSave(Clock::now() + kSaveInterval)
    , m_thread([this](const std::stop_token& stop) { run(stop); })
{
}

PipelineWorker::~PipelineWorker()
{
    finish();
}

Result<void> PipelineWorker::handOver(FlowBatch&& batch)
{
    m_watches.offer(batch);
    m_changed = true; // also when the clock alone brought it out of a window
    if (m_store.full())
        publish(false); // the next picture may be long in coming
    return m_store.add(std::move(batch));
}

void PipelineWorker::addRing(std::shared_ptr<MessageRing> ring)
{
    const std::scoped_lock lock(m_mutex);
    m_rings.push_back(std::move(ring));
}

void PipelineWorker::finish()
{
    m_thread.request_stop();
    m_bell.ring();
    if (m_thread.joinable())
        m_thread.join();
}

std::shared_ptr<const PipelineWorker::Snapshot> PipelineWorker::snapshot() const
{
    const std::scoped_lock lock(m_mutex);
    return m_snapshot;
}

std::vector<std::shared_ptr<MessageRing>> PipelineWorker::rings()
{
    const std::scoped_lock lock(m_mutex);
    // those of sources that ended and are empty are not needed any more
    std::erase_if(m_rings, [](const auto& ring) { return ring.use_count() == 1 && ring->empty(); });
    return m_rings;
}

void PipelineWorker::run(const std::stop_token& stop)
{
    if (!m_options.stateFile.isEmpty()) {
        QFile file(m_options.stateFile);
        if (file.size() <= kMostState && file.open(QIODevice::ReadOnly)) {
            const auto restored = m_decoder->restoreState(
                file.readAll().toStdString(), toMicroseconds(currentTime()));
            if (!restored)
                m_now.problem
                    = "templates of the last run were not taken over: " + restored.error().detail;
        }
    }
    for (bool ended = false; !ended;) {
        try {
            step(stop);
            if (stop.stop_requested()
                && std::ranges::all_of(rings(), [](const auto& ring) { return ring->empty(); })) {
                handOn();
                if (auto done = m_pipeline->finish(); !done)
                    m_now.problem = done.error().detail;
                ended = true;
            }
        } catch (const std::exception& problem) {
            // told, and gone on with: a thread that died in silence would lose everything after
            m_now.problem = std::string("handing flows on failed: ") + problem.what();
        }
    }
    saveState();
    publish(true);
}

/// One turn over all rings, then what is due by the clock; rests when there was nothing.
void PipelineWorker::step(const std::stop_token& stop)
{
    const auto all = rings();
    std::size_t taken = 0;
    for (const auto& ring : all)
        taken += consume(*ring);
    const auto now = Clock::now();
    if (!m_batch.empty() && now >= m_batchBegan + m_options.limits.batchAge)
        handOn();
    if (now >= m_nextAdvance)
        advance();
    if (now >= m_nextSave)
        saveState();
    publishWhenDue(taken == 0);
    if (taken == 0 && !stop.stop_requested())
        m_bell.wait(m_batch.empty() ? kRest : std::min(kRest, m_options.limits.batchAge), [&] {
            return stop.stop_requested()
                || std::ranges::any_of(all, [](const auto& ring) { return !ring->empty(); });
        });
}

std::size_t PipelineWorker::consume(MessageRing& ring)
{
    std::size_t taken = 0;
    while (taken < kMessagesATurn) {
        const ExportMessage* const message = ring.front();
        if (!message)
            break;
        if (message->bytes.empty() && message->session != 0) {
            m_decoder->endSession(message->session);
            m_forwards.endSession(message->session);
        } else
            decode(*message);
        ring.pop();
        ++taken;
        if (m_batch.size() >= m_options.limits.batchRows)
            handOn();
    }
    m_changed = m_changed || taken > 0;
    return taken;
}

void PipelineWorker::decode(const ExportMessage& message)
{
    const std::size_t before = m_batch.size();
    ExportDecoder::Outcome dropped;
    try {
        dropped = m_forwards.concerns(message) ? decodeForwarded(message)
                                               : m_decoder->decode(message, m_batch);
    } catch (const std::exception& problem) {
        // memory ran out: this message and the rows that wait are lost, and counted
        m_now.problem = std::string("decoding failed: ") + problem.what();
        m_now.drops[static_cast<std::size_t>(DropReason::Storage)] += before;
        m_batch.clear();
        dropped = DropReason::Malformed;
    }
    ++m_now.decoded;
    m_templatesChanged = true;
    if (dropped)
        ++m_now.drops[static_cast<std::size_t>(*dropped)];
    const std::size_t rows = m_batch.size();
    m_now.rows += rows > before ? rows - before : 0;
    if (before == 0 && rows > 0)
        m_batchBegan = Clock::now();
}

/// Rows of another collector went through its stages: they are stored as they are.
ExportDecoder::Outcome PipelineWorker::decodeForwarded(const ExportMessage& message)
{
    ForwardedRecords records;
    if (const auto dropped = m_decoder->decode(message, records))
        return dropped;
    auto batch = records.take();
    if (!batch)
        return DropReason::Malformed;
    if (!*batch)
        return std::nullopt;
    (*batch)->session = message.session;
    m_now.rows += (*batch)->rows.size();
    if (auto done = m_forwardedLabels->put((*batch)->rows); !done)
        m_now.problem = done.error().detail;
    m_watches.offer((*batch)->rows);
    if (m_store.full())
        publish(false);
    m_store.addForwarded(std::move(**batch));
    return std::nullopt;
}

void PipelineWorker::handOn()
{
    m_store.announce(m_decoder->takeSamplingAnnouncements());
    if (m_batch.empty())
        return;
    m_batch.fillMissing();
    FlowBatch batch;
    std::swap(batch, m_batch);
    // one large message on top of a nearly full batch
    while (batch.size() > FlowBatch::kMaxRows) {
        FlowBatch rest;
        for (std::size_t row = FlowBatch::kMaxRows; row < batch.size(); ++row)
            rest.append(batch, row);
        FlowBatch first;
        for (std::size_t row = 0; row < FlowBatch::kMaxRows; ++row)
            first.append(batch, row);
        if (auto done = m_pipeline->add(std::move(first)); !done)
            m_now.problem = done.error().detail;
        batch = std::move(rest);
    }
    if (auto done = m_pipeline->add(std::move(batch)); !done)
        m_now.problem = done.error().detail;
}

void PipelineWorker::advance()
{
    m_nextAdvance = Clock::now() + kAdvanceInterval;
    const std::int64_t now = toMicroseconds(currentTime());
    m_decoder->advance(now);
    m_store.announce(m_decoder->takeSamplingAnnouncements());
    if (auto done = m_pipeline->advance(now); !done)
        m_now.problem = done.error().detail;
}

void PipelineWorker::publishWhenDue(bool resting)
{
    const auto began = Clock::now();
    if (!m_changed || (!resting && began < m_nextPublish))
        return;
    const bool templatesToo = m_templatesChanged && began >= m_nextTemplates;
    publish(templatesToo);
    const auto ended = Clock::now();
    const auto pause = (ended - began) * kPublishShare;
    m_nextPublish = ended + std::max<Clock::duration>(kPublishInterval, pause);
    if (templatesToo)
        m_nextTemplates = ended + std::max<Clock::duration>(kTemplatesInterval, pause);
    // at rest the last picture has to be whole: another turn brings the templates
    m_changed = m_templatesChanged;
}

void PipelineWorker::publish(bool templatesToo)
{
    m_now.exporters = m_decoder->exporters();
    m_now.stages = m_pipeline->status();
    m_now.rowsHeld = m_batch.size();
    for (const StageStatus& stage : m_now.stages)
        if (const auto waiting = stage.counts.find("waiting"); waiting != stage.counts.end())
            m_now.rowsHeld += waiting->second;
    if (templatesToo || !m_now.templates) {
        m_now.templates
            = std::make_shared<const std::vector<TemplateStatus>>(m_decoder->templates());
        m_templatesChanged = false;
    }
    auto picture = std::make_shared<const Snapshot>(m_now);
    const std::scoped_lock lock(m_mutex);
    m_snapshot = std::move(picture);
}

void PipelineWorker::saveState()
{
    m_nextSave = Clock::now() + kSaveInterval;
    if (m_options.stateFile.isEmpty())
        return;
    const std::string state = m_decoder->saveState();
    QSaveFile file(m_options.stateFile);
    if (!file.open(QIODevice::WriteOnly)
        || file.write(state.data(), static_cast<qint64>(state.size()))
            != static_cast<qint64>(state.size())
        || !file.commit())
        m_now.problem
            = "templates cannot be kept for the next start: " + file.errorString().toStdString();
}

} // namespace nb
