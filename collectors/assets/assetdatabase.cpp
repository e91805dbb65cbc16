// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/assets/assetimport.h"

#include <array>

namespace nb {

namespace {

constexpr auto kDeadline = std::chrono::minutes {10};
constexpr std::uint64_t kMostRows = 10'000'000;
constexpr int kText = 3;
constexpr int kInteger = 1;
constexpr int kFloat = 2;

constexpr std::array<std::string_view, 5> kAsset {"ip", "mac", "firstSeen", "lastSeen", "active"};
constexpr std::array<std::string_view, 6> kPort {
    "ip", "proto", "port", "status", "firstSeen", "lastSeen"};
constexpr std::array<std::string_view, 5> kSystem {"ip", "mac", "osinfo", "firstSeen", "lastSeen"};

std::string textAt(const SqliteStatement& row, int column)
{
    if (row.type(column) == kText)
        return plainText(row.text(column), AssetLimits {}.textBytes);
    if (row.type(column) == kFloat) // as SQLite writes it
        return std::string(row.text(column));
    return row.type(column) == kInteger ? std::to_string(row.integer(column)) : std::string();
}

Sighting seenAt(const SqliteStatement& row, int first)
{
    Sighting seen;
    for (const int column : {first, first + 1})
        if (const auto time = assetTime(textAt(row, column)))
            seen.add(*time, *time);
    return seen;
}

class DatabaseReader
{
public:
    explicit DatabaseReader(SqliteDatabase& db)
        : m_db(db)
    {
        m_file.format = "NetBehave asset.db";
    }

    Result<AssetFile> read(std::stop_token stop)
    {
        m_db.interruptOn(std::move(stop), kDeadline);
        if (auto done = check(); !done)
            return done.error();
        if (auto done = each("SELECT ip, mac, firstSeen, lastSeen FROM asset",
                [this](const SqliteStatement& row) { takeAsset(row); });
            !done)
            return done.error();
        if (m_ports)
            if (auto done = each("SELECT ip, proto, port, status, firstSeen, lastSeen FROM port",
                    [this](const SqliteStatement& row) { takePort(row); });
                !done)
                return done.error();
        if (m_systems)
            if (auto done = each("SELECT ip, mac, osinfo, firstSeen, lastSeen FROM assetOS",
                    [this](const SqliteStatement& row) { takeSystem(row); });
                !done)
                return done.error();
        m_file.records = m_file.learning.assets.size();
        return std::move(m_file);
    }

private:
    /// The tables must be plain ones of exactly these columns; port and assetOS may be missing.
    Result<void> check()
    {
        const auto there = [this](std::string_view table) {
            const auto count = m_db.integer("SELECT count(*) FROM sqlite_schema WHERE "
                                            "lower(name) = lower('"
                + std::string(table) + "')");
            return count && *count > 0;
        };
        if (!there("asset"))
            return Error {ErrorCode::UnknownFormat, "the database has no table asset"};
        m_ports = there("port");
        m_systems = there("assetOS");
        std::vector<TableShape> shapes {{"asset", kAsset}};
        if (m_ports)
            shapes.push_back({"port", kPort});
        if (m_systems)
            shapes.push_back({"assetOS", kSystem});
        return checkSchema(m_db, shapes, {}, true);
    }

    template <typename Take> Result<void> each(std::string_view sql, Take&& take)
    {
        auto select = m_db.prepare(sql);
        if (!select)
            return select.error();
        for (std::uint64_t rows = 0; rows < kMostRows; ++rows) {
            const auto row = select->step();
            if (!row)
                return row.error();
            if (!*row)
                return {};
            take(*select);
        }
        return Error {ErrorCode::LimitExceeded, "the table has more rows than there are hosts"};
    }

    Asset* assetAt(const SqliteStatement& row)
    {
        const std::string text = textAt(row, 0);
        const auto address = IpAddress::fromString(text);
        if (!address || address->isUnspecified() || address->isMulticast()) {
            m_file.skip(notAnAddress(text));
            return nullptr;
        }
        Asset* const asset = m_file.learning.at(*address, {});
        if (asset)
            asset->imported = true;
        return asset;
    }

    void takeAsset(const SqliteStatement& row)
    {
        Asset* const asset = assetAt(row);
        if (!asset)
            return;
        const Sighting seen = seenAt(row, 2);
        if (seen.known())
            asset->seen.add(seen);
        if (const auto mac = MacAddress::fromString(textAt(row, 1)); mac && mac->isKnown())
            (void)addMac(*asset, {*mac, MacOwner::Asset, seen, 0, true}, {});
    }

    void takePort(const SqliteStatement& row)
    {
        const auto protocol = Protocol::fromString(textAt(row, 1));
        const auto port = Port::fromString(textAt(row, 2));
        const std::string status = textAt(row, 3);
        if (status == "closed" || status == "filtered" || status == "0")
            return;
        if (!protocol || !protocol->hasPorts() || !port || port->number() == 0) {
            m_file.skip("port " + textAt(row, 1) + " " + textAt(row, 2) + " is none");
            return;
        }
        if (Asset* const asset = assetAt(row))
            addImportedPort(*asset, *protocol, *port, {}, seenAt(row, 4));
    }

    void takeSystem(const SqliteStatement& row)
    {
        const std::string system = textAt(row, 2);
        if (system.empty())
            return;
        if (Asset* const asset = assetAt(row)) {
            const auto mac = MacAddress::fromString(textAt(row, 1));
            (void)addSystem(*asset, {system, mac.value_or(MacAddress()), seenAt(row, 3)}, {});
        }
    }

    SqliteDatabase& m_db;
    AssetFile m_file;
    bool m_ports = false;
    bool m_systems = false;
};

} // namespace

Result<AssetFile> readAssetDatabase(SqliteDatabase& db, std::stop_token stop)
{
    return DatabaseReader(db).read(std::move(stop));
}

} // namespace nb
