// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exportbuilder.h"

#include <QTest>

#include <random>

using namespace nb;
using namespace nb::test;

namespace {

constexpr std::int64_t kSecond = 1'000'000; // µs

/// Template of an octet counter and a port, in one order or the other.
Octets counterThenPort(std::uint16_t id, bool ipfix = false)
{
    return templateRecord(id, {{1, 4}, {7, 2}}, ipfix);
}
Octets portThenCounter(std::uint16_t id, bool ipfix = false)
{
    return templateRecord(id, {{7, 2}, {1, 4}}, ipfix);
}

MessageBuilder message9(std::uint32_t sequence, std::uint32_t domain = 0)
{
    return MessageBuilder::netflow9(sequence, domain);
}

MessageBuilder message10(std::uint32_t sequence, std::uint32_t domain = 0)
{
    return MessageBuilder::ipfix(sequence, domain);
}

} // namespace

/// Templates: rules A1 to A9, A16 and B10.
class TemplateStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a1SameIdOfTwoExportersAndDomainsIsKeptApart();
    void a2OptionsOfAnotherPortApply();
    void a2ConflictingPortsAreTakenApartOnce();
    void a3LastDefinitionOwnsTheId();
    void a4RedefinitionCountsFromWhereItStands();
    void a5WithdrawalOverUdpIsIgnored();
    void a5WithdrawalOfAStreamCounts();
    void a5WithdrawalOfAllCountsForItsKind();
    void a6MalformedDefinitionDeletesTheOldOne();
    void a7TemplatesExpireEachOnItsOwn();
    void a7TemplatesOfStreamsDoNotExpire();
    void a7SlowRefreshLengthensTheLife();
    void a8SequenceJumpsForgetNoTemplate();
    void a9DataBeforeItsTemplateComesLate();
    void a9HeldDataExpiresAndIsCounted();
    void a9FloodOfUnknownIdsStaysBounded();
    void a16ReplacedTemplateLivesWhileItIsUsed();
    void b10TemplateFloodEvictsOnlyItsOwn();
    void b10DomainFloodKeepsTheCounts();
    void b10ExportersPastTheBoundAreRefused();
    void endedSessionForgetsItsTemplates();
    void stateSurvivesARestart();
    void damagedStateIsRefusedAsAWhole();
};

void TemplateStoreTest::a1SameIdOfTwoExportersAndDomainsIsKeptApart()
{
    DecoderBench bench;
    std::mt19937 random(1);
    std::array<std::uint32_t, 4> sequence {};
    for (int i = 0; i < 4; ++i) {
        bench.host = static_cast<std::uint8_t>(1 + i / 2);
        const auto domain = static_cast<std::uint32_t>(i % 2);
        const bool swapped = (i == 1 || i == 2);
        auto message = message9(sequence[static_cast<std::size_t>(i)]++, domain);
        message.templates(swapped ? portThenCounter(256) : counterThenPort(256));
        QVERIFY(!bench.send(message));
    }
    for (int n = 0; n < 10'000; ++n) {
        const auto i = random() % 4;
        const bool swapped = i == 1 || i == 2;
        const auto octets = static_cast<std::uint32_t>(random());
        const auto port = static_cast<std::uint16_t>(random());
        Octets data;
        if (swapped)
            data.u16(port).u32(octets);
        else
            data.u32(octets).u16(port);
        bench.host = static_cast<std::uint8_t>(1 + i / 2);
        bench.send(message9(sequence[i]++, static_cast<std::uint32_t>(i % 2)).set(256, data));
        const auto rows = bench.rows();
        QCOMPARE(rows.size(), std::size_t {1});
        QCOMPARE(rows[0].bytes, octets);
        QCOMPARE(rows[0].srcPort.number(), port);
        QCOMPARE(rows[0].domain, static_cast<std::uint32_t>(i % 2));
    }
}

void TemplateStoreTest::a2OptionsOfAnotherPortApply()
{
    DecoderBench bench;
    bench.port = 1000;
    bench.send(message9(0)
                   .templates(counterThenPort(256))
                   .options(netflow9Options(257, {{1, 4}}, {{34, 4}}))
                   .set(257, Octets().u32(0).u32(500)));
    bench.port = 2000;
    bench.send(message9(1).set(256, Octets().u32(7).u16(80)));
    const auto rows = bench.rows();
    QCOMPARE(rows.size(), std::size_t {1});
    QCOMPARE(rows[0].sampling, 500U);
    QVERIFY(!bench.status().conflict);
}

