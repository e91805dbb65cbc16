// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/collectorstatus.h"
#include "ui/collectors/countstree.h"
#include "ui/flows/flowformat.h"

namespace nb {

/// Everything an exporter's counters say, in words: what came, what was lost, what was dropped and
/// why, its templates and its clock.
[[nodiscard]] std::vector<CountsTree::Group> exporterDetails(
    const ExporterStatus& exporter, Timestamp now, const FlowFormat& format);

/// What the collector as a whole did: totals, drops by reason, each stage of the pipeline,
/// forwarding, addresses that were turned away.
[[nodiscard]] std::vector<CountsTree::Group> pipelineDetails(
    const CollectorStatus& status, const FlowFormat& format);

} // namespace nb
