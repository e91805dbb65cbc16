// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/publicaddress.h"
#include "core/owners/ownerstage.h"
#include "tests/support/mmdbwriter.h"
#include "tests/support/stagerun.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <thread>

using namespace nb;
using namespace nb::test;

namespace {

Timestamp now()
{
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

OwnerBlock block(const char* first, const char* last, const char* owner)
{
    OwnerBlock b;
    b.first = ip(first);
    b.last = ip(last);
    b.owner = owner;
    b.source = "test";
    b.fetched = now();
    b.expires = now() + std::chrono::hours {1};
    return b;
}

std::string ownerIn(const OwnerTable& table, const char* address)
{
    const OwnerBlock* const found = table.find(ip(address));
    return found != nullptr ? found->owner : "nobody";
}

std::unique_ptr<Workspace> openWorkspace(const QTemporaryDir& folder)
{
    auto workspace = Workspace::open(folder.path(), Workspace::Mode::ReadWrite);
    return workspace ? std::move(*workspace) : nullptr;
}

QString write(const QTemporaryDir& folder, const QByteArray& bytes)
{
    QFile file(folder.filePath(QStringLiteral("owners.mmdb")));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {};
    return file.fileName();
}

} // namespace

class TestOwners : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blocksKeptAtOnceAreAllKnown()
    {
        // the registry may answer several questions at the same time
        const QTemporaryDir folder;
        const auto workspace = openWorkspace(folder);
        const auto owners = Owners::open(*workspace);
        QVERIFY(owners.ok());
        for (int round = 1; round <= 150; ++round) {
            {
                std::vector<std::jthread> threads;
                for (const char* const network : {"8.1.0.", "8.2.0."})
                    threads.emplace_back([&owners, network, round] {
                        const std::string address = network + std::to_string(round);
                        (void)(*owners)->keep({block(address.c_str(), address.c_str(), "one")});
                    });
            }
            QCOMPARE((*owners)->knowledge()->get()->table.blocks().size(),
                static_cast<std::size_t>(2 * round));
        }
    }

    void smallestBlockWins()
    {
        const OwnerTable table({block("8.8.8.0", "8.8.8.255", "small"),
            block("8.0.0.0", "8.255.255.255", "large"), block("8.8.8.8", "8.8.8.8", "host")});
        QCOMPARE(ownerIn(table, "8.8.8.8"), "host");
        QCOMPARE(ownerIn(table, "8.8.8.9"), "small");
        QCOMPARE(ownerIn(table, "8.8.9.0"), "large");
        QCOMPARE(ownerIn(table, "9.0.0.0"), "nobody");
        QCOMPARE(ownerIn(table, "7.255.255.255"), "nobody");
    }

    void familiesDoNotMix()
    {
        const OwnerTable table({block("::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "six"),
            block("255.255.255.0", "255.255.255.255", "end")});
        QCOMPARE(ownerIn(table, "255.255.255.255"), "end");
        QCOMPARE(ownerIn(table, "1.2.3.4"), "nobody");
        QCOMPARE(ownerIn(table, "2001:db8::1"), "six");
    }

    void invalidBlocksAreLeftOut()
    {
        const OwnerTable table(
            {block("9.0.0.0", "8.0.0.0", "backward"), block("1.1.1.1", "::2", "mixed")});
        QVERIFY(table.empty());
    }

    void everyLookupIsWhatASearchThroughAllBlocksFinds()
    {
        std::uint32_t state = 7;
        const auto random = [&state] { // the same each time
            state = state * 1'664'525 + 1'013'904'223;
            return state >> 8;
        };
        std::vector<OwnerBlock> blocks;
        for (int i = 0; i < 200; ++i) {
            std::uint32_t a = random() % 2000;
            std::uint32_t b = a + random() % (i % 3 == 0 ? 500 : 20);
            OwnerBlock made = block("1.1.1.1", "1.1.1.1", "");
            made.first = IpAddress::fromV4(a);
            made.last = IpAddress::fromV4(b);
            made.owner = std::to_string(i);
            blocks.push_back(made);
        }
        const OwnerTable table(blocks);
        for (std::uint32_t at = 0; at < 2600; ++at) {
            const IpAddress address = IpAddress::fromV4(at);
            std::string best = "nobody";
            std::uint32_t size = ~std::uint32_t {0};
            for (const OwnerBlock& each : blocks)
                if (each.contains(address) && each.last.v4() - each.first.v4() <= size) {
                    best = each.owner;
                    size = each.last.v4() - each.first.v4();
                }
            const OwnerBlock* const found = table.find(address);
            QCOMPARE(found != nullptr ? found->owner : "nobody", best);
        }
    }

    void onlyAddressesOnTheInternetArePublic_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isPublic");
        for (const char* text :
            {"8.8.8.8", "1.0.0.1", "172.32.0.1", "2606:4700::1111", "2001:200::1", "2a00:1450::1"})
            QTest::newRow(text) << QString::fromLatin1(text) << true;
        for (const char* text : {"10.1.2.3", "127.0.0.1", "169.254.169.254", "172.31.255.255",
                 "192.168.0.1", "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1",
                 "255.255.255.255", "0.0.0.0", "::", "::1", "fe80::1", "fd00::1", "2001:db8::1",
                 "2001::1", "2002:a00:1::", "64:ff9b::a00:1", "ff02::1", "::ffff:127.0.0.1"})
            QTest::newRow(text) << QString::fromLatin1(text) << false;
    }
    void onlyAddressesOnTheInternetArePublic()
    {
        QFETCH(QString, address);
        QFETCH(bool, isPublic);
        QCOMPARE(isPublicAddress(ip(address.toStdString())), isPublic);
    }

