// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/columncodec.h"

#include <QTest>

#include <limits>
#include <random>

using namespace nb;

namespace {

template <typename T> EncodedColumnView viewOf(const EncodedColumn& c)
{
    return {c.encoding, c.width, c.base, c.scale, c.data};
}

template <typename T> void roundTrip(const std::vector<T>& values)
{
    ColumnEncoder encoder;
    EncodedColumn encoded;
    encoder.encode(std::span<const T>(values), encoded);
    ColumnDecoder decoder;
    std::vector<T> back(values.size());
    QVERIFY(decoder.decode(viewOf<T>(encoded), std::span<T>(back)).ok());
    QCOMPARE(back, values);
    QCOMPARE(encoded.zone.min, std::uint64_t {*std::ranges::min_element(values)});
    QCOMPARE(encoded.zone.max, std::uint64_t {*std::ranges::max_element(values)});
}

template <typename T>
std::vector<T> randomValues(std::size_t count, std::uint64_t range, std::uint64_t base)
{
    std::mt19937_64 engine(count + range);
    std::vector<T> values;
    for (std::size_t i = 0; i < count; ++i)
        values.push_back(static_cast<T>(base + (range == 0 ? 0 : engine() % range)));
    return values;
}

} // namespace

class TestColumnCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyWidthComesBack()
    {
        for (const std::size_t rows :
            {std::size_t {1}, std::size_t {2}, std::size_t {1000}, std::size_t {65'536}}) {
            roundTrip(randomValues<std::uint8_t>(rows, 256, 0));
            roundTrip(randomValues<std::uint16_t>(rows, 65'536, 0));
            roundTrip(randomValues<std::uint32_t>(rows, 3, 4'000'000'000));
            roundTrip(randomValues<std::uint32_t>(rows, 0xffff'ffff, 0));
            roundTrip(randomValues<std::uint64_t>(rows, 0, 77));
            roundTrip(randomValues<std::uint64_t>(rows, 0xffff'ffff'ffff, 1'772'000'000'000'000));
            roundTrip(
                randomValues<std::uint64_t>(rows, std::numeric_limits<std::uint64_t>::max(), 0));
        }
    }

    void extremesComeBack()
    {
        const auto max = std::numeric_limits<std::uint64_t>::max();
        roundTrip<std::uint64_t>({max, 0, max, 1, max - 1});
        roundTrip<std::uint32_t>({0xffff'ffff, 0, 0xffff'ffff});
        roundTrip<std::uint64_t>({0, 3'000'000, 1'000'000, 2'000'000});
    }

    void sortedTimesAreStoredAsSmallDifferences()
    {
        std::vector<std::uint64_t> times;
        for (std::uint64_t i = 0; i < 65'536; ++i)
            times.push_back(1'772'409'600'000'000 + i * 1'317'000 + (i % 7) * 1000);
        ColumnEncoder encoder;
        EncodedColumn encoded;
        encoder.encode(std::span<const std::uint64_t>(times), encoded);
        QCOMPARE(encoded.encoding, ColumnEncoding::Delta);
        QCOMPARE(encoded.scale, 1000U);
        QVERIFY(encoded.data.size() < times.size() * 2);
        roundTrip(times);
    }

    void constantColumnsNeedNoData()
    {
        ColumnEncoder encoder;
        EncodedColumn encoded;
        const std::vector<std::uint32_t> values(5000, 9);
        encoder.encode(std::span<const std::uint32_t>(values), encoded);
        QCOMPARE(encoded.encoding, ColumnEncoding::Constant);
        QVERIFY(encoded.data.empty());
    }

    void narrowValuesAreTheSameAndWideOnesAreLeft()
    {
        struct Case
        {
            std::vector<std::uint64_t> values;
            bool fits;
        };
        const std::uint64_t most = 0xffff'ffff;
        const std::vector<Case> cases {{randomValues<std::uint64_t>(5000, 256, 0), true},
            {randomValues<std::uint64_t>(5000, 60'000, 7), true},
            {randomValues<std::uint64_t>(5000, 1'000'000'000, 41), true},
            {std::vector<std::uint64_t>(50, most), true},
            {std::vector<std::uint64_t>(50, most + 1), false}, {{1, most, 2, 77}, false},
            {{5, 6, most + 1}, false}, {{0, most << 8U}, false},
            {randomValues<std::uint64_t>(5000, 1000, most << 20U), false},
            {{0, 3'000'000, 1'000'000, 2'000'000}, true}};
        ColumnEncoder encoder;
        ColumnDecoder decoder;
        for (const Case& c : cases) {
            EncodedColumn encoded;
            encoder.encode(std::span<const std::uint64_t>(c.values), encoded);
            std::vector<std::uint32_t> narrow(c.values.size());
            const auto done = decoder.decodeNarrow(viewOf<std::uint64_t>(encoded), narrow);
            QVERIFY(done.ok());
            QVERIFY(!*done || std::ranges::equal(narrow, c.values));
            // values near the end of the range may be left to decode(): it only costs time
            QVERIFY(*done || !c.fits || encoded.encoding == ColumnEncoding::Delta);
            QVERIFY(c.fits || !*done || std::ranges::equal(narrow, c.values));
        }
    }

    void damagedDataIsRefused()
    {
        ColumnEncoder encoder;
        EncodedColumn good;
        const auto values = randomValues<std::uint32_t>(5000, 1'000'000, 0);
        encoder.encode(std::span<const std::uint32_t>(values), good);
        ColumnDecoder decoder;
        std::vector<std::uint32_t> out(values.size());
        for (std::size_t cut = 0; cut < good.data.size(); cut += 97) {
            EncodedColumn bad = good;
            bad.data.resize(cut);
            QVERIFY(
                !decoder.decode(viewOf<std::uint32_t>(bad), std::span<std::uint32_t>(out)).ok());
        }
        EncodedColumn wide = good;
        wide.width = 3;
        QVERIFY(!decoder.decode(viewOf<std::uint32_t>(wide), std::span<std::uint32_t>(out)).ok());
        std::vector<std::uint32_t> more(values.size() + 1);
        QVERIFY(!decoder.decode(viewOf<std::uint32_t>(good), std::span<std::uint32_t>(more)).ok());
    }
};

QTEST_GUILESS_MAIN(TestColumnCodec)
#include "tst_columncodec.moc"
