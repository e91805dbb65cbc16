// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/notify/secretstore.h"

#include <QByteArray>
#include <QCborMap>
#include <QCborValue>
#include <QFile>
#include <QSaveFile>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

namespace nb {

namespace {

// "NBS1", salt, nonce, tag, ciphertext
constexpr char kMagic[] = "NBS1";
constexpr qsizetype kMagicBytes = 4;
constexpr qsizetype kSaltBytes = 16;
constexpr qsizetype kNonceBytes = 12;
constexpr qsizetype kTagBytes = 16;
constexpr qsizetype kKeyBytes = 32;
constexpr qsizetype kHeadBytes = kMagicBytes + kSaltBytes + kNonceBytes + kTagBytes;
constexpr qint64 kMostBytes = 1 << 20;
// 2^15 * 8 * 128 bytes = 32 MiB and about 0.1 s for each guess
constexpr std::uint64_t kScryptN = 1 << 15;
constexpr std::uint64_t kScryptR = 8;
constexpr std::uint64_t kScryptP = 1;
constexpr std::uint64_t kScryptMemory = 64 << 20;

unsigned char* raw(QByteArray& bytes)
{
    return static_cast<unsigned char*>(static_cast<void*>(bytes.data()));
}
const unsigned char* raw(const QByteArray& bytes)
{
    return static_cast<const unsigned char*>(static_cast<const void*>(bytes.constData()));
}

/// Overwritten when it goes.
struct Key
{
    QByteArray bytes {kKeyBytes, '\0'};
    ~Key() { OPENSSL_cleanse(bytes.data(), kKeyBytes); }
};

bool makeKey(const std::string& passphrase, const QByteArray& salt, Key& key)
{
    return EVP_PBE_scrypt(passphrase.data(), passphrase.size(), raw(salt), kSaltBytes, kScryptN,
               kScryptR, kScryptP, kScryptMemory, raw(key.bytes), kKeyBytes)
        == 1;
}

using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

std::optional<QByteArray> encrypted(
    const Key& key, const QByteArray& nonce, const QByteArray& plain, QByteArray& tag)
{
    const Context context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    QByteArray out(plain.size() + 16, '\0');
    tag.resize(kTagBytes);
    int written = 0;
    int last = 0;
    const bool done = context
        && EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, raw(key.bytes), raw(nonce))
            == 1
        && EVP_EncryptUpdate(
               context.get(), raw(out), &written, raw(plain), static_cast<int>(plain.size()))
            == 1
        && EVP_EncryptFinal_ex(context.get(), raw(out) + written, &last) == 1
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, kTagBytes, tag.data()) == 1;
    if (!done)
        return std::nullopt;
    out.resize(written + last);
    return out;
}

std::optional<QByteArray> decrypted(const Key& key, const QByteArray& file)
{
    const QByteArray nonce = file.mid(kMagicBytes + kSaltBytes, kNonceBytes);
    QByteArray tag = file.mid(kMagicBytes + kSaltBytes + kNonceBytes, kTagBytes);
    const QByteArray body = file.mid(kHeadBytes);
    const Context context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    QByteArray out(body.size() + 16, '\0');
    int written = 0;
    int last = 0;
    const bool done = context
        && EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, raw(key.bytes), raw(nonce))
            == 1
        && EVP_DecryptUpdate(
               context.get(), raw(out), &written, raw(body), static_cast<int>(body.size()))
            == 1
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, kTagBytes, tag.data()) == 1
        && EVP_DecryptFinal_ex(context.get(), raw(out) + written, &last) == 1;
    if (!done)
        return std::nullopt;
    out.resize(written + last);
    return out;
}

QByteArray random(qsizetype bytes)
{
    QByteArray made(bytes, '\0');
    return RAND_bytes(raw(made), static_cast<int>(bytes)) == 1 ? made : QByteArray();
}

Error noPassphrase()
{
    return {ErrorCode::Usage,
        "the secrets are encrypted and there is no passphrase; set NETBEHAVE_PASSPHRASE_FILE or "
        "NETBEHAVE_PASSPHRASE"};
}

} // namespace

