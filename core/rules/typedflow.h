// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/flow/flowbatch.h"
#include "core/flow/flowfield.h"

#include <string_view>

namespace nb {

/// A flow of which nothing is known: what is not set is absent, its counters are unknown.
[[nodiscard]] Flow unknownFlow();

/// Puts one value into a flow as a person types it: what the filter language takes after `=`, so
/// ports by name and counts such as `10k`; texts are taken as they are. `duration` moves the end.
/// Usage, for fields that are worked out from others too.
[[nodiscard]] Result<void> setFlowValue(Flow& flow, FlowField field, std::string_view value);

/// Puts `field=value` words into a flow, quoted where a value has blanks. Usage.
[[nodiscard]] Result<void> setFlowValues(Flow& flow, std::string_view words);

} // namespace nb
