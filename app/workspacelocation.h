// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace nb {

/// The workspace that both programs use when none is named: `netbehave/workspace` in the user's
/// data folder of the platform.
[[nodiscard]] QString defaultWorkspaceFolder();

} // namespace nb
