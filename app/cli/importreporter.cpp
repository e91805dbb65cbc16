// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/importreporter.h"

#include "app/cli/jsontext.h"
#include "app/cli/quantity.h"
#include "app/cli/terminal.h"

#include <algorithm>
#include <cstdio>

namespace nb::cli {

namespace {

/// Notices shown without --verbose.
constexpr std::size_t kShownNotices = 20;

const std::string kBadRow = "bad row";

bool isCapture(const ImportReport& report)
{
    return report.format == "pcap" || report.format == "pcapng" || report.format == "snoop";
}

bool nothingIn(const ImportReport& report)
{
    return report.partial && report.flows == 0;
}

/// More than single bad rows is wrong with it.
bool isDamaged(const ImportReport& report)
{
    if (!report.partial || !report.skipped.contains(kBadRow))
        return report.partial;
    const bool hasLines = report.format == "flow CSV";
    return std::ranges::any_of(report.notices, [hasLines](const ImportNotice& notice) {
        return notice.error.code != ErrorCode::Invalid || (hasLines && notice.line == 0);
    });
}

std::string noticeText(const ImportNotice& notice)
{
    std::string text;
    if (notice.line != 0)
        text += "line " + std::to_string(notice.line) + ": ";
    text += printable(notice.error.detail);
    if (notice.error.offset)
        text += " (at byte " + std::to_string(*notice.error.offset) + ")";
    return text;
}

/// A file of names, not of flows.
bool tellsNames(const ImportReport& report)
{
    return report.names > 0 && report.flows == 0 && report.packets == 0;
}

std::string resultLine(const ImportReport& report)
{
    std::string line = printable(report.path.toStdString()) + ": " + report.format + ", "
        + (tellsNames(report) ? counted(report.names, "name") : counted(report.flows, "flow"));
    if (report.packets > 0)
        line += " from " + counted(report.packets, "packet");
    else if (isCapture(report) && !report.partial)
        line += ": no packets in it";
    std::string skipped;
    for (const auto& [reason, count] : report.skipped) {
        if (reason == kBadRow)
            continue;
        skipped += skipped.empty() ? "" : ", ";
        skipped += countText(count) + " " + reason;
    }
    if (!skipped.empty())
        line += "; not used: " + skipped;
    if (const auto bad = report.skipped.find(kBadRow); bad != report.skipped.end())
        line += "; " + counted(bad->second, kBadRow) + " left out";
    if (isDamaged(report))
        line += nothingIn(report) ? "; damaged, nothing whole in it"
                                  : "; damaged, what was whole is in";
    return line + "\n";
}

std::string jsonLine(const ImportReport& report)
{
    std::string line = "{\"file\":" + jsonString(report.path.toStdString()) + ",\"state\":"
        + (nothingIn(report)     ? "\"failed\""
                : report.partial ? "\"partial\""
                                 : "\"done\"")
        + ",\"format\":" + jsonString(report.format) + ",\"flows\":" + std::to_string(report.flows)
        + ",\"packets\":" + std::to_string(report.packets)
        + ",\"names\":" + std::to_string(report.names)
        + ",\"bytes\":" + std::to_string(report.inputBytes) + ",\"skipped\":{";
    bool first = true;
    for (const auto& [reason, count] : report.skipped) {
        line += first ? "" : ",";
        line += jsonString(reason) + ":" + std::to_string(count);
        first = false;
    }
    line += "},\"notices\":[";
    first = true;
    for (const ImportNotice& notice : report.notices) {
        line += std::string(first ? "" : ",")
            + "{\"line\":" + (notice.line == 0 ? "null" : std::to_string(notice.line))
            + ",\"offset\":" + (notice.error.offset ? std::to_string(*notice.error.offset) : "null")
            + ",\"message\":" + jsonString(notice.error.detail) + "}";
        first = false;
    }
    return line + "]}\n";
}

void printProblem(const std::string& text)
{
    std::fprintf(stderr, "%s\n", text.c_str());
}

} // namespace

ImportReporter::ImportReporter(const CommandContext& context)
    : m_context(context)
{
}

void ImportReporter::printNotices(const ImportReport& report) const
{
    // Remarks on a file that is whole are no problems.
    if (m_context.options.quiet && !report.partial)
        return;
    const std::size_t shown = m_context.options.verbose
        ? report.notices.size()
        : std::min(report.notices.size(), kShownNotices);
    const std::string file = printable(report.path.toStdString());
    for (std::size_t i = 0; i < shown; ++i)
        printProblem("  " + file + ": " + noticeText(report.notices[i]));
    if (shown < report.notices.size())
        printProblem(
            "  … and " + countText(report.notices.size() - shown) + " more; --verbose shows them");
}

void ImportReporter::succeeded(const ImportReport& report)
{
    ++(nothingIn(report) ? m_failed : report.partial ? m_partial : m_whole);
    m_flows += report.flows;
    m_packets += report.packets;
    m_bytes += report.inputBytes;
    if (m_context.options.json)
        m_context.output.write(jsonLine(report));
    else if (!m_context.options.quiet)
        m_context.output.write(resultLine(report));
    m_context.output.flush();
    printNotices(report);
}

void ImportReporter::failed(const Error& error, const std::string& path)
{
    ++m_failed;
    m_internal = m_internal || exitCodeFor(error) == ExitCode::Internal;
    printJson(error, path, "failed");
    m_context.fail(error, path);
}

void ImportReporter::printJson(
    const Error& error, const std::string& path, const std::string& state) const
{
    if (!m_context.options.json)
        return;
    m_context.output.write("{\"file\":" + jsonString(path) + ",\"state\":" + jsonString(state)
        + ",\"message\":" + jsonString(errorText(error, {})) + "}\n");
    m_context.output.flush();
}

void ImportReporter::skipped(const Error& error, const std::string& path)
{
    ++m_skipped;
    printJson(error, path, "skipped");
    if (m_context.options.verbose)
        m_context.note("  " + printable(path) + ": skipped: " + printable(error.detail));
}

void ImportReporter::emptyFolder(const std::string& path)
{
    ++m_failed;
    m_context.failWith(ExitCode::BadInput, printable(path) + ": the folder holds no files");
}

void ImportReporter::printTotal() const
{
    if (m_skipped > 0)
        m_context.note("skipped " + counted(m_skipped, "file")
            + (m_skipped == 1 ? " that holds no flows" : " that hold no flows")
            + (m_context.options.verbose ? ""
                    : m_skipped == 1     ? " (-v names it)"
                                         : " (-v lists them)"));
    const std::uint64_t in = m_whole + m_partial;
    if (m_skipped + m_failed + in > 1 && !m_context.options.json && !m_context.options.quiet)
        m_context.output.write("total: " + counted(in, "file") + ", " + counted(m_flows, "flow")
            + (m_packets > 0 ? " from " + counted(m_packets, "packet") : std::string {}) + ", "
            + bytesText(m_bytes) + " read\n");
}

int ImportReporter::finished()
{
    printTotal();
    if (m_skipped > 0 && m_whole + m_partial + m_failed == 0)
        return m_context.failWith(
            ExitCode::BadInput, "none of the files in the folder holds flows");
    if (const int code = m_context.finished(); code != 0)
        return code;
    if (m_internal)
        return static_cast<int>(ExitCode::Internal);
    if (m_failed == 0 && m_partial == 0)
        return static_cast<int>(ExitCode::Done);
    return static_cast<int>(m_whole + m_partial == 0 ? ExitCode::BadInput : ExitCode::SomeFailed);
}

} // namespace nb::cli
