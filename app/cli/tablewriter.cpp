// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/tablewriter.h"

#include "app/cli/aligntable.h"
#include "app/cli/jsontext.h"
#include "core/flow/csvtext.h"

#include <array>
#include <utility>

namespace nb::cli {

namespace {

class SeparatedWriter : public TableWriter
{
public:
    SeparatedWriter(
        Output& output, std::vector<OutputColumn> columns, char separator, bool guardFormulas)
        : m_output(output)
        , m_columns(std::move(columns))
        , m_separator(separator)
        , m_guardFormulas(guardFormulas)
    {
        std::string line;
        for (const OutputColumn& column : m_columns) {
            if (!line.empty())
                line += m_separator;
            appendCsvCell(line, column.name, m_separator);
        }
        m_output.write(line + '\n');
    }

    void row(std::vector<std::string> cells) override
    {
        m_line.clear();
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            if (i > 0)
                m_line += m_separator;
            // Only foreign text can be a formula; a number stays a number.
            if (m_guardFormulas && m_columns[i].type == CellType::Text)
                appendCsvCell(m_line, guardFormula(cells[i]), m_separator);
            else
                appendCsvCell(m_line, cells[i], m_separator);
        }
        m_line += '\n';
        m_output.write(m_line);
    }
    void finish() override { m_output.flush(); }

private:
    Output& m_output;
    std::vector<OutputColumn> m_columns;
    char m_separator;
    bool m_guardFormulas;
    std::string m_line;
};

class JsonWriter : public TableWriter
{
public:
    JsonWriter(Output& output, const std::vector<OutputColumn>& columns, bool lines)
        : m_output(output)
        , m_lines(lines)
    {
        for (const OutputColumn& column : columns) {
            m_keys.push_back(jsonString(column.name) + (lines ? ":" : ": "));
            m_types.push_back(column.type);
        }
    }

    void row(std::vector<std::string> cells) override
    {
        m_line = m_lines ? "{" : std::exchange(m_any, true) ? ",\n  {" : "[\n  {";
        for (std::size_t i = 0; i < m_keys.size(); ++i) {
            if (i > 0)
                m_line += m_lines ? "," : ", ";
            m_line += m_keys[i];
            const bool bare = m_types[i] == CellType::Number || m_types[i] == CellType::Boolean;
            if (cells[i].empty())
                m_line += "null";
            else if (bare)
                m_line += cells[i];
            else
                m_line += jsonString(cells[i]);
        }
        m_line += m_lines ? "}\n" : "}";
        m_output.write(m_line);
    }
    void finish() override
    {
        if (!m_lines)
            m_output.write(m_any ? "\n]\n" : "[]\n");
        m_output.flush();
    }

private:
    Output& m_output;
    bool m_lines;
    bool m_any = false;
    std::vector<std::string> m_keys;
    std::vector<CellType> m_types;
    std::string m_line;
};

} // namespace

std::optional<OutputFormat> outputFormatFromString(std::string_view text)
{
    constexpr std::array<std::string_view, 5> kNames {"table", "tsv", "csv", "json", "jsonl"};
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (kNames[i] == text)
            return static_cast<OutputFormat>(i);
    return std::nullopt;
}

std::unique_ptr<TableWriter> TableWriter::create(
    Output& output, std::vector<OutputColumn> columns, TableStyle style)
{
    switch (style.format) {
    case OutputFormat::Table:
        break;
    case OutputFormat::Tsv:
        return std::make_unique<SeparatedWriter>(
            output, std::move(columns), '\t', style.guardFormulas);
    case OutputFormat::Csv:
        return std::make_unique<SeparatedWriter>(
            output, std::move(columns), ',', style.guardFormulas);
    case OutputFormat::Json:
    case OutputFormat::JsonLines:
        return std::make_unique<JsonWriter>(
            output, std::move(columns), style.format == OutputFormat::JsonLines);
    }
    return std::make_unique<AlignTable>(output, std::move(columns), std::move(style));
}

} // namespace nb::cli
