// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/files/nfcapdimport.h"

#include "collectors/base/bytereader.h"
#include "collectors/files/csvreader.h"
#include "collectors/files/flowtext.h"
#include "collectors/files/importinput.h"
#include "collectors/files/importprogress.h"
#include "collectors/files/nfcapdprocess.h"
#include "collectors/files/nfcapdrecord.h"
#include "collectors/files/unpackedcopy.h"
#include "core/pipeline/flowpipeline.h"

#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>
#include <utility>

namespace nb {

namespace {

/// What nfdump writes besides records.
bool isRemark(std::string_view firstCell)
{
    return firstCell.starts_with("No matching flow") || firstCell.starts_with("Summary")
        || firstCell.starts_with("Date first seen");
}

/// Whether nfdump can open the file as it is: a regular file that is not compressed by others.
bool isPlain(const QString& path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray head = file.read(4);
    return looksLikeNfcapd(
        std::as_bytes(std::span(head.constData(), static_cast<std::size_t>(head.size()))));
}

class NfdumpImport
{
public:
    NfdumpImport(
        ByteSource& source, const std::string& name, FlowSink& sink, const ImportOptions& options)
        : m_source(source)
        , m_reader(source)
        , m_name(name)
        , m_pipeline(options.pipeline, sink)
        , m_columns(nfdumpFormatColumns())
    {
        m_report.format = "nfcapd file";
    }

    Result<ImportReport> run(const ProgressFn& progress, const std::stop_token& stop);

private:
    Result<void> readHeader();
    /// False at the end of the records.
    bool takeRecord(const CsvRecord& record);
    void badRow(std::uint64_t line, Error error);
    Result<void> flush();

    ByteSource& m_source;
    CsvReader m_reader;
    const std::string& m_name;
    FlowPipeline m_pipeline;
    std::vector<NfdumpColumn> m_columns;
    FlowBatch m_batch;
    ImportReport m_report;
    std::int64_t m_newest = 0; ///< µs
};

Result<void> NfdumpImport::readHeader()
{
    const auto line = m_reader.peekLine();
    if (!line.ok())
        return line.error();
    auto columns = nfdumpColumns(*line);
    if (!columns)
        return {};
    m_columns = *std::move(columns);
    if (const auto header = m_reader.next(); !header.ok())
        return header.error();
    return {};
}

void NfdumpImport::badRow(std::uint64_t line, Error error)
{
    ++m_report.skipped["bad row"];
    m_report.partial = true;
    if (m_report.notices.size() < ImportReport::kMaxNotices)
        m_report.notices.push_back({std::move(error), line});
}

bool NfdumpImport::takeRecord(const CsvRecord& record)
{
    if (record.problem) {
        badRow(record.line, *record.problem);
        return true;
    }
    if (!record.cells.empty() && isRemark(record.cells.front()))
        return !record.cells.front().starts_with("Summary");
    Flow flow;
    if (std::string reason = fillFromNfdump(flow, m_columns, record.cells, m_name);
        !reason.empty()) {
        badRow(record.line, {ErrorCode::Invalid, std::move(reason)});
        return true;
    }
    m_newest = std::max(m_newest, toMicroseconds(flow.end));
    m_batch.append(flow);
    return true;
}

Result<void> NfdumpImport::flush()
{
    if (m_batch.empty())
        return {};
    m_report.flows += m_batch.size();
    m_batch.fillMissing();
    if (auto added = m_pipeline.add(std::exchange(m_batch, FlowBatch {})); !added)
        return added;
    return m_pipeline.advance(m_newest);
}

Result<ImportReport> NfdumpImport::run(const ProgressFn& progress, const std::stop_token& stop)
{
    if (const auto header = readHeader(); !header.ok())
        return header.error();
    ImportProgress reported(progress, "reading " + m_name);
    for (std::uint64_t rows = 0;; ++rows) {
        if (rows % kRowsBetweenChecks == 0) {
            if (stop.stop_requested())
                return Error {ErrorCode::Cancelled, "the import was cancelled"};
            reported.report(m_source.consumed(), std::nullopt);
        }
        const auto record = m_reader.next();
        if (!record.ok())
            return record.error();
        if (!*record || !takeRecord(**record))
            break;
        if (m_batch.size() == FlowBatch::kMaxRows)
            if (const auto flushed = flush(); !flushed.ok())
                return flushed.error();
    }
    if (const auto flushed = flush(); !flushed.ok())
        return flushed.error();
    if (const auto finished = m_pipeline.finish(); !finished.ok())
        return finished.error();
    return std::move(m_report);
}

/// One run of nfdump over the file.
Result<ImportReport> runNfdump(const QString& file, bool translated, const std::string& name,
    FlowSink& sink, const ImportOptions& options, const ProgressFn& progress,
    const std::stop_token& stop)
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("nfdump"));
    if (program.isEmpty())
        return Error {ErrorCode::Unreadable,
            "it is a file of nfcapd, which is read through the program nfdump; install nfdump "
            "(the package of that name) so that it is found on the PATH, and import again"};
    // -N plain numbers, -6 whole IPv6 addresses, -q no totals
    ProcessSource source(program,
        {QStringLiteral("-r"), QFileInfo(file).absoluteFilePath(), QStringLiteral("-q"),
            QStringLiteral("-N"), QStringLiteral("-6"), QStringLiteral("-o"),
            QString::fromStdString(nfdumpFormat(translated))},
        stop);
    auto report = importNfdumpText(source, name, sink, options, progress, stop);
    if (!report.ok())
        return report;
    const std::string failure = source.failure();
    bool replaced = false;
    const std::string complaint = cleanText(source.complaint(), replaced);
    if (failure.empty() && complaint.empty())
        return report;
    Error error {ErrorCode::Invalid, "nfdump could not read all of it"};
    if (!failure.empty())
        error.detail += ": " + failure;
    if (!complaint.empty())
        error.detail += ": " + complaint;
    if (report->flows == 0)
        return error;
    report->partial = true;
    report->notices.push_back({std::move(error), 0});
    return report;
}

} // namespace

