// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/live/livecollector.h"

#include "collectors/live/exporterwatchworker.h"
#include "collectors/live/pipelineworker.h"
#include "collectors/live/simulation.h"
#include "collectors/live/storeworker.h"
#include "collectors/live/streamsource.h"
#include "collectors/live/udpsource.h"
#include "collectors/live/watchlist.h"
#include "core/base/timestamp.h"
#include "core/enrichment/enrichment.h"

#include <algorithm>

namespace nb {

namespace {

void addTo(std::array<std::uint64_t, kDropReasonCount>& sum,
    const std::array<std::uint64_t, kDropReasonCount>& more)
{
    for (std::size_t i = 0; i < sum.size(); ++i)
        sum[i] += more[i];
}

} // namespace

namespace {

/// By the segments of the moment a batch comes.
InsideTest insideNow(const std::shared_ptr<Enrichment>& enrichment)
{
    if (!enrichment)
        return {};
    return [enrichment](const IpAddress& address) {
        return isInside(insideTest(enrichment->segments()), address);
    };
}

} // namespace

struct LiveCollector::Private
{
    struct Source
    {
        std::int64_t id = 0;
        std::shared_ptr<LiveSource> source;
        std::optional<LiveSource::State> ended {}; ///< what it counted, once it was stopped
        std::vector<IpAddress> rejected {};
    };

    Private(std::unique_ptr<LiveDecoder> decoder, std::unique_ptr<LiveSession> session,
        LiveOptions wanted)
        : options(std::move(wanted))
        , store(std::move(session), options.limits,
              options.enrichment ? options.enrichment->observers(nullptr, ObservedInput::Live)
                                 : FlowObservers {},
              [this](std::uint64_t id, const ForwardedReceipt& receipt) { answer(id, receipt); })
        , pipeline(std::move(decoder), options, store, watches)
    {
    }

    Result<std::shared_ptr<LiveSource>> open(const SourceSettings& settings);
    void answer(std::uint64_t session, const ForwardedReceipt& receipt);
    void addSources(CollectorStatus& status, std::uint64_t& queued) const;

