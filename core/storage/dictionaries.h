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

/// Who announced a sampling rate, and the rate: one packet in `rate` was looked at; 0 is not
/// announced yet. Counters of a row are multiplied by it when they are queried.
struct SamplerEntry
{
    std::string text {};
    std::uint32_t rate = 1;
    bool operator==(const SamplerEntry&) const = default;
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
    std::vector<std::string> observers {std::string {}};
    std::vector<std::string> events {std::string {}};
    std::vector<std::string> interfaces {std::string {}};
    std::vector<std::string> vrfs {std::string {}};
    std::vector<std::string> marks {std::string {}};
    std::vector<SamplerEntry> samplers {SamplerEntry {}};
    std::vector<MacAddress> macs {MacAddress {}};
};

} // namespace nb
