// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/base/bytesource.h"
#include "collectors/netflow/exportfile.h"
#include "collectors/netflow/exportimport.h"
#include "tests/support/collectingsink.h"
#include "tests/support/packetbuilder.h"

#include <QTest>

#include <algorithm>

using namespace nb;
using namespace nb::test;

namespace {

constexpr std::int64_t kStart = 1'772'442'000'000'000; ///< 2026-03-02T09:00:00Z
constexpr int kRecords = 30;

/// A NetFlow v5 message of 1,464 octets.
Bytes message()
{
    constexpr unsigned kUptime = 100'000;
    Octets octets;
    octets.u16(5).u16(kRecords).u32(kUptime).u32(1'772'442'000).u32(0).u32(0).u32(0);
    for (unsigned i = 0; i < kRecords; ++i) {
        octets.u32(0x0a000001).u32(0xc0000201).u32(0).u16(1).u16(2).u32(7).u32(700);
        octets.u32(kUptime - 2000).u32(kUptime - 1000).u16(1000 + i).u16(443);
        octets.u8(0).u8(0x1b).u8(6).u8(0).u32(0).u32(0);
    }
    return octets;
}

Bytes part(const Bytes& bytes, std::size_t from, std::size_t to)
{
    return {bytes.begin() + static_cast<std::ptrdiff_t>(from),
        bytes.begin() + static_cast<std::ptrdiff_t>(std::min(to, bytes.size()))};
}

/// The datagram of that message, in fragments whose payload begins at these octets.
std::vector<Bytes> fragments(unsigned id, const std::vector<std::size_t>& starts)
{
    const Bytes whole = udp(50'000, 2055, message());
    std::vector<Bytes> all;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const bool isLast = i + 1 == starts.size();
        Ipv4Options options;
        options.id = id;
        options.fragment = static_cast<unsigned>(starts[i] / 8) | (isLast ? 0U : 0x2000U);
        all.push_back(ethernet(0x0800,
            ipv4("192.0.2.9", "192.0.2.1", 17,
                part(whole, starts[i], isLast ? whole.size() : starts[i + 1]), options)));
    }
    return all;
}

/// The same over IPv6 (RFC 8200 §4.5).
std::vector<Bytes> fragments6(unsigned id, std::size_t cut)
{
    const Bytes whole = udp(50'000, 2055, message());
    std::vector<Bytes> all;
    for (const bool isLast : {false, true}) {
        Octets header;
        header.u8(17).u8(0).u16(isLast ? static_cast<unsigned>(cut) : 1U).u32(id);
        const Bytes rest = isLast ? part(whole, cut, whole.size()) : part(whole, 0, cut);
        all.push_back(
            ethernet(0x86dd, ipv6("2001:db8::9", "2001:db8::1", 44, joined(header.bytes(), rest))));
    }
    return all;
}

struct Read
{
    std::size_t messages = 0;
    std::size_t rows = 0;
    std::uint64_t lost = 0;
    std::uint64_t other = 0;
    std::string exporter;
};

Read read(const std::vector<Bytes>& packets, std::int64_t apart = 1000)
{
    PcapBuilder pcap;
    std::int64_t time = kStart;
    for (const Bytes& packet : packets)
        pcap.add(time += apart, packet);
    Read result;
    {
        MemorySource source(pcap.bytes());
        auto file = ExportFile::open(source);
        if (!file)
            return result;
        ExportMessage one;
        while ((*file)->next(one)) {
            result.messages += std::ranges::equal(one.bytes, message()) ? 1U : 0U;
            result.exporter = one.exporter.toString() + ' ' + std::to_string(one.port);
        }
        result.lost = (*file)->lostFragments();
        result.other = (*file)->other();
    }
    MemorySource source(pcap.bytes());
    CollectingSink sink;
    if (const auto report = importExporterMessages(source, sink, {}, "file", {}, {}))
        if (report->skipped.contains("fragment without the others") != (result.lost != 0))
            return {};
    result.rows = sink.flows.size();
    return result;
}

} // namespace

/// Exporters' messages in captures.
class TestExportFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fragmentsAreOneMessageInAnyOrder();
    void fragmentsOfSeveralMessagesAreKeptApart();
    void missingFragmentsAreCounted();
    void overlappingFragmentsAreRefused();
    void fragmentsOfIpv6();
    void openDatagramsAreBounded();
};

void TestExportFile::fragmentsAreOneMessageInAnyOrder()
{
    auto packets = fragments(7, {0, 592, 1184});
    std::vector<int> order {0, 1, 2};
    do {
        std::vector<Bytes> given;
        for (const int i : order)
            given.push_back(packets[static_cast<std::size_t>(i)]);
        given.push_back(given.front()); // one comes twice, late
        const Read result = read(given);
        QCOMPARE(result.messages, std::size_t {1});
        QCOMPARE(result.rows, std::size_t {kRecords});
        QCOMPARE(result.exporter, std::string("192.0.2.9 50000"));
        QCOMPARE(result.other, std::uint64_t {0});
        QCOMPARE(result.lost, std::uint64_t {1});
    } while (std::next_permutation(order.begin(), order.end()));
    const Read twice = read({packets[0], packets[0], packets[1], packets[1], packets[2]});
    QCOMPARE(twice.messages, std::size_t {1});
    QCOMPARE(twice.lost, std::uint64_t {0});
}

void TestExportFile::fragmentsOfSeveralMessagesAreKeptApart()
{
    const auto one = fragments(7, {0, 800});
    const auto two = fragments(8, {0, 1200});
    const Read result = read({one[0], two[1], two[0], one[1]});
    QCOMPARE(result.messages, std::size_t {2});
    QCOMPARE(result.lost, std::uint64_t {0});
}

void TestExportFile::missingFragmentsAreCounted()
{
    const auto packets = fragments(7, {0, 592, 1184});
    const Read result = read({packets[0], packets[2]});
    QCOMPARE(result.messages, std::size_t {0});
    QCOMPARE(result.lost, std::uint64_t {2});
    // too late: what came first was given up
    const Read late = read({packets[0], packets[1], packets[2]}, 31'000'000);
    QCOMPARE(late.messages, std::size_t {0});
    QCOMPARE(late.lost, std::uint64_t {3});
}

void TestExportFile::overlappingFragmentsAreRefused()
{
    const auto packets = fragments(7, {0, 592, 1184});
    const auto others = fragments(7, {0, 584, 1184});
    const Read result = read({packets[0], others[1], packets[2]});
    QCOMPARE(result.messages, std::size_t {0});
    QCOMPARE(result.lost, std::uint64_t {3});
}

void TestExportFile::fragmentsOfIpv6()
{
    const auto packets = fragments6(7, 800);
    const Read result = read({packets[1], packets[0]});
    QCOMPARE(result.messages, std::size_t {1});
    QCOMPARE(result.exporter, std::string("2001:db8::9 50000"));
    QCOMPARE(result.rows, std::size_t {kRecords});
}

void TestExportFile::openDatagramsAreBounded()
{
    std::vector<Bytes> packets;
    for (unsigned id = 0; id < 1000; ++id)
        packets.push_back(fragments(id, {0, 800})[0]);
    packets.push_back(fragments(999, {0, 800})[1]);
    packets.push_back(fragments(0, {0, 800})[1]); // its first one was given up
    const Read result = read(packets);
    QCOMPARE(result.messages, std::size_t {1});
    QCOMPARE(result.lost, std::uint64_t {1000});
}

QTEST_APPLESS_MAIN(TestExportFile)
#include "tst_exportfile.moc"
