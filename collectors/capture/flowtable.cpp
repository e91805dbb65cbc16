// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/capture/flowtable.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace nb {

namespace {

constexpr std::size_t kFirstSlots = 4096;

/// Multiply and fold; good enough for a table, a few cycles.
std::uint64_t mix(std::uint64_t value)
{
    value *= 0x9e37'79b9'7f4a'7c15ULL;
    return value ^ (value >> 32);
}

} // namespace

FlowTable::FlowTable(std::uint32_t maxEntries)
    : m_maxEntries(std::max<std::uint32_t>(maxEntries, 1))
    // An address the attacker cannot know, so that a capture cannot be made to collide.
    , m_seed(mix(std::hash<const void*> {}(this)))
    , m_mask(kFirstSlots - 1)
    , m_slots(kFirstSlots)
    , m_entries(m_maxEntries)
{
}

std::uint32_t FlowTable::hashOf(const FlowKey& key) const
{
    const std::uint64_t rest = (std::uint64_t {key.lowPort} << 48)
        | (std::uint64_t {key.highPort} << 32) | (std::uint64_t {key.vlan} << 16)
        | (std::uint64_t {key.protocol} << 8) | static_cast<std::uint8_t>(key.tunnel);
    std::uint64_t h = m_seed;
    h = mix(h ^ key.low.first);
    h = mix(h ^ key.low.second);
    h = mix(h ^ key.high.first);
    h = mix(h ^ key.high.second);
    h = mix(h ^ rest);
    h = mix(h ^ key.tunnelId);
    return static_cast<std::uint32_t>(h >> 32); // the half that every bit has reached
}

void FlowTable::prefetchEntry(std::uint32_t hash) const
{
    for (std::uint32_t i = hash & m_mask;; i = (i + 1) & m_mask) {
        const Slot& slot = m_slots[i];
        if (slot.entry == 0)
            return;
        if (slot.hash == hash) {
            const FlowEntry& entry = m_entries[slot.entry - 1];
            prefetch(&entry);
            prefetch(&entry.start);
            return;
        }
    }
}

std::optional<std::uint32_t> FlowTable::find(const FlowKey& key, std::uint32_t hash) const
{
    for (std::uint32_t i = hash & m_mask;; i = (i + 1) & m_mask) {
        const Slot& slot = m_slots[i];
        if (slot.entry == 0)
            return std::nullopt;
        if (slot.hash == hash && m_entries[slot.entry - 1].key == key)
            return slot.entry - 1;
    }
}

std::uint32_t FlowTable::insert(const FlowKey& key, std::uint32_t hash)
{
    if ((std::uint64_t {m_count} + 1) * 2 > m_slots.size())
        grow();
    std::uint32_t index = m_used;
    if (m_free != 0) {
        index = m_free - 1;
        m_free = m_entries[index].next;
    } else {
        ++m_used;
    }
    m_entries[index] = FlowEntry {};
    m_entries[index].key = key;
    m_entries[index].hash = hash;
    place({hash, index + 1});
    ++m_count;
    return index;
}

void FlowTable::place(Slot slot)
{
    std::uint32_t i = slot.hash & m_mask;
    while (m_slots[i].entry != 0)
        i = (i + 1) & m_mask;
    m_slots[i] = slot;
}

void FlowTable::grow()
{
    LargeArray<Slot> old = std::exchange(m_slots, LargeArray<Slot>(m_slots.size() * 2));
    m_mask = static_cast<std::uint32_t>(m_slots.size() - 1);
    for (std::size_t i = 0; i < old.size(); ++i)
        if (old[i].entry != 0)
            place(old[i]);
}

/// Linear probing without tombstones: what follows moves up as far as its home slot allows.
void FlowTable::remove(std::uint32_t index)
{
    std::uint32_t hole = m_entries[index].hash & m_mask;
    while (m_slots[hole].entry != index + 1)
        hole = (hole + 1) & m_mask;
    for (std::uint32_t i = (hole + 1) & m_mask; m_slots[i].entry != 0; i = (i + 1) & m_mask) {
        const std::uint32_t home = m_slots[i].hash & m_mask;
        if (((i - home) & m_mask) >= ((i - hole) & m_mask)) {
            m_slots[hole] = m_slots[i];
            hole = i;
        }
    }
    m_slots[hole] = {};
    m_entries[index].next = m_free;
    m_free = index + 1;
    --m_count;
}

} // namespace nb
