// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assets/assettables.h"

#include "core/assets/assetfacts.h"
#include "core/storage/workspacetables.h"

#include <QString>
#include <QStringList>

#include <utility>

namespace nb {

namespace {

constexpr const char* kSteps[] {
    "CREATE TABLE assets_host(ip BLOB PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL, "
    "facts BLOB NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE assets_edit(ip BLOB PRIMARY KEY, name TEXT NOT NULL, owner TEXT NOT NULL, "
    "role TEXT NOT NULL, notes TEXT NOT NULL, tags TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE assets_card(mac INTEGER PRIMARY KEY, external INTEGER NOT NULL, "
    "many INTEGER NOT NULL, addresses BLOB NOT NULL) WITHOUT ROWID"};

std::span<const std::byte> bytesOf(const IpAddress& address)
{
    return std::as_bytes(std::span(address.bytes()));
}

std::optional<IpAddress> addressFrom(std::span<const std::byte> blob)
{
    IpAddress::Bytes bytes {};
    if (blob.size() != bytes.size())
        return std::nullopt;
    std::ranges::transform(
        blob, bytes.begin(), [](std::byte b) { return std::to_integer<std::uint8_t>(b); });
    return IpAddress(bytes);
}

QByteArray byteArray(std::span<const std::byte> blob)
{
    QByteArray bytes(static_cast<qsizetype>(blob.size()), Qt::Uninitialized);
    std::ranges::transform(
        blob, bytes.begin(), [](std::byte b) { return std::to_integer<char>(b); });
    return bytes;
}

std::span<const std::byte> spanOf(const QByteArray& bytes)
{
    return std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

using Hosts = std::unordered_map<IpAddress, std::shared_ptr<Asset>>;

Asset& hostAt(Hosts& hosts, const IpAddress& address)
{
    std::shared_ptr<Asset>& host = hosts[address];
    if (!host) {
        host = std::make_shared<Asset>();
        host->address = address;
    }
    return *host;
}

std::string joined(const std::vector<std::string>& tags)
{
    std::string text;
    for (const std::string& tag : tags)
        text += (text.empty() ? "" : "\n") + tag;
    return text;
}

std::vector<std::string> split(std::string_view text)
{
    std::vector<std::string> tags;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (end > 0)
            tags.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return tags;
}

} // namespace

Result<std::unique_ptr<AssetInventory::Tables>> AssetInventory::Tables::open(
    const Workspace& workspace)
{
    auto db = openWorkspaceTables(workspace, {"assets", kSteps});
    if (!db)
        return db.error();
    return std::unique_ptr<Tables>(new Tables(std::move(*db)));
}

Result<std::unique_ptr<AssetInventory::Tables>> AssetInventory::Tables::openBeside(
    const Workspace& workspace)
{
    auto db = openTablesBeside(workspace, {"assets", kSteps});
    if (!db)
        return db.error();
    return std::unique_ptr<Tables>(new Tables(std::move(*db)));
}

Result<bool> AssetInventory::Tables::changedByOthers()
{
    const auto version = m_db.integer("PRAGMA data_version");
    if (!version)
        return version.error();
    return std::exchange(m_dataVersion, *version) != *version;
}

Result<void> AssetInventory::Tables::load(Hosts& assets, MacUses& macs)
{
    SqliteTransaction transaction(m_db);
    if (auto begun = transaction.beginReading(); !begun)
        return begun;
    if (auto done = loadHosts(assets); !done)
        return done;
    if (auto done = loadEdits(assets); !done)
        return done;
    return loadMacs(macs);
}

Result<void> AssetInventory::Tables::loadHosts(Hosts& assets)
{
    auto select = m_db.prepare("SELECT ip, facts FROM assets_host");
    if (!select)
        return select.error();
    const AssetLimits limits;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        if (const auto address = addressFrom(select->blob(0)))
            (void)readFacts(byteArray(select->blob(1)), limits, hostAt(assets, *address));
    }
}

Result<void> AssetInventory::Tables::loadEdits(Hosts& assets)
{
    auto select = m_db.prepare("SELECT ip, name, owner, role, notes, tags FROM assets_edit");
    if (!select)
        return select.error();
    for (;;) {
        const auto row = select->step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        const auto address = addressFrom(select->blob(0));
        if (!address)
            continue;
        hostAt(assets, *address).edits
            = {std::string(select->text(1)), std::string(select->text(2)),
                std::string(select->text(3)), std::string(select->text(4)), split(select->text(5))};
    }
}

Result<void> AssetInventory::Tables::loadMacs(MacUses& macs)
{
    auto select = m_db.prepare("SELECT mac, external, many, addresses FROM assets_card");
    if (!select)
        return select.error();
    for (;;) {
        const auto row = select->step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        MacUse& use = macs[MacAddress(static_cast<std::uint64_t>(select->integer(0)))];
        use.external = select->integer(1) != 0;
        const std::span<const std::byte> blob = select->blob(3);
        for (std::size_t at = 0; at + 16 <= blob.size(); at += 16)
            use.addAddress(*addressFrom(blob.subspan(at, 16)));
        use.many = use.many || select->integer(2) != 0;
        use.dirty = false;
    }
}

Result<void> AssetInventory::Tables::write(const std::vector<AssetPtr>& assets, const MacUses& macs)
{
    SqliteTransaction transaction(m_db);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    auto host = m_db.prepare("INSERT INTO assets_host VALUES(?1, ?2, ?3, ?4) ON CONFLICT(ip) DO "
                             "UPDATE SET first = ?2, last = ?3, facts = ?4");
    auto card = m_db.prepare("INSERT INTO assets_card VALUES(?1, ?2, ?3, ?4) ON CONFLICT(mac) DO "
                             "UPDATE SET external = ?2, many = ?3, addresses = ?4");
    if (!host || !card)
        return !host ? host.error() : card.error();
    for (const AssetPtr& asset : assets) {
        if (!asset->seen.known() && !asset->imported)
            continue; // only a person spoke of it
        const QByteArray facts = toFacts(*asset);
        host->bindBlob(1, bytesOf(asset->address));
        host->bind(2, toMicroseconds(asset->seen.first));
        host->bind(3, toMicroseconds(asset->seen.last));
        host->bindBlob(4, spanOf(facts));
        if (auto done = host->run(); !done)
            return done;
    }
    for (const auto& [mac, use] : macs) {
        if (!use.dirty)
            continue;
        std::vector<std::byte> addresses;
        for (const IpAddress& address : use.addresses)
            addresses.insert(addresses.end(), bytesOf(address).begin(), bytesOf(address).end());
        card->bind(1, static_cast<std::int64_t>(mac.value()));
        card->bind(2, std::int64_t {use.external});
        card->bind(3, std::int64_t {use.many});
        card->bindBlob(4, addresses);
        if (auto done = card->run(); !done)
            return done;
    }
    return transaction.commit();
}

Result<void> AssetInventory::Tables::writeEdits(const Asset& asset)
{
    auto write = m_db.prepare(asset.edits.empty()
            ? "DELETE FROM assets_edit WHERE ip = ?1"
            : "INSERT INTO assets_edit VALUES(?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT(ip) DO UPDATE "
              "SET name = ?2, owner = ?3, role = ?4, notes = ?5, tags = ?6");
    if (!write)
        return write.error();
    write->bindBlob(1, bytesOf(asset.address));
    if (!asset.edits.empty()) {
        write->bind(2, std::string_view(asset.edits.name));
        write->bind(3, std::string_view(asset.edits.owner));
        write->bind(4, std::string_view(asset.edits.role));
        write->bind(5, std::string_view(asset.edits.notes));
        const std::string tags = joined(asset.edits.tags);
        write->bind(6, std::string_view(tags));
        return write->run();
    }
    return write->run();
}

Result<void> AssetInventory::Tables::remove(const IpAddress& address)
{
    for (const char* const sql :
        {"DELETE FROM assets_host WHERE ip = ?1", "DELETE FROM assets_edit WHERE ip = ?1"}) {
        auto remove = m_db.prepare(sql);
        if (!remove)
            return remove.error();
        remove->bindBlob(1, bytesOf(address));
        if (auto done = remove->run(); !done)
            return done;
    }
    return {};
}

Result<void> AssetInventory::Tables::removeObserved()
{
    SqliteTransaction transaction(m_db);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    if (auto done = m_db.execute("DELETE FROM assets_host; DELETE FROM assets_card"); !done)
        return done;
    return transaction.commit();
}

} // namespace nb
