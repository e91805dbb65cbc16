// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names/nametable.h"

#include "core/filter/textpattern.h"
#include "core/storage/workspacetables.h"

#include <atomic>
#include <charconv>
#include <chrono>
#include <mutex>
#include <set>
#include <tuple>

namespace nb {

namespace {

constexpr const char* kSteps[] {"CREATE TABLE names_binding(id INTEGER PRIMARY KEY,"
                                " client BLOB NOT NULL, address BLOB NOT NULL, name TEXT NOT NULL,"
                                " source INTEGER NOT NULL, first INTEGER NOT NULL,"
                                " last INTEGER NOT NULL, expires INTEGER NOT NULL)"};
constexpr TableSet kTables {"names", kSteps};

constexpr std::chrono::seconds kSaveInterval {5};
/// Rows of one transaction: others write to the same file.
constexpr std::size_t kRowsAtATime = 16'384;

std::span<const std::byte> bytesOf(const IpAddress& address)
{
    return std::as_bytes(std::span(address.bytes()));
}

std::optional<IpAddress> addressOf(std::span<const std::byte> blob)
{
    IpAddress::Bytes bytes {};
    if (blob.size() != bytes.size())
        return std::nullopt;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = std::to_integer<std::uint8_t>(blob[i]);
    return IpAddress(bytes);
}

std::size_t maximumFrom(const std::string& text)
{
    std::size_t value = 0;
    const char* const end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data(), end, value);
    const bool good = error == std::errc {} && last == end && value >= NameTable::kLeast
        && value <= NameTable::kMost;
    return good ? value : NameCache::kDefaultMaximum;
}

/// Writes changes, some rows in each transaction.
class ChangeWriter
{
public:
    explicit ChangeWriter(SqliteDatabase& db)
        : m_db(db)
    {
    }
    Result<void> write(const NameCache::Changes& changes)
    {
        for (std::size_t at = 0; at < changes.removed.size(); at += kRowsAtATime)
            if (auto done = inTransaction([&] { return remove(changes.removed, at); }); !done)
                return done;
        for (std::size_t at = 0; at < changes.set.size(); at += kRowsAtATime)
            if (auto done = inTransaction([&] { return set(changes.set, at, kRowsAtATime); });
                !done)
                return done;
        return {};
    }
    /// In place of all that is stored.
    Result<void> replace(const NameCache::Changes& all)
    {
        return inTransaction([&]() -> Result<void> {
            if (auto done = m_db.execute("DELETE FROM names_binding"); !done)
                return done;
            return set(all.set, 0, all.set.size());
        });
    }

private:
    template <class Work> Result<void> inTransaction(const Work& work)
    {
        SqliteTransaction transaction(m_db);
        if (auto begun = transaction.begin(); !begun)
            return begun;
        if (auto done = work(); !done)
            return done;
        return transaction.commit();
    }
    Result<void> remove(const std::vector<std::int64_t>& rows, std::size_t from)
    {
        auto statement = m_db.prepare("DELETE FROM names_binding WHERE id = ?1");
        if (!statement)
            return statement.error();
        for (std::size_t i = from; i < std::min(rows.size(), from + kRowsAtATime); ++i) {
            statement->bind(1, rows[i]);
            if (auto done = statement->run(); !done)
                return done;
        }
        return {};
    }
    Result<void> set(const std::vector<std::pair<std::int64_t, NameBinding>>& rows,
        std::size_t from, std::size_t most)
    {
        auto statement = m_db.prepare(
            "INSERT OR REPLACE INTO names_binding VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
        if (!statement)
            return statement.error();
        for (std::size_t i = from; i < std::min(rows.size(), from + most); ++i) {
            const auto& [id, binding] = rows[i];
            statement->bind(1, id);
            statement->bindBlob(2, bytesOf(binding.client));
            statement->bindBlob(3, bytesOf(binding.address));
            statement->bind(4, std::string_view(binding.name));
            statement->bind(5, static_cast<std::int64_t>(binding.source));
            statement->bind(6, binding.first);
            statement->bind(7, binding.last);
            statement->bind(8, binding.expires);
            if (auto done = statement->run(); !done)
                return done;
        }
        return {};
    }

    SqliteDatabase& m_db;
};

Result<void> load(SqliteDatabase& db, NameCache& cache)
{
    // the longest unanswered first, which is as near to the longest unused as what is stored tells
    auto select = db.prepare("SELECT id, client, address, name, source, first, last, expires "
                             "FROM names_binding ORDER BY last, id");
    if (!select)
        return select.error();
    for (;;) {
        const auto row = select->step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        const auto client = addressOf(select->blob(1));
        const auto address = addressOf(select->blob(2));
        const auto source = select->integer(4);
        if (!client || !address || source < 1
            || source > static_cast<std::int64_t>(NameSource::User))
            continue;
        cache.restore(select->integer(0),
            {*client, *address, std::string(select->text(3)), static_cast<NameSource>(source),
                select->integer(5), select->integer(6), select->integer(7)});
    }
}

/// Whether a binding is one of those wanted.
class FilterTest
{
public:
    explicit FilterTest(const NameFilter& filter)
        : m_filter(filter)
        , m_pattern(filter.pattern)
    {
    }
    bool operator()(const NameBinding& binding) const
    {
        return (!m_filter.address || binding.address == *m_filter.address)
            && (!m_filter.client || binding.client == *m_filter.client)
            && (!m_filter.source || binding.source == *m_filter.source)
            && (m_filter.pattern.empty() || m_pattern.matches(binding.name));
    }

private:
    const NameFilter& m_filter;
    WildcardPattern m_pattern;
};

} // namespace

struct NameTable::Private
{
    Private(Workspace& where, SqliteDatabase database)
        : workspace(where)
        , db(std::move(database))
    {
    }

