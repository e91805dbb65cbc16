// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/ipaddress.h"

namespace nb {

/// Whether the address may belong to somebody on the Internet: global unicast that no registry of
/// IANA sets apart (private, loopback, link-local, shared, documentation, benchmarking, 6to4,
/// Teredo, multicast, reserved). RFC 6890 and IANA's special-purpose address registries.
[[nodiscard]] bool isPublicAddress(const IpAddress& address);

} // namespace nb
