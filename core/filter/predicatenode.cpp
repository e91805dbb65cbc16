// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/predicatenode.h"

#include "core/flow/flowbatch.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace nb {

namespace {

using PlanKind = PredicateNode::Kind;
using Zone = FlowPredicate::Zone;

/// Beyond this many ids a look at the table costs more than it saves.
constexpr std::uint64_t kWidestTableZone = 1U << 18U;

unsigned widthOf(Column column)
{
    switch (column) {
    case Column::Protocol:
    case Column::TcpFlags:
    case Column::ReverseTcpFlags:
    case Column::State:
    case Column::Confidence:
        return 1;
    case Column::SrcPort:
    case Column::DstPort:
    case Column::Vlan:
    case Column::NatSrcPort:
    case Column::NatDstPort:
        return 2;
    case Column::Start:
    case Column::Duration:
    case Column::Packets:
    case Column::Bytes:
    case Column::ReversePackets:
    case Column::ReverseBytes:
    case Column::Received:
        return 8;
    default:
        return 4;
    }
}

Zone opposite(Zone zone)
{
    return zone == Zone::None ? Zone::All : zone == Zone::All ? Zone::None : Zone::Some;
}

Zone zoneOfSet(const StoredSet& set, std::uint64_t low, std::uint64_t high)
{
    if (low > high)
        return Zone::Some;
    if (!set.intersects(low, high))
        return Zone::None;
    return set.covers(low, high) ? Zone::All : Zone::Some;
}

Zone zoneOfTable(const std::vector<std::uint8_t>& table, const ColumnZone& zone)
{
    if (zone.min > zone.max || zone.max - zone.min > kWidestTableZone)
        return Zone::Some;
    const std::uint64_t last = table.size() - 1;
    const std::uint64_t low = std::min(zone.min, last);
    const auto length = static_cast<std::size_t>(std::min(zone.max, last) - low + 1);
    const std::uint8_t* const begin = table.data() + low;
    if (std::memchr(begin, 1, length) == nullptr)
        return Zone::None;
    return std::memchr(begin, 0, length) == nullptr ? Zone::All : Zone::Some;
}

/// Start + Duration, give or take the zigzag number `away`, where no sum leaves the positive
/// numbers.
Zone zoneOfEnd(const StoredSet& set, const ChunkView& chunk, std::uint64_t away)
{
    const ColumnZone start = chunk.zone(Column::Start);
    const ColumnZone duration = chunk.zone(Column::Duration);
    if (start.min > start.max || duration.min > duration.max || start.max >= kSignBit
        || duration.max >= kSignBit - start.max)
        return Zone::Some;
    const std::uint64_t low = start.min + duration.min;
    const std::uint64_t high = start.max + duration.max;
    const std::uint64_t below = away / 2 + away % 2;
    const std::uint64_t above = away / 2;
    if (below > low || above >= kSignBit - high)
        return Zone::Some;
    return zoneOfSet(set, (low - below) ^ kSignBit, (high + above) ^ kSignBit);
}

std::uint64_t saturatingSum(std::uint64_t a, std::uint64_t b)
{
    return a >= ~b ? kUnknownCount - 1 : a + b;
}

Zone zoneOfSum(const ValueSource& source, const StoredSet& set, const ChunkView& chunk)
{
    const ColumnZone a = chunk.zone(source.a);
    const ColumnZone b = chunk.zone(source.b);
    if (a.min > a.max || b.min > b.max)
        return Zone::Some;
    if (a.max == 0 || b.max == 0)
        return Zone::None; // unknown in every row
    const std::uint64_t low = saturatingSum(
        std::max<std::uint64_t>(a.min, 1) - 1, std::max<std::uint64_t>(b.min, 1) - 1);
    const Zone zone = zoneOfSet(set, low, saturatingSum(a.max - 1, b.max - 1));
    const bool someUnknown = a.min == 0 || b.min == 0;
    return zone == Zone::All && someUnknown ? Zone::Some : zone;
}

Zone zoneOfLeaf(const PredicateNode& node, const ChunkView& chunk)
{
    switch (node.kind) {
    case PlanKind::Nothing:
        return Zone::None;
    case PlanKind::Everything:
        return Zone::All;
    case PlanKind::Range: {
        const ColumnZone zone = chunk.zone(node.column);
        return zoneOfSet(node.set, zone.min, zone.max);
    }
    case PlanKind::Table:
        return zoneOfTable(*node.table, chunk.zone(node.column));
    case PlanKind::Computed:
        if (node.left.kind == ValueSource::Kind::End)
            return zoneOfEnd(node.set, chunk, 0);
        if (node.left.kind == ValueSource::Kind::Received)
            return zoneOfEnd(node.set, chunk, chunk.zone(Column::Received).max);
        if (node.left.kind == ValueSource::Kind::Sum)
            return zoneOfSum(node.left, node.set, chunk);
        return Zone::Some;
    default:
        return Zone::Some;
    }
}

Zone zoneOf(const PredicateNode& node, const ChunkView& chunk, std::vector<Zone>& zones)
{
    Zone zone = Zone::Some;
    if (node.kind == PlanKind::Not) {
        zone = opposite(zoneOf(node.children.front(), chunk, zones));
    } else if (node.kind == PlanKind::And || node.kind == PlanKind::Or) {
        const Zone decisive = node.kind == PlanKind::And ? Zone::None : Zone::All;
        zone = opposite(decisive);
        for (const PredicateNode& child : node.children) {
            const Zone one = zoneOf(child, chunk, zones);
            if (one == decisive || (one == Zone::Some && zone != decisive))
                zone = one;
        }
    } else {
        zone = zoneOfLeaf(node, chunk);
    }
    zones[node.index] = zone;
    return zone;
}

PredicateNode group(
    PlanKind kind, PlanKind neutral, PlanKind decisive, std::vector<PredicateNode> children)
{
    std::vector<PredicateNode> flat;
    for (PredicateNode& child : children) {
        if (child.kind == decisive)
            return {.kind = decisive};
        if (child.kind == kind)
            std::ranges::move(child.children, std::back_inserter(flat));
        else if (child.kind != neutral)
            flat.push_back(std::move(child));
    }
    if (flat.empty())
        return {.kind = neutral};
    if (flat.size() == 1)
        return std::move(flat.front());
    std::ranges::stable_sort(flat, {}, &PredicateNode::cost);
    PredicateNode node {.kind = kind};
    for (const PredicateNode& child : flat)
        node.cost += child.cost;
    node.children = std::move(flat);
    return node;
}

} // namespace

