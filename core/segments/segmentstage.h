// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/published.h"
#include "core/pipeline/flowstage.h"
#include "core/segments/segmenttable.h"

#include <memory>

namespace nb {

/// Labels both ends of every row with their segment. A segment of the user wins over what the
/// source said; a built-in name is only put where the source said nothing. Takes the newest table
/// with each batch and holds nothing back. Counts `labelled` rows, those with an end in a segment
/// of the user.
class SegmentStage : public FlowStage
{
public:
    /// `table` outlives the stage.
    explicit SegmentStage(const Published<SegmentTable>& table);

    [[nodiscard]] std::string_view name() const override { return "segments"; }
    Result<void> process(FlowBatch&& batch, FlowSink& next) override;
    Result<void> advance(std::int64_t now, FlowSink& next) override;
    Result<void> finish(FlowSink& next) override;
    [[nodiscard]] std::map<std::string, std::uint64_t> counts() const override;

private:
    const Published<SegmentTable>& m_table;
    std::uint64_t m_labelled = 0;
};

/// Fills the segments of a batch; the number of rows with an end in a segment of the user. Any
/// thread.
std::uint64_t labelSegments(FlowBatch& batch, const SegmentTable& table);

} // namespace nb
