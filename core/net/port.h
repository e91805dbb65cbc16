// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nb {

/// A transport port, host order; 0 where the protocol has none.
class Port
{
public:
    constexpr Port() = default;
    explicit constexpr Port(std::uint16_t number)
        : m_number(number)
    {
    }
    static std::optional<Port> fromString(std::string_view text)
    {
        std::uint16_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc {} || end != text.data() + text.size())
            return std::nullopt;
        return Port(number);
    }

    [[nodiscard]] constexpr std::uint16_t number() const { return m_number; }
    [[nodiscard]] std::string toString() const { return std::to_string(m_number); }

    auto operator<=>(const Port&) const = default;

private:
    std::uint16_t m_number = 0;
};

} // namespace nb
