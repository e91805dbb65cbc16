// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/assets/assetfile.h"

#include "core/assets/assetroles.h"
#include "core/net/servicenames.h"

#include <algorithm>
#include <array>

namespace nb {

namespace {

std::vector<std::string_view> words(std::string_view text)
{
    constexpr std::string_view kBetween = " ,;\t\r\n";
    std::vector<std::string_view> found;
    while (!text.empty()) {
        const std::size_t begin = std::min(text.find_first_not_of(kBetween), text.size());
        text.remove_prefix(begin);
        const std::size_t end = std::min(text.find_first_of(kBetween), text.size());
        if (end > 0)
            found.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return found;
}

/// `tcp/22`, `22/tcp` or `22`, which is TCP.
std::optional<std::pair<Protocol, Port>> portFrom(std::string_view word)
{
    const std::size_t slash = word.find('/');
    std::string_view number = word.substr(0, slash);
    std::string_view protocol = slash == std::string_view::npos ? "tcp" : word.substr(slash + 1);
    auto port = Port::fromString(number);
    if (!port) {
        std::swap(number, protocol);
        port = Port::fromString(number);
    }
    const auto known = Protocol::fromString(protocol);
    if (!port || port->number() == 0 || !known || !known->hasPorts())
        return std::nullopt;
    return std::pair(*known, *port);
}

} // namespace

std::string notAnAddress(std::string_view text)
{
    std::string why(text);
    why += text.empty() ? "there is no address" : " is no address of a host";
    return why;
}

void AssetFile::skip(const std::string& why)
{
    ++skipped;
    if (notices.size() < kMostNotices)
        notices.push_back(plainText(why, 256));
}

std::string_view AssetRecord::text(AssetField field) const
{
    const auto found = m_texts.find(field);
    return found == m_texts.end() ? std::string_view() : std::string_view(found->second);
}

std::optional<Timestamp> assetTime(std::string_view text)
{
    const auto time = timestampFromString(text);
    // beyond these years a number was something else
    if (!time || *time < Timestamp {} || *time >= fromMicroseconds(4'102'444'800'000'000))
        return std::nullopt;
    return time;
}

void addImportedPort(
    Asset& asset, Protocol protocol, Port port, std::string_view label, const Sighting& seen)
{
    AssetService service;
    service.protocol = protocol;
    service.port = port;
    service.label = label.empty() ? std::string(serviceName(protocol, port))
                                  : plainText(label, AssetLimits {}.textBytes);
    service.seen = seen;
    service.imported = true;
    (void)addService(asset, asset.provides, service, {});
}

std::optional<std::string> AssetRecord::addTo(AssetFile& file) const
{
    const AssetLimits limits;
    const auto address = IpAddress::fromString(text(AssetField::Address));
    if (!address || address->isUnspecified() || address->isMulticast())
        return notAnAddress(text(AssetField::Address));
    Asset* const asset = file.learning.at(*address, limits);
    if (!asset)
        return std::string("there are more addresses than the inventory holds");
    asset->imported = true;
    Sighting seen;
    if (const auto first = assetTime(text(AssetField::First)))
        seen.add(*first, *first);
    if (const auto last = assetTime(text(AssetField::Last)))
        seen.add(*last, *last);
    if (seen.known())
        asset->seen.add(seen);
    if (const std::string name = plainText(text(AssetField::Name), limits.textBytes); !name.empty())
        (void)addName(*asset, {name, seen, 0, true}, limits);
    if (const auto mac = MacAddress::fromString(text(AssetField::Mac)); mac && mac->isKnown())
        (void)addMac(*asset, {*mac, MacOwner::Asset, seen, 0, true}, limits);
    for (const std::string_view word : words(text(AssetField::Provides)))
        if (const auto port = portFrom(word))
            addImportedPort(*asset, port->first, port->second, {}, seen);
    if (const std::string os = plainText(text(AssetField::System), limits.textBytes); !os.empty())
        (void)addSystem(*asset, {os, {}, seen}, limits);

    AssetEdits edits;
    edits.owner = plainText(text(AssetField::Owner), limits.textBytes);
    edits.notes = std::string(text(AssetField::Notes));
    // an export of ours also holds roles that were only guessed
    const bool stated = !m_texts.contains(AssetField::RoleReason)
        || text(AssetField::RoleReason) == toString(RoleReason {RoleReason::Kind::Stated});
    if (const auto role = assetRoleFromString(text(AssetField::Role));
        stated && role && *role != AssetRole::Unknown)
        edits.role = std::string(toString(*role));
    for (const std::string_view tag : words(text(AssetField::Tags)))
        edits.tags.emplace_back(tag);
    if (!edits.empty())
        file.edits[*address] = std::move(edits);
    ++file.records;
    return std::nullopt;
}

} // namespace nb
