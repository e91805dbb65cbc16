// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/exporterwatch.h"

#include <functional>
#include <thread>

namespace nb {

/// The thread that looks every few seconds whether an exporter fell silent. `status` is called in
/// it; engine and whatever `status` needs outlive the object.
class ExporterWatchWorker
{
public:
    ExporterWatchWorker(AlertEngine& engine, std::function<CollectorStatus()> status,
        std::chrono::milliseconds interval = std::chrono::seconds {5});

private:
    void run(const std::stop_token& stop);

    ExporterWatch m_watch;
    const std::function<CollectorStatus()> m_status;
    const std::chrono::milliseconds m_interval;
    std::jthread m_thread; ///< last: it uses all of the above
};

} // namespace nb
