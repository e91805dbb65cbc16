// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/pivotwatch.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <tuple>

namespace nb {

namespace {

std::vector<IpAddress> pathOf(const PivotAnalysis& analysis, const PivotChain& chain)
{
    std::vector<IpAddress> path;
    for (const PivotHost host : chain.hosts)
        path.push_back(analysis.address(host));
    return path;
}

std::int64_t startOf(const PivotAnalysis& analysis, const PivotChain& chain)
{
    return analysis.facts().episodes[chain.episodes().front()].start;
}

std::int64_t endOf(const PivotAnalysis& analysis, const PivotChain& chain)
{
    std::int64_t end = startOf(analysis, chain);
    for (const EpisodeId id : chain.episodes())
        end = std::max(end, analysis.facts().episodes[id].end);
    return end;
}

/// Start and end of the first visit along the strongest link of a chain that began after a time.
std::optional<std::pair<std::int64_t, std::int64_t>> laterVisit(
    const PivotAnalysis& analysis, const PivotChain& chain, std::int64_t after)
{
    const auto& episodes = analysis.facts().episodes;
    const auto hosts = [&episodes](const PivotLink& link) {
        return std::tuple(episodes[link.parent].client, episodes[link.parent].server,
            episodes[link.child].server);
    };
    const auto same = hosts(chain.links[chain.strongest]);
    std::optional<std::pair<std::int64_t, std::int64_t>> visit;
    for (const PivotLink& link : analysis.links().links) {
        const Episode& parent = episodes[link.parent];
        if (parent.start > after && hosts(link) == same && (!visit || parent.start < visit->first))
            visit = std::pair(parent.start, std::max(parent.end, episodes[link.child].end));
    }
    return visit;
}

std::string scoreText(double score)
{
    std::array<char, 16> text {};
    const auto hundredths = static_cast<int>(std::lround(score * 100));
    (void)std::snprintf(text.data(), text.size(), "%d.%02d", hundredths / 100, hundredths % 100);
    return text.data();
}

} // namespace

Alert alertOf(const PivotAnalysis& analysis, const PivotChain& chain)
{
    std::string arrows;
    std::string hosts;
    for (const IpAddress& host : pathOf(analysis, chain)) {
        const std::string text = host.toString();
        arrows.append(arrows.empty() ? "" : " to ").append(text);
        hosts.append(hosts.empty() ? "" : " ").append(text);
    }
    std::string services;
    for (const EpisodeId id : chain.episodes())
        services.append(services.empty() ? "" : ", ").append(analysis.serviceName(id));
    Alert alert;
    alert.kind = AlertKind::Pivot;
    alert.key = hosts;
    alert.first = fromMicroseconds(startOf(analysis, chain));
    alert.last = fromMicroseconds(endOf(analysis, chain));
    const std::string score = scoreText(chain.score);
    alert.text = "Pivot: from " + arrows + " (" + services + "), score " + score;
    alert.facts = {{"hosts", hosts}, {"services", services}, {"score", score},
        {"chain", std::string(toString(chain.kind))}};
    if (chain.controller) {
        const std::string controller = analysis.address(*chain.controller).toString();
        alert.text += ", in touch with " + controller;
        alert.facts["controller"] = controller;
    }
    return alert;
}

PivotWatch::PivotWatch(AlertEngine& engine, PivotSettings settings, PivotWatchLimits limits)
    : m_engine(engine)
    , m_limits(limits)
    , m_stream(std::move(settings), limits.horizon, limits.flows)
    , m_thread([this](const std::stop_token& stop) { run(stop); })
{
}

PivotWatch::~PivotWatch()
{
    m_thread.request_stop();
    m_changed.notify_all();
}

void PivotWatch::add(std::vector<PivotRecord>&& records)
{
    if (records.empty())
        return;
    const std::scoped_lock lock(m_mutex);
    if (m_records.empty())
        m_records = std::move(records);
    else
        m_records.insert(m_records.end(), records.begin(), records.end());
    m_changed.notify_all();
}

bool PivotWatch::isCrowded() const
{
    const std::scoped_lock lock(m_mutex);
    return m_crowded;
}

void PivotWatch::run(const std::stop_token& stop)
{
    Clock::time_point next = Clock::now() + m_limits.interval;
    bool fresh = false;
    for (;;) {
        std::vector<PivotRecord> records;
        bool ending = false;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait_until(lock, stop, next, [this] { return !m_records.empty(); });
            ending = stop.stop_requested(); // asked before the records are taken: none is left
            records.swap(m_records);
        }
        for (const PivotRecord& record : records) {
            m_stream.add(record);
            m_newest = std::max(m_newest, record.end);
        }
        fresh = fresh || !records.empty();
        if (ending) {
            if (fresh && m_stream.remembered() <= m_limits.lastSearch)
                search({});
            return;
        }
        const auto began = Clock::now();
        if (began < next)
            continue;
        if (fresh || !m_waiting.empty())
            search(stop);
        fresh = stop.stop_requested() && fresh; // a search that was broken off is made again
        const auto ended = Clock::now();
        next = ended
            + std::max<Clock::duration>(m_limits.interval, (ended - began) * m_limits.pause);
    }
}

void PivotWatch::search(const std::stop_token& stop)
{
    const auto analysis = m_stream.result(stop);
    {
        const std::scoped_lock lock(m_mutex);
        m_crowded = m_stream.remembered() > m_limits.flows / 2;
    }
    if (!analysis)
        return; // only ever because it was told to stop
    const double high = (*analysis)->facts().parameters().thetaHigh;
    std::size_t more = 0;
    for (const PivotChain& chain : (*analysis)->chains()) {
        const auto found = news(**analysis, chain);
        if (!found)
            continue;
        if (m_waiting.size() >= m_limits.alerts) {
            ++more;
            continue;
        }
        for (Alert& alert : m_engine.forConditions(AlertKind::Pivot, *found)) {
            if (chain.score < high)
                alert.severity = std::min(alert.severity, AlertSeverity::Medium);
            m_waiting.push_back(std::move(alert));
        }
    }
    if (more > 0 && !m_waiting.empty())
        m_waiting.back().text += " (and " + std::to_string(more) + " more)";
    if (m_engine.raise(m_waiting))
        m_waiting.clear();
    forgetOld();
}

std::optional<Alert> PivotWatch::news(const PivotAnalysis& analysis, const PivotChain& chain)
{
    std::vector<IpAddress> path = pathOf(analysis, chain);
    Alert alert = alertOf(analysis, chain);
    std::int64_t end = endOf(analysis, chain);
    std::int64_t told = std::numeric_limits<std::int64_t>::min();
    for (const Told& one : m_told)
        if (std::search(one.path.begin(), one.path.end(), path.begin(), path.end())
            != one.path.end())
            told = std::max(told, one.end);
    if (startOf(analysis, chain) <= told) {
        // a chain holds the best of its visits; a later one shows in its links
        const auto later = laterVisit(analysis, chain, told);
        if (!later) {
            for (Told& one : m_told)
                if (one.path == path)
                    one.end = std::max(one.end, end);
            return std::nullopt;
        }
        end = later->second;
        alert.first = fromMicroseconds(later->first);
        alert.last = fromMicroseconds(later->second);
    }
    m_told.push_back({std::move(path), end});
    return alert;
}

void PivotWatch::forgetOld()
{
    std::erase_if(
        m_told, [this](const Told& told) { return told.end < m_newest - 2 * m_limits.horizon; });
}

} // namespace nb
