// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filtercompletion.h"

#include "core/filter/filterlexer.h"
#include "core/filter/filtervalue.h"
#include "core/filter/textpattern.h"
#include "core/net/protocol.h"
#include "core/net/servicenames.h"

#include <algorithm>
#include <array>

namespace nb {

namespace {

using Item = FilterCompletionItem;
using Kind = FilterToken::Kind;
using Op = FilterOperator;

/// What the grammar lets stand at a place.
enum class Expect : std::uint8_t
{
    Operand, ///< field, not, (
    Operator, ///< after a field: operator, or what follows a condition
    Brace, ///< after in
    Value,
    AfterListValue, ///< , or }
    AfterCondition, ///< and, or, )
};

/// Follows the tokens before the cursor. Where the text breaks the grammar it goes on as well as it
/// can: the cursor may stand behind a mistake.
struct GrammarState
{
    Expect expect = Expect::Operand;
    std::optional<FlowField> field {};
    Op op = Op::Equal;
    bool inList = false;
    std::size_t openGroups = 0;

    void feed(const FilterToken& token)
    {
        switch (expect) {
        case Expect::Operand:
            return operand(token);
        case Expect::Operator:
            return afterField(token);
        case Expect::Brace:
            if (token.kind == Kind::OpenBrace) {
                expect = Expect::Value;
                inList = true;
            }
            return;
        case Expect::Value:
            expect = inList ? Expect::AfterListValue : Expect::AfterCondition;
            return;
        case Expect::AfterListValue:
            if (token.kind == Kind::CloseBrace)
                endCondition();
            else if (token.kind == Kind::Comma)
                expect = Expect::Value;
            return;
        case Expect::AfterCondition:
            return connective(token);
        }
    }

private:
    void operand(const FilterToken& token)
    {
        if (token.kind == Kind::OpenParenthesis) {
            ++openGroups;
        } else if (token.kind == Kind::Word) {
            field = fieldFromName(token.text);
            expect = field ? Expect::Operator : Expect::AfterCondition;
        }
    }

    void afterField(const FilterToken& token)
    {
        static constexpr std::array kComparisons = std::to_array<std::pair<Kind, Op>>(
            {{Kind::Equal, Op::Equal}, {Kind::NotEqual, Op::NotEqual}, {Kind::Less, Op::Less},
                {Kind::LessOrEqual, Op::LessOrEqual}, {Kind::Greater, Op::Greater},
                {Kind::GreaterOrEqual, Op::GreaterOrEqual}, {Kind::Matches, Op::Matches},
                {Kind::NotMatches, Op::NotMatches}, {Kind::In, Op::In}});
        const auto found = std::ranges::find(kComparisons, token.kind, &std::pair<Kind, Op>::first);
        if (found != kComparisons.end()) {
            op = found->second;
            expect = op == Op::In ? Expect::Brace : Expect::Value;
        } else if (token.kind != Kind::Not) { // `not in`
            endCondition();
            connective(token);
        }
    }

    void connective(const FilterToken& token)
    {
        if (token.kind == Kind::And || token.kind == Kind::Or)
            expect = Expect::Operand;
        else if (token.kind == Kind::CloseParenthesis && openGroups > 0)
            --openGroups;
    }

    void endCondition()
    {
        expect = Expect::AfterCondition;
        inList = false;
    }
};

bool containsNoCase(std::string_view text, std::string_view part)
{
    return toLower(text).find(toLower(part)) != std::string::npos;
}

/// Proposals that contain what is typed; those that begin with it first, else in their order.
class Proposals
{
public:
    explicit Proposals(std::string_view partial)
        : m_partial(partial)
    {
    }

    void add(Item::Kind kind, std::string_view text, std::string_view description = {})
    {
        if (!containsNoCase(text, m_partial))
            return;
        const bool begins = equalNoCase(text.substr(0, m_partial.size()), m_partial);
        auto& list = begins ? m_first : m_second;
        list.push_back({kind, std::string(text), std::string(description)});
    }

