// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/caveats.h"

#include "core/scope/texttable.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>

namespace nb::scope {

namespace {

std::string fixed(double value, int decimals)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

std::string share(double value)
{
    return fixed(value * 100, 1) + " %";
}

class CaveatCollector
{
public:
    CaveatCollector(const Model& model, const std::optional<CollectorStatus>& status)
        : m_model(model)
        , m_status(status)
    {
    }
    std::vector<Caveat> collect();

private:
    void addPeriod();
    void addGaps();
    void addSilent();
    void addNovelty();
    void addSampling();
    void addLoss();
    void addEastWest();
    void addPairs();
    void addDuplicates();
    void addNat();
    void addReuse();
    void add(std::string kind, std::string subject, std::string value, std::string text)
    {
        m_caveats.push_back(
            {std::move(kind), std::move(subject), std::move(value), std::move(text)});
    }

    const Model& m_model;
    const std::optional<CollectorStatus>& m_status;
    std::vector<Caveat> m_caveats;
};

void CaveatCollector::addPeriod()
{
    const Traffic& t = *m_model.traffic;
    if (t.flows == 0) {
        add("period", "", "0 days", "No flows: nothing was observed.");
        return;
    }
    add("period", "", std::to_string(t.days.size()) + (t.days.size() == 1 ? " day" : " days"),
        "First record " + toString(fromMicroseconds(t.first)) + ", last "
            + toString(fromMicroseconds(t.last)) + ", " + std::to_string(t.flows) + " flows.");
    bool monthEnd = false;
    for (const Day day : t.days) {
        const std::chrono::year_month_day date(day + std::chrono::days {1});
        monthEnd = monthEnd || date.day() == std::chrono::day {1};
    }
    add("business events", "month end", monthEnd ? "inside" : "outside",
        monthEnd ? "A month's end lies in the period."
                 : "No month's end lies in the period: monthly jobs were not observed.");
}

void CaveatCollector::addGaps()
{
    for (const TrafficExporter& exporter : m_model.traffic->exporters) {
        if (exporter.gaps.empty())
            continue;
        std::int64_t longest = 0;
        std::int64_t at = 0;
        for (const auto& [from, to] : exporter.gaps)
            if (to - from > longest) {
                longest = to - from;
                at = from;
            }
        add("gap", exporter.name, std::to_string(exporter.gaps.size()),
            "Silences over 15 minutes; the longest from " + toString(fromMicroseconds(at)) + ", "
                + std::to_string(longest / 60'000'000) + " minutes.");
    }
}

/// Said to see something, and not heard of.
void CaveatCollector::addSilent()
{
    for (const ExporterAnswer& exporter : m_model.answers.exporters)
        if (m_model.recordsOf(exporter) == nullptr)
            add("silent exporter", exporter.address, "no record",
                "Stated, and no record came from it: it counts as seeing nothing.");
}

void CaveatCollector::addNovelty()
{
    const Novelty novelty = noveltyOf(m_model);
    if (!novelty.known()) {
        add("novelty", "host pairs", "unknown",
            "No connection was seen in the last fifth of the period: whether it was watched long "
            "enough cannot be said.");
        return;
    }
    const std::string band = novelty.pairShare() > 0.05 ? " Too short a period."
        : novelty.pairShare() > 0.01                    ? " Watch longer if you can."
                                                        : "";
    add("novelty", "services", share(novelty.tripleShare()),
        std::to_string(novelty.newTriples) + " of " + std::to_string(novelty.triples)
            + " accepted triples of the last fifth of the period were not seen before.");
    add("novelty", "host pairs", share(novelty.pairShare()),
        std::to_string(novelty.newPairs) + " of " + std::to_string(novelty.pairs)
            + " host pairs of the last fifth of the period were not seen before." + band);
    std::string curve;
    for (std::size_t i = 4; i < m_model.traffic->triplesOverTime.size(); i += 5)
        appendItem(curve, std::to_string(m_model.traffic->triplesOverTime[i]));
    add("sufficiency", "distinct triples by tenth of the period", curve,
        "A curve that still climbs at its end means that more is to come.");
}

void CaveatCollector::addSampling()
{
    std::map<std::string, std::uint32_t> rates;
    for (const TrafficExporter& exporter : m_model.traffic->exporters)
        rates[exporter.name] = std::max(rates[exporter.name], exporter.sampling);
    for (const ExporterAnswer& exporter : m_model.answers.exporters)
        rates[exporter.address] = std::max(rates[exporter.address], exporter.sampling);
    for (const auto& [name, rate] : rates) {
        if (rate <= 1)
            continue;
        for (const unsigned packets : {10U, 100U})
            add("sampling", name, fixed(chanceToMiss(rate, packets), 3),
                "Chance to miss a conversation of " + std::to_string(packets) + " packets at 1:"
                    + std::to_string(rate) + "; this source supports no Out (confirmed).");
    }
}

void CaveatCollector::addLoss()
{
    if (!m_status)
        return;
    for (const ExporterStatus& exporter : m_status->exporters) {
        const std::string name = exporter.id.address.toString();
        if (exporter.lost != 0 || exporter.lossUnknown != 0)
            add("loss", name, std::to_string(exporter.lost),
                "Lost by sequence numbers, and " + std::to_string(exporter.lossUnknown)
                    + " gaps of unknown size.");
        const auto count = [&exporter](DropReason reason) {
            return exporter.drops[static_cast<std::size_t>(reason)];
        };
        const std::uint64_t undecoded
            = count(DropReason::NoTemplate) + count(DropReason::HeldExpired) + exporter.heldSets;
        if (undecoded != 0)
            add("undecodable", name, std::to_string(undecoded),
                "Sets of records that could not be decoded for lack of their template.");
    }
}

void CaveatCollector::addEastWest()
{
    std::vector<std::size_t> hosts(m_model.segmentCount(), 0);
    for (const ModelHost& host : m_model.hosts)
        if (host.segment != kNone && host.asset != kNone)
            ++hosts[static_cast<std::size_t>(host.segment)];
    std::vector<std::set<std::pair<std::uint32_t, std::uint32_t>>> pairs(m_model.segmentCount());
    for (const ModelConversation& c : m_model.conversations) {
        const std::int32_t segment = m_model.hosts[c.client].segment;
        if (segment != kNone && segment == m_model.hosts[c.server].segment && connects(c.state))
            pairs[static_cast<std::size_t>(segment)].insert(std::minmax(c.client, c.server));
    }
    for (std::size_t s = 0; s < m_model.segmentCount(); ++s) {
        const std::size_t possible = hosts[s] < 2 ? 0 : hosts[s] * (hosts[s] - 1) / 2;
        add("east-west", m_model.answers.segments[s].name,
            std::to_string(pairs[s].size()) + "/" + std::to_string(possible),
            pairs[s].empty() && possible != 0
                ? "No traffic inside the segment was seen: the exporters do not look there."
                : "Pairs inside the segment that were seen, of those possible.");
    }
}

void CaveatCollector::addPairs()
{
    const std::size_t count = m_model.segmentCount();
    std::vector<bool> observed(count * count, false);
    for (const ModelConversation& c : m_model.conversations) {
        const std::int32_t a = m_model.hosts[c.client].segment;
        const std::int32_t b = m_model.hosts[c.server].segment;
        if (a == kNone || b == kNone)
            continue;
        observed[static_cast<std::size_t>(a) * count + static_cast<std::size_t>(b)] = true;
        observed[static_cast<std::size_t>(b) * count + static_cast<std::size_t>(a)] = true;
    }
    for (std::size_t a = 0; a < count; ++a)
        for (std::size_t b = a + 1; b < count; ++b) {
            const bool seen = observed[a * count + b];
            const bool could = m_model.sees(a, b);
            add("visibility",
                m_model.answers.segments[a].name + " - " + m_model.answers.segments[b].name,
                seen        ? "seen"
                    : could ? "could be seen"
                            : "blind",
                seen && !could ? "Traffic was seen, and no exporter is stated that sees both."
                    : seen     ? "Traffic between the two was seen."
                    : could    ? "An exporter would see it, and there was none."
                               : "No exporter looks there: nothing can be said.");
        }
}

void CaveatCollector::addDuplicates()
{
    std::size_t several = 0;
    for (const TrafficConversation& c : m_model.traffic->conversations)
        several += m_model.traffic->exporterSets[c.exporters].size() > 1 ? 1 : 0;
    if (several != 0)
        add("duplicates", "", std::to_string(several),
            "Conversations that several exporters told of; each counts once.");
}

void CaveatCollector::addNat()
{
    for (std::size_t i = 0; i < m_model.assets.size(); ++i) {
        const AssetAnswer* const answer = m_model.answerOf(i);
        if (answer == nullptr || (!answer->has(Role::Nat) && answer->natMembers.empty()))
            continue;
        std::string members;
        for (const IpPrefix& member : answer->natMembers)
            appendItem(members, member.toString());
        add("NAT", answer->name, members.empty() ? "members unknown" : members,
            "Flows from this address put all systems behind it in scope until they are separated.");
    }
}

void CaveatCollector::addReuse()
{
    for (const TrafficHost& host : m_model.traffic->hosts) {
        if (!host.address.isInternal() || (host.macs < 2 && host.names < 2))
            continue;
        add("address reuse", host.address.toString(),
            host.macs >= 2 ? "several MAC addresses" : "several names",
            "Different systems may have had this address in the period.");
    }
}

std::vector<Caveat> CaveatCollector::collect()
{
    addPeriod();
    addGaps();
    addSilent();
    addNovelty();
    addSampling();
    addLoss();
    addEastWest();
    addPairs();
    addDuplicates();
    addNat();
    addReuse();
    return std::move(m_caveats);
}

} // namespace

Novelty noveltyOf(const Model& model)
{
    Novelty novelty;
    const std::int64_t cut = model.traffic->holdOutStart();
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::pair<std::int64_t, std::int64_t>> pairs;
    const auto accepted = [](const ModelConversation& c) {
        return c.visible() && !c.ambiguous
            && (c.verdict == Verdict::Accepted || c.verdict == Verdict::Temporary);
    };
    const bool decided = std::ranges::any_of(model.conversations, accepted);
    for (const ModelConversation& c : model.conversations) {
        const TrafficConversation& t = model.traffic->conversations[c.traffic];
        if (decided ? !accepted(c) : !c.visible() || c.ambiguous)
            continue;
        if (t.last >= cut) {
            ++novelty.triples;
            novelty.newTriples += t.first >= cut ? 1 : 0;
        }
        const auto [at, added]
            = pairs.try_emplace(std::minmax(c.client, c.server), std::pair(t.first, t.last));
        at->second.first = std::min(at->second.first, t.first);
        at->second.second = std::max(at->second.second, t.last);
    }
    for (const auto& [pair, times] : pairs)
        if (times.second >= cut) {
            ++novelty.pairs;
            novelty.newPairs += times.first >= cut ? 1 : 0;
        }
    return novelty;
}

double chanceToMiss(std::uint32_t rate, unsigned packets)
{
    return rate == 0 ? 1 : std::pow(1 - 1 / static_cast<double>(rate), packets);
}

std::vector<Caveat> caveatsOf(const Model& model, const std::optional<CollectorStatus>& status)
{
    return CaveatCollector(model, status).collect();
}

} // namespace nb::scope
