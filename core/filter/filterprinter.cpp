// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filterexpression.h"
#include "core/filter/filterlexer.h"
#include "core/filter/textpattern.h"
#include "core/net/macaddress.h"
#include "core/net/protocol.h"

#include <array>
#include <cstdio>

namespace nb {

namespace {

using NodeKind = FilterNode::Kind;

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kDay = 24 * 60 * kMinute;

/// Round numbers with their suffix, as people write them.
std::string countText(std::uint64_t count)
{
    if (count != 0 && count % 1'000'000'000 == 0)
        return std::to_string(count / 1'000'000'000) + 'G';
    if (count != 0 && count % 1'000'000 == 0)
        return std::to_string(count / 1'000'000) + 'M';
    if (count >= 10'000 && count % 1'000 == 0)
        return std::to_string(count / 1'000) + 'k';
    return std::to_string(count);
}

std::string durationText(std::uint64_t microseconds)
{
    struct Unit
    {
        std::uint64_t factor;
        std::string_view name;
    };
    static constexpr std::array kUnits = std::to_array<Unit>({
        {86'400'000'000, "d"},
        {3'600'000'000, "h"},
        {60'000'000, "m"},
        {1'000'000, "s"},
        {1'000, "ms"},
    });
    if (microseconds == 0)
        return "0s";
    for (const Unit& unit : kUnits)
        if (microseconds % unit.factor == 0)
            return std::to_string(microseconds / unit.factor) + std::string(unit.name);
    return std::to_string(microseconds) + "us";
}

std::string macText(std::uint64_t mac)
{
    return mac == 0 ? "00:00:00:00:00:00" : MacAddress(mac).toString();
}

std::string flagsText(std::uint64_t flags)
{
    char text[24];
    std::snprintf(text, sizeof text, "0x%02llx", static_cast<unsigned long long>(flags));
    return text;
}

std::string numberText(FieldType type, std::uint64_t number)
{
    switch (type) {
    case FieldType::Count:
        return countText(number);
    case FieldType::Duration:
        return durationText(number);
    case FieldType::Mac:
        return macText(number);
    case FieldType::Flags:
        return flagsText(number);
    default:
        return std::to_string(number);
    }
}

std::string numbersText(FieldType type, const NumberRange& range)
{
    if (range.low != range.high)
        return numberText(type, range.low) + ".." + numberText(type, range.high);
    if (type == FieldType::Protocol)
        return Protocol(static_cast<std::uint8_t>(range.low)).toString();
    return numberText(type, range.low);
}

/// A whole day, minute or second in its short form, else the instant or both ends in full.
std::string instantsText(const InstantRange& range)
{
    const std::int64_t low = toMicroseconds(range.low);
    const std::int64_t span = toMicroseconds(range.high) - low + 1;
    std::string text = toString(range.low);
    if (span == kDay && low % kDay == 0)
        return toString(dayOf(range.low));
    if (span == kMinute && low % kMinute == 0)
        return text.substr(0, 16) + 'Z';
    if (span == kSecond && low % kSecond == 0)
        return text.substr(0, 19) + 'Z';
    if (span == 1)
        return text;
    if (low % kDay == 0 && span % kDay == 0)
        return toString(dayOf(range.low)) + ".." + toString(dayOf(range.high));
    return text + ".." + toString(range.high);
}

/// A bare word would be read as another field when it is the name of a text column.
std::string textText(const std::string& text)
{
    const auto field = fieldFromName(text);
    const bool names = field && isColumn(*field) && fieldInfo(*field).type == FieldType::Text
        && equalNoCase(fieldInfo(*field).name, text);
    return isPlainWord(text) && !names ? text : nb::quoted(text);
}

template <typename... F> struct Overloaded : F...
{
    using F::operator()...;
};
template <typename... F> Overloaded(F...) -> Overloaded<F...>;

std::string conditionText(const FilterCondition& condition)
{
    std::string out(fieldInfo(condition.field).name);
    if (condition.op == FilterOperator::Present)
        return out;
    out += ' ' + printOperator(condition.op) + ' ';
    const std::string value = valueText(condition);
    return condition.op == FilterOperator::In ? out + "{" + value + "}" : out + value;
}

void print(const FilterNode& node, std::string& out);

void printChild(const FilterNode& child, bool group, std::string& out)
{
    out += group ? "(" : "";
    print(child, out);
    out += group ? ")" : "";
}

void print(const FilterNode& node, std::string& out)
{
    switch (node.kind) {
    case NodeKind::Condition:
        out += conditionText(node.condition);
        return;
    case NodeKind::Not: {
        const NodeKind child = node.children.front()->kind;
        out += "not ";
        printChild(*node.children.front(), child == NodeKind::And || child == NodeKind::Or, out);
        return;
    }
    case NodeKind::And:
    case NodeKind::Or:
        break;
    }
    const bool isAnd = node.kind == NodeKind::And;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        if (i > 0)
            out += isAnd ? " and " : " or ";
        const NodeKind child = node.children[i]->kind;
        // A group of the same kind keeps its parentheses, so that the tree comes back as it was.
        printChild(
            *node.children[i], child == NodeKind::Or || (isAnd && child == NodeKind::And), out);
    }
}

} // namespace

std::string printFilter(const FilterPtr& filter)
{
    std::string out;
    if (filter)
        print(*filter, out);
    return out;
}

std::string printOperator(FilterOperator op)
{
    static constexpr std::array<std::string_view, 10> kTexts {
        "", "=", "!=", "<", "<=", ">", ">=", "~", "!~", "in"};
    return std::string(kTexts[static_cast<std::size_t>(op)]);
}

std::string printValue(FlowField field, const FilterValue& value)
{
    const Overloaded text {
        [&](const NumberRange& v) { return numbersText(fieldInfo(field).type, v); },
        [](const IpPrefix& v) { return v.toString(); },
        [](const AddressRange& v) { return v.low.toString() + ".." + v.high.toString(); },
        [](const InstantRange& v) { return instantsText(v); },
        [](const TextPattern& v) { return textText(v.text); },
        [](FlowState v) {
            return v == FlowState::Unknown ? std::string("unknown") : std::string(toString(v));
        },
        [](bool v) { return std::string(v ? "true" : "false"); },
        [](const FieldReference& v) { return std::string(fieldInfo(v.field).name); },
    };
    return std::visit(text, value);
}

std::string valueText(const FilterCondition& condition)
{
    std::string out;
    for (const FilterValue& value : condition.values) {
        out += out.empty() ? "" : ", ";
        out += printValue(condition.field, value);
    }
    return out;
}

} // namespace nb
