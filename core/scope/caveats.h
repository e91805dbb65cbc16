// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/collectorstatus.h"
#include "core/scope/classify.h"

#include <optional>
#include <string>
#include <vector>

namespace nb::scope {

/// What limits the conclusions, with its number.
struct Caveat
{
    std::string kind {}; ///< `period`, `gap`, `novelty`, `sampling`, …
    std::string subject {}; ///< exporter, segment, pair; empty for all
    std::string value {};
    std::string text {};
    bool operator==(const Caveat&) const = default;
};

/// Share of what the hold-out (the last fifth of the period) brought that was not seen before.
struct Novelty
{
    std::size_t triples = 0; ///< accepted ones in the hold-out; all seen, while none is accepted
    std::size_t newTriples = 0;
    std::size_t pairs = 0;
    std::size_t newPairs = 0;
    /// Without anything in the hold-out nothing can be said, and least that it was enough.
    [[nodiscard]] bool known() const { return pairs != 0; }
    [[nodiscard]] double tripleShare() const
    {
        return triples == 0 ? 0 : static_cast<double>(newTriples) / static_cast<double>(triples);
    }
    [[nodiscard]] double pairShare() const
    {
        return pairs == 0 ? 0 : static_cast<double>(newPairs) / static_cast<double>(pairs);
    }
};
[[nodiscard]] Novelty noveltyOf(const Model& model);

/// The chance that none of a conversation's packets is looked at, one in `rate` being so.
[[nodiscard]] double chanceToMiss(std::uint32_t rate, unsigned packets);

/// All caveats; pure. `status`: what the collector counted, where there is one.
[[nodiscard]] std::vector<Caveat> caveatsOf(
    const Model& model, const std::optional<CollectorStatus>& status = {});

} // namespace nb::scope
