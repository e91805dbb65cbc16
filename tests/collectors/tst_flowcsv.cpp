// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/base/bytesource.h"
#include "collectors/files/flowcsv.h"
#include "core/flow/csvtext.h"

#include <QTest>

#include <algorithm>
#include <array>

using namespace nb;

namespace {

struct Kept : FlowSink
{
    std::vector<Flow> flows;
    std::size_t batches = 0;

    Result<void> add(FlowBatch&& batch) override
    {
        ++batches;
        for (std::size_t row = 0; row < batch.size(); ++row)
            flows.push_back(batch.flow(row));
        return {};
    }
};

/// Hands out one byte at a time, and fails at the end when told to.
class DripSource : public ByteSource
{
public:
    DripSource(std::string text, std::optional<Error> end)
        : m_text(std::move(text))
        , m_end(std::move(end))
    {
    }
    Result<std::size_t> read(std::span<std::byte> into) override
    {
        if (m_at == m_text.size()) {
            if (m_end)
                return *m_end;
            return std::size_t {0};
        }
        into[0] = static_cast<std::byte>(m_text[m_at++]);
        return std::size_t {1};
    }
    std::uint64_t consumed() const override { return m_at; }
    std::optional<std::uint64_t> total() const override { return m_text.size(); }
    std::string name() const override { return "drip"; }

private:
    std::string m_text;
    std::optional<Error> m_end;
    std::size_t m_at = 0;
};

struct Outcome
{
    std::optional<ImportReport> report;
    std::optional<Error> error;
    std::vector<Flow> flows;
    std::size_t batches = 0;
};

Outcome import(ByteSource& source, std::stop_token stop = {})
{
    Kept kept;
    auto report = importFlowCsv(source, kept, "test.csv", {}, stop);
    Outcome outcome;
    if (report.ok())
        outcome.report = *report;
    else
        outcome.error = report.error();
    outcome.flows = std::move(kept.flows);
    outcome.batches = kept.batches;
    return outcome;
}

Outcome importText(std::string_view text)
{
    MemorySource source(std::as_bytes(std::span(text.data(), text.size())));
    return import(source);
}

IpAddress ip(std::string_view text)
{
    return *IpAddress::fromString(text);
}

Timestamp time(std::string_view text)
{
    return *timestampFromString(text);
}

const std::string kShort = "start,end,src_ip,dst_ip,dst_port,protocol,packets,bytes\n";

} // namespace

class TestFlowCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyColumnIsRead();
    void durationThatIsNoneIsABadRow();
    void separatorsAndLineEnds_data();
    void separatorsAndLineEnds();
    void quotedCellsHoldQuotesSeparatorsAndLineEnds();
    void legacyExportIsRead();
    void timesMayBeEpochSecondsOrDurations();
    void flagsMayBeHexDecimalOrLetters();
    void countersWithoutCellOrColumnAreUnknown();
    void missingProtocolColumnIsToldOnce();
    void segmentsThatChangeAreTold();
    void thirteenBadRowsDoNotStopTheGoodOnes();
    void badRowIsToldWithLineAndReason_data();
    void badRowIsToldWithLineAndReason();
    void unclosedQuoteCostsOnlyItsLine();
    void lineBeyondTheLimitIsOneBadRow();
    void unknownColumnsAreToldOnce();
    void headerWithoutNeededColumnsIsRefused();
    void truncatedInputKeepsWholeRows();
    void unreadableInputFails();
    void bytesThatAreNotUtf8AreReplaced();
    void apostropheRuleIsReversible();
    void largeInputComesInBoundedBatches();
    void stopEndsTheImport();
};

