// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/flowstore.h"

namespace nb {

/// At most 20 values of a field that hold `part`, most used first; of an either-side field those
/// of both sides, a value of both counted for both. Reads the store: call it in a worker.
[[nodiscard]] std::vector<FrequentValue> frequentValuesOf(
    const FlowStore& store, FlowField field, const std::string& part, const std::stop_token& stop);

} // namespace nb
