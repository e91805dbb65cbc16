// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/netflow/fieldvalues.h"
#include "collectors/netflow/recordrows.h"
#include "core/pipeline/orientation.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace nb {

namespace {

/// IANA registry "natEvent(230)"; the historic values 1 and 2 say the same as 4 and 5.
constexpr std::array<std::string_view, 19> kNatEvents {"", "nat-create", "nat-delete",
    "nat-addresses-exhausted", "nat-create", "nat-delete", "nat64-create", "nat64-delete",
    "nat-bib-create", "nat-bib-delete", "nat64-bib-create", "nat64-bib-delete",
    "nat-ports-exhausted", "nat-quota-exceeded", "nat-binding-create", "nat-binding-delete",
    "nat-block-create", "nat-block-delete", "nat-threshold"};

/// IANA registry "firewallEvent(233)".
enum FirewallEventKind : std::uint8_t
{
    Ignore = 0,
    Created = 1,
    Deleted = 2,
    Denied = 3,
    Alert = 4,
    Update = 5,
};
constexpr std::array<std::string_view, 6> kFirewallEvents {
    "", "flow-created", "flow-deleted", "flow-denied", "flow-alert", "flow-update"};

template <std::size_t N>
std::string eventText(
    const std::array<std::string_view, N>& names, std::string_view prefix, std::uint64_t event)
{
    if (event < N)
        return std::string(names[event]);
    return std::string(prefix) + std::to_string(event);
}

/// Whether the value ends something in the NAT registry.
bool endsTranslation(std::uint64_t event)
{
    return event == 2 || event == 5 || event == 7;
}

} // namespace

/// A counter that the exporter does not send is unknown, not zero.
void RecordRows::counters(const RecordLayout& layout)
{
    const auto unknown = [this](std::vector<std::uint64_t>& column) {
        std::fill(
            column.begin() + static_cast<std::ptrdiff_t>(m_first), column.end(), kUnknownCount);
    };
    if (!layout.has(FieldUse::Octets))
        unknown(m_batch.bytes);
    if (!layout.has(FieldUse::Packets))
        unknown(m_batch.packets);
    if (!layout.bidirectional)
        return;
    filled(m_batch.reverseBytes);
    filled(m_batch.reversePackets);
    if (!layout.has(FieldUse::ReverseOctets))
        unknown(m_batch.reverseBytes);
    if (!layout.has(FieldUse::ReversePackets))
        unknown(m_batch.reversePackets);
}

/// Responder counters (232, 299) or outgoing ones (23, 24) beside plain ones: where they are not 0
/// the record tells of both directions, and there is no other to pair it with.
void RecordRows::answered(const RecordLayout& layout)
{
    if (layout.outgoing)
        sameTwice(layout);
    const auto look = [this](const std::vector<std::uint64_t>& reverse) {
        for (std::size_t row = m_first; row < m_first + m_count && row < reverse.size(); ++row)
            if (reverse[row] != 0)
                m_batch.kind[row] = RecordKind::Flow;
    };
    if (layout.has(FieldUse::ReverseOctets))
        look(m_batch.reverseBytes);
    if (layout.has(FieldUse::ReversePackets))
        look(m_batch.reversePackets);
}

/// Some exporters send what passed as incoming and as outgoing: that is one direction.
void RecordRows::sameTwice(const RecordLayout& layout)
{
    FlowBatch& b = m_batch;
    for (std::size_t row = m_first; row < m_first + m_count; ++row) {
        const bool octets = !layout.has(FieldUse::ReverseOctets)
            || (row < b.reverseBytes.size() && b.reverseBytes[row] == b.bytes[row]);
        const bool packets = !layout.has(FieldUse::ReversePackets)
            || (row < b.reversePackets.size() && b.reversePackets[row] == b.packets[row]);
        if (!octets || !packets)
            continue;
        for (auto* const reverse : {&b.reverseBytes, &b.reversePackets})
            if (row < reverse->size())
                (*reverse)[row] = 0;
    }
}

