// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/flow/flowbatch.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <stop_token>

namespace nb {

class DayFile;

/// The rows of a day file that were collected live, without imported ones, by number: a row keeps
/// its number for good, as chunks of live rows are only appended to. A snapshot; while it exists
/// the day cannot be sealed, so it is kept for a short time only. One thread.
class CollectedRows
{
public:
    /// Errors of DayFile::open().
    static Result<std::unique_ptr<CollectedRows>> open(const QString& path);
    ~CollectedRows();

    [[nodiscard]] std::uint64_t size() const { return m_size; }
    /// Rows from `first` on with raw counters: at least one, at most `most`, as many as are at hand
    /// in one piece. Empty from size() on.
    Result<FlowBatch> rows(std::uint64_t first, std::size_t most, std::stop_token stop) const;

private:
    explicit CollectedRows(std::shared_ptr<const DayFile> file);
    std::shared_ptr<const DayFile> m_file;
    std::uint64_t m_size = 0;
};

} // namespace nb
