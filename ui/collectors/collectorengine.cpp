// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/collectors/collectorengine.h"

#include <utility>

namespace nb {

CollectorEngine::CollectorEngine(WorkspaceSessionPtr session, FilterPtr filter, LiveSink sink)
    : m_session(std::move(session))
    , m_filter(std::move(filter))
    , m_sink(std::move(sink))
{
}

Result<std::int64_t> CollectorEngine::start(const SourceSettings& settings)
{
    if (!m_collector) {
        auto made = m_session->makeCollector();
        if (!made)
            return made.error();
        {
            const std::scoped_lock lock(m_mutex);
            m_collector = std::move(made).value();
        }
        if (m_sink)
            m_watch = m_collector->watch(m_filter, m_sink);
    }
    return m_collector->start(settings);
}

void CollectorEngine::stop(std::int64_t id)
{
    if (m_collector)
        m_collector->stop(id);
}

void CollectorEngine::setWatch(FilterPtr filter, LiveSink sink)
{
    m_filter = std::move(filter);
    m_sink = std::move(sink);
    if (!m_collector)
        return;
    if (const auto old = std::exchange(m_watch, std::nullopt))
        m_collector->unwatch(*old);
    if (m_sink)
        m_watch = m_collector->watch(m_filter, m_sink);
}

Result<void> CollectorEngine::finish()
{
    Result<void> result;
    if (m_collector)
        result = m_collector->finish();
    const std::scoped_lock lock(m_mutex);
    m_collector.reset();
    m_session.reset();
    return result;
}

Result<CollectorStatus> CollectorEngine::status()
{
    const std::scoped_lock lock(m_mutex);
    if (!m_collector)
        return Error {ErrorCode::Cancelled, {}};
    return m_collector->status();
}

} // namespace nb
