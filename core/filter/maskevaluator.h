// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/predicatenode.h"

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <vector>

namespace nb {

/// Evaluates a compiled filter over the rows of one chunk, a block of rows at a time so that masks
/// stay in the first-level cache. A column is asked for when a block first needs it. One use, one
/// thread.
class MaskEvaluator
{
public:
    static constexpr std::size_t kBlockRows = 4096;

    MaskEvaluator(ChunkView& chunk, const std::vector<FlowPredicate::Zone>& zones);

    /// Fills `out` for rows [begin, begin + out.size()); at most kBlockRows.
    void evaluate(const PredicateNode& node, std::size_t begin, std::span<std::uint8_t> out);

private:
    enum class Combine : std::uint8_t
    {
        Set,
        And,
        Or,
    };
    struct Rows
    {
        std::size_t begin;
        std::size_t count;
    };
    using Numbers = std::array<std::uint64_t, kBlockRows>;
    using Mask = std::array<std::uint8_t, kBlockRows>;

    void apply(const PredicateNode& node, Rows rows, Combine combine, std::uint8_t* out);
    void applyGroup(const PredicateNode& node, Rows rows, Combine combine, std::uint8_t* out);
    bool narrow(const PredicateNode& node, Rows rows, std::uint8_t* out);
    void fill(const PredicateNode& node, Rows rows, std::uint8_t* out);
    void fillRange(const PredicateNode& node, Rows rows, std::uint8_t* out);
    void fillTable(const PredicateNode& node, Rows rows, std::uint8_t* out);
    void fillComputed(const PredicateNode& node, Rows rows, std::uint8_t* out);
    void fillCompare(const PredicateNode& node, Rows rows, std::uint8_t* out);
    void load(const ValueSource& source, Rows rows, Numbers& values, Mask& known);
    void loadColumn(Column column, Rows rows, Numbers& values);
    const ColumnValues& column(Column column);
    Mask& scratch();

    ChunkView& m_chunk;
    const std::vector<FlowPredicate::Zone>& m_zones;
    std::array<std::optional<ColumnValues>, kColumnCount + 1> m_columns {};
    std::deque<Mask> m_scratch; ///< one for each level of nesting in use
    std::size_t m_scratchUsed = 0;
    struct Operands
    {
        Numbers left;
        Numbers right;
        Numbers other; ///< second column of a sum
        Mask leftKnown;
        Mask rightKnown;
    };
    std::unique_ptr<Operands> m_operands; ///< made when a computed condition is met
};

} // namespace nb
