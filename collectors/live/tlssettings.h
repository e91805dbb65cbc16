// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/collector.h"

#include <QSet>
#include <QSslCertificate>
#include <QSslConfiguration>

#include <optional>
#include <string>

namespace nb {

/// How sessions are secured, and who is let in: clients need a certificate of our authority that is
/// not revoked, has a strong key, and bears one of the names (RFC 7011 section 11.1: mutual
/// authentication). Immutable.
class TlsSettings
{
public:
    /// Reads the PEM files. Revocation lists ("X509 CRL") in the authority's file are honoured.
    /// Unreadable or Invalid, with the file and what is wrong.
    static Result<TlsSettings> read(const SourceSettings& settings);

    /// TLS 1.2 or later, a client certificate demanded.
    [[nodiscard]] const QSslConfiguration& configuration() const { return m_configuration; }
    /// Why a client whose certificate the authority signed is not let in all the same; nothing when
    /// it is.
    [[nodiscard]] std::optional<std::string> refusal(const QSslCertificate& client) const;

private:
    QSslConfiguration m_configuration;
    QSet<QByteArray> m_revoked; ///< serial numbers, big endian without leading zeros
    std::vector<std::string> m_peerNames;
};

} // namespace nb
