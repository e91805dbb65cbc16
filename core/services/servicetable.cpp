// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/servicetable.h"

#include "core/net/servicenames.h"

#include <algorithm>
#include <tuple>

namespace nb {

namespace {

constexpr std::size_t kPorts = 65'536;

std::uint32_t keyOf(Protocol protocol, Port port)
{
    return (std::uint32_t {protocol.number()} << 16) | port.number();
}

/// 0 TCP, 1 UDP, nothing for the rest, which have no table of their own.
std::optional<std::size_t> tableOf(Protocol protocol)
{
    if (protocol == kTcp)
        return 0;
    if (protocol == kUdp)
        return 1;
    return std::nullopt;
}

} // namespace

std::string_view toString(ServiceOrigin origin)
{
    switch (origin) {
    case ServiceOrigin::BuiltIn:
        return "built-in";
    case ServiceOrigin::Imported:
        return "imported";
    case ServiceOrigin::User:
        break;
    }
    return "user";
}

std::size_t ServiceTable::ServerPortHash::operator()(const ServerPort& key) const noexcept
{
    constexpr std::uint64_t kOdd = 0x9e37'79b9'7f4a'7c15;
    return hashOf(key.server) ^ (key.protocolPort * kOdd);
}

ServiceTable::ServiceTable()
    : ServiceTable(std::vector<ServiceEntry> {})
{
}

ServiceTable::ServiceTable(const std::vector<ServiceEntry>& entries)
    : m_names(1)
{
    addBuiltIn();
    m_builtIn = m_ports;
    std::vector<const ServiceEntry*> order;
    order.reserve(entries.size());
    for (const ServiceEntry& entry : entries)
        order.push_back(&entry);
    std::ranges::stable_sort(order, {}, &ServiceEntry::origin);
    for (const ServiceEntry* entry : order)
        add(*entry);
}

ServiceTable::NameId ServiceTable::intern(const std::string& name)
{
    if (name.empty())
        return 0;
    const auto [at, isNew] = m_ids.try_emplace(name, static_cast<NameId>(m_names.size()));
    if (isNew)
        m_names.push_back(name);
    return at->second;
}

void ServiceTable::addBuiltIn()
{
    for (auto& ports : m_ports)
        ports.assign(kPorts, 0);
    for (const NamedPort& named : namedPorts())
        for (const Protocol protocol : {kTcp, kUdp})
            if (!serviceName(protocol, named.port).empty())
                add({protocol, named.port, {}, std::string(named.name), {},
                    ServiceOrigin::BuiltIn});
}

void ServiceTable::add(const ServiceEntry& entry)
{
    const NameId name = intern(entry.name);
    const std::uint32_t key = keyOf(entry.protocol, entry.port);
    if (entry.address) {
        m_servers.insert_or_assign(ServerPort {*entry.address, key}, Named {entry, name});
        return;
    }
    m_named.insert_or_assign(key, Named {entry, name});
    if (const auto table = tableOf(entry.protocol))
        m_ports[*table][entry.port.number()] = name;
}

ServiceTable::NameId ServiceTable::find(Protocol protocol, Port port, const IpAddress& server) const
{
    if (!m_servers.empty())
        if (const auto at = m_servers.find({server, keyOf(protocol, port)}); at != m_servers.end())
            return at->second.name;
    if (const auto table = tableOf(protocol))
        return m_ports[*table][port.number()];
    const auto at = m_named.find(keyOf(protocol, port));
    return at == m_named.end() ? 0 : at->second.name;
}

ServiceTable::NameId ServiceTable::findBuiltIn(Protocol protocol, Port port) const
{
    const auto table = tableOf(protocol);
    return table ? m_builtIn[*table][port.number()] : 0;
}

std::vector<ServiceEntry> ServiceTable::entries() const
{
    std::vector<ServiceEntry> all;
    all.reserve(m_named.size() + m_servers.size());
    for (const auto& [key, named] : m_named)
        all.push_back(named.entry);
    for (const auto& [key, named] : m_servers)
        all.push_back(named.entry);
    std::ranges::sort(all, {}, [](const ServiceEntry& entry) {
        return std::tuple(entry.protocol, entry.port, entry.address.has_value(),
            entry.address.value_or(IpAddress()));
    });
    return all;
}

} // namespace nb
