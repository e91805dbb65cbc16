// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/tableoptions.h"

#include "app/cli/terminal.h"

#include <charconv>
#include <cstdio>

namespace nb::cli {

namespace {

Result<std::optional<Timestamp>> timeOption(const std::string& text, std::string_view option)
{
    if (text.empty())
        return std::optional<Timestamp> {};
    const auto time = timestampFromString(text);
    if (!time)
        return Error {ErrorCode::Usage,
            std::string(option) + " " + text
                + " is not a time; expected for example 2026-03-02, 2026-03-02T09:30:00Z or "
                  "seconds since 1970"};
    return time;
}

/// CLI11 would take -1 for a huge number; the message it prints, empty when all is well.
std::string limitProblem(const std::string& text)
{
    std::uint64_t value = 0;
    const char* const last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, value);
    if (error == std::errc::result_out_of_range && end == last)
        return text + " is too large; 0 prints all rows";
    if (error != std::errc {} || end != last)
        return "expected a number of rows, 0 for all, not " + printable(text);
    return {};
}

} // namespace

void TableOptions::addFormatTo(CLI::App& command, const std::string& columnHelp)
{
    command
        .add_option("--format", m_format,
            "how to print: table (default on a terminal), tsv (default else), csv, json, jsonl")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"table", "tsv", "csv", "json", "jsonl"}));
    command.add_option("--columns", m_columns, "columns to print, " + columnHelp)
        ->type_name("A,B,C");
    command.add_flag("--no-formula-guard", m_noFormulaGuard,
        "csv and tsv: no apostrophe before texts that a spreadsheet would take for a formula");
}

void TableOptions::addTo(CLI::App& command, const std::string& columnHelp)
{
    addFormatTo(command, columnHelp);
    command.add_option("--sort", m_sort, "order by a column; :asc (as without) or :desc")
        ->type_name("COL[:asc|:desc]");
    command
        .add_option("--limit", m_limit,
            m_limit == 0
                ? std::string("print at most N rows")
                : "print at most N rows, 0 for all (default " + std::to_string(m_limit) + ")")
        ->type_name("N")
        ->check(CLI::Validator([](std::string& text) { return limitProblem(text); }, ""));
}

void TableOptions::addQueryTo(CLI::App& command, bool withRaw)
{
    if (withRaw)
        command.add_flag("--raw", m_raw,
            "packets and bytes of sampled flows as they were sent, not multiplied by the sampling "
            "rate");
    command.add_option("--from", m_from, "only flows that go on at T or later (UTC)")
        ->type_name("T");
    command
        .add_option(
            "--to", m_to, "only flows that begin before T (UTC); a bare date means all of that day")
        ->type_name("T");
    command.add_option("EXPR", m_words, "filter expression; without one, all flows")->type_name("");
}

std::string TableOptions::expression() const
{
    std::string text;
    for (const std::string& word : m_words) {
        text += text.empty() ? "" : " ";
        text += word;
    }
    return text;
}

Result<FlowQuery> TableOptions::query() const
{
    FlowQuery query;
    const auto from = timeOption(m_from, "--from");
    if (!from.ok())
        return from.error();
    const auto to = timeOption(m_to, "--to");
    if (!to.ok())
        return to.error();
    query.range = {*from, *to};
    if (query.range.to && dayFromString(m_to))
        *query.range.to += std::chrono::days {1};
    if (query.range.from && query.range.to && *query.range.from >= *query.range.to)
        return Error {ErrorCode::Usage, "--from is not before --to, so no flow can match"};
    auto filter = parseFilter(expression());
    if (!filter.ok())
        return filter.error();
    query.filter = std::move(filter).value();
    query.raw = m_raw;
    return query;
}

std::vector<std::string> TableOptions::columnNames() const
{
    std::vector<std::string> names;
    if (m_columns.empty() || allColumns())
        return names;
    for (std::size_t from = 0;;) {
        const std::size_t to = std::min(m_columns.find(',', from), m_columns.size());
        names.push_back(m_columns.substr(from, to - from));
        if (to == m_columns.size())
            return names;
        from = to + 1;
    }
}

Result<std::optional<std::pair<std::string, bool>>> TableOptions::sort() const
{
    using Sort = std::optional<std::pair<std::string, bool>>;
    if (m_sort.empty())
        return Sort {};
    const std::size_t colon = m_sort.find(':');
    const std::string direction = colon == std::string::npos ? "asc" : m_sort.substr(colon + 1);
    if (direction != "asc" && direction != "desc")
        return Error {ErrorCode::Usage,
            "--sort " + m_sort + ": after the colon comes desc or asc, not " + direction};
    return Sort {{m_sort.substr(0, colon), direction == "desc"}};
}

TableStyle TableOptions::style(const CommandContext& context) const
{
    TableStyle style;
    style.guardFormulas = !m_noFormulaGuard;
    style.format = stdoutIsTerminal() ? OutputFormat::Table : OutputFormat::Tsv;
    if (context.options.json)
        style.format = OutputFormat::Json;
    if (const auto format = outputFormatFromString(m_format))
        style.format = *format;
    if (!columnsGiven())
        style.maxWidth = terminalWidth();
    return style;
}

int TableOptions::fail(const CommandContext& context, const Error& error) const
{
    if (error.code != ErrorCode::FilterSyntax)
        return context.fail(error);
    std::fprintf(stderr, "netbehave-cli: %s\n", filterErrorText(error, expression()).c_str());
    return static_cast<int>(ExitCode::Usage);
}

std::string filterHelp()
{
    std::string text = "Filter expressions:\n"
                       "  field op value, joined by and, or, not and parentheses\n"
                       "  op: = != < <= > >= ~ !~ (wildcards * and ?)   field in { a, b, c..d }\n"
                       "  value: number[k|M|G], address, prefix/len, a..b, duration, time, text\n"
                       "  Quote the expression where your shell would take < > ( ) * itself.\n"
                       "Fields:";
    std::string line;
    for (const FieldInfo& field : allFields()) {
        if (line.size() + field.name.size() > 74 || line.empty()) {
            text += line;
            line = "\n ";
        }
        line += " " + std::string(field.name);
    }
    return text + line;
}

} // namespace nb::cli
