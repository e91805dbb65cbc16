// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/answers.h"

#include "core/scope/texttable.h"

#include <algorithm>
#include <array>

namespace nb::scope {

namespace {

template <typename Enum> struct Name
{
    Enum value;
    std::string_view text;
};

constexpr std::array<Name<Trust>, 6> kTrusts {
    {{Trust::Internal, "internal"}, {Trust::Dmz, "dmz"}, {Trust::Wireless, "wireless"},
        {Trust::Guest, "guest"}, {Trust::ThirdParty, "thirdparty"}, {Trust::Internet, "internet"}}};
constexpr std::array<Name<ControlKind>, 6> kKinds {{{ControlKind::None, "none"},
    {ControlKind::Any, "any"}, {ControlKind::Unknown, "unknown"}, {ControlKind::Acl, "acl"},
    {ControlKind::Stateful, "stateful"}, {ControlKind::Isolated, "isolated"}}};
constexpr std::array<Name<DataState>, 5> kStates {{{DataState::Unknown, "unknown"},
    {DataState::Clear, "clear"}, {DataState::CipherNoKey, "cipher-no-key"},
    {DataState::Token, "token"}, {DataState::None, "none"}}};
constexpr std::array<Name<Role>, kRoleCount> kRoles {
    {{Role::Segmenting, "segmenting"}, {Role::SecurityService, "security-service"},
        {Role::Jump, "jump"}, {Role::Vpn, "vpn"}, {Role::Proxy, "proxy"}, {Role::Pam, "pam"},
        {Role::AdminWorkstation, "admin-workstation"}, {Role::PassThrough, "pass-through"},
        {Role::Nat, "nat"}, {Role::LoadBalancer, "load-balancer"}}};
constexpr std::array<Name<Grade>, 4> kGrades {
    {{Grade::None, ""}, {Grade::E1, "E1"}, {Grade::E2, "E2"}, {Grade::E3, "E3"}}};
constexpr std::array<Name<Verdict>, 5> kVerdicts {{{Verdict::Undecided, "undecided"},
    {Verdict::Accepted, "accepted"}, {Verdict::Rejected, "rejected"},
    {Verdict::Temporary, "temporary"}, {Verdict::Exception, "exception"}}};
constexpr std::array<Name<Carries>, 4> kCarries {{{Carries::Unknown, "unknown"},
    {Carries::Yes, "yes"}, {Carries::No, "no"}, {Carries::Token, "token"}}};

constexpr std::array<Name<Stage>, kStageCount> kStages {
    {{Stage::Authorisation, "authorisation"}, {Stage::Capture, "capture"},
        {Stage::Settlement, "settlement"}, {Stage::Chargeback, "chargeback"},
        {Stage::Refund, "refund"}, {Stage::Backup, "backup"}, {Stage::Other, "other"}}};

template <typename Names, typename Enum> std::string_view textOf(const Names& names, Enum value)
{
    const auto at = std::ranges::find(names, value, [](const auto& name) { return name.value; });
    return at == names.end() ? std::string_view {} : at->text;
}

template <typename Names> auto valueOf(const Names& names, std::string_view text)
{
    using Enum = decltype(names.front().value);
    const auto at = std::ranges::find(names, text, [](const auto& name) { return name.text; });
    return at == names.end() ? std::optional<Enum> {} : std::optional<Enum> {at->value};
}

} // namespace

std::string_view toString(Trust trust)
{
    return textOf(kTrusts, trust);
}
std::string_view toString(ControlKind kind)
{
    return textOf(kKinds, kind);
}
std::string_view toString(DataState state)
{
    return textOf(kStates, state);
}
std::string_view toString(Role role)
{
    return textOf(kRoles, role);
}
std::string_view toString(Grade grade)
{
    return textOf(kGrades, grade);
}
std::string_view toString(Verdict verdict)
{
    return textOf(kVerdicts, verdict);
}
std::string_view toString(Carries carries)
{
    return textOf(kCarries, carries);
}
std::string_view toString(Stage stage)
{
    return textOf(kStages, stage);
}
std::optional<Trust> trustFromString(std::string_view text)
{
    return valueOf(kTrusts, text);
}
std::optional<ControlKind> controlKindFromString(std::string_view text)
{
    return valueOf(kKinds, text);
}
std::optional<DataState> dataStateFromString(std::string_view text)
{
    return valueOf(kStates, text);
}
std::optional<Role> roleFromString(std::string_view text)
{
    return valueOf(kRoles, text);
}
std::optional<Grade> gradeFromString(std::string_view text)
{
    return valueOf(kGrades, text);
}
std::optional<Verdict> verdictFromString(std::string_view text)
{
    return valueOf(kVerdicts, text);
}
std::optional<Carries> carriesFromString(std::string_view text)
{
    return valueOf(kCarries, text);
}
std::optional<Stage> stageFromString(std::string_view text)
{
    return valueOf(kStages, text);
}

std::string stagesText(std::uint8_t stages)
{
    std::string text;
    for (const auto& [stage, name] : kStages)
        if ((stages & bit(stage)) != 0)
            appendItem(text, name, ", ");
    return text;
}

} // namespace nb::scope
