// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/fieldkeys.h"

#include "core/flow/fieldtext.h"
#include "core/storage/fieldcolumns.h"
#include "core/storage/hosttable.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <unordered_map>

namespace nb {

namespace {

using F = FlowField;
using Texts = FieldTexts;
bool isHostField(FlowField field)
{
    return fieldInfo(field).type == FieldType::Address;
}

bool isHostAttribute(FlowField field)
{
    return field == F::SrcSegment || field == F::DstSegment || field == F::SrcOwner
        || field == F::DstOwner;
}

bool isMacField(FlowField field)
{
    return field == F::SrcMac || field == F::DstMac;
}

bool isCounter(FlowField field)
{
    return (field >= F::Packets && field <= F::ReverseBytes) || field == F::BytesTotal
        || field == F::PacketsTotal;
}

/// Counters of both directions, which are stored + 1; 0 (unknown) when one is.
void sumColumns(ChunkReader& chunk, Column a, Column b, std::vector<std::uint64_t>& keys)
{
    std::visit(
        [&keys](auto x, auto y) {
            for (std::size_t i = 0; i < keys.size(); ++i) {
                const std::uint64_t p = x[i];
                const std::uint64_t q = y[i];
                keys[i] = p == 0 || q == 0 ? 0 // both are stored + 1, the sum has to stay known
                    : p - 1 > ~q           ? ~std::uint64_t {0}
                                           : p + (q - 1);
            }
        },
        chunk.values(a), chunk.values(b));
}

void addColumns(ChunkReader& chunk, Column a, Column b, std::vector<std::uint64_t>& keys)
{
    const auto x = chunk.get<std::uint64_t>(a);
    const auto y = chunk.get<std::uint64_t>(b);
    for (std::size_t i = 0; i < keys.size(); ++i)
        keys[i] = x[i] + y[i];
}

void receivedTimes(ChunkReader& chunk, std::vector<std::uint64_t>& keys)
{
    addColumns(chunk, Column::Start, Column::Duration, keys);
    if (chunk.zone(Column::Received).max == 0)
        return;
    const auto difference = chunk.get<std::uint64_t>(Column::Received);
    for (std::size_t i = 0; i < keys.size(); ++i)
        keys[i] += fromZigzag(difference[i]);
}

void samplingRates(ChunkReader& chunk, const Dictionaries& d, std::vector<std::uint64_t>& keys)
{
    const auto ids = chunk.get<std::uint32_t>(Column::Sampler);
    for (std::size_t i = 0; i < keys.size(); ++i)
        keys[i] = d.samplers[ids[i]].rate;
}

} // namespace

/// What the keys stand for, and the way from a file's ids to keys (empty: the id is the key).
struct FieldKeys::Values
{
    std::vector<IpAddress> addresses;
    std::vector<std::string> texts;
    std::vector<MacAddress> macs;
    /// By file: id (or host id) -> key; empty where the id is the key.
    std::vector<std::vector<std::uint32_t>> fromFile;
    std::vector<std::shared_ptr<const Dictionaries>> files;
    std::vector<std::vector<std::uint8_t>> inside; ///< by file, then by host id

