// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/ipaddress.h"

#include <string>
#include <string_view>
#include <vector>

namespace nb::sample {

/// A machine of the office, or a site outside it.
struct Host
{
    IpAddress address {};
    std::string name {};
    std::string_view segment {};
    std::uint16_t vlan = 0;
};

/// The invented office: private addresses inside, documentation ranges (RFC 5737, RFC 3849) and
/// `.example` names outside.
struct OfficeNetwork
{
    std::vector<Host> workstations; ///< 40
    std::vector<Host> printers; ///< 3
    std::vector<Host> tills; ///< 4
    std::vector<Host> guests; ///< 14, half of them also speak IPv6
    std::vector<Host> sites; ///< web sites, the first ones more popular
    std::vector<Host> visitors; ///< strangers who visit the public web server
    Host directory1, directory2, fileServer, printServer, intranet, backup, database, jump;
    Host monitor, firewall, switch1, accessPoint, webServer, paymentGateway;
    Host mail, updates, acquirer, timeServer, resolver, meeting;
};

[[nodiscard]] OfficeNetwork makeOfficeNetwork();

} // namespace nb::sample
