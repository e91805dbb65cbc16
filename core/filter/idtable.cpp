// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/idtable.h"

#include "core/filter/storedset.h"
#include "core/filter/textpattern.h"

#include <algorithm>
#include <functional>
#include <unordered_map>
#include <unordered_set>

namespace nb {

namespace {

using Op = FilterOperator;
using Bytes = std::vector<std::uint8_t>;

bool isNegative(Op op)
{
    return op == Op::NotEqual || op == Op::NotMatches;
}

bool isName(FlowField field)
{
    return field == FlowField::SrcName || field == FlowField::DstName || field == FlowField::Name;
}

bool isOfHost(FlowField field)
{
    return field == FlowField::SrcSegment || field == FlowField::DstSegment
        || field == FlowField::Segment || field == FlowField::SrcOwner
        || field == FlowField::DstOwner || field == FlowField::Owner;
}

bool isSegment(FlowField field)
{
    return field == FlowField::SrcSegment || field == FlowField::DstSegment
        || field == FlowField::Segment;
}

const std::vector<std::string>& textsOf(FlowField field, const Dictionaries& d)
{
    switch (field) {
    case FlowField::SrcSegment:
    case FlowField::DstSegment:
    case FlowField::Segment:
        return d.segments;
    case FlowField::SrcOwner:
    case FlowField::DstOwner:
    case FlowField::Owner:
        return d.owners;
    case FlowField::Service:
        return d.services;
    case FlowField::Application:
        return d.applications;
    case FlowField::Rule:
        return d.rules;
    case FlowField::Exporter:
        return d.exporters;
    case FlowField::Tunnel:
        return d.tunnels;
    case FlowField::Observers:
        return d.observers;
    case FlowField::Event:
        return d.events;
    case FlowField::InInterface:
    case FlowField::OutInterface:
        return d.interfaces;
    case FlowField::Vrf:
        return d.vrfs;
    case FlowField::Marks:
        return d.marks;
    default:
        return d.names;
    }
}

/// The table of a test over the entries of a dictionary.
template <typename Entry, typename Test>
Bytes tableOf(const std::vector<Entry>& entries, bool negative, const Test& test)
{
    Bytes table(entries.size() + 1, 0);
    for (std::size_t i = 0; i < entries.size(); ++i)
        table[i] = test(entries[i]) != negative ? 1 : 0;
    return table;
}

/// From a table of segments or owners to one of hosts.
Bytes hostsBy(const Bytes& table, bool segment, const Dictionaries& d)
{
    const std::size_t last = table.size() - 1;
    return tableOf(d.hosts, false, [&](const HostEntry& host) {
        const std::size_t id = segment ? host.segment : host.owner;
        return table[std::min(id, last)] != 0;
    });
}

/// Addresses as sorted, disjoint inclusive ranges, each family for itself: as bytes the IPv4 ones
/// lie amid the IPv6 ones.
class AddressSet
{
public:
    explicit AddressSet(const std::vector<FilterValue>& values)
    {
        for (const FilterValue& value : values) {
            if (const auto* range = std::get_if<AddressRange>(&value))
                rangesOf(range->low).push_back({range->low.bytes(), range->high.bytes()});
            else if (const auto* prefix = std::get_if<IpPrefix>(&value))
                rangesOf(prefix->address()).push_back({prefix->address().bytes(), lastOf(*prefix)});
        }
        merge(m_v4);
        merge(m_v6);
    }
    [[nodiscard]] bool contains(const IpAddress& address) const
    {
        const std::vector<Range>& ranges = address.isV4() ? m_v4 : m_v6;
        const auto range = std::ranges::lower_bound(ranges, address.bytes(), {}, &Range::high);
        return range != ranges.end() && range->low <= address.bytes();
    }

private:
    struct Range
    {
        IpAddress::Bytes low;
        IpAddress::Bytes high;
    };
    std::vector<Range>& rangesOf(const IpAddress& address) { return address.isV4() ? m_v4 : m_v6; }
    static IpAddress::Bytes lastOf(const IpPrefix& prefix)
    {
        IpAddress::Bytes bytes = prefix.address().bytes();
        const int bits = prefix.length() + (prefix.address().isV4() ? 96 : 0);
        for (int bit = bits; bit < 128; ++bit)
            bytes[static_cast<std::size_t>(bit / 8)]
                |= static_cast<std::uint8_t>(0x80U >> static_cast<unsigned>(bit % 8));
        return bytes;
    }
    static void merge(std::vector<Range>& ranges)
    {
        std::ranges::sort(ranges, {}, &Range::low);
        std::vector<Range> merged;
        for (const Range& range : ranges) {
            if (!merged.empty() && range.low <= merged.back().high)
                merged.back().high = std::max(merged.back().high, range.high);
            else
                merged.push_back(range);
        }
        ranges = std::move(merged);
    }
    std::vector<Range> m_v4;
    std::vector<Range> m_v6;
};

Bytes addressTable(const FilterCondition& c, const Dictionaries& d)
{
    if (c.op == Op::Present)
        return tableOf(
            d.hosts, false, [](const HostEntry& h) { return !h.address.isUnspecified(); });
    // an address that is not there is no address, and so in no range
    const bool mayBeAbsent = c.field == FlowField::NatSrcIp || c.field == FlowField::NatDstIp;
    const auto isThere
        = [mayBeAbsent](const HostEntry& h) { return !mayBeAbsent || h.address != IpAddress {}; };
    if (const auto* text = std::get_if<TextPattern>(&c.values.front())) {
        const WildcardPattern pattern(text->text);
        return tableOf(d.hosts, isNegative(c.op), [&](const HostEntry& h) {
            return isThere(h) && pattern.matches(h.address.toString());
        });
    }
    const AddressSet set(c.values);
    return tableOf(d.hosts, isNegative(c.op),
        [&](const HostEntry& h) { return isThere(h) && set.contains(h.address); });
}

Bytes macTable(const FilterCondition& c, const Dictionaries& d)
{
    if (c.op == Op::Present)
        return tableOf(d.macs, false, [](MacAddress mac) { return mac.isKnown(); });
    if (const auto* text = std::get_if<TextPattern>(&c.values.front())) {
        const WildcardPattern pattern(text->text);
        return tableOf(d.macs, isNegative(c.op),
            [&](MacAddress mac) { return mac.isKnown() && pattern.matches(mac.toString()); });
    }
    std::vector<NumberRange> ranges;
    for (const FilterValue& value : c.values)
        if (const auto* range = std::get_if<NumberRange>(&value))
            ranges.push_back(*range);
    const StoredSet set = numbersThat(c.op, std::move(ranges));
    return tableOf(d.macs, false, [&](MacAddress mac) { return set.contains(mac.value()); });
}

Bytes textTable(const FilterCondition& c, const std::vector<std::string>& texts)
{
    if (c.op == Op::Present)
        return tableOf(texts, false, [](const std::string& text) { return !text.empty(); });
    if (c.op == Op::Matches || c.op == Op::NotMatches) {
        const auto* value = std::get_if<TextPattern>(&c.values.front());
        const WildcardPattern pattern(value ? std::string_view(value->text) : std::string_view());
        return tableOf(texts, isNegative(c.op),
            [&](const std::string& text) { return !text.empty() && pattern.matches(text); });
    }
    const bool fold = isName(c.field);
    std::unordered_set<std::string> wanted;
    for (const FilterValue& value : c.values)
        if (const auto* text = std::get_if<TextPattern>(&value))
            wanted.insert(fold ? toLower(text->text) : text->text);
    return tableOf(texts, isNegative(c.op),
        [&](const std::string& text) { return wanted.contains(fold ? toLower(text) : text); });
}

/// Gives the same number to the same key; numbers begin with 1.
template <typename Key> class Ranker
{
public:
    std::uint32_t rankOf(const Key& key)
    {
        return m_ranks.try_emplace(key, static_cast<std::uint32_t>(m_ranks.size() + 1))
            .first->second;
    }

private:
    std::unordered_map<Key, std::uint32_t> m_ranks;
};

std::vector<std::uint32_t> textRanks(
    FlowField field, bool fold, const Dictionaries& d, Ranker<std::string>& ranker)
{
    std::vector<std::uint32_t> ranks;
    for (const std::string& text : textsOf(field, d))
        ranks.push_back(text.empty() ? 0 : ranker.rankOf(fold ? toLower(text) : text));
    ranks.push_back(0);
    if (!isOfHost(field))
        return ranks;
    std::vector<std::uint32_t> hosts;
    hosts.reserve(d.hosts.size() + 1);
    for (const HostEntry& host : d.hosts) {
        const std::size_t id = isSegment(field) ? host.segment : host.owner;
        hosts.push_back(ranks[std::min(id, ranks.size() - 1)]);
    }
    hosts.push_back(0);
    return hosts;
}

} // namespace

bool hasDictionary(FlowField field)
{
    const FieldType type = fieldInfo(field).type;
    return type == FieldType::Address || type == FieldType::Mac || type == FieldType::Text;
}

IdTable idTable(const FilterCondition& condition, const Dictionaries& dictionaries)
{
    Bytes table;
    switch (fieldInfo(condition.field).type) {
    case FieldType::Address:
        table = addressTable(condition, dictionaries);
        break;
    case FieldType::Mac:
        table = macTable(condition, dictionaries);
        break;
    default:
        table = textTable(condition, textsOf(condition.field, dictionaries));
        if (isOfHost(condition.field))
            table = hostsBy(table, isSegment(condition.field), dictionaries);
        break;
    }
    return std::make_shared<const Bytes>(std::move(table));
}

IdTable samplersThat(const StoredSet& rates, const Dictionaries& dictionaries)
{
    return std::make_shared<const Bytes>(tableOf(dictionaries.samplers, false,
        [&](const SamplerEntry& sampler) { return rates.contains(sampler.rate); }));
}

IdTable internalHosts(const Dictionaries& dictionaries, const InsideTest& inside)
{
    return std::make_shared<const Bytes>(tableOf(dictionaries.hosts, false,
        [&](const HostEntry& h) { return isInside(inside, h.address); }));
}

IdTable hostsOfVersion(bool v4, bool v6, const Dictionaries& dictionaries)
{
    return std::make_shared<const Bytes>(tableOf(
        dictionaries.hosts, false, [=](const HostEntry& h) { return h.address.isV4() ? v4 : v6; }));
}

IdRanks idRanks(FlowField left, FlowField right, const Dictionaries& d)
{
    if (fieldInfo(left).type == FieldType::Text) {
        const bool fold = isName(left) || isName(right);
        Ranker<std::string> ranker;
        std::vector<std::uint32_t> first = textRanks(left, fold, d, ranker);
        return {std::move(first), textRanks(right, fold, d, ranker)};
    }
    std::vector<std::uint32_t> ranks;
    if (fieldInfo(left).type == FieldType::Mac) {
        Ranker<std::uint64_t> ranker;
        for (const MacAddress mac : d.macs)
            ranks.push_back(mac.isKnown() ? ranker.rankOf(mac.value()) : 0);
    } else {
        Ranker<IpAddress> ranker;
        for (const HostEntry& host : d.hosts)
            ranks.push_back(ranker.rankOf(host.address));
    }
    ranks.push_back(0);
    return {ranks, ranks};
}

} // namespace nb
