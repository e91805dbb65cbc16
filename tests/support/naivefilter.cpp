// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/naivefilter.h"

#include <algorithm>
#include <optional>

namespace nb::test {

namespace {

using Op = FilterOperator;

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char c) { return lower(c); });
    return text;
}

/// Dynamic programming over both texts: reach[j] says that the pattern so far matches text[0, j).
bool wildcard(const std::string& rawPattern, const std::string& rawText)
{
    const std::string pattern = lower(rawPattern);
    const std::string text = lower(rawText);
    const auto continues = [&](std::size_t i) {
        return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xc0U) == 0x80U;
    };
    std::vector<char> reach(text.size() + 1, 0);
    reach[0] = 1;
    for (const char p : pattern) {
        std::vector<char> next(text.size() + 1, 0);
        for (std::size_t j = 0; j <= text.size(); ++j) {
            if (p == '*') {
                next[j] = reach[j] || (j > 0 && next[j - 1]);
            } else if (p == '?') {
                if (!reach[j] || j == text.size())
                    continue;
                std::size_t after = j + 1;
                while (continues(after))
                    ++after;
                next[after] = 1;
            } else if (reach[j] && j < text.size() && text[j] == p) {
                next[j + 1] = 1;
            }
        }
        reach = next;
    }
    return reach[text.size()] != 0;
}

std::optional<std::uint64_t> sum(std::uint64_t a, std::uint64_t b)
{
    if (a == kUnknownCount || b == kUnknownCount)
        return std::nullopt;
    const std::uint64_t most = kUnknownCount - 1;
    return a > most - b ? most : a + b;
}

std::optional<std::uint64_t> known(std::uint64_t count)
{
    return count == kUnknownCount ? std::nullopt : std::optional(count);
}

bool isInternal(const Flow& f)
{
    return f.srcIp.isInternal() && f.dstIp.isInternal();
}

/// The value of a field that is a number; nothing when it is unknown.
std::optional<std::uint64_t> number(const Flow& f, FlowField field)
{
    switch (field) {
    case FlowField::SrcPort:
        return f.srcPort.number();
    case FlowField::DstPort:
        return f.dstPort.number();
    case FlowField::Protocol:
        return f.protocol.number();
    case FlowField::Packets:
        return known(f.packets);
    case FlowField::Bytes:
        return known(f.bytes);
    case FlowField::ReversePackets:
        return known(f.reversePackets);
    case FlowField::ReverseBytes:
        return known(f.reverseBytes);
    case FlowField::TcpFlags:
        return f.tcpFlags;
    case FlowField::ReverseTcpFlags:
        return f.reverseTcpFlags;
    case FlowField::Vlan:
        return f.vlan;
    case FlowField::SrcMac:
        return f.srcMac.value();
    case FlowField::DstMac:
        return f.dstMac.value();
    case FlowField::Hits:
        return f.hits;
    case FlowField::Confidence:
        return f.confidence;
    case FlowField::Domain:
        return f.domain;
    case FlowField::Sampling:
        return f.sampling;
    case FlowField::NatSrcPort:
        return f.natSrcPort.number();
    case FlowField::NatDstPort:
        return f.natDstPort.number();
    case FlowField::Duration:
        return static_cast<std::uint64_t>((f.end - f.start).count());
    case FlowField::BytesTotal:
        return sum(f.bytes, f.reverseBytes);
    case FlowField::PacketsTotal:
        return sum(f.packets, f.reversePackets);
    case FlowField::State:
        return static_cast<std::uint64_t>(f.state);
    case FlowField::IpVersion:
        return f.srcIp.isV4() ? 4U : 6U;
    default:
        return std::nullopt;
    }
}

