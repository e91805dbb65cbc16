// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"
#include "core/net/insidetest.h"
#include "core/storage/column.h"
#include "core/storage/dictionaries.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace nb {

/// A filter compiled against the dictionaries of one day file. Conditions on addresses, names,
/// segments, owners and other texts are evaluated once per dictionary entry and become byte tables;
/// the scan of rows is integer compares over columns, cheapest and most selective first, and
/// columns no longer needed are not decoded. Immutable after compile: may be shared by threads,
/// each with its own ChunkView.
class FlowPredicate
{
public:
    /// What a chunk's zone map says without looking at rows.
    enum class Zone : std::uint8_t
    {
        None, ///< no row can match: skip
        Some, ///< rows have to be looked at
        All, ///< every row matches
    };

    /// `filter` may be null (everything). Rows are also limited to flows that overlap `range`
    /// (start < to and end >= from). `inside` decides `internal` and `external`.
    FlowPredicate(FilterPtr filter, TimeRange range,
        std::shared_ptr<const Dictionaries> dictionaries, const InsideTest& inside = {});
    ~FlowPredicate();
    FlowPredicate(FlowPredicate&&) noexcept;
    FlowPredicate& operator=(FlowPredicate&&) noexcept;

    [[nodiscard]] bool matchesAll() const;
    [[nodiscard]] Zone zone(const ChunkView& chunk) const;
    /// Sets mask[i] to 1 for matching rows and 0 for others; mask.size() == chunk.rows().
    /// Returns the number of matching rows.
    std::size_t evaluate(ChunkView& chunk, std::span<std::uint8_t> mask) const;

private:
    struct Compiled;
    std::unique_ptr<Compiled> m_compiled;
};

} // namespace nb
