// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flowbatch.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nb {

/// Columns of nfdump's text output that we use, by the names of its CSV header.
enum class NfdumpColumn : std::uint8_t
{
    Unused,
    Start, ///< ts
    End, ///< te
    Duration, ///< td, seconds
    Protocol, ///< pr
    SrcIp, ///< sa
    DstIp, ///< da
    SrcPort, ///< sp
    DstPort, ///< dp; for ICMP type.code or type*256+code
    Flags, ///< flg
    Packets, ///< ipkt
    Bytes, ///< ibyt
    ReversePackets, ///< opkt
    ReverseBytes, ///< obyt
    InInterface, ///< in
    OutInterface, ///< out
    Router, ///< ra
    Engine, ///< eng, `type/id`
    Vlan, ///< svln
    SrcMac, ///< ismc
    DstMac, ///< idmc
    NatSrcIp, ///< xsa; 0.0.0.0 when nothing was translated
    NatDstIp, ///< xda
    NatSrcPort, ///< xsp
    NatDstPort, ///< xdp
    Received, ///< tr; stands in for times that are missing, as in events of translators
};

/// The columns named by a header line of `nfdump -o csv`, of any version (1.6, 1.7, and the short
/// form with `firstSeen`); nothing when there is no time or an address is missing.
[[nodiscard]] std::optional<std::vector<NfdumpColumn>> nfdumpColumns(std::string_view header);

/// What to ask of `nfdump -o`: unlike its CSV, whose times are whole seconds, this has
/// milliseconds. `translated`: also for translated addresses, which an nfdump that was built
/// without them refuses; else there is 0 in their place.
[[nodiscard]] std::string nfdumpFormat(bool translated = true);
/// The columns of nfdumpFormat().
[[nodiscard]] std::vector<NfdumpColumn> nfdumpFormatColumns();

/// Sets `flow` from one line: one direction, or both where reverse counters are there. `fileName`
/// stands in for an exporter that is not known. Returns why it cannot be used, empty when all is
/// well. Counters are as nfcapd stored them (it multiplies by the sampling rate when it receives).
[[nodiscard]] std::string fillFromNfdump(Flow& flow, std::span<const NfdumpColumn> columns,
    std::span<const std::string_view> cells, const std::string& fileName);

} // namespace nb
