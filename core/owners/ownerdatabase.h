// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/ipaddress.h"

#include <QString>

#include <memory>
#include <optional>
#include <string>

namespace nb {

/// What an offline file says of an address.
struct DatabaseOwner
{
    std::string organisation {}; ///< holder of the autonomous system
    std::string country {}; ///< ISO 3166-1 alpha-2
    std::uint32_t asn = 0; ///< autonomous system, 0 none
    bool operator==(const DatabaseOwner&) const = default;
};

/// A MaxMind DB file (MMDB) of autonomous systems or countries, read through libmaxminddb. The file
/// is the user's; whatever is in it gives no more than wrong names. Any thread.
class OwnerDatabase
{
public:
    /// Reads a private copy. Unreadable, UnknownFormat, LimitExceeded, NoSpace.
    static Result<std::shared_ptr<const OwnerDatabase>> open(const QString& path);
    ~OwnerDatabase();
    OwnerDatabase(const OwnerDatabase&) = delete;
    OwnerDatabase& operator=(const OwnerDatabase&) = delete;

    [[nodiscard]] std::optional<DatabaseOwner> find(const IpAddress& address) const;
    /// Kind of database as the file names it (`GeoLite2-ASN`).
    [[nodiscard]] const std::string& kind() const { return m_kind; }

private:
    struct Private;
    explicit OwnerDatabase(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
    std::string m_kind;
};

} // namespace nb
