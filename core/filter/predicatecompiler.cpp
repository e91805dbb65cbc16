// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/predicatecompiler.h"

#include <algorithm>
#include <array>
#include <limits>

namespace nb {

namespace {

using Node = PredicateNode;
using Op = FilterOperator;
using Source = ValueSource;

constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max();

std::uint64_t biased(Timestamp time)
{
    return static_cast<std::uint64_t>(toMicroseconds(time)) ^ kSignBit;
}

struct FieldColumn
{
    FlowField field;
    Column column;
};
/// The column that holds the field, or the id from which it follows.
constexpr std::array kFieldColumns = std::to_array<FieldColumn>({
    {FlowField::SrcIp, Column::SrcHost},
    {FlowField::SrcSegment, Column::SrcHost},
    {FlowField::SrcOwner, Column::SrcHost},
    {FlowField::IpVersion, Column::SrcHost},
    {FlowField::DstIp, Column::DstHost},
    {FlowField::DstSegment, Column::DstHost},
    {FlowField::DstOwner, Column::DstHost},
    {FlowField::SrcPort, Column::SrcPort},
    {FlowField::DstPort, Column::DstPort},
    {FlowField::Protocol, Column::Protocol},
    {FlowField::Packets, Column::Packets},
    {FlowField::Bytes, Column::Bytes},
    {FlowField::ReversePackets, Column::ReversePackets},
    {FlowField::ReverseBytes, Column::ReverseBytes},
    {FlowField::TcpFlags, Column::TcpFlags},
    {FlowField::ReverseTcpFlags, Column::ReverseTcpFlags},
    {FlowField::State, Column::State},
    {FlowField::SrcName, Column::SrcName},
    {FlowField::DstName, Column::DstName},
    {FlowField::Service, Column::Service},
    {FlowField::Application, Column::Application},
    {FlowField::Rule, Column::Rule},
    {FlowField::Vlan, Column::Vlan},
    {FlowField::Exporter, Column::Exporter},
    {FlowField::Tunnel, Column::Tunnel},
    {FlowField::SrcMac, Column::SrcMac},
    {FlowField::DstMac, Column::DstMac},
    {FlowField::Hits, Column::Hits},
    {FlowField::Confidence, Column::Confidence},
    {FlowField::Duration, Column::Duration},
    {FlowField::Domain, Column::Domain},
    {FlowField::Sampling, Column::Sampler},
    {FlowField::Observers, Column::Observers},
    {FlowField::Event, Column::Event},
    {FlowField::NatSrcIp, Column::NatSrcHost},
    {FlowField::NatDstIp, Column::NatDstHost},
    {FlowField::NatSrcPort, Column::NatSrcPort},
    {FlowField::NatDstPort, Column::NatDstPort},
    {FlowField::InInterface, Column::InInterface},
    {FlowField::OutInterface, Column::OutInterface},
    {FlowField::Vrf, Column::Vrf},
    {FlowField::Marks, Column::Marks},
});

Column columnOf(FlowField field)
{
    const auto row = std::ranges::find(kFieldColumns, field, &FieldColumn::field);
    return row == kFieldColumns.end() ? Column::Start : row->column;
}

bool isCounter(FlowField field)
{
    return field == FlowField::Packets || field == FlowField::Bytes
        || field == FlowField::ReversePackets || field == FlowField::ReverseBytes;
}

Source totalOf(FlowField field)
{
    return field == FlowField::BytesTotal
        ? Source {Source::Kind::Sum, Column::Bytes, Column::ReverseBytes, {}}
        : Source {Source::Kind::Sum, Column::Packets, Column::ReversePackets, {}};
}

bool isTotal(FlowField field)
{
    return field == FlowField::BytesTotal || field == FlowField::PacketsTotal;
}

/// Where a field that is a number comes from when it is compared with another field.
Source sourceOf(FlowField field)
{
    if (field == FlowField::Start)
        return {Source::Kind::Start, Column::Start, Column::Start, {}};
    if (field == FlowField::End)
        return {Source::Kind::End, Column::Start, Column::Duration, {}};
    if (field == FlowField::Received)
        return {Source::Kind::Received, Column::Start, Column::Duration, {}};
    if (isTotal(field))
        return totalOf(field);
    return {isCounter(field) ? Source::Kind::Counter : Source::Kind::Stored, columnOf(field),
        Column::Start, {}};
}

class Compiler
{
public:
    Compiler(const Dictionaries& dictionaries, const InsideTest& inside)
        : m_dictionaries(dictionaries)
        , m_inside(inside)
    {
    }

