// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace nb {

/// How many different things were seen, about, in a few words of memory: linear counting (Whang,
/// Vander-Zanden, Taylor 1990). Exact to a few percent up to about three times the bits, then it
/// stays at most(). Merging is the union.
template <std::size_t Words> class PeerCount
{
public:
    static constexpr std::size_t kBits = Words * 64;

    void add(std::uint64_t hash)
    {
        const std::size_t bit = hash % kBits;
        m_words[bit / 64] |= std::uint64_t {1} << (bit % 64);
    }
    void merge(const PeerCount& other)
    {
        for (std::size_t i = 0; i < Words; ++i)
            m_words[i] |= other.m_words[i];
    }
    [[nodiscard]] std::uint64_t count() const
    {
        std::size_t set = 0;
        for (const std::uint64_t word : m_words)
            set += static_cast<std::size_t>(std::popcount(word));
        return set >= kBits - 1 ? most() : estimate(kBits - set);
    }
    /// The largest count() there is; read it as "this many or more".
    [[nodiscard]] static std::uint64_t most() { return estimate(1); }
    [[nodiscard]] const std::array<std::uint64_t, Words>& words() const { return m_words; }
    void setWords(const std::array<std::uint64_t, Words>& words) { m_words = words; }
    bool operator==(const PeerCount&) const = default;

private:
    static std::uint64_t estimate(std::size_t clear)
    {
        const auto bits = static_cast<double>(kBits);
        return static_cast<std::uint64_t>(
            std::llround(bits * std::log(bits / static_cast<double>(clear))));
    }
    std::array<std::uint64_t, Words> m_words {};
};

} // namespace nb
