// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assets/assetobserver.h"

#include "core/net/servicenames.h"

namespace nb {

namespace {

using Entry = ConversationLog::Entry;

/// Group addresses (IEEE 802 I/G bit) and all zeros are nobody's card.
bool isCard(const MacAddress& mac)
{
    return mac.isKnown() && (mac.value() >> 40U & 1U) == 0;
}

bool isOnlyLocal(const IpAddress& address)
{
    return address.isUnspecified() || address.isMulticast()
        || (address.isV4() && (address.v4() >> 24 == 127 || address.v4() == 0xffff'ffffU));
}

Sighting sighting(const Entry& entry)
{
    return {fromMicroseconds(entry.first), fromMicroseconds(entry.last)};
}

} // namespace

AssetLearner::AssetLearner(InternalTest internal, const AssetLimits& limits)
    : m_internal(internal ? std::move(internal) : InternalTest(isPrivateAddress))
    , m_limits(limits)
{
}

void AssetLearner::add(const FlowBatch& batch)
{
    m_log.add(batch, [this](const Entry& entry) { learn(entry); });
}

AssetLearning AssetLearner::take()
{
    m_log.drain([this](const Entry& entry) { learn(entry); });
    return std::exchange(m_learning, {});
}

void AssetLearner::discard()
{
    m_log.forget();
    m_learning.clear();
}

bool AssetLearner::isOurs(const IpAddress& address)
{
    return !isOnlyLocal(address) && m_internal(address);
}

void AssetLearner::learn(const Entry& entry)
{
    const bool server = isOurs(entry.server);
    if (isOurs(entry.client))
        learnClient(entry, server);
    else if (!isOnlyLocal(entry.client))
        learnCard(nullptr, entry.clientMac, entry);
    if (entry.answer == Answer::None)
        return;
    if (server)
        learnServer(entry);
    else if (!isOnlyLocal(entry.server))
        learnCard(nullptr, entry.serverMac, entry);
}

void AssetLearner::learnClient(const Entry& entry, bool serverIsOurs)
{
    Asset* const asset = m_learning.at(entry.client, m_limits);
    if (!asset)
        return;
    asset->seen.add(sighting(entry));
    asset->flows += entry.flows;
    assignText(asset->segment, entry.clientSegment);
    learnName(*asset, entry.clientName, entry);
    learnCard(asset, entry.clientMac, entry);
    const std::uint64_t server = hashOf(entry.server);
    if (entry.answer == Answer::Service)
        learnService(*asset, asset->uses, entry, server);
    if (entry.answer == Answer::Service || entry.answer == Answer::Given) {
        asset->servers.add(server);
    } else if (!entry.server.isMulticast()) {
        asset->unanswered += entry.flows;
        asset->targets.add(server);
        // ports of our own hosts: a client that tries ports of one far host is no scanner of ours
        if (serverIsOurs)
            asset->targetPorts.add(std::uint64_t {entry.port} * 0x9e37'79b9'7f4a'7c15ULL >> 20U);
    }
}

void AssetLearner::learnServer(const Entry& entry)
{
    Asset* const asset = m_learning.at(entry.server, m_limits);
    if (!asset)
        return;
    asset->seen.add(sighting(entry));
    asset->flows += entry.flows;
    assignText(asset->segment, entry.serverSegment);
    learnName(*asset, entry.serverName, entry);
    learnCard(asset, entry.serverMac, entry);
    if (entry.answer == Answer::Refused)
        return;
    const std::uint64_t client = hashOf(entry.client);
    asset->clients.add(client);
    if (entry.answer == Answer::Service)
        learnService(*asset, asset->provides, entry, client);
}

void AssetLearner::learnCard(Asset* asset, const MacAddress& mac, const Entry& entry)
{
    if (!isCard(mac))
        return;
    if (m_learning.macs.size() >= m_limits.assets && !m_learning.macs.contains(mac))
        return;
    MacUse& use = m_learning.macs[mac];
    if (!asset) {
        use.external = true;
        return;
    }
    use.addAddress(asset->address);
    (void)addMac(*asset, {mac, MacOwner::Asset, sighting(entry), entry.flows, false}, m_limits);
}

void AssetLearner::learnName(Asset& asset, TextId name, const Entry& entry)
{
    if (name == 0)
        return;
    (void)addName(asset,
        {plainText(m_log.texts().text(name), m_limits.textBytes), sighting(entry), entry.flows,
            false},
        m_limits);
}

void AssetLearner::learnService(
    Asset& asset, std::vector<AssetService>& services, const Entry& entry, std::uint64_t peer)
{
    const Protocol protocol(entry.protocol);
    const Port port(entry.port);
    AssetService made;
    AssetService* const known = findService(services, protocol, port);
    AssetService& service = known != nullptr ? *known : made;
    if (known == nullptr) {
        made.protocol = protocol;
        made.port = port;
        made.label = serviceName(protocol, port);
    }
    assignText(service.label, entry.service);
    service.seen.add(sighting(entry));
    service.flows += entry.flows;
    service.bytes += entry.bytes;
    service.peers.add(peer);
    if (known == nullptr)
        (void)addService(asset, services, made, m_limits);
}

void AssetLearner::assignText(std::string& text, TextId id) const
{
    if (id == 0)
        return;
    // mostly it is the same: no text is made for that
    if (const std::string_view now = m_log.texts().text(id); text != now)
        text = plainText(now, m_limits.textBytes);
}

AssetObserver::AssetObserver(AssetInventory& inventory, InternalTest internal, AssetChangeSink sink)
    : m_inventory(inventory)
    , m_sink(std::move(sink))
    , m_learner(std::move(internal), inventory.limits())
{
}

Result<void> AssetObserver::commit()
{
    std::vector<AssetChange> changes = m_inventory.learn(m_learner.take());
    m_changes.insert(m_changes.end(), std::make_move_iterator(changes.begin()),
        std::make_move_iterator(changes.end()));
    if (m_sink && !m_changes.empty())
        if (auto told = m_sink(m_changes); !told)
            return told;
    m_changes.clear();
    return m_inventory.write(false);
}

} // namespace nb
