// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/pivotservicetable.h"

#include <algorithm>
#include <array>

namespace nb {

namespace {

enum class On : std::uint8_t
{
    Tcp,
    Udp,
    Both,
};

struct Row
{
    std::uint16_t port;
    On on;
    std::string_view name; ///< empty: the class's prefix with the port
    PivotServiceClass serviceClass;
    bool interactive = false;
};

constexpr auto kA = PivotServiceClass::RemoteControl;
constexpr auto kI = PivotServiceClass::Infrastructure;
constexpr auto kW = PivotServiceClass::Web;
constexpr auto kD = PivotServiceClass::Application;

// clang-format off
constexpr Row kRows[] = {
    {22, On::Tcp, "ssh", kA, true}, {2222, On::Tcp, "ssh", kA, true},
    {23, On::Tcp, "telnet", kA, true}, {3389, On::Both, "rdp", kA, true},
    {5985, On::Tcp, "winrm", kA}, {5986, On::Tcp, "winrm", kA},
    {445, On::Tcp, "smb", kA}, {139, On::Tcp, "smb", kA}, {135, On::Tcp, "rpc", kA},
    {5900, On::Tcp, "vnc", kA, true}, {5901, On::Tcp, "vnc", kA, true},
    {512, On::Tcp, "rexec", kA, true}, {513, On::Tcp, "rlogin", kA, true},
    {514, On::Tcp, "rsh", kA, true}, {5938, On::Tcp, "teamviewer", kA, true},
    {53, On::Both, "dns", kI}, {67, On::Both, "dhcp", kI}, {68, On::Both, "dhcp", kI},
    {88, On::Both, "kerberos", kI}, {123, On::Both, "ntp", kI}, {137, On::Both, "netbios", kI},
    {138, On::Both, "netbios", kI}, {161, On::Both, "snmp", kI}, {162, On::Both, "snmp", kI},
    {389, On::Both, "ldap", kI}, {464, On::Both, "kpasswd", kI}, {514, On::Udp, "syslog", kI},
    {636, On::Both, "ldap", kI}, {853, On::Both, "dns", kI}, {1900, On::Both, "ssdp", kI},
    {3268, On::Both, "ldap", kI}, {3269, On::Both, "ldap", kI}, {5353, On::Both, "mdns", kI},
    {5355, On::Both, "llmnr", kI},
    {80, On::Both, "", kW}, {443, On::Both, "", kW}, {8080, On::Both, "", kW},
    {8443, On::Both, "", kW}, {8000, On::Both, "", kW}, {8888, On::Both, "", kW},
    {25, On::Both, "", kD}, {110, On::Both, "", kD}, {143, On::Both, "", kD},
    {465, On::Both, "", kD}, {587, On::Both, "", kD}, {993, On::Both, "", kD},
    {1433, On::Both, "", kD}, {1521, On::Both, "", kD},
    {2049, On::Both, "", kD}, {3128, On::Both, "", kD}, {3306, On::Both, "", kD},
    {5432, On::Both, "", kD}, {5672, On::Both, "", kD}, {6379, On::Both, "", kD},
    {9000, On::Both, "", kD}, {9092, On::Both, "", kD}, {9200, On::Both, "", kD},
    {11211, On::Both, "", kD}, {27017, On::Both, "", kD},
};
// clang-format on

std::string nameOf(const Row& row)
{
    if (!row.name.empty())
        return std::string(row.name);
    return (row.serviceClass == kW ? "web" : "app") + std::to_string(row.port);
}

} // namespace

std::string_view toString(PivotServiceClass serviceClass)
{
    static constexpr std::array<std::string_view, 5> kLetters {"A", "O", "W", "D", "I"};
    return kLetters[static_cast<std::size_t>(serviceClass)];
}

std::optional<PivotServiceClass> pivotServiceClassFromString(std::string_view text)
{
    for (const auto serviceClass : {kA, PivotServiceClass::Other, kW, kD, kI})
        if (text == toString(serviceClass))
            return serviceClass;
    return std::nullopt;
}

PivotServiceTable::PivotServiceTable()
{
    for (const Row& row : kRows)
        m_entries.push_back({row.port, row.on != On::Udp, row.on != On::Tcp, nameOf(row),
            row.serviceClass, row.interactive});
    rebuild();
}

PivotServiceTable::PivotServiceTable(std::vector<PivotServiceEntry> entries)
    : m_entries(std::move(entries))
{
    rebuild();
}

void PivotServiceTable::remove(std::uint16_t port, bool tcp, bool udp)
{
    for (PivotServiceEntry& entry : m_entries) {
        if (entry.port != port)
            continue;
        entry.tcp = entry.tcp && !tcp;
        entry.udp = entry.udp && !udp;
    }
    std::erase_if(
        m_entries, [](const PivotServiceEntry& entry) { return !entry.tcp && !entry.udp; });
    rebuild();
}

void PivotServiceTable::set(const PivotServiceEntry& entry)
{
    remove(entry.port, entry.tcp, entry.udp);
    m_entries.push_back(entry);
    rebuild();
}

void PivotServiceTable::rebuild()
{
    m_named.clear();
    // services of our own keep their numbers, whatever rows there are
    for (const Row& row : kRows)
        if (find(nameOf(row)) == kNone)
            m_named.push_back({nameOf(row), row.serviceClass, row.interactive});
    m_services.resize(2 * kPorts);
    for (std::uint32_t i = 0; i < m_services.size(); ++i)
        m_services[i] = kBarePort + i;
    std::vector<bool> described(m_named.size());
    for (const PivotServiceEntry& entry : m_entries) {
        ServiceId id = find(entry.name);
        if (id == kNone) {
            id = static_cast<ServiceId>(m_named.size());
            m_named.push_back({entry.name, entry.serviceClass, entry.interactive});
            described.push_back(true);
        } else if (!described[id]) {
            m_named[id] = {entry.name, entry.serviceClass, entry.interactive};
            described[id] = true;
        }
        if (entry.tcp)
            m_services[entry.port] = id;
        if (entry.udp)
            m_services[kPorts + entry.port] = id;
    }
    m_smb = find("smb");
    m_rpc = find("rpc");
}

ServiceId PivotServiceTable::find(std::string_view name) const
{
    const auto it = std::ranges::find(m_named, name, &Named::name);
    return it == m_named.end() ? kNone : static_cast<ServiceId>(it - m_named.begin());
}

std::string PivotServiceTable::name(ServiceId id) const
{
    if (id < m_named.size())
        return m_named[id].name;
    if (id < kBarePort || id >= kBarePort + 2 * kPorts)
        return "none";
    const std::uint32_t port = id - kBarePort;
    return port < kPorts ? "tcp" + std::to_string(port) : "udp" + std::to_string(port - kPorts);
}

} // namespace nb
