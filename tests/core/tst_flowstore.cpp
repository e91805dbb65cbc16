// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/workspace.h"
#include "tests/support/memoryflowstore.h"
#include "tests/support/naivefilter.h"
#include "tests/support/networkflows.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace nb;
using namespace nb::test;
using namespace std::chrono_literals;

namespace {

FilterPtr filterOf(const char* text)
{
    auto filter = parseFilter(text);
    return filter ? *filter : nullptr;
}

const std::vector<const char*> kFilters {"", "dst_port = 443",
    "src_ip = 10.64.0.0/26 and bytes > 10k", "not (protocol = udp or dst_segment = CDE)",
    "name ~ *example*", "ip = 198.51.100.7", "packets > 100",
    "duration > 2m and state = established", "vlan in {100, 102}", "src_port < dst_port",
    "dst_port = 9", "owner = \"Example Net\" and internal", "mac = 02:00:00:00:00:03", "hits > 1",
    "ip_version = 6", "sampling = 100", "sampling != 1 and bytes > 1G", "observation_domain > 1",
    "event = nat-create", "nat_src_ip = 203.0.113.0/30", "nat_src_ip != 203.0.113.1",
    "nat_dst_port", "marks ~ *nat*", "in_interface = out_interface", "vrf = MGMT or observers",
    "received > 2026-03-02T12:00", "received < end", "sampling > bytes", "bytes_total > 10G",
    "start >= 2026-03-02T12:00 and start < 2026-03-02T13:00"};

} // namespace

