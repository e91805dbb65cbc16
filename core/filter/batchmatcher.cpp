// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/batchmatcher.h"

#include "core/filter/flowpredicate.h"
#include "core/storage/chunkcolumns.h"
#include "core/storage/flowstore.h"

#include <algorithm>
#include <deque>
#include <numeric>
#include <unordered_map>

namespace nb {

namespace {

/// A batch seen as a chunk. Its texts are the dictionaries: ids need no translation.
class BatchChunk final : public ChunkView
{
public:
    explicit BatchChunk(const FlowBatch& batch)
        : m_batch(batch)
    {
        auto dictionaries = std::make_shared<Dictionaries>();
        std::vector<std::string> texts(batch.texts.size());
        for (std::size_t id = 0; id < texts.size(); ++id)
            texts[id] = batch.texts.text(static_cast<TextId>(id));
        dictionaries->names = texts;
        dictionaries->services = texts;
        dictionaries->applications = texts;
        dictionaries->rules = texts;
        dictionaries->exporters = texts;
        dictionaries->tunnels = texts;
        dictionaries->observers = texts;
        dictionaries->events = texts;
        dictionaries->interfaces = texts;
        dictionaries->vrfs = texts;
        dictionaries->marks = texts;
        dictionaries->segments = texts;
        dictionaries->owners = std::move(texts);
        addHosts(*dictionaries);
        addSamplers(*dictionaries);
        m_srcMac = macIds(*dictionaries, batch.srcMac);
        m_dstMac = macIds(*dictionaries, batch.dstMac);
        m_dictionaries = std::move(dictionaries);
    }

    [[nodiscard]] std::shared_ptr<const Dictionaries> dictionaries() const
    {
        return m_dictionaries;
    }
    [[nodiscard]] std::size_t rows() const override { return m_batch.size(); }
    [[nodiscard]] ColumnZone zone(Column) const override { return {}; }
    [[nodiscard]] ColumnValues values(Column column) override;

private:
    void addHosts(Dictionaries& dictionaries);
    void addSamplers(Dictionaries& dictionaries);
    static std::vector<std::uint32_t> macIds(
        Dictionaries& dictionaries, const std::vector<MacAddress>& macs);
    ColumnValues numbers(Column column);
    ColumnValues exported(Column column);
    /// Values that the batch holds in another form.
    template <typename F> ColumnValues made(F&& value)
    {
        std::vector<std::uint64_t>& values = m_made.emplace_back(m_batch.size());
        for (std::size_t row = 0; row < values.size(); ++row)
            values[row] = value(row);
        return std::span<const std::uint64_t>(values);
    }
    ColumnValues counter(const std::vector<std::uint64_t>& counts)
    {
        // as a query of the store sees them
        return made([this, &counts](std::size_t row) {
            return storedCount(scaledCount(counts[row], m_batch.sampling[row]));
        });
    }

    const FlowBatch& m_batch;
    std::shared_ptr<const Dictionaries> m_dictionaries;
    std::vector<std::uint32_t> m_srcHost;
    std::vector<std::uint32_t> m_dstHost;
    std::vector<std::uint32_t> m_natSrcHost;
    std::vector<std::uint32_t> m_natDstHost;
    std::vector<std::uint32_t> m_sampler;
    std::vector<std::uint32_t> m_srcMac;
    std::vector<std::uint32_t> m_dstMac;
    std::vector<std::uint8_t> m_state;
    std::deque<std::vector<std::uint64_t>> m_made;
};

void BatchChunk::addHosts(Dictionaries& dictionaries)
{
    struct Key
    {
        IpAddress address;
        std::uint32_t segment;
        std::uint32_t owner;
        bool operator==(const Key&) const = default;
    };
    struct Hash
    {
        std::size_t operator()(const Key& key) const
        {
            return hashOf(key.address)
                ^ ((std::uint64_t {key.segment} << 32 | key.owner) * 0x9e3779b97f4a7c15U);
        }
    };
    std::unordered_map<Key, std::uint32_t, Hash> ids;
    const auto idOf = [&](const Key& key) {
        const auto [it, added]
            = ids.try_emplace(key, static_cast<std::uint32_t>(dictionaries.hosts.size()));
        if (added)
            dictionaries.hosts.push_back({key.address, key.segment, key.owner});
        return it->second;
    };
    const auto idOfNat = [&](const IpAddress& address) {
        return address == IpAddress {} ? 0U : idOf({address, 0, 0});
    };
    for (auto* const hosts : {&m_srcHost, &m_dstHost, &m_natSrcHost, &m_natDstHost})
        hosts->reserve(m_batch.size());
    for (std::size_t row = 0; row < m_batch.size(); ++row) {
        m_srcHost.push_back(
            idOf({m_batch.srcIp[row], m_batch.srcSegment[row], m_batch.srcOwner[row]}));
        m_dstHost.push_back(
            idOf({m_batch.dstIp[row], m_batch.dstSegment[row], m_batch.dstOwner[row]}));
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
        return made([&b](std::size_t row) { return static_cast<std::uint64_t>(b.start[row]); });
    case Column::Duration:
        return made([&b](std::size_t row) {
            return static_cast<std::uint64_t>(std::max(b.end[row], b.start[row]) - b.start[row]);
        });
    case Column::SrcPort:
        return std::span<const std::uint16_t>(b.srcPort);
    case Column::DstPort:
        return std::span<const std::uint16_t>(b.dstPort);
    case Column::Protocol:
        return std::span<const std::uint8_t>(b.protocol);
    case Column::Packets:
        return counter(b.packets);
    case Column::Bytes:
        return counter(b.bytes);
    case Column::ReversePackets:
        return counter(b.reversePackets);
    case Column::ReverseBytes:
        return counter(b.reverseBytes);
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
        return made([&b](std::size_t row) {
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

} // namespace

BatchMatcher::BatchMatcher(FilterPtr filter)
    : m_filter(std::move(filter))
{
}

std::vector<std::uint32_t> BatchMatcher::matches(const FlowBatch& batch) const
{
    std::vector<std::uint32_t> rows;
    if (!m_filter) {
        rows.resize(batch.size());
        std::iota(rows.begin(), rows.end(), 0U);
        return rows;
    }
    BatchChunk chunk(batch);
    const FlowPredicate predicate(m_filter, {}, chunk.dictionaries());
    std::vector<std::uint8_t> mask(batch.size());
    predicate.evaluate(chunk, mask);
    for (std::uint32_t row = 0; row < mask.size(); ++row)
        if (mask[row] != 0)
            rows.push_back(row);
    return rows;
}

} // namespace nb
