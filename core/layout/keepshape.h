// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/layoutvalues.h"

namespace nb {

/// Moves a new picture onto the one before it, so that whoever looks at it finds again what was
/// there: shifted, and where the engine has no direction of its own also turned and mirrored, so
/// that nodes with a place before lie as near to it as they can. Without such nodes nothing
/// happens. Pure.
void keepShape(const layout::Request& request, layout::Answer& answer);

} // namespace nb
