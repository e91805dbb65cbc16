// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/aggregator.h"
#include "core/storage/dayfilestore.h"
#include "core/storage/metricvalue.h"
#include "core/storage/timelineplan.h"

#include <algorithm>
#include <cctype>
#include <functional>

namespace nb {

namespace {

struct LargeGroup
{
    GroupKey key {};
    const std::uint64_t* sums = nullptr;
    std::uint64_t metric = 0;
};

/// The metric of each group in the words of its sums.
class GroupMetric
{
public:
    GroupMetric(const GroupLayout& layout, Metric metric)
        : m_layout(layout)
        , m_forward(metric == Metric::Bytes       ? GroupSum::Bytes
                  : metric == Metric::Packets     ? GroupSum::Packets
                  : layout.keeps(GroupSum::Flows) ? GroupSum::Flows
                                                  : GroupSum::Rows)
        , m_reverse(metric == Metric::Bytes ? GroupSum::ReverseBytes : GroupSum::ReversePackets)
        , m_both(metric != Metric::Flows)
    {
    }
    std::uint64_t operator()(const std::uint64_t* sums) const
    {
        // neither is more than kMostSum: both together have room
        return m_layout.value(sums, m_forward) + (m_both ? m_layout.value(sums, m_reverse) : 0);
    }

private:
    const GroupLayout& m_layout;
    GroupSum m_forward;
    GroupSum m_reverse;
    bool m_both;
};

/// The metric of the group in place `limit` from the largest down; 0 when there are not so many.
std::uint64_t leastOfLargest(const GroupTable& groups, const GroupMetric& metric, std::size_t limit)
{
    // twice as many and some, so that the candidates are cut now and then only
    const std::size_t most = limit < GroupTable::kMaxGroups ? limit * 2 + 1024 : limit;
    std::vector<std::uint64_t> best;
    std::uint64_t least = 0;
    const auto cut = [&] {
        const auto end = best.begin() + static_cast<std::ptrdiff_t>(limit);
        std::ranges::nth_element(best, end - 1, std::greater<> {});
        best.erase(end, best.end());
        least = best.back();
    };
    groups.forEach([&](const GroupKey&, const std::uint64_t* sums) {
        const std::uint64_t value = metric(sums);
        if (value < least)
            return;
        best.push_back(value);
        if (best.size() == most)
            cut();
    });
    if (best.size() < limit)
        return 0;
    cut();
    return least;
}

/// The groups with the largest metric, largest first; all of them for limit 0. A few more than the
/// limit where the last ones are equal, so that the caller can order those by text.
std::vector<LargeGroup> largestGroups(const GroupTable& groups, Metric by, std::size_t limit)
{
    const GroupMetric metric(groups.layout(), by);
    const std::uint64_t least = limit == 0 ? 0 : leastOfLargest(groups, metric, limit);
    std::vector<LargeGroup> largest;
    groups.forEach([&](const GroupKey& key, const std::uint64_t* sums) {
        if (const std::uint64_t value = metric(sums); value >= least)
            largest.push_back({key, sums, value});
    });
    std::ranges::stable_sort(largest, std::greater<> {}, &LargeGroup::metric);
    return largest;
}

Sums sumsFor(Metric metric)
{
    return metric == Metric::Bytes  ? Sums::Bytes
        : metric == Metric::Packets ? Sums::Packets
                                    : Sums::Flows;
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
    const Sums sums = query.flows.sums | sumsFor(query.metric);
    Aggregator aggregator(query.by, *dictionaries, {sums, countFacts(), false, m_inside});
    AggregateResult result;
    const auto done = forEachMatch(query.flows, stop, [&](const Match& match) -> Result<bool> {
        if (aggregator.twoSided())
            addTo(result.totals, totalsOf(match, sums));
        if (auto added = aggregator.add(match.file, match.chunk, match.mask); !added)
            return added.error();
        return true;
    });
    if (!done)
        return done.error();
    const GroupTable& groups = aggregator.groups();
    groups.forEach([&](const GroupKey&, const std::uint64_t* group) {
        ++result.groups;
        if (!aggregator.twoSided())
            addTo(result.totals, aggregator.totals(group));
    });
    for (const LargeGroup& group : largestGroups(groups, query.metric, query.limit)) {
        if (result.rows.size() % 1024 == 0 && stop.stop_requested())
            return Error {ErrorCode::Cancelled, "cancelled"};
        AggregateRow& row = result.rows.emplace_back();
        for (std::size_t by = 0; by < query.by.size(); ++by)
            row.key.push_back(aggregator.text(group.key, by));
        row.totals = aggregator.totals(group.sums);
    }
    std::ranges::stable_sort(result.rows, [&](const AggregateRow& a, const AggregateRow& b) {
        const std::uint64_t x = metricValue(query.metric, a.totals);
        const std::uint64_t y = metricValue(query.metric, b.totals);
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
    Aggregator aggregator(kBy, *dictionaries, {Sums::All, countFacts(), true});
    const auto done = forEachMatch(query, stop, [&](const Match& match) -> Result<bool> {
        if (auto added = aggregator.add(match.file, match.chunk, match.mask); !added)
            return added.error();
        return true;
    });
    if (!done)
        return done.error();
    std::vector<Conversation> result;
    const GroupLayout& layout = aggregator.groups().layout();
    auto largest = largestGroups(aggregator.groups(), Metric::Bytes, limit);
    if (limit != 0 && largest.size() > limit)
        largest.resize(limit);
    for (const LargeGroup& group : largest) {
        const auto text = [&](std::size_t by) { return aggregator.text(group.key, by); };
        Conversation& c = result.emplace_back();
        c.client = IpAddress::fromString(text(0)).value_or(IpAddress {});
        c.server = IpAddress::fromString(text(1)).value_or(IpAddress {});
        c.protocol = Protocol::fromString(text(2)).value_or(Protocol {});
        c.serverPort = Port::fromString(text(3)).value_or(Port {});
        c.name = text(4);
        c.rule = text(5);
        c.totals = aggregator.totals(group.sums);
        c.first = fromMicroseconds(
            static_cast<std::int64_t>(~layout.value(group.sums, GroupSum::First)));
        c.last
            = fromMicroseconds(static_cast<std::int64_t>(layout.value(group.sums, GroupSum::Last)));
        c.hours = static_cast<std::uint32_t>(layout.value(group.sums, GroupSum::Hours));
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
    query.flows.sums = Sums::Flows;
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
        plan->add(match.chunk, match.mask, [&] { return totalsOf(match, query.flows.sums); });
        return true;
    });
    if (!done)
        return done.error();
    return plan->timeline();
}

} // namespace nb
