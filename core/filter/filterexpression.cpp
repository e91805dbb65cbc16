// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filterexpression.h"

#include <algorithm>

namespace nb {

namespace {

using Op = FilterOperator;

FilterPtr node(FilterNode::Kind kind, std::vector<FilterPtr> children)
{
    return std::make_shared<const FilterNode>(FilterNode {kind, std::move(children), {}});
}

/// Adds the children of an And, or the node itself.
void appendConjuncts(std::vector<FilterPtr>& to, const FilterPtr& filter)
{
    if (filter->kind == FilterNode::Kind::And)
        to.insert(to.end(), filter->children.begin(), filter->children.end());
    else
        to.push_back(filter);
}

FilterPtr equalTo(FlowField field, FilterValue value)
{
    return FilterNode::makeCondition({field, Op::Equal, {std::move(value)}});
}

FilterPtr absent(FlowField field)
{
    return FilterNode::makeNot(FilterNode::makeCondition({field, Op::Present, {}}));
}

FilterPtr numberFilter(FlowField field, std::uint64_t value)
{
    return equalTo(field, NumberRange {value, value});
}

/// An unknown counter compares with nothing, so it is the one that is not `>= 0`.
FilterPtr countFilter(FlowField field, std::uint64_t value)
{
    if (value != kUnknownCount)
        return numberFilter(field, value);
    return FilterNode::makeNot(
        FilterNode::makeCondition({field, Op::GreaterOrEqual, {NumberRange {0, 0}}}));
}

std::uint64_t total(std::uint64_t a, std::uint64_t b)
{
    if (a == kUnknownCount || b == kUnknownCount)
        return kUnknownCount;
    return a >= ~b ? kUnknownCount - 1 : a + b;
}

FilterPtr instantFilter(FlowField field, std::int64_t microseconds)
{
    const Timestamp time = fromMicroseconds(microseconds);
    return equalTo(field, InstantRange {time, time});
}

FilterPtr addressFilter(FlowField field, const IpAddress& address)
{
    return equalTo(field, *IpPrefix::make(address, address.isV4() ? 32 : 128));
}

/// For addresses that a flow need not have.
FilterPtr optionalAddressFilter(FlowField field, const IpAddress& address)
{
    return address.isUnspecified() ? absent(field) : addressFilter(field, address);
}

const std::vector<TextId>& textColumn(const FlowBatch& batch, FlowField field)
{
    switch (field) {
    case FlowField::SrcName:
        return batch.srcName;
    case FlowField::DstName:
        return batch.dstName;
    case FlowField::SrcSegment:
        return batch.srcSegment;
    case FlowField::DstSegment:
        return batch.dstSegment;
    case FlowField::SrcOwner:
        return batch.srcOwner;
    case FlowField::DstOwner:
        return batch.dstOwner;
    case FlowField::Service:
        return batch.service;
    case FlowField::Application:
        return batch.application;
    case FlowField::Rule:
        return batch.rule;
    case FlowField::Exporter:
        return batch.exporter;
    case FlowField::Observers:
        return batch.observers;
    case FlowField::Event:
        return batch.event;
    case FlowField::InInterface:
        return batch.inInterface;
    case FlowField::OutInterface:
        return batch.outInterface;
    case FlowField::Vrf:
        return batch.vrf;
    case FlowField::Marks:
        return batch.marks;
    default:
        return batch.tunnel;
    }
}

FilterPtr textFilter(const FlowBatch& batch, std::size_t row, FlowField field)
{
    const std::string& text = batch.texts.text(textColumn(batch, field)[row]);
    return text.empty() ? absent(field) : equalTo(field, TextPattern {text});
}

FilterPtr macFilter(FlowField field, MacAddress mac)
{
    return mac.isKnown() ? numberFilter(field, mac.value()) : absent(field);
}

} // namespace

FilterPtr FilterNode::makeOr(std::vector<FilterPtr> children)
{
    if (std::ranges::find(children, nullptr) != children.end())
        return nullptr; // "everything" is among the choices
    if (children.size() == 1)
        return children.front();
    return children.empty() ? nullptr : node(Kind::Or, std::move(children));
}

FilterPtr FilterNode::makeAnd(std::vector<FilterPtr> children)
{
    std::erase(children, nullptr);
    if (children.size() == 1)
        return children.front();
    return children.empty() ? nullptr : node(Kind::And, std::move(children));
}

FilterPtr FilterNode::makeNot(FilterPtr child)
{
    // Every flow has a start: `not start` is the filter that nothing matches.
    if (!child)
        child = makeCondition({FlowField::Start, FilterOperator::Present, {}});
    return node(Kind::Not, {std::move(child)});
}

FilterPtr FilterNode::makeCondition(FilterCondition condition)
{
    return std::make_shared<const FilterNode>(
        FilterNode {Kind::Condition, {}, std::move(condition)});
}

bool equal(const FilterPtr& a, const FilterPtr& b)
{
    if (a == b)
        return true;
    if (!a || !b || a->kind != b->kind || !(a->condition == b->condition))
        return false;
    return std::ranges::equal(a->children, b->children,
        [](const FilterPtr& x, const FilterPtr& y) { return equal(x, y); });
}

FilterPtr both(const FilterPtr& a, const FilterPtr& b)
{
    if (!a || !b)
        return a ? a : b;
    std::vector<FilterPtr> children;
    appendConjuncts(children, a);
    appendConjuncts(children, b);
    return FilterNode::makeAnd(std::move(children));
}

// NOLINTNEXTLINE(readability-function-size): a case for each field
FilterPtr filterForCell(const FlowBatch& b, std::size_t row, FlowField field)
{
    switch (field) {
    case FlowField::Start:
        return instantFilter(field, b.start[row]);
    case FlowField::End:
        return instantFilter(field, b.end[row]);
    case FlowField::SrcIp:
        return addressFilter(field, b.srcIp[row]);
    case FlowField::DstIp:
        return addressFilter(field, b.dstIp[row]);
    case FlowField::SrcPort:
        return numberFilter(field, b.srcPort[row]);
    case FlowField::DstPort:
        // type and code of ICMP stand where others have their port: alone, the number would mean
        // a port of TCP or UDP too
        if (Protocol(b.protocol[row]).isIcmp())
            return both(numberFilter(FlowField::Protocol, b.protocol[row]),
                numberFilter(field, b.dstPort[row]));
        return numberFilter(field, b.dstPort[row]);
    case FlowField::Protocol:
        return numberFilter(field, b.protocol[row]);
    case FlowField::Packets:
        return countFilter(field, b.packets[row]);
    case FlowField::Bytes:
        return countFilter(field, b.bytes[row]);
    case FlowField::ReversePackets:
        return countFilter(field, b.reversePackets[row]);
    case FlowField::ReverseBytes:
        return countFilter(field, b.reverseBytes[row]);
    case FlowField::TcpFlags:
        return numberFilter(field, b.tcpFlags[row]);
    case FlowField::ReverseTcpFlags:
        return numberFilter(field, b.reverseTcpFlags[row]);
    case FlowField::State:
        return b.state[row] == FlowState::Unknown ? absent(field) : equalTo(field, b.state[row]);
    case FlowField::Vlan:
        return b.vlan[row] == 0 ? absent(field) : numberFilter(field, b.vlan[row]);
    case FlowField::SrcMac:
        return macFilter(field, b.srcMac[row]);
    case FlowField::DstMac:
        return macFilter(field, b.dstMac[row]);
    case FlowField::Hits:
        return numberFilter(field, b.hits[row]);
    case FlowField::Confidence:
        return numberFilter(field, b.confidence[row]);
    case FlowField::Received:
        return instantFilter(field, b.received[row]);
    case FlowField::Domain:
        return numberFilter(field, b.domain[row]);
    case FlowField::Sampling:
        return numberFilter(field, b.sampling[row]);
    case FlowField::NatSrcIp:
        return optionalAddressFilter(field, b.natSrcIp[row]);
    case FlowField::NatDstIp:
        return optionalAddressFilter(field, b.natDstIp[row]);
    case FlowField::NatSrcPort:
        return numberFilter(field, b.natSrcPort[row]);
    case FlowField::NatDstPort:
        return numberFilter(field, b.natDstPort[row]);
    case FlowField::Duration:
        return numberFilter(field, static_cast<std::uint64_t>(b.end[row] - b.start[row]));
    case FlowField::BytesTotal:
        return countFilter(field, total(b.bytes[row], b.reverseBytes[row]));
    case FlowField::PacketsTotal:
        return countFilter(field, total(b.packets[row], b.reversePackets[row]));
    case FlowField::IpVersion:
        return numberFilter(field, b.srcIp[row].isV4() ? 4 : 6);
    case FlowField::Internal:
    case FlowField::External: {
        const bool internal = b.srcIp[row].isInternal() && b.dstIp[row].isInternal();
        return equalTo(field, internal == (field == FlowField::Internal));
    }
    default:
        return isColumn(field) ? textFilter(b, row, field) : nullptr;
    }
}

std::vector<FilterOperator> operatorsFor(FieldType type)
{
    switch (type) {
    case FieldType::Time:
    case FieldType::Port:
    case FieldType::Count:
    case FieldType::Number:
    case FieldType::Duration:
        return {Op::Equal, Op::NotEqual, Op::Less, Op::LessOrEqual, Op::Greater, Op::GreaterOrEqual,
            Op::In, Op::Present};
    case FieldType::Address:
    case FieldType::Text:
    case FieldType::Mac:
    case FieldType::Flags:
        return {Op::Equal, Op::NotEqual, Op::Matches, Op::NotMatches, Op::In, Op::Present};
    case FieldType::Protocol:
    case FieldType::State:
        return {Op::Equal, Op::NotEqual, Op::In, Op::Present};
    case FieldType::Boolean:
        return {Op::Equal, Op::NotEqual, Op::Present};
    }
    return {};
}

} // namespace nb
