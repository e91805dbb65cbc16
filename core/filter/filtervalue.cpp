// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filtervalue.h"

#include "core/base/trimmed.h"
#include "core/filter/filtersuggestion.h"
#include "core/filter/textpattern.h"
#include "core/net/macaddress.h"
#include "core/net/protocol.h"
#include "core/net/servicenames.h"

#include <algorithm>
#include <array>
#include <limits>

namespace nb {

namespace {

using Op = FilterOperator;

/// A piece of the text of a value and where it stands in the filter.
struct Piece
{
    std::string_view text;
    std::size_t offset;
    std::size_t length;
};

Error errorAt(const Piece& piece, std::string detail)
{
    return {ErrorCode::FilterSyntax, std::move(detail), piece.offset, piece.length};
}

bool isOrdering(Op op)
{
    return op == Op::Less || op == Op::LessOrEqual || op == Op::Greater || op == Op::GreaterOrEqual;
}

std::uint64_t largestValue(FlowField field)
{
    switch (fieldInfo(field).type) {
    case FieldType::Port:
        return 0xffff;
    case FieldType::Protocol:
    case FieldType::Flags:
        return 0xff;
    case FieldType::Number:
        return field == FlowField::Vlan ? 0xffff : 0xff;
    case FieldType::Mac:
        return 0xffff'ffff'ffff;
    default:
        return std::numeric_limits<std::uint64_t>::max();
    }
}

std::optional<std::uint64_t> portFromText(std::string_view text)
{
    if (const auto number = numberFromText(text))
        return number;
    const auto port = portOfService(text);
    return port ? std::optional<std::uint64_t>(port->number()) : std::nullopt;
}

std::optional<std::uint64_t> protocolFromText(std::string_view text)
{
    const auto protocol = Protocol::fromString(text);
    return protocol ? std::optional<std::uint64_t>(protocol->number()) : numberFromText(text);
}

std::optional<std::uint64_t> macFromText(std::string_view text)
{
    const auto mac = MacAddress::fromString(text);
    return mac ? std::optional<std::uint64_t>(mac->value()) : std::nullopt;
}

std::optional<std::uint64_t> integerFromText(FieldType type, std::string_view text)
{
    switch (type) {
    case FieldType::Port:
        return portFromText(text);
    case FieldType::Protocol:
        return protocolFromText(text);
    case FieldType::Mac:
        return macFromText(text);
    case FieldType::Duration:
        return durationFromText(text);
    case FieldType::Flags:
        return flagsFromText(text);
    default:
        return numberFromText(text);
    }
}

std::string_view nearestService(std::string_view text)
{
    std::vector<std::string_view> names;
    for (const NamedPort& service : namedPorts())
        names.push_back(service.name);
    return nearestWord(text, names);
}

std::string nearestValue(FieldType type, std::string_view text)
{
    static constexpr std::array<std::string_view, 5> kStates {
        "established", "attempt", "rejected", "one-way", "unknown"};
    std::string_view near;
    if (type == FieldType::Port)
        near = nearestService(text);
    else if (type == FieldType::Protocol)
        near = nearestWord(text, protocolNames());
    else if (type == FieldType::State)
        near = nearestWord(text, kStates);
    return near.empty() ? std::string {} : "; did you mean " + std::string(near) + "?";
}

Error badValue(FlowField field, Op op, const Piece& piece)
{
    return errorAt(piece,
        "expected " + std::string(valueExpectation(field, op)) + ", not " + shown(piece.text)
            + nearestValue(fieldInfo(field).type, piece.text));
}

/// Whether a text would be a value if only its digits were fewer.
bool isTooLong(FieldType type, std::string_view text)
{
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    std::string shorter(1, '1');
    shorter.append(text.substr(digits));
    return digits > 0 && integerFromText(type, shorter).has_value();
}

Error tooLarge(FlowField field, const Piece& piece)
{
    std::string detail = shown(piece.text) + " is too large";
    if (fieldInfo(field).type != FieldType::Duration)
        detail += ": " + std::string(fieldInfo(field).name) + " goes up to "
            + std::to_string(largestValue(field));
    return errorAt(piece, std::move(detail));
}

Result<std::uint64_t> readInteger(FlowField field, Op op, const Piece& piece)
{
    const auto value = integerFromText(fieldInfo(field).type, piece.text);
    if (!value)
        return isTooLong(fieldInfo(field).type, piece.text) ? tooLarge(field, piece)
                                                            : badValue(field, op, piece);
    if (*value > largestValue(field))
        return tooLarge(field, piece);
    return *value;
}

struct Ends
{
    Piece low;
    std::optional<Piece> high;
};

/// Splits `a..b`. A quoted text has other positions than its token: then all of it is meant.
Ends splitRange(const FilterToken& token)
{
    const std::string_view text = token.text;
    const bool exact = token.kind == FilterToken::Kind::Word && token.length == text.size();
    const auto piece = [&](std::size_t from, std::size_t count) {
        return exact ? Piece {text.substr(from, count), token.offset + from, count}
                     : Piece {trimmed(text.substr(from, count)), token.offset, token.length};
    };
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos)
        return {piece(0, text.size()), std::nullopt};
    return {piece(0, dots), piece(dots + 2, text.size() - dots - 2)};
}

Error wrongWayRound(const FilterToken& token)
{
    return {ErrorCode::FilterSyntax, "the range ends before it begins", token.offset, token.length};
}

Result<FilterValue> readNumbers(FlowField field, Op op, const FilterToken& token, const Ends& ends)
{
    const auto low = readInteger(field, op, ends.low);
    if (!low)
        return low.error();
    const auto high = ends.high ? readInteger(field, op, *ends.high) : low;
    if (!high)
        return high.error();
    if (*high < *low)
        return wrongWayRound(token);
    return FilterValue {NumberRange {*low, *high}};
}

Result<FilterValue> readInstants(FlowField field, Op op, const FilterToken& token, const Ends& ends)
{
    const auto low = instantFromText(ends.low.text);
    if (!low)
        return badValue(field, op, ends.low);
    const auto high = ends.high ? instantFromText(ends.high->text) : low;
    if (!high)
        return badValue(field, op, *ends.high);
    if (high->high < low->low)
        return wrongWayRound(token);
    return FilterValue {InstantRange {low->low, high->high}};
}

Result<FilterValue> readAddresses(
    FlowField field, Op op, const FilterToken& token, const Ends& ends)
{
    if (!ends.high) {
        const auto prefix = IpPrefix::fromString(ends.low.text);
        if (prefix)
            return FilterValue {*prefix};
        Error error = badValue(field, op, ends.low);
        if (ends.low.text.find('*') != std::string_view::npos)
            error.detail += "; wildcards go with ~";
        return error;
    }
    const auto low = IpAddress::fromString(ends.low.text);
    if (!low)
        return badValue(field, op, ends.low);
    const auto high = IpAddress::fromString(ends.high->text);
    if (!high)
        return badValue(field, op, *ends.high);
    if (low->isV4() != high->isV4())
        return errorAt(*ends.high, "both ends of a range must be IPv4 or both IPv6");
    if (*high < *low)
        return wrongWayRound(token);
    return FilterValue {AddressRange {*low, *high}};
}

Result<FilterValue> readFlags(FlowField field, Op op, const Piece& piece)
{
    const auto flags = readInteger(field, op, piece);
    if (!flags)
        return flags.error();
    return FilterValue {NumberRange {*flags, *flags}};
}

Result<FilterValue> readBoolean(FlowField field, Op op, const Piece& piece)
{
    const bool yes = equalNoCase(piece.text, "true") || equalNoCase(piece.text, "yes");
    if (!yes && !equalNoCase(piece.text, "false") && !equalNoCase(piece.text, "no"))
        return badValue(field, op, piece);
    return FilterValue {yes};
}

Result<FilterValue> readState(FlowField field, Op op, const Piece& piece)
{
    const auto state = stateFromText(piece.text);
    if (!state)
        return badValue(field, op, piece);
    return FilterValue {*state};
}

/// `src_port < dst_port`: the word names another field. Nothing when it does not; for texts only
/// the exact name of a text column does, so that other words stay words.
std::optional<Result<FilterValue>> readReference(FlowField field, Op op, const FilterToken& token)
{
    const auto other = fieldFromName(token.text);
    if (token.kind != FilterToken::Kind::Word || !other || op == Op::In || op == Op::Matches
        || op == Op::NotMatches)
        return std::nullopt;
    const FieldInfo& mine = fieldInfo(field);
    const FieldInfo& theirs = fieldInfo(*other);
    const bool sides = !isColumn(field) || !isColumn(*other);
    if (mine.type == FieldType::Text
        && (theirs.type != FieldType::Text || sides || !equalNoCase(theirs.name, token.text)))
        return std::nullopt;
    const Piece piece {token.text, token.offset, token.length};
    if (sides)
        return errorAt(
            piece, "fields of either side cannot be compared with a field; name the side");
    if (mine.type != theirs.type)
        return errorAt(piece,
            std::string(mine.name) + " and " + std::string(theirs.name)
                + " hold different things and cannot be compared");
    return FilterValue {FieldReference {*other}};
}

} // namespace

