// SPDX-License-Identifier: MIT
#pragma once

#include "core/layout/layoutvalues.h"

#include <optional>
#include <string>

namespace nb::layout {

/// Lets Graphviz arrange a valid request. Call it once in a process and from one thread: Graphviz
/// keeps global state, cannot be interrupted, and on odd graphs it aborts. Nothing, and `why`, when
/// it refuses.
[[nodiscard]] std::optional<Answer> arrange(const Request& request, std::string& why);

} // namespace nb::layout
