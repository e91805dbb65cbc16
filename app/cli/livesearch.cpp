// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/livesearch.h"

#include "core/flow/fieldtext.h"

namespace nb::cli {

namespace {

constexpr std::size_t kMostRows = 500'000; ///< not yet printed

} // namespace

void LiveSearch::take(FlowBatchPtr batch)
{
    const std::scoped_lock lock(m_mutex);
    if (m_rows + batch->size() > kMostRows) {
        m_leftOut += batch->size();
        return;
    }
    m_rows += batch->size();
    m_batches.push_back(std::move(batch));
}

void LiveSearch::print(TableWriter& writer, const std::vector<FlowField>& fields)
{
    std::deque<FlowBatchPtr> batches;
    {
        const std::scoped_lock lock(m_mutex);
        std::swap(batches, m_batches);
        m_rows = 0;
    }
    for (const FlowBatchPtr& batch : batches)
        for (std::size_t row = 0; row < batch->size(); ++row) {
            std::vector<std::string> cells;
            cells.reserve(fields.size());
            for (const FlowField field : fields)
                cells.push_back(fieldText(*batch, row, field));
            writer.row(std::move(cells));
        }
}

std::uint64_t LiveSearch::leftOut() const
{
    const std::scoped_lock lock(m_mutex);
    return m_leftOut;
}

} // namespace nb::cli
