// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/ipaddress.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace nb {

/// Where to listen, read from `udp://0.0.0.0:2055`. An address of one family listens to that family
/// only (`[::]` is IPv6 alone); `*` or nothing listens to both.
struct ListenUrl
{
    enum class Scheme : std::uint8_t
    {
        Udp,
        Tcp,
        Tls,
    };
    Scheme scheme = Scheme::Udp;
    IpAddress address {};
    bool everyFamily = false; ///< IPv4 and IPv6 on one socket
    std::uint16_t port = 0; ///< 0: the system chooses one

    bool operator==(const ListenUrl&) const = default;
    /// `udp://[::1]:4739`.
    [[nodiscard]] std::string toString() const;
};

/// Invalid, with what was expected. The port may be left out: 2055 for udp, 4739 for tcp and 4740
/// for tls (RFC 7011 section 10.3.4 and 10.4.2; 2055 is what NetFlow exporters are set to).
[[nodiscard]] Result<ListenUrl> parseListenUrl(std::string_view url);

} // namespace nb