/// Kinds, and what firewalls and address translators report (rule A26). An event is not a flow:
/// its counters are taken as 0 unless it ends the connection, or the exporter counts what passed
/// since its last record, so that each octet is told once.
void RecordRows::events(const RecordLayout& layout)
{
    FlowBatch& b = m_batch;
    const RecordKind usual = layout.bidirectional ? RecordKind::Flow : RecordKind::OneWay;
    b.kind.resize(m_first);
    b.kind.resize(m_first + m_count, usual);
    if (!layout.bidirectional)
        answered(layout);
    if (!layout.has(FieldUse::NatEvent) && !layout.has(FieldUse::FirewallEvent))
        return;
    filled(b.event);
    const bool counts = layout.has(FieldUse::Octets) || layout.has(FieldUse::Packets);
    for (std::size_t i = 0; i < m_count; ++i) {
        const std::size_t row = m_first + i;
        const std::uint64_t firewall = value(layout, FieldUse::FirewallEvent, i);
        const std::uint64_t nat = value(layout, FieldUse::NatEvent, i);
        if (firewall == Ignore && nat == 0)
            continue;
        b.event[row] = b.texts.intern(firewall != Ignore
                ? eventText(kFirewallEvents, "firewall-event-", firewall)
                : eventText(kNatEvents, "nat-event-", nat));
        const bool ends = firewall == Deleted || (firewall == Ignore && endsTranslation(nat));
        const bool deltas = !layout.totals && firewall != Denied
            && ((b.bytes[row] != 0 && b.bytes[row] != kUnknownCount)
                || (b.packets[row] != 0 && b.packets[row] != kUnknownCount));
        if (counts && (ends || deltas))
            continue;
        b.kind[row] = RecordKind::Event;
        if (m_asSent)
            continue;
        b.bytes[row] = b.packets[row] = 0;
        if (row < b.reverseBytes.size())
            b.reverseBytes[row] = 0;
        if (row < b.reversePackets.size())
            b.reversePackets[row] = 0;
    }
}

/// Where a record was metered, and which end of a both-way record began.
void RecordRows::directions(const RecordLayout& layout)
{
    FlowBatch& b = m_batch;
    if (layout.has(FieldUse::FlowDirection)) {
        filled(b.meteredAt);
        for (std::size_t i = 0; i < m_count; ++i) {
            const std::uint64_t side = value(layout, FieldUse::FlowDirection, i);
            b.meteredAt[m_first + i] = side == 0 ? MeteredAt::Ingress
                : side == 1                      ? MeteredAt::Egress
                                                 : MeteredAt::Unknown;
        }
    }
    if (!layout.bidirectional || !layout.has(FieldUse::BiflowDirection))
        return;
    enum : std::uint64_t
    {
        Initiator = 1,
        ReverseInitiator = 2,
    };
    constexpr std::uint8_t kTold = 100;
    filled(b.confidence, kTold);
    for (std::size_t i = 0; i < m_count; ++i) {
        const std::uint64_t who = value(layout, FieldUse::BiflowDirection, i);
        if (who != Initiator)
            b.confidence[m_first + i]
                = who == ReverseInitiator ? kDestinationBegan : kNothingToldByOrder;
    }
}

/// Type and code of ICMP, from the elements made for it (rule A25).
std::uint16_t RecordRows::icmpTypeCode(const RecordLayout& layout, std::size_t record) const
{
    if (layout.has(FieldUse::IcmpTypeCode))
        return static_cast<std::uint16_t>(value(layout, FieldUse::IcmpTypeCode, record));
    return static_cast<std::uint16_t>((value(layout, FieldUse::IcmpType, record) << 8)
        | value(layout, FieldUse::IcmpCode, record));
}

/// Ports as FlowBatch wants them: ICMP has type and code in dstPort, later fragments have none.
void RecordRows::transportPorts(const RecordLayout& layout)
{
    FlowBatch& b = m_batch;
    if (layout.has(FieldUse::FragmentOffset))
        for (std::size_t i = 0; i < m_count; ++i)
            if (value(layout, FieldUse::FragmentOffset, i) != 0)
                b.srcPort[m_first + i] = b.dstPort[m_first + i] = 0;
    const bool dedicated = layout.has(FieldUse::IcmpTypeCode) || layout.has(FieldUse::IcmpType);
    for (std::size_t i = 0; i < m_count; ++i) {
        const std::size_t row = m_first + i;
        if (b.protocol[row] != kIcmp.number() && b.protocol[row] != kIcmpV6.number())
            continue;
        if (dedicated)
            b.dstPort[row] = icmpTypeCode(layout, i);
        else if (b.dstPort[row] == 0)
            b.dstPort[row] = b.srcPort[row]; // some Cisco devices put it there
        b.srcPort[row] = 0;
    }
}

} // namespace nb
