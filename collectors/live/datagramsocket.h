// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/live/listenurl.h"
#include "core/base/result.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace nb {

/// A datagram as the system handed it over.
struct Datagram
{
    IpAddress sender {};
    std::uint16_t port = 0;
    std::int64_t received = 0; ///< µs since 1970; the system's stamp where there is one
    bool truncated = false; ///< longer than the buffer
    std::span<const std::byte> bytes {};
};

/// A bound UDP socket that takes datagrams in batches: the only place that knows the system's
/// sockets. One thread after it was made.
class DatagramSocket
{
public:
    struct Settings
    {
        std::size_t datagramBytes = 65'535; ///< longest datagram taken whole (rule B6)
        std::size_t bufferBytes = std::size_t {16} << 20; ///< asked of the system
    };
    /// Unreadable when the system refuses: port in use, no permission, no such address.
    static Result<std::unique_ptr<DatagramSocket>> bind(
        const ListenUrl& url, const Settings& settings);
    virtual ~DatagramSocket() = default;

    /// The port really bound.
    [[nodiscard]] virtual std::uint16_t port() const = 0;
    /// Bytes of datagrams the system keeps for us; 0 when it does not say.
    [[nodiscard]] virtual std::size_t bufferGranted() const = 0;
    /// Waits up to `most` for datagrams and takes those that are there, up to a batch. They are
    /// valid until the next call.
    virtual Result<std::span<const Datagram>> receive(std::chrono::milliseconds most) = 0;
    /// Datagrams the system dropped because our buffer was full, modulo 2^32 (Linux: SO_MEMINFO,
    /// rule B5); 0 where it cannot tell.
    [[nodiscard]] virtual std::uint32_t kernelDrops() const = 0;
};

} // namespace nb
