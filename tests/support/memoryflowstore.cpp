// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/memoryflowstore.h"

#include "core/flow/fieldtext.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace nb::test {

namespace {

using std::chrono::microseconds;

class MemoryOrder : public FlowOrder
{
public:
    std::vector<const Flow*> rows;
    FlowTotals sums;
    [[nodiscard]] std::uint64_t size() const override { return rows.size(); }
    [[nodiscard]] const FlowTotals& totals() const override { return sums; }
};

Error cancelled()
{
    return Error {ErrorCode::Cancelled, "cancelled"};
}

std::uint64_t sum(std::uint64_t a, std::uint64_t b)
{
    if (a == kUnknownCount || b == kUnknownCount)
        return kUnknownCount;
    return a > kUnknownCount - 1 - b ? kUnknownCount - 1 : a + b;
}

/// The flow with its counters multiplied by the sampling rate.
Flow scaled(Flow flow)
{
    for (std::uint64_t* count :
        {&flow.packets, &flow.bytes, &flow.reversePackets, &flow.reverseBytes}) {
        if (*count == kUnknownCount || flow.sampling < 2)
            continue;
        const bool fits = *count <= (kUnknownCount - 1) / flow.sampling;
        *count = fits ? *count * flow.sampling : kUnknownCount - 1;
    }
    return flow;
}

std::string textOf(const Flow& flow, FlowField field)
{
    FlowBatch batch;
    batch.append(flow);
    return fieldText(batch, 0, field);
}

/// What a column sorts by: a number (first) where it is one, else an address, else a text.
using Key = std::tuple<std::uint64_t, IpAddress, std::string>;

Key number(std::uint64_t value)
{
    return {value, {}, {}};
}

Key countKey(std::uint64_t value)
{
    return number(value == kUnknownCount ? 0 : value + 1); // unknown before 0
}

Key sortKey(const Flow& flow, FlowField field)
{
    switch (field) {
    case FlowField::Start:
        return number(static_cast<std::uint64_t>(toMicroseconds(flow.start)) ^ (1ULL << 63));
    case FlowField::End:
        return number(static_cast<std::uint64_t>(toMicroseconds(flow.end)) ^ (1ULL << 63));
    case FlowField::Duration:
        return number(static_cast<std::uint64_t>((flow.end - flow.start).count()));
    case FlowField::SrcIp:
        return {0, flow.srcIp, {}};
    case FlowField::DstIp:
        return {0, flow.dstIp, {}};
    case FlowField::SrcPort:
        return number(flow.srcPort.number());
    case FlowField::DstPort:
        return number(flow.dstPort.number());
    case FlowField::Protocol:
        return number(flow.protocol.number());
    case FlowField::Packets:
        return countKey(flow.packets);
    case FlowField::Bytes:
        return countKey(flow.bytes);
    case FlowField::ReversePackets:
        return countKey(flow.reversePackets);
    case FlowField::ReverseBytes:
        return countKey(flow.reverseBytes);
    case FlowField::BytesTotal:
        return countKey(sum(flow.bytes, flow.reverseBytes));
    case FlowField::PacketsTotal:
        return countKey(sum(flow.packets, flow.reversePackets));
    case FlowField::TcpFlags:
        return number(flow.tcpFlags);
    case FlowField::ReverseTcpFlags:
        return number(flow.reverseTcpFlags);
    case FlowField::State:
        return number(static_cast<std::uint64_t>(flow.state));
    case FlowField::Vlan:
        return number(flow.vlan);
    case FlowField::Hits:
        return number(flow.hits);
    case FlowField::Confidence:
        return number(flow.confidence);
    case FlowField::Received:
        return number(static_cast<std::uint64_t>(toMicroseconds(flow.received)) ^ (1ULL << 63));
    case FlowField::Domain:
        return number(flow.domain);
    case FlowField::Sampling:
        return number(flow.sampling);
    case FlowField::NatSrcIp:
        return {flow.natSrcIp == IpAddress {} ? 0U : 1U, flow.natSrcIp, {}}; // absent first
    case FlowField::NatDstIp:
        return {flow.natDstIp == IpAddress {} ? 0U : 1U, flow.natDstIp, {}};
    case FlowField::NatSrcPort:
        return number(flow.natSrcPort.number());
    case FlowField::NatDstPort:
        return number(flow.natDstPort.number());
    case FlowField::IpVersion:
        return number(flow.srcIp.isV4() ? 4 : 6);
    default:
        return {0, {}, textOf(flow, field)};
    }
}

bool overlaps(const Flow& flow, const TimeRange& range)
{
    return (!range.to || flow.start < *range.to) && (!range.from || flow.end >= *range.from);
}

std::uint64_t metricOf(const FlowTotals& totals, Metric metric)
{
    switch (metric) {
    case Metric::Bytes:
        return totals.bytes + totals.reverseBytes;
    case Metric::Packets:
        return totals.packets + totals.reversePackets;
    case Metric::Flows:
        return totals.flows;
    }
    return 0;
}

/// The distinct texts a flow has for a field; two for an either-side field whose sides differ.
std::set<std::string> valuesOf(const Flow& flow, FlowField field)
{
    if (isColumn(field))
        return {textOf(flow, field)};
    std::set<std::string> values;
    for (const FlowField side : sidesOf(field))
        values.insert(textOf(flow, side));
    return values;
}

/// The values of the fields, once for each side when there is an either-side one among them.
std::set<std::vector<std::string>> keysOf(const Flow& flow, const std::vector<FlowField>& by)
{
    std::set<std::vector<std::string>> keys;
    for (const std::size_t side : {std::size_t {0}, std::size_t {1}}) {
        std::vector<std::string> key;
        for (const FlowField field : by)
            key.push_back(textOf(flow, isColumn(field) ? field : sidesOf(field)[side]));
        keys.insert(std::move(key));
    }
    return keys;
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), lower);
    return result;
}

