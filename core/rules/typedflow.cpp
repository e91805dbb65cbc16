// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/typedflow.h"

#include "core/base/trimmed.h"
#include "core/filter/filterexpression.h"
#include "core/flow/csvrows.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace nb {

namespace {

using F = FlowField;

Error wrong(std::string detail)
{
    return {ErrorCode::Usage, std::move(detail)};
}

std::string* textOf(Flow& flow, F field)
{
    switch (field) {
    case F::SrcName:
        return &flow.srcName;
    case F::DstName:
        return &flow.dstName;
    case F::SrcSegment:
        return &flow.srcSegment;
    case F::DstSegment:
        return &flow.dstSegment;
    case F::SrcOwner:
        return &flow.srcOwner;
    case F::DstOwner:
        return &flow.dstOwner;
    case F::Service:
        return &flow.service;
    case F::Application:
        return &flow.application;
    case F::Rule:
        return &flow.rule;
    case F::Exporter:
        return &flow.exporter;
    case F::Tunnel:
        return &flow.tunnel;
    case F::Observers:
        return &flow.observers;
    case F::Event:
        return &flow.event;
    case F::InInterface:
        return &flow.inInterface;
    case F::OutInterface:
        return &flow.outInterface;
    case F::Vrf:
        return &flow.vrf;
    case F::Marks:
        return &flow.marks;
    default:
        return nullptr;
    }
}

IpAddress* addressOf(Flow& flow, F field)
{
    switch (field) {
    case F::SrcIp:
        return &flow.srcIp;
    case F::DstIp:
        return &flow.dstIp;
    case F::NatSrcIp:
        return &flow.natSrcIp;
    case F::NatDstIp:
        return &flow.natDstIp;
    default:
        return nullptr;
    }
}

std::uint64_t* counterOf(Flow& flow, F field)
{
    switch (field) {
    case F::Packets:
        return &flow.packets;
    case F::Bytes:
        return &flow.bytes;
    case F::ReversePackets:
        return &flow.reversePackets;
    case F::ReverseBytes:
        return &flow.reverseBytes;
    default:
        return nullptr;
    }
}

Port* portOf(Flow& flow, F field)
{
    switch (field) {
    case F::SrcPort:
        return &flow.srcPort;
    case F::DstPort:
        return &flow.dstPort;
    case F::NatSrcPort:
        return &flow.natSrcPort;
    case F::NatDstPort:
        return &flow.natDstPort;
    default:
        return nullptr;
    }
}

/// What else is a number; false when the field holds none of its own.
bool setNumber(Flow& flow, F field, std::uint64_t number)
{
    if (std::uint64_t* const counter = counterOf(flow, field)) {
        *counter = number;
        return true;
    }
    if (Port* const port = portOf(flow, field)) {
        *port = Port(static_cast<std::uint16_t>(number));
        return true;
    }
    switch (field) {
    case F::Protocol:
        flow.protocol = Protocol(static_cast<std::uint8_t>(number));
        return true;
    case F::TcpFlags:
        flow.tcpFlags = static_cast<std::uint8_t>(number);
        return true;
    case F::ReverseTcpFlags:
        flow.reverseTcpFlags = static_cast<std::uint8_t>(number);
        return true;
    case F::Vlan:
        flow.vlan = static_cast<std::uint16_t>(number);
        return true;
    case F::SrcMac:
        flow.srcMac = MacAddress(number);
        return true;
    case F::DstMac:
        flow.dstMac = MacAddress(number);
        return true;
    case F::Hits:
        flow.hits = static_cast<std::uint32_t>(number);
        return true;
    case F::Confidence:
        flow.confidence = static_cast<std::uint8_t>(number);
        return true;
    case F::Domain:
        flow.domain = static_cast<std::uint32_t>(number);
        return true;
    case F::Sampling:
        flow.sampling = static_cast<std::uint32_t>(number);
        return true;
    case F::Duration:
        flow.end = flow.start + std::chrono::microseconds(static_cast<std::int64_t>(number));
        return true;
    default:
        return false;
    }
}

/// Where the field is smaller than what the filter language compares it with.
std::uint64_t largest(F field)
{
    switch (field) {
    case F::Confidence:
        return 100;
    case F::Hits:
    case F::Domain:
    case F::Sampling:
        return std::numeric_limits<std::uint32_t>::max();
    case F::Duration:
        return static_cast<std::uint64_t>(kLastMicrosecond);
    default:
        return kUnknownCount - 1;
    }
}

Error notOne(F field, std::string_view value)
{
    return wrong(std::string(fieldInfo(field).name) + " takes one value, not " + inQuotes(value));
}

Result<void> setInstant(Flow& flow, F field, Timestamp time)
{
    if (field == F::Received) {
        flow.received = time;
        return {};
    }
    const auto length = flow.end - flow.start;
    (field == F::Start ? flow.start : flow.end) = time;
    // one of the two alone says when the flow was
    if (field == F::Start)
        flow.end = time + std::max(length, Timestamp::duration {});
    return {};
}

/// `name=value` at `at`, which moves behind it.
Result<std::pair<std::string, std::string>> nextAssignment(std::string_view text, std::size_t& at)
{
    const std::size_t equals = text.find('=', at);
    if (equals == std::string_view::npos)
        return wrong(inQuotes(trimmed(text.substr(at))) + " is no field=value");
    std::string name(trimmed(text.substr(at, equals - at)));
    at = equals + 1;
    if (at < text.size() && (text[at] == '"' || text[at] == '\'')) {
        const std::size_t end = text.find(text[at], at + 1);
        if (end == std::string_view::npos)
            return wrong("this quote is never closed");
        std::string value(text.substr(at + 1, end - at - 1));
        at = end + 1;
        return std::pair {std::move(name), std::move(value)};
    }
    const std::size_t end = std::min(text.find_first_of(" \t,", at), text.size());
    std::string value(text.substr(at, end - at));
    at = end;
    return std::pair {std::move(name), std::move(value)};
}

} // namespace