void TemplateStoreTest::a2ConflictingPortsAreTakenApartOnce()
{
    DecoderBench bench;
    std::uint32_t sequence = 0;
    for (int round = 0; round < 3; ++round) {
        bench.port = 1000;
        bench.send(message9(sequence++).templates(counterThenPort(256)));
        bench.port = 2000;
        bench.send(message9(sequence++).templates(portThenCounter(256)));
        bench.port = 1000;
        bench.send(message9(sequence++).set(256, Octets().u32(11).u16(1)));
        bench.port = 2000;
        bench.send(message9(sequence++).set(256, Octets().u16(2).u32(22)));
        const auto rows = bench.rows();
        QCOMPARE(rows.size(), std::size_t {2});
        QCOMPARE(rows[0].bytes, 11U);
        QCOMPARE(rows[0].srcPort.number(), 1);
        QCOMPARE(rows[1].bytes, 22U);
        QCOMPARE(rows[1].srcPort.number(), 2);
    }
    const auto all = bench.decoder.exporters();
    QCOMPARE(all.size(), std::size_t {2});
    QVERIFY(all[0].conflict && all[1].conflict);
    QCOMPARE(all[0].id.splitPort, 0);
    QCOMPARE(all[1].id.splitPort, 2000);
    QCOMPARE(all[0].templateRedefinitions + all[1].templateRedefinitions, 0U);
}

void TemplateStoreTest::a3LastDefinitionOwnsTheId()
{
    DecoderBench bench;
    bench.send(message9(0)
                   .options(netflow9Options(262, {{1, 4}}, {{34, 4}}))
                   .set(262, Octets().u32(0).u32(10))
                   .templates(counterThenPort(262))
                   .set(262, Octets().u32(5).u16(6))
                   .options(netflow9Options(262, {{1, 4}}, {{34, 4}}))
                   .set(262, Octets().u32(0).u32(20)));
    const auto rows = bench.rows();
    QCOMPARE(rows.size(), std::size_t {1});
    QCOMPARE(rows[0].bytes, 5U);
    QCOMPARE(bench.status().optionsRecords, 2U);
    QCOMPARE(bench.status().sampling, std::optional<std::uint32_t>(20));
}

void TemplateStoreTest::a4RedefinitionCountsFromWhereItStands()
{
    DecoderBench bench;
    bench.send(message9(0).templates(counterThenPort(256)));
    bench.send(message9(1)
                   .set(256, Octets().u32(1).u16(2))
                   .templates(portThenCounter(256))
                   .set(256, Octets().u16(4).u32(3))
                   .templates(portThenCounter(256)));
    const auto rows = bench.rows();
    QCOMPARE(rows.size(), std::size_t {2});
    QCOMPARE(rows[0].bytes, 1U);
    QCOMPARE(rows[0].srcPort.number(), 2);
    QCOMPARE(rows[1].bytes, 3U);
    QCOMPARE(rows[1].srcPort.number(), 4);
    QCOMPARE(bench.status().templateRedefinitions, 1U);
    QCOMPARE(bench.status().templateRefreshes, 1U);
}

void TemplateStoreTest::a5WithdrawalOverUdpIsIgnored()
{
    DecoderBench bench;
    bench.send(message10(0).templates(counterThenPort(256, true)));
    bench.send(message10(0).templates(Octets().u16(256).u16(0)));
    bench.send(message10(0).templates(Octets().u16(2).u16(0)));
    bench.send(message10(0).set(256, Octets().u32(1).u16(2)));
    QCOMPARE(bench.rows().size(), std::size_t {1});
}

void TemplateStoreTest::a5WithdrawalOfAStreamCounts()
{
    DecoderBench bench;
    bench.transport = ExportTransport::Stream;
    bench.session = 7;
    bench.send(message10(0).templates(counterThenPort(256, true)));
    bench.send(message10(0).set(256, Octets().u32(1).u16(2)));
    QCOMPARE(bench.rows().size(), std::size_t {1});
    bench.send(message10(1).templates(Octets().u16(256).u16(0)));
    bench.send(message10(1).set(256, Octets().u32(1).u16(2)));
    QCOMPARE(bench.rows().size(), std::size_t {0});
    // what came in between is not read by a later layout
    QCOMPARE(bench.drops(DropReason::NoTemplate), 1U);
    bench.send(message10(1).templates(portThenCounter(256, true)));
    QCOMPARE(bench.rows().size(), std::size_t {0});
    // of one that is not known: ignored and told
    bench.send(message10(1).templates(Octets().u16(300).u16(0)));
    QVERIFY(bench.status().problem.find("300") != std::string::npos);
}

