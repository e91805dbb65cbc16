// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/macaddress.h"

#include <string_view>

namespace nb {

/// Who made the network card, from the registries MA-L, MA-M and MA-S of the IEEE as they were when
/// the program was built; the longest prefix wins. Empty when unknown, and for addresses that are
/// not given out by the IEEE (locally administered: virtual machines, phones that hide).
[[nodiscard]] std::string_view vendorOf(const MacAddress& mac);
/// Prefixes known; 0 when the program was built without the registries.
[[nodiscard]] std::size_t vendorCount();

} // namespace nb
