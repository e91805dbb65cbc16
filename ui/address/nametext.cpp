// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/address/nametext.h"

#include <QCoreApplication>

namespace nb {

namespace {

struct NameWords
{
    Q_DECLARE_TR_FUNCTIONS(nb::NameText)
};

} // namespace

QString nameSourceText(NameSource source)
{
    switch (source) {
    case NameSource::Dns:
        return NameWords::tr("DNS answer");
    case NameSource::Log:
        return NameWords::tr("resolver’s log");
    case NameSource::Multicast:
        return NameWords::tr("multicast DNS");
    case NameSource::Tls:
        return NameWords::tr("TLS server name");
    case NameSource::Http:
        return NameWords::tr("HTTP host");
    case NameSource::Hosts:
        return NameWords::tr("hosts file");
    case NameSource::Cache:
        return NameWords::tr("imported cache");
    case NameSource::Pointer:
        return NameWords::tr("reverse name, seen");
    case NameSource::Reverse:
        return NameWords::tr("reverse name, asked");
    case NameSource::User:
        return NameWords::tr("given by you");
    }
    return {};
}

QString nameSourceTip(NameSource source)
{
    switch (source) {
    case NameSource::Dns:
        return NameWords::tr(
            "The client asked for the name and was answered with the address, seen in "
            "packets.");
    case NameSource::Log:
        return NameWords::tr(
            "The client asked for the name and was answered with the address, read in "
            "the log of its resolver.");
    case NameSource::Multicast:
        return NameWords::tr("Announced on the link by mDNS or LLMNR.");
    case NameSource::Tls:
        return NameWords::tr(
            "The client sent the name to the address when it opened a TLS connection. "
            "Weaker than an answer: a client can send what it likes.");
    case NameSource::Http:
        return NameWords::tr(
            "The client sent the name to the address in an HTTP request. Weaker than "
            "an answer: a client can send what it likes.");
    case NameSource::Hosts:
        return NameWords::tr("Read from a hosts file.");
    case NameSource::Cache:
        return NameWords::tr("Read from a cache of names that does not know who asked.");
    case NameSource::Pointer:
        return NameWords::tr(
            "What the address’s owner calls it, as somebody on the network was told. "
            "Nobody checks such names.");
    case NameSource::Reverse:
        return NameWords::tr("What the address’s owner calls it, as our own question was answered. "
                             "Nobody checks such names.");
    case NameSource::User:
        return NameWords::tr("You gave the address this name. It wins over all others.");
    }
    return {};
}

QString nameClientText(const NameBinding& binding)
{
    return binding.client.isUnspecified() ? NameWords::tr("everybody")
                                          : QString::fromStdString(binding.client.toString());
}

QString nameTimeText(std::int64_t time, const FlowFormat& format, const QString& otherwise)
{
    constexpr std::int64_t kLast = 253'402'300'799'999'999; // 9999-12-31T23:59:59.999999Z
    return time < 0 || time > kLast ? otherwise : format.time(fromMicroseconds(time));
}

} // namespace nb
