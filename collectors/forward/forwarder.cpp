// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/forward/forwarder.h"

#include "collectors/forward/forwardformat.h"
#include "collectors/forward/forwardworker.h"

#include <QRandomGenerator>
#include <QThread>

namespace nb {

namespace {

constexpr std::string_view kIdState = "forward/collector";

/// Ours, made when it is first needed.
Result<std::string> collectorId(Workspace& workspace)
{
    const auto known = workspace.state(kIdState);
    if (!known)
        return known.error();
    if (forward::collectorIdFrom(*known))
        return *known;
    std::array<quint32, 4> random {};
    QRandomGenerator generator = QRandomGenerator::securelySeeded();
    generator.fillRange(random.data(), random.size());
    const std::string id = forward::collectorIdText(std::as_bytes(std::span(random)));
    if (auto done = workspace.setState(kIdState, id); !done)
        return done.error();
    return id;
}

} // namespace

struct Forwarder::Private
{
    QThread thread;
    std::unique_ptr<ForwardWorker> worker;
};

Forwarder::Forwarder()
    : m_d(std::make_unique<Private>())
{
}

Result<std::unique_ptr<Forwarder>> Forwarder::begin(
    Workspace& workspace, const ForwardSettings& settings)
{
    const auto url = parseForwardUrl(settings.url);
    if (!url)
        return url.error();
    std::optional<TlsSettings> tls;
    if (url->secured) {
        auto read = TlsSettings::read({.certificateFile = settings.certificateFile,
            .keyFile = settings.keyFile,
            .authorityFile = settings.authorityFile});
        if (!read)
            return read.error();
        tls = std::move(*read);
    }
    const auto id = collectorId(workspace);
    if (!id)
        return id.error();
    const auto noted = workspace.state(ForwardWorker::stateName(settings.url));
    if (!noted)
        return noted.error();
    auto positions = ForwardPositions::fromText(*noted);
    if (!positions)
        return positions.error();
    std::unique_ptr<Forwarder> forwarder(new Forwarder);
    Private& d = *forwarder->m_d;
    d.worker = std::make_unique<ForwardWorker>(
        workspace, settings, *url, std::move(tls), *id, std::move(*positions));
    d.worker->moveToThread(&d.thread);
    QObject::connect(&d.thread, &QThread::started, d.worker.get(), &ForwardWorker::start);
    d.thread.start();
    return forwarder;
}

Forwarder::~Forwarder()
{
    finish({});
}

void Forwarder::finish(std::chrono::milliseconds patience)
{
    if (!m_d->thread.isRunning())
        return;
    ForwardWorker* const worker = m_d->worker.get();
    QThread* const home = QThread::currentThread();
    QMetaObject::invokeMethod(
        worker, [worker, patience, home] { worker->finish(patience, home); }, Qt::QueuedConnection);
    m_d->thread.wait();
}

CollectorStatus::Forwarding Forwarder::status() const
{
    return m_d->worker->status();
}

} // namespace nb
