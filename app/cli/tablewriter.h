// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nb::cli {

enum class OutputFormat : std::uint8_t
{
    Table, ///< aligned, for people
    Tsv,
    Csv,
    Json, ///< one array of objects
    JsonLines, ///< one object a line
};
/// `table`, `tsv`, `csv`, `json`, `jsonl`.
[[nodiscard]] std::optional<OutputFormat> outputFormatFromString(std::string_view text);

enum class CellType : std::uint8_t
{
    Text,
    Number,
    Boolean,
    Time,
    Address,
};

struct OutputColumn
{
    std::string name;
    CellType type = CellType::Text;
    std::string_view absent {}; ///< how the aligned table shows an empty cell
};

struct TableStyle
{
    OutputFormat format = OutputFormat::Table;
    bool guardFormulas = true; ///< apostrophe before csv and tsv cells a spreadsheet would run
    std::optional<std::size_t> maxWidth {}; ///< table: leave columns out until it fits
    std::vector<std::size_t> dropOrder {}; ///< table: which columns to leave out, first to last
};

/// Writes rows as they come, in one format. An empty cell is "absent": null in JSON. One thread.
class TableWriter
{
public:
    static std::unique_ptr<TableWriter> create(
        Output& output, std::vector<OutputColumn> columns, TableStyle style);
    virtual ~TableWriter() = default;

    /// One cell for each column.
    virtual void row(std::vector<std::string> cells) = 0;
    /// Prints rows that are held back to see how wide they are.
    virtual void flush() { }
    /// After the last row; also when there was none.
    virtual void finish() = 0;
    /// Names of columns left out to fit the width; complete after finish().
    [[nodiscard]] virtual std::vector<std::string> leftOut() const { return {}; }
};

} // namespace nb::cli
