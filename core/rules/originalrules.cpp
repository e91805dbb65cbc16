// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/originalrules.h"

#include "core/flow/csvrows.h"
#include "core/net/ipprefix.h"
#include "core/rules/aclcsv.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace nb {

namespace {

/// A cell cut as the original cut it: it looked for `!=`, `=`, `<` and `>` in that order, anywhere.
struct Cut
{
    std::string field;
    std::string op;
    std::string value;
};
std::optional<Cut> cut(std::string_view cell)
{
    for (const std::string_view op : {"!=", "=", "<", ">"})
        if (const std::size_t at = cell.find(op); at != std::string_view::npos)
            return Cut {std::string(cell.substr(0, at)), std::string(op),
                std::string(cell.substr(at + op.size()))};
    return std::nullopt;
}

constexpr std::array<std::string_view, 18> kFields {"protocol", "protocol_name", "ip_version",
    "host", "src/arin/name", "dst/arin/name", "dst/ip", "dst/port", "dst/domain", "dst/network",
    "src/ip", "src/port", "src/domain", "src/network", "bytes", "packets", "match", "serviceName"};

bool isKnown(std::string_view field)
{
    return std::ranges::find(kFields, field) != kFields.end();
}

/// `TCP`, `IPv6-ICMP`; nothing for a protocol without a name.
std::optional<std::string> protocolName(Protocol protocol)
{
    std::string name = protocol.toString();
    if (name.empty() || (name.front() >= '0' && name.front() <= '9'))
        return std::nullopt;
    std::ranges::transform(name, name.begin(),
        [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    if (name.starts_with("IPV"))
        name[2] = 'v';
    return name;
}

std::optional<std::string> present(const std::string& text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

std::optional<std::string> counter(std::uint64_t count)
{
    return count == kUnknownCount ? std::nullopt : std::optional(std::to_string(count));
}

/// The text of a field of the original's record, nothing when it was missing.
std::optional<std::string> valueOf(const Flow& flow, std::string_view field)
{
    const auto at = static_cast<std::size_t>(std::ranges::find(kFields, field) - kFields.begin());
    switch (at) {
    case 0:
        return std::to_string(flow.protocol.number());
    case 1:
        return protocolName(flow.protocol);
    case 2:
        return flow.srcIp.isV4() ? "4" : "6";
    case 3:
        return present(flow.exporter);
    case 4:
        return present(flow.srcOwner);
    case 5:
        return present(flow.dstOwner);
    case 6:
        return flow.dstIp.toString();
    case 7:
        return std::to_string(flow.dstPort.number());
    case 8:
        return present(flow.dstName);
    case 9:
        return present(flow.dstSegment);
    case 10:
        return flow.srcIp.toString();
    case 11:
        return std::to_string(flow.srcPort.number());
    case 12:
        return present(flow.srcName);
    case 13:
        return present(flow.srcSegment);
    case 14:
        return counter(flow.bytes);
    case 15:
        return counter(flow.packets);
    case 16:
        return present(flow.rule);
    case 17:
        return present(flow.service);
    default:
        return std::nullopt;
    }
}

enum class Form : std::uint8_t
{
    Literal,
    Present,
    Ends, ///< *x
    Begins, ///< x*
    Contains, ///< *x*
    Prefix,
    List,
};

Form formOf(const Cut& c)
{
    const std::string& value = c.value;
    if (value == "*")
        return Form::Present;
    if (value.size() > 1 && value.starts_with('*'))
        return value.ends_with('*') ? Form::Contains : Form::Ends;
    if (value.size() > 1 && value.ends_with('*'))
        return Form::Begins;
    if (c.field.ends_with("/ip") && value.find('/') != std::string::npos
        && IpPrefix::fromString(value))
        return Form::Prefix;
    if (value.size() >= 2 && value.starts_with('[') && value.ends_with(']'))
        return Form::List;
    return Form::Literal;
}

bool inList(std::string_view list, const std::string& text)
{
    list = list.substr(1, list.size() - 2);
    for (;;) {
        const std::size_t end = std::min(list.find(';'), list.size());
        if (list.substr(0, end) == text)
            return true;
        if (end == list.size())
            return false;
        list.remove_prefix(end + 1);
    }
}

std::optional<std::uint64_t> number(std::string_view text)
{
    std::uint64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || read.ec != std::errc {} || read.ptr != text.data() + text.size())
        return std::nullopt;
    return value;
}

bool holds(const Cut& c, const std::string& text)
{
    const std::string_view value = c.value;
    switch (formOf(c)) {
    case Form::Present:
        return true;
    case Form::Ends:
        return text.ends_with(value.substr(1));
    case Form::Begins:
        return text.starts_with(value.substr(0, value.size() - 1));
    case Form::Contains:
        return text.find(value.substr(1, value.size() - 2)) != std::string::npos;
    case Form::Prefix: {
        const auto address = IpAddress::fromString(text);
        return address && IpPrefix::fromString(value)->contains(*address);
    }
    case Form::List:
        return inList(value, text) == (c.op != "!=");
    case Form::Literal:
        break;
    }
    if (c.op == "<" || c.op == ">") { // both are less than
        const auto left = number(text);
        const auto right = number(value);
        return left && right && *left < *right;
    }
    return (text == value) == (c.op == "=");
}

/// Whether evaluating the cell raises: nothing in it, no operator, an unknown path.
bool raisesAt(const std::string& cell)
{
    const auto c = cut(cell);
    return !c || (c->field.find('/') != std::string::npos && !isKnown(c->field));
}

} // namespace

OriginalRule::OriginalRule(std::vector<std::string> conditions)
    : m_conditions(std::move(conditions))
{
}

std::optional<bool> OriginalRule::matches(const Flow& flow) const
{
    for (const std::string& cell : m_conditions) {
        if (raisesAt(cell))
            return std::nullopt;
        const Cut c = *cut(cell);
        const auto text = valueOf(flow, c.field);
        if (!text || !holds(c, *text))
            return false;
    }
    return true;
}

bool OriginalRule::raises() const
{
    return std::ranges::any_of(m_conditions, raisesAt);
}

std::optional<std::vector<std::string>> originalConditions(const Rule& rule)
{
    std::string acl = rule.acl;
    if (acl.empty()) {
        std::vector<std::size_t> left;
        Rule enabled = rule;
        enabled.enabled = true;
        enabled.name.assign(1, 'x'); // names do not count here
        acl = aclText(std::vector {enabled}, left);
        if (!left.empty())
            return std::nullopt;
    }
    const auto rows = readCsvRows(acl);
    if (rows.empty() || rows.front().cells.empty())
        return std::nullopt;
    return std::vector(rows.front().cells.begin() + 1, rows.front().cells.end());
}

} // namespace nb
