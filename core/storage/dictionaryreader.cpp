// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/dayfile.h"
#include "core/storage/dayschema.h"

namespace nb {

namespace {

Error damaged(const std::string& what)
{
    return Error {ErrorCode::Invalid, "the day file is damaged: " + what};
}

/// Walks a table (id, …) whose ids must be 1, 2, 3, … and hands each row to `take`.
template <typename F>
Result<void> readNumbered(SqliteDatabase& db, const std::string& sql, std::string_view table,
    std::stop_token stop, F&& take)
{
    auto select = db.prepare(sql);
    if (!select)
        return select.error();
    for (std::int64_t id = 1;; ++id) {
        const auto row = select->step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        if (select->integer(0) != id || id >= 0xffff'ffff)
            return damaged("ids of table " + std::string(table) + " are not consecutive");
        if (!take(*select))
            return damaged("a value in table " + std::string(table) + " cannot be read");
        if (id % 4096 == 0 && stop.stop_requested())
            return Error {ErrorCode::Cancelled, "cancelled"};
    }
}

} // namespace

Result<std::vector<SamplerEntry>> readSamplers(SqliteDatabase& db)
{
    std::vector<SamplerEntry> samplers {SamplerEntry {}};
    const auto take = [&](SqliteStatement& row) {
        const std::int64_t rate = row.integer(2);
        samplers.push_back({std::string(row.text(1)), static_cast<std::uint32_t>(rate)});
        return rate >= 0 && rate <= 0xffff'ffff;
    };
    if (auto done
        = readNumbered(db, "SELECT id, text, rate FROM sampler ORDER BY id", "sampler", {}, take);
        !done)
        return done.error();
    return samplers;
}

Result<Dictionaries> readDictionaries(
    SqliteDatabase& db, std::int64_t version, std::stop_token stop)
{
    Dictionaries d;
    const std::array<std::vector<std::string>*, 13> texts {&d.names, &d.services, &d.applications,
        &d.rules, &d.exporters, &d.tunnels, &d.segments, &d.owners, &d.observers, &d.events,
        &d.interfaces, &d.vrfs, &d.marks};
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::string table(kTextDictionaries[i]);
        if (version < 2 && isSinceVersion2(table))
            continue;
        const auto take = [&](SqliteStatement& row) {
            texts[i]->emplace_back(row.text(1));
            return true;
        };
        if (auto done
            = readNumbered(db, "SELECT id, text FROM " + table + " ORDER BY id", table, stop, take);
            !done)
            return done.error();
    }
    if (version >= 2) {
        auto samplers = readSamplers(db);
        if (!samplers)
            return samplers.error();
        d.samplers = std::move(*samplers);
    }
    const auto takeMac = [&](SqliteStatement& row) {
        const auto mac = MacAddress::fromString(row.text(1));
        d.macs.push_back(mac.value_or(MacAddress {}));
        return mac.has_value();
    };
    if (auto done = readNumbered(db, "SELECT id, text FROM mac ORDER BY id", "mac", stop, takeMac);
        !done)
        return done.error();
    const auto takeHost = [&](SqliteStatement& row) {
        const auto address = IpAddress::fromString(row.text(1));
        const std::int64_t segment = row.integer(2);
        const std::int64_t owner = row.integer(3);
        if (!address || segment < 0 || owner < 0
            || segment >= static_cast<std::int64_t>(d.segments.size())
            || owner >= static_cast<std::int64_t>(d.owners.size()))
            return false;
        d.hosts.push_back(
            {*address, static_cast<std::uint32_t>(segment), static_cast<std::uint32_t>(owner)});
        return true;
    };
    if (auto done = readNumbered(
            db, "SELECT id, address, segment, owner FROM host ORDER BY id", "host", stop, takeHost);
        !done)
        return done.error();
    return d;
}

} // namespace nb
