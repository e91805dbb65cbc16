// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/workspacesession.h"

namespace nb {

/// What the desktop program is made of: opens real workspaces with the real importer, and knows
/// where the sample and the user's own workspace are.
[[nodiscard]] WindowServices desktopServices();

/// Where the window keeps its state.
[[nodiscard]] QString uiStatePath();

} // namespace nb