/// The stored flows against the naive store that holds the same flows in memory.
class TestFlowStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // two days, so that several files and the merging of their dictionaries are in play
        m_flows = networkFlows(12'000, 1);
        // the middle import is of exporters, the others have none of their columns
        const auto exported = exporterFlows(12'000, 1);
        std::copy(exported.begin() + 4'000, exported.begin() + 8'000, m_flows.begin() + 4'000);
        for (Flow& flow : m_flows)
            if (flow.received == Timestamp {})
                flow.received = flow.end;
        for (std::size_t i = 0; i < m_flows.size(); i += 9) {
            m_flows[i].start += 24h;
            m_flows[i].end += 24h;
            m_flows[i].received += 24h;
        }
        auto workspace = Workspace::open(m_folder.path(), Workspace::Mode::ReadWrite);
        QVERIFY2(workspace.ok(), workspace.ok() ? "" : workspace.error().detail.c_str());
        m_workspace = std::move(*workspace);
        // several imports, each with chunks of its own
        for (std::size_t at = 0; at < m_flows.size(); at += 4'000) {
            auto session = m_workspace->beginImport(false);
            QVERIFY(session.ok());
            const auto first = m_flows.begin() + static_cast<std::ptrdiff_t>(at);
            QVERIFY((*session)->add(toBatch({first, first + 4'000})).ok());
            const auto done = (*session)->commit({});
            QVERIFY2(done.ok(), done.ok() ? "" : done.error().detail.c_str());
        }
        auto store = m_workspace->store();
        QVERIFY(store.ok());
        m_store = *store;
        // storage order is by day, then as added
        std::ranges::stable_sort(m_flows, {}, [](const Flow& f) { return dayOf(f.received); });
        m_oracle = std::make_unique<MemoryFlowStore>(m_flows,
            [](const FilterPtr& filter, const Flow& flow) { return naiveMatches(filter, flow); });
    }

    void everyFlowComesBackAsItWas()
    {
        QCOMPARE(m_store->rowCount(), m_flows.size());
        std::vector<Flow> back;
        FlowQuery query;
        query.raw = true;
        const auto done = m_store->scan(query,
            [&](FlowBatch&& batch) {
                const auto flows = toFlows(batch);
                back.insert(back.end(), flows.begin(), flows.end());
                return true;
            },
            {});
        QVERIFY(done.ok());
        QCOMPARE(back.size(), m_flows.size());
        for (std::size_t i = 0; i < back.size(); ++i)
            QVERIFY2(back[i] == m_flows[i], std::to_string(i).c_str());
        QCOMPARE(m_store->span(), m_oracle->span());
    }

    void queriesGiveWhatTheNaiveStoreGives_data()
    {
        QTest::addColumn<QString>("filter");
        for (const char* filter : kFilters)
            QTest::newRow(filter) << QString::fromUtf8(filter);
    }
    void queriesGiveWhatTheNaiveStoreGives()
    {
        QFETCH(QString, filter);
        FlowQuery query {filterOf(filter.toUtf8().constData()), {}};
        QCOMPARE(filter.isEmpty(), query.filter == nullptr);
        for (const int variant : {0, 1, 2, 3}) {
            query.raw = variant >= 2;
            if (variant % 2 == 1)
                query.range = {*timestampFromString("2026-03-02T08:00"),
                    *timestampFromString("2026-03-03T03:30")};
            else
                query.range = {};
            QCOMPARE(*m_store->totals(query, {}), *m_oracle->totals(query, {}));

            TimelineQuery timeline {query, 10min, 300};
            const auto buckets = m_store->timeline(timeline, {});
            const auto expected = m_oracle->timeline(timeline, {});
            QCOMPARE(buckets->buckets.size(), expected->buckets.size());
            for (std::size_t i = 0; i < buckets->buckets.size(); ++i)
                QCOMPARE(buckets->buckets[i].totals, expected->buckets[i].totals);

            const auto conversations = m_store->conversations(query, 0, {});
            const auto expectedConversations = m_oracle->conversations(query, 0, {});
            QVERIFY(conversations.ok());
            compareConversations(*conversations, *expectedConversations);
        }
    }

    void groupsAreWhatTheNaiveStoreGives_data()
    {
        QTest::addColumn<QString>("by");
        for (const char* by : {"src_ip", "dst_port protocol", "src_ip dst_ip dst_port protocol",
                 "ip", "ip port", "name", "dst_segment", "exporter state", "vlan internal",
                 "src_mac dst_owner ip_version", "start end bytes packets src_ip",
                 "hits confidence tcp_flags service", "segment", "mac", "sampling",
                 "received observation_domain", "nat_src_ip nat_src_port", "event in_interface",
                 "out_interface vrf marks", "nat_dst_ip nat_dst_port observers"})
            QTest::newRow(by) << QString::fromUtf8(by);
    }
    void groupsAreWhatTheNaiveStoreGives()
    {
        QFETCH(QString, by);
        AggregateQuery query;
        for (const QString& name : by.split(u' '))
            query.by.push_back(*fieldFromName(name.toStdString()));
        query.flows.filter = filterOf("bytes > 20k");
        for (const Metric metric : {Metric::Bytes, Metric::Packets, Metric::Flows}) {
            query.metric = metric;
            query.flows.raw = metric == Metric::Packets;
            query.limit = 25;
            const auto groups = m_store->aggregate(query, {});
            const auto expected = m_oracle->aggregate(query, {});
            QVERIFY(groups.ok());
            QCOMPARE(groups->groups, expected->groups);
            QCOMPARE(groups->totals, expected->totals);
            QCOMPARE(groups->rows.size(), expected->rows.size());
            for (std::size_t i = 0; i < groups->rows.size(); ++i) {
                QCOMPARE(groups->rows[i].key, expected->rows[i].key);
                QCOMPARE(groups->rows[i].totals, expected->rows[i].totals);
            }
        }
    }

    void rowsComeSortedByAnyColumn_data()
    {
        QTest::addColumn<int>("field");
        for (const FieldInfo& info : allFields())
            if (isColumn(info.field))
                QTest::newRow(std::string(info.name).c_str()) << static_cast<int>(info.field);
    }
    void rowsComeSortedByAnyColumn()
    {
        QFETCH(int, field);
        for (const bool descending : {false, true}) {
            const SortKey key {static_cast<FlowField>(field), descending};
            const FlowQuery query {filterOf("dst_port in {22, 443}"), {}, descending};
            const auto order = m_store->order(query, key, {});
            const auto expected = m_oracle->order(query, key, {});
            QVERIFY(order.ok());
            QCOMPARE((*order)->size(), (*expected)->size());
            QCOMPARE((*order)->totals(), (*expected)->totals());
            for (const std::uint64_t offset :
                {std::uint64_t {0}, (*order)->size() / 2, (*order)->size() - 30}) {
                const auto rows = m_store->rows(**order, offset, 50, {});
                const auto wanted = m_oracle->rows(**expected, offset, 50, {});
                QVERIFY(rows.ok());
                QCOMPARE(rows->size(), wanted->size());
                for (std::size_t i = 0; i < rows->size(); ++i)
                    QVERIFY(rows->flow(i) == wanted->flow(i));
            }
        }
    }

    void valuesAreOfferedMostUsedFirst()
    {
        for (const FlowField field :
            {FlowField::DstPort, FlowField::DstName, FlowField::Ip, FlowField::Segment})
            for (const char* part : {"", "EX", "2"}) {
                QCOMPARE(*m_store->frequentValues(field, part, 10, {}),
                    *m_oracle->frequentValues(field, part, 10, {}));
                QVERIFY(*m_store->countedValues(field, part, 10, {})
                    == *m_oracle->countedValues(field, part, 10, {}));
            }
    }

    void aStopRequestEndsEveryQuery()
    {
        std::stop_source source;
        source.request_stop();
        const std::stop_token stop = source.get_token();
        const FlowQuery query {filterOf("bytes > 1"), {}, false};
        QCOMPARE(m_store->totals(query, stop).error().code, ErrorCode::Cancelled);
        QCOMPARE(m_store->order(query, SortKey {}, stop).error().code, ErrorCode::Cancelled);
        QCOMPARE(m_store->aggregate({query, {FlowField::SrcIp}}, stop).error().code,
            ErrorCode::Cancelled);
    }

    void whatIsNotAskedForCostsNothingAndTheRestIsRight()
    {
        for (const char* filter : {"dst_port = 443", "bytes > 20k", "packets > 900"}) {
            FlowQuery query {filterOf(filter), {}};
            const FlowTotals all = *m_oracle->totals(query, {});
            for (const Sums sums :
                {Sums::Rows, Sums::Flows, Sums::Packets, Sums::Bytes, Sums::Flows | Sums::Bytes}) {
                query.sums = sums;
                FlowTotals expected;
                expected.rows = all.rows;
                if (contains(sums, Sums::Flows))
                    expected.flows = all.flows;
                if (contains(sums, Sums::Packets)) {
                    expected.packets = all.packets;
                    expected.reversePackets = all.reversePackets;
                    expected.packetsUnknown = all.packetsUnknown;
                }
                if (contains(sums, Sums::Bytes)) {
                    expected.bytes = all.bytes;
                    expected.reverseBytes = all.reverseBytes;
                    expected.bytesUnknown = all.bytesUnknown;
                }
                QCOMPARE(*m_store->totals(query, {}), expected);
                const auto groups = m_store->aggregate(
                    {query, {FlowField::SrcIp, FlowField::DstPort}, Metric::Flows, 3}, {});
                const auto wanted = m_oracle->aggregate(
                    {query, {FlowField::SrcIp, FlowField::DstPort}, Metric::Flows, 3}, {});
                expected.flows = all.flows; // the metric is always summed up
                QCOMPARE(groups->totals, expected);
                QCOMPARE(groups->rows.size(), wanted->rows.size());
                for (std::size_t i = 0; i < groups->rows.size(); ++i) {
                    QCOMPARE(groups->rows[i].key, wanted->rows[i].key);
                    QCOMPARE(groups->rows[i].totals.flows, wanted->rows[i].totals.flows);
                    if (contains(sums, Sums::Bytes))
                        QCOMPARE(groups->rows[i].totals.bytes, wanted->rows[i].totals.bytes);
                }
            }
        }
    }

    void bytesThatNobodyCountedAreUnknownEverywhere()
    {
        std::vector<Flow> flows = networkFlows(300, 7);
        for (Flow& flow : flows) {
            flow.start = *timestampFromString("2026-03-02T10:00:00Z");
            flow.end = flow.start + 1s;
            flow.bytes = flow.reverseBytes = kUnknownCount;
        }
        QTemporaryDir folder;
        auto workspace = Workspace::open(folder.path(), Workspace::Mode::ReadWrite);
        auto session = (*workspace)->beginImport(false);
        QVERIFY((*session)->add(toBatch(flows)).ok());
        QVERIFY((*session)->commit({}).ok());
        const FlowStorePtr store = *(*workspace)->store();
        for (const char* filter : {"", "dst_port != 1", "start >= 2026-03-02T00:00"}) {
            const FlowQuery query {filterOf(filter), {}};
            const auto totals = store->totals(query, {});
            QCOMPARE(totals->bytesUnknown, std::uint64_t {300});
            QCOMPARE(totals->bytes, std::uint64_t {0});
            QVERIFY(!bytesKnown(*totals));
            QVERIFY(packetsKnown(*totals));
            const auto conversations = store->conversations(query, 0, {});
            QVERIFY(!conversations->empty());
            for (const Conversation& c : *conversations)
                QCOMPARE(c.totals.bytesUnknown, c.totals.rows);
            const auto groups = store->aggregate({query, {FlowField::Ip}}, {});
            for (const AggregateRow& group : groups->rows)
                QCOMPARE(group.totals.bytesUnknown, group.totals.rows);
            const auto timeline = store->timeline({query, 0s, 300}, {});
            std::uint64_t unknown = 0;
            for (const TimelineBucket& bucket : timeline->buckets)
                unknown += bucket.totals.bytesUnknown;
            QCOMPARE(unknown, std::uint64_t {300});
        }
    }

    void sumsWithoutRoomStayTheLargest()
    {
        QTemporaryDir folder;
        auto workspace = Workspace::open(folder.path(), Workspace::Mode::ReadWrite);
        QVERIFY(workspace.ok());
        std::vector<Flow> flows = networkFlows(3'000, 3);
        std::size_t i = 0;
        for (Flow& flow : flows) {
            flow.received = flow.end;
            // small counters come before and after those that fill the sums up
            if (i >= 1'000 && i < 2'000 && i % 3 == 0)
                flow.bytes = kUnknownCount - 1 - i % 2;
            else if (i >= 1'000 && i < 2'000 && i % 3 == 1)
                flow.reversePackets = kMostSum / 5;
            else if (i >= 1'000 && i < 2'000)
                flow.sampling = 4'000'000'000;
            ++i;
        }
        for (std::size_t part = 0; part < 3; ++part) {
            auto session = (*workspace)->beginImport(false);
            QVERIFY(session.ok());
            const auto first = flows.begin() + static_cast<std::ptrdiff_t>(part * 1'000);
            QVERIFY((*session)->add(toBatch({first, first + 1'000})).ok());
            QVERIFY((*session)->commit({}).ok());
        }
        const FlowStorePtr store = *(*workspace)->store();
        const MemoryFlowStore oracle(
            flows, [](const FilterPtr& f, const Flow& flow) { return naiveMatches(f, flow); });
        for (const bool raw : {false, true}) {
            for (const char* filter : {"", "dst_port != 1", "dst_port in {53, 443}", "hits > 1"}) {
                const FlowQuery query {filterOf(filter), {}, raw};
                const FlowTotals totals = *oracle.totals(query, {});
                QCOMPARE(*store->totals(query, {}), totals);
                if (*filter == '\0')
                    QCOMPARE(totals.bytes, kMostSum);
                for (const char* by : {"protocol", "src_ip dst_ip", "ip"}) {
                    AggregateQuery groups {query, {}};
                    for (const QString& name : QString::fromUtf8(by).split(u' '))
                        groups.by.push_back(*fieldFromName(name.toStdString()));
                    const auto found = store->aggregate(groups, {});
                    const auto expected = oracle.aggregate(groups, {});
                    QCOMPARE(found->totals, expected->totals);
                    QCOMPARE(found->rows.size(), expected->rows.size());
                    for (std::size_t row = 0; row < found->rows.size(); ++row) {
                        QCOMPARE(found->rows[row].key, expected->rows[row].key);
                        QCOMPARE(found->rows[row].totals, expected->rows[row].totals);
                    }
                }
                for (const auto width :
                    {std::chrono::microseconds(10min), std::chrono::microseconds(24h)}) {
                    const auto found = store->timeline({query, width, 300}, {});
                    const auto expected = oracle.timeline({query, width, 300}, {});
                    QCOMPARE(found->buckets.size(), expected->buckets.size());
                    for (std::size_t b = 0; b < found->buckets.size(); ++b)
                        QCOMPARE(found->buckets[b].totals, expected->buckets[b].totals);
                }
            }
            const FlowQuery query {filterOf("dst_port != 1"), {}, raw};
            compareConversations(
                *store->conversations(query, 0, {}), *oracle.conversations(query, 0, {}));
        }
    }

private:
    static void compareConversations(std::vector<Conversation> a, std::vector<Conversation> b)
    {
        QCOMPARE(a.size(), b.size());
        for (std::size_t i = 1; i < a.size(); ++i)
            QVERIFY(a[i - 1].totals.bytes + a[i - 1].totals.reverseBytes
                >= a[i].totals.bytes + a[i].totals.reverseBytes);
        const auto key = [](const Conversation& c) {
            return std::tuple(c.client, c.server, c.protocol, c.serverPort, c.name, c.rule);
        };
        std::ranges::sort(a, {}, key);
        std::ranges::sort(b, {}, key);
        for (std::size_t i = 0; i < a.size(); ++i)
            QVERIFY(a[i] == b[i]);
    }

    QTemporaryDir m_folder;
    std::vector<Flow> m_flows;
    std::unique_ptr<Workspace> m_workspace;
    FlowStorePtr m_store;
    std::unique_ptr<MemoryFlowStore> m_oracle;
};

QTEST_GUILESS_MAIN(TestFlowStore)
#include "tst_flowstore.moc"
