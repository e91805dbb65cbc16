// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandcontext.h"
#include "core/ingest/importreport.h"

namespace nb::cli {

/// Tells what became of each imported file: one line on standard output (an object with --json),
/// bad rows and damage on standard error. Counts for the exit code.
class ImportReporter
{
public:
    explicit ImportReporter(const CommandContext& context);

    void succeeded(const ImportReport& report);
    void failed(const Error& error, const std::string& path);
    /// A file of a folder that holds no flows; listed with --verbose, counted at the end.
    void skipped(const Error& error, const std::string& path);
    void emptyFolder(const std::string& path);
    /// Prints what was skipped and the total of more than one file. Exit code for all of it: 0 all
    /// in, 2 nothing in, 3 some in or some of a file in.
    [[nodiscard]] int finished();

private:
    void printNotices(const ImportReport& report) const;
    void printTotal() const;
    void printJson(const Error& error, const std::string& path, const std::string& state) const;

    const CommandContext& m_context;
    std::uint64_t m_whole = 0;
    std::uint64_t m_partial = 0;
    std::uint64_t m_failed = 0;
    std::uint64_t m_skipped = 0;
    std::uint64_t m_flows = 0;
    std::uint64_t m_packets = 0;
    std::uint64_t m_bytes = 0;
    bool m_internal = false;
};

} // namespace nb::cli
