// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/ipprefix.h"
#include "core/scope/factoring.h"
#include "core/scope/grouping.h"
#include "core/scope/triples.h"

#include <array>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace nb::scope {

enum class RuleMode : std::uint8_t
{
    Exact, ///< boxes of hosts
    Groups, ///< boxes of groups of like hosts, where the budget allows
};

struct RecommendOptions
{
    double beta = 0.05; ///< price of a hole in the CDE's border, in systems
    double connectedCost = 0.5; ///< price of a connected system outside
    std::set<std::uint32_t> fixedIn {}; ///< assets
    std::set<std::uint32_t> fixedOut {};
    /// Over-permission allowed, by boundary: CDE-in, CDE-out, intra-CDE, other.
    std::array<double, kBoundaryCount> theta {0, 0, 0.05, 0.05};
    RuleMode mode = RuleMode::Exact;
    /// Networks in place of addresses where at least this share of the known systems in them is
    /// meant, 0 to 1; nothing: exactly the addresses.
    std::optional<double> rho {};
    double groupCut = 0.5; ///< least similarity within a group
    std::vector<HostGroup> confirmed {}; ///< groups that a person confirmed
};

/// A system that should be in another segment.
struct Move
{
    std::uint32_t asset = 0;
    std::string from {};
    std::string to {};
    std::string why {};
};

/// Assets that belong behind the same controls.
struct TargetZone
{
    std::string name {};
    std::vector<std::uint32_t> assets {};
};

struct Rule
{
    std::string id {}; ///< `R001`
    Boundary boundary = Boundary::Other;
    Box box {};
    /// Wider than the systems of the box, with addresses of none; empty: exactly these systems.
    std::vector<IpPrefix> sourceNetworks {};
    std::vector<IpPrefix> destinationNetworks {};
    double slack = 0; ///< addresses in them that are no known system's
    double addresses = 0; ///< in them
    std::vector<std::int32_t> fromZones {}; ///< indexes into TripleSets::zoneNames
    std::vector<std::int32_t> toZones {};
    std::uint64_t hits = 0;
    std::uint64_t bytes = 0;
    std::int64_t first = 0; ///< µs; 0: never seen
    std::int64_t last = 0;
    std::vector<std::uint32_t> triples {}; ///< indexes of the accepted ones it permits
    std::vector<Cell> neverSeen {};
    bool range = false; ///< dynamic ports or any service
    unsigned permissiveness = 1; ///< 1 host to host on one port, 100 any to any
};

struct Measures
{
    double coverage = 1;
    double rejectedLeak = 0;
    double overPermission = 0;
    std::uint64_t accepted = 0;
    std::uint64_t allowed = 0;
    std::uint64_t extra = 0; ///< allowed, and not accepted
    std::array<double, kBoundaryCount> coverageOf {};
    /// Share of what the CDE's border (or the rest) permits that this boundary adds unasked.
    std::array<double, kBoundaryCount> overPermissionOf {};
    std::array<std::size_t, kBoundaryCount> rulesOf {};
    double addressSlack = 0; ///< of the addresses in networks, those of no known system
    double exposureReduction = 0;
    std::size_t hosts = 0;
    std::size_t services = 0;
    std::size_t reachBefore = 0; ///< hosts outside that can reach the CDE: any of them
    std::size_t reachAfter = 0;
    std::size_t rules = 0;
    std::size_t objects = 0; ///< addresses and services named
    std::size_t inScopeBefore = 0;
    std::size_t inScopeAfter = 0;
    std::array<std::size_t, kCategoryCount> before {};
    std::array<std::size_t, kCategoryCount> after {};
    double effortBefore = 0;
    double effortAfter = 0;
    std::size_t moves = 0;
    std::size_t holes = 0; ///< services through the CDE's border, each way
    double generalisation = 1; ///< of the hold-out, by rules learnt before it
    double newDenialsPerDay = 0;
};

/// Flows whose end would take systems out of scope.
struct CloseProposal
{
    std::vector<std::uint32_t> conversations {};
    std::vector<std::uint32_t> lost {}; ///< assets
};

