// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/flow/flowbatch.h"
#include "core/jobs/job.h"

#include <QString>

#include <cstdint>
#include <functional>
#include <stop_token>

namespace nb {

/// Sets labels of the rows of a batch: names, segments, owners, service, application, rule. The
/// batch is complete, its counters are as they were sent, and rows keep their number and order.
/// What else it changes is not stored.
using FlowLabeller = std::function<Result<void>(FlowBatch& batch)>;

/// What a relabelling did.
struct RelabelResult
{
    std::uint64_t rows = 0; ///< looked at
    std::uint64_t changed = 0; ///< with another name, service, application or rule
    std::uint64_t hosts = 0; ///< addresses with another segment or owner
};

/// Gives all flows of a day file the labels that `labeller` sets, in one transaction: all of them
/// or, after an error, a crash or a cancel, none. The conversations are made anew. A sealed file is
/// sealed again. Snapshots taken before keep answering, but for labels that changed: those they
/// refuse. Nobody else writes to the file meanwhile. An address has one segment and one owner in a
/// day: the last row's that has one. Progress is in rows. Cancelled within 200 ms; any thread.
Result<RelabelResult> relabelDay(const QString& path, const FlowLabeller& labeller,
    const ProgressFn& progress, std::stop_token stop);

} // namespace nb
