// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrichment/labelledflow.h"

#include "core/enrichment/enrichment.h"

#include <string>

namespace nb {

Result<Flow> labelledFlow(const Enrichment& enrichment, const Flow& flow)
{
    FlowBatch batch;
    batch.append(flow);
    LabelOptions labels;
    labels.names = false;
    labels.rules = false;
    const auto labeller = enrichment.relabeller(labels);
    if (!labeller)
        return labeller.error();
    if (auto labelled = (*labeller)(batch); !labelled)
        return labelled.error();
    Flow result = batch.flow(0);
    for (std::string Flow::*const text : {&Flow::srcSegment, &Flow::dstSegment, &Flow::srcOwner,
             &Flow::dstOwner, &Flow::service, &Flow::application})
        if (!(flow.*text).empty())
            result.*text = flow.*text;
    return result;
}

} // namespace nb
