// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/notify/alertservice.h"

#include <QDir>
#include <QStandardPaths>

namespace nb {

namespace {

/// Asks whether there is a keychain when a secret is wanted, which may take a moment, and not when
/// the program starts.
class UserSecrets : public SecretStore
{
public:
    Result<std::optional<std::string>> secret(std::string_view name) override
    {
        return store().secret(name);
    }
    Result<void> setSecret(std::string_view name, std::string_view secret) override
    {
        return store().setSecret(name, secret);
    }

private:
    SecretStore& store()
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_store) {
            const QString folder
                = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
                + QStringLiteral("/netbehave");
            QDir().mkpath(folder);
            m_store = openSecretStore(folder, passphraseFromEnvironment);
        }
        return *m_store;
    }
    std::mutex m_mutex; ///< guards m_store
    std::unique_ptr<SecretStore> m_store;
};

} // namespace

AlertService::AlertService(AlertEngine& engine, AlertSender::Notify notify)
    : m_secrets(openUserSecrets())
    , m_sender(*m_secrets, std::move(notify))
    , m_delivery(engine, m_sender)
{
}

std::unique_ptr<SecretStore> openUserSecrets()
{
    return std::make_unique<UserSecrets>();
}

std::string channelSecretName(const QString& workspaceFolder, std::string_view channelName)
{
    std::string name = "alerts/";
    name += channelName;
    name += '@';
    return name + QDir(workspaceFolder).absolutePath().toStdString();
}

} // namespace nb
