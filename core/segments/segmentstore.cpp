// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segments/segmentstore.h"

#include "core/segments/segmenttable.h"
#include "core/segments/segmenttext.h"
#include "core/storage/workspacetables.h"

#include <algorithm>
#include <set>

namespace nb {

namespace {

constexpr const char* kSteps[] {
    "CREATE TABLE segments_segment(position INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,"
    " prefixes TEXT NOT NULL, vlans TEXT NOT NULL, trust TEXT NOT NULL, colour TEXT NOT NULL,"
    " location TEXT NOT NULL, note TEXT NOT NULL, proposed INTEGER NOT NULL);"
    "CREATE TABLE segments_known(name TEXT PRIMARY KEY) WITHOUT ROWID;"};

Result<void> check(const std::vector<Segment>& segments)
{
    std::set<std::string_view> names;
    for (const Segment& segment : segments) {
        if (const auto problem = segmentProblem(segment))
            return Error {ErrorCode::Invalid, *problem};
        if (!names.insert(segment.name).second)
            return Error {
                ErrorCode::Invalid, "there is a segment " + inQuotes(segment.name) + " already"};
    }
    return {};
}

} // namespace

SegmentStore::SegmentStore(SqliteDatabase db)
    : m_db(std::move(db))
{
}

Result<SegmentStore> SegmentStore::open(const Workspace& workspace)
{
    auto db = openWorkspaceTables(workspace, {"segments", kSteps});
    if (!db)
        return db.error();
    return SegmentStore(std::move(*db));
}

Result<std::vector<Segment>> SegmentStore::load()
{
    auto select = m_db.prepare("SELECT name, prefixes, vlans, trust, colour, location, note,"
                               " proposed FROM segments_segment ORDER BY position");
    if (!select)
        return select.error();
    std::vector<Segment> segments;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return row.error();
        if (!*row)
            return segments;
        auto prefixes = prefixesFromText(select->text(1));
        auto vlans = vlansFromText(select->text(2));
        if (!prefixes || !vlans)
            return Error {ErrorCode::Invalid, "the table of segments is damaged"};
        segments.push_back({std::string(select->text(0)), std::move(*prefixes), std::move(*vlans),
            segmentTrustFromString(select->text(3)).value_or(SegmentTrust::Internal),
            std::string(select->text(4)), std::string(select->text(5)),
            std::string(select->text(6)), select->integer(7) != 0});
    }
}

Result<std::vector<Segment>> SegmentStore::edit(
    const std::function<Result<void>(std::vector<Segment>&)>& edit)
{
    SqliteTransaction transaction(m_db);
    if (auto done = transaction.begin(); !done)
        return done.error();
    auto segments = load();
    if (!segments)
        return segments;
    if (auto done = edit(*segments); !done)
        return done.error();
    if (auto done = check(*segments); !done)
        return done.error();
    if (auto done = write(*segments); !done)
        return done.error();
    if (auto done = transaction.commit(); !done)
        return done.error();
    return segments;
}

Result<void> SegmentStore::write(const std::vector<Segment>& segments)
{
    if (auto done = m_db.execute("DELETE FROM segments_segment"); !done)
        return done;
    auto insert
        = m_db.prepare("INSERT INTO segments_segment VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
    if (!insert)
        return insert.error();
    auto known = m_db.prepare("INSERT OR IGNORE INTO segments_known VALUES(?1)");
    if (!known)
        return known.error();
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const Segment& segment = segments[i];
        insert->bind(1, static_cast<std::int64_t>(i));
        insert->bind(2, segment.name);
        insert->bind(3, prefixesText(segment.prefixes));
        insert->bind(4, vlansText(segment.vlans));
        insert->bind(5, toString(segment.trust));
        insert->bind(6, segment.colour);
        insert->bind(7, segment.location);
        insert->bind(8, segment.note);
        insert->bind(9, segment.proposed ? 1 : 0);
        if (auto done = insert->run(); !done)
            return done;
        known->bind(1, segment.name);
        if (auto done = known->run(); !done)
            return done;
    }
    return {};
}

Result<std::vector<std::string>> SegmentStore::knownNames()
{
    auto select = m_db.prepare("SELECT name FROM segments_known ORDER BY name");
    if (!select)
        return select.error();
    std::vector<std::string> names;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return row.error();
        if (!*row)
            return names;
        names.emplace_back(select->text(0));
    }
}

namespace {

/// A workspace in which nobody ever used segments has no table of them.
Result<bool> hasTable(SqliteDatabase& db)
{
    auto select = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'segments_segment'");
    if (!select)
        return select.error();
    return select->step();
}

} // namespace

Result<InsideTest> storedInsideTest(const QString& folder)
{
    auto db = SqliteDatabase::openReadOnly(folder + QStringLiteral("/workspace.sqlite3"));
    if (!db)
        return db.error();
    const auto there = hasTable(*db);
    if (!there)
        return there.error();
    if (!*there)
        return InsideTest {};
    auto segments = SegmentStore(std::move(*db)).load();
    if (!segments)
        return segments.error();
    return insideTest(std::make_shared<const SegmentTable>(std::move(*segments)));
}

} // namespace nb
