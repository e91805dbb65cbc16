// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/services.h"

#include "core/net/protocol.h"
#include "core/net/servicenames.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace nb::scope {

namespace {

constexpr std::uint8_t kEither = 0;

struct PortRow
{
    std::uint8_t protocol; ///< kEither: TCP and UDP
    std::uint16_t first;
    std::uint16_t last;
    std::string_view name;
    std::string_view ask = {};
};

constexpr std::array kInsecure {PortRow {kTcpNumber, 23, 23, "Telnet"},
    PortRow {kTcpNumber, 20, 21, "FTP"}, PortRow {kUdpNumber, 69, 69, "TFTP"},
    PortRow {kTcpNumber, 512, 514, "rexec, rlogin or rsh"}, PortRow {kTcpNumber, 110, 110, "POP3"},
    PortRow {kTcpNumber, 143, 143, "IMAP"}, PortRow {kTcpNumber, 80, 80, "HTTP"},
    PortRow {kEither, 389, 389, "LDAP", "StartTLS"},
    PortRow {kEither, 161, 162, "SNMP", "version 3 with authPriv"},
    PortRow {kEither, 137, 139, "NetBIOS"}, PortRow {kTcpNumber, 79, 79, "finger"},
    PortRow {kTcpNumber, 6000, 6063, "X11"}, PortRow {kTcpNumber, 5900, 5909, "VNC"},
    PortRow {kUdpNumber, 514, 514, "syslog"}, PortRow {kTcpNumber, 873, 873, "rsync"},
    PortRow {kEither, 111, 111, "portmapper"}, PortRow {kEither, 2049, 2049, "NFS"},
    PortRow {kEither, 11211, 11211, "memcached"}, PortRow {kTcpNumber, 6379, 6379, "Redis"},
    PortRow {kTcpNumber, 1883, 1883, "MQTT"}};

constexpr std::array kAskFeatures {
    PortRow {kTcpNumber, 445, 445, "SMB", "version 3, signing and encryption"},
    PortRow {kEither, 3389, 3389, "RDP", "TLS with network level authentication"},
    PortRow {kTcpNumber, 25, 25, "SMTP", "STARTTLS"},
    PortRow {kTcpNumber, 587, 587, "SMTP submission", "STARTTLS"},
    PortRow {kTcpNumber, 1433, 1433, "SQL Server", "TLS"},
    PortRow {kTcpNumber, 1521, 1521, "Oracle", "TLS"},
    PortRow {kTcpNumber, 3306, 3306, "MySQL", "TLS"},
    PortRow {kTcpNumber, 5432, 5432, "PostgreSQL", "TLS"},
    PortRow {kTcpNumber, 27017, 27017, "MongoDB", "TLS"},
    PortRow {kEither, 53, 53, "DNS", "a resolver that is restricted and filtered"},
    PortRow {kUdpNumber, 123, 123, "NTP", "authentication or a restricted server"},
    PortRow {kTcpNumber, 8080, 8080, "HTTP (alternative)", "TLS"},
    PortRow {kTcpNumber, 8000, 8000, "HTTP (alternative)", "TLS"},
    PortRow {kTcpNumber, 5985, 5985, "WinRM", "message encryption"},
    PortRow {kTcpNumber, 9092, 9092, "Kafka", "TLS"},
    PortRow {kTcpNumber, 9200, 9200, "Elasticsearch", "TLS"}};

constexpr std::array kAdmin {PortRow {kTcpNumber, 22, 23, ""}, PortRow {kEither, 3389, 3389, ""},
    PortRow {kTcpNumber, 5985, 5986, ""}, PortRow {kTcpNumber, 5900, 5909, ""},
    PortRow {kTcpNumber, 135, 135, ""}, PortRow {kUdpNumber, 623, 623, ""},
    PortRow {kTcpNumber, 830, 830, ""}, PortRow {kTcpNumber, 2375, 2376, ""},
    PortRow {kTcpNumber, 6443, 6443, ""}, PortRow {kTcpNumber, 8006, 8006, ""},
    PortRow {kTcpNumber, 8291, 8291, ""}, PortRow {kTcpNumber, 902, 902, ""},
    PortRow {kTcpNumber, 10000, 10000, ""}};
constexpr std::array kPossibleAdmin {PortRow {kTcpNumber, 445, 445, ""},
    PortRow {kTcpNumber, 3306, 3306, ""}, PortRow {kTcpNumber, 5432, 5432, ""},
    PortRow {kTcpNumber, 1433, 1433, ""}, PortRow {kTcpNumber, 1521, 1521, ""},
    PortRow {kTcpNumber, 27017, 27017, ""}};

constexpr std::array kSecurityServices {PortRow {kEither, 53, 53, "name service"},
    PortRow {kUdpNumber, 123, 123, "time server"}, PortRow {kEither, 88, 88, "directory"},
    PortRow {kEither, 389, 389, "directory"}, PortRow {kTcpNumber, 636, 636, "directory"},
    PortRow {kEither, 464, 464, "directory"}, PortRow {kTcpNumber, 3268, 3269, "directory"},
    PortRow {kTcpNumber, 49, 49, "authentication server"},
    PortRow {kUdpNumber, 1812, 1813, "authentication server"},
    PortRow {kUdpNumber, 1645, 1646, "authentication server"},
    PortRow {kUdpNumber, 514, 514, "log store"}, PortRow {kTcpNumber, 6514, 6514, "log store"},
    PortRow {kTcpNumber, 601, 601, "log store"}, PortRow {kTcpNumber, 1514, 1515, "log store"},
    PortRow {kTcpNumber, 5044, 5044, "log store"}, PortRow {kTcpNumber, 9997, 9997, "log store"},
    PortRow {kUdpNumber, 162, 162, "monitoring"}, PortRow {kTcpNumber, 8530, 8531, "patch server"},
    PortRow {kTcpNumber, 4022, 4022, "patch server"},
    PortRow {kTcpNumber, 8834, 8834, "vulnerability scanner"},
    PortRow {kTcpNumber, 10051, 10051, "monitoring"},
    PortRow {kTcpNumber, 8014, 8014, "malware protection"},
    PortRow {kUdpNumber, 2055, 2055, "flow collector"},
    PortRow {kUdpNumber, 4739, 4739, "flow collector"},
    PortRow {kUdpNumber, 6343, 6343, "flow collector"},
    PortRow {kUdpNumber, 9995, 9995, "flow collector"},
    PortRow {kUdpNumber, 500, 500, "VPN gateway"}, PortRow {kUdpNumber, 4500, 4500, "VPN gateway"},
    PortRow {kEither, 1194, 1194, "VPN gateway"},
    PortRow {kUdpNumber, 51820, 51820, "VPN gateway"}};

constexpr std::array kOneWay {PortRow {kUdpNumber, 514, 514, ""},
    PortRow {kUdpNumber, 162, 162, ""}, PortRow {kUdpNumber, 2055, 2055, ""},
    PortRow {kUdpNumber, 4739, 4739, ""}, PortRow {kUdpNumber, 6343, 6343, ""},
    PortRow {kUdpNumber, 8125, 8125, ""}};
constexpr std::array kLinkLocal {PortRow {kUdpNumber, 5355, 5355, ""},
    PortRow {kUdpNumber, 5353, 5353, ""}, PortRow {kUdpNumber, 1900, 1900, ""},
    PortRow {kUdpNumber, 137, 138, ""}, PortRow {kUdpNumber, 67, 68, ""}};

/// The row that covers the whole service, for ranges: any part of it.
template <typename Rows> const PortRow* find(const Rows& rows, const Service& service)
{
    const auto at = std::ranges::find_if(rows, [&](const PortRow& row) {
        const bool protocol = row.protocol == service.protocol
            || (row.protocol == kEither
                && (service.protocol == kTcpNumber || service.protocol == kUdpNumber));
        return protocol && row.first <= service.first && service.last <= row.last;
    });
    return at == rows.end() ? nullptr : &*at;
}

std::optional<std::uint16_t> numberOf(std::string_view text, unsigned most)
{
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc {} || end != text.data() + text.size() || value > most)
        return std::nullopt;
    return static_cast<std::uint16_t>(value);
}

} // namespace

