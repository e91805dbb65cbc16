// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/batchchunk.h"

#include "core/storage/flowstore.h"

#include <algorithm>
#include <initializer_list>
#include <unordered_map>

namespace nb {

namespace {

bool anyOf(const FieldSet& fields, std::initializer_list<FlowField> wanted)
{
    return std::ranges::any_of(
        wanted, [&fields](FlowField field) { return fields[static_cast<std::size_t>(field)]; });
}

void addField(FieldSet& fields, FlowField field)
{
    if (const auto sides = sidesOf(field); !sides.empty())
        for (const FlowField side : sides)
            fields.set(static_cast<std::size_t>(side));
    else
        fields.set(static_cast<std::size_t>(field));
}

/// Numbers distinct hosts with open addressing; the entries are the dictionary.
class HostIds
{
public:
    explicit HostIds(std::vector<HostEntry>& hosts)
        : m_hosts(hosts)
        , m_first(hosts.size())
    {
    }

    std::uint32_t idOf(const HostEntry& host)
    {
        if ((m_hosts.size() - m_first) * 2 >= m_slots.size())
            grow();
        std::uint32_t& slot = slotOf(host);
        if (slot == 0) {
            slot = static_cast<std::uint32_t>(m_hosts.size());
            m_hosts.push_back(host);
        }
        return slot;
    }

private:
    static bool same(const HostEntry& a, const HostEntry& b)
    {
        return a.address == b.address && a.segment == b.segment && a.owner == b.owner;
    }
    std::uint32_t& slotOf(const HostEntry& host)
    {
        const std::size_t mask = m_slots.size() - 1;
        const std::uint64_t hash = hashOf(host.address)
            ^ ((std::uint64_t {host.segment} << 32U | host.owner) * 0x9e3779b97f4a7c15U);
        for (std::size_t at = hash & mask;; at = (at + 1) & mask)
            if (m_slots[at] == 0 || same(m_hosts[m_slots[at]], host))
                return m_slots[at];
    }
    void grow()
    {
        m_slots.assign(std::max<std::size_t>(m_slots.size() * 4, 1024), 0);
        for (std::size_t id = m_first; id < m_hosts.size(); ++id)
            slotOf(m_hosts[id]) = static_cast<std::uint32_t>(id);
    }

