// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/registries/registrylookups.h"

#include "core/net/publicaddress.h"

#include <QTimer>

#include <deque>
#include <future>
#include <utility>

namespace nb {

RegistryBootstrap bootstrapOf(const Workspace& workspace)
{
    const auto text = workspace.setting(kBootstrapKey);
    if (text.ok() && !text->empty())
        if (auto bootstrap = RegistryBootstrap::fromText(*text))
            return std::move(*bootstrap);
    return {};
}

/// Asks one question after the other. Lives in the thread of the lookups.
class RegistryLookups::Worker : public QObject
{
public:
    Worker(RegistryLookups& lookups, RegistryClientOptions options)
        : m_lookups(lookups)
        , m_options(std::move(options))
    {
    }

    struct Order
    {
        IpAddress address;
        RegistryClient::Answer answer;
    };

    void order(Order order)
    {
        m_orders.push_back(std::move(order));
        next();
    }

    /// Takes the next order or question, unless one is under way.
    void next()
    {
        if (m_busy)
            return;
        if (!m_client) {
            m_client = std::make_unique<RegistryClient>(m_options);
            m_pause = std::make_unique<QTimer>();
            m_pause->setSingleShot(true);
            connect(m_pause.get(), &QTimer::timeout, this, &Worker::next);
        }
        if (m_current.answer == nullptr && !take())
            return;
        m_client->setRegistry(m_lookups.m_owners.registry()); // may have changed meanwhile
        // a short wait is the rate limit; a long one means that the registry wants to be left alone
        constexpr std::chrono::seconds kLongestPause {10};
        const auto wait = m_client->mayAsk(m_current.address) - std::chrono::steady_clock::now();
        if (wait > std::chrono::steady_clock::duration::zero() && wait <= kLongestPause) {
            m_pause->start(std::chrono::ceil<std::chrono::milliseconds>(wait));
            return;
        }
        m_busy = true;
        m_client->ask(m_current.address, [this](Result<OwnerBlock> result) {
            // not from inside the client
            QMetaObject::invokeMethod(
                this, [this, result = std::move(result)] { answered(result); },
                Qt::QueuedConnection);
        });
    }

    /// In this thread, before it ends.
    void close()
    {
        m_pause.reset();
        m_client.reset();
        m_orders.clear();
        m_current = {};
    }

private:
    bool take()
    {
        if (!m_orders.empty()) {
            m_current = std::move(m_orders.front());
            m_orders.pop_front();
            return true;
        }
        Owners& owners = m_lookups.m_owners;
        std::string buffer;
        while (const auto address = owners.questions()->take()) {
            if (!owners.lookupsEnabled())
                continue;
            // an answer for a neighbour may have told already
            if (owners.knowledge()->get()->find(*address, buffer).settled)
                continue;
            m_current = {*address, [](const Result<OwnerBlock>&) {}};
            return true;
        }
        return false;
    }

    void answered(const Result<OwnerBlock>& result)
    {
        m_busy = false;
        if (result)
            (void)m_lookups.m_owners.keep({*result});
        ++(result ? m_lookups.m_answered : m_lookups.m_failed);
        const Order done = std::exchange(m_current, {});
        if (done.answer)
            done.answer(result);
        next();
    }

    RegistryLookups& m_lookups;
    RegistryClientOptions m_options;
    std::unique_ptr<RegistryClient> m_client;
    std::unique_ptr<QTimer> m_pause;
    std::deque<Order> m_orders;
    Order m_current {};
    bool m_busy = false;
};

RegistryLookups::RegistryLookups(Owners& owners, RegistryClientOptions options)
    : m_owners(owners)
    , m_worker(std::make_unique<Worker>(*this, std::move(options)))
{
    m_worker->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("registries"));
    m_thread.start();
    Worker* const worker = m_worker.get();
    m_owners.questions()->setListener([worker] {
        QMetaObject::invokeMethod(
            worker, [worker] { worker->next(); }, Qt::QueuedConnection);
    });
}

RegistryLookups::~RegistryLookups()
{
    m_owners.questions()->setListener({});
    Worker* const worker = m_worker.get();
    QMetaObject::invokeMethod(
        worker, [worker] { worker->close(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

Result<OwnerBlock> RegistryLookups::ask(const IpAddress& address, std::stop_token stop)
{
    if (!m_owners.lookupsEnabled())
        return Error {ErrorCode::Usage, "lookups at the registries are off"};
    const auto promise = std::make_shared<std::promise<Result<OwnerBlock>>>();
    auto future = promise->get_future();
    Worker* const worker = m_worker.get();
    QMetaObject::invokeMethod(
        worker,
        [worker, address, promise] {
            worker->order({address,
                [promise](Result<OwnerBlock> result) { promise->set_value(std::move(result)); }});
        },
        Qt::QueuedConnection);
    constexpr std::chrono::milliseconds kSlice {100};
    while (future.wait_for(kSlice) != std::future_status::ready)
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, "the lookup was cancelled"};
    return future.get();
}

} // namespace nb
