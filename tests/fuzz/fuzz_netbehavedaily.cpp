// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a NetBehave daily file with any value in any cell: a byte says the type (null, integer,
// text, blob, real, usual value), the next the size.
#include "collectors/files/netbehavedaily.h"

#include <QTemporaryDir>

#include <cstdlib>
#include <string>

namespace {

using namespace nb;

/// Every row that comes out has to be one that may be stored.
struct CheckingSink : FlowSink
{
    std::uint64_t rows = 0;

    Result<void> add(FlowBatch&& batch) override
    {
        rows += batch.size();
        for (std::size_t row = 0; row < batch.size(); ++row)
            if (batch.start[row] < 0 || batch.end[row] < batch.start[row] || batch.hits[row] == 0)
                std::abort();
        return {};
    }
};

constexpr int kColumns = 15;
constexpr std::string_view kUsual[kColumns] = {"10.0.0.1", "192.0.2.1", "TCP", "40000", "443", "",
    "www.example.org", "LAN", "", "https", "rule", "1772409600", "1772409700", "3", "12345"};

SqliteDatabase& database()
{
    static const QTemporaryDir folder;
    static SqliteDatabase db = [] {
        auto opened = SqliteDatabase::openReadWrite(
            folder.filePath(QStringLiteral("flows.sqlite3")), false);
        if (!opened
            || !opened->execute(
                "CREATE TABLE flow(srcip, dstip, proto, srcport, dstport, srcdomain,"
                " dstdomain, srcnetwork, dstnetwork, servicename, match, dateAdded,"
                " dateLastSeen, hits, bytes)"))
            std::abort();
        return std::move(*opened);
    }();
    return db;
}

void bindCell(SqliteStatement& insert, int index, std::span<const std::uint8_t>& in)
{
    const auto take = [&in] {
        if (in.empty())
            return std::uint8_t {0};
        const std::uint8_t byte = in.front();
        in = in.subspan(1);
        return byte;
    };
    const unsigned type = take();
    if (type % 6 == 0) {
        insert.bind(index, kUsual[index - 1]);
        return;
    }
    if (type % 6 == 1) {
        insert.bindNull(index);
        return;
    }
    const std::size_t wanted = take();
    const auto bytes = in.first(std::min(wanted, in.size()));
    in = in.subspan(bytes.size());
    if (type % 6 == 2) {
        insert.bindBlob(index, std::as_bytes(bytes));
    } else if (type % 6 == 3) {
        std::uint64_t value = 0;
        for (const std::uint8_t byte : bytes)
            value = value << 8 | byte;
        insert.bind(index, static_cast<std::int64_t>(value));
    } else {
        insert.bind(index, std::string_view(std::string(bytes.begin(), bytes.end())));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    SqliteDatabase& db = database();
    SqliteTransaction transaction(db);
    if (!transaction.begin())
        std::abort();
    std::uint64_t rows = 0;
    {
        auto insert = db.prepare("INSERT INTO flow VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
        if (!insert)
            std::abort();
        for (auto in = std::span(data, size); !in.empty(); ++rows) {
            for (int column = 1; column <= kColumns; ++column)
                bindCell(*insert, column, in);
            if (!insert->run())
                std::abort();
        }
    }
    CheckingSink sink;
    const auto report = importNetBehaveDaily(db, sink, "flows.sqlite3", {}, {});
    if (!report)
        std::abort();
    const auto bad = report->skipped.find("bad row");
    const std::uint64_t skipped = bad == report->skipped.end() ? 0 : bad->second;
    if (report->flows != sink.rows || sink.rows + skipped != rows)
        std::abort();
    return 0;
}
