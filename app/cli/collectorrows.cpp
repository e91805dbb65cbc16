// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/collectorrows.h"

#include "app/cli/quantity.h"
#include "core/ingest/collectorstatusjson.h"

#include <algorithm>
#include <cstdio>

namespace nb::cli {

namespace {

/// A running collector tells every two seconds.
constexpr std::chrono::seconds kOverdue {15};

std::string timeText(Timestamp time)
{
    return time == Timestamp {} ? std::string() : toString(time);
}

std::string exporterName(const ExporterId& id)
{
    std::string name = id.address.toString() + ' ' + versionText(id.version) + " domain "
        + std::to_string(id.domain);
    if (id.splitPort != 0)
        name += " port " + std::to_string(id.splitPort);
    return name;
}

std::string_view unitText(SequenceUnit unit)
{
    switch (unit) {
    case SequenceUnit::Flows:
        return "flow";
    case SequenceUnit::Packets:
        return "datagram";
    case SequenceUnit::Records:
        break;
    }
    return "record";
}

std::string secondsText(std::int64_t microseconds)
{
    char text[32];
    std::snprintf(text, sizeof text, "%+.3f s", static_cast<double>(microseconds) / 1e6);
    return text;
}

/// Joins facts with commas, leaving out empty ones.
class Facts
{
public:
    void add(const std::string& fact)
    {
        if (!fact.empty())
            m_text += (m_text.empty() ? "" : ", ") + fact;
    }
    void addCount(std::uint64_t count, std::string_view noun)
    {
        if (count != 0)
            add(countText(count) + ' ' + std::string(noun));
    }
    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    std::string m_text;
};

std::string sourceDetail(const SourceStatus& source)
{
    Facts facts;
    facts.add(source.running ? "listening" : "stopped");
    if (source.problem)
        facts.add(source.problem->detail);
    facts.addCount(source.sessions, "sessions");
    facts.addCount(source.rejectedSessions, "sessions refused");
    for (std::size_t i = 0; i < source.drops.size(); ++i)
        facts.addCount(
            source.drops[i], "dropped: " + std::string(toString(static_cast<DropReason>(i))));
    if (source.bufferGranted < source.bufferAsked && source.bufferGranted > 0)
        facts.add("receive buffer " + bytesText(source.bufferGranted) + " of "
            + bytesText(source.bufferAsked) + " asked");
    facts.add(source.notice);
    return facts.text();
}

std::string exporterDetail(const ExporterStatus& exporter)
{
    Facts facts;
    if (exporter.lost != 0)
        facts.add(counted(exporter.lost, unitText(exporter.sequenceUnit)) + " lost");
    if (exporter.lossUnknown != 0)
        facts.add(counted(exporter.lossUnknown, "gap") + " of unknown size");
    facts.addCount(exporter.otherRecords, "records without addresses");
    facts.addCount(exporter.duplicates, "duplicates");
    facts.addCount(exporter.restarts, "restarts");
    for (std::size_t i = 0; i < exporter.drops.size(); ++i)
        facts.addCount(exporter.drops[i], toString(static_cast<DropReason>(i)));
    facts.addCount(exporter.templates, "templates");
    if (exporter.sampling && *exporter.sampling > 1)
        facts.add("sampling 1:" + std::to_string(*exporter.sampling));
    if (std::abs(exporter.clockOffset) > 1'000'000)
        facts.add("clock " + secondsText(exporter.clockOffset));
    if (exporter.conflict)
        facts.add("templates conflict between ports");
    facts.add(exporter.problem);
    return facts.text();
}

std::string fieldsText(const TemplateStatus& definition)
{
    std::string text;
    for (const TemplateStatus::Field& field : definition.fields) {
        text += (text.empty() ? "" : " ") + field.name + '/'
            + (field.length == 0xffff ? std::string("v") : std::to_string(field.length));
        if (field.scope)
            text += "*";
    }
    return text;
}

} // namespace

Result<std::optional<CollectorStatus>> collectorStatus(const Workspace& workspace)
{
    const auto text = workspace.setting(kCollectorStatusKey);
    if (!text)
        return text.error();
    if (text->empty())
        return std::optional<CollectorStatus> {};
    auto status = collectorStatusFromJson(*text);
    if (!status)
        return status.error();
    return std::optional(std::move(*status));
}

void appendCollector(ResultTable& table, const CollectorStatus& status)
{
    for (const SourceStatus& source : status.sources)
        table.rows.push_back({"source", source.url, std::to_string(source.offered), "",
            timeText(status.started), timeText(status.taken), sourceDetail(source)});
    for (const ExporterStatus& exporter : status.exporters)
        table.rows.push_back({"exporter", exporterName(exporter.id), std::to_string(exporter.flows),
            std::to_string(exporter.bytes), timeText(exporter.firstSeen),
            timeText(exporter.lastSeen), exporterDetail(exporter)});
    for (std::size_t i = 0; i < status.drops.size(); ++i)
        if (status.drops[i] != 0)
            table.rows.push_back({"drop", std::string(toString(static_cast<DropReason>(i))),
                std::to_string(status.drops[i]), "", timeText(status.started),
                timeText(status.taken), ""});
    for (const StageStatus& stage : status.stages) {
        Facts facts;
        for (const auto& [name, count] : stage.counts)
            facts.add(countText(count) + ' ' + name);
        table.rows.push_back({"stage", stage.name, "", "", timeText(status.started),
            timeText(status.taken), facts.text()});
    }
    for (const std::string& sender : status.notSenders)
        table.rows.push_back({"not-allowed", sender, "", "", "", "", "turned away"});
    if (status.forwarding)
        table.rows.push_back({"forwarding", status.forwarding->url,
            std::to_string(status.forwarding->acknowledged), "", "", "",
            (status.forwarding->connected ? "connected, " : "not connected, ")
                + countText(status.forwarding->waiting) + " waiting"
                + (status.forwarding->problem.empty() ? "" : ", " + status.forwarding->problem)});
}

ResultTable exporterTable(const CollectorStatus& status)
{
    ResultTable table;
    const auto number = [&table](const char* name) {
        table.columns.push_back({name, CellType::Number});
    };
    table.columns = {{"exporter", CellType::Address}, {"version", CellType::Text}};
    for (const char* name : {"domain", "datagrams", "bytes", "records", "options", "flows"})
        number(name);
    number("lost");
    table.columns.push_back({"lost_unit", CellType::Text});
    for (const char* name : {"gaps_unknown", "duplicates", "reordered", "restarts", "held",
             "replayed", "templates", "refreshed", "redefined", "sampling", "clock_offset"})
        number(name);
    for (std::size_t i = 0; i < kDropReasonCount; ++i)
        table.columns.push_back(
            {"drop_" + std::string(toString(static_cast<DropReason>(i))), CellType::Number});
    for (const char* name : {"first", "last"})
        table.columns.push_back({name, CellType::Time});
    table.columns.push_back({"problem", CellType::Text});
    for (const ExporterStatus& e : status.exporters) {
        std::vector<std::string> row {e.id.address.toString(), versionText(e.id.version)};
        for (const std::uint64_t count : {std::uint64_t {e.id.domain}, e.datagrams, e.bytes,
                 e.records, e.optionsRecords, e.flows, e.lost})
            row.push_back(std::to_string(count));
        row.emplace_back(unitText(e.sequenceUnit));
        for (const std::uint64_t count :
            {e.lossUnknown, e.duplicates, e.reordered, e.restarts, e.heldSets, e.replayedSets,
                e.templates, e.templateRefreshes, e.templateRedefinitions})
            row.push_back(std::to_string(count));
        row.push_back(e.sampling ? std::to_string(*e.sampling) : "");
        row.push_back(std::to_string(e.clockOffset));
        for (const std::uint64_t drops : e.drops)
            row.push_back(std::to_string(drops));
        row.push_back(timeText(e.firstSeen));
        row.push_back(timeText(e.lastSeen));
        row.push_back(e.problem);
        table.rows.push_back(std::move(row));
    }
    return table;
}

ResultTable templateTable(const CollectorStatus& status)
{
    ResultTable table;
    table.columns = {{"exporter", CellType::Address}, {"version", CellType::Text},
        {"domain", CellType::Number}, {"template", CellType::Number}, {"kind", CellType::Text},
        {"records", CellType::Number}, {"defined", CellType::Time}, {"refreshed", CellType::Time},
        {"fields", CellType::Text}};
    for (const TemplateStatus& t : status.templates)
        table.rows.push_back({t.exporter.address.toString(), versionText(t.exporter.version),
            std::to_string(t.exporter.domain), std::to_string(t.id), t.options ? "options" : "data",
            std::to_string(t.records), timeText(t.defined), timeText(t.refreshed), fieldsText(t)});
    return table;
}

std::string collectorSummary(const CollectorStatus& status, Timestamp now)
{
    const bool listening = std::ranges::any_of(status.sources, &SourceStatus::running);
    std::string text = "Collector: ";
    if (!listening)
        text += "ended " + timeText(status.taken);
    else if (now - status.taken > kOverdue)
        text += "gone without a word, last heard of " + timeText(status.taken);
    else
        text += "running since " + timeText(status.started);
    text += "; " + counted(status.flowsStored, "flow") + " stored, "
        + countText(status.flowsWaiting) + " waiting";
    if (status.waitingDatagrams != 0)
        text += ", " + counted(status.waitingDatagrams, "datagram") + " to decode";
    if (status.unaccounted() != 0)
        text += "; not accounted for: " + std::to_string(status.unaccounted());
    if (status.storageProblem)
        text += "; flows cannot be stored: " + status.storageProblem->detail;
    if (!status.problem.empty())
        text += "; " + status.problem;
    return text;
}

} // namespace nb::cli
