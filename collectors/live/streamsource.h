// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/live/livesource.h"
#include "collectors/live/streamworker.h"

#include <QThread>

namespace nb {

/// Receives IPFIX over TCP or TLS (RFC 7011 sections 10.4 and 11) in a thread with an event loop.
/// When the ring is full it reads no more, so that exporters wait and nothing is dropped.
class StreamSource : public LiveSource
{
public:
    /// Listens. Unreadable when the system refuses; Invalid for certificates that cannot be used.
    /// `bell` outlives the source.
    static Result<std::unique_ptr<StreamSource>> open(const ListenUrl& url,
        const SourceSettings& settings, AllowList allowed, const LiveLimits& limits,
        PipelineBell& bell);
    ~StreamSource() override;
    StreamSource(const StreamSource&) = delete;
    StreamSource& operator=(const StreamSource&) = delete;

    void stop() override;
    void reply(std::uint64_t session, const std::vector<std::byte>& message) override;
    [[nodiscard]] State state() const override;
    [[nodiscard]] std::vector<IpAddress> rejectedSenders() const override;
    [[nodiscard]] std::shared_ptr<MessageRing> ring() const override { return m_ring; }

private:
    StreamSource(ListenUrl url, std::shared_ptr<MessageRing> ring);

    ListenUrl m_url;
    std::shared_ptr<MessageRing> m_ring;
    std::unique_ptr<StreamWorker> m_worker;
    QThread m_thread;
    std::mutex m_stopMutex; ///< guards the end of m_thread
    std::atomic<bool> m_running {true};
};

} // namespace nb