/// The first of a list of round widths, from 1 ms to a year, that needs at most `maxBuckets`.
std::int64_t roundWidth(std::int64_t first, std::int64_t last, std::size_t maxBuckets)
{
    constexpr std::int64_t second = 1'000'000;
    constexpr std::array widths = std::to_array<std::int64_t>({1'000, 2'000, 5'000, 10'000, 20'000,
        50'000, 100'000, 200'000, 500'000, second, 2 * second, 5 * second, 10 * second, 15 * second,
        30 * second, 60 * second, 120 * second, 300 * second, 600 * second, 900 * second,
        1800 * second, 3600 * second, 7200 * second, 10800 * second, 21600 * second, 43200 * second,
        86400 * second, 7 * 86400 * second, 30 * 86400 * second, 365 * 86400 * second});
    const auto limit = static_cast<std::int64_t>(std::max<std::size_t>(maxBuckets, 1));
    for (const std::int64_t width : widths)
        if (last / width - first / width + 1 <= limit)
            return width;
    return (last - first) / limit + 1;
}

} // namespace

void addFlow(FlowTotals& totals, const Flow& flow)
{
    const auto add = [](std::uint64_t& to, std::uint64_t count) {
        if (count != kUnknownCount)
            to = count > kMostSum - to ? kMostSum : to + count;
    };
    ++totals.rows;
    totals.flows += flow.hits;
    add(totals.packets, flow.packets);
    add(totals.bytes, flow.bytes);
    add(totals.reversePackets, flow.reversePackets);
    add(totals.reverseBytes, flow.reverseBytes);
    if (flow.packets == kUnknownCount)
        ++totals.packetsUnknown;
    if (flow.bytes == kUnknownCount)
        ++totals.bytesUnknown;
}

MemoryFlowStore::MemoryFlowStore(std::vector<Flow> flows, FilterMatcher matcher)
    : m_flows(std::move(flows))
    , m_matcher(std::move(matcher))
{
    for (const Flow& flow : m_flows)
        m_scaled.push_back(scaled(flow));
}

std::vector<const Flow*> MemoryFlowStore::select(const FlowQuery& query) const
{
    std::vector<const Flow*> chosen;
    for (const Flow& flow : query.raw ? m_flows : m_scaled)
        if (overlaps(flow, query.range)
            && (!query.filter || !m_matcher || m_matcher(query.filter, flow)))
            chosen.push_back(&flow);
    return chosen;
}

