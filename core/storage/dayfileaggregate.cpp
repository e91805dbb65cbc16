// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/aggregator.h"
#include "core/storage/dayfilestore.h"
#include "core/storage/timelineplan.h"

#include <algorithm>
#include <cctype>
#include <numeric>

namespace nb {

namespace {

FlowTotals sumsOf(const GroupTable& groups, std::size_t index)
{
    const Group& g = groups.group(index);
    return {g.rows, g.flows, g.packets, g.bytes, g.reversePackets, g.reverseBytes, g.packetsUnknown,
        groups.bytesUnknown(index)};
}

std::uint64_t metricOf(const Group& group, Metric metric)
{
    switch (metric) {
    case Metric::Bytes:
        return group.bytes + group.reverseBytes;
    case Metric::Packets:
        return group.packets + group.reversePackets;
    case Metric::Flows:
        break;
    }
    return group.flows;
}

/// Indices of the groups with the largest metric, largest first; all of them for limit 0. A few
/// more than the limit where the last ones are equal, so that the caller can order those by text.
std::vector<std::uint32_t> largestGroups(const GroupTable& groups, Metric metric, std::size_t limit)
{
    std::vector<std::uint32_t> order(groups.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto larger = [&](std::uint32_t a, std::uint32_t b) {
        return metricOf(groups.group(a), metric) > metricOf(groups.group(b), metric);
    };
    if (limit == 0 || limit >= order.size()) {
        std::ranges::sort(order, larger);
        return order;
    }
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(limit);
    std::ranges::nth_element(order, end - 1, larger);
    const std::uint64_t least = metricOf(groups.group(*(end - 1)), metric);
    const auto equal = std::partition(end, order.end(),
        [&](std::uint32_t i) { return metricOf(groups.group(i), metric) == least; });
    order.erase(equal, order.end());
    std::ranges::sort(order, larger);
    return order;
}

bool containsNoCase(std::string_view text, std::string_view part)
{
    const auto lower
        = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    const auto same = [lower](char a, char b) { return lower(a) == lower(b); };
    return std::search(text.begin(), text.end(), part.begin(), part.end(), same) != text.end()
        || part.empty();
}

constexpr std::size_t kValuesKept = 20'000;

} // namespace

Result<AggregateResult> DayFileStore::aggregate(
    const AggregateQuery& query, std::stop_token stop) const
{
    if (query.by.empty())
        return Error {ErrorCode::Usage, "name at least one column to group by"};
    const auto dictionaries = allDictionaries(stop);
    if (!dictionaries)
        return dictionaries.error();
    Aggregator aggregator(query.by, *dictionaries, false);
    AggregateResult result;
    const auto done = forEachMatch(query.flows, stop, [&](const Match& match) -> Result<bool> {
        // the sums of all flows, not of groups: a flow may be in two groups
        addTo(result.totals, totalsOf(match));
        if (auto added = aggregator.add(match.file, match.chunk, match.mask); !added)
            return added.error();
        return true;
    });
    if (!done)
        return done.error();
    const GroupTable& groups = aggregator.finish();
    result.groups = groups.size();
    for (const std::uint32_t index : largestGroups(groups, query.metric, query.limit)) {
        if (result.rows.size() % 1024 == 0 && stop.stop_requested())
            return Error {ErrorCode::Cancelled, "cancelled"};
        AggregateRow& row = result.rows.emplace_back();
        for (std::size_t by = 0; by < query.by.size(); ++by)
            row.key.push_back(aggregator.text(groups.group(index), by));
        row.totals = sumsOf(groups, index);
    }
    const auto metric = [&](const AggregateRow& row) {
        const FlowTotals& t = row.totals;
        return query.metric == Metric::Bytes  ? t.bytes + t.reverseBytes
            : query.metric == Metric::Packets ? t.packets + t.reversePackets
                                              : t.flows;
    };
    std::ranges::stable_sort(result.rows, [&](const AggregateRow& a, const AggregateRow& b) {
        const std::uint64_t x = metric(a);
        const std::uint64_t y = metric(b);
        return x != y ? x > y : a.key < b.key;
    });
    if (query.limit != 0 && result.rows.size() > query.limit)
        result.rows.resize(query.limit);
    return result;
}

Result<std::vector<Conversation>> DayFileStore::conversations(
    const FlowQuery& query, std::size_t limit, std::stop_token stop) const
{
    if (m_files.size() == 1 && !query.filter && query.range.unbounded() && !query.raw) {
        auto stored = storedConversations(limit, stop);
        if (!stored)
            return stored.error();
        if (*stored)
            return std::move(**stored);
    }
    const auto dictionaries = allDictionaries(stop);
    if (!dictionaries)
        return dictionaries.error();
    static constexpr std::array kBy {FlowField::SrcIp, FlowField::DstIp, FlowField::Protocol,
        FlowField::DstPort, FlowField::DstName, FlowField::Rule};
    Aggregator aggregator(kBy, *dictionaries, true);
    const auto done = forEachMatch(query, stop, [&](const Match& match) -> Result<bool> {
        if (auto added = aggregator.add(match.file, match.chunk, match.mask); !added)
            return added.error();
        return true;
    });
    if (!done)
        return done.error();
    std::vector<Conversation> result;
    GroupTable& groups = aggregator.finish();
    auto largest = largestGroups(groups, Metric::Bytes, limit);
    if (limit != 0 && largest.size() > limit)
        largest.resize(limit);
    for (const std::uint32_t index : largest) {
        const Group& group = groups.group(index);
        const GroupSpan& span = groups.span(index);
        Conversation& c = result.emplace_back();
        c.client = IpAddress::fromString(aggregator.text(group, 0)).value_or(IpAddress {});
        c.server = IpAddress::fromString(aggregator.text(group, 1)).value_or(IpAddress {});
        c.protocol = Protocol::fromString(aggregator.text(group, 2)).value_or(Protocol {});
        c.serverPort = Port::fromString(aggregator.text(group, 3)).value_or(Port {});
        c.name = aggregator.text(group, 4);
        c.rule = aggregator.text(group, 5);
        c.totals = sumsOf(groups, index);
        c.first = fromMicroseconds(static_cast<std::int64_t>(span.first));
        c.last = fromMicroseconds(static_cast<std::int64_t>(span.last));
        c.hours = span.hours;
        if (result.size() % 1024 == 0 && stop.stop_requested())
            return Error {ErrorCode::Cancelled, "cancelled"};
    }
    return result;
}

/// Nothing when the summary is of another moment than this snapshot.
Result<std::optional<std::vector<Conversation>>> DayFileStore::storedConversations(
    std::size_t limit, std::stop_token stop) const
{
    const auto dictionaries = m_files[0]->dictionaries(stop);
    if (!dictionaries)
        return dictionaries.error();
    const Dictionaries& d = **dictionaries;
    auto reader = m_files[0]->reader();
    if (!reader)
        return reader.error();
    SqliteTransaction transaction(reader->database());
    if (auto done = transaction.beginReading(); !done)
        return done.error();
    const auto current = m_files[0]->summaryIsCurrent(reader->database());
    if (!current)
        return current.error();
    if (!*current)
        return std::optional<std::vector<Conversation>> {};
    auto select = reader->database().prepare(
        "SELECT client, server, protocol, server_port, name, rule, rows, flows, packets, bytes,"
        " reverse_packets, reverse_bytes, packets_unknown, first, last, hours, bytes_unknown FROM "
        "conversation"
        " ORDER BY bytes + reverse_bytes DESC, client, server, protocol, server_port LIMIT ?1");
    if (!select)
        return select.error();
    select->bind(1, limit == 0 ? std::int64_t {-1} : static_cast<std::int64_t>(limit));
    std::vector<Conversation> result;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return row.error();
        if (!*row)
            return std::optional(std::move(result));
        const auto number
            = [&](int column) { return static_cast<std::uint64_t>(select->integer(column)); };
        if (number(0) >= d.hosts.size() || number(1) >= d.hosts.size()
            || number(4) >= d.names.size() || number(5) >= d.rules.size())
            return Error {ErrorCode::Invalid, "the day file's summary refers to what is not there"};
        Conversation& c = result.emplace_back();
        c.client = d.hosts[number(0)].address;
        c.server = d.hosts[number(1)].address;
        c.protocol = Protocol(static_cast<std::uint8_t>(number(2)));
        c.serverPort = Port(static_cast<std::uint16_t>(number(3)));
        c.name = d.names[number(4)];
        c.rule = d.rules[number(5)];
        c.totals = {number(6), number(7), number(8), number(9), number(10), number(11), number(12),
            number(16)};
        c.first = fromMicroseconds(select->integer(13));
        c.last = fromMicroseconds(select->integer(14));
        c.hours = static_cast<std::uint32_t>(number(15));
        if (result.size() % 4096 == 0 && stop.stop_requested())
            return Error {ErrorCode::Cancelled, "cancelled"};
    }
}

Result<std::vector<FrequentValue>> DayFileStore::valuesByUse(
    FlowField field, std::stop_token stop) const
{
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto known = m_valuesByUse.find(field); known != m_valuesByUse.end())
            return known->second;
    }
    AggregateQuery query;
    query.by = {field};
    query.metric = Metric::Flows;
    query.limit = kValuesKept;
    auto groups = aggregate(query, stop);
    if (!groups)
        return groups.error();
    std::vector<FrequentValue> values;
    for (AggregateRow& row : groups->rows)
        if (!row.key[0].empty())
            values.push_back({std::move(row.key[0]), row.totals.flows});
    const std::scoped_lock lock(m_mutex);
    return m_valuesByUse[field] = std::move(values);
}

