// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/document.h"

#include "core/flow/csvtext.h"

namespace nb::report {

const Table* tableOf(const Document& document, std::string_view id)
{
    for (const Section& section : document.sections)
        for (const Block& block : section.blocks)
            if (const Table* const table = std::get_if<Table>(&block);
                table != nullptr && table->id == id)
                return table;
    return nullptr;
}

std::string csvOf(const Table& table)
{
    std::string text;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        text += i == 0 ? "" : ",";
        appendCsvCell(text, table.columns[i].name, ',');
    }
    text += "\r\n";
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += i == 0 ? "" : ",";
            appendCsvCell(text, guardFormula(row[i]), ',');
        }
        text += "\r\n";
    }
    return text;
}

} // namespace nb::report
