// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/files/flowtext.h"

#include "core/base/numbertext.h"
#include "core/base/trimmed.h"

#include <QString>

#include <charconv>
#include <limits>
#include <optional>

namespace nb {

namespace {

constexpr Timestamp kEarliest = fromMicroseconds(0);

std::string quoted(std::string_view text)
{
    constexpr std::size_t kShown = 40;
    bool replaced = false;
    std::string shown = cleanText(text.substr(0, kShown), replaced);
    if (text.size() > kShown)
        shown += "…";
    return "\"" + shown + "\"";
}

/// CWR ECE URG ACK PSH RST SYN FIN from the top bit down, as RFC 9293 §3.1 has them.
std::optional<std::uint8_t> flagsFromLetters(std::string_view text)
{
    constexpr std::string_view kLetters = "FSRPAUEC";
    unsigned flags = 0;
    for (const char c : text) {
        if (c == '.' || c == '-')
            continue;
        const std::size_t bit = kLetters.find(c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c);
        if (bit == std::string_view::npos)
            return std::nullopt;
        flags |= 1U << bit;
    }
    return static_cast<std::uint8_t>(flags);
}

std::optional<std::uint8_t> flagsFromText(std::string_view text)
{
    if (text.starts_with("0x") || text.starts_with("0X"))
        return numberFromText<std::uint8_t>(text.substr(2), 16);
    if (const auto decimal = numberFromText<std::uint8_t>(text))
        return decimal;
    if (const auto letters = flagsFromLetters(text))
        return letters;
    return numberFromText<std::uint8_t>(text, 16);
}

std::string setTime(Timestamp& time, std::string_view text)
{
    const auto value = timestampFromString(text);
    if (!value)
        return "expected an RFC 3339 time or seconds since 1970, found " + quoted(text);
    if (*value < kEarliest)
        return "a time before 1970, " + quoted(text);
    time = *value;
    return {};
}

std::string setAddress(IpAddress& address, std::string_view text)
{
    const auto value = IpAddress::fromString(text);
    if (!value)
        return "expected an IPv4 or IPv6 address, found " + quoted(text);
    address = *value;
    return {};
}

std::string setOptionalAddress(IpAddress& address, std::string_view text)
{
    if (!text.empty())
        return setAddress(address, text);
    address = IpAddress {};
    return {};
}

std::string setPort(Port& port, std::string_view text)
{
    const auto value = text.empty() ? std::optional(Port {}) : Port::fromString(text);
    if (!value)
        return "expected a port from 0 to 65535, found " + quoted(text);
    port = *value;
    return {};
}

std::string setProtocol(Protocol& protocol, std::string_view text)
{
    const auto value = text.empty() ? std::optional(Protocol {}) : Protocol::fromString(text);
    if (!value)
        return "expected a protocol name or a number from 0 to 255, found " + quoted(text);
    protocol = *value;
    return {};
}

std::string setCount(std::uint64_t& count, std::string_view text)
{
    if (text.empty()) {
        count = kUnknownCount;
        return {};
    }
    const auto value = numberFromText<std::uint64_t>(text);
    // Sums of two counters have to stay below the mark for "unknown".
    if (!value || *value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        return "expected a count of 0 or more, found " + quoted(text);
    count = *value;
    return {};
}

std::string setFlags(std::uint8_t& flags, std::string_view text)
{
    const auto value = text.empty() ? std::optional<std::uint8_t>(0) : flagsFromText(text);
    if (!value)
        return "expected TCP flags such as 0x1b or SA, found " + quoted(text);
    flags = *value;
    return {};
}

template <typename T>
std::string setRange(T& target, std::string_view text, T low, T high, T absent)
{
    const auto value = text.empty() ? std::optional<T>(absent) : numberFromText<T>(text);
    if (!value || *value < low || *value > high)
        return "expected a number from " + std::to_string(low) + " to " + std::to_string(high)
            + ", found " + quoted(text);
    target = *value;
    return {};
}

std::string setState(FlowState& state, std::string_view text)
{
    const auto value = flowStateFromString(text);
    if (!value)
        return "expected established, attempt, rejected or one-way, found " + quoted(text);
    state = *value;
    return {};
}

std::string setMac(MacAddress& mac, std::string_view text)
{
    const auto value = text.empty() ? std::optional(MacAddress {}) : MacAddress::fromString(text);
    if (!value)
        return "expected a MAC address, found " + quoted(text);
    mac = *value;
    return {};
}

std::string* textOf(Flow& flow, FlowField field)
{
    switch (field) {
    case FlowField::SrcName:
        return &flow.srcName;
    case FlowField::DstName:
        return &flow.dstName;
    case FlowField::SrcSegment:
        return &flow.srcSegment;
    case FlowField::DstSegment:
        return &flow.dstSegment;
    case FlowField::SrcOwner:
        return &flow.srcOwner;
    case FlowField::DstOwner:
        return &flow.dstOwner;
    case FlowField::Service:
        return &flow.service;
    case FlowField::Application:
        return &flow.application;
    case FlowField::Rule:
        return &flow.rule;
    case FlowField::Exporter:
        return &flow.exporter;
    case FlowField::Tunnel:
        return &flow.tunnel;
    case FlowField::Observers:
        return &flow.observers;
    case FlowField::Event:
        return &flow.event;
    case FlowField::InInterface:
        return &flow.inInterface;
    case FlowField::OutInterface:
        return &flow.outInterface;
    case FlowField::Vrf:
        return &flow.vrf;
    case FlowField::Marks:
        return &flow.marks;
    default:
        return nullptr;
    }
}

std::string setText(std::string& target, std::string_view text)
{
    if (text.size() > kMaxTextBytes)
        return "a text longer than 4096 bytes";
    target = text;
    return {};
}

} // namespace

// NOLINTNEXTLINE(readability-function-size): a case for each field
std::string setField(Flow& flow, FlowField field, std::string_view text)
{
    if (std::string* const target = textOf(flow, field))
        return setText(*target, text);
    text = trimmed(text);
    switch (field) {
    case FlowField::Start:
        return setTime(flow.start, text);
    case FlowField::End:
        return setTime(flow.end, text);
    case FlowField::SrcIp:
        return setAddress(flow.srcIp, text);
    case FlowField::DstIp:
        return setAddress(flow.dstIp, text);
    case FlowField::NatSrcIp:
        return setOptionalAddress(flow.natSrcIp, text);
    case FlowField::NatDstIp:
        return setOptionalAddress(flow.natDstIp, text);
    case FlowField::NatSrcPort:
        return setPort(flow.natSrcPort, text);
    case FlowField::NatDstPort:
        return setPort(flow.natDstPort, text);
    case FlowField::Received:
        return text.empty() ? std::string {} : setTime(flow.received, text);
    case FlowField::Domain:
        return setRange<std::uint32_t>(
            flow.domain, text, 0, std::numeric_limits<std::uint32_t>::max(), 0);
    case FlowField::Sampling:
        return setRange<std::uint32_t>(
            flow.sampling, text, 0, std::numeric_limits<std::uint32_t>::max(), 1);
    case FlowField::SrcPort:
        return setPort(flow.srcPort, text);
    case FlowField::DstPort:
        return setPort(flow.dstPort, text);
    case FlowField::Protocol:
        return setProtocol(flow.protocol, text);
    case FlowField::Packets:
        return setCount(flow.packets, text);
    case FlowField::Bytes:
        return setCount(flow.bytes, text);
    case FlowField::ReversePackets:
        return setCount(flow.reversePackets, text);
    case FlowField::ReverseBytes:
        return setCount(flow.reverseBytes, text);
    case FlowField::TcpFlags:
        return setFlags(flow.tcpFlags, text);
    case FlowField::ReverseTcpFlags:
        return setFlags(flow.reverseTcpFlags, text);
    case FlowField::State:
        return setState(flow.state, text);
    case FlowField::Vlan:
        return setRange<std::uint16_t>(flow.vlan, text, 0, 4095, 0);
    case FlowField::SrcMac:
        return setMac(flow.srcMac, text);
    case FlowField::DstMac:
        return setMac(flow.dstMac, text);
    case FlowField::Hits:
        return setRange<std::uint32_t>(
            flow.hits, text, 1, std::numeric_limits<std::uint32_t>::max(), 1);
    case FlowField::Confidence:
        return setRange<std::uint8_t>(flow.confidence, text, 0, 100, 100);
    default:
        return {};
    }
}

std::string cleanText(std::string_view text, bool& replaced)
{
    bool plain = true;
    for (const char c : text)
        plain = plain && c > '\0' && static_cast<unsigned char>(c) < 0x80;
    if (plain)
        return std::string(text);
    QString decoded = QString::fromUtf8(text);
    decoded.replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter));
    std::string clean = decoded.toStdString();
    replaced = replaced || clean != text;
    return clean;
}

} // namespace nb
