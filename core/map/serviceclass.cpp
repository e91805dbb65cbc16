// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/serviceclass.h"

#include "core/net/servicenames.h"

#include <algorithm>
#include <array>

namespace nb {

namespace {

constexpr auto kWeb = std::to_array<std::uint16_t>({80, 443, 3128, 8000, 8080, 8443, 8888});
constexpr auto kRemote = std::to_array<std::uint16_t>(
    {22, 23, 135, 512, 513, 514, 2222, 3389, 5900, 5901, 5938, 5985, 5986});
constexpr auto kData
    = std::to_array<std::uint16_t>({20, 21, 25, 110, 139, 143, 445, 465, 515, 587, 631, 873, 993,
        995, 1433, 1521, 2049, 3306, 5432, 5672, 6379, 9000, 9092, 9100, 9200, 11211, 27017});
constexpr auto kInfrastructure = std::to_array<std::uint16_t>({53, 67, 68, 88, 123, 137, 138, 161,
    162, 389, 464, 546, 547, 636, 853, 1812, 1813, 1900, 3268, 3269, 5353, 5355});

template <std::size_t N> bool holds(const std::array<std::uint16_t, N>& ports, std::uint16_t port)
{
    return std::ranges::find(ports, port) != ports.end();
}

bool hasPorts(Protocol protocol)
{
    return protocol == kTcp || protocol == kUdp || protocol.number() == 132;
}

} // namespace

std::string_view toString(ServiceClass service)
{
    static constexpr std::array<std::string_view, kServiceClassCount> kNames {
        "web", "remote control", "data", "infrastructure", "other"};
    return kNames[static_cast<std::size_t>(service)];
}

ServiceClass serviceClass(Protocol protocol, Port port)
{
    const std::uint16_t number = port.number();
    if (!hasPorts(protocol))
        return protocol == kIcmp || protocol == kIcmpV6 ? ServiceClass::Infrastructure
                                                        : ServiceClass::Other;
    if (number == 514 && protocol == kUdp) // syslog; remote shell over TCP
        return ServiceClass::Infrastructure;
    if (holds(kWeb, number))
        return ServiceClass::Web;
    if (holds(kRemote, number))
        return ServiceClass::Remote;
    if (holds(kData, number))
        return ServiceClass::Data;
    return holds(kInfrastructure, number) ? ServiceClass::Infrastructure : ServiceClass::Other;
}

std::string serviceLabel(std::string_view label, Protocol protocol, Port port)
{
    if (!label.empty())
        return std::string(label);
    if (!hasPorts(protocol))
        return protocol.toString();
    if (const std::string_view name = serviceName(protocol, port); !name.empty())
        return std::string(name);
    return protocol.toString() + "/" + port.toString();
}

} // namespace nb
