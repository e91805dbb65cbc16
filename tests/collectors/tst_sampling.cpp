// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/netflow/optiontables.h"
#include "tests/support/exportbuilder.h"

#include <QTest>

using namespace nb;
using namespace nb::test;

namespace {

std::vector<std::pair<std::string, std::uint32_t>> announced(DecoderBench& bench)
{
    std::vector<std::pair<std::string, std::uint32_t>> all;
    for (const SamplingAnnouncement& each : bench.decoder.takeSamplingAnnouncements())
        all.emplace_back(each.sampler, each.rate);
    return all;
}

std::span<const std::byte> bytesOf(std::string_view text)
{
    return std::as_bytes(std::span(text));
}

} // namespace

/// Sampling and option tables: rules A22 to A24.
class SamplingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a22EveryEncodingOfOneIn500GivesTheSame();
    void a22HeaderOfNetFlow5();
    void a22RecordWinsOverSamplerOverDomain();
    void a22RateThatIsNotSetDoesNotHideAnother();
    void a22LateAnnouncementIsHandedOut();
    void a22TwoSamplersOfDomainZero();
    void a22OneSamplerServesRecordsThatNameNone();
    void a22RateOfAnInterfaceIsNotThatOfTheDomain();
    void a22NonsenseIsNoRate();
    void a23RenamedInterfaceCountsFromNow();
    void a23ApplicationsAndVrfsGetTheirNames();
    void a23TablesAreBounded();
    void a24TextIsMadeSafe();
};

void SamplingTest::a22EveryEncodingOfOneIn500GivesTheSame()
{
    const auto inRecord = [](std::initializer_list<FieldSpec> fields, const Octets& data) {
        DecoderBench bench;
        bench.send(
            MessageBuilder::ipfix(0).templates(templateRecord(256, fields, true)).set(256, data));
        return bench.rows().at(0).sampling;
    };
    const auto byOptions = [](std::initializer_list<FieldSpec> fields, const Octets& data) {
        DecoderBench bench;
        bench.send(MessageBuilder::ipfix(0)
                       .options(ipfixOptions(257, 1, fields))
                       .set(257, data)
                       .templates(templateRecord(256, {{1, 4}}, true))
                       .set(256, Octets().u32(1)));
        return bench.rows().at(0).sampling;
    };
    QCOMPARE(inRecord({{34, 4}}, Octets().u32(500)), 500U);
    QCOMPARE(inRecord({{50, 4}}, Octets().u32(500)), 500U);
    QCOMPARE(inRecord({{305, 4}, {306, 4}}, Octets().u32(1).u32(499)), 500U);
    QCOMPARE(inRecord({{305, 4}, {306, 4}}, Octets().u32(10).u32(4990)), 500U);
    QCOMPARE(inRecord({{309, 4}, {310, 4}}, Octets().u32(2).u32(1000)), 500U);
    const Octets chance = Octets().u32(0x3b03126f); // 0.002 in IEEE 754
    QCOMPARE(inRecord({{311, 4}}, chance), 500U);
    QCOMPARE(inRecord({{311, 8}}, Octets().u64(0x3f60624dd2f1a9fc)), 500U);
    QCOMPARE(byOptions({{149, 4}, {311, 4}}, Octets().u32(0).u32(0x3b03126f)), 500U);
    QCOMPARE(byOptions({{149, 4}, {34, 4}}, Octets().u32(0).u32(500)), 500U);
    QCOMPARE(byOptions({{149, 4}, {50, 4}}, Octets().u32(0).u32(500)), 500U);
    QCOMPARE(byOptions({{149, 4}, {305, 4}, {306, 4}}, Octets().u32(0).u32(1).u32(499)), 500U);
    QCOMPARE(byOptions({{149, 4}, {309, 4}, {310, 4}}, Octets().u32(0).u32(1).u32(500)), 500U);
    QCOMPARE(byOptions({{149, 4}, {35, 1}}, Octets().u32(0).u8(1)), 0U); // nothing announced
}

