// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/layout/layoutengine.h"
#include "core/report/scopereport.h"

#include <stop_token>
#include <string>
#include <vector>

namespace nb::cli {

/// A report that was written.
struct WrittenReport
{
    int pages = 0;
    std::vector<std::string> files {};
    std::string note {}; ///< about the pictures; may be empty
};

/// Writes the scope report to `pdf` and, unless it is empty, its tables into the folder `annexes`.
/// Usage when this program was built without the window's libraries.
[[nodiscard]] Result<WrittenReport> writeReport(const report::ScopeInput& input,
    const std::string& pdf, const std::string& annexes, const LayoutEngine& layout,
    std::stop_token stop);

} // namespace nb::cli
