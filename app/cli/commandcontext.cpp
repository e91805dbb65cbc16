// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandcontext.h"

#include "app/cli/terminal.h"
#include "app/workspacelocation.h"

#include <QFileInfo>

#include <cstdio>

namespace nb::cli {

namespace {

void printError(const std::string& text)
{
    std::fprintf(stderr, "%s\n", text.c_str());
}

} // namespace

QString CommandContext::workspaceFolder() const
{
    return options.workspace.empty() ? defaultWorkspaceFolder()
                                     : QString::fromStdString(options.workspace);
}

Result<std::unique_ptr<Workspace>> CommandContext::openForReading() const
{
    const QString folder = workspaceFolder();
    if (!QFileInfo::exists(folder))
        return Error {ErrorCode::Unreadable, "there is no workspace yet"};
    return Workspace::open(folder, Workspace::Mode::ReadOnly);
}

void CommandContext::note(std::string_view text) const
{
    if (!options.quiet)
        printError(std::string(text));
}

int CommandContext::fail(const Error& error, std::string_view subject) const
{
    std::string text = errorText(error, subject, command);
    if (error.code == ErrorCode::Usage && subject.empty())
        text += "\n  See netbehave-cli " + command + " --help.";
    if (error.code != ErrorCode::Cancelled)
        printError("netbehave-cli: " + text);
    return static_cast<int>(exitCodeFor(error));
}

int CommandContext::failWith(ExitCode code, const std::string& text) const
{
    printError("netbehave-cli: " + text);
    return static_cast<int>(code);
}

int CommandContext::failWorkspace(const Error& error) const
{
    const QString folder = workspaceFolder();
    if (QFileInfo::exists(folder + QStringLiteral("/workspace.sqlite3")))
        return fail(error, folder.toStdString());
    return failWith(ExitCode::BadInput,
        printable(folder.toStdString())
            + ": there is no workspace yet\n"
              "  Make one with: netbehave-cli import FILE, or try: netbehave-cli demo DIR");
}

int CommandContext::failWritable(const Error& error, std::string_view folder) const
{
    if (error.code == ErrorCode::Locked)
        // What the store says is for a program that could go on without writing.
        return fail({ErrorCode::Locked, "another program is writing to this workspace"}, folder);
    if (error.code != ErrorCode::Unreadable)
        return fail(error, folder);
    return failWith(ExitCode::BadInput,
        printable(folder) + ": the workspace cannot be written: " + printable(error.detail)
            + "\n  Choose a folder that you may write to: -w DIR, or the DIR of demo.");
}

int CommandContext::failToWrite(std::string_view path, std::string_view reason) const
{
    return failWith(ExitCode::BadInput,
        printable(path) + " cannot be written: " + printable(reason)
            + "\n  Choose a folder that exists, that has room and that you may write to.");
}

void CommandContext::failDay(const DayInfo& day) const
{
    fail(*day.problem, day.path.toStdString());
    printError("  The result is without this day.");
    daysLeftOut = true;
}

int CommandContext::finished() const
{
    output.flush();
    if (output.good() || output.readerGone())
        return static_cast<int>(daysLeftOut ? ExitCode::SomeFailed : ExitCode::Done);
    printError("netbehave-cli: the result could not be written: " + output.problem());
    return static_cast<int>(ExitCode::Internal);
}

} // namespace nb::cli