std::optional<std::pair<Timestamp, Timestamp>> MemoryFlowStore::span() const
{
    if (m_flows.empty())
        return std::nullopt;
    std::pair result {m_flows.front().start, m_flows.front().end};
    for (const Flow& flow : m_flows)
        result = {std::min(result.first, flow.start), std::max(result.second, flow.end)};
    return result;
}

Result<FlowTotals> MemoryFlowStore::totals(const FlowQuery& query, std::stop_token stop) const
{
    FlowTotals totals;
    for (const Flow* flow : select(query))
        addFlow(totals, *flow);
    if (stop.stop_requested())
        return cancelled();
    return totals;
}

Result<void> MemoryFlowStore::scan(
    const FlowQuery& query, const ScanSink& sink, std::stop_token stop) const
{
    FlowBatch batch;
    for (const Flow* flow : select(query)) {
        if (stop.stop_requested())
            return cancelled();
        batch.append(*flow);
        if (batch.size() == FlowBatch::kMaxRows && !sink(std::exchange(batch, FlowBatch {})))
            return {};
    }
    if (!batch.empty())
        sink(std::move(batch));
    return {};
}

Result<AggregateResult> MemoryFlowStore::aggregate(
    const AggregateQuery& query, std::stop_token stop) const
{
    if (query.by.empty())
        return Error {ErrorCode::Usage, "nothing to group by"};
    AggregateResult result;
    std::map<std::vector<std::string>, FlowTotals> groups;
    for (const Flow* flow : select(query.flows)) {
        if (stop.stop_requested())
            return cancelled();
        addFlow(result.totals, *flow);
        for (const std::vector<std::string>& key : keysOf(*flow, query.by))
            addFlow(groups[key], *flow);
    }
    result.groups = groups.size();
    for (const auto& [key, totals] : groups)
        result.rows.push_back({key, totals});
    std::ranges::stable_sort(result.rows, [&](const AggregateRow& a, const AggregateRow& b) {
        return metricOf(a.totals, query.metric) > metricOf(b.totals, query.metric);
    });
    if (query.limit != 0 && result.rows.size() > query.limit)
        result.rows.resize(query.limit);
    return result;
}

Result<std::vector<Conversation>> MemoryFlowStore::conversations(
    const FlowQuery& query, std::size_t limit, std::stop_token stop) const
{
    using ConversationKey
        = std::tuple<IpAddress, IpAddress, Protocol, Port, std::string, std::string>;
    std::map<ConversationKey, Conversation> found;
    for (const Flow* flow : select(query)) {
        if (stop.stop_requested())
            return cancelled();
        const auto [it, isNew] = found.try_emplace(ConversationKey {
            flow->srcIp, flow->dstIp, flow->protocol, flow->dstPort, flow->dstName, flow->rule});
        Conversation& c = it->second;
        if (isNew)
            c = Conversation {.client = flow->srcIp,
                .server = flow->dstIp,
                .protocol = flow->protocol,
                .serverPort = flow->dstPort,
                .name = flow->dstName,
                .rule = flow->rule,
                .first = flow->start,
                .last = flow->end};
        addFlow(c.totals, *flow);
        c.first = std::min(c.first, flow->start);
        c.last = std::max(c.last, flow->end);
        using std::chrono::hours;
        for (auto hour = std::chrono::floor<hours>(flow->start);
             hour <= flow->end && hour < std::chrono::floor<hours>(flow->start) + hours {24};
             hour += hours {1}) {
            const auto ofDay = hour - std::chrono::floor<std::chrono::days>(hour);
            c.hours |= 1U << std::chrono::duration_cast<hours>(ofDay).count();
        }
    }
    std::vector<Conversation> result;
    for (auto& [key, conversation] : found)
        result.push_back(std::move(conversation));
    std::ranges::stable_sort(result, [](const Conversation& a, const Conversation& b) {
        return metricOf(a.totals, Metric::Bytes) > metricOf(b.totals, Metric::Bytes);
    });
    if (limit != 0 && result.size() > limit)
        result.resize(limit);
    return result;
}

