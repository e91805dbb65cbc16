// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/pivot/pivotflowset.h"
#include "core/pivot/pivotparameters.h"

#include <map>
#include <span>
#include <stop_token>
#include <vector>

namespace nb {

/// Sequences of flows over one path of hosts.
struct EpsilonResult
{
    /// How many sequences there are by host path; empty when there are too many.
    std::map<std::vector<PivotHost>, std::uint64_t> paths {};
    std::uint64_t sequences = 0;
    std::uint64_t flows = 0; ///< that took part in the search
    bool countOnly = false; ///< more than kMostListed sequences: only counted
    bool incomplete = false; ///< even counting ended, at kMostCounted
};

/// The definition of Apruzzese et al., "Detection and Threat Prioritization of Pivoting Attacks in
/// Large Networks" (IEEE TETC 2017): at least two flows, each leaving the host the one before led
/// to, all hosts different, each starting at most epsilon after the one before; equal starts are an
/// order too. Chains of at most `maxEdges` flows. Work grows with the number of sequences.
class EpsilonSearch
{
public:
    static constexpr std::uint64_t kMostListed = 1'000'000;
    static constexpr std::uint64_t kMostCounted = 10'000'000'000;

    /// `flows` sorted by start, of `hosts` hosts; those that are not established are left out.
    EpsilonSearch(
        std::span<const PivotFlow> flows, std::size_t hosts, const PivotParameters& parameters);
    Result<EpsilonResult> run(std::stop_token stop);

private:
    struct Hop
    {
        std::int64_t start;
        PivotHost server;
    };

    PivotParameters m_parameters;
    std::vector<std::size_t> m_firstOf; ///< by host, into m_hops; one more than hosts
    std::vector<std::size_t> m_nextOf; ///< moving pointer by host: first hop that may still follow
    std::vector<Hop> m_hops; ///< by client, then start
    std::vector<std::pair<PivotHost, Hop>> m_order; ///< by start
    std::vector<PivotHost> m_path;
    EpsilonResult m_result;

    void extend(const Hop& last, std::size_t edges);
    void count();
};

} // namespace nb
