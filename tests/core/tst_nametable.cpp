// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flow/marks.h"
#include "core/names/namestage.h"
#include "core/names/nametable.h"
#include "tests/support/collectingsink.h"

#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace nb;

namespace {

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kNow = 1'700'000'000 * kSecond;

IpAddress ip(const char* text)
{
    return IpAddress::fromString(text).value_or(IpAddress {});
}

NameBinding binding(
    const char* client, const char* address, const char* name, NameSource source = NameSource::Dns)
{
    return answeredBinding(ip(client), ip(address), name, kNow, 60, source);
}

Flow flow(const char* client, const char* server)
{
    Flow flow;
    flow.start = fromMicroseconds(kNow + kSecond);
    flow.end = fromMicroseconds(kNow + 2 * kSecond);
    flow.srcIp = ip(client);
    flow.dstIp = ip(server);
    return flow;
}

std::string numbered(unsigned number)
{
    return std::string("n").append(std::to_string(number));
}

} // namespace

class TestNameTable : public QObject
{
    Q_OBJECT

private:
    struct Place
    {
        QTemporaryDir folder;
        std::unique_ptr<Workspace> workspace;
        std::unique_ptr<NameTable> table;

        bool open(Workspace::Mode mode = Workspace::Mode::ReadWrite)
        {
            table.reset();
            workspace.reset();
            auto opened = Workspace::open(folder.path(), mode);
            if (!opened)
                return false;
            workspace = std::move(*opened);
            auto names = NameTable::open(*workspace);
            if (!names)
                return false;
            table = std::move(*names);
            return true;
        }
    };

    static Flow labelled(NameTable& table, std::shared_ptr<NameJournal> journal, const Flow& given)
    {
        NameStage stage(table, std::move(journal));
        FlowBatch batch;
        batch.append(given);
        nb::test::CollectingSink sink;
        (void)stage.process(std::move(batch), sink);
        return sink.flows.front();
    }

private Q_SLOTS:
    void namesOutliveTheProgram()
    {
        Place place;
        QVERIFY(place.open());
        NameBinding one = binding("10.0.0.1", "192.0.2.1", "a.example");
        one.last += kSecond;
        const std::vector<NameBinding> kept {
            one, binding("::", "2001:db8::1", "b\xc3\xbc.local", NameSource::Multicast)};
        place.table->addAll(kept);
        QVERIFY(place.table->save().ok());
        QVERIFY(place.open());
        auto listed = place.table->list({});
        std::ranges::sort(listed, {}, &NameBinding::name);
        QVERIFY(listed == kept);
    }

