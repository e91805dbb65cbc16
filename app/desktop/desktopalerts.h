// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/desktopnotifier.h"
#include "collectors/notify/alertservice.h"
#include "core/alerts/alertoutlet.h"

namespace nb {

/// Sends the alerts of a workspace while the window has it open.
class DesktopAlerts : public AlertOutlet
{
public:
    /// `engine` outlives the object.
    DesktopAlerts(AlertEngine& engine, QString workspaceFolder);

    Result<void> test(const AlertChannel& channel, const std::optional<std::string>& secret,
        std::stop_token stop) override;
    Result<void> keepSecret(AlertChannel& channel, const std::string& secret) override;
    [[nodiscard]] std::map<std::int64_t, std::string> problems() const override;

private:
    /// It shows things in the GUI thread, and goes there.
    struct GoesLater
    {
        void operator()(DesktopNotifier* notifier) const { notifier->deleteLater(); }
    };
    const QString m_folder;
    std::unique_ptr<DesktopNotifier, GoesLater> m_notifier;
    AlertService m_service; ///< last: it notifies
};

} // namespace nb
