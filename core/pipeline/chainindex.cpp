// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/chainindex.h"

namespace nb {

namespace {

constexpr std::size_t kFirstSlots = 4096;

} // namespace

ChainIndex::ChainIndex()
    : m_slots(kFirstSlots)
    , m_mask(kFirstSlots - 1)
{
}

ChainIndex::Slot* ChainIndex::find(std::uint64_t key)
{
    for (std::size_t at = key & m_mask; m_slots[at].used != 0; at = (at + 1) & m_mask)
        if (m_slots[at].key == key)
            return &m_slots[at];
    return nullptr;
}

ChainIndex::Slot& ChainIndex::insert(std::uint64_t key)
{
    std::size_t at = key & m_mask;
    for (; m_slots[at].used != 0; at = (at + 1) & m_mask)
        if (m_slots[at].key == key)
            return m_slots[at];
    if ((m_count + 1) * 4 > m_slots.size() * 3) {
        grow();
        for (at = key & m_mask; m_slots[at].used != 0;)
            at = (at + 1) & m_mask;
    }
    ++m_count;
    m_slots[at].key = key;
    return m_slots[at];
}

void ChainIndex::erase(Slot& slot)
{
    // those behind that sit after their home because this one was taken move up (Knuth 6.4 R)
    auto hole = static_cast<std::size_t>(&slot - m_slots.data());
    for (std::size_t at = (hole + 1) & m_mask; m_slots[at].used != 0; at = (at + 1) & m_mask) {
        const std::size_t home = m_slots[at].key & m_mask;
        if (((at - home) & m_mask) >= ((at - hole) & m_mask)) {
            m_slots[hole] = m_slots[at];
            hole = at;
        }
    }
    m_slots[hole] = Slot();
    --m_count;
}

void ChainIndex::grow()
{
    HugeBuffer<Slot> old(m_slots.size() * 2);
    std::swap(old, m_slots);
    m_mask = m_slots.size() - 1;
    for (const Slot& slot : old) {
        if (slot.used == 0)
            continue;
        std::size_t at = slot.key & m_mask;
        while (m_slots[at].used != 0)
            at = (at + 1) & m_mask;
        m_slots[at] = slot;
    }
}

} // namespace nb
