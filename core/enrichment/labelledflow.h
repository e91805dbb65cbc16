// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/flow/flowbatch.h"

namespace nb {

class Enrichment;

/// The flow with the labels that come before rules (segments, service, owners) as it would be
/// stored now. Labels that it has already stay.
[[nodiscard]] Result<Flow> labelledFlow(const Enrichment& enrichment, const Flow& flow);

} // namespace nb
