// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/mapfilter.h"
#include "core/map/mapgraph.h"
#include "core/map/maplayout.h"
#include "core/map/networkmap.h"
#include "core/owners/owners.h"
#include "tests/support/memoryflowstore.h"
#include "tests/support/naivefilter.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace nb;
using namespace nb::test;

namespace {

struct Talk
{
    const char* client;
    const char* server;
    std::uint16_t port;
    std::uint64_t bytes;
    const char* srcSegment = "";
    const char* dstSegment = "";
    const char* dstOwner = "";
    const char* start = "2026-03-02T09:00:00Z";
    std::uint64_t answer = 0; ///< packets back
};

Flow flowOf(const Talk& talk)
{
    Flow f;
    f.start = *timestampFromString(talk.start);
    f.end = f.start + std::chrono::seconds(1);
    f.srcIp = *IpAddress::fromString(talk.client);
    f.dstIp = *IpAddress::fromString(talk.server);
    f.dstPort = Port(talk.port);
    f.protocol = kTcp;
    f.bytes = talk.bytes;
    f.packets = 1;
    f.reversePackets = talk.answer;
    f.srcSegment = talk.srcSegment;
    f.dstSegment = talk.dstSegment;
    f.dstOwner = talk.dstOwner;
    return f;
}

std::vector<Talk> office()
{
    return {{"10.1.0.1", "10.2.0.1", 443, 1000, "clients", "servers"},
        {"10.1.0.2", "10.2.0.1", 443, 500, "clients", "servers"},
        {"10.1.0.2", "10.2.0.2", 22, 50, "clients", "servers"},
        {"10.2.0.1", "10.2.0.2", 5432, 10, "servers", "servers"},
        {"10.9.8.7", "10.2.0.2", 8443, 7, "internal", "servers"},
        {"10.1.0.1", "203.0.113.5", 443, 300, "clients", "external", "Example AG"},
        {"10.1.0.1", "198.51.100.9", 443, 200, "clients", "external"},
        {"10.1.0.1", "224.0.0.251", 5353, 1, "clients", "multicast"}};
}

MemoryFlowStore storeOf(const std::vector<Talk>& talks)
{
    std::vector<Flow> flows;
    for (const Talk& talk : talks)
        flows.push_back(flowOf(talk));
    flows.front().dstName = "www.example";
    return MemoryFlowStore(std::move(flows),
        [](const FilterPtr& filter, const Flow& f) { return naiveMatches(filter, f); });
}

AssetPtr assetOf(const char* address, const char* name, const char* role)
{
    auto asset = std::make_shared<Asset>();
    asset->address = *IpAddress::fromString(address);
    asset->edits.name = name;
    asset->edits.role = role;
    return asset;
}

NetworkMapPtr mapOf(const MemoryFlowStore& store, MapQuery query = {})
{
    return makeNetworkMap(store, query, {}).value();
}

std::vector<std::string> ids(const Graph& graph)
{
    std::vector<std::string> all;
    for (const GraphNode& node : graph.nodes)
        all.push_back(node.id);
    std::ranges::sort(all);
    return all;
}

const GraphEdge* edge(const Graph& graph, const std::string& from, const std::string& to)
{
    const auto found = std::ranges::find_if(graph.edges, [&](const GraphEdge& e) {
        return graph.nodes[e.from].id == from && graph.nodes[e.to].id == to;
    });
    return found == graph.edges.end() ? nullptr : &*found;
}

std::uint32_t indexOf(const Graph& graph, const std::string& id)
{
    return static_cast<std::uint32_t>(
        std::ranges::find(graph.nodes, id, &GraphNode::id) - graph.nodes.begin());
}

bool overlap(const layout::Box& a, const layout::Box& b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/// Puts things in a row, and counts how often it was asked.
class RowEngine : public LayoutEngine
{
public:
    Result<GraphLayout> arrange(layout::Request request, std::stop_token) const override
    {
        ++asked;
        GraphLayout result;
        for (std::size_t i = 0; i < request.nodes.size(); ++i)
            result.answer.nodes.push_back({static_cast<double>(i) * 100, 0});
        return result;
    }
    mutable int asked = 0;
};

} // namespace

/// From flows to the map, its graph, its filters and its places.
class TestNetworkMap : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hostsStandInSegmentsNetworksAndOwners();
    void whoNeverAnsweredIsNoServer();
    void assetsOfTheInventoryHaveNameAndRole();
    void closedMapHasOneEdgeForEachPairAndClass();
    void openSegmentShowsItsHostsAndTheRestAsOne();
    void allAssetsAreShownInTheirBoxes();
    void hostShowsItsPeers();
    void gatheredNodesAreOne();
    void newAndGoneAreTold();
    void draftOfRulesColoursConnections();
    void outsideIsPutTogetherByCountry();
    void filterOfAnEdgeGivesItsFlows();
    void filterOfEveryNodeGivesItsFlows();
    void sameFlowsGiveTheSameGraph();
    void boxesHoldTheirNodesAndOverlapNothing();
    void grownMapKeepsItsPlaces();
    void pinnedBoxesDoNotMove();
};

