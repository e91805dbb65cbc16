// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/classify.h"

#include <string>
#include <vector>

namespace nb::test {

/// A small network for one question: segments CDE 10.10.1.0/24, APP 10.10.2.0/24, CORP
/// 10.30.0.0/24 and GUEST 10.40.0.0/24 (wireless), apart by a tested firewall, all seen by `r1`;
/// db 10.10.1.10 stores, pay 10.10.1.11 processes account data, pc 10.30.0.5 has none (E2).
[[nodiscard]] scope::Answers caseAnswers();

/// `tcp/port` from client to server, answered, told by r1; each a minute after the one before.
[[nodiscard]] Flow talk(const char* client, const char* server, std::uint16_t port);
/// One record of two that say nothing about who began.
[[nodiscard]] Flow half(
    const char* from, std::uint16_t fromPort, const char* to, std::uint16_t toPort);

[[nodiscard]] scope::Decision decisionOn(const char* client, const char* server, std::uint16_t port,
    scope::Verdict verdict, const char* justification = "");

[[nodiscard]] scope::Model modelOf(std::vector<Flow> flows, const scope::Answers& answers);

[[nodiscard]] scope::AssetAnswer& assetIn(scope::Answers& answers, const std::string& name);
[[nodiscard]] const scope::AssetClass& classIn(
    const scope::Model& model, const scope::Classification& result, const std::string& name);

} // namespace nb::test
