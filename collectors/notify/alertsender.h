// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/notify/secretstore.h"
#include "core/alerts/alertdelivery.h"

#include <atomic>
#include <functional>

namespace nb {

/// Sends over every kind of channel. In the thread of its AlertDelivery; test() in any.
class AlertSender : public AlertTransport
{
public:
    /// Shows a notification of the desktop about what waited, `page.alerts` is not empty. Called in
    /// the delivery thread.
    using Notify = std::function<void(const AlertSpoolPage& page)>;

    /// `secrets` outlives the object. Without `notify`, a desktop channel takes alerts and shows
    /// nothing.
    explicit AlertSender(SecretStore& secrets, Notify notify = {});

    Result<void> send(
        const AlertChannel& channel, const AlertSpoolPage& page, std::stop_token stop) override;
    /// Sends a made-up alert at once.
    Result<void> test(const AlertChannel& channel, std::stop_token stop);

private:
    Result<std::string> secretOf(const AlertChannel& channel);
    Result<void> mail(
        const AlertChannel& channel, const AlertSpoolPage& page, const std::stop_token& stop);
    Result<void> webhook(
        const AlertChannel& channel, const AlertSpoolPage& page, const std::stop_token& stop);
    Result<void> syslog(
        const AlertChannel& channel, const AlertSpoolPage& page, const std::stop_token& stop);

    SecretStore& m_secrets;
    Notify m_notify;
    std::atomic<std::uint64_t> m_number = 0;
};

} // namespace nb
