// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/notify/alertsender.h"

namespace nb {

/// Everything that sends the alerts of an open workspace: secrets, channels and the thread. Made by
/// the programs that run for long.
class AlertService
{
public:
    /// `engine` outlives the object.
    explicit AlertService(AlertEngine& engine, AlertSender::Notify notify = {});

    [[nodiscard]] const AlertDelivery& delivery() const { return m_delivery; }
    [[nodiscard]] AlertSender& sender() { return m_sender; }
    [[nodiscard]] SecretStore& secrets() { return *m_secrets; }

private:
    std::unique_ptr<SecretStore> m_secrets;
    AlertSender m_sender;
    AlertDelivery m_delivery;
};

/// The store of this user: in the keychain, else in the folder of the settings.
[[nodiscard]] std::unique_ptr<SecretStore> openUserSecrets();
/// Under which name the secret of a channel of this workspace is kept.
[[nodiscard]] std::string channelSecretName(
    const QString& workspaceFolder, std::string_view channelName);

} // namespace nb
