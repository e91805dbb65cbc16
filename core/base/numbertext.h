// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>

namespace nb {

/// The number that is all of `text`; nothing when it is none or does not fit T.
template <typename T>
[[nodiscard]] std::optional<T> numberFromText(std::string_view text, int base = 10)
{
    T value {};
    const char* const last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, value, base);
    if (text.empty() || error != std::errc {} || end != last)
        return std::nullopt;
    return value;
}

} // namespace nb
