// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>

namespace nb {

/// Why a packet is in no flow.
enum class SkipKind : std::uint8_t
{
    None,
    EtherType, ///< value: a type that is not IP
    Llc, ///< an IEEE 802.2 frame without IP (spanning tree and the like)
    Ppp, ///< value: PPP protocol
    Wifi, ///< 802.11 management, control or empty frame
    WifiProtected, ///< 802.11 encrypted
    WifiAggregate, ///< 802.11 A-MSDU
    LinkType, ///< value: LINKTYPE we do not know
    LinkHeader, ///< link header malformed or cut off
    VlanDepth, ///< more tags than any network has
    MplsDepth, ///< more labels than any network has
    Mpls, ///< MPLS payload that is neither IP nor Ethernet with IP
    IpHeader, ///< version, header length or total length wrong
    IpCut, ///< IP header cut off by the snap length
    TunnelDepth, ///< IP in IP in IP … beyond the bound
};

struct SkipReason
{
    SkipKind kind = SkipKind::None;
    std::uint32_t value = 0;
};

/// Counts skipped packets by reason.
class SkipCounts
{
public:
    void add(const SkipReason& reason)
    {
        ++m_counts[(std::uint64_t {static_cast<std::uint8_t>(reason.kind)} << 32) | reason.value];
    }
    /// By text for the report: `non-ip: arp`, `malformed ip header`.
    void addTo(std::map<std::string, std::uint64_t>& counts) const;

private:
    std::unordered_map<std::uint64_t, std::uint64_t> m_counts;
};

/// `non-ip: arp`, `unknown link type 147`.
[[nodiscard]] std::string toString(const SkipReason& reason);

} // namespace nb
