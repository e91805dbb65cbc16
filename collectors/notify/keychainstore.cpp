// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/notify/secretstore.h"

#ifdef NB_KEYCHAIN
#include <QEventLoop>
#include <QTimer>
#include <qt6keychain/keychain.h>
#endif

namespace nb {

#ifdef NB_KEYCHAIN

namespace {

/// The keychain of the desktop. Only used from threads that have no event loop of their own: the
/// thread that sends alerts, and the command line.
class KeychainSecretStore : public SecretStore
{
public:
    Result<std::optional<std::string>> secret(std::string_view name) override
    {
        QKeychain::ReadPasswordJob job(service());
        if (!run(job, name))
            return silent();
        if (job.error() == QKeychain::EntryNotFound)
            return std::optional<std::string>();
        if (job.error() != QKeychain::NoError)
            return Error {ErrorCode::Unreadable, job.errorString().toStdString()};
        return std::optional(job.binaryData().toStdString());
    }

    Result<void> setSecret(std::string_view name, std::string_view secret) override
    {
        if (secret.empty()) {
            QKeychain::DeletePasswordJob job(service());
            return run(job, name) ? resultOf(job) : Result<void>(silent());
        }
        QKeychain::WritePasswordJob job(service());
        job.setBinaryData(QByteArray(secret.data(), static_cast<qsizetype>(secret.size())));
        return run(job, name) ? resultOf(job) : Result<void>(silent());
    }

private:
    static QString service() { return QStringLiteral("NetBehave"); }
    static Error silent() { return {ErrorCode::Unreadable, "the keychain does not answer"}; }
    /// False when it did not end in time: somebody may have to unlock the keychain first.
    static bool run(QKeychain::Job& job, std::string_view name)
    {
        bool finished = false;
        QEventLoop loop;
        job.setAutoDelete(false);
        job.setInsecureFallback(false);
        job.setKey(QString::fromUtf8(name));
        QObject::connect(&job, &QKeychain::Job::finished, &loop, [&finished, &loop] {
            finished = true;
            loop.quit();
        });
        job.start();
        QTimer::singleShot(std::chrono::minutes {1}, &loop, &QEventLoop::quit);
        loop.exec();
        return finished;
    }
    static Result<void> resultOf(const QKeychain::Job& job)
    {
        if (job.error() == QKeychain::NoError || job.error() == QKeychain::EntryNotFound)
            return {};
        return Error {ErrorCode::Unreadable, job.errorString().toStdString()};
    }
};

/// The keychain, and the encrypted file where there is none.
class KeychainOrFile : public SecretStore
{
public:
    explicit KeychainOrFile(std::unique_ptr<SecretStore> file)
        : m_file(std::move(file))
    {
    }

    Result<std::optional<std::string>> secret(std::string_view name) override
    {
        auto found = m_keychain.secret(name);
        return found && *found ? found : m_file->secret(name);
    }

    Result<void> setSecret(std::string_view name, std::string_view secret) override
    {
        const auto kept = m_keychain.setSecret(name, secret);
        return kept && !secret.empty() ? kept : m_file->setSecret(name, secret);
    }

private:
    KeychainSecretStore m_keychain;
    std::unique_ptr<SecretStore> m_file;
};

} // namespace

#endif

std::unique_ptr<SecretStore> openSecretStore(
    const QString& folder, FileSecretStore::Passphrase passphrase)
{
    auto file = std::make_unique<FileSecretStore>(
        folder + QStringLiteral("/secrets.nbs"), std::move(passphrase));
#ifdef NB_KEYCHAIN
    // a passphrase that was given says that the file is wanted
    if (passphraseFromEnvironment().empty())
        return std::make_unique<KeychainOrFile>(std::move(file));
#endif
    return file;
}

} // namespace nb
