// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/live/streamsource.h"

namespace nb {

StreamSource::StreamSource(ListenUrl url, std::shared_ptr<MessageRing> ring)
    : m_url(url)
    , m_ring(std::move(ring))
{
}

Result<std::unique_ptr<StreamSource>> StreamSource::open(const ListenUrl& url,
    const SourceSettings& settings, AllowList allowed, const LiveLimits& limits, PipelineBell& bell)
{
    std::optional<TlsSettings> tls;
    if (url.scheme == ListenUrl::Scheme::Tls) {
        auto read = TlsSettings::read(settings);
        if (!read)
            return read.error();
        tls = std::move(*read);
    }
    std::unique_ptr<StreamSource> source(
        new StreamSource(url, std::make_shared<MessageRing>(limits.ringBytes)));
    source->m_worker = std::make_unique<StreamWorker>(
        url, std::move(allowed), limits, std::move(tls), source->m_ring, bell);
    StreamWorker* const worker = source->m_worker.get();
    worker->moveToThread(&source->m_thread);
    source->m_thread.start();
    std::optional<Result<std::uint16_t>> port;
    QMetaObject::invokeMethod(
        worker, [worker, &port] { port = worker->listen(); }, Qt::BlockingQueuedConnection);
    if (!*port)
        return port->error();
    source->m_url.port = **port;
    return source;
}

StreamSource::~StreamSource()
{
    stop();
}

void StreamSource::stop()
{
    const std::scoped_lock lock(m_stopMutex);
    if (!m_thread.isRunning())
        return;
    StreamWorker* const worker = m_worker.get();
    QThread* const home = QThread::currentThread();
    QMetaObject::invokeMethod(
        worker,
        [worker, home] {
            worker->close();
            worker->moveToThread(home); // it is destroyed there
        },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
    m_running = false;
}

void StreamSource::reply(std::uint64_t session, const std::vector<std::byte>& message)
{
    // one that is being stopped waits for the thread that asks this
    const std::unique_lock lock(m_stopMutex, std::try_to_lock);
    if (!lock || !m_thread.isRunning())
        return;
    StreamWorker* const worker = m_worker.get();
    QMetaObject::invokeMethod(
        worker, [worker, session, message] { worker->reply(session, message); },
        Qt::QueuedConnection);
}

LiveSource::State StreamSource::state() const
{
    const SourceCounts counts = m_worker->counts();
    State state {.queued = counts.queued};
    SourceStatus& status = state.status;
    status.url = m_url.toString();
    status.running = m_running;
    status.offered = counts.offered;
    status.received = counts.received;
    status.drops = counts.drops;
    status.queuedBytes = m_ring->queuedBytes();
    status.sessions = counts.sessions;
    status.rejectedSessions = counts.rejectedSessions;
    status.notice = m_worker->notice();
    return state;
}

std::vector<IpAddress> StreamSource::rejectedSenders() const
{
    return m_worker->rejectedSenders();
}

} // namespace nb