    void stageNamesExternalAddressesOnly()
    {
        OwnerKnowledge knowledge;
        knowledge.table = OwnerTable({block("8.8.8.0", "8.8.8.255", "GOOGLE"),
            block("10.0.0.0", "10.255.255.255", "PRIVATE")});
        OwnerStage stage(std::make_shared<Published<OwnerKnowledge>>(std::move(knowledge)),
            std::make_shared<OwnerQuestions>());
        Flow told = oneWay("8.8.8.8", 1, "9.9.9.9", 2, 0, 1);
        told.srcOwner = "as told";
        const auto flows = run(stage, {oneWay("10.0.0.1", 1, "8.8.8.8", 53, 0, 1), told});
        QCOMPARE(flows[0].srcOwner, "");
        QCOMPARE(flows[0].dstOwner, "GOOGLE");
        QCOMPARE(flows[1].srcOwner, "as told");
        QCOMPARE(flows[1].dstOwner, "");
    }

    void unknownPublicAddressIsAskedOnceAndOnlyWhenSomebodyListens()
    {
        const auto knowledge = std::make_shared<Published<OwnerKnowledge>>();
        const auto questions = std::make_shared<OwnerQuestions>();
        OwnerStage stage(knowledge, questions);
        const Flow flow = oneWay("10.0.0.1", 1, "9.9.9.9", 2, 0, 1);
        (void)run(stage, {flow});
        QCOMPARE(questions->waiting(), std::size_t {0});
        int rung = 0;
        questions->setListener([&rung] { ++rung; });
        (void)run(stage, {flow, flow, oneWay("192.0.2.1", 1, "224.0.0.1", 2, 0, 1)});
        QCOMPARE(rung, 1);
        QVERIFY(questions->take() == ip("9.9.9.9"));
        (void)run(stage, {flow});
        QVERIFY(!questions->take());
    }

    void registryThatKnowsNobodyIsNotAskedAgain()
    {
        OwnerKnowledge knowledge;
        knowledge.table = OwnerTable({block("9.9.9.0", "9.9.9.255", "")});
        const auto questions = std::make_shared<OwnerQuestions>();
        questions->setListener([] {});
        OwnerStage stage(
            std::make_shared<Published<OwnerKnowledge>>(std::move(knowledge)), questions);
        QCOMPARE(run(stage, {oneWay("10.0.0.1", 1, "9.9.9.9", 2, 0, 1)})[0].dstOwner, "");
        QVERIFY(!questions->take());
    }

    void wholeSlash8OfAnOldCacheIsNamedAndStillAskedFor()
    {
        OwnerBlock wide = block("185.0.0.0", "185.255.255.255", "RIPE-185");
        wide.source = kWhoisCacheSource;
        OwnerKnowledge knowledge;
        knowledge.table = OwnerTable({wide});
        const auto questions = std::make_shared<OwnerQuestions>();
        questions->setListener([] {});
        OwnerStage stage(
            std::make_shared<Published<OwnerKnowledge>>(std::move(knowledge)), questions);
        QCOMPARE(run(stage, {oneWay("10.0.0.1", 1, "185.1.2.3", 2, 0, 1)})[0].dstOwner, "RIPE-185");
        QVERIFY(questions->take() == ip("185.1.2.3"));
    }

