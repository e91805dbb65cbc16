// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nb {

/// How pivots are looked for.
enum class PivotMode : std::uint8_t
{
    Live, ///< the child starts inside the parent or within seconds of its end
    Lateral, ///< the child may start up to a day after the parent's end
    Epsilon, ///< all sequences of flows whose starts are at most epsilon apart
    Naive, ///< any remote control flow that leaves a host after one came in
};
[[nodiscard]] std::string_view toString(PivotMode mode);
[[nodiscard]] std::optional<PivotMode> pivotModeFromString(std::string_view text);

/// What the detector can be told; the defaults suit a day of an office. Times in microseconds.
struct PivotParameters
{
    PivotMode mode = PivotMode::Live;
    std::int64_t sigma = 0; ///< clock tolerance between exporters
    std::int64_t tail = 10'000'000; ///< allowed child start after the end of a parent
    std::int64_t tailInteractive = 2'000'000; ///< the same for interactive services
    std::int64_t gap = 60'000'000; ///< flows at most this far apart are one episode
    std::uint64_t minBytes = 1; ///< each way, for a flow to count as established
    std::int64_t dynRpc = 15'000'000; ///< from a port mapper flow to its dynamic port
    std::uint32_t kMax = 16; ///< more sources at once make a pivot ambiguous
    std::uint32_t fanIn = 8; ///< clients of a service that is no public one
    std::uint32_t nMesh = 50; ///< flows of an episode that is no service mesh
    std::uint32_t fan = 32; ///< more destinations within fanWindow are a sweep
    std::int64_t fanWindow = 60'000'000;
    std::uint32_t mgmt = 16; ///< remotely controlled hosts of a management host
    std::uint32_t rare = 0; ///< clients of a rare host; 0 is max(3, 1 % of hosts)
    std::uint32_t maxEdges = 6; ///< of a chain
    double theta = 0.40; ///< score from which a link is shown
    double thetaHigh = 0.70; ///< score from which it is high
    std::int64_t epsilon = 30'000'000; ///< mode Epsilon
    bool unconfirmed = false; ///< also report sessions beside a rare outside channel

    bool operator==(const PivotParameters&) const = default;

    static constexpr std::uint32_t kMaxEdges = 12;
    static constexpr std::uint32_t kMaxSources = 64;

    /// Takes over what the mode is about, lateral mode's tails; to be called before parameters are
    /// set one by one.
    void applyMode();
    /// Sets one by its name, `tail_interactive`; times are seconds. Usage with the names otherwise.
    Result<void> set(std::string_view name, std::string_view value);
    /// `tail=5`, as the command line takes it.
    Result<void> set(std::string_view assignment);
    /// Name and value as text, times in seconds, in a fixed order.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> values() const;
    [[nodiscard]] static std::vector<std::string_view> names();
};

} // namespace nb
