// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/segments/segment.h"
#include "core/storage/flowstore.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace nb {

/// An inside address as flows showed it.
struct HostSighting
{
    IpAddress address {};
    std::uint16_t vlan = 0; ///< 0: not told
    std::string interface {
    }; ///< exporter and the interface its packets came in by; may be empty
    std::uint64_t flows = 0;
    /// It sent what never leaves a broadcast domain: to 255.255.255.255, 224.0.0.x, ff02::/16,
    /// LLMNR, mDNS, SSDP, NetBIOS, DHCP.
    bool linkLocalTraffic = false;
    /// Highest address of its network as it knows it: it sent NetBIOS or the like to it.
    std::vector<IpAddress> broadcasts {};
};

/// A segment that the traffic suggests; to be confirmed by a person.
struct SegmentProposal
{
    Segment segment {}; ///< `proposed`
    std::uint64_t hosts = 0; ///< addresses seen in it
    std::uint64_t flows = 0; ///< rows of flows its addresses took part in
    std::string reason {}; ///< one English sentence
};

/// The inside addresses of the flows that match. Any thread.
[[nodiscard]] Result<std::vector<HostSighting>> hostSightings(
    const FlowStore& store, const FlowQuery& query, std::stop_token stop);

/// One segment for each /24 (IPv4) or /64 (IPv6) with an address in it. Neighbours become one where
/// a host's broadcasts reach both, or hosts of both send link-local traffic by the same VLAN or
/// interface; one is split, down to /28, where its parts are in different VLANs or behind different
/// interfaces. Deterministic, whatever the order of `sightings`. Any thread.
[[nodiscard]] std::vector<SegmentProposal> proposeSegments(std::span<const HostSighting> sightings);

/// Adds those whose prefixes lie in no segment's prefix and hold none, with a name that is free.
/// Returns how many.
std::size_t addProposals(
    std::vector<Segment>& segments, std::span<const SegmentProposal> proposals);

} // namespace nb