void TemplateStoreTest::a5WithdrawalOfAllCountsForItsKind()
{
    DecoderBench bench;
    bench.transport = ExportTransport::Stream;
    bench.session = 7;
    bench.send(message10(0)
                   .templates(counterThenPort(256, true))
                   .templates(counterThenPort(257, true))
                   .options(ipfixOptions(258, 1, {{149, 4}, {34, 4}})));
    QCOMPARE(bench.status().templates, 3U);
    bench.send(message10(0).templates(Octets().u16(2).u16(0)));
    QCOMPARE(bench.status().templates, 1U);
    bench.send(message10(0).options(Octets().u16(3).u16(0)));
    QCOMPARE(bench.status().templates, 0U);
}

void TemplateStoreTest::a6MalformedDefinitionDeletesTheOldOne()
{
    DecoderBench bench;
    bench.send(message9(0).templates(counterThenPort(256)));
    bench.send(message9(1).templates(Octets().u16(256).u16(900).u16(1).u16(4)));
    bench.send(message9(2).set(256, Octets().u32(1).u16(2)));
    QCOMPARE(bench.rows().size(), std::size_t {0});
    QCOMPARE(bench.drops(DropReason::NoTemplate), 1U);
    QCOMPARE(bench.drops(DropReason::MalformedSet), 1U);
    bench.send(message9(3).templates(counterThenPort(256)));
    QCOMPARE(bench.rows().size(), std::size_t {0}); // what came in between is not guessed at
    bench.send(message9(4).set(256, Octets().u32(1).u16(2)));
    QCOMPARE(bench.rows().size(), std::size_t {1});
}

void TemplateStoreTest::a7TemplatesExpireEachOnItsOwn()
{
    DecoderLimits limits;
    limits.templateLifetime = std::chrono::seconds {100};
    DecoderBench bench(limits);
    bench.send(message9(0).templates(counterThenPort(256)).templates(counterThenPort(257)));
    bench.now += 60 * kSecond;
    bench.send(message9(1).templates(counterThenPort(256)));
    bench.now += 60 * kSecond;
    bench.decoder.advance(bench.now);
    QCOMPARE(bench.status().templates, 1U);
    bench.send(message9(2).set(256, Octets().u32(1).u16(2)));
    bench.send(message9(3).set(257, Octets().u32(1).u16(2)));
    QCOMPARE(bench.rows().size(), std::size_t {1});
}

void TemplateStoreTest::a7TemplatesOfStreamsDoNotExpire()
{
    DecoderBench bench;
    bench.transport = ExportTransport::Stream;
    bench.session = 1;
    bench.send(message10(0).templates(counterThenPort(256, true)));
    bench.now += 86'400 * kSecond;
    bench.decoder.advance(bench.now);
    bench.send(message10(0).set(256, Octets().u32(1).u16(2)));
    QCOMPARE(bench.rows().size(), std::size_t {1});
}

void TemplateStoreTest::a7SlowRefreshLengthensTheLife()
{
    DecoderLimits limits;
    limits.templateLifetime = std::chrono::seconds {100};
    DecoderBench bench(limits);
    bench.send(message9(0).templates(counterThenPort(256)));
    bench.now += 90 * kSecond;
    bench.send(message9(1).templates(counterThenPort(256)));
    bench.now += 260 * kSecond; // less than 3 times 90 s
    bench.send(message9(2).set(256, Octets().u32(1).u16(2)));
    QCOMPARE(bench.rows().size(), std::size_t {1});
    bench.now += 20 * kSecond;
    bench.send(message9(3).set(256, Octets().u32(1).u16(2)));
    QCOMPARE(bench.rows().size(), std::size_t {0});
}

