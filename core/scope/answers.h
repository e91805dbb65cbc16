// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/timestamp.h"
#include "core/net/ipprefix.h"
#include "core/net/protocol.h"
#include "core/scope/answerwords.h"
#include "core/scope/category.h"
#include "core/scope/services.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nb::scope {

struct Entity
{
    std::string name {};
    bool serviceProvider = false;
    bool operator==(const Entity&) const = default;
};

struct SegmentAnswer
{
    std::string name {};
    std::vector<IpPrefix> prefixes {};
    Trust trust = Trust::Internal;
    bool confirmed = false;
    bool operator==(const SegmentAnswer&) const = default;
};

struct ControlAnswer
{
    std::string from {}; ///< empty with `to`: every pair not listed
    std::string to {};
    ControlKind kind = ControlKind::Unknown;
    std::optional<bool> defaultDeny {};
    std::string device {};
    std::optional<Day> tested {};
    [[nodiscard]] bool everyOtherPair() const { return from.empty() && to.empty(); }
    bool operator==(const ControlAnswer&) const = default;
};

/// What a person says that a system is, whatever the rules say.
struct CategoryOverride
{
    Category category = Category::Out; ///< neither Undetermined nor External
    std::string reason {}; ///< never empty
    Grade evidence = Grade::None; ///< never None
    bool operator==(const CategoryOverride&) const = default;
};

struct AssetAnswer
{
    std::string name {};
    std::vector<IpAddress> addresses {};
    std::optional<std::uint8_t> accountData {}; ///< kStores | …; nothing: not answered
    DataState dataState = DataState::Unknown;
    std::uint16_t roles = 0; ///< bit(Role)
    std::string owner {};
    Grade evidence = Grade::None;
    std::vector<IpPrefix> natMembers {};
    std::optional<Day> hostControlTested {};
    std::optional<CategoryOverride> categoryOverride {};
    [[nodiscard]] bool has(Role role) const { return (roles & bit(role)) != 0; }
    bool operator==(const AssetAnswer&) const = default;
};

struct ExporterAnswer
{
    std::string address {}; ///< as flows name it
    std::vector<std::string> sees {}; ///< segments; `*` is all of them
    std::uint32_t sampling = 1; ///< one packet in so many
    bool operator==(const ExporterAnswer&) const = default;
};

/// What makes an insecure service safe enough to keep (PCI DSS 1.2.6).
struct Mitigation
{
    std::string feature {}; ///< never empty
    std::string owner {};
    std::optional<Day> until {}; ///< holds that day too; nothing: as long as it is stated
    bool operator==(const Mitigation&) const = default;
};

/// One decision over flows. An exact one goes before one over prefixes or any service.
struct Decision
{
    IpPrefix client {};
    IpPrefix server {};
    std::optional<Protocol> protocol {}; ///< nothing: any
    std::optional<std::uint16_t> port {}; ///< ICMP: type*256+code; nothing: any
    Verdict verdict = Verdict::Undecided;
    std::string justification {};
    Carries accountData = Carries::Unknown;
    std::string evidence {};
    std::string channel {}; ///< how the payment was accepted, as people call it
    std::uint8_t stages = 0; ///< bit(Stage)
    std::optional<Mitigation> mitigation {};
    std::string approvedBy {};
    std::optional<Day> approvedOn {};
    [[nodiscard]] bool exact() const
    {
        return client.isHost() && server.isHost() && protocol && port;
    }
    bool operator==(const Decision&) const = default;
};

struct ThirdParty
{
    std::string name {};
    std::vector<IpPrefix> prefixes {};
    std::optional<Day> aoc {}; ///< date of the attestation of compliance
    bool operator==(const ThirdParty&) const = default;
};

/// One line of a filter that is there already, as its configuration has it.
struct FirewallRule
{
    std::string device {}; ///< as controls name it; empty: whichever
    std::string list {}; ///< the first line of a list that fits a flow decides over it
    std::string id {}; ///< what people know it by; never empty
    bool permit = true;
    std::vector<IpPrefix> sources {}; ///< empty: any
    std::vector<IpPrefix> destinations {}; ///< empty: any
    std::vector<Service> services {}; ///< empty: any
    bool operator==(const FirewallRule&) const = default;
};

/// Everything that people say and flows cannot: the content of answers.json.
struct Answers
{
    std::optional<Day> asOf {}; ///< date of the snapshot; nothing: the last day with flows
    Entity entity {};
    std::vector<SegmentAnswer> segments {};
    std::vector<ControlAnswer> controls {};
    std::vector<AssetAnswer> assets {};
    std::vector<ExporterAnswer> exporters {};
    std::vector<Decision> decisions {};
    Verdict defaultDecision = Verdict::Undecided;
    std::vector<ThirdParty> thirdParties {};
    /// Who administers a system that is connected indirectly is so too, over as many as there are;
    /// without, such systems are told as upstream.
    bool strictIndirect = false;
    std::vector<FirewallRule> firewallRules {}; ///< in the order they are looked at
    bool operator==(const Answers&) const = default;
};

/// The last day of a temporary permission: `until 2026-12-31` in its evidence.
[[nodiscard]] std::optional<Day> endOf(const Decision& decision);
/// What a decision is worth on a day: a temporary permission lasts until its end, and an exception
/// is for two systems and for no account data; else nothing is decided.
[[nodiscard]] Verdict verdictOn(const Decision& decision, Day day);

/// Refuses what no answer can permit, with its JSON path: a temporary permission without an end, an
/// exception for whole networks or account data, traffic of a store with an untrusted network.
[[nodiscard]] Result<void> checkAnswers(const Answers& answers);

/// Reads answers.json. Invalid names the JSON path of the first unknown, repeated or missing key or
/// bad value, or the byte offset where it is no JSON at all.
[[nodiscard]] Result<Answers> answersFromJson(std::string_view json);
/// The canonical form: every key (channel and stages of a flow, override of a system, rules that
/// firewalls have, strictness where stated),
/// in the order of the format, two blanks a level; reading it gives the same answers, and the same
/// answers give the same bytes.
[[nodiscard]] std::string toJson(const Answers& answers);

} // namespace nb::scope
