// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/files/nfcapdrecord.h"

#include "collectors/files/flowtext.h"
#include "core/base/numbertext.h"
#include "core/base/trimmed.h"
#include "core/flow/marks.h"
#include "core/net/servicenames.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

namespace nb {

namespace {

struct ColumnName
{
    std::string_view name;
    NfdumpColumn column;
};

/// Names of nfdump 1.6 and 1.7, then those of the short form of later versions.
constexpr std::array kNames {
    ColumnName {"ts", NfdumpColumn::Start},
    ColumnName {"te", NfdumpColumn::End},
    ColumnName {"td", NfdumpColumn::Duration},
    ColumnName {"pr", NfdumpColumn::Protocol},
    ColumnName {"sa", NfdumpColumn::SrcIp},
    ColumnName {"da", NfdumpColumn::DstIp},
    ColumnName {"sp", NfdumpColumn::SrcPort},
    ColumnName {"dp", NfdumpColumn::DstPort},
    ColumnName {"flg", NfdumpColumn::Flags},
    ColumnName {"ipkt", NfdumpColumn::Packets},
    ColumnName {"ibyt", NfdumpColumn::Bytes},
    ColumnName {"opkt", NfdumpColumn::ReversePackets},
    ColumnName {"obyt", NfdumpColumn::ReverseBytes},
    ColumnName {"in", NfdumpColumn::InInterface},
    ColumnName {"out", NfdumpColumn::OutInterface},
    ColumnName {"ra", NfdumpColumn::Router},
    ColumnName {"eng", NfdumpColumn::Engine},
    ColumnName {"svln", NfdumpColumn::Vlan},
    ColumnName {"ismc", NfdumpColumn::SrcMac},
    ColumnName {"idmc", NfdumpColumn::DstMac},
    ColumnName {"xsa", NfdumpColumn::NatSrcIp},
    ColumnName {"xda", NfdumpColumn::NatDstIp},
    ColumnName {"xsp", NfdumpColumn::NatSrcPort},
    ColumnName {"xdp", NfdumpColumn::NatDstPort},
    ColumnName {"tr", NfdumpColumn::Received},
    ColumnName {"firstSeen", NfdumpColumn::Start},
    ColumnName {"lastSeen", NfdumpColumn::End},
    ColumnName {"duration", NfdumpColumn::Duration},
    ColumnName {"proto", NfdumpColumn::Protocol},
    ColumnName {"srcAddr", NfdumpColumn::SrcIp},
    ColumnName {"dstAddr", NfdumpColumn::DstIp},
    ColumnName {"srcPort", NfdumpColumn::SrcPort},
    ColumnName {"dstPort", NfdumpColumn::DstPort},
    ColumnName {"packets", NfdumpColumn::Packets},
    ColumnName {"bytes", NfdumpColumn::Bytes},
};

/// In the order asked for; all are known to nfdump since 1.6.
constexpr std::array<std::string_view, 24> kFormat {"ts", "te", "pr", "sa", "da", "sp", "dp", "flg",
    "ipkt", "ibyt", "opkt", "obyt", "in", "out", "ra", "eng", "svln", "ismc", "idmc", "xsa", "xda",
    "xsp", "xdp", "tr"};

NfdumpColumn columnOf(std::string_view name)
{
    const auto found = std::ranges::find(kNames, trimmed(name), &ColumnName::name);
    return found == kNames.end() ? NfdumpColumn::Unused : found->column;
}

/// nfdump has a few names of its own.
std::string_view protocolText(std::string_view text)
{
    return text == "ICMP6" ? std::string_view("ipv6-icmp") : text;
}

/// `771`, or `3.3` for type and code of ICMP.
std::optional<std::uint16_t> portOrType(std::string_view text)
{
    const auto dot = text.find('.');
    if (dot == std::string_view::npos)
        return numberFromText<std::uint16_t>(text);
    const auto type = numberFromText<std::uint8_t>(text.substr(0, dot));
    const auto code = numberFromText<std::uint8_t>(text.substr(dot + 1));
    if (!type || !code)
        return std::nullopt;
    return static_cast<std::uint16_t>(*type << 8 | *code);
}

/// Takes one line apart.
class Row
{
public:
    explicit Row(Flow& flow)
        : m_flow(flow)
    {
    }
    std::string take(NfdumpColumn column, std::string_view text);
    std::string finish(const std::string& fileName);

private:
    std::string takeRest(NfdumpColumn column, std::string_view text);
    void takeTranslated(NfdumpColumn column, std::string_view text);
    std::string takeTimes();

