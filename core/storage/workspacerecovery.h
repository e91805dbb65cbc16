// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/workspacecatalogue.h"

namespace nb {

/// Takes away what imports left that a crash interrupted.
Result<void> undoUnfinishedImports(WorkspaceCatalogue& catalogue, const QString& daysFolder);

/// Takes a day file away, with what SQLite keeps beside it.
void removeDayFile(const QString& path);

/// Days that were written to when the program ended: those that were never begun are forgotten,
/// those that are over are sealed.
Result<void> finishDays(WorkspaceCatalogue& catalogue, const QString& daysFolder);

} // namespace nb
