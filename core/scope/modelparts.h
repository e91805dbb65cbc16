// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/decisionindex.h"
#include "core/scope/model.h"

#include <set>
#include <string>

namespace nb::scope {

/// Steps of buildModel() that withAnswers() repeats for what changed.

/// Whether a host that no answer names is a peer outside.
[[nodiscard]] bool isOutside(const Model& model, const ModelHost& host);
/// Devices that controls name.
[[nodiscard]] std::set<std::string> devicesOf(const Answers& answers);
/// Ends, service and verdict as answers give them; `c` comes as it was observed.
void applyDecision(const Model& model, const DecisionIndex& decisions, ModelConversation& c);
/// One conversation of the traffic as it was observed.
[[nodiscard]] ModelConversation observed(const Model& model, std::uint32_t index);
[[nodiscard]] Day dayOfAnswers(const Traffic& traffic, const Answers& answers);
/// Works out who touches many hosts on many ports; after a change of edges or of who is outside.
void updateScanners(Model& model);
/// Adds a visible conversation to the edge between its assets.
void addToEdge(Edge& edge, const ModelConversation& c, std::uint32_t index);

} // namespace nb::scope
