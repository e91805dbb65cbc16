// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktopalerts.h"

#include <QCoreApplication>

namespace nb {

namespace {

/// Knows the one secret that somebody just typed.
class GivenSecret : public SecretStore
{
public:
    explicit GivenSecret(std::string secret)
        : m_secret(std::move(secret))
    {
    }
    Result<std::optional<std::string>> secret(std::string_view) override
    {
        return std::optional(m_secret);
    }
    Result<void> setSecret(std::string_view, std::string_view) override { return {}; }

private:
    const std::string m_secret;
};

} // namespace

DesktopAlerts::DesktopAlerts(AlertEngine& engine, QString workspaceFolder)
    : m_folder(std::move(workspaceFolder))
    , m_notifier(new DesktopNotifier)
    , m_service(engine, [this](const AlertSpoolPage& page) { m_notifier->notify(page); })
{
    // a workspace is opened in a worker
    m_notifier->moveToThread(QCoreApplication::instance()->thread());
}

Result<void> DesktopAlerts::test(
    const AlertChannel& channel, const std::optional<std::string>& secret, std::stop_token stop)
{
    if (auto good = check(channel); !good)
        return good;
    const auto notify = [this](const AlertSpoolPage& page) { m_notifier->notify(page); };
    if (!secret)
        return AlertSender(m_service.secrets(), notify).test(channel, std::move(stop));
    GivenSecret given(*secret);
    AlertChannel tried = channel;
    tried.secret = secret->empty() ? std::string() : std::string("given");
    return AlertSender(given, notify).test(tried, std::move(stop));
}

Result<void> DesktopAlerts::keepSecret(AlertChannel& channel, const std::string& secret)
{
    if (secret.empty() && channel.secret.empty())
        return {};
    const std::string name
        = channel.secret.empty() ? channelSecretName(m_folder, channel.name) : channel.secret;
    if (auto done = m_service.secrets().setSecret(name, secret); !done)
        return done;
    channel.secret = secret.empty() ? std::string() : name;
    return {};
}

std::map<std::int64_t, std::string> DesktopAlerts::problems() const
{
    return m_service.delivery().problems();
}

} // namespace nb