void TestNetworkMap::hostsStandInSegmentsNetworksAndOwners()
{
    MapQuery query;
    query.trusts = {{"servers", "dmz"}};
    const NetworkMapPtr map = mapOf(storeOf(office()), query);
    std::vector<std::string> groups;
    for (const MapGroup& group : map->groups)
        groups.push_back(group.id + (group.outside ? " outside" : "") + " " + group.trust);
    std::ranges::sort(groups);
    QCOMPARE(groups,
        (std::vector<std::string> {"multicast ", "network:10.9.8.0/24 ",
            "outside:198.51.0.0/16 outside internet", "owner:Example AG outside internet",
            "segment:clients ", "segment:servers dmz"}));
    const auto named
        = std::ranges::find(map->hosts, *IpAddress::fromString("10.2.0.1"), &MapHost::address);
    QCOMPARE(named->name, std::string("www.example"));
    QCOMPARE(named->served.flows, std::uint64_t {2});
    QCOMPARE(named->asked.bytes, std::uint64_t {10});
}

/// A sweep makes no servers; where flows tell of one direction only, nobody can know.
void TestNetworkMap::whoNeverAnsweredIsNoServer()
{
    std::vector<Talk> talks {{"10.1.0.1", "10.2.0.1", 445, 60}, {"10.1.0.1", "10.2.0.2", 445, 60},
        {"10.1.0.1", "10.2.0.3", 445, 60}};
    talks[1].answer = 5;
    MapQuery query;
    Asset known; // by an import, or on another day
    known.address = *IpAddress::fromString("10.2.0.3");
    known.provides = {{.protocol = kTcp, .port = Port(445)}};
    query.assets = {std::make_shared<const Asset>(known)};
    MapView view;
    view.assets = true;
    const auto categories = [&] {
        const Graph graph = makeMapGraph(*mapOf(storeOf(talks), query), view);
        std::vector<std::string> found;
        for (const char* id : {"host:10.1.0.1", "host:10.2.0.1", "host:10.2.0.2", "host:10.2.0.3"})
            found.push_back(graph.nodes[indexOf(graph, id)].category);
        return found;
    };
    QCOMPARE(categories(), (std::vector<std::string> {"client", "silent", "server", "server"}));
    talks[1].answer = 0;
    QCOMPARE(categories(), (std::vector<std::string> {"client", "server", "server", "server"}));
}

