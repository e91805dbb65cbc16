// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/port.h"
#include "core/net/protocol.h"

namespace nb {

/// The IANA service name (`https`) of a well-known server port, from a built-in table of ports that
/// are in real use; empty when the port names no service. Tells which end of a flow is the server.
[[nodiscard]] std::string_view serviceName(Protocol protocol, Port port);

} // namespace nb
