// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertengine.h"

#include <condition_variable>
#include <stop_token>
#include <thread>

namespace nb {

/// Sends alerts over one channel. Called in the delivery thread, and may take its time; ends soon
/// after a stop is requested.
class AlertTransport
{
public:
    virtual ~AlertTransport() = default;
    /// `page.alerts` may be fewer than `page.total`: then the rest is told as a number. An error
    /// keeps them; they are sent again later.
    virtual Result<void> send(
        const AlertChannel& channel, const AlertSpoolPage& page, std::stop_token stop)
        = 0;
};

struct DeliveryLimits
{
    std::chrono::milliseconds mailInterval {60'000}; ///< between two mails of a channel
    std::chrono::milliseconds noticeInterval {10'000}; ///< between two desktop notifications
    std::chrono::milliseconds otherInterval {1000}; ///< between two requests of a webhook
    std::chrono::milliseconds retryFirst {5000};
    std::chrono::milliseconds retryMost {300'000};
    std::size_t mailAlerts = 200; ///< listed in one mail, more are counted
    std::size_t batch = 100; ///< alerts of one request
};

/// The thread that sends what waits in the spool: at once, then at most as often as the limits say,
/// all that came meanwhile together; what cannot be sent stays and is tried again, each time later.
/// What is in the spool when the program ends is sent when it runs again.
class AlertDelivery
{
public:
    /// `engine` and `transport` outlive the object.
    AlertDelivery(AlertEngine& engine, AlertTransport& transport, DeliveryLimits limits = {});
    /// Ends the thread after what is being sent; what waits stays in the spool.
    ~AlertDelivery();
    AlertDelivery(const AlertDelivery&) = delete;
    AlertDelivery& operator=(const AlertDelivery&) = delete;

    /// By channel: why sending fails at present.
    [[nodiscard]] std::map<std::int64_t, std::string> problems() const; ///< any thread

private:
    using Clock = std::chrono::steady_clock;
    struct State
    {
        Clock::time_point next {}; ///< not before
        std::chrono::milliseconds pause {0};
    };
    void run(const std::stop_token& stop);
    /// When there may be something to do again.
    Clock::time_point deliver(const AlertChannel& channel, const std::stop_token& stop);
    [[nodiscard]] std::chrono::milliseconds interval(ChannelType type) const;
    void note(std::int64_t channel, const std::string& problem);

    AlertEngine& m_engine;
    AlertTransport& m_transport;
    const DeliveryLimits m_limits;
    std::map<std::int64_t, State> m_states; ///< the thread's

    mutable std::mutex m_mutex; ///< guards what follows up to the next empty line
    std::condition_variable_any m_changed;
    bool m_news = true;
    std::map<std::int64_t, std::string> m_problems;

    std::jthread m_thread; ///< last: it uses all of the above
};

} // namespace nb