void TestFlowCsv::everyColumnIsRead()
{
    const Outcome o = importText(
        "start,end,src_ip,src_port,dst_ip,dst_port,protocol,packets,bytes,reverse_packets,"
        "reverse_bytes,tcp_flags,reverse_tcp_flags,state,src_name,dst_name,src_segment,"
        "dst_segment,service,application,rule,vlan,exporter,tunnel,src_mac,dst_mac,src_owner,"
        "dst_owner,hits,confidence,received,observation_domain,sampling,observers,event,nat_src_ip,"
        "nat_src_port,nat_dst_ip,nat_dst_port,in_interface,out_interface,vrf,marks\n"
        "2026-03-02T09:00:00.000001Z,2026-03-02T09:00:05.5Z,10.0.0.1,50000,2001:db8::1,443,tcp,"
        "12,3456,11,98765,0x1b,0x12,established,pc.example,www.example,lan,internet,https,TLS,"
        "web,120,192.0.2.1,vxlan:42,02:00:00:00:00:01,02:00:00:00:00:02,ME,YOU,3,90,2026-03-02T09:"
        "00:07Z,"
        "77,1000,192.0.2.2 192.0.2.3,nat-create,203.0.113.1,40000,10.0.0.7,8443,Gi0/1,Gi0/2,MGMT,"
        "clock-off\n");
    QVERIFY(o.report);
    QVERIFY(!o.report->partial);
    QCOMPARE(o.report->flows, 1u);
    QCOMPARE(o.report->format, std::string("flow CSV"));
    Flow f;
    f.start = time("2026-03-02T09:00:00.000001Z");
    f.end = time("2026-03-02T09:00:05.5Z");
    f.srcIp = ip("10.0.0.1");
    f.srcPort = Port(50000);
    f.dstIp = ip("2001:db8::1");
    f.dstPort = Port(443);
    f.protocol = kTcp;
    f.packets = 12;
    f.bytes = 3456;
    f.reversePackets = 11;
    f.reverseBytes = 98765;
    f.tcpFlags = 0x1b;
    f.reverseTcpFlags = 0x12;
    f.state = FlowState::Established;
    f.srcName = "pc.example";
    f.dstName = "www.example";
    f.srcSegment = "lan";
    f.dstSegment = "internet";
    f.service = "https";
    f.application = "TLS";
    f.rule = "web";
    f.vlan = 120;
    f.exporter = "192.0.2.1";
    f.tunnel = "vxlan:42";
    f.srcMac = MacAddress(0x020000000001);
    f.dstMac = MacAddress(0x020000000002);
    f.srcOwner = "ME";
    f.dstOwner = "YOU";
    f.hits = 3;
    f.confidence = 90;
    f.received = time("2026-03-02T09:00:07Z");
    f.domain = 77;
    f.sampling = 1000;
    f.observers = "192.0.2.2 192.0.2.3";
    f.event = "nat-create";
    f.natSrcIp = ip("203.0.113.1");
    f.natSrcPort = Port(40000);
    f.natDstIp = ip("10.0.0.7");
    f.natDstPort = Port(8443);
    f.inInterface = "Gi0/1";
    f.outInterface = "Gi0/2";
    f.vrf = "MGMT";
    f.marks = "clock-off";
    QCOMPARE(o.flows.size(), 1u);
    QVERIFY(o.flows[0] == f);
}

void TestFlowCsv::durationThatIsNoneIsABadRow()
{
    const Outcome o = importText("start,duration,src_ip,dst_ip\n1,2.5,10.0.0.1,10.0.0.2\n"
                                 "1,abc,10.0.0.1,10.0.0.2\n1,-3,10.0.0.1,10.0.0.2\n"
                                 "1,,10.0.0.1,10.0.0.2\n");
    QCOMPARE(o.flows.size(), 2u);
    QCOMPARE(o.report->skipped.at("bad row"), 2u);
}

