// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/capture/flowexpiry.h"
#include "collectors/capture/flowlabels.h"
#include "collectors/capture/flowrows.h"
#include "collectors/capture/flowtable.h"
#include "collectors/capture/packetsummary.h"

namespace nb {

/// Puts packets together to bidirectional flows by addresses, ports, protocol, VLAN and tunnel
/// (RFC 5103's biflow), in bounded memory: when the table is full, the flow that would have ended
/// next ends early. One thread; deterministic for the same packets.
///
/// A flow ends after `idleTimeout` of silence, a few seconds after FIN both ways or RST, and when
/// its ports are used again (a SYN of another sequence number). One that lasts longer than
/// `activeTimeout` comes out in pieces. Packets may be out of order.
class FlowMeter
{
public:
    /// `labels`, which outlives the meter, sees every packet and names the flows; null for none.
    FlowMeter(FlowRows& rows, const MeterOptions& options, FlowLabels* labels = nullptr);

    void add(const PacketSummary& packet)
    {
        m_waiting[m_waitingCount++] = packet;
        if (m_waitingCount == kAtATime)
            process();
    }
    /// Handles packets that wait; then no byte of any packet is needed any more.
    void settle() { process(); }
    /// Ends every flow.
    void finish();
    /// Flows that ended early because the table was full.
    [[nodiscard]] std::uint64_t evicted() const { return m_evicted; }

private:
    /// Packets are handled in small groups, so that the memory they need is on its way.
    static constexpr std::size_t kAtATime = 32;

    void process();
    void meter(
        const PacketSummary& packet, const FlowKey& key, std::uint32_t hash, unsigned direction);
    std::uint32_t begin(
        const PacketSummary& packet, const FlowKey& key, std::uint32_t hash, unsigned direction);
    [[nodiscard]] bool beginsAnother(
        const FlowEntry& entry, const PacketSummary& packet, unsigned direction) const;
    void count(std::uint32_t index, const PacketSummary& packet, unsigned direction);
    void noteTcp(std::uint32_t index, const PacketSummary& packet, unsigned direction);
    void noteIcmp(FlowEntry& entry, const PacketSummary& packet, unsigned direction) const;
    void cut(std::uint32_t index, std::int64_t time);
    void end(std::uint32_t index);

    FlowRows& m_rows;
    FlowLabels* m_labels;
    std::int64_t m_active;
    FlowTable m_table;
    FlowExpiry m_expiry;
    std::uint64_t m_evicted = 0;
    std::size_t m_waitingCount = 0;
    std::array<PacketSummary, kAtATime> m_waiting {};
    std::array<FlowKey, kAtATime> m_keys {};
    std::array<std::uint32_t, kAtATime> m_hashes {};
    std::array<std::uint8_t, kAtATime> m_directions {};
};

} // namespace nb
