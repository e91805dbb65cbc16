// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names/namecache.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace nb {

namespace {

/// Bindings of an address that are looked at when the client itself knows no name.
constexpr std::uint32_t kMostOfAddress = 32;

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::min();

/// Strength of a binding for a client: whether it is its own, or everybody's.
NameStrength strengthOf(NameSource source, bool own, bool everybody)
{
    switch (source) {
    case NameSource::User:
        return NameStrength::Given;
    case NameSource::Dns:
    case NameSource::Log:
        return own ? NameStrength::Asked : NameStrength::OtherAsked;
    case NameSource::Multicast:
        return own || everybody ? NameStrength::Heard : NameStrength::OtherAsked;
    case NameSource::Tls:
    case NameSource::Http:
        return own ? NameStrength::Sent : NameStrength::OtherSent;
    case NameSource::Hosts:
        return NameStrength::Hosts;
    case NameSource::Cache:
        return NameStrength::Cache;
    case NameSource::Pointer:
    case NameSource::Reverse:
        break;
    }
    return NameStrength::Pointer;
}

bool isSent(NameSource source)
{
    return source == NameSource::Tls || source == NameSource::Http;
}

std::int64_t later(std::int64_t time, std::int64_t by)
{
    return time > std::numeric_limits<std::int64_t>::max() - by
        ? std::numeric_limits<std::int64_t>::max()
        : time + by;
}

std::int64_t earlier(std::int64_t time, std::int64_t by)
{
    return time < kNever + by ? kNever : time - by;
}

} // namespace

NameCache::NameCache(std::size_t maximum)
    : m_maximum(std::max<std::size_t>(maximum, 4))
{
}

void NameCache::add(const NameBinding& binding)
{
    if (binding.name.empty() || binding.address.isUnspecified())
        return;
    const auto pair = m_pairs.find({binding.client, binding.address});
    if (pair != m_pairs.end()) {
        if (const std::uint32_t same = findSame(pair->second, binding); same != kNoEntry) {
            extend(same, binding);
            return;
        }
        if (pair->second.count >= kMostOfPair) {
            const std::uint32_t oldest = pair->second.oldest;
            const bool given = m_entries[oldest].source == NameSource::User;
            erase(given ? m_pairLinks[oldest].newer : oldest);
        }
    }
    noteChange(insert(binding));
    evict();
}

void NameCache::restore(std::int64_t row, const NameBinding& binding)
{
    if (binding.name.empty())
        return;
    const std::uint32_t index = insert(binding);
    m_entries[index].row = row;
    m_nextRow = std::max(m_nextRow, row + 1);
    evict();
}

/// The binding of the same name and source whose time touches that of the new one.
std::uint32_t NameCache::findSame(const ChainEnds& ends, const NameBinding& binding) const
{
    for (std::uint32_t i = ends.newest; i != kNoEntry; i = m_pairLinks[i].older) {
        const Entry& entry = m_entries[i];
        if (entry.source == binding.source && entry.name->first == binding.name
            && earlier(binding.first, kGrace) <= entry.expires
            && later(binding.expires, kGrace) >= entry.first)
            return i;
    }
    return kNoEntry;
}

void NameCache::extend(std::uint32_t index, const NameBinding& binding)
{
    Entry& entry = m_entries[index];
    entry.first = std::min(entry.first, binding.first);
    entry.expires = std::max(entry.expires, binding.expires);
    const auto place = std::ranges::lower_bound(entry.answered, binding.last, std::greater {});
    if (place != entry.answered.end() && *place != binding.last) {
        std::move_backward(place, entry.answered.end() - 1, entry.answered.end());
        *place = binding.last;
    }
    const auto refresh = [index](ChainEnds& ends, std::vector<ChainLink>& links) {
        if (ends.newest == index)
            return;
        chainTake(ends, links, index);
        chainPush(ends, links, index);
    };
    refresh(m_pairs.find(entry.pair)->second, m_pairLinks);
    refresh(m_addresses.find(entry.pair.address)->second, m_addressLinks);
    refresh(entry.name->second, m_nameLinks);
    refresh(m_used, m_usedLinks);
    noteChange(index);
}