void TestFlowCsv::separatorsAndLineEnds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("comma") << QByteArray("start,src_ip,dst_ip\n1,10.0.0.1,10.0.0.2\n");
    QTest::newRow("separator in a quoted name")
        << QByteArray("\"start\",\"src_ip\",\"notes, \"\"other\"\"\",\"dst_ip\"\n"
                      "1,10.0.0.1,x,10.0.0.2\n");
    QTest::newRow("tab") << QByteArray("start\tsrc_ip\tdst_ip\n1\t10.0.0.1\t10.0.0.2\n");
    QTest::newRow("semicolon") << QByteArray("start;src_ip;dst_ip\n1;10.0.0.1;10.0.0.2\n");
    QTest::newRow("crlf") << QByteArray("start,src_ip,dst_ip\r\n1,10.0.0.1,10.0.0.2\r\n");
    QTest::newRow("no last line end") << QByteArray("start,src_ip,dst_ip\n1,10.0.0.1,10.0.0.2");
    QTest::newRow("crlf, cut") << QByteArray("start,src_ip,dst_ip\r\n1,10.0.0.1,10.0.0.2\r");
    QTest::newRow("byte order mark")
        << QByteArray("\xEF\xBB\xBFstart,src_ip,dst_ip\n1,10.0.0.1,10.0.0.2\n");
    QTest::newRow("blank lines") << QByteArray(
        "\n\r\nstart,src_ip,dst_ip\n\n\r\n1,10.0.0.1,10.0.0.2\n\n");
    QTest::newRow("quoted names") << QByteArray(
        "\"start\",\"SRC_IP\", dst_ip \n\"1\",\"10.0.0.1\", 10.0.0.2 \n");
    QTest::newRow("other order") << QByteArray("dst_ip,start,src_ip\n10.0.0.2,1,10.0.0.1\n");
}

void TestFlowCsv::separatorsAndLineEnds()
{
    QFETCH(QByteArray, text);
    DripSource drip(text.toStdString(), {});
    for (const Outcome& o : {importText(text.toStdString()), import(drip)}) {
        QVERIFY2(o.report, o.error ? o.error->detail.c_str() : "");
        QVERIFY(!o.report->partial);
        QCOMPARE(o.flows.size(), 1u);
        QVERIFY(o.flows[0].start == fromMicroseconds(1'000'000));
        QVERIFY(o.flows[0].end == fromMicroseconds(1'000'000));
        QVERIFY(o.flows[0].srcIp == ip("10.0.0.1"));
        QVERIFY(o.flows[0].dstIp == ip("10.0.0.2"));
        QCOMPARE(o.flows[0].exporter, std::string("test.csv"));
    }
}

void TestFlowCsv::quotedCellsHoldQuotesSeparatorsAndLineEnds()
{
    const std::string text = "start,src_ip,dst_ip,src_name,dst_name\n"
                             "1,10.0.0.1,10.0.0.2,\"a,\"\"b\"\"\",\"two\r\nlines\"\r\n"
                             "2,10.0.0.1,10.0.0.2,\"\"\"\",bad\"quote\n"
                             "x,10.0.0.1,10.0.0.2,,\n";
    DripSource drip(text, {});
    for (const Outcome& o : {importText(text), import(drip)}) {
        QVERIFY(o.report);
        QCOMPARE(o.flows.size(), 2u);
        QCOMPARE(o.flows[0].srcName, std::string("a,\"b\""));
        QCOMPARE(o.flows[0].dstName, std::string("two\r\nlines"));
        QCOMPARE(o.flows[1].srcName, std::string("\""));
        QCOMPARE(o.flows[1].dstName, std::string("bad\"quote"));
        // The line end inside quotes counts as a line.
        QCOMPARE(o.report->notices.size(), 2u);
        QCOMPARE(o.report->notices[1].line, 5u);
    }
}

