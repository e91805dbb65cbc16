// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hugebuffer.h"

#include <cstdint>

namespace nb {

/// From a 64-bit hash to the newest of the things numbered by a running serial that have it; older
/// ones are chained by their owner. Open addressing, linear probing, deletion without tombstones,
/// 16 bytes a slot in huge pages. Two keys with the same hash are one to it: its owner compares.
/// One thread.
class ChainIndex
{
public:
    struct Slot
    {
        std::uint64_t key = 0;
        std::uint32_t newest = 0;
        std::uint32_t used = 0;
    };

    ChainIndex();

    void prefetch(std::uint64_t key) const { prefetchForRead(&m_slots[key & m_mask]); }
    /// Null when there is none. Valid until the next insert() or erase().
    [[nodiscard]] Slot* find(std::uint64_t key);
    /// The slot of `key`, a free one made its own when it was not there (`used` is 0 then and the
    /// caller sets `newest` and `used`).
    [[nodiscard]] Slot& insert(std::uint64_t key);
    void erase(Slot& slot);
    [[nodiscard]] std::size_t bytes() const { return m_slots.size() * sizeof(Slot); }

private:
    void grow();

    HugeBuffer<Slot> m_slots;
    std::size_t m_mask = 0;
    std::size_t m_count = 0;
};

} // namespace nb
