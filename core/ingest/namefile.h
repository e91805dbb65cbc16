// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace nb {

/// Files that tell names.
enum class NameFileKind : std::uint8_t
{
    Dnsmasq, ///< log of dnsmasq with log-queries
    Unbound, ///< log of unbound with log-queries or log-replies
    Zeek, ///< dns.log of Zeek, as TSV or JSON
    Hosts, ///< hosts file
    NetBehave, ///< dns.db, NetBehave's cache
};

inline constexpr std::array<std::pair<NameFileKind, std::string_view>, 5> kNameFileKinds {
    {{NameFileKind::Dnsmasq, "dnsmasq"}, {NameFileKind::Unbound, "unbound"},
        {NameFileKind::Zeek, "zeek"}, {NameFileKind::Hosts, "hosts"},
        {NameFileKind::NetBehave, "dns.db"}}};

[[nodiscard]] constexpr std::optional<NameFileKind> nameFileKindFromString(std::string_view text)
{
    for (const auto& [kind, name] : kNameFileKinds)
        if (name == text)
            return kind;
    return std::nullopt;
}

} // namespace nb
