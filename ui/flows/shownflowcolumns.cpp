// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/shownflowcolumns.h"

#include "ui/flows/flowtablemodel.h"

#include <QHeaderView>

#include <algorithm>

namespace nb {

std::vector<FlowField> shownFlowColumns(const QHeaderView& header)
{
    std::vector<FlowField> columns;
    for (int visual = 0; visual < header.count(); ++visual) {
        const int logical = header.logicalIndex(visual);
        if (!header.isSectionHidden(logical))
            columns.push_back(FlowTableModel::fieldAt(logical));
    }
    return columns;
}

void showFlowColumns(QHeaderView& header, const std::vector<FlowField>& columns)
{
    for (int logical = 0; logical < header.count(); ++logical)
        header.setSectionHidden(
            logical, std::ranges::find(columns, FlowTableModel::fieldAt(logical)) == columns.end());
    for (std::size_t i = 0; i < columns.size(); ++i)
        header.moveSection(
            header.visualIndex(FlowTableModel::columnOf(columns[i])), static_cast<int>(i));
}

} // namespace nb