void TestNetworkMap::assetsOfTheInventoryHaveNameAndRole()
{
    const MemoryFlowStore store = storeOf(office());
    MapQuery query;
    query.assets = {assetOf("10.2.0.1", "ledger", "domain-controller"),
        assetOf("10.2.0.2", "", "client"), assetOf("10.250.0.1", "not here", "router")};
    MapView view;
    view.assets = true;
    const auto nodeOf = [&](const char* id) {
        const Graph graph = makeMapGraph(*mapOf(store, query), view);
        return graph.nodes[indexOf(graph, id)];
    };
    const auto attribute = [](const GraphNode& node, const char* name) {
        const auto at = std::ranges::find(node.attributes, name, &GraphAttribute::name);
        return at == node.attributes.end() ? std::string() : std::get<std::string>(at->value);
    };
    const GraphNode server = nodeOf("host:10.2.0.1");
    QCOMPARE(server.label, std::string("ledger"));
    QCOMPARE(server.detail, std::string("10.2.0.1 · domain-controller"));
    QCOMPARE(attribute(server, "role"), std::string("domain-controller"));
    QCOMPARE(attribute(server, "name"), std::string("ledger"));
    QCOMPARE(server.category, std::string("server and client")); // what the legend is about
    // a role that says no more than the flows do, and no name
    const GraphNode other = nodeOf("host:10.2.0.2");
    QCOMPARE(other.label, std::string("10.2.0.2"));
    QCOMPARE(attribute(other, "role"), std::string("server"));
    query.roleWord = [](AssetRole) { return std::string("directory"); };
    QCOMPARE(nodeOf("host:10.2.0.1").detail, std::string("10.2.0.1 · directory"));
}

void TestNetworkMap::outsideIsPutTogetherByCountry()
{
    auto talks = office();
    talks.push_back({"10.1.0.1", "203.0.113.99", 443, 40, "clients", "external", "Other AG"});
    const MemoryFlowStore store = storeOf(talks);
    OwnerBlock swiss;
    swiss.first = *IpAddress::fromString("203.0.113.0");
    swiss.last = *IpAddress::fromString("203.0.113.255");
    swiss.country = "ch";
    OwnerBlock odd;
    odd.first = odd.last = *IpAddress::fromString("198.51.100.9");
    odd.country = "<b>";
    OwnerKnowledge knowledge;
    knowledge.table = OwnerTable({swiss, odd});
    MapQuery query;
    query.country = [&knowledge](const IpAddress& a) { return knowledge.country(a); };
    const NetworkMapPtr map = mapOf(store, query);
    const MapView view;
    const Graph graph = makeMapGraph(*map, view);
    // both owners are one country; where none is known, nothing changes; what is inside neither
    QCOMPARE(ids(graph),
        (std::vector<std::string> {"country:CH", "multicast", "network:10.9.8.0/24",
            "outside:198.51.0.0/16", "segment:clients", "segment:servers", "world"}));
    const std::uint32_t node = indexOf(graph, "country:CH");
    QCOMPARE(graph.nodes[node].label, std::string("Switzerland (CH)"));
    const auto filter = nodeFilter(*map, view, graph, node);
    QVERIFY(filter);
    QCOMPARE(printFilter(*filter), std::string("ip in {203.0.113.5, 203.0.113.99}"));
}

void TestNetworkMap::draftOfRulesColoursConnections()
{
    auto talks = office();
    std::vector<Flow> flows;
    for (const Talk& talk : talks) {
        flows.push_back(flowOf(talk));
        flows.back().rule = talk.port == 443 ? "Web" : std::string(kNoMatch);
    }
    // sampled: rules judge what was sent, times the rate
    flows[4].sampling = 100;
    const MemoryFlowStore store(std::move(flows),
        [](const FilterPtr& filter, const Flow& f) { return naiveMatches(filter, f); });
    MapQuery query;
    query.draft = std::make_shared<const RuleSet>(
        std::vector<Rule> {{"Web", "dst_port = 443 and src_ip = 10.1.0.1", true, {}, {}},
            {"Shell", "dst_port = 22", true, {}, {}}, {"Odd", "bytes = 700", true, {}, {}},
            {"Wrong", "bytes = 70000", true, {}, {}}});
    const NetworkMapPtr map = mapOf(store, query);
    QVERIFY(map->drafts);
    const auto change = [&map](std::uint16_t port, const char* client) {
        const auto link = std::ranges::find_if(map->links, [&](const MapLink& l) {
            return l.port == Port(port)
                && map->hosts[l.client].address == *IpAddress::fromString(client);
        });
        return link == map->links.end() ? Change::None : link->change;
    };
    QVERIFY(change(443, "10.1.0.1") == Change::Labelled);
    QVERIFY(change(443, "10.1.0.2") == Change::Relabelled); // to NOMATCH
    QVERIFY(change(22, "10.1.0.2") == Change::Relabelled);
    QVERIFY(change(8443, "10.9.8.7") == Change::Relabelled);
    QVERIFY(change(5432, "10.2.0.1") == Change::Unlabelled);
    MapView view;
    view.assets = true;
    const Graph graph = makeMapGraph(*map, view);
    QVERIFY(edge(graph, "host:10.1.0.2", "host:10.2.0.1")->change == Change::Relabelled);
    QCOMPARE(toString(edge(graph, "host:10.2.0.1", "host:10.2.0.2")->change),
        std::string_view("no rule"));
    const auto hits = draftHits(*query.draft, store, {}, {});
    QVERIFY(hits.ok());
    QCOMPARE(hits->at("Web").flows, std::uint64_t {3});
    QCOMPARE(hits->at("Odd").bytes, std::uint64_t {700});
    QVERIFY(!hits->contains("Wrong"));
    QCOMPARE(hits->at(std::string(kNoMatch)).flows, std::uint64_t {3});
}

