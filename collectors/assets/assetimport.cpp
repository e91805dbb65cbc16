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
    const std::string head = headText(source);
    if (head.starts_with("SQLite format 3"))
        return readDatabase(path, std::move(stop));
    if (head.empty())
        return Error {ErrorCode::UnknownFormat, "the file is empty"};
    if (head.starts_with("<"))
        return readNmapXml(source, std::move(stop));
    if (head.starts_with("{"))
        return readIpamLines(source, std::move(stop));
    return readAssetCsv(source, columns, std::move(stop));
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
