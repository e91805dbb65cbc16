// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/files/fileimporter.h"

#include "collectors/capture/captureimport.h"
#include "collectors/files/databaseimport.h"
#include "collectors/files/flowcsv.h"
#include "collectors/files/importinput.h"
#include "collectors/files/labellingsink.h"
#include "collectors/files/nfcapdimport.h"
#include "collectors/names/nameimport.h"
#include "collectors/netflow/exportimport.h"
#include "core/base/timestamp.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <cstring>

namespace nb {

namespace {

constexpr int kMaxDepth = 32;

Error unknownFormat(InputKind kind)
{
    switch (kind) {
    case InputKind::Empty:
        return {ErrorCode::UnknownFormat, "it is empty"};
    case InputKind::Archive:
        return {ErrorCode::UnknownFormat,
            "it is an archive of several files; unpack it and import the files or their folder"};
    case InputKind::Utf16Text:
        return {ErrorCode::UnknownFormat, "it is UTF-16 text; save it as CSV in UTF-8"};
    case InputKind::OtherText:
        return {ErrorCode::UnknownFormat,
            "it is text whose first line names no flow columns (src_ip, dst_ip, start, …), and no "
            "log of a resolver (for others see: names import --format)"};
    default:
        return {ErrorCode::UnknownFormat, "its content is none of the formats known here"};
    }
}

Error alreadyImported(const ImportInfo& import)
{
    return {ErrorCode::AlreadyImported,
        "the same content came in as '" + import.name + "' on " + toString(import.time)};
}

/// Hash of a whole file, read a first time only because its beginning is known.
Result<InputHashes> hashesOf(const QString& path, const std::stop_token& stop)
{
    auto input = ImportInput::open(path);
    if (!input.ok())
        return input.error();
    return input->finish(stop);
}

void expandFolder(const QString& folder, int depth, QStringList& files)
{
    const QDir dir(folder);
    constexpr auto kFilter
        = QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks | QDir::Readable;
    for (const QFileInfo& entry : dir.entryInfoList(kFilter, QDir::Name)) {
        // A log of SQLite belongs to the database beside it.
        const QString name = entry.fileName();
        if (entry.isDir() && depth < kMaxDepth)
            expandFolder(entry.filePath(), depth + 1, files);
        else if (entry.isFile() && !name.endsWith(QStringLiteral("-wal"))
            && !name.endsWith(QStringLiteral("-shm")))
            files.append(entry.filePath());
    }
}

} // namespace

/// One import from opening to commit.
class ContentFileImporter::Run
{
public:
    Run(Workspace& workspace, const Enrichment* enrichment, QString dissector, const QString& path,
        const ImportOptions& options, const ProgressFn& progress, std::stop_token stop)
        : m_workspace(workspace)
        , m_enrichment(enrichment)
        , m_dissector(std::move(dissector))
        , m_path(path)
        , m_options(options)
        , m_progress(progress)
        , m_stop(std::move(stop))
    {
    }

    Result<ImportReport> run();

private:
    [[nodiscard]] bool isOwnFile() const;
    Result<void> refuseKnown(const ImportInput& input) const;
    Result<ImportReport> read(ImportInput& input, LabellingSink& sink, InputHashes& hashes);
    Result<ImportReport> readStream(ImportInput& input, LabellingSink& sink);
    Result<ImportReport> readNames(ImportInput& input, LabellingSink& sink);

