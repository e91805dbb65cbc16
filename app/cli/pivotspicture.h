// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandcontext.h"
#include "core/assets/assetinventory.h"
#include "core/pivot/pivotjson.h"
#include "core/storage/flowstore.h"

#include <string>

namespace nb::cli {

/// `svg` or `png`.
[[nodiscard]] bool isPivotPicture(const std::string& format);

/// What of an analysis to draw.
struct PivotPicture
{
    const PivotSelection& selection;
    const PathResult* paths = nullptr; ///< instead of the selection
    std::string format {};
    std::vector<AssetPtr> assets {}; ///< their names and roles come first
};

/// Hosts from left to right as the bytes of a file. Usage when pictures are not built in.
[[nodiscard]] Result<std::string> drawPivots(const CommandContext& context, const FlowStore& store,
    const PivotAnalysis& analysis, const PivotPicture& picture);

} // namespace nb::cli