FileSecretStore::FileSecretStore(QString path, Passphrase passphrase)
    : m_path(std::move(path))
    , m_passphrase(std::move(passphrase))
{
}

FileSecretStore::~FileSecretStore() = default;

Result<FileSecretStore::Secrets> FileSecretStore::load()
{
    QFile file(m_path);
    if (!file.exists())
        return Secrets {};
    if (!file.open(QIODevice::ReadOnly) || file.size() > kMostBytes)
        return Error {ErrorCode::Unreadable, "the file of secrets cannot be read"};
    const QByteArray bytes = file.readAll();
    if (!bytes.startsWith(kMagic) || bytes.size() < kHeadBytes)
        return Error {ErrorCode::Invalid, "the file of secrets is damaged"};
    const std::string passphrase = m_passphrase ? m_passphrase() : std::string();
    if (passphrase.empty())
        return noPassphrase();
    Key key;
    if (!makeKey(passphrase, bytes.mid(kMagicBytes, kSaltBytes), key))
        return Error {ErrorCode::Internal, "no key could be made"};
    const auto plain = decrypted(key, bytes);
    if (!plain)
        return Error {ErrorCode::Invalid,
            "the passphrase of the secrets is wrong, or the file is "
            "damaged"};
    Secrets secrets;
    const QCborMap map = QCborValue::fromCbor(*plain).toMap();
    for (auto it = map.begin(); it != map.end(); ++it)
        secrets.emplace(it.key().toString().toStdString(), it.value().toByteArray().toStdString());
    return secrets;
}

Result<void> FileSecretStore::store(const Secrets& secrets)
{
    const std::string passphrase = m_passphrase ? m_passphrase() : std::string();
    if (passphrase.empty())
        return noPassphrase();
    QCborMap map;
    for (const auto& [name, secret] : secrets)
        map.insert(QString::fromStdString(name), QByteArray::fromStdString(secret));
    const QByteArray salt = random(kSaltBytes);
    const QByteArray nonce = random(kNonceBytes);
    Key key;
    QByteArray tag;
    if (salt.isEmpty() || nonce.isEmpty() || !makeKey(passphrase, salt, key))
        return Error {ErrorCode::Internal, "no key could be made"};
    const auto body = encrypted(key, nonce, map.toCborValue().toCbor(), tag);
    if (!body)
        return Error {ErrorCode::Internal, "the secrets could not be encrypted"};
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly)
        || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return Error {ErrorCode::Unreadable, "the file of secrets cannot be written"};
    file.write(QByteArray(kMagic) + salt + nonce + tag + *body);
    if (!file.commit())
        return Error {ErrorCode::Unreadable, "the file of secrets cannot be written"};
    return {};
}

Result<std::optional<std::string>> FileSecretStore::secret(std::string_view name)
{
    const std::scoped_lock lock(m_mutex);
    const auto secrets = load();
    if (!secrets)
        return secrets.error();
    const auto found = secrets->find(name);
    return found == secrets->end() ? std::optional<std::string>() : std::optional(found->second);
}

Result<void> FileSecretStore::setSecret(std::string_view name, std::string_view secret)
{
    const std::scoped_lock lock(m_mutex);
    auto secrets = load();
    if (!secrets)
        return secrets.error();
    if (secret.empty() && !secrets->contains(name))
        return {};
    if (secret.empty())
        secrets->erase(std::string(name));
    else
        (*secrets)[std::string(name)] = std::string(secret);
    return store(*secrets);
}

std::string passphraseFromEnvironment()
{
    QString path = qEnvironmentVariable("NETBEHAVE_PASSPHRASE_FILE");
    if (const QString folder = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
        path.isEmpty() && !folder.isEmpty())
        path = folder + QStringLiteral("/netbehave-passphrase");
    if (QFile file(path); !path.isEmpty() && file.open(QIODevice::ReadOnly))
        return QByteArray(file.read(4096)).trimmed().toStdString();
    return qEnvironmentVariable("NETBEHAVE_PASSPHRASE").toStdString();
}

} // namespace nb
