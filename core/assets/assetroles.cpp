// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assets/assetroles.h"

#include <algorithm>
#include <array>
#include <span>

namespace nb {

namespace {

enum Transport : std::uint8_t
{
    T = 1,
    U = 2,
    TU = 3,
};

struct RolePort
{
    std::uint16_t port;
    Transport transport;
};

/// A role of whoever answers at least `least` of these ports.
struct ServerRule
{
    AssetRole role;
    std::size_t least;
    std::span<const RolePort> ports;
};

constexpr RolePort kDomain[] {{88, TU}, {389, TU}, {464, TU}, {3268, T}, {636, T}};
constexpr RolePort kDhcp[] {{67, U}, {547, U}};
constexpr RolePort kDns[] {{53, TU}, {853, TU}};
constexpr RolePort kTime[] {{123, U}};
constexpr RolePort kMail[] {{25, T}, {110, T}, {143, T}, {465, T}, {587, T}, {993, T}, {995, T}};
constexpr RolePort kDatabase[] {{1433, T}, {1521, T}, {3306, T}, {5432, T}, {27017, T}, {6379, T},
    {50000, T}, {9042, T}, {1434, U}};
constexpr RolePort kHypervisor[] {{902, T}, {8006, T}, {2179, T}, {16509, T}, {16514, T}};
constexpr RolePort kBackup[] {
    {13720, T}, {13724, T}, {1556, T}, {9101, T}, {9103, T}, {10080, TU}, {6106, T}, {2500, T}};
constexpr RolePort kPrint[] {{515, T}, {631, T}};
constexpr RolePort kRawPrint[] {{9100, T}};
constexpr RolePort kFile[] {{445, T}, {139, T}, {2049, TU}, {548, T}, {873, T}, {3260, T}};
constexpr RolePort kLogs[] {{514, TU}, {6514, T}, {162, U}, {2055, U}, {4739, TU}, {6343, U},
    {9995, U}, {5044, T}, {9997, T}, {1514, TU}};
constexpr RolePort kVpn[] {{500, U}, {4500, U}, {1194, TU}, {51820, U}};
constexpr RolePort kProxy[] {{3128, T}, {1080, T}};
constexpr RolePort kWeb[] {{80, T}, {443, TU}, {8080, T}, {8443, T}, {8000, T}, {8888, T}};

/// In this order: what tells more comes first.
constexpr ServerRule kServerRules[] {{AssetRole::DomainController, 2, kDomain},
    {AssetRole::DhcpServer, 1, kDhcp}, {AssetRole::Hypervisor, 1, kHypervisor},
    {AssetRole::BackupServer, 1, kBackup}, {AssetRole::MailServer, 1, kMail},
    {AssetRole::DatabaseServer, 1, kDatabase}, {AssetRole::PrintServer, 1, kPrint},
    {AssetRole::DnsServer, 1, kDns}, {AssetRole::VpnGateway, 1, kVpn},
    {AssetRole::ProxyServer, 1, kProxy}, {AssetRole::LogServer, 1, kLogs},
    {AssetRole::FileServer, 1, kFile}, {AssetRole::TimeServer, 1, kTime},
    {AssetRole::WebServer, 1, kWeb}};

constexpr RolePort kAdmin[] {{22, T}, {23, T}, {3389, TU}, {5985, T}, {5986, T}, {5900, T},
    {135, T}, {445, T}, {830, T}, {623, U}};
/// Ports that people, not machines, work through.
constexpr RolePort kSessions[] {{22, T}, {23, T}, {3389, TU}, {5900, T}, {5985, T}, {5986, T}};
constexpr RolePort kMonitored[] {{161, U}, {10050, T}, {5666, T}, {9100, T}, {12489, T}, {6556, T}};

constexpr std::uint64_t kManyHosts = 16; ///< asked by whoever monitors or administers
constexpr std::uint64_t kSweep = 64; ///< addresses or ports that did not answer
constexpr std::uint64_t kJumpHosts = 3; ///< administered by a jump host at least

bool oneOf(const AssetService& service, std::span<const RolePort> ports)
{
    unsigned transport = 0;
    if (service.protocol == kTcp)
        transport = T;
    else if (service.protocol == kUdp)
        transport = U;
    return std::ranges::any_of(ports, [&](const RolePort& p) {
        return p.port == service.port.number() && (p.transport & transport) != 0;
    });
}

struct Found
{
    std::vector<std::string> ports {};
    std::size_t numbers = 0; ///< of different port numbers
    std::uint64_t hosts = 0; ///< peers of the busiest
};

Found find(const std::vector<AssetService>& services, std::span<const RolePort> ports)
{
    Found found;
    std::vector<std::uint16_t> numbers;
    for (const AssetService& service : services) {
        if (!oneOf(service, ports))
            continue;
        found.ports.push_back(portText(service.protocol, service.port));
        found.hosts = std::max(found.hosts, service.peers.count());
        if (std::ranges::find(numbers, service.port.number()) == numbers.end())
            numbers.push_back(service.port.number());
    }
    std::ranges::sort(found.ports);
    found.numbers = numbers.size();
    return found;
}

void guessByServices(const Asset& asset, std::vector<RoleGuess>& guesses)
{
    for (const ServerRule& rule : kServerRules) {
        Found found = find(asset.provides, rule.ports);
        if (found.numbers >= rule.least)
            guesses.push_back({rule.role, {RoleReason::Kind::Answers, std::move(found.ports), 0}});
    }
    // 9100 is a printer's raw port and the usual one of a metrics agent on a server
    Found raw = find(asset.provides, kRawPrint);
    const bool shell = find(asset.provides, kSessions).numbers > 0;
    const bool known = std::ranges::any_of(
        guesses, [](const RoleGuess& g) { return g.role == AssetRole::PrintServer; });
    if (raw.numbers > 0 && !shell && !known)
        guesses.push_back(
            {AssetRole::PrintServer, {RoleReason::Kind::Answers, std::move(raw.ports), 0}});
}

void guessByFan(const Asset& asset, std::vector<RoleGuess>& guesses)
{
    const std::uint64_t swept = std::max(asset.targets.count(), asset.targetPorts.count());
    if (swept >= kSweep && asset.unanswered * 2 >= asset.flows)
        guesses.push_back({AssetRole::Scanner, {RoleReason::Kind::Sweeps, {}, swept}});
    Found monitored = find(asset.uses, kMonitored);
    if (monitored.hosts >= kManyHosts)
        guesses.push_back({AssetRole::Monitoring,
            {RoleReason::Kind::Asks, std::move(monitored.ports), monitored.hosts}});
    Found administers = find(asset.uses, kSessions);
    Found administered = find(asset.provides, kSessions);
    if (administered.numbers > 0 && administers.hosts >= kJumpHosts)
        guesses.push_back({AssetRole::JumpHost,
            {RoleReason::Kind::AdministersOn, std::move(administered.ports), administers.hosts}});
    Found managed = find(asset.uses, kAdmin);
    if (managed.hosts >= kManyHosts)
        guesses.push_back({AssetRole::Management,
            {RoleReason::Kind::Asks, std::move(managed.ports), managed.hosts}});
}

bool isRouter(const Asset& asset)
{
    return std::ranges::any_of(
        asset.macs, [](const AssetMac& mac) { return mac.owner == MacOwner::AssetRouter; });
}

struct RoleName
{
    AssetRole role;
    std::string_view name;
};
constexpr RoleName kNames[] {{AssetRole::Unknown, "unknown"}, {AssetRole::Router, "router"},
    {AssetRole::DomainController, "domain-controller"}, {AssetRole::DhcpServer, "dhcp-server"},
    {AssetRole::DnsServer, "dns-server"}, {AssetRole::TimeServer, "time-server"},
    {AssetRole::MailServer, "mail-server"}, {AssetRole::DatabaseServer, "database-server"},
    {AssetRole::FileServer, "file-server"}, {AssetRole::PrintServer, "printer"},
    {AssetRole::Hypervisor, "hypervisor"}, {AssetRole::BackupServer, "backup-server"},
    {AssetRole::LogServer, "log-server"}, {AssetRole::VpnGateway, "vpn-gateway"},
    {AssetRole::ProxyServer, "proxy-server"}, {AssetRole::WebServer, "web-server"},
    {AssetRole::JumpHost, "jump-host"}, {AssetRole::Scanner, "scanner"},
    {AssetRole::Monitoring, "monitoring"}, {AssetRole::Management, "management"},
    {AssetRole::Server, "server"}, {AssetRole::Client, "client"}};

} // namespace

std::string_view toString(AssetRole role)
{
    return kNames[static_cast<std::size_t>(role)].name;
}

std::optional<AssetRole> assetRoleFromString(std::string_view text)
{
    for (const RoleName& one : kNames)
        if (one.name == text)
            return one.role;
    return std::nullopt;
}

std::vector<std::string_view> assetRoleNames()
{
    std::vector<std::string_view> names;
    for (const RoleName& one : kNames)
        names.push_back(one.name);
    return names;
}

std::string portText(Protocol protocol, Port port)
{
    return protocol.toString() + '/' + port.toString();
}

std::vector<RoleGuess> rolesOf(const Asset& asset)
{
    std::vector<RoleGuess> guesses;
    if (const auto stated = assetRoleFromString(asset.edits.role))
        guesses.push_back({*stated, {RoleReason::Kind::Stated, {}, 0}});
    if (isRouter(asset))
        guesses.push_back({AssetRole::Router, {RoleReason::Kind::Forwards, {}, 0}});
    std::vector<RoleGuess> served;
    guessByServices(asset, served);
    // a domain controller talks to everybody, which is no role of its own
    if (served.empty() || served.front().role != AssetRole::DomainController)
        guessByFan(asset, guesses);
    guesses.insert(guesses.end(), served.begin(), served.end());
    if (!guesses.empty())
        return guesses;
    if (!asset.provides.empty()) {
        std::vector<std::string> ports;
        for (const AssetService& service : asset.provides)
            if (ports.size() < 4)
                ports.push_back(portText(service.protocol, service.port));
        guesses.push_back({AssetRole::Server, {RoleReason::Kind::Answers, std::move(ports), 0}});
    } else if (!asset.uses.empty()) {
        guesses.push_back(
            {AssetRole::Client, {RoleReason::Kind::OnlyAsks, {}, asset.servers.count()}});
    } else {
        guesses.push_back({});
    }
    return guesses;
}

std::string_view toString(RoleConfidence confidence)
{
    constexpr std::array<std::string_view, 5> kWords {"none", "low", "medium", "high", "stated"};
    return kWords[static_cast<std::size_t>(confidence)];
}

RoleConfidence confidenceOf(const RoleGuess& guess)
{
    const RoleReason& reason = guess.reason;
    switch (reason.kind) {
    case RoleReason::Kind::None:
        return RoleConfidence::None;
    case RoleReason::Kind::Stated:
        return RoleConfidence::Stated;
    case RoleReason::Kind::Answers:
        if (guess.role == AssetRole::Server)
            return RoleConfidence::Low;
        return reason.ports.size() > 1 ? RoleConfidence::High : RoleConfidence::Medium;
    case RoleReason::Kind::Asks:
        return reason.count >= 2 * kManyHosts ? RoleConfidence::High : RoleConfidence::Medium;
    case RoleReason::Kind::Sweeps:
        return reason.count >= 2 * kSweep ? RoleConfidence::High : RoleConfidence::Medium;
    case RoleReason::Kind::Forwards:
        return RoleConfidence::High;
    case RoleReason::Kind::AdministersOn:
        return RoleConfidence::Medium;
    case RoleReason::Kind::OnlyAsks:
        return RoleConfidence::Low;
    }
    return RoleConfidence::None;
}

std::string toString(const RoleReason& reason)
{
    std::string ports;
    for (const std::string& port : reason.ports)
        ports += (ports.empty() ? "" : ", ") + port;
    const std::string count = std::to_string(reason.count);
    switch (reason.kind) {
    case RoleReason::Kind::None:
        break;
    case RoleReason::Kind::Stated:
        return "set by hand";
    case RoleReason::Kind::Answers:
        return "answers on " + ports;
    case RoleReason::Kind::Asks:
        return "asks about " + count + " hosts on " + ports;
    case RoleReason::Kind::Sweeps:
        return "about " + count + " addresses or ports did not answer it";
    case RoleReason::Kind::Forwards:
        return "its network card carries traffic of other addresses";
    case RoleReason::Kind::AdministersOn:
        return "answers on " + ports + " and administers about " + count + " hosts";
    case RoleReason::Kind::OnlyAsks:
        return "asks about " + count + " servers and answers nobody";
    }
    return {};
}

} // namespace nb
