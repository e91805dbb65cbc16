// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/ipaddress.h"

namespace nb {

/// An address prefix. The length counts bits of the family (0..32 for IPv4, 0..128 for IPv6); host
/// bits are always zero. `10.0.0.0/8` holds IPv4 only, `::/0` IPv6 only.
class IpPrefix
{
public:
    IpPrefix() = default;
    /// Clears the host bits. Returns nothing when the length exceeds the family's.
    static std::optional<IpPrefix> make(const IpAddress& address, int length);
    /// `a.b.c.d/len`, `v6/len`, or a bare address (a full-length prefix).
    static std::optional<IpPrefix> fromString(std::string_view text);

    [[nodiscard]] const IpAddress& address() const { return m_address; }
    [[nodiscard]] int length() const { return m_length; }
    [[nodiscard]] bool isHost() const { return m_length == (m_address.isV4() ? 32 : 128); }
    [[nodiscard]] bool contains(const IpAddress& address) const;
    /// `10.0.0.0/8`; a full-length prefix prints as the bare address.
    [[nodiscard]] std::string toString() const;

    bool operator==(const IpPrefix&) const = default;
    auto operator<=>(const IpPrefix&) const = default;

private:
    IpAddress m_address {};
    int m_length = 128;
};

} // namespace nb
