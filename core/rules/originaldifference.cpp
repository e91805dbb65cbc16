// SPDX-License-Identifier: GPL-3.0-or-later
// Where a rule of ours and the published NetBehave's reading of it part.
#include "core/filter/batchmatcher.h"
#include "core/flow/csvrows.h"
#include "core/rules/aclcsv.h"
#include "core/rules/originalrules.h"
#include "core/rules/ruledraft.h"

#include <algorithm>

namespace nb {

namespace {

bool hasLetter(std::string_view text)
{
    return std::ranges::any_of(
        text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

bool isNumberField(FlowField field)
{
    const FieldType type = fieldInfo(field).type;
    return type == FieldType::Port || type == FieldType::Count || type == FieldType::Number;
}

/// The answer as the row that the original had of it, nothing where none was seen.
std::optional<Flow> answerOf(const Flow& flow)
{
    if (!(flow.reversePackets != kUnknownCount && flow.reversePackets > 0)
        && !(flow.reverseBytes != kUnknownCount && flow.reverseBytes > 0))
        return std::nullopt;
    Flow answer = flow;
    std::swap(answer.srcIp, answer.dstIp);
    if (!Protocol(flow.protocol).isIcmp())
        std::swap(answer.srcPort, answer.dstPort);
    std::swap(answer.srcName, answer.dstName);
    std::swap(answer.srcSegment, answer.dstSegment);
    std::swap(answer.srcOwner, answer.dstOwner);
    std::swap(answer.srcMac, answer.dstMac);
    std::swap(answer.packets, answer.reversePackets);
    std::swap(answer.bytes, answer.reverseBytes);
    std::swap(answer.tcpFlags, answer.reverseTcpFlags);
    return answer;
}

class Reasons
{
public:
    explicit Reasons(OriginalDifference& difference)
        : m_difference(difference)
    {
    }

    void ofCell(const std::string& cell)
    {
        if (trimBlanks(cell).empty()) {
            certain(
                "an empty condition stopped the original with an error; here it is passed over");
            return;
        }
        const auto parts = splitAclCondition(cell);
        if (!parts)
            return;
        const std::string_view name = trimBlanks(parts->field);
        const auto field = fieldFromName(name);
        if (!field)
            return;
        ofSpelling(*parts, name);
        ofDirection(name);
        ofOperator(*parts, name);
        ofValue(*parts, name, *field);
    }

private:
    void certain(std::string reason)
    {
        m_difference.certain = true;
        m_difference.reasons.push_back(std::move(reason));
    }
    void possible(std::string reason) { m_difference.reasons.push_back(std::move(reason)); }

    void ofSpelling(const AclCondition& c, std::string_view name)
    {
        if (name.size() != c.field.size())
            certain("the original took the blank beside " + inQuotes(name)
                + " for a part of the name, and so knew no such field");
        else if (!isOriginalField(name))
            certain("the original knew no field " + inQuotes(name)
                + (name.find('/') == std::string_view::npos ? ": the condition never held"
                                                            : " and stopped with an error"));
        if (trimBlanks(c.value).size() != c.value.size())
            certain("the original took the blank beside the value of " + std::string(name)
                + " for a part of it");
    }

    /// Names are those of servers mostly, and ports are told of servers.
    void ofDirection(std::string_view name)
    {
        if (name == "src/port" || name == "src/domain")
            possible(
                "the original also judged answers, as rows whose src is the server: where that "
                "is meant, write dst/"
                + std::string(name.substr(4)));
    }

    void ofOperator(const AclCondition& c, std::string_view name)
    {
        const std::string_view value = trimBlanks(c.value);
        if (c.op == ">")
            certain("the original took > of " + std::string(name) + " for <");
        if (c.op == ">=" || c.op == "<=")
            certain("the original knew no " + c.op + ": it looked for a field "
                + inQuotes(std::string(name) + c.op.substr(0, 1)));
        if (c.op == "!=" && (value.starts_with('*') || value.ends_with('*')))
            certain("the original dropped the != before the wildcard of " + std::string(name));
        if (c.op == "!=" && name.ends_with("/ip") && value.find('/') != std::string_view::npos)
            certain("the original dropped the != before the prefix of " + std::string(name));
    }

    void ofValue(const AclCondition& c, std::string_view name, FlowField field)
    {
        const std::string_view value = trimBlanks(c.value);
        const std::string of(name);
        const bool list = value.starts_with('[') && value.ends_with(']');
        if (list)
            possible("lists came with a later generation of the original; earlier ones compared "
                + of + " with the text of the list");
        if (fieldInfo(field).type != FieldType::Text && fieldFromName(value))
            certain("the original compared no fields with each other: " + of + " with the text "
                + inQuotes(value));
        if (value == "*" && fieldInfo(field).type != FieldType::Text)
            possible("* asks for a value other than 0 here; the original took any of " + of);
        const std::string_view inner
            = value.size() > 2 ? value.substr(1, value.size() - 2) : std::string_view();
        if (list ? inner.find('*') != std::string_view::npos
                 : inner.find('*') != std::string_view::npos)
            certain("the original knew wildcards only at the ends of a value, not within "
                + inQuotes(value));
        const FieldType type = fieldInfo(field).type;
        const bool dots = value.find("..") != std::string_view::npos;
        const bool range = (type == FieldType::Protocol && dots)
            || ((isNumberField(field) || type == FieldType::Address)
                && (dots || value.find('-') != std::string_view::npos));
        if (range)
            certain("the original knew no ranges: it compared " + of + " with the text "
                + inQuotes(value));
        else if (isNumberField(field) && !list && hasLetter(value))
            certain("the original compared " + of + " as a text with " + inQuotes(value)
                + ", which no number is");
        if (field == FlowField::Protocol && !list)
            ofProtocol(name, value);
        const bool wildcard = value.find('*') != std::string_view::npos && value != "*";
        const bool isName = field == FlowField::SrcName || field == FlowField::DstName;
        if (hasLetter(value) && fieldInfo(field).type == FieldType::Text && (wildcard || isName))
            possible("the original compared " + of + " with case");
        if (value.find('?') != std::string_view::npos && wildcard)
            possible("? stands for any character here; the original took it as it is");
    }

    void ofProtocol(std::string_view name, std::string_view value)
    {
        if (value == "*")
            return;
        const bool byName = name == "protocol_name";
        const bool digits = std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
        const bool upper = std::ranges::none_of(value, [](char c) { return c >= 'a' && c <= 'z'; });
        if (byName && (digits || (!upper && !value.starts_with("IPv"))))
            certain("the original wrote protocols in capitals, and found no protocol "
                + inQuotes(value));
        if (!byName && !digits)
            certain("the original compared protocol as a number, and found no protocol "
                + inQuotes(value));
    }

    OriginalDifference& m_difference;
};

} // namespace

std::vector<OriginalDifference> compareWithOriginal(const RuleSet& rules)
{
    std::vector<OriginalDifference> differences;
    for (std::size_t i = 0; i < rules.rules().size(); ++i) {
        if (!rules.isActive(i))
            continue;
        OriginalDifference difference;
        difference.rule = i;
        const auto conditions = originalConditions(rules.rules()[i]);
        if (!conditions) {
            difference.certain = true;
            difference.reasons.emplace_back("acl.csv has no form for this expression");
        } else {
            Reasons reasons(difference);
            for (const std::string& cell : *conditions)
                reasons.ofCell(cell);
            difference.raises = OriginalRule(*conditions).raises();
            difference.certain = difference.certain || difference.raises;
            if (difference.raises && difference.reasons.empty())
                difference.reasons.emplace_back("the original stopped with an error here");
        }
        if (!difference.reasons.empty())
            differences.push_back(std::move(difference));
    }
    return differences;
}

Result<void> compareOnFlows(const RuleSet& rules, const FlowStore& store, const FlowQuery& query,
    std::vector<OriginalDifference>& differences, std::stop_token stop)
{
    struct Pair
    {
        std::size_t rule;
        OriginalRule original;
        BatchMatcher ours;
        std::uint64_t flows = 0;
        std::uint64_t answers = 0; ///< of these, where only the answer matched
    };
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < rules.rules().size(); ++i)
        if (const auto conditions = originalConditions(rules.rules()[i]);
            conditions && rules.isActive(i))
            pairs.push_back(
                {i, OriginalRule(*conditions), BatchMatcher(rules.filter(i), rules.inside())});
    const auto compare = [&](FlowBatch&& batch) {
        batch.fillMissing();
        std::vector<Flow> flows;
        for (std::size_t row = 0; row < batch.size(); ++row)
            flows.push_back(batch.flow(row));
        std::vector<std::optional<Flow>> answers;
        for (const Flow& flow : flows)
            answers.push_back(answerOf(flow));
        unscaleCounts(batch); // rules scale them themselves
        for (Pair& pair : pairs) {
            if (stop.stop_requested())
                return false;
            std::vector<bool> ours(batch.size());
            for (const std::uint32_t row : pair.ours.matches(batch))
                ours[row] = true;
            for (std::size_t row = 0; row < flows.size(); ++row) {
                const bool differs
                    = pair.original.matches(flows[row]).value_or(!ours[row]) != ours[row];
                const bool answer = !differs && !ours[row] && answers[row]
                    && pair.original.matches(*answers[row]).value_or(false);
                pair.flows += differs || answer ? 1 : 0;
                pair.answers += answer ? 1 : 0;
            }
        }
        return true;
    };
    if (auto done = store.scan(query, compare, stop); !done)
        return done;
    if (stop.stop_requested())
        return Error {ErrorCode::Cancelled, {}};
    for (const Pair& pair : pairs) {
        auto known = std::ranges::find(differences, pair.rule, &OriginalDifference::rule);
        if (known == differences.end() && pair.flows > 0) {
            differences.push_back(
                {pair.rule, true, {"flows of the workspace are judged differently"}});
            known = std::prev(differences.end());
        }
        if (known == differences.end())
            continue;
        known->flows = pair.flows;
        if (pair.answers > 0)
            known->reasons.push_back(
                "the original judged answers as rows of their own: " + std::to_string(pair.answers)
                + " flows match by their answer alone; here src is always the client");
    }
    std::ranges::sort(differences, {}, &OriginalDifference::rule);
    return {};
}

} // namespace nb
