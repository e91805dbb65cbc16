// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/errortext.h"
#include "app/cli/output.h"
#include "core/storage/workspace.h"

#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

namespace nb::cli {

/// Options that come before the command.
struct GlobalOptions
{
    std::string workspace {}; ///< folder; empty for the default one
    bool json = false;
    bool quiet = false;
    bool verbose = false;
};

/// What a command runs with.
struct CommandContext
{
    const GlobalOptions& options;
    Output& output;
    std::stop_token stop;
    std::string command {}; ///< name of the command that runs
    mutable bool daysLeftOut = false;

    [[nodiscard]] QString workspaceFolder() const;
    /// The workspace to query; Unreadable when there is none yet.
    [[nodiscard]] Result<std::unique_ptr<Workspace>> openForReading() const;

    /// A remark on standard error, not shown with --quiet.
    void note(std::string_view text) const;
    /// An error on standard error; the exit code that belongs to it.
    int fail(const Error& error, std::string_view subject = {}) const;
    /// The same for an error of the workspace as a whole, when it is to be read.
    int failWorkspace(const Error& error) const;
    /// The same when it is to be written.
    int failWritable(const Error& error, std::string_view folder) const;
    /// The same for a result that cannot be written to `path`; `reason` is the system's.
    int failToWrite(std::string_view path, std::string_view reason) const;
    /// A complete message on standard error, and the code that is given.
    int failWith(ExitCode code, const std::string& text) const;
    /// Tells of a day file that cannot be read; finished() will give 3 then.
    void failDay(const DayInfo& day) const;
    /// Ends a command that printed: 0, 3 when days were left out, or the error when output could
    /// not be written.
    [[nodiscard]] int finished() const;
};

} // namespace nb::cli
