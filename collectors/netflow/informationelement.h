// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace nb {

/// Abstract data types of RFC 7012 §3.1 and RFC 6313.
enum class ElementType : std::uint8_t
{
    OctetArray,
    Unsigned8,
    Unsigned16,
    Unsigned32,
    Unsigned64,
    Signed8,
    Signed16,
    Signed32,
    Signed64,
    Float32,
    Float64,
    Boolean,
    MacAddress,
    String,
    DateTimeSeconds,
    DateTimeMilliseconds,
    DateTimeMicroseconds,
    DateTimeNanoseconds,
    Ipv4Address,
    Ipv6Address,
    BasicList,
    SubTemplateList,
    SubTemplateMultiList,
};

struct InformationElement
{
    std::uint32_t enterprise;
    std::uint16_t id;
    ElementType type;
    std::string_view name;
};

/// Reverse direction of an IANA element (RFC 5103 §6.1).
inline constexpr std::uint32_t kReverseEnterprise = 29305;
/// Stand-ins in the table for what only NetFlow v9 has (RFC 3954 §6.1, vendors' field types).
inline constexpr std::uint32_t kNetFlow9Enterprise = 0xFFFF'FFFE;
inline constexpr std::uint32_t kNetFlow9ScopeEnterprise = 0xFFFF'FFFF;

/// All elements, by enterprise and id.
[[nodiscard]] std::span<const InformationElement> informationElements();
/// The element with exactly this number, or null.
[[nodiscard]] const InformationElement* findElement(std::uint32_t enterprise, std::uint16_t id);
/// What a field of a message means: `version` 9 knows scopes and types of its own, a reverse
/// element is the one it reverses. Null when unknown.
[[nodiscard]] const InformationElement* elementOfField(
    std::uint16_t version, std::uint32_t enterprise, std::uint16_t id, bool scope);
/// `octetDeltaCount`, `reverseOctetDeltaCount`; `637:91` (enterprise:id) when unknown.
[[nodiscard]] std::string elementName(
    std::uint16_t version, std::uint32_t enterprise, std::uint16_t id, bool scope);

/// Whether a value of `length` octets suits the type (rule A11): integers in 1 to 8 octets (reduced
/// size, RFC 7011 §6.2; some exporters send them wider than the registry says, which loses
/// nothing), floats 4 or 8, addresses and times exact, everything else any length.
[[nodiscard]] bool lengthSuits(ElementType type, std::size_t length);
[[nodiscard]] bool isUnsigned(ElementType type);

} // namespace nb
