// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/topcommand.h"

#include "app/cli/flowcolumns.h"
#include "app/cli/quantity.h"
#include "app/cli/resulttable.h"
#include "core/storage/metricvalue.h"

#include <algorithm>
#include <cstdio>

namespace nb::cli {

namespace {

constexpr std::uint64_t kDefaultRows = 20;

/// Percent with two decimals; empty when there is nothing to share.
std::string shareText(std::uint64_t part, std::uint64_t whole)
{
    if (whole == 0)
        return {};
    char text[32];
    std::snprintf(
        text, sizeof text, "%.2f", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
    return text;
}

std::vector<std::string> splitNames(const std::string& text)
{
    std::vector<std::string> names;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t to = std::min(text.find(',', from), text.size());
        names.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    return names;
}

Error unknownGroup(const std::string& name)
{
    std::string known;
    for (const FieldInfo& info : allFields())
        known += " " + std::string(info.name);
    return {ErrorCode::Usage, "--by: there is no column \"" + name + "\"; there are:" + known};
}

/// A counter as a key must not have the name of the sum beside it.
std::string keyName(FlowField field, const std::vector<OutputColumn>& sums)
{
    const std::string name(fieldInfo(field).name);
    const bool taken = std::ranges::find(sums, name, &OutputColumn::name) != sums.end();
    return taken ? "by_" + name : name;
}

ResultTable tableOf(const AggregateQuery& query, const AggregateResult& result)
{
    ResultTable table;
    const std::vector<OutputColumn> sums = totalsColumns();
    for (const FlowField field : query.by)
        table.columns.push_back({keyName(field, sums), cellTypeOf(fieldInfo(field).type)});
    table.columns.insert(table.columns.end(), sums.begin(), sums.end());
    table.columns.push_back({"share", CellType::Number});
    const std::uint64_t whole = metricValue(query.metric, result.totals);
    for (const AggregateRow& group : result.rows) {
        std::vector<std::string> row = group.key;
        appendTotals(row, group.totals);
        row.push_back(metricKnown(query.metric, group.totals)
                ? shareText(metricValue(query.metric, group.totals), whole)
                : std::string {});
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace

CLI::App* TopCommand::describe(CLI::App& program)
{
    CLI::App* const command
        = program.add_subcommand("top", "flows summed up by one or more columns, largest first");
    m_table.setDefaultLimit(kDefaultRows);
    command
        ->add_option("--by", m_by,
            "columns to group by; ip, port, name, segment and owner count a flow on both its sides")
        ->type_name("COL[,COL]")
        ->required();
    command->add_option("--metric", m_metric, "what makes a group large")
        ->type_name("bytes|packets|flows")
        ->check(CLI::IsMember({"bytes", "packets", "flows"}))
        ->capture_default_str();
    m_table.addTo(*command,
        "the grouped ones (a counter as by_NAME), then flows packets bytes reverse_packets "
        "reverse_bytes packets_total "
        "bytes_total share (percent of the metric over all matching flows)");
    m_table.addQueryTo(*command);
    command->footer("Examples:\n"
                    "  netbehave-cli top --by src_ip\n"
                    "  netbehave-cli top --by dst_port,service --metric flows --limit 10\n"
                    "  netbehave-cli top --by dst_name src_ip = 10.0.0.0/8 and external\n"
                    "\n"
        + filterHelp());
    return command;
}

Result<AggregateQuery> TopCommand::query() const
{
    AggregateQuery query;
    auto flows = m_table.query();
    if (!flows.ok())
        return flows.error();
    query.flows = std::move(flows).value();
    for (const std::string& name : splitNames(m_by)) {
        const auto field = fieldFromName(name);
        if (!field)
            return unknownGroup(name);
        if (std::ranges::find(query.by, *field) != query.by.end())
            return Error {ErrorCode::Usage, "--by names " + name + " twice"};
        query.by.push_back(*field);
    }
    query.metric = m_metric == "bytes" ? Metric::Bytes
        : m_metric == "packets"        ? Metric::Packets
                                       : Metric::Flows;
    const auto sort = m_table.sort();
    if (!sort.ok())
        return sort.error();
    // Another order can only be cut once all groups are known.
    query.limit = *sort ? 0 : static_cast<std::size_t>(m_table.limit());
    return query;
}

int TopCommand::run(const CommandContext& context)
{
    const auto query = this->query();
    if (!query.ok())
        return m_table.fail(context, query.error());
    const auto store = openStore(context);
    if (!store.ok())
        return context.failWorkspace(store.error());
    const auto result = (*store)->aggregate(*query, context.stop);
    if (!result.ok())
        return context.fail(result.error());
    const int code = printResult(context, tableOf(*query, *result), m_table);
    const std::uint64_t shown = m_table.limit();
    if (code == 0 && shown != 0 && result->groups > shown && context.options.verbose)
        context.note("The largest " + countText(shown) + " of " + counted(result->groups, "group")
            + "; --limit 0 prints all.");
    return code;
}

} // namespace nb::cli