PredicateNode PredicateNode::negation(PredicateNode child)
{
    if (child.kind == PlanKind::Nothing)
        return everything();
    if (child.kind == PlanKind::Everything)
        return nothing();
    if (child.kind == PlanKind::Not)
        return PredicateNode(std::move(child.children.front()));
    PredicateNode node {.kind = PlanKind::Not, .cost = child.cost + 1};
    node.children.push_back(std::move(child));
    return node;
}

PredicateNode PredicateNode::conjunction(std::vector<PredicateNode> children)
{
    return group(PlanKind::And, PlanKind::Everything, PlanKind::Nothing, std::move(children));
}

PredicateNode PredicateNode::disjunction(std::vector<PredicateNode> children)
{
    return group(PlanKind::Or, PlanKind::Nothing, PlanKind::Everything, std::move(children));
}

PredicateNode PredicateNode::range(Column column, StoredSet set)
{
    static constexpr std::size_t kMostRanges = 4; // beyond, a table or a search is faster
    const unsigned width = widthOf(column);
    const std::uint64_t largest = ~std::uint64_t {0} >> (64U - 8U * width);
    set = set.cutAt(largest);
    if (set.empty())
        return nothing();
    if (set.covers(0, largest))
        return everything();
    const std::size_t ranges = set.ranges().size();
    if (ranges > kMostRanges && width <= 2) {
        auto table = std::make_shared<std::vector<std::uint8_t>>(largest + 2, std::uint8_t {0});
        for (const NumberRange& r : set.ranges())
            std::fill(table->begin() + static_cast<std::ptrdiff_t>(r.low),
                table->begin() + static_cast<std::ptrdiff_t>(r.high) + 1, std::uint8_t {1});
        return {.kind = PlanKind::Table, .column = column, .table = std::move(table), .cost = 3};
    }
    const auto steps = static_cast<unsigned>(std::min<std::size_t>(ranges, 5));
    return {
        .kind = PlanKind::Range, .column = column, .set = std::move(set), .cost = width * steps};
}

PredicateNode PredicateNode::lookup(Column column, IdTable table)
{
    static constexpr std::size_t kMostRuns = 4;
    std::vector<NumberRange> runs;
    for (std::size_t i = 0; i + 1 < table->size() && runs.size() <= kMostRuns; ++i) {
        if ((*table)[i] == 0)
            continue;
        if (!runs.empty() && runs.back().high + 1 == i)
            runs.back().high = i;
        else
            runs.push_back({i, i});
    }
    if (runs.empty())
        return nothing();
    if (runs.size() == 1 && runs.front() == NumberRange {0, table->size() - 2})
        return everything();
    if (runs.size() <= kMostRuns)
        return range(column, StoredSet(std::move(runs)));
    return {.kind = PlanKind::Table, .column = column, .table = std::move(table), .cost = 6};
}

PredicateNode PredicateNode::computed(ValueSource source, StoredSet set)
{
    if (set.empty())
        return nothing();
    return {
        .kind = PlanKind::Computed, .set = std::move(set), .left = std::move(source), .cost = 20};
}

PredicateNode PredicateNode::comparison(ValueSource left, FilterOperator op, ValueSource right)
{
    return {.kind = PlanKind::Compare,
        .left = std::move(left),
        .right = std::move(right),
        .op = op,
        .cost = 30};
}

std::size_t numberNodes(PredicateNode& root, std::size_t next)
{
    root.index = next++;
    for (PredicateNode& child : root.children)
        next = numberNodes(child, next);
    return next;
}

std::vector<FlowPredicate::Zone> nodeZones(
    const PredicateNode& root, std::size_t nodes, const ChunkView& chunk)
{
    std::vector<Zone> zones(nodes, Zone::Some);
    zoneOf(root, chunk, zones);
    return zones;
}

} // namespace nb
