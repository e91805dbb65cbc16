// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/collectrun.h"

#include "app/cli/quantity.h"
#include "app/cli/terminal.h"
#include "core/ingest/collectorstatusjson.h"

#include <condition_variable>
#include <cstdio>
#include <mutex>

namespace nb::cli {

namespace {

constexpr std::chrono::milliseconds kTick {100};
constexpr std::chrono::seconds kStatusInterval {2};
/// What is still to be forwarded at the end: the rest goes when it is started next.
constexpr std::chrono::seconds kForwardPatience {3};

std::string dropsText(const CollectorStatus& status)
{
    std::string text;
    for (std::size_t i = 0; i < status.drops.size(); ++i)
        if (status.drops[i] != 0)
            text += (text.empty() ? "" : ", ") + countText(status.drops[i]) + ' '
                + std::string(toString(static_cast<DropReason>(i)));
    return text;
}

std::uint64_t offeredIn(const CollectorStatus& status)
{
    std::uint64_t offered = 0;
    for (const SourceStatus& source : status.sources)
        offered += source.offered;
    return offered;
}

} // namespace

std::string collectionSummary(const CollectorStatus& status)
{
    std::string text = "Stored " + counted(status.flowsStored, "flow") + " of "
        + counted(status.exporters.size(), "exporter") + "; "
        + counted(offeredIn(status), "datagram") + " came";
    const std::string drops = dropsText(status);
    text += drops.empty() ? ", none was dropped" : ", dropped: " + drops;
    std::uint64_t gaps = 0;
    for (const ExporterStatus& exporter : status.exporters)
        gaps += exporter.lost != 0 || exporter.lossUnknown != 0 ? 1 : 0;
    if (gaps > 0)
        text += "; " + counted(gaps, "exporter") + " with gaps in the sequence";
    if (status.unaccounted() != 0)
        text += "; not accounted for: " + std::to_string(status.unaccounted());
    return text;
}

CollectRun::CollectRun(
    const CommandContext& context, Collector& collector, Workspace& workspace, Forwarder* forwarder)
    : m_context(context)
    , m_collector(collector)
    , m_workspace(workspace)
    , m_forwarder(forwarder)
{
}

CollectRun::~CollectRun()
{
    if (m_watch)
        m_collector.unwatch(*m_watch);
}

void CollectRun::tellSources()
{
    for (const SourceStatus& source : m_collector.status().sources) {
        std::string text = "Listening on " + source.url;
        if (source.bufferGranted > 0)
            text += ", receive buffer " + bytesText(source.bufferGranted);
        m_context.note(text);
        if (source.bufferGranted > 0 && source.bufferGranted < source.bufferAsked)
            m_context.note("  The system granted less than the " + bytesText(source.bufferAsked)
                + " asked for: bursts may be lost. Raise its limit (Linux: sysctl -w "
                  "net.core.rmem_max="
                + std::to_string(source.bufferAsked) + ").");
    }
}

void CollectRun::search(FilterPtr filter, std::vector<FlowField> fields, TableStyle style)
{
    m_fields = std::move(fields);
    style.dropOrder = columnDropOrder(m_fields);
    m_writer = TableWriter::create(m_context.output, outputColumns(m_fields), std::move(style));
    m_watch = m_collector.watch(
        std::move(filter), [this](const FlowBatchPtr& batch) { m_matches.take(batch); });
}

void CollectRun::waitFor(std::optional<std::chrono::microseconds> duration)
{
    std::mutex mutex;
    std::condition_variable_any pause;
    const auto end = duration ? std::optional(Clock::now() + *duration) : std::nullopt;
    while (!m_context.stop.stop_requested() && (!end || Clock::now() < *end)
        && m_context.output.good()) {
        tick();
        const auto next = Clock::now() + kTick;
        std::unique_lock lock(mutex);
        pause.wait_until(
            lock, m_context.stop, end ? std::min(next, *end) : next, [] { return false; });
    }
}

void CollectRun::tick()
{
    if (m_writer) {
        clearLine();
        m_matches.print(*m_writer, m_fields);
        m_writer->flush();
        m_context.output.flush();
    }
    if (Clock::now() < m_nextStatus)
        return;
    m_nextStatus = Clock::now() + kStatusInterval;
    const CollectorStatus status = this->status();
    leaveStatus(status);
    tellForwarding(status);
    const std::string storage = status.storageProblem ? status.storageProblem->detail : "";
    if (storage != m_toldStorage) {
        clearLine();
        m_context.note(storage.empty() ? "Flows are stored again."
                                       : "Flows cannot be stored, it is tried again: " + storage);
        m_toldStorage = storage;
    }
    showLine(status);
}

CollectorStatus CollectRun::status() const
{
    CollectorStatus status = m_collector.status();
    if (m_forwarder)
        status.forwarding = m_forwarder->status();
    return status;
}

void CollectRun::tellForwarding(const CollectorStatus& status)
{
    if (!status.forwarding)
        return;
    const auto& link = *status.forwarding;
    const std::string now = link.connected && link.problem.empty() ? "connected" : link.problem;
    if (now.empty() || now == m_toldForwarding)
        return;
    clearLine();
    m_context.note(now == "connected"
            ? "Forwarding to " + link.url
            : "Flows are not forwarded, it is tried again: " + printable(now));
    m_toldForwarding = now;
}

void CollectRun::leaveStatus(const CollectorStatus& status)
{
    const auto left = m_workspace.setSetting(kCollectorStatusKey, toJson(status));
    if (!left && !std::exchange(m_statusFailed, true)) {
        clearLine();
        m_context.note("The status cannot be kept in the workspace: " + left.error().detail);
    }
    if (left)
        m_statusFailed = false;
}

void CollectRun::showLine(const CollectorStatus& status)
{
    const auto now = Clock::now();
    const double seconds = std::chrono::duration<double>(now - m_storedAt).count();
    const auto rate = seconds > 0 ? static_cast<std::uint64_t>(
                          static_cast<double>(status.flowsStored - m_storedBefore) / seconds)
                                  : 0;
    m_storedBefore = status.flowsStored;
    m_storedAt = now;
    if (m_context.options.quiet || !stderrIsTerminal())
        return;
    const std::string drops = dropsText(status);
    const std::string line = countText(status.flowsStored) + " flows stored (" + countText(rate)
        + "/s), " + counted(status.exporters.size(), "exporter") + ", "
        + countText(status.flowsWaiting) + " waiting, "
        + (drops.empty() ? "nothing dropped" : "dropped: " + drops);
    std::fprintf(stderr, "\r%s\x1b[K", line.c_str());
    std::fflush(stderr);
    m_lineShown = true;
}

void CollectRun::clearLine()
{
    if (std::exchange(m_lineShown, false))
        std::fprintf(stderr, "\r\x1b[K");
}

int CollectRun::finish()
{
    clearLine();
    const auto finished = m_collector.finish();
    if (m_forwarder)
        m_forwarder->finish(kForwardPatience);
    const CollectorStatus status = this->status();
    leaveStatus(status);
    if (m_writer) {
        m_matches.print(*m_writer, m_fields);
        m_writer->finish();
        noteLeftOut(m_context, *m_writer);
        if (m_matches.leftOut() > 0)
            m_context.note("Matches that came faster than they could be printed: "
                + counted(m_matches.leftOut(), "flow") + ". They are stored all the same.");
    }
    m_context.note(collectionSummary(status));
    if (status.forwarding)
        m_context.note("Forwarded " + counted(status.forwarding->acknowledged, "flow")
            + (status.forwarding->waiting == 0
                    ? std::string()
                    : "; " + countText(status.forwarding->waiting) + " wait for the next start"));
    if (!finished)
        return m_context.fail(finished.error(), m_context.workspaceFolder().toStdString());
    return m_context.finished();
}

} // namespace nb::cli