    Flow& m_flow;
    Timestamp m_start {}; ///< 1970 where there is none, as nfdump has it
    Timestamp m_end {};
    Timestamp m_received {};
    std::chrono::milliseconds m_duration {0};
    std::uint32_t m_engine = 0;
};

/// Seconds with a fraction.
std::optional<std::chrono::milliseconds> durationOf(std::string_view text)
{
    double seconds = 0;
    const char* const last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, seconds);
    constexpr double kLongest = 1e9;
    if (error != std::errc {} || end != last || !(seconds >= 0) || seconds > kLongest)
        return std::nullopt;
    return std::chrono::milliseconds(std::llround(seconds * 1000));
}

std::optional<std::uint32_t> engineOf(std::string_view text)
{
    const auto slash = text.find('/');
    if (slash == std::string_view::npos)
        return std::nullopt;
    const auto type = numberFromText<std::uint32_t>(trimmed(text.substr(0, slash)));
    const auto id = numberFromText<std::uint32_t>(trimmed(text.substr(slash + 1)));
    if (!type || !id)
        return std::nullopt;
    return *type << 8 | (*id & 0xff);
}

std::string Row::take(NfdumpColumn column, std::string_view text)
{
    switch (column) {
    case NfdumpColumn::Start:
    case NfdumpColumn::End: {
        const auto time = timestampFromString(text);
        if (!time)
            return "a time that cannot be read";
        (column == NfdumpColumn::Start ? m_start : m_end) = *time;
        return {};
    }
    case NfdumpColumn::Duration:
        m_duration = durationOf(text).value_or(std::chrono::milliseconds {0});
        return {};
    case NfdumpColumn::SrcPort:
    case NfdumpColumn::DstPort: {
        const auto port = portOrType(text);
        if (!port)
            return "a port that cannot be read";
        (column == NfdumpColumn::SrcPort ? m_flow.srcPort : m_flow.dstPort) = Port(*port);
        return {};
    }
    case NfdumpColumn::Engine:
        m_engine = engineOf(text).value_or(0);
        return {};
    case NfdumpColumn::Router:
        if (const auto router = IpAddress::fromString(text); router && !router->isUnspecified())
            m_flow.exporter = router->toString();
        return {};
    case NfdumpColumn::InInterface:
        m_flow.inInterface = text == "0" ? std::string_view() : text;
        return {};
    case NfdumpColumn::OutInterface:
        m_flow.outInterface = text == "0" ? std::string_view() : text;
        return {};
    default:
        return takeRest(column, text);
    }
}

/// Columns that read as in a flow CSV.
std::string Row::takeRest(NfdumpColumn column, std::string_view text)
{
    switch (column) {
    case NfdumpColumn::SrcIp:
        return setField(m_flow, FlowField::SrcIp, text);
    case NfdumpColumn::DstIp:
        return setField(m_flow, FlowField::DstIp, text);
    case NfdumpColumn::Protocol:
        return setField(m_flow, FlowField::Protocol, protocolText(text));
    case NfdumpColumn::Flags:
        return setField(m_flow, FlowField::TcpFlags, text);
    case NfdumpColumn::Packets:
        return setField(m_flow, FlowField::Packets, text);
    case NfdumpColumn::Bytes:
        return setField(m_flow, FlowField::Bytes, text);
    case NfdumpColumn::ReversePackets:
        return setField(m_flow, FlowField::ReversePackets, text);
    case NfdumpColumn::ReverseBytes:
        return setField(m_flow, FlowField::ReverseBytes, text);
    case NfdumpColumn::Vlan:
        // 12 bits; more is a label of something else
        m_flow.vlan
            = static_cast<std::uint16_t>(numberFromText<std::uint32_t>(text).value_or(0) & 0xfff);
        return {};
    case NfdumpColumn::SrcMac:
        return setField(m_flow, FlowField::SrcMac, text);
    case NfdumpColumn::DstMac:
        return setField(m_flow, FlowField::DstMac, text);
    default:
        takeTranslated(column, text);
        return {};
    }
}

void Row::takeTranslated(NfdumpColumn column, std::string_view text)
{
    if (column == NfdumpColumn::Received)
        m_received = timestampFromString(text).value_or(Timestamp {});
    else if (column == NfdumpColumn::NatSrcIp || column == NfdumpColumn::NatDstIp) {
        const auto address = IpAddress::fromString(text);
        if (address && !address->isUnspecified())
            (column == NfdumpColumn::NatSrcIp ? m_flow.natSrcIp : m_flow.natDstIp) = *address;
    } else if (column == NfdumpColumn::NatSrcPort || column == NfdumpColumn::NatDstPort) {
        const Port port(numberFromText<std::uint16_t>(text).value_or(0));
        (column == NfdumpColumn::NatSrcPort ? m_flow.natSrcPort : m_flow.natDstPort) = port;
    }
}

/// The duration has milliseconds where the times may have none.
std::string Row::takeTimes()
{
    constexpr auto kSecond = std::chrono::seconds {1};
    if (m_start <= Timestamp {})
        m_start = m_end > Timestamp {} ? m_end : m_received;
    if (m_start <= Timestamp {})
        return "no time";
    const Timestamp computed = m_start + m_duration;
    m_flow.start = m_start;
    m_flow.end = m_end;
    if (m_end <= Timestamp {} || (computed > m_end && computed < m_end + kSecond))
        m_flow.end = computed;
    if (m_flow.end < m_flow.start) {
        std::swap(m_flow.start, m_flow.end);
        m_flow.marks = mark::kTimeOrder;
    }
    return {};
}

std::string Row::finish(const std::string& fileName)
{
    if (std::string reason = takeTimes(); !reason.empty())
        return reason;
    const bool both = m_flow.reversePackets != 0 || m_flow.reverseBytes != 0;
    m_flow.kind = both ? RecordKind::Flow : RecordKind::OneWay;
    if (m_flow.natSrcIp.isUnspecified())
        m_flow.natSrcPort = Port();
    if (m_flow.natDstIp.isUnspecified())
        m_flow.natDstPort = Port();
    if (m_flow.exporter.empty())
        m_flow.exporter = fileName;
    else
        m_flow.domain = m_engine;
    if (m_flow.protocol.isIcmp())
        m_flow.srcPort = Port();
    m_flow.service = serviceName(m_flow.protocol, m_flow.dstPort);
    return {};
}

} // namespace

