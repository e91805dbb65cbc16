// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/macaddress.h"

namespace nb {

std::optional<MacAddress> MacAddress::fromString(std::string_view text)
{
    const bool pairs = text.size() == 17;
    const bool dotted = text.size() == 14;
    if (!pairs && !dotted)
        return std::nullopt;
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool separator = pairs ? i % 3 == 2 : i % 5 == 4;
        if (separator) {
            if (pairs ? (c != ':' && c != '-') || c != text[2] : c != '.')
                return std::nullopt;
            continue;
        }
        unsigned digit = 0;
        if (c >= '0' && c <= '9')
            digit = static_cast<unsigned>(c - '0');
        else if (c >= 'a' && c <= 'f')
            digit = static_cast<unsigned>(c - 'a' + 10);
        else if (c >= 'A' && c <= 'F')
            digit = static_cast<unsigned>(c - 'A' + 10);
        else
            return std::nullopt;
        value = value << 4 | digit;
    }
    return MacAddress(value);
}

std::string MacAddress::toString() const
{
    if (!isKnown())
        return {};
    static constexpr char kHex[] = "0123456789abcdef";
    std::string out;
    for (int shift = 40; shift >= 0; shift -= 8) {
        if (!out.empty())
            out += ':';
        out += kHex[(m_value >> (shift + 4)) & 0xf];
        out += kHex[(m_value >> shift) & 0xf];
    }
    return out;
}

} // namespace nb
