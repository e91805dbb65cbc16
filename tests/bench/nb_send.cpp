// SPDX-License-Identifier: GPL-3.0-or-later
// Sends made-up NetFlow, IPFIX or sFlow to a collector on this computer at a given rate, and tells
// exactly what it sent: nb_send PROTOCOL PORT RECORDS RATE [RECORDS_OF_A_MESSAGE] [ADDRESS]
#include "tests/support/exportsender.h"

#include <QCoreApplication>
#include <QHostAddress>

#include <cstdio>

using namespace nb::test;

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList given = QCoreApplication::arguments().mid(1);
    const auto protocol = exportProtocolFromString(given.value(0).toStdString());
    const auto port = given.value(1).toUShort();
    const auto records = given.value(2).toULongLong();
    bool rateGiven = false;
    const auto rate = given.value(3).toULongLong(&rateGiven);
    const int ofMessage = given.value(4, QStringLiteral("24")).toInt();
    const QHostAddress to(given.value(5, QStringLiteral("127.0.0.1")));
    // a load generator is kept away from networks
    if (!protocol || port == 0 || records == 0 || !rateGiven || ofMessage < 1 || ofMessage > 30
        || !to.isLoopback()) {
        std::fprintf(stderr,
            "nb_send v5|v9|ipfix|sflow PORT RECORDS RATE [1..30 of a message] [loopback address]\n"
            "  RATE is records a second; 0 is as fast as can be.\n");
        return 1;
    }
    ExportMessages messages(*protocol, 1, ofMessage);
    ExportSender sender(to, port);
    const auto sent = sender.run(messages, records, rate);
    std::printf("{\"datagrams\":%llu,\"records\":%llu,\"packets\":%llu,\"bytes\":%llu,"
                "\"refused\":%llu,\"seconds\":%.3f}\n",
        static_cast<unsigned long long>(sent.datagrams),
        static_cast<unsigned long long>(sent.records),
        static_cast<unsigned long long>(messages.packets()),
        static_cast<unsigned long long>(messages.bytes()),
        static_cast<unsigned long long>(sent.refused), sent.seconds);
    return sent.refused == 0 ? 0 : 2;
}
