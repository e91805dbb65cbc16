// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/flowpipeline.h"

#include "core/pipeline/deduplicatestage.h"
#include "core/pipeline/denatstage.h"
#include "core/pipeline/orientstage.h"
#include "core/pipeline/pairstage.h"
#include "core/pipeline/samplingstage.h"

namespace nb {

/// Feeds a stage's output to the stage after it.
class FlowPipeline::Link : public FlowSink
{
public:
    Link(FlowStage& stage, FlowSink& next)
        : m_stage(stage)
        , m_next(next)
    {
    }
    Result<void> add(FlowBatch&& batch) override
    {
        return m_stage.process(std::move(batch), m_next);
    }
    [[nodiscard]] FlowStage& stage() const { return m_stage; }
    [[nodiscard]] FlowSink& next() const { return m_next; }

private:
    FlowStage& m_stage;
    FlowSink& m_next;
};

FlowPipeline::FlowPipeline(const PipelineOptions& options, FlowSink& sink)
    : m_sink(sink)
{
    // the two stages whose rows wait have seven sixteenths each, the translations the rest
    const std::size_t part = options.memoryLimit / 16;
    m_stages.push_back(std::make_unique<SamplingStage>(options.samplingOfExporter));
    if (options.deNat)
        m_stages.push_back(std::make_unique<DeNatStage>(options.natLifetime, part * 2));
    const WindowStage::Times times(options.pairWindow, options.hold.value_or(options.pairWindow));
    if (options.deduplicate)
        m_stages.push_back(std::make_unique<DeduplicateStage>(times, part * 7));
    if (options.pair)
        m_stages.push_back(std::make_unique<PairStage>(times, part * 7, options.deduplicate));
    if (options.orient)
        m_stages.push_back(std::make_unique<OrientStage>());
    link();
}

FlowPipeline::FlowPipeline(std::vector<std::unique_ptr<FlowStage>> stages, FlowSink& sink)
    : m_sink(sink)
    , m_stages(std::move(stages))
{
    link();
}

void FlowPipeline::link()
{
    // links are made from the last stage to the first, each knowing what comes after it
    FlowSink* next = &m_sink;
    for (auto stage = m_stages.rbegin(); stage != m_stages.rend(); ++stage) {
        m_links.insert(m_links.begin(), std::make_unique<Link>(**stage, *next));
        next = m_links.front().get();
    }
}

FlowPipeline::~FlowPipeline() = default;

Result<void> FlowPipeline::add(FlowBatch&& batch)
{
    if (batch.empty())
        return {};
    batch.fillMissing();
    return m_links.empty() ? m_sink.add(std::move(batch)) : m_links.front()->add(std::move(batch));
}

Result<void> FlowPipeline::advance(std::int64_t now)
{
    for (const auto& link : m_links)
        if (auto done = link->stage().advance(now, link->next()); !done)
            return done;
    return {};
}

Result<void> FlowPipeline::finish()
{
    for (const auto& link : m_links)
        if (auto done = link->stage().finish(link->next()); !done)
            return done;
    return {};
}

std::vector<StageStatus> FlowPipeline::status() const
{
    std::vector<StageStatus> all;
    for (const auto& stage : m_stages)
        all.push_back({std::string(stage->name()), stage->counts()});
    return all;
}

} // namespace nb
