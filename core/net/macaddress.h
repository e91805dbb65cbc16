// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nb {

/// IEEE 802 MAC-48 address in the low 48 bits; 0 is "unknown".
class MacAddress
{
public:
    constexpr MacAddress() = default;
    explicit constexpr MacAddress(std::uint64_t value)
        : m_value(value & 0xffff'ffff'ffffULL)
    {
    }
    /// `aa:bb:cc:dd:ee:ff`, also with `-`, and Cisco's `aabb.ccdd.eeff`.
    static std::optional<MacAddress> fromString(std::string_view text);

    [[nodiscard]] constexpr std::uint64_t value() const { return m_value; }
    [[nodiscard]] constexpr bool isKnown() const { return m_value != 0; }
    /// Lower case with colons; empty when unknown.
    [[nodiscard]] std::string toString() const;

    auto operator<=>(const MacAddress&) const = default;

private:
    std::uint64_t m_value = 0;
};

} // namespace nb
