// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/maskevaluator.h"

#include "core/filter/maskkernels.h"
#include "core/flow/flowbatch.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <limits>

namespace nb {

namespace {

using PlanKind = PredicateNode::Kind;
using Zone = FlowPredicate::Zone;

/// Below one row in so many, rows are looked at singly: a pass over a range is one compare for
/// many rows at once, a look into a table is not.
constexpr std::size_t kSparseRange = 128;
constexpr std::size_t kSparseTable = 16;
constexpr std::size_t kMostPasses = 4; ///< ranges for which a pass each is faster than a search

template <typename T>
void fillSet(
    std::span<const T> values, const StoredSet& set, std::uint8_t* scratch, std::uint8_t* out)
{
    const auto ranges = set.ranges();
    if (ranges.size() > kMostPasses) {
        for (std::size_t i = 0; i < values.size(); ++i)
            out[i] = set.contains(values[i]) ? 1 : 0;
        return;
    }
    bool first = true;
    for (const NumberRange& range : ranges) {
        // a column may come in a narrower type than the filter was compiled for
        if (range.low > std::numeric_limits<T>::max())
            break;
        const auto low = static_cast<T>(range.low);
        const auto high
            = static_cast<T>(std::min<std::uint64_t>(range.high, std::numeric_limits<T>::max()));
        mask::inRange(values, low, high, first ? out : scratch);
        if (!first)
            mask::orInto(out, scratch, values.size());
        first = false;
    }
    if (first)
        std::memset(out, 0, values.size());
}

/// Keeps of the rows in `out` those for which the test holds; for masks with few ones.
template <typename Test> void narrowRows(std::uint8_t* out, std::size_t rows, const Test& test)
{
    static constexpr std::size_t kWord = sizeof(std::uint64_t);
    for (std::size_t i = 0; i < rows; i += kWord) {
        const std::size_t size = std::min(kWord, rows - i);
        std::uint64_t word = 0;
        std::memcpy(&word, out + i, size);
        if (word == 0)
            continue;
        for (std::size_t row = i; row < i + size; ++row)
            if (out[row] != 0)
                out[row] = test(row) ? 1 : 0;
    }
}

template <typename Compare>
void compareRows(const std::uint64_t* left, const std::uint64_t* right, std::size_t rows,
    std::uint8_t* out, Compare compare)
{
    for (std::size_t i = 0; i < rows; ++i)
        out[i] = compare(left[i], right[i]) ? 1 : 0;
}

} // namespace

MaskEvaluator::MaskEvaluator(ChunkView& chunk, const std::vector<FlowPredicate::Zone>& zones)
    : m_chunk(chunk)
    , m_zones(zones)
{
}

void MaskEvaluator::evaluate(
    const PredicateNode& node, std::size_t begin, std::span<std::uint8_t> out)
{
    apply(node, {begin, out.size()}, Combine::Set, out.data());
}

const ColumnValues& MaskEvaluator::column(Column column)
{
    auto& values = m_columns[static_cast<std::size_t>(column)];
    if (!values)
        values = m_chunk.values(column);
    return *values;
}

MaskEvaluator::Mask& MaskEvaluator::scratch()
{
    if (m_scratchUsed == m_scratch.size())
        m_scratch.emplace_back();
    return m_scratch[m_scratchUsed++];
}

void MaskEvaluator::apply(const PredicateNode& node, Rows rows, Combine combine, std::uint8_t* out)
{
    const Zone zone = m_zones[node.index];
    if (zone != Zone::Some) {
        const bool sets
            = combine == Combine::Set || (combine == Combine::Or) == (zone == Zone::All);
        if (sets)
            std::memset(out, zone == Zone::All ? 1 : 0, rows.count);
        return;
    }
    const bool direct = (node.kind == PlanKind::And && combine != Combine::Or)
        || (node.kind == PlanKind::Or && combine != Combine::And);
    if (direct) {
        applyGroup(node, rows, combine, out);
        return;
    }
    if (combine == Combine::Set) {
        fill(node, rows, out);
        return;
    }
    const std::size_t used = m_scratchUsed;
    std::uint8_t* const own = scratch().data();
    if (node.kind == PlanKind::And || node.kind == PlanKind::Or)
        applyGroup(node, rows, Combine::Set, own);
    else
        fill(node, rows, own);
    if (combine == Combine::And)
        mask::andInto(out, own, rows.count);
    else
        mask::orInto(out, own, rows.count);
    m_scratchUsed = used;
}

/// The children of an And narrow `out` one by one and stop when nothing is left; those of an Or
/// widen it.
void MaskEvaluator::applyGroup(
    const PredicateNode& node, Rows rows, Combine combine, std::uint8_t* out)
{
    const bool isAnd = node.kind == PlanKind::And;
    bool first = combine == Combine::Set;
    for (const PredicateNode& child : node.children) {
        // A child that holds in every row of the chunk adds nothing to an And, one that holds in
        // none nothing to an Or.
        if (m_zones[child.index] == (isAnd ? Zone::All : Zone::None))
            continue;
        if (isAnd && !first) {
            const std::size_t left = mask::count(out, rows.count);
            if (left == 0)
                return;
            const std::size_t sparse = child.kind == PlanKind::Range ? kSparseRange : kSparseTable;
            if (left < rows.count / sparse && narrow(child, rows, out))
                continue;
        }
        apply(child, rows, first ? Combine::Set : isAnd ? Combine::And : Combine::Or, out);
        first = false;
    }
}

/// Looks only at the rows that are left; false when the node is no plain column condition.
bool MaskEvaluator::narrow(const PredicateNode& node, Rows rows, std::uint8_t* out)
{
    if (m_zones[node.index] != Zone::Some
        || (node.kind != PlanKind::Range && node.kind != PlanKind::Table))
        return false;
    std::visit(
        [&](auto values) {
            const auto stored = values.subspan(rows.begin, rows.count);
            if (node.kind == PlanKind::Range) {
                narrowRows(out, rows.count,
                    [&](std::size_t row) { return node.set.contains(stored[row]); });
                return;
            }
            const std::vector<std::uint8_t>& table = *node.table;
            const std::uint64_t last = table.size() - 1;
            narrowRows(out, rows.count, [&](std::size_t row) {
                return table[std::min<std::uint64_t>(stored[row], last)] != 0;
            });
        },
        column(node.column));
    return true;
}

void MaskEvaluator::fill(const PredicateNode& node, Rows rows, std::uint8_t* out)
{
    switch (node.kind) {
    case PlanKind::Not:
        apply(node.children.front(), rows, Combine::Set, out);
        mask::invert(out, rows.count);
        return;
    case PlanKind::Range:
        return fillRange(node, rows, out);
    case PlanKind::Table:
        return fillTable(node, rows, out);
    case PlanKind::Computed:
        return fillComputed(node, rows, out);
    case PlanKind::Compare:
        return fillCompare(node, rows, out);
    default:
        std::memset(out, node.kind == PlanKind::Everything ? 1 : 0, rows.count);
        return;
    }
}

void MaskEvaluator::fillRange(const PredicateNode& node, Rows rows, std::uint8_t* out)
{
    const std::size_t used = m_scratchUsed;
    std::uint8_t* const other = scratch().data();
    std::visit(
        [&](auto values) { fillSet(values.subspan(rows.begin, rows.count), node.set, other, out); },
        column(node.column));
    m_scratchUsed = used;
}

void MaskEvaluator::fillTable(const PredicateNode& node, Rows rows, std::uint8_t* out)
{
    std::visit(
        [&](auto values) {
            mask::inTable(values.subspan(rows.begin, rows.count),
                std::span<const std::uint8_t>(*node.table), out);
        },
        column(node.column));
}

void MaskEvaluator::loadColumn(Column name, Rows rows, Numbers& values)
{
    std::visit(
        [&](auto stored) {
            for (std::size_t i = 0; i < rows.count; ++i)
                values[i] = stored[rows.begin + i];
        },
        column(name));
}

void MaskEvaluator::load(const ValueSource& source, Rows rows, Numbers& values, Mask& known)
{
    using Source = ValueSource::Kind;
    loadColumn(source.a, rows, values);
    std::memset(known.data(), 1, rows.count);
    Numbers& other = m_operands->other;
    if (source.kind == Source::End || source.kind == Source::Sum || source.kind == Source::Received)
        loadColumn(source.b, rows, other);
    switch (source.kind) {
    case Source::Stored:
        return;
    case Source::Start:
        for (std::size_t i = 0; i < rows.count; ++i)
            values[i] ^= kSignBit;
        return;
    case Source::End:
        for (std::size_t i = 0; i < rows.count; ++i)
            values[i] = (values[i] + other[i]) ^ kSignBit;
        return;
    case Source::Received:
        for (std::size_t i = 0; i < rows.count; ++i)
            values[i] += other[i];
        loadColumn(Column::Received, rows, other);
        for (std::size_t i = 0; i < rows.count; ++i)
            values[i] = (values[i] + fromZigzag(other[i])) ^ kSignBit;
        return;
    case Source::Mapped: {
        const std::size_t last = source.ranks->size() - 1;
        for (std::size_t i = 0; i < rows.count; ++i)
            values[i] = (*source.ranks)[std::min<std::uint64_t>(values[i], last)];
        return;
    }
    case Source::Counter:
        for (std::size_t i = 0; i < rows.count; ++i) {
            known[i] = values[i] != 0;
            --values[i];
        }
        return;
    case Source::Sum:
        for (std::size_t i = 0; i < rows.count; ++i) {
            known[i] = values[i] != 0 && other[i] != 0;
            const std::uint64_t a = values[i] - 1;
            const std::uint64_t b = other[i] - 1;
            values[i] = a >= ~b ? kUnknownCount - 1 : a + b;
        }
        return;
    case Source::Rank: {
        const std::size_t last = source.ranks->size() - 1;
        for (std::size_t i = 0; i < rows.count; ++i) {
            values[i] = (*source.ranks)[std::min<std::uint64_t>(values[i], last)];
            known[i] = values[i] != 0;
        }
        return;
    }
    }
}

void MaskEvaluator::fillComputed(const PredicateNode& node, Rows rows, std::uint8_t* out)
{
    if (!m_operands)
        m_operands = std::make_unique<Operands>();
    load(node.left, rows, m_operands->left, m_operands->leftKnown);
    const std::span<const std::uint64_t> values(m_operands->left.data(), rows.count);
    fillSet(values, node.set, m_operands->rightKnown.data(), out);
    mask::andInto(out, m_operands->leftKnown.data(), rows.count);
}

void MaskEvaluator::fillCompare(const PredicateNode& node, Rows rows, std::uint8_t* out)
{
    if (!m_operands)
        m_operands = std::make_unique<Operands>();
    Operands& o = *m_operands;
    load(node.left, rows, o.left, o.leftKnown);
    load(node.right, rows, o.right, o.rightKnown);
    const auto compare = [&](auto operation) {
        compareRows(o.left.data(), o.right.data(), rows.count, out, operation);
    };
    switch (node.op) {
    case FilterOperator::Less:
        compare(std::less<> {});
        break;
    case FilterOperator::LessOrEqual:
        compare(std::less_equal<> {});
        break;
    case FilterOperator::Greater:
        compare(std::greater<> {});
        break;
    case FilterOperator::GreaterOrEqual:
        compare(std::greater_equal<> {});
        break;
    case FilterOperator::NotEqual:
        compare(std::not_equal_to<> {});
        break;
    default:
        compare(std::equal_to<> {});
        break;
    }
    mask::andInto(out, o.leftKnown.data(), rows.count);
    mask::andInto(out, o.rightKnown.data(), rows.count);
}

} // namespace nb
