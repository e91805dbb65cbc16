// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/flowscommand.h"

#include "app/cli/flowcolumns.h"
#include "core/flow/fieldtext.h"
#include "core/segments/segmentstore.h"

#include <algorithm>

namespace nb::cli {

namespace {

constexpr std::size_t kPageRows = 8192;

std::vector<std::string> cellsOf(const FlowBatch& batch, std::size_t row,
    const std::vector<FlowField>& fields, const InsideTest& inside)
{
    std::vector<std::string> cells;
    cells.reserve(fields.size());
    for (const FlowField field : fields)
        cells.push_back(fieldText(batch, row, field, inside));
    return cells;
}

} // namespace

CLI::App* FlowsCommand::describe(CLI::App& program)
{
    CLI::App* const command = program.add_subcommand("flows", "print flows");
    m_table.addTo(*command, "in this order; all for every column there is");
    m_table.addQueryTo(*command);
    command->footer(
        "Examples:\n"
        "  netbehave-cli flows dst_port = 443 and bytes_total \\> 10M\n"
        "  netbehave-cli flows --sort bytes:desc --limit 20\n"
        "  netbehave-cli flows --columns start,src_ip,dst_ip,service \\\n"
        "      'src_ip = 10.0.0.0/8 and not dst_ip = 10.0.0.0/8'\n"
        "  netbehave-cli flows --from 2026-03-02T09:00 --to 2026-03-02T10:00 --format csv\n"
        "\n"
        + filterHelp());
    return command;
}

Result<std::optional<SortKey>> FlowsCommand::sortKey() const
{
    const auto sort = m_table.sort();
    if (!sort.ok())
        return sort.error();
    if (!*sort)
        return std::optional<SortKey> {};
    const auto field = columnFromName((*sort)->first);
    if (!field.ok())
        return field.error();
    return std::optional(SortKey {*field, (*sort)->second});
}

Result<void> FlowsCommand::printAll(const FlowStore& store, const FlowQuery& query,
    TableWriter& writer, const CommandContext& context, const std::vector<FlowField>& fields) const
{
    std::uint64_t left = m_table.limit() == 0 ? ~std::uint64_t {0} : m_table.limit();
    const auto print = [&](FlowBatch&& batch) {
        for (std::size_t row = 0; row < batch.size() && left > 0; ++row, --left)
            writer.row(cellsOf(batch, row, fields, m_inside));
        return left > 0 && context.output.good();
    };
    return store.scan(query, print, context.stop);
}

Result<void> FlowsCommand::printSorted(const FlowStore& store, const FlowQuery& query, SortKey key,
    TableWriter& writer, const CommandContext& context, const std::vector<FlowField>& fields) const
{
    const auto order = store.order(query, key, context.stop);
    if (!order.ok())
        return order.error();
    const std::uint64_t all = (*order)->size();
    const std::uint64_t end = m_table.limit() == 0 ? all : std::min(all, m_table.limit());
    for (std::uint64_t offset = 0; offset < end && context.output.good(); offset += kPageRows) {
        const auto count
            = static_cast<std::size_t>(std::min<std::uint64_t>(kPageRows, end - offset));
        const auto batch = store.rows(**order, offset, count, context.stop);
        if (!batch.ok())
            return batch.error();
        for (std::size_t row = 0; row < batch->size(); ++row)
            writer.row(cellsOf(*batch, row, fields, m_inside));
    }
    return {};
}

int FlowsCommand::run(const CommandContext& context)
{
    const auto query = m_table.query();
    if (!query.ok())
        return m_table.fail(context, query.error());
    const auto fields = columnsFromNames(m_table);
    if (!fields.ok())
        return context.fail(fields.error());
    const auto key = sortKey();
    if (!key.ok())
        return context.fail(key.error());
    const auto store = openStore(context);
    if (!store.ok())
        return context.failWorkspace(store.error());
    auto inside = storedInsideTest(context.workspaceFolder());
    if (!inside.ok())
        return context.failWorkspace(inside.error());
    m_inside = std::move(*inside);

    TableStyle style = m_table.style(context);
    style.dropOrder = columnDropOrder(*fields);
    const auto writer = TableWriter::create(context.output, outputColumns(*fields), style);
    const auto printed = *key ? printSorted(**store, *query, **key, *writer, context, *fields)
                              : printAll(**store, *query, *writer, context, *fields);
    if (!printed.ok())
        return context.fail(printed.error());
    writer->finish();
    noteLeftOut(context, *writer);
    return context.finished();
}

} // namespace nb::cli
