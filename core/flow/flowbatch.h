// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/timestamp.h"
#include "core/flow/textpool.h"
#include "core/net/ipaddress.h"
#include "core/net/macaddress.h"
#include "core/net/port.h"
#include "core/net/protocol.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace nb {

/// How a flow went, as far as its packets or flags tell.
enum class FlowState : std::uint8_t
{
    Unknown, ///< the source did not say
    Established, ///< both directions seen (TCP: handshake answered)
    Attempt, ///< TCP SYN without any answer
    Rejected, ///< TCP SYN answered by RST
    OneWay, ///< packets one way only
};
/// `established`, `attempt`, `rejected`, `one-way`; empty for Unknown.
[[nodiscard]] std::string_view toString(FlowState state);
[[nodiscard]] std::optional<FlowState> flowStateFromString(std::string_view text);

/// A counter the source did not carry (NetBehave's daily files have no packets). Never shown as 0,
/// never summed.
inline constexpr std::uint64_t kUnknownCount = ~std::uint64_t {0};

/// How far a row is on its way from an exporter's record to a flow.
enum class RecordKind : std::uint8_t
{
    Flow, ///< both directions are in the row; nothing to pair
    OneWay, ///< one direction of a flow as an exporter sent it; its reverse counters are 0
    Event, ///< told of a connection (NAT, firewall) and carries no traffic of its own
};

/// Where a record was metered on its way through the exporter; flowDirection(61).
enum class MeteredAt : std::uint8_t
{
    Unknown,
    Ingress,
    Egress,
};

/// One bidirectional flow as a value; for single rows in tests, dialogs and text formats. Field by
/// field the same as a row of FlowBatch, where units and IPFIX elements are given.
struct Flow
{
    Timestamp start {};
    Timestamp end {};
    IpAddress srcIp {};
    IpAddress dstIp {};
    Port srcPort {};
    Port dstPort {};
    Protocol protocol {};
    std::uint64_t packets = 0;
    std::uint64_t bytes = 0;
    std::uint64_t reversePackets = 0;
    std::uint64_t reverseBytes = 0;
    std::uint8_t tcpFlags = 0;
    std::uint8_t reverseTcpFlags = 0;
    FlowState state = FlowState::Unknown;
    std::uint8_t confidence = 100;
    std::uint16_t vlan = 0;
    std::uint32_t hits = 1;
    MacAddress srcMac {};
    MacAddress dstMac {};
    std::string srcName {};
    std::string dstName {};
    std::string srcSegment {};
    std::string dstSegment {};
    std::string srcOwner {};
    std::string dstOwner {};
    std::string service {};
    std::string application {};
    std::string rule {};
    std::string exporter {};
    std::string tunnel {};
    Timestamp received {};
    std::uint32_t domain = 0;
    std::uint32_t sampling = 1;
    std::string sampler {};
    std::string observers {};
    std::string event {};
    IpAddress natSrcIp {};
    IpAddress natDstIp {};
    Port natSrcPort {};
    Port natDstPort {};
    std::string inInterface {};
    std::string outInterface {};
    std::string vrf {};
    std::string marks {};
    RecordKind kind = RecordKind::Flow;
    MeteredAt meteredAt = MeteredAt::Unknown;

    bool operator==(const Flow&) const = default;
};

/// Flows in columns, up to kMaxRows; the unit that importers hand to the pipeline and queries hand
/// back. `src` is the client. Moved, never shared while mutable; once shared, immutable
/// (std::shared_ptr<const FlowBatch>). Text columns hold ids of `texts`, 0 is "absent".
/// All columns have size() entries.
struct FlowBatch
{
    static constexpr std::size_t kMaxRows = 65'536;

