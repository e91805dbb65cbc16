// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segments/prefixmap.h"

namespace nb {

PrefixMap::PrefixMap(std::uint32_t everywhere)
    : m_v4(everywhere)
    , m_v6(everywhere)
{
}

void PrefixMap::paint(const IpPrefix& prefix, std::uint32_t value)
{
    const auto length = static_cast<unsigned>(prefix.length());
    if (prefix.address().isV4()) {
        const std::uint32_t low = prefix.address().v4();
        const std::uint32_t high
            = length == 0 ? 0xffffffffU : low | static_cast<std::uint32_t>(0xffffffffULL >> length);
        m_v4.paint(low, high, high + 1, value);
        return;
    }
    const WideKey low = wideKey(prefix.address());
    constexpr std::uint64_t kOnes = ~std::uint64_t {0};
    const auto host = [](unsigned bits) { return bits >= 64 ? 0 : kOnes >> bits; };
    const WideKey high {
        low.high | host(length), low.low | (length <= 64 ? kOnes : host(length - 64))};
    WideKey after {high.high, high.low + 1};
    if (after.low == 0)
        ++after.high;
    m_v6.paint(low, high, after, value);
}

void PrefixMap::seal()
{
    m_v4.seal();
    m_v6.seal();
    const std::vector<std::uint32_t>& starts = m_v4.starts();
    m_blocks.resize(0x10001);
    std::uint32_t range = 0;
    for (std::uint32_t block = 0; block <= 0xffff; ++block) {
        while (range + 1 < starts.size() && starts[range + 1] <= block << 16U)
            ++range;
        m_blocks[block] = range;
    }
    m_blocks[0x10000] = static_cast<std::uint32_t>(starts.size() - 1);
}

std::vector<std::uint32_t> PrefixMap::usedValues() const
{
    std::vector<std::uint32_t> used = m_v4.values();
    used.insert(used.end(), m_v6.values().begin(), m_v6.values().end());
    std::ranges::sort(used);
    used.erase(std::unique(used.begin(), used.end()), used.end());
    return used;
}

} // namespace nb