void TestNetworkMap::closedMapHasOneEdgeForEachPairAndClass()
{
    const NetworkMapPtr map = mapOf(storeOf(office()));
    const Graph graph = makeMapGraph(*map, {});
    QCOMPARE(ids(graph),
        (std::vector<std::string> {"multicast", "network:10.9.8.0/24", "outside:198.51.0.0/16",
            "owner:Example AG", "segment:clients", "segment:servers", "world"}));
    const auto between = std::ranges::count_if(graph.edges, [&](const GraphEdge& e) {
        return graph.nodes[e.from].id == "segment:clients"
            && graph.nodes[e.to].id == "segment:servers";
    });
    QCOMPARE(between, 2); // web and remote control
    const GraphEdge* const web = edge(graph, "segment:clients", "segment:servers");
    QVERIFY(web != nullptr);
    QCOMPARE(web->category, std::string("web"));
    QCOMPARE(web->weight, 1500.0);
    QCOMPARE(web->label, std::string("https"));
    // what stays inside a closed segment is no edge
    QVERIFY(edge(graph, "segment:servers", "segment:servers") == nullptr);
}

void TestNetworkMap::openSegmentShowsItsHostsAndTheRestAsOne()
{
    std::vector<Talk> talks = office();
    std::vector<std::string> names;
    for (int i = 10; i < 20; ++i)
        names.push_back("10.1.0." + std::to_string(i));
    for (const std::string& name : names)
        talks.push_back({name.c_str(), "10.2.0.1", 443, 1, "clients", "servers"});
    const NetworkMapPtr map = mapOf(storeOf(talks));
    MapView view;
    view.open = {"segment:clients"};
    view.mostHosts = 4;
    const Graph graph = makeMapGraph(*map, view);
    const auto more = std::ranges::find(graph.nodes, "more:segment:clients", &GraphNode::id);
    QVERIFY(more != graph.nodes.end());
    QCOMPARE(more->label, std::string("+ 8 more hosts"));
    QVERIFY(edge(graph, "host:10.1.0.1", "segment:servers") != nullptr);
    QCOMPARE(edge(graph, "more:segment:clients", "segment:servers")->weight, 8.0);
    view.whole = {"segment:clients"};
    const Graph whole = makeMapGraph(*map, view);
    QVERIFY(std::ranges::find(whole.nodes, "more:segment:clients", &GraphNode::id)
        == whole.nodes.end());
    QCOMPARE(whole.nodes.size(), graph.nodes.size() + 7);
}

