// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/classify.h"

#include <span>
#include <string>
#include <vector>

namespace nb::scope {

/// Changes of answers as people make them: for many systems or flows of a model at once. Pure; any
/// thread. Indexes are those of the model.

/// The answer about a system, made when there is none.
[[nodiscard]] AssetAnswer& answerFor(Answers& answers, const Model& model, std::uint32_t asset);

/// kStores | …; nothing: not known.
void setAccountData(Answers& answers, const Model& model, std::span<const std::uint32_t> assets,
    std::optional<std::uint8_t> data);
void setDataState(
    Answers& answers, const Model& model, std::span<const std::uint32_t> assets, DataState state);
void setEvidence(
    Answers& answers, const Model& model, std::span<const std::uint32_t> assets, Grade grade);
void setOwner(Answers& answers, const Model& model, std::span<const std::uint32_t> assets,
    const std::string& owner);
void setRole(Answers& answers, const Model& model, std::span<const std::uint32_t> assets, Role role,
    bool has);

/// Says what the systems are, whatever the rules say; nothing: the rules decide again. Invalid
/// without reason or evidence, and for a category that nobody can say.
Result<void> setOverride(Answers& answers, const Model& model,
    std::span<const std::uint32_t> assets, const std::optional<CategoryOverride>& said);

/// What is decided about flows.
struct Judgement
{
    Verdict verdict = Verdict::Undecided;
    std::string justification {};
    std::optional<Day> until {}; ///< of Temporary; kept as evidence, `until 2026-12-31`
    Carries accountData = Carries::Unknown;
    std::string evidence {};
    std::optional<Mitigation> mitigation {}; ///< nothing: as before; no feature: none
};
/// Decides exactly these flows, in place of what was decided about each before. Invalid when an
/// exception has no reason or carries account data, a temporary permission has no end, or a store
/// of account data would be left open to an untrusted network. What was approved is so no more.
Result<void> decide(Answers& answers, const Model& model,
    std::span<const std::uint32_t> conversations, const Judgement& judgement);

/// What is said about account data in flows.
struct FlowData
{
    Carries carries = Carries::Unknown;
    std::string channel {};
    std::uint8_t stages = 0; ///< bit(Stage)
};
/// Says it of exactly these flows; whether they are needed, and why, stays as it was.
void setFlowData(Answers& answers, const Model& model, std::span<const std::uint32_t> conversations,
    const FlowData& data);

/// A segment that the traffic suggests, unconfirmed and named like its network.
struct ProposedSegment
{
    SegmentAnswer segment {};
    std::string reason {}; ///< one English sentence
};
/// For the internal addresses in no segment: a /24 or /64 each, neighbours with one broadcast
/// domain as one, parts in different VLANs or behind different interfaces apart.
[[nodiscard]] std::vector<ProposedSegment> proposeSegments(const Model& model);
/// Takes a segment away, and what was said about it.
void removeSegment(Answers& answers, const std::string& name);
/// Puts `segment` in place of the one called `name`, or at the end; controls and exporters follow a
/// new name. Invalid when the name is empty or taken.
Result<void> setSegment(Answers& answers, const std::string& name, SegmentAnswer segment);
/// Replaces what stands between two segments (`from` and `to` of the control), or between all pairs
/// not listed.
void setControl(Answers& answers, ControlAnswer control);
void setExporter(Answers& answers, ExporterAnswer exporter);
void setThirdParty(Answers& answers, ThirdParty party);

/// A role that traffic suggests.
struct RoleProposal
{
    std::uint32_t asset = 0;
    Role role = Role::SecurityService;
    std::string why {};
    bool accepted = false;
};
/// Systems that look like security services, jump hosts or scanners, and those said to have a role.
[[nodiscard]] std::vector<RoleProposal> proposeRoles(
    const Model& model, const Classification& result);

} // namespace nb::scope