/// Another way to the same end, beside what is recommended, with its price and gain.
struct Alternative
{
    enum class Kind : std::uint8_t
    {
        MoveIn, ///< systems that belong to the CDE leave a segment
        MoveOut, ///< the others leave it
        Dedicate, ///< a service of its own for the CDE
        JumpHost, ///< administration of the CDE by way of one system
    };
    Kind kind = Kind::MoveIn;
    std::string subject {}; ///< segment, or kind of service
    bool recommended = false; ///< the plan does it
    std::size_t moves = 0;
    std::size_t added = 0; ///< new systems in scope
    std::vector<std::uint32_t> lost {}; ///< assets that leave the scope
    std::vector<std::uint32_t> conversations {}; ///< direct ones that fall away
    std::size_t holes = 0; ///< services through the CDE's border that fall away
};
[[nodiscard]] std::string_view toString(Alternative::Kind kind);

/// Why a flow that was seen would be stopped.
enum class DenialReason : std::uint8_t
{
    Undecided, ///< nobody decided, or nobody knows who asked whom
    Rejected,
    Forbidden, ///< never permitted (1.4.4)
    New, ///< of the hold-out: accepted, and rules learnt before it do not permit it
};
inline constexpr std::size_t kDenialReasonCount = static_cast<std::size_t>(DenialReason::New) + 1;
[[nodiscard]] std::string_view toString(DenialReason reason);

struct Denial
{
    DenialReason reason = DenialReason::Undecided;
    std::uint32_t conversation = 0;
};

struct Recommendation
{
    std::vector<std::uint32_t> enclave; ///< assets inside the CDE
    std::vector<Move> moves;
    std::vector<TargetZone> zones;
    Model planned; ///< the model after the moves
    Classification before;
    Classification after;
    TripleSets triples; ///< of the plan
    std::vector<Rule> rules;
    std::vector<Rule> inside; ///< exact rules within zones, for controls on hosts (`I001`)
    std::vector<CurvePoint> curve; ///< rules against over-permission, best points only
    Measures measures;
    std::vector<CloseProposal> closeFlows;
    std::vector<Alternative> alternatives; ///< by kind, then subject
    std::vector<Denial> denials; ///< by reason, then conversation
};

/// Moves, zones, rules, measures. Pure: the same input gives the same result.
[[nodiscard]] Recommendation recommend(const Model& model, const RecommendOptions& options = {});
/// The recommendation as JSON, always the same bytes for the same recommendation.
[[nodiscard]] std::string toJson(const Recommendation& recommendation);

/// Effort of an asset in its category, 0 to 1.
[[nodiscard]] double effortOf(Category category);

/// Systems that belong inside the CDE's border: the minimum of systems inside (1 each), connected
/// ones outside (connectedCost) and holes (beta). Exact; the smallest such set.
[[nodiscard]] std::vector<std::uint32_t> chooseEnclave(
    const Model& model, const Classification& result, const RecommendOptions& options);

/// The model after the systems of the enclave are apart from the others of their zones.
struct Plan
{
    Model model;
    std::vector<Move> moves;
};
[[nodiscard]] Plan planMoves(
    const Model& model, const Classification& result, const std::vector<std::uint32_t>& enclave);

/// Rules for sorted-out flows, and their curve.
struct RuleSet
{
    std::vector<Rule> rules;
    std::vector<CurvePoint> curve;
};
[[nodiscard]] RuleSet synthesise(const Model& model, const Classification& result,
    const TripleSets& triples, const RecommendOptions& options);
/// Exact rules for flows within zones.
[[nodiscard]] std::vector<Rule> rulesInside(const Model& model, const TripleSets& triples);

[[nodiscard]] Measures measure(const Model& model, const Recommendation& recommendation);
/// Fills in generalisation, and what would have been denied: of all that was seen by the rules, of
/// the hold-out by rules learnt without it.
void simulateHoldOut(
    const Model& model, const RecommendOptions& options, Recommendation& recommendation);
[[nodiscard]] std::vector<CloseProposal> proposeClosing(
    const Model& model, const Classification& result);

/// What else could be done: `model` is as it is now, the recommendation has its plan. An
/// alternative never promises more than it does: who administers by a jump host stays in scope.
[[nodiscard]] std::vector<Alternative> alternativesOf(
    const Model& model, const Recommendation& recommendation);
/// One sentence on what it brings.
[[nodiscard]] std::string alternativeText(const Alternative& alternative);

} // namespace nb::scope
