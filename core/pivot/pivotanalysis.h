// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/pivot/pivotchain.h"
#include "core/pivot/pivotfacts.h"
#include "core/pivot/pivotfinding.h"
#include "core/pivot/pivotlink.h"

#include <memory>
#include <stop_token>

namespace nb {

/// Chains that rest on the same strongest link, as one thing to look at.
struct ChainGroup
{
    PivotLink strongest {};
    std::vector<std::size_t> chains; ///< indices, best first
};

/// How long the parts of an analysis took, in seconds of wall clock.
struct PivotTimings
{
    double prepare = 0; ///< orient, sort, merge
    double facts = 0; ///< episodes, roles, counts, sweeps
    double links = 0;
    double chains = 0; ///< and findings
};

/// The result of the detector: chains and findings with all they rest on. Immutable; any thread.
class PivotAnalysis
{
public:
    /// Analyses flows that have been handed in; finishes the set. Cancelled when a stop is
    /// requested.
    static Result<std::shared_ptr<const PivotAnalysis>> run(
        PivotFlowSet flows, PivotSettings settings, std::stop_token stop = {});

    [[nodiscard]] const PivotFacts& facts() const { return m_facts; }
    [[nodiscard]] const PivotLinks& links() const { return m_links; }
    /// Best first.
    [[nodiscard]] const std::vector<PivotChain>& chains() const { return m_chains; }
    /// Chains that somebody has approved; not among chains().
    [[nodiscard]] const std::vector<PivotChain>& approvedChains() const { return m_approved; }
    [[nodiscard]] const std::vector<ChainGroup>& groups() const { return m_groups; }
    [[nodiscard]] const std::vector<PivotFinding>& findings() const { return m_findings; }
    /// Findings that a verdict hides; not among findings().
    [[nodiscard]] const std::vector<PivotFinding>& hiddenFindings() const
    {
        return m_hiddenFindings;
    }
    /// Chains may be longer than shown.
    [[nodiscard]] bool truncated() const { return m_truncated; }
    [[nodiscard]] const PivotTimings& timings() const { return m_timings; }

    [[nodiscard]] const IpAddress& address(PivotHost host) const { return m_facts.hosts()[host]; }
    [[nodiscard]] std::string serviceName(EpisodeId episode) const;
    /// Terms of one of links() or of a chain.
    [[nodiscard]] LinkTerms terms(const PivotLink& link) const;
    [[nodiscard]] LinkWarnings warnings(const PivotLink& link) const
    {
        return linkWarnings(m_facts, link);
    }
    /// Those of any of its links.
    [[nodiscard]] LinkWarnings warnings(const PivotChain& chain) const;

private:
    explicit PivotAnalysis(PivotFacts facts)
        : m_facts(std::move(facts))
    {
    }
    void takeOutApproved();
    void group();

    PivotFacts m_facts;
    PivotLinks m_links;
    std::vector<PivotChain> m_chains;
    std::vector<PivotChain> m_approved;
    std::vector<ChainGroup> m_groups;
    std::vector<PivotFinding> m_findings;
    std::vector<PivotFinding> m_hiddenFindings;
    PivotTimings m_timings;
    bool m_truncated = false;
};
/// Findings that verdicts hide, by verdict.
[[nodiscard]] std::map<std::string, std::uint64_t> hiddenFindingCounts(
    const PivotAnalysis& analysis);
using PivotAnalysisPtr = std::shared_ptr<const PivotAnalysis>;

} // namespace nb
