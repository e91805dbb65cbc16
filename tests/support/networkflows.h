// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flowbatch.h"

#include <cstdint>
#include <vector>

namespace nb::test {

/// Plausible flows of a small network on 2026-03-02 (UTC): some with names, segments, VLANs,
/// unknown packet counters, IPv6, merged hits. The same seed gives the same flows.
[[nodiscard]] std::vector<Flow> networkFlows(std::size_t count, std::uint32_t seed);

/// The same as exporters would tell them: sampled, translated, received later than they ended.
[[nodiscard]] std::vector<Flow> exporterFlows(std::size_t count, std::uint32_t seed);

[[nodiscard]] FlowBatch toBatch(const std::vector<Flow>& flows);
[[nodiscard]] std::vector<Flow> toFlows(const FlowBatch& batch);

} // namespace nb::test
