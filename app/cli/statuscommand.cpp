// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/statuscommand.h"

#include "app/cli/collectorrows.h"
#include "app/cli/quantity.h"
#include "app/cli/resulttable.h"
#include "core/base/timestamp.h"

#include <QFileInfo>

#include <algorithm>

namespace nb::cli {

namespace {

/// A day without a file between two that have one. Long gaps make one row.
void appendGap(ResultTable& table, Day after, Day before)
{
    const Day first = after + std::chrono::days {1};
    const Day last = before - std::chrono::days {1};
    if (first > last)
        return;
    const std::string name
        = first == last ? toString(first) : toString(first) + ".." + toString(last);
    table.rows.push_back({"gap", name, "0", "", toString(Timestamp {first}),
        toString(Timestamp {before}), "no flows observed"});
}

void appendDays(ResultTable& table, const std::vector<DayInfo>& days)
{
    for (std::size_t i = 0; i < days.size(); ++i) {
        if (i > 0)
            appendGap(table, days[i - 1].day, days[i].day);
        const DayInfo& day = days[i];
        table.rows.push_back(
            {"day", QFileInfo(day.path).fileName().toStdString(), std::to_string(day.rows),
                std::to_string(day.fileBytes), toString(day.first), toString(day.last),
                day.problem      ? "unreadable: " + day.problem->detail
                    : day.sealed ? std::string("sealed")
                                 : std::string("open")});
    }
}

void appendImports(ResultTable& table, const std::vector<ImportInfo>& imports)
{
    for (const ImportInfo& import : imports)
        table.rows.push_back({"import", import.name, std::to_string(import.flows),
            std::to_string(import.inputBytes), toString(import.time), "", import.format});
}

std::string summary(const CommandContext& context, const std::vector<DayInfo>& days)
{
    std::uint64_t rows = 0;
    std::uint64_t bytes = 0;
    for (const DayInfo& day : days) {
        rows += day.rows;
        bytes += day.fileBytes;
    }
    return "Workspace " + context.workspaceFolder().toStdString() + ": " + counted(rows, "flow")
        + " on " + counted(days.size(), "day") + ", " + bytesText(bytes);
}

} // namespace

CLI::App* StatusCommand::describe(CLI::App& program)
{
    CLI::App* const command = program.add_subcommand(
        "status", "what the workspace holds: day files, gaps, imports; how its collector does");
    m_table.addTo(*command, "of kind name rows bytes first last detail");
    CLI::Option* const exporters
        = command->add_flag("--exporters", m_exporters, "exporters alone, with all their counters");
    command
        ->add_flag(
            "--templates", m_templates, "the templates that exporters sent, with their fields")
        ->excludes(exporters);
    command->footer("For a day, first and last are the earliest start and the latest end of its "
                    "flows; for an import,\nfirst is when it was done;\nfor an exporter, rows are "
                    "flows and bytes those of its "
                    "datagrams; for a source, rows are datagrams.\n"
                    "Examples:\n"
                    "  netbehave-cli status\n"
                    "  netbehave-cli -w /srv/flows --json status\n"
                    "  netbehave-cli status --exporters --columns exporter,flows,lost,last\n"
                    "  netbehave-cli status --templates\n");
    return command;
}

int StatusCommand::print(const CommandContext& context, ResultTable table) const
{
    if (const auto checked = checkOptions(table, m_table); !checked.ok())
        return context.fail(checked.error());
    return printResult(context, std::move(table), m_table);
}

int StatusCommand::run(const CommandContext& context)
{
    const auto workspace = context.openForReading();
    if (!workspace.ok())
        return context.failWorkspace(workspace.error());
    const auto collector = collectorStatus(**workspace);
    if (!collector.ok())
        return context.failWorkspace(collector.error());
    const auto now = currentTime();
    const auto noteCollector = [&] {
        context.note(*collector ? collectorSummary(**collector, now)
                                : std::string("No collector has run in this workspace."));
    };
    if (m_exporters || m_templates) {
        noteCollector();
        const CollectorStatus status = collector->value_or(CollectorStatus {});
        return print(context, m_exporters ? exporterTable(status) : templateTable(status));
    }
    auto days = (*workspace)->days();
    if (!days.ok())
        return context.failWorkspace(days.error());
    const auto imports = (*workspace)->imports();
    if (!imports.ok())
        return context.failWorkspace(imports.error());
    std::ranges::sort(*days, {}, &DayInfo::day);

    ResultTable table;
    table.columns = {{"kind", CellType::Text}, {"name", CellType::Text}, {"rows", CellType::Number},
        {"bytes", CellType::Number}, {"first", CellType::Time}, {"last", CellType::Time},
        {"detail", CellType::Text}};
    appendDays(table, *days);
    appendImports(table, *imports);
    if (const auto checked = checkOptions(table, m_table); !checked.ok())
        return context.fail(checked.error());
    context.note(summary(context, *days));
    if (*collector) {
        noteCollector();
        appendCollector(table, **collector);
    }
    return print(context, std::move(table));
}

} // namespace nb::cli
