// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"
#include "core/filter/filterexpression.h"
#include "ui/address/addresstarget.h"

#include <QIcon>
#include <QString>

#include <vector>

namespace nb {

/// What happened as one line in the language of the window, made of the alert's facts; the English
/// text where they do not say enough.
[[nodiscard]] QString alertText(const Alert& alert);
/// Title of a notification of the desktop.
[[nodiscard]] QString noticeTitle(const Alert& alert, std::uint64_t total);
/// `New asset`, as a kind.
[[nodiscard]] QString kindText(AlertKind kind);
/// What raises it, for whoever sets it up.
[[nodiscard]] QString kindHelp(AlertKind kind);
[[nodiscard]] QString severityText(AlertSeverity severity);
[[nodiscard]] QIcon severityIcon(AlertSeverity severity);
/// `E-mail`.
[[nodiscard]] QString channelText(ChannelType type);
/// The flows behind an alert; nothing when it is not about flows.
[[nodiscard]] std::optional<FilterPtr> alertFilter(const Alert& alert);
/// The addresses that the alert names; none for those of rules, volumes and exporters' names.
[[nodiscard]] std::vector<AddressTarget> alertTargets(const Alert& alert);
/// `5 minutes`, `1 hour`.
[[nodiscard]] QString durationText(std::chrono::seconds duration);

} // namespace nb
