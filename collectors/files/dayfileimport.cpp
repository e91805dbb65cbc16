// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/files/dayfileimport.h"

#include "collectors/files/flowtext.h"
#include "collectors/files/importprogress.h"
#include "core/storage/dayfilestore.h"

#include <array>

namespace nb {

namespace {

/// 9999-12-31T23:59:59Z; later times cannot be written as RFC 3339.
constexpr std::int64_t kLatest = 253'402'300'799'999'999;

bool rowIsGood(const FlowBatch& batch, std::size_t row)
{
    return batch.start[row] >= 0 && batch.start[row] <= batch.end[row] && batch.end[row] <= kLatest
        && batch.hits[row] >= 1 && batch.confidence[row] <= 100 && batch.received[row] >= 0
        && batch.received[row] <= kLatest;
}

bool textIsGood(const std::string& text)
{
    bool replaced = false;
    return text.size() <= kMaxTextBytes && cleanText(text, replaced) == text;
}

bool isGood(const FlowBatch& batch)
{
    for (std::size_t row = 0; row < batch.size(); ++row)
        if (!rowIsGood(batch, row))
            return false;
    for (std::size_t id = 0; id < batch.texts.size(); ++id)
        if (!textIsGood(batch.texts.text(static_cast<TextId>(id))))
            return false;
    return true;
}

void repairTexts(Flow& flow)
{
    const std::array texts {&flow.srcName, &flow.dstName, &flow.srcSegment, &flow.dstSegment,
        &flow.srcOwner, &flow.dstOwner, &flow.service, &flow.application, &flow.rule,
        &flow.exporter, &flow.tunnel, &flow.sampler, &flow.observers, &flow.event,
        &flow.inInterface, &flow.outInterface, &flow.vrf, &flow.marks};
    bool replaced = false;
    for (std::string* const text : texts)
        *text = cleanText(std::string_view(*text).substr(0, kMaxTextBytes), replaced);
}

/// The rows that may be stored, with texts that may be; for the rare file that is damaged.
FlowBatch goodRows(const FlowBatch& batch)
{
    FlowBatch good;
    for (std::size_t row = 0; row < batch.size(); ++row) {
        if (!rowIsGood(batch, row))
            continue;
        Flow flow = batch.flow(row);
        repairTexts(flow);
        good.append(flow);
    }
    return good;
}

} // namespace

Result<ImportReport> importDayFile(const QString& path, FlowSink& sink, const std::string& fileName,
    const ProgressFn& progress, std::stop_token stop)
{
    const auto store = DayFileStore::openForeign(path);
    if (!store.ok())
        return store.error();
    ImportReport report;
    report.format = "day file";
    ImportProgress reported(progress, "reading " + fileName + " (rows)");
    Result<void> added;
    std::uint64_t bad = 0;
    const auto take = [&](FlowBatch&& batch) {
        const std::size_t rows = batch.size();
        FlowBatch good = isGood(batch) ? std::move(batch) : goodRows(batch);
        bad += rows - good.size();
        report.flows += good.size();
        added = sink.add(std::move(good));
        reported.report(report.flows, (*store)->rowCount());
        return added.ok();
    };
    FlowQuery everything;
    everything.raw = true; // rates are stored beside the counters
    const auto scanned = (*store)->scan(everything, take, stop);
    if (!added.ok())
        return added.error();
    if (!scanned.ok())
        return scanned.error();
    if (bad > 0) {
        report.partial = true;
        report.skipped["bad row"] = bad;
        report.notices.push_back(
            {{ErrorCode::Invalid, "rows with impossible times or counts were left out"}, 0});
    }
    return report;
}

} // namespace nb
