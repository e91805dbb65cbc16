// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/grouptable.h"

#include <QTest>

#include <map>
#include <random>

using namespace nb;

class TestGroupTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groupsAreThoseOfAnOrderedMap_data()
    {
        QTest::addColumn<unsigned>("words");
        QTest::addColumn<unsigned>("bits");
        QTest::addColumn<std::uint64_t>("keys");
        QTest::newRow("direct") << 1U << 10U << std::uint64_t {1000};
        QTest::newRow("one word, few") << 1U << 64U << std::uint64_t {300};
        QTest::newRow("one word, several segments") << 1U << 64U << std::uint64_t {400'000};
        QTest::newRow("two words") << 2U << 64U << std::uint64_t {100'000};
    }
    void groupsAreThoseOfAnOrderedMap()
    {
        QFETCH(unsigned, words);
        QFETCH(unsigned, bits);
        QFETCH(std::uint64_t, keys);
        GroupLayout layout;
        layout.keep(GroupSum::Bytes);
        GroupTable table(words, bits, layout);
        std::map<GroupKey, std::pair<std::uint64_t, std::uint64_t>> expected;
        std::mt19937_64 random(keys);
        std::vector<std::uint64_t> first(1000);
        std::vector<std::uint64_t> second(1000);
        std::vector<std::uint64_t*> sums(1000);
        for (int block = 0; block < 600; ++block) {
            for (std::size_t i = 0; i < first.size(); ++i) {
                // an IPv4 address in the upper half is what hashing finds hard
                first[i] = random() % keys << (bits == 64 ? 32U : 0U);
                second[i] = words > 1 ? random() % 3 : 0;
            }
            QVERIFY(table.find(first, words > 1 ? second.data() : nullptr, sums));
            for (std::size_t i = 0; i < first.size(); ++i) {
                ++sums[i][0];
                sums[i][layout.place(GroupSum::Bytes)] += i;
                auto& group = expected[{first[i], second[i]}];
                ++group.first;
                group.second += i;
            }
        }
        QCOMPARE(table.size(), expected.size());
        std::size_t seen = 0;
        bool same = true;
        table.forEach([&](const GroupKey& key, const std::uint64_t* group) {
            ++seen;
            const auto found = expected.find(key);
            same = same && found != expected.end() && found->second.first == group[0]
                && found->second.second == layout.value(group, GroupSum::Bytes)
                && layout.value(group, GroupSum::Packets) == 0;
        });
        QCOMPARE(seen, expected.size());
        QVERIFY(same);
    }

    void numbersFollowFirstUse()
    {
        GroupLayout layout;
        layout.keep(GroupSum::Number);
        GroupTable table(2, 64, layout);
        const std::vector<std::uint64_t> first {7, 9, 7, 8};
        const std::vector<std::uint64_t> second {1, 1, 1, 1};
        std::vector<std::uint64_t*> sums(first.size());
        QVERIFY(table.find(first, second.data(), sums));
        std::vector<std::uint64_t> numbers;
        for (const std::uint64_t* group : sums)
            numbers.push_back(layout.value(group, GroupSum::Number));
        QCOMPARE(numbers, (std::vector<std::uint64_t> {0, 1, 0, 2}));
        QCOMPARE(table.key(2), (GroupKey {8, 1}));
    }
};

QTEST_GUILESS_MAIN(TestGroupTable)
#include "tst_grouptable.moc"
