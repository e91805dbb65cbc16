// SPDX-License-Identifier: GPL-3.0-or-later
// clang-format off: first, since moc of Qt 6.4 stumbles over <concepts> otherwise
#include <QTest>
// clang-format on

#include "core/segments/segmentproposal.h"
#include "tests/support/memoryflowstore.h"
#include "tests/support/naivefilter.h"
#include "tests/support/stagerun.h"

using namespace nb;
using namespace nb::test;

namespace {

HostSighting host(const char* address, std::uint16_t vlan = 0, const char* interface = "")
{
    HostSighting sighting;
    sighting.address = ip(address);
    sighting.vlan = vlan;
    sighting.interface = interface;
    sighting.flows = 1;
    return sighting;
}

QStringList prefixes(const std::vector<HostSighting>& sightings)
{
    QStringList list;
    for (const SegmentProposal& proposal : proposeSegments(sightings))
        list << QString::fromStdString(proposal.segment.prefixes.front().toString());
    return list;
}

} // namespace

class TestSegmentProposal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachNetworkWithAnInsideAddressIsProposed()
    {
        QCOMPARE(prefixes({host("10.0.0.5"), host("10.0.0.9"), host("10.0.7.1"), host("8.8.8.8"),
                     host("127.0.0.1"), host("fe80::1"), host("fd00:0:0:5::1"), host("169.254.1.1"),
                     host("239.1.1.1"), host("0.0.0.0")}),
            (QStringList {QStringLiteral("10.0.0.0/24"), QStringLiteral("10.0.7.0/24"),
                QStringLiteral("fd00:0:0:5::/64")}));
    }

    void neighboursMergeOnlyWithEvidence()
    {
        QCOMPARE(prefixes({host("10.0.0.5"), host("10.0.1.5")}).size(), 2);
        HostSighting reaching = host("10.0.0.5");
        reaching.broadcasts = {ip("10.0.1.255")};
        QCOMPARE(
            prefixes({reaching, host("10.0.1.5")}), QStringList {QStringLiteral("10.0.0.0/23")});
        // 10.0.2.0/24 is no sibling of 10.0.1.0/24
        reaching = host("10.0.1.5");
        reaching.broadcasts = {ip("10.0.2.255")};
        QCOMPARE(prefixes({reaching, host("10.0.2.5")}).size(), 2);
        HostSighting a = host("10.0.4.5", 9);
        HostSighting b = host("10.0.5.5", 9);
        QCOMPARE(prefixes({a, b}).size(), 2);
        a.linkLocalTraffic = b.linkLocalTraffic = true;
        QCOMPARE(prefixes({a, b}), QStringList {QStringLiteral("10.0.4.0/23")});
        b.vlan = 8;
        QCOMPARE(prefixes({a, b}).size(), 2);
    }

    void partsInDifferentVlansAreCut()
    {
        const std::vector<HostSighting> sightings {
            host("10.0.0.5", 1), host("10.0.0.100", 1), host("10.0.0.200", 2)};
        QCOMPARE(prefixes(sightings),
            (QStringList {QStringLiteral("10.0.0.0/25"), QStringLiteral("10.0.0.128/25")}));
        QCOMPARE(proposeSegments(sightings)[1].segment.vlans, std::vector<std::uint16_t> {2});
        // side by side they cannot be told apart by prefix
        QCOMPARE(prefixes({host("10.0.0.5", 1), host("10.0.0.6", 2)}),
            QStringList {QStringLiteral("10.0.0.0/24")});
    }

    void orderOfSightingsDoesNotMatter()
    {
        std::vector<HostSighting> sightings {host("10.0.0.5", 1), host("10.0.0.200", 2),
            host("10.0.9.5", 0, "r/3"), host("10.0.8.5", 0, "r/3")};
        const QStringList first = prefixes(sightings);
        std::ranges::reverse(sightings);
        QCOMPARE(prefixes(sightings), first);
    }

    void sightingsComeFromFlowsAndTheirPlaces()
    {
        Flow mdns = oneWay("10.0.0.5", 5353, "224.0.0.251", 5353, 0, 1, kUdp);
        mdns.vlan = 7;
        Flow netbios = oneWay("10.0.1.6", 137, "10.0.1.255", 137, 0, 1, kUdp);
        const auto sightings
            = hostSightings(*std::make_shared<MemoryFlowStore>(std::vector<Flow> {mdns, netbios},
                                [](const FilterPtr& filter, const Flow& flow) {
                                    return naiveMatches(filter, flow);
                                }),
                {}, {});
        QVERIFY(sightings.ok());
        const auto has = [&](auto&& test) { return std::ranges::any_of(*sightings, test); };
        QVERIFY(has([](const HostSighting& s) {
            return s.address == ip("10.0.0.5") && s.vlan == 7 && s.linkLocalTraffic;
        }));
        QVERIFY(has([](const HostSighting& s) {
            return s.address == ip("10.0.1.6")
                && s.broadcasts == std::vector<IpAddress> {ip("10.0.1.255")};
        }));
    }

    void proposalsDoNotOverlapWhatIsThere()
    {
        Segment known;
        known.name = "lan";
        known.prefixes = {*IpPrefix::fromString("10.0.0.0/16")};
        std::vector<Segment> segments {known};
        const auto proposals = proposeSegments(std::vector {host("10.0.3.5"), host("192.168.1.1")});
        QCOMPARE(addProposals(segments, proposals), 1U);
        QCOMPARE(segments.size(), 2U);
        QVERIFY(segments[1].proposed);
        QCOMPARE(addProposals(segments, proposals), 0U);
    }
};

QTEST_GUILESS_MAIN(TestSegmentProposal)
#include "tst_segmentproposal.moc"
