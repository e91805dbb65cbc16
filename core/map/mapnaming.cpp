// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/mapnaming.h"

#include "core/net/ipprefix.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace nb {

namespace {

/// Labels of addresses that are in no segment.
constexpr std::array<std::string_view, 11> kNoSegments {"internal", "loopback", "link-local",
    "multicast", "limited broadcast", "external", "ula", "cgnat", "documentation", "unspecified",
    "internet"};

std::string network(const IpAddress& address, int v4Length, int v6Length)
{
    const auto prefix = IpPrefix::make(address, address.isV4() ? v4Length : v6Length);
    return prefix ? prefix->toString() : address.toString();
}

bool isForMany(const IpAddress& address)
{
    return address.isMulticast() || address == IpAddress::fromV4(0xffffffff);
}

std::string trustOf(std::string_view segment, const SegmentTrusts& trusts)
{
    const auto found = trusts.find(segment);
    return found == trusts.end() ? std::string {} : found->second;
}

} // namespace

MapGroup countryGroup(std::string_view code)
{
    const QString letters = QString::fromUtf8(code.data(), static_cast<qsizetype>(code.size()));
    const QLocale::Territory territory = QLocale::codeToTerritory(letters);
    std::string label(code);
    if (territory != QLocale::AnyTerritory)
        label = QLocale::territoryToString(territory).toStdString() + " (" + label + ")";
    return {"country:" + std::string(code), std::move(label), "internet", true};
}

MapGroup groupOf(const IpAddress& address, std::string_view segment, std::string_view owner,
    const SegmentTrusts& trusts)
{
    if (isForMany(address))
        return {"multicast", "multicast", {}, false};
    const bool named
        = !segment.empty() && std::ranges::find(kNoSegments, segment) == kNoSegments.end();
    const std::string trust = trustOf(segment, trusts);
    if (named && trust != "internet")
        return {"segment:" + std::string(segment), std::string(segment), trust, false};
    if (address.isInternal()) {
        const std::string prefix = network(address, 24, 64);
        return {"network:" + prefix, prefix, {}, false};
    }
    if (!owner.empty())
        return {"owner:" + std::string(owner), std::string(owner), "internet", true};
    const std::string prefix = network(address, 16, 32);
    return {"outside:" + prefix, prefix, "internet", true};
}

} // namespace nb
