// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/netflow/exportimport.h"

#include "collectors/base/bytesource.h"
#include "collectors/netflow/exportdecoder.h"
#include "collectors/netflow/exportfile.h"
#include "core/pipeline/flowpipeline.h"

#include <algorithm>

namespace nb {

namespace {

constexpr std::uint64_t kPollEvery = 256; // messages
constexpr std::size_t kHandOver = 16'384; // rows

/// One run of importExporterMessages().
class ExportImport
{
public:
    ExportImport(ByteSource& source, FlowSink& sink, const ImportOptions& options,
        std::string_view exporter, const ProgressFn& progress, std::stop_token stop)
        : m_source(source)
        , m_sink(sink)
        , m_pipeline(options.pipeline, sink)
        , m_exporter(exporter)
        , m_progress(progress)
        , m_stop(std::move(stop))
        , m_decoder(limitsOfFiles())
    {
    }

    Result<ImportReport> run();

private:
    Result<void> take(const ExportMessage& message);
    Result<void> handOver();
    Result<void> send(FlowBatch&& batch);
    void nameExporters();
    Result<void> apply(const SamplingAnnouncement& announcement);
    void countDrops();

    ByteSource& m_source;
    FlowSink& m_sink;
    FlowPipeline m_pipeline;
    std::string m_exporter;
    const ProgressFn& m_progress;
    std::stop_token m_stop;
    ExportDecoder m_decoder;
    FlowBatch m_batch;
    std::int64_t m_newest = 0; ///< µs
    std::uint64_t m_decoded = 0; ///< messages
    ImportReport m_report;
};

/// What came without an address bears the file's name.
void ExportImport::nameExporters()
{
    const TextId nobody = m_batch.texts.find(IpAddress {}.toString());
    if (nobody == 0)
        return;
    const TextId name = m_batch.texts.intern(m_exporter);
    std::ranges::replace(m_batch.exporter, nobody, name);
}

/// Rows that came before the announcement get its rate (rule A22): here those that are still here.
Result<void> ExportImport::apply(const SamplingAnnouncement& announcement)
{
    if (const TextId sampler = m_batch.texts.find(announcement.sampler); sampler != 0)
        for (std::size_t row = 0; row < m_batch.sampling.size(); ++row)
            if (m_batch.sampling[row] == 0 && m_batch.sampler[row] == sampler)
                m_batch.sampling[row] = announcement.rate;
    return m_sink.announceSampling(announcement.sampler, announcement.rate);
}

Result<void> ExportImport::send(FlowBatch&& batch)
{
    if (auto taken = m_pipeline.add(std::move(batch)); !taken)
        return taken;
    return m_pipeline.advance(m_newest);
}

Result<void> ExportImport::handOver()
{
    if (m_batch.empty())
        return {};
    m_batch.fillMissing();
    nameExporters();
    FlowBatch batch = std::move(m_batch);
    m_batch = {};
    if (batch.size() <= FlowBatch::kMaxRows)
        return send(std::move(batch));
    FlowBatch part;
    for (std::size_t row = 0; row < batch.size(); ++row) {
        part.append(batch, row);
        if (part.size() == FlowBatch::kMaxRows || row + 1 == batch.size()) {
            if (auto sent = send(std::move(part)); !sent)
                return sent;
            part = {};
        }
    }
    return {};
}

Result<void> ExportImport::take(const ExportMessage& message)
{
    m_newest = std::max(m_newest, message.received);
    if (const auto dropped = m_decoder.decode(message, m_batch))
        ++m_report.skipped[std::string(toString(*dropped)) + " message"];
    else
        ++m_decoded;
    for (const SamplingAnnouncement& announcement : m_decoder.takeSamplingAnnouncements())
        if (auto done = apply(announcement); !done)
            return done;
    return m_batch.size() >= kHandOver ? handOver() : Result<void> {};
}

void ExportImport::countDrops()
{
    for (const ExporterStatus& status : m_decoder.exporters()) {
        const auto count = [&](DropReason reason, std::uint64_t more) {
            const auto sum = status.drops[static_cast<std::size_t>(reason)] + more;
            if (sum != 0)
                m_report.skipped[std::string(toString(reason)) + " set"] += sum;
        };
        count(DropReason::MalformedSet, 0);
        count(DropReason::NoTemplate, status.heldSets);
        if (status.otherRecords != 0)
            m_report.skipped["record without addresses"] += status.otherRecords;
    }
}

Result<ImportReport> ExportImport::run()
{
    auto file = ExportFile::open(m_source);
    if (!file.ok())
        return file.error();
    ExportMessage message;
    for (std::uint64_t count = 1; (*file)->next(message); ++count) {
        if (const auto taken = take(message); !taken)
            return taken.error();
        if (count % kPollEvery != 0)
            continue;
        if (m_stop.stop_requested())
            return Error {ErrorCode::Cancelled, "the import was cancelled"};
        if (m_progress)
            m_progress({"decode", m_source.consumed(), m_source.total()});
    }
    if (m_decoded == 0 && !m_report.skipped.empty())
        return Error {ErrorCode::Invalid, "none of its messages can be read"};
    if (const auto last = handOver(); !last)
        return last.error();
    if (const auto finished = m_pipeline.finish(); !finished)
        return finished.error();
    countDrops();
    if ((*file)->other() != 0)
        m_report.skipped["other packet"] = (*file)->other();
    if ((*file)->lostFragments() != 0)
        m_report.skipped["fragment without the others"] = (*file)->lostFragments();
    m_report.format = (*file)->format();
    m_report.packets = (*file)->read();
    if (const auto& damage = (*file)->damage()) {
        m_report.partial = true;
        m_report.notices.push_back({*damage, 0});
    }
    return std::move(m_report);
}

} // namespace

Result<ImportReport> importExporterMessages(ByteSource& source, FlowSink& sink,
    const ImportOptions& options, std::string_view exporter, const ProgressFn& progress,
    std::stop_token stop)
{
    return ExportImport(source, sink, options, exporter, progress, std::move(stop)).run();
}

} // namespace nb
