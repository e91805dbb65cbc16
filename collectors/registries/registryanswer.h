// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/owners/ownertable.h"

#include <QByteArray>

namespace nb {

/// How long answers hold.
inline constexpr std::chrono::days kOwnerLifetime {30};
inline constexpr std::chrono::days kNoOwnerLifetime {1};

/// The block around `asked` that an RDAP answer tells of (RFC 9083 §5.4, "ip network"): its name,
/// registrant and country. A registry may say anything: Invalid when it is no such answer or its
/// block does not hold the address; a block larger than registries give out (IPv4 /8, IPv6 /12) is
/// one they know no owner of, and becomes noOwner(). Any thread.
[[nodiscard]] Result<OwnerBlock> parseRdapAnswer(
    const QByteArray& json, const IpAddress& asked, std::string_view source, Timestamp now);
/// The same for ARIN's Whois-RWS (`{"net": {"name": {"$": …}}}`).
[[nodiscard]] Result<OwnerBlock> parseArinAnswer(
    const QByteArray& json, const IpAddress& asked, Timestamp now);
/// What stands for "the registry knows nobody": the address alone, without a name.
[[nodiscard]] OwnerBlock noOwner(const IpAddress& asked, std::string_view source, Timestamp now);

} // namespace nb