void TestFlowCsv::legacyExportIsRead()
{
    const Outcome o = importText(
        "srcip,dstip,proto,srcport,dstport,srcdomain,dstdomain,srcnetwork,dstnetwork,servicename,"
        "match,dateAdded,dateLastSeen,hits,bytes\n"
        "192.168.0.5,203.0.113.9,TCP,51000,443,,www.example,home,external,https,WEB,"
        "1525400000,1525400900,7,123456\n"
        "192.168.0.5,203.0.113.9,IPv6-ICMP,0,0,,,home,external,,NOMATCH,1525400901,1525400900,1,"
        "1\n");
    QVERIFY(o.report);
    QCOMPARE(o.flows.size(), 2u);
    const Flow& f = o.flows[0];
    QVERIFY(f.start == fromMicroseconds(1525400000'000000));
    QVERIFY(f.end == fromMicroseconds(1525400900'000000));
    QCOMPARE(f.hits, 7u);
    QCOMPARE(f.bytes, 123456u);
    QCOMPARE(f.packets, kUnknownCount);
    QCOMPARE(f.reversePackets, 0u);
    QCOMPARE(f.reverseBytes, 0u);
    QVERIFY(f.protocol == kTcp);
    QCOMPARE(f.rule, std::string("WEB"));
    QCOMPARE(f.srcSegment, std::string("home"));
    QVERIFY(o.flows[1].protocol == kIcmpV6);
    QVERIFY(o.flows[1].start == fromMicroseconds(1525400900'000000));
}

void TestFlowCsv::timesMayBeEpochSecondsOrDurations()
{
    const Outcome o = importText("start,duration,src_ip,dst_ip\n"
                                 "1772442000.25,2.5,10.0.0.1,10.0.0.2\n"
                                 "2026-03-02T10:00:00+01:00,,10.0.0.1,10.0.0.2\n");
    QVERIFY(o.report);
    QCOMPARE(o.flows.size(), 2u);
    QVERIFY(o.flows[0].start == fromMicroseconds(1772442000'250000));
    QVERIFY(o.flows[0].end == fromMicroseconds(1772442002'750000));
    QVERIFY(o.flows[1].start == time("2026-03-02T09:00:00Z"));
    QVERIFY(o.flows[1].end == o.flows[1].start);
}

void TestFlowCsv::flagsMayBeHexDecimalOrLetters()
{
    const Outcome o = importText("start,src_ip,dst_ip,tcp_flags\n"
                                 "1,10.0.0.1,10.0.0.2,0x1B\n"
                                 "1,10.0.0.1,10.0.0.2,18\n"
                                 "1,10.0.0.1,10.0.0.2,..AP.SF\n"
                                 "1,10.0.0.1,10.0.0.2,SA\n"
                                 "1,10.0.0.1,10.0.0.2,\n");
    QVERIFY(o.report);
    std::vector<int> flags;
    for (const Flow& f : o.flows)
        flags.push_back(f.tcpFlags);
    QCOMPARE(flags, (std::vector<int> {0x1b, 18, 0x1b, 0x12, 0}));
}

void TestFlowCsv::countersWithoutCellOrColumnAreUnknown()
{
    const Outcome one = importText("start,src_ip,dst_ip,packets,bytes\n1,10.0.0.1,10.0.0.2,,\n");
    QVERIFY(one.report);
    QCOMPARE(one.flows[0].packets, kUnknownCount);
    QCOMPARE(one.flows[0].bytes, kUnknownCount);
    QCOMPARE(one.flows[0].reversePackets, kUnknownCount);
    QCOMPARE(one.flows[0].reverseBytes, kUnknownCount);
    const Outcome bytes = importText("start,src_ip,dst_ip,bytes\n1,10.0.0.1,10.0.0.2,7\n");
    QCOMPARE(bytes.flows.at(0).bytes, 7u);
    QCOMPARE(bytes.flows.at(0).packets, kUnknownCount);
    QCOMPARE(bytes.flows.at(0).reverseBytes, kUnknownCount);
    const Outcome two = importText("start,src_ip,dst_ip,reverse_bytes\n1,10.0.0.1,10.0.0.2,\n");
    QVERIFY(two.report);
    QCOMPARE(two.flows[0].reverseBytes, kUnknownCount);
}

void TestFlowCsv::missingProtocolColumnIsToldOnce()
{
    const Outcome o = importText("start,src_ip,dst_ip\n1,10.0.0.1,10.0.0.2\n2,10.0.0.1,10.0.0.2\n");
    QVERIFY(o.report && !o.report->partial);
    QCOMPARE(o.report->notices.size(), 1u);
    QVERIFY(o.report->notices[0].error.detail.starts_with("no protocol column"));
    QVERIFY(importText(kShort + "1,2,10.0.0.1,10.0.0.2,80,tcp,1,1\n").report->notices.empty());
}

void TestFlowCsv::segmentsThatChangeAreTold()
{
    const std::string header
        = "start,end,src_ip,dst_ip,dst_port,protocol,packets,bytes,src_segment,dst_segment\n";
    const std::string row = "1,2,10.0.0.1,10.0.0.2,80,tcp,1,1,";
    const Outcome same = importText(header + row + "office,CDE\n" + row + "office,\n");
    QVERIFY(same.report && same.report->notices.empty());
    const Outcome o = importText(header + row + "office,CDE\n" + row + "office,CDE\n" + row
        + "guest,\n" + row + "office,\n");
    QVERIFY(o.report && !o.report->partial);
    QCOMPARE(o.flows.size(), 4u);
    QCOMPARE(o.report->notices.size(), 1u);
    QCOMPARE(o.report->notices[0].line, 4u);
    QVERIFY(o.report->notices[0].error.detail.starts_with(
        "10.0.0.1 is in segment \"guest\" here and in another one"));
    QVERIFY(o.report->notices[0].error.detail.find("2 rows") != std::string::npos);
}

void TestFlowCsv::thirteenBadRowsDoNotStopTheGoodOnes()
{
    std::string text = kShort;
    for (int i = 0; i < 50; ++i)
        text += i % 4 == 1 ? "1,2,10.0.0.1,nowhere,80,tcp,1,1\n"
                           : "1,2,10.0.0.1,10.0.0.2,80,tcp,1,1\n";
    const Outcome o = importText(text);
    QVERIFY(o.report);
    QVERIFY(o.report->partial);
    QCOMPARE(o.flows.size(), 37u);
    QCOMPARE(o.report->flows, 37u);
    QCOMPARE(o.report->skipped.at("bad row"), 13u);
    QCOMPARE(o.report->notices.size(), 13u);
    QCOMPARE(o.report->notices[0].line, 3u);
    QCOMPARE(o.report->notices[12].line, 51u);
}

void TestFlowCsv::badRowIsToldWithLineAndReason_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("few cells") << QByteArray("1,2,10.0.0.1") << QByteArray("has 3 cells");
    QTest::newRow("many cells") << QByteArray("1,2,10.0.0.1,10.0.0.2,80,tcp,1,1,9")
                                << QByteArray("has 9 cells");
    QTest::newRow("no time") << QByteArray(",,10.0.0.1,10.0.0.2,80,tcp,1,1")
                             << QByteArray("no time");
    QTest::newRow("time") << QByteArray("soon,,10.0.0.1,10.0.0.2,80,tcp,1,1")
                          << QByteArray("start: ");
    QTest::newRow("negative time")
        << QByteArray("-5,,10.0.0.1,10.0.0.2,80,tcp,1,1") << QByteArray("before 1970");
    QTest::newRow("two signs") << QByteArray("--9223372036854775808,,10.0.0.1,10.0.0.2,80,tcp,1,1")
                               << QByteArray("start: ");
    QTest::newRow("end before start")
        << QByteArray("3,2,10.0.0.1,10.0.0.2,80,tcp,1,1") << QByteArray("end is before start");
    QTest::newRow("address") << QByteArray("1,2,10.0.0.256,10.0.0.2,80,tcp,1,1")
                             << QByteArray("src_ip: ");
    QTest::newRow("no address") << QByteArray("1,2,10.0.0.1,,80,tcp,1,1") << QByteArray("dst_ip: ");
    QTest::newRow("port") << QByteArray("1,2,10.0.0.1,10.0.0.2,65536,tcp,1,1")
                          << QByteArray("dst_port: ");
    QTest::newRow("protocol") << QByteArray("1,2,10.0.0.1,10.0.0.2,80,nonsense,1,1")
                              << QByteArray("protocol: ");
    QTest::newRow("count") << QByteArray("1,2,10.0.0.1,10.0.0.2,80,tcp,-1,1")
                           << QByteArray("packets: ");
    QTest::newRow("huge count") << QByteArray("1,2,10.0.0.1,10.0.0.2,80,tcp,1,18446744073709551615")
                                << QByteArray("bytes: ");
    QTest::newRow("after quote") << QByteArray("1,2,\"10.0.0.1\"x,10.0.0.2,80,tcp,1,1")
                                 << QByteArray("after a closing quote");
}

void TestFlowCsv::badRowIsToldWithLineAndReason()
{
    QFETCH(QByteArray, row);
    QFETCH(QByteArray, reason);
    const Outcome o = importText(kShort + "1,2,10.0.0.1,10.0.0.2,80,tcp,1,1\n" + row.toStdString()
        + "\n1,2,10.0.0.1,10.0.0.2,80,tcp,1,1\n");
    QVERIFY(o.report);
    QCOMPARE(o.flows.size(), 2u);
    QVERIFY(o.report->partial);
    QCOMPARE(o.report->notices.size(), 1u);
    QCOMPARE(o.report->notices[0].line, 3u);
    const std::string& detail = o.report->notices[0].error.detail;
    QVERIFY2(detail.find(reason.toStdString()) != std::string::npos, detail.c_str());
}

void TestFlowCsv::unclosedQuoteCostsOnlyItsLine()
{
    const Outcome o = importText("start,src_ip,dst_ip,src_name\n"
                                 "1,10.0.0.1,10.0.0.2,\"open\n"
                                 "2,10.0.0.1,10.0.0.2,a\n"
                                 "3,10.0.0.1,10.0.0.2,b\n");
    QVERIFY(o.report);
    QCOMPARE(o.flows.size(), 2u);
    QCOMPARE(o.report->notices.size(), 2u);
    QCOMPARE(o.report->notices[1].line, 2u);
}

void TestFlowCsv::lineBeyondTheLimitIsOneBadRow()
{
    const std::string text = "start,src_ip,dst_ip,src_name\n1,10.0.0.1,10.0.0.2,"
        + std::string(5 << 20, 'x') + "\n2,10.0.0.1,10.0.0.2,b\n";
    const Outcome o = importText(text);
    QVERIFY(o.report);
    QCOMPARE(o.flows.size(), 1u);
    QCOMPARE(o.flows[0].srcName, std::string("b"));
    QCOMPARE(o.report->notices.size(), 2u);
    QCOMPARE(o.report->notices[1].line, 2u);
}

void TestFlowCsv::unknownColumnsAreToldOnce()
{
    const Outcome o = importText(
        "start,src_ip,dst_ip,mood,port\n1,10.0.0.1,10.0.0.2,good,80\n2,10.0.0.1,10.0.0.2,bad,80\n");
    QVERIFY(o.report);
    QVERIFY(!o.report->partial);
    QCOMPARE(o.flows.size(), 2u);
    QCOMPARE(o.report->notices.size(), 2u);
    QVERIFY(o.report->notices[0].error.detail.find("\"mood\", \"port\"") != std::string::npos);
}

void TestFlowCsv::headerWithoutNeededColumnsIsRefused()
{
    for (const std::string_view text :
        {"src_ip,dst_ip\n10.0.0.1,10.0.0.2\n", "start,dst_ip\n", "", "\n\n", "src_ip\tstart\n"}) {
        const Outcome o = importText(text);
        QVERIFY(o.error);
        QVERIFY(o.error->code == ErrorCode::UnknownFormat);
    }
    QVERIFY(importText("src_ip,dst_ip\n").error->detail.find("start or end") != std::string::npos);
}

void TestFlowCsv::truncatedInputKeepsWholeRows()
{
    DripSource drip("start,src_ip,dst_ip\n1,10.0.0.1,10.0.0.2\n2,10.0.0.1,10.0.",
        Error {ErrorCode::Truncated, "cut"});
    const Outcome o = import(drip);
    QVERIFY(o.report);
    QVERIFY(o.report->partial);
    QCOMPARE(o.flows.size(), 1u);
}

void TestFlowCsv::unreadableInputFails()
{
    DripSource drip(
        "start,src_ip,dst_ip\n1,10.0.0.1,10.0.0.2\n", Error {ErrorCode::Unreadable, "disk"});
    const Outcome o = import(drip);
    QVERIFY(o.error);
    QVERIFY(o.error->code == ErrorCode::Unreadable);
}

void TestFlowCsv::bytesThatAreNotUtf8AreReplaced()
{
    using namespace std::string_literals;
    const Outcome o
        = importText("start,src_ip,dst_ip,src_name,dst_name\n1,10.0.0.1,10.0.0.2,caf\xE9,a\0b\n"s);
    QVERIFY(o.report);
    QCOMPARE(o.flows.size(), 1u);
    QCOMPARE(o.flows[0].srcName, std::string("caf\xEF\xBF\xBD"));
    QCOMPARE(o.flows[0].dstName,
        std::string("a\xEF\xBF\xBD"
                    "b"));
    QCOMPARE(o.report->skipped.at("bytes that are not UTF-8"), 2u);
}

void TestFlowCsv::apostropheRuleIsReversible()
{
    const std::array<std::string, 14> cells {"", "plain", "=1+1", "+1", "-1", "@SUM(A1)", "\t=x",
        "\r=x", "'", "''", "'=1", "''=1", "it's", "'plain"};
    for (const std::string& cell : cells)
        QCOMPARE(std::string(unguardFormula(guardFormula(cell))), cell);
    QCOMPARE(guardFormula("=1+1"), std::string("'=1+1"));
    QCOMPARE(guardFormula("plain"), std::string("plain"));
    const Outcome o = importText("start,src_ip,dst_ip,src_name\n1,10.0.0.1,10.0.0.2,'=cmd|x\n");
    QVERIFY(o.report);
    QCOMPARE(o.flows[0].srcName, std::string("=cmd|x"));
}

void TestFlowCsv::largeInputComesInBoundedBatches()
{
    std::string text = kShort;
    for (int i = 0; i < 150'000; ++i)
        text += "1,2,10.0.0.1,10.0.0.2,80,tcp,1," + std::to_string(i) + "\n";
    const Outcome o = importText(text);
    QVERIFY(o.report);
    QCOMPARE(o.flows.size(), 150'000u);
    QCOMPARE(o.batches, 3u);
    for (std::size_t i = 0; i < o.flows.size(); ++i)
        QCOMPARE(o.flows[i].bytes, std::uint64_t {i});
}

void TestFlowCsv::stopEndsTheImport()
{
    std::stop_source stop;
    stop.request_stop();
    const std::string text = kShort + "1,2,10.0.0.1,10.0.0.2,80,tcp,1,1\n";
    MemorySource source(std::as_bytes(std::span(text.data(), text.size())));
    const Outcome o = import(source, stop.get_token());
    QVERIFY(o.error);
    QVERIFY(o.error->code == ErrorCode::Cancelled);
    QVERIFY(o.flows.empty());
}

QTEST_GUILESS_MAIN(TestFlowCsv)
#include "tst_flowcsv.moc"
