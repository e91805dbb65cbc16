// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/flowcolumns.h"
#include "app/cli/tablewriter.h"
#include "core/flow/flowbatch.h"

#include <deque>
#include <mutex>

namespace nb::cli {

/// Matches of a live search on their way to standard output. They are taken in the collector's
/// thread and printed in the main one; when printing does not keep up, what is too much is left out
/// and counted, so that collecting never waits for a terminal.
class LiveSearch
{
public:
    /// Any thread; returns at once.
    void take(FlowBatchPtr batch);
    /// The main thread: writes what was taken.
    void print(TableWriter& writer, const std::vector<FlowField>& fields);
    /// Matches that were not printed.
    [[nodiscard]] std::uint64_t leftOut() const;

private:
    mutable std::mutex m_mutex; ///< guards all
    std::deque<FlowBatchPtr> m_batches;
    std::size_t m_rows = 0;
    std::uint64_t m_leftOut = 0;
};

} // namespace nb::cli
