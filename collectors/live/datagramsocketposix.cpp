// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/live/datagramsocket.h"
#include "collectors/live/socketerror.h"
#include "core/base/timestamp.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <vector>
#ifdef __linux__
#include <linux/sock_diag.h>
#endif

namespace nb {

namespace {

constexpr std::size_t kBatch = 64;
/// Room for a time stamp beside a datagram.
constexpr std::size_t kControlBytes = 64;

struct Endpoint
{
    sockaddr_storage storage {};
    socklen_t length = 0;
};

Endpoint endpointOf(const ListenUrl& url)
{
    Endpoint endpoint;
    if (url.address.isV4() && !url.everyFamily) {
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_port = htons(url.port);
        address.sin_addr.s_addr = htonl(url.address.v4());
        std::memcpy(&endpoint.storage, &address, sizeof address);
        endpoint.length = sizeof address;
    } else {
        sockaddr_in6 address {};
        address.sin6_family = AF_INET6;
        address.sin6_port = htons(url.port);
        std::memcpy(&address.sin6_addr, url.address.bytes().data(), 16);
        std::memcpy(&endpoint.storage, &address, sizeof address);
        endpoint.length = sizeof address;
    }
    return endpoint;
}

void readSender(const sockaddr_storage& storage, Datagram& datagram)
{
    if (storage.ss_family == AF_INET) {
        sockaddr_in address;
        std::memcpy(&address, &storage, sizeof address);
        datagram.sender = IpAddress::fromV4(ntohl(address.sin_addr.s_addr));
        datagram.port = ntohs(address.sin_port);
    } else {
        sockaddr_in6 address;
        std::memcpy(&address, &storage, sizeof address);
        IpAddress::Bytes bytes;
        std::memcpy(bytes.data(), &address.sin6_addr, bytes.size());
        datagram.sender = IpAddress(bytes);
        datagram.port = ntohs(address.sin6_port);
    }
}

std::int64_t stampOf(msghdr& header, std::int64_t otherwise)
{
#ifdef SO_TIMESTAMPNS
    for (cmsghdr* part = CMSG_FIRSTHDR(&header); part; part = CMSG_NXTHDR(&header, part))
        if (part->cmsg_level == SOL_SOCKET && part->cmsg_type == SCM_TIMESTAMPNS) {
            timespec stamp;
            std::memcpy(&stamp, CMSG_DATA(part), sizeof stamp);
            return std::int64_t {stamp.tv_sec} * 1'000'000 + stamp.tv_nsec / 1000;
        }
#else
    (void)header;
#endif
    return otherwise;
}

class PosixSocket : public DatagramSocket
{
public:
    PosixSocket(int descriptor, const Settings& settings)
        : m_descriptor(descriptor)
        , m_datagramBytes(settings.datagramBytes)
        , m_memory(kBatch * settings.datagramBytes)
        , m_control(kBatch * kControlBytes)
        , m_addresses(kBatch)
        , m_parts(kBatch)
        , m_headers(kBatch)
    {
        m_datagrams.reserve(kBatch);
    }
    ~PosixSocket() override { ::close(m_descriptor); }

    Result<void> open(const ListenUrl& url, std::size_t bufferBytes);
    [[nodiscard]] std::uint16_t port() const override { return m_port; }
    [[nodiscard]] std::size_t bufferGranted() const override { return m_granted; }
    Result<std::span<const Datagram>> receive(std::chrono::milliseconds most) override;
    [[nodiscard]] std::uint32_t kernelDrops() const override;

private:
#ifdef __linux__
    using Header = mmsghdr;
    static msghdr& messageOf(Header& header)
    {
        return header.msg_hdr;
    }
    static std::size_t lengthOf(const Header& header)
    {
        return header.msg_len;
    }
#else
    struct Header
    {
        msghdr header;
        std::size_t length;
    };
    static msghdr& messageOf(Header& header)
    {
        return header.header;
    }
    static std::size_t lengthOf(const Header& header)
    {
        return header.length;
    }
#endif
    void askForBuffer(std::size_t bytes);
    void prepare(std::size_t count);
    int take(std::size_t count);

    int m_descriptor;
    std::size_t m_datagramBytes;
    std::vector<std::byte> m_memory;
    std::vector<std::byte> m_control;
    std::vector<sockaddr_storage> m_addresses;
    std::vector<iovec> m_parts;
    std::vector<Header> m_headers;
    std::vector<Datagram> m_datagrams;
    std::uint16_t m_port = 0;
    std::size_t m_granted = 0;
};

void PosixSocket::askForBuffer(std::size_t bytes)
{
    const int asked = static_cast<int>(bytes);
#ifdef SO_RCVBUFFORCE
    // beyond the system's bound, for those who may
    if (::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVBUFFORCE, &asked, sizeof asked) != 0)
#endif
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVBUF, &asked, sizeof asked);
    int granted = 0;
    socklen_t length = sizeof granted;
    if (::getsockopt(m_descriptor, SOL_SOCKET, SO_RCVBUF, &granted, &length) == 0)
        m_granted = static_cast<std::size_t>(granted);
#ifdef __linux__
    m_granted /= 2; // Linux doubles what it grants, for its own bookkeeping (socket(7))
#endif
}