void TestNetworkMap::allAssetsAreShownInTheirBoxes()
{
    const NetworkMapPtr map = mapOf(storeOf(office()));
    MapView view;
    view.assets = true;
    const Graph graph = makeMapGraph(*map, view);
    const GraphNode& db = graph.nodes[indexOf(graph, "host:10.2.0.2")];
    QCOMPARE(graph.nodes[static_cast<std::size_t>(db.parent)].id, std::string("segment:servers"));
    QCOMPARE(db.category, std::string("server"));
    QVERIFY(edge(graph, "host:10.2.0.1", "host:10.2.0.2") != nullptr);
    view.outside = false;
    for (const std::string& id : ids(makeMapGraph(*map, view)))
        QVERIFY(id.find("203.0.113") == std::string::npos && id != "world");
}

void TestNetworkMap::hostShowsItsPeers()
{
    const NetworkMapPtr map = mapOf(storeOf(office()));
    MapView view;
    view.peersOf = {"host:10.2.0.2"};
    const std::vector<std::string> shown = ids(makeMapGraph(*map, view));
    for (const char* id : {"host:10.2.0.2", "host:10.2.0.1", "host:10.1.0.2", "host:10.9.8.7"})
        QVERIFY2(std::ranges::find(shown, id) != shown.end(), id);
    QVERIFY(std::ranges::find(shown, "host:203.0.113.5") == shown.end());
}

void TestNetworkMap::gatheredNodesAreOne()
{
    const NetworkMapPtr map = mapOf(storeOf(office()));
    MapView view;
    view.gathered = {{"segment:clients", "mine"}, {"network:10.9.8.0/24", "mine"}};
    const Graph graph = makeMapGraph(*map, view);
    // two of the segment, one of the network
    QCOMPARE(edge(graph, "group:mine", "segment:servers")->weight, 1507.0);
    QCOMPARE(indexOf(graph, "segment:clients"), graph.nodes.size());
    const auto filter = nodeFilter(*map, view, graph, indexOf(graph, "group:mine"));
    QVERIFY(filter);
    QVERIFY(printFilter(*filter).find("10.9.8.7") != std::string::npos);
}

void TestNetworkMap::newAndGoneAreTold()
{
    std::vector<Talk> talks = office();
    talks.push_back(
        {"10.1.0.1", "10.2.0.1", 443, 5, "clients", "servers", "", "2026-03-01T09:00:00Z"});
    talks.push_back({"10.7.0.1", "10.2.0.1", 23, 5, "old", "servers", "", "2026-03-01T09:00:00Z"});
    MapQuery query;
    query.flows.range.from = *timestampFromString("2026-03-02");
    query.compared = TimeRange {std::nullopt, *timestampFromString("2026-03-02")};
    const NetworkMapPtr map = mapOf(storeOf(talks), query);
    const Graph graph = makeMapGraph(*map, {});
    QVERIFY(edge(graph, "segment:clients", "segment:servers")->change == Change::Same);
    QVERIFY(edge(graph, "segment:old", "segment:servers")->change == Change::Gone);
    QVERIFY(edge(graph, "network:10.9.8.0/24", "segment:servers")->change == Change::Added);
    MapView view;
    view.onlyNew = true;
    view.assets = true;
    const Graph fresh = makeMapGraph(*map, view);
    QVERIFY(edge(fresh, "host:10.1.0.1", "host:10.2.0.1") == nullptr);
    QVERIFY(edge(fresh, "host:10.1.0.2", "host:10.2.0.1") != nullptr);
    QCOMPARE(indexOf(fresh, "segment:old"), fresh.nodes.size());
}

void TestNetworkMap::filterOfAnEdgeGivesItsFlows()
{
    const MemoryFlowStore store = storeOf(office());
    const NetworkMapPtr map = mapOf(store);
    for (const bool assets : {false, true}) {
        MapView view;
        view.assets = assets;
        const Graph graph = makeMapGraph(*map, view);
        QVERIFY(!graph.edges.empty());
        for (std::uint32_t e = 0; e < graph.edges.size(); ++e) {
            const auto filter = edgeFilter(*map, view, graph, e);
            QVERIFY(filter);
            const auto totals = store.totals({*filter}, {});
            QCOMPARE(static_cast<double>(totals->bytes), graph.edges[e].weight);
            // what a person sees in the bar means the same
            QVERIFY(equal(parseFilter(printFilter(*filter)).value(), *filter));
        }
    }
}

