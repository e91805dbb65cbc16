// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace nb {

inline constexpr std::uint32_t kNoEntry = ~std::uint32_t {0};

/// Neighbours of an entry in a chain; newer ones come before older ones.
struct ChainLink
{
    std::uint32_t newer = kNoEntry;
    std::uint32_t older = kNoEntry;
};

/// Both ends of a chain and its length.
struct ChainEnds
{
    std::uint32_t newest = kNoEntry;
    std::uint32_t oldest = kNoEntry;
    std::uint32_t count = 0;
};

/// Puts entry `index` in front. `links` has the links of all entries, of this kind of chain.
inline void chainPush(ChainEnds& ends, std::vector<ChainLink>& links, std::uint32_t index)
{
    links[index] = {kNoEntry, ends.newest};
    (ends.newest == kNoEntry ? ends.oldest : links[ends.newest].newer) = index;
    ends.newest = index;
    ++ends.count;
}

inline void chainTake(ChainEnds& ends, std::vector<ChainLink>& links, std::uint32_t index)
{
    const ChainLink link = links[index];
    (link.newer == kNoEntry ? ends.newest : links[link.newer].older) = link.older;
    (link.older == kNoEntry ? ends.oldest : links[link.older].newer) = link.newer;
    --ends.count;
}

} // namespace nb
