// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segments/segmentproposal.h"

#include "core/filter/filterexpression.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <iterator>
#include <map>
#include <set>

namespace nb {

namespace {

constexpr int kV4Length = 24;
constexpr int kV6Length = 64;
constexpr int kLongestSplit = 28;
constexpr int kShortestMerge = 16;

/// What only reaches the own broadcast domain.
constexpr std::string_view kLinkLocal
    = "dst_ip = 255.255.255.255 or dst_ip = 224.0.0.0/24 or dst_ip = ff02::/16"
      " or protocol = udp and (dst_port in {5353, 5355, 1900} and dst_ip in {224.0.0.0/4, ff00::/8}"
      " or dst_port in {67, 68, 137, 138} and dst_ip ~ *.255)";
/// Broadcasts to the own network as the sender knows it.
constexpr std::string_view kDirected = "dst_ip ~ *.255 and protocol = udp and dst_port in {67, 68, "
                                       "137, 138, 1947, 5678, 17500, 32412, 32414}";

/// Where a host is attached, as far as it was told.
using Place = std::pair<std::uint16_t, std::string>;

struct Host
{
    std::map<Place, std::uint64_t> places; ///< flows at each
    std::set<IpAddress> broadcasts;
    std::uint64_t flows = 0;
    bool linkLocal = false;

    [[nodiscard]] Place place() const
    {
        Place best;
        std::uint64_t most = 0;
        for (const auto& [at, count] : places)
            if (at != Place {} && count > most) {
                best = at;
                most = count;
            }
        return best;
    }
};
using Hosts = std::map<IpAddress, Host>;

struct Area
{
    IpPrefix prefix;
    std::vector<Hosts::const_iterator> hosts;
    std::string reason;

