// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/conversationscommand.h"

#include "app/cli/flowcolumns.h"
#include "app/cli/resulttable.h"

namespace nb::cli {

namespace {

ResultTable tableOf(const std::vector<Conversation>& conversations)
{
    ResultTable table;
    table.columns = {{"client", CellType::Address}, {"server", CellType::Address},
        {"protocol", CellType::Text}, {"server_port", CellType::Number}, {"name", CellType::Text},
        {"rule", CellType::Text}, {"flows", CellType::Number},
        {"packets", CellType::Number, kUnknownSum}, {"bytes", CellType::Number, kUnknownSum},
        {"reverse_packets", CellType::Number, kUnknownSum},
        {"reverse_bytes", CellType::Number, kUnknownSum}, {"first", CellType::Time},
        {"last", CellType::Time}, {"hours", CellType::Text}};
    table.rows.reserve(conversations.size());
    for (const Conversation& c : conversations)
        table.rows.push_back({c.client.toString(), c.server.toString(), c.protocol.toString(),
            c.serverPort.toString(), c.name, c.rule, std::to_string(c.totals.flows),
            sumText(c.totals.packets, packetsKnown(c.totals)),
            sumText(c.totals.bytes, bytesKnown(c.totals)),
            sumText(c.totals.reversePackets, packetsKnown(c.totals)),
            sumText(c.totals.reverseBytes, bytesKnown(c.totals)), toString(c.first),
            toString(c.last), hoursText(c.hours)});
    return table;
}

} // namespace

std::string hoursText(std::uint32_t hours)
{
    std::string text;
    for (unsigned hour = 0; hour < 24; ++hour) {
        if ((hours >> hour & 1U) == 0)
            continue;
        unsigned last = hour;
        while (last + 1 < 24 && (hours >> (last + 1) & 1U) != 0)
            ++last;
        text += text.empty() ? "" : " ";
        text += std::to_string(hour);
        if (last > hour)
            text += "-" + std::to_string(last);
        hour = last;
    }
    return text;
}

CLI::App* ConversationsCommand::describe(CLI::App& program)
{
    CLI::App* const command = program.add_subcommand("conversations",
        "who talks to whom: flows summed up by client, server, protocol, port, name and rule");
    m_table.addTo(*command,
        "of client server protocol server_port name rule flows packets bytes reverse_packets "
        "reverse_bytes first last hours (UTC hours of the day)");
    m_table.addQueryTo(*command);
    command->footer("Rows come by bytes, largest first.\n"
                    "Examples:\n"
                    "  netbehave-cli conversations --limit 20\n"
                    "  netbehave-cli conversations dst_port in { 22, 3389 }\n"
                    "  netbehave-cli conversations --columns client,server,server_port,flows \\\n"
                    "      --sort flows:desc segment = CDE\n"
                    "\n"
        + filterHelp());
    return command;
}

int ConversationsCommand::run(const CommandContext& context)
{
    const auto query = m_table.query();
    if (!query.ok())
        return m_table.fail(context, query.error());
    const auto sort = m_table.sort();
    if (!sort.ok())
        return context.fail(sort.error());
    const auto store = openStore(context);
    if (!store.ok())
        return context.failWorkspace(store.error());
    const std::size_t limit = *sort ? 0 : static_cast<std::size_t>(m_table.limit());
    const auto conversations = (*store)->conversations(*query, limit, context.stop);
    if (!conversations.ok())
        return context.fail(conversations.error());
    return printResult(context, tableOf(*conversations), m_table);
}

} // namespace nb::cli
