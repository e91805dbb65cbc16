// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segments/segment.h"

#include "core/filter/textpattern.h"
#include "core/flow/csvrows.h"

#include <algorithm>
#include <array>

namespace nb {

namespace {

struct TrustName
{
    SegmentTrust trust;
    std::string_view name;
};
constexpr std::array kTrustNames = std::to_array<TrustName>({
    {SegmentTrust::Internal, "internal"},
    {SegmentTrust::Dmz, "dmz"},
    {SegmentTrust::Wireless, "wireless"},
    {SegmentTrust::Guest, "guest"},
    {SegmentTrust::Internet, "internet"},
    {SegmentTrust::ThirdParty, "third-party"},
});
constexpr std::array kTrusts {SegmentTrust::Internal, SegmentTrust::Dmz, SegmentTrust::Wireless,
    SegmentTrust::Guest, SegmentTrust::Internet, SegmentTrust::ThirdParty};

constexpr std::array<std::string_view, 10> kBuiltIn {"internal", "loopback", "link-local",
    "multicast", "limited broadcast", "external", "ula", "cgnat", "documentation", "unspecified"};

struct BuiltIn
{
    std::string_view prefix;
    std::string_view name;
};
/// RFC 1918, 1122 §3.2.1.3, 3927, 1112, 919, 6598, 5737; RFC 4291, 4193, 3849, 9637.
constexpr std::array kPrefixes = std::to_array<BuiltIn>({
    {"10.0.0.0/8", "internal"},
    {"172.16.0.0/12", "internal"},
    {"192.168.0.0/16", "internal"},
    {"127.0.0.0/8", "loopback"},
    {"169.254.0.0/16", "link-local"},
    {"224.0.0.0/4", "multicast"},
    {"255.255.255.255/32", "limited broadcast"},
    {"100.64.0.0/10", "cgnat"},
    {"192.0.2.0/24", "documentation"},
    {"198.51.100.0/24", "documentation"},
    {"203.0.113.0/24", "documentation"},
    {"0.0.0.0/32", "unspecified"},
    {"::/128", "unspecified"},
    {"::1/128", "loopback"},
    {"fe80::/10", "link-local"},
    {"ff00::/8", "multicast"},
    {"fc00::/7", "ula"},
    {"2001:db8::/32", "documentation"},
    {"3fff::/20", "documentation"},
});

bool isColour(std::string_view text)
{
    const auto isHex = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    return text.size() == 7 && text.front() == '#' && std::ranges::all_of(text.substr(1), isHex);
}

} // namespace

std::string_view toString(SegmentTrust trust)
{
    return std::ranges::find(kTrustNames, trust, &TrustName::trust)->name;
}

std::optional<SegmentTrust> segmentTrustFromString(std::string_view text)
{
    const std::string lower = toLower(text);
    if (lower == "third party")
        return SegmentTrust::ThirdParty;
    const auto found = std::ranges::find(kTrustNames, std::string_view(lower), &TrustName::name);
    return found == kTrustNames.end() ? std::nullopt : std::optional(found->trust);
}

std::span<const SegmentTrust> allSegmentTrusts()
{
    return kTrusts;
}

std::optional<std::string> segmentProblem(const Segment& segment)
{
    if (segment.name.empty())
        return "a segment needs a name";
    for (const std::uint16_t vlan : segment.vlans)
        if (vlan < 1 || vlan > 4094)
            return std::to_string(vlan) + " is no VLAN: they are 1 to 4094";
    if (!segment.colour.empty() && !isColour(segment.colour))
        return inQuotes(segment.colour) + " is no colour: write #rrggbb";
    return std::nullopt;
}

std::span<const std::string_view> builtInSegmentNames()
{
    return kBuiltIn;
}

bool isBuiltInSegment(std::string_view name)
{
    return std::ranges::find(kBuiltIn, name) != kBuiltIn.end();
}

std::vector<BuiltInPrefix> builtInPrefixes()
{
    std::vector<BuiltInPrefix> prefixes;
    for (const BuiltIn& entry : kPrefixes)
        prefixes.push_back({*IpPrefix::fromString(entry.prefix),
            static_cast<std::size_t>(std::ranges::find(kBuiltIn, entry.name) - kBuiltIn.begin())});
    return prefixes;
}

} // namespace nb
