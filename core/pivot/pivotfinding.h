// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/pivotchain.h"
#include "core/pivot/pivotlink.h"

#include <vector>

namespace nb {

/// What was found beside chains.
enum class FindingKind : std::uint8_t
{
    Sweep, ///< one host, one service, many others within a short time
    Spread, ///< one host controls three and more inside hosts it never did before
    ConnectBack, ///< the controlled host opens a connection to the controlling one
    Ambiguous, ///< too many sources at once to say who went on
    Unconfirmed, ///< a session beside a rare outside channel; nothing closes the loop
};
/// `sweep`, `spread`, `connect-back`, `ambiguous`, `unconfirmed`.
[[nodiscard]] std::string_view toString(FindingKind kind);

struct PivotFinding
{
    FindingKind kind = FindingKind::Sweep;
    PivotHost host = 0; ///< source of a sweep, spread or connect-back; an ambiguous pivot
    /// Targets (of a sweep the first ones), or the other one of the pair; sources of an ambiguous
    /// pivot; for unconfirmed the controlled host, then the outside one.
    std::vector<PivotHost> others;
    std::optional<ServiceId> service {}; ///< of a sweep
    std::int64_t start = 0; ///< µs since 1970
    std::int64_t end = 0;
    std::uint64_t count = 0; ///< destinations, targets, connections back, children, sessions
    std::uint64_t answered = 0; ///< destinations of a sweep that answered
    std::uint32_t sources = 0; ///< of an ambiguous pivot, for the step with the most of them
    /// Evidence: of a sweep the sessions that came of it, of an ambiguous pivot those that could
    /// have led to the step with the most sources, then that step.
    std::vector<EpisodeId> episodes;
    std::uint64_t sessions = 0; ///< that episodes would be, if it were not bounded
    std::vector<std::uint16_t> ports {}; ///< of a sweep
    std::string_view verdict {}; ///< what takes it out of the result; empty when nothing does
    /// Of the sessions and hosts of a sweep or an ambiguous pivot.
    static constexpr std::size_t kMostEvidence = 100;
};

/// By kind, then by host and time. Sweeps whose destinations are all outside and answer (somebody
/// reads the web) are left out unless they are of remote control. Those that a verdict hides are
/// among them and name it.
[[nodiscard]] std::vector<PivotFinding> findFindings(
    const PivotFacts& facts, const PivotLinks& links, const std::vector<PivotChain>& chains);

} // namespace nb
