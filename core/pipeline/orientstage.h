// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/flowstage.h"
#include "core/pipeline/servertable.h"

#include <vector>

namespace nb {

/// Finds out which side is the client, makes it the source, and says how the flow went. Rows do not
/// wait. Evidence, the first that tells counts:
///
/// 1. the exporter (rows of kind Flow with confidence 100): as it is;
/// 2. a SYN without ACK from one side only, a lone SYN-ACK, an ICMP query or reply (95 to 98); TCP
///    where both sides show their SYN: the one that began first (95);
/// 3. an end that a handshake or an exporter proved to be a server earlier (90);
/// 4. fan-in: an end used by two peers or with three ports of peers (85);
/// 5. a well-known or service port against one that is not (80, 70 where that is below 32768);
/// 6. outside TCP, who began first (70) or sent at all to a group or without ports (60 to 90);
/// 7. nothing: as it is, marked direction-unknown (30).
///
/// That one began first counts with 3 to 5 as well: agreeing it adds 10 to the confidence (95 at
/// most), contradicting it takes 5. Outside TCP it cannot overrule them, because the beginning of a
/// long flow, or a packet of it, may have been missed. Events pass untouched.
class OrientStage : public FlowStage
{
public:
    [[nodiscard]] std::string_view name() const override { return "orient"; }
    Result<void> process(FlowBatch&& batch, FlowSink& next) override;
    Result<void> advance(std::int64_t now, FlowSink& next) override;
    Result<void> finish(FlowSink& next) override;
    [[nodiscard]] std::map<std::string, std::uint64_t> counts() const override;

private:
    struct Decision
    {
        bool swap = false;
        std::uint8_t confidence = 0;
        bool proves = false; ///< that the server is one
        bool unknown = false;
    };
    void orientRow(FlowBatch& batch, std::size_t row);
    [[nodiscard]] Decision decide(const FlowBatch& batch, std::size_t row) const;
    [[nodiscard]] Decision decideByEnds(const FlowBatch& batch, std::size_t row) const;
    void learn(const FlowBatch& batch, std::size_t row, const Decision& decision);

    ServerTable m_servers;
    std::vector<std::uint64_t> m_sources; ///< hashes of the ends of the batch at hand
    std::vector<std::uint64_t> m_destinations;
    std::uint64_t m_told = 0;
    std::uint64_t m_kept = 0;
    std::uint64_t m_swapped = 0;
    std::uint64_t m_unknown = 0;
};

} // namespace nb
