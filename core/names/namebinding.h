// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/ipaddress.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nb {

/// Where a name was learnt. The numbers are stored.
enum class NameSource : std::uint8_t
{
    Dns = 1, ///< answer to a client, seen in packets
    Log = 2, ///< answer to a client, in a log of its resolver
    Multicast = 3, ///< mDNS (RFC 6762) or LLMNR (RFC 4795)
    Tls = 4, ///< server name that a client sent to the address (RFC 6066 §3)
    Http = 5, ///< Host that a client sent to the address (RFC 9110 §7.2)
    Hosts = 6, ///< hosts file
    Cache = 7, ///< cache of names without clients
    Pointer = 8, ///< answer to somebody's question for the address's name (PTR)
    Reverse = 9, ///< answer to such a question of our own
    User = 10, ///< a person says so
};
/// `dns`, `log`, `multicast`, `tls`, `http`, `hosts`, `cache`, `ptr`, `reverse`, `user`.
[[nodiscard]] std::string_view toString(NameSource source);
[[nodiscard]] std::optional<NameSource> nameSourceFromString(std::string_view text);

/// Answers whose time to live is not told (logs of dnsmasq) are taken to hold this long.
inline constexpr std::int64_t kAssumedTtlSeconds = 3600;
/// A longer time to live is taken for this (RFC 8767 §4 recommends a cap of 7 days).
inline constexpr std::int64_t kMostTtlSeconds = 7 * 24 * 3600;
/// Longest name kept, in bytes; RFC 1035 allows 255 octets, which escapes can make longer.
inline constexpr std::size_t kMostNameBytes = 1024;

/// A name for an address as one client knows it. Times are µs since 1970 UTC.
struct NameBinding
{
    IpAddress client {}; ///< who asked; "::" when it holds for everybody
    IpAddress address {};
    std::string name {}; ///< as asked (the head of a CNAME chain); see normalisedName()
    NameSource source = NameSource::Dns;
    std::int64_t first = 0; ///< answered
    std::int64_t last = 0; ///< answered again
    std::int64_t expires = 0; ///< last answer and its time to live

    bool operator==(const NameBinding&) const = default;
};

/// A binding of one answer. `ttl` in seconds.
[[nodiscard]] NameBinding answeredBinding(const IpAddress& client, const IpAddress& address,
    std::string name, std::int64_t time, std::int64_t ttl, NameSource source);

/// What a person calls an address, for everybody and always.
[[nodiscard]] NameBinding givenBinding(const IpAddress& address, std::string name);

/// A name as it is kept: lower case (names compare without case, RFC 4343), no dot at the end,
/// bytes that are no printable UTF-8 as `\DDD` (RFC 1035 §5.1). Empty when nothing is left or it is
/// longer than kMostNameBytes.
[[nodiscard]] std::string normalisedName(std::string_view name);

/// The address a name of in-addr.arpa or ip6.arpa stands for (RFC 1035 §3.5, RFC 3596 §2.5).
[[nodiscard]] std::optional<IpAddress> addressOfPointer(std::string_view name);

/// Takes what somebody learnt about names. The thread of its owner.
class NameSink
{
public:
    virtual ~NameSink() = default;
    virtual void add(NameBinding&& binding) = 0;
};

} // namespace nb
