// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/files/flowcsv.h"

#include "collectors/files/csvreader.h"
#include "collectors/files/flowcsvheader.h"
#include "collectors/files/flowtext.h"
#include "collectors/files/importprogress.h"
#include "collectors/files/segmentclashes.h"
#include "core/flow/csvtext.h"
#include "core/net/servicenames.h"

#include <utility>

namespace nb {

namespace {

/// Microseconds of `12.5` seconds; nullopt when negative or no number.
std::optional<std::chrono::microseconds> secondsFromText(std::string_view text)
{
    // Same digits and fraction as an epoch time, so one reader does for both.
    if (text.empty() || text.front() < '0' || text.front() > '9'
        || text.find_first_not_of("0123456789.") != std::string_view::npos)
        return std::nullopt;
    const auto time = timestampFromString(text);
    if (!time)
        return std::nullopt;
    return time->time_since_epoch();
}

class FlowCsvImport
{
public:
    FlowCsvImport(ByteSource& source, FlowSink& sink, const std::string& exporter)
        : m_source(source)
        , m_reader(source)
        , m_sink(sink)
        , m_exporter(exporter)
    {
        m_report.format = "flow CSV";
    }

    Result<ImportReport> run(const ProgressFn& progress, const std::stop_token& stop);

private:
    Result<void> readHeader();
    std::string fill(Flow& flow, std::span<const std::string_view> cells);
    std::string fillTimes(Flow& flow, bool hasStart, bool hasEnd,
        std::optional<std::chrono::microseconds> duration) const;
    std::string fillCell(Flow& flow, FlowField field, std::string_view cell);
    void takeRecord(const CsvRecord& record);
    Result<void> flush();
    void badRow(std::uint64_t line, Error error);
    void notice(std::uint64_t line, Error error);

