// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/tableoptions.h"
#include "core/net/insidetest.h"

namespace nb::cli {

/// `flows`: the flows themselves, streamed; sorted ones page through the store's order.
class FlowsCommand : public Command
{
public:
    CLI::App* describe(CLI::App& program) override;
    int run(const CommandContext& context) override;

private:
    [[nodiscard]] Result<std::optional<SortKey>> sortKey() const;
    Result<void> printAll(const FlowStore& store, const FlowQuery& query, TableWriter& writer,
        const CommandContext& context, const std::vector<FlowField>& fields) const;
    Result<void> printSorted(const FlowStore& store, const FlowQuery& query, SortKey key,
        TableWriter& writer, const CommandContext& context,
        const std::vector<FlowField>& fields) const;

    TableOptions m_table;
    InsideTest m_inside {}; ///< of the workspace, for the columns `internal` and `external`
};

} // namespace nb::cli
