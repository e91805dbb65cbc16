// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertengine.h"
#include "core/ingest/collectorstatus.h"

#include <map>

namespace nb {

/// Raises an alert when an exporter that sent before is silent for the time of a condition, once
/// until it sends again. One thread.
class ExporterWatch
{
public:
    /// `engine` outlives the object.
    explicit ExporterWatch(AlertEngine& engine);

    /// To be called every few seconds while a collector runs.
    Result<void> look(const CollectorStatus& status);

private:
    AlertEngine& m_engine;
    std::map<std::pair<std::int64_t, ExporterId>, Timestamp> m_told; ///< condition -> last seen
};

} // namespace nb