/// nffile.h of nfdump: a magic number and the version of the layout, each of 16 bits, in the byte
/// order of whoever wrote it.
bool looksLikeNfcapd(std::span<const std::byte> head)
{
    constexpr std::uint16_t kMagic = 0xa50c;
    constexpr std::uint16_t kNewestLayout = 3;
    const ByteReader reader(head);
    const auto is = [&](auto magic, auto layout) {
        return magic == kMagic && layout && *layout >= 1 && *layout <= kNewestLayout;
    };
    return is(reader.peek<std::uint16_t, std::endian::little>(0),
               reader.peek<std::uint16_t, std::endian::little>(2))
        || is(reader.peek<std::uint16_t>(0), reader.peek<std::uint16_t>(2));
}

Result<ImportReport> importNfdumpText(ByteSource& source, const std::string& name, FlowSink& sink,
    const ImportOptions& options, const ProgressFn& progress, const std::stop_token& stop)
{
    return NfdumpImport(source, name, sink, options).run(progress, stop);
}

Result<ImportReport> importNfcapd(const QString& file, const std::string& name, FlowSink& sink,
    const ImportOptions& options, const ProgressFn& progress, const std::stop_token& stop)
{
    auto report = runNfdump(file, true, name, sink, options, progress, stop);
    if (report.ok() || report.error().detail.find("format parse error") == std::string::npos)
        return report;
    return runNfdump(file, false, name, sink, options, progress, stop);
}

Result<ImportReport> importNfcapdInput(const QString& path, ImportInput& input, FlowSink& sink,
    const ImportOptions& options, InputHashes& hashes, const ProgressFn& progress,
    const std::stop_token& stop)
{
    QTemporaryDir folder;
    QString file = path;
    if (!isPlain(path)) {
        if (!folder.isValid())
            return Error {ErrorCode::NoSpace, "no temporary folder can be made"};
        file = folder.filePath(QStringLiteral("nfcapd"));
        if (const auto unpacked = unpackTo(file, input.source(), stop); !unpacked.ok())
            return unpacked.error();
    }
    auto whole = input.finish(stop);
    if (!whole.ok())
        return whole.error();
    hashes = std::move(whole).value();
    return importNfcapd(file, input.name(), sink, options, progress, stop);
}

} // namespace nb
