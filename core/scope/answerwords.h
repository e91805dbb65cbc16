// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/timestamp.h"
#include "core/net/protocol.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

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

} // namespace nb::scope
