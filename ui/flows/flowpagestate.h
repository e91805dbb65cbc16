// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/flowstore.h"
#include "ui/flows/investigation.h"

#include <QString>

#include <optional>

namespace nb {

class UiStateStore;

/// What was looked at in a workspace, remembered from one start to the next.
struct FlowPageState
{
    InvestigationState investigation {};
    std::optional<SortKey> sort {};

    /// `workspace` names where the flows came from; what cannot be read is left out.
    [[nodiscard]] static FlowPageState load(const UiStateStore& state, const QString& workspace);
    void save(UiStateStore& state, const QString& workspace) const;
};

} // namespace nb