Result<std::vector<std::string>> DayFileStore::frequentValues(
    FlowField field, std::string_view part, std::size_t limit, std::stop_token stop) const
{
    auto counted = countedValues(field, part, limit, std::move(stop));
    if (!counted)
        return counted.error();
    std::vector<std::string> values;
    for (FrequentValue& found : *counted)
        values.push_back(std::move(found.value));
    return values;
}

Result<std::vector<FrequentValue>> DayFileStore::countedValues(
    FlowField field, std::string_view part, std::size_t limit, std::stop_token stop) const
{
    const FieldType type = fieldInfo(field).type;
    if (type == FieldType::Time || type == FieldType::Count || type == FieldType::Duration)
        return std::vector<FrequentValue> {}; // nobody picks one of a million different sums
    const auto values = valuesByUse(field, stop);
    if (!values)
        return values.error();
    std::vector<FrequentValue> found;
    for (const FrequentValue& candidate : *values) {
        if (found.size() == limit)
            break;
        if (containsNoCase(candidate.value, part))
            found.push_back(candidate);
    }
    return found;
}

Result<Timeline> DayFileStore::timeline(const TimelineQuery& query, std::stop_token stop) const
{
    auto plan = TimelinePlan::make(query, span());
    if (!plan)
        return plan.error();
    const auto done = forEachMatch(query.flows, stop, [&](const Match& match) -> Result<bool> {
        plan->add(match.chunk, match.mask);
        return true;
    });
    if (!done)
        return done.error();
    return plan->timeline();
}

} // namespace nb
