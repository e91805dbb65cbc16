// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/liveflowbuffer.h"

#include <utility>

namespace nb {

void LiveFlowBuffer::setCap(std::size_t cap)
{
    const std::scoped_lock lock(m_mutex);
    m_cap = cap;
    trim();
}

void LiveFlowBuffer::add(const FlowBatchPtr& batch)
{
    if (!batch || batch->empty())
        return;
    const std::scoped_lock lock(m_mutex);
    m_batches.push_back(batch);
    m_rows += batch->size();
    m_arrived += batch->size();
    trim();
}

void LiveFlowBuffer::trim()
{
    while (!m_batches.empty() && m_rows - m_batches.front()->size() >= m_cap) {
        const std::size_t rows = m_batches.front()->size();
        m_rows -= rows;
        m_skipped += rows;
        m_batches.pop_front();
    }
}

LiveFlowBuffer::Taken LiveFlowBuffer::take()
{
    const std::scoped_lock lock(m_mutex);
    Taken taken {{m_batches.begin(), m_batches.end()}, std::exchange(m_arrived, 0),
        std::exchange(m_skipped, 0)};
    m_batches.clear();
    m_rows = 0;
    return taken;
}

std::uint64_t LiveFlowBuffer::waiting() const
{
    const std::scoped_lock lock(m_mutex);
    return m_arrived;
}

void LiveFlowBuffer::clear()
{
    const std::scoped_lock lock(m_mutex);
    m_batches.clear();
    m_rows = 0;
    m_arrived = 0;
    m_skipped = 0;
}

} // namespace nb
