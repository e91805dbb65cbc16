// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/files/nfcapdrecord.h"

#include "collectors/files/flowtext.h"
#include "core/flow/marks.h"
#include "core/net/servicenames.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace nb {

namespace {

using Column = NfdumpColumn;

struct ColumnName
{
    std::string_view name;
    Column column;
};

/// Names of nfdump 1.6 and 1.7, then those of the short form of later versions.
constexpr std::array kNames {
    ColumnName {"ts", Column::Start},
    ColumnName {"te", Column::End},
    ColumnName {"td", Column::Duration},
    ColumnName {"pr", Column::Protocol},
    ColumnName {"sa", Column::SrcIp},
    ColumnName {"da", Column::DstIp},
    ColumnName {"sp", Column::SrcPort},
    ColumnName {"dp", Column::DstPort},
    ColumnName {"flg", Column::Flags},
    ColumnName {"ipkt", Column::Packets},
    ColumnName {"ibyt", Column::Bytes},
    ColumnName {"opkt", Column::ReversePackets},
    ColumnName {"obyt", Column::ReverseBytes},
    ColumnName {"in", Column::InInterface},
    ColumnName {"out", Column::OutInterface},
    ColumnName {"ra", Column::Router},
    ColumnName {"eng", Column::Engine},
    ColumnName {"svln", Column::Vlan},
    ColumnName {"ismc", Column::SrcMac},
    ColumnName {"idmc", Column::DstMac},
    ColumnName {"xsa", Column::NatSrcIp},
    ColumnName {"xda", Column::NatDstIp},
    ColumnName {"xsp", Column::NatSrcPort},
    ColumnName {"xdp", Column::NatDstPort},
    ColumnName {"tr", Column::Received},
    ColumnName {"firstSeen", Column::Start},
    ColumnName {"lastSeen", Column::End},
    ColumnName {"duration", Column::Duration},
    ColumnName {"proto", Column::Protocol},
    ColumnName {"srcAddr", Column::SrcIp},
    ColumnName {"dstAddr", Column::DstIp},
    ColumnName {"srcPort", Column::SrcPort},
    ColumnName {"dstPort", Column::DstPort},
    ColumnName {"packets", Column::Packets},
    ColumnName {"bytes", Column::Bytes},
};

/// In the order asked for; all are known to nfdump since 1.6.
constexpr std::array<std::string_view, 24> kFormat {"ts", "te", "pr", "sa", "da", "sp", "dp", "flg",
    "ipkt", "ibyt", "opkt", "obyt", "in", "out", "ra", "eng", "svln", "ismc", "idmc", "xsa", "xda",
    "xsp", "xdp", "tr"};

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

Column columnOf(std::string_view name)
{
    const auto found = std::ranges::find(kNames, trimmed(name), &ColumnName::name);
    return found == kNames.end() ? Column::Unused : found->column;
}

template <typename T> std::optional<T> number(std::string_view text)
{
    T value {};
    const char* const last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, value);
    if (text.empty() || error != std::errc {} || end != last)
        return std::nullopt;
    return value;
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
        return number<std::uint16_t>(text);
    const auto type = number<std::uint8_t>(text.substr(0, dot));
    const auto code = number<std::uint8_t>(text.substr(dot + 1));
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
    std::string take(Column column, std::string_view text);
    std::string finish(const std::string& fileName);

private:
    std::string takeRest(Column column, std::string_view text);
    void takeTranslated(Column column, std::string_view text);
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
    return std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000 + 0.5));
}

std::optional<std::uint32_t> engineOf(std::string_view text)
{
    const auto slash = text.find('/');
    if (slash == std::string_view::npos)
        return std::nullopt;
    const auto type = number<std::uint32_t>(trimmed(text.substr(0, slash)));
    const auto id = number<std::uint32_t>(trimmed(text.substr(slash + 1)));
    if (!type || !id)
        return std::nullopt;
    return *type << 8 | (*id & 0xff);
}

