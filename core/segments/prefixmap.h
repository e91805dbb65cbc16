// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/ipprefix.h"

#include <algorithm>
#include <compare>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace nb {

/// A 128-bit number.
struct WideKey
{
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    auto operator<=>(const WideKey&) const = default;
};

/// The bits of an address as one number.
[[nodiscard]] inline WideKey wideKey(const IpAddress& address)
{
    const IpAddress::Bytes& bytes = address.bytes();
    WideKey key;
    for (std::size_t i = 0; i < 8; ++i) {
        key.high = key.high << 8U | bytes[i];
        key.low = key.low << 8U | bytes[i + 8];
    }
    return key;
}

/// Values for all numbers of a key type, painted range over range before it is read. The numbers
/// of one value lie in few ranges, which lookup searches. Immutable once sealed.
template <typename Key> class RangeMap
{
public:
    explicit RangeMap(std::uint32_t everywhere) { m_painted[Key {}] = everywhere; }

    /// `afterHigh` is the number after `high`, Key {} when there is none.
    void paint(const Key& low, const Key& high, const Key& afterHigh, std::uint32_t value)
    {
        if (afterHigh != Key {}) {
            const std::uint32_t behind = std::prev(m_painted.upper_bound(high))->second;
            m_painted.try_emplace(afterHigh, behind);
        }
        m_painted.erase(m_painted.lower_bound(low), m_painted.upper_bound(high));
        m_painted[low] = value;
    }
    void seal()
    {
        for (const auto& [start, value] : std::exchange(m_painted, {})) {
            if (!m_values.empty() && m_values.back() == value)
                continue;
            m_starts.push_back(start);
            m_values.push_back(value);
        }
    }

    [[nodiscard]] const std::vector<Key>& starts() const { return m_starts; }
    [[nodiscard]] const std::vector<std::uint32_t>& values() const { return m_values; }
    [[nodiscard]] std::uint32_t find(const Key& key) const
    {
        return m_values[static_cast<std::size_t>(
            std::ranges::upper_bound(m_starts, key) - m_starts.begin() - 1)];
    }

private:
    std::map<Key, std::uint32_t> m_painted; ///< until sealed: where each value begins
    std::vector<Key> m_starts;
    std::vector<std::uint32_t> m_values;
};

/// A value for every address: that of the prefix painted over it last. IPv4 and IPv6 apart. Lookup
/// of an IPv4 address takes one step into a table of /16 blocks and a short search.
class PrefixMap
{
public:
    explicit PrefixMap(std::uint32_t everywhere);
    void paint(const IpPrefix& prefix, std::uint32_t value);
    /// To be called once, after the last paint() and before the first find().
    void seal();
    [[nodiscard]] std::uint32_t find(const IpAddress& address) const
    {
        const WideKey key = wideKey(address);
        if (key.high != 0 || key.low >> 32U != 0xffff)
            return m_v6.find(key);
        const auto v4 = static_cast<std::uint32_t>(key.low);
        const auto first = m_v4.starts().begin();
        const std::uint32_t block = v4 >> 16U;
        const auto found
            = std::upper_bound(first + m_blocks[block] + 1, first + m_blocks[block + 1] + 1, v4);
        return m_v4.values()[static_cast<std::size_t>(found - first - 1)];
    }
    /// Every value that some address has, ascending.
    [[nodiscard]] std::vector<std::uint32_t> usedValues() const;

private:
    RangeMap<std::uint32_t> m_v4;
    RangeMap<WideKey> m_v6;
    std::vector<std::uint32_t> m_blocks; ///< range of the first address of each /16, and the last
};

} // namespace nb
