// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/asciicase.h"
#include "core/storage/sqlite.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <vector>

namespace nb {

struct UntrustedCopy::Folder
{
    QTemporaryDir folder;
};

UntrustedCopy::UntrustedCopy(QString path, std::unique_ptr<Folder> folder)
    : m_path(std::move(path))
    , m_folder(std::move(folder))
{
}
UntrustedCopy::~UntrustedCopy() = default;
UntrustedCopy::UntrustedCopy(UntrustedCopy&&) noexcept = default;
UntrustedCopy& UntrustedCopy::operator=(UntrustedCopy&&) noexcept = default;

Result<UntrustedCopy> UntrustedCopy::make(const QString& path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    const QString log = absolute + QStringLiteral("-wal");
    if (QFileInfo(log).size() == 0)
        return UntrustedCopy(absolute, nullptr);
    auto folder = std::make_unique<Folder>(); // 0700, name not predictable
    if (!folder->folder.isValid())
        return Error {ErrorCode::NoSpace, "no temporary folder can be made"};
    const QString copy = folder->folder.filePath(QStringLiteral("copy.sqlite3"));
    if (!QFile::copy(absolute, copy) || !QFile::copy(log, copy + QStringLiteral("-wal")))
        return Error {ErrorCode::NoSpace, "the file and its -wal cannot be copied to read them"};
    QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
    QFile::setPermissions(copy + QStringLiteral("-wal"), QFile::ReadOwner | QFile::WriteOwner);
    {
        auto db = SqliteDatabase::openReadWrite(copy, false);
        if (!db)
            return db.error();
        if (auto done = db->execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode=DELETE");
            !done)
            return done.error();
    }
    return UntrustedCopy(copy, std::move(folder));
}

namespace {

Error refused(std::string_view name, std::string_view why)
{
    return Error {
        ErrorCode::Invalid, "the file is refused: '" + std::string(name) + "' " + std::string(why)};
}

Result<void> checkColumns(SqliteDatabase& db, const TableShape& table)
{
    auto columns = db.prepare("SELECT name, hidden FROM pragma_table_xinfo(?1)");
    if (!columns)
        return columns.error();
    columns->bind(1, table.name);
    std::size_t count = 0;
    for (;;) {
        const auto row = columns->step();
        if (!row)
            return row.error();
        if (!*row)
            break;
        if (count == table.columns.size() || columns->integer(1) != 0
            || !equalAsciiNoCase(columns->text(0), table.columns[count]))
            return refused(table.name, "does not have the expected columns");
        ++count;
    }
    if (count != table.columns.size())
        return refused(table.name, "is missing or lacks columns");
    return {};
}

/// An index of columns, without expressions or a condition.
bool isPlainIndex(std::string_view sql)
{
    const bool starts = equalAsciiNoCase(sql.substr(0, 12), "CREATE INDEX")
        || equalAsciiNoCase(sql.substr(0, 19), "CREATE UNIQUE INDEX");
    return starts && std::ranges::count(sql, '(') == 1 && sql.ends_with(')');
}

} // namespace

Result<void> checkSchema(SqliteDatabase& db, std::span<const TableShape> tables,
    std::span<const std::string_view> allowedViews, bool allowOtherTables)
{
    auto schema = db.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema");
    if (!schema)
        return schema.error();
    const auto ours = [&](std::string_view name) {
        return std::ranges::any_of(
            tables, [&](const TableShape& t) { return equalAsciiNoCase(t.name, name); });
    };
    for (;;) {
        const auto row = schema->step();
        if (!row)
            return row.error();
        if (!*row)
            break;
        const std::string type(schema->text(0));
        const std::string name(schema->text(1));
        const std::string table(schema->text(2));
        const std::string_view sql = schema->text(3);
        if (name.starts_with("sqlite_") && type != "trigger")
            continue;
        if (type == "table" && ours(name)) {
            if (sql.size() < 12 || !equalAsciiNoCase(sql.substr(0, 12), "CREATE TABLE"))
                return refused(name, "is not a plain table");
            continue;
        }
        // of a program that only wanted to be quick
        if (allowOtherTables && type == "index" && isPlainIndex(sql))
            continue;
        const bool knownView
            = type == "view" && std::ranges::find(allowedViews, name) != allowedViews.end();
        if (knownView || (allowOtherTables && !ours(name) && !ours(table)))
            continue;
        return refused(name, "is a " + type + " that does not belong there");
    }
    for (const TableShape& table : tables)
        if (auto done = checkColumns(db, table); !done)
            return done;
    return {};
}

} // namespace nb