Result<Timeline> MemoryFlowStore::timeline(const TimelineQuery& query, std::stop_token stop) const
{
    const std::vector<const Flow*> flows = select(query.flows);
    if (stop.stop_requested())
        return cancelled();
    Timeline timeline {.bucket = query.bucket, .buckets = {}};
    const auto whole = span();
    if (!whole)
        return timeline;
    const TimeRange& range = query.flows.range;
    const Timestamp from = std::max(range.from.value_or(whole->first), whole->first);
    const Timestamp last
        = std::min(range.to.value_or(Timestamp::max()) - microseconds {1}, whole->second);
    if (from > last)
        return timeline;
    std::int64_t width = query.bucket.count();
    if (width <= 0)
        width = roundWidth(toMicroseconds(from), toMicroseconds(last), query.maxBuckets);
    timeline.bucket = microseconds {width};
    const std::int64_t firstSlot = toMicroseconds(from) / width;
    const std::int64_t lastSlot = toMicroseconds(last) / width;
    for (std::int64_t slot = firstSlot; slot <= lastSlot; ++slot)
        timeline.buckets.push_back({fromMicroseconds(slot * width), {}});
    for (const Flow* flow : flows) {
        const std::int64_t slot = toMicroseconds(flow->start) / width;
        if (slot < firstSlot || slot > lastSlot)
            continue;
        addFlow(timeline.buckets[static_cast<std::size_t>(slot - firstSlot)].totals, *flow);
    }
    return timeline;
}

Result<FlowOrderPtr> MemoryFlowStore::order(
    const FlowQuery& query, std::optional<SortKey> key, std::stop_token stop) const
{
    auto order = std::make_shared<MemoryOrder>();
    order->rows = select(query);
    for (const Flow* flow : order->rows)
        addFlow(order->sums, *flow);
    if (key) {
        std::vector<std::pair<Key, const Flow*>> keyed;
        for (const Flow* flow : order->rows)
            keyed.emplace_back(sortKey(*flow, key->field), flow);
        std::ranges::stable_sort(keyed, [&](const auto& a, const auto& b) {
            return key->descending ? b.first < a.first : a.first < b.first;
        });
        std::ranges::transform(
            keyed, order->rows.begin(), [](const auto& pair) { return pair.second; });
    }
    if (stop.stop_requested())
        return cancelled();
    return FlowOrderPtr(std::move(order));
}

Result<FlowBatch> MemoryFlowStore::rows(
    const FlowOrder& order, std::uint64_t offset, std::size_t count, std::stop_token stop) const
{
    ++m_rowsCalls;
    if (stop.stop_requested())
        return cancelled();
    const auto& rows = dynamic_cast<const MemoryOrder&>(order).rows;
    FlowBatch batch;
    for (std::uint64_t i = offset; i < rows.size() && i - offset < count; ++i)
        batch.append(*rows[i]);
    return batch;
}

Result<std::vector<std::string>> MemoryFlowStore::frequentValues(
    FlowField field, std::string_view part, std::size_t limit, std::stop_token stop) const
{
    const auto counted = countedValues(field, part, limit, std::move(stop));
    if (!counted)
        return counted.error();
    std::vector<std::string> values;
    for (const FrequentValue& found : *counted)
        values.push_back(found.value);
    return values;
}

Result<std::vector<FrequentValue>> MemoryFlowStore::countedValues(
    FlowField field, std::string_view part, std::size_t limit, std::stop_token stop) const
{
    std::map<std::string, std::uint64_t> uses;
    for (const Flow& flow : m_flows) {
        if (stop.stop_requested())
            return cancelled();
        for (const std::string& value : valuesOf(flow, field))
            if (!value.empty() && lowered(value).find(lowered(part)) != std::string::npos)
                uses[value] += flow.hits;
    }
    std::vector<std::pair<std::string, std::uint64_t>> ranked(uses.begin(), uses.end());
    std::ranges::stable_sort(
        ranked, [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<FrequentValue> values;
    for (auto& [value, count] : ranked)
        if (values.size() < limit)
            values.push_back({std::move(value), count});
    return values;
}

} // namespace nb::test
