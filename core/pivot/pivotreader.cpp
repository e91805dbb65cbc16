// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/pivotreader.h"

#include "core/storage/trafficscan.h"

namespace nb {

namespace {

constexpr std::uint32_t kUnset = ~std::uint32_t {0};

/// Rows of a store as records, hosts and exporters looked up once for each dictionary.
class RowReader
{
public:
    explicit RowReader(PivotFlowSet& flows)
        : m_flows(flows)
    {
    }

    void take(const TrafficRows& rows)
    {
        if (rows.dictionary != m_dictionary) {
            m_dictionary = rows.dictionary;
            m_hosts.assign(rows.hosts, kUnset);
            m_exporters.assign(rows.exporters, Exporter {});
        }
        for (std::size_t row = 0; row < rows.size; ++row)
            takeRow(rows, row);
    }

private:
    struct Exporter
    {
        bool known = false;
        bool isAddress = false; ///< no capture file
        std::uint16_t id = 0;
    };

    std::uint32_t host(const TrafficRows& rows, std::uint32_t id)
    {
        std::uint32_t& number = m_hosts[id];
        if (number == kUnset)
            number = m_flows.intern(rows.address(id));
        return number;
    }
    const Exporter& exporter(const TrafficRows& rows, std::uint32_t id)
    {
        Exporter& exporter = m_exporters[id];
        if (!exporter.known) {
            const std::string& name = rows.exporterName(id);
            exporter.known = true;
            exporter.isAddress = IpAddress::fromString(name).has_value();
            exporter.id = m_flows.internExporter(name);
        }
        return exporter;
    }

    void takeRow(const TrafficRows& rows, std::size_t row)
    {
        const Exporter& from = exporter(rows, rows.exporter[row]);
        PivotRecord record;
        record.start = static_cast<std::int64_t>(rows.start[row]);
        record.end = static_cast<std::int64_t>(rows.start[row] + rows.duration[row]);
        record.sourcePort = rows.sourcePort[row];
        record.destinationPort = rows.destinationPort[row];
        record.protocol = rows.protocol[row];
        record.bytes = rows.bytes[row];
        record.reverseBytes = rows.reverseBytes[row];
        record.sampled = rows.sampling[row] > 1;
        record.exporter = from.id;
        const auto state = static_cast<FlowState>(rows.state[row]);
        StoredTraffic traffic;
        traffic.packets = rows.packets[row];
        traffic.reversePackets = rows.reversePackets[row];
        traffic.tcpFlags = rows.tcpFlags[row];
        traffic.reverseTcpFlags = rows.reverseTcpFlags[row];
        traffic.confidence = rows.confidence[row];
        traffic.attempt = state == FlowState::Attempt || state == FlowState::Rejected;
        traffic.fromExporter = from.isAddress;
        deriveEvidence(record, traffic);
        m_flows.add(record, host(rows, rows.source[row]), host(rows, rows.destination[row]));
    }

    PivotFlowSet& m_flows;
    std::uint32_t m_dictionary = 0;
    std::vector<std::uint32_t> m_hosts;
    std::vector<Exporter> m_exporters;
};

} // namespace

Result<void> readPivotFlows(const FlowStore& store, const FlowQuery& query, PivotFlowSet& flows,
    std::stop_token stop, std::atomic<std::uint64_t>* taken)
{
    if (!query.filter && query.range.unbounded() && store.rowCount() <= kMostPivotFlows)
        flows.reserve(store.rowCount());
    RowReader reader(flows);
    bool tooMany = false;
    auto read = scanTraffic(
        store, query,
        [&](const TrafficRows& rows) {
            reader.take(rows);
            tooMany = flows.records() > kMostPivotFlows;
            if (taken != nullptr)
                taken->store(flows.records(), std::memory_order_relaxed);
            return !tooMany;
        },
        std::move(stop));
    if (read.ok() && tooMany)
        return Error {ErrorCode::LimitExceeded,
            "too many flows for one analysis: choose a filter or a shorter time"};
    return read;
}

Result<std::map<IpAddress, std::string>> readHostNames(
    const FlowStore& store, const std::vector<IpAddress>& hosts, std::stop_token stop)
{
    std::map<IpAddress, std::string> names;
    if (hosts.empty())
        return names;
    const auto read = [&](FlowField address, FlowField name) -> Result<void> {
        FilterCondition condition;
        condition.field = address;
        condition.op = FilterOperator::In;
        for (const IpAddress& host : hosts)
            condition.values.emplace_back(*IpPrefix::make(host, host.isV4() ? 32 : 128));
        FilterCondition named;
        named.field = name;
        AggregateQuery query;
        query.flows.filter = both(FilterNode::makeCondition(std::move(condition)),
            FilterNode::makeCondition(std::move(named)));
        query.flows.sums = Sums::All;
        query.by = {address, name};
        query.metric = Metric::Flows;
        const auto result = store.aggregate(query, stop);
        if (!result)
            return result.error();
        for (const AggregateRow& row : result->rows) // most flows first
            if (const auto host = IpAddress::fromString(row.key[0]); host && !row.key[1].empty())
                names.try_emplace(*host, row.key[1]);
        return {};
    };
    if (const auto served = read(FlowField::DstIp, FlowField::DstName); !served)
        return served.error();
    if (const auto asked = read(FlowField::SrcIp, FlowField::SrcName); !asked)
        return asked.error();
    return names;
}

} // namespace nb
