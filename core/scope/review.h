// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/classify.h"
#include "core/scope/texttable.h"

#include <string>
#include <vector>

namespace nb::scope {

/// Something that only a person can answer.
struct Question
{
    std::string kind {}; ///< `account-data`, `control`, `segment`, …
    std::string subject {};
    std::size_t dependants = 0; ///< assets whose category hangs on the answer
    std::string text {};
    std::vector<std::uint32_t> assets {}; ///< these assets
};

/// Open questions, those with the most dependants first; pure.
[[nodiscard]] std::vector<Question> questionsOf(const Model& model, const Classification& result);

enum class Severity : std::uint8_t
{
    Critical,
    High,
    Medium,
    Low,
    Info,
};
[[nodiscard]] std::string_view toString(Severity severity);

/// Something that does not fit a requirement of PCI DSS v4.0.1, by number.
struct Finding
{
    Severity severity = Severity::Medium;
    std::string requirement {}; ///< `1.4.4`
    std::string subject {};
    std::string text {};
    std::vector<std::uint32_t> conversations {}; ///< proof: indexes into Model::conversations
    bool operator==(const Finding&) const = default;
};

/// Findings, the most severe first; pure.
[[nodiscard]] std::vector<Finding> findingsOf(const Model& model, const Classification& result);

/// Conversations at the border of the CDE that connect nobody, since they were denied or never
/// answered: evidence that controls deny (1.3.1, 1.3.2). In the order of the model.
[[nodiscard]] std::vector<std::uint32_t> attemptsOf(
    const Model& model, const Classification& result);
/// The same as a table, a row for each, with the devices between the segments.
[[nodiscard]] TextTable attemptTable(const Model& model, const Classification& result);

/// Whether the flow must never be permitted: a store of account data with an untrusted network
/// (PCI DSS 1.4.4), whatever was decided.
[[nodiscard]] bool isForbidden(const Model& model, std::uint32_t client, std::uint32_t server);

} // namespace nb::scope
