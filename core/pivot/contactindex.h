// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/episode.h"
#include "core/pivot/keymap.h"

#include <optional>
#include <span>
#include <vector>

namespace nb {

/// Who had to do with whom, over all episodes: what scores and roles count. Immutable once made.
class ContactIndex
{
public:
    /// Counts the episodes, which come in order of start, and sets Episode::earlier.
    ContactIndex(std::span<Episode> episodes, const PivotServiceTable& table,
        const std::vector<bool>& isInternal);

    /// Distinct clients of a host's service.
    [[nodiscard]] std::uint32_t clients(PivotHost server, ServiceId service) const;
    /// Distinct internal hosts that contacted a host.
    [[nodiscard]] std::uint32_t internalClients(PivotHost server) const
    {
        return m_hosts[server].internalClients;
    }
    /// Start of the first and of the last episode of a pair.
    struct Contact
    {
        std::int64_t first = 0;
        std::int64_t last = 0;
        std::uint32_t number = 0; ///< from 1; 0 there is none
    };
    [[nodiscard]] std::optional<Contact> contact(PivotHost client, PivotHost server) const;
    /// Episodes that a host initiated: of remote control, or of everything else.
    [[nodiscard]] std::uint32_t initiated(PivotHost host, bool remoteControl) const
    {
        return remoteControl ? m_hosts[host].remoteControl : m_hosts[host].others;
    }
    /// Distinct hosts that it controlled remotely, and flows to them.
    [[nodiscard]] std::uint32_t controlledHosts(PivotHost host) const
    {
        return m_hosts[host].controlled;
    }
    [[nodiscard]] std::uint64_t controlFlows(PivotHost host) const
    {
        return m_hosts[host].controlFlows;
    }
    /// Hosts that take part in an episode.
    [[nodiscard]] std::uint32_t hosts() const { return m_hostCount; }

private:
    struct Host
    {
        std::uint64_t controlFlows = 0;
        std::uint32_t internalClients = 0;
        std::uint32_t remoteControl = 0;
        std::uint32_t others = 0;
        std::uint32_t controlled = 0;
        bool seen = false;
    };
    /// Notes the pair; its number.
    std::uint32_t countPair(const Episode& episode, const std::vector<bool>& isInternal);
    void countService(Episode& episode, std::uint32_t pair, const PivotServiceTable& table);

    std::vector<Host> m_hosts;
    KeyMap<Contact> m_pairs;
    KeyMap<std::uint32_t> m_triples; ///< episodes by pair number and service
    KeyMap<std::uint32_t> m_clients; ///< by server and service
    KeyMap<std::uint8_t> m_controlled; ///< pair numbers with remote control
    std::uint32_t m_hostCount = 0;
};

} // namespace nb
