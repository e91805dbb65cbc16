// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/knowledge.h"
#include "core/storage/workspace.h"
#include "tests/support/fakecollector.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace nb;
using namespace nb::test;

namespace {

constexpr const char* kLines
    = "Mar  2 08:00:00 dnsmasq[1]: 1 10.0.0.7/5353 query[A] www.example.com from 10.0.0.7\n"
      "Mar  2 08:00:00 dnsmasq[1]: 1 10.0.0.7/5353 reply www.example.com is 192.0.2.80\n";

void append(const QString& path, const char* text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append));
    file.write(text);
}

struct Fixture
{
    QTemporaryDir folder;
    std::unique_ptr<Workspace> workspace = std::move(
        Workspace::open(folder.filePath(QStringLiteral("workspace")), Workspace::Mode::ReadWrite)
            .value());
    std::shared_ptr<Enrichment> enrichment = Enrichment::open(*workspace).value();
    WorkspaceKnowledge knowledge {*workspace, *enrichment, nullptr};
    QString log = folder.filePath(QStringLiteral("dnsmasq.log"));

    Result<std::unique_ptr<Collector>> collect()
    {
        return knowledge.learningCollector([]() -> Result<std::unique_ptr<Collector>> {
            return std::unique_ptr<Collector>(
                std::make_unique<FakeCollector>(std::make_shared<FakeNetwork>()));
        });
    }
};

} // namespace

/// What a workspace learns while the window collects.
class TestKnowledge : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void logsAreFollowedWhileCollecting();
    void aLogAddedWhileCollectingIsFollowedAtOnce();
    void settingsAreThereTheNextTime();
    void aCollectorThatCannotBeMadeLeavesNothingRunning();
    void whatIsNoLogIsRefused();
    void servicesComeFromAFile();
};

void TestKnowledge::logsAreFollowedWhileCollecting()
{
    Fixture f;
    append(f.log, "");
    QVERIFY(f.knowledge.setFollowedLogs({{NameFileKind::Dnsmasq, f.log}}));
    QVERIFY(!f.knowledge.followedLogs().front().following);
    auto collector = f.collect();
    QVERIFY(collector);
    QTRY_VERIFY(f.knowledge.followedLogs().front().open);
    append(f.log, kLines);
    QTRY_COMPARE(f.enrichment->names().size(), std::size_t {1});
    QVERIFY((*collector)->finish());
    QVERIFY(!f.knowledge.followedLogs().front().following);
}

void TestKnowledge::aLogAddedWhileCollectingIsFollowedAtOnce()
{
    Fixture f;
    append(f.log, "");
    auto collector = f.collect();
    QVERIFY(collector);
    QVERIFY(f.knowledge.setFollowedLogs({{NameFileKind::Dnsmasq, f.log}}));
    QTRY_VERIFY(f.knowledge.followedLogs().front().open);
    append(f.log, kLines);
    QTRY_COMPARE(f.enrichment->names().size(), std::size_t {1});
    QVERIFY(f.knowledge.setFollowedLogs({}));
    QVERIFY(f.knowledge.followedLogs().empty());
    QVERIFY((*collector)->finish());
}

void TestKnowledge::settingsAreThereTheNextTime()
{
    Fixture f;
    QVERIFY(f.knowledge.setFollowedLogs({{NameFileKind::Unbound, QStringLiteral("/a b/ü:c.log")}}));
    QVERIFY(!f.knowledge.reverseLookups());
    QVERIFY(f.knowledge.setReverseLookups(true));
    const WorkspaceKnowledge again(*f.workspace, *f.enrichment, nullptr);
    QVERIFY(again.reverseLookups());
    const auto logs = again.followedLogs();
    QCOMPARE(logs.size(), std::size_t {1});
    QVERIFY(
        logs.front().log == (FollowedLog {NameFileKind::Unbound, QStringLiteral("/a b/ü:c.log")}));
}

void TestKnowledge::aCollectorThatCannotBeMadeLeavesNothingRunning()
{
    Fixture f;
    QVERIFY(f.knowledge.setFollowedLogs({{NameFileKind::Dnsmasq, f.log}}));
    const auto collector
        = f.knowledge.learningCollector([]() -> Result<std::unique_ptr<Collector>> {
              return Error {ErrorCode::Locked, "no"};
          });
    QVERIFY(!collector);
    QVERIFY(!f.knowledge.followedLogs().front().following);
}

void TestKnowledge::whatIsNoLogIsRefused()
{
    Fixture f;
    QVERIFY(!f.knowledge.setFollowedLogs({{NameFileKind::Hosts, f.log}}));
    QVERIFY(!f.knowledge.setFollowedLogs({{NameFileKind::Dnsmasq, QStringLiteral("/a\nb")}}));
    QVERIFY(
        !f.knowledge.setFollowedLogs(std::vector<FollowedLog>(65, {NameFileKind::Dnsmasq, f.log})));
    QVERIFY(f.knowledge.followedLogs().empty());
    QVERIFY(!f.knowledge.lookUpOwner(IpAddress::fromString("192.0.2.1").value(), {}));
}

void TestKnowledge::servicesComeFromAFile()
{
    Fixture f;
    const QString path = f.folder.filePath(QStringLiteral("services.csv"));
    append(path, "\"8443/tcp\",\"intranet\",\"ours\"\n\"not a port\",\"x\",\"y\"\n");
    const auto report = f.knowledge.importServices(path);
    QVERIFY(report);
    QCOMPARE(report->taken, std::uint64_t {1});
    QCOMPARE(report->leftOut, std::uint64_t {1});
    QCOMPARE(report->problems.size(), std::size_t {1});
    QCOMPARE(f.enrichment->services().table()->get()->name(
                 Protocol::fromString("tcp").value(), Port(8443)),
        std::string_view("intranet"));
}

QTEST_GUILESS_MAIN(TestKnowledge)
#include "tst_knowledge.moc"
