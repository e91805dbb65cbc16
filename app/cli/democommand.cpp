// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/democommand.h"

#include "app/cli/commandline.h"
#include "app/cli/importreporter.h"
#include "app/cli/mappicture.h"
#include "app/cli/progressline.h"
#include "app/cli/terminal.h"
#include "app/sample.h"
#include "collectors/files/fileimporter.h"
#include "collectors/files/importinput.h"

#include <QDir>

#include <algorithm>
#include <cstring>

namespace nb::cli {

namespace {

/// Quoted for a POSIX shell when it has to be.
std::string shellWord(const std::string& text)
{
    constexpr std::string_view kPlain
        = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./+:,";
    if (!text.empty() && text.find_first_not_of(kPlain) == std::string::npos)
        return text;
    std::string word = "'";
    for (const char c : text)
        word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return word + "'";
}

/// The results of a demo, and the command that made each.
struct Step
{
    const char* file;
    const char* what;
    std::vector<std::string> arguments;
};

std::vector<Step> stepsIn(const std::string& results)
{
    const std::string out = results + "/";
    std::vector<Step> steps {
        {"pivots.csv", "who moved on from host to host", {"pivots", "--format", "csv", "--out"}},
        {"rules.nft", "rules for the border of the CDE",
            {"scope", "export", "--target", "nftables", "--out"}}};
    if (picturesBuiltIn()) {
        steps.insert(steps.begin(),
            {"map.svg", "segments and who talks to whom", {"map", "--format", "svg", "--out"}});
        steps.push_back({"scope.pdf", "the scope report, its tables in annexes/",
            {"scope", "report", "--annexes", out + "annexes", "--pdf"}});
    }
    for (Step& step : steps)
        step.arguments.push_back(out + step.file);
    return steps;
}

std::string nextSteps(const std::string& folder)
{
    const std::string program = "  netbehave-cli -w " + shellWord(folder) + " ";
    std::string text
        = "The sample company is ready: a retailer on one working day, 2026-03-02.\nResults in "
        + folder + "/results:\n";
    for (const Step& step : stepsIn({}))
        text += "  " + std::string(step.file) + std::string(14 - std::strlen(step.file), ' ')
            + step.what + "\n";
    return text + "Try:\n" + program + "status\n" + program + "top --by dst_name\n" + program
        + "conversations --limit 20\n" + program
        + "flows 'dst_port = 22 and dst_segment = payment'\n" + program + "scope findings\n"
        + program + "scope classify --format table\n";
}

/// Whether the workspace holds flows of another origin than the sample.
Result<bool> holdsOther(
    const Workspace& workspace, const QString& samplePath, const std::stop_token& stop)
{
    const auto imports = workspace.imports();
    if (!imports.ok())
        return imports.error();
    const auto days = workspace.days();
    if (!days.ok())
        return days.error();
    if (imports->empty())
        return std::ranges::any_of(
            *days, [](const DayInfo& day) { return day.rows > 0 || day.problem; });
    auto input = ImportInput::open(samplePath);
    if (!input.ok())
        return input.error();
    const auto hashes = input->finish(stop);
    if (!hashes.ok())
        return hashes.error();
    return std::ranges::any_of(
        *imports, [&](const ImportInfo& import) { return import.contentHash != hashes->whole; });
}

} // namespace

CLI::App* DemoCommand::describe(CLI::App& program)
{
    CLI::App* const command = program.add_subcommand(
        "demo", "make a workspace from the shipped sample, a day of a retailer, with all results");
    command->add_option("DIR", m_folder, "folder of the workspace to make")
        ->type_name("")
        ->required();
    command->footer("Example:\n"
                    "  netbehave-cli demo retailer\n"
                    "  netbehave-cli -w retailer top --by service\n");
    return command;
}

int DemoCommand::run(const CommandContext& context)
{
    if (m_folder.empty())
        return context.fail({ErrorCode::Usage, "DIR is empty; name the folder to make"});
    const QString folder = QString::fromStdString(m_folder);
    const auto sample = SampleFile::extract();
    if (!sample.ok())
        return context.fail(sample.error());
    const auto workspace = Workspace::open(folder, Workspace::Mode::ReadWrite);
    if (!workspace.ok())
        return context.failWritable(workspace.error(), m_folder);
    const auto other = holdsOther(**workspace, (*sample)->path(), context.stop);
    if (!other.ok())
        return context.fail(other.error(), m_folder);
    if (*other)
        return context.failWith(ExitCode::Usage,
            printable(m_folder)
                + ": this workspace holds other flows, which the sample would be mixed with\n"
                  "  Name a folder that is empty or does not exist yet.");

    const auto enrichment = Enrichment::open(**workspace);
    if (!enrichment)
        return context.fail(enrichment.error());
    if (const auto described = SampleFile::describe(**workspace, **enrichment); !described)
        return context.fail(described.error(), m_folder);
    ContentFileImporter importer(**workspace, *enrichment);
    ProgressLine line(!context.options.quiet);
    const auto report = importer.importFile(
        (*sample)->path(), {}, [&line](const JobProgress& p) { line.show(p); }, context.stop);
    line.clear();
    // A second demo into the same folder finds it as it should be.
    if (!report.ok() && report.error().code != ErrorCode::AlreadyImported)
        return context.fail(report.error(), m_folder);
    if (const int code = analyse(context); code != 0)
        return code;
    context.output.write(nextSteps(m_folder));
    return context.finished();
}

/// Every result as its own command gives it.
int DemoCommand::analyse(const CommandContext& context) const
{
    const std::string results = m_folder + "/results";
    if (!QDir().mkpath(QString::fromStdString(results)))
        return context.fail({ErrorCode::Unreadable, "the folder cannot be made"}, results);
    for (const Step& step : stepsIn(results)) {
        std::vector<std::string> arguments {"-q", "-w", m_folder};
        arguments.insert(arguments.end(), step.arguments.begin(), step.arguments.end());
        if (const CommandResult done = runCommandLine(arguments, context.stop); done.code != 0)
            return done.code;
    }
    return 0;
}

} // namespace nb::cli
