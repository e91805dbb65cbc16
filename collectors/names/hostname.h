// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace nb {

/// What the beginning of a stream tells of the host its client wants.
struct SentName
{
    enum class State : std::uint8_t
    {
        Incomplete, ///< more bytes may bring it
        None, ///< there is no name in it
        Proxied, ///< a request to a proxy: the address is not the host's
        Found,
    };
    State state = State::None;
    std::string name {}; ///< normalised
};

/// Bytes of a stream that are worth looking at before giving up.
inline constexpr std::size_t kMostHelloBytes = 18'432;
inline constexpr std::size_t kMostRequestBytes = 8'192;

/// Whether the bytes can be the beginning of a TLS ClientHello (RFC 8446 §4.1.2, §5.1), of an HTTP
/// request (RFC 9112 §3). Fast: for every packet.
[[nodiscard]] bool maybeClientHello(std::span<const std::byte> bytes);
[[nodiscard]] bool maybeHttpRequest(std::span<const std::byte> bytes);

/// The server name (RFC 6066 §3) of a ClientHello, which may span several records. Any thread.
[[nodiscard]] SentName serverNameOf(std::span<const std::byte> stream);
/// The Host of a request for this server (RFC 9112 §3.2), without port. Any thread.
[[nodiscard]] SentName httpHostOf(std::span<const std::byte> stream);

/// A name that can be a host's: not an address, no blanks, at least one letter or digit. Empty
/// otherwise.
[[nodiscard]] std::string hostNameFrom(std::string_view text);

} // namespace nb
