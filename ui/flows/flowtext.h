// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flowbatch.h"
#include "core/flow/flowfield.h"
#include "core/jobs/job.h"
#include "core/storage/flowstore.h"

#include <QString>

#include <vector>

namespace nb {

enum class FlowTextFormat
{
    Tsv, ///< no header, tabs and line ends in values become blanks; for pasting
    Csv, ///< RFC 4180 with header; cells that a spreadsheet would run get a leading apostrophe
    Json, ///< array of objects, exact values, numbers as numbers
};

/// Writes rows of flows as exact text. Pure; any thread.
class FlowTextWriter
{
public:
    FlowTextWriter(FlowTextFormat format, std::vector<FlowField> columns);

    [[nodiscard]] QByteArray header() const;
    void append(QByteArray& out, const FlowBatch& batch);
    [[nodiscard]] QByteArray footer() const;

private:
    void appendDelimited(QByteArray& out, const FlowBatch& batch, std::size_t row) const;
    void appendJson(QByteArray& out, const FlowBatch& batch, std::size_t row);

    FlowTextFormat m_format;
    std::vector<FlowField> m_columns;
    bool m_first = true;
};

/// Writes all rows of an order to a file, which appears complete or not at all. Blocks; worker
/// thread. NoSpace, Unreadable or Cancelled on failure; gives the number of rows.
Result<std::uint64_t> exportFlows(const FlowStore& store, const FlowOrder& order,
    const std::vector<FlowField>& columns, FlowTextFormat format, const QString& path,
    const ProgressFn& progress, std::stop_token stop);

/// Rows of an order as text, for the clipboard; ranges are [first, last] and at most kMaxCopyRows
/// rows in all.
inline constexpr std::uint64_t kMaxCopyRows = 100'000;
Result<QByteArray> copyFlows(const FlowStore& store, const FlowOrder& order,
    const std::vector<std::pair<int, int>>& ranges, const std::vector<FlowField>& columns,
    FlowTextFormat format, std::stop_token stop);

} // namespace nb
