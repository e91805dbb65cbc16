// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segments/segmenttable.h"

#include "core/flow/csvrows.h"
#include "core/segments/prefixmap.h"

#include <algorithm>
#include <map>
#include <optional>

namespace nb {

namespace {

/// Values of the prefix map from here on are groups of segments with the same prefix.
constexpr std::uint32_t kGroup = 0x8000'0000;

std::uint32_t builtInLabel(std::size_t segments, std::string_view name)
{
    const auto names = builtInSegmentNames();
    return static_cast<std::uint32_t>(
        segments + static_cast<std::size_t>(std::ranges::find(names, name) - names.begin()));
}

} // namespace

struct SegmentTable::Index
{
    explicit Index(std::uint32_t everywhere)
        : map(everywhere)
    {
    }
    [[nodiscard]] Label chosen(
        const std::vector<Segment>& segments, std::uint32_t group, std::uint16_t vlan) const
    {
        std::optional<Label> withoutVlan;
        for (const Label label : groups[group]) {
            const auto& vlans = segments[label].vlans;
            if (std::ranges::find(vlans, vlan) != vlans.end())
                return label;
            if (vlans.empty() && !withoutVlan)
                withoutVlan = label;
        }
        return withoutVlan.value_or(groups[group].front());
    }

    PrefixMap map;
    std::vector<std::vector<Label>> groups;
    std::map<std::uint16_t, Label> byVlan; ///< segments without prefixes
    std::map<IpPrefix, std::vector<Label>> byPrefix;
    Label external = 0;
    std::vector<bool> inside; ///< by label
};

SegmentTable::SegmentTable()
    : SegmentTable(std::vector<Segment> {})
{
}

SegmentTable::~SegmentTable() = default;
SegmentTable::SegmentTable(SegmentTable&&) noexcept = default;
SegmentTable& SegmentTable::operator=(SegmentTable&&) noexcept = default;

SegmentTable::SegmentTable(std::vector<Segment> segments)
    : m_segments(std::move(segments))
    , m_index(std::make_unique<Index>(builtInLabel(m_segments.size(), "external")))
{
    Index& index = *m_index;
    index.external = builtInLabel(m_segments.size(), "external");
    for (const BuiltInPrefix& builtIn : builtInPrefixes())
        index.map.paint(
            builtIn.prefix, static_cast<std::uint32_t>(m_segments.size() + builtIn.name));
    for (Label label = 0; label < m_segments.size(); ++label) {
        for (const IpPrefix& prefix : m_segments[label].prefixes) {
            auto& sharing = index.byPrefix[prefix];
            if (std::ranges::find(sharing, label) == sharing.end())
                sharing.push_back(label);
        }
        if (m_segments[label].prefixes.empty())
            for (const std::uint16_t vlan : m_segments[label].vlans)
                index.byVlan.try_emplace(vlan, label);
    }
    // longer ones over shorter ones
    std::vector<const std::pair<const IpPrefix, std::vector<Label>>*> order;
    for (const auto& entry : index.byPrefix)
        order.push_back(&entry);
    std::ranges::stable_sort(order, {}, [](const auto* entry) { return entry->first.length(); });
    for (const auto* const entry : order) {
        const auto& [prefix, sharing] = *entry;
        std::uint32_t value = sharing.front();
        if (sharing.size() > 1) {
            value = kGroup | static_cast<std::uint32_t>(index.groups.size());
            index.groups.push_back(sharing);
        }
        index.map.paint(prefix, value);
    }
    index.map.seal();
    for (Label label = 0; label < labelCount(); ++label) {
        const std::string_view builtIn = name(label);
        const bool inside = isBuiltIn(label) ? builtIn != "external" && builtIn != "multicast"
                && builtIn != "limited broadcast" && builtIn != "documentation"
                                             : m_segments[label].trust != SegmentTrust::Internet
                && m_segments[label].trust != SegmentTrust::ThirdParty;
        index.inside.push_back(inside);
    }
    warn();
}

SegmentTable::Label SegmentTable::find(const IpAddress& address, std::uint16_t vlan) const
{
    const Index& index = *m_index;
    const std::uint32_t value = index.map.find(address);
    if (value < m_segments.size())
        return value;
    if ((value & kGroup) != 0)
        return index.chosen(m_segments, value & ~kGroup, vlan);
    if (vlan != 0 && index.inside[value])
        if (const auto found = index.byVlan.find(vlan); found != index.byVlan.end())
            return found->second;
    return value;
}

std::string_view SegmentTable::name(Label label) const
{
    return label < m_segments.size() ? std::string_view(m_segments[label].name)
                                     : builtInSegmentNames()[label - m_segments.size()];
}

std::size_t SegmentTable::labelCount() const
{
    return m_segments.size() + builtInSegmentNames().size();
}

bool SegmentTable::isInside(Label label) const
{
    return m_index->inside[label];
}

InsideTest insideTest(std::shared_ptr<const SegmentTable> table)
{
    if (table->segments().empty())
        return {};
    return [table = std::move(table)](
               const IpAddress& address) { return table->isInside(table->find(address)); };
}

void SegmentTable::warn()
{
    warnOfNames();
    warnOfVlans();
    warnOfPrefixes();
    std::ranges::stable_sort(m_warnings, {}, &SegmentWarning::segment);
}

void SegmentTable::warnOfNames()
{
    using Kind = SegmentWarning::Kind;
    std::map<std::string_view, std::size_t> names;
    for (std::size_t i = 0; i < m_segments.size(); ++i) {
        const Segment& segment = m_segments[i];
        const auto [first, isNew] = names.try_emplace(segment.name, i);
        if (!isNew)
            m_warnings.push_back({Kind::DuplicateName, i, first->second,
                "another segment is called " + inQuotes(segment.name) + " too"});
        if (isBuiltInSegment(segment.name))
            m_warnings.push_back({Kind::BuiltInName, i, i,
                inQuotes(segment.name) + " is also what addresses of no segment are called"});
        if (segment.prefixes.empty() && segment.vlans.empty())
            m_warnings.push_back({Kind::Empty, i, i,
                inQuotes(segment.name) + " has neither a prefix nor a VLAN, and so no address"});
        if (segment.proposed)
            m_warnings.push_back({Kind::Proposed, i, i,
                inQuotes(segment.name) + " was proposed from traffic and is not confirmed"});
    }
}

void SegmentTable::warnOfVlans()
{
    for (std::size_t i = 0; i < m_segments.size(); ++i) {
        if (!m_segments[i].prefixes.empty())
            continue;
        for (const std::uint16_t vlan : m_segments[i].vlans)
            if (const Label first = m_index->byVlan.at(vlan); first != i)
                m_warnings.push_back({SegmentWarning::Kind::SameVlan, i, first,
                    "VLAN " + std::to_string(vlan) + " is in " + inQuotes(m_segments[first].name)
                        + " already, which wins"});
    }
}

void SegmentTable::warnOfPrefixes()
{
    using Entry = std::pair<const IpPrefix, std::vector<Label>>;
    PrefixMap own(~std::uint32_t {0}); // every prefix by number, to see of which nothing is left
    std::vector<const Entry*> order;
    for (const auto& entry : m_index->byPrefix)
        order.push_back(&entry);
    std::ranges::stable_sort(order, {}, [](const Entry* entry) { return entry->first.length(); });
    for (std::uint32_t i = 0; i < order.size(); ++i)
        own.paint(order[i]->first, i);
    own.seal();
    const std::vector<std::uint32_t> used = own.usedValues();
    for (std::uint32_t i = 0; i < order.size(); ++i)
        if (!std::ranges::binary_search(used, i))
            warnOfShadow(order[i]->first);
    std::vector<const Entry*> around; // nested ones
    for (const Entry& entry : m_index->byPrefix) {
        while (!around.empty() && !around.back()->first.contains(entry.first.address()))
            around.pop_back();
        warnOfSharing(entry.first);
        for (const Label label : entry.second) {
            if (around.empty()
                || std::ranges::find(around.back()->second, label) != around.back()->second.end())
                continue;
            const Label outer = around.back()->second.front();
            m_warnings.push_back({SegmentWarning::Kind::Nested, label, outer,
                entry.first.toString() + " lies in " + around.back()->first.toString() + " of "
                    + inQuotes(m_segments[outer].name) + "; here "
                    + inQuotes(m_segments[label].name) + " wins"});
        }
        around.push_back(&entry);
    }
}

/// Longer prefixes cover all of `prefix`: told when they are of other segments.
void SegmentTable::warnOfShadow(const IpPrefix& prefix)
{
    const auto& byPrefix = m_index->byPrefix;
    const auto here = byPrefix.find(prefix);
    for (auto inner = std::next(here);
         inner != byPrefix.end() && prefix.contains(inner->first.address()); ++inner) {
        if (inner->second == here->second)
            continue;
        for (const Label label : here->second)
            m_warnings.push_back({SegmentWarning::Kind::Shadowed, label, inner->second.front(),
                "nothing is left of " + prefix.toString() + " in "
                    + inQuotes(m_segments[label].name) + ": longer prefixes, such as "
                    + inner->first.toString() + " of "
                    + inQuotes(m_segments[inner->second.front()].name) + ", cover it"});
        return;
    }
}

/// Of segments with the same prefix those that never win.
void SegmentTable::warnOfSharing(const IpPrefix& prefix)
{
    const std::vector<Label>& sharing = m_index->byPrefix.at(prefix);
    const auto listsAll = [this](Label first, Label later) {
        const auto& vlans = m_segments[later].vlans;
        const auto& known = m_segments[first].vlans;
        if (vlans.empty())
            return known.empty();
        return std::ranges::all_of(vlans,
            [&known](std::uint16_t vlan) { return std::ranges::find(known, vlan) != known.end(); });
    };
    for (std::size_t i = 1; i < sharing.size(); ++i)
        for (std::size_t first = 0; first < i; ++first) {
            if (!listsAll(sharing[first], sharing[i]))
                continue;
            m_warnings.push_back({SegmentWarning::Kind::SamePrefix, sharing[i], sharing[first],
                prefix.toString() + " is in " + inQuotes(m_segments[sharing[first]].name)
                    + " already, which wins"});
            break;
        }
}

} // namespace nb
