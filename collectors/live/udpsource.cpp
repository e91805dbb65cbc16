// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/live/udpsource.h"

#include "core/base/timestamp.h"

namespace nb {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kWait {100}; ///< how soon a request to stop is seen
constexpr std::chrono::seconds kDropInterval {1}; ///< between two looks at the system's counter
/// How long the rest of the socket may take to find room when receiving ends.
constexpr std::chrono::seconds kDrainPatience {5};

} // namespace

Result<std::unique_ptr<UdpSource>> UdpSource::open(
    const ListenUrl& url, AllowList allowed, const LiveLimits& limits, PipelineBell& bell)
{
    auto socket = DatagramSocket::bind(
        url, {.datagramBytes = limits.datagramBytes, .bufferBytes = limits.socketBytes});
    if (!socket)
        return socket.error();
    ListenUrl bound = url;
    bound.port = (*socket)->port();
    return std::unique_ptr<UdpSource>(
        new UdpSource(bound, std::move(allowed), limits, std::move(*socket), bell));
}

UdpSource::UdpSource(ListenUrl url, AllowList allowed, const LiveLimits& limits,
    std::unique_ptr<DatagramSocket> socket, PipelineBell& bell)
    : m_url(url)
    , m_allowed(std::move(allowed))
    , m_bufferAsked(limits.socketBytes)
    , m_socket(std::move(socket))
    , m_bufferGranted(m_socket->bufferGranted())
    , m_bell(bell)
    , m_ring(std::make_shared<MessageRing>(limits.ringBytes))
    , m_thread([this](const std::stop_token& stop) { run(stop); })
{
}

UdpSource::~UdpSource()
{
    stop();
}

void UdpSource::stop()
{
    m_thread.request_stop();
    const std::scoped_lock lock(m_stopMutex);
    if (m_thread.joinable())
        m_thread.join();
}

void UdpSource::run(const std::stop_token& stop)
{
    Clock::time_point nextLook = Clock::now();
    while (!stop.stop_requested()) {
        const auto datagrams = m_socket->receive(kWait);
        if (!datagrams) {
            fail(datagrams.error());
            break;
        }
        take(*datagrams);
        if (const auto now = Clock::now(); now >= nextLook) {
            countKernelDrops();
            nextLook = now + kDropInterval;
        }
        m_counters.publish(m_counts);
    }
    drain();
    countKernelDrops();
    m_counters.publish(m_counts);
    m_socket.reset();
    m_running = false;
    m_bell.ring();
}

/// What the system holds for us was offered: it is taken up to the moment of the request.
void UdpSource::drain()
{
    m_stopping = true;
    const std::int64_t end = toMicroseconds(currentTime());
    const auto deadline = Clock::now() + kDrainPatience;
    for (bool more = true; more && Clock::now() < deadline;) {
        const auto datagrams = m_socket->receive(std::chrono::milliseconds {0});
        if (!datagrams || datagrams->empty())
            break;
        take(*datagrams);
        m_counters.publish(m_counts);
        more = datagrams->back().received <= end;
    }
}

void UdpSource::take(std::span<const Datagram> datagrams)
{
    for (const Datagram& datagram : datagrams) {
        ++m_counts.offered;
        ++m_counts.received;
        if (!m_allowed.allows(datagram.sender))
            turnAway(datagram);
        else if (datagram.truncated)
            ++m_counts.drop(DropReason::Truncated);
        else if (push(datagram))
            ++m_counts.queued;
        else
            ++m_counts.drop(DropReason::Queue);
    }
    if (!datagrams.empty())
        m_bell.ring();
    if (!m_rejectedChanged)
        return;
    // never waits: when somebody is reading the list, it is handed over another time
    if (const std::unique_lock lock(m_mutex, std::try_to_lock); lock) {
        m_turnedAway = m_rejected.latest();
        m_rejectedChanged = false;
    }
}

bool UdpSource::push(const Datagram& datagram)
{
    const ExportMessage message {.exporter = datagram.sender,
        .port = datagram.port,
        .received = datagram.received,
        .bytes = datagram.bytes};
    if (m_ring->push(message))
        return true;
    if (!m_stopping)
        return false;
    // nothing new comes in any more, so there is time to let the decoder make room
    const auto deadline = Clock::now() + kDrainPatience;
    while (Clock::now() < deadline) {
        m_bell.ring();
        std::this_thread::yield();
        if (m_ring->push(message))
            return true;
    }
    return false;
}

void UdpSource::turnAway(const Datagram& datagram)
{
    ++m_counts.drop(DropReason::NotAllowed);
    m_rejected.add(datagram.sender);
    m_rejectedChanged = true;
}

void UdpSource::countKernelDrops()
{
    const std::uint32_t drops = m_socket->kernelDrops();
    const std::uint32_t more = drops - m_kernelDrops; // the counter goes round at 2^32
    m_kernelDrops = drops;
    m_counts.offered += more;
    m_counts.drop(DropReason::Kernel) += more;
}

void UdpSource::fail(const Error& error)
{
    const std::scoped_lock lock(m_mutex);
    m_problem = error;
}

LiveSource::State UdpSource::state() const
{
    const SourceCounts counts = m_counters.read();
    State state {.queued = counts.queued};
    SourceStatus& status = state.status;
    status.url = m_url.toString();
    status.running = m_running;
    status.offered = counts.offered;
    status.received = counts.received;
    status.drops = counts.drops;
    status.bufferAsked = m_bufferAsked;
    status.bufferGranted = m_bufferGranted;
    status.queuedBytes = m_ring->queuedBytes();
    const std::scoped_lock lock(m_mutex);
    status.problem = m_problem;
    return state;
}

std::vector<IpAddress> UdpSource::rejectedSenders() const
{
    const std::scoped_lock lock(m_mutex);
    return m_turnedAway;
}

} // namespace nb
