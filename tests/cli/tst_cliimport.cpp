// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirun.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>
#include <zstd.h>

#include <memory>

#ifdef Q_OS_UNIX
#include <signal.h>
#include <sys/stat.h>
#endif

using namespace nb::test;

namespace {

QString text(const char* latin)
{
    return QString::fromLatin1(latin);
}

void append32(QByteArray& bytes, quint32 value)
{
    for (int shift = 0; shift < 32; shift += 8)
        bytes.append(static_cast<char>(value >> shift & 0xFF));
}

/// A pcap of UDP packets from 10.0.0.1:5000 to 10.0.0.2:53, one a second, raw IPv4.
QByteArray capture(int packets)
{
    QByteArray bytes;
    append32(bytes, 0xA1B2C3D4);
    append32(bytes, 0x00040002);
    append32(bytes, 0);
    append32(bytes, 0);
    append32(bytes, 65535);
    append32(bytes, 101); // LINKTYPE_RAW
    const QByteArray packet = QByteArray::fromHex("4500002000010000401100000a0000010a000002"
                                                  "13880035000c000068656c6c");
    for (int i = 0; i < packets; ++i) {
        append32(bytes, 1772442000U + static_cast<quint32>(i));
        append32(bytes, 0);
        append32(bytes, static_cast<quint32>(packet.size()));
        append32(bytes, static_cast<quint32>(packet.size()));
        bytes += packet;
    }
    return bytes;
}

void makeDatabase(const QString& path, const char* sql)
{
    sqlite3* db = nullptr;
    QCOMPARE(sqlite3_open(path.toUtf8().constData(), &db), SQLITE_OK);
    QCOMPARE(sqlite3_exec(db, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(db);
}

} // namespace

class TestCliImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void badInputIsExplained_data();
    void badInputIsExplained();
    void newerDayFileIsRefused();
    void captureComesInAsFlows();
    void capturesOfTheTreeComeInAsExpected_data();
    void capturesOfTheTreeComeInAsExpected();
    void damagedCapturesOfTheTreeAreTold();
    void truncatedCaptureGivesWholePacketsAndCodeThree();
    void sameContentIsRefusedUnlessAgain();
    void oneBadFileAmongGoodOnesGivesCodeThree();
    void badRowsAreToldWithLineNumbers();
    void foldersAreSearchedWithoutLinks();
    void ownDayFileMergesIntoAnotherWorkspace();
    void filesOfTheWorkspaceItselfAreRefused();
    void missingWorkspaceIsExplained();
    void interruptLeavesNothingBehind();
    void filesOfAFolderThatHoldNoFlowsAreOnlyCounted();
    void quietTellsProblemsOnly();
    void damageBeforeTheFirstFlowIsBadInput();
    void captureWithoutPacketsSaysSo();
    void unwritableWorkspaceIsExplained();
    void sampleIsWhatTheGeneratorMakes();

private:
    QString write(const char* name, const QByteArray& content) const
    {
        const QString path = m_folder->filePath(text(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            return {};
        return path;
    }
    CliResult run(const QStringList& arguments) const
    {
        return runCli(QStringList {text("-w"), m_folder->filePath(text("workspace"))} + arguments);
    }
    qsizetype flowCount() const { return run({text("flows")}).rows().size() - 1; }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCliImport::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestCliImport::badInputIsExplained_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("missing") << QByteArray() << QByteArray("cannot be read");
    QTest::newRow("empty") << QByteArray("") << QByteArray("empty");
    QTest::newRow("text") << QByteArray("Dear Sir,\nthe flows are late.\n") << QByteArray("text");
    QTest::newRow("binary") << QByteArray("\x7F"
                                          "ELF\1\2\3\0\0\0",
        10) << QByteArray("formats");
    QTest::newRow("zip") << QByteArray("PK\3\4 and so on") << QByteArray("archive");
    QTest::newRow("utf-16") << QByteArray("\xFF\xFEs\0t\0", 6) << QByteArray("UTF-16");
    QTest::newRow("csv header") << QByteArray("src_ip,dst_port\n10.0.0.1,80\n")
                                << QByteArray("dst_ip, start or end");
    QTest::newRow("sqlite head only")
        << QByteArray("SQLite format 3\0 nothing", 24) << QByteArray("netbehave-cli: ");
}

void TestCliImport::badInputIsExplained()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, reason);
    const QString path
        = content.isNull() ? m_folder->filePath(text("missing")) : write("input", content);
    const CliResult r = run({text("import"), path});
    QCOMPARE(r.code, 2);
    QVERIFY2(r.err.contains(reason), r.err.constData());
    QVERIFY2(r.err.contains(QFileInfo(path).fileName().toUtf8()), r.err.constData());
    QCOMPARE(flowCount(), 0);
}

void TestCliImport::newerDayFileIsRefused()
{
    const QString path = m_folder->filePath(text("flows-2030-01-01.sqlite3"));
    makeDatabase(path,
        "PRAGMA application_id=1312965704; PRAGMA user_version=999;"
        "CREATE TABLE flow_chunk(x)");
    const CliResult r = run({text("import"), path});
    QCOMPARE(r.code, 2);
    QVERIFY2(r.err.contains("newer version"), r.err.constData());
    const QString foreign = m_folder->filePath(text("places.sqlite"));
    makeDatabase(foreign, "CREATE TABLE places(url TEXT)");
    const CliResult f = run({text("import"), foreign});
    QCOMPARE(f.code, 2);
    QVERIFY2(f.err.contains("not ours"), f.err.constData());
}

void TestCliImport::captureComesInAsFlows()
{
    const CliResult r = run({text("import"), write("dns.pcap", capture(5))});
    QVERIFY2(r.code == 0, r.err.constData());
    QVERIFY2(r.out.contains("1 flow from 5 packets"), r.out.constData());
    const CliResult flows = run({text("flows"), text("--columns"),
        text("src_ip,dst_ip,dst_port,protocol,packets,bytes,exporter")});
    QCOMPARE(
        flows.rows().value(1).join(' '), QByteArray("10.0.0.1 10.0.0.2 53 udp 5 160 dns.pcap"));
}

void TestCliImport::capturesOfTheTreeComeInAsExpected_data()
{
    QTest::addColumn<QString>("group");
    for (const char* group : {"links", "tunnels", "carriers", "skipped"})
        QTest::newRow(group) << QString::fromLatin1(group);
}

/// One capture for each encapsulation; `flows.tsv` beside them was read by hand and with tshark.
void TestCliImport::capturesOfTheTreeComeInAsExpected()
{
    QFETCH(QString, group);
    const QDir folder(QStringLiteral(NB_SOURCE_DIR "/tests/data/captures/") + group);
    QStringList files;
    for (const QString& name : folder.entryList({text("*.pcap")}, QDir::Files, QDir::Name))
        files << folder.filePath(name);
    QVERIFY(files.size() > 5);
    // link types differ, contents may not: each is taken
    const CliResult imported = run(QStringList {text("import"), text("--again")} + files);
    QVERIFY2(imported.code == 0 || (group == u"skipped" && imported.code == 3),
        imported.err.constData());
    const CliResult flows = run({text("flows"), text("--format"), text("tsv"), text("--sort"),
        text("exporter"), text("--columns"),
        text("exporter,src_ip,src_port,dst_ip,dst_port,protocol,packets,bytes,vlan,tunnel")});
    const QString path = folder.filePath(text("flows.tsv"));
    QFile file(path);
    if (qEnvironmentVariableIsSet("NB_WRITE_FIXTURES")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(flows.out), flows.out.size());
        return;
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(flows.out, file.readAll());
}

void TestCliImport::damagedCapturesOfTheTreeAreTold()
{
    const QDir folder(QStringLiteral(NB_SOURCE_DIR "/tests/data/captures/damaged"));
    const QStringList names = folder.entryList({text("*.cap")}, QDir::Files, QDir::Name);
    QVERIFY(names.size() > 10);
    for (const QString& name : names) {
        const CliResult result = run({text("import"), text("--again"), folder.filePath(name)});
        QVERIFY2(result.code == 2 || result.code == 3, qPrintable(name));
        QVERIFY2(
            result.err.contains(" (at byte "), (name.toUtf8() + ": " + result.err).constData());
    }
}

void TestCliImport::truncatedCaptureGivesWholePacketsAndCodeThree()
{
    const CliResult r = run({text("import"), write("cut.pcap", capture(5).chopped(7))});
    QCOMPARE(r.code, 3);
    QVERIFY2(r.err.contains("byte"), r.err.constData());
    QCOMPARE(
        run({text("flows"), text("--columns"), text("packets")}).out, QByteArray("packets\n4\n"));
}

void TestCliImport::sameContentIsRefusedUnlessAgain()
{
    const QString path = write("a.pcap", capture(3));
    QCOMPARE(run({text("import"), path}).code, 0);
    const CliResult second = run({text("import"), path});
    QCOMPARE(second.code, 2);
    QVERIFY2(second.err.contains("--again"), second.err.constData());
    // Another name, and compressed, is the same content.
    const QString copy = write("b.pcap", capture(3));
    QCOMPARE(run({text("import"), copy}).code, 2);
    QProcess gzip;
    gzip.start(text("gzip"), {copy});
    if (gzip.waitForFinished() && gzip.exitCode() == 0)
        QCOMPARE(run({text("import"), copy + text(".gz")}).code, 2);
    QCOMPARE(flowCount(), 1);
    QCOMPARE(run({text("import"), text("--again"), path}).code, 0);
    QCOMPARE(flowCount(), 2);
    // A longer file with the same beginning is another content.
    QCOMPARE(run({text("import"), write("c.pcap", capture(4))}).code, 0);
}

void TestCliImport::oneBadFileAmongGoodOnesGivesCodeThree()
{
    const CliResult r
        = run({text("import"), write("a.pcap", capture(2)), write("b.txt", "nothing\n")});
    QCOMPARE(r.code, 3);
    QCOMPARE(flowCount(), 1);
    const CliResult json = run({text("--json"), text("import"), write("c.pcap", capture(3)),
        write("d.txt", "nothing at all\n")});
    QCOMPARE(json.code, 3);
    const QList<QByteArray> lines = json.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    QCOMPARE(QJsonDocument::fromJson(lines[0])[text("state")].toString(), text("done"));
    QCOMPARE(QJsonDocument::fromJson(lines[0])[text("packets")].toInt(), 3);
    QCOMPARE(QJsonDocument::fromJson(lines[1])[text("state")].toString(), text("failed"));
}

void TestCliImport::badRowsAreToldWithLineNumbers()
{
    QByteArray csv = "start,src_ip,dst_ip\n";
    for (int i = 0; i < 20; ++i)
        csv += i < 13 ? "never,10.0.0.1,10.0.0.2\n" : "1,10.0.0.1,10.0.0.2\n";
    const CliResult r = run({text("import"), write("rows.csv", csv)});
    QCOMPARE(r.code, 3);
    QVERIFY2(r.out.contains("7 flows; 13 bad rows left out\n"), r.out.constData());
    QVERIFY(r.err.contains("line 2: start"));
    QVERIFY(r.err.contains("line 14: start"));
    QCOMPARE(flowCount(), 7);
}

void TestCliImport::foldersAreSearchedWithoutLinks()
{
    QVERIFY(QDir(m_folder->path()).mkpath(text("in/deep/er")));
    QVERIFY(QDir(m_folder->path()).mkpath(text("out")));
    write("in/b.pcap", capture(2));
    write("in/deep/er/a.pcap", capture(3));
    const QString outside = write("out/c.pcap", capture(4));
    QFile::link(outside, m_folder->filePath(text("in/link.pcap")));
    QFile::link(m_folder->filePath(text("in")), m_folder->filePath(text("in/deep/loop")));
    const CliResult r = run({text("import"), m_folder->filePath(text("in"))});
    QVERIFY2(r.code == 0, r.err.constData());
    QCOMPARE(flowCount(), 2);
    // A link that is named is followed.
    QCOMPARE(run({text("import"), m_folder->filePath(text("in/link.pcap"))}).code, 0);
    QVERIFY(QDir(m_folder->path()).mkpath(text("nothing")));
    QCOMPARE(run({text("import"), m_folder->filePath(text("nothing"))}).code, 2);
}

void TestCliImport::ownDayFileMergesIntoAnotherWorkspace()
{
    QCOMPARE(run({text("import"), write("a.pcap", capture(3))}).code, 0);
    const CliResult before = run({text("flows")});
    const QString day = m_folder->filePath(text("workspace/days/flows-2026-03-02.sqlite3"));
    const QStringList there {text("-w"), m_folder->filePath(text("other"))};
    const CliResult r = runCli(there + QStringList {text("import"), day});
    QVERIFY2(r.code == 0, r.err.constData());
    QVERIFY(r.out.contains("day file, 1 flow"));
    QCOMPARE(runCli(there + QStringList {text("flows")}).out, before.out);
    QCOMPARE(runCli(there + QStringList {text("import"), day}).code, 2);
}

void TestCliImport::filesOfTheWorkspaceItselfAreRefused()
{
    QCOMPARE(run({text("import"), write("a.pcap", capture(3))}).code, 0);
    const QString day = m_folder->filePath(text("workspace/days/flows-2026-03-02.sqlite3"));
    QCOMPARE(run({text("import"), day}).code, 2);
    QCOMPARE(flowCount(), 1);
}

void TestCliImport::missingWorkspaceIsExplained()
{
    const CliResult r = run({text("flows")});
    QCOMPARE(r.code, 2);
    QVERIFY2(r.err.contains("netbehave-cli import FILE"), r.err.constData());
    QVERIFY(!QFileInfo::exists(m_folder->filePath(text("workspace"))));
}

void TestCliImport::interruptLeavesNothingBehind()
{
#ifdef Q_OS_UNIX
    QCOMPARE(run({text("import"), write("a.pcap", capture(3))}).code, 0);
    const QByteArray before = run({text("flows")}).out;
    // A pipe that stays open keeps the import waiting in the middle.
    QProcess process;
    process.start(text(NB_BIN_DIR "/netbehave-cli"),
        {text("-w"), m_folder->filePath(text("workspace")), text("import"), text("-")});
    QVERIFY(process.waitForStarted());
    QByteArray rows = "start,src_ip,dst_ip\n";
    for (int i = 0; i < 200'000; ++i)
        rows += "1,10.0.0.1,10.0.0.2\n";
    process.write(rows);
    QTRY_COMPARE_WITH_TIMEOUT(process.bytesToWrite(), 0, 30'000);
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    process.write(rows);
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    QCOMPARE(run({text("flows")}).out, before);
#else
    QSKIP("needs POSIX signals");
#endif
}

void TestCliImport::filesOfAFolderThatHoldNoFlowsAreOnlyCounted()
{
    QVERIFY(QDir(m_folder->path()).mkpath(text("in")));
    QVERIFY(QDir(m_folder->path()).mkpath(text("none")));
    write("in/a.pcap", capture(2));
    write("in/b.pcap", capture(3));
    const QString readme = write("in/README", "Nothing to see.\n");
    write("in/conn.json", "{\"src_ip\": 1}\n");
    write("in/steps.tsv", "start\tend\n1\t2\n");
    write("none/README", "Nothing either.\n");
    const CliResult r = run({text("import"), m_folder->filePath(text("in"))});
    QCOMPARE(r.code, 0);
    QVERIFY2(
        r.err.contains("skipped 3 files that hold no flows (-v lists them)\n"), r.err.constData());
    QVERIFY(!r.err.contains("README"));
    QVERIFY2(r.out.contains("total: 2 files, 2 flows from 5 packets, "), r.out.constData());
    const CliResult verbose
        = run({text("-v"), text("import"), text("--again"), m_folder->filePath(text("in"))});
    QCOMPARE(verbose.code, 0);
    QVERIFY(verbose.err.contains("README: skipped"));
    QCOMPARE(run({text("import"), readme}).code, 2);
    const CliResult none = run({text("import"), m_folder->filePath(text("none"))});
    QCOMPARE(none.code, 2);
    QVERIFY2(none.err.contains("none of the files"), none.err.constData());
}

void TestCliImport::quietTellsProblemsOnly()
{
    const CliResult cut
        = run({text("-q"), text("import"), write("cut.pcap", capture(5).chopped(7))});
    QCOMPARE(cut.code, 3);
    QVERIFY2(cut.out.isEmpty(), cut.out.constData());
    QVERIFY2(cut.err.contains("at byte"), cut.err.constData());
    const CliResult whole = run({text("-q"), text("import"), write("a.pcap", capture(3))});
    QCOMPARE(whole.code, 0);
    QVERIFY(whole.out.isEmpty() && whole.err.isEmpty());
}

void TestCliImport::damageBeforeTheFirstFlowIsBadInput()
{
    const QString path = write("cut.pcap", capture(1).chopped(7));
    const CliResult r = run({text("import"), path});
    QCOMPARE(r.code, 2);
    QVERIFY2(r.out.contains("nothing whole in it"), r.out.constData());
    // It is not remembered as imported.
    QVERIFY(!run({text("import"), path}).err.contains("--again"));
    QVERIFY(!run({text("status")}).out.contains("cut.pcap"));
}

void TestCliImport::captureWithoutPacketsSaysSo()
{
    const CliResult r = run({text("import"), write("empty.pcap", capture(0))});
    QCOMPARE(r.code, 0);
    QVERIFY2(r.out.contains("no packets in it"), r.out.constData());
}

void TestCliImport::unwritableWorkspaceIsExplained()
{
    const QString file = write("file", "x");
    const CliResult r = runCli({text("-w"), file + text("/w"), text("import"), file});
    QVERIFY(r.code == 2);
    QVERIFY2(r.err.contains("may write"), r.err.constData());
    QVERIFY2(!r.err.contains("Make one"), r.err.constData());
}

void TestCliImport::sampleIsWhatTheGeneratorMakes()
{
    QProcess made;
    made.start(text(NB_BIN_DIR "/netbehave-sample"),
        {text(NB_SOURCE_DIR "/resources/sample/company.txt")});
    QVERIFY(made.waitForFinished());
    const QByteArray generated = made.readAllStandardOutput();
    QVERIFY(generated.size() > 1'000'000);
    const QString shipped = text(NB_SOURCE_DIR "/resources/sample/company.csv.zst");
    QFile file(shipped);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray packed = file.readAll();
    QVERIFY(packed.size() < 1'000'000);
    QByteArray unpacked(generated.size() + 1, '\0');
    const std::size_t size
        = ZSTD_decompress(unpacked.data(), static_cast<std::size_t>(unpacked.size()),
            packed.constData(), static_cast<std::size_t>(packed.size()));
    QCOMPARE(size, static_cast<std::size_t>(generated.size()));
    QVERIFY(unpacked.startsWith(generated));
}

QTEST_GUILESS_MAIN(TestCliImport)
#include "tst_cliimport.moc"