    Workspace& m_workspace;
    const Enrichment* m_enrichment;
    QString m_dissector;
    const QString& m_path;
    const ImportOptions& m_options;
    const ProgressFn& m_progress;
    std::stop_token m_stop;
};

/// A file of the workspace itself would come in twice.
bool ContentFileImporter::Run::isOwnFile() const
{
    const QString file = QFileInfo(m_path).canonicalFilePath();
    const QString folder = QFileInfo(m_workspace.folder()).canonicalFilePath();
    return !file.isEmpty() && !folder.isEmpty() && file.startsWith(folder + QLatin1Char('/'))
        && file.endsWith(QStringLiteral(".sqlite3"));
}

/// Spares the work when the content is known; commit() decides in the end.
Result<void> ContentFileImporter::Run::refuseKnown(const ImportInput& input) const
{
    if (m_options.again || !QFileInfo(m_path).isFile())
        return {};
    const auto sameHead = m_workspace.findImport(input.headHash(), {});
    if (!sameHead.ok())
        return sameHead.error();
    if (!*sameHead)
        return {};
    const auto hashes = hashesOf(m_path, m_stop);
    if (!hashes.ok())
        return hashes.error();
    const auto same = m_workspace.findImport({}, hashes->whole);
    if (!same.ok())
        return same.error();
    if (*same && QFileInfo(m_path + QStringLiteral("-wal")).size() == 0)
        return alreadyImported(**same);
    return {};
}

Result<ImportReport> ContentFileImporter::Run::readNames(ImportInput& input, LabellingSink& sink)
{
    const auto head = input.source().peek(kInputHeadBytes);
    std::string text(head.size(), '\0');
    std::memcpy(text.data(), head.data(), head.size());
    const auto kind = m_options.names ? m_options.names : recogniseNameLog(text);
    if (!kind || *kind == NameFileKind::NetBehave)
        return Error {ErrorCode::UnknownFormat, "it is no database"};
    if (sink.names() == nullptr)
        return Error {ErrorCode::Usage, "it tells names, and names are switched off"};
    const QDateTime written = QFileInfo(m_path).lastModified();
    return importNameLog(input.source(), *kind, {*sink.names(), &m_enrichment->names()},
        written.isValid() ? std::int64_t {written.toMSecsSinceEpoch()} * 1000
                          : toMicroseconds(currentTime()),
        m_progress, m_stop);
}

Result<ImportReport> ContentFileImporter::Run::readStream(ImportInput& input, LabellingSink& sink)
{
    const InputKind kind = input.kind();
    if (m_options.names || kind == InputKind::NameLog)
        return readNames(input, sink);
    if (m_options.namesOnly)
        return Error {ErrorCode::UnknownFormat, "it is none of the files that tell names"};
    ByteSource& source = input.source();
    if (kind == InputKind::ExportMessages
        || (kind == InputKind::Capture && m_options.exporterPackets))
        return importExporterMessages(source, sink, m_options, input.name(), m_progress, m_stop);
    if (kind == InputKind::Capture)
        return importCapture(
            source, sink, m_options, input.name(), m_progress, m_stop, sink.names(), m_dissector);
    if (kind == InputKind::FlowText)
        return importFlowCsv(source, sink, input.name(), m_progress, m_stop);
    std::byte none {};
    if (kind == InputKind::Empty) // or damaged before anything could be unpacked
        if (const auto got = source.read({&none, 1}); !got)
            return got.error();
    return unknownFormat(kind);
}

Result<ImportReport> ContentFileImporter::Run::read(
    ImportInput& input, LabellingSink& sink, InputHashes& hashes)
{
    if (input.kind() == InputKind::Sqlite) {
        auto report = importDatabase(m_path, input, sink, sink.names(), hashes, m_progress, m_stop);
        if (report.ok() && m_options.namesOnly && report->flows > 0)
            return Error {ErrorCode::UnknownFormat, "it tells flows, not names"};
        return report;
    }
    if (input.kind() == InputKind::Nfcapd)
        return importNfcapdInput(m_path, input, sink, m_options, hashes, m_progress, m_stop);
    auto report = readStream(input, sink);
    if (!report.ok())
        return report;
    auto whole = input.finish(m_stop);
    if (!whole.ok())
        return whole.error();
    hashes = std::move(whole).value();
    return report;
}

Result<ImportReport> ContentFileImporter::Run::run()
{
    if (isOwnFile())
        return Error {
            ErrorCode::Usage, "its flows are in this workspace: it is one of its own files"};
    auto input = ImportInput::open(m_path);
    if (!input.ok())
        return input.error();
    if (const auto fresh = refuseKnown(*input); !fresh.ok())
        return fresh.error();
    auto session = m_workspace.beginImport(m_options.again);
    if (!session.ok())
        return session.error();
    InputHashes hashes;
    LabellingSink labels(m_enrichment, m_options.pipeline.labels, **session);
    auto report = read(*input, labels, hashes);
    if (!report.ok())
        return report;
    if (const auto ended = labels.finish(); !ended.ok())
        return ended.error();
    if (m_stop.stop_requested())
        return Error {ErrorCode::Cancelled, "the import was cancelled"};
    report->path = m_path;
    report->flows = (*session)->rows();
    report->inputBytes = input->consumed();
    // Damage before the first flow: a repaired file may come under the same first bytes.
    if (report->partial && report->flows == 0)
        return report;
    ImportInfo info;
    info.name = input->name();
    info.format = report->format;
    info.contentHash = hashes.whole;
    info.headHash = hashes.head;
    info.flows = report->flows;
    info.packets = report->packets;
    info.inputBytes = report->inputBytes;
    info.time = currentTime();
    if (const auto committed = (*session)->commit(info); !committed.ok())
        return committed.error();
    labels.commit(*report);
    return report;
}

ContentFileImporter::ContentFileImporter(
    Workspace& workspace, std::shared_ptr<Enrichment> enrichment)
    : m_workspace(workspace)
    , m_enrichment(std::move(enrichment))
{
}

Result<ImportReport> ContentFileImporter::importFile(const QString& path,
    const ImportOptions& options, const ProgressFn& progress, std::stop_token stop)
{
    const QString dissector = options.pipeline.labels.services ? m_dissector : QString();
    return Run(m_workspace, m_enrichment.get(), dissector, path, options, progress, std::move(stop))
        .run();
}

QStringList ContentFileImporter::expand(const QStringList& paths) const
{
    QStringList files;
    for (const QString& path : paths) {
        if (QFileInfo(path).isDir())
            expandFolder(path, 1, files);
        else
            files.append(path);
    }
    return files;
}

} // namespace nb
