// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace nb {

/// RFC 7011 §7: the length is told in each record.
inline constexpr std::uint16_t kVariableLength = 65'535;

/// One field specifier of a template.
struct TemplateField
{
    std::uint32_t enterprise = 0; ///< 0 IANA or NetFlow v9
    std::uint16_t id = 0;
    std::uint16_t length = 0; ///< octets, or kVariableLength
    bool scope = false;
    bool operator==(const TemplateField&) const = default;
};

} // namespace nb
