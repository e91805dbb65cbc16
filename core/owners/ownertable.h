// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/timestamp.h"
#include "core/net/ipaddress.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nb {

/// The `source` of blocks from an imported cache of the published NetBehave.
inline constexpr std::string_view kWhoisCacheSource = "whois cache";

/// A block of addresses and to whom a registry gave it.
struct OwnerBlock
{
    IpAddress first {};
    IpAddress last {}; ///< of the same family as `first`, not before it
    std::string owner {}; ///< the network's name (`GOOGLE`); empty: the registry knows none
    std::string organisation {}; ///< who holds it, in words
    std::string country {}; ///< ISO 3166-1 alpha-2
    std::string source {}; ///< `arin`, `ripe`, …, `whois cache`
    Timestamp fetched {};
    Timestamp expires {}; ///< not used after that

    [[nodiscard]] bool isValid() const { return first.isV4() == last.isV4() && first <= last; }
    [[nodiscard]] bool contains(const IpAddress& address) const
    {
        return address.isV4() == first.isV4() && first <= address && address <= last;
    }
    bool operator==(const OwnerBlock&) const = default;
};

/// Finds the smallest block that holds an address. Immutable once made; any thread.
class OwnerTable
{
public:
    OwnerTable() = default;
    /// Blocks may nest and overlap; of equal ones the later counts. Invalid ones are left out.
    explicit OwnerTable(std::vector<OwnerBlock> blocks);

    /// Null when no block holds the address.
    [[nodiscard]] const OwnerBlock* find(const IpAddress& address) const;
    [[nodiscard]] bool empty() const { return m_blocks.empty(); }
    [[nodiscard]] const std::vector<OwnerBlock>& blocks() const { return m_blocks; }

private:
    /// From `start` to the next segment's start this block is the smallest.
    struct Segment
    {
        IpAddress start;
        std::uint32_t block; ///< kNone: no block
    };
    static constexpr std::uint32_t kNone = ~std::uint32_t {0};
    [[nodiscard]] std::vector<Segment> segmentsOf(bool v4) const;

    std::vector<OwnerBlock> m_blocks;
    std::array<std::vector<Segment>, 2> m_segments; ///< IPv4, IPv6
};

} // namespace nb
