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

/// What each column holds; nothing for columns that are not used.
Result<std::vector<std::optional<AssetField>>> fieldsOf(
    const CsvRecord& header, const AssetColumns& columns)
{
    std::vector<std::optional<AssetField>> fields;
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
    for (const auto& [wanted, column] : columns)
        if (std::ranges::find(fields, std::optional(wanted)) == fields.end())
            return Error {ErrorCode::Usage, "the file has no column \"" + column + '"'};
    if (std::ranges::find(fields, std::optional(AssetField::Address)) == fields.end())
        return Error {ErrorCode::UnknownFormat,
            "no column holds addresses; expected a header with address, ip or ip_address, or name "
            "the column"};
    return fields;
}

} // namespace

Result<AssetFile> readAssetCsv(
    ByteSource& source, const AssetColumns& columns, std::stop_token stop)
{
    AssetFile file;
    file.format = "CSV";
    CsvReader reader(source);
    const auto first = reader.peekLine();
    if (!first)
        return first.error();
    reader.setSeparator(separatorOf(*first));
    auto header = reader.next();
    if (!header)
        return header.error();
    if (!*header || (**header).problem)
        return Error {ErrorCode::UnknownFormat, "the first line is no header"};
    const auto fields = fieldsOf(**header, columns);
    if (!fields)
        return fields.error();
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
        const std::size_t cells = std::min((**record).cells.size(), fields->size());
        for (std::size_t i = 0; i < cells; ++i)
            if ((*fields)[i])
                asset.set(*(*fields)[i], unguardFormula((**record).cells[i]));
        if (const auto why = asset.addTo(file))
            file.skip(line + *why);
    }
}

} // namespace nb
