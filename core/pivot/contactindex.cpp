// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/contactindex.h"

#include <algorithm>
#include <array>

namespace nb {

namespace {

constexpr unsigned kServiceBits = 20;
constexpr std::size_t kPairsAtOnce = 32;

std::uint64_t serviceKey(std::uint32_t number, ServiceId service)
{
    return std::uint64_t {number} << kServiceBits | service;
}

} // namespace

ContactIndex::ContactIndex(std::span<Episode> episodes, const PivotServiceTable& table,
    const std::vector<bool>& isInternal)
    : m_hosts(isInternal.size())
{
    // some at a time: what the tables hold of them is on its way while others are looked up
    std::array<std::uint32_t, kPairsAtOnce> pairs {};
    for (std::size_t begin = 0; begin < episodes.size(); begin += kPairsAtOnce) {
        const auto some = episodes.subspan(begin, std::min(kPairsAtOnce, episodes.size() - begin));
        for (const Episode& episode : some)
            m_pairs.prefetch(pairKey(episode.client, episode.server));
        for (std::size_t i = 0; i < some.size(); ++i) {
            pairs[i] = countPair(some[i], isInternal);
            m_triples.prefetch(serviceKey(pairs[i], some[i].service));
            m_clients.prefetch(serviceKey(some[i].server, some[i].service));
        }
        for (std::size_t i = 0; i < some.size(); ++i)
            countService(some[i], pairs[i], table);
    }
    m_hostCount = static_cast<std::uint32_t>(std::ranges::count(m_hosts, true, &Host::seen));
}

std::uint32_t ContactIndex::countPair(const Episode& episode, const std::vector<bool>& isInternal)
{
    Host& server = m_hosts[episode.server];
    m_hosts[episode.client].seen = server.seen = true;
    Contact& contact = m_pairs[pairKey(episode.client, episode.server)];
    if (contact.number == 0) {
        contact = {episode.start, episode.start, static_cast<std::uint32_t>(m_pairs.size())};
        if (isInternal[episode.client])
            ++server.internalClients;
    }
    contact.last = std::max(contact.last, episode.start);
    return contact.number;
}

void ContactIndex::countService(
    Episode& episode, std::uint32_t pair, const PivotServiceTable& table)
{
    Host& client = m_hosts[episode.client];
    std::uint32_t& earlier = m_triples[serviceKey(pair, episode.service)];
    if (earlier == 0)
        ++m_clients[serviceKey(episode.server, episode.service)];
    episode.earlier = earlier++;
    if (table.classOf(episode.service) != PivotServiceClass::RemoteControl) {
        ++client.others;
        return;
    }
    ++client.remoteControl;
    client.controlFlows += episode.flows;
    if (std::uint8_t& known = m_controlled[pair]; known == 0) {
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