    void forgottenAndEvictedNamesAreGoneAfterRestart()
    {
        Place place;
        QVERIFY(place.open());
        QVERIFY(place.table->setMaximum(NameTable::kLeast).ok());
        for (unsigned i = 0; i <= NameTable::kLeast; ++i)
            place.table->add(answeredBinding(ip("10.0.0.1"), IpAddress::fromV4(0xc000'0000U + i),
                numbered(i), kNow + i, 60, NameSource::Dns));
        const std::size_t left = place.table->size();
        QCOMPARE(left, NameTable::kLeast - NameTable::kLeast / 4 - 1);
        QVERIFY(place.table->save().ok());
        QCOMPARE(place.table->remove({.pattern = "n1024"}), std::size_t(1));
        QVERIFY(place.open());
        QCOMPARE(place.table->size(), left - 1);
        QCOMPARE(place.table->maximum(), NameTable::kLeast);
        QVERIFY(place.table->list({.pattern = "n0"}).empty());
    }

    void readOnlyWorkspaceIsNotWritten()
    {
        Place place;
        QVERIFY(place.open());
        place.table->add(binding("10.0.0.1", "192.0.2.1", "a.example"));
        QVERIFY(place.open(Workspace::Mode::ReadOnly));
        QCOMPARE(place.table->size(), std::size_t(1));
        place.table->add(binding("10.0.0.1", "192.0.2.2", "b.example"));
        QVERIFY(place.table->save().ok());
        QVERIFY(place.open());
        QCOMPARE(place.table->size(), std::size_t(1));
    }

    void listIsFiltered()
    {
        Place place;
        QVERIFY(place.open());
        place.table->add(binding("10.0.0.1", "192.0.2.1", "www.a.example"));
        place.table->add(binding("10.0.0.2", "192.0.2.1", "www.b.example"));
        place.table->add(binding("10.0.0.2", "192.0.2.2", "ftp.b.example"));
        QCOMPARE(place.table->list({.address = ip("192.0.2.1")}).size(), std::size_t(2));
        QCOMPARE(place.table->list({.client = ip("10.0.0.2")}).size(), std::size_t(2));
        QCOMPARE(place.table->list({.pattern = "*.B.example"}).size(), std::size_t(2));
        QCOMPARE(place.table->list({.client = ip("10.0.0.2"), .pattern = "www*"}).size(),
            std::size_t(1));
    }

    void maximumHasBounds()
    {
        Place place;
        QVERIFY(place.open());
        QVERIFY(!place.table->setMaximum(NameTable::kLeast - 1).ok());
        QVERIFY(!place.table->setMaximum(NameTable::kMost + 1).ok());
        QCOMPARE(place.table->maximum(), NameCache::kDefaultMaximum);
    }

    void flowsGetNamesOnBothSides()
    {
        Place place;
        QVERIFY(place.open());
        place.table->add(binding("10.0.0.1", "192.0.2.1", "www.example"));
        place.table->add(binding("::", "10.0.0.1", "desk.local", NameSource::Multicast));
        const Flow named = labelled(*place.table, nullptr, flow("10.0.0.1", "192.0.2.1"));
        QCOMPARE(named.dstName, "www.example");
        QCOMPARE(named.srcName, "desk.local");
        QCOMPARE(named.marks, "");
    }

    void nameThatIsThereStays()
    {
        Place place;
        QVERIFY(place.open());
        place.table->add(binding("10.0.0.1", "192.0.2.1", "www.example"));
        Flow given = flow("10.0.0.1", "192.0.2.1");
        given.dstName = "told.example";
        const Flow named = labelled(*place.table, nullptr, given);
        QCOMPARE(named.dstName, "told.example");
        QCOMPARE(named.marks, "");
    }

    void sharedAndWeakNamesAreMarked()
    {
        Place place;
        QVERIFY(place.open());
        place.table->add(binding("10.0.0.2", "192.0.2.1", "www.example"));
        place.table->add(binding("10.0.0.2", "192.0.2.2", "ptr.example", NameSource::Pointer));
        const Flow shared = labelled(*place.table, nullptr, flow("10.0.0.1", "192.0.2.1"));
        QCOMPARE(shared.dstName, "www.example");
        QCOMPARE(shared.marks, std::string(mark::kNameShared));
        const Flow weak = labelled(*place.table, nullptr, flow("10.0.0.1", "192.0.2.2"));
        QCOMPARE(weak.dstName, "ptr.example");
        QCOMPARE(weak.marks, std::string(mark::kNameWeak));
    }

    void discardedImportKeepsNoNames()
    {
        Place place;
        QVERIFY(place.open());
        const auto journal = std::make_shared<NameJournal>(*place.table);
        NameObserver observer(*place.table, journal);
        journal->add(binding("10.0.0.1", "192.0.2.1", "www.example"));
        QCOMPARE(labelled(*place.table, journal, flow("10.0.0.1", "192.0.2.1")).dstName,
            "www.example"); // for its own flows it holds
        QCOMPARE(labelled(*place.table, nullptr, flow("10.0.0.1", "192.0.2.1")).dstName, "");
        observer.discard();
        QCOMPARE(place.table->size(), std::size_t(0));
        journal->add(binding("10.0.0.1", "192.0.2.1", "www.example"));
        QVERIFY(observer.commit().ok());
        QCOMPARE(place.table->size(), std::size_t(1));
    }

    void strongerOfJournalAndTableWins()
    {
        Place place;
        QVERIFY(place.open());
        const auto journal = std::make_shared<NameJournal>(*place.table);
        place.table->add(binding("10.0.0.1", "192.0.2.1", "asked.example"));
        journal->add(binding("10.0.0.2", "192.0.2.1", "shared.example"));
        place.table->add(binding("10.0.0.2", "192.0.2.2", "shared.example"));
        journal->add(binding("10.0.0.1", "192.0.2.2", "asked.example"));
        for (const char* server : {"192.0.2.1", "192.0.2.2"})
            QCOMPARE(
                labelled(*place.table, journal, flow("10.0.0.1", server)).dstName, "asked.example");
    }

    void manyThreadsMayUseIt()
    {
        Place place;
        QVERIFY(place.open());
        QVERIFY(place.table->setMaximum(NameTable::kLeast).ok());
        std::vector<std::jthread> threads;
        for (unsigned t = 0; t < 4; ++t)
            threads.emplace_back([&table = *place.table, t] {
                for (unsigned i = 0; i < 3000; ++i) {
                    table.add(answeredBinding(IpAddress::fromV4(t + 1),
                        IpAddress::fromV4(0xc000'0000U + i), numbered(i), kNow, 60,
                        NameSource::Dns));
                    const NameQuery query {
                        IpAddress::fromV4(t + 1), IpAddress::fromV4(0xc000'0000U + i), kNow, kNow};
                    table.find({&query, 1}, [](std::size_t, const NameMatch&) {});
                    if (i % 1000 == 0)
                        (void)table.save();
                }
            });
        threads.clear();
        QVERIFY(place.table->size() <= NameTable::kLeast);
        const auto before = place.table->list({}).size();
        QVERIFY(place.open());
        QCOMPARE(place.table->size(), before);
    }
};

QTEST_GUILESS_MAIN(TestNameTable)
#include "tst_nametable.moc"
