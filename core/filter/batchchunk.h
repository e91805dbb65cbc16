// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"
#include "core/flow/flowbatch.h"
#include "core/storage/chunkcolumns.h"
#include "core/storage/dictionaries.h"

#include <array>
#include <bitset>
#include <deque>
#include <memory>
#include <vector>

namespace nb {

/// The fields that conditions of a filter look at; either-side ones and comparisons as their sides.
using FieldSet = std::bitset<kFlowFieldCount>;
void addFields(FieldSet& fields, const FilterPtr& filter);

/// A batch seen as a chunk, so that a FlowPredicate tells which of its rows match. Its texts are
/// the dictionaries: ids need no translation. All columns of the batch are filled, and it does not
/// change meanwhile. One thread.
class BatchChunk final : public ChunkView
{
public:
    /// `fields` says which dictionaries are needed; others are empty.
    BatchChunk(const FlowBatch& batch, const FieldSet& fields);

    [[nodiscard]] std::shared_ptr<const Dictionaries> dictionaries() const
    {
        return m_dictionaries;
    }
    [[nodiscard]] std::size_t rows() const override { return m_batch.size(); }
    [[nodiscard]] ColumnZone zone(Column) const override { return {}; }
    [[nodiscard]] ColumnValues values(Column column) override;

private:
    void addTexts(Dictionaries& dictionaries, const FieldSet& fields);
    void addHosts(Dictionaries& dictionaries, bool translated);
    void addSamplers(Dictionaries& dictionaries);
    static std::vector<std::uint32_t> macIds(
        Dictionaries& dictionaries, const std::vector<MacAddress>& macs);
    ColumnValues numbers(Column column);
    ColumnValues exported(Column column);
    /// Values that the batch holds in another form.
    template <typename F> ColumnValues made(Column column, F&& value)
    {
        std::vector<std::uint64_t>& values = m_made[columnIndex(column)];
        if (!values.empty())
            return std::span<const std::uint64_t>(values);
        values.resize(m_batch.size());
        for (std::size_t row = 0; row < values.size(); ++row)
            values[row] = value(row);
        return std::span<const std::uint64_t>(values);
    }
    ColumnValues counter(Column column, const std::vector<std::uint64_t>& counts);

    const FlowBatch& m_batch;
    std::shared_ptr<const Dictionaries> m_dictionaries;
    std::vector<std::uint32_t> m_srcHost;
    std::vector<std::uint32_t> m_dstHost;
    std::vector<std::uint32_t> m_natSrcHost;
    std::vector<std::uint32_t> m_natDstHost;
    std::vector<std::uint32_t> m_sampler;
    std::vector<std::uint32_t> m_srcMac;
    std::vector<std::uint32_t> m_dstMac;
    std::vector<std::uint8_t> m_state;
    std::array<std::vector<std::uint64_t>, kColumnCount> m_made;
};

} // namespace nb