    void questionsAreBounded()
    {
        OwnerQuestions questions;
        questions.setListener([] {});
        for (std::uint32_t i = 0; i < 10'000; ++i)
            questions.add(IpAddress::fromV4(0x0808'0000 + i));
        QCOMPARE(questions.waiting(), OwnerQuestions::kMaxWaiting);
    }

    void blocksSurviveReopeningUntilTheyExpire()
    {
        const QTemporaryDir folder;
        const auto workspace = openWorkspace(folder);
        QVERIFY(workspace);
        {
            auto owners = Owners::open(*workspace);
            QVERIFY(owners.ok());
            OwnerBlock old = block("9.0.0.0", "9.255.255.255", "OLD");
            old.expires = now() - std::chrono::seconds {1};
            QVERIFY((*owners)
                        ->keep({block("8.0.0.0", "8.255.255.255", "LEVEL3"),
                            block("2600::", "2600:ffff::", "SPRINT"), old})
                        .ok());
            QVERIFY((*owners)->keep({block("8.0.0.0", "8.255.255.255", "RENAMED")}).ok());
        }
        auto owners = Owners::open(*workspace);
        QVERIFY(owners.ok());
        const auto knowledge = (*owners)->knowledge()->get();
        QCOMPARE(knowledge->table.blocks().size(), std::size_t {2});
        QCOMPARE(ownerIn(knowledge->table, "8.1.1.1"), "RENAMED");
        QCOMPARE(ownerIn(knowledge->table, "2600:1::"), "SPRINT");
        QCOMPARE(ownerIn(knowledge->table, "9.1.1.1"), "nobody");
    }

    void lookupsAreOffUntilTheUserSaysOtherwise()
    {
        const QTemporaryDir folder;
        const auto workspace = openWorkspace(folder);
        QVERIFY(workspace);
        auto owners = Owners::open(*workspace);
        QVERIFY(owners.ok());
        QVERIFY(!(*owners)->lookupsEnabled());
        QVERIFY(!(*owners)->questions()->hasListener());
        QVERIFY((*owners)->setLookupsEnabled(true).ok());
        QVERIFY((*Owners::open(*workspace))->lookupsEnabled());
    }

    void mmdbFileNamesWhatNoBlockDoes()
    {
        const QTemporaryDir folder;
        MmdbWriter writer;
        writer.add("8.8.8.0/24",
            {{"autonomous_system_number", "15169"},
                {"autonomous_system_organization", "Google LLC"}});
        writer.add("2606:4700::/32",
            {{"autonomous_system_organization", "Cloudflare, Inc. and some more words"}});
        writer.add("1.0.0.0/8", {{"country.iso_code", "AU"}});
        writer.add("5.0.0.0/8", {{"country_code", "DE"}});
        const QString path = write(folder, writer.file());
        const auto database = OwnerDatabase::open(path);
        QVERIFY2(database.ok(), database.ok() ? "" : database.error().detail.c_str());
        QCOMPARE((*database)->kind(), "Test-ASN");
        QVERIFY((*database)->find(ip("8.8.8.8"))
            == (DatabaseOwner {.organisation = "Google LLC", .country = "", .asn = 15169}));
        QCOMPARE((*database)->find(ip("1.2.3.4"))->country, "AU");
        QCOMPARE((*database)->find(ip("5.2.3.4"))->country, "DE");
        QVERIFY(!(*database)->find(ip("9.9.9.9")));
        OwnerKnowledge knowledge;
        knowledge.databases.push_back(*database);
        knowledge.table = OwnerTable({block("8.8.8.8", "8.8.8.8", "DNS")});
        OwnerStage stage(std::make_shared<Published<OwnerKnowledge>>(std::move(knowledge)),
            std::make_shared<OwnerQuestions>());
        const auto flows = run(stage,
            {oneWay("8.8.8.9", 1, "8.8.8.8", 53, 0, 1),
                oneWay("10.0.0.1", 1, "2606:4700::1111", 53, 0, 1)});
        QCOMPARE(flows[0].srcOwner, "Google LLC");
        QCOMPARE(flows[0].dstOwner, "DNS");
        QCOMPARE(flows[1].dstOwner, "Cloudflare, Inc. and some more words");
    }

    void mmdbFileOverwrittenMeanwhileDoesNoHarm()
    {
        const QTemporaryDir folder;
        MmdbWriter writer;
        writer.add("8.8.8.0/24", {{"autonomous_system_organization", "Google LLC"}});
        const QString path = write(folder, writer.file());
        const auto database = OwnerDatabase::open(path);
        QVERIFY(database.ok());
        QVERIFY(QFile::resize(path, 0));
        QCOMPARE((*database)->find(ip("8.8.8.8"))->organisation, "Google LLC");
    }

    void damagedMmdbFilesAreRefusedOrGiveNothing()
    {
        const QTemporaryDir folder;
        MmdbWriter writer;
        writer.add("8.8.8.0/24",
            {{"autonomous_system_number", "15169"},
                {"autonomous_system_organization", "Google LLC"}});
        const QByteArray whole = writer.file();
        QCOMPARE(OwnerDatabase::open(write(folder, "not a database")).error().code,
            ErrorCode::UnknownFormat);
        QCOMPARE(OwnerDatabase::open(folder.filePath(QStringLiteral("absent"))).error().code,
            ErrorCode::Unreadable);
        for (qsizetype at = 0; at < whole.size(); at += 3) {
            QByteArray damaged = whole;
            damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
            const auto database = OwnerDatabase::open(write(folder, damaged));
            if (database.ok())
                (void)(*database)->find(ip("8.8.8.8"));
        }
    }

    void missingFileIsAProblemNotAnError()
    {
        const QTemporaryDir folder;
        const auto workspace = openWorkspace(folder);
        QVERIFY(workspace);
        QVERIFY(workspace->setSetting(Owners::kDatabasesKey, "/nowhere/x.mmdb").ok());
        const auto owners = Owners::open(*workspace);
        QVERIFY(owners.ok());
        QCOMPARE((*owners)->problems().size(), std::size_t {1});
        QVERIFY(!(*owners)->setDatabasePaths({QStringLiteral("/nowhere/y.mmdb")}).ok());
        QCOMPARE((*owners)->databasePaths(), QStringList {QStringLiteral("/nowhere/x.mmdb")});
    }
};

QTEST_GUILESS_MAIN(TestOwners)
#include "tst_owners.moc"
