// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hugebuffer.h"
#include "core/storage/flowstore.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace nb {

/// A packed grouping key of up to 128 bits.
using GroupKey = std::array<std::uint64_t, 2>;

/// One group; 64 bytes, a cache line. Counters in packets and octets.
struct Group
{
    GroupKey key {};
    std::uint64_t flows = 0;
    std::uint64_t packets = 0;
    std::uint64_t bytes = 0;
    std::uint64_t reversePackets = 0;
    std::uint64_t reverseBytes = 0;
    std::uint32_t rows = 0;
    std::uint32_t packetsUnknown = 0;
};
static_assert(sizeof(Group) == 64);

/// When the flows of a group were seen; times in µs since 1970.
struct GroupSpan
{
    std::uint64_t first = ~std::uint64_t {0};
    std::uint64_t last = 0;
    std::uint32_t hours = 0;
};

/// Groups by key in one open-addressing table over densely stored groups, in huge pages, with keys
/// looked up in blocks so that cache misses overlap. Keys of few bits are used as the index itself.
/// One thread.
class GroupTable
{
public:
    static constexpr std::size_t kMaxGroups = std::size_t {1} << 27;
    /// Keys of at most so many bits need no hashing (16 MiB of groups).
    static constexpr unsigned kMaxDirectBits = 18;

    /// `keyBits` is how many bits of the first word of a key are ever used, 64 when the second is
    /// used too.
    GroupTable(unsigned keyBits, bool withSpans);

    /// The index of each key's group, made when new. Fails (false) past kMaxGroups.
    [[nodiscard]] bool find(std::span<const GroupKey> keys, std::span<std::uint32_t> indices);

    /// To be called after the last rows were added and before groups are listed: indices given by
    /// find() are no longer valid.
    void finish();

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] Group& group(std::size_t index) { return m_groups[index]; }
    [[nodiscard]] const Group& group(std::size_t index) const { return m_groups[index]; }
    /// Rows of a group whose bytes are unknown; few sources have such, so they lie apart.
    void countUnknownBytes(std::size_t index)
    {
        if (m_bytesUnknown.size() <= index)
            m_bytesUnknown.resize(index + 1);
        ++m_bytesUnknown[index];
    }
    [[nodiscard]] std::uint32_t bytesUnknown(std::size_t index) const
    {
        return index < m_bytesUnknown.size() ? m_bytesUnknown[index] : 0;
    }
    /// Only with spans.
    [[nodiscard]] GroupSpan& span(std::size_t index) { return m_spans[index]; }

private:
    void growGroups();
    void growSlots();
    std::uint32_t insert(const GroupKey& key, std::uint64_t hash, std::size_t slot);

    bool m_direct = false;
    bool m_withSpans = false;
    std::size_t m_size = 0;
    HugeBuffer<Group> m_groups;
    std::vector<GroupSpan> m_spans;
    std::vector<std::uint32_t> m_bytesUnknown; ///< by index; shorter: none
    HugeBuffer<std::uint64_t> m_slots; // high half of the hash << 32 | index + 1, 0 is free
};

} // namespace nb
