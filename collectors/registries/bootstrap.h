// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/ipprefix.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nb {

/// The five regional Internet registries.
enum class Rir : std::uint8_t
{
    Afrinic,
    Apnic,
    Arin,
    Lacnic,
    Ripe,
};
/// `afrinic`, `apnic`, `arin`, `lacnic`, `ripe`.
[[nodiscard]] std::string_view toString(Rir registry);
[[nodiscard]] std::optional<Rir> rirFromString(std::string_view text);

/// Where a registry answers RDAP queries (RFC 7482), ending in a slash.
[[nodiscard]] QUrl rdapBaseOf(Rir registry);
/// ARIN's own service (Whois-RWS).
[[nodiscard]] QUrl arinRestBase();
/// The only hosts that are ever asked, whoever refers to others.
[[nodiscard]] bool isRegistryHost(const QString& host);

/// Which registry is in charge of an address: IANA's bootstrap (RFC 9224). A value.
class RegistryBootstrap
{
public:
    /// The shipped table.
    RegistryBootstrap();
    /// A table of lines `prefix registry`, as text() makes them. Invalid.
    static Result<RegistryBootstrap> fromText(std::string_view text);

    /// Takes the prefixes of IANA's `ipv4.json` or `ipv6.json` in place of those of the same
    /// family; services that are none of the five registries are left out. Invalid when it is no
    /// such file.
    Result<void> load(const QByteArray& json);
    [[nodiscard]] std::string text() const;
    /// Of the longest prefix; nothing for addresses that nobody is in charge of.
    [[nodiscard]] std::optional<Rir> find(const IpAddress& address) const;

private:
    struct Line
    {
        IpPrefix prefix;
        Rir registry;
    };
    explicit RegistryBootstrap(std::vector<Line> lines)
        : m_lines(std::move(lines))
    {
    }
    std::vector<Line> m_lines;
};

} // namespace nb
