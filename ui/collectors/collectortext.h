// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/collectorstatus.h"
#include "ui/flows/flowformat.h"

#include <QString>

#include <string_view>

namespace nb {

/// How long an exporter may say nothing before it is called silent.
inline constexpr std::chrono::seconds kSilentAfter {180};

[[nodiscard]] bool isSilent(const ExporterStatus& exporter, Timestamp now);

/// `UDP 2055`; with the address when it is not every address: `UDP 127.0.0.1:2055`.
[[nodiscard]] QString sourceTitle(std::string_view url);
/// Why a datagram or record did not become a flow, in a few words.
[[nodiscard]] QString dropReasonText(DropReason reason);
/// What the number of that reason counts: `datagrams`, `sets`, `flows`.
[[nodiscard]] QString dropUnitText(DropReason reason);
[[nodiscard]] std::uint64_t dropTotal(const std::array<std::uint64_t, kDropReasonCount>& drops);
/// `0`, `12 packets`, `3 flows`, `unknown`.
[[nodiscard]] QString lossText(const ExporterStatus& exporter, const FlowFormat& format);
/// Of all exporters, each unit apart: `0 lost`, `12 packets and 3 flows lost`.
[[nodiscard]] QString lossText(const CollectorStatus& status, const FlowFormat& format);
/// `+0.3 s`, `−2 h`.
[[nodiscard]] QString clockOffsetText(std::int64_t microseconds);
/// `2 min ago`, `now`.
[[nodiscard]] QString agoText(Timestamp then, Timestamp now);
/// `120 flows/s`; one decimal below ten.
[[nodiscard]] QString rateText(double flowsPerSecond, const FlowFormat& format);
/// `10.0.0.1`, with the port when several exporters share the address.
[[nodiscard]] QString exporterTitle(const ExporterId& id);
/// `412 sets wait for a template from 10.0.0.1 (sent every few minutes).`; empty when none waits.
[[nodiscard]] QString waitingText(const CollectorStatus& status, const FlowFormat& format);

} // namespace nb
