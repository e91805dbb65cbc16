// SPDX-License-Identifier: GPL-3.0-or-later
// Filters as boxes, and what covers a box.
#include "core/filter/predicatecompiler.h"
#include "core/filter/textpattern.h"
#include "core/rules/flowbox.h"

#include <algorithm>

namespace nb {

namespace {

using Op = FilterOperator;
using Boxes = std::vector<FlowBox>;

/// A condition on one field as a set, or nothing when it is not looked into.
struct FieldSetOf
{
    std::string key;
    FlowSet set;
    FlowSet rest; ///< everything else
};

bool isFolded(FlowField field)
{
    return field == FlowField::SrcName || field == FlowField::DstName;
}

std::optional<FieldSetOf> textSet(const FilterCondition& c)
{
    TextSet set;
    TextSet rest;
    const std::string key(fieldInfo(c.field).name);
    std::set<std::string> texts;
    for (const FilterValue& value : c.values) {
        const auto* text = std::get_if<TextPattern>(&value);
        if (text == nullptr)
            return std::nullopt;
        texts.insert(isFolded(c.field) ? toLower(text->text) : text->text);
    }
    if (c.op == Op::Present) {
        set.never = {std::string()};
        rest.only = {std::string()};
    } else if (c.op == Op::Matches || c.op == Op::NotMatches) {
        const std::string pattern = toLower(std::get<TextPattern>(c.values.front()).text);
        set.like = {pattern};
        rest.unlike = {pattern};
    } else {
        set.only = texts;
        rest.never = texts;
    }
    if (c.op == Op::NotEqual || c.op == Op::NotMatches)
        std::swap(set, rest);
    return FieldSetOf {key, std::move(set), std::move(rest)};
}

std::optional<FieldSetOf> addressSet(const FilterCondition& c)
{
    // an address after translation may not be there at all, which is no address
    if (c.field != FlowField::SrcIp && c.field != FlowField::DstIp)
        return std::nullopt;
    AddressRanges set;
    if (c.op == Op::Present) {
        set = AddressRanges::of({*IpPrefix::fromString("0.0.0.0"), *IpPrefix::fromString("::")})
                  .complement();
    } else {
        for (const FilterValue& value : c.values)
            if (!std::holds_alternative<IpPrefix>(value)
                && !std::holds_alternative<AddressRange>(value))
                return std::nullopt;
        set = AddressRanges::of(c.values);
    }
    AddressRanges rest = set.complement();
    if (c.op == Op::NotEqual)
        std::swap(set, rest);
    return FieldSetOf {std::string(fieldInfo(c.field).name), std::move(set), std::move(rest)};
}

/// What the engine itself makes of a condition on a stored number.
std::optional<FieldSetOf> numberSet(const FilterCondition& c)
{
    const PredicateNode node = compileFilter(FilterNode::makeCondition(c), {}, Dictionaries {});
    const std::string key(fieldInfo(c.field).name);
    constexpr std::uint64_t kMost = ~std::uint64_t {0};
    if (node.kind == PredicateNode::Kind::Everything)
        return FieldSetOf {key, StoredSet({{0, kMost}}), StoredSet {}};
    if (node.kind == PredicateNode::Kind::Nothing)
        return FieldSetOf {key, StoredSet {}, StoredSet({{0, kMost}})};
    if (node.kind != PredicateNode::Kind::Range)
        return std::nullopt;
    return FieldSetOf {key, node.set, node.set.complement(kMost)};
}

std::optional<FieldSetOf> versionSet(const FilterCondition& c)
{
    // both ends have the same version; it is asked of the client's address
    StoredSet versions({{0, ~std::uint64_t {0}}});
    if (c.op != Op::Present) {
        std::vector<NumberRange> ranges;
        for (const FilterValue& value : c.values) {
            const auto* range = std::get_if<NumberRange>(&value);
            if (range == nullptr)
                return std::nullopt;
            ranges.push_back(*range);
        }
        versions = numbersThat(c.op, std::move(ranges));
    }
    AddressRanges set = AddressRanges::ofVersion(versions.contains(4), versions.contains(6));
    AddressRanges rest = set.complement();
    return FieldSetOf {"src_ip", std::move(set), std::move(rest)};
}

FieldSetOf setOf(const FilterCondition& c)
{
    const bool reference = c.op != Op::Present && !c.values.empty()
        && std::holds_alternative<FieldReference>(c.values.front());
    std::optional<FieldSetOf> found;
    if (!reference && (c.op == Op::Present || !c.values.empty())) {
        switch (fieldInfo(c.field).type) {
        case FieldType::Text:
            found = textSet(c);
            break;
        case FieldType::Address:
            found = addressSet(c);
            break;
        case FieldType::Mac:
        case FieldType::Boolean:
        case FieldType::Time:
            break;
        default:
            if (c.field == FlowField::IpVersion)
                found = versionSet(c);
            else if (c.field != FlowField::Sampling)
                found = numberSet(c);
        }
    }
    if (found)
        return std::move(*found);
    return {"? " + printFilter(FilterNode::makeCondition(c)), 2U, 1U};
}

/// Every box of `a` with every one of `b`; nothing when there are more than `most`.
std::optional<Boxes> product(const Boxes& a, const Boxes& b, std::size_t most)
{
    Boxes result;
    for (const FlowBox& left : a)
        for (const FlowBox& right : b) {
            FlowBox box = left;
            bool empty = false;
            for (const auto& [key, set] : right) {
                const auto [known, isNew] = box.try_emplace(key, set);
                if (!isNew)
                    known->second = intersectionOf(known->second, set);
                empty = empty || isEmptySet(known->second);
            }
            if (!empty)
                result.push_back(std::move(box));
            if (result.size() > most)
                return std::nullopt;
        }
    return result;
}

class Expansion
{
public:
    explicit Expansion(std::size_t most)
        : m_most(most)
    {
    }