    ByteSource& m_source;
    CsvReader m_reader;
    FlowSink& m_sink;
    const std::string& m_exporter;
    FlowCsvHeader m_header;
    Flow m_template; ///< what columns hold that the file has not
    FlowBatch m_batch;
    SegmentClashes m_segments;
    ImportReport m_report;
};

Result<void> FlowCsvImport::readHeader()
{
    const auto line = m_reader.peekLine();
    if (!line.ok())
        return line.error();
    auto header = parseFlowCsvHeader(*line);
    if (!header.ok())
        return header.error();
    m_header = std::move(header).value();
    m_reader.setSeparator(m_header.separator);
    const auto record = m_reader.next();
    if (!record.ok())
        return record.error();
    const std::uint64_t headerLine = *record ? (*record)->line : 1;
    if (!m_header.ignored.empty()) {
        std::string names;
        for (const std::string& name : m_header.ignored) {
            names += names.empty() ? "\"" : ", \"";
            names += name + "\"";
        }
        notice(headerLine, {ErrorCode::Invalid, "columns that are not used: " + names});
    }
    if (!m_header.has(FlowField::Protocol))
        notice(headerLine,
            {ErrorCode::Invalid, "no protocol column: protocol is taken as 0 (hopopt)"});
    m_template.packets = m_template.bytes = kUnknownCount;
    // What no column tells is unknown; but NetBehave's own exports have one row for each direction.
    m_template.reversePackets = m_template.reverseBytes = m_header.legacy ? 0 : kUnknownCount;
    if (!m_header.has(FlowField::Exporter))
        m_template.exporter = m_exporter;
    return {};
}

std::string FlowCsvImport::fillCell(Flow& flow, FlowField field, std::string_view cell)
{
    cell = unguardFormula(cell);
    bool replaced = false;
    const bool isText = fieldInfo(field).type == FieldType::Text;
    std::string reason = isText && cell.size() <= kMaxTextBytes
        ? setField(flow, field, cleanText(cell, replaced))
        : setField(flow, field, cell);
    if (replaced)
        ++m_report.skipped["bytes that are not UTF-8"];
    if (!reason.empty())
        reason = std::string(fieldInfo(field).name) + ": " + reason;
    return reason;
}

std::string FlowCsvImport::fillTimes(
    Flow& flow, bool hasStart, bool hasEnd, std::optional<std::chrono::microseconds> duration) const
{
    if (!hasStart && !hasEnd)
        return "the row has no time";
    if (!hasEnd)
        flow.end = flow.start + duration.value_or(std::chrono::microseconds {0});
    if (!hasStart)
        flow.start = flow.end - duration.value_or(std::chrono::microseconds {0});
    if (flow.start < fromMicroseconds(0))
        return "start: a time before 1970";
    if (flow.end >= flow.start)
        return {};
    if (!m_header.legacy)
        return "end is before start";
    // NetBehave overwrote both dates on a repeat; the later reading is the one that is left.
    flow.start = flow.end;
    return {};
}

/// Sets `flow` from a row; the reason when it cannot be.
std::string FlowCsvImport::fill(Flow& flow, std::span<const std::string_view> cells)
{
    if (cells.size() != m_header.columns.size())
        return "the row has " + std::to_string(cells.size()) + " cells, the header has "
            + std::to_string(m_header.columns.size());
    bool hasStart = false;
    bool hasEnd = false;
    std::optional<std::chrono::microseconds> duration;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto field = m_header.columns[i];
        if (!field)
            continue;
        if (*field == FlowField::Duration) {
            duration = secondsFromText(cells[i]);
            if (!duration && !cells[i].empty())
                return "duration: expected seconds, such as 2.5";
            continue;
        }
        const bool isStart = *field == FlowField::Start;
        const bool isEnd = *field == FlowField::End;
        if ((isStart || isEnd) && cells[i].empty())
            continue;
        hasStart = hasStart || isStart;
        hasEnd = hasEnd || isEnd;
        if (std::string reason = fillCell(flow, *field, cells[i]); !reason.empty())
            return reason;
    }
    if (!m_header.has(FlowField::Service))
        flow.service = serviceName(flow.protocol, flow.dstPort);
    return fillTimes(flow, hasStart, hasEnd, duration);
}

void FlowCsvImport::notice(std::uint64_t line, Error error)
{
    if (m_report.notices.size() < ImportReport::kMaxNotices)
        m_report.notices.push_back({std::move(error), line});
}

void FlowCsvImport::badRow(std::uint64_t line, Error error)
{
    ++m_report.skipped["bad row"];
    m_report.partial = true;
    notice(line, std::move(error));
}

void FlowCsvImport::takeRecord(const CsvRecord& record)
{
    if (record.problem)
        return badRow(record.line, *record.problem);
    Flow flow = m_template;
    if (std::string reason = fill(flow, record.cells); !reason.empty())
        return badRow(record.line, {ErrorCode::Invalid, std::move(reason)});
    m_segments.look(flow, record.line);
    m_batch.append(flow);
}

Result<void> FlowCsvImport::flush()
{
    if (m_batch.empty())
        return {};
    m_report.flows += m_batch.size();
    return m_sink.add(std::exchange(m_batch, FlowBatch {}));
}

Result<ImportReport> FlowCsvImport::run(const ProgressFn& progress, const std::stop_token& stop)
{
    if (const auto header = readHeader(); !header.ok())
        return header.error();
    ImportProgress reported(progress, "reading " + m_source.name());
    for (std::uint64_t rows = 0;; ++rows) {
        if (rows % kRowsBetweenChecks == 0) {
            if (stop.stop_requested())
                return Error {ErrorCode::Cancelled, "the import was cancelled"};
            reported.report(m_source.consumed(), m_source.total());
        }
        const auto record = m_reader.next();
        if (!record.ok()) {
            // What was whole before the damage counts; a failing disk does not.
            if (record.error().code == ErrorCode::Unreadable)
                return record.error();
            m_report.partial = true;
            notice(0, record.error());
            break;
        }
        if (!*record)
            break;
        takeRecord(**record);
        if (m_batch.size() == FlowBatch::kMaxRows)
            if (const auto flushed = flush(); !flushed.ok())
                return flushed.error();
    }
    if (const auto flushed = flush(); !flushed.ok())
        return flushed.error();
    if (auto clash = m_segments.notice())
        notice(clash->line, std::move(clash->error));
    m_report.inputBytes = m_source.consumed();
    return std::move(m_report);
}

} // namespace

Result<ImportReport> importFlowCsv(ByteSource& source, FlowSink& sink, const std::string& exporter,
    const ProgressFn& progress, std::stop_token stop)
{
    return FlowCsvImport(source, sink, exporter).run(progress, stop);
}

} // namespace nb
