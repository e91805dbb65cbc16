// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/workspacesession.h"

namespace nb {

/// Makes what collects into a workspace and labels what it collects. Worker thread.
using CollectorFactory
    = std::function<Result<std::unique_ptr<Collector>>(Workspace&, std::shared_ptr<Enrichment>)>;

/// What the desktop program is made of: opens real workspaces with the real importer, and knows
/// where the sample and the user's own workspace are.
[[nodiscard]] WindowServices desktopServices();
/// The same with another collector.
[[nodiscard]] WindowServices desktopServices(CollectorFactory makeCollector);

/// Where the window keeps its state.
[[nodiscard]] QString uiStatePath();

} // namespace nb
