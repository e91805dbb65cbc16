// SPDX-License-Identifier: GPL-3.0-or-later
//
// The day file beside a plain SQLite table of rows. Prints one JSON line a measurement.
//   bench_store load BIN FOLDER [oriented]   write a workspace; BIN is 64-byte records of gentrace
//   bench_store live BIN FOLDER [ROWS]       the same as they would be collected live, a commit
//   every
//                                            ROWS (10000: two a second at 20,000 flows a second)
//   bench_store rows BIN DB                  the same flows as rows of a plain SQLite table
//   bench_store query FOLDER REPEATS [WHAT]  our queries, cold decode each time, and sorting
//   bench_store sql DB REPEATS               the same questions in SQL
#include "core/base/hugebuffer.h"
#include "core/filter/flowpredicate.h"
#include "core/storage/chunkreader.h"
#include "core/storage/dayfilestore.h"
#include "core/storage/workspace.h"

#include <QDir>
#include <QFile>

#include <sqlite3.h>
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <functional>

using namespace nb;

namespace {

/// One record of `gentrace --bin`, little endian; times in ms.
struct TraceRecord
{
    std::uint64_t startMs, endMs;
    std::uint32_t src, dst, packets, bytes;
    std::uint16_t srcPort, dstPort, in, out;
    std::uint8_t protocol, flags, tos, exporter, direction, v6;
    std::uint16_t service;
    std::int32_t pivot;
    std::uint32_t hop, pad;
};
static_assert(sizeof(TraceRecord) == 64);

double cpuSeconds()
{
    timespec t {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

double wallSeconds()
{
    timespec t {};
    clock_gettime(CLOCK_MONOTONIC, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

std::vector<TraceRecord> readTrace(const char* path)
{
    std::vector<TraceRecord> records;
    if (FILE* file = std::fopen(path, "rb")) {
        std::fseek(file, 0, SEEK_END);
        records.resize(static_cast<std::size_t>(std::ftell(file)) / sizeof(TraceRecord));
        std::rewind(file);
        records.resize(std::fread(records.data(), sizeof(TraceRecord), records.size(), file));
        std::fclose(file);
    }
    return records;
}

/// As the record was sent; `oriented` turns answers round, as the pipeline does, so that the client
/// comes first.
FlowBatch toBatch(const TraceRecord* first, std::size_t count, bool oriented)
{
    FlowBatch b;
    b.reserve(count);
    const TextId exporters[2] {b.texts.intern("192.0.2.1"), b.texts.intern("192.0.2.2")};
    for (const TraceRecord* r = first; r != first + count; ++r) {
        const bool turn = oriented && r->direction == 1;
        b.start.push_back(static_cast<std::int64_t>(r->startMs) * 1000);
        b.end.push_back(static_cast<std::int64_t>(r->endMs) * 1000);
        b.srcIp.push_back(IpAddress::fromV4(turn ? r->dst : r->src));
        b.dstIp.push_back(IpAddress::fromV4(turn ? r->src : r->dst));
        b.srcPort.push_back(turn ? r->dstPort : r->srcPort);
        b.dstPort.push_back(turn ? r->srcPort : r->dstPort);
        b.protocol.push_back(r->protocol);
        b.packets.push_back(turn ? 0 : r->packets);
        b.bytes.push_back(turn ? 0 : r->bytes);
        b.reversePackets.push_back(turn ? r->packets : 0);
        b.reverseBytes.push_back(turn ? r->bytes : 0);
        b.tcpFlags.push_back(turn ? std::uint8_t {0} : r->flags);
        b.reverseTcpFlags.push_back(turn ? r->flags : std::uint8_t {0});
        b.state.push_back(FlowState::OneWay);
        b.exporter.push_back(exporters[r->exporter == 2]);
    }
    b.confidence.assign(count, 100);
    b.vlan.assign(count, 0);
    b.hits.assign(count, 1);
    b.srcMac.assign(count, MacAddress {});
    b.dstMac.assign(count, MacAddress {});
    for (auto* texts : {&b.srcName, &b.dstName, &b.srcSegment, &b.dstSegment, &b.srcOwner,
             &b.dstOwner, &b.service, &b.application, &b.rule, &b.tunnel})
        texts->assign(count, 0);
    return b;
}

std::uint64_t folderBytes(const QString& folder)
{
    std::uint64_t bytes = 0;
    for (const QFileInfo& file : QDir(folder + QStringLiteral("/days")).entryInfoList(QDir::Files))
        bytes += static_cast<std::uint64_t>(file.size());
    return bytes;
}

int load(const char* bin, const char* folder, bool oriented)
{
    const auto records = readTrace(bin);
    auto workspace = Workspace::open(QString::fromLocal8Bit(folder), Workspace::Mode::ReadWrite);
    if (!workspace)
        return std::fprintf(stderr, "%s\n", workspace.error().detail.c_str()), 1;
    double cpu = 0; // of storing alone: making batches is the decoder's work
    double wall = 0;
    {
        auto session = (*workspace)->beginImport(true);
        for (std::size_t at = 0; at < records.size(); at += FlowBatch::kMaxRows) {
            FlowBatch batch = toBatch(
                records.data() + at, std::min(FlowBatch::kMaxRows, records.size() - at), oriented);
            const double c = cpuSeconds();
            const double w = wallSeconds();
            if (auto done = (*session)->add(std::move(batch)); !done)
                return std::fprintf(stderr, "%s\n", done.error().detail.c_str()), 1;
            cpu += cpuSeconds() - c;
            wall += wallSeconds() - w;
        }
        const double c = cpuSeconds();
        const double w = wallSeconds();
        ImportInfo info;
        info.time = *timestampFromString("2030-01-01");
        if (auto done = (*session)->commit(info); !done)
            return std::fprintf(stderr, "%s\n", done.error().detail.c_str()), 1;
        std::fprintf(stderr, "commit %.2f cpu\n", cpuSeconds() - c);
        cpu += cpuSeconds() - c;
        wall += wallSeconds() - w;
    }
    const double rows = static_cast<double>(records.size());
    std::printf("{\"what\":\"load\",\"oriented\":%d,\"rows\":%.0f,\"cpu\":%.3f,\"wall\":%.3f,"
                "\"rows_per_cpu_s\":%.0f,\"mb_per_million\":%.2f}\n",
        oriented, rows, cpu, wall, rows / cpu,
        static_cast<double>(folderBytes((*workspace)->folder())) / 1e6 / (rows / 1e6));
    return 0;
}

/// Live collection: what share of a core it is at 20,000 flows a second.
int live(const char* bin, const char* folder, std::size_t commitRows)
{
    const auto records = readTrace(bin);
    auto workspace = Workspace::open(QString::fromLocal8Bit(folder), Workspace::Mode::ReadWrite);
    if (!workspace)
        return std::fprintf(stderr, "%s\n", workspace.error().detail.c_str()), 1;
    auto session = (*workspace)->beginLive();
    double cpu = 0;
    double longest = 0;
    for (std::size_t at = 0; session && at < records.size(); at += commitRows) {
        FlowBatch batch
            = toBatch(records.data() + at, std::min(commitRows, records.size() - at), false);
        batch.fillMissing();
        batch.received.assign(batch.size(), static_cast<std::int64_t>(records[at].endMs) * 1000);
        const double c = cpuSeconds();
        const double w = wallSeconds();
        if (auto done = (*session)->add(std::move(batch)); !done)
            return std::fprintf(stderr, "%s\n", done.error().detail.c_str()), 1;
        if (auto done = (*session)->commit(); !done)
            return std::fprintf(stderr, "%s\n", done.error().detail.c_str()), 1;
        cpu += cpuSeconds() - c;
        longest = std::max(longest, wallSeconds() - w);
    }
    const double rows = static_cast<double>(records.size());
    std::printf("{\"what\":\"live\",\"rows\":%.0f,\"cpu\":%.3f,\"share_at_20k\":%.3f,"
                "\"longest_commit\":%.3f}\n",
        rows, cpu, cpu / (rows / 20'000), longest);
    return 0;
}

int loadRows(const char* bin, const char* path)
{
    const auto records = readTrace(bin);
    std::remove(path);
    sqlite3* db = nullptr;
    sqlite3_open(path, &db);
    sqlite3_exec(db,
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
        "CREATE TABLE flow(id INTEGER PRIMARY KEY, start INTEGER, end INTEGER,"
        " src INTEGER, dst INTEGER, sport INTEGER, dport INTEGER, proto INTEGER,"
        " flags INTEGER, tos INTEGER, packets INTEGER, bytes INTEGER,"
        " exporter INTEGER, in_if INTEGER, out_if INTEGER); BEGIN",
        nullptr, nullptr, nullptr);
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(
        db, "INSERT INTO flow VALUES(null,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", -1, &insert, nullptr);
    const double c = cpuSeconds();
    const double w = wallSeconds();
    for (const TraceRecord& r : records) {
        int at = 0;
        for (const std::uint64_t value : {r.startMs, r.endMs, std::uint64_t {r.src},
                 std::uint64_t {r.dst}, std::uint64_t {r.srcPort}, std::uint64_t {r.dstPort},
                 std::uint64_t {r.protocol}, std::uint64_t {r.flags}, std::uint64_t {r.tos},
                 std::uint64_t {r.packets}, std::uint64_t {r.bytes}, std::uint64_t {r.exporter},
                 std::uint64_t {r.in}, std::uint64_t {r.out}})
            sqlite3_bind_int64(insert, ++at, static_cast<sqlite3_int64>(value));
        sqlite3_step(insert);
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    sqlite3_exec(db, "COMMIT; PRAGMA wal_checkpoint(TRUNCATE)", nullptr, nullptr, nullptr);
    const double cpu = cpuSeconds() - c;
    const double wall = wallSeconds() - w;
    sqlite3_close(db);
    const double rows = static_cast<double>(records.size());
    std::printf(
        "{\"what\":\"rows\",\"rows\":%.0f,\"cpu\":%.3f,\"wall\":%.3f,\"rows_per_cpu_s\":%.0f,"
        "\"mb_per_million\":%.2f}\n",
        rows, cpu, wall, rows / cpu,
        static_cast<double>(QFileInfo(QString::fromLocal8Bit(path)).size()) / 1e6 / (rows / 1e6));
    return 0;
}

/// Runs `query` some times; prints median CPU and wall and its answer.
void measure(const char* name, int repeats, const std::function<std::string()>& query)
{
    std::vector<double> cpu;
    std::vector<double> wall;
    std::string answer;
    for (int i = 0; i < repeats; ++i) {
        const double c = cpuSeconds();
        const double w = wallSeconds();
        answer = query();
        cpu.push_back(cpuSeconds() - c);
        wall.push_back(wallSeconds() - w);
    }
    std::ranges::sort(cpu);
    std::ranges::sort(wall);
    std::printf("{\"what\":\"%s\",\"cpu\":%.4f,\"wall\":%.4f,\"answer\":\"%s\"}\n", name,
        cpu[cpu.size() / 2], wall[wall.size() / 2], answer.c_str());
    std::fflush(stdout);
}

std::string totalsText(const FlowStore& store, const char* filter)
{
    const auto totals = store.totals({.filter = *parseFilter(filter), .sums = Sums::Bytes}, {});
    return std::to_string(totals->rows) + ' '
        + std::to_string(totals->bytes + totals->reverseBytes);
}

std::string topText(
    const FlowStore& store, std::vector<FlowField> by, const char* filter, Sums sums = Sums::All)
{
    AggregateQuery query;
    query.flows.sums = sums;
    query.flows.filter = *parseFilter(filter);
    query.by = std::move(by);
    query.limit = 10;
    const auto groups = store.aggregate(query, {});
    return std::to_string(groups->groups) + ' ' + groups->rows[0].key[0] + ' '
        + std::to_string(groups->rows[0].totals.bytes + groups->rows[0].totals.reverseBytes);
}

constexpr const char* kQ1 = "src_ip = 10.64.16.0/20 and dst_port = 443 and bytes > 10000";

/// The filter over columns that are already decoded, one chunk after the other.
void measureDecoded(const QString& day, int repeats)
{
    const auto file = DayFile::open(day, DayFile::Trust::Own);
    const auto dictionaries = (*file)->dictionaries({});
    const FlowPredicate predicate(*parseFilter(kQ1), {}, *dictionaries);
    double best = 1e9;
    std::size_t found = 0;
    for (int i = 0; i < repeats; ++i) {
        double cpu = 0;
        found = 0;
        ChunkReader chunk(std::move(*(*file)->reader()), *dictionaries);
        std::vector<std::uint8_t> mask;
        for (const ChunkInfo& info : (*file)->chunks()) {
            chunk.select(info);
            for (const Column column : {Column::SrcHost, Column::DstPort, Column::Bytes})
                (void)chunk.values(column);
            mask.resize(info.rows);
            const double c = cpuSeconds();
            found += predicate.evaluate(chunk, mask);
            cpu += cpuSeconds() - c;
        }
        best = std::min(best, cpu);
    }
    std::printf("{\"what\":\"Q1 decoded\",\"cpu\":%.4f,\"answer\":\"%zu\"}\n", best, found);
}

int query(const char* folder, int repeats, std::string_view only)
{
    const auto measureIf = [&](const char* name, const std::function<std::string()>& run) {
        if (only.empty() || only == name)
            measure(name, repeats, run);
    };
    auto workspace = Workspace::open(QString::fromLocal8Bit(folder), Workspace::Mode::ReadOnly);
    if (!workspace)
        return std::fprintf(stderr, "%s\n", workspace.error().detail.c_str()), 1;
    measureIf("first rows", [&] {
        const auto store = (*workspace)->store();
        const auto order = (*store)->order({}, {}, {});
        return std::to_string((*store)->rows(**order, 0, 256, {})->size());
    });
    const FlowStorePtr store = *(*workspace)->store();
    measureIf("Q1", [&] { return totalsText(*store, kQ1); });
    measureIf("Q2", [&] { return totalsText(*store, "ip = 10.10.0.3"); });
    measureIf("Q3", [&] { return topText(*store, {FlowField::SrcIp}, ""); });
    const std::vector<FlowField> tuple {
        FlowField::SrcIp, FlowField::DstIp, FlowField::DstPort, FlowField::Protocol};
    measureIf("Q4s", [&] { return topText(*store, tuple, "dst_port < 10000"); });
    // the same, asking as SQL does: for the bytes alone
    measureIf("Q3 bytes", [&] { return topText(*store, {FlowField::SrcIp}, "", Sums::Bytes); });
    measureIf("Q4s bytes", [&] { return topText(*store, tuple, "dst_port < 10000", Sums::Bytes); });
    measureIf("Q4", [&] { return topText(*store, tuple, ""); });
    FlowOrderPtr order;
    measureIf("sort by bytes", [&] {
        order = *store->order({}, SortKey {FlowField::Bytes, true}, {});
        return std::to_string(order->size());
    });
    measureIf("page in the middle", [&] {
        return std::to_string(store->rows(*order, order->size() / 10 * 9, 256, {})->bytes[0]);
    });
    if (!only.empty() && !only.starts_with("std"))
        return measureDecoded((*workspace)->days()->front().path, repeats), 0;
    std::vector<std::uint64_t> keys;
    (void)store->scan({},
        [&](FlowBatch&& batch) {
            keys.insert(keys.end(), batch.bytes.begin(), batch.bytes.end());
            return true;
        },
        {});
    measureIf("std::sort of the keys", [&] {
        auto sorted = keys;
        std::ranges::sort(sorted);
        return std::to_string(sorted.back());
    });
    const auto days = (*workspace)->days();
    const auto largest = std::ranges::max_element(*days, {}, &DayInfo::rows);
    if (only.empty() || only == "Q1 decoded")
        measureDecoded(largest->path, repeats);
    return 0;
}

int sql(const char* path, int repeats)
{
    sqlite3* db = nullptr;
    sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, nullptr);
    sqlite3_exec(
        db, "PRAGMA mmap_size=4000000000; PRAGMA temp_store=memory", nullptr, nullptr, nullptr);
    const char* const queries[][2] {
        {"Q1",
            "SELECT count(*), sum(bytes) FROM flow WHERE (+src & 4294963200)=171970560"
            " AND dport=443 AND bytes>10000"},
        {"Q2", "SELECT count(*), sum(bytes) FROM flow WHERE src=168427523 OR dst=168427523"},
    };
    for (const auto& q : queries)
        measure(q[0], repeats, [&] {
            sqlite3_stmt* statement = nullptr;
            sqlite3_prepare_v2(db, q[1], -1, &statement, nullptr);
            sqlite3_step(statement);
            std::string answer = std::to_string(sqlite3_column_int64(statement, 0)) + ' '
                + std::to_string(sqlite3_column_int64(statement, 1));
            sqlite3_finalize(statement);
            return answer;
        });
    sqlite3_close(db);
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    const std::string_view what = argc > 3 ? argv[1] : "";
    if (what == "load")
        return load(argv[2], argv[3], argc > 4 && std::strcmp(argv[4], "oriented") == 0);
    if (what == "rows")
        return loadRows(argv[2], argv[3]);
    if (what == "live")
        return live(argv[2], argv[3], argc > 4 ? std::strtoul(argv[4], nullptr, 10) : 10'000);
    if (what == "query")
        return query(argv[2], std::atoi(argv[3]), argc > 4 ? argv[4] : "");
    if (what == "sql")
        return sql(argv[2], std::atoi(argv[3]));
    std::fprintf(stderr, "usage: see the first lines of bench_store.cpp\n");
    return 1;
}
