// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/tablewriter.h"

namespace nb::cli {

/// Columns aligned for reading: numbers to the right, foreign control characters escaped. Widths
/// come from the first rows, which are held back; later rows may stick out but stream.
class AlignTable : public TableWriter
{
public:
    AlignTable(Output& output, std::vector<OutputColumn> columns, TableStyle style);

    void row(std::vector<std::string> cells) override;
    void flush() override;
    void finish() override;
    [[nodiscard]] std::vector<std::string> leftOut() const override;

private:
    void settle();
    void print(const std::vector<std::string>& cells);
    [[nodiscard]] std::size_t totalWidth() const;

    Output& m_output;
    std::vector<OutputColumn> m_columns;
    TableStyle m_style;
    std::vector<std::vector<std::string>> m_held;
    std::vector<std::size_t> m_widths;
    std::vector<bool> m_shown;
    bool m_settled = false;
};

} // namespace nb::cli