    std::optional<Boxes> of(const FilterNode& node, bool negated) const
    {
        if (node.kind == FilterNode::Kind::Condition)
            return ofCondition(node.condition, negated);
        if (node.kind == FilterNode::Kind::Not)
            return of(*node.children.front(), !negated);
        const bool all = (node.kind == FilterNode::Kind::And) != negated;
        Boxes result;
        if (all)
            result.emplace_back();
        for (const FilterPtr& child : node.children) {
            auto part = of(*child, negated);
            if (!part || !add(result, std::move(*part), all))
                return std::nullopt;
        }
        return result;
    }

private:
    bool add(Boxes& result, Boxes part, bool all) const
    {
        if (all) {
            auto both = product(result, part, m_most);
            if (!both)
                return false;
            result = std::move(*both);
            return true;
        }
        std::ranges::move(part, std::back_inserter(result));
        return result.size() <= m_most;
    }

    /// Either side: one of the two; != and !~ neither of the two.
    std::optional<Boxes> ofCondition(const FilterCondition& c, bool negated) const
    {
        const auto sides = sidesOf(c.field);
        const bool reference
            = !c.values.empty() && std::holds_alternative<FieldReference>(c.values.front());
        if (sides.empty() || reference) {
            FieldSetOf made = setOf(c);
            FlowSet& set = negated ? made.rest : made.set;
            if (isEmptySet(set))
                return Boxes {};
            FlowBox box;
            box.emplace(std::move(made.key), std::move(set));
            return Boxes {std::move(box)};
        }
        const bool negative = c.op == Op::NotEqual || c.op == Op::NotMatches;
        const bool all = negative != negated;
        Boxes result;
        if (all)
            result.emplace_back();
        for (const FlowField side : sides) {
            FilterCondition one = c;
            one.field = side;
            if (negative)
                one.op = c.op == Op::NotEqual ? Op::Equal : Op::Matches;
            auto part = ofCondition(one, all);
            if (!part || !add(result, std::move(*part), all))
                return std::nullopt;
        }
        return result;
    }

    std::size_t m_most;
};

bool coveredFrom(FlowBox box, const std::vector<const FlowBox*>& others, std::size_t next,
    std::set<std::size_t>& used, std::size_t& steps)
{
    for (; next < others.size(); ++next) {
        if (steps == 0)
            return false;
        --steps;
        const FlowBox& other = *others[next];
        const auto meets = [&box](const auto& entry) {
            const auto mine = box.find(entry.first);
            return mine == box.end() || !isEmptySet(intersectionOf(mine->second, entry.second));
        };
        if (!std::ranges::all_of(other, meets))
            continue;
        used.insert(next);
        for (const auto& [key, set] : other) {
            const auto mine = box.find(key);
            if (mine != box.end() && isWithin(mine->second, set))
                continue;
            // what lies outside of the other box must be covered by later ones
            const FlowSet whole = mine != box.end() ? mine->second
                : std::holds_alternative<StoredSet>(set)
                ? FlowSet {StoredSet({{0, ~std::uint64_t {0}}})}
                : std::holds_alternative<AddressRanges>(set) ? FlowSet {AddressRanges::all()}
                : std::holds_alternative<TextSet>(set)       ? FlowSet {TextSet {}}
                                                             : FlowSet {3U};
            for (FlowSet& piece : differenceOf(whole, set)) {
                FlowBox outside = box;
                outside.insert_or_assign(key, std::move(piece));
                if (!coveredFrom(std::move(outside), others, next + 1, used, steps))
                    return false;
            }
            box.insert_or_assign(key, intersectionOf(whole, set));
        }
        return true;
    }
    return false;
}

} // namespace

std::optional<std::vector<FlowBox>> flowBoxes(const FilterPtr& filter, std::size_t most)
{
    if (!filter)
        return Boxes(1);
    return Expansion(most).of(*filter, false);
}

bool isCovered(const FlowBox& box, const std::vector<const FlowBox*>& others,
    std::set<std::size_t>& used, std::size_t& steps)
{
    return coveredFrom(box, others, 0, used, steps);
}

} // namespace nb
