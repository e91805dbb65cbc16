// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/ipprefix.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nb {

/// What kind of place a segment is.
enum class SegmentTrust : std::uint8_t
{
    Internal,
    Dmz,
    Wireless,
    Guest,
    Internet,
    ThirdParty,
};
/// `internal`, `dmz`, `wireless`, `guest`, `internet`, `third-party`.
[[nodiscard]] std::string_view toString(SegmentTrust trust);
/// Also `third party`; any case.
[[nodiscard]] std::optional<SegmentTrust> segmentTrustFromString(std::string_view text);
[[nodiscard]] std::span<const SegmentTrust> allSegmentTrusts();

/// A named set of prefixes and VLANs.
struct Segment
{
    std::string name {}; ///< UTF-8, not empty; what flows are labelled with
    std::vector<IpPrefix> prefixes {};
    std::vector<std::uint16_t> vlans {}; ///< 802.1Q ids, 1..4094
    SegmentTrust trust = SegmentTrust::Internal;
    std::string colour {}; ///< `#rrggbb`; empty: chosen by the program
    std::string location {};
    std::string note {};
    bool proposed = false; ///< found in traffic and not confirmed by anybody yet

    bool operator==(const Segment&) const = default;
};

/// Why the segment cannot be kept (no name, a VLAN that is none, a colour that is none); nothing
/// when it can.
[[nodiscard]] std::optional<std::string> segmentProblem(const Segment& segment);

/// Names that addresses of no segment get, those of the published NetBehave first: `internal`
/// (RFC 1918), `loopback`, `link-local`, `multicast`, `limited broadcast`, `external`, then
/// `ula` (RFC 4193), `cgnat` (RFC 6598), `documentation` (RFC 5737, 3849, 9637), `unspecified`.
[[nodiscard]] std::span<const std::string_view> builtInSegmentNames();
[[nodiscard]] bool isBuiltInSegment(std::string_view name);

/// The prefixes behind those names; an address in none of them is `external`.
struct BuiltInPrefix
{
    IpPrefix prefix;
    std::size_t name; ///< index into builtInSegmentNames()
};
[[nodiscard]] std::vector<BuiltInPrefix> builtInPrefixes();

} // namespace nb
