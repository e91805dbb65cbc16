// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/netflow/templatefield.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace nb {

/// What a field of a record is used for when rows are made.
enum class FieldUse : std::uint8_t
{
    Octets,
    Packets,
    ReverseOctets,
    ReversePackets,
    SourceV4,
    SourceV6,
    DestinationV4,
    DestinationV6,
    SourcePort,
    DestinationPort,
    Protocol,
    TcpFlags,
    ReverseTcpFlags,
    Vlan,
    SourceMac,
    DestinationMac,
    InInterface,
    OutInterface,
    VrfId,
    VrfName,
    ApplicationId,
    ApplicationName,
    NatSourceV4,
    NatSourceV6,
    NatDestinationV4,
    NatDestinationV6,
    NatSourcePort,
    NatDestinationPort,
    NatEvent,
    FirewallEvent,
    Start,
    End,
    Duration,
    Observed, ///< time of an event
    SystemInit, ///< systemInitTimeMilliseconds(160) in the record
    IcmpTypeCode,
    IcmpType,
    IcmpCode,
    FragmentOffset,
    FlowDirection, ///< 61: 0 ingress, 1 egress
    BiflowDirection, ///< 239
    SamplerId,
    SamplingInterval, ///< 34, 50: one in so many; 305: so many taken, …
    SamplingSpace, ///< 306: … then so many left out
    SamplingSize, ///< 309
    SamplingPopulation, ///< 310
    SamplingProbability, ///< 311: a float of 4 or 8 octets
    Frame, ///< start of a link layer frame: 315, 104
    IpHeader, ///< start of an IP packet: 313
    FrameType, ///< 408: 1 Ethernet, 2 IEEE 802.11
    FrameSize, ///< 312: octets of the frame on the wire
    FrameOctets, ///< 410: octets of the section, where its element is longer
};
inline constexpr std::size_t kFieldUses = static_cast<std::size_t>(FieldUse::FrameOctets) + 1;

/// How a time is written (RFC 7011 §6.1.7 to 6.1.10, RFC 3954 §8).
enum class TimeUnit : std::uint8_t
{
    None,
    Seconds,
    Milliseconds,
    Microseconds, ///< durations only
    Ntp, ///< 64-bit NTP time stamp: microseconds and nanoseconds elements
    UptimeMilliseconds, ///< of the exporter's sysUptime
    BeforeExport, ///< microseconds before the export time (158, 159)
};

/// One step of making rows.
struct FieldStep
{
    FieldUse use = FieldUse::Octets;
    TimeUnit unit = TimeUnit::None;
    std::uint16_t id = 0; ///< the element, where several serve the same use
    std::uint16_t length = 0; ///< octets, or kVariableLength
    std::uint16_t field = 0; ///< index in the template
    std::uint32_t offset = 0; ///< octets from the record's start; of fixed-length templates
    bool second = false; ///< an address of the other family came first: only fills its gap
};

/// The steps that make rows of a template's records, worked out once. Which element wins where
/// several tell the same: octets 1, 85, 231, 352, 353, 23; packets 2, 86, 298, 24 (in NetFlow v9 23
/// and 24 beside others are the other direction); times 152/153,
/// 154/155, 156/157, 150/151, 158/159, 22/21; the first of repeated ones (RFC 7011 §8: the outer
/// header comes first). Fields whose length does not suit are left out (rule A11).
struct RecordLayout
{
    std::vector<FieldStep> steps {};
    /// Other elements for ports, VLAN and ICMP, by rank: one template may serve TCP and UDP, IPv4
    /// and IPv6, where each record fills only one of them. They stand in for a 0.
    std::vector<FieldStep> spares {};
    std::array<std::int16_t, kFieldUses> stepOfUse {}; ///< index in steps plus 1, 0 none
    std::uint16_t unsuitable = 0; ///< fields with a length that does not suit their type
    bool bidirectional = false; ///< RFC 5103, or initiator and responder counters
    bool outgoing = false; ///< reverse counters are NetFlow v9's 23 and 24
    bool tellsOfFlow = false; ///< has an address, a packet or an event
    bool totals = false; ///< counters are of the whole connection, not since the last record

    [[nodiscard]] bool has(FieldUse use) const
    {
        return stepOfUse[static_cast<std::size_t>(use)] != 0;
    }
    /// Null when the template has nothing for it.
    [[nodiscard]] const FieldStep* step(FieldUse use) const
    {
        const auto place = stepOfUse[static_cast<std::size_t>(use)];
        return place == 0 ? nullptr : &steps[static_cast<std::size_t>(place) - 1];
    }
    static RecordLayout of(std::uint16_t version, std::span<const TemplateField> fields);
};

} // namespace nb
