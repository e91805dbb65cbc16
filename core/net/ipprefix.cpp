// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/ipprefix.h"

#include <charconv>

namespace nb {

std::optional<IpPrefix> IpPrefix::make(const IpAddress& address, int length)
{
    if (length < 0 || length > (address.isV4() ? 32 : 128))
        return std::nullopt;
    IpAddress::Bytes bytes = address.bytes();
    const int bits = address.isV4() ? length + 96 : length;
    for (int i = 0; i < 16; ++i) {
        const int keep = bits - i * 8;
        if (keep <= 0)
            bytes[static_cast<std::size_t>(i)] = 0;
        else if (keep < 8)
            bytes[static_cast<std::size_t>(i)] &= static_cast<std::uint8_t>(0xff << (8 - keep));
    }
    IpPrefix prefix;
    prefix.m_address = IpAddress(bytes);
    prefix.m_length = length;
    return prefix;
}

std::optional<IpPrefix> IpPrefix::fromString(std::string_view text)
{
    const std::size_t slash = text.find('/');
    const auto address = IpAddress::fromString(text.substr(0, slash));
    if (!address)
        return std::nullopt;
    if (slash == std::string_view::npos)
        return make(*address, address->isV4() ? 32 : 128);
    const std::string_view digits = text.substr(slash + 1);
    int length = -1;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    if (digits.empty() || error != std::errc {} || end != digits.data() + digits.size())
        return std::nullopt;
    return make(*address, length);
}

bool IpPrefix::contains(const IpAddress& address) const
{
    if (address.isV4() != m_address.isV4())
        return false;
    const int bits = m_address.isV4() ? m_length + 96 : m_length;
    const auto& a = address.bytes();
    const auto& b = m_address.bytes();
    const auto whole = static_cast<std::size_t>(bits / 8);
    for (std::size_t i = 0; i < whole; ++i)
        if (a[i] != b[i])
            return false;
    const int rest = bits % 8;
    return rest == 0 || ((a[whole] ^ b[whole]) >> (8 - rest)) == 0;
}

std::string IpPrefix::toString() const
{
    return isHost() ? m_address.toString() : m_address.toString() + '/' + std::to_string(m_length);
}

} // namespace nb
