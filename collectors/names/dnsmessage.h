// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/ipaddress.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace nb {

/// Types of resource records that name an address (IANA "Domain Name System Parameters").
enum class DnsType : std::uint16_t
{
    A = 1,
    Cname = 5,
    Ptr = 12,
    Mx = 15,
    Aaaa = 28,
    Srv = 33,
    Svcb = 64, ///< RFC 9460
    Https = 65, ///< RFC 9460
};

/// A resource record of one of these types and class IN; others are not kept.
struct DnsRecord
{
    std::string owner {};
    DnsType type = DnsType::A;
    std::uint32_t ttl = 0; ///< seconds
    std::vector<IpAddress> addresses {}; ///< A, AAAA; address hints of SVCB and HTTPS
    std::string target {}; ///< CNAME, PTR, MX, SRV, SVCB, HTTPS; empty is the root
    bool additional = false; ///< from the additional section, else from the answer section
};

/// What of a DNS message (RFC 1035 §4) tells names. Names are as in normalisedName(), with a dot
/// inside a label as `\.`.
struct DnsMessage
{
    std::uint16_t id = 0;
    bool response = false;
    bool truncated = false; ///< TC: the rest was left out
    std::uint8_t opcode = 0;
    std::uint8_t rcode = 0;
    std::string question {}; ///< of the first question; empty when there is none
    std::uint16_t questionType = 0;
    std::uint16_t questions = 0;
    std::vector<DnsRecord> records {}; ///< answer section, then additional
    bool damaged = false; ///< cut or malformed; what was before is in
    std::size_t bytes = 0; ///< octets that were read
};

/// Decodes a message without the length that precedes it over TCP. Nothing when the header is cut
/// off. Bounded work: names have at most 255 octets, pointers lead back and are few. Any thread.
[[nodiscard]] std::optional<DnsMessage> decodeDnsMessage(std::span<const std::byte> message);

} // namespace nb
