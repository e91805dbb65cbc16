// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/live/listenurl.h"

#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace nb {

namespace {

struct SchemeInfo
{
    std::string_view name;
    ListenUrl::Scheme scheme;
    std::uint16_t port;
};
constexpr std::array kSchemes {SchemeInfo {"udp", ListenUrl::Scheme::Udp, 2055},
    SchemeInfo {"tcp", ListenUrl::Scheme::Tcp, 4739},
    SchemeInfo {"tls", ListenUrl::Scheme::Tls, 4740}};

Error invalid(std::string_view url, std::string_view why)
{
    return {ErrorCode::Invalid,
        std::string(url) + ": " + std::string(why)
            + "; expected for example udp://0.0.0.0:2055, udp://[::]:4739, tcp://127.0.0.1:4739 or "
              "tls://*:4740"};
}

const SchemeInfo* schemeOf(std::string_view url)
{
    for (const SchemeInfo& info : kSchemes)
        if (url.starts_with(info.name) && url.substr(info.name.size()).starts_with("://"))
            return &info;
    return nullptr;
}

std::optional<std::uint16_t> portFrom(std::string_view text)
{
    std::uint16_t port = 0;
    const char* const end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data(), end, port);
    if (text.empty() || error != std::errc {} || last != end)
        return std::nullopt;
    return port;
}

/// Host without brackets, and the text after its colon (absent without one).
std::optional<std::pair<std::string_view, std::optional<std::string_view>>> split(
    std::string_view place)
{
    if (place.starts_with('[')) {
        const std::size_t end = place.find(']');
        if (end == std::string_view::npos)
            return std::nullopt;
        const std::string_view host = place.substr(1, end - 1);
        const std::string_view rest = place.substr(end + 1);
        if (rest.empty())
            return std::pair {host, std::optional<std::string_view> {}};
        if (rest.front() != ':' || host.find(':') == std::string_view::npos)
            return std::nullopt;
        return std::pair {host, std::optional(rest.substr(1))};
    }
    const std::size_t colon = place.find(':');
    if (colon == std::string_view::npos)
        return std::pair {place, std::optional<std::string_view> {}};
    if (place.find(':', colon + 1) != std::string_view::npos)
        return std::nullopt;
    return std::pair {place.substr(0, colon), std::optional(place.substr(colon + 1))};
}

} // namespace

std::string ListenUrl::toString() const
{
    std::string text;
    for (const SchemeInfo& info : kSchemes)
        if (info.scheme == scheme)
            text = std::string(info.name) + "://";
    if (everyFamily)
        text += '*';
    else if (address.isV4())
        text += address.toString();
    else
        text += '[' + address.toString() + ']';
    return text + ':' + std::to_string(port);
}

Result<ListenUrl> parseListenUrl(std::string_view url)
{
    const SchemeInfo* const scheme = schemeOf(url);
    if (!scheme)
        return invalid(url, "it does not begin with udp://, tcp:// or tls://");
    std::string_view place = url.substr(scheme->name.size() + 3);
    if (place.ends_with('/'))
        place.remove_suffix(1);
    const auto parts = split(place);
    if (!parts)
        return invalid(url, "address and port cannot be told apart, write IPv6 as [::1]:4739");
    ListenUrl result {.scheme = scheme->scheme, .port = scheme->port};
    if (parts->second) {
        const auto port = portFrom(*parts->second);
        if (!port)
            return invalid(url, "the port is not a number from 0 to 65535");
        result.port = *port;
    }
    const std::string_view host = parts->first;
    if (host.empty() || host == "*") {
        result.everyFamily = true;
        return result;
    }
    const auto address = IpAddress::fromString(host == "localhost" ? "127.0.0.1" : host);
    if (!address)
        return invalid(url, "the host is not an address of this computer");
    result.address = *address;
    return result;
}

} // namespace nb
