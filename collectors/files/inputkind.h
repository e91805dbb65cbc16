// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace nb {

/// What a (decompressed) input looks like from its first bytes.
enum class InputKind : std::uint8_t
{
    Empty,
    Capture,
    Sqlite,
    Nfcapd, ///< a file of nfcapd, read through nfdump
    FlowText, ///< CSV or TSV with a header that names flow columns
    NameLog, ///< log of a resolver or hosts file; see recogniseNameLog()
    OtherText,
    Utf16Text,
    Archive, ///< zip, tar, 7z, rar: several files in one
    ExportMessages, ///< IPFIX file (RFC 5655), or datagrams of exporters back to back
    Unknown,
};

/// Bytes that recogniseInput() wants to see, fewer only when the input is shorter.
inline constexpr std::size_t kInputHeadBytes = 65'536;

[[nodiscard]] InputKind recogniseInput(std::span<const std::byte> head);

} // namespace nb