std::string Row::take(Column column, std::string_view text)
{
    switch (column) {
    case Column::Start:
    case Column::End: {
        const auto time = timestampFromString(text);
        if (!time)
            return "a time that cannot be read";
        (column == Column::Start ? m_start : m_end) = *time;
        return {};
    }
    case Column::Duration:
        m_duration = durationOf(text).value_or(std::chrono::milliseconds {0});
        return {};
    case Column::SrcPort:
    case Column::DstPort: {
        const auto port = portOrType(text);
        if (!port)
            return "a port that cannot be read";
        (column == Column::SrcPort ? m_flow.srcPort : m_flow.dstPort) = Port(*port);
        return {};
    }
    case Column::Engine:
        m_engine = engineOf(text).value_or(0);
        return {};
    case Column::Router:
        if (const auto router = IpAddress::fromString(text); router && !router->isUnspecified())
            m_flow.exporter = router->toString();
        return {};
    case Column::InInterface:
        m_flow.inInterface = text == "0" ? std::string_view() : text;
        return {};
    case Column::OutInterface:
        m_flow.outInterface = text == "0" ? std::string_view() : text;
        return {};
    default:
        return takeRest(column, text);
    }
}

/// Columns that read as in a flow CSV.
std::string Row::takeRest(Column column, std::string_view text)
{
    switch (column) {
    case Column::SrcIp:
        return setField(m_flow, FlowField::SrcIp, text);
    case Column::DstIp:
        return setField(m_flow, FlowField::DstIp, text);
    case Column::Protocol:
        return setField(m_flow, FlowField::Protocol, protocolText(text));
    case Column::Flags:
        return setField(m_flow, FlowField::TcpFlags, text);
    case Column::Packets:
        return setField(m_flow, FlowField::Packets, text);
    case Column::Bytes:
        return setField(m_flow, FlowField::Bytes, text);
    case Column::ReversePackets:
        return setField(m_flow, FlowField::ReversePackets, text);
    case Column::ReverseBytes:
        return setField(m_flow, FlowField::ReverseBytes, text);
    case Column::Vlan:
        // 12 bits; more is a label of something else
        m_flow.vlan = static_cast<std::uint16_t>(number<std::uint32_t>(text).value_or(0) & 0xfff);
        return {};
    case Column::SrcMac:
        return setField(m_flow, FlowField::SrcMac, text);
    case Column::DstMac:
        return setField(m_flow, FlowField::DstMac, text);
    default:
        takeTranslated(column, text);
        return {};
    }
}

void Row::takeTranslated(Column column, std::string_view text)
{
    if (column == Column::Received)
        m_received = timestampFromString(text).value_or(Timestamp {});
    else if (column == Column::NatSrcIp || column == Column::NatDstIp) {
        const auto address = IpAddress::fromString(text);
        if (address && !address->isUnspecified())
            (column == Column::NatSrcIp ? m_flow.natSrcIp : m_flow.natDstIp) = *address;
    } else if (column == Column::NatSrcPort || column == Column::NatDstPort) {
        const Port port(number<std::uint16_t>(text).value_or(0));
        (column == Column::NatSrcPort ? m_flow.natSrcPort : m_flow.natDstPort) = port;
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

std::optional<std::vector<Column>> nfdumpColumns(std::string_view header)
{
    std::vector<Column> columns;
    for (;;) {
        const auto comma = header.find(',');
        columns.push_back(columnOf(header.substr(0, comma)));
        if (comma == std::string_view::npos)
            break;
        header.remove_prefix(comma + 1);
    }
    for (const Column needed : {Column::Start, Column::SrcIp, Column::DstIp})
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

std::vector<Column> nfdumpFormatColumns()
{
    std::vector<Column> columns;
    for (const std::string_view name : kFormat)
        columns.push_back(columnOf(name));
    return columns;
}

std::string fillFromNfdump(Flow& flow, std::span<const Column> columns,
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
