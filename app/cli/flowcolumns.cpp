// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/flowcolumns.h"

namespace nb::cli {

Result<FlowField> columnFromName(std::string_view name)
{
    const auto field = fieldFromName(name);
    if (field && isColumn(*field))
        return *field;
    std::string known;
    for (const FieldInfo& info : allFields())
        if (isColumn(info.field)) {
            known += known.empty() ? "" : " ";
            known += std::string(info.name);
        }
    return Error {
        ErrorCode::Usage, "there is no column \"" + std::string(name) + "\"; there are: " + known};
}

CellType cellTypeOf(FieldType type)
{
    switch (type) {
    case FieldType::Time:
        return CellType::Time;
    case FieldType::Address:
        return CellType::Address;
    case FieldType::Port:
    case FieldType::Count:
    case FieldType::Number:
    case FieldType::Duration:
        return CellType::Number;
    case FieldType::Boolean:
        return CellType::Boolean;
    case FieldType::Protocol:
    case FieldType::Flags:
    case FieldType::Text:
    case FieldType::State:
    case FieldType::Mac:
        break;
    }
    return CellType::Text;
}

std::vector<OutputColumn> outputColumns(const std::vector<FlowField>& fields)
{
    std::vector<OutputColumn> columns;
    for (const FlowField field : fields) {
        const FieldInfo& info = fieldInfo(field);
        columns.push_back({std::string(info.name), cellTypeOf(info.type)});
    }
    return columns;
}

Result<FlowStorePtr> openStore(const CommandContext& context)
{
    const auto workspace = context.openForReading();
    if (!workspace.ok())
        return workspace.error();
    const auto days = (*workspace)->days();
    if (!days.ok())
        return days.error();
    for (const DayInfo& day : *days)
        if (day.problem)
            context.failDay(day);
    return (*workspace)->store();
}

void noteLeftOut(const CommandContext& context, const TableWriter& writer)
{
    const std::vector<std::string> names = writer.leftOut();
    if (names.empty())
        return;
    std::string text = "Columns left out to fit the terminal (--columns all shows them):";
    for (const std::string& name : names)
        text += " " + name;
    context.note(text);
}

} // namespace nb::cli
