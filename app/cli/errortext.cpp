// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/errortext.h"

#include "app/cli/terminal.h"

#include <algorithm>

namespace nb::cli {

namespace {

/// What the reader of the message can do.
std::string_view advice(ErrorCode code, std::string_view command)
{
    switch (code) {
    case ErrorCode::Internal:
        return "This is a defect of netbehave-cli; please report it with the command you gave.";
    case ErrorCode::Unreadable:
        return "Check that it exists and that you may read it.";
    case ErrorCode::UnknownFormat:
        if (command == "assets")
            return "Accepted are asset.db, Nmap XML (-oX), IPAM JSON lines, and CSV with a header.";
        return "Accepted are captures (pcap, pcapng, snoop), day files, NetBehave daily files, "
               "nfcapd files,\n  IPFIX files and flow CSV or TSV, each also as .gz .zst .xz .lz4 "
               ".bz2.";
    case ErrorCode::NewerVersion:
        return "Update NetBehave to read it.";
    case ErrorCode::AlreadyImported:
        return "Give --again to import it a second time.";
    case ErrorCode::Locked:
        return "Close the other program that uses this workspace or wait until its import is done, "
               "or choose\n  another workspace with -w.";
    case ErrorCode::NoSpace:
        return "Free some space, or put the workspace elsewhere with -w.";
    case ErrorCode::Usage: // CommandContext names the command's help
    case ErrorCode::Invalid:
    case ErrorCode::Truncated:
    case ErrorCode::ForeignFile:
    case ErrorCode::LimitExceeded:
    case ErrorCode::FilterSyntax:
    case ErrorCode::Cancelled:
        break;
    }
    return {};
}

std::string_view nameOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Internal:
        return "internal error";
    case ErrorCode::Unreadable:
        return "cannot be read";
    case ErrorCode::UnknownFormat:
        return "not a format that can be imported";
    case ErrorCode::Invalid:
        return "invalid content";
    case ErrorCode::Truncated:
        return "cut off";
    case ErrorCode::NewerVersion:
        return "written by a newer version";
    case ErrorCode::ForeignFile:
        return "an SQLite file that is not ours";
    case ErrorCode::AlreadyImported:
        return "already imported";
    case ErrorCode::Locked:
        return "in use";
    case ErrorCode::NoSpace:
        return "no space left";
    case ErrorCode::LimitExceeded:
        return "beyond a limit";
    case ErrorCode::FilterSyntax:
        return "filter";
    case ErrorCode::Cancelled:
        return "cancelled";
    case ErrorCode::Usage:
        break;
    }
    return {};
}

} // namespace

ExitCode exitCodeFor(const Error& error)
{
    switch (error.code) {
    case ErrorCode::Usage:
    case ErrorCode::FilterSyntax:
        return ExitCode::Usage;
    case ErrorCode::Internal:
    case ErrorCode::NoSpace:
        return ExitCode::Internal;
    default:
        return ExitCode::BadInput;
    }
}

std::string errorText(const Error& error, std::string_view subject, std::string_view command)
{
    std::string text;
    if (!subject.empty())
        text += printable(subject) + ": ";
    const std::string_view name = nameOf(error.code);
    text += name;
    if (!error.detail.empty()) {
        text += name.empty() ? "" : ": ";
        text += printable(error.detail);
    }
    if (error.offset)
        text += " (at byte " + std::to_string(*error.offset) + ")";
    if (const std::string_view todo = advice(error.code, command); !todo.empty())
        text += "\n  " + std::string(todo);
    return text;
}

std::string filterErrorText(const Error& error, std::string_view expression)
{
    const std::size_t offset = std::min<std::size_t>(error.offset.value_or(0), expression.size());
    const std::size_t length = std::min<std::size_t>(error.length, expression.size() - offset);
    const std::string before = printable(expression.substr(0, offset));
    const std::string marked = printable(expression.substr(offset, length));
    const std::string after = printable(expression.substr(offset + length));
    return "filter: " + printable(error.detail) + "\n  " + before + marked + after + "\n  "
        + std::string(displayWidth(before), ' ')
        + std::string(std::max<std::size_t>(displayWidth(marked), 1), '^');
}

} // namespace nb::cli
