// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/timestamp.h"
#include "core/names/namecache.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <deque>
#include <random>

using namespace nb;

namespace {

constexpr std::int64_t kSecond = 1'000'000;
const std::int64_t kNow
    = toMicroseconds(timestampFromString("2023-11-14T22:13:20Z").value_or(Timestamp {}));

IpAddress ip(const char* text)
{
    return IpAddress::fromString(text).value_or(IpAddress {});
}

NameBinding binding(const char* client, const char* address, const char* name,
    std::int64_t time = kNow, std::int64_t ttl = 60, NameSource source = NameSource::Dns)
{
    return answeredBinding(ip(client), ip(address), name, time, ttl, source);
}

/// What a flow that starts at `start` and takes a second gets.
NameMatch nameOf(
    NameCache& cache, const char* client, const char* address, std::int64_t start = kNow + kSecond)
{
    return cache.find({ip(client), ip(address), start, start + kSecond});
}

std::string numbered(unsigned number)
{
    return std::string("n").append(std::to_string(number));
}

} // namespace

class TestNameCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachClientGetsTheNameItAskedFor()
    {
        NameCache cache;
        cache.add(binding("10.0.0.1", "192.0.2.1", "shop.example"));
        cache.add(binding("10.0.0.2", "192.0.2.1", "news.example"));
        QCOMPARE(nameOf(cache, "10.0.0.1", "192.0.2.1").name, "shop.example");
        QCOMPARE(nameOf(cache, "10.0.0.2", "192.0.2.1").name, "news.example");
        QCOMPARE(nameOf(cache, "10.0.0.1", "192.0.2.1").strength, NameStrength::Asked);
        QCOMPARE(nameOf(cache, "10.0.0.1", "192.0.2.2").strength, NameStrength::None);
    }

    void nameOfAnotherClientIsWeaker()
    {
        NameCache cache;
        cache.add(binding("10.0.0.1", "192.0.2.1", "shop.example"));
        const NameMatch match = nameOf(cache, "10.0.0.9", "192.0.2.1");
        QCOMPARE(match.name, "shop.example");
        QCOMPARE(match.strength, NameStrength::OtherAsked);
        QVERIFY(isShared(match.strength));
    }

    void nameHoldsForItsTimeToLiveAndGrace()
    {
        NameCache cache;
        cache.add(binding("10.0.0.1", "192.0.2.1", "a.example", kNow, 60));
        const auto at
            = [&](std::int64_t time) { return nameOf(cache, "10.0.0.1", "192.0.2.1", time).name; };
        const std::int64_t last = kNow + 60 * kSecond + NameCache::kGrace;
        QCOMPARE(at(last), "a.example");
        QCOMPARE(at(last + 1), "");
        QCOMPARE(at(kNow - kSecond - NameCache::kSlack), "a.example"); // ends within the slack
        QCOMPARE(at(kNow - kSecond - NameCache::kSlack - 1), "");
    }

    void lastAnswerBeforeTheFlowDecides()
    {
        NameCache cache;
        cache.add(binding("10.0.0.1", "192.0.2.1", "first.example", kNow, 600));
        cache.add(binding("10.0.0.1", "192.0.2.1", "second.example", kNow + 100 * kSecond, 600));
        cache.add(binding("10.0.0.1", "192.0.2.1", "first.example", kNow + 200 * kSecond, 600));
        const auto at = [&](int seconds) {
            return nameOf(cache, "10.0.0.1", "192.0.2.1", kNow + seconds * kSecond).name;
        };
        QCOMPARE(at(50), "first.example");
        QCOMPARE(at(150), "second.example");
        QCOMPARE(at(250), "first.example");
    }

    void nameSentDuringTheFlowDecidesBetweenSeveralAskedFor()
    {
        NameCache cache;
        cache.add(binding("10.0.0.1", "192.0.2.1", "a.example", kNow));
        cache.add(binding("10.0.0.1", "192.0.2.1", "b.example", kNow + kSecond / 2));
        cache.add(binding(
            "10.0.0.1", "192.0.2.1", "a.example", kNow + kSecond * 3 / 2, 300, NameSource::Tls));
        const NameMatch match = nameOf(cache, "10.0.0.1", "192.0.2.1");
        QCOMPARE(match.name, "a.example");
        QCOMPARE(match.strength, NameStrength::Asked);
        // a flow in which nothing was sent
        QCOMPARE(nameOf(cache, "10.0.0.1", "192.0.2.1", kNow + 20 * kSecond).name, "b.example");
    }

    void strongerSourceWins_data()
    {
        QTest::addColumn<int>("source");
        QTest::addColumn<QString>("client");
        // strongest first; the client of the flow is 10.0.0.1
        QTest::newRow("asked") << int(NameSource::Log) << "10.0.0.1";
        QTest::newRow("heard") << int(NameSource::Multicast) << "::";
        QTest::newRow("sent") << int(NameSource::Http) << "10.0.0.1";
        QTest::newRow("hosts") << int(NameSource::Hosts) << "::";
        QTest::newRow("other asked") << int(NameSource::Dns) << "10.0.0.2";
        QTest::newRow("other sent") << int(NameSource::Tls) << "10.0.0.2";
        QTest::newRow("cache") << int(NameSource::Cache) << "::";
        QTest::newRow("pointer") << int(NameSource::Pointer) << "10.0.0.1";
    }
    void strongerSourceWins()
    {
        // everything from this row of the data on, added weakest first and strongest first
        struct Row
        {
            NameSource source;
            const char* client;
        };
        constexpr std::array<Row, 8> kRows {{{NameSource::Log, "10.0.0.1"},
            {NameSource::Multicast, "::"}, {NameSource::Http, "10.0.0.1"},
            {NameSource::Hosts, "::"}, {NameSource::Dns, "10.0.0.2"}, {NameSource::Tls, "10.0.0.2"},
            {NameSource::Cache, "::"}, {NameSource::Pointer, "10.0.0.1"}}};
        QFETCH(int, source);
        QFETCH(QString, client);
        for (const bool backwards : {false, true}) {
            NameCache cache;
            std::deque<Row> rows;
            bool weaker = false;
            for (const Row& row : kRows) {
                weaker = weaker
                    || (int(row.source) == source && QString::fromLatin1(row.client) == client);
                if (weaker && backwards)
                    rows.push_front(row);
                else if (weaker)
                    rows.push_back(row);
            }
            for (const Row& row : rows)
                cache.add(binding(row.client, "192.0.2.1",
                    std::string(toString(row.source)).c_str(), kNow, 60, row.source));
            QCOMPARE(nameOf(cache, "10.0.0.1", "192.0.2.1").name,
                toString(static_cast<NameSource>(source)));
        }
    }

    void fullCacheDropsTheLongestUnusedQuarter()
    {
        constexpr unsigned kMaximum = 1024;
        NameCache cache(kMaximum);
        const auto address
            = [](int i) { return IpAddress::fromV4(0xc000'0000U + static_cast<std::uint32_t>(i)); };
        const auto add = [&](unsigned i) {
            cache.add(answeredBinding(
                ip("10.0.0.1"), address(i), numbered(i), kNow, 60, NameSource::Dns));
        };
        for (unsigned i = 0; i < kMaximum; ++i)
            add(i);
        QCOMPARE(cache.size(), std::size_t(kMaximum));
        QVERIFY(!cache.find({ip("10.0.0.1"), address(0), kNow, kNow}).name.empty()); // used
        add(kMaximum);
        // "until count < max - max / 4"
        QCOMPARE(cache.size(), std::size_t(kMaximum - kMaximum / 4 - 1));
        QVERIFY(!cache.find({ip("10.0.0.1"), address(0), kNow, kNow}).name.empty());
        QVERIFY(cache.find({ip("10.0.0.1"), address(1), kNow, kNow}).name.empty());
        QVERIFY(!cache.find({ip("10.0.0.1"), address(kMaximum), kNow, kNow}).name.empty());
    }

    void cacheKeepsWhatANaiveOneKeeps()
    {
        std::mt19937 random(7);
        constexpr std::size_t kMaximum = 64;
        NameCache cache(kMaximum);
        std::deque<std::pair<int, int>> naive; // client, address; the longest unused first
        for (int step = 0; step < 20'000; ++step) {
            const std::pair<int, int> key(random() % 10, random() % 30);
            const IpAddress client = IpAddress::fromV4(0x0a00'0001U + unsigned(key.first));
            const IpAddress address = IpAddress::fromV4(0xc000'0001U + unsigned(key.second));
            const auto known = std::ranges::find(naive, key);
            if (random() % 2 == 0) {
                cache.add(answeredBinding(client, address, "x", kNow, 60, NameSource::Dns));
                if (known != naive.end())
                    naive.erase(known);
                naive.push_back(key);
                if (naive.size() > kMaximum)
                    while (naive.size() >= kMaximum - kMaximum / 4)
                        naive.pop_front();
            } else if (known != naive.end()) {
                QCOMPARE(cache.find({client, address, kNow, kNow}).strength, NameStrength::Asked);
                naive.erase(known);
                naive.push_back(key);
            }
            QCOMPARE(cache.size(), naive.size());
        }
        std::vector<std::pair<IpAddress, IpAddress>> kept;
        cache.forEach([&](const NameBinding& b) { kept.emplace_back(b.client, b.address); });
        for (std::size_t i = 0; i < naive.size(); ++i)
            QCOMPARE(kept[i].first, IpAddress::fromV4(0x0a00'0001U + unsigned(naive[i].first)));
    }

    void manyNamesOfOneAddressAreBounded()
    {
        NameCache cache;
        for (unsigned i = 0; i < 10'000; ++i)
            cache.add(answeredBinding(
                ip("10.0.0.1"), ip("192.0.2.1"), numbered(i), kNow + i, 60, NameSource::Dns));
        QCOMPARE(cache.size(), std::size_t(NameCache::kMostOfPair));
        QCOMPARE(nameOf(cache, "10.0.0.1", "192.0.2.1").name, "n9999");
    }

    void namesAreNormalised_data()
    {
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<QByteArray>("kept");
        QTest::newRow("case and dot")
            << QByteArray("WWW.Example.COM.") << QByteArray("www.example.com");
        QTest::newRow("escape") << QByteArray("a\x1b[31mb") << QByteArray("a\\027[31mb");
        QTest::newRow("line") << QByteArray("a\r\nb c") << QByteArray("a\\013\\010b\\032c");
        QTest::newRow("utf-8") << QByteArray("b\xc3\xbc"
                                             "cher")
                               << QByteArray("b\xc3\xbc"
                                             "cher");
        QTest::newRow("not utf-8") << QByteArray("b\xfc"
                                                 "cher")
                                   << QByteArray("b\\252cher");
        QTest::newRow("overlong") << QByteArray("\xc0\xaf") << QByteArray("\\192\\175");
        QTest::newRow("right to left") << QByteArray("a\xe2\x80\xae"
                                                     "b")
                                       << QByteArray("a\\226\\128\\174b");
        QTest::newRow("dots alone") << QByteArray("...") << QByteArray("");
        QTest::newRow("too long") << QByteArray(5000, 'a') << QByteArray("");
    }
    void namesAreNormalised()
    {
        QFETCH(QByteArray, given);
        QFETCH(QByteArray, kept);
        QCOMPARE(QByteArray::fromStdString(normalisedName(given.toStdString())), kept);
    }

    void pointersAreAddresses()
    {
        QCOMPARE(addressOfPointer("1.2.0.192.in-addr.arpa"), ip("192.0.2.1"));
        QCOMPARE(addressOfPointer("1.2.0.192.IN-ADDR.ARPA."), ip("192.0.2.1"));
        QCOMPARE(addressOfPointer("1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2."
                                  "ip6.arpa"),
            ip("2001:db8::1"));
        for (const char* odd : {"", ".", "in-addr.arpa", "2.0.192.in-addr.arpa",
                 "256.2.0.192.in-addr.arpa", "0.1.2.0.192.in-addr.arpa", "x.2.0.192.in-addr.arpa",
                 "1.0.0.0.ip6.arpa", "_ipp._tcp.local"})
            QVERIFY2(!addressOfPointer(odd), odd);
    }

    void whatAPersonGaveWinsAndStays()
    {
        NameCache cache(8);
        cache.add(binding("10.0.0.1", "192.0.2.1", "asked.example"));
        cache.add(givenBinding(ip("192.0.2.1"), "given.example"));
        QCOMPARE(nameOf(cache, "10.0.0.1", "192.0.2.1").name, "given.example");
        QCOMPARE(nameOf(cache, "10.0.0.1", "192.0.2.1").strength, NameStrength::Given);
        QVERIFY(!isWeak(NameStrength::Given) && !isShared(NameStrength::Given));
        for (int i = 0; i < 100; ++i) {
            const std::string address = "192.0.2." + std::to_string(100 + i);
            cache.add(binding("10.0.0.1", address.c_str(), "x.example"));
            cache.add({{}, ip("192.0.2.1"), "alias" + std::to_string(i), NameSource::Hosts, -1, -1,
                kNow * 2});
        }
        QVERIFY(cache.size() <= 8);
        QCOMPARE(nameOf(cache, "10.0.0.9", "192.0.2.1").name, "given.example");
        QCOMPARE(cache.remove([](const NameBinding& b) { return b.source == NameSource::User; }),
            std::size_t(1));
        QVERIFY(nameOf(cache, "10.0.0.9", "192.0.2.1").name != "given.example");
    }

    void manyNamesOfOneAddressDoNotPushOutTheGivenOne()
    {
        NameCache cache;
        cache.add(givenBinding(ip("192.0.2.1"), "given.example"));
        for (std::uint32_t i = 0; i < 2 * NameCache::kMostOfPair; ++i)
            cache.add({{}, ip("192.0.2.1"), "alias" + std::to_string(i), NameSource::Hosts, -1, -1,
                kNow * 2});
        QCOMPARE(nameOf(cache, "10.0.0.9", "192.0.2.1").name, "given.example");
        std::size_t seen = 0;
        cache.forEachOf(ip("192.0.2.1"), [&seen](const NameBinding&) { ++seen; });
        QCOMPARE(seen, std::size_t(NameCache::kMostOfPair));
    }

    void addressesOfAName()
    {
        NameCache cache;
        cache.add(binding("10.0.0.1", "192.0.2.1", "a.example"));
        cache.add(binding("10.0.0.2", "192.0.2.2", "a.example"));
        cache.add(binding("10.0.0.2", "192.0.2.2", "b.example"));
        cache.add(binding("::", "192.0.2.3", "a.example", kNow, 60, NameSource::Pointer));
        QCOMPARE(cache.addressesOf("a.example", kNow, 10).size(), std::size_t(2));
        QCOMPARE(cache.addressesOf("a.example", kNow, 1).size(), std::size_t(1));
        QVERIFY(cache.addressesOf("a.example", kNow + 3600 * kSecond, 10).empty());
        QVERIFY(cache.addressesOf("c.example", kNow, 10).empty());
    }
};

QTEST_GUILESS_MAIN(TestNameCache)
#include "tst_namecache.moc"
