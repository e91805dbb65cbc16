// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/live/datagramsocket.h"
#include "collectors/live/socketerror.h"
#include "core/base/timestamp.h"

#include <winsock2.h>
#include <ws2tcpip.h>

#include <cstring>
#include <vector>

namespace nb {

namespace {

/// The system's sockets, in use as long as one of these lives.
class SocketLibrary
{
public:
    SocketLibrary() { WSAStartup(MAKEWORD(2, 2), &m_data); }
    ~SocketLibrary() { WSACleanup(); }
    SocketLibrary(const SocketLibrary&) = delete;
    SocketLibrary& operator=(const SocketLibrary&) = delete;

private:
    WSADATA m_data {};
};

void readSender(const sockaddr_storage& storage, Datagram& datagram)
{
    if (storage.ss_family == AF_INET) {
        sockaddr_in address;
        std::memcpy(&address, &storage, sizeof address);
        datagram.sender = IpAddress::fromV4(ntohl(address.sin_addr.s_addr));
        datagram.port = ntohs(address.sin_port);
        return;
    }
    sockaddr_in6 address;
    std::memcpy(&address, &storage, sizeof address);
    IpAddress::Bytes bytes;
    std::memcpy(bytes.data(), &address.sin6_addr, bytes.size());
    datagram.sender = IpAddress(bytes);
    datagram.port = ntohs(address.sin6_port);
}

class WindowsSocket : public DatagramSocket
{
public:
    explicit WindowsSocket(const Settings& settings)
        : m_memory(settings.datagramBytes)
    {
    }
    ~WindowsSocket() override
    {
        if (m_socket != INVALID_SOCKET)
            ::closesocket(m_socket);
    }
    Result<void> open(const ListenUrl& url, std::size_t bufferBytes);
    [[nodiscard]] std::uint16_t port() const override { return m_port; }
    [[nodiscard]] std::size_t bufferGranted() const override { return m_granted; }
    Result<std::span<const Datagram>> receive(std::chrono::milliseconds most) override;
    [[nodiscard]] std::uint32_t kernelDrops() const override { return 0; }

private:
    void askForBuffer(std::size_t bytes);

    SocketLibrary m_library;
    SOCKET m_socket = INVALID_SOCKET;
    std::vector<std::byte> m_memory;
    Datagram m_datagram {};
    std::uint16_t m_port = 0;
    std::size_t m_granted = 0;
};

void WindowsSocket::askForBuffer(std::size_t bytes)
{
    const int asked = static_cast<int>(bytes);
    const auto* const value = static_cast<const char*>(static_cast<const void*>(&asked));
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, value, sizeof asked);
    int granted = 0;
    int length = sizeof granted;
    if (::getsockopt(m_socket, SOL_SOCKET, SO_RCVBUF,
            static_cast<char*>(static_cast<void*>(&granted)), &length)
        == 0)
        m_granted = static_cast<std::size_t>(granted);
}

Result<void> WindowsSocket::open(const ListenUrl& url, std::size_t bufferBytes)
{
    const bool v4 = url.address.isV4() && !url.everyFamily;
    m_socket = ::socket(v4 ? AF_INET : AF_INET6, SOCK_DGRAM, 0);
    if (m_socket == INVALID_SOCKET)
        return listenError(url, systemError(WSAGetLastError()));
    sockaddr_storage storage {};
    int length = 0;
    if (v4) {
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_port = htons(url.port);
        address.sin_addr.s_addr = htonl(url.address.v4());
        std::memcpy(&storage, &address, sizeof address);
        length = sizeof address;
    } else {
        const DWORD only = url.everyFamily ? 0 : 1;
        ::setsockopt(m_socket, IPPROTO_IPV6, IPV6_V6ONLY,
            static_cast<const char*>(static_cast<const void*>(&only)), sizeof only);
        sockaddr_in6 address {};
        address.sin6_family = AF_INET6;
        address.sin6_port = htons(url.port);
        std::memcpy(&address.sin6_addr, url.address.bytes().data(), 16);
        std::memcpy(&storage, &address, sizeof address);
        length = sizeof address;
    }
    askForBuffer(bufferBytes);
    auto* const place = static_cast<sockaddr*>(static_cast<void*>(&storage));
    if (::bind(m_socket, place, length) != 0)
        return listenError(url, systemError(WSAGetLastError()));
    length = sizeof storage;
    if (::getsockname(m_socket, place, &length) != 0)
        return listenError(url, systemError(WSAGetLastError()));
    Datagram self;
    readSender(storage, self);
    m_port = self.port;
    return {};
}

Result<std::span<const Datagram>> WindowsSocket::receive(std::chrono::milliseconds most)
{
    WSAPOLLFD readable {m_socket, POLLRDNORM, 0};
    if (::WSAPoll(&readable, 1, static_cast<int>(most.count())) <= 0)
        return std::span<const Datagram>();
    sockaddr_storage storage {};
    int length = sizeof storage;
    const int taken = ::recvfrom(m_socket, static_cast<char*>(static_cast<void*>(m_memory.data())),
        static_cast<int>(m_memory.size()), 0, static_cast<sockaddr*>(static_cast<void*>(&storage)),
        &length);
    const int code = taken < 0 ? WSAGetLastError() : 0;
    // an earlier answer of ours was refused: nothing to do with what we receive
    if (code == WSAECONNRESET || code == WSAEWOULDBLOCK)
        return std::span<const Datagram>();
    if (code != 0 && code != WSAEMSGSIZE)
        return Error {ErrorCode::Unreadable, "receiving failed: " + systemError(code).text};
    m_datagram = {};
    readSender(storage, m_datagram);
    m_datagram.received = toMicroseconds(currentTime());
    m_datagram.truncated = code == WSAEMSGSIZE;
    m_datagram.bytes = std::span<const std::byte>(m_memory).first(
        m_datagram.truncated ? m_memory.size() : static_cast<std::size_t>(taken));
    return std::span<const Datagram>(&m_datagram, 1);
}

} // namespace

Result<std::unique_ptr<DatagramSocket>> DatagramSocket::bind(
    const ListenUrl& url, const Settings& settings)
{
    auto socket = std::make_unique<WindowsSocket>(settings);
    if (auto done = socket->open(url, settings.bufferBytes); !done)
        return done.error();
    return std::unique_ptr<DatagramSocket>(std::move(socket));
}

} // namespace nb
