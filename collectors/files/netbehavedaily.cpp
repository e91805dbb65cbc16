// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/files/netbehavedaily.h"

#include "collectors/files/flowtext.h"
#include "collectors/files/importprogress.h"
#include "collectors/files/segmentclashes.h"

#include <algorithm>
#include <array>
#include <utility>

namespace nb {

namespace {

struct DailyColumn
{
    std::string_view name;
    FlowField field;
};

constexpr std::array kColumns = std::to_array<DailyColumn>({
    {"srcip", FlowField::SrcIp},
    {"dstip", FlowField::DstIp},
    {"proto", FlowField::Protocol},
    {"srcport", FlowField::SrcPort},
    {"dstport", FlowField::DstPort},
    {"srcdomain", FlowField::SrcName},
    {"dstdomain", FlowField::DstName},
    {"srcnetwork", FlowField::SrcSegment},
    {"dstnetwork", FlowField::DstSegment},
    {"servicename", FlowField::Service},
    {"match", FlowField::Rule},
    {"dateAdded", FlowField::Start},
    {"dateLastSeen", FlowField::End},
    {"hits", FlowField::Hits},
    {"bytes", FlowField::Bytes},
});
constexpr std::size_t kProtocol = 2;
constexpr std::size_t kAdded = 11;
constexpr std::size_t kLastSeen = 12;

/// Far more than a row can need, so that only a file made to hang meets it.
constexpr auto kDeadline = std::chrono::minutes {10};
constexpr int kInteger = 1;
constexpr int kText = 3;
constexpr int kNull = 5;

class DailyImport
{
public:
    DailyImport(SqliteDatabase& db, FlowSink& sink, const std::string& fileName)
        : m_db(db)
        , m_sink(sink)
        , m_fileName(fileName)
    {
        m_report.format = "NetBehave daily file";
    }

    Result<ImportReport> run(const ProgressFn& progress, const std::stop_token& stop);

private:
    Result<void> check();
    Result<SqliteStatement> select();
    Result<void> readRows(
        SqliteStatement& rows, const ProgressFn& progress, const std::stop_token& stop);
    std::string fill(Flow& flow, const SqliteStatement& row);
    void takeRow(const SqliteStatement& row);
    void tellRemarks();
    Result<void> flush();

