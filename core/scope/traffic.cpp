// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/trafficreader.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace nb::scope {

namespace {

constexpr std::size_t kCurvePoints = 50;

/// Positions of `order` by value: where each old index went.
std::vector<std::uint32_t> placesOf(const std::vector<std::uint32_t>& order)
{
    std::vector<std::uint32_t> places(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        places[order[i]] = i;
    return places;
}

/// How many of these times lie before the end of each of the curve's parts.
std::vector<std::uint64_t> curveOf(
    const std::vector<std::int64_t>& times, std::int64_t first, std::int64_t last)
{
    std::vector<std::uint64_t> curve(kCurvePoints, 0);
    const std::int64_t span = std::max<std::int64_t>(last - first, 1);
    for (const std::int64_t time : times) {
        const auto part = static_cast<std::size_t>(
            static_cast<double>(time - first) / static_cast<double>(span) * kCurvePoints);
        ++curve[std::min(part, kCurvePoints - 1)];
    }
    std::partial_sum(curve.begin(), curve.end(), curve.begin());
    return curve;
}

} // namespace

std::string_view toString(ConvState state)
{
    switch (state) {
    case ConvState::Denied:
        return "denied";
    case ConvState::Attempt:
        return "attempt";
    case ConvState::Unconfirmed:
        return "unconfirmed";
    case ConvState::Diagnostic:
        return "diagnostic";
    case ConvState::OneWay:
        return "one-way";
    case ConvState::Established:
        break;
    }
    return "established";
}

void TrafficReader::finishHosts(Traffic& traffic)
{
    std::vector<std::uint32_t> order(m_hosts.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [this](std::uint32_t host) { return m_hosts[host].address; });
    const std::vector<std::uint32_t> places = placesOf(order);
    for (const std::uint32_t host : order) {
        m_hosts[host].macs = static_cast<std::uint16_t>(m_macs[host].size());
        m_hosts[host].names = static_cast<std::uint16_t>(m_names[host].size());
        traffic.hosts.push_back(std::move(m_hosts[host]));
    }
    for (TrafficConversation& c : m_conversations) {
        c.client = places[c.client];
        c.server = places[c.server];
    }
    std::ranges::sort(m_conversations, {}, [](const TrafficConversation& c) {
        return std::tuple(c.client, c.server, c.service, c.ambiguous);
    });
    traffic.conversations = std::move(m_conversations);
    for (AdminSession& s : m_sessions) {
        s.client = places[s.client];
        s.server = places[s.server];
    }
    std::ranges::sort(m_sessions, {},
        [](const AdminSession& s) { return std::tuple(s.client, s.server, s.start, s.end); });
    traffic.adminSessions = std::move(m_sessions);
    for (const std::uint32_t host : m_linkSenders)
        traffic.linkSenders.push_back(places[host]);
    std::ranges::sort(traffic.linkSenders);
}

void TrafficReader::finishExporters(Traffic& traffic)
{
    std::vector<std::uint32_t> order(m_exporters.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [this](std::uint32_t id) { return m_exporters[id].name; });
    const std::vector<std::uint32_t> places = placesOf(order);
    for (const std::uint32_t id : order) {
        std::vector<std::int64_t> covered(m_covered[id].begin(), m_covered[id].end());
        std::ranges::sort(covered);
        for (std::size_t i = 1; i < covered.size(); ++i)
            if (covered[i] - covered[i - 1] > 3)
                m_exporters[id].gaps.emplace_back(
                    (covered[i - 1] + 1) * kTrafficWindow, covered[i] * kTrafficWindow);
        traffic.exporters.push_back(std::move(m_exporters[id]));
    }
    // numbered anew by what they hold, for the same numbers whatever the order of import
    std::map<std::vector<std::uint32_t>, std::uint32_t> numbers;
    for (std::vector<std::uint32_t>& set : m_sets) {
        for (std::uint32_t& id : set)
            id = places[id];
        std::ranges::sort(set);
        numbers.emplace(set, 0);
    }
    for (auto& [set, number] : numbers) {
        number = static_cast<std::uint32_t>(traffic.exporterSets.size());
        traffic.exporterSets.push_back(set);
    }
    for (TrafficConversation& c : traffic.conversations)
        c.exporters = numbers[m_sets[c.exporters]];
}

void TrafficReader::finishCurves(Traffic& traffic)
{
    std::vector<std::int64_t> triples;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::int64_t> firstOfPair;
    for (const TrafficConversation& c : traffic.conversations) {
        if (!connects(c.state))
            continue;
        triples.push_back(c.first);
        const auto [at, added] = firstOfPair.try_emplace(std::minmax(c.client, c.server), c.first);
        at->second = std::min(at->second, c.first);
    }
    std::vector<std::int64_t> pairs;
    for (const auto& [pair, first] : firstOfPair)
        pairs.push_back(first);
    traffic.triplesOverTime = curveOf(triples, traffic.first, traffic.last);
    traffic.pairsOverTime = curveOf(pairs, traffic.first, traffic.last);
}

Traffic TrafficReader::finish()
{
    collectFanIn();
    for (const auto& [tuple, pending] : m_pending)
        settle(pending);
    m_pending.clear();
    Traffic traffic;
    finishHosts(traffic);
    finishExporters(traffic);
    traffic.days = std::move(m_days);
    traffic.flows = m_flows;
    traffic.first = m_first;
    traffic.last = m_last;
    finishCurves(traffic);
    return traffic;
}

Result<TrafficPtr> readTraffic(
    const FlowStore& store, const TimeRange& period, std::stop_token stop)
{
    TrafficReader reader;
    FlowQuery query;
    query.range = period;
    const auto scanned = store.scan(
        query,
        [&reader](FlowBatch&& batch) {
            reader.add(batch);
            return true;
        },
        stop);
    if (!scanned)
        return scanned.error();
    auto sightings = hostSightings(store, query, stop);
    if (!sightings)
        return sightings.error();
    Traffic traffic = reader.finish();
    traffic.sightings = std::move(*sightings);
    return std::make_shared<const Traffic>(std::move(traffic));
}

} // namespace nb::scope