Result<void> PosixSocket::open(const ListenUrl& url, std::size_t bufferBytes)
{
    const int on = 1;
    const int ipv6Only = url.everyFamily ? 0 : 1;
    const Endpoint endpoint = endpointOf(url);
    if (endpoint.storage.ss_family == AF_INET6)
        ::setsockopt(m_descriptor, IPPROTO_IPV6, IPV6_V6ONLY, &ipv6Only, sizeof ipv6Only);
#ifdef SO_TIMESTAMPNS
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
#else
    (void)on;
#endif
    askForBuffer(bufferBytes);
    const auto* const address
        = static_cast<const sockaddr*>(static_cast<const void*>(&endpoint.storage));
    if (::bind(m_descriptor, address, endpoint.length) != 0)
        return listenError(url, systemError(errno));
    Endpoint bound;
    bound.length = sizeof bound.storage;
    auto* const place = static_cast<sockaddr*>(static_cast<void*>(&bound.storage));
    if (::getsockname(m_descriptor, place, &bound.length) != 0)
        return listenError(url, systemError(errno));
    Datagram self;
    readSender(bound.storage, self);
    m_port = self.port;
    return {};
}

void PosixSocket::prepare(std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        m_parts[i] = {m_memory.data() + i * m_datagramBytes, m_datagramBytes};
        msghdr& header = messageOf(m_headers[i]);
        header = {};
        header.msg_name = &m_addresses[i];
        header.msg_namelen = sizeof(sockaddr_storage);
        header.msg_iov = &m_parts[i];
        header.msg_iovlen = 1;
        header.msg_control = m_control.data() + i * kControlBytes;
        header.msg_controllen = kControlBytes;
    }
}

/// Number of datagrams taken without waiting, or -1 with errno.
int PosixSocket::take(std::size_t count)
{
#ifdef __linux__
    return ::recvmmsg(
        m_descriptor, m_headers.data(), static_cast<unsigned>(count), MSG_DONTWAIT, nullptr);
#else
    int taken = 0;
    for (std::size_t i = 0; i < count; ++i, ++taken) {
        const ssize_t length = ::recvmsg(m_descriptor, &m_headers[i].header, MSG_DONTWAIT);
        if (length < 0)
            return taken > 0 ? taken : -1;
        m_headers[i].length = static_cast<std::size_t>(length);
    }
    return taken;
#endif
}

Result<std::span<const Datagram>> PosixSocket::receive(std::chrono::milliseconds most)
{
    m_datagrams.clear();
    prepare(kBatch);
    int taken = take(kBatch);
    if (taken < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) && most.count() > 0) {
        pollfd readable {m_descriptor, POLLIN, 0};
        if (::poll(&readable, 1, static_cast<int>(most.count())) > 0)
            taken = take(kBatch);
        else
            return std::span<const Datagram>();
    }
    if (taken < 0) {
        if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR || errno == ECONNREFUSED)
            return std::span<const Datagram>();
        return Error {ErrorCode::Unreadable, "receiving failed: " + systemError(errno).text};
    }
    const std::int64_t read = toMicroseconds(currentTime());
    for (std::size_t i = 0; i < static_cast<std::size_t>(taken); ++i) {
        msghdr& header = messageOf(m_headers[i]);
        Datagram datagram;
        readSender(m_addresses[i], datagram);
        datagram.received = stampOf(header, read);
        datagram.truncated = (header.msg_flags & MSG_TRUNC) != 0;
        datagram.bytes = std::span<const std::byte>(m_memory).subspan(
            i * m_datagramBytes, std::min(lengthOf(m_headers[i]), m_datagramBytes));
        m_datagrams.push_back(datagram);
    }
    return std::span<const Datagram>(m_datagrams);
}

std::uint32_t PosixSocket::kernelDrops() const
{
#ifdef SO_MEMINFO
    std::array<std::uint32_t, SK_MEMINFO_VARS> info {};
    socklen_t length = sizeof info;
    if (::getsockopt(m_descriptor, SOL_SOCKET, SO_MEMINFO, info.data(), &length) == 0)
        return info[SK_MEMINFO_DROPS];
#endif
    return 0;
}

} // namespace

Result<std::unique_ptr<DatagramSocket>> DatagramSocket::bind(
    const ListenUrl& url, const Settings& settings)
{
    const bool v4 = url.address.isV4() && !url.everyFamily;
    const int descriptor = ::socket(v4 ? AF_INET : AF_INET6, SOCK_DGRAM, 0);
    if (descriptor < 0) {
        if (url.everyFamily && errno == EAFNOSUPPORT) {
            // a system without IPv6
            ListenUrl plain = url;
            plain.everyFamily = false;
            plain.address = IpAddress::fromV4(0);
            return bind(plain, settings);
        }
        return listenError(url, systemError(errno));
    }
    auto socket = std::make_unique<PosixSocket>(descriptor, settings);
    if (auto done = socket->open(url, settings.bufferBytes); !done)
        return done.error();
    return std::unique_ptr<DatagramSocket>(std::move(socket));
}

} // namespace nb
