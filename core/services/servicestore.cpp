// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/servicestore.h"

#include "core/storage/workspacetables.h"

#include <array>

namespace nb {

namespace {

/// `address` is '' for "everywhere".
constexpr std::array<const char*, 1> kSteps {
    "CREATE TABLE services_port(origin INTEGER NOT NULL, protocol INTEGER NOT NULL, "
    "port INTEGER NOT NULL, address TEXT NOT NULL, name TEXT NOT NULL, description TEXT NOT NULL, "
    "PRIMARY KEY(origin, protocol, port, address)) WITHOUT ROWID"};

std::string addressText(const std::optional<IpAddress>& address)
{
    return address ? address->toString() : std::string();
}

} // namespace

Result<std::unique_ptr<ServiceStore>> ServiceStore::open(const Workspace& workspace)
{
    auto db = openWorkspaceTables(workspace, {"services", kSteps});
    if (!db)
        return db.error();
    auto store = std::unique_ptr<ServiceStore>(new ServiceStore(std::move(*db)));
    if (auto published = store->publish(); !published)
        return published.error();
    return store;
}

ServiceStore::ServiceStore(SqliteDatabase db)
    : m_db(std::move(db))
    , m_table(std::make_shared<Published<ServiceTable>>())
{
}

Result<std::vector<ServiceEntry>> ServiceStore::load() const
{
    auto select = m_db.prepare("SELECT origin, protocol, port, address, name, description "
                               "FROM services_port ORDER BY origin, protocol, port, address");
    if (!select)
        return select.error();
    std::vector<ServiceEntry> entries;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return row.error();
        if (!*row)
            return entries;
        const std::string_view address = select->text(3);
        ServiceEntry entry;
        entry.origin = select->integer(0) == static_cast<int>(ServiceOrigin::Imported)
            ? ServiceOrigin::Imported
            : ServiceOrigin::User;
        entry.protocol = Protocol(static_cast<std::uint8_t>(select->integer(1)));
        entry.port = Port(static_cast<std::uint16_t>(select->integer(2)));
        entry.name = select->text(4);
        entry.description = select->text(5);
        if (!address.empty()) {
            entry.address = IpAddress::fromString(address);
            if (!entry.address)
                continue;
        }
        entries.push_back(std::move(entry));
    }
}

Result<std::vector<ServiceEntry>> ServiceStore::entries() const
{
    const std::scoped_lock lock(m_mutex);
    return load();
}

Result<void> ServiceStore::publish()
{
    auto entries = load();
    if (!entries)
        return entries.error();
    m_table->set(ServiceTable(*entries));
    return {};
}

Result<void> ServiceStore::write(const std::vector<ServiceEntry>& entries)
{
    auto insert = m_db.prepare("INSERT OR REPLACE INTO services_port VALUES(?1,?2,?3,?4,?5,?6)");
    if (!insert)
        return insert.error();
    for (const ServiceEntry& entry : entries) {
        const std::string address = addressText(entry.address);
        insert->bind(1, static_cast<std::int64_t>(entry.origin));
        insert->bind(2, std::int64_t {entry.protocol.number()});
        insert->bind(3, std::int64_t {entry.port.number()});
        insert->bind(4, std::string_view(address));
        insert->bind(5, std::string_view(entry.name));
        insert->bind(6, std::string_view(entry.description));
        if (auto done = insert->run(); !done)
            return done;
    }
    return {};
}

Result<void> ServiceStore::set(const std::vector<ServiceEntry>& entries)
{
    const std::scoped_lock lock(m_mutex);
    SqliteTransaction transaction(m_db);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    if (auto written = write(entries); !written)
        return written;
    if (auto done = transaction.commit(); !done)
        return done;
    return publish();
}

Result<bool> ServiceStore::unset(
    Protocol protocol, Port port, const std::optional<IpAddress>& address)
{
    const std::scoped_lock lock(m_mutex);
    {
        auto remove = m_db.prepare("DELETE FROM services_port WHERE origin = ?1 AND protocol = ?2 "
                                   "AND port = ?3 AND address = ?4");
        if (!remove)
            return remove.error();
        const std::string text = addressText(address);
        remove->bind(1, static_cast<std::int64_t>(ServiceOrigin::User));
        remove->bind(2, std::int64_t {protocol.number()});
        remove->bind(3, std::int64_t {port.number()});
        remove->bind(4, std::string_view(text));
        if (auto done = remove->run(); !done)
            return done.error();
    }
    const auto changed = m_db.integer("SELECT changes()");
    if (!changed)
        return changed.error();
    if (auto published = publish(); !published)
        return published.error();
    return *changed != 0;
}

} // namespace nb
