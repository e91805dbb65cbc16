// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/assets/assetimport.h"
#include "collectors/files/csvreader.h"
#include "core/assets/assetexport.h"
#include "core/base/asciicase.h"
#include "core/flow/csvtext.h"

#include <algorithm>

namespace nb {

namespace {

constexpr std::uint64_t kRecordsBetweenChecks = 1000;
constexpr std::size_t kMostColumns = 512; ///< that somebody can choose among
constexpr std::size_t kHeadRows = 20;
constexpr std::size_t kHeadCell = 256; ///< octets of a cell that are shown

/// The separator that the header has most of.
char separatorOf(std::string_view header)
{
    constexpr std::string_view kSeparators = ",;\t|";
    return *std::ranges::max_element(kSeparators, {},
        [&header](char separator) { return std::ranges::count(header, separator); });
}

bool isOurExport(const CsvRecord& header)
{
    return std::ranges::equal(header.cells, assetColumns(), {}, {},
        [](const AssetColumn& column) { return column.name; });
}

/// What each column holds by its name, or by the name that was given for it.
AssetColumnFields guessedFields(const CsvRecord& header, const AssetColumns& columns)
{
    AssetColumnFields fields;
    for (const std::string_view cell : header.cells) {
        const std::string_view name = unguardFormula(cell);
        std::optional<AssetField> field = assetFieldFromHeader(name);
        if (field && columns.contains(*field))
            field.reset(); // another column was named for it
        for (const auto& [wanted, column] : columns)
            if (equalAsciiNoCase(name, column))
                field = wanted;
        if (field && std::ranges::find(fields, field) != fields.end())
            field.reset(); // the first of its kind counts
        if (name == "reason" && isOurExport(header))
            field = AssetField::RoleReason;
        fields.push_back(field);
    }
    return fields;
}

bool hasField(const AssetColumnFields& fields, AssetField field)
{
    return std::ranges::find(fields, std::optional(field)) != fields.end();
}

/// The header, with the separator set that it has.
Result<CsvRecord> readHeader(CsvReader& reader)
{
    const auto first = reader.peekLine();
    if (!first)
        return first.error();
    reader.setSeparator(separatorOf(*first));
    auto header = reader.next();
    if (!header)
        return header.error();
    if (!*header || (**header).problem)
        return Error {ErrorCode::UnknownFormat, "the first line is no header"};
    return **header;
}

Result<AssetFile> readRecords(
    CsvReader& reader, const AssetColumnFields& fields, const std::stop_token& stop)
{
    AssetFile file;
    file.format = "CSV";
    for (std::uint64_t count = 0;; ++count) {
        if (count % kRecordsBetweenChecks == 0 && stop.stop_requested())
            return Error {ErrorCode::Cancelled, "nothing was imported"};
        const auto record = reader.next();
        if (!record) {
            file.truncated = true;
            file.notices.push_back(record.error().detail);
            return file;
        }
        if (!*record)
            return file;
        const std::string line = "line " + std::to_string((**record).line) + ": ";
        if ((**record).problem) {
            file.skip(line + (**record).problem->detail);
            continue;
        }
        AssetRecord asset;
        const std::size_t cells = std::min((**record).cells.size(), fields.size());
        for (std::size_t i = 0; i < cells; ++i)
            if (fields[i])
                asset.set(*fields[i], unguardFormula((**record).cells[i]));
        if (const auto why = asset.addTo(file))
            file.skip(line + *why);
    }
}

} // namespace

Result<AssetFile> readAssetCsv(
    ByteSource& source, const AssetColumns& columns, std::stop_token stop)
{
    CsvReader reader(source);
    const auto header = readHeader(reader);
    if (!header)
        return header.error();
    const AssetColumnFields fields = guessedFields(*header, columns);
    for (const auto& [wanted, column] : columns)
        if (!hasField(fields, wanted))
            return Error {ErrorCode::Usage, "the file has no column \"" + column + '"'};
    if (!hasField(fields, AssetField::Address))
        return Error {ErrorCode::UnknownFormat,
            "no column holds addresses; expected a header with address, ip or ip_address, or name "
            "the column"};
    return readRecords(reader, fields, stop);
}

Result<AssetFile> readPlacedCsv(
    ByteSource& source, const AssetColumnFields& columns, std::stop_token stop)
{
    CsvReader reader(source);
    const auto header = readHeader(reader);
    if (!header)
        return header.error();
    if (header->cells.size() != columns.size())
        return Error {ErrorCode::Invalid,
            "the table has " + std::to_string(header->cells.size()) + " columns, not the "
                + std::to_string(columns.size()) + " that were chosen among"};
    return readRecords(reader, columns, stop);
}

Result<AssetTableHead> readCsvHead(ByteSource& source)
{
    CsvReader reader(source);
    const auto header = readHeader(reader);
    if (!header)
        return header.error();
    if (header->cells.size() > kMostColumns)
        return Error {ErrorCode::LimitExceeded,
            "the first line has " + std::to_string(header->cells.size())
                + " columns; at most 512 are read"};
    AssetTableHead head;
    for (const std::string_view cell : header->cells)
        head.header.push_back(plainText(unguardFormula(cell), kHeadCell));
    head.guess = guessedFields(*header, {});
    head.ours = isOurExport(*header);
    for (std::size_t lines = 0; lines < kHeadRows; ++lines) {
        const auto record = reader.next();
        if (!record || !*record)
            break; // the import tells what is wrong there
        std::vector<std::string> row;
        for (const std::string_view cell : (**record).cells)
            if (row.size() < kMostColumns)
                row.push_back(plainText(unguardFormula(cell), kHeadCell));
        head.rows.push_back(std::move(row));
    }
    if (head.rows.empty())
        return Error {ErrorCode::UnknownFormat,
            "there is no row below the first line, which is taken for the names of the columns"};
    return head;
}

} // namespace nb
