// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/live/allowlist.h"
#include "collectors/live/datagramsocket.h"
#include "collectors/live/livelimits.h"
#include "collectors/live/livesource.h"
#include "collectors/live/pipelinebell.h"

#include <mutex>
#include <thread>

namespace nb {

/// Receives datagrams. Its thread only copies them into the ring: it waits for nothing else, and
/// what finds no room is dropped and counted (rules B4 to B9).
class UdpSource : public LiveSource
{
public:
    /// Binds and begins to receive; errors of DatagramSocket::bind(). `bell` outlives the source.
    static Result<std::unique_ptr<UdpSource>> open(
        const ListenUrl& url, AllowList allowed, const LiveLimits& limits, PipelineBell& bell);
    ~UdpSource() override;
    UdpSource(const UdpSource&) = delete;
    UdpSource& operator=(const UdpSource&) = delete;

    void stop() override;
    [[nodiscard]] State state() const override;
    [[nodiscard]] std::vector<IpAddress> rejectedSenders() const override;
    [[nodiscard]] std::shared_ptr<MessageRing> ring() const override { return m_ring; }

private:
    UdpSource(ListenUrl url, AllowList allowed, const LiveLimits& limits,
        std::unique_ptr<DatagramSocket> socket, PipelineBell& bell);
    void run(const std::stop_token& stop);
    void drain();
    void take(std::span<const Datagram> datagrams);
    bool push(const Datagram& datagram);
    void turnAway(const Datagram& datagram);
    void countKernelDrops();
    void fail(const Error& error);

    const ListenUrl m_url;
    const AllowList m_allowed;
    const std::size_t m_bufferAsked;
    std::unique_ptr<DatagramSocket> m_socket; ///< the thread's, after it started
    const std::size_t m_bufferGranted;
    PipelineBell& m_bell;
    std::shared_ptr<MessageRing> m_ring;
    SourceCounters m_counters;
    std::atomic<bool> m_running {true};
    std::mutex m_stopMutex; ///< guards the end of m_thread
    mutable std::mutex m_mutex; ///< guards m_problem and m_turnedAway
    std::optional<Error> m_problem;
    std::vector<IpAddress> m_turnedAway;
    // of the receiving thread
    SourceCounts m_counts;
    RejectedSenders m_rejected;
    bool m_rejectedChanged = false;
    bool m_stopping = false;
    std::uint32_t m_kernelDrops = 0;
    std::jthread m_thread; ///< last: it uses all of the above
};

} // namespace nb
