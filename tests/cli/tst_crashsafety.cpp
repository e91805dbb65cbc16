// SPDX-License-Identifier: GPL-3.0-or-later
// What is left of a workspace when the program that writes it is killed or the disk is full.
#include "core/storage/workspace.h"
#include "tests/cli/clirun.h"
#include "tests/support/effort.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <map>
#include <memory>

using namespace nb::test;

namespace {

constexpr int kRowsPerDay = 1500;
constexpr int kDays = 3;
constexpr int kRows = kRowsPerDay * kDays;
const int kKills = effort("NB_KILLS", 30);
const int kMaxRounds = 2 * kKills;
const qint64 kMilliseconds = 500 * kKills;

/// Flows of three days, told apart from those of other imports by their exporter.
QByteArray flowTable(int import)
{
    QByteArray csv = "start,end,src_ip,src_port,dst_ip,dst_port,protocol,packets,bytes,exporter\n";
    for (int day = 0; day < kDays; ++day) {
        const QByteArray date = "2026-03-0" + QByteArray::number(2 + day);
        for (int i = 0; i < kRowsPerDay; ++i) {
            const QByteArray time = date
                + QStringLiteral("T%1:%2:%3Z")
                      .arg(i / 3600, 2, 10, QLatin1Char('0'))
                      .arg(i / 60 % 60, 2, 10, QLatin1Char('0'))
                      .arg(i % 60, 2, 10, QLatin1Char('0'))
                      .toLatin1();
            csv += time + ',' + time + ",10.0." + QByteArray::number(i / 200) + '.'
                + QByteArray::number(i % 200) + ',' + QByteArray::number(1024 + i) + ",192.0.2."
                + QByteArray::number(i % 7) + ",443,6," + QByteArray::number(1 + i % 50) + ','
                + QByteArray::number(100 + 37 * i) + ",import-" + QByteArray::number(import) + '\n';
        }
    }
    return csv;
}

QString integrity(const QString& path)
{
    sqlite3* db = nullptr;
    QString answer = QStringLiteral("cannot be opened");
    if (sqlite3_open_v2(path.toUtf8().constData(), &db, SQLITE_OPEN_READONLY, nullptr)
        == SQLITE_OK) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &statement, nullptr) == SQLITE_OK
            && sqlite3_step(statement) == SQLITE_ROW) {
            const auto* text = static_cast<const char*>(sqlite3_column_blob(statement, 0));
            answer = QString::fromUtf8(text, sqlite3_column_bytes(statement, 0));
        } else {
            answer = QString::fromUtf8(sqlite3_errmsg(db));
        }
        sqlite3_finalize(statement);
    }
    sqlite3_close(db);
    return answer;
}

using Rows = std::map<std::string, std::uint64_t>; // by exporter

/// Opens the workspace as the next program would and checks all that must hold; rows by import.
void check(const QString& folder, Rows& rows)
{
    rows.clear();
    auto workspace = nb::Workspace::open(folder, nb::Workspace::Mode::ReadWrite);
    QVERIFY2(workspace.ok(), workspace.ok() ? "" : workspace.error().detail.c_str());
    const auto days = (*workspace)->days();
    QVERIFY(days.ok());
    for (const nb::DayInfo& day : *days) {
        QVERIFY2(!day.problem, day.problem ? day.problem->detail.c_str() : "");
        QCOMPARE(integrity(day.path), QStringLiteral("ok"));
    }
    QCOMPARE(integrity(folder + QStringLiteral("/workspace.sqlite3")), QStringLiteral("ok"));
    const QDir files(folder + QStringLiteral("/days"));
    QCOMPARE(files.entryList({QStringLiteral("*.sqlite3")}).size(),
        static_cast<qsizetype>(days->size()));

    const auto store = (*workspace)->store();
    QVERIFY(store.ok());
    const auto byExporter = (*store)->aggregate({nb::FlowQuery {}, {nb::FlowField::Exporter}}, {});
    QVERIFY(byExporter.ok());
    for (const nb::AggregateRow& row : byExporter->rows)
        rows[row.key.front()] = row.totals.rows;
    const auto imports = (*workspace)->imports();
    QVERIFY(imports.ok());
    std::uint64_t told = 0;
    for (const nb::ImportInfo& import : *imports)
        told += import.flows;
    const auto totals = (*store)->totals({}, {});
    QVERIFY(totals.ok());
    QCOMPARE(told, totals->rows);
    QCOMPARE(imports->size(), rows.size());
    nb::FlowTotals sum;
    const auto conversations = (*store)->conversations({}, 0, {});
    QVERIFY(conversations.ok());
    for (const nb::Conversation& conversation : *conversations)
        addTo(sum, conversation.totals);
    QCOMPARE(sum, *totals);
}

} // namespace

