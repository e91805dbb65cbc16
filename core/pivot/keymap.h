// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hugebuffer.h"
#include "core/pivot/mixedhash.h"

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace nb {

/// Values by a 64-bit key other than ~0, in open addressing; for millions of small values that are
/// all zeros at first. Nothing is ever removed, nothing allocated before the first one. One thread
/// while it changes.
template <typename T> class KeyMap
{
    static_assert(std::is_trivially_copyable_v<T>);

public:
    /// The value of `key`, made with T {} when there was none.
    T& operator[](std::uint64_t key)
    {
        if (2 * (m_size + 1) > m_slots.size())
            grow();
        Slot& slot = m_slots[place(~key)];
        if (slot.notKey == kFree) {
            slot.notKey = ~key;
            ++m_size;
        }
        return slot.value;
    }
    [[nodiscard]] const T* find(std::uint64_t key) const
    {
        if (m_size == 0)
            return nullptr;
        const Slot& slot = m_slots[place(~key)];
        return slot.notKey == kFree ? nullptr : &slot.value;
    }
    /// The value of `key` is asked for soon.
    void prefetch(std::uint64_t key) const
    {
        if (m_size != 0)
            prefetchForRead(&m_slots[mixedHash(key) & (m_slots.size() - 1)]);
    }
    [[nodiscard]] std::size_t size() const { return m_size; }
    template <typename F> void forEach(F&& f) const
    {
        for (std::size_t i = 0; i < m_slots.size(); ++i)
            if (m_slots[i].notKey != kFree)
                f(~m_slots[i].notKey, m_slots[i].value);
    }

private:
    static constexpr std::uint64_t kFree = 0;
    static constexpr std::size_t kFirstSlots = 256;
    struct Slot
    {
        std::uint64_t notKey = kFree; ///< the key's bits turned round, so that zeros are no key
        T value {};
    };

    [[nodiscard]] std::size_t place(std::uint64_t notKey) const
    {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t at = mixedHash(~notKey) & mask;
        while (m_slots[at].notKey != kFree && m_slots[at].notKey != notKey)
            at = (at + 1) & mask;
        return at;
    }
    void grow()
    {
        HugeBuffer<Slot> old(m_slots.size() == 0 ? kFirstSlots : m_slots.size() * 2);
        std::swap(old, m_slots);
        for (const Slot& slot : old)
            if (slot.notKey != kFree)
                m_slots[place(slot.notKey)] = slot;
    }

    HugeBuffer<Slot> m_slots;
    std::size_t m_size = 0;
};

} // namespace nb
