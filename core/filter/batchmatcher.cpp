// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/batchmatcher.h"

#include "core/filter/batchchunk.h"
#include "core/filter/flowpredicate.h"

#include <numeric>

namespace nb {

BatchMatcher::BatchMatcher(FilterPtr filter, InsideTest inside)
    : m_filter(std::move(filter))
    , m_inside(std::move(inside))
{
}

std::vector<std::uint32_t> BatchMatcher::matches(const FlowBatch& batch) const
{
    std::vector<std::uint32_t> rows;
    if (!m_filter) {
        rows.resize(batch.size());
        std::iota(rows.begin(), rows.end(), 0U);
        return rows;
    }
    FieldSet fields;
    addFields(fields, m_filter);
    BatchChunk chunk(batch, fields);
    const FlowPredicate predicate(m_filter, {}, chunk.dictionaries(), m_inside);
    std::vector<std::uint8_t> mask(batch.size());
    predicate.evaluate(chunk, mask);
    for (std::uint32_t row = 0; row < mask.size(); ++row)
        if (mask[row] != 0)
            rows.push_back(row);
    return rows;
}

} // namespace nb
