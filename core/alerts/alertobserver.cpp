// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertobserver.h"

#include "core/assets/assetlearning.h"
#include "core/assets/assetroles.h"
#include "core/storage/flowstore.h"

#include <algorithm>

namespace nb {

namespace {

constexpr std::size_t kMostPairs = 100'000;
constexpr std::size_t kMostText = 128;

bool aboutFlows(AlertKind kind)
{
    return kind == AlertKind::Match || kind == AlertKind::NoMatch || kind == AlertKind::Volume;
}

/// NOMATCH is what flows carry that no rule labelled; where no rules are used they carry nothing.
constexpr const char* kNoMatch = "rule = NOMATCH";

std::string expressionOf(const AlertCondition& condition)
{
    if (condition.kind != AlertKind::NoMatch)
        return condition.expression;
    return condition.expression.empty() ? std::string(kNoMatch)
                                        : "(" + condition.expression + ") and " + kNoMatch;
}

std::string who(const FlowBatch& batch, const IpAddress& address, TextId name)
{
    std::string text = address.toString();
    if (name != 0)
        text += " (" + plainText(batch.texts.text(name), kMostText) + ")";
    return text;
}

std::string portOf(const FlowBatch& batch, std::size_t row)
{
    const Protocol protocol(batch.protocol[row]);
    return protocol.hasPorts() ? portText(protocol, Port(batch.dstPort[row])) : protocol.toString();
}

std::map<std::string, std::string> factsOf(const FlowBatch& batch, std::size_t row)
{
    std::map<std::string, std::string> facts {{"src_ip", batch.srcIp[row].toString()},
        {"dst_ip", batch.dstIp[row].toString()}, {"port", portOf(batch, row)}};
    if (batch.srcName[row] != 0)
        facts["src_name"] = plainText(batch.texts.text(batch.srcName[row]), kMostText);
    if (batch.dstName[row] != 0)
        facts["dst_name"] = plainText(batch.texts.text(batch.dstName[row]), kMostText);
    return facts;
}

std::uint64_t bytesOf(const FlowBatch& batch, std::size_t row)
{
    std::uint64_t sum = 0;
    for (const std::uint64_t count : {batch.bytes[row], batch.reverseBytes[row]})
        if (count != kUnknownCount)
            sum = addSum(sum, std::min(scaledCount(count, batch.sampling[row]), kMostSum));
    return sum;
}

IpAddress volumeKey(const FlowBatch& batch, std::size_t row, VolumePer per)
{
    switch (per) {
    case VolumePer::Client:
        return batch.srcIp[row];
    case VolumePer::Server:
        return batch.dstIp[row];
    case VolumePer::All:
        break;
    }
    return {};
}

} // namespace

AlertObserver::AlertObserver(AlertEngine& engine, bool imported, InsideTest inside)
    : m_engine(engine)
    , m_imported(imported)
    , m_inside(std::move(inside))
{
}

AlertObserver::~AlertObserver() = default;

void AlertObserver::reload()
{
    const std::uint64_t generation = m_engine.generation();
    if (generation == m_generation)
        return;
    const auto conditions = m_engine.conditions();
    if (!conditions)
        return;
    m_generation = generation;
    m_segments = false;
    std::vector<Condition> made;
    for (const AlertCondition& settings : *conditions) {
        if (!settings.enabled)
            continue;
        m_segments = m_segments || settings.kind == AlertKind::NewConversation;
        if (!aboutFlows(settings.kind))
            continue;
        const auto old = std::ranges::find(m_conditions, settings, &Condition::settings);
        if (old != m_conditions.end()) {
            made.push_back(std::move(*old));
            continue;
        }
        auto filter = parseFilter(expressionOf(settings));
        if (!filter)
            continue; // checked when it was saved; a newer program may know more fields
        Condition condition;
        condition.settings = settings;
        condition.matcher = BatchMatcher(std::move(*filter), m_inside);
        condition.volume.setWindow(settings.window);
        made.push_back(std::move(condition));
    }
    m_conditions = std::move(made);
}

void AlertObserver::observe(const FlowBatch& batch)
{
    reload();
    for (Condition& condition : m_conditions) {
        if (condition.settings.kind == AlertKind::Volume)
            observeVolume(condition, batch);
        else
            observeFlows(condition, batch);
    }
    if (m_segments)
        observeSegments(batch);
}

void AlertObserver::take(Condition& condition, const FlowBatch& batch, std::size_t row)
{
    const Timestamp time = fromMicroseconds(batch.start[row]);
    condition.all += batch.hits[row];
    condition.first = std::min(condition.first, time);
    condition.last = std::max(condition.last, fromMicroseconds(batch.end[row]));
    if (m_imported && condition.alerts.size() >= 1)
        return; // the first is the example, the rest only counts
    std::string key = batch.srcIp[row].toString() + '>' + batch.dstIp[row].toString() + '|'
        + portOf(batch, row);
    const auto known = condition.alerts.find(key);
    if (known != condition.alerts.end()) {
        known->second.count += batch.hits[row];
        known->second.last = std::max(known->second.last, time);
        return;
    }
    if (condition.alerts.size() >= kMostAlerts) {
        condition.more += batch.hits[row];
        return;
    }
    Alert alert;
    alert.key = key;
    alert.first = alert.last = time;
    alert.count = batch.hits[row];
    alert.text = condition.settings.name + ": " + who(batch, batch.srcIp[row], batch.srcName[row])
        + " to " + who(batch, batch.dstIp[row], batch.dstName[row]) + ", " + portOf(batch, row);
    alert.facts = factsOf(batch, row);
    if (batch.rule[row] != 0)
        alert.facts["rule"] = plainText(batch.texts.text(batch.rule[row]), kMostText);
    condition.alerts.emplace(std::move(key), std::move(alert));
}

void AlertObserver::observeFlows(Condition& condition, const FlowBatch& batch)
{
    for (const std::uint32_t row : condition.matcher.matches(batch))
        take(condition, batch, row);
}

void AlertObserver::observeVolume(Condition& condition, const FlowBatch& batch)
{
    const AlertCondition& settings = condition.settings;
    for (const std::uint32_t row : condition.matcher.matches(batch)) {
        const IpAddress key = volumeKey(batch, row, settings.per);
        const std::int64_t time = m_imported ? batch.end[row] : batch.received[row];
        const std::uint64_t sum = condition.volume.add(key, time, bytesOf(batch, row));
        if (sum <= settings.bytes)
            continue;
        condition.volume.clear(key);
        Alert alert;
        alert.key = settings.per == VolumePer::All ? std::string("all") : key.toString();
        alert.first = alert.last = fromMicroseconds(time);
        alert.text = settings.name + ": " + std::to_string(sum) + " bytes within "
            + std::to_string(settings.window.count()) + " s";
        if (settings.per != VolumePer::All) {
            alert.text += settings.per == VolumePer::Client ? " by " : " with ";
            alert.text += key.toString();
            alert.facts["ip"] = key.toString();
        }
        alert.facts["bytes"] = std::to_string(sum);
        alert.facts["window"] = std::to_string(settings.window.count());
        condition.all += 1;
        condition.first = std::min(condition.first, alert.first);
        condition.last = std::max(condition.last, alert.last);
        if (condition.alerts.size() < kMostAlerts)
            condition.alerts.try_emplace(alert.key, alert);
    }
}

void AlertObserver::observeSegments(const FlowBatch& batch)
{
    TextId lastFrom = 0;
    TextId lastTo = 0;
    for (std::size_t row = 0; row < batch.size(); ++row) {
        const TextId from = batch.srcSegment[row];
        const TextId to = batch.dstSegment[row];
        if (from == 0 || to == 0 || from == to || (from == lastFrom && to == lastTo))
            continue;
        if (batch.state[row] == FlowState::Attempt || batch.state[row] == FlowState::Rejected)
            continue;
        lastFrom = from;
        lastTo = to;
        const std::string client = plainText(batch.texts.text(from), kMostText);
        const std::string server = plainText(batch.texts.text(to), kMostText);
        std::string pair = client + '>' + server;
        if (m_known.contains(pair) || m_pairs.size() >= kMostPairs)
            continue;
        m_pairs.try_emplace(std::move(pair),
            Pair {fromMicroseconds(batch.start[row]),
                who(batch, batch.srcIp[row], batch.srcName[row]) + " to "
                    + who(batch, batch.dstIp[row], batch.dstName[row]) + ", " + portOf(batch, row),
                client, server, factsOf(batch, row)});
    }
}

Result<void> AlertObserver::pairsToAlerts()
{
    std::vector<std::string> names;
    for (const auto& [pair, example] : m_pairs)
        names.push_back(pair);
    std::ranges::sort(names);
    if (names.empty())
        return {};
    const auto news = m_engine.noteSeen(names);
    if (!news)
        return news.error();
    std::size_t count = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (m_known.size() < kMostPairs)
            m_known[names[i]] = true;
        if (!(*news)[i])
            continue;
        const Pair& pair = m_pairs[names[i]];
        Alert alert;
        alert.key = names[i];
        alert.first = alert.last = pair.time;
        alert.text = "New conversation from " + pair.from + " to " + pair.to + ": " + pair.example;
        alert.facts = pair.facts;
        alert.facts["src_segment"] = pair.from;
        alert.facts["dst_segment"] = pair.to;
        alert.imported = m_imported;
        // an import of a whole network is one entry of the history, not one for each pair
        if (m_imported && ++count > 1)
            continue;
        for (Alert& one : m_engine.forConditions(AlertKind::NewConversation, alert))
            m_ready.push_back(std::move(one));
    }
    if (m_imported && count > 1)
        for (Alert& alert : m_ready)
            if (alert.kind == AlertKind::NewConversation)
                alert.text += " (and " + std::to_string(count - 1) + " more)";
    m_pairs.clear();
    return {};
}