void TemplateStoreTest::a8SequenceJumpsForgetNoTemplate()
{
    DecoderBench bench;
    for (const std::uint32_t domain : {0U, 1U, 2U})
        bench.send(message9(0, domain).templates(counterThenPort(256)));
    std::size_t rows = 0;
    for (std::uint32_t i = 1; i < 1000; i += 2)
        for (const std::uint32_t sequence : {i + 1, i}) // every pair swapped
            for (const std::uint32_t domain : {0U, 1U, 2U}) {
                bench.send(message9(sequence, domain).set(256, Octets().u32(i).u16(2)));
                rows += bench.rows().size();
            }
    bench.send(message9(0xF000'0000, 1).set(256, Octets().u32(1).u16(2)));
    bench.send(message9(3, 1).set(256, Octets().u32(9).u16(9)));
    rows += bench.rows().size();
    QCOMPARE(rows, std::size_t {3002});
}

void TemplateStoreTest::a9DataBeforeItsTemplateComesLate()
{
    DecoderBench bench;
    const std::int64_t first = bench.now;
    bench.send(message9(0).set(256, Octets().u32(42).u16(2)));
    QCOMPARE(bench.rows().size(), std::size_t {0});
    QCOMPARE(bench.status().heldSets, 1U);
    bench.now += 5 * kSecond;
    bench.send(message9(1).templates(counterThenPort(256)));
    const auto rows = bench.rows();
    QCOMPARE(rows.size(), std::size_t {1});
    QCOMPARE(rows[0].bytes, 42U);
    QCOMPARE(toMicroseconds(rows[0].received), first);
    QVERIFY(rows[0].marks.find("late-template") != std::string::npos);
    QCOMPARE(bench.status().heldSets, 0U);
    QCOMPARE(bench.status().replayedSets, 1U);
}

void TemplateStoreTest::a9HeldDataExpiresAndIsCounted()
{
    DecoderBench bench;
    bench.send(message9(0).set(256, Octets().u32(42).u16(2)));
    bench.now += 61 * kSecond;
    bench.decoder.advance(bench.now);
    QCOMPARE(bench.drops(DropReason::HeldExpired), 1U);
    bench.send(message9(1).templates(counterThenPort(256)));
    QCOMPARE(bench.rows().size(), std::size_t {0});
}

void TemplateStoreTest::a9FloodOfUnknownIdsStaysBounded()
{
    DecoderBench bench;
    for (std::uint32_t i = 0; i < 20'000; ++i)
        bench.send(
            message9(i).set(static_cast<std::uint16_t>(256 + i % 5000), Octets().fill(1000)));
    const auto status = bench.status();
    QVERIFY(status.heldSets * 1000 <= (std::size_t {1} << 20));
    QCOMPARE(status.heldSets + bench.drops(DropReason::NoTemplate), 20'000U);
}

void TemplateStoreTest::a16ReplacedTemplateLivesWhileItIsUsed()
{
    // held sets keep the definition they matched, also when it is replaced before they come out
    DecoderLimits limits;
    DecoderBench bench(limits);
    for (std::uint32_t i = 0; i < 10; ++i)
        bench.send(message9(i).set(256, Octets().u32(i).u16(2)));
    bench.send(message9(10).templates(counterThenPort(256)).templates(portThenCounter(256)));
    const auto rows = bench.rows();
    QCOMPARE(rows.size(), std::size_t {10});
    for (std::size_t i = 0; i < rows.size(); ++i)
        QCOMPARE(rows[i].bytes, i);
}

void TemplateStoreTest::b10TemplateFloodEvictsOnlyItsOwn()
{
    DecoderBench bench;
    bench.host = 1;
    bench.send(message9(0).templates(counterThenPort(256)));
    bench.host = 2;
    for (std::uint32_t i = 0; i < 3000; ++i)
        bench.send(message9(i).templates(counterThenPort(static_cast<std::uint16_t>(256 + i))));
    bench.host = 1;
    bench.send(message9(1).set(256, Octets().u32(1).u16(2)));
    QCOMPARE(bench.rows().size(), std::size_t {1});
    for (const ExporterStatus& status : bench.decoder.exporters())
        QVERIFY(status.templates <= DecoderLimits {}.templatesOfDomain);
}

void TemplateStoreTest::b10DomainFloodKeepsTheCounts()
{
    DecoderBench bench;
    bench.host = 1;
    bench.send(message9(0).templates(counterThenPort(256)));
    bench.host = 2;
    for (std::uint32_t i = 0; i < 1000; ++i)
        bench.send(message9(0, i).templates(counterThenPort(256)));
    bench.host = 1;
    bench.send(message9(1).set(256, Octets().u32(1).u16(2)));
    QCOMPARE(bench.rows().size(), std::size_t {1});
    const auto all = bench.decoder.exporters();
    QVERIFY(all.size() <= 2 + DecoderLimits {}.domainsOfExporter);
    std::uint64_t datagrams = 0;
    for (const ExporterStatus& status : all)
        datagrams += status.datagrams;
    QCOMPARE(datagrams, 1002U);
}

void TemplateStoreTest::b10ExportersPastTheBoundAreRefused()
{
    DecoderLimits limits;
    limits.exporters = 2;
    DecoderBench bench(limits);
    bench.host = 1;
    QVERIFY(!bench.send(message9(0)));
    bench.host = 2;
    QVERIFY(!bench.send(message9(0)));
    bench.host = 3;
    QCOMPARE(bench.send(message9(0)), ExportDecoder::Outcome(DropReason::TooManyExporters));
    bench.host = 1;
    QVERIFY(!bench.send(message9(1)));
    // the bound on all domains together: who is in keeps room, by letting go of its own oldest
    limits.exporters = 100;
    limits.domains = 10;
    DecoderBench other(limits);
    other.host = 1;
    QVERIFY(!other.send(message9(0)));
    other.host = 2;
    for (std::uint32_t domain = 0; domain < 50; ++domain)
        QVERIFY(!other.send(message9(0, domain)));
    other.host = 3;
    QCOMPARE(other.send(message9(0)), ExportDecoder::Outcome(DropReason::TooManyExporters));
    other.host = 1;
    QVERIFY(!other.send(message9(1)));
    QCOMPARE(other.status().datagrams, 2U);
}

void TemplateStoreTest::endedSessionForgetsItsTemplates()
{
    DecoderBench bench;
    bench.transport = ExportTransport::Stream;
    bench.session = 3;
    bench.send(message10(0).templates(counterThenPort(256, true)));
    bench.decoder.endSession(3);
    bench.session = 4;
    bench.send(message10(0).set(256, Octets().u32(1).u16(2)));
    QCOMPARE(bench.rows().size(), std::size_t {0});
    QCOMPARE(bench.status().datagrams, 2U);
}

void TemplateStoreTest::stateSurvivesARestart()
{
    DecoderBench before;
    before.send(message9(0)
                    .templates(counterThenPort(256))
                    .options(netflow9Options(257, {{2, 4}}, {{82, 8}}))
                    .set(257, Octets().u32(5).text("eth5").fill(4))
                    .options(netflow9Options(258, {{1, 4}}, {{48, 1}, {50, 4}}))
                    .set(258, Octets().u32(0).u8(3).u32(1000)));
    before.send(message9(1).templates(templateRecord(300, {{10, 2}, {48, 1}, {1, 4}}, false)));
    const std::string state = before.decoder.saveState();
    DecoderBench after;
    QVERIFY(after.decoder.restoreState(state, after.now + 60 * kSecond).ok());
    after.now += 60 * kSecond;
    after.send(message9(2).set(300, Octets().u16(5).u8(3).u32(77)));
    const auto rows = after.rows();
    QCOMPARE(rows.size(), std::size_t {1});
    QCOMPARE(rows[0].bytes, 77U);
    QCOMPARE(rows[0].inInterface, std::string("eth5"));
    QCOMPARE(rows[0].sampling, 1000U);
    QCOMPARE(after.decoder.saveState().size(), state.size());
    DecoderBench later; // too old by then
    QVERIFY(later.decoder.restoreState(state, later.now + 7200 * kSecond).ok());
    QCOMPARE(later.status().templates, 0U);
}

void TemplateStoreTest::damagedStateIsRefusedAsAWhole()
{
    DecoderBench before;
    before.send(message9(0).templates(counterThenPort(256)));
    const std::string state = before.decoder.saveState();
    for (std::size_t i = 0; i < state.size(); ++i) {
        std::string damaged = state;
        damaged[i] = static_cast<char>(damaged[i] ^ 0x41);
        DecoderBench after;
        QVERIFY(!after.decoder.restoreState(damaged, after.now).ok());
        QVERIFY(after.decoder.exporters().empty());
        QVERIFY(!after.decoder.restoreState(state.substr(0, i), after.now).ok());
    }
    QVERIFY(!before.decoder.restoreState({}, 0).ok());
}

QTEST_APPLESS_MAIN(TemplateStoreTest)
#include "tst_templatestore.moc"
