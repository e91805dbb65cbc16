// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/flowformat.h"

#include "core/flow/fieldtext.h"
#include "ui/text/coretext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <array>

namespace nb {

namespace {

struct FlowFormatText
{
    Q_DECLARE_TR_FUNCTIONS(nb::FlowFormat)
};

struct FieldTitle
{
    FlowField field;
    const char* title;
};

constexpr const char* kContext = "nb::FlowField";

constexpr std::array kTitles = std::to_array<FieldTitle>({
    {FlowField::Start, QT_TRANSLATE_NOOP("nb::FlowField", "Start")},
    {FlowField::End, QT_TRANSLATE_NOOP("nb::FlowField", "End")},
    {FlowField::SrcIp, QT_TRANSLATE_NOOP("nb::FlowField", "Client IP")},
    {FlowField::SrcPort, QT_TRANSLATE_NOOP("nb::FlowField", "Client port")},
    {FlowField::DstIp, QT_TRANSLATE_NOOP("nb::FlowField", "Server IP")},
    {FlowField::DstPort, QT_TRANSLATE_NOOP("nb::FlowField", "Server port")},
    {FlowField::Protocol, QT_TRANSLATE_NOOP("nb::FlowField", "Protocol")},
    {FlowField::Packets, QT_TRANSLATE_NOOP("nb::FlowField", "Packets")},
    {FlowField::Bytes, QT_TRANSLATE_NOOP("nb::FlowField", "Bytes")},
    {FlowField::ReversePackets, QT_TRANSLATE_NOOP("nb::FlowField", "Packets back")},
    {FlowField::ReverseBytes, QT_TRANSLATE_NOOP("nb::FlowField", "Bytes back")},
    {FlowField::TcpFlags, QT_TRANSLATE_NOOP("nb::FlowField", "TCP flags")},
    {FlowField::ReverseTcpFlags, QT_TRANSLATE_NOOP("nb::FlowField", "TCP flags back")},
    {FlowField::State, QT_TRANSLATE_NOOP("nb::FlowField", "State")},
    {FlowField::SrcName, QT_TRANSLATE_NOOP("nb::FlowField", "Client name")},
    {FlowField::DstName, QT_TRANSLATE_NOOP("nb::FlowField", "Server name")},
    {FlowField::SrcSegment, QT_TRANSLATE_NOOP("nb::FlowField", "Client segment")},
    {FlowField::DstSegment, QT_TRANSLATE_NOOP("nb::FlowField", "Server segment")},
    {FlowField::Service, QT_TRANSLATE_NOOP("nb::FlowField", "Service")},
    {FlowField::Application, QT_TRANSLATE_NOOP("nb::FlowField", "Application")},
    {FlowField::Rule, QT_TRANSLATE_NOOP("nb::FlowField", "Rule")},
    {FlowField::Vlan, QT_TRANSLATE_NOOP("nb::FlowField", "VLAN")},
    {FlowField::Exporter, QT_TRANSLATE_NOOP("nb::FlowField", "Exporter")},
    {FlowField::Tunnel, QT_TRANSLATE_NOOP("nb::FlowField", "Tunnel")},
    {FlowField::SrcMac, QT_TRANSLATE_NOOP("nb::FlowField", "Client MAC")},
    {FlowField::DstMac, QT_TRANSLATE_NOOP("nb::FlowField", "Server MAC")},
    {FlowField::SrcOwner, QT_TRANSLATE_NOOP("nb::FlowField", "Client owner")},
    {FlowField::DstOwner, QT_TRANSLATE_NOOP("nb::FlowField", "Server owner")},
    {FlowField::Hits, QT_TRANSLATE_NOOP("nb::FlowField", "Hits")},
    {FlowField::Confidence, QT_TRANSLATE_NOOP("nb::FlowField", "Confidence")},
    {FlowField::Received, QT_TRANSLATE_NOOP("nb::FlowField", "Received")},
    {FlowField::Domain, QT_TRANSLATE_NOOP("nb::FlowField", "Observation domain")},
    {FlowField::Sampling, QT_TRANSLATE_NOOP("nb::FlowField", "Sampling")},
    {FlowField::Observers, QT_TRANSLATE_NOOP("nb::FlowField", "Observers")},
    {FlowField::Event, QT_TRANSLATE_NOOP("nb::FlowField", "Event")},
    {FlowField::NatSrcIp, QT_TRANSLATE_NOOP("nb::FlowField", "Client IP after NAT")},
    {FlowField::NatSrcPort, QT_TRANSLATE_NOOP("nb::FlowField", "Client port after NAT")},
    {FlowField::NatDstIp, QT_TRANSLATE_NOOP("nb::FlowField", "Server IP after NAT")},
    {FlowField::NatDstPort, QT_TRANSLATE_NOOP("nb::FlowField", "Server port after NAT")},
    {FlowField::InInterface, QT_TRANSLATE_NOOP("nb::FlowField", "Interface in")},
    {FlowField::OutInterface, QT_TRANSLATE_NOOP("nb::FlowField", "Interface out")},
    {FlowField::Vrf, QT_TRANSLATE_NOOP("nb::FlowField", "VRF")},
    {FlowField::Marks, QT_TRANSLATE_NOOP("nb::FlowField", "Marks")},
    {FlowField::Duration, QT_TRANSLATE_NOOP("nb::FlowField", "Duration")},
    {FlowField::BytesTotal, QT_TRANSLATE_NOOP("nb::FlowField", "Bytes, both ways")},
    {FlowField::PacketsTotal, QT_TRANSLATE_NOOP("nb::FlowField", "Packets, both ways")},
    {FlowField::IpVersion, QT_TRANSLATE_NOOP("nb::FlowField", "IP version")},
    {FlowField::Internal, QT_TRANSLATE_NOOP("nb::FlowField", "Internal")},
    {FlowField::External, QT_TRANSLATE_NOOP("nb::FlowField", "External")},
    {FlowField::Ip, QT_TRANSLATE_NOOP("nb::FlowField", "IP, either side")},
    {FlowField::AnyPort, QT_TRANSLATE_NOOP("nb::FlowField", "Port, either side")},
    {FlowField::Name, QT_TRANSLATE_NOOP("nb::FlowField", "Name, either side")},
    {FlowField::Segment, QT_TRANSLATE_NOOP("nb::FlowField", "Segment, either side")},
    {FlowField::Mac, QT_TRANSLATE_NOOP("nb::FlowField", "MAC, either side")},
    {FlowField::Owner, QT_TRANSLATE_NOOP("nb::FlowField", "Owner, either side")},
});
std::uint64_t both(std::uint64_t a, std::uint64_t b)
{
    return a == kUnknownCount || b == kUnknownCount ? kUnknownCount : a + b;
}

QString flagsText(std::uint8_t flags)
{
    constexpr std::array<char16_t, 8> letters {u'C', u'E', u'U', u'A', u'P', u'R', u'S', u'F'};
    QString text;
    for (std::size_t i = 0; i < letters.size(); ++i)
        if ((flags >> (7 - i)) & 1)
            text += letters[i];
    return text;
}

bool isHarmless(QChar c)
{
    if (c.unicode() < 0x20 || (c.unicode() >= 0x7f && c.unicode() < 0xa0))
        return false;
    // line separators and the characters that turn the direction of text around
    return c.unicode() != 0x2028 && c.unicode() != 0x2029 && c.unicode() != 0x061c
        && !(c.unicode() >= 0x200b && c.unicode() <= 0x200f)
        && !(c.unicode() >= 0x202a && c.unicode() <= 0x202e)
        && !(c.unicode() >= 0x2066 && c.unicode() <= 0x2069) && c.unicode() != 0xfeff;
}

} // namespace

QString plainLine(const QString& text)
{
    if (std::ranges::all_of(text, isHarmless))
        return text;
    QString clean = text;
    for (QChar& c : clean)
        if (!isHarmless(c))
            c = u'·';
    return clean;
}

QString plainLine(std::string_view utf8)
{
    return plainLine(QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())));
}