std::uint32_t NameCache::insert(const NameBinding& binding)
{
    auto index = static_cast<std::uint32_t>(m_entries.size());
    if (m_free.empty()) {
        m_entries.emplace_back();
        for (auto* links : {&m_usedLinks, &m_pairLinks, &m_addressLinks, &m_nameLinks})
            links->emplace_back();
    } else {
        index = m_free.back();
        m_free.pop_back();
    }
    Entry& entry = m_entries[index];
    entry = {};
    entry.pair = {binding.client, binding.address};
    entry.name = &*m_names.try_emplace(binding.name).first;
    entry.first = binding.first;
    entry.expires = binding.expires;
    entry.answered.fill(kNever);
    entry.answered[0] = binding.last;
    entry.answered[1] = binding.first < binding.last ? binding.first : kNever;
    entry.source = binding.source;
    if (entry.source == NameSource::User)
        ++m_given;
    chainPush(m_used, m_usedLinks, index);
    chainPush(m_pairs[entry.pair], m_pairLinks, index);
    chainPush(m_addresses[entry.pair.address], m_addressLinks, index);
    chainPush(entry.name->second, m_nameLinks, index);
    return index;
}

void NameCache::noteChange(std::uint32_t index)
{
    Entry& entry = m_entries[index];
    if (entry.changed || !m_tracking)
        return;
    entry.changed = true;
    if (entry.row == 0)
        entry.row = m_nextRow++;
    m_changed.push_back(index);
}

void NameCache::use(std::uint32_t index)
{
    if (m_used.newest == index)
        return;
    chainTake(m_used, m_usedLinks, index);
    chainPush(m_used, m_usedLinks, index);
}

void NameCache::erase(std::uint32_t index)
{
    Entry& entry = m_entries[index];
    if (entry.source == NameSource::User)
        --m_given;
    chainTake(m_used, m_usedLinks, index);
    const auto pair = m_pairs.find(entry.pair);
    chainTake(pair->second, m_pairLinks, index);
    if (pair->second.count == 0)
        m_pairs.erase(pair);
    const auto address = m_addresses.find(entry.pair.address);
    chainTake(address->second, m_addressLinks, index);
    if (address->second.count == 0)
        m_addresses.erase(address);
    chainTake(entry.name->second, m_nameLinks, index);
    if (entry.name->second.count == 0)
        m_names.erase(m_names.find(entry.name->first));
    if (entry.row != 0 && m_tracking)
        m_removed.push_back(entry.row);
    entry = {};
    m_free.push_back(index);
}

void NameCache::evict()
{
    if (m_used.count <= m_maximum)
        return;
    const std::size_t below = m_maximum - m_maximum / 4;
    for (std::uint32_t looks = m_used.count; looks > 0 && m_used.count >= below; --looks) {
        if (m_entries[m_used.oldest].source == NameSource::User)
            use(m_used.oldest);
        else
            erase(m_used.oldest);
    }
}

void NameCache::setMaximum(std::size_t maximum)
{
    m_maximum = std::max<std::size_t>(maximum, 4);
    evict();
}

void NameCache::clear()
{
    while (!empty())
        erase(m_used.oldest);
}

NameBinding NameCache::bindingOf(const Entry& entry) const
{
    return {entry.pair.client, entry.pair.address, entry.name->first, entry.source, entry.first,
        entry.answered[0], entry.expires};
}

void NameCache::forEach(const std::function<void(const NameBinding&)>& visit) const
{
    for (std::uint32_t i = m_used.oldest; i != kNoEntry; i = m_usedLinks[i].newer)
        visit(bindingOf(m_entries[i]));
}

void NameCache::forEachOf(
    const IpAddress& address, const std::function<void(const NameBinding&)>& visit) const
{
    const auto chain = m_addresses.find(address);
    if (chain == m_addresses.end())
        return;
    for (std::uint32_t i = chain->second.newest; i != kNoEntry; i = m_addressLinks[i].older)
        visit(bindingOf(m_entries[i]));
}

std::size_t NameCache::remove(const std::function<bool(const NameBinding&)>& wanted)
{
    std::size_t count = 0;
    for (std::uint32_t i = m_used.oldest; i != kNoEntry;) {
        const std::uint32_t next = m_usedLinks[i].newer;
        if (wanted(bindingOf(m_entries[i]))) {
            erase(i);
            ++count;
        }
        i = next;
    }
    return count;
}

void NameCache::markAllChanged()
{
    for (std::uint32_t i = m_used.oldest; i != kNoEntry; i = m_usedLinks[i].newer)
        noteChange(i);
}

NameCache::Changes NameCache::takeChanges()
{
    Changes changes;
    for (const std::uint32_t index : m_changed) {
        Entry& entry = m_entries[index];
        if (!entry.changed) // removed meanwhile
            continue;
        entry.changed = false;
        changes.set.emplace_back(entry.row, bindingOf(entry));
    }
    m_changed.clear();
    changes.removed = std::exchange(m_removed, {});
    return changes;
}

