// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that fails: whichever call of SQLite it is, once or from then on, somebody is told, and
// what is left is consistent, as a whole or not at all, with everything that was acknowledged.
// NB_FAULTS says how many faults of each kind are tried (default 12; 1000000 is every one).
#include "core/storage/workspace.h"
#include "tests/support/effort.h"
#include "tests/support/faultyvfs.h"
#include "tests/support/networkflows.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <map>

using namespace nb;
using namespace nb::test;

namespace {

using Call = FaultyVfs::Call;
using Lasting = FaultyVfs::Lasting;

constexpr std::size_t kFlows = 400;
constexpr std::size_t kCommits = 4;

struct Fault
{
    Call call {};
    Lasting lasting {};
    bool full = false;
    const char* name = "";
};

constexpr Fault kFaults[] {
    {Call::Open, Lasting::Once, false, "open"},
    {Call::Open, Lasting::FromThenOn, false, "open, from then on"},
    {Call::Read, Lasting::Once, false, "read"},
    {Call::Read, Lasting::FromThenOn, false, "read, from then on"},
    {Call::Write, Lasting::Once, false, "write"},
    {Call::Write, Lasting::FromThenOn, false, "write, from then on"},
    {Call::Write, Lasting::Once, true, "full"},
    {Call::Write, Lasting::FromThenOn, true, "full, from then on"},
    {Call::Truncate, Lasting::Once, false, "truncate"},
    {Call::Truncate, Lasting::FromThenOn, false, "truncate, from then on"},
    {Call::Sync, Lasting::Once, false, "sync"},
    {Call::Sync, Lasting::FromThenOn, false, "sync, from then on"},
    {Call::Delete, Lasting::Once, false, "delete"},
    {Call::Delete, Lasting::FromThenOn, false, "delete, from then on"},
    {Call::SharedMemory, Lasting::Once, false, "shared memory"},
    {Call::SharedMemory, Lasting::FromThenOn, false, "shared memory, from then on"},
};

/// Flows over two days, told apart from those of others by their exporter.
FlowBatch flowsOf(const std::string& exporter, std::size_t count = kFlows)
{
    std::vector<Flow> flows = networkFlows(count, 1);
    for (std::size_t i = 0; i < flows.size(); ++i) {
        flows[i].exporter = exporter;
        if (i % 3 == 0) {
            flows[i].start += std::chrono::days(1);
            flows[i].end += std::chrono::days(1);
        }
        flows[i].received = flows[i].end;
    }
    return toBatch(flows);
}

ImportInfo infoOf(const std::string& name)
{
    ImportInfo info;
    info.name = name;
    info.contentHash = name;
    info.time = *timestampFromString("2026-03-10");
    return info;
}

Result<void> import(const QString& folder, const std::string& name)
{
    auto workspace = Workspace::open(folder, Workspace::Mode::ReadWrite);
    if (!workspace)
        return workspace.error();
    auto session = (*workspace)->beginImport(false);
    if (!session)
        return session.error();
    if (auto done = (*session)->add(flowsOf(name)); !done)
        return done;
    return (*session)->commit(infoOf(name));
}

/// What live collection was told: rows acknowledged, and whether anything failed on the way.
struct Collected
{
    std::uint64_t acknowledged = 0;
    std::uint64_t added = 0;
    bool told = false;
};

Collected collect(const QString& folder)
{
    Collected result;
    auto workspace = Workspace::open(folder, Workspace::Mode::ReadWrite);
    auto live = workspace ? (*workspace)->beginLive() : workspace.error();
    if (!live)
        return {0, 0, true};
    for (std::size_t i = 0; i < kCommits; ++i) {
        FlowBatch batch = flowsOf("live", kFlows / kCommits);
        const std::size_t rows = batch.size();
        if (!(*live)->add(std::move(batch))) {
            result.told = true;
            break;
        }
        result.added += rows;
        if ((*live)->commit())
            result.acknowledged = (*live)->stored();
        else
            result.told = true;
    }
    return result;
}

using Rows = std::map<std::string, std::uint64_t>; // by exporter

QByteArray told(const Rows& rows)
{
    QByteArray text;
    for (const auto& [exporter, count] : rows)
        text += QByteArray::fromStdString(exporter) + ": " + QByteArray::number(qulonglong(count))
            + ", ";
    return text;
}

std::string integrity(const QString& path)
{
    sqlite3* db = nullptr;
    std::string answer;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_open_v2(path.toUtf8().constData(), &db, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK
        && sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &statement, nullptr) == SQLITE_OK
        && sqlite3_step(statement) == SQLITE_ROW)
        answer.assign(static_cast<const char*>(sqlite3_column_blob(statement, 0)),
            static_cast<std::size_t>(sqlite3_column_bytes(statement, 0)));
    else
        answer = sqlite3_errmsg(db);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return answer;
}

