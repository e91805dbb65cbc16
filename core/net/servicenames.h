// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/port.h"
#include "core/net/protocol.h"

#include <optional>
#include <string_view>
#include <vector>

namespace nb {

/// The IANA service name (`https`) of a well-known server port, from a built-in table of ports that
/// are in real use; empty when the port names no service. Tells which end of a flow is the server.
[[nodiscard]] std::string_view serviceName(Protocol protocol, Port port);

/// The port of a service name of the same table, ignoring case.
[[nodiscard]] std::optional<Port> portOfService(std::string_view name);

struct NamedPort
{
    Port port;
    std::string_view name;
};
/// The same table, in order of the ports.
[[nodiscard]] std::vector<NamedPort> namedPorts();

} // namespace nb
