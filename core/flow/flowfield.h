// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace nb {

/// Everything a filter, a column list or a sort can name. The first 23 are the default columns, in
/// their printed order; the following ones can be asked for; those from Duration on are computed.
enum class FlowField : std::uint8_t
{
    Start,
    End,
    SrcIp,
    SrcPort,
    DstIp,
    DstPort,
    Protocol,
    Packets,
    Bytes,
    ReversePackets,
    ReverseBytes,
    TcpFlags,
    ReverseTcpFlags,
    State,
    SrcName,
    DstName,
    SrcSegment,
    DstSegment,
    Service,
    Application,
    Rule,
    Vlan,
    Exporter,
    // stored, not in the default column list
    Tunnel,
    SrcMac,
    DstMac,
    SrcOwner,
    DstOwner,
    Hits,
    Confidence,
    Received,
    Domain,
    Sampling,
    Observers,
    Event,
    NatSrcIp,
    NatSrcPort,
    NatDstIp,
    NatDstPort,
    InInterface,
    OutInterface,
    Vrf,
    Marks,
    // computed
    Duration,
    BytesTotal,
    PacketsTotal,
    IpVersion,
    Internal,
    External,
    // either side of the flow; only in filters
    Ip,
    AnyPort,
    Name,
    Segment,
    Mac,
    Owner,
};
inline constexpr std::size_t kFlowFieldCount = static_cast<std::size_t>(FlowField::Owner) + 1;
inline constexpr std::size_t kDefaultColumnCount = static_cast<std::size_t>(FlowField::Tunnel);

/// What values a field holds, which decides the operators and value forms it takes.
enum class FieldType : std::uint8_t
{
    Time, ///< microseconds since 1970, UTC
    Address,
    Port,
    Protocol,
    Count, ///< unsigned 64-bit; packets, bytes
    Flags, ///< TCP flags, a byte written in hex
    Text, ///< UTF-8, empty means absent
    State,
    Number, ///< small unsigned integer: vlan, confidence, ip_version
    Mac,
    Duration, ///< microseconds
    Boolean,
};

/// One row of the field table: the single source for parser, completion, columns and help pages.
struct FieldInfo
{
    FlowField field;
    std::string_view name; ///< canonical spelling, `src_ip`
    FieldType type;
    std::string_view unit; ///< "µs", "octets", … or empty
    std::string_view ipfix; ///< IPFIX element(s) the value comes from, or empty
    std::string_view description; ///< one plain sentence for help and tool tips
    std::string_view example; ///< a value that can be typed
};

[[nodiscard]] const FieldInfo& fieldInfo(FlowField field);
[[nodiscard]] std::span<const FieldInfo> allFields();

/// By canonical name or legacy spelling (`src/ip`, `dst/arin/name`, `serviceName`, `dateLastSeen`,
/// …); names compare without case. The either-side `port` finds FlowField::AnyPort.
[[nodiscard]] std::optional<FlowField> fieldFromName(std::string_view name);

/// For an either-side field its two sides (Ip -> SrcIp, DstIp); empty for any other.
[[nodiscard]] std::span<const FlowField> sidesOf(FlowField field);
/// True for fields that a table can show (not the either-side forms).
[[nodiscard]] bool isColumn(FlowField field);
/// The 23 columns of the flow table in their printed order.
[[nodiscard]] std::vector<FlowField> defaultColumns();

} // namespace nb