    void addHosts();
    void addTexts(Texts texts);
    void addMacs();
    void addInside(const InsideTest& test);
    void throughHosts(std::uint32_t HostEntry::*attribute);
    void dropIdentities();
};

void FieldKeys::Values::addHosts()
{
    if (files.size() == 1) {
        for (const HostEntry& host : files[0]->hosts)
            addresses.push_back(host.address);
        return;
    }
    HostTable table;
    for (const auto& file : files) {
        auto& keys = fromFile.emplace_back(file->hosts.size());
        for (std::size_t id = 1; id < file->hosts.size(); ++id)
            keys[id] = table.intern(file->hosts[id].address);
    }
    addresses.resize(std::size_t {table.size()} + 1);
    for (std::uint32_t id = 1; id <= table.size(); ++id)
        addresses[id] = table.address(id);
}

void FieldKeys::Values::addTexts(Texts which)
{
    if (files.size() == 1) {
        texts = *files[0].*which;
        return;
    }
    TextPool pool;
    for (const auto& file : files) {
        auto& keys = fromFile.emplace_back();
        for (const std::string& text : *file.*which)
            keys.push_back(pool.intern(text));
    }
    for (std::size_t id = 0; id < pool.size(); ++id)
        texts.push_back(pool.text(static_cast<TextId>(id)));
}

void FieldKeys::Values::addInside(const InsideTest& test)
{
    for (const auto& file : files) {
        auto& known = inside.emplace_back();
        for (const HostEntry& host : file->hosts)
            known.push_back(isInside(test, host.address) ? 1 : 0);
    }
}

void FieldKeys::Values::addMacs()
{
    macs = {MacAddress {}};
    std::unordered_map<std::uint64_t, std::uint32_t> known;
    for (const auto& file : files) {
        auto& keys = fromFile.emplace_back(file->macs.size());
        for (std::size_t id = 1; id < file->macs.size(); ++id) {
            const auto [it, added] = known.try_emplace(
                file->macs[id].value(), static_cast<std::uint32_t>(macs.size()));
            if (added)
                macs.push_back(file->macs[id]);
            keys[id] = it->second;
        }
    }
}

/// Makes fromFile lead from host ids instead of attribute ids.
void FieldKeys::Values::throughHosts(std::uint32_t HostEntry::*attribute)
{
    std::vector<std::vector<std::uint32_t>> composed;
    for (std::size_t f = 0; f < files.size(); ++f) {
        auto& keys = composed.emplace_back();
        for (const HostEntry& host : files[f]->hosts) {
            const std::uint32_t id = host.*attribute;
            keys.push_back(fromFile.empty() ? id : fromFile[f][id]);
        }
    }
    fromFile = std::move(composed);
}

/// The first file's ids mostly are the keys: not having to look them up is faster.
void FieldKeys::Values::dropIdentities()
{
    for (auto& keys : fromFile) {
        std::uint32_t id = 0;
        if (std::ranges::all_of(keys, [&id](std::uint32_t key) { return key == id++; }))
            keys.clear();
    }
}

FieldKeys::FieldKeys(FlowField field, std::span<const std::shared_ptr<const Dictionaries>> files,
    const InsideTest& inside)
    : m_field(field)
    , m_values(std::make_unique<Values>())
{
    Values& v = *m_values;
    v.files.assign(files.begin(), files.end());
    if (files.empty())
        return;
    if (isHostField(field))
        v.addHosts();
    else if (const Texts texts = fieldTexts(field))
        v.addTexts(texts);
    else if (isMacField(field))
        v.addMacs();
    else if (field == F::Internal || field == F::External)
        v.addInside(inside);
    if (field == F::SrcSegment || field == F::DstSegment)
        v.throughHosts(&HostEntry::segment);
    else if (field == F::SrcOwner || field == F::DstOwner)
        v.throughHosts(&HostEntry::owner);
    v.dropIdentities();
}

FieldKeys::~FieldKeys() = default;
FieldKeys::FieldKeys(FieldKeys&&) noexcept = default;

KeyColumn FieldKeys::column(
    std::size_t file, ChunkReader& chunk, std::vector<std::uint64_t>& scratch) const
{
    switch (m_field) {
    case F::End:
    case F::Received:
    case F::Sampling:
    case F::BytesTotal:
    case F::PacketsTotal:
    case F::IpVersion:
    case F::Internal:
    case F::External:
        computeKeys(file, chunk, scratch);
        return {std::span<const std::uint64_t>(scratch)};
    default:
        break;
    }
    const auto& maps = m_values->fromFile;
    return {chunk.values(fieldColumn(m_field)),
        maps.empty() || maps[file].empty() ? nullptr : maps[file].data()};
}

void FieldKeys::computeKeys(
    std::size_t file, ChunkReader& chunk, std::vector<std::uint64_t>& keys) const
{
    keys.resize(chunk.rows());
    if (m_field == F::End)
        return addColumns(chunk, Column::Start, Column::Duration, keys);
    if (m_field == F::Received)
        return receivedTimes(chunk, keys);
    if (m_field == F::Sampling)
        return samplingRates(chunk, *m_values->files[file], keys);
    if (m_field == F::BytesTotal)
        return sumColumns(chunk, Column::Bytes, Column::ReverseBytes, keys);
    if (m_field == F::PacketsTotal)
        return sumColumns(chunk, Column::Packets, Column::ReversePackets, keys);
    const auto& hosts = m_values->files[file]->hosts;
    const auto src = chunk.get<std::uint32_t>(Column::SrcHost);
    const auto dst = chunk.get<std::uint32_t>(Column::DstHost);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (m_field == F::IpVersion) {
            keys[i] = hosts[src[i]].address.isV4() ? 4 : 6;
            continue;
        }
        const auto& known = m_values->inside[file];
        const bool inside = known[src[i]] && known[dst[i]];
        keys[i] = inside == (m_field == F::Internal) ? 1 : 0;
    }
}

