// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/ipaddress.h"

#include <functional>

namespace nb {

/// Whether an address is inside, for the fields `internal` and `external`; what the segments of a
/// workspace say. Empty: private addresses are (IpAddress::isInternal()). May be called in any
/// thread, also at the same time.
using InsideTest = std::function<bool(const IpAddress&)>;

[[nodiscard]] inline bool isInside(const InsideTest& test, const IpAddress& address)
{
    return test ? test(address) : address.isInternal();
}

} // namespace nb
