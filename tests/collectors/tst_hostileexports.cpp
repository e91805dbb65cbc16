// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/base/bytesource.h"
#include "collectors/netflow/exportfile.h"
#include "tests/support/exportbuilder.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <random>

using namespace nb;
using namespace nb::test;

namespace {

const QString kHostile = QStringLiteral(NB_CORPUS_DIR "/hostile");

std::vector<std::byte> contentOf(const QString& path)
{
    QFile file(path);
    std::vector<std::byte> bytes;
    if (file.open(QIODevice::ReadOnly))
        for (const char c : file.readAll())
            bytes.push_back(static_cast<std::byte>(c));
    return bytes;
}

/// A template and a record of it still come through.
bool stillDecodes(DecoderBench& bench)
{
    bench.host = 77;
    bench.send(MessageBuilder::netflow9(0, 4242).templates(templateRecord(256, {{1, 4}}, false)));
    bench.batch.clear();
    bench.send(MessageBuilder::netflow9(1, 4242).set(256, Octets().u32(5)));
    const auto rows = bench.rows();
    return rows.size() == 1 && rows[0].bytes == 5;
}

} // namespace

/// What nobody should send: rules A10 and B12, the flaws that others had.
class HostileExportsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostileFilesEndInCountedErrors_data();
    void hostileFilesEndInCountedErrors();
    void mutatedMessagesDoNoHarm();
    void b12RepeatedMalformedMessagesMuteTheirSender();
    void b12UnknownSendersGetNoState();
};

void HostileExportsTest::hostileFilesEndInCountedErrors_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(kHostile);
    if (!folder.exists())
        QSKIP("the corpus of hostile files is not here");
    for (const QString& name : folder.entryList(QDir::Files))
        if (!name.endsWith(QStringLiteral(".md")) && !name.startsWith(QStringLiteral("hostile.")))
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void HostileExportsTest::hostileFilesEndInCountedErrors()
{
    QFETCH(QString, path);
    QElapsedTimer timer;
    timer.start();
    const auto bytes = contentOf(path);
    DecoderBench bench;
    // as one datagram, over UDP and in a stream
    bench.send(bytes);
    bench.transport = ExportTransport::Stream;
    bench.session = 5;
    bench.send(bytes);
    bench.transport = ExportTransport::Datagram;
    bench.session = 0;
    // and as a file
    MemorySource source(bytes);
    auto file = ExportFile::open(source);
    ExportMessage message;
    std::uint64_t messages = 0;
    while (file.ok() && (*file)->next(message)) {
        const auto outcome = bench.decoder.decode(message, bench.batch);
        QVERIFY(!outcome || *outcome == DropReason::Malformed || *outcome == DropReason::Muted);
        QVERIFY(++messages < 100'000);
    }
    QVERIFY(timer.elapsed() < 1000);
    bench.batch.clear();
    QVERIFY(stillDecodes(bench));
}

void HostileExportsTest::mutatedMessagesDoNoHarm()
{
    std::mt19937 random(5);
    auto nine = MessageBuilder::netflow9(0);
    nine.templates(templateRecord(256, {{8, 4}, {12, 4}, {1, 4}, {22, 4}, {21, 4}}, false))
        .options(netflow9Options(257, {{1, 4}}, {{48, 1}, {50, 4}, {82, 8}}))
        .set(256, Octets().fill(60, 7))
        .set(257, Octets().fill(17, 1));
    auto ten = MessageBuilder::ipfix(0);
    ten.templates(
           templateRecord(256, {{27, 16}, {96, 65'535}, {1, 4, 29'305}, {293, 65'535}}, true))
        .options(ipfixOptions(257, 1, {{302, 4}, {309, 4}, {310, 4}}))
        .set(256, Octets().fill(16, 1).variable("name").u32(1).variable("list", true))
        .set(257, Octets().fill(24, 1));
    const std::vector<std::vector<std::byte>> seeds {
        nine.bytes(), ten.bytes(), netflow5(0, 3).bytes()};
    DecoderBench bench;
    for (int i = 0; i < 60'000; ++i) {
        auto bytes = seeds[random() % seeds.size()];
        for (auto n = 1 + random() % 6; n > 0; --n)
            bytes[random() % bytes.size()] = static_cast<std::byte>(random() % 256);
        if (random() % 8 == 0)
            bytes.resize(random() % bytes.size());
        bench.host = static_cast<std::uint8_t>(random() % 50);
        bench.now += 1000;
        bench.send(bytes);
        if (bench.batch.size() > 1000) {
            bench.batch.fillMissing();
            for (std::size_t row = 0; row < bench.batch.size(); ++row)
                QVERIFY(bench.batch.start[row] <= bench.batch.end[row]);
            bench.batch.clear();
        }
    }
    bench.batch.clear();
    QVERIFY(stillDecodes(bench));
}

void HostileExportsTest::b12RepeatedMalformedMessagesMuteTheirSender()
{
    DecoderBench bench;
    QVERIFY(!bench.send(MessageBuilder::netflow9(0)));
    std::uint64_t malformed = 0;
    std::uint64_t muted = 0;
    for (int i = 0; i < 1000; ++i) {
        const auto outcome = bench.send(Octets().u16(9).fill(5));
        malformed += outcome == DropReason::Malformed ? 1 : 0;
        muted += outcome == DropReason::Muted ? 1 : 0;
    }
    QCOMPARE(malformed, std::uint64_t {DecoderLimits {}.malformedBeforeMute});
    QCOMPARE(malformed + muted, 1000U);
    QCOMPARE(bench.drops(DropReason::Malformed), malformed); // shown where they belong
    QCOMPARE(bench.drops(DropReason::Muted), muted);
    QVERIFY(bench.status().problem.find("not listened to for 30 s") != std::string::npos);
    bench.host = 2; // nobody else is
    QVERIFY(!bench.send(MessageBuilder::netflow9(0)));
    bench.host = 1;
    bench.now += 31'000'000;
    QVERIFY(!bench.send(MessageBuilder::netflow9(1)));
}

void HostileExportsTest::b12UnknownSendersGetNoState()
{
    DecoderBench bench;
    for (int i = 0; i < 200; ++i) {
        bench.host = static_cast<std::uint8_t>(i);
        QCOMPARE(
            bench.send(Octets().u16(9).fill(5)), ExportDecoder::Outcome(DropReason::Malformed));
        QCOMPARE(
            bench.send(Octets().u32(0xdeadbeef)), ExportDecoder::Outcome(DropReason::Malformed));
    }
    QVERIFY(bench.decoder.exporters().empty());
}

QTEST_APPLESS_MAIN(HostileExportsTest)
#include "tst_hostileexports.moc"