void FieldKeys::load(std::size_t file, ChunkReader& chunk, std::vector<std::uint64_t>& keys) const
{
    std::vector<std::uint64_t> computed;
    const KeyColumn from = column(file, chunk, computed);
    keys.resize(chunk.rows());
    std::visit(
        [&](auto values) {
            for (std::size_t i = 0; i < keys.size(); ++i)
                keys[i] = from.map ? from.map[values[i]] : values[i];
        },
        from.values);
}

unsigned FieldKeys::bits() const
{
    const auto width = [](std::size_t size) { return static_cast<unsigned>(std::bit_width(size)); };
    if (isHostField(m_field))
        return width(m_values->addresses.size());
    if (fieldTexts(m_field))
        return width(m_values->texts.size());
    if (isMacField(m_field))
        return width(m_values->macs.size());
    switch (fieldInfo(m_field).type) {
    case FieldType::Port:
        return 16;
    case FieldType::Protocol:
    case FieldType::Flags:
    case FieldType::State:
    case FieldType::Boolean:
        return 8;
    case FieldType::Number:
        return 16;
    default:
        return m_field == F::Hits || m_field == F::Domain || m_field == F::Sampling ? 32 : 64;
    }
}

std::string FieldKeys::text(std::uint64_t key) const
{
    if (isHostField(m_field)) // an address that is not there has no text
        return key == 0 ? std::string {} : m_values->addresses[key].toString();
    if (fieldTexts(m_field))
        return m_values->texts[key];
    if (isMacField(m_field))
        return m_values->macs[key].toString();
    if (isCounter(m_field))
        return key == 0 ? std::string {} : std::to_string(key - 1);
    switch (m_field) {
    case F::Start:
    case F::End:
    case F::Received:
        return toString(fromMicroseconds(static_cast<std::int64_t>(key)));
    case F::Internal:
    case F::External:
        return key ? "true" : "false";
    case F::IpVersion:
    case F::Hits:
    case F::Domain:
    case F::Sampling:
    case F::Confidence:
    case F::SrcPort:
    case F::DstPort:
        return std::to_string(key);
    case F::NatSrcPort:
    case F::NatDstPort:
        return key == 0 ? std::string {} : std::to_string(key);
    default:
        break;
    }
    Flow flow;
    flow.protocol = Protocol(static_cast<std::uint8_t>(key));
    flow.tcpFlags = flow.reverseTcpFlags = static_cast<std::uint8_t>(key);
    flow.state = m_field == F::State ? static_cast<FlowState>(key) : FlowState::Unknown;
    flow.vlan = static_cast<std::uint16_t>(key);
    flow.end = fromMicroseconds(static_cast<std::int64_t>(key)); // start is 0: the duration
    FlowBatch row;
    row.append(flow);
    return fieldText(row, 0, m_field);
}

std::vector<std::uint32_t> FieldKeys::ranks() const
{
    const auto rankBy = [](const auto& values) {
        std::vector<std::uint32_t> order(values.size());
        std::iota(order.begin(), order.end(), 0U);
        if (!order.empty())
            std::stable_sort(order.begin() + 1, order.end(),
                [&](std::uint32_t a, std::uint32_t b) { return values[a] < values[b]; });
        std::vector<std::uint32_t> ranks(values.size());
        for (std::uint32_t place = 0; place < order.size(); ++place)
            ranks[order[place]] = place;
        return ranks;
    };
    if (isHostField(m_field))
        return rankBy(m_values->addresses);
    if (fieldTexts(m_field) || isHostAttribute(m_field))
        return rankBy(m_values->texts);
    if (isMacField(m_field))
        return rankBy(m_values->macs);
    return {};
}

} // namespace nb
