// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/grouptable.h"

#include <algorithm>

namespace nb {

namespace {

constexpr std::size_t kFirstGroups = 1U << 12;
constexpr std::size_t kBlock = 128;

std::uint64_t hashOfKey(const GroupKey& key)
{
    std::uint64_t h = (key[0] ^ (key[0] >> 31)) * 0x9e3779b97f4a7c15ULL;
    h ^= (key[1] ^ (key[1] >> 29)) * 0xc2b2ae3d27d4eb4fULL;
    h = (h ^ (h >> 32)) * 0x9e3779b97f4a7c15ULL;
    return h ^ (h >> 31);
}

} // namespace

GroupTable::GroupTable(unsigned keyBits, bool withSpans)
    : m_direct(keyBits <= kMaxDirectBits)
    , m_withSpans(withSpans)
    , m_groups(m_direct ? std::size_t {1} << keyBits : kFirstGroups)
    , m_slots(m_direct ? 0 : kFirstGroups * 2)
{
    if (m_direct && withSpans)
        m_spans.resize(m_groups.size());
}

void GroupTable::finish()
{
    if (!m_direct)
        return;
    for (std::size_t index = 0; index < m_groups.size(); ++index) {
        if (m_groups[index].rows == 0)
            continue;
        m_groups[m_size] = m_groups[index];
        m_groups[m_size].key[0] = index;
        if (m_withSpans)
            m_spans[m_size] = m_spans[index];
        if (index < m_bytesUnknown.size())
            m_bytesUnknown[m_size] = m_bytesUnknown[index];
        ++m_size;
    }
    m_bytesUnknown.resize(std::min(m_bytesUnknown.size(), m_size));
}

void GroupTable::growGroups()
{
    HugeBuffer<Group> larger(m_groups.size() * 2);
    std::copy(m_groups.begin(), m_groups.end(), larger.begin());
    m_groups = std::move(larger);
}

void GroupTable::growSlots()
{
    HugeBuffer<std::uint64_t> larger(m_slots.size() * 2);
    const std::size_t mask = larger.size() - 1;
    for (std::size_t index = 0; index < m_size; ++index) {
        const std::uint64_t hash = hashOfKey(m_groups[index].key);
        std::size_t slot = hash & mask;
        while (larger[slot] != 0)
            slot = (slot + 1) & mask;
        larger[slot] = (hash >> 32 << 32) | (index + 1);
    }
    m_slots = std::move(larger);
}

std::uint32_t GroupTable::insert(const GroupKey& key, std::uint64_t hash, std::size_t slot)
{
    if (m_size == m_groups.size())
        growGroups();
    const auto index = static_cast<std::uint32_t>(m_size++);
    m_groups[index] = Group {};
    m_groups[index].key = key;
    if (m_withSpans)
        m_spans.emplace_back();
    m_slots[slot] = (hash >> 32 << 32) | (std::uint64_t {index} + 1);
    return index;
}

bool GroupTable::find(std::span<const GroupKey> keys, std::span<std::uint32_t> indices)
{
    if (m_direct) {
        for (std::size_t i = 0; i < keys.size(); ++i)
            indices[i] = static_cast<std::uint32_t>(keys[i][0]);
        return true;
    }
    std::array<std::uint64_t, kBlock> hashes {};
    for (std::size_t begin = 0; begin < keys.size(); begin += kBlock) {
        const std::size_t count = std::min(kBlock, keys.size() - begin);
        if ((m_size + count) * 2 > m_slots.size()) {
            if (m_size > kMaxGroups)
                return false;
            growSlots();
        }
        const std::size_t mask = m_slots.size() - 1;
        for (std::size_t i = 0; i < count; ++i) {
            hashes[i] = hashOfKey(keys[begin + i]);
            prefetchForRead(&m_slots[hashes[i] & mask]);
        }
        for (std::size_t i = 0; i < count; ++i)
            if (const std::uint64_t entry = m_slots[hashes[i] & mask]; entry != 0)
                prefetchForRead(&m_groups[static_cast<std::uint32_t>(entry) - 1]);
        for (std::size_t i = 0; i < count; ++i) {
            const GroupKey& key = keys[begin + i];
            for (std::size_t slot = hashes[i] & mask;; slot = (slot + 1) & mask) {
                const std::uint64_t entry = m_slots[slot];
                if (entry == 0) {
                    indices[begin + i] = insert(key, hashes[i], slot);
                    break;
                }
                const auto index = static_cast<std::uint32_t>(entry) - 1;
                if ((entry >> 32) == (hashes[i] >> 32) && m_groups[index].key == key) {
                    indices[begin + i] = index;
                    break;
                }
            }
        }
    }
    return true;
}

} // namespace nb
