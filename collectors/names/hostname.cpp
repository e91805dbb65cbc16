// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/names/hostname.h"

#include "collectors/base/bytereader.h"
#include "core/base/asciicase.h"
#include "core/base/trimmed.h"
#include "core/names/namebinding.h"

#include <algorithm>
#include <vector>

namespace nb {

namespace {

constexpr std::uint8_t kHandshake = 22; // RFC 8446 §5.1
constexpr std::uint8_t kClientHello = 1;
constexpr std::size_t kRecordHeader = 5;
constexpr std::size_t kMostRecord = 16'384;
constexpr std::uint16_t kServerName = 0;

constexpr std::size_t kMostMethod = 32;

constexpr std::uint32_t word(const char* text)
{
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i)
        value = value << 8U | static_cast<unsigned char>(text[i]);
    return value;
}

/// The handshake bytes of the records at the front, put together; false when what follows is no
/// handshake record.
bool joinRecords(std::span<const std::byte> stream, std::vector<std::byte>& handshake)
{
    ByteReader reader(stream);
    while (reader.remaining() >= kRecordHeader) {
        const auto type = reader.peek<std::uint8_t>();
        const auto major = reader.peek<std::uint8_t>(1);
        const std::size_t length = reader.peek<std::uint16_t>(3).value_or(0);
        if (type != kHandshake || major != std::uint8_t {3} || length == 0 || length > kMostRecord)
            return false;
        (void)reader.skip(kRecordHeader);
        const auto part = reader.rest().first(std::min(length, reader.remaining()));
        handshake.insert(handshake.end(), part.begin(), part.end());
        if (!reader.skip(length))
            break;
    }
    return true;
}

/// Takes a block whose length stands before it.
template <std::unsigned_integral Length> std::optional<ByteReader> takeBlock(ByteReader& reader)
{
    const auto length = reader.read<Length>();
    return length ? reader.take(*length) : std::nullopt;
}

std::string textOf(std::span<const std::byte> bytes)
{
    std::string text(bytes.size(), '\0');
    std::ranges::transform(bytes, text.begin(), [](std::byte b) { return static_cast<char>(b); });
    return text;
}

/// RFC 6066 §3: a list with at most one host name.
std::string hostOfExtension(ByteReader extension)
{
    auto list = takeBlock<std::uint16_t>(extension);
    if (!list || list->read<std::uint8_t>() != std::uint8_t {0})
        return {};
    const auto name = takeBlock<std::uint16_t>(*list);
    return name ? hostNameFrom(textOf(name->rest())) : std::string {};
}

/// Body of a ClientHello, which is complete.
std::string hostOfHello(ByteReader hello)
{
    constexpr std::size_t kVersionAndRandom = 2 + 32;
    if (!hello.skip(kVersionAndRandom) || !takeBlock<std::uint8_t>(hello) // session
        || !takeBlock<std::uint16_t>(hello) // cipher suites
        || !takeBlock<std::uint8_t>(hello)) // compression
        return {};
    auto extensions = takeBlock<std::uint16_t>(hello);
    while (extensions && extensions->remaining() != 0) {
        const auto type = extensions->read<std::uint16_t>();
        const auto body = takeBlock<std::uint16_t>(*extensions);
        if (!type || !body)
            return {};
        if (*type == kServerName)
            return hostOfExtension(*body);
    }
    return {};
}

SentName found(std::string name)
{
    if (name.empty())
        return {};
    return {SentName::State::Found, std::move(name)};
}

/// `uri-host [":" port]` without the port.
std::string_view withoutPort(std::string_view host)
{
    const std::size_t colon = host.rfind(':');
    if (colon == std::string_view::npos || host.find(':') != colon)
        return host;
    return host.substr(0, colon);
}

/// Whether a line begins with the name of a method in capitals and a blank.
bool hasMethod(std::string_view request)
{
    const std::size_t end = request.find(' ');
    return end != 0 && end <= kMostMethod
        && std::ranges::all_of(
            request.substr(0, end), [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
}

/// How the request line goes on after the method: for a proxy it has a whole URI.
bool isForProxy(std::string_view request)
{
    const std::size_t blank = request.find(' ');
    const std::string_view target = request.substr(std::min(blank + 1, request.size()));
    return request.starts_with("CONNECT ")
        || (!target.starts_with('/') && !target.starts_with('*') && !target.empty());
}

} // namespace

bool maybeClientHello(std::span<const std::byte> bytes)
{
    return bytes.size() >= kRecordHeader + 1 && std::to_integer<int>(bytes[0]) == kHandshake
        && std::to_integer<int>(bytes[1]) == 3 && std::to_integer<int>(bytes[5]) == kClientHello;
}

bool maybeHttpRequest(std::span<const std::byte> bytes)
{
    if (bytes.size() < 16)
        return false;
    switch (loadAt<std::uint32_t>(bytes, 0)) {
    case word("GET "):
    case word("POST"):
    case word("HEAD"):
    case word("PUT "):
    case word("OPTI"):
    case word("PATC"):
    case word("DELE"):
    case word("CONN"):
    case word("TRAC"):
    case word("RPC_"): // Exchange
    case word("PROP"): // WebDAV, RFC 4918
    case word("REPO"):
        return true;
    default:
        return false;
    }
}

SentName serverNameOf(std::span<const std::byte> stream)
{
    if (!maybeClientHello(stream))
        return {};
    std::vector<std::byte> handshake;
    if (!joinRecords(stream.first(std::min(stream.size(), kMostHelloBytes)), handshake))
        return {};
    ByteReader reader(handshake);
    const auto head = reader.read<std::uint32_t>();
    const std::size_t length = head.value_or(0) & 0xff'ffffU;
    if (head && length > kMostHelloBytes)
        return {};
    const auto hello = head ? reader.take(length) : std::nullopt;
    if (!hello)
        return {
            stream.size() < kMostHelloBytes ? SentName::State::Incomplete : SentName::State::None};
    return found(hostOfHello(*hello));
}

SentName httpHostOf(std::span<const std::byte> stream)
{
    const std::string text = textOf(stream.first(std::min(stream.size(), kMostRequestBytes)));
    std::string_view rest = text;
    const std::size_t firstEnd = rest.find('\n');
    const std::string_view request = rest.substr(0, firstEnd);
    if (!hasMethod(request))
        return {};
    if (isForProxy(request))
        return {SentName::State::Proxied};
    const SentName more {
        stream.size() < kMostRequestBytes ? SentName::State::Incomplete : SentName::State::None};
    for (std::size_t end = firstEnd; end != std::string_view::npos;) {
        rest.remove_prefix(end + 1);
        end = rest.find('\n');
        if (end == std::string_view::npos)
            break;
        const std::string_view line = rest.substr(0, end);
        if (trimmed(line).empty())
            return {};
        constexpr std::string_view kHost = "host:";
        if (line.size() > kHost.size() && equalAsciiNoCase(line.substr(0, kHost.size()), kHost))
            return found(hostNameFrom(withoutPort(trimmed(line.substr(kHost.size())))));
    }
    return more;
}

std::string hostNameFrom(std::string_view text)
{
    if (text.empty() || text.size() > 255 || text.front() == '[' || IpAddress::fromString(text))
        return {};
    const auto allowed = [](char c) { return c > ' ' && c < '\x7f' && c != '/' && c != '\\'; };
    const auto telling = [](char c) {
        const char lower = lowerAscii(c);
        return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9');
    };
    if (!std::ranges::all_of(text, allowed) || std::ranges::none_of(text, telling))
        return {};
    return normalisedName(text);
}

} // namespace nb