QString fieldTitle(FlowField field)
{
    if (const auto* title = std::ranges::find(kTitles, field, &FieldTitle::field);
        title != kTitles.end())
        return QCoreApplication::translate(kContext, title->title);
    // a field without a title of its own: its name in words
    QString name = plainLine(fieldInfo(field).name).replace(u'_', u' ');
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name;
}

QString fieldTip(FlowField field)
{
    const FieldInfo& info = fieldInfo(field);
    return QStringLiteral("%1 (%2)").arg(
        plainLine(coreText(info.description)), plainLine(info.name));
}

bool isQuantity(FlowField field)
{
    switch (fieldInfo(field).type) {
    case FieldType::Count:
    case FieldType::Number:
    case FieldType::Duration:
    case FieldType::Port:
        return true;
    default:
        return false;
    }
}

QString FlowFormat::count(std::uint64_t number) const
{
    if (number == kUnknownCount)
        return QStringLiteral("–");
    return m_options.locale.toString(static_cast<qulonglong>(number));
}

QString FlowFormat::bytes(std::uint64_t octets) const
{
    if (octets == kUnknownCount)
        return QStringLiteral("–");
    const std::uint64_t base = m_options.binaryBytes ? 1024 : 1000;
    if (octets < base)
        return FlowFormatText::tr("%1 B").arg(
            m_options.locale.toString(static_cast<qulonglong>(octets)));
    constexpr std::array<const char16_t*, 6> iec {u"Ki", u"Mi", u"Gi", u"Ti", u"Pi", u"Ei"};
    constexpr std::array<const char16_t*, 6> si {u"k", u"M", u"G", u"T", u"P", u"E"};
    double value = static_cast<double>(octets) / static_cast<double>(base);
    std::size_t unit = 0;
    while (value >= static_cast<double>(base) - 0.5 && unit + 1 < iec.size()) {
        value /= static_cast<double>(base);
        ++unit;
    }
    const int decimals = value < 9.95 ? 2 : value < 99.5 ? 1 : 0;
    //: a number, a prefix such as k, and the symbol of the unit byte
    return FlowFormatText::tr("%1 %2B").arg(m_options.locale.toString(value, 'f', decimals),
        QString::fromUtf16(m_options.binaryBytes ? iec[unit] : si[unit]));
}