    std::vector<std::int64_t>
        start; ///< µs since 1970 UTC, first packet; flowStartMicroseconds(154)
    std::vector<std::int64_t> end; ///< µs since 1970 UTC, last packet; flowEndMicroseconds(155)
    std::vector<IpAddress> srcIp; ///< client; sourceIPv4Address(8), sourceIPv6Address(27)
    std::vector<IpAddress> dstIp; ///< server; destinationIPv4Address(12), …IPv6Address(28)
    std::vector<std::uint16_t> srcPort; ///< sourceTransportPort(7); 0 for ICMP
    std::vector<std::uint16_t> dstPort; ///< destinationTransportPort(11); ICMP: type*256+code
    std::vector<std::uint8_t> protocol; ///< protocolIdentifier(4)
    std::vector<std::uint64_t> packets; ///< client to server; packetDeltaCount(2)
    std::vector<std::uint64_t> bytes; ///< octets of IP packets, header included; octetDeltaCount(1)
    std::vector<std::uint64_t> reversePackets; ///< reverse (RFC 5103) packetDeltaCount(2)
    std::vector<std::uint64_t> reverseBytes; ///< octets; reverse (RFC 5103) octetDeltaCount(1)
    std::vector<std::uint8_t>
        tcpFlags; ///< ORed, CWR ECE URG ACK PSH RST SYN FIN; tcpControlBits(6)
    std::vector<std::uint8_t> reverseTcpFlags; ///< reverse (RFC 5103) tcpControlBits(6)
    std::vector<FlowState> state;
    std::vector<std::uint8_t> confidence; ///< percent certainty that src is the client
    std::vector<std::uint16_t> vlan; ///< outermost 802.1Q VLAN id, 0 none; vlanId(58)
    std::vector<std::uint32_t> hits; ///< observations merged into the row, at least 1
    std::vector<MacAddress> srcMac; ///< sourceMacAddress(56)
    std::vector<MacAddress> dstMac; ///< destinationMacAddress(80)
    std::vector<TextId> srcName;
    std::vector<TextId> dstName; ///< the name the client asked for
    std::vector<TextId> srcSegment;
    std::vector<TextId> dstSegment;
    std::vector<TextId> srcOwner;
    std::vector<TextId> dstOwner;
    std::vector<TextId> service;
    std::vector<TextId> application; ///< applicationName(96)
    std::vector<TextId> rule;
    std::vector<TextId> exporter; ///< exporter address, or the capture file's name
    std::vector<TextId> tunnel; ///< encapsulation the inner flow came in, `vxlan:42`
    std::vector<std::int64_t>
        received; ///< µs since 1970 UTC, when we got the record; for files, `end`. Chooses the day
    std::vector<std::uint32_t> domain; ///< observationDomainId(149), v9 source id, v5 engine
    /// One packet in so many was looked at: counters here are raw, true ones are about this times
    /// larger. 1 unsampled, 0 not announced yet (the options record is still to come).
    std::vector<std::uint32_t> sampling;
    std::vector<TextId> sampler; ///< whose announcement `sampling` is: `192.0.2.1/0/3`
    std::vector<TextId> observers; ///< other exporters that saw the flow, `192.0.2.2 192.0.2.3`
    std::vector<TextId> event; ///< `nat-create`, `flow-denied` …; natEvent(230), firewallEvent(233)
    std::vector<IpAddress> natSrcIp; ///< after translation; postNATSourceIPv4Address(225), 281
    std::vector<IpAddress> natDstIp; ///< after translation; 226, 282
    std::vector<std::uint16_t> natSrcPort; ///< postNAPTSourceTransportPort(227)
    std::vector<std::uint16_t> natDstPort; ///< postNAPTDestinationTransportPort(228)
    std::vector<TextId> inInterface; ///< name, else number; ingressInterface(10)
    std::vector<TextId> outInterface; ///< name, else number; egressInterface(14)
    std::vector<TextId> vrf; ///< VRF name, else `id:7`; ingressVRFID(234)
    std::vector<TextId>
        marks; ///< what is odd about the row, `clock-off nat-ambiguous`; see marks.h
    std::vector<RecordKind> kind; ///< only on the way to the store; not stored
    std::vector<MeteredAt> meteredAt; ///< the same
    TextPool texts;

    /// Rows; producers fill `start` for each.
    [[nodiscard]] std::size_t size() const { return start.size(); }
    [[nodiscard]] bool empty() const { return start.empty(); }
    void reserve(std::size_t rows);
    /// Removes all rows and texts, keeps the memory.
    void clear();
    void append(const Flow& flow);
    /// Brings every column that its producer left short to size(), with the value for "the source
    /// did not say": hits 1, confidence 100, sampling 1, received = end, 0 and empty otherwise.
    void fillMissing();
    /// Copies one row of another batch, texts included.
    void append(const FlowBatch& other, std::size_t row);
    /// Copies all rows of another batch; of both every column has size() entries.
    void append(const FlowBatch& other);
    /// Keeps only these rows, given in ascending order.
    void keepRows(const std::vector<std::uint32_t>& rows);
    [[nodiscard]] Flow flow(std::size_t row) const;
};

using FlowBatchPtr = std::shared_ptr<const FlowBatch>;

} // namespace nb
