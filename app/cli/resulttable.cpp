// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/resulttable.h"

#include "app/cli/flowcolumns.h"
#include "core/net/ipaddress.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <utility>

namespace nb::cli {

namespace {

using Row = std::vector<std::string>;

double numberOf(const std::string& text)
{
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// Negative, zero or positive; absent values come first.
int compare(const std::string& a, const std::string& b, CellType type)
{
    if (a.empty() || b.empty())
        return static_cast<int>(!a.empty()) - static_cast<int>(!b.empty());
    if (type == CellType::Number) {
        const double x = numberOf(a);
        const double y = numberOf(b);
        return x < y ? -1 : x > y ? 1 : a.size() == b.size() ? a.compare(b) : 0;
    }
    if (type == CellType::Address) {
        const auto x = IpAddress::fromString(a);
        const auto y = IpAddress::fromString(b);
        if (x && y)
            return *x < *y ? -1 : *y < *x ? 1 : 0;
    }
    return a.compare(b);
}

Result<std::size_t> columnIndex(const ResultTable& table, std::string_view name)
{
    const auto at = std::ranges::find(table.columns, name, &OutputColumn::name);
    if (at != table.columns.end())
        return static_cast<std::size_t>(at - table.columns.begin());
    std::string known;
    for (const OutputColumn& column : table.columns)
        known += " " + column.name;
    return Error {
        ErrorCode::Usage, "there is no column \"" + std::string(name) + "\"; there are:" + known};
}

Result<void> sortRows(ResultTable& table, const TableOptions& options)
{
    const auto sort = options.sort();
    if (!sort.ok())
        return sort.error();
    if (!*sort)
        return {};
    const auto column = columnIndex(table, (*sort)->first);
    if (!column.ok())
        return column.error();
    const CellType type = table.columns[*column].type;
    const bool descending = (*sort)->second;
    std::ranges::stable_sort(table.rows, [&](const Row& a, const Row& b) {
        const int order = compare(a[*column], b[*column], type);
        return descending ? order > 0 : order < 0;
    });
    return {};
}

Result<std::vector<std::size_t>> chosenColumns(
    const ResultTable& table, const TableOptions& options)
{
    std::vector<std::size_t> chosen;
    for (const std::string& name : options.columnNames()) {
        const auto column = columnIndex(table, name);
        if (!column.ok())
            return column.error();
        if (std::ranges::find(chosen, *column) != chosen.end())
            return Error {ErrorCode::Usage, "--columns names " + name + " twice"};
        chosen.push_back(*column);
    }
    if (chosen.empty()) {
        chosen.resize(table.columns.size());
        std::iota(chosen.begin(), chosen.end(), std::size_t {0});
    }
    return chosen;
}

} // namespace

Result<void> checkOptions(const ResultTable& table, const TableOptions& options)
{
    if (const auto chosen = chosenColumns(table, options); !chosen.ok())
        return chosen.error();
    const auto sort = options.sort();
    if (!sort.ok())
        return sort.error();
    if (*sort)
        if (const auto column = columnIndex(table, (*sort)->first); !column.ok())
            return column.error();
    return {};
}

int printResult(const CommandContext& context, ResultTable table, const TableOptions& options)
{
    const auto chosen = chosenColumns(table, options);
    if (!chosen.ok())
        return context.fail(chosen.error());
    if (const auto sorted = sortRows(table, options); !sorted.ok())
        return context.fail(sorted.error());
    if (options.limit() != 0 && table.rows.size() > options.limit())
        table.rows.resize(static_cast<std::size_t>(options.limit()));

    std::vector<OutputColumn> columns;
    for (const std::size_t column : *chosen)
        columns.push_back(table.columns[column]);
    const auto writer = TableWriter::create(context.output, columns, options.style(context));
    for (const Row& row : table.rows) {
        Row cells;
        for (const std::size_t column : *chosen)
            cells.push_back(row[column]);
        writer->row(std::move(cells));
        if (!context.output.good())
            break;
    }
    writer->finish();
    return context.finished();
}

std::string sumText(std::uint64_t sum, bool known)
{
    return known ? std::to_string(sum) : std::string {};
}

std::vector<OutputColumn> totalsColumns()
{
    std::vector<OutputColumn> columns {{"flows", CellType::Number}};
    for (const char* const name :
        {"packets", "bytes", "reverse_packets", "reverse_bytes", "packets_total", "bytes_total"})
        columns.push_back({name, CellType::Number, kUnknownSum});
    return columns;
}

void appendTotals(std::vector<std::string>& row, const FlowTotals& totals)
{
    const bool packets = packetsKnown(totals);
    const bool bytes = bytesKnown(totals);
    row.push_back(std::to_string(totals.flows));
    row.push_back(sumText(totals.packets, packets));
    row.push_back(sumText(totals.bytes, bytes));
    row.push_back(sumText(totals.reversePackets, packets));
    row.push_back(sumText(totals.reverseBytes, bytes));
    row.push_back(sumText(totals.packets + totals.reversePackets, packets));
    row.push_back(sumText(totals.bytes + totals.reverseBytes, bytes));
}

} // namespace nb::cli
