// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/base/bytesource.h"
#include "collectors/base/decompressingsource.h"
#include "collectors/capture/captureimport.h"
#include "tests/support/collectingsink.h"
#include "tests/support/packetbuilder.h"

#include <QTest>

#include <lz4frame.h>

#include <algorithm>

using namespace nb;
using namespace nb::test;

class TestCaptureImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void captureGivesFlowsAndReport();
    void skippedPacketsAreCounted();
    void damagedCaptureIsPartial();
    void faultOfSourceIsPartial();
    void placesInPackedCapturesAreTold();
    void packetsWithoutTimeAreTold();
    void refusalOfSourceFails();
    void otherContentFails();
    void emptyCaptureIsFine();
    void timeoutsAreThoseOfTheOptions();
    void progressIsToldInRawBytes();
    void stopEndsWithinAThousandPackets();
    void errorOfSinkEndsImport();
    void synFloodStaysBounded();
    void fragmentsKeepTheirPorts();
    void fragmentsOfTunnelsAreNoFlowOfTheirOwn();
    void everyPacketOfAnAggregateCounts();
};

namespace {

constexpr std::int64_t kTime = 1'772'443'800'000'000;

/// Gives its bytes, then an error; counts what was asked for.
class FailingSource : public MemorySource
{
public:
    FailingSource(std::span<const std::byte> bytes, Error error)
        : MemorySource(bytes, "failing")
        , m_error(std::move(error))
    {
    }
    Result<std::size_t> read(std::span<std::byte> into) override
    {
        auto got = MemorySource::read(into);
        if (*got == 0)
            return m_error;
        return got;
    }

private:
    Error m_error;
};

/// A pcap that is made while it is read: SYNs from ever new addresses.
class FloodSource : public ByteSource
{
public:
    explicit FloodSource(std::uint32_t packets)
        : m_packets(packets)
        , m_pending(PcapBuilder(101).bytes())
    {
    }
    Result<std::size_t> read(std::span<std::byte> into) override
    {
        while (m_pending.size() < 4096 && m_made < m_packets)
            append();
        const std::size_t count = std::min(into.size(), m_pending.size());
        std::copy_n(m_pending.begin(), count, into.begin());
        m_pending.erase(m_pending.begin(), m_pending.begin() + static_cast<std::ptrdiff_t>(count));
        m_consumed += count;
        return count;
    }
    std::uint64_t consumed() const override { return m_consumed; }
    std::optional<std::uint64_t> total() const override { return std::nullopt; }
    std::string name() const override { return "flood"; }
    std::uint32_t made() const { return m_made; }

private:
    void append()
    {
        if (m_template.empty())
            m_template = ipv4("10.0.0.0", "192.0.2.1", 6, tcp(1024, 80, kSyn));
        for (std::size_t i = 0; i < 4; ++i)
            m_template[12 + i] = static_cast<std::byte>((m_made >> (8 * (3 - i))) & 0xff);
        const Octets head = Octets(true)
                                .u32(1'772'443'800 + m_made / 1'000'000)
                                .u32(m_made % 1'000'000)
                                .u32(m_template.size())
                                .u32(m_template.size());
        m_pending.insert(m_pending.end(), head.bytes().begin(), head.bytes().end());
        m_pending.insert(m_pending.end(), m_template.begin(), m_template.end());
        ++m_made;
    }
    std::uint32_t m_packets;
    std::uint32_t m_made = 0;
    Bytes m_pending;
    Bytes m_template;
    std::uint64_t m_consumed = 0;
};

class CountingSink : public FlowSink
{
public:
    Result<void> add(FlowBatch&& batch) override
    {
        flows += batch.size();
        largest = std::max(largest, batch.size());
        for (const std::uint64_t count : batch.packets)
            packets += count;
        if (failAfter != 0 && flows >= failAfter)
            return Error {ErrorCode::NoSpace, "disk is full"};
        return {};
    }
    std::uint64_t flows = 0;
    std::uint64_t packets = 0;
    std::size_t largest = 0;
    std::uint64_t failAfter = 0;
};

Result<ImportReport> run(const Bytes& file, FlowSink& sink, const ImportOptions& options = {})
{
    MemorySource source(file, "office.pcap");
    return importCapture(source, sink, options, "office.pcap", {}, {});
}

} // namespace

void TestCaptureImport::captureGivesFlowsAndReport()
{
    PcapBuilder file;
    file.add(kTime, ethernet(0x0800, dnsPacket()));
    file.add(kTime + 500,
        ethernet(0x0800, ipv4("10.0.0.2", "10.0.0.1", 17, udp(53, 1111, text("answers")))));
    CollectingSink sink;
    const auto report = run(file.bytes(), sink);
    QVERIFY(report.ok());
    QCOMPARE(report->format, std::string("pcap"));
    QCOMPARE(report->packets, std::uint64_t(2));
    QCOMPARE(report->flows, std::uint64_t(1));
    QCOMPARE(report->inputBytes, std::uint64_t(file.bytes().size()));
    QVERIFY(!report->partial && report->notices.empty() && report->skipped.empty());
    const Flow& flow = sink.flows.at(0);
    QCOMPARE(flow.srcIp.toString(), std::string("10.0.0.1"));
    QCOMPARE(flow.bytes, std::uint64_t(32));
    QCOMPARE(flow.reverseBytes, std::uint64_t(35));
    QCOMPARE(flow.exporter, std::string("office.pcap"));
    QCOMPARE(flow.srcMac.toString(), std::string("02:01:01:01:01:01"));
    QCOMPARE(flow.dstMac.toString(), std::string("02:02:02:02:02:02"));
    QCOMPARE(toMicroseconds(flow.end), kTime + 500);
}

void TestCaptureImport::skippedPacketsAreCounted()
{
    PcapBuilder file;
    file.add(kTime, ethernet(0x0806, Octets().fill(28)));
    file.add(kTime, ethernet(0x0806, Octets().fill(28)));
    file.add(kTime, ethernet(0x0800, Octets().fill(28)));
    CollectingSink sink;
    const auto report = run(file.bytes(), sink);
    QVERIFY(report.ok());
    const std::map<std::string, std::uint64_t> expected {
        {"non-ip: arp", 2}, {"malformed ip header", 1}};
    QVERIFY(report->skipped == expected);
    QCOMPARE(report->packets, std::uint64_t(3));
    QVERIFY(!report->partial);
}

void TestCaptureImport::damagedCaptureIsPartial()
{
    PcapBuilder file(101);
    file.add(kTime, dnsPacket());
    const std::size_t place = file.bytes().size();
    file.header(0x7fffffff, 60).add(kTime, dnsPacket());
    CollectingSink sink;
    const auto report = run(file.bytes(), sink);
    QVERIFY(report.ok());
    QVERIFY(report->partial);
    QCOMPARE(report->packets, std::uint64_t(1));
    QCOMPARE(sink.flows.size(), std::size_t(1));
    QCOMPARE(report->notices.size(), std::size_t(1));
    QVERIFY(report->notices[0].error.offset == place);
}

void TestCaptureImport::faultOfSourceIsPartial()
{
    PcapBuilder file(101);
    file.add(kTime, dnsPacket());
    FailingSource source(file.bytes(), {ErrorCode::Truncated, "compressed data ends early"});
    CollectingSink sink;
    const auto report = importCapture(source, sink, {}, "x", {}, {});
    QVERIFY(report.ok());
    QVERIFY(report->partial);
    QCOMPARE(sink.flows.size(), std::size_t(1));
    QCOMPARE(report->notices.at(0).error.detail, std::string("compressed data ends early"));
}

void TestCaptureImport::placesInPackedCapturesAreTold()
{
    PcapBuilder file(101);
    for (int i = 0; i < 4000; ++i) // several blocks
        file.add(kTime + i, dnsPacket());
    const std::size_t place = file.bytes().size();
    file.header(0x7fffffff, 60);
    const Bytes damaged = file.bytes();
    Bytes packed(LZ4F_compressFrameBound(damaged.size(), nullptr));
    packed.resize(
        LZ4F_compressFrame(packed.data(), packed.size(), damaged.data(), damaged.size(), nullptr));
    const auto noticeOf = [](const Bytes& bytes) {
        const auto source = decompressed(std::make_unique<MemorySource>(bytes));
        CollectingSink sink;
        const auto report = importCapture(**source, sink, {}, "x", {}, {});
        return report.ok() && report->notices.size() == 1 ? report->notices[0].error : Error {};
    };
    const Error inside = noticeOf(packed);
    QVERIFY2(
        inside.detail.ends_with(" at byte " + std::to_string(place) + " of the unpacked capture"),
        inside.detail.c_str());
    QVERIFY(!inside.offset);

    const Bytes cut(packed.begin(), packed.end() - 20);
    const Error outside = noticeOf(cut);
    QCOMPARE(outside.detail, std::string("compressed data ends early"));
    QVERIFY(outside.offset == cut.size()); // of the file as it lies on the disk
}

void TestCaptureImport::packetsWithoutTimeAreTold()
{
    PcapNgBuilder file;
    file.section(false).interface(101, 6, 0).enhanced(0, kTime, dnsPacket());
    file.simple(dnsPacket()).simple(dnsPacket());
    CollectingSink sink;
    const auto report = run(file.bytes(), sink);
    QVERIFY(report.ok() && !report->partial);
    QCOMPARE(sink.flows.size(), std::size_t(1));
    QCOMPARE(sink.flows[0].packets, std::uint64_t(3));
    QCOMPARE(report->notices.size(), std::size_t(1));
    QVERIFY(report->notices[0].error.detail.ends_with("none): 2"));
}

void TestCaptureImport::refusalOfSourceFails()
{
    PcapBuilder file(101);
    file.add(kTime, dnsPacket());
    FailingSource source(file.bytes(), {ErrorCode::LimitExceeded, "too much"});
    CollectingSink sink;
    const auto report = importCapture(source, sink, {}, "x", {}, {});
    QVERIFY(!report.ok() && report.error().code == ErrorCode::LimitExceeded);
}

void TestCaptureImport::otherContentFails()
{
    CollectingSink sink;
    const auto report = run(text("not a capture at all"), sink);
    QVERIFY(!report.ok() && report.error().code == ErrorCode::UnknownFormat);
}

void TestCaptureImport::emptyCaptureIsFine()
{
    CollectingSink sink;
    const auto report = run(PcapBuilder().bytes(), sink);
    QVERIFY(report.ok());
    QVERIFY(!report->partial);
    QCOMPARE(report->flows, std::uint64_t(0));
}

void TestCaptureImport::timeoutsAreThoseOfTheOptions()
{
    PcapBuilder file(101);
    for (int second = 0; second <= 30; second += 3)
        file.add(kTime + second * 1'000'000, dnsPacket());
    const auto flowsWith = [&file](int active, int idle) {
        ImportOptions options;
        options.activeTimeout = std::chrono::seconds {active};
        options.idleTimeout = std::chrono::seconds {idle};
        CollectingSink sink;
        return run(file.bytes(), sink, options).ok() ? sink.flows.size() : 0;
    };
    QCOMPARE(flowsWith(1800, 60), std::size_t(1));
    QCOMPARE(flowsWith(1800, 2), std::size_t(11));
    QCOMPARE(flowsWith(10, 60), std::size_t(3));
}

void TestCaptureImport::progressIsToldInRawBytes()
{
    PcapBuilder file(101);
    const Bytes packet = ipv4("10.0.0.1", "10.0.0.2", 17, udp(1, 2, Octets().fill(60'000)));
    for (int i = 0; i < 600; ++i)
        file.add(kTime + i, packet);
    MemorySource source(file.bytes(), "big.pcap");
    CollectingSink sink;
    std::vector<JobProgress> steps;
    const auto report = importCapture(
        source, sink, {}, "x", [&steps](const JobProgress& p) { steps.push_back(p); }, {});
    QVERIFY(report.ok());
    QVERIFY(!steps.empty() && steps.size() <= file.bytes().size() / (4U << 20) + 1);
    QVERIFY(steps[0].total == file.bytes().size());
    QVERIFY(steps[0].done > 0 && steps[0].stage.find("big.pcap") != std::string::npos);
}

void TestCaptureImport::stopEndsWithinAThousandPackets()
{
    FloodSource source(1'000'000);
    CountingSink sink;
    std::stop_source stop;
    stop.request_stop();
    const auto report = importCapture(source, sink, {}, "x", {}, stop.get_token());
    QVERIFY(!report.ok() && report.error().code == ErrorCode::Cancelled);
    QVERIFY(source.made() < 20'000); // no more than the window took
}

void TestCaptureImport::errorOfSinkEndsImport()
{
    FloodSource source(1'500'000);
    CountingSink sink;
    sink.failAfter = 100'000;
    const auto report = importCapture(source, sink, {}, "x", {}, {});
    QVERIFY(!report.ok() && report.error().code == ErrorCode::NoSpace);
    QVERIFY(source.made() < 1'500'000);
}

void TestCaptureImport::synFloodStaysBounded()
{
    constexpr std::uint32_t kPackets = 1'000'000;
    FloodSource source(kPackets);
    CountingSink sink;
    const auto report = importCapture(source, sink, {}, "x", {}, {});
    QVERIFY(report.ok());
    QCOMPARE(sink.packets, std::uint64_t(kPackets));
    QCOMPARE(sink.flows, std::uint64_t(kPackets));
    QCOMPARE(sink.largest, FlowBatch::kMaxRows);
    const auto early = report->skipped.find("flows ended early (table full)");
    QVERIFY(early != report->skipped.end());
    QCOMPARE(early->second, std::uint64_t(600'000));
}

void TestCaptureImport::fragmentsKeepTheirPorts()
{
    const Bytes payload = udp(1111, 53, Octets().fill(24));
    PcapBuilder file(101);
    file.add(kTime, ipv4("10.0.0.1", "10.0.0.2", 17, Octets().fill(16), {.id = 9, .fragment = 4}));
    file.add(kTime + 1, ipv4("10.0.0.1", "10.0.0.2", 17, payload, {.id = 9, .fragment = 0x2000}));
    CollectingSink sink;
    QVERIFY(run(file.bytes(), sink).ok());
    QCOMPARE(sink.flows.size(), std::size_t(1));
    QCOMPARE(int(sink.flows[0].dstPort.number()), 53);
    QCOMPARE(sink.flows[0].bytes, std::uint64_t(36 + 52));
}

void TestCaptureImport::fragmentsOfTunnelsAreNoFlowOfTheirOwn()
{
    // an inner packet of 1,428 octets in an outer one that was cut at 1,000
    const Bytes inner = ipv4("192.168.1.1", "192.168.2.1", 17, udp(1111, 53, Octets().fill(1400)));
    const Bytes head(inner.begin(), inner.begin() + 1000);
    const Bytes rest(inner.begin() + 1000, inner.end());
    const auto outer = [](const Bytes& part, unsigned id, unsigned place) {
        return ipv4("10.0.0.1", "10.0.0.2", 4, part, {.id = id, .fragment = place});
    };
    PcapBuilder file(101);
    file.add(kTime, outer(head, 9, 0x2000));
    file.add(kTime + 1, outer(rest, 9, 125));
    file.add(kTime + 2, outer(rest, 10, 125)); // before its first one
    file.add(kTime + 3, outer(head, 10, 0x2000));
    CollectingSink sink;
    const auto report = run(file.bytes(), sink);
    QVERIFY(report.ok());
    QCOMPARE(sink.flows.size(), std::size_t(1));
    QCOMPARE(int(sink.flows[0].dstPort.number()), 53);
    QCOMPARE(sink.flows[0].packets, std::uint64_t(2));
    QCOMPARE(sink.flows[0].bytes, std::uint64_t(2 * 1428));
    QCOMPARE(report->skipped.at("later fragments of a tunnelled packet"), std::uint64_t(2));
}

void TestCaptureImport::everyPacketOfAnAggregateCounts()
{
    // IEEE 802.11 QoS data with the bit "A-MSDU present"
    const auto wifi
        = [](const Bytes& body) { return Octets().u16(0x8802).fill(22).u8(0x80).u8(0).raw(body); };
    const auto part = [](unsigned type, const Bytes& content) {
        const Bytes llc = Octets().u32(0xaaaa0300).u16(0).u16(type).raw(content);
        return Octets().fill(12, 2).u16(static_cast<unsigned>(llc.size())).raw(llc);
    };
    const Bytes query = part(0x0800, dnsPacket());
    const Octets padding = Octets().fill((4 - query.size() % 4) % 4);
    PcapBuilder file(105);
    file.add(kTime, wifi(Octets().raw(query).raw(padding).raw(part(0x0806, Octets().fill(28)))));
    file.add(kTime + 1, wifi(Octets().raw(query).raw(padding).raw(query)));
    file.add(kTime + 2, wifi(Octets().fill(13))); // not one whole
    CollectingSink sink;
    const auto report = run(file.bytes(), sink);
    QVERIFY(report.ok());
    QCOMPARE(sink.flows.size(), std::size_t(1));
    QCOMPARE(sink.flows[0].packets, std::uint64_t(3));
    QCOMPARE(report->packets, std::uint64_t(5));
    const std::map<std::string, std::uint64_t> expected {
        {"802.11 aggregate", 1}, {"non-ip: arp", 1}};
    QVERIFY(report->skipped == expected);
}

QTEST_GUILESS_MAIN(TestCaptureImport)
#include "tst_captureimport.moc"
