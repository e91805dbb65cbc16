// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/assets/assetimport.h"

#include <algorithm>

namespace nb {

namespace {

constexpr std::size_t kHead = 4096;

std::string headText(PeekSource& source)
{
    const std::span<const std::byte> head = source.peek(kHead);
    std::string text;
    text.reserve(head.size());
    for (const std::byte b : head)
        text += std::to_integer<char>(b);
    if (text.starts_with("\xef\xbb\xbf"))
        text.erase(0, 3);
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    return begin == std::string::npos ? std::string() : text.substr(begin);
}

/// What a file is by how it begins.
enum class Kind : std::uint8_t
{
    Database,
    Xml,
    Lines,
    Table,
};

Result<Kind> kindOf(PeekSource& source)
{
    const std::string head = headText(source);
    if (head.empty())
        return Error {ErrorCode::UnknownFormat, "the file is empty"};
    if (head.starts_with("SQLite format 3"))
        return Kind::Database;
    if (head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff"))
        return Error {ErrorCode::UnknownFormat, "the file is UTF-16; save it as CSV in UTF-8"};
    if (head.find('\0') != std::string::npos)
        return Error {ErrorCode::UnknownFormat,
            "the file is no text; expected CSV, Nmap XML, JSON lines or asset.db"};
    return head.starts_with("<") ? Kind::Xml : head.starts_with("{") ? Kind::Lines : Kind::Table;
}

Result<AssetFile> readDatabase(const QString& path, std::stop_token stop)
{
    const auto copy = UntrustedCopy::make(path);
    if (!copy)
        return copy.error();
    auto db = SqliteDatabase::openUntrusted(copy->path());
    if (!db)
        return db.error();
    return readAssetDatabase(*db, std::move(stop));
}

/// `more` where `had` says nothing.
AssetEdits merged(const AssetEdits& had, const AssetEdits& more, bool overwrite, bool& kept)
{
    AssetEdits edits = had;
    const auto take = [&](std::string& into, const std::string& from) {
        if (from.empty() || into == from)
            return;
        if (into.empty() || overwrite)
            into = from;
        else
            kept = true;
    };
    take(edits.owner, more.owner);
    take(edits.role, more.role);
    take(edits.notes, more.notes);
    for (const std::string& tag : more.tags)
        if (std::ranges::find(edits.tags, tag) == edits.tags.end())
            edits.tags.push_back(tag);
    return edits;
}

} // namespace

Result<AssetFile> readAssetFile(
    const QString& path, const AssetColumns& columns, std::stop_token stop)
{
    auto file = openFile(path);
    if (!file)
        return file.error();
    PeekSource source(std::move(*file));
    const auto kind = kindOf(source);
    if (!kind)
        return kind.error();
    switch (*kind) {
    case Kind::Database:
        return readDatabase(path, std::move(stop));
    case Kind::Xml:
        return readNmapXml(source, std::move(stop));
    case Kind::Lines:
        return readIpamLines(source, std::move(stop));
    case Kind::Table:
        break;
    }
    return readAssetCsv(source, columns, std::move(stop));
}

Result<AssetFile> readAssetTable(
    const QString& path, const AssetColumnFields& columns, std::stop_token stop)
{
    auto file = openFile(path);
    if (!file)
        return file.error();
    PeekSource source(std::move(*file));
    return readPlacedCsv(source, columns, std::move(stop));
}

Result<std::optional<AssetTableHead>> readAssetTableHead(const QString& path)
{
    auto file = openFile(path);
    if (!file)
        return file.error();
    PeekSource source(std::move(*file));
    const auto kind = kindOf(source);
    if (!kind)
        return kind.error();
    if (*kind != Kind::Table)
        return std::optional<AssetTableHead>();
    auto head = readCsvHead(source);
    if (!head)
        return head.error();
    return std::optional(std::move(*head));
}

Result<AssetImportCounts> mergeAssetFile(
    AssetInventory& inventory, AssetFile&& file, bool overwrite)
{
    AssetImportCounts counts;
    counts.assets = file.learning.assets.size();
    const std::vector<AssetChange> changes = inventory.learn(std::move(file.learning));
    counts.news = static_cast<std::uint64_t>(std::ranges::count(
        changes, AssetChange::Kind::NewAsset, [](const AssetChange& c) { return c.kind; }));
    if (auto done = inventory.write(true); !done)
        return done.error();
    for (const auto& [address, edits] : file.edits) {
        const AssetPtr asset = inventory.find(address);
        const AssetEdits had = asset ? asset->edits : AssetEdits {};
        bool kept = false;
        AssetEdits all = merged(had, edits, overwrite, kept);
        counts.kept += kept ? 1 : 0;
        if (all == had)
            continue;
        if (auto done = inventory.edit(address, std::move(all)); !done)
            return done.error();
        ++counts.edits;
    }
    return counts;
}

} // namespace nb
