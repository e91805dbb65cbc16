// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/flowbox.h"

#include "core/filter/textpattern.h"

#include <algorithm>

namespace nb {

namespace {

constexpr WideKey kLastV4 {0, 0xffffffffU};
constexpr WideKey kLastV6 {~std::uint64_t {0}, ~std::uint64_t {0}};

WideKey keyOf(const IpAddress& address)
{
    WideKey key = wideKey(address);
    if (address.isV4())
        key.low &= 0xffffffffU;
    return key;
}

WideKey after(WideKey key)
{
    return {key.high + (key.low + 1 == 0 ? 1 : 0), key.low + 1};
}

WideKey before(WideKey key)
{
    return {key.high - (key.low == 0 ? 1 : 0), key.low - 1};
}

using Ranges = std::vector<AddressRanges::Range>;

Ranges merged(Ranges ranges)
{
    std::ranges::sort(ranges);
    Ranges result;
    for (const auto& range : ranges) {
        if (!result.empty() && range.first <= result.back().second)
            result.back().second = std::max(result.back().second, range.second);
        else
            result.push_back(range);
    }
    return result;
}

Ranges complementOf(const Ranges& ranges, const WideKey& last)
{
    Ranges result;
    WideKey next {};
    for (const auto& [low, high] : ranges) {
        if (next < low)
            result.emplace_back(next, before(low));
        if (high == last)
            return result;
        next = after(high);
    }
    result.emplace_back(next, last);
    return result;
}

Ranges common(const Ranges& a, const Ranges& b)
{
    Ranges result;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        const WideKey low = std::max(i->first, j->first);
        const WideKey high = std::min(i->second, j->second);
        if (low <= high)
            result.emplace_back(low, high);
        (i->second < j->second ? i : j)++;
    }
    return result;
}

StoredSet minus(const StoredSet& a, const StoredSet& b)
{
    std::vector<NumberRange> ranges;
    const StoredSet rest = b.complement(~std::uint64_t {0});
    for (auto i = a.ranges().begin(), j = rest.ranges().begin();
         i != a.ranges().end() && j != rest.ranges().end();) {
        const std::uint64_t low = std::max(i->low, j->low);
        const std::uint64_t high = std::min(i->high, j->high);
        if (low <= high)
            ranges.push_back({low, high});
        (i->high < j->high ? i : j)++;
    }
    return StoredSet(std::move(ranges));
}

TextSet both(const TextSet& a, const TextSet& b)
{
    TextSet result = a;
    result.never.insert(b.never.begin(), b.never.end());
    result.like.insert(b.like.begin(), b.like.end());
    result.unlike.insert(b.unlike.begin(), b.unlike.end());
    if (b.only)
        result.only = b.only;
    if (a.only) {
        std::set<std::string> only;
        for (const std::string& text : *a.only)
            if (!b.only || b.only->contains(text))
                only.insert(text);
        result.only = std::move(only);
    }
    if (result.only) { // a finite set needs nothing else to be said
        TextSet finite;
        finite.only.emplace();
        for (const std::string& text : *result.only)
            if (result.contains(text))
                finite.only->insert(text);
        return finite;
    }
    return result;
}

bool within(const TextSet& a, const TextSet& b)
{
    if (a.only)
        return std::ranges::all_of(
            *a.only, [&b](const std::string& text) { return b.contains(text); });
    if (b.only)
        return a.isEmpty();
    const auto excluded = [&a](const std::string& text) { return !a.contains(text); };
    const auto isLike = [&a](const std::string& pattern) {
        return std::ranges::any_of(
            a.like, [&](const std::string& mine) { return patternWithin(mine, pattern); });
    };
    const auto isUnlike = [&a](const std::string& pattern) {
        return std::ranges::any_of(
            a.unlike, [&](const std::string& mine) { return patternWithin(pattern, mine); });
    };
    return a.isEmpty()
        || (std::ranges::all_of(b.never, excluded) && std::ranges::all_of(b.like, isLike)
            && std::ranges::all_of(b.unlike, isUnlike));
}

/// One piece for each thing that `b` asks for.
std::vector<FlowSet> difference(TextSet a, const TextSet& b)
{
    std::vector<FlowSet> pieces;
    const auto cut = [&](const TextSet& without, const TextSet& with) {
        TextSet piece = both(a, without);
        if (!piece.isEmpty())
            pieces.emplace_back(std::move(piece));
        a = both(a, with);
    };
    if (b.only) {
        TextSet none;
        none.never = *b.only;
        TextSet one;
        one.only = b.only;
        cut(none, one);
    }
    if (!b.never.empty()) {
        TextSet one;
        one.only = b.never;
        TextSet none;
        none.never = b.never;
        cut(one, none);
    }
    for (const std::string& pattern : b.like) {
        TextSet not_;
        not_.unlike = {pattern};
        TextSet is;
        is.like = {pattern};
        cut(not_, is);
    }
    for (const std::string& pattern : b.unlike) {
        TextSet is;
        is.like = {pattern};
        TextSet not_;
        not_.unlike = {pattern};
        cut(is, not_);
    }
    return pieces;
}

} // namespace

AddressRanges AddressRanges::all()
{
    return ofVersion(true, true);
}

AddressRanges AddressRanges::ofVersion(bool v4, bool v6)
{
    AddressRanges result;
    if (v4)
        result.m_v4.emplace_back(WideKey {}, kLastV4);
    if (v6)
        result.m_v6.emplace_back(WideKey {}, kLastV6);
    return result;
}

