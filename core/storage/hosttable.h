// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/ipaddress.h"

#include <cstdint>
#include <deque>
#include <vector>

namespace nb {

/// Addresses numbered from 1 in order of first use; 20 to 28 bytes an address. One thread.
class HostTable
{
public:
    HostTable();

    /// The id of `address`, a new one when it was not there.
    std::uint32_t intern(const IpAddress& address);
    /// Ids 1 … size() are in use.
    [[nodiscard]] std::uint32_t size() const
    {
        return static_cast<std::uint32_t>(m_addresses.size());
    }
    [[nodiscard]] const IpAddress& address(std::uint32_t id) const { return m_addresses[id - 1]; }

private:
    void grow();

    std::deque<IpAddress> m_addresses; // grows without copying
    std::vector<std::uint32_t> m_slots; // open addressing, 0 is free
    std::size_t m_mask = 0;
};

} // namespace nb
