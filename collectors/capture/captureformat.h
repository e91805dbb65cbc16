// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace nb {

/// Capture file formats we read.
enum class CaptureFormat
{
    Pcap, ///< libpcap, micro- or nanoseconds, either byte order
    PcapNg, ///< draft-ietf-opsawg-pcapng
    Snoop, ///< RFC 1761
};

/// Bytes that recogniseCapture() needs to see.
inline constexpr std::size_t kCaptureHeadBytes = 12;

/// The format by its magic number; nothing when it is none of them.
[[nodiscard]] std::optional<CaptureFormat> recogniseCapture(std::span<const std::byte> head);

/// `pcap`, `pcapng`, `snoop`.
[[nodiscard]] std::string_view toString(CaptureFormat format);

} // namespace nb
