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
    std::optional<std::uint64_t> sampler {}; ///< sampler or selector id
    std::optional<std::uint32_t> interface {
    }; ///< ifIndex; neither: all of the domain
    std::uint32_t rate = 1;
};

/// What an exporter's options data told about one domain (rules A22, A23); new replaces old.
class OptionTables
{
public:
    explicit OptionTables(const DecoderLimits& limits);

    /// Takes the fields of an options record; sampling rates that are new or other than before.
    std::vector<AnnouncedRate> take(std::uint16_t version, std::span<const RecordField> fields);
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
    BoundedTable<std::uint32_t, std::uint32_t> interfaceRates; ///< ifIndex to rate
    std::optional<std::uint32_t> rate {}; ///< of the domain
    /// Of records that name no sampler: the domain's rate, else that of all its samplers where they
    /// have one rate; 0 when it is not known.
    [[nodiscard]] std::uint32_t commonRate() const;
    /// Of records that name none it can not be told which one saw them.
    [[nodiscard]] bool samplersDiffer() const { return samplers.size() > 1 && commonRate() == 0; }
    bool commonRateWanted = false; ///< there were records that it would have served
    std::optional<std::int64_t> systemInit {}; ///< ms since 1970; systemInitTimeMilliseconds(160)

private:
    template <typename Key>
    static bool isNews(BoundedTable<Key, std::uint32_t>& rates, Key key, std::uint32_t rate);

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
/// (309, 310), probability (311, its octets as one number and how many). Nothing when the values
/// make no sense.
[[nodiscard]] std::optional<std::uint32_t> samplingRate(
    std::uint64_t interval, std::optional<std::uint64_t> space);
[[nodiscard]] std::optional<std::uint32_t> samplingFraction(
    std::uint64_t size, std::uint64_t population);
[[nodiscard]] std::optional<std::uint32_t> samplingChance(std::uint64_t bits, std::size_t octets);

/// Up to the first NUL, at most 256 octets, valid UTF-8, no control characters (rule A24).
[[nodiscard]] std::string cleanText(std::span<const std::byte> bytes);
/// Big-endian integer of 1 to 8 octets; of longer ones the last 8.
[[nodiscard]] std::uint64_t unsignedValue(std::span<const std::byte> bytes);

} // namespace nb
