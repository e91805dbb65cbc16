// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filterexpression.h"
#include "core/net/protocol.h"

#include <QTest>

using namespace nb;

class TestProtocol : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyNumberComesBackFromItsName()
    {
        for (unsigned number = 0; number < 256; ++number) {
            const Protocol protocol(static_cast<std::uint8_t>(number));
            const std::string name = protocol.toString();
            const auto back = Protocol::fromString(name);
            QVERIFY2(back, name.c_str());
            QCOMPARE(back->number(), protocol.number());
        }
    }

    void everyNumberComesBackFromAFilter()
    {
        for (unsigned number = 0; number < 256; ++number) {
            const auto filter = parseFilter("protocol = " + std::to_string(number));
            QVERIFY(filter.ok());
            const std::string text = printFilter(*filter);
            const auto back = parseFilter(text);
            QVERIFY2(back.ok() && equal(*back, *filter), text.c_str());
        }
    }

    // a few rows of the IANA registry, old and new
    void registryNames_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<QString>("name");
        QTest::newRow("first") << 0 << QStringLiteral("hopopt");
        QTest::newRow("plus signs") << 39 << QStringLiteral("tp++");
        QTest::newRow("begins with a digit") << 34 << QStringLiteral("3pc");
        QTest::newRow("dot") << 93 << QStringLiteral("ax.25");
        QTest::newRow("slash") << 107 << QStringLiteral("a/n");
        QTest::newRow("multicast") << 103 << QStringLiteral("pim");
        QTest::newRow("segment routing") << 143 << QStringLiteral("ethernet");
        QTest::newRow("last") << 147 << QStringLiteral("bit-emu");
        QTest::newRow("without keyword") << 61 << QStringLiteral("61");
        QTest::newRow("experiments") << 253 << QStringLiteral("253");
    }
    void registryNames()
    {
        QFETCH(const int, number);
        QFETCH(const QString, name);
        const Protocol protocol(static_cast<std::uint8_t>(number));
        QCOMPARE(QString::fromStdString(protocol.toString()), name);
        const auto upper = Protocol::fromString(name.toUpper().toStdString());
        QVERIFY(upper);
        QCOMPARE(int {upper->number()}, number);
    }
};

QTEST_APPLESS_MAIN(TestProtocol)
#include "tst_protocol.moc"
