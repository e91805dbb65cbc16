// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/ipaddress.h"
#include "core/net/port.h"
#include "core/net/protocol.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace nb {

/// Who said what a port is called; a later one wins.
enum class ServiceOrigin : std::uint8_t
{
    BuiltIn, ///< the table of core/net/servicenames.h
    Imported, ///< a services.csv
    User,
};
/// `built-in`, `imported`, `user`.
[[nodiscard]] std::string_view toString(ServiceOrigin origin);

/// What a server port is called, everywhere or at one server.
struct ServiceEntry
{
    Protocol protocol {};
    Port port {};
    std::optional<IpAddress> address {}; ///< of the server; absent: everywhere
    std::string name {}; ///< empty: the port has no name, whatever a weaker origin says
    std::string description {};
    ServiceOrigin origin = ServiceOrigin::User;

    bool operator==(const ServiceEntry&) const = default;
};

/// The names of server ports. Immutable once made; any thread.
class ServiceTable
{
public:
    /// The built-in names only.
    ServiceTable();
    /// Those and `entries`, of which the stronger origin wins, and of the same origin the later.
    explicit ServiceTable(const std::vector<ServiceEntry>& entries);

    /// Index of a text in names(); 0 is "no name".
    using NameId = std::uint32_t;
    [[nodiscard]] NameId find(Protocol protocol, Port port, const IpAddress& server) const;
    /// The same from the built-in names alone.
    [[nodiscard]] NameId findBuiltIn(Protocol protocol, Port port) const;
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }
    [[nodiscard]] std::string_view name(
        Protocol protocol, Port port, const IpAddress& server = {}) const
    {
        return m_names[find(protocol, port, server)];
    }
    /// What holds, by protocol, port and address.
    [[nodiscard]] std::vector<ServiceEntry> entries() const;

private:
    struct ServerPort
    {
        IpAddress server;
        std::uint32_t protocolPort; ///< protocol << 16 | port
        bool operator==(const ServerPort&) const = default;
    };
    struct ServerPortHash
    {
        std::size_t operator()(const ServerPort& key) const noexcept;
    };
    struct Named
    {
        ServiceEntry entry;
        NameId name = 0;
    };
    [[nodiscard]] NameId intern(const std::string& name);
    void addBuiltIn();
    void add(const ServiceEntry& entry);

    std::vector<std::string> m_names;
    std::unordered_map<std::string, NameId> m_ids;
    std::array<std::vector<NameId>, 2> m_builtIn; ///< TCP, UDP; by port
    std::array<std::vector<NameId>, 2> m_ports; ///< the same with overrides
    std::unordered_map<std::uint32_t, Named> m_named; ///< by protocol << 16 | port
    std::unordered_map<ServerPort, Named, ServerPortHash> m_servers;
};

} // namespace nb