QString FlowFormat::time(Timestamp time) const
{
    const std::int64_t micro = toMicroseconds(time);
    std::int64_t milli = micro / 1000;
    if (micro % 1000 < 0)
        --milli;
    if (m_options.localTime) {
        return QDateTime::fromMSecsSinceEpoch(milli).toString(
            QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
    }
    // by hand: this runs for every visible cell while scrolling
    QString text = QString::fromStdString(toString(time)).left(23);
    if (text.size() > 10)
        text[10] = u' ';
    return text;
}

QString FlowFormat::duration(std::chrono::microseconds duration) const
{
    const std::int64_t micro = duration.count();
    const auto decimal = [&](double value, int decimals) {
        return m_options.locale.toString(value, 'f', decimals);
    };
    const auto number = static_cast<double>(micro);
    if (micro < 1'000)
        return QStringLiteral("%1 µs").arg(micro);
    if (micro < 1'000'000)
        return QStringLiteral("%1 ms").arg(decimal(number / 1e3, number < 1e4 ? 1 : 0));
    if (micro < 60'000'000)
        return QStringLiteral("%1 s").arg(decimal(number / 1e6, 1));
    const std::int64_t seconds = micro / 1'000'000;
    if (seconds < 3600)
        return QStringLiteral("%1 m %2 s").arg(seconds / 60).arg(seconds % 60);
    if (seconds < 86400)
        return QStringLiteral("%1 h %2 m").arg(seconds / 3600).arg(seconds / 60 % 60);
    return QStringLiteral("%1 d %2 h").arg(seconds / 86400).arg(seconds / 3600 % 24);
}

QString FlowFormat::shortRange(const TimeRange& range) const
{
    if (range.unbounded())
        return {};
    const auto point = [this](Timestamp at) { // without what is zero
        QString text = time(at);
        for (const auto* zeros : {u".000", u":00"})
            if (text.endsWith(QStringView(zeros)))
                text.chop(QStringView(zeros).size());
        return text;
    };
    if (!range.to)
        return FlowFormatText::tr("from %1").arg(point(*range.from));
    if (!range.from)
        return FlowFormatText::tr("until %1").arg(point(*range.to));
    const QString from = point(*range.from);
    const QString to = point(*range.to);
    constexpr qsizetype kDate = 10;
    const bool sameDay = from.left(kDate) == to.left(kDate);
    return QStringLiteral("%1 – %2").arg(from, sameDay ? to.mid(kDate + 1) : to);
}

QString FlowFormat::longRange(const TimeRange& range) const
{
    if (range.unbounded())
        return {};
    if (!range.to)
        return FlowFormatText::tr("from %1 %2").arg(time(*range.from), zone());
    if (!range.from)
        return FlowFormatText::tr("until %1 %2").arg(time(*range.to), zone());
    return FlowFormatText::tr("%1 to %2 %3").arg(time(*range.from), time(*range.to), zone());
}

QString FlowFormat::zone() const
{
    if (!m_options.localTime)
        return QStringLiteral("UTC");
    return QDateTime::currentDateTime().timeZoneAbbreviation();
}

QString FlowFormat::cell(const FlowBatch& b, std::size_t row, FlowField field) const
{
    switch (field) {
    case FlowField::Start:
        return time(fromMicroseconds(b.start[row]));
    case FlowField::End:
        return time(fromMicroseconds(b.end[row]));
    case FlowField::Received:
        return time(fromMicroseconds(b.received[row]));
    case FlowField::SrcPort:
        return b.srcPort[row] == 0 ? QString {} : QString::number(b.srcPort[row]);
    case FlowField::DstPort:
        if (Protocol(b.protocol[row]).isIcmp())
            return QStringLiteral("%1/%2").arg(b.dstPort[row] >> 8).arg(b.dstPort[row] & 0xff);
        return b.dstPort[row] == 0 ? QString {} : QString::number(b.dstPort[row]);
    case FlowField::Packets:
        return count(b.packets[row]);
    case FlowField::Bytes:
        return bytes(b.bytes[row]);
    case FlowField::ReversePackets:
        return count(b.reversePackets[row]);
    case FlowField::ReverseBytes:
        return bytes(b.reverseBytes[row]);
    case FlowField::BytesTotal:
        return bytes(both(b.bytes[row], b.reverseBytes[row]));
    case FlowField::PacketsTotal:
        return count(both(b.packets[row], b.reversePackets[row]));
    case FlowField::TcpFlags:
        return flagsText(b.tcpFlags[row]);
    case FlowField::ReverseTcpFlags:
        return flagsText(b.reverseTcpFlags[row]);
    case FlowField::Vlan:
        return b.vlan[row] == 0 ? QString {} : QString::number(b.vlan[row]);
    case FlowField::Hits:
        return count(b.hits[row]);
    case FlowField::Confidence:
        return QStringLiteral("%1 %").arg(b.confidence[row]);
    case FlowField::Duration:
        return duration(std::chrono::microseconds {b.end[row] - b.start[row]});
    default:
        return plainLine(fieldText(b, row, field));
    }
}

} // namespace nb