bool takesText(FlowField field, FilterOperator op)
{
    const FieldType type = fieldInfo(field).type;
    const bool pattern = op == Op::Matches || op == Op::NotMatches;
    return type == FieldType::Text
        || (pattern && (type == FieldType::Address || type == FieldType::Mac));
}

std::string_view valueExpectation(FlowField field, FilterOperator op)
{
    const FieldType type = fieldInfo(field).type;
    if (takesText(field, op))
        return op == Op::Matches || op == Op::NotMatches ? "a text with wildcards * and ?"
                                                         : "a text";
    switch (type) {
    case FieldType::Time:
        return "a time such as 2026-03-02 or 2026-03-02T09:00";
    case FieldType::Address:
        return "an address, a prefix such as 10.0.0.0/8, or a range";
    case FieldType::Port:
        return "a port, a service name, or a range such as 1..1024";
    case FieldType::Protocol:
        return "a protocol such as tcp or 6";
    case FieldType::Count:
        return "a number such as 1500, 10k or 4Mi";
    case FieldType::Flags:
        return "TCP flags such as 0x12 or SA (letters of FSRPAUEC)";
    case FieldType::State:
        return "established, attempt, rejected, one-way or unknown";
    case FieldType::Number:
        return "a number or a range";
    case FieldType::Mac:
        return "a MAC address such as 00:11:22:33:44:55";
    case FieldType::Duration:
        return "a duration such as 500ms, 5s, 5m, 2h or 1d";
    case FieldType::Boolean:
        return "true or false";
    case FieldType::Text:
        break;
    }
    return "a text";
}

Result<FilterValue> readFilterValue(FlowField field, FilterOperator op, const FilterToken& token)
{
    if (auto reference = readReference(field, op, token))
        return *reference;
    if (takesText(field, op))
        return FilterValue {TextPattern {token.text}};
    const Piece whole {token.text, token.offset, token.length};
    switch (fieldInfo(field).type) {
    case FieldType::Flags:
        return readFlags(field, op, whole);
    case FieldType::Boolean:
        return readBoolean(field, op, whole);
    case FieldType::State:
        return readState(field, op, whole);
    default:
        break;
    }
    const Ends ends = splitRange(token);
    if (ends.high && isOrdering(op))
        return errorAt(whole, "expected one value: a range goes with =, != and in");
    switch (fieldInfo(field).type) {
    case FieldType::Time:
        return readInstants(field, op, token, ends);
    case FieldType::Address:
        return readAddresses(field, op, token, ends);
    default:
        return readNumbers(field, op, token, ends);
    }
}

} // namespace nb