std::string text(const Flow& f, FlowField field)
{
    switch (field) {
    case FlowField::SrcIp:
        return f.srcIp.toString();
    case FlowField::DstIp:
        return f.dstIp.toString();
    case FlowField::SrcMac:
        return f.srcMac.toString();
    case FlowField::DstMac:
        return f.dstMac.toString();
    case FlowField::SrcName:
        return f.srcName;
    case FlowField::DstName:
        return f.dstName;
    case FlowField::SrcSegment:
        return f.srcSegment;
    case FlowField::DstSegment:
        return f.dstSegment;
    case FlowField::SrcOwner:
        return f.srcOwner;
    case FlowField::DstOwner:
        return f.dstOwner;
    case FlowField::Service:
        return f.service;
    case FlowField::Application:
        return f.application;
    case FlowField::Rule:
        return f.rule;
    case FlowField::Exporter:
        return f.exporter;
    case FlowField::Tunnel:
        return f.tunnel;
    case FlowField::Observers:
        return f.observers;
    case FlowField::Event:
        return f.event;
    case FlowField::InInterface:
        return f.inInterface;
    case FlowField::OutInterface:
        return f.outInterface;
    case FlowField::Vrf:
        return f.vrf;
    case FlowField::Marks:
        return f.marks;
    case FlowField::NatSrcIp:
        return f.natSrcIp == IpAddress {} ? std::string {} : f.natSrcIp.toString();
    case FlowField::NatDstIp:
        return f.natDstIp == IpAddress {} ? std::string {} : f.natDstIp.toString();
    default:
        return {};
    }
}

const IpAddress& address(const Flow& f, FlowField field)
{
    switch (field) {
    case FlowField::SrcIp:
        return f.srcIp;
    case FlowField::NatSrcIp:
        return f.natSrcIp;
    case FlowField::NatDstIp:
        return f.natDstIp;
    default:
        return f.dstIp;
    }
}

std::int64_t instant(const Flow& f, FlowField field)
{
    return toMicroseconds(field == FlowField::Start ? f.start
            : field == FlowField::Received          ? f.received
                                                    : f.end);
}

bool isName(FlowField field)
{
    return field == FlowField::SrcName || field == FlowField::DstName;
}

/// `value op [low, high]`; a single value has low == high.
template <typename T> bool compare(const T& value, Op op, const T& low, const T& high)
{
    switch (op) {
    case Op::Less:
        return value < low;
    case Op::LessOrEqual:
        return value <= high;
    case Op::Greater:
        return value > high;
    case Op::GreaterOrEqual:
        return value >= low;
    case Op::NotEqual:
        return value < low || value > high;
    default:
        return value >= low && value <= high;
    }
}

bool compareFields(const Flow& f, FlowField a, Op op, FlowField b)
{
    switch (fieldInfo(a).type) {
    case FieldType::Time:
        return compare(instant(f, a), op, instant(f, b), instant(f, b));
    case FieldType::Address:
        return (address(f, a) == address(f, b)) == (op == Op::Equal);
    case FieldType::Boolean: {
        const bool left = isInternal(f) == (a == FlowField::Internal);
        const bool right = isInternal(f) == (b == FlowField::Internal);
        return (left == right) == (op == Op::Equal);
    }
    case FieldType::Text:
    case FieldType::Mac: {
        std::string left = text(f, a);
        std::string right = text(f, b);
        if (isName(a) || isName(b)) {
            left = lower(left);
            right = lower(right);
        }
        return (!left.empty() && left == right) == (op == Op::Equal);
    }
    default: {
        const auto left = number(f, a);
        const auto right = number(f, b);
        return left && right && compare(*left, op, *right, *right);
    }
    }
}

bool present(const Flow& f, FlowField field)
{
    switch (fieldInfo(field).type) {
    case FieldType::Time:
        return true;
    case FieldType::Address:
        return !address(f, field).isUnspecified();
    case FieldType::Text:
        return !text(f, field).empty();
    case FieldType::State:
        return f.state != FlowState::Unknown;
    case FieldType::Protocol:
        return true;
    case FieldType::Boolean:
        return isInternal(f) == (field == FlowField::Internal);
    default:
        return number(f, field).value_or(0) != 0;
    }
}

