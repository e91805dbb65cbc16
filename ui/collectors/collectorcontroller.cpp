// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/collectors/collectorcontroller.h"

#include "ui/collectors/collectorengine.h"
#include "ui/collectors/sourcelist.h"

#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace nb {

namespace {

constexpr int kPollMs = 1000;
constexpr std::string_view kSourcesKey = "collector/sources";

} // namespace

/// Runs `work` after what was queued before; `done` gets its result in the GUI thread unless the
/// workspace was left meanwhile.
template <typename Work, typename Done> void CollectorController::queue(Work work, Done done)
{
    using Answer = std::invoke_result_t<Work, CollectorEngine&>;
    auto run = [engine = m_engine, work = std::move(work)] {
        try {
            return std::make_shared<Answer>(work(*engine));
        } catch (const std::exception& e) {
            return std::make_shared<Answer>(Error {ErrorCode::Internal, e.what()});
        }
    };
    QtConcurrent::run(&m_workspace.pool(), std::move(run))
        .then(this,
            [this, engine = std::weak_ptr(m_engine), done = std::move(done)](
                const std::shared_ptr<Answer>& answer) {
                const auto current = engine.lock();
                if (current && current == m_engine)
                    done(*answer);
            });
}

CollectorController::CollectorController(WorkspaceController& workspace, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
{
    m_pollPool.setMaxThreadCount(1);
    m_pollSoon.setInterval(kPollMs);
    connect(&m_pollSoon, &QTimer::timeout, this, &CollectorController::poll);
    connect(&m_workspace, &WorkspaceController::releasing, this, &CollectorController::release);
    connect(&m_workspace, &WorkspaceController::sessionChanged, this,
        &CollectorController::sessionChanged);
}

CollectorController::~CollectorController()
{
    release();
    m_pollPool.waitForDone();
}

const CollectorSource* CollectorController::source(int key) const
{
    const auto it = std::ranges::find(m_sources, key, &CollectorSource::key);
    return it == m_sources.end() ? nullptr : &*it;
}

CollectorSource* CollectorController::find(int key)
{
    const auto it = std::ranges::find(m_sources, key, &CollectorSource::key);
    return it == m_sources.end() ? nullptr : &*it;
}

const SourceStatus* CollectorController::statusOf(const CollectorSource& source) const
{
    if (!source.id)
        return nullptr;
    const auto it = std::ranges::find(m_status.sources, *source.id, &SourceStatus::id);
    return it == m_status.sources.end() ? nullptr : &*it;
}

bool CollectorController::isCollecting() const
{
    return std::ranges::any_of(m_sources, &CollectorSource::running);
}

bool CollectorController::isBusy() const
{
    return std::ranges::any_of(m_sources, &CollectorSource::busy);
}

QString CollectorController::obstacle() const
{
    if (m_workspace.readOnly())
        return tr("This workspace is open read-only, so nothing can be collected into it.");
    return {};
}

void CollectorController::sessionChanged()
{
    release(); // of a workspace that another one took the place of
    m_sources.clear();
    setStatus({});
    m_flowsPerSecond = 0;
    if (m_workspace.session()) {
        m_engine = std::make_shared<CollectorEngine>(m_workspace.session(), m_filter, m_sink);
        queue([](CollectorEngine& engine) { return engine.session().setting(kSourcesKey); },
            [this](const Result<std::string>& text) {
                if (text)
                    restore(*text);
            });
    }
    Q_EMIT sourcesChanged();
}

void CollectorController::release()
{
    m_pollSoon.stop();
    m_polling.cancel();
    if (!m_engine)
        return;
    auto finish = [engine = std::exchange(m_engine, nullptr)] {
        try {
            return std::make_shared<Result<void>>(engine->finish());
        } catch (const std::exception& e) {
            return std::make_shared<Result<void>>(Error {ErrorCode::Internal, e.what()});
        }
    };
    QtConcurrent::run(&m_workspace.pool(), std::move(finish))
        .then(this, [this](const std::shared_ptr<Result<void>>& result) {
            if (!result->ok())
                Q_EMIT finishFailed(result->error());
        });
}

void CollectorController::restore(const std::string& text)
{
    for (SourceSettings& settings : sourcesFromText(text)) {
        const auto known = std::ranges::find(m_sources, settings, &CollectorSource::settings);
        if (known == m_sources.end())
            m_sources.push_back({.key = m_nextKey++, .settings = std::move(settings)});
    }
    Q_EMIT sourcesChanged();
    const bool asked = !m_waiting.empty();
    for (const SourceSettings& settings : std::exchange(m_waiting, {}))
        addNow(settings);
    // an answer that is there at once comes while the opening is still being told
    if (!asked)
        QMetaObject::invokeMethod(
            this, &CollectorController::sourcesRestored, Qt::QueuedConnection);
}

void CollectorController::save()
{
    std::vector<SourceSettings> settings;
    for (const CollectorSource& source : m_sources)
        settings.push_back(source.settings);
    queue([text = sourcesToText(settings)](
              CollectorEngine& engine) { return engine.session().setSetting(kSourcesKey, text); },
        [](const Result<void>&) {});
}

void CollectorController::add(const SourceSettings& settings)
{
    if (m_engine && !m_workspace.isSample()) {
        addNow(settings);
        return;
    }
    // the sample stays as it is; what people collect goes to their own workspace
    m_waiting.push_back(settings);
    if (!m_workspace.isOpening())
        m_workspace.open(m_workspace.services().defaultWorkspace, Workspace::Mode::ReadWrite);
}

void CollectorController::addNow(const SourceSettings& settings)
{
    const auto known = std::ranges::find(m_sources, settings, &CollectorSource::settings);
    if (known != m_sources.end()) {
        start(known->key);
        return;
    }
    m_sources.push_back({.key = m_nextKey++, .settings = settings});
    save();
    start(m_sources.back().key);
}

void CollectorController::change(int key, const SourceSettings& settings)
{
    CollectorSource* source = find(key);
    if (!source || source->settings == settings)
        return;
    const bool again = source->running;
    if (again)
        stop(key);
    source = find(key);
    source->settings = settings;
    source->problem.reset();
    save();
    Q_EMIT sourcesChanged();
    if (again)
        start(key);
}

void CollectorController::remove(int key)
{
    if (!source(key))
        return;
    stop(key);
    std::erase_if(m_sources, [key](const CollectorSource& entry) { return entry.key == key; });
    save();
    Q_EMIT sourcesChanged();
}

void CollectorController::start(int key)
{
    CollectorSource* source = find(key);
    if (!source || source->running || !m_engine)
        return;
    if (source->busy && !source->id)
        return; // stopped while it was being started, and that is not over
    source->running = true; // meant to; started() tells whether it is
    source->busy = true;
    source->problem.reset();
    source->id.reset();
    queue([settings = source->settings](CollectorEngine& engine) { return engine.start(settings); },
        [this, key](const Result<std::int64_t>& result) { started(key, result); });
    Q_EMIT sourcesChanged();
}

void CollectorController::started(int key, const Result<std::int64_t>& result)
{
    CollectorSource* source = find(key);
    if (!source || !source->running) {
        // taken back while it was being started
        if (source)
            source->busy = false;
        if (result)
            queue(
                [id = *result](CollectorEngine& engine) -> Result<void> {
                    engine.stop(id);
                    return {};
                },
                [](const Result<void>&) {});
        Q_EMIT sourcesChanged();
        return;
    }
    source->busy = false;
    source->running = result.ok();
    if (result) {
        source->id = *result;
        m_pollSoon.start();
        poll();
    } else {
        source->problem = result.error();
        Q_EMIT startFailed(QString::fromStdString(source->settings.url), result.error());
    }
    Q_EMIT sourcesChanged();
}

void CollectorController::stop(int key)
{
    CollectorSource* source = find(key);
    if (!source || !source->running)
        return;
    source->running = false;
    if (source->id) {
        source->busy = true;
        queue(
            [id = *source->id](CollectorEngine& engine) -> Result<void> {
                engine.stop(id);
                return {};
            },
            [this, key](const Result<void>&) {
                if (CollectorSource* stopped = find(key); stopped && !stopped->running)
                    stopped->busy = false;
                poll();
                Q_EMIT sourcesChanged();
            });
    }
    Q_EMIT sourcesChanged();
}

void CollectorController::startAll()
{
    if (m_workspace.readOnly())
        return;
    for (std::size_t i = 0; i < m_sources.size(); ++i)
        start(m_sources[i].key);
}

void CollectorController::stopAll()
{
    for (std::size_t i = 0; i < m_sources.size(); ++i)
        stop(m_sources[i].key);
}

void CollectorController::watch(FilterPtr filter, LiveSink sink)
{
    m_filter = std::move(filter);
    m_sink = std::move(sink);
    if (!m_engine)
        return;
    queue(
        [filter = m_filter, sink = m_sink](CollectorEngine& engine) -> Result<void> {
            engine.setWatch(filter, sink);
            return {};
        },
        [](const Result<void>&) {});
}

void CollectorController::unwatch()
{
    watch(nullptr, nullptr);
}

void CollectorController::poll()
{
    if (!m_engine || m_polling.isRunning())
        return;
    m_polling.start(
        m_pollPool, this, [engine = m_engine](std::stop_token) { return engine->status(); },
        [this](const Result<CollectorStatus>& status) {
            if (!status)
                return;
            setStatus(*status);
            // what ended by itself is not running
            bool ended = false;
            for (CollectorSource& source : m_sources) {
                const SourceStatus* now = statusOf(source);
                if (source.running && !source.busy && now && !now->running) {
                    source.running = false;
                    source.problem = now->problem;
                    ended = true;
                }
            }
            if (ended)
                Q_EMIT sourcesChanged();
        });
}

void CollectorController::setStatus(const CollectorStatus& status)
{
    const double seconds = std::chrono::duration<double>(status.taken - m_status.taken).count();
    if (seconds > 0 && m_status.taken != Timestamp {}
        && status.flowsDecoded >= m_status.flowsDecoded)
        m_flowsPerSecond
            = static_cast<double>(status.flowsDecoded - m_status.flowsDecoded) / seconds;
    m_status = status;
    Q_EMIT statusChanged();
}

} // namespace nb
