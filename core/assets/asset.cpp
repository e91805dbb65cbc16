// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assets/asset.h"

namespace nb {

bool isPrivateAddress(const IpAddress& address)
{
    if (address.isV4()) {
        const std::uint32_t v4 = address.v4();
        return v4 >> 24 == 10 || v4 >> 20 == 0xac1 || v4 >> 16 == 0xc0a8 || v4 >> 16 == 0xa9fe;
    }
    const IpAddress::Bytes& b = address.bytes();
    return (b[0] & 0xfeU) == 0xfc || (b[0] == 0xfe && (b[1] & 0xc0U) == 0x80);
}

std::string_view Asset::displayName() const
{
    if (!edits.name.empty())
        return edits.name;
    const AssetName* best = nullptr;
    for (const AssetName& name : names) {
        const auto rank = [](const AssetName& n) {
            return std::tuple(n.flows, n.seen.last, std::string_view(n.name));
        };
        if (!best || rank(name) > rank(*best))
            best = &name;
    }
    return best ? std::string_view(best->name) : std::string_view();
}

MacAddress Asset::mac() const
{
    const AssetMac* best = nullptr;
    for (const AssetMac& mac : macs)
        if (mac.owner != MacOwner::Router && (!best || mac.seen.last > best->seen.last))
            best = &mac;
    return best ? best->mac : MacAddress();
}

} // namespace nb
