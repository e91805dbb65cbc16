// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace nb {

/// Passwords and tokens by name; the only place where they are kept. Any thread.
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    /// Nothing when there is no such secret.
    [[nodiscard]] virtual Result<std::optional<std::string>> secret(std::string_view name) = 0;
    /// Empty removes it.
    virtual Result<void> setSecret(std::string_view name, std::string_view secret) = 0;
};

/// A file that only its owner can read, encrypted with a passphrase: scrypt (RFC 7914) makes the
/// key, AES-256-GCM guards the content. For computers without a keychain.
class FileSecretStore : public SecretStore
{
public:
    /// The file is made with the first secret. `passphrase` is asked for when it is needed; empty
    /// means there is none.
    using Passphrase = std::function<std::string()>;
    FileSecretStore(QString path, Passphrase passphrase);
    ~FileSecretStore() override;

    /// Invalid when the passphrase is wrong or the file damaged, Usage when there is none.
    [[nodiscard]] Result<std::optional<std::string>> secret(std::string_view name) override;
    Result<void> setSecret(std::string_view name, std::string_view secret) override;

private:
    using Secrets = std::map<std::string, std::string, std::less<>>;
    Result<Secrets> load();
    Result<void> store(const Secrets& secrets);

    const QString m_path;
    const Passphrase m_passphrase;
    std::mutex m_mutex; ///< one at a time
};

/// The passphrase for a program without a window: what NETBEHAVE_PASSPHRASE_FILE names, the
/// systemd credential `netbehave-passphrase`, or NETBEHAVE_PASSPHRASE.
[[nodiscard]] std::string passphraseFromEnvironment();

/// The keychain of the desktop where the program was built with it and one runs, else the encrypted
/// file `secrets.nbs` in `folder`.
[[nodiscard]] std::unique_ptr<SecretStore> openSecretStore(
    const QString& folder, FileSecretStore::Passphrase passphrase);

} // namespace nb
