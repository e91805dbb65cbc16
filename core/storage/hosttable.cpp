// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/hosttable.h"

namespace nb {

namespace {
constexpr std::size_t kFirstSlots = 4096;
}

HostTable::HostTable()
    : m_slots(kFirstSlots)
    , m_mask(kFirstSlots - 1)
{
}

std::uint32_t HostTable::intern(const IpAddress& address)
{
    for (std::size_t slot = hashOf(address) & m_mask;; slot = (slot + 1) & m_mask) {
        const std::uint32_t id = m_slots[slot];
        if (id == 0) {
            m_addresses.push_back(address);
            m_slots[slot] = size();
            if (m_addresses.size() * 3 > m_slots.size() * 2)
                grow();
            return size();
        }
        if (m_addresses[id - 1] == address)
            return id;
    }
}

void HostTable::grow()
{
    m_slots.assign(m_slots.size() * 2, 0);
    m_mask = m_slots.size() - 1;
    for (std::uint32_t id = 1; id <= size(); ++id) {
        std::size_t slot = hashOf(address(id)) & m_mask;
        while (m_slots[slot] != 0)
            slot = (slot + 1) & m_mask;
        m_slots[slot] = id;
    }
}

} // namespace nb