/// Comparison with one value; NotEqual and NotMatches are done by the caller.
bool positive(const Flow& f, FlowField field, Op op, const FilterValue& value)
{
    if (const auto* other = std::get_if<FieldReference>(&value))
        return compareFields(f, field, op, other->field);
    if (const auto* pattern = std::get_if<TextPattern>(&value)) {
        const std::string mine = text(f, field);
        if (op == Op::Matches)
            return !mine.empty() && wildcard(pattern->text, mine);
        return isName(field) ? lower(mine) == lower(pattern->text) : mine == pattern->text;
    }
    const bool isNat = field == FlowField::NatSrcIp || field == FlowField::NatDstIp;
    if (isNat && address(f, field) == IpAddress {})
        return false;
    if (const auto* prefix = std::get_if<IpPrefix>(&value))
        return prefix->contains(address(f, field));
    if (const auto* range = std::get_if<AddressRange>(&value)) {
        const IpAddress& mine = address(f, field);
        return mine.isV4() == range->low.isV4() && mine >= range->low && mine <= range->high;
    }
    if (const auto* range = std::get_if<InstantRange>(&value))
        return compare(
            instant(f, field), op, toMicroseconds(range->low), toMicroseconds(range->high));
    if (const auto* state = std::get_if<FlowState>(&value))
        return f.state == *state;
    if (const auto* truth = std::get_if<bool>(&value))
        return (isInternal(f) == (field == FlowField::Internal)) == *truth;
    const auto range = std::get<NumberRange>(value);
    const auto mine = number(f, field);
    if (op == Op::Matches)
        return mine && (*mine & range.low) == range.low;
    return mine && compare(*mine, op, range.low, range.high);
}

bool condition(const Flow& f, const FilterCondition& c)
{
    if (const auto sides = sidesOf(c.field); !sides.empty()) {
        const bool negative = c.op == Op::NotEqual || c.op == Op::NotMatches;
        FilterCondition side = c;
        if (negative)
            side.op = c.op == Op::NotEqual ? Op::Equal : Op::Matches;
        const bool any = std::ranges::any_of(sides, [&](FlowField field) {
            side.field = field;
            return condition(f, side);
        });
        return any != negative;
    }
    if (c.op == Op::Present)
        return present(f, c.field);
    if (c.op == Op::In)
        return std::ranges::any_of(
            c.values, [&](const FilterValue& v) { return positive(f, c.field, Op::Equal, v); });
    // An unknown counter compares with nothing, not even unequal.
    const bool numeric = std::holds_alternative<NumberRange>(c.values.front());
    if (numeric && !number(f, c.field))
        return false;
    if (std::holds_alternative<FieldReference>(c.values.front()))
        return positive(f, c.field, c.op, c.values.front());
    if (c.op == Op::NotEqual)
        return !positive(f, c.field, Op::Equal, c.values.front());
    if (c.op == Op::NotMatches)
        return !positive(f, c.field, Op::Matches, c.values.front());
    return positive(f, c.field, c.op, c.values.front());
}

} // namespace

bool naiveMatches(const FilterPtr& filter, const Flow& flow)
{
    if (!filter)
        return true;
    const auto matches = [&](const FilterPtr& child) { return naiveMatches(child, flow); };
    switch (filter->kind) {
    case FilterNode::Kind::Or:
        return std::ranges::any_of(filter->children, matches);
    case FilterNode::Kind::And:
        return std::ranges::all_of(filter->children, matches);
    case FilterNode::Kind::Not:
        return !matches(filter->children.front());
    case FilterNode::Kind::Condition:
        break;
    }
    return condition(flow, filter->condition);
}

bool naiveMatches(const FilterPtr& filter, const TimeRange& range, const Flow& flow)
{
    return (!range.to || flow.start < *range.to) && (!range.from || flow.end >= *range.from)
        && naiveMatches(filter, flow);
}

} // namespace nb::test
