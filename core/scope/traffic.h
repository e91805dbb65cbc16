// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/timestamp.h"
#include "core/net/ipaddress.h"
#include "core/scope/services.h"
#include "core/segments/segmentproposal.h"
#include "core/storage/flowstore.h"

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace nb::scope {

/// What was observed between two addresses, as far as it means a connection.
enum class ConvState : std::uint8_t
{
    Denied, ///< a firewall told that it was refused
    Attempt, ///< TCP that was never answered
    Unconfirmed, ///< counts until dismissed
    Diagnostic, ///< ICMP
    OneWay, ///< one way by its nature, or again and again
    Established,
};
[[nodiscard]] std::string_view toString(ConvState state);
/// Whether it connects the two in the sense of scope.
[[nodiscard]] constexpr bool connects(ConvState state)
{
    return state >= ConvState::Unconfirmed;
}

/// µs. Flows that begin in the same of these are at the same time for gaps and periods.
inline constexpr std::int64_t kTrafficWindow = std::int64_t {300} * 1'000'000;

/// All flows of one (client, server, service), of both directions and all exporters.
struct TrafficConversation
{
    std::uint32_t client = 0; ///< index into Traffic::hosts
    std::uint32_t server = 0;
    Service service {};
    ConvState state = ConvState::Attempt;
    /// Nothing says who the client is: in no rule until decided. `service` is then the port of
    /// `server`, `clientPort` that of `client`.
    bool ambiguous = false;
    std::uint16_t clientPort = 0;
    std::uint64_t flows = 0;
    std::uint64_t packets = 0; ///< both ways
    std::uint64_t bytes = 0;
    std::int64_t first = 0; ///< µs since 1970
    std::int64_t last = 0;
    std::uint32_t exporters = 0; ///< index into Traffic::exporterSets
    /// Of some of it only ports and the number of peers say who the client is: more flows may say
    /// otherwise. `adminEitherWay`: it is administration, whoever the client is.
    bool inferred = false;
    bool adminEitherWay = false;
};

/// One administrative session, for the timing of pivots.
struct AdminSession
{
    std::uint32_t client = 0;
    std::uint32_t server = 0;
    std::int64_t start = 0;
    std::int64_t end = 0;
    bool operator==(const AdminSession&) const = default;
};

struct TrafficHost
{
    IpAddress address {};
    std::string name {}; ///< as flows named it last in order of text; may be empty
    std::uint16_t macs = 0; ///< different ones seen, at most 3
    std::uint16_t names = 0; ///< different ones seen, at most 3
};

/// What one exporter or capture told.
struct TrafficExporter
{
    std::string name {};
    std::uint32_t sampling = 1; ///< highest rate seen
    std::uint64_t flows = 0;
    std::vector<std::pair<std::int64_t, std::int64_t>> gaps {}; ///< over 15 minutes, µs
};

/// Everything that the flows of a store say about scope; made once, then immutable, any thread.
/// The order of everything follows from its content, not from the order of import.
struct Traffic
{
    std::vector<TrafficHost> hosts; ///< by address
    std::vector<TrafficConversation> conversations; ///< by client, server, service
    std::vector<AdminSession> adminSessions; ///< by client, server, start
    std::vector<TrafficExporter> exporters; ///< by name
    std::vector<std::vector<std::uint32_t>> exporterSets; ///< sorted indexes of `exporters`
    /// Pairs that share a broadcast domain: one sent to a group or broadcast, the other too.
    std::vector<std::uint32_t> linkSenders; ///< hosts, sorted
    std::vector<HostSighting> sightings; ///< inside addresses with VLAN and interface, where told
    std::set<Day> days; ///< with flows
    std::uint64_t flows = 0;
    std::int64_t first = 0; ///< µs since 1970; 0 without flows
    std::int64_t last = 0;
    /// Distinct (client, server, service) and pairs known by the end of each of 50 equal parts of
    /// the period.
    std::vector<std::uint64_t> triplesOverTime;
    std::vector<std::uint64_t> pairsOverTime;

    /// From here on flows are hold-out: the last fifth of the period.
    [[nodiscard]] std::int64_t holdOutStart() const { return last - (last - first) / 5; }
};
using TrafficPtr = std::shared_ptr<const Traffic>;

/// Reads a store; `period` limits it. Memory about 100 bytes a conversation and 60 a one-way flow.
Result<TrafficPtr> readTraffic(
    const FlowStore& store, const TimeRange& period, std::stop_token stop);

} // namespace nb::scope
