// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace nb {

/// An IPv4 or IPv6 address in 16 bytes, network order. IPv4 is kept IPv4-mapped (::ffff:a.b.c.d,
/// RFC 4291 §2.5.5.2), so a mapped IPv6 address and the IPv4 one are the same value. The default
/// is "::", which we also use for "no address". Ordered IPv4 before IPv6, then by value.
class IpAddress
{
public:
    using Bytes = std::array<std::uint8_t, 16>;

    constexpr IpAddress() = default;
    explicit constexpr IpAddress(const Bytes& bytes)
        : m_bytes(bytes)
    {
    }
    /// From host-order IPv4, 0x0a000001 = 10.0.0.1.
    static constexpr IpAddress fromV4(std::uint32_t host)
    {
        Bytes b {};
        b[10] = b[11] = 0xff;
        b[12] = static_cast<std::uint8_t>(host >> 24);
        b[13] = static_cast<std::uint8_t>(host >> 16);
        b[14] = static_cast<std::uint8_t>(host >> 8);
        b[15] = static_cast<std::uint8_t>(host);
        return IpAddress(b);
    }
    /// Dotted quad or RFC 4291 text; no zone id, no surrounding blanks, no leading zeros in quads.
    static std::optional<IpAddress> fromString(std::string_view text);

    [[nodiscard]] constexpr bool isV4() const
    {
        for (std::size_t i = 0; i < 10; ++i)
            if (m_bytes[i] != 0)
                return false;
        return m_bytes[10] == 0xff && m_bytes[11] == 0xff;
    }
    /// Host-order IPv4 value; only meaningful when isV4().
    [[nodiscard]] constexpr std::uint32_t v4() const
    {
        return (std::uint32_t {m_bytes[12]} << 24) | (std::uint32_t {m_bytes[13]} << 16)
            | (std::uint32_t {m_bytes[14]} << 8) | m_bytes[15];
    }
    [[nodiscard]] constexpr const Bytes& bytes() const { return m_bytes; }
    [[nodiscard]] bool isUnspecified() const { return *this == IpAddress() || *this == fromV4(0); }
    /// RFC 1918, ULA, loopback, link-local, CGNAT, or the unspecified address: not a public host.
    [[nodiscard]] bool isInternal() const;
    [[nodiscard]] bool isMulticast() const;
    /// Canonical text (RFC 5952; dotted quad for IPv4).
    [[nodiscard]] std::string toString() const;

    /// By words: a comparison of 16 bytes is a call.
    constexpr bool operator==(const IpAddress& other) const
    {
        using Words = std::array<std::uint64_t, 2>;
        const auto a = std::bit_cast<Words>(m_bytes);
        const auto b = std::bit_cast<Words>(other.m_bytes);
        return ((a[0] ^ b[0]) | (a[1] ^ b[1])) == 0;
    }
    constexpr std::strong_ordering operator<=>(const IpAddress& other) const
    {
        if (const bool v4 = isV4(); v4 != other.isV4())
            return v4 ? std::strong_ordering::less : std::strong_ordering::greater;
        return m_bytes <=> other.m_bytes;
    }

private:
    Bytes m_bytes {};
};

/// A well mixed 64-bit hash for tables keyed by address.
[[nodiscard]] std::uint64_t hashOf(const IpAddress& address);

} // namespace nb

template <> struct std::hash<nb::IpAddress>
{
    std::size_t operator()(const nb::IpAddress& a) const noexcept { return nb::hashOf(a); }
};
