// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/netflow/exporterstate.h"
#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace nb {

/// Templates, samplers and names of UDP exporters in a binary form of our own: magic, version,
/// records in network order, and a check sum of all of it in the end.
[[nodiscard]] std::string saveDecoderState(const ExporterTable& exporters);

/// Puts back what saveDecoderState() wrote, but for templates older than `lifetime` (µs) at `now`.
/// Everything is checked before anything is taken: Invalid, NewerVersion, and nothing is changed.
/// Counts beyond `limits` are refused too.
Result<void> restoreDecoderState(ExporterTable& exporters, std::string_view state, std::int64_t now,
    const DecoderLimits& limits);

} // namespace nb
