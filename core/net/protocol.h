// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nb {

/// IP protocol number (IANA protocol-numbers registry).
class Protocol
{
public:
    constexpr Protocol() = default;
    explicit constexpr Protocol(std::uint8_t number)
        : m_number(number)
    {
    }
    /// A name as toString() prints it, an older spelling (`IPv6-ICMP`, `ICMPV6`), any case, or the
    /// decimal number.
    static std::optional<Protocol> fromString(std::string_view text);

    [[nodiscard]] constexpr std::uint8_t number() const { return m_number; }
    /// TCP, UDP, DCCP, SCTP or UDP-Lite: the header starts with two ports.
    [[nodiscard]] constexpr bool hasPorts() const
    {
        return m_number == 6 || m_number == 17 || m_number == 33 || m_number == 132
            || m_number == 136;
    }
    [[nodiscard]] constexpr bool isIcmp() const { return m_number == 1 || m_number == 58; }
    /// Lower-case name (`tcp`, `ipv6-icmp`), or the number where IANA gives no name.
    [[nodiscard]] std::string toString() const;

    auto operator<=>(const Protocol&) const = default;

private:
    std::uint8_t m_number = 0;
};

/// The names that toString() prints, in order of their numbers.
[[nodiscard]] std::vector<std::string_view> protocolNames();

inline constexpr Protocol kIcmp {1};
inline constexpr std::uint8_t kTcpNumber = 6;
inline constexpr std::uint8_t kUdpNumber = 17;
inline constexpr Protocol kTcp {kTcpNumber};
inline constexpr Protocol kUdp {kUdpNumber};
inline constexpr Protocol kIcmpV6 {58};

} // namespace nb
