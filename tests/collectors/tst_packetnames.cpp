// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/base/bytesource.h"
#include "collectors/capture/captureimport.h"
#include "collectors/names/dnsanswers.h"
#include "collectors/names/dnsmessage.h"
#include "collectors/names/hostname.h"
#include "tests/support/packetbuilder.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace nb;
using namespace nb::test;

namespace {

constexpr std::int64_t kStart = 1'700'000'000'000'000;
constexpr std::string_view kClient = "10.0.0.1";
constexpr std::string_view kServer = "10.0.0.53";

Bytes labels(std::string_view name)
{
    Octets octets;
    while (!name.empty()) {
        const std::size_t dot = std::min(name.find('.'), name.size());
        octets.u8(static_cast<unsigned>(dot)).raw(text(name.substr(0, dot)));
        name.remove_prefix(std::min(dot + 1, name.size()));
    }
    return octets.u8(0);
}

Bytes record(const Bytes& owner, unsigned type, const Bytes& data, unsigned ttl = 60)
{
    return Octets().raw(owner).u16(type).u16(1).u32(ttl).u16(unsigned(data.size())).raw(data);
}

Bytes v4(unsigned last)
{
    return Octets().u32(0xc0000200U + last); // 192.0.2.last
}

const Bytes kPointer = Octets().u16(0xc00c); // to the question

/// A successful answer to a question.
Bytes answer(std::string_view question, unsigned type, const std::vector<Bytes>& records,
    const std::vector<Bytes>& additional = {})
{
    Octets octets;
    octets.u16(7).u16(0x8180).u16(1).u16(unsigned(records.size())).u16(0);
    octets.u16(unsigned(additional.size())).raw(labels(question)).u16(type).u16(1);
    for (const Bytes& one : records)
        octets.raw(one);
    for (const Bytes& one : additional)
        octets.raw(one);
    return octets;
}

Bytes segment(std::uint32_t sequence, unsigned srcPort, unsigned dstPort, const Bytes& data,
    unsigned flags = kAck)
{
    return joined(tcp(srcPort, dstPort, flags, sequence), data);
}

class Collecting : public NameSink
{
public:
    void add(NameBinding&& binding) override
    {
        list.append(QByteArray::fromStdString(binding.name + ' ' + binding.address.toString() + ' '
            + binding.client.toString() + ' ' + std::string(toString(binding.source))));
    }
    QByteArrayList list;
};

class Ignoring : public FlowSink
{
public:
    Result<void> add(FlowBatch&& /*batch*/) override { return {}; }
};

/// Names in a capture of these IP packets, a millisecond apart.
QByteArrayList namesIn(const std::vector<Bytes>& packets)
{
    PcapBuilder pcap(101);
    std::int64_t time = kStart;
    for (const Bytes& packet : packets)
        pcap.add(time += 1000, packet);
    MemorySource source(pcap.bytes());
    Ignoring flows;
    Collecting names;
    (void)importCapture(source, flows, {}, "x", {}, {}, &names);
    std::ranges::sort(names.list);
    return names.list;
}

Bytes fromServer(const Bytes& message, unsigned port = 53)
{
    return ipv4(kServer, kClient, 17, udp(port, 4000, message));
}

/// A TLS ClientHello with a server name.
Bytes hello(std::string_view name)
{
    const auto host = static_cast<unsigned>(name.size());
    const Bytes extension
        = Octets().u16(0).u16(host + 5).u16(host + 3).u8(0).u16(host).raw(text(name));
    const Bytes other = Octets().u16(0x0a0a).u16(0);
    const Bytes extensions = joined(other, extension);
    Octets body;
    body.u16(0x0303).fill(32).u8(0).u16(2).u16(0x1301).u8(1).u8(0);
    body.u16(unsigned(extensions.size())).raw(extensions);
    return Octets().u8(1).u8(0).u16(unsigned(body.bytes().size())).raw(body);
}

/// A handshake in records of at most `most` octets.
Bytes records(const Bytes& handshake, std::size_t most)
{
    Octets octets;
    for (std::size_t at = 0; at < handshake.size(); at += most) {
        const std::size_t end = std::min(at + most, handshake.size());
        octets.u8(22).u16(0x0301).u16(unsigned(end - at));
        octets.raw(
            Bytes(handshake.begin() + std::ptrdiff_t(at), handshake.begin() + std::ptrdiff_t(end)));
    }
    return octets;
}

Bytes toServer(const Bytes& transport)
{
    return ipv4(kClient, kServer, 6, transport);
}

Bytes part(const Bytes& bytes, std::size_t from, std::size_t to)
{
    return {bytes.begin() + std::ptrdiff_t(from), bytes.begin() + std::ptrdiff_t(to)};
}

} // namespace

class TestPacketNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chainInAnyOrderEndsInTheNameAsked()
    {
        const Bytes names = fromServer(answer("www.test", 1,
            {record(labels("edge.test"), 1, v4(1)),
                record(labels("cdn.test"), 5, labels("edge.test")),
                record(kPointer, 5, labels("cdn.test"))}));
        QCOMPARE(namesIn({names}), (QByteArrayList {"www.test 192.0.2.1 10.0.0.1 dns"}));
    }

    void unrelatedRecordsAreLeftOut()
    {
        const Bytes names = fromServer(answer("www.test", 1,
            {record(kPointer, 1, v4(1)), record(labels("bank.test"), 1, v4(66))},
            {record(labels("bank.test"), 1, v4(66))}));
        QCOMPARE(namesIn({names}), (QByteArrayList {"www.test 192.0.2.1 10.0.0.1 dns"}));
    }

    void hintsAndAddressesOfTargetsAreTaken()
    {
        const Bytes https = Octets()
                                .u16(1)
                                .u8(0)
                                .u16(4)
                                .u16(8)
                                .raw(v4(1))
                                .raw(v4(2))
                                .u16(6)
                                .u16(16)
                                .u64(0x20010db800000000)
                                .u64(1);
        const Bytes srv = Octets().u16(0).u16(0).u16(389).raw(labels("dc.test"));
        QCOMPARE(namesIn({fromServer(answer("www.test", 65, {record(kPointer, 65, https)})),
                     fromServer(answer("_ldap._tcp.test", 33, {record(kPointer, 33, srv)},
                         {record(labels("dc.test"), 1, v4(9)),
                             // EDNS, RFC 6891
                             Octets().u8(0).u16(41).u16(1232).u32(0).u16(0)}))}),
            (QByteArrayList {"dc.test 192.0.2.9 10.0.0.1 dns", "www.test 192.0.2.1 10.0.0.1 dns",
                "www.test 192.0.2.2 10.0.0.1 dns", "www.test 2001:db8::1 10.0.0.1 dns"}));
    }

    void onlySuccessfulAnswersCount()
    {
        const Bytes good = answer("www.test", 1, {record(kPointer, 1, v4(1))});
        for (const auto& [offset, value] : {std::pair(2, 0x01), // a question
                 std::pair(3, 0x83), // no such name
                 std::pair(2, 0xa0)}) { // an update
            Bytes bad = good;
            bad[std::size_t(offset)] = std::byte(value);
            QCOMPARE(namesIn({fromServer(bad)}), QByteArrayList());
        }
        QCOMPARE(namesIn({fromServer(good)}).size(), 1);
    }

    void multicastHoldsForEverybody()
    {
        Octets mdns;
        mdns.u16(0).u16(0x8400).u16(0).u16(1).u16(0).u16(0);
        mdns.raw(labels("Printer.local")).u16(1).u16(0x8001).u32(120).u16(4).raw(v4(7));
        const Bytes llmnr = answer("desk", 1, {record(kPointer, 1, v4(8))});
        QCOMPARE(namesIn({ipv4("192.0.2.7", "224.0.0.251", 17, udp(5353, 5353, mdns)),
                     ipv4("192.0.2.8", kClient, 17, udp(5355, 50000, llmnr))}),
            (QByteArrayList {
                "desk 192.0.2.8 10.0.0.1 multicast", "printer.local 192.0.2.7 :: multicast"}));
    }

    void pointersThatLeadInCirclesEnd()
    {
        Octets circle;
        circle.u16(7).u16(0x8180).u16(1).u16(1).u16(0).u16(0);
        circle.u8(1).raw(text("a")).u16(0xc00c); // a, then itself
        circle.u16(1).u16(1).raw(record(kPointer, 1, v4(1)));
        QCOMPARE(namesIn({fromServer(circle)}), QByteArrayList());
        Octets forward;
        forward.u16(7).u16(0x8180).u16(1).u16(1).u16(0).u16(0).u16(0xc00e).u8(0).fill(60);
        QCOMPARE(namesIn({fromServer(forward)}), QByteArrayList());
    }

    void manyLongPointerChainsAreQuick()
    {
        // data of a record no one knows: pointers that each lead to the one before; then records
        // whose owner is at the last of them
        constexpr unsigned kPointers = 4000;
        constexpr unsigned kData = 12 + 11;
        Octets chain;
        chain.u8(1).raw(text("a")).u8(0);
        for (unsigned i = 0; i < kPointers; ++i)
            chain.u16(0xc000U | (i == 0 ? kData : kData + 3 + 2 * (i - 1)));
        Octets message;
        message.u16(7).u16(0x8180).u16(0).u16(3001).u16(0).u16(0);
        message.u8(0).u16(999).u16(1).u32(1).u16(unsigned(chain.bytes().size())).raw(chain);
        const Bytes owner = Octets().u16(0xc000U | (kData + 3 + 2 * (kPointers - 1)));
        for (int i = 0; i < 3000; ++i)
            message.raw(record(owner, 1, v4(1)));
        QVERIFY(!decodeDnsMessage(message.bytes())->damaged);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 20; ++i)
            QVERIFY(decodeDnsMessage(message.bytes()).has_value());
        QVERIFY(timer.elapsed() < 5000);
    }

    void everyCutOfAMessageIsSurvived()
    {
        const Bytes whole = answer("www.test", 1,
            {record(kPointer, 5, labels("cdn.test")), record(labels("cdn.test"), 1, v4(1))});
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const auto message = decodeDnsMessage(cutTo(whole, size));
            QVERIFY(!message || message->damaged);
        }
        QVERIFY(!decodeDnsMessage(whole)->damaged);
    }

    void answersOverTcpInPiecesAndOutOfOrder()
    {
        const Bytes one = answer("one.test", 1, {record(kPointer, 1, v4(1))});
        const Bytes two = answer("two.test", 1, {record(kPointer, 1, v4(2))});
        const Bytes stream
            = Octets().u16(unsigned(one.size())).raw(one).u16(unsigned(two.size())).raw(two);
        const QByteArrayList both {
            "one.test 192.0.2.1 10.0.0.1 dns", "two.test 192.0.2.2 10.0.0.1 dns"};
        const std::uint32_t start = 0xffff'fff0; // numbers wrap
        const auto packet = [&](std::size_t from, std::size_t to) {
            return ipv4(kServer, kClient, 6,
                segment(start + std::uint32_t(from), 53, 4000, part(stream, from, to)));
        };
        const std::size_t end = stream.size();
        QCOMPARE(namesIn({packet(0, end)}), both);
        QCOMPARE(namesIn({packet(0, 1), packet(1, 20), packet(20, end)}), both);
        QCOMPARE(namesIn({packet(0, 10), packet(30, end), packet(10, 30)}), both);
        QCOMPARE(namesIn({packet(0, 10), packet(0, 20), packet(5, 25), packet(25, end)}), both);
    }

    void fragmentsOfADatagramAreJoined()
    {
        std::vector<Bytes> many;
        for (unsigned i = 0; i < 40; ++i)
            many.push_back(record(kPointer, 1, v4(i)));
        const Bytes datagram = udp(53, 4000, answer("www.test", 1, many));
        const auto fragment = [&](std::size_t from, std::size_t to) {
            const unsigned more = to < datagram.size() ? 0x2000U : 0U;
            return ipv4(kServer, kClient, 17, part(datagram, from, to),
                {.id = 9, .fragment = more | unsigned(from / 8)});
        };
        const std::size_t end = datagram.size();
        QCOMPARE(namesIn({fragment(0, 240), fragment(240, 480), fragment(480, end)}).size(), 40);
        QCOMPARE(namesIn({fragment(0, 240), fragment(480, end), fragment(240, 480)}).size(), 40);
        // overlapping ones may be an attempt to hide something (RFC 5722)
        QCOMPARE(namesIn({fragment(0, 240), fragment(232, 480), fragment(480, end)}).size(), 0);
    }

    void serverNameOfTls()
    {
        const QByteArrayList name {"shop.test 10.0.0.53 10.0.0.1 tls"};
        const Bytes whole = records(hello("Shop.Test"), 16'000);
        QCOMPARE(namesIn({toServer(segment(1, 4000, 443, whole))}), name);
        QCOMPARE(
            namesIn({toServer(segment(1, 4000, 8443, records(hello("Shop.Test"), 20)))}), name);
        for (std::size_t cut = 6; cut < whole.size(); cut += 7)
            QCOMPARE(namesIn({toServer(segment(1, 4000, 443, part(whole, 0, cut))),
                         toServer(segment(
                             std::uint32_t(1 + cut), 4000, 443, part(whole, cut, whole.size())))}),
                name);
        QCOMPARE(namesIn({toServer(segment(1, 4000, 443, records(hello("192.0.2.1"), 16'000)))}),
            QByteArrayList());
    }

    void everyCutOfAHelloIsIncompleteOrNothing()
    {
        const Bytes whole = records(hello("shop.test"), 30);
        for (std::size_t size = 0; size < whole.size(); ++size)
            QVERIFY(serverNameOf(part(whole, 0, size)).state != SentName::State::Found);
        QCOMPARE(serverNameOf(whole).name, "shop.test");
        Bytes wrong = whole;
        for (std::size_t i = 0; i < wrong.size(); ++i) { // no byte of it can do harm
            wrong[i] = std::byte {0xff};
            (void)serverNameOf(wrong);
            wrong[i] = whole[i];
        }
    }

    void hostOfHttp_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("host");
        const auto row = [](const char* name, const char* request, const char* host) {
            QTest::newRow(name) << QByteArray(request) << QByteArray(host);
        };
        row("plain", "GET / HTTP/1.1\r\nHost: Shop.Test\r\n\r\n", "shop.test");
        row("port and blanks", "POST /a HTTP/1.1\nhOST: \t shop.test:8080 \nX: y\n\n", "shop.test");
        row("second header", "GET / HTTP/1.1\r\nA: b\r\nHost:shop.test\r\n", "shop.test");
        row("none", "GET / HTTP/1.0\r\nA: b\r\n\r\nHost: body.test\r\n", "");
        row("not complete", "GET / HTTP/1.1\r\nHost: shop.te", "");
        row("address", "GET / HTTP/1.1\r\nHost: 192.0.2.1:80\r\n\r\n", "");
        row("address v6", "GET / HTTP/1.1\r\nHost: [2001:db8::1]:80\r\n\r\n", "");
        row("proxy", "GET http://shop.test/ HTTP/1.1\r\nHost: shop.test\r\n\r\n", "");
        row("tunnel", "CONNECT shop.test:443 HTTP/1.1\r\nHost: shop.test:443\r\n\r\n", "");
        row("control bytes", "GET / HTTP/1.1\r\nHost: a\x1b[0m.test\r\n\r\n", "");
        row("other protocol", "GETX / HTTP/1.1 shop\r\nhost shop.test\r\n", "");
    }
    void hostOfHttp()
    {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, host);
        const Bytes bytes
            = text(std::string_view(request.constData(), std::size_t(request.size())));
        QCOMPARE(QByteArray::fromStdString(httpHostOf(bytes).name), host);
        QCOMPARE(namesIn({toServer(segment(1, 4000, 80, bytes))}),
            host.isEmpty() ? QByteArrayList() : QByteArrayList {host + " 10.0.0.53 10.0.0.1 http"});
    }

    void whatGoesThroughAProxyNamesNotTheProxy()
    {
        const Bytes connect = text("CONNECT shop.test:443 HTTP/1.1\r\nHost: shop.test\r\n\r\n");
        QCOMPARE(namesIn({toServer(segment(1, 4000, 3128, connect)),
                     toServer(segment(std::uint32_t(1 + connect.size()), 4000, 3128,
                         records(hello("shop.test"), 16'000)))}),
            QByteArrayList());
    }
};

QTEST_GUILESS_MAIN(TestPacketNames)
#include "tst_packetnames.moc"