    Workspace& workspace;
    mutable std::mutex mutex; ///< guards cache
    NameCache cache;
    std::atomic<std::size_t> size = 0; ///< of cache
    std::mutex saving; ///< guards db and behind; locked before mutex
    SqliteDatabase db;
    bool behind = false; ///< changes could not be written: everything is, next time
    std::atomic<std::chrono::steady_clock::time_point> nextSave {};
};

Result<std::unique_ptr<NameTable>> NameTable::open(Workspace& workspace)
{
    auto db = openWorkspaceTables(workspace, kTables);
    if (!db)
        return db.error();
    const auto maximum = workspace.setting(kMaximumKey);
    if (!maximum)
        return maximum.error();
    auto d = std::make_unique<Private>(workspace, std::move(db).value());
    d->cache.setMaximum(maximumFrom(*maximum));
    d->cache.trackChanges(!workspace.readOnly());
    if (auto loaded = load(d->db, d->cache); !loaded)
        return loaded.error();
    d->size = d->cache.size();
    return std::unique_ptr<NameTable>(new NameTable(std::move(d)));
}

NameTable::NameTable(std::unique_ptr<Private> d)
    : m_d(std::move(d))
{
}

NameTable::~NameTable()
{
    (void)save();
}

void NameTable::find(std::span<const NameQuery> queries,
    const std::function<void(std::size_t, const NameMatch&)>& found)
{
    if (m_d->size == 0)
        return;
    const std::scoped_lock lock(m_d->mutex);
    for (std::size_t i = 0; i < queries.size(); ++i)
        if (const NameMatch match = m_d->cache.find(queries[i]);
            match.strength != NameStrength::None)
            found(i, match);
}

std::vector<IpAddress> NameTable::addressesOf(
    std::string_view name, std::int64_t time, std::size_t most) const
{
    const std::scoped_lock lock(m_d->mutex);
    return m_d->cache.addressesOf(name, time, most);
}

std::vector<NameBinding> NameTable::list(const NameFilter& filter) const
{
    const FilterTest wanted(filter);
    std::vector<NameBinding> bindings;
    const auto take = [&](const NameBinding& binding) {
        if (wanted(binding))
            bindings.push_back(binding);
    };
    const std::scoped_lock lock(m_d->mutex);
    if (filter.address)
        m_d->cache.forEachOf(*filter.address, take);
    else
        m_d->cache.forEach(take);
    return bindings;
}

std::size_t NameTable::size() const
{
    return m_d->size;
}

std::size_t NameTable::maximum() const
{
    const std::scoped_lock lock(m_d->mutex);
    return m_d->cache.maximum();
}

void NameTable::add(NameBinding&& binding)
{
    addAll({&binding, 1});
}

void NameTable::addAll(std::span<const NameBinding> bindings)
{
    const std::scoped_lock lock(m_d->mutex);
    for (const NameBinding& binding : bindings)
        m_d->cache.add(binding);
    m_d->size = m_d->cache.size();
}

Result<void> NameTable::setMaximum(std::size_t maximum)
{
    if (maximum < kLeast || maximum > kMost)
        return Error {ErrorCode::Usage,
            "expected a number of names from " + std::to_string(kLeast) + " to "
                + std::to_string(kMost)};
    if (auto kept = m_d->workspace.setSetting(kMaximumKey, std::to_string(maximum)); !kept)
        return kept;
    const std::scoped_lock lock(m_d->mutex);
    m_d->cache.setMaximum(maximum);
    m_d->size = m_d->cache.size();
    return {};
}

std::size_t NameTable::remove(const NameFilter& filter)
{
    const FilterTest wanted(filter);
    const std::scoped_lock lock(m_d->mutex);
    const std::size_t count = m_d->cache.remove(wanted);
    m_d->size = m_d->cache.size();
    return count;
}

std::size_t NameTable::removeThese(std::span<const NameBinding> bindings)
{
    using Key = std::tuple<IpAddress, IpAddress, NameSource, std::int64_t, std::string_view>;
    const auto keyOf = [](const NameBinding& binding) {
        return Key {binding.address, binding.client, binding.source, binding.first, binding.name};
    };
    std::set<Key> wanted;
    for (const NameBinding& binding : bindings)
        wanted.insert(keyOf(binding));
    const std::scoped_lock lock(m_d->mutex);
    const std::size_t count = m_d->cache.remove(
        [&](const NameBinding& binding) { return wanted.contains(keyOf(binding)); });
    m_d->size = m_d->cache.size();
    return count;
}

void NameTable::clear()
{
    const std::scoped_lock lock(m_d->mutex);
    m_d->cache.clear();
    m_d->size = 0;
}

Result<void> NameTable::saveWhenDue()
{
    if (std::chrono::steady_clock::now() < m_d->nextSave.load())
        return {};
    return save();
}

Result<void> NameTable::save()
{
    const std::scoped_lock saving(m_d->saving);
    m_d->nextSave = std::chrono::steady_clock::now() + kSaveInterval;
    const bool all = m_d->behind;
    NameCache::Changes changes;
    {
        const std::scoped_lock lock(m_d->mutex);
        if (!all && !m_d->cache.changed())
            return {};
        if (all)
            m_d->cache.markAllChanged();
        changes = m_d->cache.takeChanges();
    }
    ChangeWriter writer(m_d->db);
    auto done = all ? writer.replace(changes) : writer.write(changes);
    m_d->behind = !done;
    return done;
}

} // namespace nb
