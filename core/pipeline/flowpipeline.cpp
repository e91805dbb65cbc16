// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/flowpipeline.h"

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

FlowPipeline::FlowPipeline(const PipelineOptions&, FlowSink& sink)
    : m_sink(sink)
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