void SamplingTest::a22HeaderOfNetFlow5()
{
    DecoderBench bench;
    bench.send(netflow5(0, 1, 0, 0x4000 | 500));
    QCOMPARE(bench.rows().at(0).sampling, 500U);
    bench.send(netflow5(1, 1, 1, 0));
    QCOMPARE(bench.rows().at(0).sampling, 1U);
}

void SamplingTest::a22RecordWinsOverSamplerOverDomain()
{
    DecoderBench bench;
    bench.send(MessageBuilder::netflow9(0)
                   .options(netflow9Options(257, {{1, 4}}, {{34, 4}}))
                   .set(257, Octets().u32(0).u32(10))
                   .options(netflow9Options(258, {{1, 4}}, {{48, 1}, {50, 4}}))
                   .set(258, Octets().u32(0).u8(3).u32(20))
                   .templates(templateRecord(300, {{1, 4}}, false))
                   .set(300, Octets().u32(1))
                   .templates(templateRecord(301, {{1, 4}, {48, 1}}, false))
                   .set(301, Octets().u32(1).u8(3).u32(1).u8(4))
                   .templates(templateRecord(302, {{1, 4}, {48, 1}, {34, 4}}, false))
                   .set(302, Octets().u32(1).u8(3).u32(30)));
    const auto rows = bench.rows();
    QCOMPARE(rows[0].sampling, 10U);
    QCOMPARE(rows[0].sampler, std::string("192.0.2.1/0"));
    QCOMPARE(rows[1].sampling, 20U);
    QCOMPARE(rows[1].sampler, std::string("192.0.2.1/0/3"));
    QCOMPARE(rows[2].sampling, 10U); // not announced: the domain's
    QCOMPARE(rows[2].sampler, std::string("192.0.2.1/0/4"));
    QCOMPARE(rows[3].sampling, 30U);
    QVERIFY(rows[3].sampler.empty());
}

/// Of two elements for one thing the one that is not set does not count.
void SamplingTest::a22RateThatIsNotSetDoesNotHideAnother()
{
    for (const bool first : {true, false}) {
        DecoderBench bench;
        bench.send(MessageBuilder::netflow9(0)
                       .options(netflow9Options(257, {{1, 4}}, {{34, 4}, {50, 4}}))
                       .set(257, Octets().u32(0).u32(first ? 100 : 0).u32(first ? 0 : 100))
                       .templates(templateRecord(300, {{1, 4}}, false))
                       .set(300, Octets().u32(1)));
        QCOMPARE(bench.rows().at(0).sampling, 100U);
    }
}

void SamplingTest::a22LateAnnouncementIsHandedOut()
{
    DecoderBench bench;
    bench.send(MessageBuilder::netflow9(0)
                   .templates(templateRecord(300, {{1, 4}, {48, 1}}, false))
                   .set(300, Octets().u32(1).u8(7)));
    const auto rows = bench.rows();
    QCOMPARE(rows[0].sampling, 0U);
    QVERIFY(announced(bench).empty());
    bench.now += 120'000'000;
    const auto options = [](std::uint32_t sequence, std::uint32_t rate) {
        return MessageBuilder::netflow9(sequence)
            .options(netflow9Options(258, {{1, 4}}, {{48, 1}, {50, 4}}))
            .set(258, Octets().u32(0).u8(7).u32(rate));
    };
    using Announced = std::vector<std::pair<std::string, std::uint32_t>>;
    bench.send(options(1, 500));
    QCOMPARE(announced(bench), (Announced {{rows[0].sampler, 500U}}));
    bench.send(options(2, 500)); // the same again is no news
    QVERIFY(announced(bench).empty());
    bench.send(options(3, 600));
    QCOMPARE(announced(bench), (Announced {{rows[0].sampler, 600U}}));
}