std::optional<std::vector<NfdumpColumn>> nfdumpColumns(std::string_view header)
{
    std::vector<NfdumpColumn> columns;
    for (;;) {
        const auto comma = header.find(',');
        columns.push_back(columnOf(header.substr(0, comma)));
        if (comma == std::string_view::npos)
            break;
        header.remove_prefix(comma + 1);
    }
    for (const NfdumpColumn needed :
        {NfdumpColumn::Start, NfdumpColumn::SrcIp, NfdumpColumn::DstIp})
        if (std::ranges::find(columns, needed) == columns.end())
            return std::nullopt;
    return columns;
}

std::string nfdumpFormat(bool translated)
{
    std::string format = "fmt:";
    for (const std::string_view name : kFormat) {
        format += name == kFormat.front() ? "" : ",";
        if (name.starts_with('x') && !translated)
            format += "0";
        else
            format.append("%").append(name);
    }
    return format;
}

std::vector<NfdumpColumn> nfdumpFormatColumns()
{
    std::vector<NfdumpColumn> columns;
    for (const std::string_view name : kFormat)
        columns.push_back(columnOf(name));
    return columns;
}

std::string fillFromNfdump(Flow& flow, std::span<const NfdumpColumn> columns,
    std::span<const std::string_view> cells, const std::string& fileName)
{
    if (cells.size() < columns.size())
        return "the line has " + std::to_string(cells.size()) + " cells instead of "
            + std::to_string(columns.size());
    Row row(flow);
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (std::string reason = row.take(columns[i], trimmed(cells[i])); !reason.empty())
            return reason;
    return row.finish(fileName);
}

} // namespace nb
