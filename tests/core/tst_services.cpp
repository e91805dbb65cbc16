// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/servicestage.h"
#include "core/services/servicestore.h"
#include "tests/support/stagerun.h"

#include <QTemporaryDir>
#include <QTest>

using namespace nb;
using namespace nb::test;

namespace {

ServiceEntry entry(Protocol protocol, unsigned port, const char* name,
    ServiceOrigin origin = ServiceOrigin::User, const char* address = nullptr)
{
    ServiceEntry e {protocol, Port(static_cast<std::uint16_t>(port)), {}, name, {}, origin};
    if (address != nullptr)
        e.address = ip(address);
    return e;
}

std::string nameOf(
    const ServiceTable& table, Protocol protocol, unsigned port, const char* server = "203.0.113.9")
{
    return std::string(table.name(protocol, Port(static_cast<std::uint16_t>(port)), ip(server)));
}

std::string serviceOf(const ServiceTable& table, Flow flow)
{
    ServiceStage stage(std::make_shared<Published<ServiceTable>>(table));
    const auto flows = run(stage, {flow});
    return flows.size() == 1 ? flows[0].service : "lost";
}

std::unique_ptr<Workspace> openWorkspace(const QTemporaryDir& folder)
{
    auto workspace = Workspace::open(folder.path(), Workspace::Mode::ReadWrite);
    return workspace ? std::move(*workspace) : nullptr;
}

} // namespace

class TestServices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void builtInNamesHoldWithoutAnyEntry()
    {
        const ServiceTable table;
        QCOMPARE(nameOf(table, kTcp, 22), "ssh");
        QCOMPARE(nameOf(table, kUdp, 53), "domain");
        QCOMPARE(nameOf(table, kUdp, 22), "");
        QCOMPARE(nameOf(table, Protocol(132), 22), "");
    }

    void strongerOriginWinsWhateverTheOrder()
    {
        const auto user = entry(kTcp, 22, "jump");
        const auto imported = entry(kTcp, 22, "secure-shell", ServiceOrigin::Imported);
        QCOMPARE(nameOf(ServiceTable({user, imported}), kTcp, 22), "jump");
        QCOMPARE(nameOf(ServiceTable({imported, user}), kTcp, 22), "jump");
        QCOMPARE(nameOf(ServiceTable({imported}), kTcp, 22), "secure-shell");
        QCOMPARE(
            nameOf(ServiceTable({entry(kTcp, 22, "first"), entry(kTcp, 22, "second")}), kTcp, 22),
            "second");
    }

    void nameForOneServerHoldsThereOnly()
    {
        const ServiceTable table({entry(kTcp, 8443, "intranet", ServiceOrigin::User, "10.0.0.7"),
            entry(kTcp, 8443, "https-alt")});
        QCOMPARE(nameOf(table, kTcp, 8443, "10.0.0.7"), "intranet");
        QCOMPARE(nameOf(table, kTcp, 8443, "10.0.0.8"), "https-alt");
        QCOMPARE(nameOf(table, kUdp, 8443, "10.0.0.7"), "");
    }

    void protocolsBesideTcpAndUdpCanBeNamed()
    {
        const ServiceTable table({entry(Protocol(132), 36412, "s1-control")});
        QCOMPARE(nameOf(table, Protocol(132), 36412), "s1-control");
        QCOMPARE(nameOf(table, kTcp, 36412), "");
    }

    void serverSideDecides()
    {
        // the client's own port is a well-known one
        QCOMPARE(serviceOf({}, oneWay("10.0.0.1", 22, "10.0.0.2", 443, 0, 1)), "https");
        QCOMPARE(serviceOf({}, oneWay("10.0.0.1", 443, "10.0.0.2", 50123, 0, 1)), "");
    }

    void whatTheSourceSaidStays()
    {
        const ServiceTable table({entry(kTcp, 443, "portal")});
        Flow flow = oneWay("10.0.0.1", 50000, "10.0.0.2", 443, 0, 1);
        flow.service = "vpn";
        QCOMPARE(serviceOf(table, flow), "vpn");
    }

    void builtInNameFromAReaderGivesWayToTheUsers()
    {
        const ServiceTable table({entry(kTcp, 443, "portal", ServiceOrigin::User, "10.0.0.2")});
        Flow flow = oneWay("10.0.0.1", 50000, "10.0.0.2", 443, 0, 1);
        flow.service = "https";
        QCOMPARE(serviceOf(table, flow), "portal");
        flow.dstIp = ip("10.0.0.3");
        QCOMPARE(serviceOf(table, flow), "https");
    }

    void icmpHasNoService()
    {
        Flow flow = oneWay("10.0.0.1", 0, "10.0.0.2", 0, 0, 1, kIcmp);
        flow.dstPort = Port(2048);
        QCOMPARE(serviceOf({}, flow), "");
    }

    void changedTableHoldsFromTheNextBatchOn()
    {
        const auto table = std::make_shared<Published<ServiceTable>>();
        ServiceStage stage(table);
        const Flow flow = oneWay("10.0.0.1", 50000, "10.0.0.2", 9999, 0, 1);
        CollectingSink sink;
        QVERIFY(stage.process(toBatch({flow}), sink).ok());
        table->set(ServiceTable({entry(kTcp, 9999, "raw-print")}));
        QVERIFY(stage.process(toBatch({flow, flow}), sink).ok());
        QCOMPARE(sink.flows.size(), std::size_t {3});
        QCOMPARE(sink.flows[0].service, "");
        QCOMPARE(sink.flows[2].service, "raw-print");
        QCOMPARE(stage.counts().at("named"), std::uint64_t {2});
    }

    void entriesSurviveReopening()
    {
        const QTemporaryDir folder;
        const auto workspace = openWorkspace(folder);
        QVERIFY(workspace);
        auto local = entry(kTcp, 8443, "intranet", ServiceOrigin::User, "2001:db8::7");
        local.description = "wiki";
        {
            auto store = ServiceStore::open(*workspace);
            QVERIFY(store.ok());
            const auto table = (*store)->table();
            QVERIFY((*store)->set({entry(kTcp, 22, "jump"), local}).ok());
            QCOMPARE(nameOf(*table->get(), kTcp, 22), "jump");
        }
        const auto store = ServiceStore::open(*workspace);
        QVERIFY(store.ok());
        const auto entries = (*store)->entries();
        QVERIFY(entries.ok());
        QCOMPARE(entries->size(), std::size_t {2});
        QVERIFY(entries->at(1) == local);
        QCOMPARE(nameOf(*(*store)->table()->get(), kTcp, 8443, "2001:db8::7"), "intranet");
    }

    void unsetBringsBackTheWeakerName()
    {
        const QTemporaryDir folder;
        const auto workspace = openWorkspace(folder);
        QVERIFY(workspace);
        auto store = ServiceStore::open(*workspace);
        QVERIFY(store.ok());
        QVERIFY((*store)
                    ->set({entry(kTcp, 22, "jump"),
                        entry(kTcp, 22, "secure-shell", ServiceOrigin::Imported)})
                    .ok());
        const auto removed = (*store)->unset(kTcp, Port(22));
        QVERIFY(removed.ok() && *removed);
        QCOMPARE(nameOf(*(*store)->table()->get(), kTcp, 22), "secure-shell");
        const auto again = (*store)->unset(kTcp, Port(22));
        QVERIFY(again.ok() && !*again);
    }
};

QTEST_GUILESS_MAIN(TestServices)
#include "tst_services.moc"