class TestCrashSafety : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void killedImportIsThereAsAWholeOrNotAtAll();
    void fullDiskLeavesTheWorkspaceAsBefore();

private:
    QString write(int import) const
    {
        QFile file(m_folder->filePath(QStringLiteral("import-%1.csv").arg(import)));
        const QByteArray csv = flowTable(import);
        if (!file.open(QIODevice::WriteOnly) || file.write(csv) != csv.size())
            return {};
        return file.fileName();
    }
    QStringList arguments(int import) const
    {
        return {QStringLiteral("-w"), workspace(), QStringLiteral("import"), write(import)};
    }
    QString workspace() const { return m_folder->filePath(QStringLiteral("workspace")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCrashSafety::init()
{
#ifndef Q_OS_UNIX
    QSKIP("needs signals and limits of Unix");
#endif
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestCrashSafety::killedImportIsThereAsAWholeOrNotAtAll()
{
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(runCli(arguments(0)).code, 0);
    auto usual = static_cast<double>(clock.elapsed());
    Rows expected {{"import-0", kRows}};
    QRandomGenerator& random = *QRandomGenerator::global();
    int kills = 0;
    int absent = 0;
    for (int round = 1; round <= kMaxRounds && kills < kKills && clock.elapsed() < kMilliseconds;
         ++round) {
        // every other time late, where files are committed one after the other
        const double part
            = round % 2 == 0 ? random.generateDouble() : 0.6 + 0.4 * random.generateDouble();
        const QStringList command = arguments(round);
        QProcess process;
        QElapsedTimer run;
        run.start();
        process.start(QStringLiteral(NB_BIN_DIR "/netbehave-cli"), command);
        QVERIFY(process.waitForStarted());
        const bool ended = process.waitForFinished(std::max(1, static_cast<int>(part * usual)));
        if (!ended) {
            process.kill();
            QVERIFY(process.waitForFinished());
        }
        const bool killed = process.exitStatus() == QProcess::CrashExit;
        kills += killed ? 1 : 0;
        if (!killed)
            usual = std::min(usual, static_cast<double>(run.elapsed()));
        const std::string name = "import-" + std::to_string(round);
        Rows rows;
        check(workspace(), rows);
        if (QTest::currentTestFailed())
            return;
        if (!killed || rows.contains(name))
            expected[name] = kRows;
        else
            ++absent;
        QVERIFY2(rows == expected, name.c_str());
    }
    QVERIFY2(kills >= 5, qPrintable(QString::number(kills)));
    QVERIFY(absent > 0);
    qInfo("%d killed, of these %d left nothing, in %lld ms", kills, absent,
        static_cast<long long>(clock.elapsed()));
}

void TestCrashSafety::fullDiskLeavesTheWorkspaceAsBefore()
{
    QCOMPARE(runCli(arguments(0)).code, 0);
    const Rows before {{"import-0", kRows}};
    int failures = 0;
    bool done = false;
    // no file may grow beyond so many blocks of 512 bytes
    for (int blocks = 4; blocks < 65'536 && !done; blocks += blocks / 2) {
        QProcess process;
        process.start(QStringLiteral("/bin/sh"),
            QStringList {QStringLiteral("-c"),
                QStringLiteral("ulimit -f \"$0\"; trap '' XFSZ; exec \"$@\""),
                QString::number(blocks), QStringLiteral(NB_BIN_DIR "/netbehave-cli")}
                + arguments(1));
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        done = process.exitCode() == 0;
        Rows rows;
        check(workspace(), rows);
        if (QTest::currentTestFailed())
            return;
        if (done)
            break;
        const QByteArray message = process.readAllStandardError();
        QVERIFY2(message.contains("no space left"), message.constData());
        QVERIFY2(message.contains("Free some space"), message.constData());
        QVERIFY(rows == before);
        ++failures;
    }
    QVERIFY(done);
    QVERIFY2(failures >= 5, qPrintable(QString::number(failures)));
}

QTEST_GUILESS_MAIN(TestCrashSafety)
#include "tst_crashsafety.moc"