    SqliteDatabase& m_db;
    FlowSink& m_sink;
    const std::string& m_fileName;
    FlowBatch m_batch;
    SegmentClashes m_segments;
    std::uint64_t m_withoutProtocol = 0;
    ImportReport m_report;
};

/// Nothing but a plain table of the published shape is read.
Result<void> DailyImport::check()
{
    std::array<std::string_view, kColumns.size()> names;
    std::ranges::transform(kColumns, names.begin(), &DailyColumn::name);
    const std::array shapes {TableShape {"flow", names}};
    return checkSchema(m_db, shapes, {}, true);
}

Result<SqliteStatement> DailyImport::select()
{
    std::string columns;
    for (const DailyColumn& column : kColumns)
        columns += ", \"" + std::string(column.name) + "\"";
    auto statement = m_db.prepare("SELECT rowid" + columns + " FROM main.flow");
    if (statement.ok())
        return statement;
    // A table made WITHOUT ROWID.
    return m_db.prepare("SELECT 0" + columns + " FROM main.flow");
}

/// Sets `flow` from a row; the reason when it cannot be.
std::string DailyImport::fill(Flow& flow, const SqliteStatement& row)
{
    std::array<bool, kColumns.size()> present {};
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
        const int column = static_cast<int>(i) + 1;
        const auto [name, field] = kColumns[i];
        const int type = row.type(column);
        std::string text;
        if (type == kInteger)
            text = std::to_string(row.integer(column));
        else if (type == kText)
            text = row.text(column);
        else if (type != kNull)
            return std::string(name) + ": neither a number nor a text";
        present[i] = !text.empty();
        if ((i == kAdded || i == kLastSeen) && !present[i])
            continue;
        bool replaced = false;
        if (fieldInfo(field).type == FieldType::Text && text.size() <= kMaxTextBytes)
            text = cleanText(text, replaced);
        if (replaced)
            ++m_report.skipped["bytes that are not UTF-8"];
        if (const std::string reason = setField(flow, field, text); !reason.empty())
            return std::string(name) + ": " + reason;
    }
    if (!present[kAdded] && !present[kLastSeen])
        return "the row has no time";
    if (!present[kProtocol])
        ++m_withoutProtocol;
    if (!present[kLastSeen])
        flow.end = flow.start;
    if (!present[kAdded] || flow.start > flow.end)
        flow.start = flow.end;
    return {};
}

void DailyImport::takeRow(const SqliteStatement& row)
{
    Flow flow;
    flow.packets = kUnknownCount;
    flow.exporter = m_fileName;
    if (const std::string reason = fill(flow, row); reason.empty()) {
        m_segments.look(flow, 0);
        m_batch.append(flow);
    } else {
        ++m_report.skipped["bad row"];
        m_report.partial = true;
        if (m_report.notices.size() < ImportReport::kMaxNotices)
            m_report.notices.push_back(
                {{ErrorCode::Invalid, "row " + std::to_string(row.integer(0)) + ": " + reason}, 0});
    }
}

/// What whole rows leave open.
void DailyImport::tellRemarks()
{
    const auto tell = [this](ImportNotice notice) {
        if (m_report.notices.size() < ImportReport::kMaxNotices)
            m_report.notices.push_back(std::move(notice));
    };
    if (m_withoutProtocol > 0)
        tell({{ErrorCode::Invalid,
            "rows without a protocol, which is taken as 0 (hopopt): "
                + std::to_string(m_withoutProtocol)}});
    if (auto clash = m_segments.notice())
        tell(std::move(*clash));
}

Result<void> DailyImport::flush()
{
    if (m_batch.empty())
        return {};
    m_report.flows += m_batch.size();
    return m_sink.add(std::exchange(m_batch, FlowBatch {}));
}

Result<void> DailyImport::readRows(
    SqliteStatement& rows, const ProgressFn& progress, const std::stop_token& stop)
{
    ImportProgress reported(progress, "reading " + m_fileName);
    for (std::uint64_t count = 0;; ++count) {
        if (count % kRowsBetweenChecks == 0) {
            if (stop.stop_requested())
                return Error {ErrorCode::Cancelled, "the import was cancelled"};
            reported.report(count, std::nullopt);
        }
        const auto more = rows.step();
        if (!more.ok())
            return more.error();
        if (!*more)
            break;
        takeRow(rows);
        if (m_batch.size() == FlowBatch::kMaxRows)
            if (const auto flushed = flush(); !flushed.ok())
                return flushed.error();
    }
    return flush();
}

Result<ImportReport> DailyImport::run(const ProgressFn& progress, const std::stop_token& stop)
{
    if (const auto checked = check(); !checked.ok())
        return checked.error();
    m_db.interruptOn(stop, kDeadline);
    auto rows = select();
    if (!rows.ok())
        return rows.error();
    const auto read = readRows(*rows, progress, stop);
    if (!read.ok() && read.error().code == ErrorCode::Cancelled && !stop.stop_requested())
        return Error {ErrorCode::LimitExceeded, "reading the table takes longer than ten minutes"};
    if (!read.ok())
        return read.error();
    tellRemarks();
    return std::move(m_report);
}

} // namespace

Result<bool> hasFlowTable(SqliteDatabase& db)
{
    const auto count
        = db.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'flow' COLLATE NOCASE");
    if (!count.ok())
        return count.error();
    return *count > 0;
}

Result<ImportReport> importNetBehaveDaily(SqliteDatabase& db, FlowSink& sink,
    const std::string& fileName, const ProgressFn& progress, std::stop_token stop)
{
    return DailyImport(db, sink, fileName).run(progress, stop);
}

} // namespace nb
