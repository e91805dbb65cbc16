// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/timestamp.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nb {

/// What an alert is about.
enum class AlertKind : std::uint8_t
{
    NewAsset,
    NewService, ///< an asset known before answers on a new port
    MacChanged,
    NewConversation, ///< between two segments that did not talk before
    Match, ///< a flow matches the condition's expression
    NoMatch, ///< a flow that no rule matches
    SilentExporter,
    Volume, ///< more than so many bytes in so much time
    Pivot, ///< a chain of admin sessions; raised by the pivot search
};
/// `new-asset`, `new-service` …; as stored and on the command line.
[[nodiscard]] std::string_view toString(AlertKind kind);
[[nodiscard]] std::optional<AlertKind> alertKindFromString(std::string_view text);
[[nodiscard]] std::vector<std::string_view> alertKindNames();

enum class AlertSeverity : std::uint8_t
{
    Info,
    Low,
    Medium,
    High,
    Critical,
};
[[nodiscard]] std::string_view toString(AlertSeverity severity);
[[nodiscard]] std::optional<AlertSeverity> alertSeverityFromString(std::string_view text);

/// Whose bytes a volume condition adds up.
enum class VolumePer : std::uint8_t
{
    All,
    Client,
    Server,
};
[[nodiscard]] std::string_view toString(VolumePer per);
[[nodiscard]] std::optional<VolumePer> volumePerFromString(std::string_view text);

/// When to raise an alert.
struct AlertCondition
{
    std::int64_t id = 0; ///< 0: not stored yet
    std::string name {}; ///< unique
    AlertKind kind = AlertKind::Match;
    AlertSeverity severity = AlertSeverity::Medium;
    bool enabled = true;
    std::string expression {}; ///< flows it is about, empty for all; Match, NoMatch, Volume
    std::uint64_t bytes = 0; ///< Volume: more than this, both directions, scaled by sampling
    std::chrono::seconds window {300}; ///< Volume: within; SilentExporter: silent for
    VolumePer per = VolumePer::All;
    /// The same thing within this time of an alert not acknowledged only counts up.
    std::chrono::seconds quiet {3600};
    bool operator==(const AlertCondition&) const = default;
};

/// Something that happened. `facts` are for machines: ip, mac, src_ip, dst_ip, port ….
struct Alert
{
    std::int64_t id = 0;
    AlertKind kind = AlertKind::Match;
    AlertSeverity severity = AlertSeverity::Medium;
    std::string condition {}; ///< its name
    std::string key {}; ///< the same key is the same thing happening again
    std::string text {}; ///< one English line
    std::map<std::string, std::string> facts {};
    Timestamp first {};
    Timestamp last {};
    std::uint64_t count = 1;
    std::optional<Timestamp> acknowledged {};
    bool imported = false; ///< told by a file: kept in the history, sent nowhere
    bool operator==(const Alert&) const = default;
};

/// Where this stands in the URL of a webhook, the channel's secret is put when it is called: many
/// services know who writes by a part of their URL.
inline constexpr std::string_view kSecretInUrl = "{secret}";

enum class ChannelType : std::uint8_t
{
    Mail, ///< smtp:// or smtps://
    Webhook, ///< http:// or https://, JSON is posted
    Syslog, ///< udp://, tcp:// or tls://, RFC 5424
    File, ///< JSON lines appended to a file
    Desktop, ///< a notification of the desktop the program runs on
};
[[nodiscard]] std::string_view toString(ChannelType type);
[[nodiscard]] std::optional<ChannelType> channelTypeFromString(std::string_view text);

enum class MailSecurity : std::uint8_t
{
    StartTls, ///< refused when the server cannot
    Tls, ///< from the first byte (smtps)
    None,
};
[[nodiscard]] std::string_view toString(MailSecurity security);
[[nodiscard]] std::optional<MailSecurity> mailSecurityFromString(std::string_view text);

/// Where alerts are sent. Never holds a secret: `secret` is its name in the secret store.
struct AlertChannel
{
    std::int64_t id = 0; ///< 0: not stored yet
    std::string name {}; ///< unique
    ChannelType type = ChannelType::Mail;
    bool enabled = true;
    AlertSeverity least = AlertSeverity::Info; ///< lesser alerts are not sent
    std::string url {}; ///< host and port, or the file's path
    std::string from {}; ///< Mail
    std::vector<std::string> to {}; ///< Mail
    MailSecurity security = MailSecurity::StartTls; ///< Mail
    std::string user {}; ///< Mail, Webhook: name to log in with; empty for none
    std::string secret {}; ///< Mail: password, Webhook: bearer token, when `user` is empty
    std::string certificates {}; ///< PEM file to trust instead of the system's, or empty
    bool operator==(const AlertChannel&) const = default;
};

/// As stored: JSON without id, name and enabled. Reading takes what it understands.
[[nodiscard]] std::string toJson(const AlertCondition& condition);
void readJson(std::string_view json, AlertCondition& condition);
[[nodiscard]] std::string toJson(const AlertChannel& channel);
void readJson(std::string_view json, AlertChannel& channel);

/// Usage when a condition or channel makes no sense: no name, an expression that does not parse,
/// a mail address that is none, a URL of another kind.
[[nodiscard]] Result<void> check(const AlertCondition& condition);
[[nodiscard]] Result<void> check(const AlertChannel& channel);

/// Whether the text is an address to send mail to: a dot-atom local part and a host name, up to
/// 254 bytes (RFC 5321 §4.1.2, §4.5.3.1.3). Quoted local parts and address literals are refused.
[[nodiscard]] bool isMailAddress(std::string_view text);

} // namespace nb
