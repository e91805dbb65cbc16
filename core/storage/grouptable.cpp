// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/grouptable.h"

#include <algorithm>

namespace nb {

namespace {

constexpr unsigned kFirstSlotBits = 13;
constexpr std::size_t kBlock = 128; // keys looked up at a time
constexpr unsigned kDoublingBits = 24; // from so many slots on they are doubled, before quadrupled

template <unsigned Words> std::uint64_t hashOfKey(std::uint64_t first, std::uint64_t second)
{
    std::uint64_t h = (first ^ (first >> 31)) * 0x9e3779b97f4a7c15ULL;
    if constexpr (Words > 1)
        h ^= (second ^ (second >> 29)) * 0xc2b2ae3d27d4eb4fULL;
    h = (h ^ (h >> 32)) * 0x9e3779b97f4a7c15ULL;
    return h ^ (h >> 31);
}

} // namespace

GroupTable::GroupTable(unsigned keyWords, unsigned keyBits, GroupLayout layout)
    : m_layout(layout)
    , m_keyWords(keyWords)
    , m_stride(keyWords + layout.words())
{
    if (keyWords == 1 && keyBits <= kMaxDirectBits) {
        m_stride = layout.words();
        m_direct.emplace((std::size_t {1} << keyBits) * m_stride);
        return;
    }
    setSlotBits(kFirstSlotBits);
}

std::size_t GroupTable::size() const
{
    if (!m_direct)
        return m_size;
    std::size_t groups = 0;
    forEach([&groups](const GroupKey&, const std::uint64_t*) { ++groups; });
    return groups;
}

void GroupTable::setSlotBits(unsigned bits)
{
    m_slots = HugeBuffer<std::uint32_t>(std::size_t {1} << bits);
    m_slotBits = bits;
}

/// The table is at most half full: number + 1 always fits in m_slotBits.
template <unsigned Words> void GroupTable::growSlots()
{
    setSlotBits(m_slotBits + (m_slotBits < kDoublingBits ? 2 : 1));
    const std::size_t mask = m_slots.size() - 1;
    std::array<std::uint64_t, kBlock> hashes {};
    for (std::size_t begin = 0; begin < m_size; begin += kBlock) {
        const std::size_t count = std::min(kBlock, m_size - begin);
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint64_t* const group = groupAt(begin + i);
            hashes[i] = hashOfKey<Words>(group[0], Words > 1 ? group[1] : 0);
            prefetchForRead(&m_slots[hashes[i] & mask]);
        }
        for (std::size_t i = 0; i < count; ++i) {
            std::size_t slot = hashes[i] & mask;
            while (m_slots[slot] != 0)
                slot = (slot + 1) & mask;
            const auto tag = static_cast<std::uint32_t>(hashes[i] >> 32) >> m_slotBits;
            m_slots[slot] = (tag << m_slotBits) | static_cast<std::uint32_t>(begin + i + 1);
        }
    }
}

template <unsigned Words>
std::uint64_t* GroupTable::slotOf(std::uint64_t first, std::uint64_t second, std::uint64_t hash)
{
    const std::size_t mask = m_slots.size() - 1;
    const auto numberMask = static_cast<std::uint32_t>(mask);
    const std::uint32_t tag = static_cast<std::uint32_t>(hash >> 32) >> m_slotBits << m_slotBits;
    for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
        const std::uint32_t entry = m_slots[slot];
        if (entry == 0) {
            if (m_size >> kSegmentBits == m_segments.size())
                m_segments.emplace_back(kSegmentGroups * m_stride);
            std::uint64_t* const group = groupAt(m_size);
            group[0] = first;
            if constexpr (Words > 1)
                group[1] = second;
            if (m_layout.keeps(GroupSum::Number))
                group[Words + m_layout.place(GroupSum::Number)] = m_size;
            ++m_size;
            m_slots[slot] = tag | static_cast<std::uint32_t>(m_size);
            return group + Words;
        }
        if ((entry & ~numberMask) != tag)
            continue;
        std::uint64_t* const group = groupAt((entry & numberMask) - 1);
        if (group[0] == first && (Words == 1 || group[1] == second))
            return group + Words;
    }
}

template <unsigned Words>
bool GroupTable::findHashed(std::span<const std::uint64_t> first, const std::uint64_t* second,
    std::span<std::uint64_t*> sums)
{
    std::array<std::uint64_t, kBlock> hashes {};
    for (std::size_t begin = 0; begin < first.size(); begin += kBlock) {
        const std::size_t count = std::min(kBlock, first.size() - begin);
        if ((m_size + count) * 2 > m_slots.size()) {
            if (m_size > kMaxGroups - kBlock)
                return false;
            growSlots<Words>();
        }
        const std::size_t mask = m_slots.size() - 1;
        const auto numberMask = static_cast<std::uint32_t>(mask);
        for (std::size_t i = begin; i < begin + count; ++i) {
            hashes[i - begin] = hashOfKey<Words>(first[i], Words > 1 ? second[i] : 0);
            prefetchForRead(&m_slots[hashes[i - begin] & mask]);
        }
        for (std::size_t i = 0; i < count; ++i)
            if (const std::uint32_t entry = m_slots[hashes[i] & mask]; entry != 0)
                prefetchForRead(groupAt((entry & numberMask) - 1));
        for (std::size_t i = begin; i < begin + count; ++i)
            sums[i] = slotOf<Words>(first[i], Words > 1 ? second[i] : 0, hashes[i - begin]);
    }
    return true;
}

bool GroupTable::find(std::span<const std::uint64_t> first, const std::uint64_t* second,
    std::span<std::uint64_t*> sums)
{
    if (!m_direct)
        return m_keyWords > 1 ? findHashed<2>(first, second, sums)
                              : findHashed<1>(first, nullptr, sums);
    std::uint64_t* const all = m_direct->data();
    for (std::size_t i = 0; i < first.size(); ++i)
        sums[i] = all + first[i] * m_stride;
    return true;
}

} // namespace nb
