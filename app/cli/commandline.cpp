// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"

#include "app/cli/alertscommand.h"
#include "app/cli/assetscommand.h"
#include "app/cli/collectcommand.h"
#include "app/cli/conversationscommand.h"
#include "app/cli/decodecommand.h"
#include "app/cli/democommand.h"
#include "app/cli/flowscommand.h"
#include "app/cli/importcommand.h"
#include "app/cli/mapcommand.h"
#include "app/cli/namescommand.h"
#include "app/cli/ownerscommand.h"
#include "app/cli/pivotscommand.h"
#include "app/cli/relabelcommand.h"
#include "app/cli/rulescommand.h"
#include "app/cli/scopecommand.h"
#include "app/cli/segmentscommand.h"
#include "app/cli/servicescommand.h"
#include "app/cli/statuscommand.h"
#include "app/cli/terminal.h"
#include "app/cli/timelinecommand.h"
#include "app/cli/topcommand.h"
#include "app/versions.h"

#include <algorithm>
#include <cstdio>
#include <memory>

namespace nb::cli {

namespace {

/// The program's version, below it those of the libraries.
std::string versionText()
{
    std::string text = "netbehave-cli " NB_VERSION;
    for (const LibraryVersion& library : libraryVersions())
        text += "\n  " + library.name + ' ' + library.version;
    return text;
}

void describeGlobals(CLI::App& program, GlobalOptions& options)
{
    program.description("Turns observed network flows into answers: import captures and flow "
                        "files,\nthen list, filter and sum up who talked to whom.");
    program.footer(
        "Start with: netbehave-cli demo DIR, or netbehave-cli import FILE.\n"
        "Help on a command: netbehave-cli COMMAND --help\n"
        "Exit codes: 0 done, 1 wrong usage, 2 input unreadable or invalid, 3 some inputs "
        "failed and\nthe rest is in, 4 internal error, 130 or 143 interrupted (SIGINT, SIGTERM; "
        "collect ends so with 0).");
    program
        .add_option("-w,--workspace", options.workspace,
            "folder of the workspace (default: in your data folder)")
        ->type_name("DIR");
    program.add_flag("--json", options.json, "print JSON, the same as --format json");
    program.add_flag("-q,--quiet", options.quiet, "errors only, no remarks, no progress");
    program.add_flag("-v,--verbose", options.verbose, "more remarks");
    program.set_version_flag("--version", versionText, "print the versions");
    program.set_help_flag("-h,--help", "print this help");
    program.require_subcommand(1, 1);
    program.get_formatter()->column_width(26);
    program.get_formatter()->label("OPTIONS", "options");
    program.get_formatter()->label("SUBCOMMAND", "COMMAND");
}

struct Entry
{
    std::unique_ptr<Command> command;
    CLI::App* app = nullptr;
};

template <typename... Commands> std::vector<Entry> describeCommands(CLI::App& program)
{
    std::vector<Entry> entries;
    const auto add = [&](std::unique_ptr<Command> command) {
        CLI::App* const app = command->describe(program);
        app->group("Commands");
        app->fallthrough(); // -w and the like may also come after the command
        entries.push_back({std::move(command), app});
    };
    (add(std::make_unique<Commands>()), ...);
    return entries;
}

int usageProblem(const std::string& text, const std::string& command)
{
    const std::string help = command.empty() ? "--help" : command + " --help";
    std::fprintf(
        stderr, "netbehave-cli: %s\n  See netbehave-cli %s.\n", text.c_str(), help.c_str());
    return static_cast<int>(ExitCode::Usage);
}

/// The first word that is no option nor its value: where the command stands.
std::string firstWord(const std::vector<std::string>& arguments)
{
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == "-w" || arguments[i] == "--workspace")
            ++i;
        else if (!arguments[i].empty() && arguments[i].front() != '-')
            return arguments[i];
    }
    return {};
}

std::string commandList(const std::vector<Entry>& entries)
{
    std::string list;
    for (const Entry& entry : entries)
        list += " " + entry.app->get_name();
    return list;
}

bool isCommand(const std::vector<Entry>& entries, const std::string& word)
{
    return std::ranges::any_of(
        entries, [&word](const Entry& entry) { return entry.app->get_name() == word; });
}

int parseProblem(const CLI::App& program, const CLI::ParseError& problem, Output& output,
    const std::vector<Entry>& entries, const std::string& word)
{
    const bool asked = problem.get_exit_code() == 0; // --help or --version
    if (!asked && isCommand(entries, word))
        return usageProblem(problem.what(), word);
    if (!asked && !word.empty())
        return usageProblem("there is no command \"" + printable(word)
                + "\"; the commands are:" + commandList(entries),
            {});
    if (!asked && problem.get_name() == "RequiredError")
        return usageProblem("no command given; the commands are:" + commandList(entries), {});
    if (!asked)
        return usageProblem(problem.what(), {});
    if (problem.get_name() == "CallForVersion")
        output.write(std::string(problem.what()) + "\n");
    else
        output.write(program.help());
    return static_cast<int>(ExitCode::Done);
}

} // namespace

CommandResult runCommandLine(const std::vector<std::string>& arguments, std::stop_token stop)
{
    Output output(stdout);
    GlobalOptions options;
    CLI::App program;
    program.name("netbehave-cli");
    describeGlobals(program, options);
    const std::vector<Entry> entries = describeCommands<ImportCommand, CollectCommand, FlowsCommand,
        TopCommand, ConversationsCommand, TimelineCommand, MapCommand, StatusCommand,
        SegmentsCommand, RulesCommand, RelabelCommand, NamesCommand, ServicesCommand, OwnersCommand,
        AssetsCommand, AlertsCommand, PivotsCommand, ScopeCommand, DecodeCommand, DemoCommand>(
        program);
    try {
        program.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::ParseError& problem) {
        return {parseProblem(program, problem, output, entries, firstWord(arguments))};
    }
    if (program.get_option("--workspace")->count() > 0 && options.workspace.empty())
        return {usageProblem("-w is empty; name the folder of the workspace, or leave -w out for "
                             "the default one",
            {})};
    if (options.quiet && options.verbose)
        return {usageProblem("--quiet and --verbose exclude each other", {})};
    for (const Entry& entry : entries)
        if (entry.app->parsed())
            return {entry.command->run({options, output, std::move(stop), entry.app->get_name()}),
                entry.command->runsUntilInterrupted()};
    return {static_cast<int>(ExitCode::Usage)};
}

} // namespace nb::cli