    std::vector<HostEntry>& m_hosts;
    std::size_t m_first;
    std::vector<std::uint32_t> m_slots; ///< id, 0 is free
};

} // namespace

void addFields(FieldSet& fields, const FilterPtr& filter)
{
    if (!filter)
        return;
    for (const FilterPtr& child : filter->children)
        addFields(fields, child);
    if (filter->kind != FilterNode::Kind::Condition)
        return;
    addField(fields, filter->condition.field);
    for (const FilterValue& value : filter->condition.values)
        if (const auto* other = std::get_if<FieldReference>(&value))
            addField(fields, other->field);
}

BatchChunk::BatchChunk(const FlowBatch& batch, const FieldSet& fields)
    : m_batch(batch)
{
    using F = FlowField;
    auto dictionaries = std::make_shared<Dictionaries>();
    addTexts(*dictionaries, fields);
    const bool translated = anyOf(fields, {F::NatSrcIp, F::NatDstIp});
    if (translated
        || anyOf(fields,
            {F::SrcIp, F::DstIp, F::SrcSegment, F::DstSegment, F::SrcOwner, F::DstOwner,
                F::IpVersion, F::Internal, F::External}))
        addHosts(*dictionaries, translated);
    if (anyOf(fields, {F::Sampling}))
        addSamplers(*dictionaries);
    if (anyOf(fields, {F::SrcMac, F::DstMac})) {
        m_srcMac = macIds(*dictionaries, batch.srcMac);
        m_dstMac = macIds(*dictionaries, batch.dstMac);
    }
    m_dictionaries = std::move(dictionaries);
}

ColumnValues BatchChunk::counter(Column column, const std::vector<std::uint64_t>& counts)
{
    // as a query of the store sees them
    return made(column, [this, &counts](std::size_t row) {
        return storedCount(scaledCount(counts[row], m_batch.sampling[row]));
    });
}

void BatchChunk::addTexts(Dictionaries& dictionaries, const FieldSet& fields)
{
    struct Use
    {
        std::vector<std::string> Dictionaries::*texts;
        std::initializer_list<FlowField> fields;
    };
    using F = FlowField;
    const std::initializer_list<Use> uses {{&Dictionaries::names, {F::SrcName, F::DstName}},
        {&Dictionaries::services, {F::Service}}, {&Dictionaries::applications, {F::Application}},
        {&Dictionaries::rules, {F::Rule}}, {&Dictionaries::exporters, {F::Exporter}},
        {&Dictionaries::tunnels, {F::Tunnel}}, {&Dictionaries::observers, {F::Observers}},
        {&Dictionaries::events, {F::Event}},
        {&Dictionaries::interfaces, {F::InInterface, F::OutInterface}},
        {&Dictionaries::vrfs, {F::Vrf}}, {&Dictionaries::marks, {F::Marks}},
        {&Dictionaries::segments, {F::SrcSegment, F::DstSegment}},
        {&Dictionaries::owners, {F::SrcOwner, F::DstOwner}}};
    for (const Use& use : uses) {
        if (!anyOf(fields, use.fields))
            continue;
        std::vector<std::string>& texts = dictionaries.*use.texts;
        texts.resize(m_batch.texts.size());
        for (std::size_t id = 0; id < texts.size(); ++id)
            texts[id] = m_batch.texts.text(static_cast<TextId>(id));
    }
}

void BatchChunk::addHosts(Dictionaries& dictionaries, bool translated)
{
    HostIds ids(dictionaries.hosts);
    m_srcHost.reserve(m_batch.size());
    m_dstHost.reserve(m_batch.size());
    for (std::size_t row = 0; row < m_batch.size(); ++row) {
        m_srcHost.push_back(
            ids.idOf({m_batch.srcIp[row], m_batch.srcSegment[row], m_batch.srcOwner[row]}));
        m_dstHost.push_back(
            ids.idOf({m_batch.dstIp[row], m_batch.dstSegment[row], m_batch.dstOwner[row]}));
    }
    if (!translated)
        return;
    const auto idOfNat = [&](const IpAddress& address) {
        return address == IpAddress {} ? 0U : ids.idOf({address, 0, 0});
    };
    for (std::size_t row = 0; row < m_batch.size(); ++row) {
        m_natSrcHost.push_back(idOfNat(m_batch.natSrcIp[row]));
        m_natDstHost.push_back(idOfNat(m_batch.natDstIp[row]));
    }
}

void BatchChunk::addSamplers(Dictionaries& dictionaries)
{
    std::unordered_map<std::uint32_t, std::uint32_t> ids {{1, 0}};
    m_sampler.reserve(m_batch.size());
    for (const std::uint32_t rate : m_batch.sampling) {
        const auto [it, added]
            = ids.try_emplace(rate, static_cast<std::uint32_t>(dictionaries.samplers.size()));
        if (added)
            dictionaries.samplers.push_back({{}, rate});
        m_sampler.push_back(it->second);
    }
}

std::vector<std::uint32_t> BatchChunk::macIds(
    Dictionaries& dictionaries, const std::vector<MacAddress>& macs)
{
    std::unordered_map<std::uint64_t, std::uint32_t> ids;
    std::vector<std::uint32_t> result;
    result.reserve(macs.size());
    for (const MacAddress& mac : macs) {
        if (!mac.isKnown()) {
            result.push_back(0);
            continue;
        }
        const auto [it, added]
            = ids.try_emplace(mac.value(), static_cast<std::uint32_t>(dictionaries.macs.size()));
        if (added)
            dictionaries.macs.push_back(mac);
        result.push_back(it->second);
    }
    return result;
}

ColumnValues BatchChunk::values(Column column)
{
    const auto ids = [](const std::vector<std::uint32_t>& values) -> ColumnValues {
        return std::span<const std::uint32_t>(values);
    };
    switch (column) {
    case Column::SrcHost:
        return ids(m_srcHost);
    case Column::DstHost:
        return ids(m_dstHost);
    case Column::SrcName:
        return ids(m_batch.srcName);
    case Column::DstName:
        return ids(m_batch.dstName);
    case Column::Service:
        return ids(m_batch.service);
    case Column::Application:
        return ids(m_batch.application);
    case Column::Rule:
        return ids(m_batch.rule);
    case Column::Exporter:
        return ids(m_batch.exporter);
    case Column::Tunnel:
        return ids(m_batch.tunnel);
    case Column::SrcMac:
        return ids(m_srcMac);
    case Column::DstMac:
        return ids(m_dstMac);
    case Column::Hits:
        return ids(m_batch.hits);
    default:
        return numbers(column);
    }
}

ColumnValues BatchChunk::numbers(Column column)
{
    const FlowBatch& b = m_batch;
    switch (column) {
    case Column::Start:
        return made(
            column, [&b](std::size_t row) { return static_cast<std::uint64_t>(b.start[row]); });
    case Column::Duration:
        return made(column, [&b](std::size_t row) {
            return static_cast<std::uint64_t>(std::max(b.end[row], b.start[row]) - b.start[row]);
        });
    case Column::SrcPort:
        return std::span<const std::uint16_t>(b.srcPort);
    case Column::DstPort:
        return std::span<const std::uint16_t>(b.dstPort);
    case Column::Protocol:
        return std::span<const std::uint8_t>(b.protocol);
    case Column::Packets:
        return counter(column, b.packets);
    case Column::Bytes:
        return counter(column, b.bytes);
    case Column::ReversePackets:
        return counter(column, b.reversePackets);
    case Column::ReverseBytes:
        return counter(column, b.reverseBytes);
    case Column::TcpFlags:
        return std::span<const std::uint8_t>(b.tcpFlags);
    case Column::ReverseTcpFlags:
        return std::span<const std::uint8_t>(b.reverseTcpFlags);
    case Column::State:
        m_state.clear();
        for (const FlowState state : b.state)
            m_state.push_back(static_cast<std::uint8_t>(state));
        return std::span<const std::uint8_t>(m_state);
    case Column::Vlan:
        return std::span<const std::uint16_t>(b.vlan);
    case Column::Confidence:
        return std::span<const std::uint8_t>(b.confidence);
    default:
        return exported(column);
    }
}

/// What only exporters tell.
ColumnValues BatchChunk::exported(Column column)
{
    const FlowBatch& b = m_batch;
    const auto ids = [](const std::vector<std::uint32_t>& values) -> ColumnValues {
        return std::span<const std::uint32_t>(values);
    };
    switch (column) {
    case Column::Received:
        return made(column, [&b](std::size_t row) {
            return zigzagOf(static_cast<std::uint64_t>(b.received[row])
                - static_cast<std::uint64_t>(std::max(b.end[row], b.start[row])));
        });
    case Column::Domain:
        return ids(b.domain);
    case Column::Sampler:
        return ids(m_sampler);
    case Column::Observers:
        return ids(b.observers);
    case Column::Event:
        return ids(b.event);
    case Column::NatSrcHost:
        return ids(m_natSrcHost);
    case Column::NatDstHost:
        return ids(m_natDstHost);
    case Column::NatSrcPort:
        return std::span<const std::uint16_t>(b.natSrcPort);
    case Column::NatDstPort:
        return std::span<const std::uint16_t>(b.natDstPort);
    case Column::InInterface:
        return ids(b.inInterface);
    case Column::OutInterface:
        return ids(b.outInterface);
    case Column::Vrf:
        return ids(b.vrf);
    default:
        return ids(b.marks);
    }
}

} // namespace nb
