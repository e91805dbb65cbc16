// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assets/assetfacts.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>

#include <algorithm>

namespace nb {

namespace {

/// Keys of the map; never given another meaning.
enum Key : std::int8_t
{
    KFirst = 1,
    KLast,
    KFlows,
    KUnanswered,
    KSegment,
    KClients,
    KServers,
    KTargets,
    KTargetPorts,
    KImported,
    KLeftOut,
    KNames,
    KMacs,
    KProvides,
    KUses,
    KSystems,
};

QCborValue number(std::uint64_t value)
{
    return QCborValue(static_cast<qint64>(value));
}
QCborValue text(const std::string& value)
{
    return QCborValue(QString::fromStdString(value));
}
QCborValue time(Timestamp value)
{
    return QCborValue(static_cast<qint64>(toMicroseconds(value)));
}

template <std::size_t Words> QCborArray peers(const PeerCount<Words>& count)
{
    QCborArray words;
    for (const std::uint64_t word : count.words())
        words.append(number(word));
    return words;
}

QCborArray services(const std::vector<AssetService>& list)
{
    QCborArray all;
    for (const AssetService& s : list)
        all.append(
            QCborArray {s.protocol.number(), s.port.number(), text(s.label), time(s.seen.first),
                time(s.seen.last), number(s.flows), number(s.bytes), peers(s.peers), s.imported});
    return all;
}

std::uint64_t numberOf(const QCborValue& value)
{
    return static_cast<std::uint64_t>(value.toInteger());
}
std::string textOf(const QCborValue& value)
{
    return value.toString().toStdString();
}
Sighting sightingOf(const QCborValue& first, const QCborValue& last)
{
    return {fromMicroseconds(first.toInteger()), fromMicroseconds(last.toInteger())};
}

template <std::size_t Words> void readPeers(const QCborValue& value, PeerCount<Words>& count)
{
    std::array<std::uint64_t, Words> words {};
    const QCborArray all = value.toArray();
    for (std::size_t i = 0; i < Words; ++i)
        words[i] = numberOf(all.at(static_cast<qsizetype>(i)));
    count.setWords(words);
}

/// The first `limit` arrays in `value` that have `size` elements.
template <typename Take>
void forEachArray(const QCborValue& value, std::size_t limit, qsizetype size, Take&& take)
{
    const QCborArray all = value.toArray();
    const qsizetype most = std::min<qsizetype>(all.size(), static_cast<qsizetype>(limit));
    for (qsizetype i = 0; i < most; ++i)
        if (const QCborArray one = all.at(i).toArray(); one.size() == size)
            take(one);
}

void readServices(const QCborValue& value, std::size_t limit, std::vector<AssetService>& list)
{
    forEachArray(value, limit, 9, [&list](const QCborArray& a) {
        AssetService s;
        s.protocol = Protocol(static_cast<std::uint8_t>(a.at(0).toInteger()));
        s.port = Port(static_cast<std::uint16_t>(a.at(1).toInteger()));
        s.label = textOf(a.at(2));
        s.seen = sightingOf(a.at(3), a.at(4));
        s.flows = numberOf(a.at(5));
        s.bytes = numberOf(a.at(6));
        readPeers(a.at(7), s.peers);
        s.imported = a.at(8).toBool();
        list.push_back(std::move(s));
    });
}

void readNamesAndCards(const QCborMap& map, const AssetLimits& limits, Asset& asset)
{
    forEachArray(map.value(KNames), limits.names, 5, [&asset](const QCborArray& a) {
        asset.names.push_back(
            {textOf(a.at(0)), sightingOf(a.at(1), a.at(2)), numberOf(a.at(3)), a.at(4).toBool()});
    });
    forEachArray(map.value(KMacs), limits.macs, 6, [&asset](const QCborArray& a) {
        const auto owner = std::clamp<qint64>(a.at(1).toInteger(), 0, 2);
        asset.macs.push_back({MacAddress(numberOf(a.at(0))), static_cast<MacOwner>(owner),
            sightingOf(a.at(2), a.at(3)), numberOf(a.at(4)), a.at(5).toBool()});
    });
    forEachArray(map.value(KSystems), limits.systems, 4, [&asset](const QCborArray& a) {
        asset.systems.push_back(
            {textOf(a.at(0)), MacAddress(numberOf(a.at(1))), sightingOf(a.at(2), a.at(3))});
    });
}

} // namespace

QByteArray toFacts(const Asset& asset)
{
    QCborMap map;
    map.insert(KFirst, time(asset.seen.first));
    map.insert(KLast, time(asset.seen.last));
    map.insert(KFlows, number(asset.flows));
    map.insert(KUnanswered, number(asset.unanswered));
    map.insert(KSegment, text(asset.segment));
    map.insert(KClients, peers(asset.clients));
    map.insert(KServers, peers(asset.servers));
    map.insert(KTargets, peers(asset.targets));
    map.insert(KTargetPorts, peers(asset.targetPorts));
    map.insert(KImported, asset.imported);
    map.insert(KLeftOut, number(asset.leftOut));
    QCborArray names;
    for (const AssetName& n : asset.names)
        names.append(QCborArray {
            text(n.name), time(n.seen.first), time(n.seen.last), number(n.flows), n.imported});
    map.insert(KNames, names);
    QCborArray macs;
    for (const AssetMac& m : asset.macs)
        macs.append(QCborArray {number(m.mac.value()), static_cast<int>(m.owner),
            time(m.seen.first), time(m.seen.last), number(m.flows), m.imported});
    map.insert(KMacs, macs);
    map.insert(KProvides, services(asset.provides));
    map.insert(KUses, services(asset.uses));
    QCborArray systems;
    for (const AssetSystem& s : asset.systems)
        systems.append(QCborArray {
            text(s.system), number(s.mac.value()), time(s.seen.first), time(s.seen.last)});
    map.insert(KSystems, systems);
    return map.toCborValue().toCbor();
}

bool readFacts(const QByteArray& facts, const AssetLimits& limits, Asset& asset)
{
    QCborParserError problem;
    const QCborValue value = QCborValue::fromCbor(facts, &problem);
    if (problem.error != QCborError::NoError || !value.isMap())
        return false;
    const QCborMap map = value.toMap();
    asset.seen = sightingOf(map.value(KFirst), map.value(KLast));
    asset.flows = numberOf(map.value(KFlows));
    asset.unanswered = numberOf(map.value(KUnanswered));
    asset.segment = textOf(map.value(KSegment));
    readPeers(map.value(KClients), asset.clients);
    readPeers(map.value(KServers), asset.servers);
    readPeers(map.value(KTargets), asset.targets);
    readPeers(map.value(KTargetPorts), asset.targetPorts);
    asset.imported = map.value(KImported).toBool();
    asset.leftOut = numberOf(map.value(KLeftOut));
    readNamesAndCards(map, limits, asset);
    readServices(map.value(KProvides), limits.services, asset.provides);
    readServices(map.value(KUses), limits.services, asset.uses);
    return true;
}

} // namespace nb
