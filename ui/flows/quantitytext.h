// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/flowstore.h"

#include <QString>

namespace nb {

/// Short text of a quantity with its unit for people: `41.2 kB`, `1,204 packets`.
[[nodiscard]] QString quantityText(Metric metric, std::uint64_t value, bool binaryBytes);
/// As short as an axis label must be: `41 kB`, `1.2 k`; with binary bytes `40 KiB`.
[[nodiscard]] QString shortQuantityText(Metric metric, double value, bool binaryBytes);
/// `Bytes`, `Packets`, `Flows`.
[[nodiscard]] QString metricName(Metric metric);
/// `15 min`, `2 h 30 min`, `1.5 s`.
[[nodiscard]] QString durationText(std::chrono::microseconds duration);

} // namespace nb
