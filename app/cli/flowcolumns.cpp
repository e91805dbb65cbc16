// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/flowcolumns.h"

#include <algorithm>
#include <array>

namespace nb::cli {

namespace {

/// The columns that a narrow terminal can do without, first to go first.
constexpr std::array kDropOrder {FlowField::Confidence, FlowField::Tunnel, FlowField::SrcOwner,
    FlowField::DstOwner, FlowField::Exporter, FlowField::Rule, FlowField::Application,
    FlowField::Vlan, FlowField::ReverseTcpFlags, FlowField::TcpFlags, FlowField::End,
    FlowField::SrcSegment, FlowField::DstSegment, FlowField::SrcName, FlowField::ReversePackets,
    FlowField::Packets, FlowField::State, FlowField::DstName, FlowField::Service,
    FlowField::SrcPort, FlowField::ReverseBytes};

} // namespace

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

Result<std::vector<FlowField>> columnsFromNames(const TableOptions& options)
{
    std::vector<FlowField> fields;
    if (options.allColumns()) {
        for (const FieldInfo& info : allFields())
            if (isColumn(info.field))
                fields.push_back(info.field);
        return fields;
    }
    for (const std::string& name : options.columnNames()) {
        const auto field = columnFromName(name);
        if (!field.ok())
            return field.error();
        if (std::ranges::find(fields, *field) != fields.end())
            return Error {ErrorCode::Usage, "--columns names " + name + " twice"};
        fields.push_back(*field);
    }
    return fields.empty() ? defaultColumns() : fields;
}

std::vector<std::size_t> columnDropOrder(const std::vector<FlowField>& fields)
{
    std::vector<std::size_t> order;
    for (const FlowField field : kDropOrder) {
        const auto at = std::ranges::find(fields, field);
        if (at != fields.end())
            order.push_back(static_cast<std::size_t>(at - fields.begin()));
    }
    return order;
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