std::string toString(const Service& service)
{
    const Protocol protocol(service.protocol);
    std::string text = protocol.toString();
    if (protocol.isIcmp())
        return text + '/' + std::to_string(service.first >> 8) + ':'
            + std::to_string(service.first & 0xFF);
    if (!protocol.hasPorts())
        return text;
    text += '/' + std::to_string(service.first);
    return service.isRange() ? text + '-' + std::to_string(service.last) : text;
}

std::optional<Service> serviceFromString(std::string_view text)
{
    const std::size_t slash = text.find('/');
    const auto protocol = Protocol::fromString(text.substr(0, slash));
    if (!protocol)
        return std::nullopt;
    const bool numbered = protocol->hasPorts() || protocol->isIcmp();
    if (numbered != (slash != std::string_view::npos))
        return std::nullopt;
    if (!numbered)
        return Service {protocol->number(), 0, 0};
    const std::string_view ports = text.substr(slash + 1);
    const std::size_t split = ports.find(protocol->isIcmp() ? ':' : '-');
    const unsigned most = protocol->isIcmp() ? 255 : 65'535;
    const auto first = numberOf(ports.substr(0, split), most);
    const auto last
        = split == std::string_view::npos ? first : numberOf(ports.substr(split + 1), most);
    if (!first || !last || (protocol->isIcmp() && split == std::string_view::npos))
        return std::nullopt;
    if (protocol->isIcmp()) {
        const auto number = static_cast<std::uint16_t>(*first * 256 + *last);
        return Service {protocol->number(), number, number};
    }
    if (*last < *first)
        return std::nullopt;
    return Service {protocol->number(), *first, *last};
}

std::string serviceLabel(const Service& service)
{
    const Protocol protocol(service.protocol);
    if (protocol.isIcmp())
        return service.first == 8 * 256 || service.first == 128 * 256 ? "ping" : "";
    if (service.isRange())
        return service.first >= 49'152 ? "dynamic ports" : "";
    return std::string(serviceName(protocol, Port(service.first)));
}

SafetyInfo safetyOf(const Service& service)
{
    if (const PortRow* const row = find(kInsecure, service))
        return {Safety::Insecure, row->name, row->ask};
    if (const PortRow* const row = find(kAskFeatures, service))
        return {Safety::AskFeatures, row->name, row->ask};
    return {};
}

Admin adminOf(const Service& service)
{
    if (find(kAdmin, service) != nullptr)
        return Admin::Yes;
    return find(kPossibleAdmin, service) != nullptr ? Admin::Possible : Admin::No;
}

std::string_view securityServiceOf(const Service& service)
{
    const PortRow* const row = find(kSecurityServices, service);
    return row == nullptr ? std::string_view {} : row->name;
}

bool isOneWayService(const Service& service)
{
    return find(kOneWay, service) != nullptr;
}

bool isLinkLocalService(const Service& service)
{
    return find(kLinkLocal, service) != nullptr;
}

} // namespace nb::scope
