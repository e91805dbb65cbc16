// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/capture/packetsummary.h"

#include <cstdint>
#include <deque>
#include <unordered_map>
#include <vector>

namespace nb {

class FlowMeter;

/// Gives later IP fragments the ports of the first one, by addresses, protocol and identification
/// (RFC 791 §3.2, RFC 8200 §4.5). Fragments that come before the first wait for it; what has none
/// within 30 s of packet time is metered with ports 0. Bounded in memory. One thread.
class FragmentTracker
{
public:
    explicit FragmentTracker(FlowMeter& meter);

    /// Takes a packet that is a fragment and hands it, now or later, to the meter.
    void add(const PacketSummary& packet);
    /// The packet of this key, whose first fragment came at `time` (µs), carries a packet that was
    /// metered by itself: its other fragments belong to that one and are only counted.
    void carried(const FragmentKey& key, std::int64_t time);
    /// Meters what still waits.
    void finish();
    /// Later fragments of packets that were carried().
    [[nodiscard]] std::uint64_t rests() const { return m_rests; }

private:
    using Key = FragmentKey;
    struct KeyHash
    {
        std::size_t operator()(const Key& key) const;
    };
    /// The transport header's part of a first fragment.
    struct First
    {
        Key key {};
        std::int64_t time = 0;
        std::uint16_t srcPort = 0;
        std::uint16_t dstPort = 0;
        std::uint16_t icmpTypeCode = 0;
        std::uint8_t protocol = 0;
        bool hasIcmpType = false;
        bool carries = false; ///< a tunnelled packet
        bool used = false;
    };
    struct Waiting
    {
        std::int64_t time = 0;
        Key key {};
    };

    void remember(const First& first);
    [[nodiscard]] const First* recall(const Key& key, std::int64_t time) const;
    void meter(PacketSummary packet, const First& first);
    void hold(const Key& key, const PacketSummary& packet);
    void release(const Key& key, const First* first);
    void expire(std::int64_t time);

    FlowMeter& m_meter;
    std::vector<First> m_firsts; ///< sets of kWays, the longest unused is replaced
    std::unordered_map<Key, std::vector<PacketSummary>, KeyHash> m_held;
    std::deque<Waiting> m_queue;
    std::size_t m_heldCount = 0;
    std::uint64_t m_rests = 0;
};

} // namespace nb
