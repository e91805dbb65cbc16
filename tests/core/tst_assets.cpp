// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assets/assetobserver.h"
#include "core/assets/assetrebuild.h"
#include "core/assets/assetroles.h"
#include "core/assets/macvendor.h"

#include <QTemporaryDir>
#include <QTest>

#include <ctime>

using namespace nb;

namespace {

IpAddress ip(const char* text)
{
    return *IpAddress::fromString(text);
}

Flow flow(const char* src, const char* dst, std::uint16_t port, FlowState state)
{
    Flow f;
    f.start = *timestampFromString("2026-03-02T09:00:00Z");
    f.end = f.start + std::chrono::seconds {2};
    f.srcIp = ip(src);
    f.dstIp = ip(dst);
    f.srcPort = Port(50'000);
    f.dstPort = Port(port);
    f.protocol = kTcp;
    f.packets = 4;
    f.bytes = 400;
    f.reversePackets = state == FlowState::Established ? 4 : 0;
    f.reverseBytes = state == FlowState::Established ? 600 : 0;
    f.state = state;
    return f;
}

Flow answered(const char* src, const char* dst, std::uint16_t port)
{
    return flow(src, dst, port, FlowState::Established);
}

class Learnt
{
public:
    Learnt()
        : workspace(*Workspace::open(folder.path(), Workspace::Mode::ReadWrite))
        , inventory(*AssetInventory::open(*workspace))
    {
    }
    std::vector<AssetChange> learn(const std::vector<Flow>& flows)
    {
        FlowBatch batch;
        for (const Flow& one : flows)
            batch.append(one);
        std::vector<AssetChange> told;
        AssetObserver observer(*inventory, {}, [&told](const std::vector<AssetChange>& changes) {
            told = changes;
            return Result<void>();
        });
        observer.observe(batch);
        if (!observer.commit())
            return {};
        return told;
    }
    [[nodiscard]] AssetPtr at(const char* address) const { return inventory->find(ip(address)); }
    void reopen()
    {
        inventory.reset();
        inventory = std::move(*AssetInventory::open(*workspace));
    }

    QTemporaryDir folder;
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<AssetInventory> inventory;
};

const MacAddress kRouterMac(0x00'00'5e'00'01'01);
const MacAddress kHostMac(0x00'1b'21'00'00'05);
const MacAddress kOtherMac(0x00'1b'21'00'00'06);

} // namespace

class TestAssets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoeverSendsOrAnswersIsAnAsset()
    {
        Learnt learnt;
        learnt.learn({answered("10.0.0.5", "10.0.0.9", 443), answered("10.0.0.5", "8.8.8.8", 443),
            answered("1.2.3.4", "10.0.0.9", 443)});
        QCOMPARE(learnt.inventory->size(), std::size_t {2});
        const AssetPtr server = learnt.at("10.0.0.9");
        QCOMPARE(server->provides.size(), std::size_t {1});
        QCOMPARE(server->provides[0].port, Port(443));
        QCOMPARE(server->provides[0].label, std::string("https"));
        QCOMPARE(server->provides[0].flows, std::uint64_t {2});
        QCOMPARE(server->provides[0].bytes, std::uint64_t {2000});
        QCOMPARE(server->provides[0].peers.count(), std::uint64_t {2});
        QVERIFY(server->uses.empty());
        QCOMPARE(learnt.at("10.0.0.5")->uses.size(), std::size_t {1});
        QCOMPARE(learnt.at("10.0.0.5")->servers.count(), std::uint64_t {2});
    }

    void addressesThatWereOnlyAskedAreNone()
    {
        Learnt learnt;
        std::vector<Flow> sweep;
        for (int host = 1; host <= 200; ++host)
            sweep.push_back(flow(
                "10.0.0.66", ("10.9.0." + std::to_string(host)).c_str(), 22, FlowState::Attempt));
        sweep.push_back(flow("10.0.0.66", "10.9.1.1", 22, FlowState::Rejected));
        learnt.learn(sweep);
        QCOMPARE(learnt.inventory->size(), std::size_t {2});
        QVERIFY(learnt.at("10.9.1.1")); // it refused, so it exists
        QVERIFY(learnt.at("10.9.1.1")->provides.empty());
        const auto roles = rolesOf(*learnt.at("10.0.0.66"));
        QVERIFY(roles.front().role == AssetRole::Scanner);
        QVERIFY(roles.front().reason.count > 150);
        QVERIFY(roles.front().reason.count < 250);
    }

    void discardedFlowsLeaveNothing()
    {
        Learnt learnt;
        FlowBatch batch;
        batch.append(answered("10.0.0.5", "10.0.0.9", 443));
        AssetObserver observer(*learnt.inventory, {});
        observer.observe(batch);
        observer.discard();
        QVERIFY(observer.commit().ok());
        QCOMPARE(learnt.inventory->size(), std::size_t {0});
    }

    void newsAreToldOnce()
    {
        Learnt learnt;
        auto changes = learnt.learn({answered("10.0.0.5", "10.0.0.9", 443)});
        QCOMPARE(changes.size(), std::size_t {2});
        QCOMPARE(changes[0].kind, AssetChange::Kind::NewAsset);
        QVERIFY(learnt.learn({answered("10.0.0.5", "10.0.0.9", 443)}).empty());
        changes = learnt.learn({answered("10.0.0.5", "10.0.0.9", 8443)});
        QCOMPARE(changes.size(), std::size_t {1});
        QCOMPARE(changes[0].kind, AssetChange::Kind::NewService);
        QCOMPARE(changes[0].address, ip("10.0.0.9"));
        QCOMPARE(changes[0].port, Port(8443));
        learnt.reopen();
        QVERIFY(learnt.learn({answered("10.0.0.5", "10.0.0.9", 443)}).empty());
    }

    void aSinkThatFailsIsToldAgain()
    {
        Learnt learnt;
        int calls = 0;
        AssetObserver observer(*learnt.inventory, {},
            [&calls](const std::vector<AssetChange>& changes) -> Result<void> {
                ++calls;
                if (changes.size() != 2)
                    return {};
                return calls == 1 ? Result<void>(Error {ErrorCode::NoSpace, "full"})
                                  : Result<void>();
            });
        FlowBatch batch;
        batch.append(answered("10.0.0.5", "10.0.0.9", 443));
        observer.observe(batch);
        QVERIFY(!observer.commit().ok());
        QVERIFY(observer.commit().ok());
        QVERIFY(observer.commit().ok());
        QCOMPARE(calls, 2);
    }

    void routersCardIsNobodysMac()
    {
        Learnt learnt;
        std::vector<Flow> flows;
        // behind a router: every address has its card
        for (int host = 1; host <= 8; ++host) {
            Flow f = answered(("10.7.0." + std::to_string(host)).c_str(), "10.0.0.9", 443);
            f.srcMac = kRouterMac;
            f.dstMac = kHostMac;
            flows.push_back(f);
        }
        learnt.learn(flows);
        QVERIFY(!learnt.at("10.7.0.3")->mac().isKnown());
        QCOMPARE(learnt.at("10.7.0.3")->macs[0].owner, MacOwner::Router);
        QCOMPARE(learnt.at("10.0.0.9")->mac(), kHostMac);
        // a router with one inside address answers itself
        Flow out = answered("10.0.0.9", "8.8.8.8", 53);
        out.dstMac = kOtherMac;
        Flow own = answered("10.0.0.9", "10.0.0.1", 53);
        own.dstMac = kOtherMac;
        learnt.learn({out, own});
        QCOMPARE(learnt.at("10.0.0.1")->mac(), kOtherMac);
        QVERIFY(rolesOf(*learnt.at("10.0.0.1")).front().role == AssetRole::Router);
        learnt.reopen();
        QCOMPARE(learnt.at("10.7.0.3")->macs[0].owner, MacOwner::Router);
        QCOMPARE(learnt.at("10.0.0.1")->macs[0].owner, MacOwner::AssetRouter);
    }

    void cardSeenWithForeignAddressesOnlyIsKept()
    {
        Learnt learnt;
        Flow out = answered("10.0.0.9", "8.8.8.8", 53);
        out.dstMac = kOtherMac;
        learnt.learn({out});
        QVERIFY(learnt.at("10.0.0.9"));
        learnt.reopen();
        QVERIFY(learnt.at("10.0.0.9"));
    }

    void changedMacIsTold()
    {
        Learnt learnt;
        Flow f = answered("10.0.0.5", "10.0.0.9", 443);
        f.srcMac = kHostMac;
        learnt.learn({f});
        f.srcMac = kOtherMac;
        f.start += std::chrono::hours {1};
        f.end += std::chrono::hours {1};
        const auto changes = learnt.learn({f});
        QCOMPARE(changes.size(), std::size_t {1});
        QCOMPARE(changes[0].kind, AssetChange::Kind::MacChanged);
        QCOMPARE(changes[0].mac, kOtherMac);
        QCOMPARE(changes[0].oldMac, kHostMac);
        QCOMPARE(learnt.at("10.0.0.5")->macs.size(), std::size_t {2});
    }

    void groupAndUnknownMacsAreIgnored()
    {
        Learnt learnt;
        Flow f = answered("10.0.0.5", "10.0.0.9", 443);
        f.srcMac = MacAddress(0x0100'5e00'0001);
        f.dstMac = MacAddress(0xffff'ffff'ffff);
        learnt.learn({f});
        QVERIFY(learnt.at("10.0.0.5")->macs.empty());
        QVERIFY(learnt.at("10.0.0.9")->macs.empty());
    }

    void rolesComeFromPortsAndFan_data()
    {
        QTest::addColumn<QString>("ports");
        QTest::addColumn<QString>("role");
        QTest::newRow("web") << "80 443"
                             << "web-server";
        QTest::newRow("one of a domain") << "389"
                                         << "server";
        QTest::newRow("domain") << "53 88 389 445 464"
                                << "domain-controller";
        QTest::newRow("database") << "5432 22"
                                  << "database-server";
        QTest::newRow("printer") << "9100 80 631"
                                 << "printer";
        QTest::newRow("raw printer") << "9100"
                                     << "printer";
        QTest::newRow("metrics agent") << "9100 22"
                                       << "server";
        QTest::newRow("mail") << "25 143 443"
                              << "mail-server";
        QTest::newRow("hypervisor") << "902 443"
                                    << "hypervisor";
        QTest::newRow("something") << "7777"
                                   << "server";
    }
    void rolesComeFromPortsAndFan()
    {
        QFETCH(QString, ports);
        QFETCH(QString, role);
        Learnt learnt;
        std::vector<Flow> flows;
        for (const QString& port : ports.split(u' '))
            flows.push_back(answered("10.0.0.5", "10.0.0.9", port.toUShort()));
        learnt.learn(flows);
        QCOMPARE(QString::fromStdString(
                     std::string(toString(rolesOf(*learnt.at("10.0.0.9")).front().role))),
            role);
        QVERIFY(rolesOf(*learnt.at("10.0.0.5")).front().role == AssetRole::Client);
    }

    void jumpHostsAndMonitorsAreSeen()
    {
        Learnt learnt;
        std::vector<Flow> flows {answered("10.0.0.5", "10.0.0.7", 22)};
        for (int host = 1; host <= 24; ++host) {
            const std::string to = "10.1.0." + std::to_string(host);
            if (host <= 5)
                flows.push_back(answered("10.0.0.7", to.c_str(), 3389));
            Flow snmp = answered("10.0.0.8", to.c_str(), 161);
            snmp.protocol = kUdp;
            flows.push_back(snmp);
        }
        learnt.learn(flows);
        QVERIFY(rolesOf(*learnt.at("10.0.0.7")).front().role == AssetRole::JumpHost);
        QVERIFY(rolesOf(*learnt.at("10.0.0.8")).front().role == AssetRole::Monitoring);
        QVERIFY(toString(rolesOf(*learnt.at("10.0.0.8")).front().reason).find("udp/161")
            != std::string::npos);
    }

    void editsStayApartAndSurvive()
    {
        Learnt learnt;
        learnt.learn({answered("10.0.0.5", "10.0.0.9", 443)});
        QVERIFY(learnt.inventory
                    ->edit(ip("10.0.0.9"),
                        {"till", "Anna", "database-server", "two\nlines", {"pci", "b", "pci"}})
                    .ok());
        QVERIFY(!learnt.inventory->edit(ip("10.0.0.9"), {"", "", "king", "", {}}).ok());
        QVERIFY(!learnt.inventory->edit(ip("224.0.0.1"), {"x", "", "", "", {}}).ok());
        learnt.reopen();
        const AssetPtr asset = learnt.at("10.0.0.9");
        QCOMPARE(asset->edits.owner, std::string("Anna"));
        QCOMPARE(asset->edits.notes, std::string("two\nlines"));
        QCOMPARE(asset->edits.tags, (std::vector<std::string> {"b", "pci"}));
        QCOMPARE(asset->displayName(), std::string_view("till"));
        QVERIFY(rolesOf(*asset).front().role == AssetRole::DatabaseServer);
        QCOMPARE(rolesOf(*asset).front().reason.kind, RoleReason::Kind::Stated);
        QCOMPARE(asset->provides.size(), std::size_t {1});
    }

    void everythingSurvivesReopening()
    {
        Learnt learnt;
        Flow f = answered("10.0.0.5", "fd00::9", 5432);
        f.dstName = "db.example";
        f.srcSegment = "office";
        f.srcMac = kHostMac;
        learnt.learn({f});
        std::vector<Asset> before;
        for (const AssetPtr& asset : learnt.inventory->assets())
            before.push_back(*asset);
        QCOMPARE(before.size(), std::size_t {2});
        learnt.reopen();
        std::vector<Asset> after;
        for (const AssetPtr& asset : learnt.inventory->assets())
            after.push_back(*asset);
        QVERIFY(before == after);
        QCOMPARE(after[0].segment, std::string("office"));
        QCOMPARE(after[1].displayName(), std::string_view("db.example"));
    }

    void manyServicesAreBoundedAndCounted()
    {
        Learnt learnt;
        std::vector<Flow> flows;
        for (std::uint16_t port = 1; port <= 1000; ++port)
            flows.push_back(answered("10.0.0.5", "10.0.0.9", port));
        learnt.learn(flows);
        QCOMPARE(learnt.at("10.0.0.9")->provides.size(), std::size_t {128});
        QCOMPARE(learnt.at("10.0.0.9")->leftOut, std::uint64_t {872});
    }

    void snapshotsNeverChange()
    {
        Learnt learnt;
        learnt.learn({answered("10.0.0.5", "10.0.0.9", 443)});
        const AssetPtr before = learnt.at("10.0.0.9");
        learnt.learn({answered("10.0.0.5", "10.0.0.9", 443)});
        QCOMPARE(before->flows, std::uint64_t {1});
        QCOMPARE(learnt.at("10.0.0.9")->flows, std::uint64_t {2});
    }

    void clocksThatAreOffDoNotMoveTheSightings()
    {
        Learnt learnt;
        Flow f = answered("10.0.0.5", "10.0.0.9", 443);
        f.received = f.end;
        f.start = f.end = *timestampFromString("1970-01-02T00:00:00Z");
        f.marks = "clock-off";
        learnt.learn({f});
        QCOMPARE(learnt.at("10.0.0.9")->seen.first, f.received);
    }

    void vendorsAreKnownByTheLongestPrefix()
    {
        if (vendorCount() == 0)
            QSKIP("built without the IEEE's registries");
        QCOMPARE(vendorOf(MacAddress(0x00'1b'21'00'00'05)), std::string_view("Intel Corporate"));
        QVERIFY(vendorOf(MacAddress()).empty());
        QVERIFY(vendorOf(MacAddress(0x02'00'00'00'00'01)).empty());
    }

    void peersAreCountedWithinAFewPercent()
    {
        for (const std::uint64_t count : {1U, 10U, 100U, 300U}) {
            PeerCount<4> peers;
            for (std::uint64_t i = 0; i < count; ++i)
                peers.add(hashOf(IpAddress::fromV4(static_cast<std::uint32_t>(0x0a00'0000U + i))));
            QVERIFY(peers.count() * 10 >= count * 8);
            QVERIFY(peers.count() * 10 <= count * 12);
        }
    }

    void hostileTextsAreMadePlain()
    {
        QCOMPARE(plainText("a\r\nb\x1b[2J", 64), std::string("a  b [2J"));
        QCOMPARE(plainText("\xff\xfe", 64), std::string("\xef\xbf\xbd\xef\xbf\xbd"));
        QCOMPARE(plainText(std::string(1000, 'x'), 256).size(), std::size_t {256});
        QCOMPARE(plainText("ééé", 5), std::string("éé"));
    }

    void millionsOfRowsCostLittle()
    {
        // bench_assets measures; this only catches a blow-up
        Learnt learnt;
        FlowBatch batch;
        for (int i = 0; i < 60'000; ++i) {
            const std::string client = "10.0.0." + std::to_string(i % 50 + 1);
            const std::string server = "10.1.0." + std::to_string(i % 20 + 1);
            batch.append(
                answered(client.c_str(), server.c_str(), static_cast<std::uint16_t>(i % 7 + 440)));
        }
        AssetObserver observer(*learnt.inventory, {});
        const std::clock_t begin = std::clock(); // of this process: others may be busy
        for (int i = 0; i < 20; ++i)
            observer.observe(batch);
        QVERIFY(observer.commit().ok());
        const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        const double each = seconds * 1e9 / (20 * 60'000);
        qInfo("%.1f ns a row", each);
        QVERIFY(each < 5000);
    }
};

QTEST_GUILESS_MAIN(TestAssets)
#include "tst_assets.moc"
