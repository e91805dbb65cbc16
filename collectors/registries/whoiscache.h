// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/owners/ownertable.h"

#include <QString>

#include <cstdint>
#include <stop_token>
#include <vector>

namespace nb {

struct WhoisCache
{
    static constexpr std::uint64_t kMaxBlocks = 400'000;

    std::vector<OwnerBlock> blocks {}; ///< IPv4; source `whois cache`
    std::uint64_t badRows = 0; ///< left out: no addresses, or more than kMaxBlocks
};

/// Reads the `whois` table of the published NetBehave's cache, an SQLite file that may come from
/// anybody. Blocks hold for a year from `now`. Unreadable, ForeignFile (no such table), Invalid
/// (not that table), LimitExceeded (takes absurdly long), Cancelled.
[[nodiscard]] Result<WhoisCache> readWhoisCache(
    const QString& path, Timestamp now, std::stop_token stop);

} // namespace nb