void SamplingTest::a22TwoSamplersOfDomainZero()
{
    DecoderBench bench;
    bench.send(MessageBuilder::netflow9(0)
                   .options(netflow9Options(258, {{1, 4}}, {{48, 1}, {50, 4}}))
                   .set(258, Octets().u32(0).u8(1).u32(100).u32(0).u8(2).u32(200))
                   .templates(templateRecord(300, {{1, 4}, {48, 1}}, false))
                   .set(300, Octets().u32(1).u8(2).u32(1).u8(1).u32(1).u8(2)));
    const auto rows = bench.rows();
    QCOMPARE(rows[0].sampling, 200U);
    QCOMPARE(rows[1].sampling, 100U);
    QCOMPARE(rows[2].sampling, 200U);
}

void SamplingTest::a22OneSamplerServesRecordsThatNameNone()
{
    const auto data = [](std::uint32_t sequence) {
        return MessageBuilder::netflow9(sequence)
            .templates(templateRecord(300, {{1, 4}}, false))
            .set(300, Octets().u32(1));
    };
    const auto sampler = [](std::uint32_t sequence, unsigned id, std::uint32_t rate) {
        return MessageBuilder::netflow9(sequence)
            .options(netflow9Options(258, {{1, 4}}, {{48, 1}, {50, 4}}))
            .set(258, Octets().u32(0).u8(id).u32(rate));
    };
    using Announced = std::vector<std::pair<std::string, std::uint32_t>>;
    DecoderBench bench;
    bench.send(data(0));
    QCOMPARE(bench.rows().at(0).sampling, 0U);
    bench.send(sampler(1, 7, 500));
    QCOMPARE(announced(bench), (Announced {{"192.0.2.1/0/7", 500U}, {"192.0.2.1/0", 500U}}));
    bench.send(data(2));
    QCOMPARE(bench.rows().at(0).sampling, 500U);
    bench.send(sampler(3, 8, 1000)); // now it is not clear which one saw them
    bench.send(data(4));
    const auto rows = bench.rows();
    QCOMPARE(rows.at(0).sampling, 0U);
    QVERIFY(rows.at(0).sampler.empty()); // so that no announcement of before is used
}

void SamplingTest::a22RateOfAnInterfaceIsNotThatOfTheDomain()
{
    DecoderBench bench;
    bench.send(MessageBuilder::netflow9(0)
                   .options(netflow9Options(257, {{2, 4}}, {{34, 4}}))
                   .set(257, Octets().u32(3).u32(10).u32(4).u32(1000))
                   .templates(templateRecord(300, {{1, 4}, {10, 4}, {14, 4}}, false))
                   .set(300,
                       Octets()
                           .u32(1)
                           .u32(3)
                           .u32(9)
                           .u32(1)
                           .u32(4)
                           .u32(3)
                           .u32(1)
                           .u32(9)
                           .u32(4)
                           .u32(1)
                           .u32(9)
                           .u32(8)));
    const auto rows = bench.rows();
    QCOMPARE(rows.size(), std::size_t {4});
    QCOMPARE(rows[0].sampling, 10U);
    QCOMPARE(rows[0].sampler, std::string("192.0.2.1/0/if3"));
    QCOMPARE(rows[1].sampling, 1000U);
    QCOMPARE(rows[2].sampling, 1000U); // went out there
    QCOMPARE(rows[3].sampling, 0U);
    QCOMPARE(rows[3].sampler, std::string("192.0.2.1/0"));
}

