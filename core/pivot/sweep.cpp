// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/sweep.h"

#include "core/pivot/episode.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace nb {

namespace {

struct Attempt
{
    ServiceId service = 0;
    std::int64_t start = 0;
    std::uint32_t flow = 0;
};

/// Sources that began more than `fan` flows within the window: all others cannot sweep.
std::vector<bool> busySources(
    std::span<const PivotFlow> flows, const PivotParameters& p, std::size_t hosts)
{
    // the starts of each source's last `fan` flows would take 256 bytes a host; counting two halves
    // of a window that overlap is enough to leave nobody out
    struct Count
    {
        std::int64_t window = -2;
        std::uint32_t before = 0;
        std::uint32_t now = 0;
    };
    std::vector<Count> counts(hosts);
    std::vector<bool> busy(hosts);
    const std::int64_t width = std::max<std::int64_t>(p.fanWindow, 1);
    const std::int64_t first = flows.empty() ? 0 : flows.front().start;
    for (const PivotFlow& flow : flows) {
        Count& count = counts[flow.client];
        const std::int64_t window = (flow.start - first) / width;
        if (window != count.window) {
            count.before = window == count.window + 1 ? count.now : 0;
            count.now = 0;
            count.window = window;
        }
        ++count.now;
        if (count.before + count.now > p.fan)
            busy[flow.client] = true;
    }
    return busy;
}

/// The last contacts of distinct destinations, newest last, at most one more than a sweep needs.
class RecentDestinations
{
public:
    explicit RecentDestinations(std::size_t most)
        : m_most(most)
    {
    }
    /// Start of the window of `most` distinct destinations that ends with this contact.
    std::optional<std::int64_t> add(PivotHost host, std::int64_t time)
    {
        const auto known = std::ranges::find(m_contacts, host, &Contact::host);
        if (known != m_contacts.end())
            m_contacts.erase(known);
        else if (m_contacts.size() == m_most)
            m_contacts.erase(m_contacts.begin());
        m_contacts.push_back({host, time});
        if (m_contacts.size() < m_most)
            return std::nullopt;
        return m_contacts.front().time;
    }

private:
    struct Contact
    {
        PivotHost host;
        std::int64_t time;
    };
    std::size_t m_most;
    std::vector<Contact> m_contacts;
};

class SourceSweeps
{
public:
    SourceSweeps(std::span<const PivotFlow> flows, const PivotParameters& parameters,
        const std::vector<bool>& isInternal)
        : m_flows(flows)
        , m_parameters(parameters)
        , m_isInternal(isInternal)
    {
    }

    /// `attempts` of one source and one service, in order of start.
    void find(std::span<const Attempt> attempts, std::vector<Sweep>& sweeps) const
    {
        RecentDestinations recent(m_parameters.fan + 1);
        std::vector<std::pair<std::int64_t, std::int64_t>> spans;
        for (const Attempt& attempt : attempts) {
            const auto from = recent.add(m_flows[attempt.flow].server, attempt.start);
            if (!from || attempt.start - *from > m_parameters.fanWindow)
                continue;
            if (!spans.empty() && spans.back().second >= *from)
                spans.back().second = attempt.start;
            else
                spans.emplace_back(*from, attempt.start);
        }
        for (const auto& [from, to] : spans)
            sweeps.push_back(summarise(attempts, from, to));
    }

private:
    [[nodiscard]] Sweep summarise(
        std::span<const Attempt> attempts, std::int64_t from, std::int64_t to) const
    {
        Sweep sweep;
        sweep.source = m_flows[attempts.front().flow].client;
        sweep.service = attempts.front().service;
        sweep.start = from;
        sweep.end = to;
        std::set<PivotHost> all;
        std::set<PivotHost> answered;
        std::set<PivotHost> insideOrSilent;
        std::set<std::uint16_t> ports;
        const auto first = std::ranges::lower_bound(attempts, from, {}, &Attempt::start);
        for (auto it = first; it != attempts.end() && it->start <= to; ++it) {
            const PivotFlow& flow = m_flows[it->flow];
            ++sweep.flows;
            all.insert(flow.server);
            ports.insert(flow.serverPort);
            const bool answer = isUsable(flow, m_parameters);
            if (answer)
                answered.insert(flow.server);
            if (!answer || m_isInternal[flow.server])
                insideOrSilent.insert(flow.server);
        }
        sweep.destinations = static_cast<std::uint32_t>(all.size());
        sweep.answered = static_cast<std::uint32_t>(answered.size());
        sweep.insideOrSilent = static_cast<std::uint32_t>(insideOrSilent.size());
        for (const PivotHost host : all)
            if (sweep.targets.size() < Sweep::kMostTargets)
                sweep.targets.push_back(host);
        sweep.ports.assign(ports.begin(), ports.end());
        return sweep;
    }

    std::span<const PivotFlow> m_flows;
    const PivotParameters& m_parameters;
    const std::vector<bool>& m_isInternal;
};

} // namespace

SweepIndex::SweepIndex(std::span<const PivotFlow> flows, const PivotServiceTable& table,
    const PivotParameters& parameters, const std::vector<bool>& isInternal)
{
    const std::vector<bool> busy = busySources(flows, parameters, isInternal.size());
    std::map<PivotHost, std::vector<Attempt>> bySource;
    for (std::size_t i = 0; i < flows.size(); ++i) {
        const PivotFlow& flow = flows[i];
        if (busy[flow.client] && !flow.toSeveral)
            bySource[flow.client].push_back({table.service(flow.protocol, flow.serverPort),
                flow.start, static_cast<std::uint32_t>(i)});
    }
    const SourceSweeps finder(flows, parameters, isInternal);
    for (auto& [source, attempts] : bySource) {
        std::ranges::sort(
            attempts, {}, [](const Attempt& a) { return std::tuple(a.service, a.start, a.flow); });
        for (std::size_t begin = 0; begin < attempts.size();) {
            std::size_t end = begin;
            while (end < attempts.size() && attempts[end].service == attempts[begin].service)
                ++end;
            finder.find(std::span(attempts).subspan(begin, end - begin), m_sweeps);
            begin = end;
        }
    }
}

const Sweep* SweepIndex::find(PivotHost source, ServiceId service, std::int64_t start) const
{
    const auto after = std::ranges::upper_bound(m_sweeps, std::tuple(source, service, start), {},
        [](const Sweep& s) { return std::tuple(s.source, s.service, s.start); });
    if (after == m_sweeps.begin())
        return nullptr;
    const Sweep& sweep = *(after - 1);
    return sweep.source == source && sweep.service == service && start <= sweep.end ? &sweep
                                                                                    : nullptr;
}

} // namespace nb
