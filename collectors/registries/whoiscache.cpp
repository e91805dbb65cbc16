// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/registries/whoiscache.h"

#include "collectors/files/flowtext.h"
#include "core/storage/sqlite.h"

#include <QFileInfo>

#include <array>
#include <limits>
#include <map>
#include <utility>

namespace nb {

namespace {

constexpr std::chrono::minutes kDeadline {2};
constexpr std::chrono::days kLifetime {365};
constexpr std::size_t kMaxName = 200; // bytes
constexpr int kInteger = 1;
constexpr int kText = 3;
constexpr std::array<std::string_view, 7> kColumns {"startAddress", "endAddress", "startAddressIP",
    "endAddressIP", "numAddresses", "whoisname", "dateAdded"};

/// dateAdded is in seconds since 1970; what cannot be a time is 1970.
Timestamp timeOf(std::int64_t seconds)
{
    constexpr std::int64_t kYear9999 = 253'402'300'799;
    return Timestamp {std::chrono::seconds {seconds < 0 || seconds > kYear9999 ? 0 : seconds}};
}

bool readBlock(const SqliteStatement& row, Timestamp now, OwnerBlock& block)
{
    constexpr std::int64_t kMax = std::numeric_limits<std::uint32_t>::max();
    if (row.type(0) != kInteger || row.type(1) != kInteger || row.type(2) != kText)
        return false;
    const std::int64_t first = row.integer(0);
    const std::int64_t last = row.integer(1);
    const std::string_view name = row.text(2);
    constexpr std::int64_t kSlash8 = 0x00ff'ffff; // larger ones belong to nobody
    if (first < 0 || last > kMax || first > last || last - first > kSlash8 || name.empty()
        || name.size() > kMaxName)
        return false;
    bool replaced = false;
    block.first = IpAddress::fromV4(static_cast<std::uint32_t>(first));
    block.last = IpAddress::fromV4(static_cast<std::uint32_t>(last));
    block.owner = cleanText(name, replaced);
    block.source = kWhoisCacheSource;
    block.fetched = row.type(3) == kInteger ? timeOf(row.integer(3)) : Timestamp {};
    block.expires = now + kLifetime;
    return true;
}

Result<WhoisCache> readRows(SqliteDatabase& db, Timestamp now)
{
    auto rows = db.prepare("SELECT \"startAddress\", \"endAddress\", \"whoisname\", \"dateAdded\" "
                           "FROM main.whois");
    if (!rows)
        return rows.error();
    WhoisCache cache;
    std::map<std::pair<IpAddress, IpAddress>, OwnerBlock> newest;
    for (;;) {
        const auto more = rows->step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        OwnerBlock block;
        if (!readBlock(*rows, now, block) || newest.size() >= WhoisCache::kMaxBlocks) {
            ++cache.badRows;
            continue;
        }
        const auto [at, isNew] = newest.try_emplace({block.first, block.last}, block);
        if (!isNew && at->second.fetched <= block.fetched)
            at->second = std::move(block);
    }
    cache.blocks.reserve(newest.size());
    for (auto& [key, block] : newest)
        cache.blocks.push_back(std::move(block));
    return cache;
}

} // namespace

Result<WhoisCache> readWhoisCache(const QString& path, Timestamp now, std::stop_token stop)
{
    // SQLite refuses paths through symbolic links; this one was named by the user.
    const QString file = QFileInfo(path).canonicalFilePath();
    if (file.isEmpty())
        return Error {ErrorCode::Unreadable, "cannot be read"};
    const auto copy = UntrustedCopy::make(file);
    if (!copy)
        return copy.error();
    auto db = SqliteDatabase::openUntrusted(copy->path());
    if (!db)
        return db.error();
    const auto tables
        = db->integer("SELECT count(*) FROM sqlite_schema WHERE name = 'whois' COLLATE NOCASE");
    if (!tables)
        return tables.error();
    if (*tables == 0)
        return Error {ErrorCode::ForeignFile, "a database without a table whois"};
    const std::array shapes {TableShape {"whois", kColumns}};
    if (auto checked = checkSchema(*db, shapes, {}, true); !checked)
        return checked.error();
    db->interruptOn(stop, kDeadline);
    auto cache = readRows(*db, now);
    if (!cache && cache.error().code == ErrorCode::Cancelled && !stop.stop_requested())
        return Error {ErrorCode::LimitExceeded, "reading the table takes longer than two minutes"};
    return cache;
}

} // namespace nb
