// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/ipaddress.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace nb {

/// How a message reached us; decides rules of templates (RFC 7011 section 8.4).
enum class ExportTransport : std::uint8_t
{
    Datagram, ///< UDP: templates expire and may be redefined, withdrawals are ignored
    Stream, ///< TCP, TLS: templates live as long as the session, withdrawals count
    File, ///< RFC 5655: as a stream, with a template scope of its own
};

/// One datagram, or one IPFIX message of a stream or file, as it was received.
struct ExportMessage
{
    IpAddress exporter {}; ///< network source, or the file's stand-in
    std::uint16_t port = 0; ///< source port; not part of an exporter's identity (rule A2)
    std::uint64_t session = 0; ///< stream or file it came in, for its template scope; 0 for UDP
    ExportTransport transport = ExportTransport::Datagram;
    std::int64_t received = 0; ///< µs since 1970 UTC
    std::span<const std::byte> bytes {};
};

} // namespace nb
