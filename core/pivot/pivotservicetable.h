// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/protocol.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nb {

/// What a service is to the pivot detector.
enum class PivotServiceClass : std::uint8_t
{
    RemoteControl, ///< A: somebody acts on the server
    Other, ///< O
    Web, ///< W
    Application, ///< D: mail, databases, caches
    Infrastructure, ///< names, time, directory: never part of a link
};
/// `A`, `O`, `W`, `D`, `I`.
[[nodiscard]] std::string_view toString(PivotServiceClass serviceClass);
[[nodiscard]] std::optional<PivotServiceClass> pivotServiceClassFromString(std::string_view text);

/// A service: one of the table, or a bare port of TCP or UDP. Fits 20 bits.
using ServiceId = std::uint32_t;

/// A row of the table. Rows of one name have one class.
struct PivotServiceEntry
{
    std::uint16_t port = 0;
    bool tcp = true;
    bool udp = false;
    std::string name {}; ///< rows of one name are one service
    PivotServiceClass serviceClass = PivotServiceClass::Other;
    bool interactive = false; ///< a person types: children start at once
    bool operator==(const PivotServiceEntry&) const = default;
};

/// Which ports belong to which service, and its class. Starts with the detector's own rows; can be
/// edited before an analysis. Value type.
class PivotServiceTable
{
public:
    PivotServiceTable();
    explicit PivotServiceTable(std::vector<PivotServiceEntry> entries);

    /// Adds a row, or replaces those of the same port and protocol.
    void set(const PivotServiceEntry& entry);
    /// Makes a port one without a name again.
    void remove(std::uint16_t port, bool tcp, bool udp);
    [[nodiscard]] const std::vector<PivotServiceEntry>& entries() const { return m_entries; }

    /// The service of a server's port; only TCP and UDP have any.
    [[nodiscard]] ServiceId service(std::uint8_t protocol, std::uint16_t port) const
    {
        return m_services[(protocol == kTcpNumber ? 0U : kPorts) + port];
    }
    /// Whether the port is in the table.
    [[nodiscard]] bool isNamed(std::uint8_t protocol, std::uint16_t port) const
    {
        return service(protocol, port) < kBarePort;
    }
    [[nodiscard]] PivotServiceClass classOf(ServiceId id) const
    {
        return id < kBarePort ? m_named[id].serviceClass : PivotServiceClass::Other;
    }
    [[nodiscard]] bool isInteractive(ServiceId id) const
    {
        return id < kBarePort && m_named[id].interactive;
    }
    /// `ssh`, `web443`, `tcp4444`.
    [[nodiscard]] std::string name(ServiceId id) const;
    /// A service of the table; kNone when it has none of that name.
    [[nodiscard]] ServiceId find(std::string_view name) const;
    [[nodiscard]] ServiceId smb() const { return m_smb; }
    [[nodiscard]] ServiceId rpc() const { return m_rpc; }

    static constexpr ServiceId kNone = ~ServiceId {0};

private:
    static constexpr std::size_t kPorts = 65'536;
    static constexpr ServiceId kBarePort = 1U << 17U; ///< from here on: bare ports

    void rebuild();

    struct Named
    {
        std::string name;
        PivotServiceClass serviceClass;
        bool interactive;
    };
    std::vector<PivotServiceEntry> m_entries;
    std::vector<Named> m_named;
    std::vector<ServiceId> m_services; ///< TCP ports, then UDP ports
    ServiceId m_smb = kNone;
    ServiceId m_rpc = kNone;
};

} // namespace nb