    Node compile(const FilterNode& filter) const
    {
        if (filter.kind == FilterNode::Kind::Condition)
            return compile(filter.condition);
        std::vector<Node> children;
        for (const FilterPtr& child : filter.children)
            children.push_back(compile(*child));
        if (filter.kind == FilterNode::Kind::Not)
            return Node::negation(std::move(children.front()));
        return filter.kind == FilterNode::Kind::And ? Node::conjunction(std::move(children))
                                                    : Node::disjunction(std::move(children));
    }

    /// start < to and end >= from
    static Node overlap(const TimeRange& range)
    {
        std::vector<Node> nodes;
        if (range.to)
            nodes.push_back(Node::range(Column::Start,
                numbersThat(Op::Less, {{biased(*range.to), biased(*range.to)}}).unbiased()));
        if (range.from)
            nodes.push_back(Node::computed(
                sourceOf(FlowField::End), StoredSet({{biased(*range.from), kMost}})));
        return Node::conjunction(std::move(nodes));
    }

private:
    Node compile(const FilterCondition& c) const
    {
        if (c.op != Op::Present && c.values.empty())
            return Node::nothing();
        if (const auto sides = sidesOf(c.field); !sides.empty())
            return eitherSide(c, sides);
        if (c.op != Op::Present && std::holds_alternative<FieldReference>(c.values.front()))
            return compareFields(c.field, c.op, std::get<FieldReference>(c.values.front()).field);
        if (hasDictionary(c.field))
            return Node::lookup(columnOf(c.field), idTable(c, m_dictionaries));
        switch (fieldInfo(c.field).type) {
        case FieldType::Time:
            return instants(c);
        case FieldType::Boolean:
            return boolean(c);
        default:
            if (c.field == FlowField::Sampling)
                return Node::lookup(Column::Sampler, samplersThat(valuesOf(c), m_dictionaries));
            return c.field == FlowField::IpVersion ? version(c) : numbers(c);
        }
    }

    /// True when one side is so; != and !~ when neither is.
    Node eitherSide(const FilterCondition& c, std::span<const FlowField> sides) const
    {
        const bool negative = c.op == Op::NotEqual || c.op == Op::NotMatches;
        FilterCondition side = c;
        if (negative)
            side.op = c.op == Op::NotEqual ? Op::Equal : Op::Matches;
        std::vector<Node> nodes;
        if (hasDictionary(c.field)) {
            side.field = sides.front();
            const IdTable table = idTable(side, m_dictionaries);
            for (const FlowField field : sides)
                nodes.push_back(Node::lookup(columnOf(field), table));
        } else {
            for (const FlowField field : sides) {
                side.field = field;
                nodes.push_back(compile(side));
            }
        }
        Node any = Node::disjunction(std::move(nodes));
        return negative ? Node::negation(std::move(any)) : any;
    }

    static StoredSet flagSet(Op op, std::uint64_t wanted)
    {
        std::vector<NumberRange> ranges;
        for (std::uint64_t flags = 0; flags <= 0xff; ++flags)
            if (((flags & wanted) == wanted) == (op == Op::Matches))
                ranges.push_back({flags, flags});
        return StoredSet(std::move(ranges));
    }

    static StoredSet valuesOf(const FilterCondition& c)
    {
        if (c.op == Op::Present)
            return fieldInfo(c.field).type == FieldType::Protocol ? StoredSet({{0, kMost}})
                                                                  : StoredSet({{1, kMost}});
        std::vector<NumberRange> ranges;
        for (const FilterValue& value : c.values) {
            if (const auto* range = std::get_if<NumberRange>(&value))
                ranges.push_back(*range);
            else if (const auto* state = std::get_if<FlowState>(&value))
                ranges.push_back(
                    {static_cast<std::uint64_t>(*state), static_cast<std::uint64_t>(*state)});
        }
        if (ranges.empty())
            return {};
        if (c.op == Op::Matches || c.op == Op::NotMatches)
            return flagSet(c.op, ranges.front().low);
        return numbersThat(c.op, std::move(ranges));
    }

