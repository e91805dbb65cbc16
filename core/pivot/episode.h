// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/pivotflow.h"
#include "core/pivot/pivotparameters.h"
#include "core/pivot/pivotservicetable.h"

#include <memory>
#include <span>
#include <vector>

namespace nb {

using EpisodeId = std::uint32_t;

/// What one host did at another by one service without a longer pause: a run of flows.
struct Episode
{
    std::int64_t start = 0; ///< µs since 1970
    std::int64_t end = 0; ///< µs since 1970
    std::uint64_t bytes = PivotFlow::kUnknown; ///< octets from the client
    std::uint64_t reverseBytes = PivotFlow::kUnknown; ///< octets from the server
    PivotHost client = 0;
    PivotHost server = 0;
    ServiceId service = 0;
    std::uint32_t flows = 0;
    std::uint32_t firstFlow = 0; ///< index of the flow that began it
    std::uint32_t earlier = 0; ///< episodes of the same client, server and service before
    std::uint16_t exporter = 0; ///< of the first flow
    DirectionEvidence direction = DirectionEvidence::Guess; ///< weakest of its flows
    bool sampled = false;
    bool severalExporters = false;
    bool atBegin = false; ///< its first flow starts where the data begin: true start unknown
    bool operator==(const Episode&) const = default;
};

/// Whether a flow counts: both sides sent something, as far as known.
[[nodiscard]] bool isUsable(const PivotFlow& flow, const PivotParameters& parameters);

/// Episodes of usable flows of all services but infrastructure, in order of start. `flows` are
/// sorted by start.
[[nodiscard]] std::vector<Episode> buildEpisodes(std::span<const PivotFlow> flows,
    const PivotServiceTable& table, const PivotParameters& parameters);

/// Tells which flows to dynamic ports are RPC. Flows come in order of start. One thread.
class DynamicRpc
{
public:
    DynamicRpc(const PivotServiceTable& table, const PivotParameters& parameters);
    ~DynamicRpc();
    /// The service of a usable flow.
    [[nodiscard]] ServiceId service(const PivotFlow& flow);

private:
    struct Private;
    const PivotServiceTable& m_table;
    std::int64_t m_window;
    std::unique_ptr<Private> m_d;
};

} // namespace nb
