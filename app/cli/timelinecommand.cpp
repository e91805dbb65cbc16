// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/timelinecommand.h"

#include "app/cli/flowcolumns.h"
#include "app/cli/quantity.h"
#include "app/cli/resulttable.h"

namespace nb::cli {

namespace {

/// More would be a typing error: a day in steps of 0.1 s.
constexpr std::uint64_t kMaxBuckets = 1'000'000;

ResultTable tableOf(const Timeline& timeline)
{
    ResultTable table;
    table.columns = {{"start", CellType::Time}};
    for (OutputColumn& column : totalsColumns())
        table.columns.push_back(std::move(column));
    table.rows.reserve(timeline.buckets.size());
    for (const TimelineBucket& bucket : timeline.buckets) {
        std::vector<std::string> row {toString(bucket.start)};
        appendTotals(row, bucket.totals);
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace

CLI::App* TimelineCommand::describe(CLI::App& program)
{
    CLI::App* const command
        = program.add_subcommand("timeline", "flows summed up in equal spans of time");
    command
        ->add_option("--bucket", m_bucket,
            "width of a span: 30s, 5m, 1h, 1d; without it, one that gives at most 300 rows")
        ->type_name("DURATION");
    m_table.addTo(*command,
        "of start flows packets bytes reverse_packets reverse_bytes packets_total bytes_total");
    m_table.addQueryTo(*command);
    command->footer(
        "A flow counts in the span in which it starts; one that started before --from is "
        "left out.\n"
        "Examples:\n"
        "  netbehave-cli timeline --bucket 1h\n"
        "  netbehave-cli timeline --bucket 5m dst_port = 53 --format csv\n"
        "\n"
        + filterHelp());
    return command;
}

int TimelineCommand::run(const CommandContext& context)
{
    TimelineQuery query;
    if (!m_bucket.empty()) {
        const auto bucket = durationFromString(m_bucket);
        if (!bucket)
            return context.fail({ErrorCode::Usage,
                "--bucket " + m_bucket
                    + ": expected a whole number of ms, s, m, h or d, for example 30s or 5m; the "
                      "smallest is 1ms"});
        query.bucket = *bucket;
    }
    auto flows = m_table.query();
    if (!flows.ok())
        return m_table.fail(context, flows.error());
    query.flows = std::move(flows).value();
    const auto store = openStore(context);
    if (!store.ok())
        return context.failWorkspace(store.error());
    const auto span = (*store)->span();
    if (span && query.bucket.count() > 0
        && static_cast<std::uint64_t>((span->second - span->first) / query.bucket) > kMaxBuckets)
        return context.fail({ErrorCode::Usage,
            "--bucket " + m_bucket + " would give more than a million rows; choose a wider one"});
    const auto timeline = (*store)->timeline(query, context.stop);
    if (!timeline.ok())
        return context.fail(timeline.error());
    return printResult(context, tableOf(*timeline), m_table);
}

} // namespace nb::cli
