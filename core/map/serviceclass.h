// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/port.h"
#include "core/net/protocol.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace nb {

/// What a service is for: edges of a map are bundled and coloured by it.
enum class ServiceClass : std::uint8_t
{
    Web,
    Remote, ///< logs into or controls the other host
    Data, ///< files, mail and databases
    Infrastructure, ///< names, time, addresses, directory
    Other,
};
inline constexpr std::size_t kServiceClassCount = 5;
/// `web`, `remote control`, `data`, `infrastructure`, `other`.
[[nodiscard]] std::string_view toString(ServiceClass service);
[[nodiscard]] ServiceClass serviceClass(Protocol protocol, Port port);

/// The service as the flow was labelled, else the name of the port, else `tcp/8443`; what has no
/// ports is its protocol.
[[nodiscard]] std::string serviceLabel(std::string_view label, Protocol protocol, Port port);

} // namespace nb