void SamplingTest::a22NonsenseIsNoRate()
{
    QVERIFY(!samplingChance(0, 4));
    QVERIFY(!samplingChance(0x7fc00000, 4)); // not a number
    QVERIFY(!samplingChance(0x40000000, 4)); // 2
    QVERIFY(!samplingChance(0x3f80, 2));
    QCOMPARE(samplingChance(0x3f800000, 4), std::optional(1U));
    QVERIFY(!samplingRate(0, {}));
    QVERIFY(!samplingRate(0, 100));
    QVERIFY(!samplingFraction(0, 100));
    QVERIFY(!samplingFraction(10, 5));
    QCOMPARE(samplingRate(~0ULL, {}), std::optional(0xFFFF'FFFFU));
    QCOMPARE(samplingFraction(1, ~0ULL), std::optional(0xFFFF'FFFFU));
}

void SamplingTest::a23RenamedInterfaceCountsFromNow()
{
    DecoderBench bench;
    bench.send(MessageBuilder::netflow9(1)
                   .options(netflow9Options(258, {{2, 4}}, {{82, 6}, {83, 6}}))
                   .set(258, Octets().u32(5).text("first").fill(1).text("a port"))
                   .templates(templateRecord(300, {{10, 2}, {14, 4}}, false))
                   .set(300, Octets().u16(5).u32(6))
                   .set(258, Octets().u32(5).text("second").text("a port"))
                   .set(300, Octets().u16(5).u32(6)));
    const auto rows = bench.rows();
    QCOMPARE(rows[rows.size() - 2].inInterface, std::string("first"));
    QCOMPARE(rows[rows.size() - 1].inInterface, std::string("second"));
    QCOMPARE(rows[rows.size() - 1].outInterface, std::string("6")); // no name: its number
}

void SamplingTest::a23ApplicationsAndVrfsGetTheirNames()
{
    DecoderBench bench;
    bench.send(MessageBuilder::ipfix(0)
                   .options(ipfixOptions(257, 1, {{95, 4}, {96, 5}}))
                   .set(257, Octets().u32(0x0d000035).text("dns").fill(2))
                   .options(ipfixOptions(258, 1, {{234, 4}, {236, 6}}))
                   .set(258, Octets().u32(7).text("red").fill(3))
                   .templates(templateRecord(300, {{95, 4}, {234, 4}}, true))
                   .set(300, Octets().u32(0x0d000035).u32(7).u32(0x0d000036).u32(8)));
    const auto rows = bench.rows();
    QCOMPARE(rows[0].application, std::string("dns"));
    QCOMPARE(rows[0].vrf, std::string("red"));
    QVERIFY(rows[1].application.empty());
    QCOMPARE(rows[1].vrf, std::string("id:8"));
}

void SamplingTest::a23TablesAreBounded()
{
    BoundedTable<int, int> table(100);
    for (int i = 0; i < 1000; ++i) {
        table.set(i, i);
        table.set(0, i); // what is set again stays
    }
    QCOMPARE(table.size(), std::size_t {100});
    QCOMPARE(*table.find(0), 999);
    QVERIFY(!table.find(500));
    QCOMPARE(*table.find(999), 999);
}

void SamplingTest::a24TextIsMadeSafe()
{
    QCOMPARE(cleanText(bytesOf(std::string_view("eth0\0junk", 9))), std::string("eth0"));
    QCOMPARE(cleanText(bytesOf("Z\xc3\xbcrich")), std::string("Z\xc3\xbcrich"));
    QCOMPARE(cleanText(bytesOf("a\x1b[31mb")), std::string("a\xef\xbf\xbd[31mb"));
    QCOMPARE(cleanText(bytesOf("a\xff\xfe")), std::string("a\xef\xbf\xbd\xef\xbf\xbd"));
    QCOMPARE(cleanText(bytesOf("\xc0\xaf")), std::string("\xef\xbf\xbd\xef\xbf\xbd")); // overlong
    QCOMPARE(cleanText(bytesOf("\xed\xa0\x80")).find('\xed'), std::string::npos); // surrogate
    QCOMPARE(cleanText(bytesOf("\xc2\x85")), std::string("\xef\xbf\xbd")); // C1 control
    QCOMPARE(cleanText(bytesOf(std::string(5000, 'x'))).size(), std::size_t {256});
    QVERIFY(cleanText({}).empty());
}

QTEST_APPLESS_MAIN(SamplingTest)
#include "tst_sampling.moc"