AddressRanges AddressRanges::of(const std::vector<FilterValue>& values)
{
    AddressRanges result;
    for (const FilterValue& value : values) {
        if (const auto* range = std::get_if<AddressRange>(&value)) {
            if (keyOf(range->low) <= keyOf(range->high))
                (range->low.isV4() ? result.m_v4 : result.m_v6)
                    .emplace_back(keyOf(range->low), keyOf(range->high));
        } else if (const auto* prefix = std::get_if<IpPrefix>(&value)) {
            const bool v4 = prefix->address().isV4();
            WideKey high = keyOf(prefix->address());
            const int host = (v4 ? 32 : 128) - prefix->length();
            for (int bit = 0; bit < host; ++bit)
                (bit < 64 ? high.low : high.high) |= std::uint64_t {1} << (bit % 64);
            (v4 ? result.m_v4 : result.m_v6).emplace_back(keyOf(prefix->address()), high);
        }
    }
    result.m_v4 = merged(std::move(result.m_v4));
    result.m_v6 = merged(std::move(result.m_v6));
    return result;
}

AddressRanges AddressRanges::complement() const
{
    AddressRanges result;
    result.m_v4 = complementOf(m_v4, kLastV4);
    result.m_v6 = complementOf(m_v6, kLastV6);
    return result;
}

AddressRanges AddressRanges::intersection(const AddressRanges& other) const
{
    AddressRanges result;
    result.m_v4 = common(m_v4, other.m_v4);
    result.m_v6 = common(m_v6, other.m_v6);
    return result;
}

bool TextSet::contains(const std::string& text) const
{
    const auto looksLike = [&text](const std::string& pattern) {
        return !text.empty() && WildcardPattern(pattern).matches(text);
    };
    return (!only || only->contains(text)) && !never.contains(text)
        && std::ranges::all_of(like, looksLike) && std::ranges::none_of(unlike, looksLike);
}

bool TextSet::isEmpty() const
{
    if (only)
        return only->empty();
    return std::ranges::any_of(like, [this](const std::string& pattern) {
        return std::ranges::any_of(
            unlike, [&](const std::string& other) { return patternWithin(pattern, other); });
    });
}

bool patternWithin(std::string_view a, std::string_view b)
{
    // matches b against the characters of a; a's * is only matched by *, its ? by ? and *
    std::vector<std::vector<int>> known(a.size() + 1, std::vector<int>(b.size() + 1, -1));
    const auto match = [&](auto&& self, std::size_t i, std::size_t j) -> bool {
        int& seen = known[i][j];
        if (seen >= 0)
            return seen != 0;
        seen = 0;
        bool result = false;
        if (j == b.size())
            result = i == a.size();
        else if (b[j] == '*')
            result = self(self, i, j + 1) || (i < a.size() && self(self, i + 1, j));
        else if (i < a.size() && a[i] != '*' && a[i] == b[j])
            result = self(self, i + 1, j + 1);
        seen = result ? 1 : 0;
        return result;
    };
    const auto isAscii = [](std::string_view text) {
        return std::ranges::all_of(
            text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    };
    // a run of `*` does not end amid a character of several bytes
    if (!isAscii(a) || !isAscii(b))
        return a == b;
    static constexpr std::size_t kLongest = 512;
    return a.size() <= kLongest && b.size() <= kLongest && match(match, 0, 0);
}

bool isEmptySet(const FlowSet& set)
{
    if (const auto* numbers = std::get_if<StoredSet>(&set))
        return numbers->empty();
    if (const auto* addresses = std::get_if<AddressRanges>(&set))
        return addresses->empty();
    if (const auto* texts = std::get_if<TextSet>(&set))
        return texts->isEmpty();
    return std::get<unsigned>(set) == 0;
}

bool isWithin(const FlowSet& a, const FlowSet& b)
{
    if (const auto* numbers = std::get_if<StoredSet>(&a))
        return minus(*numbers, std::get<StoredSet>(b)).empty();
    if (const auto* addresses = std::get_if<AddressRanges>(&a))
        return addresses->intersection(std::get<AddressRanges>(b).complement()).empty();
    if (const auto* texts = std::get_if<TextSet>(&a))
        return within(*texts, std::get<TextSet>(b));
    return (std::get<unsigned>(a) & ~std::get<unsigned>(b)) == 0;
}

FlowSet intersectionOf(const FlowSet& a, const FlowSet& b)
{
    if (const auto* numbers = std::get_if<StoredSet>(&a))
        return minus(*numbers, std::get<StoredSet>(b).complement(~std::uint64_t {0}));
    if (const auto* addresses = std::get_if<AddressRanges>(&a))
        return addresses->intersection(std::get<AddressRanges>(b));
    if (const auto* texts = std::get_if<TextSet>(&a))
        return both(*texts, std::get<TextSet>(b));
    return std::get<unsigned>(a) & std::get<unsigned>(b);
}

std::vector<FlowSet> differenceOf(const FlowSet& a, const FlowSet& b)
{
    if (const auto* texts = std::get_if<TextSet>(&a))
        return difference(*texts, std::get<TextSet>(b));
    FlowSet rest;
    if (const auto* numbers = std::get_if<StoredSet>(&a))
        rest = minus(*numbers, std::get<StoredSet>(b));
    else if (const auto* addresses = std::get_if<AddressRanges>(&a))
        rest = addresses->intersection(std::get<AddressRanges>(b).complement());
    else
        rest = std::get<unsigned>(a) & ~std::get<unsigned>(b);
    return isEmptySet(rest) ? std::vector<FlowSet> {} : std::vector<FlowSet> {std::move(rest)};
}

} // namespace nb
