// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map/networkmap.h"

#include <string>
#include <string_view>

namespace nb {

/// The group of a country by its two letters.
[[nodiscard]] MapGroup countryGroup(std::string_view code);

/// The group of a host by what its flows are labelled with: its segment; without one the /24 (/64)
/// of an internal address, and outside the owner or else the /16 (/32). Names of segments that only
/// say that there is none (`internal`, `external`, `internet`, …) count as none.
[[nodiscard]] MapGroup groupOf(const IpAddress& address, std::string_view segment,
    std::string_view owner, const SegmentTrusts& trusts);

} // namespace nb
