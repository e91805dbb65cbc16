// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flowbatch.h"

#include <cstdint>
#include <deque>
#include <mutex>
#include <vector>

namespace nb {

/// Where a live search puts its flows until the page takes them: bounded, so that a page that is
/// paused or hidden costs a few rows and no more. Any thread; add() never waits for the page.
class LiveFlowBuffer
{
public:
    struct Taken
    {
        std::vector<FlowBatchPtr> batches; ///< in order of arrival; the newest rows
        std::uint64_t arrived = 0; ///< flows since the take before
        std::uint64_t skipped = 0; ///< of these, older ones that are no longer here
    };

    explicit LiveFlowBuffer(std::size_t cap)
        : m_cap(cap)
    {
    }
    /// Keeps the newest batches that together hold at least `cap` rows.
    void setCap(std::size_t cap);
    void add(const FlowBatchPtr& batch);
    [[nodiscard]] Taken take();
    /// Flows since the last take.
    [[nodiscard]] std::uint64_t waiting() const;
    void clear();

private:
    void trim();

    mutable std::mutex m_mutex; ///< guards all below
    std::deque<FlowBatchPtr> m_batches;
    std::size_t m_cap;
    std::size_t m_rows = 0;
    std::uint64_t m_arrived = 0;
    std::uint64_t m_skipped = 0;
};

} // namespace nb
