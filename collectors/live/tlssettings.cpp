// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/live/tlssettings.h"

#include "collectors/live/revocationlist.h"

#include <QFile>
#include <QSslKey>
#include <QSslSocket>

#include <algorithm>

namespace nb {

namespace {

constexpr qint64 kMostBytes = 16 << 20;
/// What NIST SP 800-57 counts as 112 bits of strength.
constexpr int kLeastRsaBits = 2048;
constexpr int kLeastCurveBits = 224;

Result<QByteArray> contentOf(const QString& path, std::string_view what)
{
    if (path.isEmpty())
        return Error {ErrorCode::Invalid, "tls:// needs " + std::string(what) + ", a PEM file"};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {ErrorCode::Unreadable,
            std::string(what) + " " + path.toStdString()
                + " cannot be read: " + file.errorString().toStdString()};
    return file.read(kMostBytes);
}

Error wrong(const QString& path, std::string_view what, std::string_view why)
{
    return {
        ErrorCode::Invalid, std::string(what) + " " + path.toStdString() + ": " + std::string(why)};
}

Result<QSslKey> keyFrom(const QByteArray& pem, const QString& path)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa})
        if (QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey); !key.isNull())
            return key;
    return wrong(path, "the key", "holds no private key in PEM form without a passphrase");
}

Result<QSet<QByteArray>> revokedIn(const QByteArray& pem, const QString& path)
{
    const QByteArray begin = QByteArrayLiteral("-----BEGIN X509 CRL-----");
    const QByteArray end = QByteArrayLiteral("-----END X509 CRL-----");
    QSet<QByteArray> revoked;
    for (qsizetype from = pem.indexOf(begin); from >= 0; from = pem.indexOf(begin, from)) {
        from += begin.size();
        const qsizetype to = pem.indexOf(end, from);
        const QByteArray der = QByteArray::fromBase64(pem.mid(from, to < 0 ? -1 : to - from));
        const auto serials
            = revokedSerials(std::as_bytes(std::span(der.constData(), std::size_t(der.size()))));
        if (to < 0 || !serials)
            return wrong(path, "the authority's file", "holds a damaged revocation list");
        for (const QByteArray& serial : *serials)
            revoked.insert(serial);
    }
    return revoked;
}

/// From Qt's `0a:1b:…`.
QByteArray serialOf(const QSslCertificate& certificate)
{
    QByteArray bytes = QByteArray::fromHex(certificate.serialNumber());
    while (bytes.startsWith('\0'))
        bytes.remove(0, 1);
    return bytes;
}

std::vector<std::string> namesOf(const QSslCertificate& certificate)
{
    std::vector<std::string> names;
    for (const QString& name : certificate.subjectAlternativeNames())
        names.push_back(name.toLower().toStdString());
    // the common name counts only where there are no others (RFC 6125 section 6.4.4)
    if (names.empty())
        for (const QString& name : certificate.subjectInfo(QSslCertificate::CommonName))
            names.push_back(name.toLower().toStdString());
    return names;
}

} // namespace

Result<TlsSettings> TlsSettings::read(const SourceSettings& settings)
{
    if (!QSslSocket::supportsSsl())
        return Error {ErrorCode::Invalid, "this system's Qt has no TLS: install its OpenSSL part"};
    const auto certificatePem = contentOf(settings.certificateFile, "a certificate of its own");
    if (!certificatePem)
        return certificatePem.error();
    const auto keyPem = contentOf(settings.keyFile, "the key of the certificate");
    if (!keyPem)
        return keyPem.error();
    const auto authorityPem
        = contentOf(settings.authorityFile, "the authority whose clients are let in");
    if (!authorityPem)
        return authorityPem.error();
    const auto chain = QSslCertificate::fromData(*certificatePem, QSsl::Pem);
    if (chain.isEmpty())
        return wrong(settings.certificateFile, "the certificate", "holds none in PEM form");
    const auto key = keyFrom(*keyPem, settings.keyFile);
    if (!key)
        return key.error();
    const auto authorities = QSslCertificate::fromData(*authorityPem, QSsl::Pem);
    if (authorities.isEmpty())
        return wrong(settings.authorityFile, "the authority's file", "holds no certificate");
    const auto revoked = revokedIn(*authorityPem, settings.authorityFile);
    if (!revoked)
        return revoked.error();

    TlsSettings result;
    result.m_revoked = *revoked;
    for (const std::string& name : settings.peerNames)
        result.m_peerNames.push_back(QString::fromStdString(name).toLower().toStdString());
    QSslConfiguration configuration;
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(*key);
    configuration.setCaCertificates(authorities);
    configuration.setSslOption(QSsl::SslOptionDisableSessionTickets, true);
    result.m_configuration = configuration;
    return result;
}

std::optional<std::string> TlsSettings::refusal(const QSslCertificate& client) const
{
    if (client.isNull())
        return "the other side shows no certificate";
    if (m_revoked.contains(serialOf(client)))
        return "the other side's certificate was revoked";
    const QSslKey key = client.publicKey();
    if (key.length() < (key.algorithm() == QSsl::Ec ? kLeastCurveBits : kLeastRsaBits))
        return "the other side's key is too weak: " + std::to_string(key.length()) + " bits";
    if (m_peerNames.empty())
        return std::nullopt;
    const std::vector<std::string> names = namesOf(client);
    const bool known = std::ranges::any_of(names, [this](const std::string& name) {
        return std::ranges::find(m_peerNames, name) != m_peerNames.end();
    });
    if (known)
        return std::nullopt;
    return "the other side's certificate bears the name "
        + (names.empty() ? std::string("(none)") : names.front()) + ", which is not in the list";
}

} // namespace nb
