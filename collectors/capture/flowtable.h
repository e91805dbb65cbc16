// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/capture/largearray.h"
#include "collectors/capture/packetsummary.h"

#include <array>
#include <cstdint>
#include <optional>

namespace nb {

/// What makes packets of both directions one flow: the smaller (address, port) comes first.
struct FlowKey
{
    AddressWords low {};
    AddressWords high {};
    std::uint16_t lowPort = 0;
    std::uint16_t highPort = 0;
    std::uint16_t vlan = 0;
    std::uint8_t protocol = 0;
    TunnelKind tunnel = TunnelKind::None;
    std::uint32_t tunnelId = 0;

    bool operator==(const FlowKey&) const = default;
};

/// A flow being metered; index 0 of the pairs is low to high. Two cache lines.
struct alignas(64) FlowEntry
{
    FlowKey key {};
    std::uint32_t hash = 0;
    std::uint32_t tunnelId = 0; ///< as shown; the key leaves out ids that differ by direction
    std::uint32_t synSequence = 0; ///< initial sequence number of the client, with hasSyn
    std::uint16_t icmpTypeCode = 0;
    std::array<std::uint8_t, 2> tcpFlags {};
    std::array<std::uint32_t, 2> packets {};
    std::int64_t start = 0; ///< µs
    std::int64_t end = 0; ///< µs
    std::array<std::uint64_t, 2> bytes {};
    std::array<std::byte, 12> macs {}; ///< of the first packet: destination, source
    std::uint32_t next = 0; ///< in its expiry bucket; index + 1, 0 none
    std::uint32_t previous = 0;
    std::uint8_t bucket = 0;
    std::uint8_t clientConfidence = 0; ///< 0: no packet has told
    std::uint8_t client : 1 = 0; ///< 0 low, 1 high; valid with clientConfidence
    std::uint8_t firstSender : 1 = 0;
    bool hasSyn : 1 = false;
    bool closed : 1 = false; ///< FIN both ways or RST
    bool answered : 1 = false; ///< in an earlier piece of a flow that was cut
};
static_assert(sizeof(FlowEntry) == 128);

/// Entries in one array, found through a hash table of 8-byte slots (linear probing): a lookup
/// touches one slot line and one entry. Grows up to the bound given. One thread.
class FlowTable
{
public:
    explicit FlowTable(std::uint32_t maxEntries);

    [[nodiscard]] std::uint32_t hashOf(const FlowKey& key) const;
    void prefetchSlot(std::uint32_t hash) const { prefetch(&m_slots[hash & m_mask]); }
    void prefetchEntry(std::uint32_t hash) const;
    [[nodiscard]] std::optional<std::uint32_t> find(const FlowKey& key, std::uint32_t hash) const;
    /// A cleared entry under a key that is not in the table; the table must not be full().
    std::uint32_t insert(const FlowKey& key, std::uint32_t hash);
    void remove(std::uint32_t index);

    [[nodiscard]] bool full() const { return m_count == m_maxEntries; }
    [[nodiscard]] std::uint32_t size() const { return m_count; }
    [[nodiscard]] FlowEntry& operator[](std::uint32_t index) { return m_entries[index]; }
    [[nodiscard]] const FlowEntry& operator[](std::uint32_t index) const
    {
        return m_entries[index];
    }

private:
    struct Slot
    {
        std::uint32_t hash;
        std::uint32_t entry; ///< index + 1, 0 empty
    };
    void place(Slot slot);
    void grow();

    std::uint32_t m_maxEntries;
    std::uint32_t m_count = 0;
    std::uint32_t m_used = 0; ///< entries that were ever in use
    std::uint32_t m_free = 0; ///< list of given back entries by `next`; index + 1
    std::uint64_t m_seed;
    std::uint32_t m_mask;
    LargeArray<Slot> m_slots;
    LargeArray<FlowEntry> m_entries;
};

} // namespace nb
