// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/flowstage.h"
#include "core/pipeline/pipelineoptions.h"

#include <memory>
#include <vector>

namespace nb {

/// The stages of one input in their order (design: sampling scale, de-NAT, de-duplicate, pair,
/// orient), as one sink. Live collection and file import run the same one. One thread.
class FlowPipeline : public FlowSink
{
public:
    /// The stages that `options` asks for, ending in `sink`, which outlives the pipeline.
    FlowPipeline(const PipelineOptions& options, FlowSink& sink);
    /// These stages in this order; with none, what is added goes to `sink` as it is.
    FlowPipeline(std::vector<std::unique_ptr<FlowStage>> stages, FlowSink& sink);
    ~FlowPipeline() override;
    FlowPipeline(const FlowPipeline&) = delete;
    FlowPipeline& operator=(const FlowPipeline&) = delete;

    Result<void> add(FlowBatch&& batch) override;
    /// See FlowStage::advance().
    Result<void> advance(std::int64_t now);
    Result<void> finish();
    /// Counts of every stage that runs, in order.
    [[nodiscard]] std::vector<StageStatus> status() const;

private:
    class Link;
    void link();

    FlowSink& m_sink;
    std::vector<std::unique_ptr<FlowStage>> m_stages;
    std::vector<std::unique_ptr<Link>> m_links; ///< what stage i hands to
};

} // namespace nb