/// Opens the workspace as the next program would, on a disk that is well again.
void check(const QString& folder, Rows& rows)
{
    rows.clear();
    auto workspace = Workspace::open(folder, Workspace::Mode::ReadWrite);
    QVERIFY2(workspace.ok(), workspace.ok() ? "" : workspace.error().detail.c_str());
    const auto days = (*workspace)->days();
    QVERIFY(days.ok());
    const auto store = (*workspace)->store();
    QVERIFY(store.ok());
    const auto byExporter = (*store)->aggregate({FlowQuery {}, {FlowField::Exporter}}, {});
    QVERIFY2(byExporter.ok(), byExporter.ok() ? "" : byExporter.error().detail.c_str());
    for (const AggregateRow& row : byExporter->rows)
        rows[row.key.front()] = row.totals.rows;
    const auto totals = (*store)->totals({}, {});
    const auto conversations = (*store)->conversations({}, 0, {});
    QVERIFY(totals.ok() && conversations.ok());
    FlowTotals sum;
    for (const Conversation& conversation : *conversations)
        addTo(sum, conversation.totals);
    QCOMPARE(sum, *totals);
    for (const DayInfo& day : *days) {
        QVERIFY2(!day.problem, day.problem ? day.problem->detail.c_str() : "");
        QCOMPARE(QByteArray::fromStdString(integrity(day.path)), QByteArray("ok"));
    }
    QCOMPARE(QByteArray::fromStdString(integrity(folder + QStringLiteral("/workspace.sqlite3"))),
        QByteArray("ok"));
}

void copyFolder(const QString& from, const QString& to)
{
    QDirIterator files(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        const QString copy = to + QLatin1Char('/') + QDir(from).relativeFilePath(file);
        QVERIFY(QDir().mkpath(QFileInfo(copy).path()) && QFile::copy(file, copy));
    }
}

} // namespace

class TestStorageFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void importIsThereAsAWholeOrNotAtAll_data() { faults(); }
    void importIsThereAsAWholeOrNotAtAll();
    void whatLiveCollectionAcknowledgedIsThere_data() { faults(); }
    void whatLiveCollectionAcknowledgedIsThere();
    void cleanupTestCase() const { qInfo("%d faults", m_injected); }

private:
    void faults();
    /// Runs `work` on copies of the workspace, with the fault at evenly spread calls, then
    /// `verify`.
    template <typename Work, typename Verify> void inject(Work work, Verify verify);

    QTemporaryDir m_before;
    int m_injected = 0;
};

void TestStorageFaults::initTestCase()
{
    QVERIFY(m_before.isValid());
    QVERIFY(import(m_before.path(), "before").ok());
}

void TestStorageFaults::faults()
{
    QTest::addColumn<int>("fault");
    for (int i = 0; const Fault& fault : kFaults)
        QTest::newRow(fault.name) << i++;
}

template <typename Work, typename Verify> void TestStorageFaults::inject(Work work, Verify verify)
{
    QFETCH(int, fault);
    const Fault& kind = kFaults[fault];
    FaultyVfs disk;
    const auto copied = [this](const QTemporaryDir& folder) {
        QVERIFY(folder.isValid());
        copyFolder(m_before.path(), folder.path());
    };
    std::uint64_t calls = 0;
    {
        const QTemporaryDir folder;
        copied(folder);
        disk.heal();
        (void)work(folder.path());
        calls = disk.calls(kind.call);
    }
    const auto tried = std::min(calls, static_cast<std::uint64_t>(effort("NB_FAULTS", 12)));
    for (std::uint64_t i = 0; i < tried; ++i) {
        const std::uint64_t at = 1 + i * calls / tried;
        const QTemporaryDir folder;
        copied(folder);
        disk.failAt(kind.call, at, kind.lasting, kind.full);
        const auto outcome = work(folder.path());
        const bool failed = disk.failed() != 0;
        disk.heal();
        m_injected += failed ? 1 : 0;
        Rows rows;
        check(folder.path(), rows);
        if (!QTest::currentTestFailed())
            verify(outcome, rows);
        if (QTest::currentTestFailed()) {
            qWarning("%s: call %llu of %llu", kind.name, static_cast<unsigned long long>(at),
                static_cast<unsigned long long>(calls));
            return;
        }
    }
}

void TestStorageFaults::importIsThereAsAWholeOrNotAtAll()
{
    inject([](const QString& folder) { return import(folder, "new"); },
        [](const Result<void>& outcome, const Rows& rows) {
            const Rows before {{"before", kFlows}};
            const Rows after {{"before", kFlows}, {"new", kFlows}};
            if (outcome.ok())
                QCOMPARE(rows, after);
            else
                QVERIFY2(rows == before || rows == after, told(rows).constData());
            QVERIFY(outcome.ok() || !outcome.error().detail.empty());
        });
}

void TestStorageFaults::whatLiveCollectionAcknowledgedIsThere()
{
    inject([](const QString& folder) { return collect(folder); },
        [](const Collected& outcome, const Rows& rows) {
            const auto found = rows.find("live");
            const std::uint64_t live = found == rows.end() ? 0 : found->second;
            QVERIFY2(live >= outcome.acknowledged && live <= outcome.added,
                qPrintable(QStringLiteral("%1 acknowledged, %2 there, %3 added")
                               .arg(outcome.acknowledged)
                               .arg(live)
                               .arg(outcome.added)));
            QVERIFY(outcome.told || live == kFlows);
            QCOMPARE(rows.at("before"), kFlows);
        });
}

QTEST_GUILESS_MAIN(TestStorageFaults)
#include "tst_storagefaults.moc"
