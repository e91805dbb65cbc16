// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segments/segmentstage.h"
#include "core/segments/segmentstore.h"
#include "core/segments/segmenttable.h"
#include "core/segments/segmenttext.h"
#include "tests/support/stagerun.h"

#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace nb;
using namespace nb::test;

namespace {

IpPrefix prefix(const char* text)
{
    return *IpPrefix::fromString(text);
}

Segment segment(std::string name, std::vector<IpPrefix> prefixes,
    std::vector<std::uint16_t> vlans = {}, SegmentTrust trust = SegmentTrust::Internal)
{
    Segment s;
    s.name = std::move(name);
    s.prefixes = std::move(prefixes);
    s.vlans = std::move(vlans);
    s.trust = trust;
    return s;
}

std::string nameOf(const SegmentTable& table, const char* address, std::uint16_t vlan = 0)
{
    return std::string(table.name(table.find(*IpAddress::fromString(address), vlan)));
}

/// The rules of the table, one prefix after the other.
std::string naiveName(
    const std::vector<Segment>& segments, const IpAddress& address, std::uint16_t vlan)
{
    int longest = -1;
    for (const Segment& s : segments)
        for (const IpPrefix& p : s.prefixes)
            if (p.contains(address))
                longest = std::max(longest, p.length());
    const Segment* first = nullptr;
    const Segment* withoutVlan = nullptr;
    for (const Segment& s : segments)
        for (const IpPrefix& p : s.prefixes) {
            if (p.length() != longest || !p.contains(address))
                continue;
            if (std::ranges::find(s.vlans, vlan) != s.vlans.end())
                return s.name;
            if (first == nullptr)
                first = &s;
            if (withoutVlan == nullptr && s.vlans.empty())
                withoutVlan = &s;
        }
    if (first != nullptr)
        return withoutVlan != nullptr ? withoutVlan->name : first->name;
    if (vlan != 0 && address.isInternal())
        for (const Segment& s : segments)
            if (s.prefixes.empty() && std::ranges::find(s.vlans, vlan) != s.vlans.end())
                return s.name;
    return {};
}

std::size_t count(const SegmentTable& table, SegmentWarning::Kind kind)
{
    return static_cast<std::size_t>(
        std::ranges::count(table.warnings(), kind, &SegmentWarning::kind));
}

} // namespace

class TestSegmentTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressesOfNoSegmentHaveTheOriginalsNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("10.1.2.3") << QStringLiteral("internal");
        QTest::newRow("172.16.0.0") << QStringLiteral("internal");
        QTest::newRow("172.31.255.255") << QStringLiteral("internal");
        QTest::newRow("172.32.0.0") << QStringLiteral("external");
        QTest::newRow("192.168.255.1") << QStringLiteral("internal");
        QTest::newRow("127.9.9.9") << QStringLiteral("loopback");
        QTest::newRow("169.254.1.1") << QStringLiteral("link-local");
        QTest::newRow("224.0.0.1") << QStringLiteral("multicast");
        QTest::newRow("239.255.255.255") << QStringLiteral("multicast");
        QTest::newRow("255.255.255.255") << QStringLiteral("limited broadcast");
        QTest::newRow("255.255.255.254") << QStringLiteral("external");
        QTest::newRow("8.8.8.8") << QStringLiteral("external");
        QTest::newRow("100.64.0.1") << QStringLiteral("cgnat");
        QTest::newRow("100.128.0.0") << QStringLiteral("external");
        QTest::newRow("192.0.2.5") << QStringLiteral("documentation");
        QTest::newRow("0.0.0.0") << QStringLiteral("unspecified");
        QTest::newRow("0.0.0.1") << QStringLiteral("external");
        QTest::newRow("::") << QStringLiteral("unspecified");
        QTest::newRow("::1") << QStringLiteral("loopback");
        QTest::newRow("fe80::1") << QStringLiteral("link-local");
        QTest::newRow("febf:ffff::1") << QStringLiteral("link-local");
        QTest::newRow("fec0::1") << QStringLiteral("external");
        QTest::newRow("ff02::fb") << QStringLiteral("multicast");
        QTest::newRow("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff") << QStringLiteral("multicast");
        QTest::newRow("fd00::1") << QStringLiteral("ula");
        QTest::newRow("2001:db8::1") << QStringLiteral("documentation");
        QTest::newRow("2a00:1450::1") << QStringLiteral("external");
    }
    void addressesOfNoSegmentHaveTheOriginalsNames()
    {
        QFETCH(QString, name);
        QCOMPARE(QString::fromStdString(nameOf(SegmentTable(), QTest::currentDataTag())), name);
    }

    void longestPrefixWinsAndVlanBreaksTies()
    {
        const SegmentTable table(
            {segment("office", {prefix("10.0.0.0/8")}), segment("lab", {prefix("10.1.0.0/16")}),
                segment("voice", {prefix("10.1.0.0/16")}, {20}), segment("floating", {}, {30}),
                segment("v6", {prefix("2001:db8:1::/48")})});
        QCOMPARE(nameOf(table, "10.2.0.1"), "office");
        QCOMPARE(nameOf(table, "10.1.0.1"), "lab");
        QCOMPARE(nameOf(table, "10.1.0.1", 20), "voice");
        QCOMPARE(nameOf(table, "10.1.0.1", 21), "lab");
        QCOMPARE(nameOf(table, "10.1.0.1", 30), "lab");
        QCOMPARE(nameOf(table, "192.168.0.1", 30), "floating");
        QCOMPARE(nameOf(table, "8.8.8.8", 30), "external");
        QCOMPARE(nameOf(table, "2001:db8:1:ffff::1"), "v6");
        QCOMPARE(nameOf(table, "2001:db8:2::1"), "documentation");
    }

    void wholeFamiliesCanBeSegments()
    {
        const SegmentTable table(
            {segment("four", {prefix("0.0.0.0/0")}), segment("six", {prefix("::/0")})});
        QCOMPARE(nameOf(table, "255.255.255.255"), "four");
        QCOMPARE(nameOf(table, "0.0.0.0"), "four");
        QCOMPARE(nameOf(table, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"), "six");
        QCOMPARE(nameOf(table, "::"), "six");
        QCOMPARE(nameOf(table, "10.0.0.1"), "four");
    }

    void lookupIsThatOfAPlainScan_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 60; ++seed)
            QTest::addRow("%d", seed) << seed;
    }
    void lookupIsThatOfAPlainScan()
    {
        QFETCH(int, seed);
        std::mt19937 random(static_cast<unsigned>(seed));
        const auto below = [&random](unsigned limit) {
            return std::uniform_int_distribution(0U, limit - 1)(random);
        };
        const auto address = [&] {
            IpAddress::Bytes bytes {};
            const bool v4 = below(2) == 0;
            static constexpr std::array<std::uint8_t, 6> kBytes {0, 1, 10, 127, 128, 255};
            for (std::size_t i = v4 ? 12 : 0; i < 16; ++i)
                bytes[i] = kBytes[below(kBytes.size())];
            if (v4)
                bytes[10] = bytes[11] = 0xff;
            else
                bytes[0] = below(2) == 0 ? 0xfd : 0x20;
            return IpAddress(bytes);
        };
        std::vector<Segment> segments;
        for (unsigned i = 0, n = below(40); i < n; ++i) {
            Segment s = segment("s" + std::to_string(i), {});
            for (unsigned k = 0, m = below(4); k < m; ++k) {
                const IpAddress base = address();
                s.prefixes.push_back(
                    *IpPrefix::make(base, static_cast<int>(below(base.isV4() ? 33 : 129))));
            }
            for (unsigned k = 0, m = below(3); k < m; ++k)
                s.vlans.push_back(static_cast<std::uint16_t>(1 + below(4)));
            segments.push_back(s);
        }
        const SegmentTable table(segments);
        for (int i = 0; i < 2000; ++i) {
            const IpAddress a = address();
            const auto vlan = static_cast<std::uint16_t>(below(5));
            const SegmentTable::Label label = table.find(a, vlan);
            const std::string found
                = table.isBuiltIn(label) ? std::string() : std::string(table.name(label));
            QCOMPARE(found, naiveName(segments, a, vlan));
            if (table.isBuiltIn(label) && table.name(label) != "documentation")
                QCOMPARE(table.isInside(label), a.isInternal());
        }
    }

    void warningsNameWhatCannotBeMeant()
    {
        using Kind = SegmentWarning::Kind;
        const SegmentTable table({segment("a", {prefix("10.0.0.0/24")}),
            segment("a", {prefix("10.9.0.0/24")}), segment("low", {prefix("10.0.0.0/25")}),
            segment("high", {prefix("10.0.0.128/25")}), segment("again", {prefix("10.9.0.0/24")}),
            segment("external", {prefix("192.0.2.0/24")}), segment("nothing", {}),
            segment("v", {}, {5}), segment("w", {}, {5})});
        QCOMPARE(count(table, Kind::DuplicateName), 1U);
        QCOMPARE(count(table, Kind::BuiltInName), 1U);
        QCOMPARE(count(table, Kind::SamePrefix), 1U);
        QCOMPARE(count(table, Kind::SameVlan), 1U);
        QCOMPARE(count(table, Kind::Empty), 1U);
        QCOMPARE(count(table, Kind::Shadowed), 1U);
        QCOMPARE(count(table, Kind::Nested), 2U);
        const auto shadow
            = std::ranges::find(table.warnings(), Kind::Shadowed, &SegmentWarning::kind);
        QCOMPARE(shadow->segment, 0U);
        // told apart by VLAN, and no warning
        const SegmentTable apart({segment("a", {prefix("10.0.0.0/24")}, {1}),
            segment("b", {prefix("10.0.0.0/24")}, {2}), segment("c", {prefix("10.0.0.0/24")})});
        QVERIFY(apart.warnings().empty());
    }

    void segmentOfTheUserWinsOverTheSourceAndBuiltInOnesDoNot()
    {
        const Published<SegmentTable> table(
            SegmentTable({segment("lab", {prefix("10.1.0.0/16")})}));
        SegmentStage stage(table);
        Flow flow = oneWay("10.1.0.1", 1000, "8.8.8.8", 53, 0, 10);
        flow.srcSegment = "told";
        flow.dstSegment = "told";
        Flow silent = oneWay("192.168.0.1", 1000, "10.1.0.9", 53, 0, 10);
        const std::vector<Flow> out = run(stage, {flow, silent});
        QCOMPARE(out.size(), 2U);
        QCOMPARE(out[0].srcSegment, "lab");
        QCOMPARE(out[0].dstSegment, "told");
        QCOMPARE(out[1].srcSegment, "internal");
        QCOMPARE(out[1].dstSegment, "lab");
        QCOMPARE(stage.counts().at("labelled"), 2U);
    }

    void csvMergesLinesOfOneNameAndNumbersItsErrors()
    {
        const SegmentText text
            = parseSegmentCsv("# ours\r\n"
                              "Name, Prefix,vlan,Trust,colour,location\r\n"
                              "Office,10.0.0.0/8,,internal,#102030,Bern\r\n"
                              "Office,fd00::/8,10-12;20,,,\r\n"
                              "\r\n"
                              "Guests,192.168.9.0/24 192.168.8.0/24,,guest,,\"a, b\"\r\n"
                              "Bad,300.0.0.0/8,,,,\r\n"
                              "Bad,,4095,,,\r\n"
                              "Bad,,,nowhere,,\r\n"
                              ",10.0.0.0/8,,,,\r\n"
                              "Bad,,,,blue,\r\n"
                              "Unclosed,\"10.0.0.0/8\r\n");
        QCOMPARE(text.segments.size(), 2U);
        QCOMPARE(text.segments[0].name, "Office");
        QCOMPARE(text.segments[0].prefixes.size(), 2U);
        QCOMPARE(text.segments[0].vlans, (std::vector<std::uint16_t> {10, 11, 12, 20}));
        QCOMPARE(text.segments[0].colour, "#102030");
        QVERIFY(text.segments[1].trust == SegmentTrust::Guest);
        QCOMPARE(text.segments[1].location, "a, b");
        std::vector<std::uint64_t> lines;
        for (const LineProblem& problem : text.problems)
            lines.push_back(problem.line);
        QCOMPARE(lines, (std::vector<std::uint64_t> {7, 8, 9, 10, 11, 12}));
    }

    void csvWithoutANameColumnSaysWhatIsExpected()
    {
        const SegmentText text = parseSegmentCsv("prefix,vlan\n10.0.0.0/8,1\n");
        QVERIFY(text.segments.empty());
        QCOMPARE(text.problems.size(), 1U);
        QCOMPARE(text.problems[0].line, 1U);
    }

    void exportReadsBackAsTheSame()
    {
        std::vector<Segment> segments {segment("=cmd|calc", {prefix("10.0.0.0/8"), prefix("::/0")}),
            segment("with \"quotes\", and\nlines", {}, {1, 2, 3, 4094}, SegmentTrust::ThirdParty)};
        segments[0].note = "-1";
        segments[1].colour = "#a0b0c0";
        segments[1].location = "x;y";
        segments[1].proposed = true;
        const SegmentText again = parseSegmentCsv(segmentCsv(segments));
        QVERIFY(again.problems.empty());
        QCOMPARE(again.segments.size(), segments.size());
        QVERIFY(again.segments == segments);
    }

    void localNetworksKeepTheLastMatch()
    {
        const SegmentText text = parseLocalNetworks(
            "local_networks = \"home=192.168.0.;NAT=1.1.1.1;wide=10.;inner=10.1.;old=172.16.5.;"
            "newer=172.16.\"\n");
        QVERIFY(text.problems.empty());
        const SegmentTable table(text.segments);
        QCOMPARE(nameOf(table, "192.168.0.77"), "home");
        QCOMPARE(nameOf(table, "192.168.1.77"), "internal");
        QCOMPARE(nameOf(table, "1.1.1.1"), "NAT");
        QCOMPARE(nameOf(table, "10.1.0.1"), "inner");
        QCOMPARE(nameOf(table, "10.2.0.1"), "wide");
        QCOMPARE(nameOf(table, "172.16.5.5"), "newer"); // the later one always won
        QCOMPARE(text.notices.size(), 2U); // 1.1.1.1 was also 1.1.1.10; old is left out
    }

    void otherSettingsOfTheFileAreNoNetworks()
    {
        const SegmentText text = parseLocalNetworks(
            "foo = 1\n# local\nlocal_networks = \"home=192.168.0.;lab=10.1.\"\nbar=2\n");
        QVERIFY(text.problems.empty());
        QCOMPARE(text.segments.size(), 2U);
        QCOMPARE(text.segments[0].name, "home");
        QCOMPARE(text.segments[1].name, "lab");
    }

    void localNetworksErrorsNameTheirLine()
    {
        const SegmentText text = parseLocalNetworks("a=10.\nb=10.300.\nc\n=1.\nd=1.2.3.4.5\n");
        QCOMPARE(text.segments.size(), 1U);
        QCOMPARE(text.problems.size(), 4U);
        QCOMPARE(text.problems[0].line, 2U);
        QCOMPARE(text.problems[3].line, 5U);
    }

    void storeKeepsOrderAndRefusesDoubleNames()
    {
        QTemporaryDir folder;
        auto workspace = Workspace::open(folder.path(), Workspace::Mode::ReadWrite);
        QVERIFY(workspace.ok());
        std::vector<Segment> wanted {segment("b", {prefix("10.0.0.0/8")}, {7, 9}),
            segment("a", {prefix("fd00::/8")}, {}, SegmentTrust::Dmz)};
        wanted[0].note = "n";
        {
            auto store = SegmentStore::open(**workspace);
            QVERIFY(store.ok());
            const auto kept = store->edit([&](std::vector<Segment>& s) -> Result<void> {
                s = wanted;
                return {};
            });
            QVERIFY(kept.ok());
            const auto refused = store->edit([&](std::vector<Segment>& s) -> Result<void> {
                s.push_back(s.front());
                return {};
            });
            QVERIFY(!refused.ok());
            QCOMPARE(refused.error().code, ErrorCode::Invalid);
        }
        auto store = SegmentStore::open(**workspace);
        QVERIFY(store.ok());
        QVERIFY(*store->load() == wanted);
        QVERIFY(store
                    ->edit([](std::vector<Segment>& s) -> Result<void> {
                        s.clear();
                        return {};
                    })
                    .ok());
        QCOMPARE(*store->knownNames(), (std::vector<std::string> {"a", "b"}));
    }
};

QTEST_GUILESS_MAIN(TestSegmentTable)
#include "tst_segmenttable.moc"
