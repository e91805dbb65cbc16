// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFuture>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <stop_token>
#include <utility>

namespace nb {

/// Runs the newest request of its kind in a thread pool: a new start() stops the one before, and
/// only the newest result is delivered, once, in the context's thread, unless the context died.
/// Anything thrown in the work arrives as an Internal error. The pool must outlive the work, which
/// must not touch what it does not own; the GUI thread calls. Destroying it drops what is under
/// way.
template <typename T> class LatestRequest
{
public:
    using Work = std::function<Result<T>(std::stop_token)>;
    using Done = std::function<void(Result<T>)>;

    LatestRequest() = default;
    LatestRequest(const LatestRequest&) = delete;
    LatestRequest& operator=(const LatestRequest&) = delete;
    ~LatestRequest() { cancel(); }

    void start(QThreadPool& pool, QObject* context, Work work, Done done)
    {
        cancel();
        m_stop = std::stop_source {};
        m_running = true;
        const std::uint64_t generation = ++*m_generation;
        auto run = [work = std::move(work), stop = m_stop.get_token()] {
            try {
                return std::make_shared<Result<T>>(work(stop));
            } catch (const std::exception& e) {
                return std::make_shared<Result<T>>(Error {ErrorCode::Internal, e.what()});
            }
        };
        QtConcurrent::run(&pool, std::move(run))
            .then(context,
                [this, generation, current = std::weak_ptr(m_generation), done = std::move(done)](
                    const std::shared_ptr<Result<T>>& result) {
                    // an expired counter means that this object is gone
                    const auto counter = current.lock();
                    if (!counter || *counter != generation)
                        return;
                    m_running = false;
                    done(std::move(*result));
                });
    }

    /// Stops the running request; its result is not delivered.
    void cancel()
    {
        m_stop.request_stop();
        ++*m_generation;
        m_running = false;
    }

    [[nodiscard]] bool isRunning() const { return m_running; }

private:
    std::shared_ptr<std::uint64_t> m_generation = std::make_shared<std::uint64_t>(0);
    std::stop_source m_stop;
    bool m_running = false;
};

} // namespace nb
