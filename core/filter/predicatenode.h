// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/flowpredicate.h"
#include "core/filter/idtable.h"
#include "core/filter/storedset.h"
#include "core/storage/column.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace nb {

/// A number of a row that may have to be computed, in a form where unsigned order is the order of
/// the values: instants have their sign bit flipped.
struct ValueSource
{
    enum class Kind : std::uint8_t
    {
        Stored, ///< column `a` as it is
        Counter, ///< column `a` less one; 0 is unknown
        Start, ///< Column::Start
        End, ///< Column::Start + Column::Duration
        Sum, ///< counters `a` + `b`, unknown when one is; stays below kUnknownCount
        Received, ///< End + the signed Column::Received
        Mapped, ///< ranks[column a], always known
        Rank, ///< ranks[column a]; 0 is unknown
    };
    Kind kind = Kind::Stored;
    Column a = Column::Start;
    Column b = Column::Start;
    std::shared_ptr<const std::vector<std::uint32_t>> ranks {};
};

/// A compiled filter: a tree over stored columns. Immutable once numbered; any thread.
struct PredicateNode
{
    enum class Kind : std::uint8_t
    {
        Nothing,
        Everything,
        And,
        Or,
        Not,
        Range, ///< stored value of `column` in `set`
        Table, ///< table[stored value of `column`]
        Computed, ///< `left` known and in `set`
        Compare, ///< `left` and `right` known and `left op right`
    };
    Kind kind = Kind::Everything;
    std::vector<PredicateNode> children {};
    Column column = Column::Start;
    StoredSet set {};
    IdTable table {};
    ValueSource left {};
    ValueSource right {};
    FilterOperator op = FilterOperator::Equal;
    unsigned cost = 0; ///< rough work for a row, to put cheap conditions first
    std::size_t index = 0; ///< number in the tree, parents first

    static PredicateNode nothing() { return {.kind = Kind::Nothing}; }
    static PredicateNode everything() { return {.kind = Kind::Everything}; }
    static PredicateNode negation(PredicateNode child);
    /// Flattened, without neutral children, cheapest first.
    static PredicateNode conjunction(std::vector<PredicateNode> children);
    static PredicateNode disjunction(std::vector<PredicateNode> children);
    static PredicateNode range(Column column, StoredSet set);
    static PredicateNode lookup(Column column, IdTable table);
    static PredicateNode computed(ValueSource source, StoredSet set);
    static PredicateNode comparison(ValueSource left, FilterOperator op, ValueSource right);
};

/// Gives every node its index; returns their number.
std::size_t numberNodes(PredicateNode& root, std::size_t next = 0);

/// What the zone maps of a chunk say of every node, by index.
[[nodiscard]] std::vector<FlowPredicate::Zone> nodeZones(
    const PredicateNode& root, std::size_t nodes, const ChunkView& chunk);

} // namespace nb
