// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/enrichment/enrichment.h"
#include "core/ingest/importreport.h"
#include "core/pipeline/flowpipeline.h"

namespace nb {

/// The last part of an import's way: labels flows, lets the observers see them, hands them to the
/// session. What the observers learnt is dropped with the object unless commit() was called. One
/// thread.
class LabellingSink : public FlowSink
{
public:
    /// `session` outlives the object; no enrichment, no labels.
    LabellingSink(const Enrichment* enrichment, const LabelOptions& options, FlowSink& session);
    ~LabellingSink() override;
    LabellingSink(const LabellingSink&) = delete;
    LabellingSink& operator=(const LabellingSink&) = delete;

    Result<void> add(FlowBatch&& batch) override;
    Result<void> announceSampling(std::string_view sampler, std::uint32_t rate) override;
    /// Hands on what stages hold.
    Result<void> finish();
    /// The session is committed. What an observer could not keep becomes a notice of `report`.
    void commit(ImportReport& report);
    /// Takes names that the input tells; null when names are not wanted.
    [[nodiscard]] NameSink* names() const { return m_names.get(); }

private:
    class Observed;

    FlowSink& m_session;
    std::shared_ptr<NameJournal> m_names;
    FlowObservers m_observers;
    std::unique_ptr<Observed> m_observed;
    FlowPipeline m_stages;
    bool m_committed = false;
};

} // namespace nb
