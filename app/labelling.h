// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/registries/registrylookups.h"
#include "core/storage/workspace.h"

#include <QString>

#include <memory>

namespace nb {

/// The program that finds out applications: beside this one, or where packages put helpers; empty
/// when there is none, because the build had no nDPI.
[[nodiscard]] QString dissectorProgram();

/// Lookups at the registries as the workspace's settings say.
[[nodiscard]] std::unique_ptr<RegistryLookups> makeLookups(
    const Workspace& workspace, Owners& owners);

} // namespace nb
