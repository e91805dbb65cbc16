// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/addressranges.h"

#include <QTest>

/// Lists of addresses as the report prints them.
class TestAddressRanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listIsAsPeopleReadIt_data();
    void listIsAsPeopleReadIt();
};

void TestAddressRanges::listIsAsPeopleReadIt_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const char* list, const char* text) {
        QTest::newRow(name) << QByteArray(list) << QByteArray(text);
    };
    row("nothing", "", "");
    row("one", "10.0.0.5", "10.0.0.5");
    row("two that follow", "10.0.0.5 10.0.0.6", "10.0.0.5 10.0.0.6");
    row("three that follow", "10.0.0.5 10.0.0.6 10.0.0.7", "10.0.0.5 - 10.0.0.7");
    row("between others", "10.0.0.1 10.0.0.254 10.0.0.255 10.0.1.0 10.0.1.2",
        "10.0.0.1 10.0.0.254 - 10.0.1.0 10.0.1.2");
    row("two ranges", "10.0.0.1 10.0.0.2 10.0.0.3 10.9.0.1 10.9.0.2 10.9.0.3",
        "10.0.0.1 - 10.0.0.3 10.9.0.1 - 10.9.0.3");
    row("IPv6", "2001:db8::ffff 2001:db8::1:0 2001:db8::1:1", "2001:db8::ffff - 2001:db8::1:1");
    row("families apart", "255.255.255.254 255.255.255.255 ::1:0:0:0",
        "255.255.255.254 255.255.255.255 ::1:0:0:0");
    row("downwards", "10.0.0.7 10.0.0.6 10.0.0.5", "10.0.0.7 10.0.0.6 10.0.0.5");
    row("redacted", "A001 A002 A003", "A001 A002 A003");
}

void TestAddressRanges::listIsAsPeopleReadIt()
{
    QFETCH(const QByteArray, list);
    QFETCH(const QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(nb::report::withAddressRanges(list.toStdString())), text);
}

QTEST_GUILESS_MAIN(TestAddressRanges)
#include "tst_addressranges.moc"
