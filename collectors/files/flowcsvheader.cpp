// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/files/flowcsvheader.h"

#include "collectors/files/flowtext.h"

#include <algorithm>
#include <array>

namespace nb {

namespace {

constexpr std::array kSeparators {',', '\t', ';'};
constexpr std::size_t kMaxColumns = 1000;

std::string_view unquoted(std::string_view name)
{
    while (!name.empty() && (name.front() == ' ' || name.front() == '#'))
        name.remove_prefix(1);
    while (!name.empty() && name.back() == ' ')
        name.remove_suffix(1);
    if (name.size() >= 2 && name.front() == '"' && name.back() == '"')
        name = name.substr(1, name.size() - 2);
    return name;
}

/// Where the cell ends that begins at `from`: a separator within quotes belongs to it (RFC 4180).
std::size_t cellEnd(std::string_view line, std::size_t from, char separator)
{
    if (from < line.size() && line[from] == '"') {
        std::size_t close = line.find('"', from + 1);
        while (close != std::string_view::npos && close + 1 < line.size() && line[close + 1] == '"')
            close = line.find('"', close + 2);
        if (close != std::string_view::npos)
            from = close;
    }
    return std::min(line.find(separator, from), line.size());
}

std::vector<std::string_view> splitNames(std::string_view line, char separator)
{
    std::vector<std::string_view> names;
    for (std::size_t from = 0; names.size() < kMaxColumns;) {
        const std::size_t to = cellEnd(line, from, separator);
        names.push_back(unquoted(line.substr(from, to - from)));
        if (to == line.size())
            break;
        from = to + 1;
    }
    return names;
}

std::size_t knownNames(const std::vector<std::string_view>& names)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        names, [](std::string_view name) { return fieldFromName(name).has_value(); }));
}

bool isLegacyTime(std::string_view name)
{
    return name.size() > 4 && (name[0] == 'd' || name[0] == 'D');
}

/// Columns that follow from others: known, and not worth a notice.
bool isComputed(FlowField field)
{
    return field >= FlowField::Duration && isColumn(field);
}

void takeColumn(FlowCsvHeader& header, std::string_view name)
{
    const auto field = fieldFromName(name);
    const bool usable = field && isColumn(*field) && !header.has(*field);
    header.columns.push_back(usable ? field : std::nullopt);
    if (!usable) {
        bool replaced = false;
        header.ignored.push_back(cleanText(name.substr(0, 80), replaced));
    } else if (*field == FlowField::Start || *field == FlowField::End) {
        header.legacy = header.legacy || isLegacyTime(name);
    }
}

} // namespace

bool FlowCsvHeader::has(FlowField field) const
{
    return std::ranges::find(columns, std::optional(field)) != columns.end();
}

Result<FlowCsvHeader> parseFlowCsvHeader(std::string_view line)
{
    FlowCsvHeader header;
    std::size_t best = 0;
    for (const char separator : kSeparators) {
        const std::size_t known = knownNames(splitNames(line, separator));
        if (known > best) {
            best = known;
            header.separator = separator;
        }
    }
    for (const std::string_view name : splitNames(line, header.separator))
        takeColumn(header, name);
    std::string missing;
    const auto require = [&missing](bool present, std::string_view name) {
        if (!present) {
            missing += missing.empty() ? "" : ", ";
            missing += std::string(name);
        }
    };
    require(header.has(FlowField::SrcIp), "src_ip");
    require(header.has(FlowField::DstIp), "dst_ip");
    require(header.has(FlowField::Start) || header.has(FlowField::End), "start or end");
    if (!missing.empty())
        return Error {ErrorCode::UnknownFormat, "the header line names no column for " + missing};
    for (auto& column : header.columns)
        if (column && isComputed(*column) && *column != FlowField::Duration)
            column.reset();
    return header;
}

bool looksLikeFlowCsvHeader(std::string_view line)
{
    return std::ranges::any_of(kSeparators,
        [line](char separator) { return knownNames(splitNames(line, separator)) >= 2; });
}

} // namespace nb
