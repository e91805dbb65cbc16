// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/timestamp.h"
#include "core/flow/flowbatch.h"
#include "core/storage/workspace.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace nb {

/// How one collector hands its flows to another: IPFIX (RFC 7011) with elements of our own for what
/// IANA has none. docs/forwarding.md describes it.
namespace forward {

/// RFC 5612 sets this enterprise number aside for documentation; the project has none yet.
inline constexpr std::uint32_t kEnterprise = 32473;
inline constexpr std::uint32_t kReverseEnterprise = 29305; ///< RFC 5103
inline constexpr std::uint32_t kDomain = 1; ///< of our own messages (RFC 7119)
inline constexpr std::uint16_t kPositionTemplate = 256;
inline constexpr std::uint16_t kReceiptTemplate = 257;
inline constexpr std::uint16_t kFlow4Template = 258;
inline constexpr std::uint16_t kFlow6Template = 259;
inline constexpr std::uint16_t kVariable = 0xffff;

using Bytes = std::vector<std::byte>;

/// Elements of positions and receipts.
inline constexpr std::uint16_t kCollectorId = 1; ///< 16 octets
inline constexpr std::uint16_t kDay = 2; ///< unsigned32, days since 1970-01-01
inline constexpr std::uint16_t kFirstRow = 3; ///< unsigned64
inline constexpr std::uint16_t kRowCount = 4; ///< unsigned32
inline constexpr std::uint16_t kRowsStored = 5; ///< unsigned64
inline constexpr std::uint16_t kGap = 6; ///< unsigned8, 1: rows before these are missing

/// A field of a flow record: how it is named, written and read.
struct Field
{
    std::uint32_t enterprise = 0;
    std::uint16_t id = 0;
    std::uint16_t length = 0; ///< octets, or kVariable
    void (*put)(Bytes&, const Flow&) = nullptr;
    void (*get)(std::span<const std::byte>, Flow&) = nullptr;
};

/// Of the IPv4 template, or of the IPv6 one.
[[nodiscard]] std::span<const Field> flowFields(bool v6);
/// Whether all addresses of a flow can be told in the IPv4 template.
[[nodiscard]] bool fitsV4(const Flow& flow);

/// Big endian, `octets` of it.
void putNumber(Bytes& out, std::uint64_t value, std::size_t octets);
/// Big endian; of more than 8 octets the last ones.
[[nodiscard]] std::uint64_t numberFrom(std::span<const std::byte> bytes);
/// With its length before it (RFC 7011 section 7); at most 65,535 octets.
void putText(Bytes& out, std::string_view text);

/// The header of a message whose length is set by endMessage().
[[nodiscard]] Bytes beginMessage(std::uint32_t sequence, std::int64_t now);
void endMessage(Bytes& message);
/// A set whose length is set by endSet(), which is given what this returned.
[[nodiscard]] std::size_t beginSet(Bytes& message, std::uint16_t id);
void endSet(Bytes& message, std::size_t begin);

/// Template sets of everything a forwarding collector sends.
void putTemplates(Bytes& message);
/// Whether a message is the first one of a forwarding collector.
[[nodiscard]] bool beginsForwarding(std::span<const std::byte> message);

/// 32 hex digits to 16 octets; nothing for another text.
[[nodiscard]] std::optional<std::array<std::byte, 16>> collectorIdFrom(std::string_view hex);
[[nodiscard]] std::string collectorIdText(std::span<const std::byte> octets);

} // namespace forward

/// What a core answers: how many rows of a collector's day it stored.
struct ForwardedReceipt
{
    std::string collector {}; ///< 32 hex digits
    Day day {};
    ForwardReceipt receipt {};
};

/// One message with one receipt.
[[nodiscard]] std::vector<std::byte> encodeReceipt(
    const ForwardedReceipt& receipt, std::uint32_t sequence, std::int64_t now);
/// Receipts of a whole message; nothing when it is damaged.
[[nodiscard]] std::optional<std::vector<ForwardedReceipt>> receiptsIn(
    std::span<const std::byte> message);

} // namespace nb
