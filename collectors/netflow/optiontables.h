// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/netflow/decoderlimits.h"
#include "collectors/netflow/recordsink.h"
#include "core/flow/textpool.h"

#include <cstdint>
#include <functional>
#include <list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace nb {

/// A map that holds at most so many entries; the one that was not set for longest goes.
template <typename Key, typename Value> class BoundedTable
{
public:
    explicit BoundedTable(std::size_t capacity)
        : m_capacity(capacity)
    {
    }

    void set(const Key& key, Value value)
    {
        if (const auto it = m_places.find(key); it != m_places.end())
            m_entries.erase(it->second);
        else if (m_places.size() >= m_capacity && !m_entries.empty()) {
            m_places.erase(m_entries.front().first);
            m_entries.pop_front();
        }
        m_entries.emplace_back(key, std::move(value));
        m_places[key] = std::prev(m_entries.end());
    }
    [[nodiscard]] const Value* find(const Key& key) const
    {
        const auto it = m_places.find(key);
        return it == m_places.end() ? nullptr : &it->second->second;
    }
    [[nodiscard]] std::size_t size() const { return m_places.size(); }
    /// Oldest first.
    [[nodiscard]] const std::list<std::pair<Key, Value>>& entries() const { return m_entries; }

private:
    std::size_t m_capacity;
    std::list<std::pair<Key, Value>> m_entries;
    std::unordered_map<Key, typename std::list<std::pair<Key, Value>>::iterator> m_places;
};

/// A rate that was announced now.
struct AnnouncedRate
{
    std::optional<std::uint64_t> sampler {}; ///< sampler or selector id; none: all of the domain
    std::uint32_t rate = 1;
};

/// What an exporter's options data told about one domain (rules A22, A23); new replaces old.
class OptionTables
{
public:
    explicit OptionTables(const DecoderLimits& limits);

    /// Takes the fields of an options record; a sampling rate that is new or other than before.
    std::optional<AnnouncedRate> take(std::uint16_t version, std::span<const RecordField> fields);
    void setInterface(std::uint32_t index, std::string name);

    /// The name of an interface, else its number, in `texts`; 0 for index 0 without a name.
    TextId interfaceText(std::uint32_t index, TextPool& texts);

    [[nodiscard]] const BoundedTable<std::uint32_t, std::string>& interfaces() const
    {
        return m_interfaces; ///< ifIndex to name
    }
    BoundedTable<std::uint32_t, std::string> vrfs; ///< VRF id to name
    BoundedTable<std::string, std::string> applications; ///< applicationId(95), raw, to name
    BoundedTable<std::uint64_t, std::uint32_t> samplers; ///< sampler or selector id to rate
    std::optional<std::uint32_t> rate {}; ///< of the domain
    std::optional<std::int64_t> systemInit {}; ///< ms since 1970; systemInitTimeMilliseconds(160)

private:
    std::optional<AnnouncedRate> announce(std::optional<std::uint64_t> sampler, std::uint32_t rate);

    /// What interfaceText() gave: nearly every record asks for one of few.
    struct GivenText
    {
        std::uint64_t pool = 0; ///< TextPool::serial()
        std::uint32_t index = 0;
        TextId id = 0;
    };
    BoundedTable<std::uint32_t, std::string> m_interfaces;
    std::vector<GivenText> m_given {};
};

/// One in how many packets: interval (34, 50), interval and space (305, 306), population and size
/// (309, 310). Nothing when the values make no sense.
[[nodiscard]] std::optional<std::uint32_t> samplingRate(
    std::uint64_t interval, std::optional<std::uint64_t> space);
[[nodiscard]] std::optional<std::uint32_t> samplingFraction(
    std::uint64_t size, std::uint64_t population);

/// Up to the first NUL, at most 256 octets, valid UTF-8, no control characters (rule A24).
[[nodiscard]] std::string cleanText(std::span<const std::byte> bytes);
/// Big-endian integer of 1 to 8 octets; of longer ones the last 8.
[[nodiscard]] std::uint64_t unsignedValue(std::span<const std::byte> bytes);

} // namespace nb
