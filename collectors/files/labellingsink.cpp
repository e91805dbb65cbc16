// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/files/labellingsink.h"

namespace nb {

class LabellingSink::Observed : public FlowSink
{
public:
    Observed(const FlowObservers& observers, FlowSink& session)
        : m_observers(observers)
        , m_session(session)
    {
    }
    Result<void> add(FlowBatch&& batch) override
    {
        for (const auto& observer : m_observers)
            observer->observe(batch);
        return m_session.add(std::move(batch));
    }

private:
    const FlowObservers& m_observers;
    FlowSink& m_session;
};

LabellingSink::LabellingSink(
    const Enrichment* enrichment, const LabelOptions& options, FlowSink& session)
    : m_session(session)
    , m_names(enrichment && options.names ? enrichment->nameJournal() : nullptr)
    , m_observers(enrichment ? enrichment->observers(m_names) : FlowObservers {})
    , m_observed(std::make_unique<Observed>(m_observers, session))
    , m_stages(enrichment ? enrichment->stages(options, m_names)
                          : std::vector<std::unique_ptr<FlowStage>> {},
          *m_observed)
{
}

LabellingSink::~LabellingSink()
{
    if (!m_committed)
        for (const auto& observer : m_observers)
            observer->discard();
}

Result<void> LabellingSink::add(FlowBatch&& batch)
{
    return m_stages.add(std::move(batch));
}

Result<void> LabellingSink::announceSampling(std::string_view sampler, std::uint32_t rate)
{
    return m_session.announceSampling(sampler, rate);
}

Result<void> LabellingSink::finish()
{
    return m_stages.finish();
}

void LabellingSink::commit(ImportReport& report)
{
    m_committed = true;
    if (m_names)
        report.names = m_names->added();
    for (const auto& observer : m_observers)
        if (auto kept = observer->commit(); !kept)
            report.notices.push_back({kept.error(), 0});
}

} // namespace nb