/// When the answer that decides was given: the last before the flow's start, else the first of its
/// time; kNever when the binding does not hold for the flow.
std::int64_t NameCache::answerFor(const Entry& entry, const NameQuery& query) const
{
    if (earlier(entry.first, kSlack) > query.end || later(entry.expires, kGrace) < query.start)
        return kNever;
    for (const std::int64_t answered : entry.answered)
        if (answered != kNever && answered <= later(query.start, kSlack))
            return answered;
    return std::max(entry.first, kNever + 1);
}

std::uint32_t NameCache::best(const ChainEnds& ends, const std::vector<ChainLink>& links,
    std::uint32_t most, const NameQuery& query, NameMatch& match) const
{
    std::uint32_t found = kNoEntry;
    bool foundBefore = false;
    for (std::uint32_t i = ends.newest; i != kNoEntry && most > 0; i = links[i].older, --most) {
        const Entry& entry = m_entries[i];
        const std::int64_t answered = answerFor(entry, query);
        if (answered == kNever)
            continue;
        const bool before = answered <= later(query.start, kSlack);
        // names are far away in memory: only that of the best is looked at, by find()
        const NameMatch candidate {{},
            strengthOf(
                entry.source, entry.pair.client == query.client, entry.pair.client.isUnspecified()),
            answered};
        // of answers after the start the first is the nearest, of those before it the last
        const bool better = candidate.strength != match.strength
            ? candidate.strength < match.strength
            : before != foundBefore ? before
            : before                ? answered > match.answered
                                    : answered < match.answered;
        if (better) {
            match = candidate;
            found = i;
            foundBefore = before;
        }
    }
    return found;
}

/// Among several names the client asked for, the one it sent to the address during the flow.
std::uint32_t NameCache::confirmedBySent(
    const ChainEnds& ends, const NameQuery& query, std::uint32_t found) const
{
    for (std::uint32_t i = ends.newest; i != kNoEntry; i = m_pairLinks[i].older) {
        const Entry& sent = m_entries[i];
        const bool during = isSent(sent.source)
            && std::ranges::any_of(sent.answered,
                [&](std::int64_t time) { return time >= query.start && time <= query.end; });
        if (!during)
            continue;
        for (std::uint32_t j = ends.newest; j != kNoEntry; j = m_pairLinks[j].older)
            if (m_entries[j].name == sent.name && !isSent(m_entries[j].source)
                && answerFor(m_entries[j], query) != kNever)
                return j;
    }
    return found;
}

NameMatch NameCache::find(const NameQuery& query)
{
    NameMatch match;
    const auto address = m_addresses.find(query.address);
    if (address == m_addresses.end())
        return match;
    std::uint32_t found = kNoEntry;
    const auto pair = m_pairs.find({query.client, query.address});
    if (pair != m_pairs.end()) {
        found = best(pair->second, m_pairLinks, kMostOfPair, query, match);
        if (match.strength == NameStrength::Asked && pair->second.count > 2)
            found = confirmedBySent(pair->second, query, found);
    }
    const auto tryChain
        = [&](const ChainEnds& ends, const std::vector<ChainLink>& links, std::uint32_t most) {
              NameMatch other;
              const std::uint32_t one = best(ends, links, most, query, other);
              if (one != kNoEntry && other.strength < match.strength) {
                  match = other;
                  found = one;
              }
          };
    if (match.strength > NameStrength::Heard || m_given > 0)
        if (const auto all = m_pairs.find({{}, query.address}); all != m_pairs.end())
            tryChain(all->second, m_pairLinks, kMostOfPair);
    if (match.strength > NameStrength::OtherAsked)
        tryChain(address->second, m_addressLinks, kMostOfAddress);
    if (found != kNoEntry) {
        use(found);
        match.name = m_entries[found].name->first;
    }
    return match;
}

std::vector<IpAddress> NameCache::addressesOf(
    std::string_view name, std::int64_t time, std::size_t most) const
{
    std::vector<IpAddress> addresses;
    const auto chain = m_names.find(name);
    if (chain == m_names.end())
        return addresses;
    std::uint32_t looks = kMostOfAddress;
    for (std::uint32_t i = chain->second.newest;
         i != kNoEntry && looks > 0 && addresses.size() < most; i = m_nameLinks[i].older, --looks) {
        const Entry& entry = m_entries[i];
        const bool forward = entry.source <= NameSource::Multicast;
        if (forward && earlier(entry.first, kSlack) <= time && later(entry.expires, kGrace) >= time
            && std::ranges::find(addresses, entry.pair.address) == addresses.end())
            addresses.push_back(entry.pair.address);
    }
    return addresses;
}

} // namespace nb
