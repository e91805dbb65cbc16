// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/epsilonsearch.h"
#include "core/pivot/naivegraphs.h"
#include "core/pivot/pivotanalysis.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nb {

/// Everything that a list of findings can hold: chains, what is found beside them, and what the
/// modes for comparison find.
enum class PivotRowKind : std::uint8_t
{
    Pivot,
    Callback,
    Mixed,
    Sweep,
    Spread,
    ConnectBack,
    Ambiguous,
    Unconfirmed,
    Sequences, ///< a path of mode epsilon
    Graph, ///< a graph of mode naive
};
inline constexpr std::size_t kPivotRowKinds = 10;
/// `pivot`, `connect-back`, `sequences`, …
[[nodiscard]] std::string_view toString(PivotRowKind kind);

/// What people decided about a row.
enum class PivotRowState : std::uint8_t
{
    Open, ///< nothing yet
    Approved,
    Hidden, ///< by a verdict about a host, a pair or a port
};

/// One finding of a list, with what is needed to sort, filter and recognise it.
struct PivotRow
{
    PivotRowKind kind = PivotRowKind::Pivot;
    PivotRowState state = PivotRowState::Open;
    std::string verdict {}; ///< what hides it, `known jump host`; `approved`; else empty
    std::optional<double> score {}; ///< chains only
    std::vector<IpAddress> hosts {}; ///< in hop order; of a finding its host, then the others
    std::uint64_t alternatives = 0; ///< more paths that rest on the same link
    std::string services {}; ///< `ssh > rdp`
    std::int64_t start = 0; ///< µs since 1970
    std::int64_t end = 0;
    std::uint64_t count = 0; ///< sequences of a chain or path, targets, sources, edges
    /// Group, approved chain, hidden link, finding, hidden finding, path or graph.
    std::size_t index = 0;
    bool operator==(const PivotRow&) const = default;
};

/// Hosts named in a row; a sweep has more.
inline constexpr std::size_t kMostRowHosts = 64;
/// Rows of a mode for comparison, and of what verdicts hide; more are only counted.
inline constexpr std::size_t kMostPlainRows = 10'000;

/// Chain groups best first, then what was found beside them, then what verdicts took out.
[[nodiscard]] std::vector<PivotRow> pivotRows(const PivotAnalysis& analysis);
/// What was found beside chains, hidden or not; null when the row is something else.
[[nodiscard]] const PivotFinding* findingOf(const PivotAnalysis& analysis, const PivotRow& row);
/// Most sequences first.
[[nodiscard]] std::vector<PivotRow> epsilonRows(
    const EpsilonResult& result, const PivotFlowSet& flows);
/// In order of start.
[[nodiscard]] std::vector<PivotRow> naiveRows(const NaiveResult& result, const PivotFlowSet& flows);

/// Where the row is again in another list of findings: the same kind of row over the same hosts,
/// whatever was decided about it.
[[nodiscard]] std::optional<std::size_t> findRow(
    const std::vector<PivotRow>& rows, const PivotRow& wanted);

} // namespace nb
