// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hugebuffer.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace nb {

/// A packed grouping key of up to 128 bits.
using GroupKey = std::array<std::uint64_t, 2>;

/// What can be kept of a group, in packets and octets, times in µs since 1970.
enum class GroupSum : std::uint8_t
{
    Rows, ///< always kept, as the first word
    Flows,
    Packets,
    Bytes,
    ReversePackets,
    ReverseBytes,
    PacketsUnknown,
    BytesUnknown,
    First, ///< its complement, so that the earliest is the largest and 0 is none
    Last,
    Hours, ///< bit h: seen in UTC hour h
    Number, ///< of the group, from 0 in order of first use
};

/// Which sums a table keeps, a word each: only those that a query asks for and that can be other
/// than 0. Small groups are what makes many of them fast.
class GroupLayout
{
public:
    GroupLayout()
    {
        m_places.fill(-1);
        keep(GroupSum::Rows);
    }
    void keep(GroupSum sum)
    {
        if (!keeps(sum))
            m_places[static_cast<std::size_t>(sum)] = static_cast<std::int8_t>(m_words++);
    }
    [[nodiscard]] bool keeps(GroupSum sum) const
    {
        return m_places[static_cast<std::size_t>(sum)] >= 0;
    }
    /// Only of a sum that is kept.
    [[nodiscard]] std::size_t place(GroupSum sum) const
    {
        return static_cast<std::size_t>(m_places[static_cast<std::size_t>(sum)]);
    }
    /// 0 for a sum that is not kept.
    [[nodiscard]] std::uint64_t value(const std::uint64_t* sums, GroupSum sum) const
    {
        return keeps(sum) ? sums[place(sum)] : 0;
    }
    [[nodiscard]] std::size_t words() const { return m_words; }

private:
    std::array<std::int8_t, 12> m_places {};
    std::size_t m_words = 0;
};

/// Groups by key: an open-addressing table of 32-bit slots over groups that lie dense, in huge
/// pages, and never move. Keys are looked up in blocks so that cache misses overlap; keys of few
/// bits are used as the index itself. One thread.
class GroupTable
{
public:
    static constexpr std::size_t kMaxGroups = std::size_t {1} << 27;
    /// Keys of at most so many bits need no hashing.
    static constexpr unsigned kMaxDirectBits = 18;

    /// A key has `keyWords` words, 1 or 2; `keyBits` is how many bits of a single word are used.
    GroupTable(unsigned keyWords, unsigned keyBits, GroupLayout layout);

    /// The sums of each key's group, made (all 0) when new. `second` holds the keys' second words,
    /// null for keys of one. Fails (false) past kMaxGroups.
    [[nodiscard]] bool find(std::span<const std::uint64_t> first, const std::uint64_t* second,
        std::span<std::uint64_t*> sums);

    [[nodiscard]] const GroupLayout& layout() const { return m_layout; }
    /// How many groups have rows.
    [[nodiscard]] std::size_t size() const;
    /// Calls fn(key, sums) for each group that has rows.
    template <typename F> void forEach(F&& fn) const
    {
        if (m_direct) {
            const std::uint64_t* sums = m_direct->data();
            for (std::uint64_t key = 0; key < m_direct->size() / m_stride; ++key, sums += m_stride)
                if (*sums != 0)
                    fn(GroupKey {key, 0}, sums);
            return;
        }
        for (std::size_t number = 0; number < m_size; ++number) {
            const std::uint64_t* const group = groupAt(number);
            fn(GroupKey {group[0], m_keyWords > 1 ? group[1] : 0}, group + m_keyWords);
        }
    }
    /// Of the group with this number; only with hashed keys.
    [[nodiscard]] GroupKey key(std::size_t number) const
    {
        return {groupAt(number)[0], m_keyWords > 1 ? groupAt(number)[1] : 0};
    }

private:
    static constexpr unsigned kSegmentBits = 17;
    static constexpr std::size_t kSegmentGroups = std::size_t {1} << kSegmentBits;

    [[nodiscard]] const std::uint64_t* groupAt(std::size_t number) const
    {
        return m_segments[number >> kSegmentBits].data()
            + (number & (kSegmentGroups - 1)) * m_stride;
    }
    [[nodiscard]] std::uint64_t* groupAt(std::size_t number)
    {
        return m_segments[number >> kSegmentBits].data()
            + (number & (kSegmentGroups - 1)) * m_stride;
    }
    template <unsigned Words>
    bool findHashed(std::span<const std::uint64_t> first, const std::uint64_t* second,
        std::span<std::uint64_t*> sums);
    template <unsigned Words>
    std::uint64_t* slotOf(std::uint64_t first, std::uint64_t second, std::uint64_t hash);
    template <unsigned Words> void growSlots();
    void setSlotBits(unsigned bits);

    GroupLayout m_layout;
    unsigned m_keyWords = 1;
    std::size_t m_stride = 0; ///< words of a group
    std::size_t m_size = 0;
    std::optional<HugeBuffer<std::uint64_t>> m_direct; ///< sums alone, by key
    std::vector<HugeBuffer<std::uint64_t>> m_segments; ///< key, then sums
    /// Number + 1 in the low m_slotBits, bits of the hash above; 0 is free.
    HugeBuffer<std::uint32_t> m_slots;
    unsigned m_slotBits = 0;
};

} // namespace nb
