// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/ipaddress.h"
#include "core/net/macaddress.h"

#include <cstdint>
#include <string>
#include <vector>

namespace nb {

/// What the day file knows of an address, beside the address: ids of `segments` and `owners`.
struct HostEntry
{
    IpAddress address {};
    std::uint32_t segment = 0;
    std::uint32_t owner = 0;
};

/// The dictionaries of one day file, by id; entry 0 of each is "absent". Immutable once shared.
struct Dictionaries
{
    std::vector<HostEntry> hosts {HostEntry {}};
    std::vector<std::string> names {std::string {}};
    std::vector<std::string> services {std::string {}};
    std::vector<std::string> applications {std::string {}};
    std::vector<std::string> rules {std::string {}};
    std::vector<std::string> exporters {std::string {}};
    std::vector<std::string> tunnels {std::string {}};
    std::vector<std::string> segments {std::string {}};
    std::vector<std::string> owners {std::string {}};
    std::vector<MacAddress> macs {MacAddress {}};
};

} // namespace nb