void TestNetworkMap::filterOfEveryNodeGivesItsFlows()
{
    const MemoryFlowStore store = storeOf(office());
    const NetworkMapPtr map = mapOf(store);
    MapView view;
    view.assets = true;
    view.mostOwners = 1;
    const Graph graph = makeMapGraph(*map, view);
    for (std::uint32_t n = 0; n < graph.nodes.size(); ++n) {
        const auto filter = nodeFilter(*map, view, graph, n);
        QVERIFY2(filter, graph.nodes[n].id.c_str());
        QVERIFY2(store.totals({*filter}, {})->rows > 0, graph.nodes[n].id.c_str());
    }
}

void TestNetworkMap::sameFlowsGiveTheSameGraph()
{
    std::vector<Talk> talks = office();
    MapView view;
    view.assets = true;
    const Graph first = makeMapGraph(*mapOf(storeOf(talks)), view);
    std::ranges::reverse(talks);
    const Graph second = makeMapGraph(*mapOf(storeOf(talks)), view);
    QCOMPARE(ids(first), ids(second));
    for (std::size_t i = 0; i < first.nodes.size(); ++i)
        QCOMPARE(first.nodes[i].id, second.nodes[i].id);
}

void TestNetworkMap::boxesHoldTheirNodesAndOverlapNothing()
{
    const NetworkMapPtr map = mapOf(storeOf(office()));
    MapView view;
    view.assets = true;
    const Graph graph = makeMapGraph(*map, view);
    const auto places = placeMap(graph, {}, RowEngine(), {});
    QVERIFY(places.ok());
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const layout::Box& box = places->boxes[i];
        const std::int32_t parent = graph.nodes[i].parent;
        if (parent != kNoParent) {
            const layout::Box& around = places->boxes[static_cast<std::size_t>(parent)];
            QVERIFY(around.left < box.left && around.right > box.right && around.top < box.top
                && around.bottom > box.bottom);
        }
        for (std::size_t j = i + 1; j < graph.nodes.size(); ++j)
            if (graph.nodes[j].parent == parent)
                QVERIFY(!overlap(box, places->boxes[j]));
    }
}

void TestNetworkMap::grownMapKeepsItsPlaces()
{
    const NetworkMapPtr map = mapOf(storeOf(office()));
    const RowEngine engine;
    const Graph closed = makeMapGraph(*map, {});
    const auto first = placeMap(closed, {}, engine, {});
    PlacesBefore before;
    for (std::size_t i = 0; i < closed.nodes.size(); ++i) {
        const layout::Box& box = first->boxes[i];
        before.centres[closed.nodes[i].id]
            = {(box.left + box.right) / 2, (box.top + box.bottom) / 2};
    }
    MapView view;
    view.open = {"segment:servers"};
    const Graph open = makeMapGraph(*map, view);
    const auto second = placeMap(open, before, engine, {});
    QCOMPARE(engine.asked, 1); // nothing is arranged anew
    for (std::size_t i = 0; i < open.nodes.size(); ++i) {
        const auto was = before.centres.find(open.nodes[i].id);
        if (was == before.centres.end() || open.nodes[i].parent != kNoParent)
            continue;
        const layout::Box& box = second->boxes[i];
        QVERIFY(std::hypot((box.left + box.right) / 2 - was->second.x,
                    (box.top + box.bottom) / 2 - was->second.y)
            < 400);
    }
}

void TestNetworkMap::pinnedBoxesDoNotMove()
{
    std::vector<layout::Box> boxes {{0, 0, 100, 100}, {50, 20, 150, 120}, {60, 60, 160, 160}};
    separate(boxes, {true, false, false}, 10);
    QVERIFY(boxes[0] == (layout::Box {0, 0, 100, 100}));
    QVERIFY(!overlap(boxes[0], boxes[1]));
    QVERIFY(!overlap(boxes[1], boxes[2]));
    QVERIFY(!overlap(boxes[0], boxes[2]));
}

QTEST_GUILESS_MAIN(TestNetworkMap)
#include "tst_networkmap.moc"
