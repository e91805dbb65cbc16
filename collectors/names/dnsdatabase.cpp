// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/names/dnsdatabase.h"

#include <algorithm>
#include <array>

namespace nb {

namespace {

constexpr std::array<std::string_view, 5> kColumns {
    "ipv4", "domain", "type", "dateAdded", "dateLastSeen"};
constexpr std::array<TableShape, 1> kTables {{{"dnsEntries", kColumns}}};
constexpr std::int64_t kMostSeconds = 253'402'300'799; // end of 9999
constexpr std::uint64_t kPollEvery = 4096; // rows

/// Seconds as µs, within the years that exist.
std::int64_t timeOf(std::int64_t seconds)
{
    return std::clamp<std::int64_t>(seconds, 0, kMostSeconds) * 1'000'000;
}

} // namespace

Result<bool> hasDnsTable(SqliteDatabase& db)
{
    const auto count = db.integer(
        "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND lower(name) = 'dnsentries'");
    if (!count)
        return count.error();
    return *count > 0;
}

Result<ImportReport> importDnsDatabase(SqliteDatabase& db, NameSink& names, std::stop_token stop)
{
    if (const auto checked = checkSchema(db, kTables, {}, true); !checked)
        return checked.error();
    db.interruptOn(stop);
    auto select = db.prepare("SELECT ipv4, substr(domain, 1, 1100), dateAdded, dateLastSeen "
                             "FROM dnsEntries ORDER BY dateLastSeen");
    if (!select)
        return select.error();
    ImportReport report;
    report.format = "NetBehave DNS cache";
    for (std::uint64_t rows = 1;; ++rows) {
        const auto row = select->step();
        if (!row)
            return row.error();
        if (!*row)
            return report;
        if (rows % kPollEvery == 0 && stop.stop_requested())
            return Error {ErrorCode::Cancelled, "the import was cancelled"};
        const auto address = IpAddress::fromString(select->text(0));
        std::string name = normalisedName(select->text(1));
        if (!address || name.empty() || IpAddress::fromString(name)) {
            ++report.skipped["bad row"];
            continue;
        }
        NameBinding binding = answeredBinding({}, *address, std::move(name),
            timeOf(select->integer(3)), kAssumedTtlSeconds, NameSource::Cache);
        binding.first = std::min(binding.last, timeOf(select->integer(2)));
        names.add(std::move(binding));
        ++report.names;
    }
}

} // namespace nb
