// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandcontext.h"
#include "app/cli/resulttable.h"
#include "core/ingest/collectorstatus.h"

#include <optional>

namespace nb::cli {

/// What a collector left in the workspace; nothing when none ever ran.
[[nodiscard]] Result<std::optional<CollectorStatus>> collectorStatus(const Workspace& workspace);

/// Sources, exporters and drops, each a row of the table of `status`: kind, name, rows, bytes,
/// first, last, detail.
void appendCollector(ResultTable& table, const CollectorStatus& status);
/// `status --exporters`: a row for each, a column for each counter.
[[nodiscard]] ResultTable exporterTable(const CollectorStatus& status);
/// `status --templates`: a row for each template.
[[nodiscard]] ResultTable templateTable(const CollectorStatus& status);

/// One line about the collector itself.
[[nodiscard]] std::string collectorSummary(const CollectorStatus& status, Timestamp now);

} // namespace nb::cli
