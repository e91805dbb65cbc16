// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/ipaddress.h"

#include <cstring>

namespace nb {

namespace {

std::optional<std::uint32_t> parseV4(std::string_view text)
{
    std::uint32_t value = 0;
    for (int part = 0; part < 4; ++part) {
        std::uint32_t octet = 0;
        std::size_t digits = 0;
        while (digits < text.size() && digits < 3 && text[digits] >= '0' && text[digits] <= '9')
            octet = octet * 10 + static_cast<std::uint32_t>(text[digits++] - '0');
        if (digits == 0 || octet > 255 || (digits > 1 && text.front() == '0'))
            return std::nullopt;
        text.remove_prefix(digits);
        value = (value << 8) | octet;
        if (part < 3) {
            if (text.empty() || text.front() != '.')
                return std::nullopt;
            text.remove_prefix(1);
        }
    }
    if (!text.empty())
        return std::nullopt;
    return value;
}

std::optional<std::uint32_t> takeGroup(std::string_view& text)
{
    std::uint32_t group = 0;
    std::size_t digits = 0;
    for (; digits < text.size() && digits < 4; ++digits) {
        const char c = text[digits];
        if (c >= '0' && c <= '9')
            group = group * 16 + static_cast<std::uint32_t>(c - '0');
        else if (c >= 'a' && c <= 'f')
            group = group * 16 + static_cast<std::uint32_t>(c - 'a' + 10);
        else if (c >= 'A' && c <= 'F')
            group = group * 16 + static_cast<std::uint32_t>(c - 'A' + 10);
        else
            break;
    }
    if (digits == 0)
        return std::nullopt;
    text.remove_prefix(digits);
    return group;
}

/// RFC 4291 §2.2: groups of hex, at most one `::`, optionally a dotted quad at the end.
std::optional<IpAddress> parseV6(std::string_view text)
{
    std::array<std::uint16_t, 8> groups {};
    std::size_t count = 0;
    std::optional<std::size_t> gap;
    if (text.starts_with("::")) {
        gap = 0;
        text.remove_prefix(2);
    }
    while (!text.empty()) {
        if (count == 8)
            return std::nullopt;
        if (text.find(':') == std::string_view::npos && text.find('.') != std::string_view::npos) {
            const auto quad = parseV4(text);
            if (!quad || count > 6)
                return std::nullopt;
            groups[count++] = static_cast<std::uint16_t>(*quad >> 16);
            groups[count++] = static_cast<std::uint16_t>(*quad);
            text = {};
            break;
        }
        const auto group = takeGroup(text);
        if (!group)
            return std::nullopt;
        groups[count++] = static_cast<std::uint16_t>(*group);
        if (text.empty())
            break;
        if (text.front() != ':' || text.size() == 1)
            return std::nullopt;
        text.remove_prefix(1);
        if (text.front() == ':') {
            if (gap)
                return std::nullopt;
            gap = count;
            text.remove_prefix(1);
        }
    }
    if (gap ? count > 7 : count != 8)
        return std::nullopt;
    IpAddress::Bytes bytes {};
    const std::size_t shift = 8 - count;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = gap && i >= *gap ? i + shift : i;
        bytes[at * 2] = static_cast<std::uint8_t>(groups[i] >> 8);
        bytes[at * 2 + 1] = static_cast<std::uint8_t>(groups[i]);
    }
    return IpAddress(bytes);
}

void appendDecimal(std::string& out, std::uint32_t value)
{
    if (value >= 100)
        out += static_cast<char>('0' + value / 100);
    if (value >= 10)
        out += static_cast<char>('0' + value / 10 % 10);
    out += static_cast<char>('0' + value % 10);
}

} // namespace

std::optional<IpAddress> IpAddress::fromString(std::string_view text)
{
    if (text.size() > 45)
        return std::nullopt;
    if (text.find(':') != std::string_view::npos)
        return parseV6(text);
    if (const auto quad = parseV4(text))
        return fromV4(*quad);
    return std::nullopt;
}

bool IpAddress::isInternal() const
{
    if (isV4()) {
        const std::uint32_t a = v4();
        const auto in
            = [a](std::uint32_t net, int bits) { return ((a ^ net) >> (32 - bits)) == 0; };
        return a == 0 || in(0x0a000000, 8) || in(0xac100000, 12) || in(0xc0a80000, 16)
            || in(0x7f000000, 8) || in(0xa9fe0000, 16) || in(0x64400000, 10);
    }
    if ((m_bytes[0] & 0xfe) == 0xfc || (m_bytes[0] == 0xfe && (m_bytes[1] & 0xc0) == 0x80))
        return true;
    for (std::size_t i = 0; i < 15; ++i)
        if (m_bytes[i] != 0)
            return false;
    return m_bytes[15] <= 1;
}

bool IpAddress::isMulticast() const
{
    return isV4() ? (v4() >> 28) == 0xe : m_bytes[0] == 0xff;
}

std::string IpAddress::toString() const
{
    std::string out;
    if (isV4()) {
        const std::uint32_t a = v4();
        for (int shift = 24; shift >= 0; shift -= 8) {
            appendDecimal(out, (a >> shift) & 0xff);
            if (shift != 0)
                out += '.';
        }
        return out;
    }
    std::array<unsigned, 8> groups {};
    for (std::size_t i = 0; i < 8; ++i)
        groups[i] = static_cast<unsigned>(m_bytes[i * 2] << 8 | m_bytes[i * 2 + 1]);
    // RFC 5952 §4.2: the longest run of two or more zero groups, the first of equals
    std::size_t best = 8;
    std::size_t bestLength = 1;
    for (std::size_t i = 0; i < 8; ++i) {
        std::size_t length = 0;
        while (i + length < 8 && groups[i + length] == 0)
            ++length;
        if (length > bestLength) {
            best = i;
            bestLength = length;
        }
        i += length;
    }
    static constexpr char kHex[] = "0123456789abcdef";
    for (std::size_t i = 0; i < 8; ++i) {
        if (i == best) {
            out += "::";
            i += bestLength - 1;
            continue;
        }
        if (!out.empty() && out.back() != ':')
            out += ':';
        bool leading = true;
        for (int shift = 12; shift >= 0; shift -= 4) {
            const unsigned digit = (groups[i] >> shift) & 0xf;
            if (digit != 0 || !leading || shift == 0) {
                out += kHex[digit];
                leading = false;
            }
        }
    }
    return out;
}

std::uint64_t hashOf(const IpAddress& address)
{
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    std::memcpy(&high, address.bytes().data(), 8);
    std::memcpy(&low, address.bytes().data() + 8, 8);
    // an IPv4 address sits in the upper half of `low`: fold before multiplying, which only carries
    // upwards
    std::uint64_t h = low ^ (high * 0xc2b2ae3d27d4eb4fULL);
    h = (h ^ (h >> 32)) * 0x9e3779b97f4a7c15ULL;
    h = (h ^ (h >> 29)) * 0xc2b2ae3d27d4eb4fULL;
    return h ^ (h >> 32);
}

} // namespace nb
