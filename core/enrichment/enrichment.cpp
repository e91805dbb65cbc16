// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrichment/enrichment.h"

namespace nb {

struct Enrichment::Private
{
    Workspace& workspace;
};

Enrichment::Enrichment(std::unique_ptr<Private> d)
    : m_d(std::move(d))
{
}

Enrichment::~Enrichment() = default;

Result<std::shared_ptr<Enrichment>> Enrichment::open(Workspace& workspace)
{
    auto d = std::make_unique<Private>(Private {workspace});
    return std::shared_ptr<Enrichment>(new Enrichment(std::move(d)));
}

std::vector<std::unique_ptr<FlowStage>> Enrichment::stages(const LabelOptions& options) const
{
    std::vector<std::unique_ptr<FlowStage>> stages;
    (void)options;
    return stages;
}

FlowObservers Enrichment::observers() const
{
    return {};
}

} // namespace nb
