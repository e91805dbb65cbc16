// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/assetimporter.h"
#include "core/assets/assetroles.h"
#include "ui/flows/flowformat.h"

#include <QString>

namespace nb {

/// `Database server`.
[[nodiscard]] QString roleText(AssetRole role);
/// Why a role is guessed, as a sentence part.
[[nodiscard]] QString reasonText(const RoleReason& reason);
/// `high`; empty where nothing is guessed.
[[nodiscard]] QString confidenceText(RoleConfidence confidence);
/// `tcp/443 https`.
[[nodiscard]] QString serviceText(const AssetService& service);
/// Whose network card it is, where that is not the asset's own.
[[nodiscard]] QString macOwnerText(const AssetMac& mac);
/// From first to last; empty when never seen.
[[nodiscard]] QString seenText(const Sighting& seen, const FlowFormat& format);
/// To the second.
[[nodiscard]] QString secondText(Timestamp time, const FlowFormat& format);
/// What became of a file, for the note above the table.
[[nodiscard]] QString importText(
    const QString& name, const AssetImportReport& report, const FlowFormat& format);

} // namespace nb
