// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/timestamp.h"
#include "core/net/ipprefix.h"
#include "core/net/protocol.h"
#include "core/scope/category.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nb::scope {

/// How far what lies in a segment is trusted.
enum class Trust : std::uint8_t
{
    Internal,
    Dmz, ///< offers public services
    Wireless,
    Guest,
    ThirdParty,
    Internet,
};

/// What stands between two segments.
enum class ControlKind : std::uint8_t
{
    None, ///< nothing: one zone
    Any, ///< a device that lets everything through: one zone
    Unknown, ///< not said: computed both ways
    Acl, ///< stateless filter
    Stateful,
    Isolated, ///< no path at all
};

/// In what form account data is on a system.
enum class DataState : std::uint8_t
{
    Unknown,
    Clear,
    CipherNoKey, ///< only ciphertext, and no key to it
    Token, ///< only values that cannot be turned back
    None,
};

enum class Role : std::uint8_t
{
    Segmenting,
    SecurityService,
    Jump,
    Vpn,
    Proxy,
    Pam,
    AdminWorkstation,
    PassThrough,
    Nat,
    LoadBalancer,
};
inline constexpr std::size_t kRoleCount = static_cast<std::size_t>(Role::LoadBalancer) + 1;

/// A set of enumerators as bits.
[[nodiscard]] constexpr std::uint16_t bit(Role role)
{
    return static_cast<std::uint16_t>(1U << static_cast<unsigned>(role));
}

/// What account data is done with; bits of AssetAnswer::accountData.
inline constexpr std::uint8_t kStores = 1;
inline constexpr std::uint8_t kProcesses = 2;
inline constexpr std::uint8_t kTransmits = 4;

/// How well an answer is founded.
enum class Grade : std::uint8_t
{
    None,
    E1, ///< tested
    E2, ///< configuration or document seen
    E3, ///< said in an interview
};
inline constexpr std::size_t kGradeCount = static_cast<std::size_t>(Grade::E3) + 1;

enum class Verdict : std::uint8_t
{
    Undecided,
    Accepted,
    Rejected,
    Temporary,
    Exception, ///< step 2.4 of the model: documented out, with a reason
};

/// Whether a flow carries account data.
enum class Carries : std::uint8_t
{
    Unknown,
    Yes,
    No,
    Token,
};

/// What happens to a payment when a flow carries its data (PCI DSS 12.5.2); bits of
/// Decision::stages.
enum class Stage : std::uint8_t
{
    Authorisation,
    Capture,
    Settlement,
    Chargeback,
    Refund,
    Backup,
    Other,
};
inline constexpr std::size_t kStageCount = static_cast<std::size_t>(Stage::Other) + 1;
[[nodiscard]] constexpr std::uint8_t bit(Stage stage)
{
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(stage));
}

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
    bool operator==(const Answers&) const = default;
};

using nb::toString;
/// Texts of the file, both ways; nothing for a text that is none.
[[nodiscard]] std::string_view toString(Trust trust);
[[nodiscard]] std::string_view toString(ControlKind kind);
[[nodiscard]] std::string_view toString(DataState state);
[[nodiscard]] std::string_view toString(Role role);
[[nodiscard]] std::string_view toString(Grade grade);
[[nodiscard]] std::string_view toString(Verdict verdict);
[[nodiscard]] std::string_view toString(Carries carries);
[[nodiscard]] std::string_view toString(Stage stage);
[[nodiscard]] std::optional<Trust> trustFromString(std::string_view text);
[[nodiscard]] std::optional<ControlKind> controlKindFromString(std::string_view text);
[[nodiscard]] std::optional<DataState> dataStateFromString(std::string_view text);
[[nodiscard]] std::optional<Role> roleFromString(std::string_view text);
[[nodiscard]] std::optional<Grade> gradeFromString(std::string_view text);
[[nodiscard]] std::optional<Verdict> verdictFromString(std::string_view text);
[[nodiscard]] std::optional<Carries> carriesFromString(std::string_view text);
[[nodiscard]] std::optional<Stage> stageFromString(std::string_view text);
/// `authorisation, refund`; empty for none.
[[nodiscard]] std::string stagesText(std::uint8_t stages);

/// Reads answers.json. Invalid names the JSON path of the first unknown key, missing key or bad
/// value, or the byte offset where it is no JSON at all.
[[nodiscard]] Result<Answers> answersFromJson(std::string_view json);
/// The canonical form: every key (channel and stages of a flow, override of a system where stated),
/// in the order of the format, two blanks a level; reading it gives the same answers, and the same
/// answers give the same bytes.
[[nodiscard]] std::string toJson(const Answers& answers);

} // namespace nb::scope
