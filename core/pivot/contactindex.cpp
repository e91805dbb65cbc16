// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/contactindex.h"

#include <algorithm>

namespace nb {

namespace {

constexpr unsigned kServiceBits = 20;

std::uint64_t serviceKey(std::uint32_t number, ServiceId service)
{
    return std::uint64_t {number} << kServiceBits | service;
}

} // namespace

ContactIndex::ContactIndex(std::span<Episode> episodes, const PivotServiceTable& table,
    const std::vector<bool>& isInternal)
    : m_hosts(isInternal.size())
{
    for (Episode& episode : episodes)
        count(episode, table, isInternal);
    m_hostCount = static_cast<std::uint32_t>(std::ranges::count(m_hosts, true, &Host::seen));
}

void ContactIndex::count(
    Episode& episode, const PivotServiceTable& table, const std::vector<bool>& isInternal)
{
    Host& client = m_hosts[episode.client];
    Host& server = m_hosts[episode.server];
    client.seen = server.seen = true;
    Contact& contact = m_pairs[pairKey(episode.client, episode.server)];
    if (contact.number == 0) {
        contact = {episode.start, episode.start, static_cast<std::uint32_t>(m_pairs.size())};
        if (isInternal[episode.client])
            ++server.internalClients;
    }
    contact.last = std::max(contact.last, episode.start);
    std::uint32_t& earlier = m_triples[serviceKey(contact.number, episode.service)];
    if (earlier == 0)
        ++m_clients[serviceKey(episode.server, episode.service)];
    episode.earlier = earlier++;
    if (table.classOf(episode.service) != PivotServiceClass::RemoteControl) {
        ++client.others;
        return;
    }
    ++client.remoteControl;
    client.controlFlows += episode.flows;
    if (std::uint8_t& known = m_controlled[contact.number]; known == 0) {
        known = 1;
        ++client.controlled;
    }
}

std::uint32_t ContactIndex::clients(PivotHost server, ServiceId service) const
{
    const auto* clients = m_clients.find(serviceKey(server, service));
    return clients == nullptr ? 0 : *clients;
}

std::optional<ContactIndex::Contact> ContactIndex::contact(PivotHost client, PivotHost server) const
{
    const auto* contact = m_pairs.find(pairKey(client, server));
    if (contact == nullptr)
        return std::nullopt;
    return *contact;
}

} // namespace nb
