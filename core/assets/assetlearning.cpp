// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assets/assetlearning.h"

#include <QString>

#include <algorithm>

namespace nb {

void MacUse::addAddress(const IpAddress& address)
{
    if (many || std::ranges::find(addresses, address) != addresses.end())
        return;
    addresses.push_back(address);
    dirty = true;
    const auto v4 = static_cast<std::size_t>(
        std::ranges::count_if(addresses, [](const IpAddress& a) { return a.isV4(); }));
    many = v4 > kMostHosts || addresses.size() - v4 > kMostV6;
}

void MacUse::merge(const MacUse& other)
{
    for (const IpAddress& address : other.addresses)
        addAddress(address);
    dirty = dirty || (other.external && !external) || (other.many && !many);
    external = external || other.external;
    many = many || other.many;
}

MacOwner MacUse::owner() const
{
    if (many)
        return MacOwner::Router;
    if (!external)
        return MacOwner::Asset;
    const auto v4 = std::ranges::count_if(addresses, [](const IpAddress& a) { return a.isV4(); });
    return v4 <= 1 ? MacOwner::AssetRouter : MacOwner::Router;
}

void AssetLearning::clear()
{
    assets.clear();
    macs.clear();
    leftOut = 0;
}

Asset* AssetLearning::at(const IpAddress& address, const AssetLimits& limits)
{
    const auto found = assets.find(address);
    if (found != assets.end())
        return &found->second;
    if (assets.size() >= limits.assets) {
        ++leftOut;
        return nullptr;
    }
    Asset& made = assets[address];
    made.address = address;
    return &made;
}

bool addName(Asset& asset, const AssetName& name, const AssetLimits& limits)
{
    for (AssetName& known : asset.names)
        if (known.name == name.name) {
            known.seen.add(name.seen);
            known.flows += name.flows;
            known.imported = known.imported || name.imported;
            return false;
        }
    if (asset.names.size() >= limits.names) {
        ++asset.leftOut;
        return false;
    }
    asset.names.push_back(name);
    return true;
}

bool addMac(Asset& asset, const AssetMac& mac, const AssetLimits& limits)
{
    for (AssetMac& known : asset.macs)
        if (known.mac == mac.mac) {
            known.seen.add(mac.seen);
            known.flows += mac.flows;
            known.imported = known.imported || mac.imported;
            return false;
        }
    if (asset.macs.size() >= limits.macs) {
        ++asset.leftOut;
        return false;
    }
    asset.macs.push_back(mac);
    return true;
}

bool addSystem(Asset& asset, const AssetSystem& system, const AssetLimits& limits)
{
    for (AssetSystem& known : asset.systems)
        if (known.system == system.system) {
            known.seen.add(system.seen);
            known.mac = system.mac.isKnown() ? system.mac : known.mac;
            return false;
        }
    if (asset.systems.size() >= limits.systems) {
        ++asset.leftOut;
        return false;
    }
    asset.systems.push_back(system);
    return true;
}

AssetService* findService(std::vector<AssetService>& services, Protocol protocol, Port port)
{
    for (AssetService& known : services)
        if (known.port == port && known.protocol == protocol)
            return &known;
    return nullptr;
}

bool addService(Asset& asset, std::vector<AssetService>& services, const AssetService& service,
    const AssetLimits& limits)
{
    if (AssetService* const known = findService(services, service.protocol, service.port)) {
        known->seen.add(service.seen);
        known->flows += service.flows;
        known->bytes += service.bytes;
        known->peers.merge(service.peers);
        known->imported = known->imported || service.imported;
        if (!service.label.empty())
            known->label = service.label;
        return false;
    }
    if (services.size() >= limits.services) {
        asset.leftOut += std::max<std::uint64_t>(1, service.flows);
        return false;
    }
    services.push_back(service);
    return true;
}

std::string plainText(std::string_view text, std::size_t bytes)
{
    const bool plain = text.size() <= bytes && std::ranges::all_of(text, [](char c) {
        return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7f;
    });
    if (plain)
        return std::string(text);
    QString made
        = QString::fromUtf8(text.data(), static_cast<qsizetype>(std::min(text.size(), bytes * 4)));
    for (QChar& c : made)
        if (c.category() == QChar::Other_Control || c.unicode() == 0x2028 || c.unicode() == 0x2029)
            c = u' ';
    while (made.toUtf8().size() > static_cast<qsizetype>(bytes))
        made.chop(made.size() > 1 && made.back().isLowSurrogate() ? 2 : 1);
    return made.toStdString();
}

} // namespace nb
