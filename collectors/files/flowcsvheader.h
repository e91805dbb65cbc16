// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/flow/flowfield.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nb {

/// What the first line of a flow CSV or TSV says.
struct FlowCsvHeader
{
    char separator = ',';
    std::vector<std::optional<FlowField>> columns {}; ///< nullopt: not used
    std::vector<std::string> ignored {}; ///< names of columns that mean nothing to us
    bool legacy = false; ///< times in NetBehave's spelling, dateAdded and dateLastSeen

    [[nodiscard]] bool has(FlowField field) const;
};

/// Reads a header line. The separator is the one of comma, tab and semicolon that gives the most
/// known names. UnknownFormat, with the names that are missing, when there is no src_ip, no dst_ip
/// or no start or end.
[[nodiscard]] Result<FlowCsvHeader> parseFlowCsvHeader(std::string_view line);

/// Whether a first line names at least two flow columns, so that an error about the others helps.
[[nodiscard]] bool looksLikeFlowCsvHeader(std::string_view line);

} // namespace nb
