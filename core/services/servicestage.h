// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/published.h"
#include "core/pipeline/flowstage.h"
#include "core/services/servicetable.h"

#include <memory>
#include <vector>

namespace nb {

/// Names the service of each flow by its server's port (dst). What a source named itself stays,
/// unless it is just the built-in name of the port and the table knows another. Takes a changed
/// table with the next batch.
class ServiceStage : public FlowStage
{
public:
    explicit ServiceStage(std::shared_ptr<const Published<ServiceTable>> table);

    [[nodiscard]] std::string_view name() const override { return "services"; }
    Result<void> process(FlowBatch&& batch, FlowSink& next) override;
    Result<void> advance(std::int64_t now, FlowSink& next) override;
    Result<void> finish(FlowSink& next) override;
    [[nodiscard]] std::map<std::string, std::uint64_t> counts() const override;

private:
    std::shared_ptr<const Published<ServiceTable>> m_table;
    std::vector<TextId> m_texts; ///< of the batch at hand, by NameId; kUnset: not looked up
    std::uint64_t m_named = 0;
    std::uint64_t m_told = 0;
};

} // namespace nb
