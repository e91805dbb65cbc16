// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/owners/ownerstore.h"

#include "core/storage/workspacetables.h"

#include <algorithm>
#include <array>

namespace nb {

namespace {

/// Addresses are the 16 bytes of IpAddress, times µs since 1970 UTC.
constexpr std::array<const char*, 2> kSteps {
    "CREATE TABLE owners_block(first BLOB NOT NULL, last BLOB NOT NULL, owner TEXT NOT NULL, "
    "organisation TEXT NOT NULL, country TEXT NOT NULL, source TEXT NOT NULL, "
    "fetched INTEGER NOT NULL, expires INTEGER NOT NULL, PRIMARY KEY(first, last)) WITHOUT ROWID",
    "CREATE INDEX owners_expiry ON owners_block(expires)"};

std::span<const std::byte> bytesOf(const IpAddress& address)
{
    return std::as_bytes(std::span(address.bytes()));
}

bool readAddress(std::span<const std::byte> blob, IpAddress& address)
{
    IpAddress::Bytes bytes {};
    if (blob.size() != bytes.size())
        return false;
    std::ranges::transform(
        blob, bytes.begin(), [](std::byte b) { return std::to_integer<std::uint8_t>(b); });
    address = IpAddress(bytes);
    return true;
}

} // namespace

Result<std::unique_ptr<OwnerStore>> OwnerStore::open(const Workspace& workspace)
{
    auto db = openWorkspaceTables(workspace, {"owners", kSteps});
    if (!db)
        return db.error();
    return std::unique_ptr<OwnerStore>(new OwnerStore(std::move(*db)));
}

Result<std::vector<OwnerBlock>> OwnerStore::blocks(Timestamp now) const
{
    const std::scoped_lock lock(m_mutex);
    auto select = m_db.prepare("SELECT first, last, owner, organisation, country, source, fetched, "
                               "expires FROM owners_block WHERE expires > ?1 "
                               "ORDER BY first, last");
    if (!select)
        return select.error();
    select->bind(1, toMicroseconds(now));
    std::vector<OwnerBlock> blocks;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return row.error();
        if (!*row)
            return blocks;
        OwnerBlock block;
        if (!readAddress(select->blob(0), block.first) || !readAddress(select->blob(1), block.last))
            continue;
        block.owner = select->text(2);
        block.organisation = select->text(3);
        block.country = select->text(4);
        block.source = select->text(5);
        block.fetched = fromMicroseconds(select->integer(6));
        block.expires = fromMicroseconds(select->integer(7));
        if (block.isValid())
            blocks.push_back(std::move(block));
    }
}

Result<void> OwnerStore::drop(Timestamp now)
{
    auto expired = m_db.prepare("DELETE FROM owners_block WHERE expires <= ?1");
    if (!expired)
        return expired.error();
    expired->bind(1, toMicroseconds(now));
    if (auto done = expired->run(); !done)
        return done;
    const auto count = m_db.integer("SELECT count(*) FROM owners_block");
    if (!count)
        return count.error();
    if (*count <= kMaxBlocks)
        return {};
    auto surplus = m_db.prepare("DELETE FROM owners_block WHERE (first, last) IN (SELECT first, "
                                "last FROM owners_block ORDER BY expires LIMIT ?1)");
    if (!surplus)
        return surplus.error();
    surplus->bind(1, *count - kMaxBlocks);
    return surplus->run();
}

Result<void> OwnerStore::keep(const std::vector<OwnerBlock>& blocks, Timestamp now)
{
    if (!std::ranges::all_of(blocks, &OwnerBlock::isValid))
        return Error {ErrorCode::Invalid, "a block of addresses ends before it begins"};
    const std::scoped_lock lock(m_mutex);
    SqliteTransaction transaction(m_db);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    {
        auto insert = m_db.prepare(
            "INSERT OR REPLACE INTO owners_block VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
        if (!insert)
            return insert.error();
        for (const OwnerBlock& block : blocks) {
            insert->bindBlob(1, bytesOf(block.first));
            insert->bindBlob(2, bytesOf(block.last));
            insert->bind(3, std::string_view(block.owner));
            insert->bind(4, std::string_view(block.organisation));
            insert->bind(5, std::string_view(block.country));
            insert->bind(6, std::string_view(block.source));
            insert->bind(7, toMicroseconds(block.fetched));
            insert->bind(8, toMicroseconds(block.expires));
            if (auto done = insert->run(); !done)
                return done;
        }
    }
    if (auto dropped = drop(now); !dropped)
        return dropped;
    return transaction.commit();
}

Result<void> OwnerStore::remove(const std::vector<OwnerBlock>& blocks)
{
    const std::scoped_lock lock(m_mutex);
    SqliteTransaction transaction(m_db);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    {
        auto erase = m_db.prepare("DELETE FROM owners_block WHERE first = ?1 AND last = ?2");
        if (!erase)
            return erase.error();
        for (const OwnerBlock& block : blocks) {
            erase->bindBlob(1, bytesOf(block.first));
            erase->bindBlob(2, bytesOf(block.last));
            if (auto done = erase->run(); !done)
                return done;
        }
    }
    return transaction.commit();
}

} // namespace nb
