// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/model.h"
#include "core/scope/segmentindex.h"

#include <algorithm>

namespace nb::scope {

namespace {

/// A store of account data in the clear.
bool isStore(const Answers& answers, const IpAddress& address)
{
    return std::ranges::any_of(answers.assets, [&](const AssetAnswer& asset) {
        return (asset.accountData.value_or(0) & kStores) != 0
            && asset.dataState != DataState::CipherNoKey && asset.dataState != DataState::Token
            && std::ranges::find(asset.addresses, address) != asset.addresses.end();
    });
}

bool isUntrustedAddress(
    const Answers& answers, const SegmentIndex& segments, const IpAddress& address)
{
    const std::int32_t segment = segments.segmentOf(address);
    if (segment != kNone) {
        const Trust trust = answers.segments[static_cast<std::size_t>(segment)].trust;
        return trust == Trust::Internet || trust == Trust::Guest || trust == Trust::Wireless;
    }
    const bool registered = std::ranges::any_of(answers.thirdParties, [&](const ThirdParty& p) {
        return std::ranges::any_of(
            p.prefixes, [&](const IpPrefix& prefix) { return prefix.contains(address); });
    });
    const bool listed = std::ranges::any_of(answers.assets, [&](const AssetAnswer& asset) {
        return std::ranges::find(asset.addresses, address) != asset.addresses.end();
    });
    return !registered && !listed && !address.isInternal();
}

/// What is wrong with a decision, key first; empty: nothing.
std::string problemOf(
    const Answers& answers, const SegmentIndex& segments, const Decision& decision)
{
    if (decision.verdict == Verdict::Temporary && !endOf(decision))
        return ".evidence: a temporary permission needs its end, as in \"until 2026-12-31\"";
    if (decision.verdict == Verdict::Exception) {
        if (!decision.client.isHost())
            return ".client: an exception is for two systems, and for no network";
        if (!decision.server.isHost())
            return ".server: an exception is for two systems, and for no network";
        if (decision.accountData == Carries::Yes)
            return ".account_data: what carries account data is no exception";
    }
    if (decision.verdict == Verdict::Rejected || decision.verdict == Verdict::Undecided
        || !decision.client.isHost() || !decision.server.isHost())
        return {};
    const IpAddress client = decision.client.address();
    const IpAddress server = decision.server.address();
    const bool blocked = (isStore(answers, client) && isUntrustedAddress(answers, segments, server))
        || (isStore(answers, server) && isUntrustedAddress(answers, segments, client));
    return blocked ? ".decision: a store of account data never exchanges traffic with an untrusted "
                     "network (1.4.4)"
                   : "";
}

} // namespace

std::optional<Day> endOf(const Decision& decision)
{
    constexpr std::string_view kUntil = "until ";
    constexpr std::size_t kDayLength = 10;
    const std::size_t at = decision.evidence.rfind(kUntil);
    if (at == std::string::npos)
        return std::nullopt;
    return dayFromString(
        std::string_view(decision.evidence).substr(at + kUntil.size(), kDayLength));
}

Verdict verdictOn(const Decision& decision, Day day)
{
    if (decision.verdict == Verdict::Temporary) {
        const auto end = endOf(decision);
        return end && day <= *end ? Verdict::Temporary : Verdict::Undecided;
    }
    const bool narrow = decision.client.isHost() && decision.server.isHost()
        && decision.accountData != Carries::Yes;
    return decision.verdict == Verdict::Exception && !narrow ? Verdict::Undecided
                                                             : decision.verdict;
}

Result<void> checkAnswers(const Answers& answers)
{
    if (answers.defaultDecision == Verdict::Temporary)
        return Error {
            ErrorCode::Invalid, "$.default_decision: a temporary permission is for one flow"};
    const SegmentIndex segments(answers);
    for (std::size_t i = 0; i < answers.decisions.size(); ++i)
        if (const std::string problem = problemOf(answers, segments, answers.decisions[i]);
            !problem.empty())
            return Error {ErrorCode::Invalid, "$.decisions[" + std::to_string(i) + "]" + problem};
    return {};
}

} // namespace nb::scope
