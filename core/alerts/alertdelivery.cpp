// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertdelivery.h"

#include <algorithm>
#include <exception>

namespace nb {

namespace {

/// Channels may be changed by another process' hand; looked at so often without being told.
constexpr std::chrono::seconds kIdle {60};

} // namespace

AlertDelivery::AlertDelivery(AlertEngine& engine, AlertTransport& transport, DeliveryLimits limits)
    : m_engine(engine)
    , m_transport(transport)
    , m_limits(limits)
    , m_thread([this](const std::stop_token& stop) { run(stop); })
{
    m_engine.setWake([this] {
        const std::scoped_lock lock(m_mutex);
        m_news = true;
        m_changed.notify_all();
    });
}

AlertDelivery::~AlertDelivery()
{
    m_engine.setWake({});
    m_thread.request_stop();
    m_thread.join();
}

std::map<std::int64_t, std::string> AlertDelivery::problems() const
{
    const std::scoped_lock lock(m_mutex);
    return m_problems;
}

void AlertDelivery::note(std::int64_t channel, const std::string& problem)
{
    const std::scoped_lock lock(m_mutex);
    if (problem.empty())
        m_problems.erase(channel);
    else
        m_problems[channel] = problem;
}

std::chrono::milliseconds AlertDelivery::interval(ChannelType type) const
{
    switch (type) {
    case ChannelType::Mail:
        return m_limits.mailInterval;
    case ChannelType::Desktop:
        return m_limits.noticeInterval;
    case ChannelType::Webhook:
        return m_limits.otherInterval;
    case ChannelType::Syslog:
    case ChannelType::File:
        break;
    }
    return {};
}

AlertDelivery::Clock::time_point AlertDelivery::deliver(
    const AlertChannel& channel, const std::stop_token& stop)
{
    State& state = m_states[channel.id];
    if (Clock::now() < state.next)
        return state.next;
    // a digest tells of everything that waits; other channels get every single one
    const bool digest = channel.type == ChannelType::Mail || channel.type == ChannelType::Desktop;
    const auto page = m_engine.spooled(channel.id, digest ? m_limits.mailAlerts : m_limits.batch);
    if (page && page->total == 0)
        return Clock::time_point::max();
    Result<void> done = page ? Result<void>() : Result<void>(page.error());
    if (page) {
        done = m_transport.send(channel, *page, stop);
        if (done)
            done = m_engine.sent(channel.id, digest ? page->lastOfAll : page->lastOfPage);
    }
    if (!done) {
        state.pause = state.pause.count() == 0 ? m_limits.retryFirst
                                               : std::min(state.pause * 2, m_limits.retryMost);
        state.next = Clock::now() + state.pause;
        note(channel.id, done.error().detail);
        return state.next;
    }
    note(channel.id, {});
    state.pause = {};
    state.next = Clock::now() + interval(channel.type);
    return state.next;
}

void AlertDelivery::run(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        {
            const std::scoped_lock lock(m_mutex);
            m_news = false;
        }
        Clock::time_point next = Clock::now() + kIdle;
        try {
            const auto channels = m_engine.channels();
            for (const AlertChannel& channel : channels ? *channels : std::vector<AlertChannel>())
                if (channel.enabled && !stop.stop_requested())
                    next = std::min(next, deliver(channel, stop));
        } catch (const std::exception& problem) {
            note(0, problem.what()); // out of memory: the alerts are still in the spool
        }
        std::unique_lock lock(m_mutex);
        m_changed.wait_until(lock, stop, next, [this] { return m_news; });
    }
}

} // namespace nb
