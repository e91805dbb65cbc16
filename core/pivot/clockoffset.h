// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/pivotflow.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace nb {

/// How far the clocks of two exporters are apart, by the starts that both tell of the same flows.
struct ClockOffset
{
    std::string first {}; ///< exporters by name, in the order of names
    std::string second {};
    std::int64_t offset = 0; ///< µs that the second one's starts are later, the median
    std::int64_t most = 0; ///< µs apart, either way, of 19 flows in 20
    std::uint64_t flows = 0; ///< that both saw

    bool operator==(const ClockOffset&) const = default;
};

/// Notes when exporters saw the same flows begin. Of each pair of exporters the first thousand
/// flows count. One thread.
class ClockOffsetMeter
{
public:
    /// `record` is the second one of `flow`, of another exporter.
    void add(const PivotFlow& flow, const PivotFlow& record);
    /// Pairs with at least five flows, in the order of numbers; `names` has the exporters by
    /// number.
    [[nodiscard]] std::vector<ClockOffset> offsets(const std::vector<std::string>& names) const;

private:
    struct Pair
    {
        std::vector<std::int64_t> later; ///< µs that the second exporter's start is later
        std::uint64_t flows = 0;
    };
    std::map<std::pair<std::uint16_t, std::uint16_t>, Pair> m_pairs;
};

/// A clock tolerance that these offsets fit into, µs, in tenths of a second and at most a minute;
/// nothing when there are none, or when they are as close as packets travel.
[[nodiscard]] std::optional<std::int64_t> suggestedSigma(const std::vector<ClockOffset>& offsets);

} // namespace nb