Flow unknownFlow()
{
    Flow flow;
    flow.packets = kUnknownCount;
    flow.bytes = kUnknownCount;
    flow.srcIp = IpAddress::fromV4(0);
    flow.dstIp = IpAddress::fromV4(0);
    return flow;
}

Result<void> setFlowValue(Flow& flow, FlowField field, std::string_view value)
{
    if (std::string* const text = textOf(flow, field)) {
        *text = trimmed(value);
        return {};
    }
    if (field == F::State) {
        const auto state = flowStateFromString(trimmed(value));
        if (!state)
            return wrong(inQuotes(value)
                + " is no state; they are established, attempt, rejected and one-way");
        flow.state = *state;
        return {};
    }
    if (IpAddress* const address = addressOf(flow, field)) {
        const auto read = IpAddress::fromString(trimmed(value));
        if (!read)
            return wrong(inQuotes(value) + " is no address");
        *address = *read;
        IpAddress& other = field == F::SrcIp ? flow.dstIp : flow.srcIp;
        if ((field == F::SrcIp || field == F::DstIp) && other.isUnspecified())
            other = read->isV4() ? IpAddress::fromV4(0) : IpAddress(); // of the same family
        return {};
    }
    if (!sidesOf(field).empty())
        return wrong(std::string(fieldInfo(field).name) + " is either side; give "
            + std::string(fieldInfo(sidesOf(field).front()).name) + " or "
            + std::string(fieldInfo(sidesOf(field).back()).name));
    if (field >= F::BytesTotal)
        return wrong(
            std::string(fieldInfo(field).name) + " is worked out from other fields; give those");
    const auto read = parseCondition(field, FilterOperator::Equal, value);
    if (!read)
        return wrong(std::string(fieldInfo(field).name) + ": " + read.error().detail);
    if ((*read)->condition.values.size() != 1)
        return notOne(field, value);
    const FilterValue& one = (*read)->condition.values.front();
    if (const auto* const instant = std::get_if<InstantRange>(&one))
        return setInstant(flow, field, instant->low);
    const auto* const number = std::get_if<NumberRange>(&one);
    if (!number || number->low != number->high)
        return notOne(field, value);
    if (number->low > largest(field))
        return wrong(inQuotes(value) + " is too large");
    if (!setNumber(flow, field, number->low))
        return notOne(field, value);
    return {};
}

Result<void> setFlowValues(Flow& flow, std::string_view words)
{
    std::optional<std::pair<std::string, std::string>> duration;
    for (std::size_t at = 0;;) {
        at = words.find_first_not_of(" \t,", at);
        if (at == std::string_view::npos)
            break;
        auto given = nextAssignment(words, at);
        if (!given)
            return given.error();
        const auto field = fieldFromName(given->first);
        if (!field)
            return wrong("no field is called " + inQuotes(given->first));
        if (*field == F::Duration) {
            duration = std::move(*given);
            continue;
        }
        if (auto set = setFlowValue(flow, *field, given->second); !set)
            return set;
    }
    // after start, wherever it was written
    return duration ? setFlowValue(flow, F::Duration, duration->second) : Result<void> {};
}

} // namespace nb
