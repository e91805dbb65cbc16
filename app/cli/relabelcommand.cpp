// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/relabelcommand.h"

#include "app/cli/inventory.h"
#include "app/cli/progressline.h"
#include "app/cli/quantity.h"

#include <cstdio>

namespace nb::cli {

CLI::App* RelabelCommand::describe(CLI::App& program)
{
    CLI::App* const command = program.add_subcommand(
        "relabel", "give stored flows the labels they would get now, day by day");
    command->add_option("--from", m_from, "only this day and later ones (UTC)")->type_name("DAY");
    command->add_option("--to", m_to, "only this day and earlier ones (UTC)")->type_name("DAY");
    command->add_flag("--names", m_names, "names");
    command->add_flag("--segments", m_segments, "segments");
    command->add_flag("--services", m_services, "services and applications");
    command->add_flag("--owners", m_owners, "owners");
    command->add_flag("--rules", m_rules, "rules");
    command->footer("Without any of them: segments, services, owners and rules. A day is "
                    "relabelled as a whole or not at all; one that\nflows are collected into is "
                    "left as it is (exit code 3).\n"
                    "Examples:\n"
                    "  netbehave-cli relabel --rules\n"
                    "  netbehave-cli relabel --from 2026-03-01 --to 2026-03-07\n");
    return command;
}

LabelOptions RelabelCommand::labels() const
{
    LabelOptions labels {m_names, m_segments, m_services, m_owners, m_rules};
    if (labels == LabelOptions {false, false, false, false, false})
        labels = {false, true, true, true, true};
    return labels;
}

int RelabelCommand::run(const CommandContext& context)
{
    const auto day = [](const std::string& text, Day otherwise) -> std::optional<Day> {
        return text.empty() ? otherwise : dayFromString(text);
    };
    const auto first = day(m_from, Day::min());
    const auto last = day(m_to, Day::max());
    if (!first || !last)
        return context.fail({ErrorCode::Usage, "--from and --to take days such as 2026-03-02"});
    int code = 0;
    const auto inventory = Inventory::open(context, Workspace::Mode::ReadWrite, code);
    if (!inventory)
        return code;
    const auto days = inventory->workspace->days();
    if (!days)
        return context.failWorkspace(days.error());
    const auto labeller = inventory->enrichment->relabeller(labels());
    if (!labeller)
        return context.fail(labeller.error());
    ProgressLine line(!context.options.quiet);
    RelabelResult all;
    bool failed = false;
    for (const DayInfo& info : *days) {
        if (info.day < *first || info.day > *last)
            continue;
        line.restart();
        const auto result = inventory->workspace->relabel(
            info.day, *labeller,
            [&](const JobProgress& progress) {
                line.show({"relabelling " + toString(info.day), progress.done, progress.total});
            },
            context.stop);
        line.clear();
        if (!result && result.error().code == ErrorCode::Cancelled)
            return context.fail(result.error());
        if (!result) {
            context.fail(result.error(), toString(info.day));
            failed = true;
            continue;
        }
        all.rows += result->rows;
        all.changed += result->changed;
        all.hosts += result->hosts;
    }
    context.note(counted(all.rows, "flow") + " looked at, " + counted(all.changed, "flow") + " and "
        + counted(all.hosts, "address") + " with other labels.");
    return static_cast<int>(failed ? ExitCode::SomeFailed : ExitCode::Done);
}

} // namespace nb::cli
