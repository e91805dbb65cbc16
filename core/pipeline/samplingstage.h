// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/flowstage.h"

namespace nb {

/// Gives rows whose exporter announced no sampling rate the one that is configured for it, the last
/// in the order of rule A22. Counters stay raw: queries scale them. Rows do not wait.
class SamplingStage : public FlowStage
{
public:
    /// By exporter address, as text.
    explicit SamplingStage(std::map<std::string, std::uint32_t> rates);

    [[nodiscard]] std::string_view name() const override { return "sampling"; }
    Result<void> process(FlowBatch&& batch, FlowSink& next) override;
    Result<void> advance(std::int64_t now, FlowSink& next) override;
    Result<void> finish(FlowSink& next) override;
    [[nodiscard]] std::map<std::string, std::uint64_t> counts() const override;

private:
    std::map<std::string, std::uint32_t> m_rates;
    std::uint64_t m_configured = 0;
    std::uint64_t m_without = 0;
};

} // namespace nb
