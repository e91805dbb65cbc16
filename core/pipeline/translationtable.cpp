// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/translationtable.h"

#include "core/pipeline/flowkey.h"
#include "core/pipeline/timefit.h"

#include <algorithm>

namespace nb {

namespace {

constexpr std::size_t kFirstEntries = 1024;
/// So many uses of one translated end are looked at; the rest are long past.
constexpr int kMaxCandidates = 64;
/// How far the clocks of translator and exporter may differ, in µs.
constexpr std::int64_t kTranslatorSlack = 1'000'000;

TranslationTable::Interval bounded(TranslationTable::Interval time)
{
    const std::int64_t from = boundedTime(time.from);
    return {from, std::max(from, boundedTime(time.until))};
}

} // namespace

TranslationTable::TranslationTable(std::int64_t lifetime, std::size_t maxEntries)
    : m_lifetime(lifetime)
    , m_maxEntries(std::max<std::size_t>(maxEntries, 1))
    , m_entries(kFirstEntries)
    , m_mask(kFirstEntries - 1)
{
}

std::uint64_t TranslationTable::keyOf(const NatEnd& translated, std::uint8_t protocol)
{
    return mixed(hashOf(translated.address), std::uint64_t {translated.port} << 8 | protocol);
}

std::int64_t TranslationTable::endOf(const Entry& e) const
{
    return e.isOpen ? e.from + m_lifetime : e.until;
}

TranslationTable::Entry* TranslationTable::same(const NatEnd& translated, std::uint8_t protocol,
    const NatEnd& inside, Interval time, bool openOnly)
{
    const ChainIndex::Slot* slot = m_index.find(keyOf(translated, protocol));
    std::uint32_t serial = slot != nullptr ? slot->newest : 0;
    for (int steps = 0; slot != nullptr && steps < kMaxCandidates; ++steps) {
        Entry& e = entry(serial);
        const bool isIt = e.translated == translated && e.protocol == protocol && e.inside == inside
            && (!openOnly || e.isOpen);
        if (isIt && e.from <= time.until + m_lifetime && time.from <= endOf(e) + m_lifetime)
            return &e;
        if (e.next == serial || !holds(e.next))
            break;
        serial = e.next;
    }
    return nullptr;
}

void TranslationTable::learn(
    const NatEnd& translated, std::uint8_t protocol, const NatEnd& inside, Interval time)
{
    const Interval t = bounded(time);
    if (Entry* known = same(translated, protocol, inside, t, false)) {
        known->from = std::min(known->from, t.from);
        known->until = std::max(known->until, t.until);
        return;
    }
    add({translated, inside, t.from, t.until, 0, protocol, false});
}

void TranslationTable::open(
    const NatEnd& translated, std::uint8_t protocol, const NatEnd& inside, std::int64_t from)
{
    const Interval t = bounded({from, from});
    if (Entry* known = same(translated, protocol, inside, t, false); known && known->isOpen) {
        known->from = std::min(known->from, t.from);
        return;
    }
    add({translated, inside, t.from, t.from, 0, protocol, true});
}

void TranslationTable::close(
    const NatEnd& translated, std::uint8_t protocol, const NatEnd& inside, Interval time)
{
    const Interval t = bounded(time);
    if (Entry* known = same(translated, protocol, inside, t, true);
        known && known->from <= t.until) {
        known->isOpen = false;
        known->until = std::max(known->until, t.until);
        return;
    }
    learn(translated, protocol, inside, t);
}

TranslationTable::Answer TranslationTable::find(
    const NatEnd& translated, std::uint8_t protocol, Interval time)
{
    const Interval t = bounded(time);
    const ChainIndex::Slot* slot = m_index.find(keyOf(translated, protocol));
    if (slot == nullptr)
        return {};
    Answer during;
    Answer after;
    const auto count = [](Answer& answer, const NatEnd& inside) {
        if (answer.kind == Answer::None)
            answer = {Answer::One, inside};
        else if (answer.inside != inside)
            answer.kind = Answer::Ambiguous;
    };
    std::uint32_t serial = slot->newest;
    for (int steps = 0; steps < kMaxCandidates; ++steps) {
        const Entry& e = entry(serial);
        if (e.translated == translated && e.protocol == protocol) {
            const std::int64_t end = endOf(e);
            if (e.from <= t.until && t.from <= end)
                count(during, e.inside);
            else if (e.from <= t.until + kTranslatorSlack && t.from <= end + m_lifetime)
                count(after, e.inside);
        }
        if (e.next == serial || !holds(e.next))
            break;
        serial = e.next;
    }
    return during.kind != Answer::None ? during : after;
}

void TranslationTable::add(const Entry& e)
{
    while (m_count >= m_maxEntries) {
        dropOldest();
        ++m_evicted;
    }
    if (m_count == m_entries.size())
        grow();
    const std::uint32_t serial = m_first + m_count++;
    ChainIndex::Slot& slot = m_index.insert(keyOf(e.translated, e.protocol));
    Entry& place = entry(serial);
    place = e;
    place.next = slot.used != 0 ? slot.newest : serial;
    slot.newest = serial;
    slot.used = 1;
}

void TranslationTable::dropOldest()
{
    const Entry& oldest = entry(m_first);
    if (ChainIndex::Slot* slot = m_index.find(keyOf(oldest.translated, oldest.protocol));
        slot != nullptr && slot->newest == m_first)
        m_index.erase(*slot);
    ++m_first;
    --m_count;
}

void TranslationTable::expire(std::int64_t now)
{
    const std::int64_t time = boundedTime(now);
    // one that is still used goes behind the others, once round at most
    for (std::uint32_t left = m_count; left > 0; --left) {
        const Entry oldest = entry(m_first);
        const bool isOld = endOf(oldest) + (oldest.isOpen ? 0 : m_lifetime) < time;
        if (!isOld && oldest.from + m_lifetime >= time)
            return;
        dropOldest();
        if (!isOld)
            add(oldest);
    }
}

void TranslationTable::grow()
{
    HugeBuffer<Entry> bigger(m_entries.size() * 2);
    for (std::uint32_t i = 0; i < m_count; ++i)
        bigger[(m_first + i) & (bigger.size() - 1)] = m_entries[(m_first + i) & m_mask];
    m_entries = std::move(bigger);
    m_mask = m_entries.size() - 1;
}

std::size_t TranslationTable::bytes() const
{
    return m_entries.size() * sizeof(Entry) + m_index.bytes();
}

} // namespace nb
