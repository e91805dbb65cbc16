// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/netflow/exporterstate.h"

#include <xxhash.h>

#include <algorithm>

namespace nb {

namespace {

SequenceUnit unitOf(std::uint16_t version)
{
    switch (version) {
    case 1:
    case 5:
    case 7:
        return SequenceUnit::Flows;
    case 10:
        return SequenceUnit::Records;
    default:
        return SequenceUnit::Packets;
    }
}

/// Adds the counters of streams of one exporter.
void add(ExporterStatus& sum, const ExporterStatus& part)
{
    sum.datagrams += part.datagrams;
    sum.bytes += part.bytes;
    sum.records += part.records;
    sum.optionsRecords += part.optionsRecords;
    sum.otherRecords += part.otherRecords;
    sum.flows += part.flows;
    for (std::size_t i = 0; i < sum.drops.size(); ++i)
        sum.drops[i] += part.drops[i];
    sum.lost += part.lost;
    sum.lossUnknown += part.lossUnknown;
    sum.duplicates += part.duplicates;
    sum.reordered += part.reordered;
    sum.restarts += part.restarts;
    sum.replayedSets += part.replayedSets;
    sum.templateRefreshes += part.templateRefreshes;
    sum.templateRedefinitions += part.templateRedefinitions;
    if (part.firstSeen != Timestamp {}
        && (sum.firstSeen == Timestamp {} || part.firstSeen < sum.firstSeen))
        sum.firstSeen = part.firstSeen;
    sum.lastSeen = std::max(sum.lastSeen, part.lastSeen);
}

/// Of all octets: an exporter that starts again numbers from the beginning, too, and its messages
/// begin with the same templates as those before.
std::uint64_t contentMark(std::span<const std::byte> bytes)
{
    return XXH3_64bits(bytes.data(), bytes.size());
}

void addStream(ExporterStatus& status, const Stream& stream)
{
    status.lost += stream.sequence.lost();
    status.lossUnknown += stream.sequence.unknown();
    status.duplicates += stream.sequence.duplicates();
    status.reordered += stream.sequence.reordered();
    status.restarts += stream.sequence.restarts();
    status.heldSets += stream.held.count();
    status.templates += stream.templates.size();
}

} // namespace

bool isDuplicate(const Stream& stream, std::uint32_t sequence, std::span<const std::byte> message)
{
    if (stream.sequence.expects(sequence))
        return false;
    const MessageMark mark {sequence, contentMark(message)};
    return std::ranges::find(stream.marks, mark) != stream.marks.end();
}

void remember(Stream& stream, std::uint32_t sequence, std::span<const std::byte> message)
{
    constexpr std::size_t kMarks = 64;
    const MessageMark mark {sequence, contentMark(message)};
    if (stream.marks.size() < kMarks)
        stream.marks.push_back(mark);
    else
        stream.marks[stream.nextMark++ % kMarks] = mark;
}

Exporter::Exporter(const ExporterId& id, const DecoderLimits& limits)
    : tables(limits)
    , addressText(id.address.toString())
    , samplerPrefix(addressText + '/' + std::to_string(id.domain))
{
    status.id = id;
    status.sequenceUnit = unitOf(id.version);
}

std::size_t ExporterTable::KeyHash::operator()(const Key& key) const
{
    std::uint64_t h = hashOf(key.id.address);
    h ^= (std::uint64_t {key.id.domain} << 32 | std::uint64_t {key.id.version} << 16
             | key.id.splitPort)
        * 0x9E37'79B9'7F4A'7C15ULL;
    h ^= key.session * 0xC2B2'AE3D'27D4'EB4FULL;
    return static_cast<std::size_t>(h ^ (h >> 29));
}

Stream* ExporterTable::stream(
    const ExportMessage& message, std::uint16_t version, std::uint32_t domain)
{
    Key key {{message.exporter, domain, version, 0}, message.session};
    Stream* found = find(key);
    if (found && !found->splitPorts.empty() && found->splitPorts.contains(message.port)) {
        key.id.splitPort = message.port;
        if (Stream* const own = find(key))
            return own;
    }
    if (!found) {
        found = make(key);
        if (found) {
            found->transport = message.transport;
            found->session = message.session;
        }
    }
    return found;
}

Stream* ExporterTable::find(const Key& key)
{
    const auto it = m_places.find(key);
    if (it == m_places.end())
        return nullptr;
    auto& [host, entry] = it->second;
    if (std::next(entry) != host->streams.end())
        host->streams.splice(host->streams.end(), host->streams, entry);
    return entry->stream.get();
}

Stream* ExporterTable::make(const Key& key)
{
    auto it = m_hosts.find(key.id.address);
    if (it == m_hosts.end()) {
        if (m_hosts.size() >= m_limits.exporters || m_places.size() >= m_limits.domains)
            return nullptr;
        it = m_hosts.try_emplace(key.id.address).first;
    }
    Host& host = it->second;
    // two at least: a stream that is split stays while the other one is made
    const bool full = m_places.size() >= m_limits.domains && host.streams.size() > 1;
    if (full || host.streams.size() >= std::max<std::size_t>(m_limits.domainsOfExporter, 2))
        makeRoom(host);
    host.streams.push_back({key, std::make_unique<Stream>(exporterFor(key.id), m_limits)});
    m_places[key] = {&host, std::prev(host.streams.end())};
    return host.streams.back().stream.get();
}

std::shared_ptr<Exporter> ExporterTable::exporterFor(const ExporterId& id)
{
    auto& place = m_exporters[id];
    if (!place)
        place = std::make_shared<Exporter>(id, m_limits);
    return place;
}

Stream* ExporterTable::split(Stream& from, std::uint16_t port, std::uint16_t id)
{
    Key key {from.owner->status.id, from.session};
    key.id.splitPort = port;
    Stream* own = find(key);
    if (!own)
        own = make(key);
    if (!own || own == &from)
        return nullptr;
    own->session = from.session;
    own->transport = from.transport;
    for (const KnownTemplate* known : from.templates.all())
        if (known->definition->id != id)
            own->templates.restore(*known);
    from.splitPorts.insert(port);
    from.owner->status.conflict = own->owner->status.conflict = true;
    return own;
}

void ExporterTable::makeRoom(Host& host)
{
    const ExporterId id = host.streams.front().key.id;
    remove(host, host.streams.begin());
    if (std::ranges::any_of(host.streams, [&](const Entry& e) { return e.key.id == id; }))
        return;
    if (const auto it = m_exporters.find(id); it != m_exporters.end()) {
        fold(it->second->status);
        m_exporters.erase(it);
    }
}

void ExporterTable::fold(const ExporterStatus& status)
{
    ExporterId id = status.id;
    id.domain = kOtherDomains;
    id.splitPort = 0;
    ExporterStatus& sum = m_gone[id];
    sum.id = id;
    sum.sequenceUnit = status.sequenceUnit;
    sum.problem = "more domains than are kept";
    add(sum, status);
}

void ExporterTable::remove(Host& host, std::list<Entry>::iterator entry)
{
    Stream& stream = *entry->stream;
    const std::size_t before = stream.held.bytes();
    ExporterStatus& status = stream.owner->status;
    status.drops[static_cast<std::size_t>(DropReason::HeldExpired)] += stream.held.clear();
    heldChanged(stream, before);
    addStream(status, stream); // held sets and templates are none any more where it counts
    status.templates = status.heldSets = 0;
    m_places.erase(entry->key);
    host.streams.erase(entry);
}

void ExporterTable::endSession(std::uint64_t session)
{
    for (auto& [address, host] : m_hosts)
        for (auto it = host.streams.begin(); it != host.streams.end();) {
            const auto here = it++;
            if (here->key.session == session)
                remove(host, here);
        }
}

ExporterTable::Host* ExporterTable::host(const IpAddress& address)
{
    const auto it = m_hosts.find(address);
    return it == m_hosts.end() ? nullptr : &it->second;
}

void ExporterTable::heldChanged(const Stream& stream, std::size_t before)
{
    const std::size_t after = stream.held.bytes();
    m_heldBytes += after - before;
    m_hosts[stream.owner->status.id.address].heldBytes += after - before;
}

std::vector<ExporterStatus> ExporterTable::status() const
{
    std::map<ExporterId, ExporterStatus> all = m_gone;
    for (const auto& [id, exporter] : m_exporters) {
        ExporterStatus& status = all[id];
        const ExporterStatus folded = status;
        status = exporter->status;
        status.sampling = exporter->tables.rate;
        add(status, folded);
    }
    forEach([&](const Key& key, const Stream& stream) { addStream(all[key.id], stream); });
    std::vector<ExporterStatus> list;
    list.reserve(all.size());
    for (auto& [id, status] : all)
        list.push_back(std::move(status));
    return list;
}

} // namespace nb