    std::vector<Item> take()
    {
        std::ranges::move(m_second, std::back_inserter(m_first));
        return std::move(m_first);
    }

private:
    std::string_view m_partial;
    std::vector<Item> m_first;
    std::vector<Item> m_second;
};

std::string_view meaningOf(Op op, FieldType type)
{
    const bool flags = type == FieldType::Flags;
    switch (op) {
    case Op::Equal:
        return type == FieldType::Address ? "is, or lies in the prefix" : "is";
    case Op::NotEqual:
        return "is not";
    case Op::Less:
        return "is less than";
    case Op::LessOrEqual:
        return "is at most";
    case Op::Greater:
        return "is more than";
    case Op::GreaterOrEqual:
        return "is at least";
    case Op::Matches:
        return flags ? "has all these flags" : "looks like, with wildcards * and ?";
    case Op::NotMatches:
        return flags ? "lacks one of these flags" : "does not look like, with wildcards * and ?";
    case Op::In:
        return "is one of a list";
    case Op::Present:
        break;
    }
    return {};
}

void addFields(Proposals& out)
{
    for (const FieldInfo& info : allFields())
        out.add(Item::Kind::Field, info.name, info.description);
    out.add(Item::Kind::Connective, "not", "the opposite of what follows");
    out.add(Item::Kind::Bracket, "(", "a group");
}

void addOperators(FlowField field, Proposals& out)
{
    const FieldType type = fieldInfo(field).type;
    for (const Op op : operatorsFor(type))
        if (op != Op::Present)
            out.add(Item::Kind::Operator, printOperator(op), meaningOf(op, type));
}

void addConnectives(const GrammarState& state, Proposals& out)
{
    out.add(Item::Kind::Connective, "and", "both must hold");
    out.add(Item::Kind::Connective, "or", "one must hold");
    if (state.openGroups > 0)
        out.add(Item::Kind::Bracket, ")", "ends the group");
}

void addServices(Proposals& out)
{
    for (const NamedPort& service : namedPorts())
        out.add(
            Item::Kind::Value, service.name, std::string("port ").append(service.port.toString()));
}

/// Other fields that can be compared with this one.
void addReferences(FlowField field, Proposals& out)
{
    for (const FieldInfo& info : allFields())
        if (info.field != field && info.type == fieldInfo(field).type && isColumn(info.field))
            out.add(Item::Kind::Field, info.name, info.description);
}

void addValues(const GrammarState& state, bool typed, Proposals& out)
{
    static constexpr std::array<std::string_view, 5> kStates {
        "established", "attempt", "rejected", "one-way", "unknown"};
    const FlowField field = *state.field;
    switch (fieldInfo(field).type) {
    case FieldType::Protocol:
        for (const std::string_view name : protocolNames())
            out.add(Item::Kind::Value, name, "IP protocol");
        break;
    case FieldType::State:
        for (const std::string_view name : kStates)
            out.add(Item::Kind::Value, name);
        return;
    case FieldType::Boolean:
        out.add(Item::Kind::Value, "true");
        out.add(Item::Kind::Value, "false");
        return;
    case FieldType::Port:
        addServices(out);
        break;
    case FieldType::Text:
        if (field == FlowField::Service)
            addServices(out);
        break;
    default:
        break;
    }
    const bool comparable
        = !state.inList && isColumn(field) && state.op != Op::Matches && state.op != Op::NotMatches;
    if (comparable && typed)
        addReferences(field, out);
}

bool isWordLike(const FilterToken& token)
{
    return token.kind == Kind::Word || token.kind == Kind::And || token.kind == Kind::Or
        || token.kind == Kind::In || token.kind == Kind::Quoted || token.kind == Kind::OpenQuoted
        || token.kind == Kind::Not;
}

bool isSymbol(const FilterToken& token)
{
    switch (token.kind) {
    case Kind::Equal:
    case Kind::NotEqual:
    case Kind::Less:
    case Kind::LessOrEqual:
    case Kind::Greater:
    case Kind::GreaterOrEqual:
    case Kind::Matches:
    case Kind::NotMatches:
        return true;
    default:
        return false;
    }
}

/// The piece that a proposal replaces: the word, the quoted text or, where an operator stands, the
/// operator that the cursor is in or just behind.
bool isTouched(const FilterToken& token, std::size_t cursor, Expect expect)
{
    if (token.offset >= cursor || token.end() < cursor)
        return false;
    if (token.kind == Kind::Quoted)
        return cursor < token.end() || expect == Expect::Value;
    return isWordLike(token) || (isSymbol(token) && expect == Expect::Operator);
}

void propose(const GrammarState& state, bool quoted, FilterCompletion& result)
{
    Proposals out(result.partial);
    switch (state.expect) {
    case Expect::Operand:
        addFields(out);
        break;
    case Expect::Operator:
        addOperators(*state.field, out);
        addConnectives(state, out);
        break;
    case Expect::Brace:
        out.add(Item::Kind::Bracket, "{", "a list of values");
        break;
    case Expect::Value:
        if (state.field) {
            result.valueField = state.field;
            result.inList = state.inList;
            if (!quoted)
                addValues(state, !result.partial.empty(), out);
        }
        break;
    case Expect::AfterListValue:
        result.inList = true;
        out.add(Item::Kind::Bracket, ",", "one more value");
        out.add(Item::Kind::Bracket, "}", "ends the list");
        break;
    case Expect::AfterCondition:
        addConnectives(state, out);
        break;
    }
    result.items = out.take();
}

} // namespace

FilterCompletion completeFilter(std::string_view text, std::size_t cursor)
{
    cursor = std::min(cursor, text.size());
    FilterCompletion result {cursor, 0, false, {}, {}, false, {}};
    GrammarState state;
    bool quotedValue = false;
    for (const FilterToken& token : filterTokens(text)) {
        if (token.kind == Kind::End || token.offset >= cursor)
            break;
        const bool inComment = token.kind == Kind::Comment && cursor <= token.end();
        if (inComment)
            return result;
        if (token.kind == Kind::Comment)
            continue;
        if (isTouched(token, cursor, state.expect)) {
            quotedValue = token.kind == Kind::Quoted || token.kind == Kind::OpenQuoted;
            if (quotedValue && state.expect != Expect::Value)
                return result;
            result.replaceFrom = token.offset;
            result.replaceLength = token.length;
            result.partial = text.substr(token.offset, cursor - token.offset);
            if (quotedValue)
                result.partial
                    = filterTokens(text.substr(token.offset, cursor - token.offset)).front().text;
            break;
        }
        state.feed(token);
        result.needsSpaceBefore = token.end() == cursor && token.kind != Kind::OpenParenthesis
            && token.kind != Kind::OpenBrace;
    }
    if (result.replaceFrom != cursor)
        result.needsSpaceBefore = false;
    propose(state, quotedValue, result);
    return result;
}

std::string completionValue(FlowField field, std::string_view value)
{
    if (fieldInfo(field).type == FieldType::Text)
        return printValue(field, TextPattern {std::string(value)});
    return isPlainWord(value) ? std::string(value) : quoted(value);
}

} // namespace nb
