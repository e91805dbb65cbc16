// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/clockoffset.h"
#include "core/pivot/pivotflow.h"
#include "core/pivot/pivotservicetable.h"
#include "core/storage/hosttable.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace nb {

/// What an exporter's record tells, in the terms of the store's columns, to derive a PivotRecord.
struct StoredTraffic
{
    std::uint64_t packets = 0;
    std::uint64_t reversePackets = 0;
    std::uint8_t tcpFlags = 0;
    std::uint8_t reverseTcpFlags = 0;
    std::uint8_t confidence = 100; ///< percent; 100 is also "nobody looked"
    bool attempt = false; ///< a SYN without answer, or turned away
    bool fromExporter = true; ///< no capture, whose rows have both directions
};
/// Completes direction and unknown counters of a record from what else is known of the row.
void deriveEvidence(PivotRecord& record, const StoredTraffic& traffic);

/// Flows of an analysis with their hosts: taken in any order, then oriented, sorted and merged.
/// 56 bytes a flow, about 30 bytes a host. One thread.
class PivotFlowSet
{
public:
    /// `services` decides who is the server.
    explicit PivotFlowSet(PivotServiceTable services);

    /// Makes room for so many flows.
    void reserve(std::size_t flows);
    /// Takes a record; those of other protocols than TCP and UDP, and of a host with itself, only
    /// count.
    void add(const PivotRecord& record);
    /// The same with hosts numbered by intern(), for many records.
    void add(const PivotRecord& record, std::uint32_t source, std::uint32_t destination);
    [[nodiscard]] std::uint32_t intern(const IpAddress& address);
    /// Number of an exporter for PivotRecord::exporter. Not to be mixed with own numbers.
    [[nodiscard]] std::uint16_t internExporter(std::string_view name);

    /// Takes out what ended before a time, µs, before finish(); how many flows that were.
    std::size_t forgetEndedBefore(std::int64_t time);
    /// Takes out all but about the `count` flows that ended last, before finish(); how many that
    /// were.
    std::size_t forgetAllBut(std::size_t count);
    /// Takes out hosts of no flow, before finish(); numbers of intern() are void afterwards.
    void forgetUnusedHosts();
    /// Hosts known, those of no flow included; before finish().
    [[nodiscard]] std::size_t hostCount() const { return m_table.size(); }

    /// Numbers hosts by address, sorts by start, merges records of one flow.
    void finish();

    /// In order of start, after finish(); before, as they came.
    [[nodiscard]] const std::vector<PivotFlow>& flows() const { return m_flows; }
    /// In order of address, after finish().
    [[nodiscard]] const std::vector<IpAddress>& hosts() const { return m_hosts; }
    [[nodiscard]] std::optional<PivotHost> find(const IpAddress& address) const;
    /// Of exporters that saw the same flows, after finish().
    [[nodiscard]] const std::vector<ClockOffset>& clockOffsets() const { return m_clockOffsets; }
    /// Records handed in.
    [[nodiscard]] std::uint64_t records() const { return m_records; }
    /// Earliest start and latest end of all records handed in.
    [[nodiscard]] std::optional<std::pair<std::int64_t, std::int64_t>> span() const;

private:
    void numberHosts();
    void numberExporters();

    PivotServiceTable m_services;
    HostTable m_table;
    std::vector<bool> m_toSeveral; ///< by id of m_table - 1
    std::vector<PivotFlow> m_flows;
    std::vector<IpAddress> m_hosts;
    std::map<std::string, std::uint16_t, std::less<>> m_exporterIds;
    std::vector<ClockOffset> m_clockOffsets;
    std::uint64_t m_records = 0;
    std::int64_t m_first = 0;
    std::int64_t m_last = 0;
};

/// Turns a flow round when the known-service rule says so (unless a SYN told otherwise), or when
/// nothing tells and the server's port is the larger one.
void orientFlow(PivotFlow& flow, const PivotServiceTable& services);
/// By start, then by everything else, so that any order of input gives the same.
void sortByStart(std::vector<PivotFlow>& flows);

} // namespace nb
