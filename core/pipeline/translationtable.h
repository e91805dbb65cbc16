// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/ipaddress.h"
#include "core/pipeline/chainindex.h"

#include <cstdint>

namespace nb {

/// An address and port as one side of a translator sees it. Port 0: the address alone (ICMP and
/// other protocols without ports, translations of whole addresses).
struct NatEnd
{
    IpAddress address {};
    std::uint16_t port = 0;
    bool operator==(const NatEnd&) const = default;
};

/// Which inside host used a translated (address, protocol, port), and when. A translation with a
/// known end holds in that time and, where nothing else is known, for the lifetime after it; one
/// without holds for the lifetime. Bounded: at `maxEntries` the ones longest not used go. One
/// thread.
class TranslationTable
{
public:
    /// `lifetime` in µs.
    TranslationTable(std::int64_t lifetime, std::size_t maxEntries);

    struct Interval
    {
        std::int64_t from = 0; ///< µs since 1970 UTC
        std::int64_t until = 0;
    };

    /// `inside` appeared as `translated` in the whole of `time`.
    void learn(
        const NatEnd& translated, std::uint8_t protocol, const NatEnd& inside, Interval time);
    /// It does so from `from` on.
    void open(
        const NatEnd& translated, std::uint8_t protocol, const NatEnd& inside, std::int64_t from);
    /// It ceased to at `until`; learns nothing when it was not known, unless `from` is before it.
    void close(
        const NatEnd& translated, std::uint8_t protocol, const NatEnd& inside, Interval time);

    struct Answer
    {
        enum Kind : std::uint8_t
        {
            None,
            One,
            Ambiguous,
        } kind
            = None;
        NatEnd inside {};
    };
    /// Who used `translated` at some time in `time`.
    [[nodiscard]] Answer find(const NatEnd& translated, std::uint8_t protocol, Interval time);

    /// Forgets what ended longer than the lifetime before `now`.
    void expire(std::int64_t now);

    [[nodiscard]] bool isEmpty() const { return m_count == 0; }
    [[nodiscard]] std::size_t size() const { return m_count; }
    [[nodiscard]] std::uint64_t evicted() const { return m_evicted; }
    [[nodiscard]] std::size_t bytes() const;

private:
    struct Entry
    {
        NatEnd translated {};
        NatEnd inside {};
        std::int64_t from = 0;
        std::int64_t until = 0; ///< with isOpen: not before
        std::uint32_t next = 0; ///< older one with the same key; its own serial: none
        std::uint8_t protocol = 0;
        bool isOpen = false;
    };
    [[nodiscard]] static std::uint64_t keyOf(const NatEnd& translated, std::uint8_t protocol);
    [[nodiscard]] Entry& entry(std::uint32_t serial) { return m_entries[serial & m_mask]; }
    [[nodiscard]] bool holds(std::uint32_t serial) const { return serial - m_first < m_count; }
    [[nodiscard]] std::int64_t endOf(const Entry& entry) const;
    /// The newest entry of that inside end that `time` touches or follows on.
    [[nodiscard]] Entry* same(const NatEnd& translated, std::uint8_t protocol, const NatEnd& inside,
        Interval time, bool openOnly);
    void add(const Entry& entry);
    void dropOldest();
    void grow();

    std::int64_t m_lifetime = 0;
    std::size_t m_maxEntries = 0;
    HugeBuffer<Entry> m_entries; ///< a ring, by serial
    std::size_t m_mask = 0;
    std::uint32_t m_first = 0;
    std::uint32_t m_count = 0;
    ChainIndex m_index;
    std::uint64_t m_evicted = 0;
};

} // namespace nb
