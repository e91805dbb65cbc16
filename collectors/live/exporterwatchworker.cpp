// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/live/exporterwatchworker.h"

#include <condition_variable>
#include <mutex>

namespace nb {

ExporterWatchWorker::ExporterWatchWorker(AlertEngine& engine,
    std::function<CollectorStatus()> status, std::chrono::milliseconds interval)
    : m_watch(engine)
    , m_status(std::move(status))
    , m_interval(interval)
    , m_thread([this](const std::stop_token& stop) { run(stop); })
{
}

void ExporterWatchWorker::run(const std::stop_token& stop)
{
    std::mutex mutex;
    std::condition_variable_any pause;
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(mutex);
            pause.wait_for(lock, stop, m_interval, [] { return false; });
        }
        // what cannot be kept now is told with the next look, since the exporter is still silent
        if (!stop.stop_requested())
            (void)m_watch.look(m_status());
    }
}

} // namespace nb