Alert AlertObserver::summary(const Condition& condition) const
{
    Alert alert = condition.alerts.begin()->second;
    if (condition.all > alert.count)
        alert.text += " (and " + std::to_string(condition.all - alert.count) + " more)";
    alert.key = "import";
    alert.first = condition.first;
    alert.last = condition.last;
    alert.count = condition.all;
    alert.imported = true;
    return alert;
}

Result<void> AlertObserver::commit()
{
    for (Condition& condition : m_conditions) {
        std::vector<Alert> alerts;
        if (m_imported && !condition.alerts.empty())
            alerts.push_back(summary(condition));
        else
            for (auto& [key, alert] : condition.alerts)
                alerts.push_back(std::move(alert));
        if (!m_imported && condition.more > 0 && !alerts.empty())
            alerts.back().text
                += " (and " + std::to_string(condition.more) + " flows of other conversations)";
        for (Alert& alert : alerts) {
            alert.kind = condition.settings.kind;
            alert.severity = condition.settings.severity;
            alert.condition = condition.settings.name;
            alert.key = condition.settings.name + '|' + alert.key;
            m_ready.push_back(std::move(alert));
        }
        condition.alerts.clear();
        condition.more = condition.all = 0;
        condition.first = Timestamp::max();
        condition.last = Timestamp::min();
    }
    if (auto done = pairsToAlerts(); !done)
        return done;
    if (const auto raised = m_engine.raise(m_ready); !raised)
        return raised.error();
    m_ready.clear();
    return {};
}

void AlertObserver::discard()
{
    for (Condition& condition : m_conditions) {
        condition.alerts.clear();
        condition.more = condition.all = 0;
    }
    m_pairs.clear();
    m_ready.clear();
}

Result<void> AlertObserver::assetsChanged(const std::vector<AssetChange>& changes)
{
    if (!m_imported)
        return m_engine.assetsChanged(changes);
    std::vector<Alert> alerts;
    for (const auto kind : {AssetChange::Kind::NewAsset, AssetChange::Kind::NewService,
             AssetChange::Kind::MacChanged}) {
        std::vector<const AssetChange*> some;
        for (const AssetChange& change : changes)
            if (change.kind == kind)
                some.push_back(&change);
        if (some.empty())
            continue;
        Alert alert = alertOf(*some.front());
        if (some.size() > 1)
            alert.text += " (and " + std::to_string(some.size() - 1) + " more)";
        alert.key = "import";
        alert.last = some.back()->time;
        alert.count = some.size();
        alert.imported = true;
        for (Alert& one : m_engine.forConditions(alert.kind, alert))
            alerts.push_back(std::move(one));
    }
    const auto raised = m_engine.raise(alerts);
    return raised ? Result<void>() : Result<void>(raised.error());
}

} // namespace nb
