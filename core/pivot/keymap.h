// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/mixedhash.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace nb {

/// Values by a 64-bit key other than ~0, in open addressing; for millions of small values. Nothing
/// is ever removed. One thread while it changes.
template <typename T> class KeyMap
{
public:
    KeyMap()
        : m_slots(kFirstSlots)
    {
    }

    /// The value of `key`, made with T {} when there was none.
    T& operator[](std::uint64_t key)
    {
        if (2 * (m_size + 1) > m_slots.size())
            grow();
        Slot& slot = m_slots[place(key)];
        if (slot.key == kFree) {
            slot.key = key;
            ++m_size;
        }
        return slot.value;
    }
    [[nodiscard]] const T* find(std::uint64_t key) const
    {
        const Slot& slot = m_slots[place(key)];
        return slot.key == kFree ? nullptr : &slot.value;
    }
    [[nodiscard]] std::size_t size() const { return m_size; }
    template <typename F> void forEach(F&& f) const
    {
        for (const Slot& slot : m_slots)
            if (slot.key != kFree)
                f(slot.key, slot.value);
    }

private:
    static constexpr std::uint64_t kFree = ~std::uint64_t {0};
    static constexpr std::size_t kFirstSlots = 64;
    struct Slot
    {
        std::uint64_t key = kFree;
        T value {};
    };

    [[nodiscard]] std::size_t place(std::uint64_t key) const
    {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t at = mixedHash(key) & mask;
        while (m_slots[at].key != kFree && m_slots[at].key != key)
            at = (at + 1) & mask;
        return at;
    }
    void grow()
    {
        std::vector<Slot> old(m_slots.size() * 2);
        old.swap(m_slots);
        for (Slot& slot : old)
            if (slot.key != kFree)
                m_slots[place(slot.key)] = slot;
    }

    std::vector<Slot> m_slots;
    std::size_t m_size = 0;
};

} // namespace nb
