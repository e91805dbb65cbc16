// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flowbatch.h"

#include <cstdint>
#include <vector>

namespace nb::sample {

/// The flows of one working day (2026-03-02, 06:00 to 20:00 UTC) in an invented office, by start
/// time: people who come, work, eat and leave; servers, printing, payments, guests, backup; a guest
/// device that scans the servers in vain; administrators at work, and one chain through two hops
/// into the payment segment. The same seed gives the same flows on every system.
[[nodiscard]] std::vector<Flow> makeOfficeDay(std::uint64_t seed);

} // namespace nb::sample