    static Node numbers(const FilterCondition& c)
    {
        const StoredSet values = valuesOf(c);
        if (isTotal(c.field))
            return Node::computed(totalOf(c.field), values);
        if (!isCounter(c.field))
            return Node::range(columnOf(c.field), values);
        // Stored plus one, so that 0, "unknown", is never in the set.
        return Node::range(columnOf(c.field), values.cutAt(kUnknownCount - 1).plusOne());
    }

    static Node instants(const FilterCondition& c)
    {
        if (c.op == Op::Present)
            return Node::everything();
        std::vector<NumberRange> ranges;
        for (const FilterValue& value : c.values)
            if (const auto* range = std::get_if<InstantRange>(&value))
                ranges.push_back({biased(range->low), biased(range->high)});
        StoredSet set = numbersThat(c.op, std::move(ranges));
        if (c.field == FlowField::Start)
            return Node::range(Column::Start, set.unbiased());
        return set.covers(0, kMost) ? Node::everything()
                                    : Node::computed(sourceOf(c.field), std::move(set));
    }

    Node version(const FilterCondition& c) const
    {
        const StoredSet values = c.op == Op::Present ? StoredSet({{0, kMost}}) : valuesOf(c);
        return Node::lookup(Column::SrcHost,
            hostsOfVersion(values.contains(4), values.contains(6), m_dictionaries));
    }

    Node boolean(const FilterCondition& c) const
    {
        bool wanted = c.field == FlowField::Internal;
        if (c.op != Op::Present) {
            const auto* value = std::get_if<bool>(&c.values.front());
            wanted = wanted == ((value && *value) == (c.op == Op::Equal));
        }
        const IdTable table = internalHosts(m_dictionaries, m_inside);
        std::vector<Node> ends;
        ends.push_back(Node::lookup(Column::SrcHost, table));
        ends.push_back(Node::lookup(Column::DstHost, table));
        Node internal = Node::conjunction(std::move(ends));
        return wanted ? std::move(internal) : Node::negation(std::move(internal));
    }

    Node compareFields(FlowField a, Op op, FlowField b) const
    {
        if (fieldInfo(a).type == FieldType::Boolean)
            return (a == b) == (op == Op::Equal) ? Node::everything() : Node::nothing();
        if (a == FlowField::IpVersion || b == FlowField::IpVersion)
            return compareVersion(a, op, b);
        if (!hasDictionary(a))
            return Node::comparison(numberOf(a), op, numberOf(b));
        IdRanks ranks = idRanks(a, b, m_dictionaries);
        const auto source = [](FlowField field, std::vector<std::uint32_t> values) {
            return Source {Source::Kind::Rank, columnOf(field), Column::Start,
                std::make_shared<const std::vector<std::uint32_t>>(std::move(values))};
        };
        Node same = Node::comparison(
            source(a, std::move(ranks.left)), Op::Equal, source(b, std::move(ranks.right)));
        return op == Op::Equal ? std::move(same) : Node::negation(std::move(same));
    }

    /// sourceOf() with the fields that need a dictionary.
    Source numberOf(FlowField field) const
    {
        if (field != FlowField::Sampling)
            return sourceOf(field);
        auto rates = std::make_shared<std::vector<std::uint32_t>>();
        for (const SamplerEntry& sampler : m_dictionaries.samplers)
            rates->push_back(sampler.rate);
        return {Source::Kind::Mapped, Column::Sampler, Column::Start, std::move(rates)};
    }

    /// The version follows from the client's address: a rank of the host.
    Node compareVersion(FlowField a, Op op, FlowField b) const
    {
        auto ranks = std::make_shared<std::vector<std::uint32_t>>();
        for (const HostEntry& host : m_dictionaries.hosts)
            ranks->push_back(host.address.isV4() ? 4 : 6);
        ranks->push_back(0);
        const Source version {Source::Kind::Rank, Column::SrcHost, Column::Start, std::move(ranks)};
        return Node::comparison(a == FlowField::IpVersion ? version : sourceOf(a), op,
            b == FlowField::IpVersion ? version : sourceOf(b));
    }

    const Dictionaries& m_dictionaries;
    const InsideTest& m_inside;
};

} // namespace

PredicateNode compileFilter(const FilterPtr& filter, const TimeRange& range,
    const Dictionaries& dictionaries, const InsideTest& inside)
{
    std::vector<PredicateNode> nodes;
    nodes.push_back(Compiler::overlap(range));
    if (filter)
        nodes.push_back(Compiler(dictionaries, inside).compile(*filter));
    return PredicateNode::conjunction(std::move(nodes));
}

} // namespace nb