    [[nodiscard]] std::set<Place> places() const
    {
        std::set<Place> places;
        for (const auto& host : hosts)
            if (const Place place = host->second.place(); place != Place {})
                places.insert(place);
        return places;
    }
};

bool isBroadcastOf(const IpAddress& address, const IpPrefix& prefix)
{
    if (!prefix.address().isV4() || !prefix.contains(address))
        return false;
    const std::uint32_t mask = 0xffffffffU >> static_cast<unsigned>(prefix.length());
    return (address.v4() & mask) == mask;
}

IpPrefix parentOf(const IpPrefix& prefix)
{
    return *IpPrefix::make(prefix.address(), prefix.length() - 1);
}

/// Halves the area until each part is at one place, or it goes no further.
void split(Area area, std::vector<Area>& out)
{
    const bool v4 = area.prefix.address().isV4();
    if (area.places().size() < 2 || !v4 || area.prefix.length() >= kLongestSplit) {
        out.push_back(std::move(area));
        return;
    }
    const IpPrefix low = *IpPrefix::make(area.prefix.address(), area.prefix.length() + 1);
    Area first {low, {}, "its hosts are at another VLAN or interface than their neighbours"};
    Area second {first};
    second.prefix = *IpPrefix::make(IpAddress::fromV4(low.address().v4()
                                        | (0x80000000U >> static_cast<unsigned>(low.length() - 1))),
        low.length());
    for (const auto& host : area.hosts)
        (low.contains(host->first) ? first : second).hosts.push_back(host);
    // only where that sets something apart
    std::vector<Area> parts;
    for (Area* const part : {&first, &second})
        if (!part->hosts.empty())
            split(std::move(*part), parts);
    const bool apart
        = std::ranges::all_of(parts, [](const Area& part) { return part.places().size() < 2; });
    if (!apart) {
        out.push_back(std::move(area));
        return;
    }
    // what stayed at one place together needs no cut
    if (parts.size() == 1)
        parts.front().prefix = area.prefix;
    std::ranges::move(parts, std::back_inserter(out));
}

bool shareEvidence(const Area& a, const Area& b, const IpPrefix& together)
{
    const auto reaches = [&together](const Area& area) {
        return std::ranges::any_of(area.hosts, [&together](const auto& host) {
            return std::ranges::any_of(host->second.broadcasts,
                [&](const IpAddress& address) { return isBroadcastOf(address, together); });
        });
    };
    // of the lower half the highest address is not the broadcast of both
    if (reaches(a) && !a.prefix.contains(b.prefix.address())) {
        const auto crosses = [&b, &together](const auto& host) {
            return std::ranges::any_of(host->second.broadcasts, [&](const IpAddress& address) {
                return isBroadcastOf(address, together) && b.prefix.contains(address);
            });
        };
        if (std::ranges::any_of(a.hosts, crosses))
            return true;
    }
    const auto linkPlaces = [](const Area& area) {
        std::set<Place> places;
        for (const auto& host : area.hosts)
            if (const Place place = host->second.place();
                host->second.linkLocal && place != Place {})
                places.insert(place);
        return places;
    };
    const std::set<Place> ofA = linkPlaces(a);
    return std::ranges::any_of(
        linkPlaces(b), [&ofA](const Place& place) { return ofA.contains(place); });
}

/// Joins halves of one prefix, until nothing can be joined any more.
void merge(std::vector<Area>& areas)
{
    for (bool joined = true; joined;) {
        joined = false;
        for (std::size_t i = 0; i + 1 < areas.size(); ++i) {
            Area& a = areas[i];
            Area& b = areas[i + 1];
            if (a.prefix.length() != b.prefix.length() || a.prefix.length() > kV4Length
                || a.prefix.length() <= kShortestMerge || !a.prefix.address().isV4())
                continue;
            const IpPrefix together = parentOf(a.prefix);
            if (together != parentOf(b.prefix) || a.places().size() > 1 || b.places().size() > 1
                || !shareEvidence(a, b, together))
                continue;
            a.prefix = together;
            a.reason = "hosts of both halves are in one broadcast domain";
            a.hosts.insert(a.hosts.end(), b.hosts.begin(), b.hosts.end());
            areas.erase(areas.begin() + static_cast<std::ptrdiff_t>(i) + 1);
            joined = true;
        }
    }
}

SegmentProposal proposalOf(const Area& area)
{
    SegmentProposal proposal;
    proposal.segment.prefixes = {area.prefix};
    proposal.segment.proposed = true;
    std::set<std::uint16_t> vlans;
    for (const auto& host : area.hosts) {
        proposal.flows += host->second.flows;
        for (const auto& place : host->second.places)
            if (place.first.first != 0)
                vlans.insert(place.first.first);
    }
    proposal.hosts = area.hosts.size();
    proposal.segment.name = "net " + area.prefix.toString();
    if (vlans.size() == 1) {
        proposal.segment.vlans = {*vlans.begin()};
        proposal.segment.name
            = "vlan " + std::to_string(*vlans.begin()) + ' ' + area.prefix.toString();
    }
    proposal.reason = area.reason;
    if (area.places().size() > 1)
        proposal.reason
            = "its hosts are at several VLANs or interfaces, which no prefix tells apart";
    proposal.segment.note = proposal.reason;
    return proposal;
}

} // namespace

std::vector<SegmentProposal> proposeSegments(std::span<const HostSighting> sightings)
{
    Hosts hosts;
    for (const HostSighting& sighting : sightings) {
        if (!sighting.address.isInternal() || sighting.address.isMulticast()
            || sighting.address.isUnspecified())
            continue;
        Host& host = hosts[sighting.address];
        host.places[{sighting.vlan, sighting.interface}]
            += std::max<std::uint64_t>(sighting.flows, 1);
        host.flows += sighting.flows;
        host.linkLocal = host.linkLocal || sighting.linkLocalTraffic;
        host.broadcasts.insert(sighting.broadcasts.begin(), sighting.broadcasts.end());
    }
    const IpPrefix loopback4 = *IpPrefix::fromString("127.0.0.0/8");
    const IpPrefix link4 = *IpPrefix::fromString("169.254.0.0/16");
    const IpPrefix link6 = *IpPrefix::fromString("fe80::/10");
    const IpPrefix loopback6 = *IpPrefix::fromString("::1");
    std::map<IpPrefix, Area> blocks;
    for (auto host = hosts.cbegin(); host != hosts.cend(); ++host) {
        const IpAddress& address = host->first;
        if (loopback4.contains(address) || link4.contains(address) || link6.contains(address)
            || loopback6.contains(address))
            continue;
        const IpPrefix prefix = *IpPrefix::make(address, address.isV4() ? kV4Length : kV6Length);
        Area& area = blocks[prefix];
        area.prefix = prefix;
        area.reason = "addresses of it were seen";
        area.hosts.push_back(host);
    }
    std::vector<Area> areas;
    for (auto& [prefix, area] : blocks)
        split(std::move(area), areas);
    merge(areas);
    std::vector<SegmentProposal> proposals;
    for (const Area& area : areas)
        proposals.push_back(proposalOf(area));
    return proposals;
}

namespace {

/// Aggregates flows by one end and where it is attached.
Result<void> collect(const FlowStore& store, const FlowQuery& query, std::vector<FlowField> by,
    std::stop_token stop, const std::function<void(const AggregateRow&)>& take)
{
    AggregateQuery aggregate;
    aggregate.flows = query;
    aggregate.by = std::move(by);
    aggregate.metric = Metric::Flows;
    aggregate.flows.sums = Sums::Flows;
    const auto result = store.aggregate(aggregate, stop);
    if (!result)
        return result.error();
    for (const AggregateRow& row : result->rows)
        take(row);
    return {};
}

} // namespace

Result<std::vector<HostSighting>> hostSightings(
    const FlowStore& store, const FlowQuery& query, std::stop_token stop)
{
    std::vector<HostSighting> sightings;
    const auto sighting = [&](const AggregateRow& row, bool placed) -> HostSighting* {
        const auto address = IpAddress::fromString(row.key.front());
        if (!address || !address->isInternal())
            return nullptr;
        HostSighting& made = sightings.emplace_back();
        made.address = *address;
        made.flows = row.totals.rows;
        if (placed) {
            (void)std::from_chars(
                row.key[1].data(), row.key[1].data() + row.key[1].size(), made.vlan);
            if (!row.key[3].empty())
                made.interface = row.key[2] + '/' + row.key[3];
        }
        return &made;
    };
    using F = FlowField;
    // the VLAN and the interface are those that packets of the client came in by
    if (auto done = collect(store, query, {F::SrcIp, F::Vlan, F::Exporter, F::InInterface}, stop,
            [&](const AggregateRow& row) { sighting(row, true); });
        !done)
        return done.error();
    if (auto done = collect(
            store, query, {F::DstIp}, stop, [&](const AggregateRow& row) {
                // where something was sent to everybody there need not be a host
                if (!row.key.front().ends_with(".255"))
                    sighting(row, false);
            });
        !done)
        return done.error();
    FlowQuery local = query;
    local.filter = both(query.filter, *parseFilter(kLinkLocal));
    if (auto done = collect(store, local, {F::SrcIp, F::Vlan, F::Exporter, F::InInterface}, stop,
            [&](const AggregateRow& row) {
                if (auto* const made = sighting(row, true)) {
                    made->linkLocalTraffic = true;
                    made->flows = 0; // counted above
                }
            });
        !done)
        return done.error();
    FlowQuery directed = query;
    directed.filter = both(query.filter, *parseFilter(kDirected));
    if (auto done = collect(store, directed, {F::SrcIp, F::DstIp}, stop,
            [&](const AggregateRow& row) {
                const auto address = IpAddress::fromString(row.key[1]);
                if (auto* const made = address ? sighting(row, false) : nullptr) {
                    made->broadcasts.push_back(*address);
                    made->flows = 0;
                }
            });
        !done)
        return done.error();
    return sightings;
}

std::size_t addProposals(std::vector<Segment>& segments, std::span<const SegmentProposal> proposals)
{
    const std::vector<Segment> before = segments;
    const auto overlaps = [&before](const IpPrefix& prefix) {
        return std::ranges::any_of(before, [&prefix](const Segment& segment) {
            return std::ranges::any_of(segment.prefixes, [&prefix](const IpPrefix& known) {
                return known.contains(prefix.address()) || prefix.contains(known.address());
            });
        });
    };
    std::size_t added = 0;
    for (const SegmentProposal& proposal : proposals) {
        if (std::ranges::any_of(proposal.segment.prefixes, overlaps)
            || std::ranges::find(segments, proposal.segment.name, &Segment::name) != segments.end())
            continue;
        segments.push_back(proposal.segment);
        ++added;
    }
    return added;
}

} // namespace nb
