// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/review.h"
#include "ui/scope/scopestate.h"
#include "ui/scope/scopetable.h"

namespace nb {

/// The tables of the steps, made of a state or a plan. Pure; any thread.

/// Ids: row numbers.
[[nodiscard]] ScopeTablePtr caveatRows(const ScopeStatePtr& state);
/// Ids: segments; after them the proposed ones, in the order of scope::proposeSegments().
[[nodiscard]] ScopeTablePtr segmentRows(const ScopeStatePtr& state);
/// Ids: segment * count + other segment, the lower one first; count * count for all other pairs.
[[nodiscard]] ScopeTablePtr controlRows(const ScopeStatePtr& state);
/// Ids: exporters of the traffic; after them those that only the answers know.
[[nodiscard]] ScopeTablePtr exporterRows(const ScopeStatePtr& state);
/// What firewalls permit now, and whether it was used. Ids: rules of the answers.
[[nodiscard]] ScopeTablePtr firewallRows(const ScopeStatePtr& state);
/// Ids: assets, without peers outside.
[[nodiscard]] ScopeTablePtr accountDataRows(const ScopeStatePtr& state);
/// Flows that carry account data, or may: between systems that handle it, and with partners
/// outside. Ids: conversations of the model.
[[nodiscard]] ScopeTablePtr accountFlowRows(const ScopeStatePtr& state);
/// Ids: as scope::proposeRoles().
[[nodiscard]] ScopeTablePtr roleRows(const ScopeStatePtr& state);
/// Peers outside that speak with something in scope. Ids: assets.
[[nodiscard]] ScopeTablePtr thirdPartyRows(const ScopeStatePtr& state);
/// Ids: assets.
[[nodiscard]] ScopeTablePtr classRows(const ScopeStatePtr& state);
/// Ids: as scope::questionsOf().
[[nodiscard]] ScopeTablePtr questionRows(const ScopeStatePtr& state);
/// Ids: as scope::findingsOf(); `requirement` limits them.
[[nodiscard]] ScopeTablePtr findingRows(
    const ScopeStatePtr& state, std::string_view requirement = {});

/// Whether a conversation crosses the CDE's border, or has an end in it when `inside` too.
[[nodiscard]] bool crossesBorder(const ScopeState& state, const scope::ModelConversation& c);
/// Flows at the CDE's border that connect its sides. Ids: conversations of the model.
[[nodiscard]] ScopeTablePtr borderRows(const ScopeStatePtr& state);
/// Those that were refused or never answered. Ids: conversations of the model.
[[nodiscard]] ScopeTablePtr attemptRows(const ScopeStatePtr& state);

/// Ids: row numbers, or as the vectors of the recommendation.
[[nodiscard]] ScopeTablePtr measureRows(const ScopePlanPtr& plan);
[[nodiscard]] ScopeTablePtr moveRows(const ScopePlanPtr& plan);
/// Systems in scope, and on which side of the border they are to be. Ids: assets.
[[nodiscard]] ScopeTablePtr sideRows(const ScopePlanPtr& plan);
/// Ids: as ScopePlan::groups.
[[nodiscard]] ScopeTablePtr groupRows(const ScopePlanPtr& plan);
[[nodiscard]] ScopeTablePtr planRuleRows(const ScopePlanPtr& plan);
[[nodiscard]] ScopeTablePtr closeRows(const ScopePlanPtr& plan);
/// What the rules would stop. Ids: conversations of the model.
[[nodiscard]] ScopeTablePtr denialRows(const ScopePlanPtr& plan);
/// Other ways to the same end. Ids: as the vectors of the recommendation.
[[nodiscard]] ScopeTablePtr alternativeRows(const ScopePlanPtr& plan);
/// Rules that firewalls have, against the recommendation. Ids: row numbers.
[[nodiscard]] ScopeTablePtr reviewRows(const ScopePlanPtr& plan);
/// Permitted and never seen, of one rule or (-1) of all.
[[nodiscard]] ScopeTablePtr neverSeenRows(const ScopePlanPtr& plan, std::int64_t rule);
/// Writes each export and reads it back. Ids: as scope::exportTargets().
[[nodiscard]] ScopeTablePtr exportRows(const ScopePlanPtr& plan);

} // namespace nb
