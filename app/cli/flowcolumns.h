// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandcontext.h"
#include "app/cli/tableoptions.h"
#include "app/cli/tablewriter.h"
#include "core/flow/flowfield.h"
#include "core/storage/flowstore.h"

namespace nb::cli {

/// A field that can be printed, by name; Usage with the list of names otherwise.
[[nodiscard]] Result<FlowField> columnFromName(std::string_view name);
/// Those of --columns, each once; the default ones when it was not given.
[[nodiscard]] Result<std::vector<FlowField>> columnsFromNames(const TableOptions& options);
/// The columns that a narrow terminal can do without, first to go first.
[[nodiscard]] std::vector<std::size_t> columnDropOrder(const std::vector<FlowField>& fields);
[[nodiscard]] CellType cellTypeOf(FieldType type);
[[nodiscard]] std::vector<OutputColumn> outputColumns(const std::vector<FlowField>& fields);

/// All flows of the workspace in use.
[[nodiscard]] Result<FlowStorePtr> openStore(const CommandContext& context);

/// Says which columns did not fit the terminal, if any.
void noteLeftOut(const CommandContext& context, const TableWriter& writer);

} // namespace nb::cli
