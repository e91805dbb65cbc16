// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/collectors/collectortext.h"

#include "ui/collectors/sourcelist.h"
#include "ui/flows/quantitytext.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>
#include <limits>

namespace nb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(nb::CollectorText)
};

/// Qt chooses plurals by an int.
int pluralOf(std::uint64_t number)
{
    constexpr auto kMax = static_cast<std::uint64_t>(std::numeric_limits<int>::max());
    return static_cast<int>(std::min(number, kMax));
}

QString unitsText(SequenceUnit unit, std::uint64_t number, const FlowFormat& format)
{
    const QString count = format.count(number);
    switch (unit) {
    case SequenceUnit::Flows:
        return Words::tr("%1 flow(s)", nullptr, pluralOf(number)).arg(count);
    case SequenceUnit::Packets:
        return Words::tr("%1 packet(s)", nullptr, pluralOf(number)).arg(count);
    case SequenceUnit::Records:
        break;
    }
    return Words::tr("%1 record(s)", nullptr, pluralOf(number)).arg(count);
}

} // namespace

bool isSilent(const ExporterStatus& exporter, Timestamp now)
{
    return now - exporter.lastSeen > kSilentAfter;
}

QString sourceTitle(std::string_view url)
{
    const SourceAddress address = SourceAddress::fromUrl(url);
    const QString scheme = address.scheme.toUpper();
    if (address.isAnyAddress())
        return QStringLiteral("%1 %2").arg(scheme).arg(address.port);
    const QString host = address.host.contains(u':') ? QStringLiteral("[%1]").arg(address.host)
                                                     : plainLine(address.host);
    return QStringLiteral("%1 %2:%3").arg(scheme, host).arg(address.port);
}

QString dropReasonText(DropReason reason)
{
    switch (reason) {
    case DropReason::Kernel:
        return Words::tr("The system's receive buffer was full");
    case DropReason::Truncated:
        return Words::tr("Longer than a datagram may be");
    case DropReason::NotAllowed:
        return Words::tr("Sent from an address that is not allowed");
    case DropReason::Queue:
        return Words::tr("Came faster than they could be decoded");
    case DropReason::TooManyExporters:
        return Words::tr("Too many exporters");
    case DropReason::Muted:
        return Words::tr("Exporter muted because it sent too much that is damaged");
    case DropReason::Malformed:
        return Words::tr("Not NetFlow, IPFIX or sFlow, or damaged");
    case DropReason::MalformedSet:
        return Words::tr("Part that cannot be read");
    case DropReason::NoTemplate:
        return Words::tr("The template never came");
    case DropReason::HeldExpired:
        return Words::tr("Waited for the template too long");
    case DropReason::Storage:
        return Words::tr("Could not be stored");
    }
    return {};
}

QString dropUnitText(DropReason reason)
{
    if (reason == DropReason::Storage)
        return Words::tr("flows");
    return reason <= DropReason::Malformed ? Words::tr("datagrams") : Words::tr("sets");
}

std::uint64_t dropTotal(const std::array<std::uint64_t, kDropReasonCount>& drops)
{
    std::uint64_t total = 0;
    for (const std::uint64_t count : drops)
        total += count;
    return total;
}

QString lossText(const ExporterStatus& exporter, const FlowFormat& format)
{
    if (exporter.lost == 0)
        return exporter.lossUnknown > 0 ? Words::tr("unknown") : QStringLiteral("0");
    const QString known = unitsText(exporter.sequenceUnit, exporter.lost, format);
    return exporter.lossUnknown > 0 ? Words::tr("%1 or more").arg(known) : known;
}

QString lossText(const CollectorStatus& status, const FlowFormat& format)
{
    std::array<std::uint64_t, 3> lost {};
    bool unknown = false;
    for (const ExporterStatus& exporter : status.exporters) {
        lost[static_cast<std::size_t>(exporter.sequenceUnit)] += exporter.lost;
        unknown = unknown || exporter.lossUnknown > 0;
    }
    QStringList parts;
    for (std::size_t unit = 0; unit < lost.size(); ++unit)
        if (lost[unit] > 0)
            parts << unitsText(static_cast<SequenceUnit>(unit), lost[unit], format);
    if (parts.isEmpty())
        return unknown ? Words::tr("unknown how many lost") : Words::tr("0 lost");
    return Words::tr("%1 lost", "packets, flows or records")
        .arg(parts.join(Words::tr(" and ", "between two amounts")));
}

QString clockOffsetText(std::int64_t microseconds)
{
    const std::chrono::microseconds size(std::abs(microseconds));
    if (size < std::chrono::milliseconds {1})
        return QStringLiteral("0 s");
    const QChar sign = microseconds < 0 ? QChar(0x2212) : QChar(u'+');
    return sign + durationText(size);
}

QString agoText(Timestamp then, Timestamp now)
{
    using namespace std::chrono;
    const auto age = now - then;
    if (age < seconds {3})
        return Words::tr("now");
    return Words::tr("%1 ago").arg(durationText(floor<seconds>(age)));
}

QString rateText(double flowsPerSecond, const FlowFormat& format)
{
    const bool small = flowsPerSecond > 0 && flowsPerSecond < 9.95;
    const QString number = small ? format.options().locale.toString(flowsPerSecond, 'f', 1)
                                 : format.count(static_cast<std::uint64_t>(flowsPerSecond + 0.5));
    return Words::tr("%1 flows/s").arg(number);
}

QString exporterTitle(const ExporterId& id)
{
    const QString address = QString::fromStdString(id.address.toString());
    return id.splitPort == 0 ? address : Words::tr("%1 (port %2)").arg(address).arg(id.splitPort);
}

QString waitingText(const CollectorStatus& status, const FlowFormat& format)
{
    std::uint64_t sets = 0;
    std::uint64_t most = 0;
    int exporters = 0;
    const ExporterStatus* first = nullptr;
    for (const ExporterStatus& exporter : status.exporters) {
        if (exporter.heldSets == 0)
            continue;
        sets += exporter.heldSets;
        ++exporters;
        if (exporter.heldSets > most) {
            most = exporter.heldSets;
            first = &exporter;
        }
    }
    if (!first)
        return {};
    const QString count = format.count(sets);
    if (exporters == 1)
        return Words::tr("%1 set(s) of records wait for a template from %2 (sent every few "
                         "minutes). They are read as soon as it comes.",
            nullptr, pluralOf(sets))
            .arg(count, exporterTitle(first->id));
    return Words::tr("%1 sets of records wait for templates from %2 and %Ln other(s) (sent every "
                     "few minutes). They are read as soon as those come.",
        nullptr, exporters - 1)
        .arg(count, exporterTitle(first->id));
}

} // namespace nb