    const LiveOptions options;
    const Timestamp started = currentTime();
    WatchList watches {insideNow(options.enrichment)};
    mutable std::mutex mutex; ///< guards sources and nextId
    std::vector<Source> sources;
    std::uint32_t answers = 0; ///< of the storing thread
    StoreWorker store;
    PipelineWorker pipeline;
    std::int64_t nextId = 1;
    bool finished = false;
    std::unique_ptr<ExporterWatchWorker> watch; ///< last: it asks for the status
};

Result<std::unique_ptr<LiveCollector>> LiveCollector::begin(Workspace& workspace,
    const LiveOptions& options, const DecoderLimits& decoder, std::chrono::milliseconds storageFull)
{
    auto session = workspace.beginLive();
    if (!session)
        return session.error();
    LiveOptions wanted = options;
    if (wanted.stateFile.isEmpty())
        wanted.stateFile = workspace.folder() + QStringLiteral("/collector.state");
    return std::make_unique<LiveCollector>(
        makeLiveDecoder(decoder), withFullStorage(std::move(*session), storageFull), wanted);
}

LiveCollector::LiveCollector(std::unique_ptr<LiveDecoder> decoder,
    std::unique_ptr<LiveSession> session, const LiveOptions& options)
    : m_d(std::make_unique<Private>(std::move(decoder), std::move(session), options))
{
    if (options.enrichment)
        m_d->watch = std::make_unique<ExporterWatchWorker>(
            options.enrichment->alerts(), [this] { return status(); });
}

LiveCollector::~LiveCollector()
{
    (void)finish();
}

Result<std::shared_ptr<LiveSource>> LiveCollector::Private::open(const SourceSettings& settings)
{
    const auto url = parseListenUrl(settings.url);
    if (!url)
        return url.error();
    auto allowed = AllowList::fromTexts(settings.allowed);
    if (!allowed)
        return allowed.error();
    if (url->scheme == ListenUrl::Scheme::Udp) {
        auto source = UdpSource::open(*url, std::move(*allowed), options.limits, pipeline.bell());
        if (!source)
            return source.error();
        return std::shared_ptr<LiveSource>(std::move(*source));
    }
    auto source
        = StreamSource::open(*url, settings, std::move(*allowed), options.limits, pipeline.bell());
    if (!source)
        return source.error();
    return std::shared_ptr<LiveSource>(std::move(*source));
}

Result<std::int64_t> LiveCollector::start(const SourceSettings& settings)
{
    if (m_d->finished)
        return Error {ErrorCode::Internal, "the collector has ended"};
    auto source = m_d->open(settings);
    if (!source)
        return source.error();
    m_d->pipeline.addRing((*source)->ring());
    m_d->pipeline.bell().ring();
    const std::scoped_lock lock(m_d->mutex);
    m_d->sources.push_back({m_d->nextId, std::move(*source)});
    return m_d->nextId++;
}

void LiveCollector::stop(std::int64_t id)
{
    std::shared_ptr<LiveSource> source;
    {
        const std::scoped_lock lock(m_d->mutex);
        const auto found = std::ranges::find(m_d->sources, id, &Private::Source::id);
        if (found == m_d->sources.end() || !found->source)
            return;
        source = found->source;
    }
    source->stop(); // may take a while: without the lock
    const std::scoped_lock lock(m_d->mutex);
    const auto found = std::ranges::find(m_d->sources, id, &Private::Source::id);
    found->ended = source->state();
    found->ended->status.queuedBytes = 0;
    found->rejected = source->rejectedSenders();
    found->source.reset();
}

Result<void> LiveCollector::finish()
{
    if (std::exchange(m_d->finished, true))
        return {};
    m_d->watch.reset();
    std::vector<std::int64_t> ids;
    {
        const std::scoped_lock lock(m_d->mutex);
        for (const Private::Source& source : m_d->sources)
            ids.push_back(source.id);
    }
    for (const std::int64_t id : ids)
        stop(id);
    m_d->store.hurry();
    m_d->pipeline.finish();
    return m_d->store.finish();
}

/// The storing thread: tells a forwarding collector what is stored.
void LiveCollector::Private::answer(std::uint64_t session, const ForwardedReceipt& receipt)
{
    const auto message = encodeReceipt(receipt, answers++, toMicroseconds(currentTime()));
    const std::scoped_lock lock(mutex);
    for (const Source& source : sources)
        if (source.source)
            source.source->reply(session, message);
}

void LiveCollector::Private::addSources(CollectorStatus& status, std::uint64_t& queued) const
{
    const std::scoped_lock lock(mutex);
    for (const Source& source : sources) {
        LiveSource::State state = source.ended ? *source.ended : source.source->state();
        state.status.id = source.id;
        queued += state.queued;
        addTo(status.drops, state.status.drops);
        status.sources.push_back(std::move(state.status));
        for (const IpAddress& sender :
            source.ended ? source.rejected : source.source->rejectedSenders())
            if (status.notSenders.size() < RejectedSenders::kMost)
                status.notSenders.push_back(sender.toString());
    }
}

CollectorStatus LiveCollector::status() const
{
    CollectorStatus status;
    status.taken = currentTime();
    status.started = m_d->started;
    // the decoder's picture first: what it took was queued before, so nothing seems to be missing
    const auto picture = m_d->pipeline.snapshot();
    std::uint64_t queued = 0;
    m_d->addSources(status, queued);
    status.waitingDatagrams = queued - picture->decoded;
    addTo(status.drops, picture->drops);
    status.exporters = picture->exporters;
    for (const ExporterStatus& exporter : status.exporters)
        for (const DropReason part :
            {DropReason::MalformedSet, DropReason::NoTemplate, DropReason::HeldExpired})
            status.drops[static_cast<std::size_t>(part)]
                += exporter.drops[static_cast<std::size_t>(part)];
    if (picture->templates)
        status.templates = *picture->templates;
    status.stages = picture->stages;
    status.flowsDecoded = picture->rows;
    const StoreWorker::Counts stored = m_d->store.counts();
    status.flowsStored = stored.stored;
    status.flowsWaiting = picture->rowsHeld + stored.waiting;
    status.drops[static_cast<std::size_t>(DropReason::Storage)] += stored.lost;
    status.storageProblem = stored.problem;
    status.problem = picture->problem;
    return status;
}

std::int64_t LiveCollector::watch(FilterPtr filter, LiveSink sink)
{
    return m_d->watches.add(std::move(filter), std::move(sink));
}

void LiveCollector::unwatch(std::int64_t watch)
{
    m_d->watches.remove(watch);
}

} // namespace nb
