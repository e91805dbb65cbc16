// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names/namebinding.h"

#include "core/base/asciicase.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

namespace nb {

namespace {

constexpr std::array<std::pair<NameSource, std::string_view>, 10> kSources {
    {{NameSource::Dns, "dns"}, {NameSource::Log, "log"}, {NameSource::Multicast, "multicast"},
        {NameSource::Tls, "tls"}, {NameSource::Http, "http"}, {NameSource::Hosts, "hosts"},
        {NameSource::Cache, "cache"}, {NameSource::Pointer, "ptr"},
        {NameSource::Reverse, "reverse"}, {NameSource::User, "user"}}};

constexpr std::int64_t kSecond = 1'000'000;

/// Length of the UTF-8 sequence that `text` begins with; 0 when it is none (RFC 3629 §4), or stands
/// for a control character or one that changes the direction of text.
std::size_t utf8Length(std::string_view text)
{
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = at(0);
    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || text.size() < length)
        return 0;
    char32_t code = lead & (0x7fU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((at(i) & 0xc0U) != 0x80)
            return 0;
        code = (code << 6U) | (at(i) & 0x3fU);
    }
    constexpr std::array<char32_t, 5> kLeast {0, 0, 0x80, 0x800, 0x10000};
    if (code < kLeast[length] || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
        return 0;
    const bool control = code < 0xa0 || (code >= 0x200b && code <= 0x200f)
        || (code >= 0x2028 && code <= 0x202e) || (code >= 0x2060 && code <= 0x206f)
        || code == 0xfeff || (code >= 0xfff0 && code <= 0xffff);
    return control ? 0 : length;
}

void appendEscaped(std::string& text, char c)
{
    const auto code = static_cast<unsigned char>(c);
    text += '\\';
    text += static_cast<char>('0' + code / 100);
    text += static_cast<char>('0' + code / 10 % 10);
    text += static_cast<char>('0' + code % 10);
}

/// Takes the text before the next dot off the front.
std::string_view takeLabel(std::string_view& name)
{
    const std::size_t dot = std::min(name.find('.'), name.size());
    const std::string_view label = name.substr(0, dot);
    name.remove_prefix(std::min(dot + 1, name.size()));
    return label;
}

std::optional<IpAddress> v4OfPointer(std::string_view name)
{
    std::uint32_t value = 0;
    for (unsigned i = 0; i < 4; ++i) {
        const std::string_view label = takeLabel(name);
        std::uint8_t octet = 0;
        const char* const end = label.data() + label.size();
        const auto [last, error] = std::from_chars(label.data(), end, octet);
        if (label.empty() || error != std::errc {} || last != end)
            return std::nullopt;
        value |= std::uint32_t {octet} << (8 * i);
    }
    return name.empty() ? std::optional(IpAddress::fromV4(value)) : std::nullopt;
}

std::optional<IpAddress> v6OfPointer(std::string_view name)
{
    IpAddress::Bytes bytes {};
    for (std::size_t i = 0; i < 32; ++i) {
        const std::string_view label = takeLabel(name);
        std::uint8_t nibble = 0;
        const char* const end = label.data() + label.size();
        if (label.size() != 1 || std::from_chars(label.data(), end, nibble, 16).ec != std::errc {})
            return std::nullopt;
        auto& byte = bytes[15 - i / 2];
        byte = static_cast<std::uint8_t>(byte | (i % 2 == 0 ? nibble : nibble << 4U));
    }
    return name.empty() ? std::optional(IpAddress(bytes)) : std::nullopt;
}

} // namespace

std::string_view toString(NameSource source)
{
    const auto* const found
        = std::ranges::find(kSources, source, &std::pair<NameSource, std::string_view>::first);
    return found == kSources.end() ? std::string_view {} : found->second;
}

std::optional<NameSource> nameSourceFromString(std::string_view text)
{
    const auto* const found
        = std::ranges::find(kSources, text, &std::pair<NameSource, std::string_view>::second);
    return found == kSources.end() ? std::nullopt : std::optional(found->first);
}

NameBinding answeredBinding(const IpAddress& client, const IpAddress& address, std::string name,
    std::int64_t time, std::int64_t ttl, NameSource source)
{
    const std::int64_t lifetime = std::clamp<std::int64_t>(ttl, 0, kMostTtlSeconds) * kSecond;
    return {client, address, std::move(name), source, time, time, time + lifetime};
}

NameBinding givenBinding(const IpAddress& address, std::string name)
{
    constexpr std::int64_t kAlways = -1;
    return {{}, address, std::move(name), NameSource::User, kAlways, kAlways,
        std::numeric_limits<std::int64_t>::max()};
}

std::string normalisedName(std::string_view name)
{
    while (name.ends_with('.'))
        name.remove_suffix(1);
    std::string text;
    text.reserve(std::min(name.size(), kMostNameBytes));
    while (!name.empty() && text.size() <= kMostNameBytes) {
        const char c = name.front();
        std::size_t taken = 1;
        if (c > ' ' && c < '\x7f')
            text += lowerAscii(c);
        else if (const std::size_t length
                 = static_cast<unsigned char>(c) >= 0x80 ? utf8Length(name) : 0;
                 length > 0)
            text += name.substr(0, taken = length);
        else
            appendEscaped(text, c);
        name.remove_prefix(taken);
    }
    return text.size() > kMostNameBytes ? std::string {} : text;
}

std::optional<IpAddress> addressOfPointer(std::string_view name)
{
    constexpr std::string_view kV4 = ".in-addr.arpa";
    constexpr std::string_view kV6 = ".ip6.arpa";
    if (name.ends_with('.'))
        name.remove_suffix(1);
    const auto under = [&](std::string_view zone) {
        return name.size() > zone.size()
            && equalAsciiNoCase(name.substr(name.size() - zone.size()), zone);
    };
    if (under(kV4))
        return v4OfPointer(name.substr(0, name.size() - kV4.size()));
    if (under(kV6))
        return v6OfPointer(name.substr(0, name.size() - kV6.size()));
    return std::nullopt;
}

} // namespace nb
